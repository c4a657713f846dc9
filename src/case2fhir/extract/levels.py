"""Spinal levels: L4-L5, LIV-LV, S1, T12 to L4, with Roman numbers restored."""

from typing import NamedTuple

from case2fhir.extract.text import Document
from case2fhir.terminology.normal import HYPHENS

_ROMAN = {
    roman: number
    for number, roman in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)
}  # fmt: skip
_HIGHEST = {"C": 7, "T": 12, "D": 12, "L": 5, "S": 5, "Th": 12}


class Level(NamedTuple):
    """A level at tokens `first` to `last`: its name (L4-L5) and whether Roman numbers were restored."""

    first: int
    last: int
    name: str
    restored: bool = False


def levels(document: Document, first: int, last: int) -> list[Level]:
    """Return the spinal levels among tokens `first` to `last`; two that a hyphen joins are one segment."""
    found: list[Level] = []
    token = first
    while token < last:
        level = _one(document, token, last)
        if level is None:
            token += 1
            continue
        if found and _joined(document, found[-1].last, level.first):
            before = found.pop()
            level = Level(before.first, level.last, f"{before.name}-{level.name}", before.restored or level.restored)
        found.append(level)
        token = level.last
    return found


def _one(document: Document, token: int, stop: int) -> Level | None:
    """Return the level at `token`: "L5" (two tokens), "LV" (one)."""
    word = document.raw[token]
    if word in _HIGHEST and token + 1 < stop and document.glued(token + 1):
        number = document.raw[token + 1]
        if number.isdecimal() and 1 <= int(number) <= _HIGHEST[word]:
            return Level(token, token + 2, f"{_letter(word)}{number}")
    if word[0] in _HIGHEST and len(word) > 1 and word[1:] in _ROMAN and _ROMAN[word[1:]] <= _HIGHEST[word[0]]:
        if word in ("CI", "CV", "DI", "DC", "CC") and not _beside_hyphen(document, token):
            return None
        return Level(token, token + 1, f"{_letter(word[0])}{_ROMAN[word[1:]]}", restored=True)
    return None


def _letter(word: str) -> str:
    return "T" if word in ("D", "Th") else word


def _joined(document: Document, before: int, after: int) -> bool:
    """Say whether only a hyphen, dash or slash stands between two levels."""
    between = document.text[document.ends[before - 1] : document.starts[after]].strip()
    return len(between) == 1 and between in HYPHENS + "/"


def _beside_hyphen(document: Document, token: int) -> bool:
    return bool(set(document.gap(token)) & set(HYPHENS)) or (
        token + 1 < len(document.raw) and bool(set(document.gap(token + 1)) & set(HYPHENS))
    )
