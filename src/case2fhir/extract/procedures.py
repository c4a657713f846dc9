"""procedures."""

from case2fhir.extract.board import Board
from case2fhir.extract.registry import extracts


@extracts("procedures")
def read_procedures(board: Board) -> None:
    """Put the procedures on the board."""
