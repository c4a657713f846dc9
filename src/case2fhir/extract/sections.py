"""Sections: which part of the story each sentence stands in."""

from case2fhir.extract.board import Board
from case2fhir.extract.text import Document, Sentence
from case2fhir.model import Section, made
from case2fhir.terminology import Terminology

_MAX_HEADING_WORDS = 8
_ONE_LINE = frozenset(
    "allergies family-history social-history immunizations medications past-history obstetric-history".split()
)
"""Kinds of section that end with the next labelled line when their own heading only opens a line."""
CONTEXT_KINDS = frozenset(
    ("abstract", "background", "discussion", "conclusion", "references", "acknowledgements", "title")
)
"""Kinds of section that speak of the literature or sum up; facts of the case do not come from them."""


def settle_sections(board: Board) -> None:
    """Find the headings, give every sentence its section's kind, and mark what is context.

    A heading on a line of its own holds until the next one. One that its text follows on the same line
    ("Allergies: none") holds for that paragraph, and no further than the next labelled line; one that does not
    even start a line holds for its sentence.
    """
    document, terms = board.document, board.terminology
    kind, heading, begin, inline, midline = "narrative", None, 0, None, False
    outer: tuple[str, str | None] = ("narrative", None)
    for sentence in document.sentences:
        found = _heading(document, sentence, terms)
        labelled = kind in _ONE_LINE and _labelled(document, sentence)
        ended = inline is not None and (sentence.paragraph != inline or midline or labelled)
        if found or ended:
            if sentence.start > begin:
                board.sections.append(made(Section)(kind=kind, heading=heading, start=begin, end=sentence.start))
            begin = sentence.start
            kind, heading = found[:2] if found else outer
            inline = sentence.paragraph if found and not found[2] else None
            midline = not _starts_line(document, sentence)
            if found and found[2]:
                outer = kind, heading
                board.context_sentences.add(sentence.index)
                board.headings.add(sentence.index)
        board.section_of[sentence.index] = kind
        if kind in CONTEXT_KINDS:
            board.context_sentences.add(sentence.index)
    if len(document.text) > begin:
        board.sections.append(made(Section)(kind=kind, heading=heading, start=begin, end=len(document.text)))


def _starts_line(document: Document, sentence: Sentence) -> bool:
    return sentence.first == 0 or "\n" in document.gap(sentence.first)


def _labelled(document: Document, sentence: Sentence) -> bool:
    """Say whether a line starts with a label that no table knows: a few words and a colon."""
    if not _starts_line(document, sentence):
        return False
    stop = min(sentence.last, sentence.first + 6)
    return ":" in document.raw[sentence.first + 1 : stop] and document.raw[sentence.first][0].isupper()


def _heading(document: Document, sentence: Sentence, terms: Terminology) -> tuple[str, str, bool] | None:
    """Return (kind, heading, whether the sentence is nothing else) if a sentence is or starts with a heading."""
    first, stop = sentence.first, min(sentence.last, sentence.first + _MAX_HEADING_WORDS + 3)
    while first < stop and not document.raw[first][0].isalpha():
        first += 1
    colon = next((token for token in range(first, stop) if document.raw[token] == ":"), None)
    end = sentence.last if colon is None else colon
    alone = end >= sentence.last - 1
    if first >= end or end - first > _MAX_HEADING_WORDS or (colon is None and document.raw[end - 1] in ".,;!?"):
        return None
    if colon is None and not document.raw[first][0].isupper():
        return None
    hit = terms.match_in("sections", document.stems[first:end], 0, document.raw[first:end])
    if not hit or hit[0] != end - first:
        return None
    section = terms.concept(hit[1][0])
    kind = str(section.extra.get("section", hit[1][0])) if section else str(hit[1][0])
    return kind, document.words(first, end), alone
