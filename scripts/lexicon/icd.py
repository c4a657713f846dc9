"""Diagnoses of ICD-10-CM that the other vocabularies lack, and codes for those that bear a leaf's very name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from case2fhir.terminology.normal import phrase
from lexicon.builder import Code, Lexicon, slug
from lexicon.sources import Wheels

_CHAPTERS = "ABCDEFGHIJKLMNOPQRST"
_AGENTS = re.compile(r"B9[5-7]|F1[0-9]")
"""Organisms; substances that are used."""

_VAGUE = re.compile(
    r"\b(?:other|others|unspecified|elsewhere|classified|due to|without|not|following|caused by|encounter|sequela"
    r"|status|history|NEC|any|specified|initial|see|by)\b|[<>\[;:]",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:,? (?:NOS|unspecified)|, so stated| \((?:acute|chronic|acquired|idiopathic)\))+$")


class Rubric(NamedTuple):
    """A category of ICD-10-CM: its code, its title, its inclusion terms; `leaf` if it may be reported."""

    code: str
    title: str
    terms: tuple[str, ...]
    leaf: bool


def read(wheels: Wheels) -> list[Rubric]:
    """Return the categories of diseases, symptoms and injuries in order."""
    root = ElementTree.fromstring(  # noqa: S314 - a file whose hash is pinned
        wheels.bytes("simple-icd-10-cm", "simple_icd_10_cm/data/icd10c-tabular-April-1-2026.xml")
    )
    return [rubric for rubric in _rubrics(root) if rubric.code[0] in _CHAPTERS and not _AGENTS.match(rubric.code)]


def add(lexicon: Lexicon, rubrics: list[Rubric]) -> None:
    """Add titles and inclusion terms; a leaf whose title is another entry's name gives it a second code."""
    names = {phrase(entry.display): entry for entry in reversed(lexicon.entries.values())}
    for rubric in rubrics:
        known = names.get(phrase(rubric.title))
        if known is not None:
            if rubric.leaf and all(code.system != "icd-10-cm" for code in known.codes):
                known.codes.append(Code("icd-10-cm", rubric.code, rubric.title))
            continue
        texts = [_TAIL.sub("", text) for text in (rubric.title, *rubric.terms)]
        usable = [text for text in texts if not _VAGUE.search(text) and len(text.split()) <= 5]
        if not usable:
            continue
        _add_rubric(lexicon, rubric, usable)


def _add_rubric(lexicon: Lexicon, rubric: Rubric, usable: list[str]) -> None:
    kind = "symptom" if rubric.code.startswith("R") else "diagnosis"
    for text in usable:
        if lexicon.meaning(text) is not None:
            continue
        exact = text == rubric.title
        key = f"icd:{rubric.code}" if exact else f"icd:{rubric.code}/{slug(text)}"
        entry = lexicon.entry(key, kind, text)
        if exact and rubric.leaf and not entry.codes:
            entry.codes.append(Code("icd-10-cm", rubric.code, rubric.title))
        lexicon.name(entry, text)


def _rubrics(root: ElementTree.Element) -> Iterator[Rubric]:
    for node in root.iter("diag"):
        code, title = node.findtext("name"), node.findtext("desc")
        if code and title:
            terms = tuple(note.text for note in node.findall("inclusionTerm/note") if note.text)
            extended = node.find("sevenChrDef") is not None
            yield Rubric(code, title, terms, node.find("diag") is None and not extended and code[0] not in "ST")
