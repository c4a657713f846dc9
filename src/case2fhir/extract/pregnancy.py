"""Pregnancy: that there is one, its age, and how many there were (gravida, para)."""

import re
from collections.abc import Iterator

from case2fhir.extract.board import Board
from case2fhir.extract.quantities import number, spelled
from case2fhir.extract.social_words import SocialWords
from case2fhir.extract.text import Document, Sentence
from case2fhir.model import Quantity, SocialFact, made

_GP = re.compile(r"[Gg](\d{1,2})(?:\s*[Pp](\d{1,4}))?(?:\s*[Aa](\d{1,2}))?(?:\s*[Ll](\d{1,2}))?$")
_COUNTED = {"gravida": "gravidity", "para": "parity", "gravidity": "gravidity", "parity": "parity"}
_FIRST = {
    "primigravida": ("gravidity", 1), "primigravid": ("gravidity", 1), "primipara": ("parity", 1),
    "primiparous": ("parity", 1), "nulligravida": ("gravidity", 0), "nullipara": ("parity", 0),
    "nulliparous": ("parity", 0), "nulligravid": ("gravidity", 0), "secundigravida": ("gravidity", 2),
}  # fmt: skip
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_MANY = {"multigravida": "gravidity", "multiparous": "parity", "multipara": "parity", "multigravid": "gravidity"}


def read_pregnancy(board: Board) -> None:
    """Put on the board that the patient is, or is not, pregnant, the age of the pregnancy, gravidity and parity."""
    seen: set[tuple[str, str | None]] = set()
    for sentence in board.facts():
        if sentence.index in board.headings:
            continue
        for fact, first, last in _facts(board, sentence):
            said = fact.name, str(fact.quantity.value) if fact.quantity else fact.value
            if said not in seen and board.is_free(first, last):
                seen.add(said)
                board.claim(first, last, "social")
                board.add("social_history", fact)


def _facts(board: Board, sentence: Sentence) -> Iterator[tuple[SocialFact, int, int]]:
    document = board.document
    for token in range(sentence.first, sentence.last):
        low = document.low[token]
        if low == "pregnant":
            yield from _pregnant(board, token, sentence)
        elif low in ("gestation", "gestational", "pregnancy", "amenorrhea", "amenorrhoea"):
            aged = _aged(document, token, sentence)
            if aged:
                first, last, weeks = aged
                yield _fact(board, first, last, "gestational age", document.words(first, last), weeks), first, last
        elif low in _FIRST:
            name, count = _FIRST[low]
            yield _fact(board, token, token + 1, name, document.raw[token], _count(count)), token, token + 1
        elif low in _MANY:
            yield _fact(board, token, token + 1, _MANY[low], document.raw[token], None), token, token + 1
        elif low in _COUNTED and token + 1 < sentence.last:
            count_ = _number(document.low[token + 1])
            if count_ is not None:
                words = document.words(token, token + 2)
                yield _fact(board, token, token + 2, _COUNTED[low], words, _count(count_)), token, token + 2
        elif low[0] == "g":
            yield from _shorthand(board, token, sentence)


def _shorthand(board: Board, token: int, sentence: Sentence) -> Iterator[tuple[SocialFact, int, int]]:
    """Yield gravidity and parity of "G2P1"; the letters and numbers are tokens of their own."""
    document = board.document
    last = token + 1
    while last < sentence.last and last - token < 8 and document.glued(last) and document.raw[last].isalnum():
        last += 1
    spaced = document.low[last : last + 1] == ["p"] and document.glued(last + 1)
    last += 2 if spaced and last + 2 <= sentence.last else 0
    match = _GP.match(document.slice(token, last))
    if not match:
        return
    stop = token + 2
    yield _fact(board, token, stop, "gravidity", document.words(token, last), _count(int(match[1]))), token, stop
    if match[2]:
        yield (
            _fact(
                board,
                stop,
                stop + 2,
                "parity",
                document.words(token, last),
                _count(int(match[2])) if len(match[2]) < 3 else None,
            ),
            stop,
            stop + 2,
        )


def _pregnant(board: Board, token: int, sentence: Sentence) -> Iterator[tuple[SocialFact, int, int]]:
    """Yield that there is a pregnancy or none, and its age: "20 weeks pregnant"."""
    document = board.document
    aged = _aged(document, token, sentence)
    if aged and aged[0] < token and not {"ago", "not", ","}.intersection(document.low[aged[0] : token]):
        yield _fact(board, aged[0], token, "gestational age", document.words(aged[0], token), aged[2]), aged[0], token
    first = token
    for place in range(max(sentence.first, token - 4), token):
        if document.low[place] in board.terminology.words(SocialWords).no:
            first = place
            break
    value = "not pregnant" if first < token else "pregnant"
    answer = board.terminology.concept(value.replace(" ", "-"))
    fact = _fact(board, first, token + 1, "pregnancy status", value, None)
    yield fact.model_copy(update={"value_concept": answer.key if answer else None}), first, token + 1


def _aged(document: Document, token: int, sentence: Sentence) -> tuple[int, int, Quantity] | None:
    """Return the age of a pregnancy: "32 weeks of gestation", "gestational age of 30 weeks"."""
    low = document.low
    for place in range(token - 1, max(sentence.first, token - 7) - 1, -1):
        first, value = place, number(document.raw[place])
        if value is not None and value <= 45 and _weeks(low, first + 1, token + 2):
            while first - 2 >= sentence.first and document.raw[first - 1] == "+":
                first -= 2
                value = number(document.raw[first]) or value
            return first, max(token + 1, _after_weeks(low, token)), _weeks_of(document, first, value)
    for first in range(token + 1, min(sentence.last - 1, token + 5)):
        value = number(document.raw[first])
        if value is not None and value <= 45 and low[first + 1] in ("weeks", "week", "wk", "wks"):
            days = low[first + 2 : first + 3] == ["and"] and low[first + 4 : first + 5] in (["days"], ["day"])
            weeks = made(Quantity)(value=value) if days else _weeks_of(document, first, value)
            return token, first + (5 if days else 2), weeks
    return None


def _weeks(low: list[str], first: int, last: int) -> bool:
    return any(word in ("week", "weeks", "wk", "wks") for word in low[first:last])


def _after_weeks(low: list[str], token: int) -> int:
    return token + 2 if low[token + 1 : token + 2] in (["weeks"], ["week"]) else token + 1


def _weeks_of(document: Document, first: int, value: object) -> Quantity:
    exact = document.raw[first + 1 : first + 2] != ["+"]
    return made(Quantity)(value=value, unit="weeks" if exact else None, ucum="wk" if exact else None)  # type: ignore[arg-type] # a Decimal


def _number(word: str) -> int | None:
    value = number(word)
    if word in _ROMAN:
        return _ROMAN.index(word) + 1
    value = spelled(word) if value is None else value
    return int(value) if value is not None and value < 30 else None


def _count(count: int) -> Quantity:
    from decimal import Decimal

    return made(Quantity)(value=Decimal(count))


def _fact(board: Board, first: int, last: int, name: str, value: str, quantity: Quantity | None) -> SocialFact:
    concept = board.terminology.find(name, ("social", "finding", "laboratory"))
    return made(SocialFact)(
        name=name,
        concept=concept.key if concept else None,
        kind="pregnancy",
        value=value,
        quantity=quantity,
        evidence=(board.evidence(first, last),),
        encounter=board.encounter_at(first),
    )
