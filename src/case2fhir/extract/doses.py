"""Doses: "50 mg", "1 g/day", "10-15 mg/kg", "2 tablets", "500 mg/125 mg"; never a measured value."""

from decimal import Decimal
from typing import Final, NamedTuple

from case2fhir.extract.quantities import Amount, amount_at, number, spelled, unit_at
from case2fhir.extract.text import Document
from case2fhir.model import Quantity, made
from case2fhir.terminology import Terminology

_GIVEN = frozenset(
    "g mg ug ng pg kg mL L uL U [IU] k[IU] kU m[IU] mU 10*6.[IU] mmol umol mol meq % MBq mCi kBq GBq".split()
)
"""UCUM units in which drugs are given; kg only stands below the line, never above it."""
_PER = frozenset("kg m2 h min d wk mo s g [lb_av] mL 24.h kg.h kg.min L dose".split())
"""UCUM units that a dose may be counted by: body weight, body surface, time; mL for the strength of a solution."""
_ADVERBS = frozenset(("daily", "weekly", "monthly", "hourly", "nightly", "a", "each", "every", "once", "twice"))
SPLIT_ROUTES: Final[dict[tuple[str, ...], str]] = {
    ("i", ".", "v"): "i.v.", ("p", ".", "o"): "p.o.", ("i", ".", "m"): "i.m.", ("s", ".", "c"): "s.c.",
    ("p", ".", "r"): "p.r.", ("i", ".", "p"): "i.p.",
}  # fmt: skip
"""Routes that are written with points, which part them into several tokens."""
_AREA = ["area", "under", "the", "curve"]
_EACH = frozenset("actuation puff spray inhalation tablet tab capsule cap patch ampoule vial application drop".split())
_LESS = frozenset(("kg",))


class Dose(NamedTuple):
    """A dose at tokens `first` to `last`; a combination product has an amount for each of its drugs."""

    first: int
    last: int
    amounts: tuple[Quantity, ...]
    counted: bool = False
    """Whether it counts pieces: tablets, puffs, drops."""
    each: bool = False
    """Whether it is what one piece holds: "90 mcg/actuation"."""
    restored: bool = False
    """Whether a point between thousands was read as such: "250.000 units"."""

    @property
    def is_strength(self) -> bool:
        """Say whether it can only be a strength: per cent of a solution, mg in each mL."""
        ucum = self.amounts[0].ucum or ""
        return self.each or "/{" in ucum or ucum == "%" or (ucum.endswith(("/mL", "/L")) and not ucum.startswith("L/"))


def dose_at(document: Document, terms: Terminology, token: int, stop: int) -> Dose | None:
    """Return the dose whose number stands at `token`, or None if the amount there is no dose."""
    stop = _end(document, token, stop)
    if document.raw[token] == ".":
        return _pointed(document, terms, token, stop)
    amount = amount_at(document, terms, token, stop)
    if amount is None:
        return _auc(document, token, stop) or _spelled(document, terms, token, stop)
    counted = _counted(document, terms, amount.bare, stop)
    if (counted and amount.high is None) or (counted and not _is_dose(amount)):
        return Dose(token, counted, (_pieces(document, amount, counted),), True)
    if not _is_dose(amount):
        return _shared(document, terms, amount, stop)
    amounts, last = [_quantity(amount)], amount.last
    while last + 1 < stop and document.raw[last] in "/+":
        more = amount_at(document, terms, last + 1, stop)
        if more is None or not _is_dose(more):
            break
        amounts.append(_quantity(more))
        last = more.last
    each = last + 1 < stop and document.raw[last] == "/" and document.low[last + 1] in _EACH
    return Dose(token, last + 2 * each, tuple(amounts), restored=amount.restored, each=each)


