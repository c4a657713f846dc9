"""Complaints and diseases: which resource they become, and what of them goes where."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from build.made import Json, one, resources, rules, without, words
from case2fhir.model import Age, Case, Encounter, Evidence, Finding, Problem, Site, Source, When

CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status"


def condition(**fields: Any) -> Json:
    return one("Condition", problems=(Problem(key="p", **{"name": "cough", **fields}),))


def code(element: Json | None) -> str | None:
    return element["coding"][0]["code"] if element else None


@pytest.mark.parametrize(
    ("kind", "presence", "status", "expected"),
    [
        ("symptom", "present", None, "Condition"),
        ("symptom", "present", "resolved", "Condition"),
        ("symptom", "absent", None, "Observation"),
        ("symptom", "absent", "resolved", "Observation"),
        ("diagnosis", "present", None, "Condition"),
        ("diagnosis", "absent", None, "Condition"),
    ],
)
def test_which_resource(kind: str, presence: str, status: str | None, expected: str) -> None:
    problem = Problem(key="p", name="cough", kind=kind, presence=presence, status=status)
    made = resources(Case(case_key="test", problems=(problem,)))
    assert [resource["resourceType"] for resource in made[1:-3]] == [expected]


@pytest.mark.parametrize(
    ("fields", "clinical", "verification", "category"),
    [
        ({}, "active", None, "problem-list-item"),
        ({"status": "recurrence"}, "recurrence", None, "problem-list-item"),
        ({"certainty": "unconfirmed"}, "active", "unconfirmed", "problem-list-item"),
        ({"abatement": When(text="after a week")}, "resolved", None, "problem-list-item"),
        ({"kind": "diagnosis"}, None, "confirmed", "encounter-diagnosis"),
        ({"kind": "diagnosis", "certainty": "differential"}, None, "differential", "encounter-diagnosis"),
        ({"kind": "diagnosis", "status": "remission"}, "remission", "confirmed", "encounter-diagnosis"),
        ({"kind": "diagnosis", "presence": "absent"}, None, "refuted", "encounter-diagnosis"),
        ({"kind": "diagnosis", "presence": "absent", "status": "active"}, None, "refuted", "encounter-diagnosis"),
    ],
)
def test_states(fields: Json, clinical: str | None, verification: str | None, category: str) -> None:
    made = condition(**fields)
    assert code(made.get("clinicalStatus")) == clinical
    assert code(made.get("verificationStatus")) == verification
    assert code(made["category"][0]) == category


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"onset": When(date="2019")}, {"onsetDateTime": "2019"}),
        ({"onset": When(date="2019-04", end="2019-05")}, {"onsetPeriod": {"start": "2019-04", "end": "2019-05"}}),
        ({"onset": When(text="in childhood")}, {"onsetString": "in childhood"}),
        (
            {"onset": When(text="last May", date="2019-05", derived=True)},
            {
                "onsetDateTime": "2019-05",
                "_onsetDateTime": {
                    "extension": [
                        {"url": "https://case2fhir.dev/fhir/StructureDefinition/derived", "valueBoolean": True},
                        {"url": "http://hl7.org/fhir/StructureDefinition/originalText", "valueString": "last May"},
                    ]
                },
            },
        ),
        (
            {"onset_age": Age(value=Decimal("3.5"), unit="a")},
            {
                "onsetAge": {
                    "value": Decimal("3.5"),
                    "unit": "a",
                    "system": "http://unitsofmeasure.org",
                    "code": "a",
                }
            },
        ),
        ({"when": When(text="for a month")}, {"onsetString": "for a month"}),
        (
            {"status": "resolved", "abatement": When(date="2020-02-03")},
            {"abatementDateTime": "2020-02-03"},
        ),
        ({"status": "resolved", "abatement": When(text="at discharge")}, {"abatementString": "at discharge"}),
    ],
)
def test_onset_and_end(fields: Json, expected: Json) -> None:
    made = without(condition(**fields), "clinicalStatus", "category", "code")
    assert made == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"character": ("dull", "pulling")}, ["Character: dull, pulling"]),
        ({"course": ("worse at night",)}, ["Course: worse at night"]),
        ({"radiation": ("to the left leg",)}, ["Radiates: to the left leg"]),
        ({"aggravated_by": ("walking", "bending")}, ["Worse with: walking, bending"]),
        ({"relieved_by": ("rest",)}, ["Better with: rest"]),
        ({"note": ("“unrelenting”",)}, ["“unrelenting”"]),
        ({"status": "active", "abatement": When(text="for an hour")}, ["for an hour"]),
        ({"onset_age": Age(value=Decimal(0), unit="d")}, ["Onset at the age of 0 d"]),
        (
            {"onset_age": Age(value=Decimal(3)), "onset": When(date="1999")},
            ["Onset at the age of 3 a"],
        ),
        ({"onset_age": Age(value=Decimal(3)), "onset": When(text="as a child")}, ["Onset: as a child"]),
    ],
)
def test_words_that_have_no_element(fields: Json, expected: list[str]) -> None:
    assert words(condition(**fields)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"site": Site(name="leg")}, "leg"),
        ({"site": Site(name="leg", side="left")}, "left leg"),
        ({"site": Site(name="left leg", side="left")}, "left leg"),
        ({"site": Site(name="leg"), "side": "right"}, "right leg"),
        ({"site": Site(name="knees"), "side": "bilateral"}, "bilateral knees"),
        ({"side": "left"}, "left"),
        ({}, None),
    ],
)
def test_the_side_only_if_stated(fields: Json, expected: str | None) -> None:
    assert condition(**fields).get("bodySite", [{"text": None}])[0]["text"] == expected


def test_severity_is_coded() -> None:
    assert code(condition(severity="severe")["severity"]) == "24484000"


def test_a_diagnosis_points_to_what_supports_it() -> None:
    case = Case(
        case_key="test",
        problems=(Problem(key="p", name="gout", kind="diagnosis", supported_by=("sign", "nothing")),),
        signs=(Finding(key="sign", name="swollen toe"),),
    )
    (made,) = resources(case, "Condition")
    (sign,) = resources(case, "Observation")
    assert made["evidence"] == [{"detail": [{"reference": f"urn:uuid:{sign['id']}"}]}]


def test_an_encounter_that_is_not_there_is_left_out() -> None:
    case = Case(
        case_key="test",
        encounters=(Encounter(key="visit"),),
        problems=(Problem(key="a", name="a", encounter="visit"), Problem(key="b", name="b", encounter="gone")),
    )
    first, second = resources(case, "Condition")
    assert "encounter" in first
    assert "encounter" not in second


def test_several_mentions_are_one_resource_with_several_spans() -> None:
    text = "Cough. The cough stayed."
    problem = Problem(key="p", name="cough", evidence=(Evidence(start=11, end=16), Evidence(start=0, end=5)))
    case = Case(source=Source(text=text), problems=(problem,))
    (made,) = resources(case, "Condition")
    offsets = [part["extension"][1]["valueInteger"] for part in made["extension"]]
    assert offsets == [0, 11]


def test_a_symptom_that_is_only_gone_says_so() -> None:
    made = one("Observation", problems=(Problem(key="p", name="fatigue", presence="absent", status="resolved"),))
    assert made["valueCodeableConcept"]["text"] == "Absent"
    assert words(made) == ["It was there before and is gone."]


def test_without_snomed_the_words_remain() -> None:
    made = one("Observation", problems=(Problem(key="p", name="fever", presence="absent"),), bare=True)
    assert made["code"] == {"text": "fever"}
    assert made["valueCodeableConcept"] == {"text": "Absent"}


def test_an_unknown_concept_is_words_and_an_issue() -> None:
    case = Case(case_key="test", problems=(Problem(key="p", name="fever", concept="fevre"),))
    assert resources(case, "Condition")[0]["code"] == {"text": "fever"}
    assert rules(case) == ["concept-unknown"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a < b & c", "a &lt; b &amp; c"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("two\nlines\tand\xa0more", "two lines and more"),
        ("bell\x07 and \x1b[0m", "bell and [0m"),
        ("quotes \" and '", "quotes \" and '"),
    ],
)
def test_narratives_are_escaped_and_clean(name: str, shown: str) -> None:
    assert f"<b>Condition: {shown}</b>" in condition(name=name)["text"]["div"]
