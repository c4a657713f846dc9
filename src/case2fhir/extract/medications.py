"""medications."""

from case2fhir.extract.board import Board
from case2fhir.extract.registry import extracts


@extracts("medications")
def read_medications(board: Board) -> None:
    """Put the medications on the board."""