def _pointed(document: Document, terms: Terminology, token: int, stop: int) -> Dose | None:
    """Return the dose of ".25 mg", whose point stands without a zero before it: a quarter, never twenty-five."""
    is_start = not document.glued(token) and token + 1 < stop and document.glued(token + 1)
    digits = document.raw[token + 1] if is_start else ""
    dose = dose_at(document, terms, token + 1, stop) if digits.isdecimal() else None
    if dose is None or dose.counted or len(dose.amounts) > 1 or dose.amounts[0].high is not None:
        return None
    whole = dose.amounts[0].model_copy(update={"value": Decimal(f"0.{digits}")})
    return Dose(token, dose.last, (whole,))


def _end(document: Document, token: int, stop: int) -> int:
    """Return the token at which the amount has to end: "daily" is a frequency, "from 5 mg to 10 mg" no range."""
    for place in range(token + 1, min(stop, token + 8)):
        if document.low[place] in _ADVERBS or (document.raw[place] == "." and place + 1 == stop):
            return place
        if tuple(document.low[place : place + 3]) in SPLIT_ROUTES:
            return place
        if document.low[place] == "to" and token > 0 and document.low[token - 1] == "from":
            return place
    return stop


def _auc(document: Document, token: int, stop: int) -> Dose | None:
    """Return "AUC 5", "area under the curve of 5": how carboplatin is dosed."""
    low = document.low
    after = token + 1 if low[token] == "auc" else token + 4 if low[token : token + 4] == _AREA else stop
    while after < stop and low[after] in ("of", "=", ":"):
        after += 1
    value = number(low[after]) if after < stop else None
    if value is None:
        return None
    return Dose(token, after + 1, (made(Quantity)(value=value, unit=document.words(token, token + 1)),))


def _is_dose(amount: Amount) -> bool:
    """Say whether an amount's unit is one that drugs are given in; "mg/dL", "mmHg", "cm" are not."""
    if amount.ucum is None:
        return False
    above, *below = amount.ucum.split("/")
    if above.startswith("{"):
        return not below or below[0] in ("d", "h", "wk")
    return above in _GIVEN and above not in _LESS and all(each in _PER or each[:1] == "{" for each in below)


def _shared(document: Document, terms: Terminology, amount: Amount, stop: int) -> Dose | None:
    """Return "875/125 mg": the amounts of a combination that share their unit."""
    if amount.ucum is not None or amount.bare + 1 >= stop or document.raw[amount.bare] != "/":
        return None
    second = amount_at(document, terms, amount.bare + 1, stop)
    if second is None or not _is_dose(second):
        return None
    first = made(Quantity)(value=amount.value, unit=second.unit, ucum=second.ucum)
    return Dose(amount.first, second.last, (first, _quantity(second)))


def _spelled(document: Document, terms: Terminology, token: int, stop: int) -> Dose | None:
    """Return "two tablets", "half a gram" is left as words."""
    value = spelled(document.low[token])
    if value is None or value == 0 or token + 1 >= stop:
        return None
    counted = _counted(document, terms, token + 1, stop)
    if counted:
        unit = document.words(token + 1, counted)
        return Dose(token, counted, (made(Quantity)(value=value, unit=unit),), True)
    found = unit_at(document, terms, token + 1, stop)
    if found is None:
        return None
    amount = Amount(token, token + 1, found[0], value, unit=found[1], ucum=found[2], kind=found[3])
    return Dose(token, found[0], (_quantity(amount),)) if _is_dose(amount) else None


def _counted(document: Document, terms: Terminology, token: int, stop: int) -> int | None:
    """Return the token after a dose form that a number counts: "tablets", "puffs"."""
    if token >= stop or not document.raw[token].isalpha():
        return None
    hit = terms.match_in("forms", document.stems, token, document.raw)
    return token + hit[0] if hit and token + hit[0] <= stop else None


def _pieces(document: Document, amount: Amount, last: int) -> Quantity:
    unit = document.words(amount.bare, last)
    return made(Quantity)(value=amount.value, high=amount.high, comparator=amount.comparator, unit=unit)


def _quantity(amount: Amount) -> Quantity:
    return made(Quantity)(
        value=amount.value,
        high=amount.high,
        comparator=amount.comparator,
        unit=amount.unit,
        ucum=amount.ucum,
    )
