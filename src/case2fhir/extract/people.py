"""Death of the patient, and the clinicians and institutions that are named."""

from case2fhir.extract.board import Board
from case2fhir.extract.qualities import sentence_moments, stated
from case2fhir.extract.registry import extracts
from case2fhir.extract.text import Sentence
from case2fhir.model import Death, Patient, When, made

_DIED = frozenset(("died", "deceased", "succumbed", "expired", "demised"))
_NOT_THE_PATIENT = frozenset(
    (
        "mother father brother sister son daughter wife husband uncle aunt cousin grandmother grandfather parents "
        "fetus sibling siblings twin relative relatives risk sudden cause brain cell fear thoughts child donor"
    ).split()
)


@extracts("people")
def read_people(board: Board) -> None:
    """Put the patient's death on the board where the text tells it."""
    for sentence in board.facts():
        token = _death(board, sentence)
        if token is not None:
            patient: Patient = board.items["patient"][0]
            death = made(Death)(when=_when(board, sentence), evidence=(board.evidence(token, token + 1),))
            board.items["patient"] = [patient.model_copy(update={"death": death})]
            board.claim(token, token + 1, "people")
            return


def _death(board: Board, sentence: Sentence) -> int | None:
    low = board.document.low
    for token in range(sentence.first, sentence.last):
        word = low[token]
        passed = word == "passed" and low[token + 1 : token + 2] == ["away"]
        if word not in _DIED and not passed:
            continue
        before = low[max(sentence.first, token - 6) : token]
        if any(each in _NOT_THE_PATIENT for each in before) or any(
            each in ("not", "if", "who", "have") for each in before
        ):
            continue
        if word == "expired" and low[token + 1 : token + 2] == ["air"]:
            continue
        if any(
            each in ("patient", "he", "she", "man", "woman", "boy", "girl", "infant", "baby", "and", "neonate")
            for each in before
        ):
            return token
    return None


def _when(board: Board, sentence: Sentence) -> When | None:
    for moment in sentence_moments(board, sentence):
        if moment.direction in ("date", "after"):
            return moment.when
        if moment.direction == "later":
            return stated(moment)
    return None
