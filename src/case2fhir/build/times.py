"""Times as the text gives them: dates with their own precision, offsets from an event, or only words."""

from datetime import datetime

from case2fhir.build.context import Context
from case2fhir.build.datatypes import (
    DERIVED,
    ORIGINAL_TEXT,
    RELATIVE_TIME,
    Element,
    clean,
    duration,
    extension,
    filled,
    reference,
)
from case2fhir.model import Offset, When

_DAY = len("2021-05-06")
_PATHS = {
    "Encounter": "period",
    "Procedure": "performed",
    "Condition": "onset",
    "Observation": "effective",
    "DiagnosticReport": "effective",
    "MedicationStatement": "effective",
    "MedicationAdministration": "effective",
    "MedicationRequest": "authoredOn",
    "ServiceRequest": "authoredOn",
}
"""The element of an event that an offset counts from, by the event's resource type."""


def moment(context: Context, name: str, when: When | None) -> Element:
    """Return the elements for a time that has no form for words: `nameDateTime` or `namePeriod`."""
    if when is None:
        return {}
    if when.end:
        return {f"{name}Period": period(context, when)}
    return primitive(context, f"{name}DateTime", when)


def moment_or_words(context: Context, name: str, when: When | None) -> Element:
    """Return the elements for a time that may be words: `nameDateTime`, `namePeriod` or `nameString`."""
    if when is None:
        return {}
    if when.date or when.end or not when.text:
        return moment(context, name, when)
    hint = [_relative(context, when.offset)] if when.offset and _known(context, when.offset) else []
    return filled(**{f"{name}String": clean(when.text), f"_{name}String": filled(extension=hint)})


def primitive(context: Context, name: str, when: When) -> Element:
    """Return the date called `name` and, as `_name`, what there is to say about it besides."""
    return filled(**{name: when.date, f"_{name}": filled(extension=_remarks(context, when))})


def period(context: Context, when: When | None) -> Element | None:
    """Return a Period; its start carries the words and the offset, its end must not come before it (per-1)."""
    if when is None:
        return None
    element = primitive(context, "start", when)
    if when.end and ends(when):
        element["end"] = when.end
    elif when.end:
        element["_end"] = {"extension": [extension(ORIGINAL_TEXT, valueString=when.end)]}
    return element or None


def spoken(when: When) -> str | None:
    """Return a time in words: its own, else its dates; None if it has neither."""
    if when.text:
        return clean(when.text)
    return " to ".join(date for date in (when.date, when.end) if date) or None


def ends(when: When) -> bool:
    """Say whether a time has an end that certainly does not come before its start.

    Dates of different precision are compared as far as both go: 2021 and 2021-05 cannot be told apart, and FHIR
    takes that for an error.
    """
    start, end = when.date, when.end
    if not start or not end:
        return bool(end)
    if len(start) > _DAY and len(end) > _DAY:
        return datetime.fromisoformat(start) <= datetime.fromisoformat(end)
    shorter = min(len(start), len(end), _DAY)
    return start[:shorter] < end[:shorter] or (start == end)


def _remarks(context: Context, when: When) -> list[Element]:
    remarks = []
    if when.offset and _known(context, when.offset):
        remarks.append(_relative(context, when.offset))
    if when.derived and when.date:
        remarks.append(extension(DERIVED, valueBoolean=True))
    if when.text and clean(when.text) != when.date:
        remarks.append(extension(ORIGINAL_TEXT, valueString=clean(when.text)))
    return remarks


def _known(context: Context, offset: Offset) -> bool:
    return context.plan.get(offset.event) in _PATHS


def _relative(context: Context, offset: Offset) -> Element:
    """Return cqf-relativeDateTime (https://hl7.org/fhir/R4/extension-cqf-relativedatetime.html)."""
    return {
        "url": RELATIVE_TIME,
        "extension": [
            extension("target", valueReference=reference(context.id(offset.event))),
            extension("targetPath", valueString=_PATHS[context.plan[offset.event]]),
            extension("relationship", valueCode=f"{offset.direction}-start"),
            extension("offset", valueDuration=duration(offset.value, offset.unit)),
        ],
    }
