# ruff: noqa: E501 - rows stand whole
"""Codes with their systems: concepts, displays, units, languages; broken, and what only looks broken."""

from __future__ import annotations

from typing import Any

import pytest

from check.one_defect.good import but_for
from check.one_defect.parts import ABSENT, GONE, HL7, UCUM, coded, coding, findings, said

SNOMED, LOINC = "http://snomed.info/sct", "http://loinc.org"
CLINICAL = ("AllergyIntolerance", "clinicalStatus")
VERIFIED = ("Condition", "verificationStatus")
ENDED = ("Condition", "clinicalStatus")
SCOPE = ("Consent", "scope")
FORECAST = ("ImmunizationRecommendation", "recommendation[0].forecastStatus")
DOSE = ("ImmunizationEvaluation", "doseStatus")
UNIT = ("Observation", "valueQuantity")
OTHER = coded("https://example.org/codes", "active")

BROKEN: list[tuple[str, str, str, Any, str]] = [
    ("binding-required", *CLINICAL, OTHER, "clinicalStatus"),
    ("binding-required", *CLINICAL, said("resolved"), "clinicalStatus"),
    ("binding-required", *CLINICAL, coded("condition-clinical", "resolved"), "clinicalStatus"),
    ("binding-required coding-system", *CLINICAL, {"coding": [{"code": "resolved"}]}, "clinicalStatus"),
    ("binding-required", *CLINICAL, {"coding": [{"system": f"{HL7}condition-clinical"}]}, "clinicalStatus"),
    ("binding-required", *CLINICAL, {"coding": [{"display": "Resolved"}]}, "clinicalStatus"),
    ("binding-required", *VERIFIED, said("confirmed"), "verificationStatus"),
    ("binding-required", *VERIFIED, coded(SNOMED, "410605003"), "verificationStatus"),
    ("binding-required con-4", *ENDED, coded("allergyintolerance-clinical", "resolved"), "clinicalStatus"),
    ("binding-required con-4", *ENDED, said("resolved"), "clinicalStatus"),
    ("binding-required", "AllergyIntolerance", "verificationStatus", coded("condition-ver-status", "confirmed"), "verificationStatus"),
    ("binding-required", "AdverseEvent", "outcome", said("well"), "outcome"),
    ("binding-required", "AdverseEvent", "severity", coded("https://example.org/codes", "mild"), "severity"),
    ("binding-required", "Patient", "communication[0].language", coded("https://example.org/languages", "de"), "communication[0].language"),
    ("language", "Patient", "communication[0].language", coded("urn:ietf:bcp:47", "german"), "communication[0].language.coding[0].code"),
    ("code-unknown binding-extensible", "Patient", "maritalStatus", coded("v3-MaritalStatus", "married"), "maritalStatus"),
    ("code-unknown", "Observation", "category[0]", coded("observation-category", "lab"), "category[0].coding[0].code"),
    ("code-unknown", "Observation", "category[0]", coded("observation-category", "Laboratory"), "category[0].coding[0].code"),
    ("code-unknown", "Goal", "achievementStatus", coded("goal-achievement", "achievd"), "achievementStatus.coding[0].code"),
    ("code-unknown", "List", "code", coded("list-example-use-codes", "drugs"), "code.coding[0].code"),
    ("code-unknown", "Task", "code", coded("http://hl7.org/fhir/CodeSystem/task-code", "do"), "code.coding[0].code"),
    ("code-unknown binding-extensible", "Appointment", "participant[0].type[0]", coded("v3-ParticipationType", "PATIENT"), "participant[0].type[0].coding[0].code"),
    ("display", "Observation", "category[0].coding[0].display", "Lab result", "category[0].coding[0].display"),
    ("display", "AllergyIntolerance", "clinicalStatus.coding[0].display", "Resolved", "clinicalStatus.coding[0].display"),
    ("display", "Patient", "maritalStatus.coding[0].display", "Single", "maritalStatus.coding[0].display"),
    ("display", "Encounter", "class.display", "ambulatory", "class.display"),
    ("coding-system", "Observation", "code.coding[0].system", "LOINC", "code.coding[0].system"),
    ("coding-system", "Observation", "code.coding[0].system", "loinc.org", "code.coding[0].system"),
    ("coding-system", "Observation", "code.coding[0].system", GONE, "code.coding[0]"),
    ("coding-system", *UNIT, {"value": 1, "unit": "mg", "system": "ucum", "code": "mg"}, "valueQuantity.system"),
    ("coding-value-set", "Observation", "category[0].coding[0].system", "http://hl7.org/fhir/ValueSet/observation-category", "category[0].coding[0].system"),
    ("uri-format", "Observation", "code.coding[0].system", "http://loinc.org ", "code.coding[0].system"),
    ("code-format check-digit", "Observation", "code.coding[0].code", "718-7 ", "code.coding[0].code"),
    ("check-digit", "Observation", "code.coding[0].code", "718-6", "code.coding[0].code"),
    ("check-digit", "Observation", "code.coding[0].code", "hemoglobin", "code.coding[0].code"),
    ("check-digit", "Observation", "code.coding[0].code", "7187", "code.coding[0].code"),
    ("check-digit", "Procedure", "code", coded(SNOMED, "80146001"), "code.coding[0].code"),
    ("check-digit", "Procedure", "code", coded(SNOMED, "appendectomy"), "code.coding[0].code"),
    ("check-digit", "Procedure", "code", coded(SNOMED, "080146002"), "code.coding[0].code"),
    ("check-digit", "Procedure", "code", coded(SNOMED, "12345"), "code.coding[0].code"),
    ("json-type", "Observation", "code", "718-7", "code"),
    ("json-type", "Observation", "code.coding[0]", "718-7", "code.coding[0]"),
    ("array", "Observation", "code.coding", coding(LOINC, "718-7"), "code.coding"),
    ("json-type", "Observation", "code.coding[0].code", 718, "code.coding[0].code"),
    ("json-type", "Procedure", "code", {"coding": [{"system": SNOMED, "code": 80146002}]}, "code.coding[0].code"),
    ("unknown-element", "Observation", "code.display", "Hemoglobin", "code.display"),
    ("unknown-element", "Observation", "code.coding[0].text", "Hemoglobin", "code.coding[0].text"),
    ("unknown-element", "Observation", "code", {"text": "x", "code": "718-7"}, "code.code"),
    ("ele-1", "Observation", "code", {}, "code"),
    ("ele-1", "Observation", "code.coding[1]", {}, "code.coding[1]"),
    ("empty-array", "Observation", "code", {"text": "x", "coding": []}, "code.coding"),
    ("empty-string", "Observation", "code", {"text": ""}, "code.text"),
    *(("ucum", *UNIT, {"value": 1, "system": UCUM, "code": unit}, "valueQuantity.code") for unit in (
        "mmHg", "mg/dl/", "gm", "sec", "hrs", "years", "iu/L", "U/l/", "10^9/l/", "x10*9/L", "10*9 /L", "mg{", "{a}{b", "degC", "celsius", "°C", "µg", "mcg", "beats/min", "per min", "kg/m²", "mm[hg]", "MMOL/L",
        "umol//L", "(mg", "mg)", "mg**2", "Cel2", "m[H20]", "[pH", "score", "ratio", "pack years", "tablet", "INR", "mEq/L/", "lbs", "inch", "g%%", "mosm/kg/", "ng/ml/h/", "copies/mL", "CFU/mL", "titer",
    )),
]  # fmt: skip

