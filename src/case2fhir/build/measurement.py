"""Laboratory results and scores: Observations with the digits and units as written."""

from collections.abc import Iterator
from decimal import Decimal

from case2fhir.build.context import Context
from case2fhir.build.datatypes import (
    DATA_ABSENT_REASON,
    Element,
    Resource,
    clean,
    coding,
    concept,
    filled,
    notes,
    quantity,
    span,
)
from case2fhir.build.observation import Category, interpretation, observation
from case2fhir.build.terms import Terms
from case2fhir.build.vitals import vital_sign
from case2fhir.model import Component, Measurement

_CATEGORIES: dict[str, Category | None] = {
    "laboratory": "laboratory",
    "vital-sign": "vital-signs",
    "score": "survey",
    "other": "exam",
}
_WORDS = {"positive": "positive", "negative": "negative"}
_INTEGER_MAX = 2**31 - 1


def measurements(context: Context) -> Iterator[Resource]:
    """Yield an Observation for each measurement.

    A vital sign follows its R4 profile. Where it cannot (a range, a unit that the profile does not take) only the
    words remain as its code, so that no one takes it for a vital sign of that profile.
    """
    panels = {study.key: study for study in context.case.studies}
    for item in context.case.measurements:
        panel = panels.get(item.study or "")
        vital = vital_sign(context, item)
        resource = observation(
            context,
            item.key,
            item,
            f"measurements[{item.key}]",
            kind="vital-signs" if vital else _CATEGORIES[item.kind],
            code=vital.code if vital else context.coded(item.name, item.concept, item.ucum),
            when=item.when or (panel.when if panel else None),
            encounter=item.encounter or (panel.encounter if panel else None),
            effective=vital.effective if vital else None,
            **(vital.value if vital else value(context, item)),
            interpretation=interpretation(item.interpretation, item.interpretation_text),
            note=notes(*_remarks(context, item), *(vital.remarks if vital else ())),
            bodySite=context.site(item.site),
            method=concept(text=item.method) if item.method else None,
            referenceRange=_range(context, item),
            component=vital.component
            if vital
            else [component(context, part, item.concept) for part in item.components],
        )
        if vital and vital.profile:
            resource = _with_profile(resource, vital.profile)
        yield resource


def value(context: Context, item: Measurement) -> Element:
    """Return the value of a measurement as the element that fits it; a reason if there is none."""
    ucum = context.ucum(item.ucum)
    if item.value is not None and item.high is not None:
        return {"valueRange": span(item.value, item.high, unit=item.unit, ucum=ucum)}
    if item.value is not None:
        return _number(item, item.value, ucum)
    if item.high is not None:
        return {"valueRange": {"high": quantity(item.high, unit=item.unit, ucum=ucum)}}
    if item.value_text:
        words = item.value_text.casefold()
        if words in _WORDS:
            return {"valueCodeableConcept": context.coded(item.value_text, _WORDS[words])}
        return {"valueString": clean(item.value_text)}
    return {} if item.components else {"dataAbsentReason": unknown()}


def component(context: Context, part: Component, whole: str | None = None) -> Element:
    """Return a component with its number; it never has the code of the `whole` (obs-7)."""
    return {
        "code": context.coded(part.name, part.concept if part.concept != whole else None),
        "valueQuantity": quantity(part.value, unit=part.unit, ucum=context.ucum(part.ucum)),
    }


def unknown() -> Element:
    """Return the `dataAbsentReason` of a value that is not told."""
    return concept(coding(DATA_ABSENT_REASON, "unknown", "Unknown"))


def _number(item: Measurement, number: Decimal, ucum: str | None) -> Element:
    whole = isinstance(number.as_tuple().exponent, int) and number.as_tuple().exponent == 0
    plain = not (item.unit or ucum or item.comparator)
    if item.kind == "score" and plain and whole and abs(number) <= _INTEGER_MAX:
        return {"valueInteger": int(number)}
    return {"valueQuantity": quantity(number, unit=item.unit, ucum=ucum, comparator=item.comparator)}


def _range(context: Context, item: Measurement) -> list[Element]:
    ucum = context.ucum(item.ucum)
    low, high = item.reference_low, item.reference_high
    element = filled(
        low=quantity(low, unit=item.unit, ucum=ucum) if low is not None else None,
        high=quantity(high, unit=item.unit, ucum=ucum) if high is not None else None,
        text=clean(item.reference_text) if item.reference_text else None,
    )
    return [element] if element else []


def _remarks(context: Context, item: Measurement) -> list[str | None]:
    odd = implausible(context.terms, item)
    number = item.value if item.value is not None else item.high
    return [
        item.value_text if number is not None and item.value_text != item.as_written else None,
        f"As written: {item.as_written}" if item.as_written else None,
        f"Specimen: {item.specimen}" if item.specimen else None,
        f"To be checked: {odd}" if odd else None,
        *item.note,
    ]


def implausible(terms: Terms, item: Measurement) -> str | None:
    """Return what is odd about the values of a measurement, None if nothing is."""
    values = [(item.concept, item.value, item.ucum)]
    values += [(part.concept, part.value, part.ucum or item.ucum) for part in item.components]
    known = ((key, value, ucum or _only_unit(terms, key)) for key, value, ucum in values if key and value is not None)
    odd = (terms.plausible(key, value, ucum) for key, value, ucum in known if ucum)
    return "; ".join(words for words in odd if words) or None


def _only_unit(terms: Terms, key: str) -> str | None:
    """Return the unit of what is never written with one, a pH or a score; None for anything else."""
    concept = terms.concept(key)
    units = concept.units if concept else ()
    return units[0] if units and set(units) <= {"1", "[pH]", "{score}"} else None


def _with_profile(resource: Resource, profile: str) -> Resource:
    head = {name: resource[name] for name in ("resourceType", "id")}
    return head | {"meta": {"profile": [profile]}} | resource
