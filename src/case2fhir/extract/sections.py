"""Sections: which part of the story each sentence stands in."""

from case2fhir.extract.board import Board
from case2fhir.extract.text import Document, Sentence
from case2fhir.model import Section, made
from case2fhir.terminology.normal import phrase

_MAX_HEADING_WORDS = 8
CONTEXT_KINDS = frozenset(
    ("abstract", "background", "discussion", "conclusion", "references", "acknowledgements", "title")
)
"""Kinds of section that speak of the literature or sum up; facts of the case do not come from them."""


def settle_sections(board: Board) -> None:
    """Find the headings, give every sentence its section's kind, and mark what is context."""
    document, table = board.document, board.terminology.table("sections")
    kind, heading, begin = "narrative", None, 0
    for sentence in document.sentences:
        found = _heading(document, sentence, table)
        if found:
            if sentence.start > begin:
                board.sections.append(made(Section)(kind=kind, heading=heading, start=begin, end=sentence.start))
            kind, heading, begin = found[0], found[1], sentence.start
            if found[2]:
                board.context_sentences.add(sentence.index)
                board.headings.add(sentence.index)
        board.section_of[sentence.index] = kind
        if kind in CONTEXT_KINDS:
            board.context_sentences.add(sentence.index)
    if len(document.text) > begin:
        board.sections.append(made(Section)(kind=kind, heading=heading, start=begin, end=len(document.text)))


def _heading(document: Document, sentence: Sentence, table: dict[str, str]) -> tuple[str, str, bool] | None:
    """Return (kind, heading, whether the sentence is nothing else) if a sentence is or starts with a heading."""
    size = sentence.last - sentence.first
    words = document.text[sentence.start : sentence.end]
    if size <= _MAX_HEADING_WORDS and words[-1] not in ".,;!?":
        kind = table.get(phrase(words.rstrip(": ")))
        if kind:
            return kind, words.rstrip(": "), True
    for token in range(sentence.first, min(sentence.last, sentence.first + _MAX_HEADING_WORDS)):
        if document.raw[token] == ":":
            kind = table.get(phrase(document.text[sentence.start : document.starts[token]]))
            return (kind, document.text[sentence.start : document.starts[token]], False) if kind else None
    return None
