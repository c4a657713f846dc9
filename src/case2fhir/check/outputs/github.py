"""Findings as workflow commands of GitHub Actions, which become annotations.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from case2fhir.check.outputs import Outcome
from case2fhir.issues import Issue

_LEVELS = {"error": "error", "warning": "warning", "information": "notice"}


def write(outcome: Outcome) -> str:
    """Return one workflow command a finding."""
    return "".join(_command(issue) for issue in outcome.issues)


def _command(issue: Issue) -> str:
    places = {"file": issue.file, "line": issue.line, "col": issue.column, "title": issue.rule}
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in places.items() if value is not None)
    where = f"{issue.path}: " if issue.path else ""
    return f"::{_LEVELS[issue.severity]} {listed}::{_data(where + issue.message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
