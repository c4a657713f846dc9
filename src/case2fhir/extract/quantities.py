"""Numbers, ranges and units as the text writes them; one grammar for results, vital signs, doses and sizes."""

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from case2fhir.extract.text import Document
from case2fhir.terminology import Terminology, Unit

_NUMBER = re.compile(r"\d+(?:[.,\u00b7]\d+)*")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}")
_POINTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_COUNTED_WHOLE = frozenset("/uL /mm3 [IU] U [IU]/h U/h [IU]/d U/d [IU]/kg U/kg [IU]/kg/h U/kg/h".split())
"""Units of whole things, whose "250.000" has a point between thousands."""
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212~")
_TIMES = frozenset("x\u00d7*X")
Comparator = Literal["<", "<=", ">=", ">"]
_WIDENED: dict[Comparator, Comparator] = {"<": "<=", ">": ">="}
_COMPARATORS: dict[str, Comparator] = {
    "<": "<",
    ">": ">",
    "\u2264": "<=",
    "\u2265": ">=",
    "\u2a7d": "<=",
    "\u2a7e": ">=",
}
_WORDS_BEFORE: dict[tuple[str, str], Comparator] = {
    ("less", "than"): "<", ("lower", "than"): "<", ("more", "than"): ">", ("greater", "than"): ">",
    ("higher", "than"): ">", ("at", "least"): ">=", ("up", "to"): "<=", ("at", "most"): "<=",
}  # fmt: skip
SPELLED = {
    word: Decimal(value)
    for value, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen twenty"
        ).split()
    )
} | {"thirty": Decimal(30), "forty": Decimal(40), "fifty": Decimal(50), "sixty": Decimal(60)}
_MAX_UNIT = 9
CELLS = frozenset(
    (
        "cell cells leukocytes leukocyte leucocytes leucocyte lymphocytes lymphocyte erythrocytes erythrocyte "
        "platelets platelet neutrophils neutrophil polymorphs polymorphonuclear wbc wbcs rbc rbcs white red blood pus "
        "monocytes eosinophils pmn pmns elements nucleated mononuclear"
    ).split()
)
"""What a count counts, where its unit names it."""
_NO_UNIT = frozenset(",;()[]=:+<>\u2264\u2265")
"""What never stands inside a unit, but for the brackets of 10(9)/L."""
_THIN = frozenset("\u00a0\u2005\u2006\u2007\u2008\u2009\u200a\u202f")
"""Spaces that part thousands and nothing else."""


class Amount(NamedTuple):
    """A number (to `high` for a range) with its unit; tokens `first` to `last`, the number alone to `bare`.

    `unit` is the unit as written, `ucum` its UCUM code, `kind` the kind of quantity the unit table names.
    `restored` says that lost notation was restored (109/L read as 10^9/L).
    """

    first: int
    bare: int
    last: int
    value: Decimal
    high: Decimal | None = None
    comparator: Comparator | None = None
    unit: str | None = None
    ucum: str | None = None
    kind: str | None = None
    restored: bool = False


