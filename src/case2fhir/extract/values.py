"""Values of results in a sentence: every number that may be one, with what it is not left out."""

from dataclasses import dataclass
from decimal import Decimal

from case2fhir.extract.board import Board
from case2fhir.extract.quantities import Amount, amount_at, number
from case2fhir.extract.text import Document, Sentence
from case2fhir.extract.times import UNITS, moments

_NOT_AFTER = frozenset(
    (
        "figure figures fig figs table tables case cases day days week weeks month months year years stage type types "
        "level ref reference number no phase group patient patients lead leads vertebra vertebrae rib ribs cycle "
        "cycles course chapter version section exon exons intron chromosome codon hour hours age aged in since during "
        "january february march april june july august september october november december version series part parity "
        "gravida para g p room bed line item question zone area segment segments lobe complex stent factor"
    ).split()
)
"""Words whose number names or counts something and measures nothing."""
_YEARS = range(1900, 2100)
_GRADES = frozenset(("+", "++", "+++", "++++"))
_BOTH = {"over", "above", "exceeding", "beyond"}
_UNDER = {"below", "under", "beneath"}
_MORE_THAN = frozenset("\u2192>")
COUNTED = frozenset(("mass volume length time count substance activity radiation energy size angle gestation").split())
"""Kinds of quantity that doses, sizes and durations have; a result has them only if its test is known for it."""


@dataclass(slots=True)
class Value:
    """A value at tokens `first` to `last`.

    `second` is the lower number of a pair (120/80). `text` holds a value that is no number: 1:160, 2+, II.
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
    """A date, a size, a count: a number that measures nothing here."""


def values_in(board: Board, sentence: Sentence, taken: frozenset[int]) -> list[Value]:
    """Return the values of a sentence in order; tokens in `taken` belong to the names of tests."""
    document = board.document
    out_of_reach = _times(document, sentence) | taken
    found: list[Value] = []
    token = sentence.first
    while token < sentence.last:
        value = None
        if token not in out_of_reach and board.claimer(token) is None:
            value = _value_at(board, sentence, token)
        if value and not value.void:
            found.append(value)
        token = value.last if value else token + 1
    return found


def has_digits(document: Document, sentence: Sentence) -> bool:
    """Say whether a sentence has any number in digits."""
    return any(raw[0].isdecimal() for raw in document.raw[sentence.first : sentence.last])


def _times(document: Document, sentence: Sentence) -> frozenset[int]:
    """Return the tokens of dates and durations; seconds may be a result and are left in."""
    tokens: set[int] = set()
    for moment in moments(document, sentence.first, sentence.last):
        stems = document.stems[moment.first : moment.last]
        if moment.direction == "date" or not {"second", "sec", "s", "ms", "min", "minut"} & set(stems):
            tokens.update(range(moment.first, moment.last))
    return frozenset(tokens)


def _value_at(board: Board, sentence: Sentence, token: int) -> Value | None:
    document, stop = board.document, sentence.last
    raw = document.raw
    first = raw[token]
    if first == "+" and raw[token - 1] in ("(", "+") and token > sentence.first:
        return None
    if not (first[0].isdecimal() or first in "<>\u2264\u2265\u2a7d\u2a7e"):
        return None
    if first[0].isdecimal() and _names_something(document, sentence, token):
        return None
    shaped = _titre_or_grade(document, token, stop) or _pair(board, token, stop)
    if shaped:
        return shaped
    amount = amount_at(document, board.terminology, token, stop, to=not _changes(document, sentence, token))
    if amount is None:
        return None
    value = _of(document, amount)
    value.void = _counts(document, sentence, amount)
    return value


def _of(document: Document, amount: Amount) -> Value:
    comparator = amount.comparator
    before = document.low[amount.first - 1] if amount.first else ""
    if comparator is None and before in _BOTH | _UNDER:
        comparator = ">" if before in _BOTH else "<"
    if comparator == "<=" and before == "to" and document.low[amount.first - 2] == "up":
        comparator = None
    kelvin = amount.ucum == "K"
    return Value(
        amount.first,
        amount.last,
        amount.value,
        amount.high,
        comparator,
        amount.unit,
        None if kelvin else amount.ucum,
        None if kelvin else amount.kind,
        amount.restored,
        negative=_is_negative(document, amount.first),
    )


def _is_negative(document: Document, token: int) -> bool:
    return (
        token > 1
        and document.raw[token - 1] in "-\u2212\u2013"
        and document.glued(token)
        and not document.glued(token - 1)
    )


def _names_something(document: Document, sentence: Sentence, token: int) -> bool:
    """Say whether the number at `token` is part of a name, a level, a citation, a count or a calendar year."""
    raw, low = document.raw, document.low
    before = low[token - 1] if token > sentence.first else ""
    after = raw[token + 1] if token + 1 < sentence.last else ""
    if document.glued(token) and (before.isalpha() or before in ("'", "\u2019")) and not _is_unit_sign(before):
        return True
    if document.gap(token) in ("-", "\u2013") and before.isalpha():
        return True
    if before == "[" and after in ("]", ",", "-", "\u2013"):
        return True
    if before in _NOT_AFTER and not (
        before in ("in", "level", "reference", "during") and not _bare(document, token, sentence)
    ):
        return True
    if low[token + 1 : token + 2] in (["st"], ["nd"], ["rd"], ["th"]) and document.glued(token + 1):
        return True
    return raw[token].isdecimal() and len(raw[token]) == 4 and int(raw[token]) in _YEARS and _is_year(document, token)


def _is_unit_sign(word: str) -> bool:
    return word in ("x", "\u00d7")


def _bare(document: Document, token: int, sentence: Sentence) -> bool:
    after = document.raw[token + 1] if token + 1 < sentence.last else "."
    return not (after.isalpha() or after in "%/\u00b0\u00b5\u03bc\u2103\u00d7")


def _is_year(document: Document, token: int) -> bool:
    low = document.low
    after = low[token + 1] if token + 1 < len(low) else ""
    return not (
        after in "%/\u00d7\u00b5\u03bc"
        or (after.isalpha() and len(after) <= 4 and after not in ("and", "the", "he", "she", "with", "to", "in", "for"))
    )


def _titre_or_grade(document: Document, token: int, stop: int) -> Value | None:
    """Return a titre (1:160) or a grade in plus signs (2+)."""
    raw = document.raw
    if token + 2 < stop and raw[token + 1] == ":" and number(raw[token + 2]) and number(raw[token]) is not None:
        titre = raw[token].isdecimal() and raw[token + 2].replace(",", "").isdecimal() and document.glued(token + 2)
        return Value(token, token + 3, None, text="".join(raw[token : token + 3]), void=not titre)
    if (
        token + 1 < stop
        and raw[token + 1] == "+"
        and len(raw[token]) == 1
        and not (token + 2 < stop and raw[token + 2][0].isdecimal())
    ):
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
    return amount is not None and amount.ucum is None and following[:1].isdecimal()


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


def _counts(document: Document, sentence: Sentence, amount: Amount) -> bool:
    """Say whether a number counts things or gives an age or a length of time."""
    if amount.ucum is not None or amount.last >= sentence.last:
        return False
    word = document.low[amount.last]
    if UNITS.get(document.stems[amount.last]) and word not in ("h", "s", "m", "d", "w", "y"):
        return True
    plural = len(word) > 3 and word.isalpha() and word.endswith("s") and not word.endswith(("ss", "us", "is", "was"))
    return plural or word in ("yo", "y", "patients", "children", "people", "times")
