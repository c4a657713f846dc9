"""Values of results in a sentence: every number that may be one, with what it is not left out."""

from decimal import Decimal

from case2fhir.extract.board import Board
from case2fhir.extract.quantities import Amount, amount_at, number
from case2fhir.extract.record import Record
from case2fhir.extract.text import Document, Sentence
from case2fhir.extract.times import UNITS, Moment

_NOT_AFTER = frozenset(
    (
        "figure figures fig figs table tables case cases day days week weeks month months year years stage type types "
        "no phase group patient patients lead leads vertebra vertebrae rib ribs cycle cycles course chapter version "
        "section exon exons intron chromosome codon hour hours age aged since january february march april june july "
        "august september october november december series part parity gravida para room bed line item question "
        "zone area segment segments lobe complex stent factor"
    ).split()
)
"""Words whose number names or counts something and measures nothing."""
_SUBSCRIPTED = frozenset("sao spo pao paco co o hco fio pco po h m mm cm".split())
"""Words whose 2 or 3 is a subscript or a superscript that stands alone: SaO 2, /mm 3."""
_CYTOKERATINS = frozenset(("5", "6", "7", "8", "14", "18", "19", "20"))
_LOWEST_TITRE = 8
_NOT_BARE_AFTER = frozenset(("in", "during", "ref"))
_CLOCK = frozenset(("min", "minut", "hour", "day", "week", "month", "year"))
_YEARS = range(1900, 2100)
_ABOVE = frozenset(("over", "above", "exceeding", "exceeded", "exceeds", "beyond"))
_BELOW = frozenset(("below", "under", "beneath"))
_MASSES = frozenset("kg kgs kilograms lb lbs pounds g".split())
_CHANGED = frozenset(
    (
        "dropped drop fell fallen fall decreased decrease increased increase rose risen rise declined decline reduced "
        "raised improved lowered elevated changed"
    ).split()
)
_UNIT_ENDS = frozenset("l ml dl ul \u00b5l \u03bcl mm3 u g mg fl pg % h hr mmhg kpa s mol mmol".split())
_LOST_POWERS = frozenset(("103", "106", "109", "1012"))
_HYPHENS = "-\u2010\u2011\u2013\u2212"
COUNTED = frozenset(
    (
        "mass volume length time count substance activity radiation energy size angle gestation temperature optics "
        "mass-rate mass-content mass-density activity-rate substance-rate power current voltage"
    ).split()
)
"""Kinds of quantity of doses, sizes, settings and durations; a result has one only if its test is known for it."""


class Value(Record):
    """A value at tokens `first` to `last`.

    `second` is the lower number of a pair (120/80). `text` holds a value that is no number: 1:160, 2+. A `void` one
    is a date, a size or a count: a number that measures nothing here. `changed` says that it tells by how much another
    value, which is not told, went up or down.
    """

    first: int
    last: int
    value: Decimal | None
    high: Decimal | None = None
    comparator: str | None = None
    unit: str | None = None
    ucum: str | None = None
    kind: str | None = None
    restored: bool = False
    second: Decimal | None = None
    text: str | None = None
    negative: bool = False
    void: bool = False
    changed: bool = False


def values_in(board: Board, sentence: Sentence, taken: frozenset[int]) -> list[Value]:
    """Return the values of a sentence in order; tokens in `taken` belong to times or to the names of tests."""
    found: list[Value] = []
    token = sentence.first
    while token < sentence.last:
        value = None
        if token not in taken and board.claimer(token) is None:
            value = _value_at(board, sentence, token)
        if value and not value.void:
            found.append(value)
        token = value.last if value else token + 1
    return found


def has_digits(document: Document, sentence: Sentence) -> bool:
    """Say whether a sentence has any number in digits."""
    return any(raw[0].isdecimal() for raw in document.raw[sentence.first : sentence.last])


