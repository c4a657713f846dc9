"""Laboratory results, scores and vital signs: digits and units as written, profiles where they can be followed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from build.made import Json, one, resources, rules, without, words
from case2fhir.model import Case, Component, Encounter, Measurement, Study, When

UCUM = "http://unitsofmeasure.org"


def result(**fields: Any) -> Json:
    return one("Observation", measurements=(Measurement(key="m", **{"name": "sodium", **fields}),))


def issues(**fields: Any) -> list[str]:
    return rules(Case(case_key="test", measurements=(Measurement(key="m", **{"name": "sodium", **fields}),)))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"value": Decimal("4.10"), "unit": "g/l", "ucum": "g/L"},
            {"valueQuantity": {"value": Decimal("4.10"), "unit": "g/l", "system": UCUM, "code": "g/L"}},
        ),
        (
            {"value": Decimal(5), "comparator": "<", "unit": "mg", "ucum": "mg"},
            {"valueQuantity": {"value": Decimal(5), "comparator": "<", "unit": "mg", "system": UCUM, "code": "mg"}},
        ),
        ({"value": Decimal(5), "unit": "furlongs"}, {"valueQuantity": {"value": Decimal(5), "unit": "furlongs"}}),
        (
            {"value": Decimal(5), "unit": "furlongs", "ucum": "furlong"},
            {"valueQuantity": {"value": Decimal(5), "unit": "furlongs"}},
        ),
        ({"value": Decimal(0)}, {"valueQuantity": {"value": Decimal(0)}}),
        (
            {"value": Decimal(5), "high": Decimal(3), "unit": "mg", "ucum": "mg"},
            {
                "valueRange": {
                    "low": {"value": Decimal(3), "unit": "mg", "system": UCUM, "code": "mg"},
                    "high": {"value": Decimal(5), "unit": "mg", "system": UCUM, "code": "mg"},
                }
            },
        ),
        ({"value_text": "no growth"}, {"valueString": "no growth"}),
        (
            {"value_text": "Negative"},
            {
                "valueCodeableConcept": {
                    "coding": [{"system": "http://snomed.info/sct", "code": "260385009", "display": "Negative"}],
                    "text": "Negative",
                }
            },
        ),
        ({"kind": "score", "value": Decimal(7)}, {"valueInteger": 7}),
        ({"kind": "score", "value": Decimal("7.0")}, {"valueQuantity": {"value": Decimal("7.0")}}),
        ({"kind": "score", "value": Decimal(3_000_000_000)}, {"valueQuantity": {"value": Decimal(3_000_000_000)}}),
        (
            {"kind": "score", "value": Decimal(7), "unit": "points"},
            {"valueQuantity": {"value": Decimal(7), "unit": "points"}},
        ),
    ],
)
def test_values(fields: Json, expected: Json) -> None:
    made = without(result(**fields), "category", "code", "note")
    assert made == expected


def test_no_value_has_a_reason() -> None:
    assert result()["dataAbsentReason"]["coding"][0]["code"] == "unknown"


@pytest.mark.parametrize(
    ("kind", "category"),
    [("laboratory", "laboratory"), ("score", "survey"), ("other", "exam"), ("vital-sign", "vital-signs")],
)
def test_categories(kind: str, category: str) -> None:
    assert result(kind=kind, value=Decimal(1))["category"][0]["coding"][0]["code"] == category


@pytest.mark.parametrize(
    ("fields", "code", "text"),
    [
        ({"interpretation": "low", "interpretation_text": "below normal"}, "L", "below normal"),
        ({"interpretation": "high"}, "H", None),
        ({"interpretation": "normal"}, "N", None),
        ({"interpretation": "abnormal"}, "A", None),
        ({"interpretation_text": "borderline"}, None, "borderline"),
    ],
)
def test_interpretation_only_as_stated(fields: Json, code: str | None, text: str | None) -> None:
    (made,) = result(value=Decimal(1), **fields)["interpretation"]
    assert made.get("text") == text
    assert made.get("coding", [{"code": None}])[0]["code"] == code


def test_no_interpretation_is_made_up() -> None:
    made = result(value=Decimal(1), reference_low=Decimal(3), reference_high=Decimal(5), unit="mg", ucum="mg")
    assert "interpretation" not in made
    (limits,) = made["referenceRange"]
    assert (limits["low"]["value"], limits["high"]["code"]) == (Decimal(3), "mg")


def test_a_reference_range_in_words() -> None:
    assert result(value=Decimal(1), reference_text="up to 5")["referenceRange"] == [{"text": "up to 5"}]


def test_method_specimen_and_notation_are_kept() -> None:
    made = result(value=Decimal(1), method="flame photometry", specimen="serum", as_written="1,0")
    assert made["method"] == {"text": "flame photometry"}
    assert words(made) == ["As written: 1,0", "Specimen: serum"]


def test_the_panel_has_its_results() -> None:
    case = Case(
        case_key="test",
        studies=(Study(key="panel", name="Blood count", kind="laboratory"),),
        measurements=(
            Measurement(key="a", name="a", value=Decimal(1), study="panel"),
            Measurement(key="b", name="b", value=Decimal(2)),
        ),
    )
    (report,) = resources(case, "DiagnosticReport")
    first = next(made for made in resources(case, "Observation") if made["code"]["text"] == "a")
    assert report["result"] == [{"reference": f"urn:uuid:{first['id']}"}]
    assert report["category"][0]["coding"][0]["code"] == "LAB"


def vital(concept: str, value: str | None = None, **fields: Any) -> Json:
    number = {"value": Decimal(value)} if value else {}
    return {"kind": "vital-sign", "concept": concept, "name": concept, **number, **fields}


@pytest.mark.parametrize(
    ("fields", "value", "unit", "rule"),
    [
        (vital("heart-rate", "72"), "72", "/min", "unit-implied"),
        (vital("heart-rate", "72", unit="bpm", ucum="/min"), "72", "/min", None),
        (vital("body-temperature", "38.50", unit="°C", ucum="Cel"), "38.50", "Cel", None),
        (vital("body-height", "1.68", unit="m", ucum="m"), "168", "cm", "unit-converted"),
        (vital("body-height", "2", unit="m", ucum="m"), "200", "cm", "unit-converted"),
        (vital("body-height", "1685", unit="mm", ucum="mm"), "168.5", "cm", "unit-converted"),
        (vital("body-weight", "70.0", unit="kg", ucum="kg"), "70.0", "kg", None),
        (vital("oxygen-saturation", "98", unit="%", ucum="%"), "98", "%", None),
    ],
)
def test_vital_signs_by_their_profile(fields: Json, value: str, unit: str, rule: str | None) -> None:
    made = result(**fields)
    assert str(made["valueQuantity"]["value"]) == value
    assert made["valueQuantity"]["code"] == unit
    assert made["code"]["coding"][0]["system"] == "http://loinc.org"
    found = [name for name in issues(**fields) if name != "vital-sign-undated"]
    assert found == ([rule] if rule else [])


@pytest.mark.parametrize(
    "fields",
    [
        vital("body-temperature", "38.5"),
        vital("oxygen-saturation", "98"),
        vital("heart-rate", "72", high=Decimal(80)),
        vital("heart-rate", value_text="rapid"),
        vital("heart-rate"),
        vital("body-weight", "11", unit="stone"),
        vital("blood-pressure", "120"),
        vital("blood-pressure", components=(Component(name="mean", value=Decimal(90)),)),
    ],
)
def test_what_a_profile_does_not_take_has_no_code_of_it(fields: Json) -> None:
    assert "coding" not in result(**fields)["code"]
    assert "vital-sign-unit" in issues(**fields)


def pressure(*parts: tuple[str, str], **fields: Any) -> Json:
    components = tuple(
        Component(name=name, concept=f"{name}-blood-pressure", value=Decimal(value), **fields) for name, value in parts
    )
    return vital("blood-pressure", components=components)


def test_blood_pressure_has_two_components() -> None:
    made = result(**pressure(("diastolic", "85"), ("systolic", "130")))
    systolic, diastolic = made["component"]
    assert (systolic["valueQuantity"]["value"], diastolic["valueQuantity"]["value"]) == (Decimal(130), Decimal(85))
    assert systolic["valueQuantity"]["code"] == "mm[Hg]"
    assert "valueQuantity" not in made


def test_half_a_blood_pressure_says_what_is_missing() -> None:
    made = result(**pressure(("systolic", "130"), unit="mmHg", ucum="mm[Hg]"))
    assert [part["code"]["coding"][0]["code"] for part in made["component"]] == ["8480-6", "8462-4"]
    assert made["component"][1]["dataAbsentReason"]["coding"][0]["code"] == "unknown"


@pytest.mark.parametrize(("method", "codes"), [(None, ["2708-6"]), ("pulse oximetry", ["2708-6", "59408-5"])])
def test_saturation(method: str | None, codes: list[str]) -> None:
    made = result(**vital("oxygen-saturation", "98", unit="%", ucum="%", method=method))
    assert [coding["code"] for coding in made["code"]["coding"]] == codes


@pytest.mark.parametrize(
    ("when", "date", "note"),
    [
        (None, None, []),
        (When(text="on arrival"), None, ["Time: on arrival"]),
        (When(date="2021-05"), None, ["Time: 2021-05"]),
        (When(date="2021-05-06"), "2021-05-06", []),
        (When(date="2021-05-06T08:00:00Z"), "2021-05-06T08:00:00Z", []),
    ],
)
def test_the_day_of_a_vital_sign(when: When | None, date: str | None, note: list[str]) -> None:
    made = result(**vital("heart-rate", "72", unit="bpm", ucum="/min", when=when))
    assert made.get("effectiveDateTime") == date
    assert words(made) == note
    assert ("profile" in made.get("meta", {})) is (date is not None)
    if date is None:
        assert made["_effectiveDateTime"]["extension"][0]["valueCode"] == "unknown"


@pytest.mark.parametrize(("end", "dated"), [(None, True), ("2021-05-20", False)])
def test_a_vital_sign_takes_the_day_of_its_encounter(end: str | None, dated: bool) -> None:
    case = Case(
        case_key="test",
        encounters=(Encounter(key="visit", when=When(date="2021-05-06", end=end)),),
        measurements=(Measurement(key="m", **vital("heart-rate", "72", encounter="visit")),),
    )
    (made,) = resources(case, "Observation")
    assert (made.get("effectiveDateTime") == "2021-05-06") is dated
    if dated:
        (mark,) = made["_effectiveDateTime"]["extension"]
        assert mark["url"].endswith("/derived")


def test_a_vital_sign_concept_elsewhere_gets_no_code() -> None:
    assert "coding" not in result(kind="laboratory", concept="blood-pressure", value=Decimal(1))["code"]


def test_what_is_not_plausible_is_kept_and_said() -> None:
    fields = {"concept": "erythrocytes", "value": Decimal("4.10"), "unit": "10*9/L", "ucum": "10*9/L"}
    made = result(**fields)
    assert made["valueQuantity"]["value"] == Decimal("4.10")
    assert words(made)[0].startswith("To be checked: 10*9/L is no usual unit")
    assert issues(**fields) == ["plausibility"]
