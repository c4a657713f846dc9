"""Coverage: what became of every sentence, so that nothing is dropped in silence."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal, NamedTuple

from case2fhir.extract.frame import document_of, framed
from case2fhir.extract.text import Document, Sentence
from case2fhir.model import Case, Evidence, Model
from case2fhir.terminology import Terminology

_LABEL_WORDS = 3
_NUMBERED = frozenset(("case", "patient"))
"""What a heading numbers: "Case 2"."""
State = Literal["used", "context", "unused"]


class Covered(NamedTuple):
    """A sentence, code points `start` to `end`, in line `line`, and what became of it."""

    start: int
    end: int
    line: int
    state: State
    text: str


def coverage(text: str, case: Case, terminology: Terminology) -> tuple[Covered, ...]:
    """Return every sentence of `text` as used, context or unused.

    A sentence is used if the evidence of any item of the case lies in it; headings, literature and discussion are
    context; what is left is unused: its facts, if it has any, are not in the case.
    """
    board = framed(document_of(text), terminology)
    spans = sorted({(evidence.start, evidence.end) for evidence in all_evidence(case)})
    starts = [start for start, _ in spans]
    found: list[Covered] = []
    line, position = 1, 0
    ends = "\n" if "\n" in text else "\r"
    for sentence in board.document.sentences:
        line += text.count(ends, position, sentence.start)
        position = sentence.start
        place = bisect_left(starts, sentence.end)
        used = any(end > sentence.start for _, end in spans[max(0, place - 40) : place])
        context = sentence.index in board.context_sentences or _is_label(board.document, sentence)
        state: State = "used" if used else "context" if context else "unused"
        found.append(Covered(sentence.start, sentence.end, line, state, text[sentence.start : sentence.end]))
    return tuple(found)


def _is_label(document: Document, sentence: Sentence) -> bool:
    """Say whether a sentence only announces what follows: it ends with a colon, or is a heading nobody knows."""
    if document.raw[sentence.last - 1] == ":":
        return True
    alone = sentence.first == 0 or "\n" in document.gap(sentence.first)
    alone = alone and (sentence.last == len(document.raw) or "\n" in document.gap(sentence.last))
    last = document.raw[sentence.last - 1]
    short = sentence.last - sentence.first <= _LABEL_WORDS and not sentence.bullet
    return alone and short and (last.isalpha() or document.low[sentence.first] in _NUMBERED)


def all_evidence(part: object) -> Iterator[Evidence]:
    """Yield all evidence in a case or in a part of it."""
    if isinstance(part, Evidence):
        yield part
    elif isinstance(part, Model):
        for value in part.__dict__.values():
            if isinstance(value, (Model, tuple)):
                yield from all_evidence(value)
    elif isinstance(part, tuple):
        for value in part:
            yield from all_evidence(value)
