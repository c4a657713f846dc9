"""The frame of a text: its sentences, its sections, and which sentences are context. Reading and coverage share it."""

from functools import lru_cache

from case2fhir.extract.board import Board
from case2fhir.extract.literature import settle_literature
from case2fhir.extract.sections import settle_sections
from case2fhir.extract.text import Document
from case2fhir.terminology import Terminology

_KEPT = 1_000_000
"""Longer texts are not kept in memory for a second look."""


def document_of(text: str) -> Document:
    """Return the document of a text; the last one is kept, since coverage asks for it right after the reading."""
    return _document(text) if len(text) <= _KEPT else Document(text)


def framed(document: Document, terminology: Terminology) -> Board:
    """Return a board of `document` on which only the sections and the sentences that are context are settled."""
    settled = _settled(document, terminology) if len(document.text) <= _KEPT else _settle(document, terminology)
    return settled.copy()


def _settle(document: Document, terminology: Terminology) -> Board:
    board = Board(document, terminology)
    settle_sections(board)
    settle_literature(board)
    return board


_document = lru_cache(maxsize=1)(Document)
_settled = lru_cache(maxsize=1)(_settle)
