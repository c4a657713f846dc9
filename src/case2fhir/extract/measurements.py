"""measurements."""

from case2fhir.extract.board import Board
from case2fhir.extract.registry import extracts


@extracts("measurements")
def read_measurements(board: Board) -> None:
    """Put the measurements on the board."""
