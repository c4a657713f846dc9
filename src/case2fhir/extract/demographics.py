"""Age and sex of the patient."""

from decimal import Decimal

from case2fhir.extract.board import Board
from case2fhir.extract.identity import read_identity
from case2fhir.extract.registry import extracts
from case2fhir.extract.text import Document, Sentence
from case2fhir.extract.times import UNITS, count_at
from case2fhir.model import Age, Evidence, Patient, Sex, made
from case2fhir.model.base import TimeUnit

FEMALE = frozenset(
    (
        "woman female girl lady primigravida primigravid primipara primiparous multigravida "
        "multipara multiparous gravida nulligravida nullipara nulliparous schoolgirl housewife "
        "women daughter"
    ).split()
)
MALE = frozenset(["man", "male", "boy", "gentleman", "schoolboy", "men", "son"])
_SHE, _HE = frozenset(("she", "her", "herself", "hers")), frozenset(("he", "his", "him", "himself"))
_RELATIVES = frozenset(
    (
        "mother father brother sister son daughter wife husband uncle aunt cousin grandmother "
        "grandfather parents sibling siblings twin relative relatives"
    ).split()
)


@extracts("demographics")
def read_demographics(board: Board) -> None:
    """Put the patient's age and sex on the board as the text states them; sex may be derived from pronouns."""
    identity = read_identity(board)
    board.dates = identity.dates
    age, place = _age(board)
    board.add(
        "patient",
        made(Patient)(
            key="patient",
            age=age,
            sex=identity.sex or _sex(board, place),
            birth_date=identity.birth,
            name=identity.name,
            identifiers=identity.identifiers,
            doubts=identity.doubts,
        ),
    )


def _age(board: Board) -> tuple[Age | None, int | None]:
    for sentence in board.facts():
        for token in range(sentence.first, sentence.last):
            found = _age_at(board.document, token, sentence)
            if found and not _of_a_relative(board.document, found[0], found[1], sentence):
                first, last, value, unit = found
                board.claim(first, last, "demographics")
                evidence = (board.evidence(first, last),)
                return made(Age)(value=value, unit=unit, evidence=evidence), first
    return None, None


def _age_at(document: Document, token: int, sentence: Sentence) -> tuple[int, int, Decimal, TimeUnit] | None:
    """Return (first, last, value, unit) of an age that starts at `token`."""
    low, stop = document.low, sentence.last
    begin, labelled = token, False
    if low[token] in ("aged", "age"):
        labelled, token = True, token + 1
        while token < stop and low[token] in ("of", ":", "is", "was", "=", "about", "approximately"):
            token += 1
    counted = count_at(document, token, stop) if token < stop else None
    if not counted:
        return None
    value, after = counted
    if value <= 0 or (value > 130 and not labelled):
        return None
    unit = UNITS.get(document.stems[after]) if after < stop else None
    if unit is None:
        glued = after < stop and low[after] in ("yo", "yom", "yof", "yrs") and value <= 120
        if glued:
            return begin, after + 1, value, "a"
        if after < stop and document.raw[after] in ("F", "M") and _is_initial(document, token, sentence):
            return begin, after, value, "a"
        return (begin, after, value, "a") if labelled and value <= 120 and not _counts(document, after, stop) else None
    last = _old(document, after, stop)
    if last or labelled:
        return begin, last or after + 1, value, unit
    if after + 1 < stop and low[after + 1] in FEMALE | MALE | {
        "caucasian",
        "african",
        "asian",
        "hispanic",
        "white",
        "black",
    }:
        return begin, after + 1, value, unit
    return None


def _old(document: Document, token: int, stop: int) -> int | None:
    """Return the token after "year(s) old", "y/o", "years of age" whose unit stands at `token`."""
    rest = document.low[token + 1 : min(stop, token + 4)]
    if rest[:1] == ["old"] or rest[:1] == ["olds"]:
        return token + 2
    if rest[:2] == ["of", "age"] or rest[:2] in (["/", "o"], [".", "o"]):
        return token + 3
    return token + 2 if rest[:1] == ["o"] and document.low[token] == "y" else None


def _is_initial(document: Document, token: int, sentence: Sentence) -> bool:
    """Say whether a number stands where a note puts the age: at the start of its sentence, "44F with"."""
    return token - sentence.first <= 2 and document.glued(token + 1)


def _counts(document: Document, token: int, stop: int) -> bool:
    return token < stop and document.raw[token] in "%/"


def _of_a_relative(document: Document, first: int, last: int, sentence: Sentence) -> bool:
    around = document.low[last : min(sentence.last, last + 3)]
    ahead = document.low[max(sentence.first, first - 3) : first]
    if ahead and ahead[-1] in ("her", "his", "their", "whose"):
        return True
    return any(word in _RELATIVES for word in around[:2]) or any(word in _RELATIVES for word in ahead)


def _sex(board: Board, place: int | None) -> Sex | None:
    document = board.document
    if place is not None:
        sentence = document.sentence_of(place)
        stated = _noun(board, range(place, min(sentence.last, place + 12))) or _noun(
            board, range(max(sentence.first, place - 6), place)
        )
        if stated:
            return stated
    for sentence in list(board.facts())[:6]:
        stated = _noun(board, range(sentence.first, sentence.last))
        if stated:
            return stated
    return _pronouns(board)


def _noun(board: Board, tokens: range) -> Sex | None:
    document = board.document
    for token in tokens:
        word = document.low[token]
        initial = document.raw[token] in ("F", "M") and token > 0 and document.raw[token - 1].isdecimal()
        if word in FEMALE or (initial and word == "f"):
            return made(Sex)(value="female", evidence=(board.evidence(token, token + 1),))
        if word in MALE or (initial and word == "m"):
            return made(Sex)(value="male", evidence=(board.evidence(token, token + 1),))
    return None


def _pronouns(board: Board) -> Sex | None:
    """Return the sex that most pronouns of the text tell, marked as derived."""
    document = board.document
    she = [
        token
        for sentence in board.facts()
        for token in range(sentence.first, sentence.last)
        if document.low[token] in _SHE
    ]
    he = [
        token
        for sentence in board.facts()
        for token in range(sentence.first, sentence.last)
        if document.low[token] in _HE
    ]
    if len(she) == len(he):
        return None
    most: list[int] = she if len(she) > len(he) else he
    evidence: tuple[Evidence, ...] = (board.evidence(most[0], most[0] + 1),)
    return made(Sex)(value="female" if most is she else "male", derived=True, evidence=evidence)
