"""Doses and schedules: Dosage and Timing, in which words and structure never disagree."""

from typing import cast, get_args

from case2fhir.build.context import Context
from case2fhir.build.datatypes import Element, amount, clean, concept, duration, filled, span
from case2fhir.model import Frequency, Medication, Quantity, TimeUnit

_TIME_UNITS: tuple[str, ...] = get_args(TimeUnit)


def dosage(context: Context, item: Medication) -> list[Element]:
    """Return the Dosage of a drug: the words verbatim, and as much structure as is stated; [] for nothing."""
    reason = item.as_needed_for
    element = filled(
        text=dose_words(item),
        timing=timing(item.frequency, bounds=item.duration),
        asNeededCodeableConcept=concept(text=reason) if reason else None,
        asNeededBoolean=True if item.as_needed and not reason else None,
        route=route(context, item),
        doseAndRate=[_dose(context, item.dose)] if item.dose and not item.dose.comparator else None,
    )
    return [element] if element else []


def dose_words(item: Medication) -> str | None:
    """Return the dosage in words: as the text has it, or a dose that has no structure.

    R4 takes no comparator in a dose (sqty-1): "up to 4 g" can only be words.
    """
    if item.dose_text:
        return clean(item.dose_text)
    dose = item.dose
    if dose is None or not dose.comparator:
        return None
    return clean(f"{dose.comparator} {dose.value} {dose.unit or dose.ucum or ''}")


def route(context: Context, item: Medication) -> Element | None:
    """Return the route with its code, if it is stated."""
    return concept(*context.route(item.route), text=item.route) if item.route else None


def timing(frequency: Frequency | None, *, bounds: Quantity | None = None, count: int | None = None) -> Element | None:
    """Return a Timing for how often, how long and how many times; None if nothing of it is stated."""
    repeat = filled(**_bounds(bounds), count=count if count and count > 0 else None, **_repeat(frequency))
    words = clean(frequency.text) if frequency and frequency.text else None
    return filled(repeat=repeat, code=concept(text=words) if words else None) or None


def _dose(context: Context, dose: Quantity) -> Element:
    name = "doseQuantity" if dose.high is None else "doseRange"
    return {name: amount(dose, context.ucum(dose.ucum))}


def _bounds(bounds: Quantity | None) -> Element:
    unit = bounds.ucum if bounds else None
    if bounds is None or unit not in _TIME_UNITS:
        return {}
    low = duration(bounds.value, cast("TimeUnit", unit))
    if bounds.high is None:
        return {"boundsDuration": low}
    return {"boundsRange": span(bounds.value, bounds.high, unit=unit, ucum=unit)}


def _repeat(frequency: Frequency | None) -> Element:
    if frequency is None:
        return {}
    schedule: Element = {}
    if frequency.times and frequency.period is not None and frequency.unit:
        schedule = filled(
            frequency=frequency.times,
            frequencyMax=frequency.times_high,
            period=frequency.period,
            periodMax=frequency.period_high,
            periodUnit=frequency.unit,
        )
    return schedule | filled(when=list(frequency.when))