def times_in(document: Document, found: list[Moment]) -> frozenset[int]:
    """Return the tokens of dates and durations; seconds may be a result and are left out."""
    tokens: set[int] = set()
    for moment in found:
        stems = document.stems[moment.first : moment.last]
        if moment.direction == "date" or not {"second", "sec", "s", "ms"} & set(stems):
            tokens.update(range(moment.first, moment.last))
    return frozenset(tokens)


def _value_at(board: Board, sentence: Sentence, token: int) -> Value | None:
    document, stop = board.document, sentence.last
    first = document.raw[token]
    if not (first[0].isdecimal() or first in "<>\u2264\u2265\u2a7d\u2a7e") or _is_arrow(document, token):
        return None
    if first[0].isdecimal() and _names_something(document, sentence, token):
        return None
    shaped = _listed_times(document, token, stop) or _titre_or_grade(document, token, stop) or _pair(board, token, stop)
    if shaped:
        return shaped
    amount = amount_at(document, board.terminology, token, stop, to=not _changes(document, sentence, token))
    if amount is None:
        return None
    value = _of(document, amount)
    value.void = value.void or _counts(document, sentence, amount)
    value.changed = _is_change(document, sentence, token)
    return _between(board, sentence, value)


def _is_arrow(document: Document, token: int) -> bool:
    """Say whether the sign at `token` is the head of an arrow: "120 -> 45" is no "above 45"."""
    return document.raw[token] == ">" and document.glued(token) and document.raw[token - 1] in _HYPHENS


def _of(document: Document, amount: Amount) -> Value:
    comparator = amount.comparator
    before = document.low[amount.first - 1] if amount.first else ""
    if comparator is None and before in _ABOVE | _BELOW:
        comparator = ">" if before in _ABOVE else "<"
    if comparator == "<=" and before == "to":
        comparator = None
    doubtful = amount.ucum == "K" or (amount.ucum in ("Cel", "[degF]", "K") and not _is_degree(amount))
    return Value(
        amount.first,
        amount.last,
        amount.value,
        amount.high,
        comparator,
        amount.unit,
        None if amount.ucum == "K" else amount.ucum,
        _kind(amount),
        amount.restored,
        negative=_is_negative(document, amount.first),
        void=doubtful and amount.ucum != "K",
    )


def _kind(amount: Amount) -> str | None:
    if amount.ucum == "K":
        return None
    return "activity-concentration" if amount.kind == "activity" and "/" in (amount.ucum or "") else amount.kind


def _is_degree(amount: Amount) -> bool:
    """Say whether "38 C" and "98.6F" mean degrees: "13C" and "2F" do not."""
    unit = amount.unit or ""
    return len(unit) > 1 or not unit.isalpha() or Decimal(30) <= amount.value <= Decimal(110)


def _is_negative(document: Document, token: int) -> bool:
    sign = document.raw[token - 1] in _HYPHENS if token > 1 else False
    return sign and document.glued(token) and not document.glued(token - 1)


def _between(board: Board, sentence: Sentence, value: Value) -> Value:
    """Return the range of "between 60 and 65 mmHg"; any other value as it is."""
    low = board.document.low
    if value.high is not None or value.first <= sentence.first or low[value.first - 1] != "between":
        return value
    if value.last + 1 >= sentence.last or low[value.last] != "and":
        return value
    upper = amount_at(board.document, board.terminology, value.last + 1, sentence.last, to=False)
    if upper is None or value.value is None or upper.value <= value.value:
        return value
    value.high, value.last = upper.value, upper.last
    if value.ucum is None:
        value.unit, value.ucum, value.kind = upper.unit, upper.ucum, upper.kind
    return value


