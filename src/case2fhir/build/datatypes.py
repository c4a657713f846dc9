"""FHIR R4 datatypes as plain JSON: typed helpers, and the only system URIs that Python may know."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Literal

from case2fhir.model import Quantity, TimeUnit

Element = dict[str, Any]
"""A JSON object of FHIR: a datatype, a backbone element or an extension."""

Resource = dict[str, Any]
"""A FHIR resource as a JSON object, its keys in the order in which they are written."""

FACT = "https://case2fhir.dev/fhir/fact"
"""System of the identifiers that case2fhir gives; the value is the UUIDv5 of the fact."""
CASE_PATH = "https://case2fhir.dev/fhir/StructureDefinition/case-path"
"""Extension of our own: where in the case file a fact stands that no words of a text carry."""
DERIVED = "https://case2fhir.dev/fhir/StructureDefinition/derived"
"""Extension of our own on a date: it was computed from another date and is not stated."""

UCUM = "http://unitsofmeasure.org"
_STRUCTURE = "http://hl7.org/fhir/StructureDefinition/"
DERIVATION = _STRUCTURE + "derivation-reference"
DATA_ABSENT = _STRUCTURE + "data-absent-reason"
NOTE = _STRUCTURE + "note"
"""Extension for the notes on a resource that R4 gives no element for them: Encounter, Patient, Organization."""
ORIGINAL_TEXT = _STRUCTURE + "originalText"
RELATIVE_TIME = _STRUCTURE + "cqf-relativeDateTime"
PROFILE = _STRUCTURE
"""Start of the URLs of R4's own profiles, such as its vital signs."""

_HL7 = "http://terminology.hl7.org/CodeSystem/"
ACT_CODE = _HL7 + "v3-ActCode"
ALLERGY_CLINICAL = _HL7 + "allergyintolerance-clinical"
ALLERGY_VERIFICATION = _HL7 + "allergyintolerance-verification"
CONDITION_CATEGORY = _HL7 + "condition-category"
CONDITION_CLINICAL = _HL7 + "condition-clinical"
CONDITION_VERIFICATION = _HL7 + "condition-ver-status"
DATA_ABSENT_REASON = _HL7 + "data-absent-reason"
DIAGNOSTIC_SERVICE = _HL7 + "v2-0074"
INTERPRETATION = _HL7 + "v3-ObservationInterpretation"
OBSERVATION_CATEGORY = _HL7 + "observation-category"
PARTICIPANT_TYPE = _HL7 + "provenance-participant-type"

_CONTROL = "[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff\ufffe\uffff]"


def clean(words: str) -> str:
    """Return `words` on one line and without the characters that neither FHIR nor XHTML may hold.

    White space of any kind becomes single spaces (https://hl7.org/fhir/R4/datatypes.html#string). The evidence
    of a fact still gives its words to the letter.
    """
    plain = " ".join(words.split())
    return plain if plain.isprintable() else " ".join(re.sub(_CONTROL, "", plain).split())


def filled(**elements: object) -> Element:
    """Return the elements that have content, in the order given; a final underscore in a name is dropped."""
    return {name.rstrip("_"): value for name, value in elements.items() if value not in (None, [], {}, "")}


def coding(system: str, code: str, display: str | None = None) -> Element:
    """Return a Coding."""
    return filled(system=system, code=code, display=display)


def concept(*codings: Element, text: str | None = None) -> Element:
    """Return a CodeableConcept with `codings` and the words."""
    return filled(coding=list(codings), text=clean(text) if text else None)


def status(system: str, code: str) -> Element:
    """Return a CodeableConcept of one code, as FHIR's status elements have it."""
    return {"coding": [{"system": system, "code": code}]}


def category(system: str, code: str, display: str) -> list[Element]:
    """Return a `category` element: one CodeableConcept of one code."""
    return [{"coding": [{"system": system, "code": code, "display": display}]}]


def reference(fact: str) -> Element:
    """Return a Reference to the entry of the fact with that id."""
    return {"reference": f"urn:uuid:{fact}"}


def notes(*lines: str | None) -> list[Element]:
    """Return Annotations, one for each line that has words."""
    return [{"text": text} for line in lines if line and (text := clean(line))]


def quantity(
    value: Decimal,
    *,
    unit: str | None = None,
    ucum: str | None = None,
    comparator: str | None = None,
) -> Element:
    """Return a Quantity with the digits of `value`, the unit as written and its UCUM code."""
    words = clean(unit) if unit else None
    return filled(value=value, comparator=comparator, unit=words or ucum, system=UCUM if ucum else None, code=ucum)


def duration(value: Decimal, unit: TimeUnit) -> Element:
    """Return a Duration; `unit` is a UCUM code of time."""
    return {"value": value, "unit": unit, "system": UCUM, "code": unit}


def amount(value: Quantity, ucum: str | None) -> Element:
    """Return a Range if `value` is one, else a Quantity; `ucum` is the code to use, None for none."""
    if value.high is None:
        return quantity(value.value, unit=value.unit, ucum=ucum, comparator=value.comparator)
    return span(value.value, value.high, unit=value.unit, ucum=ucum)


def span(low: Decimal, high: Decimal, *, unit: str | None, ucum: str | None) -> Element:
    """Return a Range from `low` to `high`, whichever way round they come (rng-2)."""
    low, high = min(low, high), max(low, high)
    return {"low": quantity(low, unit=unit, ucum=ucum), "high": quantity(high, unit=unit, ucum=ucum)}


def extension(url: str, **value: object) -> Element:
    """Return an Extension with its one value, such as `valueString="..."`."""
    return {"url": url, **value}


def said(value: Quantity) -> str:
    """Return an amount in words: "2.5 to 5 mg", "< 4 g"."""
    unit = value.unit or value.ucum or ""
    if value.high is not None:
        return clean(f"{value.value} to {value.high} {unit}")
    return clean(f"{value.comparator or ''} {value.value} {unit}")


def remark_extensions(*remarks: str | None) -> list[Element]:
    """Return the notes of a resource whose type has no element for them, as extensions."""
    return [extension(NOTE, valueAnnotation=note) for note in notes(*remarks)]


def data_absent(reason: Literal["unknown", "as-text", "not-applicable"] = "unknown") -> Element:
    """Return the content of an element whose value is not known: data-absent-reason as its extension."""
    return {"extension": [extension(DATA_ABSENT, valueCode=reason)]}


def derivation(source: str, spans: Iterable[tuple[int, int]]) -> list[Element]:
    """Return one derivation-reference for each span (code points) of the document with id `source`.

    https://hl7.org/fhir/extensions/StructureDefinition-derivation-reference.html
    """
    return [
        {
            "url": DERIVATION,
            "extension": [
                {"url": "reference", "valueReference": reference(source)},
                {"url": "offset", "valueInteger": start},
                {"url": "length", "valueInteger": end - start},
            ],
        }
        for start, end in spans
    ]
