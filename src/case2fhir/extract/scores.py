"""Scores and scales: classes in Roman numerals, parts of the coma scale, Apgar by the minute, pain and strength."""

from collections.abc import Sequence
from decimal import Decimal

from case2fhir.extract.analytes import Name
from case2fhir.extract.board import Board
from case2fhir.extract.quantities import number
from case2fhir.extract.text import Document, Sentence
from case2fhir.extract.values import Value
from case2fhir.model import Component, When, made

_ROMAN = frozenset("I II III IV V VI IVa IVb IIa IIb IIIa IIIb Ia Ib A B C D E".split())
_BEFORE_CLASS = frozenset(
    "class classes grade stage type status functional physical performance category was is of a an the : = - at ( as "
    "score index classified graded dyspnea dyspnoea".split()
)
_LEADS = frozenset(("class", "grade", "stage", "category", "type"))
_PAIN = frozenset(("pain", "painful", "vas", "nrs", "headache", "intensity"))
_STRENGTH = frozenset(("strength", "power", "mrc", "weakness", "motor", "paresis"))
_COMA = (("e", "gcs-eye"), ("v", "gcs-verbal"), ("m", "gcs-motor"))
_MINUTES = {"first": 1, "one": 1, "1st": 1, "fifth": 5, "five": 5, "tenth": 10, "ten": 10}
_AHEAD = 12


def scored(board: Board, sentence: Sentence, value: Value) -> Name | None:
    """Return pain or muscle strength as the name of "7/10" or "3/5" that stands with such words."""
    if value.second not in (Decimal(10), Decimal(5)) or (value.value is not None and value.value > value.second):
        return None
    words, key, text = (
        (_PAIN, "pain-score", "Pain score") if value.second == 10 else (_STRENGTH, "muscle-strength", "Muscle strength")
    )
    low = board.document.low
    near = [*range(value.first - 1, max(sentence.first, value.first - _AHEAD) - 1, -1)]
    near += [*range(value.last, min(sentence.last, value.last + 3))]
    word = next((token for token in near if low[token] in words), None)
    if word is None and value.second == 5:
        word = next((token for token in range(sentence.first, value.first) if low[token] in words), None)
    if word is None:
        return None
    return Name(word, word + 1, text, "score", board.terminology.concept(key), claims=False)


def class_after(document: Document, name: Name, stop: int) -> Value | None:
    """Return the class that follows the name of a score, in a numeral or a letter: "NYHA class III", "Child-Pugh B"."""
    led = document.low[name.last - 1] in _LEADS
    for token in range(name.last, min(stop, name.last + 6)):
        word = document.raw[token]
        glued = token + 1 < stop and document.glued(token + 1) and document.raw[token + 1].isalnum()
        if word in _ROMAN and not glued and (led or len(word) > 1 or word != "A" or token == name.last):
            return Value(token, token + 1, None, text=word)
        if document.low[token] not in _BEFORE_CLASS:
            return None
        led = led or document.low[token] in _LEADS
    return None


def summed(document: Document, value: Value, stop: int) -> Value:
    """Return the sum of "Gleason 4+3=7"; without a sum the two grades as they are written."""
    raw, last = document.raw, value.last
    if last + 1 >= stop or raw[last] != "+" or not raw[last + 1].isdecimal():
        return value
    total = number(raw[last + 3]) if last + 3 < stop and raw[last + 2] == "=" else None
    end = last + 4 if total is not None else last + 2
    return Value(value.first, end, total, text=None if total is not None else document.slice(value.first, end))


def coma_parts(board: Board, sentence: Sentence) -> tuple[int, int, tuple[Component, ...]] | None:
    """Return (first, last, components) of "E4V5M6" in a sentence, None if it has none."""
    low = board.document.low
    for token in range(sentence.first, sentence.last - 5):
        if low[token] != "e":
            continue
        place, parts = token, []
        for letter, key in _COMA:
            while place < sentence.last and low[place] in (",", "/", "-"):
                place += 1
            score = number(low[place + 1]) if place + 1 < sentence.last and low[place] == letter else None
            if score is None:
                break
            concept = board.terminology.concept(key)
            parts.append(made(Component)(name=concept.display if concept else letter.upper(), concept=key, value=score))
            place += 2
        if len(parts) == len(_COMA):
            return token, place, tuple(parts)
    return None


def minutes_of(document: Document, sentence: Sentence) -> list[int]:
    """Return the minutes that a sentence names, in order: 1 and 5 of "at 1 and 5 minutes"."""
    low = document.low
    found: list[int] = []
    for token in range(sentence.first, sentence.last):
        if not low[token].startswith("min"):
            continue
        back, listed = token - 1, list[int]()
        while back >= sentence.first and (
            low[back].isdecimal() or low[back] in _MINUTES or low[back] in ("and", ",", "st", "th")
        ):
            if low[back].isdecimal():
                listed.insert(0, int(low[back]))
            elif low[back] in _MINUTES:
                listed.insert(0, _MINUTES[low[back]])
            back -= 1
        found += listed
    return found


def at_minutes(board: Board, sentence: Sentence, names: Sequence[Name]) -> list[tuple[str | None, When] | None]:
    """Return for each Apgar score of a sentence the key and the time of its minute; None where it cannot be told."""
    minutes = minutes_of(board.document, sentence)
    if len(minutes) != len(names):
        return [None] * len(names)
    return [
        (
            f"apgar-{minute}" if board.terminology.concept(f"apgar-{minute}") else None,
            made(When)(text=f"{minute} minute{'s' if minute > 1 else ''} after birth"),
        )
        for minute in minutes
    ]
