"""The five steps of reading: document, mentions, context, facts, one case."""

from case2fhir.extract.board import Board, doubt
from case2fhir.extract.context import settle_context
from case2fhir.extract.frame import document_of, framed
from case2fhir.extract.lexicon import find_mentions
from case2fhir.extract.named_problems import add_named
from case2fhir.extract.newborns import mother_and_newborn, newborn_alone
from case2fhir.extract.patients import Stretch, stretches
from case2fhir.extract.reconcile import reconcile
from case2fhir.extract.registry import extractors
from case2fhir.extract.text import Document
from case2fhir.ids import text_key
from case2fhir.model import Case
from case2fhir.terminology import Terminology


def read_board(text: str | Document, terminology: Terminology, stretch: Stretch | None = None) -> Board:
    """Return the board of `text` after every kind of fact has been read; of one patient's stretch if one is given."""
    document = document_of(text) if isinstance(text, str) else text
    if stretch and (stretch.hidden or stretch.stands_for):
        document = document.retold(stretch.hidden, stretch.stands_for)
    board = framed(document, terminology)
    if stretch:
        board.context_sentences.update(n for n in range(len(document.sentences)) if n not in stretch.sentences)
    board.settle(find_mentions(board))
    add_named(board)
    settle_context(board)
    for read in extractors():
        read(board)
    return board


def extract(text: str, terminology: Terminology) -> Case:
    """Return the case that `text` tells as that of one patient; every item carries the words it came from."""
    document = document_of(text)
    return reconcile(read_board(document, terminology, newborn_alone(document)))


def extract_all(text: str, terminology: Terminology) -> tuple[Case, ...]:
    """Return the cases that `text` tells, one for each patient: "Case 1 ... Case 2 ...", a mother and her newborn.

    The second and later ones have a case key of their own: the text's, and the patient's number.
    """
    document = document_of(text)
    found = stretches(document)
    if found:
        cases = [reconcile(read_board(document, terminology, stretch)) for stretch in found]
    else:
        found = mother_and_newborn(document)
        cases = [reconcile(read_board(document, terminology, stretch)) for stretch in found]
        if len(cases) > 1 and not _has_facts(cases[1]):
            cases.pop()
    if not cases:
        return (reconcile(read_board(document, terminology, newborn_alone(document))),)
    if len(cases) == 1:
        return tuple(cases)
    told = [_one_of(len(cases), case) for case in cases]
    return (
        told[0],
        *(case.model_copy(update={"case_key": f"{text_key(text)}-{n}"}) for n, case in enumerate(told[1:], 2)),
    )


def _has_facts(case: Case) -> bool:
    """Say whether a newborn has facts of its own, so that it is a patient."""
    lists = (case.problems, case.measurements, case.studies, case.medications, case.procedures)
    seen = any(sign.result != "normal" for sign in case.signs)
    return any(lists) or seen or case.patient.death is not None


def _one_of(count: int, case: Case) -> Case:
    """Return the case of one patient of a text that tells of `count`, with the doubt that says so."""
    message = f"the text tells of {count} patients; each has a case of its own: look whether it holds what is theirs"
    doubts = (*case.patient.doubts, doubt("several-patients", message))
    return case.model_copy(update={"patient": case.patient.model_copy(update={"doubts": doubts})})
