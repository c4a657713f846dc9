"""The small tables beside this file: words to add, words to stop, words that are measured."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lexicon.builder import Lexicon

from case2fhir.terminology.normal import phrase

FOLDER = Path(__file__).resolve().parent


def rows(name: str, folder: Path = FOLDER) -> Iterator[list[str]]:
    """Yield the rows of a table: tab-separated, empty lines and lines that begin with # left out."""
    for line in (folder / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


def phrases(name: str, folder: Path = FOLDER) -> frozenset[str]:
    """Return the phrases of a table of words, any number in a line, parted by commas."""
    return frozenset(phrase(word) for row in rows(name, folder) for word in row[0].split(", "))


def add(lexicon: Lexicon, folder: Path = FOLDER) -> None:
    """Add head nouns, finding adjectives, findings, drugs and classes: kind, name, other spellings."""
    for kind, display, *others in rows("words.tsv", folder):
        group = ""
        if kind == "class":
            kind, group = "medication", "class"  # noqa: PLW2901 - a class is a medication of its own group
        entry = lexicon.entry(f"{kind}:{phrase(display).replace(' ', '-')}", kind, display)
        entry.group = group
        for text in (display, *others[0].split("|")) if others else (display,):
            lexicon.name(entry, text, force=True)
