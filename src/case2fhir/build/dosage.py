"""Doses and schedules: Dosage and Timing, in which words and structure never disagree."""

from typing import cast, get_args

from case2fhir.build.context import Context
from case2fhir.build.datatypes import Element, amount, clean, concept, duration, filled, said, span
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


def schedule_words(item: Medication) -> list[str]:
    """Return how often and how long a drug was given, for a resource that has no timing; [] if the dose says it."""
    if item.dose_text:
        return []
    often, long = item.frequency, item.duration
    needed = f"As needed: {item.as_needed_for or 'yes'}" if item.as_needed or item.as_needed_for else None
    lines = (
        f"Frequency: {frequency_words(often)}" if often and frequency_words(often) else None,
        f"Duration: {said(long)}" if long and long.ucum in _TIME_UNITS else None,
        needed,
    )
    return [line for line in lines if line]


def unplaced_words(item: Medication) -> list[str]:
    """Return a duration that is no time, such as 3 cycles, unless the words of the dose say it."""
    long = item.duration
    return [f"Duration: {said(long)}"] if long and long.ucum not in _TIME_UNITS and not item.dose_text else []


def frequency_words(frequency: Frequency) -> str | None:
    """Return how often in words: as stated, else from its numbers; None if neither says anything."""
    if frequency.text:
        return clean(frequency.text)
    high = f" to {frequency.times_high}" if frequency.times_high else ""
    times = f"{frequency.times}{high} time{'' if frequency.times == 1 and not high else 's'}" if frequency.times else ""
    high = f" to {frequency.period_high}" if frequency.period_high is not None else ""
    period = f"every {frequency.period}{high} {frequency.unit or ''}" if frequency.period is not None else ""
    return clean(f"{times} {period} {' '.join(frequency.when)}") or None


def route(context: Context, item: Medication) -> Element | None:
    """Return the route with its code, if it is stated."""
    return concept(*context.route(item.route), text=item.route) if item.route else None


def timing(frequency: Frequency | None, *, bounds: Quantity | None = None, count: int | None = None) -> Element | None:
    """Return a Timing for how often, how long and how many times; None if nothing of it is stated."""
    repeat = filled(**_bounds(bounds), count=count if count and count > 0 else None, **_repeat(frequency))
    words = clean(frequency.text) if frequency and frequency.text else None
    if frequency and not words and not _repeat(frequency):
        words = frequency_words(frequency)
    return filled(repeat=repeat, code=concept(text=words) if words else None) or None


def _dose(context: Context, dose: Quantity) -> Element:
    name = "doseQuantity" if dose.high is None else "doseRange"
    return {name: amount(dose, context.ucum(dose.ucum))}


def _bounds(bounds: Quantity | None) -> Element:
    unit = bounds.ucum if bounds else None
    if bounds is None or unit not in _TIME_UNITS:
        return {}
    if bounds.high is None:
        low = duration(bounds.value, cast("TimeUnit", unit))
        return {"boundsDuration": filled(value=low.pop("value"), comparator=bounds.comparator) | low}
    return {"boundsRange": span(bounds.value, bounds.high, unit=unit, ucum=unit)}


def _repeat(frequency: Frequency | None) -> Element:
    if frequency is None:
        return {}
    schedule: Element = {}
    # Without a number of times it is once in each period: https://hl7.org/fhir/R4/datatypes.html#Timing.
    if frequency.period is not None and frequency.unit:
        schedule = filled(
            frequency=frequency.times,
            frequencyMax=frequency.times_high,
            period=frequency.period,
            periodMax=frequency.period_high,
            periodUnit=frequency.unit,
        )
    return schedule | filled(when=list(frequency.when))