def _names_something(document: Document, sentence: Sentence, token: int) -> bool:
    """Say whether the number at `token` is part of a name, a level, a citation, a count or a calendar year."""
    raw, low = document.raw, document.low
    before = low[token - 1] if token > sentence.first else ""
    after = raw[token + 1] if token + 1 < sentence.last else ""
    if before[-1:].isalpha() and before not in ("x", "\u00d7") and document.gap(token) in ("", *_HYPHENS):
        return True
    if (
        raw[token] in ("2", "3")
        and before in _SUBSCRIPTED
        and (before not in ("m", "mm", "cm") or raw[token - 2] == "/")
    ):
        return True
    if (
        before == "["
        and raw[token].isdecimal()
        and after in ("]", ",", "-", "\u2013")
        and not _ends_value(document, token - 2)
    ):
        return True
    if after.isalpha() and document.gap(token + 1) in _HYPHENS and document.gap(token + 1):
        return not after.startswith(("mm", "cm"))
    if before == "ck" and raw[token] in _CYTOKERATINS:
        return True
    if before in _NOT_AFTER and (before != "area" or raw[token].isdecimal()):
        return True
    if before in _NOT_BARE_AFTER and _is_bare(document, token, sentence):
        return True
    if low[token + 1 : token + 2] in (["st"], ["nd"], ["rd"], ["th"]) and document.glued(token + 1):
        return True
    return raw[token].isdecimal() and len(raw[token]) == 4 and int(raw[token]) in _YEARS and _is_year(document, token)


def _ends_value(document: Document, token: int) -> bool:
    """Say whether a number or its unit ends at `token`, so that brackets behind it hold a range and no citation."""
    return token >= 0 and (document.raw[token][0].isdecimal() or document.low[token] in _UNIT_ENDS)


def _is_bare(document: Document, token: int, sentence: Sentence) -> bool:
    after = document.raw[token + 1] if token + 1 < sentence.last else "."
    return not (after.isalpha() or after in "%/\u00b0\u00b5\u03bc\u2103\u00d7" or after in _HYPHENS)


def _is_year(document: Document, token: int) -> bool:
    low = document.low
    after = low[token + 1] if token + 1 < len(low) else ""
    if after in "%/\u00d7\u00b5\u03bc" and after:
        return False
    return not (after.isalpha() and len(after) <= 3) or after in (
        "and",
        "the",
        "he",
        "she",
        "to",
        "in",
        "for",
        "at",
        "a",
    )


def _listed_times(document: Document, token: int, stop: int) -> Value | None:
    """Return a list of numbers that ends in a unit of time, "at 1, 5 and 10 minutes", as one that measures nothing."""
    place, listed = token, False
    while place < stop and document.raw[place].isdecimal():
        upcoming = place + 1
        while upcoming < stop and (
            document.low[upcoming] in ("and", ",", "or", "to", "&") or document.raw[upcoming] in _HYPHENS
        ):
            upcoming, listed = upcoming + 1, True
        if upcoming == place + 1:
            long = upcoming < stop and len(document.low[upcoming]) > 2 and document.stems[upcoming] in _CLOCK
            return Value(token, upcoming + 1, None, void=True) if listed and long else None
        place = upcoming
    return None


def _titre_or_grade(document: Document, token: int, stop: int) -> Value | None:
    """Return a titre (1:160) or a grade in plus signs (2+)."""
    raw = document.raw
    if token + 2 < stop and raw[token + 1] == ":" and number(raw[token + 2]) and number(raw[token]) is not None:
        titre = raw[token].isdecimal() and raw[token + 2].replace(",", "").isdecimal() and document.glued(token + 2)
        return Value(token, token + 3, None, text="".join(raw[token : token + 3]), void=not titre)
    if token + 3 < stop and raw[token + 1] in ("+", "-") and raw[token + 2] == "/" and number(raw[token + 3]):
        return Value(token, token + 4, None, text="".join(raw[token : token + 4]), second=number(raw[token + 3]))
    plus = token + 1 < stop and raw[token + 1] == "+" and len(raw[token]) == 1
    if plus and not (token + 2 < stop and raw[token + 2][0].isdecimal()):
        return Value(token, token + 2, None, text=f"{raw[token]}+")
    return None


