"""Drugs, doses and procedures: what was taken, prescribed, given, done, planned or declined."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from build.made import Json, one, resources, rules, without, words
from case2fhir.model import Case, Encounter, Frequency, Medication, Problem, Procedure, Quantity, Site, When

DAY = {"unit": "d", "system": "http://unitsofmeasure.org", "code": "d"}
EVERY_OTHER_DAY = Frequency(text="every other day", times=1, period=Decimal(2), unit="d")
TWICE = Frequency(times=2, period=Decimal(1), unit="d")


def drug(**fields: Any) -> Medication:
    return Medication(key="m", **{"name": "Nise", **fields})


def procedure(**fields: Any) -> Procedure:
    return Procedure(key="p", **{"name": "blocks", **fields})


@pytest.mark.parametrize(
    ("fields", "kind", "status"),
    [
        ({}, "MedicationRequest", "unknown"),
        ({"status": "completed"}, "MedicationRequest", "completed"),
        ({"status": "intended"}, "MedicationRequest", "unknown"),
        ({"act": "taken"}, "MedicationStatement", "unknown"),
        ({"act": "taken", "status": "stopped"}, "MedicationStatement", "stopped"),
        ({"act": "taken", "status": "not-taken"}, "MedicationStatement", "not-taken"),
        ({"act": "given"}, "MedicationStatement", "completed"),
        ({"act": "given", "when": When(text="at induction")}, "MedicationStatement", "completed"),
        ({"act": "given", "when": When(date="2021-05-06")}, "MedicationAdministration", "completed"),
        (
            {"act": "given", "when": When(date="2021-05-06"), "status": "not-taken"},
            "MedicationAdministration",
            "not-done",
        ),
        ({"act": "given", "when": When(date="2021"), "status": "active"}, "MedicationAdministration", "in-progress"),
    ],
)
def test_which_resource(fields: Json, kind: str, status: str) -> None:
    made = one(kind, medications=(drug(**fields),))
    assert made["status"] == status
    assert made["medicationCodeableConcept"] == {"text": "Nise"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"dose_text": "as before"}, {"text": "as before"}),
        (
            {"dose": Quantity(value=Decimal("2.50"), unit="ml", ucum="mL")},
            {
                "doseAndRate": [
                    {
                        "doseQuantity": {
                            "value": Decimal("2.50"),
                            "unit": "ml",
                            "system": "http://unitsofmeasure.org",
                            "code": "mL",
                        }
                    }
                ]
            },
        ),
        (
            {"dose": Quantity(value=Decimal(1), high=Decimal(2), unit="tablets")},
            {
                "doseAndRate": [
                    {
                        "doseRange": {
                            "low": {"value": Decimal(1), "unit": "tablets"},
                            "high": {"value": Decimal(2), "unit": "tablets"},
                        }
                    }
                ]
            },
        ),
        ({"dose": Quantity(value=Decimal(4), unit="g", comparator="<=")}, {"text": "<= 4 g"}),
        (
            {"duration": Quantity(value=Decimal(10), unit="days", ucum="d")},
            {"timing": {"repeat": {"boundsDuration": {"value": Decimal(10), **DAY}}}},
        ),
        (
            {"duration": Quantity(value=Decimal(5), high=Decimal(7), ucum="d")},
            {
                "timing": {
                    "repeat": {
                        "boundsRange": {"low": {"value": Decimal(5), **DAY}, "high": {"value": Decimal(7), **DAY}}
                    }
                }
            },
        ),
        ({"duration": Quantity(value=Decimal(3), unit="courses")}, None),
        (
            {"frequency": EVERY_OTHER_DAY},
            {
                "timing": {
                    "repeat": {"frequency": 1, "period": Decimal(2), "periodUnit": "d"},
                    "code": {"text": "every other day"},
                }
            },
        ),
        (
            {"frequency": Frequency(times=2, times_high=3, period=Decimal(1), unit="d")},
            {
                "timing": {
                    "repeat": {"frequency": 2, "frequencyMax": 3, "period": Decimal(1), "periodUnit": "d"},
                }
            },
        ),
        ({"frequency": Frequency(when=("HS",))}, {"timing": {"repeat": {"when": ["HS"]}}}),
        ({"frequency": Frequency(text="now and then")}, {"timing": {"code": {"text": "now and then"}}}),
        ({"frequency": Frequency(text="twice", times=2)}, {"timing": {"code": {"text": "twice"}}}),
        ({"as_needed": True}, {"asNeededBoolean": True}),
        ({"as_needed": True, "as_needed_for": "pain"}, {"asNeededCodeableConcept": {"text": "pain"}}),
        (
            {"route": "oral"},
            {
                "route": {
                    "coding": [{"system": "http://snomed.info/sct", "code": "26643006", "display": "Oral route"}],
                    "text": "oral",
                }
            },
        ),
        ({"route": "by mouth"}, {"route": {"text": "by mouth"}}),
    ],
)
def test_dosage(fields: Json, expected: Json | None) -> None:
    made = one("MedicationRequest", medications=(drug(**fields),))
    assert made.get("dosageInstruction", [None]) == [expected]


def test_an_unstated_frequency_is_not_made_up() -> None:
    prescribed = drug(
        dose=Quantity(value=Decimal(2), unit="ml", ucum="mL"),
        dose_text="2 ml for 10 days",
        duration=Quantity(value=Decimal(10), unit="days", ucum="d"),
    )
    (dosage,) = one("MedicationRequest", medications=(prescribed,))["dosageInstruction"]
    assert dosage["text"] == "2 ml for 10 days"
    assert dosage["timing"] == {"repeat": {"boundsDuration": {"value": Decimal(10), **DAY}}}
    assert rules(Case(case_key="test", medications=(prescribed,))) == ["frequency-missing"]


@pytest.mark.parametrize(
    "fields", [{"frequency": TWICE}, {"as_needed": True}, {"act": "taken"}, {"status": "not-taken"}]
)
def test_no_frequency_is_missed_where_none_is_due(fields: Json) -> None:
    dose = Quantity(value=Decimal(2), unit="ml", ucum="mL")
    assert rules(Case(case_key="test", medications=(drug(dose=dose, **fields),))) == []


def test_the_words_that_go_with_a_drug() -> None:
    made = one(
        "MedicationStatement",
        medications=(
            drug(
                act="taken",
                form="tablets",
                strength=Quantity(value=Decimal(100), unit="mg", ucum="mg"),
                effect="little relief",
                note=("from her sister",),
                reason_text="for the pain",
            ),
        ),
    )
    assert words(made) == ["Form: tablets", "Strength: 100 mg", "Effect: little relief", "from her sister"]
    assert made["reasonCode"] == [{"text": "for the pain"}]
    assert made["informationSource"] == made["subject"]


def test_a_combination_shares_its_group() -> None:
    case = Case(
        case_key="test",
        medications=(
            Medication(key="a", name="Novocain", group="mix"),
            Medication(key="b", name="Dexamethasone", group="mix"),
            Medication(key="c", name="Nise"),
        ),
    )
    first, second, third = resources(case, "MedicationRequest")
    assert first["groupIdentifier"] == second["groupIdentifier"]
    assert "groupIdentifier" not in third


@pytest.mark.parametrize(
    ("when", "authored", "note"),
    [
        (When(date="2021-05"), "2021-05", []),
        (When(text="at discharge"), None, ["at discharge"]),
        (None, None, []),
    ],
)
def test_authored_only_if_dated(when: When | None, authored: str | None, note: list[str]) -> None:
    made = one("MedicationRequest", medications=(drug(when=when),))
    assert made.get("authoredOn") == authored
    assert words(made) == note


def test_reasons_point_to_conditions() -> None:
    case = Case(
        case_key="test",
        problems=(Problem(key="pain", name="pain"),),
        medications=(drug(reason=("pain", "nothing")),),
        procedures=(procedure(reason=("pain",)),),
    )
    (pain,) = resources(case, "Condition")
    (request,) = resources(case, "MedicationRequest")
    (done,) = resources(case, "Procedure")
    assert request["reasonReference"] == done["reasonReference"] == [{"reference": f"urn:uuid:{pain['id']}"}]


def test_a_dated_dose_is_an_administration_with_its_dose() -> None:
    given = drug(
        act="given",
        when=When(date="2021-05-06T08:00:00Z"),
        dose=Quantity(value=Decimal(8), unit="mg", ucum="mg"),
        dose_text="8 mg",
    )
    made = one("MedicationAdministration", medications=(given,))
    assert made["effectiveDateTime"] == "2021-05-06T08:00:00Z"
    assert made["dosage"]["dose"]["value"] == Decimal(8)
    assert made["dosage"]["text"] == "8 mg"


def test_an_administration_without_a_dose_keeps_the_words_in_a_note() -> None:
    given = drug(act="given", when=When(date="2021"), dose_text="a full ampoule")
    made = one("MedicationAdministration", medications=(given,))
    assert "dosage" not in made
    assert words(made) == ["a full ampoule"]


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({}, ["Procedure completed"]),
        ({"count": 1}, ["Procedure completed"]),
        ({"count": 7}, ["ServiceRequest completed", "Procedure completed"]),
        ({"frequency": EVERY_OTHER_DAY}, ["ServiceRequest completed", "Procedure completed"]),
        ({"state": "planned"}, ["ServiceRequest unknown"]),
        ({"state": "planned", "count": 7}, ["ServiceRequest unknown"]),
        ({"state": "declined"}, ["Procedure not-done"]),
    ],
)
def test_procedures(fields: Json, kinds: list[str]) -> None:
    made = resources(Case(case_key="test", procedures=(procedure(**fields),)))
    assert [f"{resource['resourceType']} {resource['status']}" for resource in made[1:-3]] == kinds


def test_a_course_is_one_procedure_based_on_one_order() -> None:
    case = Case(
        case_key="test",
        procedures=(procedure(count=7, frequency=EVERY_OTHER_DAY, drugs=("m",)),),
        medications=(drug(procedure="p"),),
    )
    (order,) = resources(case, "ServiceRequest")
    (done,) = resources(case, "Procedure")
    assert order["occurrenceTiming"] == {
        "repeat": {"count": 7, "frequency": 1, "period": Decimal(2), "periodUnit": "d"},
        "code": {"text": "every other day"},
    }
    assert order["intent"] == "order"
    assert done["basedOn"] == [{"reference": f"urn:uuid:{order['id']}"}]
    assert done["usedCode"] == [{"text": "Nise"}]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"when": When(date="2020")}, {"performedDateTime": "2020"}),
        ({"when": When(date="2020", end="2021")}, {"performedPeriod": {"start": "2020", "end": "2021"}}),
        ({"when": When(text="in her teens")}, {"performedString": "in her teens"}),
        ({"site": Site(name="hip"), "side": "left"}, {"bodySite": [{"text": "left hip"}]}),
        ({"outcome": "no complications"}, {"outcome": {"text": "no complications"}}),
        ({"note": ("under X-ray",)}, {"note": [{"text": "under X-ray"}]}),
    ],
)
def test_what_is_said_of_a_procedure(fields: Json, expected: Json) -> None:
    assert without(one("Procedure", procedures=(procedure(**fields),)), "code") == expected


def test_a_refusal_keeps_its_reason() -> None:
    made = one("Procedure", procedures=(procedure(state="declined", state_reason="afraid of needles"),))
    assert made["statusReason"] == {"text": "afraid of needles"}


def test_a_plan_keeps_its_time() -> None:
    made = one("ServiceRequest", procedures=(procedure(state="planned", when=When(date="2021-06")),))
    assert made["occurrenceDateTime"] == "2021-06"
    assert made["intent"] == "plan"


def test_the_encounter_of_a_drug() -> None:
    case = Case(
        case_key="test", encounters=(Encounter(key="visit"),), medications=(drug(encounter="visit", act="taken"),)
    )
    (visit,) = resources(case, "Encounter")
    (taken,) = resources(case, "MedicationStatement")
    assert taken["context"] == {"reference": f"urn:uuid:{visit['id']}"}
