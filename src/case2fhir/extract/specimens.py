"""The specimen of a test: the fluid that a sentence names, and the test's own concept in it."""

from case2fhir.extract.board import Board
from case2fhir.extract.measure_words import EXAMINED, FLUIDS
from case2fhir.extract.text import Sentence
from case2fhir.terminology import Concept

KINDS = ("laboratory", "vital-sign", "score", "analyte")
"""Kinds of concept that are measured; of other kinds those are that have a unit."""
_APART = frozenset(("urine", "stool", "sweat", "saliva"))
"""Specimens whose tests are told one by one: after "urine protein" a creatinine is one of blood."""
_TOGETHER = frozenset("glucose sugar protein proteins lactate ldh albumin amylase ada".split())
"""Tests that are told together of a fluid which is named once: "CSF protein 2.1 g/L and glucose 1.1 mmol/L"."""


def in_blood(board: Board, words: str) -> Concept | None:
    """Return the concept of a substance in blood: vitamin D as serum vitamin D; protein alone may be of any fluid."""
    if words.casefold() in _TOGETHER:
        return None
    return board.terminology.find(f"serum {words}", KINDS[:3]) or board.terminology.find(f"{words} level", KINDS[:3])


def shared_fluid(board: Board, sentence: Sentence, token: int) -> str | None:
    """Return the fluid that is named with the test before the one at `token`, where both are told together."""
    low = board.document.low
    if low[token] not in _TOGETHER:
        return None
    for place in range(token - 1, sentence.first - 1, -1):
        if low[place] in ("serum", "plasma", "blood") or low[place] == ";":
            return None
        fluid = FLUIDS.get(low[place])
        if fluid:
            shared = fluid not in _APART and not _TOGETHER.isdisjoint(low[place + 1 : place + 4])
            return fluid if shared else None
    return None


def is_of(concept: Concept, specimen: str) -> bool:
    """Say whether a concept is measured in this specimen anyway."""
    return any(FLUIDS.get(word) == specimen for phrase in concept.phrases for word in phrase.casefold().split())


def in_fluid(board: Board, specimen: str, words: str) -> Concept | None:
    """Return the concept of the same test in the specimen: the protein of cerebrospinal fluid."""
    short = "CSF" if specimen == "cerebrospinal fluid" else specimen
    return board.terminology.find(f"{short} {words}", KINDS)


def fluid_before(board: Board, sentence: Sentence, token: int) -> str | None:
    """Return the fluid, other than blood, that the sentence has named last before `token`: "CSF showed protein"."""
    low = board.document.low
    for place in range(token - 1, sentence.first - 1, -1):
        if low[place] in ("serum", "plasma", "blood") and not low[place + 1].startswith(("cell", *"0123456789")):
            return None
        fluid = FLUIDS.get(low[place])
        if fluid and (low[place] == "urinalysis" or _is_examined(low[place + 1 : token])):
            return fluid
    return None


def _is_examined(words: list[str]) -> bool:
    """Say whether the words after a fluid tell what was found in it, and not how much of it there was."""
    rest = [word for word in words if word not in ("fluid", "csf", "(", ")", "sample", "samples", "a", "of", "the")]
    return not rest or rest[0] in EXAMINED
