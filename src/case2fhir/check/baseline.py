"""Baselines: findings that are known and accepted, each with a reason.

The file is `{"version": 1, "findings": [{file, rule, path, message, reason}]}`. Lines do not count, so that an entry
stays valid when the file changes above it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from case2fhir.errors import InputError
from case2fhir.issues import Issue
from case2fhir.jsonio import dumps, loads

_KEYS = ("file", "rule", "path", "message")
Key = tuple[Any, ...]


def read(text: str, name: str) -> dict[Key, str]:
    """Return the reasons of a baseline by finding; raise InputError where it is none or a reason is missing."""
    try:
        document = loads(text)
    except ValueError as error:
        raise InputError(f"{name}: is no baseline: {error}") from error
    findings = document.get("findings") if isinstance(document, dict) else None
    if not isinstance(findings, list) or document.get("version") != 1:
        raise InputError(f"{name}: is no baseline of version 1; write one with --write-baseline")
    problems, known = [], {}
    for at, entry in enumerate(findings):
        reason = entry.get("reason") if isinstance(entry, dict) else None
        if not isinstance(reason, str) or not reason.strip():
            problems.append(f"{name}: findings[{at}] has no reason; say why it is accepted")
        else:
            known[tuple(entry.get(key) for key in _KEYS)] = reason
    if problems:
        raise InputError(*problems)
    return known


def apply(issues: Iterable[Issue], known: dict[Key, str], name: str) -> list[Issue]:
    """Return the findings that the baseline does not have, and one for each of its entries that is gone."""
    left, met = [], set()
    for issue in issues:
        key = key_of(issue)
        if key in known:
            met.add(key)
        else:
            left.append(issue)
    for key in known:
        if key not in met:
            message = f"the baseline has a finding that no longer occurs: {key[1]} at {key[2]} of {key[0]}; take it out"
            left.append(Issue("information", "baseline-stale", message, file=name))
    return left


def key_of(issue: Issue) -> Key:
    """Return what a baseline knows a finding by."""
    return tuple(getattr(issue, key) for key in _KEYS)


def write(issues: Iterable[Issue], known: dict[Key, str], reason: str) -> str:
    """Return the text of a baseline of the findings; reasons that are known stay."""
    entries: dict[Key, dict[str, Any]] = {}
    for issue in issues:
        if issue.rule != "baseline-stale":
            key = key_of(issue)
            entries[key] = {**dict(zip(_KEYS, key, strict=True)), "reason": known.get(key, reason)}
    ordered = [entries[key] for key in sorted(entries, key=lambda key: [str(part) for part in key])]
    return dumps({"version": 1, "findings": ordered}) + "\n"
