# ruff: noqa: E501 - rows stand whole
"""References: their forms, contained resources, and where an element may lead."""

from __future__ import annotations

from typing import Any

import pytest

from check.one_defect.good import but_for
from check.one_defect.parts import ABSENT, GONE, SOMEONE, coded, findings, made, said, to

BOX = {"resourceType": "Organization", "id": "box", "name": "x"}
DRUG = {"resourceType": "Medication", "id": "drug", "code": said("x")}
LONG = "x" * 65


def within(*contained: Any, **elements: Any) -> dict[str, Any]:
    """Return elements with contained resources."""
    return {"contained": list(contained), **elements}


BROKEN: list[tuple[str, str, str, Any, str]] = [
    ("ref-1", "Observation", "subject", to("#nobody"), "subject"),
    ("ref-1 reference-target", "Observation", "subject", to("#"), "subject"),
    ("ref-1", "MedicationRequest", "", within(DRUG, medicationReference=to("#drug"), requester=to("#doctor")), "requester"),
    ("dom-3", "Patient", "contained", [BOX], "contained[0]"),
    ("dom-3", "Patient", "", within(BOX, {**BOX, "id": "other"}, managingOrganization=to("#box")), "contained[1]"),
    ("dom-4", "Patient", "", within({**BOX, "meta": {"lastUpdated": "2021-03-04T08:00:00Z"}}, managingOrganization=to("#box")), "contained[0]"),
    ("dom-4", "Patient", "", within({**BOX, "meta": {"versionId": "1"}}, managingOrganization=to("#box")), "contained[0]"),
    ("dom-5", "Patient", "", within({**BOX, "meta": {"security": [coded("v3-Confidentiality", "R")["coding"][0]]}}, managingOrganization=to("#box")), "contained[0]"),
    ("contained-id", "Patient", "", within(BOX, {**BOX, "name": "y"}, managingOrganization=to("#box")), "contained[1]"),
    ("id-format", "Patient", "", within({**BOX, "id": "a b"}, managingOrganization=to("#a b")), "contained[0].id"),
    ("resource-type", "Patient", "", within({"id": "box", "name": "x"}, managingOrganization=to("#box")), "contained[0]"),
    ("resource-type", "Patient", "", within({**BOX, "resourceType": "Organisation"}, managingOrganization=to("#box")), "contained[0]"),
    ("org-1", "Patient", "", within({"resourceType": "Organization", "id": "box", "active": True}, managingOrganization=to("#box")), "contained[0]"),
    ("required-element", "MedicationRequest", "", within({"resourceType": "Condition", "id": "c"}, reasonReference=[to("#c")]), "contained[0]"),
    ("binding-required", "MedicationRequest", "", within({**DRUG, "status": "on"}, medicationReference=to("#drug")), "contained[0].status"),
    ("unknown-element", "MedicationRequest", "", within({**DRUG, "name": "x"}, medicationReference=to("#drug")), "contained[0].name"),
    ("reference-target", "Patient", "", within(DRUG, managingOrganization=to("#drug")), "managingOrganization"),
    ("reference-target", "MedicationRequest", "", within({"resourceType": "Substance", "id": "drug", "code": said("x")}, medicationReference=to("#drug")), "medicationReference"),
    ("reference-target", "Observation", "subject", {"type": "Medication", "display": "x"}, "subject"),
    ("reference-target", "Observation", "subject", {"type": "Medication", "identifier": {"value": "1"}}, "subject"),
    ("reference-target", "Observation", "subject", to("https://example.org/fhir/Medication/1"), "subject"),
    ("reference-target", "Observation", "subject", to("https://example.org/fhir/Medication/1/_history/2"), "subject"),
    ("reference-target", "Observation", "subject", to("Medication/1#x"), "subject"),
    ("reference-target", "Encounter", "participant[0].individual", to("Patient/1"), "participant[0].individual"),
    ("reference-target", "DiagnosticReport", "result[0]", to("DiagnosticReport/2"), "result[0]"),
    ("reference-type", "Observation", "subject", {"reference": "Patient/1", "type": "Group"}, "subject.type"),
    ("reference-type", "Observation", "subject", {"reference": "Patient/1", "type": "patient"}, "subject.type"),
    ("reference-type", "Observation", "subject", {"type": "Person's", "display": "x"}, "subject.type"),
    ("reference-format", "Observation", "subject", to("1"), "subject.reference"),
    ("reference-format", "Observation", "subject", to("Patient"), "subject.reference"),
    ("reference-format", "Observation", "subject", to("patient/1"), "subject.reference"),
    ("reference-format", "Observation", "subject", to("Patient/1/2"), "subject.reference"),
    ("reference-format", "Observation", "subject", to("/Patient/1"), "subject.reference"),
    ("reference-format", "Observation", "subject", to("Patient/"), "subject.reference"),
    ("reference-format", "Observation", "subject", to(f"Patient/{LONG}"), "subject.reference"),
    ("reference-format", "Observation", "subject", to("Patient/a_b"), "subject.reference"),
    ("reference-format", "Observation", "subject", to("Patient/1/_history/"), "subject.reference"),
    ("reference-format", "Observation", "subject", to("Patient?identifier=1"), "subject.reference"),
    ("reference-empty", "Observation", "subject", {"type": "Patient"}, "subject"),
    ("empty-string reference-format", "Observation", "subject", to(""), "subject.reference"),
    ("json-type", "Observation", "subject", {"reference": {"url": "Patient/1"}, "display": "x"}, "subject.reference"),
    ("unknown-element", "Observation", "subject", {"reference": "Patient/1", "url": "x"}, "subject.url"),
    ("unknown-element", "Observation", "subject", {"reference": "Patient/1", "resource": {"resourceType": "Patient"}}, "subject.resource"),
    ("identifier-system", "Observation", "subject", {"identifier": {"system": "mrn", "value": "1"}}, "subject.identifier.system"),
    ("identifier-uri", "DocumentReference", "masterIdentifier.value", "1.3.6.1", "masterIdentifier.value"),
    ("canonical-format", "QuestionnaireResponse", "questionnaire", "Questionnaire/falls|1.0", "questionnaire"),
    ("canonical-format profile-unknown", "Observation", "meta", {"profile": ["bodyweight"]}, "meta.profile[0]"),
    ("profile-unknown", "Observation", "meta", {"profile": ["https://example.org/fhir/StructureDefinition/mine"]}, "meta.profile[0]"),
]  # fmt: skip

