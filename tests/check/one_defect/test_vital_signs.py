# ruff: noqa: E501 - rows stand whole
"""The profiles of vital signs, which apply by the code of the Observation: each rule broken once."""

from __future__ import annotations

from typing import Any

import pytest

from check.one_defect.parts import GONE, UCUM, Resource, amount, changed, coded, coding, findings, made, said, to

LOINC = "http://loinc.org"


def sign(code: str, **more: Any) -> Resource:
    """Return a vital sign."""
    base = {
        "status": "final",
        "category": [coded("observation-category", "vital-signs")],
        "code": coded(LOINC, code),
        "subject": to("Patient/1"),
        "effectiveDateTime": "2021-03-04",
    }
    return made("Observation", **base, **more)


def pressure(code: str, value: int) -> Resource:
    """Return one of the two pressures."""
    return {"code": coded(LOINC, code), "valueQuantity": amount(value, "mm[Hg]")}


SIGNS: dict[str, Resource] = {
    "vitalspanel": sign("85353-1", hasMember=[to("Observation/2")]),
    "resprate": sign("9279-1", valueQuantity=amount(16, "/min")),
    "heartrate": sign("8867-4", valueQuantity=amount(60, "/min")),
    "oxygensat": sign("2708-6", valueQuantity=amount(98, "%")),
    "bodytemp": sign("8310-5", valueQuantity=amount(37.2, "Cel")),
    "bodyheight": sign("8302-2", valueQuantity=amount(172, "cm")),
    "headcircum": sign("9843-4", valueQuantity=amount(35, "cm")),
    "bodyweight": sign("29463-7", valueQuantity=amount(80, "kg")),
    "bmi": sign("39156-5", valueQuantity=amount(27, "kg/m2")),
    "bp": sign("85354-9", component=[pressure("8480-6", 120), pressure("8462-4", 80)]),
}
MEASURED = [name for name in SIGNS if name not in {"vitalspanel", "bp"}]


def but_for(name: str, path: str, value: Any) -> Resource:
    """Return a good vital sign with one change."""
    return changed(SIGNS[name], path, value)


BROKEN: list[tuple[str, str, str, Any, str]] = [
    ("profile-fixed", "resprate", "valueQuantity", amount(16, "{breaths}/min"), "valueQuantity.code"),
    ("profile-fixed", "resprate", "valueQuantity", amount(16, "/s"), "valueQuantity.code"),
    ("profile-fixed", "heartrate", "valueQuantity", amount(60, "{beats}/min"), "valueQuantity.code"),
    ("profile-fixed", "heartrate", "valueQuantity", amount(1, "Hz"), "valueQuantity.code"),
    ("profile-fixed", "oxygensat", "valueQuantity", amount(0.98, "1"), "valueQuantity.code"),
    ("profile-fixed", "oxygensat", "valueQuantity", amount(98, "mm[Hg]"), "valueQuantity.code"),
    ("profile-fixed", "bmi", "valueQuantity", amount(27, "g/cm2"), "valueQuantity.code"),
    ("profile-fixed", "bmi", "valueQuantity", amount(27, "kg/m"), "valueQuantity.code"),
    ("profile-fixed", "bmi", "valueQuantity", amount(27, "kg"), "valueQuantity.code"),
    ("binding-required", "bodytemp", "valueQuantity", amount(310, "K"), "valueQuantity.code"),
    ("binding-required", "bodytemp", "valueQuantity", amount(37, "cm"), "valueQuantity.code"),
    ("binding-required", "bodyheight", "valueQuantity", amount(1.72, "m"), "valueQuantity.code"),
    ("binding-required", "bodyheight", "valueQuantity", amount(5.6, "[ft_i]"), "valueQuantity.code"),
    ("binding-required", "bodyheight", "valueQuantity", amount(1720, "mm"), "valueQuantity.code"),
    ("binding-required", "headcircum", "valueQuantity", amount(350, "mm"), "valueQuantity.code"),
    ("binding-required", "headcircum", "valueQuantity", amount(35, "kg"), "valueQuantity.code"),
    ("binding-required", "bodyweight", "valueQuantity", amount(80, "cm"), "valueQuantity.code"),
    ("binding-required", "bodyweight", "valueQuantity", amount(12, "[stone_av]"), "valueQuantity.code"),
    ("binding-required", "bodyweight", "valueQuantity", amount(80000000, "mg"), "valueQuantity.code"),
    *(("profile-min", name, "valueQuantity.unit", GONE, "valueQuantity.unit") for name in MEASURED),
    *(("profile-min", name, "valueQuantity.value", GONE, "valueQuantity.value") for name in MEASURED),
    *(("profile-min", name, "valueQuantity", {"value": 5, "unit": "x", "system": UCUM}, "valueQuantity.code") for name in MEASURED),
    *(("profile-min", name, "subject", GONE, "subject") for name in SIGNS),
    *(("profile-min", name, "effectiveDateTime", GONE, "effective") for name in SIGNS),
    *(("vs-2", name, "valueQuantity", GONE, "") for name in MEASURED if name != "bmi"),
    *(("profile-slice-min", name, "category", [coded("observation-category", "laboratory")], "category") for name in SIGNS),
    *(("profile-slice-min", name, "category", [said("vital signs")], "category") for name in SIGNS),
    *(("profile-target", name, "subject", to("Group/1"), "subject") for name in SIGNS),
    ("profile-slice-min", "bp", "component[0].code", coded(LOINC, "8867-4"), "component"),
    ("profile-slice-min", "bp", "component[1].code", coded(LOINC, "8480-6"), "component"),
    ("profile-slice-min", "bp", "component[1].code", said("diastolic"), "component"),
    ("profile-fixed", "bp", "component[0].valueQuantity", amount(12, "kPa"), "component[0].valueQuantity.code"),
    ("profile-fixed", "bp", "component[1].valueQuantity", amount(80, "mm"), "component[1].valueQuantity.code"),
    ("profile-min", "bp", "component[1].valueQuantity.unit", GONE, "component[1].valueQuantity.unit"),
    ("profile-min", "bp", "component[0].valueQuantity.value", GONE, "component[0].valueQuantity.value"),
    ("profile-min", "bp", "component[0].valueQuantity.code", GONE, "component[0].valueQuantity.code"),
    ("vs-3", "bp", "component[0].valueQuantity", GONE, "component[0]"),
    ("vs-3", "bp", "component[1].valueQuantity", GONE, "component[1]"),
    ("profile-min", "vitalspanel", "hasMember", GONE, "hasMember"),
    ("profile-max", "vitalspanel", "valueString", "all well", "value"),
]  # fmt: skip

