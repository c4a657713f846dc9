"""Findings as OperationOutcome: https://hl7.org/fhir/R4/operationoutcome.html."""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from case2fhir.check.outputs import Outcome
from case2fhir.issues import Issue
from case2fhir.jsonio import dumps

_CODES = (
    ("json-", "structure"),
    ("required-", "required"),
    ("unknown-", "structure"),
    ("binding-", "code-invalid"),
    ("code-", "code-invalid"),
    ("reference-", "not-found"),
    ("extension-", "extension"),
    ("profile-unknown", "not-found"),
    ("not-checked", "not-supported"),
    ("duplicate-", "duplicate"),
)


def write(outcome: Outcome) -> str:
    """Return an OperationOutcome; for several files a Bundle that holds one for each."""
    files = list(dict.fromkeys([*outcome.files, *(issue.file or "-" for issue in outcome.issues)]))
    if len(files) == 1:
        return dumps(_one(list(outcome.issues))) + "\n"
    entries = [
        {
            "fullUrl": f"urn:uuid:{uuid5(NAMESPACE_URL, file)}",
            "resource": _one([issue for issue in outcome.issues if (issue.file or "-") == file], file),
        }
        for file in files
    ]
    bundle: dict[str, Any] = {"resourceType": "Bundle", "type": "collection"}
    return dumps({**bundle, "entry": entries} if entries else bundle) + "\n"


def _one(issues: list[Issue], file: str | None = None) -> dict[str, Any]:
    listed = [_issue(issue) for issue in issues]
    text = f"All OK{f' in {file}' if file else ''}"
    return {
        "resourceType": "OperationOutcome",
        "issue": listed or [{"severity": "information", "code": "informational", "diagnostics": text}],
    }


def _issue(issue: Issue) -> dict[str, Any]:
    place = ":".join(str(part) for part in (issue.file, issue.line, issue.column) if part is not None)
    found: dict[str, Any] = {
        "severity": issue.severity,
        "code": _code(issue.rule),
        "details": {"text": issue.rule},
        "diagnostics": f"{place}: {issue.message}" if place else issue.message,
    }
    return {**found, "expression": [issue.path]} if issue.path else found


def _code(rule: str) -> str:
    for prefix, code in _CODES:
        if rule.startswith(prefix):
            return code
    return "invariant" if any(letter.isdigit() for letter in rule) else "invalid"
