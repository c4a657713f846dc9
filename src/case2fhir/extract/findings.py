"""findings."""

from case2fhir.extract.board import Board
from case2fhir.extract.registry import extracts


@extracts("findings")
def read_findings(board: Board) -> None:
    """Put the findings on the board."""