def number(word: str) -> Decimal | None:
    """Return the number that `word` writes, its digits kept, or None.

    12,300 and 1.250.000 have thousands separators; 10,5 and 10·5 have a decimal one.
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
    if plain.count(".") > 1 and _THOUSANDS.fullmatch(word):
        return Decimal(word.replace(".", ""))
    return Decimal(plain) if plain.count(".") == 1 else None


def spelled(word: str) -> Decimal | None:
    """Return the number that a word such as "five" means, or None."""
    return SPELLED.get(word)


def amount_at(document: Document, terms: Terminology, token: int, stop: int, to: bool = True) -> Amount | None:
    """Return the amount whose number, or comparator, stands at `token`, looking no further than token `stop`.

    `to` says whether "3 to 5" is a range, as it is not in "rose from 3 to 5".
    """
    raw, begin = document.raw, token
    comparator: Comparator | None = None
    if raw[token] in _COMPARATORS:
        comparator = _COMPARATORS[raw[token]]
        token += 1
        if token < stop and raw[token] == "=":
            comparator = _WIDENED.get(comparator, comparator)
            token += 1
    counted = _number_at(document, token, stop) if token < stop else None
    if counted is None:
        return None
    value, token = counted
    if comparator is None and begin >= 2:
        comparator = _WORDS_BEFORE.get((document.low[begin - 2], document.low[begin - 1]))
    inner, begin_of_unit = unit_at(document, terms, token, stop), token
    high, token = _range_end(document, value, token, stop, to, inner[0] if inner else None)
    token = _deviation_end(document, token, stop) if high is None else token
    unit = unit_at(document, terms, token, stop) or (inner if high is None else None)
    if inner and high is not None and unit and unit[2] != inner[2]:
        high, token, unit = None, begin_of_unit, inner
    if unit is None:
        return Amount(begin, token, token, value, high, comparator)
    last, written, code, kind, restored = unit
    if high is None and code in _COUNTED_WHOLE and _POINTED.fullmatch(raw[token - 1]):
        value, restored = Decimal(raw[token - 1].replace(".", "")), True
    return Amount(begin, token, last, value, high, comparator, written, code, kind, restored)


def _number_at(document: Document, token: int, stop: int) -> tuple[Decimal, int] | None:
    """Return the number at `token` and the token after it; thousands may be parted by a space (44 000)."""
    value = number(document.raw[token])
    if value is None:
        return None
    last, digits = token + 1, document.raw[token]
    while last < stop and len(digits) <= 3 + 3 * (last - token - 1) and _is_thousands(document, token, last, stop):
        digits += document.raw[last]
        last += 1
    return (Decimal(digits), last) if last > token + 1 else (value, last)


def _is_thousands(document: Document, first: int, token: int, stop: int) -> bool:
    """Say whether the three digits at `token` go on with the number that starts at `first`."""
    group, head = document.raw[token], document.raw[first]
    if len(group) != 3 or not group.isdecimal() or not head.isdecimal() or len(head) > 3 or head[0] == "0":
        return False
    gap = document.gap(token)
    if len(gap) != 1 or not gap.isspace():
        return False
    upcoming = document.raw[token + 1] if token + 1 < stop else ""
    return gap in _THIN or (group == "000" or upcoming == "000" or upcoming in ("/", "cells"))


def _range_end(
    document: Document, value: Decimal, token: int, stop: int, to: bool, after_unit: int | None
) -> tuple[Decimal | None, int]:
    """Return the upper end of a range "3-5", "3 to 5", "3 mg/dL to 5 mg/dL", and the token after it."""
    raw = document.raw
    for place in (token, after_unit):
        if place is None or place + 1 >= stop:
            continue
        if raw[place] in _DASHES or (to and document.low[place] == "to"):
            high = _number_at(document, place + 1, stop)
            if high and high[0] > value and not (high[1] < stop and raw[high[1]] in _DASHES):
                return high
    return None, token


def _deviation_end(document: Document, token: int, stop: int) -> int:
    """Return the token after a deviation such as "± 4"; `token` where there is none."""
    raw, place = document.raw, token
    if raw[place : place + 3] == ["+", "/", "-"]:
        place += 3
    elif place < stop and raw[place] == "\u00b1":
        place += 1
    return place + 1 if token < place < stop and number(raw[place]) is not None else token


def unit_at(
    document: Document, terms: Terminology, token: int, stop: int
) -> tuple[int, str, str, str | None, bool] | None:
    """Return (token after it, as written, UCUM, kind, restored) of the longest unit that starts at `token`."""
    if token >= stop or not _may_start_unit(document, token, stop):
        return None
    end = token + 1
    while end < min(stop, token + _MAX_UNIT) and _may_go_on(document, end):
        end += 1
    cells = [place for place in range(token, end) if document.low[place] in CELLS]
    for last in range(end, token, -1):
        written = document.slice(token, last)
        restored = _restored(written)
        unit = terms.unit(restored or written) or (_without_cells(document, terms, token, last) if cells else None)
        if unit and not (written == "in" and last < stop and document.raw[last][0].isalnum()):
            return last, " ".join(written.split()), unit.ucum, unit.kind, restored is not None
    return None


def _without_cells(document: Document, terms: Terminology, first: int, last: int) -> Unit | None:
    """Return the unit of a count that names what is counted: "red cells/\u00b5L", "x10^3 platelets per microliter"."""
    if document.low[last - 1] in CELLS:
        return None
    pairs = zip(document.raw[first:last], document.low[first:last], strict=True)
    bare = " ".join("/" if low == "per" else word for word, low in pairs if low not in CELLS)
    unit = terms.unit(_restored(bare) or bare)
    return unit if unit and unit.kind in ("number-concentration", "number") else None


def _may_go_on(document: Document, token: int) -> bool:
    raw = document.raw[token]
    if raw == ".":
        return token + 1 < len(document.raw) and document.glued(token + 1)
    return raw not in _NO_UNIT or _in_power(document, token)


def _may_start_unit(document: Document, token: int, stop: int) -> bool:
    first = document.raw[token]
    if first[0].isalpha() or first in "%\u2030\u00b0\u00ba\u00b5\u03bc/'\"\u2103\u2109" or first in _TIMES:
        return True
    if first == "0":
        return token + 1 < stop and document.low[token + 1] == "c"
    return first == "10" or (first[:2] == "10" and token + 1 < stop and document.raw[token + 1] == "/")


def _in_power(document: Document, token: int) -> bool:
    """Say whether the bracket at `token` belongs to a power of ten: 10(9)/L."""
    raw = document.raw
    return (raw[token] == "(" and raw[token - 1] == "10") or (raw[token] == ")" and raw[token - 3] == "10")


_LOST = re.compile(r"^([x\u00d7*X]?\s*)10\s?(?:(\d{1,2})(?=\s*/)|\((\d{1,2})\))|^([x\u00d7*X]\s*)10(3|6|9|12)$")


def _restored(written: str) -> str | None:
    """Return `written` with a lost superscript put back (x109/L: x10^9/L), or None if none was lost."""
    match = _LOST.match(written)
    if not match:
        return None
    return f"{match[1] or match[4] or ''}10^{match[2] or match[3] or match[5]}{written[match.end() :]}"
