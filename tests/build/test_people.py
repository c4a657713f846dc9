"""The patient, the visits, relatives, allergies, habits and outcomes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from build.made import Json, bundle, one, resources, without, words
from case2fhir.model import (
    Age,
    Allergy,
    BirthDate,
    Case,
    Death,
    Encounter,
    FamilyCondition,
    Identifier,
    Offset,
    Organization,
    Outcome,
    Patient,
    PersonName,
    Problem,
    Procedure,
    Quantity,
    Relative,
    Sex,
    SocialFact,
    When,
)

YEARS = {"unit": "a", "system": "http://unitsofmeasure.org", "code": "a"}


def patient(**fields: Any) -> Patient:
    return Patient(key="patient", **fields)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, {}),
        ({"sex": Sex(value="female")}, {"gender": "female"}),
        ({"birth_date": BirthDate(value="1980-05")}, {"birthDate": "1980-05"}),
        (
            {"name": PersonName(text="Ann Lee", family="Lee", given=("Ann",))},
            {"name": [{"text": "Ann Lee", "family": "Lee", "given": ["Ann"]}]},
        ),
        ({"death": Death()}, {"deceasedBoolean": True}),
        ({"death": Death(when=When(text="two days later"))}, {"deceasedBoolean": True}),
        ({"death": Death(when=When(date="2021-05-06"))}, {"deceasedDateTime": "2021-05-06"}),
    ],
)
def test_only_what_is_stated_of_the_patient(fields: Json, expected: Json) -> None:
    assert without(one("Patient", patient=patient(**fields))) == expected


def test_a_business_identifier_stands_beside_ours() -> None:
    made = one("Patient", patient=patient(identifiers=(Identifier(value="MRN 17", kind="hospital number"),)))
    ours, stated = made["identifier"]
    assert ours == {"system": "https://case2fhir.dev/fhir/fact", "value": made["id"]}
    assert stated == {"type": {"text": "hospital number"}, "value": "MRN 17"}


def test_an_age_is_an_observation_and_no_date_of_birth() -> None:
    case = Case(
        case_key="test",
        patient=patient(age=Age(value=Decimal(35), text="in her mid-thirties", approximate=True)),
        encounters=(Encounter(key="first"), Encounter(key="second")),
    )
    (age,) = resources(case, "Observation")
    (person,) = resources(case, "Patient")
    assert age["code"]["coding"][0]["code"] == "30525-0"
    assert age["valueQuantity"] == {"value": Decimal(35), **YEARS}
    assert age["encounter"]["reference"] == f"urn:uuid:{resources(case, 'Encounter')[0]['id']}"
    assert words(age) == ["in her mid-thirties", "The age is approximate."]
    assert person["_birthDate"]["extension"][0]["valueCode"] == "unknown"


@pytest.mark.parametrize(
    ("setting", "code"),
    [("ambulatory", "AMB"), ("inpatient", "IMP"), ("emergency", "EMER"), ("home", "HH"), ("virtual", "VR")],
)
def test_the_class_of_an_encounter_as_stated(setting: Any, code: str) -> None:
    assert one("Encounter", encounters=(Encounter(key="e", setting=setting),))["class"]["code"] == code


def test_an_unstated_class_has_a_reason() -> None:
    made = one("Encounter", encounters=(Encounter(key="e", role="follow-up"),))
    assert made["class"]["extension"][0]["valueCode"] == "unknown"
    assert made["type"] == [{"text": "follow-up"}]


def relative_time(target: str, path: str, direction: str, value: int, unit: str) -> Json:
    return {
        "url": "http://hl7.org/fhir/StructureDefinition/cqf-relativeDateTime",
        "extension": [
            {"url": "target", "valueReference": {"reference": f"urn:uuid:{target}"}},
            {"url": "targetPath", "valueString": path},
            {"url": "relationship", "valueCode": f"{direction}-start"},
            {
                "url": "offset",
                "valueDuration": {
                    "value": Decimal(value),
                    "unit": unit,
                    "system": "http://unitsofmeasure.org",
                    "code": unit,
                },
            },
        ],
    }


def test_a_relative_time_keeps_its_event_and_its_words() -> None:
    offset = Offset(value=Decimal(10), unit="d", direction="after", event="blocks")
    case = Case(
        case_key="test",
        encounters=(Encounter(key="e", when=When(text="10 days after the first block", offset=offset)),),
        procedures=(Procedure(key="blocks", name="blocks"),),
    )
    (visit,) = resources(case, "Encounter")
    (blocks,) = resources(case, "Procedure")
    hint, said = visit["period"]["_start"]["extension"]
    assert hint == relative_time(blocks["id"], "performed", "after", 10, "d")
    assert said["valueString"] == "10 days after the first block"


def test_an_offset_from_nothing_keeps_its_words_only() -> None:
    offset = Offset(value=Decimal(3), unit="a", direction="before", event="gone")
    problem = Problem(key="p", name="pain", onset=When(text="three years ago", offset=offset))
    made = one("Condition", problems=(problem,))
    assert made["onsetString"] == "three years ago"
    assert "_onsetString" not in made


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When(date="2021-05-06", end="2021-05-09"), {"start": "2021-05-06", "end": "2021-05-09"}),
        (When(date="2021-05-06"), {"start": "2021-05-06"}),
        (When(end="2021-05"), {"end": "2021-05"}),
        (
            When(date="2021-05-06T10:00:00+02:00", end="2021-05-06T09:00:00Z"),
            {"start": "2021-05-06T10:00:00+02:00", "end": "2021-05-06T09:00:00Z"},
        ),
        (
            When(date="2021", end="2021-05"),
            {
                "start": "2021",
                "_end": {
                    "extension": [
                        {"url": "http://hl7.org/fhir/StructureDefinition/originalText", "valueString": "2021-05"}
                    ]
                },
            },
        ),
    ],
)
def test_periods(when: When, expected: Json) -> None:
    assert one("Encounter", encounters=(Encounter(key="e", when=when),))["period"] == expected


def test_the_place_of_an_encounter() -> None:
    case = Case(
        case_key="test",
        organizations=(Organization(key="clinic", name="Clinic"),),
        encounters=(Encounter(key="e", organization="clinic"),),
    )
    (clinic,) = resources(case, "Organization")
    assert resources(case, "Encounter")[0]["serviceProvider"]["reference"] == f"urn:uuid:{clinic['id']}"


def relative(**fields: Any) -> Relative:
    return Relative(key="r", **{"name": "mother", **fields})


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"age": Age(value=Decimal(70))}, {"ageAge": {"value": Decimal(70), **YEARS}}),
        ({"age": Age(value=Decimal(70)), "deceased": True}, {"deceasedAge": {"value": Decimal(70), **YEARS}}),
        ({"deceased": True}, {"deceasedBoolean": True}),
        ({"deceased": False}, {"deceasedBoolean": False}),
        ({"age": Age(value=Decimal(0), unit="d")}, {"ageString": "0 d"}),
        ({"note": ("in good health",)}, {"note": [{"text": "in good health"}]}),
        (
            {
                "conditions": (
                    FamilyCondition(
                        name="fever", concept="fever", fatal=True, onset_age=Age(value=Decimal(40)), note=("late",)
                    ),
                )
            },
            {
                "condition": [
                    {
                        "code": {
                            "coding": [{"system": "http://snomed.info/sct", "code": "386661006", "display": "Fever"}],
                            "text": "fever",
                        },
                        "contributedToDeath": True,
                        "onsetAge": {"value": Decimal(40), **YEARS},
                        "note": [{"text": "late"}],
                    }
                ]
            },
        ),
    ],
)
def test_a_relative(fields: Json, expected: Json) -> None:
    made = one("FamilyMemberHistory", family_history=(relative(**fields),))
    assert without(made, "relationship") == expected


@pytest.mark.parametrize(
    ("relation", "status"), [(None, "partial"), ("family-member", "partial"), ("mother", "completed")]
)
def test_relatives_nobody_told_apart(relation: str | None, status: str) -> None:
    assert one("FamilyMemberHistory", family_history=(relative(relation=relation),))["status"] == status


def test_what_no_relative_had_is_never_the_patients_nor_a_history() -> None:
    free = (
        FamilyCondition(name="fever", concept="fever", presence="absent"),
        FamilyCondition(name="fever", concept="fever", presence="absent"),
    )
    case = Case(case_key="test", family_history=(relative(name="family", conditions=free),))
    assert not resources(case, "FamilyMemberHistory")
    assert not resources(case, "Condition")
    first, _ = resources(case, "Observation")
    assert first["code"] == {"text": "Family history of fever"}
    assert first["valueCodeableConcept"]["text"] == "Absent"


@pytest.mark.parametrize(
    ("fields", "clinical", "verification"),
    [
        ({"name": "penicillin"}, "active", "confirmed"),
        ({"name": "penicillin", "presence": "absent"}, "inactive", "refuted"),
        (
            {"name": "no known allergies", "concept": "no-known-allergies", "presence": "absent"},
            "active",
            "confirmed",
        ),
    ],
)
def test_allergies(fields: Json, clinical: str, verification: str) -> None:
    made = one("AllergyIntolerance", allergies=(Allergy(key="a", **fields),))
    assert made["clinicalStatus"]["coding"][0]["code"] == clinical
    assert made["verificationStatus"]["coding"][0]["code"] == verification


def test_a_reaction() -> None:
    allergy = Allergy(key="a", name="nuts", kind="allergy", reactions=("rash", "swelling"))
    made = one("AllergyIntolerance", allergies=(allergy,))
    assert made["type"] == "allergy"
    assert made["reaction"] == [{"manifestation": [{"text": "rash"}, {"text": "swelling"}]}]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, {}),
        ({"value": "driver"}, {"valueString": "driver"}),
        ({"value": "none", "value_concept": "absent"}, {"valueCodeableConcept": "2667000"}),
        (
            {"value": "20 a day", "quantity": Quantity(value=Decimal(20), unit="cigarettes a day")},
            {
                "valueQuantity": {"value": Decimal(20), "unit": "cigarettes a day"},
                "note": [{"text": "20 a day"}],
            },
        ),
    ],
)
def test_social_facts(fields: Json, expected: Json) -> None:
    fact = SocialFact(key="s", name="habit", kind="other", **fields)
    made = without(one("Observation", social_history=(fact,)), "category", "code")
    if "valueCodeableConcept" in made:
        made["valueCodeableConcept"] = made["valueCodeableConcept"]["coding"][0]["code"]
    assert made == expected


def test_an_outcome_points_to_the_course_and_the_problem() -> None:
    case = Case(
        case_key="test",
        problems=(Problem(key="pain", name="pain"),),
        procedures=(Procedure(key="blocks", name="blocks"),),
        outcomes=(
            Outcome(
                key="o",
                name="pain decreased",
                text="by 80 %",
                direction="better",
                quantity=Quantity(value=Decimal(80), unit="%", ucum="%"),
                problems=("pain",),
                procedure="blocks",
            ),
        ),
    )
    (made,) = resources(case, "Observation")
    assert made["partOf"][0]["reference"].endswith(resources(case, "Procedure")[0]["id"])
    assert made["focus"][0]["reference"].endswith(resources(case, "Condition")[0]["id"])
    assert made["valueQuantity"]["code"] == "%"
    assert made["interpretation"][0]["coding"][0]["code"] == "B"
    assert words(made) == ["by 80 %"]


def test_a_death_that_no_outcome_tells_is_told() -> None:
    death = Death(when=When(text="on day three"), cause="sepsis")
    made = one("Observation", patient=patient(death=death))
    assert made["code"] == {"text": "Death"}
    assert made["valueCodeableConcept"] == {"text": "sepsis"}
    assert words(made) == ["on day three"]
    outcome = Outcome(key="o", name="died", direction="died")
    assert one("Observation", patient=patient(death=death), outcomes=(outcome,))["code"] == {"text": "died"}


def test_people_who_verified_the_case_are_agents() -> None:
    (made,) = resources(Case(case_key="test", verified_by=("Dr Roe",)), "Provenance")
    assert [agent["type"]["coding"][0]["code"] for agent in made["agent"]] == ["assembler", "verifier"]
    assert made["agent"][1]["who"] == {"display": "Dr Roe"}
    assert made["_recorded"]["extension"][0]["valueCode"] == "unknown"


def test_the_clock_is_the_callers() -> None:
    (made,) = resources(Case(case_key="test"), "Provenance", timestamp="2024-05-06T07:08:09Z")
    assert made["recorded"] == "2024-05-06T07:08:09Z"


def test_the_device_is_one_for_all_cases() -> None:
    first, second = (resources(Case(case_key=key), "Device")[0] for key in ("a", "b"))
    assert first == second


def test_ids_depend_on_the_case_and_the_key_only() -> None:
    def ids(*names: str, case_key: str = "test") -> set[str]:
        problems = tuple(Problem(key=name, name=name) for name in names)
        return {made["id"] for made in resources(Case(case_key=case_key, problems=problems), "Condition")}

    assert ids("a", "b") == ids("b", "a")
    assert ids("a") < ids("a", "b")
    assert not ids("a") & ids("a", case_key="other")
    made = bundle(Case(case_key="x", problems=(Problem(key="a", name="a"),)), case_key="test")
    assert ids("a") < {entry["resource"]["id"] for entry in made["entry"]}
