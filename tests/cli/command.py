"""Runs the command as a user does: words in, exit code, standard output and standard error out."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

STORY = """A 35-year-old woman presented with fever and cough. She had no rash.
Hemoglobin was 10.2 g/dL. She was given aspirin 100 mg daily.
"""
TWO_PATIENTS = """Case 1
A 30-year-old woman presented with fever.

Case 2
A 60-year-old man presented with cough.
"""


@dataclass(frozen=True)
class Result:
    """What a run of the command gave."""

    code: int
    out: str
    err: str

    @property
    def bundle(self) -> dict[str, Any]:
        """The JSON of standard output."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def problems(self) -> list[str]:
        """The lines of standard error that say what is wrong."""
        return [line.removeprefix("case2fhir: ") for line in self.err.splitlines() if line.startswith("case2fhir: ")]


Run = Callable[..., Result]


class _Stdin:
    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)


def runner(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs `case2fhir` with its arguments."""
    from case2fhir.cli.app import run

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def call(*words: object, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "argv", ["case2fhir", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", _Stdin(stdin))
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            run()
        said = capsys.readouterr()
        code = stopped.value.code
        return Result(code if isinstance(code, int) else 0, said.out, said.err)

    return call