def _pair(board: Board, token: int, stop: int) -> Value | None:
    """Return two numbers about a slash, such as 120/80 mmHg or 8/10; void if they are a date or a size."""
    document, raw = board.document, board.document.raw
    if token + 1 < stop and raw[token + 1] in "\u00d7xX*" and _is_size(board, token, stop):
        return Value(token, _size_end(board, token, stop), None, void=True)
    if not (token + 2 < stop and raw[token + 1] == "/" and raw[token + 2][0].isdecimal()):
        return _out_of(document, token, stop)
    head, tail = number(raw[token]), amount_at(document, board.terminology, token + 2, stop, to=False)
    if head is None or tail is None or tail.high is not None:
        return None
    if tail.last < stop and raw[tail.last] == "/" and tail.ucum is None:
        return Value(token, min(stop, tail.last + 2), None, void=True)
    if head == 1 and tail.value >= _LOWEST_TITRE and tail.ucum is None:
        return Value(token, tail.last, None, text="".join(raw[token : tail.last]))
    return Value(token, tail.last, head, None, None, tail.unit, tail.ucum, tail.kind, second=tail.value)


def _out_of(document: Document, token: int, stop: int) -> Value | None:
    low = document.low
    if token + 3 < stop and low[token + 1] == "out" and low[token + 2] == "of":
        head, tail = number(low[token]), number(low[token + 3])
        if head is not None and tail is not None:
            return Value(token, token + 4, head, second=tail)
    return None


def _is_size(board: Board, token: int, stop: int) -> bool:
    """Say whether the number begins a size (3 x 4 cm) and not a power of ten (3 x 10^9/L)."""
    amount = amount_at(board.document, board.terminology, token, stop)
    following = board.document.raw[token + 2] if token + 2 < stop else ""
    if following in _LOST_POWERS:
        return _goes_on_as_size(board, token + 3, stop)
    return amount is not None and amount.ucum is None and following[:1].isdecimal()


def _goes_on_as_size(board: Board, token: int, stop: int) -> bool:
    """Say whether a third side or a length follows: "172 x 103 mm" is a size, "172x103" of platelets none."""
    return token < stop and (board.document.raw[token] in "\u00d7xX*" or board.document.low[token] in ("mm", "cm"))


def _size_end(board: Board, token: int, stop: int) -> int:
    raw = board.document.raw
    while token + 2 < stop and raw[token + 1] in "\u00d7xX*" and raw[token + 2][0].isdecimal():
        token += 2
    amount = amount_at(board.document, board.terminology, token, stop)
    return amount.last if amount else token + 1


def _changes(document: Document, sentence: Sentence, token: int) -> bool:
    """Say whether the number at `token` starts a change ("rose from 3 to 5") and no range."""
    before = document.low[max(sentence.first, token - 4) : token]
    if "from" not in before:
        return False
    place = len(before) - before[::-1].index("from") - 1
    return not (place and before[place - 1].startswith(("rang", "vari")))


def _is_change(document: Document, sentence: Sentence, token: int) -> bool:
    """Say whether the number at `token` tells by how much a value changed: "dropped by 3 g/dL", "weight up 4 kg"."""
    low = document.low
    if token <= sentence.first + 1:
        return False
    if low[token - 1] in ("up", "down"):
        return not _MASSES.isdisjoint(low[token + 1 : token + 2])
    return low[token - 1] == "by" and low[token - 2] in _CHANGED


def _counts(document: Document, sentence: Sentence, amount: Amount) -> bool:
    """Say whether a number counts things or gives an age, a time of day or a length of time."""
    glued = amount.last < sentence.last and document.glued(amount.last) and document.raw[amount.last][0].isalnum()
    if amount.unit in ("PM", "AM") or glued:
        return True
    if amount.ucum is not None or amount.last >= sentence.last:
        return False
    word = document.low[amount.last]
    if "\n" in document.gap(amount.last):
        return False
    if UNITS.get(document.stems[amount.last]) and word not in ("h", "s", "m", "d", "w", "y"):
        return True
    plural = len(word) > 3 and word.isalpha() and word.endswith("s") and not word.endswith(("ss", "us", "is", "was"))
    plural = plural and word not in ("beats", "breaths", "units", "points", "copies", "cells")
    return plural or word in ("yo", "y", "am", "pm", "patients", "children", "people", "times", "o")
