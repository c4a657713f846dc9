"""Findings as SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html."""

from __future__ import annotations

import hashlib
from typing import Any
from urllib.parse import quote

from case2fhir._version import __version__
from case2fhir.check.outputs import Outcome
from case2fhir.check.rules import help_url, title
from case2fhir.issues import Issue
from case2fhir.jsonio import dumps

_LEVELS = {"error": "error", "warning": "warning", "information": "note"}


def write(outcome: Outcome) -> str:
    """Return one run; the fingerprint of a result is of file, rule, path and message, never of the line."""
    rules = sorted({issue.rule for issue in outcome.issues})
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "case2fhir",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in rules],
            },
            "extensions": [_package(name) for name in outcome.packages],
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": {"text": "The folder that case2fhir ran in."}}},
        "artifacts": [{"location": _location(file)} for file in outcome.files],
        "results": [_result(issue, rules) for issue in outcome.issues],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(rule: str) -> dict[str, Any]:
    return {"id": rule, "shortDescription": {"text": title(rule)}, "helpUri": help_url(rule)}


def _package(name: str) -> dict[str, Any]:
    plain, _, version = name.partition(" ")
    return {"name": plain, "version": version} if version else {"name": plain}


def _location(file: str) -> dict[str, str]:
    return {"uri": quote(file), "uriBaseId": "ROOT"}


def _result(issue: Issue, rules: list[str]) -> dict[str, Any]:
    place: dict[str, Any] = {}
    if issue.file is not None:
        place["physicalLocation"] = {"artifactLocation": _location(issue.file)}
        if issue.line is not None:
            place["physicalLocation"]["region"] = {"startLine": issue.line, "startColumn": issue.column or 1}
    if issue.path:
        place["logicalLocations"] = [{"fullyQualifiedName": issue.path}]
    where = f"{issue.path}: " if issue.path else ""
    return {
        "ruleId": issue.rule,
        "ruleIndex": rules.index(issue.rule),
        "level": _LEVELS[issue.severity],
        "message": {"text": where + issue.message},
        "locations": [place] if place else [],
        "partialFingerprints": {"case2fhir/v1": fingerprint(issue)},
    }


def fingerprint(issue: Issue) -> str:
    """Return a hash that stays when lines move."""
    parts = (issue.file or "", issue.rule, issue.path or "", issue.message)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]
