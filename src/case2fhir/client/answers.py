"""A server's answer to a transaction, a batch or a single write: it counts only if every entry is accounted for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from case2fhir.client.outcome import Complaint, errors, looks_like_html, parse
from case2fhir.client.transport import Answer

if TYPE_CHECKING:
    from case2fhir.client.plan import Step

_LOCATION = re.compile(r"(?:^|/)([A-Z][A-Za-z]+)/([A-Za-z0-9\-.]{1,64})(?:/_history/([^/?#]+))?/?$")
_USUAL_LOCATION = re.compile(r"([A-Z][A-Za-z]+/[A-Za-z0-9\-.]{1,64})(?:/_history/([A-Za-z0-9\-.]+))?$")
_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
_NO_PLACE = frozenset({"GET", "HEAD", "DELETE", "PATCH"})


class EntryResult(NamedTuple):
    """What the server did with one entry. `place` is Type/id; `modified` its lastModified as the server wrote it."""

    status: int
    place: str | None = None
    version: str | None = None
    modified: str | None = None
    complaints: tuple[Complaint, ...] = ()

    @property
    def ok(self) -> bool:
        """Say whether the entry succeeded."""
        return 200 <= self.status < 300


def read_bundle(answer: Answer, steps: Sequence[Step]) -> list[EntryResult] | str:
    """Return one result for each of `steps`, in their order, or why the answer cannot be believed."""
    found = parse(answer.body)
    if not isinstance(found, dict):
        kind = "a web page" if looks_like_html(answer) else "an answer cut short, or no JSON"
        return f"the server answered {answer.status} with {kind}"
    if found.get("resourceType") != "Bundle":
        return f"the server answered {answer.status} with {found.get('resourceType', 'JSON')!s:.40}, not with a Bundle"
    if found.get("type") not in ("transaction-response", "batch-response", None):
        return f"the server answered with a Bundle of type {found.get('type')!s:.40}"
    entries = found.get("entry")
    entries = entries if isinstance(entries, list) else []
    if len(entries) != len(steps):
        return f"the answer has {len(entries)} entries for {len(steps)} sent"
    results = []
    for step, entry in zip(steps, entries, strict=True):
        result = _entry(step, entry)
        if isinstance(result, str):
            return f"entry {step.n + 1}: {result}"
        results.append(result)
    return results


def read_single(answer: Answer, step: Step) -> EntryResult:
    """Return what the server did with a single write, from its headers and, if it sends one, the resource."""
    headers = answer.headers
    found = parse(answer.body)
    body = found if isinstance(found, dict) else {}
    where = headers.get("location") or headers.get("content-location") or ""
    place, version = _place(where)
    place = place or _own_place(body, step)
    meta = body.get("meta") if isinstance(body.get("meta"), dict) else {}
    version = version or etag(headers.get("etag")) or _text(meta, "versionId")
    return EntryResult(answer.status, place, version, _text(meta, "lastUpdated"), tuple(errors(found)))


def _entry(step: Step, entry: Any) -> EntryResult | str:
    response = entry.get("response") if isinstance(entry, dict) else None
    if not isinstance(response, dict):
        return "no response"
    status = _status(str(response.get("status")))
    if status is None:
        return "no status"
    if status in _PASSING:
        return f"status {status}"
    place, version = _place(str(response.get("location") or ""))
    if place is None:
        resource = entry.get("resource")
        place = _own_place(resource if isinstance(resource, dict) else {}, step)
    version = version or etag(response.get("etag"))
    modified = _text(response, "lastModified")
    if not 200 <= status < 300:
        said = tuple(errors(response.get("outcome"))) if status >= 300 else ()
        return EntryResult(status, place, version, modified, said)
    if step.method not in _NO_PLACE:
        if place is None:
            return "no location"
        if not place.startswith(step.type + "/"):
            return f"the location is that of another type ({place.partition('/')[0]} for {step.type})"
    return EntryResult(status, place, version, modified)


@lru_cache(maxsize=64)
def _status(value: str) -> int | None:
    word = value.strip()[:3]
    return int(word) if len(word) == 3 and word.isascii() and word.isdigit() else None


def _place(location: str) -> tuple[str | None, str | None]:
    if usual := _USUAL_LOCATION.match(location):
        return usual.group(1), usual.group(2)
    found = _LOCATION.search(location.partition("?")[0])
    return (f"{found.group(1)}/{found.group(2)}", found.group(3)) if found else (None, None)


def _own_place(resource: dict[str, Any], step: Step) -> str | None:
    if resource.get("resourceType") == step.type and isinstance(resource.get("id"), str):
        return f"{step.type}/{resource['id']}"
    if step.method == "PUT" and "?" not in step.url and _place(step.url)[0]:
        return _place(step.url)[0]
    return None


def etag(value: Any) -> str | None:
    """Return the version id in an ETag, weak or strong, quoted or not; None if it is none."""
    found = re.fullmatch(r'(?:W/)?"?([^"\s]+)"?', value.strip()) if isinstance(value, str) else None
    return found.group(1) if found else None


def _text(found: Any, name: str) -> str | None:
    value = found.get(name) if isinstance(found, dict) else None
    return value if isinstance(value, str) else None
