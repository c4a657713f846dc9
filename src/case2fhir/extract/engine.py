"""The five steps of reading: document, mentions, context, facts, one case."""

from case2fhir.extract.board import Board
from case2fhir.extract.context import settle_context
from case2fhir.extract.lexicon import find_mentions
from case2fhir.extract.reconcile import reconcile
from case2fhir.extract.registry import extractors
from case2fhir.extract.sections import settle_sections
from case2fhir.extract.text import Document
from case2fhir.model import Case
from case2fhir.terminology import Terminology


def read_board(text: str, terminology: Terminology) -> Board:
    """Return the board of `text` after every kind of fact has been read."""
    board = Board(Document(text), terminology)
    settle_sections(board)
    board.settle(find_mentions(board))
    settle_context(board)
    for read in extractors():
        read(board)
    return board


def extract(text: str, terminology: Terminology) -> Case:
    """Return the case that `text` tells; every item carries the words it came from."""
    return reconcile(read_board(text, terminology))


def extract_all(text: str, terminology: Terminology) -> tuple[Case, ...]:
    """Return the cases that `text` tells, one for each patient."""
    return (extract(text, terminology),)
