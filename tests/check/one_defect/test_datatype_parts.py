# ruff: noqa: E501 - rows stand whole
"""The datatypes of several parts: what one part must not be beside another, and rare forms that are right."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from check.one_defect.good import but_for
from check.one_defect.parts import ABSENT, GONE, SOMEONE, UCUM, amount, coded, coding, findings, said, to

VALUE = {"valueQuantity": GONE}
NAME = ("Patient", "name[0]")
REPEAT = ("ServiceRequest", "occurrenceTiming")
DOSE = ("MedicationRequest", "dosageInstruction[0]")
SHEET = ("DocumentReference", "content[0].attachment")
SIGNED = ("Provenance", "signature[0]")
WAVE = {"origin": {"value": 0, "unit": "mV"}, "period": 10, "dimensions": 1, "data": "1 2.5 -3 E U L"}


def wave(**more: Any) -> dict[str, Any]:
    """Return an Observation's elements with sampled data."""
    return {
        "valueQuantity": GONE,
        "valueSampledData": {name: one for name, one in {**WAVE, **more}.items() if one is not GONE},
    }


def repeat(**more: Any) -> dict[str, Any]:
    """Return a Timing."""
    return {"repeat": more}


BROKEN: list[tuple[str, str, str, Any, str]] = [
    ("required-element", "Observation", "", wave(origin=GONE), "valueSampledData"),
    ("required-element", "Observation", "", wave(period=GONE), "valueSampledData"),
    ("required-element", "Observation", "", wave(dimensions=GONE), "valueSampledData"),
    ("integer-format", "Observation", "", wave(dimensions=0), "valueSampledData.dimensions"),
    ("json-type", "Observation", "", wave(data=[1, 2]), "valueSampledData.data"),
    ("sampled-data", "Observation", "", wave(data="1,5 2,5"), "valueSampledData.data"),
    ("sampled-data", "Observation", "", wave(data="1 2 x"), "valueSampledData.data"),
    ("sampled-data", "Observation", "", wave(data="1;2;3"), "valueSampledData.data"),
    ("sampled-data", "Observation", "", wave(data="1 NaN 3"), "valueSampledData.data"),
    ("choice-type", "Observation", "valueString", "x", "valueQuantity"),
    ("choice-type", "Observation", "effectivePeriod", {"start": "2021"}, "effectiveDateTime"),
    ("choice-type", "Patient", "multipleBirthBoolean", True, "multipleBirthBoolean"),
    ("choice-type", "Patient", "deceasedDateTime", "2021", "deceasedBoolean"),
    ("choice-type", "MedicationRequest", "medicationCodeableConcept", said("x"), "medicationCodeableConcept"),
    ("choice-type", "Condition", "onsetString", "x", "onsetDateTime"),
    ("choice-type", "Procedure", "performedString", "x", "performedPeriod"),
    ("choice-type", "Goal", "startCodeableConcept", said("now"), "startCodeableConcept"),
    ("choice-type", "Claim", "item[0].servicedPeriod", {"start": "2021"}, "item[0].servicedDate"),
    ("choice-type", "Immunization", "occurrenceString", "spring", "occurrenceDateTime"),
    ("choice-type", "Task", "input[0].valueInteger", 2, "input[0].valueInteger"),
    ("unknown-element", "Observation", "", {"valueQuantity": GONE, "value": 5}, "value"),
    ("unknown-element", "Observation", "", {"valueQuantity": GONE, "valueDecimal": 5}, "valueDecimal"),
    ("unknown-element", "Observation", "", {"valueQuantity": GONE, "valuequantity": {"value": 5}}, "valuequantity"),
    ("unknown-element", "Observation", "", {"valueQuantity": GONE, "valueReference": to("Patient/1")}, "valueReference"),
    ("unknown-element", "Condition", "onsetBoolean", True, "onsetBoolean"),
    ("unknown-element", "MedicationRequest", "medication", to("Medication/1"), "medication"),
    ("unknown-element", "Patient", "deceased", True, "deceased"),
    ("unknown-element", *NAME, {"family": "x", "first": "y"}, "name[0].first"),
    ("json-type", *NAME, {"family": ["Muster"]}, "name[0].family"),
    ("array", *NAME, {"given": "Anna"}, "name[0].given"),
    ("array", *NAME, {"prefix": "Dr."}, "name[0].prefix"),
    ("array", "Patient", "address[0]", {"line": "Hauptstrasse 1"}, "address[0].line"),
    ("json-type", "Patient", "address[0]", {"postalCode": 9500}, "address[0].postalCode"),
    ("json-type", "Patient", "address[0]", "Hauptstrasse 1, Wil", "address[0]"),
    ("unknown-element", "Patient", "address[0]", {"street": "Hauptstrasse 1"}, "address[0].street"),
    ("unknown-element", "Patient", "address[0]", {"zip": "9500"}, "address[0].zip"),
    ("binding-required", "Patient", "telecom[0]", {"system": "mobile", "value": "1"}, "telecom[0].system"),
    ("binding-required", "Patient", "telecom[0]", {"system": "phone", "value": "1", "use": "cell"}, "telecom[0].use"),
    ("json-type", "Patient", "telecom[0].value", 44, "telecom[0].value"),
    ("per-1", "Patient", "identifier[0].period", {"start": "2021", "end": "2020"}, "identifier[0].period"),
    ("reference-target", "Patient", "identifier[0].assigner", to("Patient/1"), "identifier[0].assigner"),
    ("attachment-size", *SHEET, {"contentType": "text/plain", "data": "SGFsbG8=", "size": 8}, "content[0].attachment.size"),
    ("attachment-hash", *SHEET, {"contentType": "text/plain", "data": "SGFsbG8=", "hash": "AAAAAAAAAAAAAAAAAAAAAAAAAAA="}, "content[0].attachment.hash"),
    ("base64-format", *SHEET, {"contentType": "text/plain", "url": "https://example.org/a", "hash": "not base64"}, "content[0].attachment.hash"),
    ("integer-format", *SHEET, {"contentType": "text/plain", "url": "https://example.org/a", "size": -1}, "content[0].attachment.size"),
    ("language", *SHEET, {"contentType": "text/plain", "url": "https://example.org/a", "language": "deutsch"}, "content[0].attachment.language"),
    ("datetime-format", *SHEET, {"url": "https://example.org/a", "creation": "4.3.2021"}, "content[0].attachment.creation"),
    ("required-element", *SIGNED, {"when": "2021-03-04T08:00:00Z", "who": SOMEONE}, "signature[0]"),
    ("required-element", *SIGNED, {"type": [coding("https://example.org/s", "x")], "who": SOMEONE}, "signature[0]"),
    ("required-element", *SIGNED, {"type": [coding("https://example.org/s", "x")], "when": "2021-03-04T08:00:00Z"}, "signature[0]"),
    ("instant-format", "Provenance", "signature[0].when", "2021-03-04", "signature[0].when"),
    ("mime-type", "Provenance", "signature[0].sigFormat", "jose", "signature[0].sigFormat"),
    ("required-element", "Condition", "note[0]", {"time": "2021"}, "note[0]"),
    ("choice-type", "Condition", "note[0].authorString", "A. M.", "note[0].authorReference"),
    ("reference-target", "Condition", "note[0].authorReference", to("Device/1"), "note[0].authorReference"),
    ("json-type", "Condition", "note[0]", "seen twice", "note[0]"),
    ("binding-required", *REPEAT, repeat(frequency=1, period=1, periodUnit="day"), "occurrenceTiming.repeat.periodUnit"),
    ("binding-required", *REPEAT, repeat(dayOfWeek=["monday"]), "occurrenceTiming.repeat.dayOfWeek[0]"),
    ("binding-required", *REPEAT, repeat(when=["morning"]), "occurrenceTiming.repeat.when[0]"),
    ("binding-required", *REPEAT, repeat(duration=1, durationUnit="hours"), "occurrenceTiming.repeat.durationUnit"),
    ("time-format", *REPEAT, repeat(timeOfDay=["8:00"]), "occurrenceTiming.repeat.timeOfDay[0]"),
    ("integer-format", *REPEAT, repeat(count=0), "occurrenceTiming.repeat.count"),
    ("integer-format", *REPEAT, repeat(frequency=Decimal("1.5"), period=1, periodUnit="d"), "occurrenceTiming.repeat.frequency"),
    ("integer-format", *REPEAT, repeat(offset=-30, when=["ACM"]), "occurrenceTiming.repeat.offset"),
    ("drt-1", *REPEAT, repeat(boundsDuration={"value": 10, "system": "https://example.org/units", "code": "days"}), "occurrenceTiming.repeat.boundsDuration"),
    ("datetime-format", *REPEAT, {"event": ["tomorrow"]}, "occurrenceTiming.event[0]"),
    ("choice-type", *DOSE, {"asNeededBoolean": True, "asNeededCodeableConcept": said("pain")}, "dosageInstruction[0].asNeededBoolean"),
    ("choice-type", *DOSE, {"doseAndRate": [{"doseQuantity": amount(1, "mg"), "doseRange": {"low": amount(1, "mg")}}]}, "dosageInstruction[0].doseAndRate[0].doseQuantity"),
    ("array", *DOSE, {"doseAndRate": {"doseQuantity": amount(1, "mg")}}, "dosageInstruction[0].doseAndRate"),
    ("unknown-element", *DOSE, {"dose": amount(1, "mg")}, "dosageInstruction[0].dose"),
    ("unknown-element", *DOSE, {"doseQuantity": amount(1, "mg")}, "dosageInstruction[0].doseQuantity"),
    ("max-occurs sqty-1", *DOSE, {"doseAndRate": [{"doseQuantity": {**amount(1, "mg"), "comparator": "<"}}]}, "dosageInstruction[0].doseAndRate[0].doseQuantity.comparator"),
    ("rat-1", *DOSE, {"maxDosePerPeriod": {"numerator": amount(4, "g")}}, "dosageInstruction[0].maxDosePerPeriod"),
    ("rat-1", *DOSE, {"doseAndRate": [{"rateRatio": {"denominator": amount(1, "h")}}]}, "dosageInstruction[0].doseAndRate[0].rateRatio"),
    ("binding-required", "Claim", "total", {"value": 1, "currency": "Franken"}, "total.currency"),
    ("json-type", "Claim", "total.value", "120.50", "total.value"),
    ("unknown-element", "Claim", "total", {"value": 1, "code": "CHF"}, "total.code"),
    ("json-type", "Observation", "valueQuantity", 13, "valueQuantity"),
    ("json-type", "Observation", "valueQuantity", "13.5 g/dL", "valueQuantity"),
    ("unknown-element", "Observation", "valueQuantity", {"value": 1, "units": "mg"}, "valueQuantity.units"),
    ("binding-required", "Observation", "valueQuantity", {"value": 1, "comparator": "≥"}, "valueQuantity.comparator"),
    ("required-element", "Location", "position", {"longitude": 9}, "position"),
    ("json-type", "Location", "position.latitude", "47.46", "position.latitude"),
    ("uri-format", "Patient", "implicitRules", "https://example.org/my rules", "implicitRules"),
    ("id-format", "Patient", "meta", {"versionId": "v 1"}, "meta.versionId"),
    ("instant-format", "Patient", "meta", {"lastUpdated": "2021-03-04T08:00:00"}, "meta.lastUpdated"),
    ("array", "Patient", "meta", {"tag": coding("https://example.org/tags", "x")}, "meta.tag"),
    ("array", "Patient", "meta", {"profile": "http://hl7.org/fhir/StructureDefinition/Patient"}, "meta.profile"),
]  # fmt: skip

