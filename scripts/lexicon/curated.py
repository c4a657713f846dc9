"""The small tables beside this file: words to add, words to stop, words that are measured."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from case2fhir.terminology.normal import phrase
from lexicon.builder import Lexicon, slug

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
    """Add head nouns, adjectives, classes of drugs, guards: kind (and group), name, other spellings."""
    for label, display, *others in rows("words.tsv", folder):
        kind, _, group = label.partition("/")
        entry = lexicon.entry(f"{kind}:{slug(display)}", kind, display)
        entry.group = group
        for text in (display, *others[0].split("|")) if others else (display,):
            lexicon.name(entry, text, force=True)


def join(lexicon: Lexicon, folder: Path = FOLDER) -> None:
    """Add spellings to names that the vocabularies have: name, other spellings."""
    table = list(rows("spellings.tsv", folder))
    if unknown := [name for name, _ in table if lexicon.meaning(name) is None]:
        raise ValueError(f"spellings.tsv: no vocabulary has {', '.join(unknown)}; add it to words.tsv")
    for known, spellings in table:
        lexicon.join(known, spellings.split("|"))
