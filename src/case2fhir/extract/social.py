"""social."""

from case2fhir.extract.board import Board
from case2fhir.extract.registry import extracts


@extracts("social")
def read_social(board: Board) -> None:
    """Put the social on the board."""