KEPT: list[tuple[str, str, str, Any]] = [
    ("a wave", "Observation", "", wave()),
    ("a wave of one number", "Observation", "", wave(data="7")),
    ("a wave with its limits", "Observation", "", wave(lowerLimit=Decimal("-5.5"), upperLimit=Decimal("5.5"), factor=Decimal("0.01"), data="1E2 -2e-3 0")),
    ("a wave that is not here", "Observation", "", wave(data=GONE)),
    *((f"a value of type {name[5:]}", "Observation", "", {**VALUE, name: one}) for name, one in {
        "valueString": "negative", "valueBoolean": False, "valueInteger": 0, "valueTime": "08:15:00", "valueDateTime": "2021-03", "valuePeriod": {"end": "2021"}, "valueRange": {"high": amount(5, "mg")}, "valueRatio": {"numerator": {"value": 1}, "denominator": {"value": 128}}, "valueCodeableConcept": said("positive"),
    }.items()),
    *((f"a birth of type {name[13:]}", "Patient", "", {"multipleBirthInteger": GONE, name: one}) for name, one in {"multipleBirthBoolean": False, "multipleBirthInteger": 3}.items()),
    *((f"an onset of type {name[5:]}", "Condition", "", {"onsetDateTime": GONE, name: one}) for name, one in {"onsetAge": amount(40, "a"), "onsetPeriod": {"start": "2019", "end": "2020"}, "onsetRange": {"low": amount(40, "a"), "high": amount(45, "a")}, "onsetString": "in childhood"}.items()),
    *((f"bounds of type {name[6:]}", *REPEAT, repeat(**{name: one})) for name, one in {"boundsDuration": amount(10, "d"), "boundsRange": {"low": amount(7, "d"), "high": amount(10, "d")}, "boundsPeriod": {"start": "2021-03-04"}}.items()),
    ("a day of the week at a time", *REPEAT, repeat(dayOfWeek=["mon", "thu"], timeOfDay=["08:00:00"])),
    ("every other week", *REPEAT, repeat(frequency=1, period=Decimal("2.0"), periodUnit="wk")),
    ("with meals", *REPEAT, repeat(when=["C", "CM", "CD", "CV"])),
    ("three to four times", *REPEAT, repeat(frequency=3, frequencyMax=4, period=1, periodUnit="d", count=20, countMax=30)),
    ("a dose in words", *DOSE, {"text": "as needed", "patientInstruction": "not more than four a day", "additionalInstruction": [said("with water")]}),
    ("a dose for a reason", *DOSE, {"asNeededCodeableConcept": said("pain"), "doseAndRate": [{"type": coded("dose-rate-type", "ordered"), "doseRange": {"low": amount(1, "{tbl}"), "high": amount(2, "{tbl}")}}]}),
    ("a rate per hour", *DOSE, {"doseAndRate": [{"rateQuantity": amount(100, "mL/h")}], "maxDosePerLifetime": amount(450, "mg"), "maxDosePerAdministration": amount(50, "mg")}),
    ("a price without a currency", "Claim", "total", {"value": 0}),
    ("a discount", "Claim", "total", {"value": Decimal("-5.00"), "currency": "CHF"}),
    ("a titer", "Observation", "", {**VALUE, "valueRatio": {"numerator": {"value": 1, "comparator": "<"}, "denominator": {"value": 8}}}),
    ("a name of one word", *NAME, {"text": "Cher"}),
    ("a name in another script", *NAME, {"use": "official", "family": "李", "given": ["小龙"], "text": "李小龙", "suffix": ["PhD"]}),
    ("an anonymous name", *NAME, {"use": "anonymous", "text": "patient 7"}),
    ("an address of text", "Patient", "address[0]", {"text": "c/o Muster", "district": "SG", "state": "SG", "use": "billing", "type": "postal", "period": {"end": "2020"}}),
    ("a phone without rank", "Patient", "telecom[0]", {"system": "sms", "value": "+41 79 000 00 00", "use": "mobile"}),
    ("a site on the web", "Patient", "telecom[0]", {"system": "url", "value": "https://example.org"}),
    ("an identifier that is temporary", "Patient", "identifier[0]", {"use": "temp", "type": {"text": "visit"}, "value": "7"}),
    ("an attachment of title and size", *SHEET, {"contentType": "application/pdf", "url": "https://example.org/a.pdf", "size": 0, "title": "empty"}),
    ("an attachment with its hash", *SHEET, {"contentType": "text/plain", "data": "SGFsbG8=", "hash": "Wdmm3wa59hD3244DaJbtA2YtFo8=", "size": 5}),
    ("an attachment that is absent", *SHEET, ABSENT),
    ("a note in markdown", "Condition", "note[0]", {"text": "## seen\n\n- twice\n", "authorString": "A. M."}),
    ("a signature for somebody", *SIGNED, {"type": [coding("https://example.org/s", "x")], "when": "2021-03-04T08:00:00.5+01:00", "who": SOMEONE, "onBehalfOf": to("Patient/1"), "targetFormat": "application/fhir+json"}),
    ("a unit without a system", "Observation", "valueQuantity", {"value": 5, "unit": "drops"}),
    ("a system and a unit", "Observation", "valueQuantity", {"value": 5, "unit": "drops", "system": UCUM}),
    ("meta of a server", "Patient", "meta", {"versionId": "1", "lastUpdated": "2021-03-04T08:00:00.000+01:00", "source": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001", "security": [coding("v3-Confidentiality", "V")], "tag": [{"system": "https://example.org/tags", "code": "x", "display": "a tag"}]}),
    ("rules of its own", "Patient", "implicitRules", "https://example.org/rules"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "kind", "path", "value", "at"), BROKEN, ids=[f"{row[0]}-{row[1]}-{at}" for at, row in enumerate(BROKEN)]
)
def test_a_wrong_part_is_found(rule: str, kind: str, path: str, value: Any, at: str) -> None:
    found = findings(but_for(kind, path, value))
    assert [one for one, _ in found] == rule.split()
    assert found[0][1] == f"{kind}.{at}"


@pytest.mark.parametrize(("kind", "path", "value"), [row[1:] for row in KEPT], ids=[row[0] for row in KEPT])
def test_a_rare_form_is_left_alone(kind: str, path: str, value: Any) -> None:
    assert findings(but_for(kind, path, value)) == []
