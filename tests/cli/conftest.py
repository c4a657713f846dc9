"""What the tests of the command line share."""

from __future__ import annotations

import pytest

from .command import Run, runner


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command, run in this process."""
    return runner(monkeypatch, capsys)
