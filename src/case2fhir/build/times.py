"""Times as the text gives them: dates with their own precision, offsets from an event, or only words."""

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
    if when.date and ends(when):
        return {f"{name}Period": period(context, when)}
    return primitive(context, f"{name}DateTime", when)


def moment_or_words(context: Context, name: str, when: When | None) -> Element:
    """Return the elements for a time that may be words: `nameDateTime`, `namePeriod` or `nameString`."""
    if when is None:
        return {}
    if when.date or not when.text:
        return moment(context, name, when)
    hint = [_relative(context, when.offset)] if when.offset and _known(context, when.offset) else []
    return filled(**{f"{name}String": clean(when.text), f"_{name}String": filled(extension=hint)})


def primitive(context: Context, name: str, when: When) -> Element:
    """Return the date called `name` and, as `_name`, what there is to say about it besides."""
    return filled(**{name: when.date, f"_{name}": filled(extension=_remarks(context, when))})


def period(context: Context, when: When | None) -> Element | None:
    """Return a Period; its start carries the words and the offset."""
    if when is None:
        return None
    element = primitive(context, "start", when)
    return element | ({"end": when.end} if when.end and ends(when) else {}) or None


def ends(when: When) -> bool:
    """Say whether a time has an end that does not come before its start (per-1)."""
    if not when.end:
        return False
    shorter = min(len(when.end), len(when.date or when.end), len("2021-05-06"))
    return when.end[:shorter] >= (when.date or "")[:shorter]


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
