"""Vital signs by R4's profiles, or as words where the text does not give what a profile asks.

https://hl7.org/fhir/R4/observation-vitalsigns.html
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from case2fhir.build.context import Context
from case2fhir.build.datatypes import (
    DATA_ABSENT_REASON,
    DERIVED,
    PROFILE,
    Element,
    coding,
    concept,
    data_absent,
    extension,
    quantity,
)
from case2fhir.build.profiles import PROFILES, Profile
from case2fhir.build.terms import Terms
from case2fhir.build.times import moment, spoken
from case2fhir.model import Component, Encounter, Measurement, When

_DAY = len("2021-05-06")


class Reading(NamedTuple):
    """A number as a vital sign has it: value and UCUM code, and whether they are as written."""

    value: Decimal
    ucum: str
    implied: bool = False
    converted: bool = False


class VitalSign(NamedTuple):
    """The elements of a vital sign that differ from those of any measurement."""

    code: Element
    value: Element
    component: list[Element]
    effective: Element
    remarks: tuple[str, ...]
    profile: str | None


def _reading(terms: Terms, profile: Profile, value: Decimal, unit: str | None, ucum: str | None) -> Reading | None:
    """Return a number in a unit of the profile; None if that cannot be done without a guess."""
    if ucum in profile.units:
        return Reading(value, ucum)
    if not unit and not ucum and profile.implied:
        return Reading(value, profile.units[0], implied=True)
    shift = terms.shift(ucum, profile.units[0]) if ucum else None
    if shift is None:
        return None
    return Reading(Decimal(f"{value.scaleb(shift):f}"), profile.units[0], converted=True)


def readings(terms: Terms, item: Measurement) -> list[Reading] | None:
    """Return the numbers of a vital sign as its profile has them; None if the profile cannot be followed."""
    profile = PROFILES.get(item.concept or "")
    if profile is None or item.high is not None or item.value_text:
        return None
    found = [_reading(terms, profile, *number) for number in _numbers(profile, item)]
    known = [one for one in found if one is not None]
    return known if known and len(known) == len(found) else None


def vital_sign(context: Context, item: Measurement) -> VitalSign | None:
    """Return the elements of a vital sign by its profile; None if it cannot be followed (see `readings`)."""
    profile = PROFILES.get(item.concept or "")
    found = readings(context.terms, item)
    if profile is None or found is None:
        return None
    effective, dated = _effective(context, item)
    return VitalSign(
        code=_code(context, item),
        value={} if profile.parts else _quantity(item, found[0]),
        component=_parts(context, item, profile, found) if profile.parts else [],
        effective=effective,
        remarks=tuple(_remarks(item, found, dated)),
        profile=PROFILE + profile.name if dated else None,
    )


def when_measured(encounters: Mapping[str, Encounter], item: Measurement) -> When | None:
    """Return the time of a vital sign: its own, else that of its encounter if that is one day."""
    if item.when or not item.encounter:
        return item.when
    visit = encounters.get(item.encounter)
    return visit.when if visit and visit.when and not visit.when.end else None


def is_undated(encounters: Mapping[str, Encounter], item: Measurement) -> bool:
    """Say whether the day of a vital sign is not known, so that it cannot follow its profile to the end (vs-1)."""
    when = when_measured(encounters, item)
    return when is None or bool(when.end) or len(when.date or "") < _DAY


def _numbers(profile: Profile, item: Measurement) -> list[tuple[Decimal, str | None, str | None]]:
    """Return value, unit and UCUM code of each number; none if the item is not shaped as the profile is."""
    if profile.parts:
        names = {part.concept for part in item.components if part.concept in profile.parts}
        if len(names) < len(item.components) or item.value is not None:
            return []
        return [(part.value, part.unit or item.unit, part.ucum or item.ucum) for part in item.components]
    if item.value is None or item.components:
        return []
    return [(item.value, item.unit, item.ucum)]


def _effective(context: Context, item: Measurement) -> tuple[Element, bool]:
    when = when_measured(context.encounters, item)
    if when is None or is_undated(context.encounters, item):
        return {"_effectiveDateTime": data_absent()}, False
    element = moment(context, "effective", when)
    if when is not item.when:
        element["_effectiveDateTime"] = {"extension": [extension(DERIVED, valueBoolean=True)]}
    return element, True


def _code(context: Context, item: Measurement) -> Element:
    codes = context.codings(item.concept)
    if item.concept == "oxygen-saturation" and "oximet" in f"{item.method or ''} {item.name}".casefold():
        codes = codes + [code for code in context.codings("pulse-oximetry") if code not in codes]
    return concept(*codes, text=item.name)


def _quantity(item: Measurement, found: Reading) -> Element:
    written = item.unit if not (found.implied or found.converted) else None
    return {"valueQuantity": quantity(found.value, unit=written, ucum=found.ucum, comparator=item.comparator)}


def _parts(context: Context, item: Measurement, profile: Profile, found: Sequence[Reading]) -> list[Element]:
    given = {part.concept: (part, one) for part, one in zip(item.components, found, strict=True)}
    return [_part(context, key, *given.get(key, (None, None))) for key in profile.parts]


def _part(context: Context, key: str, part: Component | None, found: Reading | None) -> Element:
    if part is None or found is None:
        missing = concept(coding(DATA_ABSENT_REASON, "unknown", "Unknown"))
        return {"code": concept(*context.codings(key), text=_words(key)), "dataAbsentReason": missing}
    unit = None if found.implied or found.converted else part.unit
    return {
        "code": concept(*context.codings(key), text=part.name),
        "valueQuantity": quantity(found.value, unit=unit, ucum=found.ucum),
    }


def _words(key: str) -> str:
    return key.replace("-", " ").capitalize()


def _remarks(item: Measurement, found: Sequence[Reading], dated: bool) -> Iterator[str]:
    if any(one.implied for one in found):
        yield f"The unit is not stated; {found[0].ucum} is the only one in use."
    if any(one.converted for one in found):
        yield f"As written: {item.as_written or f'{item.value} {item.unit or item.ucum}'}"
    if not dated and item.when and (words := spoken(item.when)):
        yield f"Time: {words}"
