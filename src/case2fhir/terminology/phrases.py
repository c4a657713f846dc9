"""The phrase index: from the words of a text to keys, longest phrase first."""

import marshal
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypedDict

from case2fhir.terminology.normal import PLAIN, normal, words


class Shelves(dict[str, Any]):
    """Phrases of an index, packed by how they begin; a text unpacks only those it asks `get` for, a fifth of them.

    Only `get` and `whole` see what is still packed.
    """

    _LETTERS = 3

    def __init__(self, packed: dict[str, bytes]) -> None:
        super().__init__()
        self._packed = packed

    @classmethod
    def pack(cls, stems: Mapping[str, Any]) -> dict[str, bytes]:
        """Return the phrases as they are kept in a file."""
        shelves: dict[str, dict[str, Any]] = {}
        for key in sorted(stems):
            shelves.setdefault(key[: cls._LETTERS], {})[key] = stems[key]
        return {letters: marshal.dumps(shelf, 4) for letters, shelf in shelves.items()}

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of a phrase."""
        letters = key[: self._LETTERS]
        if letters in self._packed:
            self._unpack(letters)
        return super().get(key, default)

    def whole(self) -> dict[str, Any]:
        """Return all phrases."""
        for letters in tuple(self._packed):
            self._unpack(letters)
        return self

    def _unpack(self, letters: str) -> None:
        packed = self._packed.get(letters)
        if packed is not None:
            self.update(marshal.loads(packed))  # noqa: S302 - our own bytes
            self._packed.pop(letters, None)


class Index(TypedDict):
    """Phrases as tokens meet them.

    `stems` maps stems joined by spaces to values, `cased` exact words joined by spaces; one that is a single
    key stands alone, several make a tuple. `lengths` maps the first stem of any phrase to a number whose bit n
    says that a phrase of n tokens begins with it. Both keep the compiled form quick to load.
    """

    stems: dict[str, Any]
    cased: dict[str, Any]
    lengths: dict[str, int]


def tokens(text: str) -> list[str]:
    """Return the tokens of `text` as written."""
    return [text[start:end] for start, end in words(text)]


def build(loose: Iterable[tuple[str, Any]], cased: Iterable[tuple[str, Any]] = ()) -> Index:
    """Return the index of (phrase, value) pairs; `cased` phrases only match in their exact case."""
    index: Index = {"stems": {}, "cased": {}, "lengths": {}}
    lengths = index["lengths"]
    for is_cased, pairs in ((False, loose), (True, cased)):
        for text, value in pairs:
            parts = tokens(text)
            stems = [normal(part) for part in parts]
            table = index["cased" if is_cased else "stems"]
            key = " ".join(parts if is_cased else stems)
            before = values(table.get(key))
            if value not in before:
                table[key] = single((*before, value))
            lengths[stems[0]] = lengths.get(stems[0], 0) | 1 << len(parts)
    return index


def values(found: Any) -> tuple[Any, ...]:
    """Return what an index holds for a phrase as a tuple, empty for None."""
    if found is None:
        return ()
    return found if isinstance(found, tuple) else (found,)


def single(found: tuple[Any, ...]) -> Any:
    """Return a tuple as an index holds it: one key alone, all else as a tuple."""
    return found[0] if len(found) == 1 and isinstance(found[0], str) else found


def merge(base: Index, over: Index) -> Index:
    """Return both indexes as one, in which a phrase of `over` hides the same phrase of `base`."""
    lengths = dict(base["lengths"])
    for first, bits in over["lengths"].items():
        lengths[first] = lengths.get(first, 0) | bits
    return {
        "stems": base["stems"] | over["stems"],
        "cased": base["cased"] | over["cased"],
        "lengths": lengths,
    }


def longest(
    index: Index, stems: Sequence[str], start: int, raw: Sequence[str] | None = None
) -> tuple[int, tuple[Any, ...]] | None:
    """Return the number of tokens and the values of the longest phrase that begins at token `start`.

    Phrases in exact case are only tried with `raw`; they match with a plural s too ("WBCs"), and their values go
    first: HIV is no hives.
    """
    bits = index["lengths"].get(stems[start])
    if not bits:
        return None
    room = len(stems) - start
    if bits.bit_length() > room + 1:
        bits &= (1 << (room + 1)) - 1
    while bits:
        length = bits.bit_length() - 1
        bits -= 1 << length
        key = stems[start] if length == 1 else " ".join(stems[start : start + length])
        found = values(index["stems"].get(key))
        if raw is not None:
            exact = _exact(index, raw[start : start + length])
            found = (*exact, *(each for each in found if each not in exact)) if exact else found
        if found:
            return length, found
    return None


def _exact(index: Index, raw: Sequence[str]) -> tuple[Any, ...]:
    text = raw[0] if len(raw) == 1 else " ".join(raw)
    if not text.isascii():
        text = text.translate(PLAIN)
    found = index["cased"].get(text)
    if found is None and len(text) > 2 and text[-1] == "s":
        found = index["cased"].get(text[:-1])
    return values(found)