KEPT: list[tuple[str, str, str, Any]] = [
    ("degrees Fahrenheit", "bodytemp", "valueQuantity", amount(99, "[degF]")),
    ("inches", "bodyheight", "valueQuantity", amount(68, "[in_i]")),
    ("inches around a head", "headcircum", "valueQuantity", amount(14, "[in_i]")),
    ("pounds", "bodyweight", "valueQuantity", amount(176, "[lb_av]")),
    ("grams of a newborn", "bodyweight", "valueQuantity", amount(3450, "g")),
    ("a unit in other words", "heartrate", "valueQuantity", {**amount(60, "/min"), "unit": "beats per minute"}),
    ("a value that could not be had, and why", "heartrate", "", {"valueQuantity": GONE, "dataAbsentReason": coded("data-absent-reason", "not-performed")}),
    ("a temperature that could not be had", "bodytemp", "", {"valueQuantity": GONE, "dataAbsentReason": said("asleep")}),
    ("one pressure that could not be had", "bp", "component[0]", {"code": coded(LOINC, "8480-6"), "dataAbsentReason": coded("data-absent-reason", "unknown")}),
    ("a third component", "bp", "component[2]", {"code": coded(LOINC, "8867-4"), "valueQuantity": amount(60, "/min")}),
    ("pressures in the other order", "bp", "component", [pressure("8462-4", 80), pressure("8480-6", 120)]),
    ("a time of day", "heartrate", "effectiveDateTime", "2021-03-04T08:00:00+01:00"),
    ("a period in place of a moment", "heartrate", "", {"effectiveDateTime": GONE, "effectivePeriod": {"start": "2021-03-04T08:00:00Z", "end": "2021-03-04T09:00:00Z"}}),
    ("a second category", "heartrate", "category[1]", coded("observation-category", "exam")),
    ("a second code of the same thing", "heartrate", "code.coding[1]", coding("https://example.org/codes", "pulse")),
    ("a comparator", "oxygensat", "valueQuantity.comparator", ">"),
    ("a device and a method", "bodytemp", "", {"method": said("tympanic"), "device": to("Device/1"), "bodySite": said("left ear")}),
    ("a range of reference", "bodytemp", "referenceRange", [{"high": amount(37.5, "Cel")}]),
    ("of a laboratory, with another code", "heartrate", "", {"code": coded(LOINC, "718-7"), "category": [coded("observation-category", "laboratory")], "valueQuantity": amount(13, "g/dL"), "subject": GONE}),
    ("a heart rate in words, without any code", "heartrate", "", {"code": said("heart rate"), "category": GONE, "valueQuantity": amount(1, "Hz")}),
    ("the panel and its members", "vitalspanel", "hasMember", [to("Observation/2"), to("QuestionnaireResponse/1")]),
    ("derived from a picture", "bp", "derivedFrom", [to("DocumentReference/1")]),
]  # fmt: skip


@pytest.mark.parametrize("name", SIGNS)
def test_a_vital_sign_as_its_profile_wants_it_is_left_alone(name: str) -> None:
    assert findings(SIGNS[name]) == []


@pytest.mark.parametrize(
    ("rule", "name", "path", "value", "at"),
    BROKEN,
    ids=[f"{row[1]}-{row[0]}-{row[2]}-{at}" for at, row in enumerate(BROKEN)],
)
def test_a_broken_rule_of_a_profile_is_found(rule: str, name: str, path: str, value: Any, at: str) -> None:
    assert (rule, f"Observation.{at}" if at else "Observation") in findings(but_for(name, path, value))


@pytest.mark.parametrize(("name", "path", "value"), [row[1:] for row in KEPT], ids=[row[0] for row in KEPT])
def test_what_the_profile_allows_is_left_alone(name: str, path: str, value: Any) -> None:
    assert findings(but_for(name, path, value)) == []
