"""studies."""

from case2fhir.extract.board import Board
from case2fhir.extract.registry import extracts


@extracts("studies")
def read_studies(board: Board) -> None:
    """Put the studies on the board."""
