"""people."""

from case2fhir.extract.board import Board
from case2fhir.extract.registry import extracts


@extracts("people")
def read_people(board: Board) -> None:
    """Put the people on the board."""
