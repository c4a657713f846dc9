"""Findings as one JSON array."""

from __future__ import annotations

from case2fhir.check.outputs import Outcome
from case2fhir.jsonio import dumps

_FIELDS = ("file", "severity", "rule", "path", "line", "column", "message")


def write(outcome: Outcome) -> str:
    """Return an array of objects with file, severity, rule, path, line, column and message; `[]` when clean."""
    return dumps([{name: getattr(issue, name) for name in _FIELDS} for issue in outcome.issues]) + "\n"