KEPT: list[tuple[str, str, str, Any]] = [
    ("a contained organization", "Patient", "", within(BOX, managingOrganization=to("#box"))),
    ("a contained drug in a choice", "MedicationRequest", "", within(DRUG, medicationReference=to("#drug"))),
    ("one contained resource leads to another", "MedicationRequest", "", within({**DRUG, "manufacturer": to("#box")}, BOX, medicationReference=to("#drug"))),
    ("a contained resource that leads to its container", "Patient", "contained", [{"resourceType": "Observation", "id": "o", "status": "final", "code": said("x"), "subject": to("#")}]),
    ("a contained resource with its type", "Patient", "", within(BOX, managingOrganization={"reference": "#box", "type": "Organization", "display": "x"})),
    ("a contained questionnaire, by canonical", "QuestionnaireResponse", "", within({"resourceType": "Questionnaire", "id": "q", "status": "draft", "item": [{"linkId": "1", "type": "group", "item": [{"linkId": "1.1", "type": "boolean"}]}, {"linkId": "2", "type": "integer"}]}, questionnaire="#q")),
    ("a contained resource with a tag", "Patient", "", within({**BOX, "meta": {"tag": [{"system": "https://example.org/tags", "code": "x"}], "profile": ["http://hl7.org/fhir/StructureDefinition/Organization"]}}, managingOrganization=to("#box"))),
    ("a contained resource with a narrative", "Patient", "", within({**BOX, "text": {"status": "generated", "div": '<div xmlns="http://www.w3.org/1999/xhtml">x</div>'}}, managingOrganization=to("#box"))),
    ("a relative reference", "Observation", "subject", to("Patient/A-1.b")),
    ("a version of a resource", "Observation", "subject", to("Patient/1/_history/2")),
    ("an address of another server", "Observation", "subject", to("https://example.org:8443/a/b/Patient/1")),
    ("an address that is none of FHIR", "Observation", "subject", to("https://example.org/people/muster.html")),
    ("a UUID", "Observation", "subject", to("urn:uuid:0a1b2c3d-0000-4000-8000-000000000001")),
    ("an OID", "Observation", "subject", to("urn:oid:2.16.756.5.30.1")),
    ("an identifier alone", "Observation", "subject", {"identifier": {"system": "https://example.org/ids", "value": "1"}}),
    ("an identifier and a type", "Observation", "subject", {"type": "Patient", "identifier": {"value": "1"}}),
    ("a name alone", "Observation", "subject", SOMEONE),
    ("a reference that is only absent", "Observation", "subject", ABSENT),
    ("a reference whose address is absent", "Observation", "subject", {"_reference": ABSENT, "display": "x"}),
    ("a type that says the same", "Observation", "subject", {"reference": "Patient/1", "type": "Patient"}),
    ("a type as an address", "Observation", "subject", {"reference": "Patient/1", "type": "http://hl7.org/fhir/StructureDefinition/Patient"}),
    ("a location as subject", "Observation", "subject", to("Location/1")),
    ("a device as subject", "Observation", "subject", to("Device/1")),
    ("anything may be a focus", "Observation", "focus", [to("Slot/1"), to("Binary/2")]),
    ("any type where none is named", "Task", "focus", to("Bundle/1")),
    ("an OID in an identifier", "DocumentReference", "masterIdentifier.value", "urn:oid:1.3.6.1.4.1.343"),
    ("an address in an identifier", "DocumentReference", "masterIdentifier.value", "https://example.org/docs/1"),
    ("an identifier of a local system", "DocumentReference", "masterIdentifier", {"system": "https://example.org/docs", "value": "1.3.6.1"}),
    ("an identifier without a system", "Patient", "identifier[0].system", GONE),
    ("an identifier whose value is absent", "Patient", "identifier[0]", {"system": "https://example.org/ids", "_value": ABSENT}),
    ("a base profile of the specification", "Observation", "meta", {"profile": ["http://hl7.org/fhir/StructureDefinition/Observation"]}),
    ("a base profile with its version", "Patient", "meta", {"profile": ["http://hl7.org/fhir/StructureDefinition/Patient|4.0.1"]}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "kind", "path", "value", "at"), BROKEN, ids=[f"{row[1]}-{row[0]}-{at}" for at, row in enumerate(BROKEN)]
)
def test_a_broken_reference_is_found(rule: str, kind: str, path: str, value: Any, at: str) -> None:
    assert findings(but_for(kind, path, value)) == [(one, f"{kind}.{at}" if at else kind) for one in rule.split()]


@pytest.mark.parametrize(("kind", "path", "value"), [row[1:] for row in KEPT], ids=[row[0] for row in KEPT])
def test_a_rare_reference_that_is_right_is_left_alone(kind: str, path: str, value: Any) -> None:
    assert findings(but_for(kind, path, value)) == []


def test_a_container_is_no_contained_resource() -> None:
    inner = made("Organization", name="x") | {
        "id": "a",
        "contained": [{**BOX, "partOf": to("#a")}],
        "partOf": to("#box"),
    }
    assert ("dom-2", "Patient.contained[0]") in findings(
        but_for("Patient", "", within(inner, managingOrganization=to("#a")))
    )
