"""The words behind each resource of a Bundle, in their sentence."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from case2fhir.build.datatypes import CASE_PATH, DERIVATION
from case2fhir.build.narrative import lines
from case2fhir.errors import UsageError

Resource = dict[str, Any]

_REACH = 300
"""How many characters to either side of the words are shown at most."""
_END = re.compile(r"([.!?…][\"'”’)\]]*)\s+(?=[\"'“”‘(\[]*[^\W_a-z])|\n\s*")

_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Words:
    """Code points `start` to `end` of the source text, which are `quote` in the one line `before` quote `after`.

    `line` counts from 1. The texts are None if the Bundle does not hold the source text.
    """

    start: int
    end: int
    line: int | None = None
    before: str | None = None
    quote: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """A resource: what it says, the words it comes from, and where it stands in the case file if no words do."""

    type: str
    id: str
    says: tuple[str, ...]
    words: tuple[Words, ...]
    paths: tuple[str, ...]


def explain(resources: Iterable[Resource], wanted: str | None = None) -> list[Explained]:
    """Return what is behind each resource, or behind the one that `wanted` names.

    `wanted` is an id, the beginning of one, `Type/id` or `urn:uuid:id`. Raises UsageError if no resource or more
    than one has it.
    """
    found = list(resources)
    texts = {str(resource.get("id")): _text(resource) for resource in found if _type(resource) == "DocumentReference"}
    chosen = found if wanted is None else [_one(found, wanted)]
    return [_explained(resource, texts) for resource in chosen]


def sentence(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return what stands before the words, the words, and what stands after, within their sentence."""
    left = max(0, start - _REACH)
    breaks = [match.end() for match in _END.finditer(text, left, start + 2) if match.end() <= start]
    after = _END.search(text, max(start, end - 1), min(len(text), end + _REACH))
    begin = breaks[-1] if breaks else left
    stop = max(end, (after.end(1) if after[1] else after.start()) if after else min(len(text), end + _REACH))
    return text[begin:start], text[start:end], text[end:stop]


def _explained(resource: Resource, texts: dict[str, str | None]) -> Explained:
    evidence = list(_evidence(resource, texts))
    return Explained(
        type=_type(resource),
        id=str(resource.get("id", "")),
        says=tuple(lines(resource)),
        words=tuple(evidence),
        paths=tuple(
            str(extension.get("valueString"))
            for extension in _objects(resource.get("extension"))
            if extension.get("url") == CASE_PATH
        ),
    )


def _objects(value: object) -> list[dict[str, Any]]:
    """Return the objects in a list; what others made may have anything in its place."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _evidence(resource: Resource, texts: dict[str, str | None]) -> Iterator[Words]:
    for extension in _objects(resource.get("extension")):
        if extension.get("url") != DERIVATION:
            continue
        parts = {str(part.get("url")): part for part in _objects(extension.get("extension"))}
        start = parts.get("offset", {}).get("valueInteger")
        length = parts.get("length", {}).get("valueInteger")
        if not isinstance(start, int) or not isinstance(length, int) or start < 0 or length < 1:
            continue
        (target,) = _objects([parts.get("reference", {}).get("valueReference")]) or [{}]
        text = texts.get(re.split(r"[/:]", str(target.get("reference")))[-1])
        if text is None:
            yield Words(start, start + length)
            continue
        before, quote, after = sentence(text, start, start + length)
        line = 1 + len(_LINE_END.findall(text, 0, start))
        yield Words(start, start + length, line, before, quote, after)


def _text(document: Resource) -> str | None:
    try:
        attachment = document["content"][0]["attachment"]
        return b64decode(attachment["data"], validate=True).decode()
    except (KeyError, IndexError, TypeError, NotBase64, ValueError):
        return None


def _one(resources: list[Resource], wanted: str) -> Resource:
    name = re.split(r"[/:]", wanted)[-1]
    found = [resource for resource in resources if name and str(resource.get("id", "")).startswith(name)]
    exact = [resource for resource in found if resource.get("id") == name]
    if len(exact or found) != 1:
        many = f"{len(found)} resources have ids that begin" if found else "no resource has an id that begins"
        raise UsageError(f"{many} with {name!r}")
    return (exact or found)[0]


def _type(resource: Resource) -> str:
    return str(resource.get("resourceType", ""))
