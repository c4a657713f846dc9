"""Numbers, ranges and units as the text writes them; one grammar for results, vital signs, doses and sizes."""

import re
from dataclasses import dataclass
from decimal import Decimal

from case2fhir.extract.text import Document
from case2fhir.terminology import Terminology

_NUMBER = re.compile(r"\d+(?:[.,\u00b7]\d+)*")
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212~")
_TIMES = frozenset("x\u00d7*X")
_COMPARATORS = {"<": "<", ">": ">", "\u2264": "<=", "\u2265": ">=", "\u2a7d": "<=", "\u2a7e": ">="}
_WORDS_BEFORE = {
    ("less", "than"): "<", ("lower", "than"): "<", ("more", "than"): ">", ("greater", "than"): ">",
    ("higher", "than"): ">", ("at", "least"): ">=", ("up", "to"): "<=", ("at", "most"): "<=",
}  # fmt: skip
_SPELLED = {
    word: Decimal(number)
    for number, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen twenty"
        ).split()
    )
} | {"thirty": Decimal(30), "forty": Decimal(40), "fifty": Decimal(50), "sixty": Decimal(60)}
_MAX_UNIT = 9


@dataclass(frozen=True, slots=True)
class Amount:
    """A number (to `high` for a range) with its unit; tokens `first` to `last`, the number alone to `bare`.

    `unit` is the unit as written, `ucum` its UCUM code, `kind` the kind of quantity the unit table names.
    `restored` says that lost notation was restored (109/L read as 10^9/L).
    """

    first: int
    bare: int
    last: int
    value: Decimal
    high: Decimal | None = None
    comparator: str | None = None
    unit: str | None = None
    ucum: str | None = None
    kind: str | None = None
    restored: bool = False


def number(word: str) -> Decimal | None:
    """Return the number that `word` writes, its digits kept, or None.

    12,300 has a thousands separator; 10,5 and 10·5 have a decimal one.
    """
    if word.isdecimal() and word.isascii():
        return Decimal(word)
    if not _NUMBER.fullmatch(word) or (not word.isascii() and "\u00b7" not in word):
        return None
    groups = word.split(",")
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:-1]):
        head, point, rest = groups[-1].partition(".")
        if len(head) == 3 and len(groups[0]) <= 3 and groups[0] != "0":
            return Decimal("".join(groups[:-1]) + head + (point + rest if rest else ""))
    plain = word.replace(",", ".").replace("\u00b7", ".")
    return Decimal(plain) if plain.count(".") == 1 else None


def spelled(word: str) -> Decimal | None:
    """Return the number that a word such as "five" means, or None."""
    return _SPELLED.get(word)


def amount_at(document: Document, terms: Terminology, token: int, stop: int) -> Amount | None:
    """Return the amount whose number, or comparator, stands at `token`, looking no further than token `stop`."""
    raw, begin, comparator = document.raw, token, None
    if raw[token] in _COMPARATORS:
        comparator = _COMPARATORS[raw[token]]
        token += 1
        if token < stop and raw[token] == "=":
            comparator += "" if comparator.endswith("=") else "="
            token += 1
    if token >= stop:
        return None
    value = number(raw[token])
    if value is None:
        return None
    if comparator is None and begin >= 2:
        comparator = _WORDS_BEFORE.get((document.low[begin - 2], document.low[begin - 1]))
    token += 1
    high, token = _range_end(document, value, token, stop)
    ucum = unit_at(document, terms, token, stop)
    if ucum is None and high is not None:
        pass
    if ucum is None:
        return Amount(begin, token, token, value, high, comparator)
    last, written, code, kind, restored = ucum
    return Amount(begin, token, last, value, high, comparator, written, code, kind, restored)


def _range_end(document: Document, value: Decimal, token: int, stop: int) -> tuple[Decimal | None, int]:
    """Return the upper end of a range "3-5", "3 to 5", and the token after it."""
    raw = document.raw
    if token + 1 < stop and (raw[token] in _DASHES or document.low[token] == "to"):
        high = number(raw[token + 1])
        if high is not None and high > value and not (token + 2 < stop and raw[token + 2] in _DASHES):
            return high, token + 2
    return None, token


def unit_at(
    document: Document, terms: Terminology, token: int, stop: int
) -> tuple[int, str, str, str | None, bool] | None:
    """Return (token after it, as written, UCUM, kind, restored) of the longest unit that starts at `token`."""
    if token >= stop:
        return None
    first = document.raw[token]
    if not (
        first.isalpha()
        or first in "%\u2030\u00b0\u00ba\u00b5\u03bc/'\"\u2103\u2109"
        or first in _TIMES
        or first == "10"
    ):
        return None
    for last in range(min(stop, token + _MAX_UNIT), token, -1):
        written = document.slice(token, last)
        restored = _restored(written)
        unit = terms.unit(restored or written)
        if unit:
            return last, written, unit.ucum, unit.kind, restored is not None
    return None


_LOST = re.compile(r"^([x\u00d7*X]?\s*)10(\d{1,2})(?=\s*/)")


def _restored(written: str) -> str | None:
    """Return `written` with a lost superscript put back (x109/L: x10^9/L), or None if none was lost."""
    match = _LOST.match(written)
    return f"{match[1]}10^{match[2]}{written[match.end() :]}" if match else None
