"""family."""

from case2fhir.extract.board import Board
from case2fhir.extract.registry import extracts


@extracts("family")
def read_family(board: Board) -> None:
    """Put the family on the board."""
