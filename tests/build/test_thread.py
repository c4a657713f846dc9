"""One case all the way: each kind of fact becomes the resource that modelling asks for."""

from __future__ import annotations

from typing import Any

import pytest

import invariants
from case2fhir.build import BuildOptions, build
from case2fhir.bundle import assemble
from case2fhir.model import Case
from cases import BACK_TEXT, back_case, named_people
from terms import FewTerms

Json = dict[str, Any]


def bundle_of(case: Case, **options: Any) -> Json:
    made = assemble(build(case, FewTerms(), BuildOptions(**options))).resource
    invariants.hold(made)
    return made


def of_type(bundle: Json, kind: str) -> list[Json]:
    return [entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind]


def named(bundle: Json, kind: str, words: str) -> Json:
    (found,) = (
        resource
        for resource in of_type(bundle, kind)
        if (resource.get("code") or resource.get("medicationCodeableConcept"))["text"] == words
    )
    return found


def test_every_kind_of_resource_comes_out() -> None:
    kinds = [entry["resource"]["resourceType"] for entry in bundle_of(back_case())["entry"]]
    assert kinds[0] == "Patient"
    assert kinds[-3:] == ["DocumentReference", "Device", "Provenance"]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "Patient": 1,
        "Organization": 1,
        "Encounter": 2,
        "Observation": 10,
        "FamilyMemberHistory": 1,
        "AllergyIntolerance": 1,
        "Condition": 2,
        "DiagnosticReport": 2,
        "MedicationStatement": 1,
        "MedicationRequest": 1,
        "ServiceRequest": 1,
        "Procedure": 1,
        "DocumentReference": 1,
        "Device": 1,
        "Provenance": 1,
    }


def test_the_same_case_gives_the_same_bytes() -> None:
    first = assemble(build(back_case(), FewTerms())).to_json()
    assert assemble(build(back_case(), FewTerms())).to_json() == first


def test_evidence_gives_the_words_back() -> None:
    hemoglobin = named(bundle_of(back_case()), "Observation", "hemoglobin")
    ((offset, length),), _ = invariants.evidence(hemoglobin)
    assert BACK_TEXT[offset : offset + length] == "hemoglobin 118 g/L (low)"


def test_digits_and_units_leave_as_they_came() -> None:
    made = assemble(build(back_case(), FewTerms()))
    assert '"value": 4.10,' in made.to_json()
    cells = named(made.resource, "Observation", "red cells")
    assert cells["valueQuantity"]["code"] == "10*9/L"
    assert [note["text"] for note in cells["note"]] == [
        "As written: 4.10 x 109/L",
        "To be checked: 10*9/L is no usual unit for Erythrocytes; expected 10*12/L",
    ]


def test_a_person_without_text_carries_case_paths() -> None:
    bundle = bundle_of(named_people())
    (surgeon,) = of_type(bundle, "Practitioner")
    assert invariants.evidence(surgeon) == ([], ["practitioners[surgeon]"])
    assert "Dr &lt;Roe&gt;" in surgeon["text"]["div"]


@pytest.mark.parametrize("words", ["fever", "tiredness"])
def test_an_absent_symptom_is_an_observation(words: str) -> None:
    found = named(bundle_of(back_case()), "Observation", words)
    assert found["valueCodeableConcept"]["coding"][0]["code"] == "2667000"
