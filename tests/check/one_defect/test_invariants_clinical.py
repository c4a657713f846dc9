# ruff: noqa: E501 - rows stand whole
"""Each invariant of the clinical resources: a change that breaks it, and one beside it that does not."""

from __future__ import annotations

from typing import Any

import pytest

from check.one_defect.good import but_for
from check.one_defect.good_people import ADDRESS, PHONE
from check.one_defect.parts import GONE, SOMEONE, amount, coded, coding, findings, said, to

ENTERED_IN_ERROR = coded("condition-ver-status", "entered-in-error")
ALLERGY_IN_ERROR = coded("allergyintolerance-verification", "entered-in-error")
ONE_MEMBER = [{"entity": to("Patient/1")}]

BROKEN: list[tuple[str, str, str, Any, str]] = [
    ("pat-1", "Patient", "contact", [{"relationship": [said("aunt")], "gender": "female"}], "contact[0]"),
    ("pat-1", "Patient", "contact", [{"period": {"start": "2020"}}], "contact[0]"),
    ("org-1", "Organization", "", {"name": GONE, "identifier": GONE}, ""),
    ("org-2", "Organization", "address[0].use", "home", "address[0]"),
    ("org-2", "Organization", "address[1]", {**ADDRESS, "use": "home"}, "address[1]"),
    ("org-3", "Organization", "telecom[0].use", "home", "telecom[0]"),
    ("cpt-2", "Practitioner", "telecom[0].system", GONE, "telecom[0]"),
    ("cpt-2", "Location", "telecom[0].system", GONE, "telecom[0]"),
    ("cpt-2", "Organization", "contact[0].telecom", [{"value": "044"}], "contact[0].telecom[0]"),
    ("grp-1", "Group", "actual", False, ""),
    ("ctm-1", "CareTeam", "participant[0].member", to("Organization/2"), "participant[0]"),
    ("ctm-1", "CareTeam", "participant[0].member", to("Patient/1"), "participant[0]"),
    ("ppc-1", "Consent", "policy", GONE, ""),
    ("fhs-1", "FamilyMemberHistory", "ageAge", amount(70, "a"), ""),
    ("fhs-1", "FamilyMemberHistory", "ageString", "about 70", ""),
    ("fhs-2", "FamilyMemberHistory", "estimatedAge", True, ""),
    ("age-1", "FamilyMemberHistory", "deceasedAge.value", -1, "deceasedAge"),
    ("age-1", "FamilyMemberHistory", "deceasedAge.value", 0, "deceasedAge"),
    ("age-1", "FamilyMemberHistory", "condition[0].onsetAge", {"value": 60, "unit": "years"}, "condition[0].onsetAge"),
    ("age-1", "FamilyMemberHistory", "condition[0].onsetAge.system", "https://example.org/units", "condition[0].onsetAge"),
    ("age-1", "AllergyIntolerance", "onsetAge.code", "kg", "onsetAge"),
    ("con-1", "Condition", "stage", [{"type": said("clinical")}], "stage[0]"),
    ("con-2", "Condition", "evidence", [{"id": "nothing", "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"}]}], "evidence[0]"),
    ("con-3", "Condition", "", {"clinicalStatus": GONE, "abatementDateTime": GONE}, ""),
    ("con-4", "Condition", "clinicalStatus", coded("condition-clinical", "active"), ""),
    ("con-4", "Condition", "clinicalStatus", coded("condition-clinical", "relapse"), ""),
    ("con-5", "Condition", "verificationStatus", ENTERED_IN_ERROR, ""),
    ("ait-1", "AllergyIntolerance", "clinicalStatus", GONE, ""),
    ("ait-2", "AllergyIntolerance", "verificationStatus", ALLERGY_IN_ERROR, ""),
    ("obs-3", "Observation", "referenceRange", [{"age": {"low": amount(18, "a")}}], "referenceRange[0]"),
    ("obs-3", "Observation", "referenceRange[1]", {"appliesTo": [said("women")]}, "referenceRange[1]"),
    ("obs-6", "Observation", "dataAbsentReason", coded("data-absent-reason", "unknown"), ""),
    ("obs-7", "Observation", "component[0].code", coded("http://loinc.org", "718-7"), ""),
    ("rng-2", "Observation", "referenceRange[0].age.high", amount(17, "a"), "referenceRange[0].age"),
    ("rng-2", "Group", "characteristic[0].valueRange.low.value", 3, "characteristic[0].valueRange"),
    ("rng-2", "RiskAssessment", "prediction[0].whenRange.high", amount(0.5, "a"), "prediction[0].whenRange"),
    ("qty-3", "Observation", "valueQuantity.system", GONE, "valueQuantity"),
    ("qty-3", "Observation", "referenceRange[0].high.system", GONE, "referenceRange[0].high"),
    ("per-1", "Encounter", "period.start", "2021-03-06", "period"),
    ("per-1", "Encounter", "location[0].period.end", "2021-03", "location[0].period"),
    ("per-1", "DiagnosticReport", "effectivePeriod.end", "2020", "effectivePeriod"),
    ("per-1", "Patient", "name[0].period.end", "1998-12-31", "name[0].period"),
    ("per-1", "Coverage", "period", {"start": "2021-01-01T10:00:00Z", "end": "2021-01-01T10:00:00+01:00"}, "period"),
    ("per-1", "Encounter", "period", {"start": "2021-03-04", "end": "2021-03"}, "period"),
    ("drt-1", "Encounter", "length", {"value": 2, "system": "https://example.org/units", "code": "d"}, "length"),
    ("drt-1", "Encounter", "length.value", GONE, "length"),
    ("drt-1", "Encounter", "length.code", "mg", "length"),
    ("drt-1", "Specimen", "collection.duration.code", "mL", "collection.duration"),
    ("ras-1", "RiskAssessment", "prediction[0].probabilityRange", {"low": {"value": 5, "unit": "percent"}}, "prediction[0].probabilityRange"),
    ("ras-1", "RiskAssessment", "prediction[0].probabilityRange.high", {"value": 7, "unit": "%"}, "prediction[0].probabilityRange"),
    ("ras-2", "RiskAssessment", "prediction[0]", {"outcome": said("stroke"), "probabilityDecimal": 100.5}, "prediction[0]"),
    ("att-1", "Patient", "photo[0].contentType", GONE, "photo[0]"),
    ("att-1", "DocumentReference", "content[0].attachment.contentType", GONE, "content[0].attachment"),
    ("rat-1", "Medication", "amount.denominator", GONE, "amount"),
    ("rat-1", "Medication", "ingredient[0].strength.numerator", GONE, "ingredient[0].strength"),
    ("mad-1", "MedicationAdministration", "dosage", {"text": "as told", "route": said("by mouth")}, "dosage"),
    ("mdd-1", "MedicationDispense", "whenHandedOver", "2021-03-04T07:59:59Z", ""),
    ("mdd-1", "MedicationDispense", "whenHandedOver", "2021-03-03", ""),
    ("imm-1", "Immunization", "education", [{"publicationDate": "2020"}], "education[0]"),
    ("imr-1", "ImmunizationRecommendation", "recommendation[0].vaccineCode", GONE, "recommendation[0]"),
    ("prr-1", "ServiceRequest", "code", GONE, ""),
    ("cpl-3", "CarePlan", "activity[0].reference", to("ServiceRequest/1"), "activity[0]"),
    ("gol-1", "Goal", "target[0].measure", GONE, "target[0]"),
    ("nor-1", "NutritionOrder", "", {"oralDiet": GONE, "supplement": GONE, "enteralFormula": GONE}, ""),
    ("tim-1", "MedicationRequest", "dosageInstruction[0].timing.repeat.duration", 5, "dosageInstruction[0].timing.repeat"),
    ("tim-2", "MedicationRequest", "dosageInstruction[0].timing.repeat.periodUnit", GONE, "dosageInstruction[0].timing.repeat"),
    ("tim-4", "ServiceRequest", "occurrenceTiming", {"repeat": {"duration": -1, "durationUnit": "h"}}, "occurrenceTiming.repeat"),
    ("tim-5", "ServiceRequest", "occurrenceTiming.repeat.period", -1, "occurrenceTiming.repeat"),
    ("tim-6", "ServiceRequest", "occurrenceTiming", {"repeat": {"periodMax": 2, "periodUnit": "d"}}, "occurrenceTiming.repeat"),
    ("tim-7", "ServiceRequest", "occurrenceTiming", {"repeat": {"durationMax": 2, "durationUnit": "d"}}, "occurrenceTiming.repeat"),
    ("tim-8", "ServiceRequest", "occurrenceTiming", {"repeat": {"countMax": 2}}, "occurrenceTiming.repeat"),
    ("tim-9", "ServiceRequest", "occurrenceTiming", {"repeat": {"offset": 30}}, "occurrenceTiming.repeat"),
    ("tim-9", "ServiceRequest", "occurrenceTiming", {"repeat": {"offset": 30, "when": ["CM"]}}, "occurrenceTiming.repeat"),
    ("tim-9", "ServiceRequest", "occurrenceTiming", {"repeat": {"offset": 30, "when": ["ACM", "CD"]}}, "occurrenceTiming.repeat"),
    ("tim-10", "ServiceRequest", "occurrenceTiming", {"repeat": {"timeOfDay": ["08:00:00"], "when": ["MORN"]}}, "occurrenceTiming.repeat"),
]  # fmt: skip

