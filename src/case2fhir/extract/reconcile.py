"""One case from what was read: mentions of one problem become one item, every item gets its key."""

from case2fhir.extract.board import Board
from case2fhir.model import Case, Patient, Source, made, with_keys


def reconcile(board: Board) -> Case:
    """Return the case of the board's items."""
    items = {name: tuple(found) for name, found in board.items.items() if name != "patient"}
    patient: Patient = board.items["patient"][0]
    case = made(Case)(
        source=made(Source)(text=board.document.text), patient=patient, sections=tuple(board.sections), **items
    )
    return with_keys(case)
