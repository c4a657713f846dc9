"""allergies."""

from case2fhir.extract.board import Board
from case2fhir.extract.registry import extracts


@extracts("allergies")
def read_allergies(board: Board) -> None:
    """Put the allergies on the board."""
