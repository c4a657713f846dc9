"""A server's second opinion on a resource: its findings under our paths, joined with ours.

Servers name places in their own ways: HAPI says `Bundle.entry[0].resource/*Patient/x*/.value.ofType(Quantity)`, others
`Bundle.entry[0].resource.ofType(Patient)` or the XPath `/f:Bundle/f:entry[1]/f:resource`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from case2fhir.check.store import shipped
from case2fhir.issues import RANK, Issue, Report

Ask = Callable[[dict[str, Any]], Report]
"""Gives what a server's `$validate` says of a resource."""

_COMMENT = re.compile(r"/\*.*?\*/")
_STEP = re.compile(r"\.?(?:ofType\((?P<kind>\w+)\)|(?P<name>[A-Za-z_]\w*)|\[(?P<at>\d+)\])")
_XPATH_STEP = re.compile(r"f:(\w+)(?:\[(\d+)\])?")
_KEY = re.compile(r"^(?:Constraint failed|Rule):? ([A-Za-z]+-[\w.-]*\w)\b|\(([a-z]{2,4}-\d+\w?)\)$")
_UNKNOWN = re.compile(r"^Unrecognized property '(\w+)'")
_FINE = re.compile(r"(?:\.coding(?:\[\d+\])?)?(?:\.(?:code|display|system|unit))?$")
_ON_PARENT = frozenset({"profile-min", "profile-slice-min"})
_QUOTED = re.compile(r"'([^']+)'|\"([^\"]+)\"")
_PUBLIC = frozenset({"resourceType", "system", "url", "profile", "fullUrl"})


def second_opinion(own: Iterable[Issue], resource: Any, ask: Ask, *, show_values: bool) -> list[Issue]:
    """Return our findings joined with those of a server; a Bundle that it refuses is asked about entry by entry.

    Values of the resource are taken out of the server's words unless `show_values`.
    """
    said = _asked(resource, ask, str(resource.get("resourceType"))) if isinstance(resource, dict) else []
    if not show_values:
        values = set(_values(resource))
        said = [issue._replace(message=_masked(issue.message, values)) for issue in said]
    return list(merge(Report(tuple(own)), Report(tuple(said))))


def merge(own: Report, server: Report) -> Report:
    """Return the findings of both on one resource, worst first; what both found stands once and says so."""
    left, joined = list(server), list[Issue]()
    for issue in own:
        twin = next((one for alike in (_is_same, _is_near) for one in left if alike(issue, one)), None)
        if twin is None:
            joined.append(issue)
            continue
        left.remove(twin)
        words = "" if twin.message == issue.message or twin.rule == issue.rule else f"; the server says: {twin.message}"
        severity = min(issue.severity, twin.severity, key=RANK.__getitem__)
        joined.append(issue._replace(severity=severity, message=f"{issue.message} [found by both engines{words}]"))
    joined += [issue._replace(message=f"the server says: {issue.message}") for issue in left]
    return Report(tuple(sorted(joined, key=lambda issue: RANK[issue.severity])))


def _is_same(ours: Issue, theirs: Issue) -> bool:
    return ours.path == theirs.path and ours.rule == theirs.rule


def _is_near(ours: Issue, theirs: Issue) -> bool:
    """Say whether two findings of one level are on one element.

    HAPI names the concept where we name its code, and what lacks an element where we name the element.
    """
    if theirs.rule != "server-finding" or ours.severity != theirs.severity or ours.severity == "information":
        return False
    if any(letter.isdigit() for letter in ours.rule):
        return False
    path = (ours.path or "").rpartition(".")[0] if ours.rule in _ON_PARENT else ours.path or ""
    return _FINE.sub("", path) == _FINE.sub("", theirs.path or "")


def _asked(resource: dict[str, Any], ask: Ask, here: str) -> list[Issue]:
    kind = resource.get("resourceType")
    if kind not in shipped("types").get("#resources"):
        return []
    said = ask(resource).issues
    refused = any(issue.severity == "error" for issue in said) and not any(issue.path for issue in said)
    if not refused:
        return [_translated(issue, resource, here) for issue in said]
    refusals = [issue._replace(rule="server-refused", path=here) for issue in said]
    inside = [issue for at, one in _entries(resource) for issue in _asked(one, ask, f"{here}.entry[{at}].resource")]
    return inside if any(issue.severity == "error" for issue in inside) else [*refusals, *inside]


def _entries(resource: dict[str, Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    entries = resource.get("entry") if resource["resourceType"] == "Bundle" else None
    for at, entry in enumerate(entries if isinstance(entries, list) else ()):
        inner = entry.get("resource") if isinstance(entry, dict) else None
        if isinstance(inner, dict):
            yield at, inner


def _translated(issue: Issue, resource: dict[str, Any], here: str) -> Issue:
    path = f"{here}{place(issue.path or '', resource)}"
    if unknown := _UNKNOWN.match(issue.message):
        path = f"{path}.{unknown[1]}"
    key = _KEY.search(issue.message)
    return issue._replace(rule=key[key.lastindex or 1] if key else "server-finding", path=path)


def place(expression: str, resource: dict[str, Any]) -> str:
    """Return what a server calls a place as our path below the resource: `.name[0].given[1]`, empty for itself."""
    value: Any = resource
    path = ""
    for name, kind, at in _steps(expression):
        key = _key(name, kind, value)
        path, value = f"{path}.{key}", value.get(key) if isinstance(value, dict) else None
        if isinstance(value, list):
            index = 0 if at is None and len(value) == 1 else at
            if index is not None:
                path, value = f"{path}[{index}]", value[index] if index < len(value) else None
        elif value is None and at is not None:
            path = f"{path}[{at}]"
    return path


def _key(name: str, kind: str, value: Any) -> str:
    """Return the name in JSON of an element; a choice has its type in it."""
    if not isinstance(value, dict) or name in value or f"_{name}" in value:
        return name
    if kind:
        return name + kind[0].upper() + kind[1:]
    choices = [key for key in value if key.startswith(name) and key[len(name) :][:1].isupper()]
    return choices[0] if len(choices) == 1 else name


def _steps(expression: str) -> list[tuple[str, str, int | None]]:
    """Return name, type and index of each step below the root."""
    if expression.startswith("/f:"):
        steps = [(name, "", int(at) - 1 if at else None) for name, at in _XPATH_STEP.findall(expression)]
        return [step for step in steps if not step[0][0].isupper()]
    plain = _COMMENT.sub("", expression)
    steps, end = [], 0
    while (match := _STEP.match(plain, end)) is not None:
        end = match.end()
        if match["name"]:
            steps.append((match["name"], "", None))
        elif steps:
            name, kind, at = steps[-1]
            steps[-1] = (name, match["kind"] or kind, int(match["at"]) if match["at"] else at)
    return steps[1:]


def _values(value: Any, name: str = "") -> Iterator[str]:
    """Yield what the resource says of a patient, as text."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _values(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _values(inner, name)
    elif name not in _PUBLIC and value is not None and not isinstance(value, bool):
        yield str(value)


def _masked(message: str, values: set[str]) -> str:
    whole = "\0".join(values)

    def quoted(match: re.Match[str]) -> str:
        mark = match[0][0]
        return f"{mark}…{mark}" if match[match.lastindex or 1] in whole else match[0]

    shown = _QUOTED.sub(quoted, message)
    for value in sorted((one for one in values if len(one) > 1 and one in shown), key=len, reverse=True):
        shown = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", "…", shown)
    return shown