KEPT: list[tuple[str, str, str, Any]] = [
    ("pat-1: a contact of whom only the organization is known", "Patient", "contact", [{"organization": to("Organization/1")}]),
    ("pat-1: a contact of whom only the phone is known", "Patient", "contact", [{"telecom": [PHONE]}]),
    ("org-1: an organization without name", "Organization", "name", GONE),
    ("org-2: an old address", "Organization", "address[0].use", "old"),
    ("org-3: a mobile phone", "Organization", "telecom[0].use", "mobile"),
    ("cpt-2: a system without value", "Practitioner", "telecom[0].value", GONE),
    ("cpt-2: another system", "Practitioner", "telecom[0].system", "other"),
    ("grp-1: a group that is only described", "Group", "", {"actual": False, "member": GONE}),
    ("ctm-1: a member of whom nothing but the name is known", "CareTeam", "participant[0].member", SOMEONE),
    ("ctm-1: a patient who acts for nobody", "CareTeam", "participant", [{"member": to("Patient/1")}]),
    ("ppc-1: a rule in place of policies", "Consent", "", {"policy": GONE, "policyRule": coded("consentpolicycodes", "cric")}),
    ("fhs-1: an age without a birth", "FamilyMemberHistory", "", {"bornString": GONE, "ageAge": amount(70, "a")}),
    ("fhs-2: an estimated age", "FamilyMemberHistory", "", {"bornString": GONE, "ageString": "about 70", "estimatedAge": True}),
    ("age-1: an age of weeks", "FamilyMemberHistory", "deceasedAge", amount(6, "wk")),
    ("age-1: an age that is only absent", "FamilyMemberHistory", "deceasedAge", {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"}]}),
    ("con-1: a stage with nothing but an assessment", "Condition", "stage", [{"assessment": [to("Observation/1")]}]),
    ("con-2: evidence with nothing but a detail", "Condition", "evidence", [{"detail": [to("Observation/1")]}]),
    ("con-4: an inactive condition has ended", "Condition", "clinicalStatus", coded("condition-clinical", "inactive")),
    ("con-4: a condition in remission has ended", "Condition", "clinicalStatus", coded("condition-clinical", "remission")),
    ("con-5: an error without a clinical status", "Condition", "", {"clinicalStatus": GONE, "abatementDateTime": GONE, "verificationStatus": ENTERED_IN_ERROR}),
    ("ait-1: an error without a clinical status", "AllergyIntolerance", "", {"clinicalStatus": GONE, "verificationStatus": ALLERGY_IN_ERROR}),
    ("ait-2: a refuted allergy keeps its clinical status", "AllergyIntolerance", "verificationStatus", coded("allergyintolerance-verification", "refuted")),
    ("obs-3: a range in words", "Observation", "referenceRange", [{"text": "negative"}]),
    ("obs-3: a range that is open above", "Observation", "referenceRange[0].high", GONE),
    ("obs-6: a reason in place of the value", "Observation", "", {"valueQuantity": GONE, "dataAbsentReason": coded("data-absent-reason", "error")}),
    ("obs-7: no value beside a component of the same code", "Observation", "", {"valueQuantity": GONE, "component": [{"code": coded("http://loinc.org", "718-7"), "valueString": "x"}]}),
    ("obs-7: the same word without a code", "Observation", "component[0].code", said("718-7")),
    ("rng-2: a range of one value", "Observation", "referenceRange[0].low.value", 16),
    ("qty-3: a system without a code", "Observation", "valueQuantity.code", GONE),
    ("qty-3: a unit in words alone", "Observation", "valueQuantity", {"value": 3, "unit": "drops"}),
    ("per-1: a period of one moment", "Encounter", "period", {"start": "2021-03-04T08:00:00Z", "end": "2021-03-04T08:00:00Z"}),
    ("per-1: a period that begins on the day that it ends", "Encounter", "period", {"start": "2021-03-04", "end": "2021-03-04"}),
    ("per-1: a period without a start", "Encounter", "period", {"end": "2021-03-04"}),
    ("per-1: an earlier clock in a zone further west", "Encounter", "period", {"start": "2021-03-04T08:00:00+02:00", "end": "2021-03-04T07:00:00Z"}),
    ("drt-1: a length without a code", "Encounter", "length", {"value": 2, "unit": "days"}),
    ("drt-1: a length in milliseconds", "Encounter", "length", amount(5, "ms")),
    ("ras-1: a probability in percent, open above", "RiskAssessment", "prediction[0].probabilityRange.high", GONE),
    ("ras-2: a probability of 100", "RiskAssessment", "prediction[0]", {"outcome": said("stroke"), "probabilityDecimal": 100}),
    ("att-1: a link without a MIME type", "DiagnosticReport", "presentedForm[0].contentType", GONE),
    ("sqty-1: a Quantity may have a comparator", "Observation", "valueQuantity.comparator", "<="),
    ("mad-1: a rate without a dose", "MedicationAdministration", "dosage", {"rateRatio": {"numerator": amount(1, "mg"), "denominator": amount(1, "h")}}),
    ("mdd-1: handed over when it was ready", "MedicationDispense", "whenHandedOver", "2021-03-04T08:00:00Z"),
    ("mdd-1: handed over, never prepared", "MedicationDispense", "whenPrepared", GONE),
    ("imm-1: a leaflet by its address", "Immunization", "education", [{"reference": "https://example.org/leaflet"}]),
    ("imr-1: a disease without a vaccine", "ImmunizationRecommendation", "recommendation[0]", {"targetDisease": said("tetanus"), "forecastStatus": coded("immunization-recommendation-status", "overdue")}),
    ("prr-1: neither code nor detail", "ServiceRequest", "", {"code": GONE, "orderDetail": GONE}),
    ("cpl-3: a reference in place of the detail", "CarePlan", "activity", [{"reference": to("ServiceRequest/1")}]),
    ("gol-1: a measure without a detail", "Goal", "target[0].detailQuantity", GONE),
    ("nor-1: a drink alone", "NutritionOrder", "", {"oralDiet": GONE, "enteralFormula": GONE}),
    ("tim-1: a duration and its unit", "ServiceRequest", "occurrenceTiming", {"repeat": {"duration": 0, "durationUnit": "min"}}),
    ("tim-5: a period of none", "ServiceRequest", "occurrenceTiming.repeat.period", 0),
    ("tim-6: a period and its maximum", "ServiceRequest", "occurrenceTiming.repeat.periodMax", 2),
    ("tim-7: a duration and its maximum", "ServiceRequest", "occurrenceTiming", {"repeat": {"duration": 1, "durationMax": 2, "durationUnit": "h"}}),
    ("tim-8: a count and its maximum", "ServiceRequest", "occurrenceTiming", {"repeat": {"count": 1, "countMax": 2}}),
    ("tim-9: half an hour before breakfast", "ServiceRequest", "occurrenceTiming", {"repeat": {"offset": 30, "when": ["ACM"]}}),
    ("tim-9: half an hour before two meals", "ServiceRequest", "occurrenceTiming", {"repeat": {"offset": 30, "when": ["ACM", "ACV"]}}),
    ("tim-10: two times a day by the clock", "ServiceRequest", "occurrenceTiming", {"repeat": {"timeOfDay": ["08:00:00", "20:00:00"], "dayOfWeek": ["sun"]}}),
    ("an event and a code of timing", "ServiceRequest", "occurrenceTiming", {"event": ["2021", "2022-03"], "code": coded("v3-GTSAbbreviation", "BID")}),
    ("an interpretation of a local system", "Observation", "interpretation[0].coding[1]", coding("https://example.org/flags", "hi")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "kind", "path", "value", "at"), BROKEN, ids=[f"{row[0]}-{row[1]}-{row[2]}" for row in BROKEN]
)
def test_a_broken_invariant_is_found(key: str, kind: str, path: str, value: Any, at: str) -> None:
    assert findings(but_for(kind, path, value)) == [(key, f"{kind}.{at}" if at else kind)]


@pytest.mark.parametrize(("kind", "path", "value"), [row[1:] for row in KEPT], ids=[row[0] for row in KEPT])
def test_what_only_looks_broken_is_left_alone(kind: str, path: str, value: Any) -> None:
    assert findings(but_for(kind, path, value)) == []
