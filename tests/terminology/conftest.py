"""What the tests of the terminology share: the tables as they are shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from case2fhir.terminology import Terminology, load, store

FOLDER = store.folder()


@pytest.fixture(scope="session")
def terms() -> Terminology:
    return load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder of mapping tables."""
    made = tmp_path / "tables"
    made.mkdir()
    return made
