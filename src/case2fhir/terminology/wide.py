"""The wide lexicon: tens of thousands of open-vocabulary names under the curated tables.

It is one file, mapped into memory, that `scripts/compile_lexicon.py` writes. Its phrases are a tree of tokens in
a hash table, its entries are decoded when they are asked for.
"""

import json
import mmap
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from struct import Struct
from typing import Any, Literal, NamedTuple
from zlib import crc32

from case2fhir.terminology.entries import Coding, Concept

DATA = Path(__file__).resolve().parent / "data" / "wide.bin"
MAGIC = b"C2FWIDE1"
HEAD = Struct("<8sII7I")
"""Magic, mask of the slots, number of entries, offsets of the six parts, length of the file."""
SLOT = Struct("<I")
NODE = Struct("<IIIBB")
"""Parent, entry number + 1 (0: no phrase ends here), offset and length of the token, flags."""
CASED = 1
"""The phrase is an abbreviation and counts only in capitals."""
PLURAL = 2
"""The abbreviation ends in S of its own (AIDS), so it is not the one without."""
SHORT = 5
"""A word of so many letters or fewer that alone stands in capitals is an abbreviation of something else."""

PART, FIELD = "\x1e", "\x1f"


class WideCoding(NamedTuple):
    """A code with the URI of its system; `free` is False where SNOMED International asks for a licence."""

    system: str
    code: str
    display: str
    free: bool


class WideEntry(NamedTuple):
    """One meaning of the lexicon.

    `kind` is symptom, diagnosis, medication, analyte (a substance that is measured more often than given), head
    (a bare noun such as "mass" that wants its modifiers), adjective (a finding in one word, "afebrile"), modifier
    (a word that describes a head, "cystic") or guard (a phrase that holds such words and is none of these:
    "coma scale"). `group` is "class" for a class of drugs, for a drug the name of a pharmacological action, "vague"
    for a head that says little ("complaint"), else "".
    """

    key: str
    kind: str
    display: str
    group: str
    codings: tuple[WideCoding, ...]


class Wide:
    """An open lexicon. Looking up a phrase takes a microsecond or two and touches only the pages it needs."""

    def __init__(self, content: bytes | mmap.mmap, snomed: Literal["all", "free", "none"] = "all") -> None:
        fields: tuple[Any, ...] = HEAD.unpack_from(content, 0)
        magic: bytes = fields[0]
        numbers: tuple[int, ...] = fields[1:]
        if magic != MAGIC:
            raise ValueError("this is no lexicon, or one of another version; run scripts/compile_lexicon.py")
        self._content = content
        self._snomed = snomed
        self._mask, self._count, self._header, self._slots = numbers[:4]
        self._nodes, self._tokens, self._table, self._records = numbers[4:8]
        self._systems: dict[str, str] = self.header["systems"]
        self._concepts: dict[str, Concept | None] = {}

    @classmethod
    def open(cls, snomed: Literal["all", "free", "none"] = "all", path: Path = DATA) -> "Wide":
        """Return the lexicon in `path`, mapped into memory; `snomed` says which SNOMED CT codes are given out."""
        with path.open("rb") as file:
            return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), snomed)

    @property
    def header(self) -> dict[str, Any]:
        """The sources with versions, licences and hashes, the URIs of the systems, the counts."""
        content: dict[str, Any] = json.loads(self._content[self._header : self._slots])
        return content

    def __len__(self) -> int:
        return self._count

    def longest(self, stems: Sequence[str], start: int, raw: Sequence[str] = ()) -> tuple[int, int] | None:
        """Return the number of tokens of the longest phrase at token `start`, and its entry's number.

        `stems` are tokens in normal form. `raw` are the same tokens as written; without them no abbreviation
        is found.
        """
        content, records = self._content, self._nodes
        node, best = 0, None
        for position in range(start, len(stems)):
            node = self._child(node, stems[position].encode())
            if not node:
                break
            _, entry, _, _, flags = NODE.unpack_from(content, records + node * NODE.size)
            if entry and _is_written_so(raw, start, position, flags):
                best = (position - start + 1, entry - 1)
        return best

    def match(self, stems: Sequence[str], start: int, raw: Sequence[str] = ()) -> tuple[int, tuple[str, ...]] | None:
        """Return the number of tokens of the longest phrase at token `start`, and the keys of its concepts."""
        found = self.longest(stems, start, raw)
        return (found[0], (self._key(found[1]),)) if found else None

    def entry(self, number: int) -> WideEntry:
        """Return the entry of a number from `longest`."""
        begin = self._offset(number)
        record = self._content[begin : self._offset(number + 1)].decode()
        key, kind, display, group, *codes = record.split(PART)
        return WideEntry(key, kind, display, group, tuple(self._coding(code) for code in codes))

    def concept(self, key: str) -> Concept | None:
        """Return the concept of a key, with the codings that the SNOMED policy lets through."""
        if key not in self._concepts:
            number = bisect_left(range(self._count), key, key=self._key)
            found = self.entry(number) if number < self._count else None
            self._concepts[key] = self._concept(found) if found and found.key == key else None
        return self._concepts[key]

    def _child(self, parent: int, token: bytes) -> int:
        content, mask = self._content, self._mask
        place = crc32(token, parent) & mask
        while True:
            node: int = SLOT.unpack_from(content, self._slots + 4 * place)[0]
            if not node:
                return 0
            above, _, offset, length, _ = NODE.unpack_from(content, self._nodes + node * NODE.size)
            if above == parent and length == len(token):
                begin = self._tokens + offset
                if content[begin : begin + length] == token:
                    return node
            place = (place + 1) & mask

    def _offset(self, number: int) -> int:
        offset: int = SLOT.unpack_from(self._content, self._table + 4 * number)[0]
        return self._records + offset

    def _key(self, number: int) -> str:
        begin = self._offset(number)
        return self._content[begin : self._content.find(PART.encode(), begin)].decode()

    def _coding(self, code: str) -> WideCoding:
        system, value, display, free = code.split(FIELD)
        return WideCoding(self._systems[system], value, display, bool(free))

    def _concept(self, entry: WideEntry) -> Concept:
        licensed = self._systems["snomed"]
        codings = tuple(
            Coding(*coding[:3])
            for coding in entry.codings
            if coding.system != licensed or self._snomed == "all" or (self._snomed == "free" and coding.free)
        )
        extra = {"group": entry.group} if entry.group else {}
        return Concept(entry.key, entry.kind, entry.display, codings, extra=extra)


def _is_written_so(raw: Sequence[str], start: int, position: int, flags: int) -> bool:
    """Say whether the case of a phrase is right: AIDS is no aids, and PICA, alone in capitals, is no pica."""
    word = raw[position] if position < len(raw) else ""
    if flags & CASED:
        return sum(letter.isupper() for letter in word) >= 2 and word.endswith("S") == bool(flags & PLURAL)
    if start < position or len(word) > SHORT or not word.isupper():
        return True
    beside = (*raw[max(start - 1, 0) : start], *raw[start + 1 : start + 2])
    return any(len(other) > 1 and other.isupper() for other in beside)


@lru_cache(maxsize=3)
def shared(snomed: Literal["all", "free", "none"] = "all") -> "Wide":
    """Return the lexicon of the package, opened once."""
    return Wide.open(snomed)
