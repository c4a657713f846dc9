"""Doses: "50 mg", "1 g/day", "10-15 mg/kg", "2 tablets", "500 mg/125 mg"; never a measured value."""

from dataclasses import dataclass

from case2fhir.extract.quantities import Amount, amount_at, spelled, unit_at
from case2fhir.extract.text import Document
from case2fhir.model import Quantity, made
from case2fhir.terminology import Terminology

_GIVEN = frozenset(
    "g mg ug ng pg kg mL L uL U [IU] k[IU] kU m[IU] mU 10*6.[IU] mmol umol mol meq % MBq mCi kBq GBq".split()
)
"""UCUM units in which drugs are given; kg only stands below the line, never above it."""
_PER = frozenset("kg m2 h min d wk mo s g [lb_av] mL 24.h kg.h kg.min L dose".split())
"""UCUM units that a dose may be counted by: body weight, body surface, time; mL for the strength of a solution."""
_LESS = frozenset(("kg",))


@dataclass(frozen=True, slots=True)
class Dose:
    """A dose at tokens `first` to `last`; a combination product has an amount for each of its drugs."""

    first: int
    last: int
    amounts: tuple[Quantity, ...]
    counted: bool = False
    """Whether it counts pieces: tablets, puffs, drops."""

    @property
    def is_strength(self) -> bool:
        """Say whether it can only be a strength: per cent of a solution, mg in each mL."""
        ucum = self.amounts[0].ucum or ""
        return ucum == "%" or (ucum.endswith(("/mL", "/L")) and not ucum.startswith("L/"))


def dose_at(document: Document, terms: Terminology, token: int, stop: int) -> Dose | None:
    """Return the dose whose number stands at `token`, or None if the amount there is no dose."""
    amount = amount_at(document, terms, token, stop)
    if amount is None:
        return _spelled(document, terms, token, stop)
    counted = _counted(document, terms, amount.bare, stop)
    if (counted and amount.high is None) or (counted and not _is_dose(amount)):
        return Dose(token, counted, (_pieces(document, amount, counted),), True)
    if not _is_dose(amount):
        return _shared(document, terms, amount, stop)
    amounts, last = [_quantity(amount)], amount.last
    while last + 1 < stop and document.raw[last] == "/":
        more = amount_at(document, terms, last + 1, stop)
        if more is None or not _is_dose(more):
            break
        amounts.append(_quantity(more))
        last = more.last
    return Dose(token, last, tuple(amounts))


def _is_dose(amount: Amount) -> bool:
    """Say whether an amount's unit is one that drugs are given in; "mg/dL", "mmHg", "cm" are not."""
    if amount.ucum is None:
        return False
    above, *below = amount.ucum.split("/")
    if above.startswith("{"):
        return not below or below[0] in ("d", "h", "wk")
    return above in _GIVEN and above not in _LESS and all(each in _PER for each in below)


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
    return made(Quantity)(value=amount.value, high=amount.high, comparator=amount.comparator, unit=unit)  # type: ignore[arg-type] # the grammar's comparators are FHIR's


def _quantity(amount: Amount) -> Quantity:
    return made(Quantity)(
        value=amount.value,
        high=amount.high,
        comparator=amount.comparator,  # type: ignore[arg-type] # the grammar's comparators are FHIR's
        unit=amount.unit,
        ucum=amount.ucum,
    )
