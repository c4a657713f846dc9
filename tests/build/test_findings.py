"""Examination signs and studies: findings as codes, present or absent; reports with their findings."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from build.made import Json, one, resources, rules, without, words
from case2fhir.model import Case, Finding, Quantity, Site, Study, When

INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"


def sign(**fields: Any) -> Json:
    return one("Observation", signs=(Finding(key="f", **{"name": "sign", **fields}),))


def study(**fields: Any) -> Case:
    return Case(case_key="test", studies=(Study(key="s", **{"name": "MRI", "kind": "imaging", **fields}),))


@pytest.mark.parametrize(
    ("fields", "value", "meaning"),
    [
        ({}, "Present", None),
        ({"result": "absent"}, "Absent", None),
        ({"result": "positive"}, "Positive", "POS"),
        ({"result": "negative"}, "Negative", "NEG"),
        ({"result": "normal"}, "Normal", "N"),
        ({"result": "abnormal"}, "Abnormal", "A"),
    ],
)
def test_results(fields: Json, value: str, meaning: str | None) -> None:
    made = sign(**fields)
    assert made["valueCodeableConcept"]["text"] == value
    assert made.get("interpretation", [{"coding": [{"code": None}]}])[0]["coding"][0]["code"] == meaning
    assert made["category"][0]["coding"][0]["code"] == "exam"


def test_a_normal_state_keeps_its_words() -> None:
    made = sign(name="lungs", result="normal", value="clear")
    assert made["valueString"] == "clear"
    assert made["interpretation"][0]["coding"] == [{"system": INTERPRETATION, "code": "N", "display": "Normal"}]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"value": "decreased"}, ["decreased"]),
        ({"certainty": "provisional"}, ["Certainty: provisional"]),
        ({"certainty": "confirmed"}, []),
        ({"aggravated_by": ("coughing",)}, ["Worse with: coughing"]),
        ({"note": ("on the affected side",)}, ["on the affected side"]),
    ],
)
def test_words_of_a_finding(fields: Json, expected: list[str]) -> None:
    assert words(sign(**fields)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"sizes": (Quantity(value=Decimal("6.0"), unit="mm", ucum="mm"),)},
            [("Size", "valueQuantity", Decimal("6.0"))],
        ),
        (
            {"angle": Quantity(value=Decimal(45), unit="°", ucum="deg")},
            [("Angle", "valueQuantity", Decimal(45))],
        ),
        ({"grade": "III"}, [("Grade", "valueString", "III")]),
        ({"severity": "severe"}, [("Severity", "valueCodeableConcept", "Severe")]),
    ],
)
def test_components(fields: Json, expected: list[tuple[str, str, Any]]) -> None:
    plain = []
    for part in sign(**fields)["component"]:
        (name,) = (name for name in part if name != "code")
        value = part[name]
        said = value.get("value", value.get("text")) if isinstance(value, dict) else value
        plain.append((part["code"]["text"], name, said))
    assert plain == expected


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"level": "L4-L5"}, "L4-L5"),
        ({"site": Site(name="disc"), "level": "L4-L5"}, "disc L4-L5"),
        ({"site": Site(name="L5 dermatome"), "level": "L5"}, "L5 dermatome"),
        ({"site": Site(name="knee"), "side": "left"}, "left knee"),
    ],
)
def test_where_it_is(fields: Json, text: str) -> None:
    assert sign(**fields)["bodySite"] == {"text": text}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"result": "positive"}, ["side-missing"]),
        ({"result": "positive", "side": "left"}, []),
        ({"result": "positive", "site": Site(name="leg", side="right")}, []),
        ({"result": "negative"}, []),
        ({"result": "present"}, []),
    ],
)
def test_the_side_of_a_positive_sign_is_missed(fields: Json, expected: list[str]) -> None:
    case = Case(case_key="test", signs=(Finding(key="f", name="Lasègue", **fields),))
    assert rules(case) == expected
    assert "bodySite" in resources(case, "Observation")[0] or "left" not in fields.values()


@pytest.mark.parametrize(
    ("kind", "category", "finding"),
    [
        ("imaging", "RAD", "imaging"),
        ("laboratory", "LAB", "laboratory"),
        ("pathology", "PAT", "procedure"),
        ("microbiology", "MB", "laboratory"),
        ("physiology", "OTH", "procedure"),
    ],
)
def test_reports(kind: str, category: str, finding: str) -> None:
    case = study(
        kind=kind, findings=(Finding(key="f", name="finding"),), conclusion="as thought", note=("of the spine",)
    )
    (report,) = resources(case, "DiagnosticReport")
    (found,) = resources(case, "Observation")
    assert report["category"][0]["coding"][0]["code"] == category
    assert report["conclusion"] == "as thought of the spine"
    assert report["result"] == [{"reference": f"urn:uuid:{found['id']}"}]
    assert found["category"][0]["coding"][0]["code"] == finding
    assert ("method" in found) is (kind == "imaging")


def test_findings_take_time_and_place_from_their_study() -> None:
    own = Finding(key="g", name="other", when=When(date="2021-06"), site=Site(name="hip"))
    case = study(when=When(date="2021-05"), site=Site(name="spine"), findings=(Finding(key="f", name="one"), own))
    first, second = resources(case, "Observation")
    assert (first["effectiveDateTime"], first["bodySite"]["text"]) == ("2021-05", "spine")
    assert (second["effectiveDateTime"], second["bodySite"]["text"]) == ("2021-06", "hip")


@pytest.mark.parametrize(
    ("state", "kind", "status"), [("planned", "ServiceRequest", "unknown"), ("declined", "Procedure", "not-done")]
)
def test_a_study_that_was_not_done_has_no_report(state: str, kind: str, status: str) -> None:
    case = study(state=state, findings=(Finding(key="f", name="none"),))
    made = resources(case)
    assert [resource["resourceType"] for resource in made[1:-3]] == [kind]
    assert made[1]["status"] == status
    assert without(made[1], "intent") == {"code": {"text": "MRI"}}
