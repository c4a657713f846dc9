"""outcomes."""

from case2fhir.extract.board import Board
from case2fhir.extract.registry import extracts


@extracts("outcomes")
def read_outcomes(board: Board) -> None:
    """Put the outcomes on the board."""