KEPT: list[tuple[str, str, str, Any]] = [
    ("two codings, one of the value set", *CLINICAL, {"coding": [coding("https://example.org/codes", "gone"), coding("allergyintolerance-clinical", "resolved")]}),
    ("a coding with a version", *CLINICAL, {"coding": [{**coding("allergyintolerance-clinical", "resolved"), "version": "4.0.1", "userSelected": True, "display": "Resolved"}], "text": "no longer ill"}),
    ("a forecast of the value set", *FORECAST, coded("immunization-recommendation-status", "contraindicated")),
    ("a dose of the value set", *DOSE, coded("immunization-evaluation-dose-status", "notvalid")),
    ("a scope of the value set", *SCOPE, coded("consentscope", "treatment")),
    ("an extension in place of a required code", *CLINICAL, ABSENT),
    ("a display in other letters", "Observation", "category[0].coding[0].display", "LABORATORY"),
    ("a display with more blanks", "Condition", "category[0].coding[0].display", "Encounter  Diagnosis"),
    ("words alone", "Observation", "code", said("hemoglobin")),
    ("a local code", "Observation", "code", coded("https://example.org/codes", "Hb 1")),
    ("an OID as system", "Observation", "code", coded("urn:oid:2.16.840.1.113883.6.1", "718-7")),
    ("a UUID as system", "Observation", "code", coded("urn:uuid:0a1b2c3d-0000-4000-8000-000000000001", "x")),
    ("a code and its translations", "Observation", "code", {"coding": [coding(LOINC, "718-7"), coding(SNOMED, "38082009"), coding("https://example.org/codes", "hb")], "text": "Hb"}),
    ("a system without a code", "Observation", "code.coding[0]", {"system": LOINC, "display": "Hemoglobin"}),
    ("a code whose system is absent", "Observation", "code.coding[0]", {"_system": ABSENT, "code": "x"}),
    ("an expression of SNOMED CT", "Procedure", "code", coded(SNOMED, "80146002 |Appendectomy|")),
    ("an answer of LOINC", "Observation", "", {"valueQuantity": GONE, "valueCodeableConcept": coded(LOINC, "LA6576-8")}),
    ("a preferred value set is only preferred", "Specimen", "type", coded(SNOMED, "119297000")),
    ("an example value set is only an example", "Encounter", "serviceType", coded("https://example.org/services", "7")),
    ("a concept with nothing but an extension", "Observation", "method", ABSENT),
    ("a unit in words", *UNIT, {"value": 1, "unit": "tablets"}),
    ("a unit of a local system", *UNIT, {"value": 1, "unit": "tablet", "system": "https://example.org/units", "code": "tbl"}),
    ("a unit of SNOMED CT", *UNIT, {"value": 1, "unit": "tablet", "system": SNOMED, "code": "428673006"}),
    *((f"the unit {unit}", *UNIT, {"value": 1, "system": UCUM, "code": unit}) for unit in (
        "10*3/uL", "10*6/uL", "10*9/L", "10*12/L", "10^3/uL", "[in_i]", "[ft_i]", "[lb_av]", "m[H2O]", "cm[H2O]", "{score}", "%", "mm[Hg]", "kg/m2", "1", "/min", "{beats}/min", "/[HPF]", "[IU]/L", "m[IU]/mL", "k[IU]/L",
        "U/L", "ug/dL", "ng/mL", "pg/mL", "fL", "Cel", "[degF]", "K", "mL/min/{1.73_m2}", "mL/min/1.73.m2", "g/(24.h)", "mosm/kg", "meq/L", "[pH]", "dB[SPL]", "[diop]", "{INR}", "{titer}", "[drp]/min", "L/min", "mg/kg/h", "ug/kg/min",
        "a", "mo", "wk", "d", "h", "min", "s", "ms", "10*-3/uL", "mm/h", "/uL", "{copies}/mL", "[CFU]/mL", "[arb'U]/mL", "kPa", "mmol/mol{creat}", "{#}/[LPF]", "[ppm]", "[Ch]", "bar", "rad", "deg", "Gy", "mSv", "MBq", "kcal/d", "[cup_us]", "[tsp_us]", "%{vol}", "[pptr]", "u", "eq",
    )),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "kind", "path", "value", "at"), BROKEN, ids=[f"{row[0]}-{row[1]}-{at}" for at, row in enumerate(BROKEN)]
)
def test_a_wrong_code_is_found(rule: str, kind: str, path: str, value: Any, at: str) -> None:
    found = findings(but_for(kind, path, value))
    assert [one for one, _ in found] == rule.split()
    assert (found[0][1] or "").startswith(f"{kind}.{at}")


@pytest.mark.parametrize(("kind", "path", "value"), [row[1:] for row in KEPT], ids=[row[0] for row in KEPT])
def test_a_rare_code_that_is_right_is_left_alone(kind: str, path: str, value: Any) -> None:
    assert findings(but_for(kind, path, value)) == []
