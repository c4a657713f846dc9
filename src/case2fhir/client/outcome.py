"""OperationOutcomes as servers really send them: any shape is read, nothing is trusted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from case2fhir.client.address import without_queries
from case2fhir.client.transport import Answer

_ENTRY = re.compile(r"entry(?:\.where\([^)]*\))?\[(\d+)\]")
_XPATH_ENTRY = re.compile(r"f:entry\[(\d+)\]")
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Complaint:
    """One issue of an OperationOutcome; `entry` counts from 0 if the server says which it means."""

    severity: str
    code: str
    text: str
    expression: str = ""
    entry: int | None = None

    def __str__(self) -> str:
        """Return the issue on one line."""
        return f"{self.expression}: {self.text}" if self.expression else self.text


def parse(body: bytes) -> Any:
    """Return the JSON value of `body`, or None if it is no JSON."""
    try:
        return json.loads(body)
    except (ValueError, UnicodeDecodeError, RecursionError):
        return None


def complaints(found: Any) -> list[Complaint]:
    """Return the issues of an OperationOutcome, wherever it stands in the JSON value `found`; never raises."""
    try:
        return _complaints(found)
    except RecursionError:
        return []


def _complaints(found: Any) -> list[Complaint]:
    if not isinstance(found, dict):
        return []
    if found.get("resourceType") == "OperationOutcome" or "issue" in found:
        issues = found.get("issue")
        issues = issues if isinstance(issues, list) else [issues]
        read = [_complaint(issue) for issue in issues if isinstance(issue, dict)]
        return read or _from_text(found.get("text"))
    nested = [found.get(name) for name in ("outcome", "operationOutcome", "response", "resource")]
    nested += found["entry"] if isinstance(found.get("entry"), list) else []
    return [one for item in nested for one in _complaints(item)]


def errors(found: Any) -> list[Complaint]:
    """Return the issues of `found` that are errors; all of them if none says so."""
    read = complaints(found)
    return [one for one in read if one.severity in ("error", "fatal")] or read


def explain(answer: Answer) -> list[Complaint]:
    """Return what the server complains of in an answer that is no success; always at least one."""
    found = parse(answer.body)
    if isinstance(found, dict):
        read = errors(found)
        if read:
            return read
        said = found.get("message") or found.get("error_description") or found.get("error") or found.get("detail")
        if isinstance(said, str):
            return [Complaint("error", "unknown", _clean(said))]
    if 300 <= answer.status < 400:
        return [Complaint("error", "unknown", f"the server redirects ({answer.status}), which is not followed")]
    kind = "HTML" if looks_like_html(answer) else "no OperationOutcome"
    return [Complaint("error", "unknown", f"the server answered {answer.status} with {kind}")]


def looks_like_html(answer: Answer) -> bool:
    """Say whether the answer is a web page."""
    start = answer.body[:200].lstrip().lower()
    return "html" in answer.headers.get("content-type", "") or start.startswith((b"<!doctype html", b"<html"))


def redact(texts: Iterable[str], hidden: Iterable[str]) -> tuple[str, ...]:
    """Return `texts` with each of `hidden` (identifier values, names, secrets) replaced by an ellipsis."""
    values = sorted({value for value in hidden if len(value) >= 3}, key=len, reverse=True)
    if not values:
        return tuple(texts)
    # A name is hidden as a word: "Max" is no part of "Maximum".
    parts = [rf"\b{re.escape(value)}\b" if value.isalpha() else re.escape(value) for value in values]
    pattern = re.compile("|".join(parts))
    return tuple(pattern.sub("…", text) for text in texts)


def _complaint(issue: dict[str, Any]) -> Complaint:
    details = issue.get("details")
    details = details if isinstance(details, dict) else {}
    coding = details.get("coding")
    coding = coding[0] if isinstance(coding, list) and coding and isinstance(coding[0], dict) else {}
    said = [item for item in (details.get("text"), issue.get("diagnostics")) if isinstance(item, str) and item]
    if len(said) == 2 and (said[0] in said[1] or said[1] in said[0]):
        said = [max(said, key=len)]
    text = ": ".join(said) or coding.get("display") or issue.get("code")
    where = _first(issue.get("expression")) or _first(issue.get("location"))
    return Complaint(
        severity=str(issue.get("severity") or "error"),
        code=str(issue.get("code") or "unknown"),
        text=_clean(str(text or "no reason given")),
        expression=_clean(where),
        entry=_entry(where),
    )


def _first(value: Any) -> str:
    if isinstance(value, list):
        return next((str(item) for item in value if isinstance(item, str)), "")
    return value if isinstance(value, str) else ""


def _entry(where: str) -> int | None:
    if found := _XPATH_ENTRY.search(where):
        return int(found.group(1)) - 1
    found = _ENTRY.search(where)
    return int(found.group(1)) if found else None


def _from_text(text: Any) -> list[Complaint]:
    div = text.get("div") if isinstance(text, dict) else None
    if not isinstance(div, str):
        return []
    said = _clean(re.sub(r"<[^>]*>", " ", div))
    return [Complaint("error", "unknown", said)] if said else []


def _clean(text: str) -> str:
    text = " ".join(without_queries(text).split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
