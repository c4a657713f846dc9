"""What a resource says, apart from clocks: a fingerprint, and a comparison with what the server holds."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

_CLOCKS: dict[str, tuple[str, ...]] = {
    "Provenance": ("recorded", "_recorded", "text"),
    "Composition": ("date", "_date", "text"),
    "DocumentReference": ("date", "_date"),
    "Bundle": ("timestamp", "_timestamp"),
}
"""Elements that say when a program ran, not what is the case; `text` repeats them."""
_CLOCK_TEXTS = tuple(
    (b'"%s"' % name, re.compile(rb'"%s"\s*:\s*"[^"]*"' % name)) for name in (b"recorded", b"lastUpdated", b"timestamp")
)
_SERVER_META = ("lastUpdated", "versionId", "source")
_SERVER_EXTENDS = frozenset({"reference", "contentType"})
_SERVER_OWNED = frozenset({"id", "meta", "text"})


def fingerprint(raw: bytes) -> str:
    """Return a short hash of the JSON text of a Bundle in which the commonest clocks do not count.

    Two texts with one fingerprint say the same; two that differ may still say the same, see `differences`.
    """
    made, done, view = hashlib.sha256(), 0, memoryview(raw)
    for start, end in sorted(_clock_spans(raw)):
        made.update(view[done:start])
        done = end
    made.update(view[done:])
    return made.hexdigest()[:20]


def _clock_spans(raw: bytes) -> Iterator[tuple[int, int]]:
    for name, pattern in _CLOCK_TEXTS:
        start = raw.find(name)
        while start >= 0:
            found = pattern.match(raw, start)
            if found:
                yield found.span()
            start = raw.find(name, start + 1)


def digest(text: str) -> str:
    """Return a short hash of `text`, so that identifiers need not be stored."""
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def _timeless(resource: Mapping[str, Any]) -> Mapping[str, Any]:
    kind = resource.get("resourceType", "")
    drop = _CLOCKS.get(kind, ())
    meta = resource.get("meta")
    if isinstance(meta, dict) and not meta.keys().isdisjoint(_SERVER_META):
        meta = {name: item for name, item in meta.items() if name not in _SERVER_META}
        resource = {**resource, "meta": meta}
        drop = drop if meta else (*drop, "meta")
    if drop:
        resource = {name: item for name, item in resource.items() if name not in drop}
    if kind == "Bundle" and "entry" in resource:
        resource = {**resource, "entry": [_timeless_entry(entry) for entry in _list(resource["entry"])]}
    return resource


def _timeless_entry(entry: Any) -> Any:
    inner = entry.get("resource") if isinstance(entry, dict) else None
    return {**entry, "resource": _timeless(inner)} if isinstance(inner, dict) else entry


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def differences(ours: Mapping[str, Any], theirs: Mapping[str, Any], *, exact: bool = False) -> list[str]:
    """Return the paths of what the server's copy lacks or says otherwise.

    The server's id, meta and narrative do not count, nor do clocks; numbers are compared with their digits. What
    the server has besides counts only if `exact`: then it is something that `ours` no longer says. References must
    have been made literal in `ours`; a version or a base URL in `theirs` is no difference.
    """
    wanted, there = _timeless(ours), _timeless(theirs) if exact else theirs
    names = dict.fromkeys([*wanted, *there] if exact else wanted)
    return sorted(
        path
        for name in names
        if name not in _SERVER_OWNED
        for path in _missing(wanted.get(name), there.get(name), name, exact)
    )


def _missing(ours: Any, theirs: Any, path: str, exact: bool) -> Iterator[str]:
    if isinstance(ours, dict):
        if not isinstance(theirs, dict):
            yield path
            return
        # A server may say more of what a reference or an attachment leads to.
        extra = theirs if exact and ours.keys().isdisjoint(_SERVER_EXTENDS) else ()
        for name in dict.fromkeys([*ours, *extra]):
            yield from _missing(ours.get(name), theirs.get(name), f"{path}.{name}", exact)
    elif isinstance(ours, list):
        if not isinstance(theirs, list) or len(theirs) < len(ours) or (exact and len(theirs) > len(ours)):
            yield path
            return
        for n, (item, other) in enumerate(zip(ours, theirs, strict=False)):
            yield from _missing(item, other, f"{path}[{n}]", exact)
    elif not _same(ours, theirs, path):
        yield path


def _same(ours: Any, theirs: Any, path: str) -> bool:
    if isinstance(ours, (int, Decimal)) and isinstance(theirs, (int, Decimal)) and not isinstance(ours, bool):
        return str(ours) == str(theirs)
    if isinstance(ours, str) and isinstance(theirs, str) and path.endswith("reference"):
        plain = theirs.partition("/_history/")[0]
        return plain == ours or plain.endswith("/" + ours)
    return bool(ours == theirs)
