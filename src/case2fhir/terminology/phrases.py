"""The phrase index: from the words of a text to keys, longest phrase first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypedDict

from case2fhir.terminology.normal import normal, words


class Index(TypedDict):
    """Phrases as tokens meet them.

    `stems` maps stems joined by spaces to keys, `cased` maps exact words joined by spaces to keys, `lengths`
    maps the first stem of any phrase to the numbers of tokens that phrases with it have, longest first.
    """

    stems: dict[str, tuple[Any, ...]]
    cased: dict[str, tuple[Any, ...]]
    lengths: dict[str, tuple[int, ...]]


def tokens(text: str) -> list[str]:
    """Return the tokens of `text` as written."""
    return [text[start:end] for start, end in words(text)]


def build(loose: Iterable[tuple[str, Any]], cased: Iterable[tuple[str, Any]] = ()) -> Index:
    """Return the index of (phrase, value) pairs; `cased` phrases only match in their exact case."""
    index: Index = {"stems": {}, "cased": {}, "lengths": {}}
    lengths: dict[str, set[int]] = {}
    for is_cased, pairs in ((False, loose), (True, cased)):
        for text, value in pairs:
            parts = tokens(text)
            stems = [normal(part) for part in parts]
            table = index["cased" if is_cased else "stems"]
            key = " ".join(parts if is_cased else stems)
            if value not in table.get(key, ()):
                table[key] = (*table.get(key, ()), value)
            lengths.setdefault(stems[0], set()).add(len(parts))
    index["lengths"] = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
    return index


def merge(base: Index, over: Index) -> Index:
    """Return both indexes as one, in which a phrase of `over` hides the same phrase of `base`."""
    lengths = dict(base["lengths"])
    for first, found in over["lengths"].items():
        lengths[first] = tuple(sorted({*found, *lengths.get(first, ())}, reverse=True))
    return {
        "stems": base["stems"] | over["stems"],
        "cased": base["cased"] | over["cased"],
        "lengths": lengths,
    }


def longest(
    index: Index, stems: Sequence[str], start: int, raw: Sequence[str] | None = None
) -> tuple[int, tuple[Any, ...]] | None:
    """Return the number of tokens and the values of the longest phrase that begins at token `start`.

    Phrases in exact case are only tried with `raw`; they match with a plural s too ("WBCs").
    """
    lengths = index["lengths"].get(stems[start])
    if lengths is None:
        return None
    room = len(stems) - start
    for length in lengths:
        if length > room:
            continue
        found = index["stems"].get(
            stems[start] if length == 1 else " ".join(stems[start : start + length]), ()
        )
        if raw is not None:
            found = (*found, *(key for key in _exact(index, raw[start : start + length]) if key not in found))
        if found:
            return length, found
    return None


def _exact(index: Index, raw: Sequence[str]) -> tuple[Any, ...]:
    written = raw[0] if len(raw) == 1 else " ".join(raw)
    found = index["cased"].get(written)
    if found is None and len(written) > 2 and written[-1] == "s":
        found = index["cased"].get(written[:-1])
    return found or ()
