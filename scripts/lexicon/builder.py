"""Gathers entries and phrases; says what may be a phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from case2fhir.terminology.normal import phrase
from case2fhir.terminology.wide import CASED, PLURAL

MAX_TOKENS = 8
MAX_CHARACTERS = 90
SHORT = 3
"""A word of so many letters or fewer is a phrase only if it is an abbreviation in capitals, or listed."""

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[/+.']")
_PARENTHESIS = re.compile(r"^(?P<outer>[^()]+) \((?P<inner>[^()]+)\)$")


class Code(NamedTuple):
    """A code of a system named in systems.tsv; `free` says that no licence is needed to use it."""

    system: str
    code: str
    display: str
    free: bool = True


@dataclass(slots=True)
class Entry:
    """One meaning: its key, its kind, the name to show, its codes in the order of emission."""

    key: str
    kind: str
    display: str
    codes: list[Code] = field(default_factory=list)
    group: str = ""


@dataclass(slots=True)
class Lexicon:
    """Entries by key and what each phrase means. The first meaning given to a phrase stays."""

    stop: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    entries: dict[str, Entry] = field(default_factory=dict)
    phrases: dict[str, tuple[str, int]] = field(default_factory=dict)

    def entry(self, key: str, kind: str, display: str) -> Entry:
        """Return the entry of `key`, a new one if there is none."""
        return self.entries.setdefault(key, Entry(key, kind, display))

    def name(self, entry: Entry, text: str, *, force: bool = False) -> None:
        """Let `text` mean `entry`, unless it means something already or is no phrase that can be trusted.

        Words in parentheses at the end are a name of their own if they are an abbreviation, else no part of
        the name. `force` passes by the lists of words to stop.
        """
        for words in spellings(text):
            cased = is_abbreviation(words)
            key = phrase(words)
            if (force or self._may_be(key, cased=cased)) and key not in self.phrases:
                self.phrases[key] = (entry.key, case(words))

    def lend(self, entry: Entry) -> None:
        """Give the codes of `entry` to the head noun that is its very name, if it has none (edema, tremor)."""
        owner = self.entries.get(self.meaning(entry.display) or "")
        if owner is not None and owner.kind == "head" and not owner.codes:
            owner.codes = list(entry.codes)

    def join(self, known: str, texts: list[str]) -> None:
        """Let each of `texts` mean what `known` means, whatever it meant before; `known` must mean something."""
        key = self.phrases[phrase(known)][0]
        for text in texts:
            self.phrases[phrase(text)] = (key, case(text))

    def meaning(self, text: str) -> str | None:
        """Return the key of the entry that `text` means."""
        found = self.phrases.get(phrase(text))
        return found[0] if found else None

    def _may_be(self, key: str, *, cased: bool) -> bool:
        tokens = key.split(" ")
        if key in self.stop or len(tokens) > MAX_TOKENS or len(key) > MAX_CHARACTERS:
            return False
        if not all(_TOKEN.fullmatch(token) for token in tokens) or not any(c.isalpha() for c in key):
            return False
        if len(tokens) == 1 and len(key) <= SHORT:
            return key in self.short or (cased and len(key) == SHORT)
        return any(len(token) > 1 and not token.isdigit() for token in tokens)


def is_abbreviation(words: str) -> bool:
    """Say whether a name is one word of capitals (COPD, HbA1c), so that its case matters."""
    return " " not in words and len(words) <= 6 and sum(c.isupper() for c in words) >= 2


def case(words: str) -> int:
    """Return how a phrase must be written to count: see CASED and PLURAL in the reader."""
    if not is_abbreviation(words):
        return 0
    return CASED | PLURAL if words.endswith("S") else CASED


def slug(text: str) -> str:
    """Return a name as part of a key: small letters, digits and hyphens."""
    return "-".join(re.findall(r"\w+", text.casefold()))


def spellings(text: str) -> list[str]:
    """Return the ways to write a name: without its parenthesis, turned round if it is inverted, Latin plurals."""
    words = text.strip()
    made = []
    if match := _PARENTHESIS.match(words):
        words = match["outer"]
        if is_abbreviation(match["inner"]):
            made.append(match["inner"])
    parts = words.split(", ")
    if len(parts) > 1 and all(len(part.split()) <= 3 for part in parts):
        words = " ".join(reversed(parts))
    return [words, *_latin(words), *made]


def _latin(words: str) -> list[str]:
    """Return the Latin plural of the last word (embolus: emboli; diverticulum: diverticula; stoma: stomata)."""
    for singular, plural in (("oma", "omata"), ("us", "i"), ("um", "a")):
        if words.endswith(singular) and len(words.split()[-1]) > 5:
            return [words[: -len(singular)] + plural]
    return []
