"""encounters."""

from case2fhir.extract.board import Board
from case2fhir.extract.registry import extracts


@extracts("encounters")
def read_encounters(board: Board) -> None:
    """Put the encounters on the board."""
