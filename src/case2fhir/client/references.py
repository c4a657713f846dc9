"""The references of a Bundle: found in its bytes or its tree, and replaced by others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_REFERENCE = re.compile(rb'"reference"\s*:\s*"((?:[^"\\]|\\.)*)"')
_LONGEST_USUAL = 60
_REPLACED = frozenset({"reference", "valueUri", "valueUrl", "valueUuid", "valueOid"})
"""Elements in which a server replaces a fullUrl: https://hl7.org/fhir/R4/http.html#trules"""


def in_bytes(raw: bytes) -> set[str]:
    """Return every `reference` in the JSON text `raw`; quick, because nothing is parsed."""
    found = set()
    # The same few targets come again and again: their short beginnings are told apart first.
    for part in {part[:_LONGEST_USUAL] for part in raw.split(b'"reference"')[1:]}:
        start = part.find(b'"') + 1
        if part[: start - 1].strip() != b":":
            continue
        end = part.find(b'"', start)
        if not start or end < 0 or b"\\" in part[start:end]:
            return {json.loads(b'"' + one + b'"') for one in _REFERENCE.findall(raw)}
        found.add(part[start:end].decode())
    return found


def in_tree(value: Any) -> Iterator[str]:
    """Yield every `reference` in a JSON value."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name == "reference" and isinstance(item, str):
                yield item
            else:
                yield from in_tree(item)
    elif isinstance(value, list):
        for item in value:
            yield from in_tree(item)


def replaced(value: Any, by: Mapping[str, str]) -> Any:
    """Return the JSON value with its references replaced as `by` says; parts without any are shared, not copied."""
    if isinstance(value, dict):
        changed = {}
        for name, item in value.items():
            if isinstance(item, str):
                new: Any = by.get(item, item) if name in _REPLACED else item
            else:
                new = replaced(item, by)
            if new is not item:
                changed[name] = new
        return {**value, **changed} if changed else value
    if isinstance(value, list):
        items = [replaced(item, by) for item in value]
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    return value


def is_urn(reference: str) -> bool:
    """Say whether a reference can only mean an entry of the same Bundle."""
    return reference.startswith(("urn:uuid:", "urn:oid:"))
