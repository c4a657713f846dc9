"""Age and sex of the patient."""

from decimal import Decimal
from typing import NamedTuple

from case2fhir.extract.board import Board
from case2fhir.extract.identity import read_identity
from case2fhir.extract.registry import extracts
from case2fhir.extract.text import Document, Sentence
from case2fhir.extract.times import UNITS, count_at
from case2fhir.model import Age, Evidence, Patient, Sex, made
from case2fhir.model.base import TimeUnit
from case2fhir.terminology.normal import HYPHENS

FEMALE = frozenset(
    (
        "woman female girl lady primigravida primigravid primipara primiparous multigravida "
        "multipara multiparous gravida nulligravida nullipara nulliparous schoolgirl housewife "
        "women daughter"
    ).split()
)
MALE = frozenset(["man", "male", "boy", "gentleman", "schoolboy", "men", "son"])
_SHE, _HE = frozenset(("she", "her", "herself", "hers")), frozenset(("he", "his", "him", "himself"))
_PEOPLE = frozenset(("caucasian", "african", "asian", "hispanic", "white", "black"))
_RELATIVES = frozenset(
    (
        "mother father brother sister son daughter wife husband uncle aunt cousin grandmother "
        "grandfather parents sibling siblings twin relative relatives dog cat horse puppy kitten cow spaniel terrier"
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


class _Years(NamedTuple):
    """An age at tokens `first` to `last`; `event` says that it is the age at some event ("at the age of 3")."""

    first: int
    last: int
    value: Decimal
    unit: TimeUnit
    high: Decimal | None = None
    event: bool = False


def _age(board: Board) -> tuple[Age | None, int | None]:
    """Return the patient's age and its token: one that is told plainly goes before the age at some event."""
    fallback: _Years | None = None
    for sentence in board.facts():
        for token in range(sentence.first, sentence.last):
            found = _decade_at(board.document, token, sentence) or _age_at(board.document, token, sentence)
            if found is None or _of_a_relative(board.document, found, sentence):
                continue
            if not found.event:
                return _made_age(board, found), found.first
            fallback = fallback or found
    return (_made_age(board, fallback), fallback.first) if fallback else (None, None)


def _made_age(board: Board, found: _Years) -> Age:
    board.claim(found.first, found.last, "demographics")
    words = board.document.words(found.first, found.last)
    whole = found.value == found.value.to_integral_value() and found.high is None
    return made(Age)(
        value=found.value,
        high=found.high,
        unit=found.unit,
        text=None if whole else words,
        evidence=(board.evidence(found.first, found.last),),
    )


def _decade_at(document: Document, token: int, sentence: Sentence) -> _Years | None:
    """Return the decade of "in her 60s", from its first year to its last."""
    word, stop = document.low[token], sentence.last
    if not (word.isdecimal() and len(word) == 2 and word[1] == "0" and token + 1 < stop):
        return None
    if document.low[token + 1] != "s" or not document.glued(token + 1):
        return None
    ahead = document.low[max(sentence.first, token - 3) : token]
    if not {"her", "his", "their", "the"} & set(ahead) or "in" not in ahead:
        return None
    return _Years(token, token + 2, Decimal(word), "a", Decimal(word) + 9)


def _age_at(document: Document, token: int, sentence: Sentence) -> _Years | None:
    """Return the age that starts at `token`: "35-year-old", "aged 35", "44F", "4 and a half years old"."""
    low, stop = document.low, sentence.last
    begin, labelled = token, False
    if token > sentence.first and low[token - 1] in ("gestational", "bone", "mental", "postmenstrual"):
        return None
    if low[token] in ("aged", "age"):
        labelled, token = True, token + 1
        while token < stop and low[token] in ("of", ":", "is", "was", "=", "about", "approximately"):
            token += 1
    counted = count_at(document, token, stop) if token < stop else None
    if not counted or not 0 < counted[0] <= 130:
        return None
    value, after = counted
    if low[after : after + 3] == ["and", "a", "half"]:
        value, after = value + Decimal("0.5"), after + 3
    after = _past_hyphens(document, after, stop)
    event = labelled and low[max(sentence.first, begin - 2) : begin][-1:] == ["at"]
    event = event or (labelled and low[max(sentence.first, begin - 2) : begin] == ["at", "the"])
    unit = UNITS.get(document.stems[after]) if after < stop else None
    if unit is None:
        last = _short_form(document, token, after, sentence)
        if last is None and labelled and value <= 120 and not _counts(document, after, stop):
            last = after
        return _Years(begin, last, value, "a", event=event) if last else None
    last = _old(document, after, stop)
    if last or labelled:
        return _Years(begin, last or after + 1, value, unit, event=event)
    person = low[after + 1 : after + 2] and low[after + 1] in FEMALE | MALE | _PEOPLE
    if person or _behind_sex(document, token, sentence):
        return _Years(begin, after + 1, value, unit)
    return None


def _behind_sex(document: Document, token: int, sentence: Sentence) -> bool:
    """Say whether a note tells the sex right before a number of years: "Patient: F, 44 years"."""
    return token - 2 >= sentence.first and document.raw[token - 2 : token] in (["F", ","], ["M", ","])


def _past_hyphens(document: Document, token: int, stop: int) -> int:
    while token < stop and document.raw[token] in HYPHENS:
        token += 1
    return token


def _short_form(document: Document, token: int, after: int, sentence: Sentence) -> int | None:
    """Return the token after "44yo" or "44F", None if it is neither."""
    if after >= sentence.last:
        return None
    if document.low[after] in ("yo", "yom", "yof", "yrs"):
        return after + 1
    return after if document.raw[after] in ("F", "M") and _is_initial(document, token, sentence) else None


def _old(document: Document, token: int, stop: int) -> int | None:
    """Return the token after "year(s) old", "y/o", "years of age" whose unit stands at `token`."""
    start = _past_hyphens(document, token + 1, stop)
    if document.low[start : start + 1] == ["old"] and start < stop:
        return start + 1
    rest = document.low[token + 1 : min(stop, token + 4)]
    if rest[:1] == ["olds"]:
        return token + 2
    if rest[:2] == ["of", "age"] or rest[:2] in (["/", "o"], [".", "o"]):
        return token + 3
    return token + 2 if rest[:1] == ["o"] and document.low[token] == "y" else None


def _is_initial(document: Document, token: int, sentence: Sentence) -> bool:
    """Say whether a number stands where a note puts the age: at the start of its sentence, "44F with"."""
    opens = token - sentence.first <= 2 or document.raw[token - 1] in (":", "-")
    named = token - sentence.first <= 5 and document.raw[token - 1] == ","
    return (opens or named) and document.glued(token + 1)


def _counts(document: Document, token: int, stop: int) -> bool:
    return token < stop and document.raw[token] in "%/"


def _of_a_relative(document: Document, found: _Years, sentence: Sentence) -> bool:
    around = document.low[found.last : min(sentence.last, found.last + 4)]
    around = around[: next((place for place, word in enumerate(around) if word in ",;."), len(around))]
    ahead = document.low[max(sentence.first, found.first - (12 if found.event else 3)) : found.first]
    if ahead and ahead[-1] in ("her", "his", "their", "whose") and found.high is None:
        return True
    return any(word in _RELATIVES for word in around) or any(word in _RELATIVES for word in ahead)


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
    return _pronouns(board) or _with_child(board)


def _with_child(board: Board) -> Sex | None:
    """Return the sex that a pregnancy tells, marked as derived: "29yo G3P2"."""
    low = board.document.low
    for sentence in board.facts():
        for token in range(sentence.first, sentence.last):
            counted = low[token] == "g" and low[token + 2 : token + 3] == ["p"] and low[token + 1].isdecimal()
            if low[token] == "pregnant" or counted:
                return made(Sex)(value="female", derived=True, evidence=(board.evidence(token, token + 1),))
    return None


def _noun(board: Board, tokens: range) -> Sex | None:
    document = board.document
    for token in tokens:
        word = document.low[token]
        before = document.low[token - 1] if token > 0 else ""
        if document.low[token + 1 : token + 2] == ["syndrome"]:
            continue
        initial = document.raw[token] in ("F", "M") and (
            before.isdecimal() or before in ("yo", "o", "yr", "yrs", "old")
        )
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
