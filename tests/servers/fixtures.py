"""Fixtures that start real servers, once a test run, and end them by their process id."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from servers.build import built, java
from servers.hapi import Hapi, running
from servers.validator import OfficialValidator


@pytest.fixture(scope="session")
def hapi(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hapi]:
    """A HAPI FHIR R4 server with an empty in-memory database; `.base` is its URL. Use the marker `hapi`.

    All tests share it: compare counts before and after, or count by identifiers of your own.
    """
    with running(built("hapi"), java(), tmp_path_factory.mktemp("hapi")) as server:
        yield server


@pytest.fixture
def durable_hapi(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hapi]:
    """A HAPI server of the test's own with a file database, so that it can be killed and started again."""
    folder = tmp_path_factory.mktemp("hapi-durable")
    with running(built("hapi"), java(), folder, database=folder / "database") as server:
        yield server


@pytest.fixture(scope="session")
def official_validator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficialValidator]:
    """HL7's official validator: `official_validator([path, ...])` returns one dict a file.

    Use the marker `official`.
    """
    log = tmp_path_factory.mktemp("validator") / "validator.log"
    validator = OfficialValidator(built("validator"), java(), log)
    yield validator
    validator.close()
