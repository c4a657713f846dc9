# ruff: noqa: E501 - messages and rows stand whole
"""One defect a row, made by breaking a good Bundle, with all that is said of it; and rows that only look alike."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest

from case2fhir.check import validate

GONE = object()
DIV = '<div xmlns="http://www.w3.org/1999/xhtml">x</div>'
UUID = "urn:uuid:0a1b2c3d-0000-4000-8000-00000000000"
Path = tuple[Any, ...]


def good_bundle() -> dict[str, Any]:
    """Return a transaction that has nothing to complain about."""
    return {
        "resourceType": "Bundle",
        "type": "transaction",
        "entry": [
            {
                "fullUrl": UUID + "1",
                "resource": {
                    "resourceType": "Patient",
                    "text": {"status": "generated", "div": DIV},
                    "identifier": [{"system": "https://x.org/id", "value": "1"}],
                    "gender": "male",
                    "birthDate": "1980-02-03",
                    "name": [{"family": "A", "given": ["B"]}],
                    "telecom": [{"system": "phone", "value": "1"}],
                },
                "request": {"method": "POST", "url": "Patient", "ifNoneExist": "identifier=https://x.org/id|1"},
            },
            {
                "fullUrl": UUID + "2",
                "resource": {
                    "resourceType": "Encounter",
                    "text": {"status": "generated", "div": DIV},
                    "status": "finished",
                    "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"},
                    "subject": {"reference": UUID + "1"},
                    "period": {"start": "2020-01-01", "end": "2020-01-02"},
                },
                "request": {"method": "POST", "url": "Encounter"},
            },
            {
                "fullUrl": UUID + "3",
                "resource": {
                    "resourceType": "Condition",
                    "text": {"status": "generated", "div": DIV},
                    "clinicalStatus": {
                        "coding": [
                            {"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}
                        ]
                    },
                    "verificationStatus": {
                        "coding": [
                            {
                                "system": "http://terminology.hl7.org/CodeSystem/condition-ver-status",
                                "code": "confirmed",
                            }
                        ]
                    },
                    "category": [
                        {
                            "coding": [
                                {
                                    "system": "http://terminology.hl7.org/CodeSystem/condition-category",
                                    "code": "encounter-diagnosis",
                                }
                            ]
                        }
                    ],
                    "code": {"text": "x"},
                    "subject": {"reference": UUID + "1"},
                    "encounter": {"reference": UUID + "2"},
                    "onsetAge": {"value": Decimal(35), "system": "http://unitsofmeasure.org", "code": "a"},
                },
                "request": {"method": "POST", "url": "Condition"},
            },
            {
                "fullUrl": UUID + "4",
                "resource": {
                    "resourceType": "Observation",
                    "text": {"status": "generated", "div": DIV},
                    "status": "final",
                    "category": [
                        {
                            "coding": [
                                {
                                    "system": "http://terminology.hl7.org/CodeSystem/observation-category",
                                    "code": "laboratory",
                                    "display": "Laboratory",
                                }
                            ]
                        }
                    ],
                    "code": {"coding": [{"system": "http://loinc.org", "code": "718-7"}], "text": "Hb"},
                    "subject": {"reference": UUID + "1"},
                    "effectiveDateTime": "2020-01-01T10:00:00Z",
                    "valueQuantity": {
                        "value": Decimal("13.5"),
                        "unit": "g/dL",
                        "system": "http://unitsofmeasure.org",
                        "code": "g/dL",
                    },
                    "referenceRange": [{"low": {"value": 12}, "high": {"value": 16}}],
                },
                "request": {"method": "POST", "url": "Observation"},
            },
            {
                "fullUrl": UUID + "5",
                "resource": {
                    "resourceType": "MedicationRequest",
                    "text": {"status": "generated", "div": DIV},
                    "status": "unknown",
                    "intent": "order",
                    "medicationCodeableConcept": {"text": "x"},
                    "subject": {"reference": UUID + "1"},
                    "dosageInstruction": [
                        {
                            "text": "x",
                            "timing": {
                                "repeat": {
                                    "frequency": 1,
                                    "period": 2,
                                    "periodUnit": "d",
                                    "boundsDuration": {"value": 10, "system": "http://unitsofmeasure.org", "code": "d"},
                                }
                            },
                            "doseAndRate": [
                                {
                                    "doseQuantity": {
                                        "value": 5,
                                        "unit": "mg",
                                        "system": "http://unitsofmeasure.org",
                                        "code": "mg",
                                    }
                                }
                            ],
                        }
                    ],
                },
                "request": {"method": "POST", "url": "MedicationRequest"},
            },
            {
                "fullUrl": UUID + "6",
                "resource": {
                    "resourceType": "Observation",
                    "text": {"status": "generated", "div": DIV},
                    "status": "final",
                    "category": [
                        {
                            "coding": [
                                {
                                    "system": "http://terminology.hl7.org/CodeSystem/observation-category",
                                    "code": "vital-signs",
                                }
                            ]
                        }
                    ],
                    "code": {"coding": [{"system": "http://loinc.org", "code": "85354-9"}]},
                    "subject": {"reference": UUID + "1"},
                    "effectiveDateTime": "2020-01-01",
                    "component": [
                        {
                            "code": {"coding": [{"system": "http://loinc.org", "code": "8480-6"}]},
                            "valueQuantity": {
                                "value": 120,
                                "unit": "mmHg",
                                "system": "http://unitsofmeasure.org",
                                "code": "mm[Hg]",
                            },
                        },
                        {
                            "code": {"coding": [{"system": "http://loinc.org", "code": "8462-4"}]},
                            "valueQuantity": {
                                "value": 80,
                                "unit": "mmHg",
                                "system": "http://unitsofmeasure.org",
                                "code": "mm[Hg]",
                            },
                        },
                    ],
                },
                "request": {"method": "POST", "url": "Observation"},
            },
        ],
    }


DEFECTS: list[tuple[str, Path, Any, list[tuple[str, str, str, str]]]] = [
    (
        "gender",
        ("entry", 0, "resource", "gender"),
        "M",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[0].resource.gender",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/administrative-gender: use one of female, male, other, unknown",
            )
        ],
    ),
    (
        "birthDate",
        ("entry", 0, "resource", "birthDate"),
        "1980-2-3",
        [
            (
                "error",
                "date-format",
                "Bundle.entry[0].resource.birthDate",
                "is no date: it is not YYYY, YYYY-MM or YYYY-MM-DD",
            )
        ],
    ),
    (
        "bd time",
        ("entry", 0, "resource", "birthDate"),
        "1980-02-03T00:00:00Z",
        [
            (
                "error",
                "date-format",
                "Bundle.entry[0].resource.birthDate",
                "is no date: it is not YYYY, YYYY-MM or YYYY-MM-DD",
            )
        ],
    ),
    (
        "bd slash",
        ("entry", 0, "resource", "birthDate"),
        "03/02/1980",
        [
            (
                "error",
                "date-format",
                "Bundle.entry[0].resource.birthDate",
                "is no date: it is not YYYY, YYYY-MM or YYYY-MM-DD",
            )
        ],
    ),
    (
        "active str",
        ("entry", 0, "resource", "active"),
        "true",
        [("error", "json-type", "Bundle.entry[0].resource.active", "must be true or false, not a string")],
    ),
    (
        "name not list",
        ("entry", 0, "resource", "name"),
        {"family": "x"},
        [("error", "array", "Bundle.entry[0].resource.name", "must be an array, not an object")],
    ),
    (
        "given str",
        ("entry", 0, "resource", "name", 0, "given"),
        "B",
        [("error", "array", "Bundle.entry[0].resource.name[0].given", "must be an array, not a string")],
    ),
    (
        "empty fam",
        ("entry", 0, "resource", "name", 0, "family"),
        "",
        [
            (
                "error",
                "empty-string",
                "Bundle.entry[0].resource.name[0].family",
                "must not be empty: leave the property out",
            )
        ],
    ),
    (
        "name use",
        ("entry", 0, "resource", "name", 0, "use"),
        "offical",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[0].resource.name[0].use",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/name-use: use one of anonymous, maiden, nickname, official, old, temp, usual",
            )
        ],
    ),
    (
        "telecom sys",
        ("entry", 0, "resource", "telecom", 0, "system"),
        "mobile",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[0].resource.telecom[0].system",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/contact-point-system: use one of email, fax, other, pager, phone, sms, url",
            )
        ],
    ),
    (
        "cpt-2",
        ("entry", 0, "resource", "telecom", 0, "system"),
        GONE,
        [("error", "cpt-2", "Bundle.entry[0].resource.telecom[0]", "A system is required if a value is provided.")],
    ),
    (
        "unknown",
        ("entry", 0, "resource", "sex"),
        "male",
        [("error", "unknown-element", "Bundle.entry[0].resource.sex", "Patient has no element sex")],
    ),
    (
        "multi",
        ("entry", 0, "resource", "multipleBirthBoolean"),
        1,
        [
            (
                "error",
                "json-type",
                "Bundle.entry[0].resource.multipleBirthBoolean",
                "must be true or false, not a number",
            )
        ],
    ),
    (
        "status",
        ("entry", 1, "resource", "status"),
        "done",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[1].resource.status",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/encounter-status: use one of arrived, cancelled, entered-in-error, finished, in-progress, onleave, planned, triaged, unknown",
            )
        ],
    ),
    (
        "status missing",
        ("entry", 1, "resource", "status"),
        GONE,
        [("error", "required-element", "Bundle.entry[1].resource", "Encounter.status is required and missing")],
    ),
    (
        "class missing",
        ("entry", 1, "resource", "class"),
        GONE,
        [("error", "required-element", "Bundle.entry[1].resource", "Encounter.class is required and missing")],
    ),
    (
        "class code",
        ("entry", 1, "resource", "class", "code"),
        "XYZ",
        [
            (
                "error",
                "code-unknown",
                "Bundle.entry[1].resource.class.code",
                "is no code of http://terminology.hl7.org/CodeSystem/v3-ActCode",
            ),
            (
                "warning",
                "binding-extensible",
                "Bundle.entry[1].resource.class",
                "no coding is in the value set http://terminology.hl7.org/ValueSet/v3-ActEncounterCode; use one of its codes if one fits",
            ),
        ],
    ),
    (
        "period",
        ("entry", 1, "resource", "period", "end"),
        "2019-01-01",
        [("error", "per-1", "Bundle.entry[1].resource.period", "If present, start SHALL have a lower value than end")],
    ),
    (
        "subject type",
        ("entry", 1, "resource", "subject", "reference"),
        "urn:uuid:0a1b2c3d-0000-4000-8000-000000000003",
        [
            (
                "error",
                "reference-target",
                "Bundle.entry[1].resource.subject",
                "may lead to Patient or Group, not to Condition",
            )
        ],
    ),
    (
        "subject unresolved",
        ("entry", 1, "resource", "subject", "reference"),
        "urn:uuid:0a1b2c3d-0000-4000-8000-000000000009",
        [("warning", "reference-unresolved", "Bundle.entry[1].resource.subject", "leads to no entry of the Bundle")],
    ),
    (
        "subject str",
        ("entry", 1, "resource", "subject"),
        "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001",
        [("error", "json-type", "Bundle.entry[1].resource.subject", "must be an object, not a string")],
    ),
    (
        "reference casing",
        ("entry", 1, "resource", "subject"),
        {"Reference": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001"},
        [
            (
                "error",
                "unknown-element",
                "Bundle.entry[1].resource.subject.Reference",
                "Reference has no element Reference; did you mean reference?",
            ),
            (
                "warning",
                "reference-empty",
                "Bundle.entry[1].resource.subject",
                "has neither reference, identifier nor display",
            ),
        ],
    ),
    (
        "con-5",
        ("entry", 2, "resource", "verificationStatus", "coding", 0, "code"),
        "entered-in-error",
        [
            (
                "error",
                "con-5",
                "Bundle.entry[2].resource",
                "Condition.clinicalStatus SHALL NOT be present if verification Status is entered-in-error",
            )
        ],
    ),
    (
        "con-3/clin missing",
        ("entry", 2, "resource", "clinicalStatus"),
        GONE,
        [
            (
                "warning",
                "con-3",
                "Bundle.entry[2].resource",
                "Condition.clinicalStatus SHALL be present if verificationStatus is not entered-in-error and category is problem-list-item",
            )
        ],
    ),
    (
        "con-4",
        ("entry", 2, "resource", "abatementString"),
        "x",
        [
            (
                "error",
                "con-4",
                "Bundle.entry[2].resource",
                "If condition is abated, then clinicalStatus must be either inactive, resolved, or remission",
            )
        ],
    ),
    (
        "clin code",
        ("entry", 2, "resource", "clinicalStatus", "coding", 0, "code"),
        "ongoing",
        [
            (
                "error",
                "code-unknown",
                "Bundle.entry[2].resource.clinicalStatus.coding[0].code",
                "is no code of http://terminology.hl7.org/CodeSystem/condition-clinical",
            ),
            (
                "error",
                "binding-required",
                "Bundle.entry[2].resource.clinicalStatus",
                "no coding is in the required value set http://hl7.org/fhir/ValueSet/condition-clinical: use one of active, inactive, recurrence, relapse, remission, resolved",
            ),
        ],
    ),
    (
        "clin system",
        ("entry", 2, "resource", "clinicalStatus", "coding", 0, "system"),
        "http://hl7.org/fhir/condition-clinical",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[2].resource.clinicalStatus",
                "no coding is in the required value set http://hl7.org/fhir/ValueSet/condition-clinical: use one of active, inactive, recurrence, relapse, remission, resolved",
            )
        ],
    ),
    (
        "ver code",
        ("entry", 2, "resource", "verificationStatus", "coding", 0, "code"),
        "sure",
        [
            (
                "error",
                "code-unknown",
                "Bundle.entry[2].resource.verificationStatus.coding[0].code",
                "is no code of http://terminology.hl7.org/CodeSystem/condition-ver-status",
            ),
            (
                "error",
                "binding-required",
                "Bundle.entry[2].resource.verificationStatus",
                "no coding is in the required value set http://hl7.org/fhir/ValueSet/condition-ver-status: use one of confirmed, differential, entered-in-error, provisional, refuted, unconfirmed",
            ),
        ],
    ),
    (
        "cat code",
        ("entry", 2, "resource", "category", 0, "coding", 0, "code"),
        "x",
        [
            (
                "error",
                "code-unknown",
                "Bundle.entry[2].resource.category[0].coding[0].code",
                "is no code of http://terminology.hl7.org/CodeSystem/condition-category",
            ),
            (
                "warning",
                "binding-extensible",
                "Bundle.entry[2].resource.category[0]",
                "no coding is in the value set http://hl7.org/fhir/ValueSet/condition-category; use one of its codes if one fits",
            ),
        ],
    ),
    (
        "age unit",
        ("entry", 2, "resource", "onsetAge", "code"),
        "year",
        [("error", "ucum", "Bundle.entry[2].resource.onsetAge.code", "is no unit of UCUM")],
    ),
    (
        "age neg",
        ("entry", 2, "resource", "onsetAge", "value"),
        -1,
        [
            (
                "error",
                "age-1",
                "Bundle.entry[2].resource.onsetAge",
                "There SHALL be a code if there is a value and it SHALL be an expression of time.  If system is present, it SHALL be UCUM.  If value is present, it SHALL be positive.",
            )
        ],
    ),
    (
        "age missing code",
        ("entry", 2, "resource", "onsetAge", "code"),
        GONE,
        [
            (
                "error",
                "age-1",
                "Bundle.entry[2].resource.onsetAge",
                "There SHALL be a code if there is a value and it SHALL be an expression of time.  If system is present, it SHALL be UCUM.  If value is present, it SHALL be positive.",
            )
        ],
    ),
    (
        "onset two",
        ("entry", 2, "resource", "onsetString"),
        "x",
        [
            (
                "error",
                "choice-type",
                "Bundle.entry[2].resource.onsetAge",
                "onset[x] may have one type only, but onsetString is there too",
            )
        ],
    ),
    (
        "enc type",
        ("entry", 2, "resource", "encounter", "reference"),
        "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001",
        [("error", "reference-target", "Bundle.entry[2].resource.encounter", "may lead to Encounter, not to Patient")],
    ),
    (
        "obs code missing",
        ("entry", 3, "resource", "code"),
        GONE,
        [("error", "required-element", "Bundle.entry[3].resource", "Observation.code is required and missing")],
    ),
    (
        "obs-6",
        ("entry", 3, "resource", "dataAbsentReason"),
        {"text": "x"},
        [
            (
                "error",
                "obs-6",
                "Bundle.entry[3].resource",
                "dataAbsentReason SHALL only be present if Observation.value[x] is not present",
            )
        ],
    ),
    (
        "obs-7",
        ("entry", 3, "resource", "component"),
        [{"code": {"coding": [{"system": "http://loinc.org", "code": "718-7"}]}, "valueString": "x"}],
        [
            (
                "error",
                "obs-7",
                "Bundle.entry[3].resource",
                "If Observation.code is the same as an Observation.component.code then the value element associated with the code SHALL NOT be present",
            )
        ],
    ),
    (
        "ucum",
        ("entry", 3, "resource", "valueQuantity", "code"),
        "gm/dL",
        [("error", "ucum", "Bundle.entry[3].resource.valueQuantity.code", "is no unit of UCUM")],
    ),
    (
        "qty str",
        ("entry", 3, "resource", "valueQuantity", "value"),
        "13.5",
        [("error", "json-type", "Bundle.entry[3].resource.valueQuantity.value", "must be a number, not a string")],
    ),
    (
        "qty code nosys",
        ("entry", 3, "resource", "valueQuantity", "system"),
        GONE,
        [
            (
                "error",
                "qty-3",
                "Bundle.entry[3].resource.valueQuantity",
                "If a code for the unit is present, the system SHALL also be present",
            )
        ],
    ),
    (
        "loinc digit",
        ("entry", 3, "resource", "code", "coding", 0, "code"),
        "718-8",
        [
            (
                "warning",
                "check-digit",
                "Bundle.entry[3].resource.code.coding[0].code",
                "is no LOINC code: its form or check digit is wrong",
            )
        ],
    ),
    (
        "obs eff",
        ("entry", 3, "resource", "effectiveDateTime"),
        "2020-01-01T10:00:00",
        [
            (
                "error",
                "datetime-format",
                "Bundle.entry[3].resource.effectiveDateTime",
                "is no dateTime: a date with a time needs a time zone",
            )
        ],
    ),
    (
        "obs eff2",
        ("entry", 3, "resource", "effectiveDateTime"),
        "2020-01-01 10:00",
        [
            (
                "error",
                "datetime-format",
                "Bundle.entry[3].resource.effectiveDateTime",
                "is no dateTime: it is not YYYY, YYYY-MM or YYYY-MM-DD",
            )
        ],
    ),
    (
        "eff 25h",
        ("entry", 3, "resource", "effectiveDateTime"),
        "2020-01-01T25:00:00Z",
        [
            (
                "error",
                "datetime-format",
                "Bundle.entry[3].resource.effectiveDateTime",
                "is no dateTime: its time is not hh:mm:ss",
            )
        ],
    ),
    (
        "obs cat",
        ("entry", 3, "resource", "category", 0, "coding", 0, "code"),
        "lab",
        [
            (
                "error",
                "code-unknown",
                "Bundle.entry[3].resource.category[0].coding[0].code",
                "is no code of http://terminology.hl7.org/CodeSystem/observation-category",
            )
        ],
    ),
    (
        "obs cat disp",
        ("entry", 3, "resource", "category", 0, "coding", 0, "display"),
        "Vital Signs",
        [
            (
                "error",
                "display",
                "Bundle.entry[3].resource.category[0].coding[0].display",
                "is not the display of the code in http://terminology.hl7.org/CodeSystem/observation-category",
            )
        ],
    ),
    (
        "cmp",
        ("entry", 3, "resource", "valueQuantity", "comparator"),
        "<<",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[3].resource.valueQuantity.comparator",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/quantity-comparator: use one of <, <=, >, >=",
            )
        ],
    ),
    (
        "range cmp",
        ("entry", 3, "resource", "referenceRange", 0, "low", "comparator"),
        "<",
        [
            (
                "error",
                "max-occurs",
                "Bundle.entry[3].resource.referenceRange[0].low.comparator",
                "may not be used in SimpleQuantity",
            ),
            (
                "error",
                "sqty-1",
                "Bundle.entry[3].resource.referenceRange[0].low",
                "The comparator is not used on a SimpleQuantity",
            ),
        ],
    ),
    (
        "obs-3",
        ("entry", 3, "resource", "referenceRange", 0),
        {"type": {"text": "x"}},
        [
            (
                "error",
                "obs-3",
                "Bundle.entry[3].resource.referenceRange[0]",
                "Must have at least a low or a high or text",
            )
        ],
    ),
    (
        "range empty",
        ("entry", 3, "resource", "referenceRange"),
        [],
        [
            (
                "error",
                "empty-array",
                "Bundle.entry[3].resource.referenceRange",
                "must not be empty: leave the property out",
            )
        ],
    ),
    (
        "interp",
        ("entry", 3, "resource", "interpretation"),
        {"text": "x"},
        [("error", "array", "Bundle.entry[3].resource.interpretation", "must be an array, not an object")],
    ),
    (
        "issued",
        ("entry", 3, "resource", "issued"),
        "2020-01-01",
        [("error", "instant-format", "Bundle.entry[3].resource.issued", "is no instant: it needs a date and a time")],
    ),
    (
        "coding no sys",
        ("entry", 3, "resource", "code", "coding", 0, "system"),
        GONE,
        [
            (
                "warning",
                "coding-system",
                "Bundle.entry[3].resource.code.coding[0]",
                "a code without a system has no defined meaning",
            )
        ],
    ),
    (
        "coding sys rel",
        ("entry", 3, "resource", "code", "coding", 0, "system"),
        "loinc",
        [("error", "coding-system", "Bundle.entry[3].resource.code.coding[0].system", "must be an absolute URL")],
    ),
    (
        "vs as sys",
        ("entry", 3, "resource", "category", 0, "coding", 0, "system"),
        "http://hl7.org/fhir/ValueSet/observation-category",
        [
            (
                "error",
                "coding-value-set",
                "Bundle.entry[3].resource.category[0].coding[0].system",
                "is the URL of a value set, not of a code system",
            )
        ],
    ),
    (
        "obs value type",
        ("entry", 3, "resource", "valueDecimal"),
        5,
        [
            (
                "error",
                "unknown-element",
                "Bundle.entry[3].resource.valueDecimal",
                "Observation has no element valueDecimal; write value[x] as one of valueQuantity, valueCodeableConcept, valueString, valueBoolean, valueInteger, valueRange, valueRatio, valueSampledData, valueTime, valueDateTime, valuePeriod",
            )
        ],
    ),
    (
        "partOf cond",
        ("entry", 3, "resource", "partOf"),
        [{"reference": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000003"}],
        [
            (
                "error",
                "reference-target",
                "Bundle.entry[3].resource.partOf[0]",
                "may lead to MedicationAdministration or MedicationDispense or MedicationStatement or Procedure or Immunization or ImagingStudy, not to Condition",
            )
        ],
    ),
    (
        "mr status",
        ("entry", 4, "resource", "status"),
        "actve",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[4].resource.status",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/medicationrequest-status: use one of active, cancelled, completed, draft, entered-in-error, on-hold, stopped, unknown",
            )
        ],
    ),
    (
        "mr intent",
        ("entry", 4, "resource", "intent"),
        GONE,
        [("error", "required-element", "Bundle.entry[4].resource", "MedicationRequest.intent is required and missing")],
    ),
    (
        "mr med",
        ("entry", 4, "resource", "medicationCodeableConcept"),
        GONE,
        [
            (
                "error",
                "required-element",
                "Bundle.entry[4].resource",
                "MedicationRequest.medication[x] is required and missing",
            )
        ],
    ),
    (
        "tim-1?",
        ("entry", 4, "resource", "dosageInstruction", 0, "timing", "repeat", "periodUnit"),
        GONE,
        [
            (
                "error",
                "tim-2",
                "Bundle.entry[4].resource.dosageInstruction[0].timing.repeat",
                "if there's a period, there needs to be period units",
            )
        ],
    ),
    (
        "tim-4",
        ("entry", 4, "resource", "dosageInstruction", 0, "timing", "repeat", "period"),
        -2,
        [
            (
                "error",
                "tim-5",
                "Bundle.entry[4].resource.dosageInstruction[0].timing.repeat",
                "period SHALL be a non-negative value",
            )
        ],
    ),
    (
        "periodUnit",
        ("entry", 4, "resource", "dosageInstruction", 0, "timing", "repeat", "periodUnit"),
        "day",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[4].resource.dosageInstruction[0].timing.repeat.periodUnit",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/units-of-time: use one of a, d, h, min, mo, s, wk",
            )
        ],
    ),
    (
        "freq 0",
        ("entry", 4, "resource", "dosageInstruction", 0, "timing", "repeat", "frequency"),
        0,
        [
            (
                "error",
                "integer-format",
                "Bundle.entry[4].resource.dosageInstruction[0].timing.repeat.frequency",
                "is no positiveInt: a whole number from 1 to 2147483647",
            )
        ],
    ),
    (
        "freq str",
        ("entry", 4, "resource", "dosageInstruction", 0, "timing", "repeat", "frequency"),
        "1",
        [
            (
                "error",
                "json-type",
                "Bundle.entry[4].resource.dosageInstruction[0].timing.repeat.frequency",
                "must be a number, not a string",
            )
        ],
    ),
    (
        "bounds dur",
        ("entry", 4, "resource", "dosageInstruction", 0, "timing", "repeat", "boundsDuration", "code"),
        "day",
        [
            (
                "error",
                "ucum",
                "Bundle.entry[4].resource.dosageInstruction[0].timing.repeat.boundsDuration.code",
                "is no unit of UCUM",
            )
        ],
    ),
    (
        "asneeded 2",
        ("entry", 4, "resource", "dosageInstruction", 0, "asNeededBoolean"),
        "yes",
        [
            (
                "error",
                "json-type",
                "Bundle.entry[4].resource.dosageInstruction[0].asNeededBoolean",
                "must be true or false, not a string",
            )
        ],
    ),
    (
        "when+offset",
        ("entry", 4, "resource", "dosageInstruction", 0, "timing", "repeat", "offset"),
        5,
        [
            (
                "error",
                "tim-9",
                "Bundle.entry[4].resource.dosageInstruction[0].timing.repeat",
                "If there's an offset, there must be a when (and not C, CM, CD, CV)",
            )
        ],
    ),
    (
        "timing code",
        ("entry", 4, "resource", "dosageInstruction", 0, "timing", "repeat", "dayOfWeek"),
        ["monday"],
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[4].resource.dosageInstruction[0].timing.repeat.dayOfWeek[0]",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/days-of-week: use one of fri, mon, sat, sun, thu, tue, wed",
            )
        ],
    ),
    (
        "tod",
        ("entry", 4, "resource", "dosageInstruction", 0, "timing", "repeat", "timeOfDay"),
        ["8:00"],
        [
            (
                "error",
                "time-format",
                "Bundle.entry[4].resource.dosageInstruction[0].timing.repeat.timeOfDay[0]",
                "is no time: hh:mm:ss is wanted, without a zone",
            )
        ],
    ),
    (
        "dose str",
        ("entry", 4, "resource", "dosageInstruction", 0, "doseAndRate", 0, "doseQuantity"),
        "5 mg",
        [
            (
                "error",
                "json-type",
                "Bundle.entry[4].resource.dosageInstruction[0].doseAndRate[0].doseQuantity",
                "must be an object, not a string",
            )
        ],
    ),
    (
        "dosage seq",
        ("entry", 4, "resource", "dosageInstruction", 0, "sequence"),
        1.5,
        [
            (
                "error",
                "integer-format",
                "Bundle.entry[4].resource.dosageInstruction[0].sequence",
                "is no integer: a whole number from -2147483648 to 2147483647",
            )
        ],
    ),
    (
        "dosage obj",
        ("entry", 4, "resource", "dosageInstruction"),
        {"text": "x"},
        [("error", "array", "Bundle.entry[4].resource.dosageInstruction", "must be an array, not an object")],
    ),
    (
        "mr subject",
        ("entry", 4, "resource", "subject", "reference"),
        "Patient/",
        [
            (
                "warning",
                "reference-format",
                "Bundle.entry[4].resource.subject.reference",
                "is no Type/id, URL or fragment",
            )
        ],
    ),
    (
        "bp unit",
        ("entry", 5, "resource", "component", 0, "valueQuantity", "code"),
        "mmHg",
        [
            ("error", "ucum", "Bundle.entry[5].resource.component[0].valueQuantity.code", "is no unit of UCUM"),
            (
                "error",
                "binding-required",
                "Bundle.entry[5].resource.component[0].valueQuantity",
                "no coding is in the required value set http://hl7.org/fhir/ValueSet/ucum-vitals-common: use one of %, /min, Cel, [degF], [in_i], [lb_av], cm, g, kg, kg/m2, m2, mm[Hg]",
            ),
            (
                "error",
                "profile-fixed",
                "Bundle.entry[5].resource.component[0].valueQuantity.code",
                "is not the value that Observation Blood Pressure Profile fixes: mm[Hg]",
            ),
        ],
    ),
    (
        "bp kPa",
        ("entry", 5, "resource", "component", 0, "valueQuantity", "code"),
        "kPa",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[5].resource.component[0].valueQuantity",
                "no coding is in the required value set http://hl7.org/fhir/ValueSet/ucum-vitals-common: use one of %, /min, Cel, [degF], [in_i], [lb_av], cm, g, kg, kg/m2, m2, mm[Hg]",
            ),
            (
                "error",
                "profile-fixed",
                "Bundle.entry[5].resource.component[0].valueQuantity.code",
                "is not the value that Observation Blood Pressure Profile fixes: mm[Hg]",
            ),
        ],
    ),
    (
        "bp no eff",
        ("entry", 5, "resource", "effectiveDateTime"),
        GONE,
        [
            (
                "error",
                "profile-min",
                "Bundle.entry[5].resource.effective",
                "Observation Blood Pressure Profile needs at least 1, there are 0",
            )
        ],
    ),
    (
        "bp no cat",
        ("entry", 5, "resource", "category"),
        GONE,
        [
            (
                "error",
                "profile-min",
                "Bundle.entry[5].resource.category",
                "Observation Blood Pressure Profile needs at least 1, there are 0",
            ),
            (
                "error",
                "profile-slice-min",
                "Bundle.entry[5].resource.category",
                "Observation Blood Pressure Profile needs at least 1 of VSCat, there are 0",
            ),
        ],
    ),
    (
        "bp cat other",
        ("entry", 5, "resource", "category", 0, "coding", 0, "code"),
        "exam",
        [
            (
                "error",
                "profile-slice-min",
                "Bundle.entry[5].resource.category",
                "Observation Blood Pressure Profile needs at least 1 of VSCat, there are 0",
            )
        ],
    ),
    (
        "bp one comp",
        ("entry", 5, "resource", "component", 1),
        GONE,
        [
            (
                "error",
                "profile-min",
                "Bundle.entry[5].resource.component",
                "Observation Blood Pressure Profile needs at least 2, there are 1",
            ),
            (
                "error",
                "profile-slice-min",
                "Bundle.entry[5].resource.component",
                "Observation Blood Pressure Profile needs at least 1 of DiastolicBP, there are 0",
            ),
        ],
    ),
    (
        "bp value",
        ("entry", 5, "resource", "valueQuantity"),
        {"value": 1},
        [
            (
                "error",
                "profile-slice-max",
                "Bundle.entry[5].resource.value",
                "Observation Blood Pressure Profile allows 0 of valueQuantity at most, there are 1",
            )
        ],
    ),
    (
        "bp no subject",
        ("entry", 5, "resource", "subject"),
        GONE,
        [
            (
                "error",
                "profile-min",
                "Bundle.entry[5].resource.subject",
                "Observation Blood Pressure Profile needs at least 1, there are 0",
            )
        ],
    ),
    (
        "bp vs-3",
        ("entry", 5, "resource", "component", 0, "valueQuantity"),
        GONE,
        [
            (
                "error",
                "vs-3",
                "Bundle.entry[5].resource.component[0]",
                "If there is no a value a data absent reason must be present",
            )
        ],
    ),
    (
        "vs-1",
        ("entry", 5, "resource", "effectiveDateTime"),
        "2020-01",
        [
            (
                "error",
                "vs-1",
                "Bundle.entry[5].resource.effectiveDateTime",
                "if Observation.effective[x] is dateTime and has a value then that value shall be precise to the day",
            )
        ],
    ),
    (
        "bp no unit",
        ("entry", 5, "resource", "component", 0, "valueQuantity", "unit"),
        GONE,
        [
            (
                "error",
                "profile-min",
                "Bundle.entry[5].resource.component[0].valueQuantity.unit",
                "Observation Blood Pressure Profile needs at least 1, there are 0",
            )
        ],
    ),
    (
        "type",
        ("type",),
        "transactions",
        [
            (
                "error",
                "binding-required",
                "Bundle.type",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/bundle-type: use one of batch, batch-response, collection, document, history, message, searchset, transaction, transaction-response",
            ),
            ("error", "bdl-3", "Bundle", "entry.request mandatory for batch/transaction/history, otherwise prohibited"),
        ],
    ),
    (
        "dup url",
        ("entry", 1, "fullUrl"),
        "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001",
        [
            (
                "error",
                "bdl-7",
                "Bundle",
                "FullUrl must be unique in a bundle, or else entries with the same fullUrl must have different meta.versionId (except in history bundles)",
            ),
            (
                "warning",
                "reference-unresolved",
                "Bundle.entry[2].resource.encounter",
                "leads to no entry of the Bundle",
            ),
        ],
    ),
    (
        "no request",
        ("entry", 1, "request"),
        GONE,
        [("error", "bdl-3", "Bundle", "entry.request mandatory for batch/transaction/history, otherwise prohibited")],
    ),
    (
        "request url",
        ("entry", 1, "request", "url"),
        "Patient",
        [
            (
                "error",
                "bundle-request-url",
                "Bundle.entry[1].request.url",
                "is for Patient, but the entry holds a Encounter",
            )
        ],
    ),
    (
        "method",
        ("entry", 1, "request", "method"),
        "CREATE",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[1].request.method",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/http-verb: use one of DELETE, GET, HEAD, PATCH, POST, PUT",
            )
        ],
    ),
    (
        "fullUrl rel",
        ("entry", 1, "fullUrl"),
        "Encounter/1",
        [
            ("error", "bundle-full-url-absolute", "Bundle.entry[1].fullUrl", "must be an absolute URL"),
            (
                "warning",
                "reference-unresolved",
                "Bundle.entry[2].resource.encounter",
                "leads to no entry of the Bundle",
            ),
        ],
    ),
    (
        "uuid upper",
        ("entry", 1, "fullUrl"),
        "urn:uuid:0A1B2C3D-0000-4000-8000-000000000002",
        [
            (
                "error",
                "uri-format",
                "Bundle.entry[1].fullUrl",
                "is no uri: a urn:uuid must be 32 lower-case hex digits in five groups",
            ),
            (
                "warning",
                "reference-unresolved",
                "Bundle.entry[2].resource.encounter",
                "leads to no entry of the Bundle",
            ),
        ],
    ),
    (
        "uuid bad",
        ("entry", 1, "fullUrl"),
        "urn:uuid:2",
        [
            (
                "error",
                "uri-format",
                "Bundle.entry[1].fullUrl",
                "is no uri: a urn:uuid must be 32 lower-case hex digits in five groups",
            ),
            (
                "warning",
                "reference-unresolved",
                "Bundle.entry[2].resource.encounter",
                "leads to no entry of the Bundle",
            ),
        ],
    ),
    (
        "response",
        ("entry", 1, "response"),
        {"status": "201"},
        [
            (
                "error",
                "bdl-4",
                "Bundle",
                "entry.response mandatory for batch-response/transaction-response/history, otherwise prohibited",
            )
        ],
    ),
    (
        "no resource",
        ("entry", 1, "resource"),
        GONE,
        [
            ("error", "bundle-request-resource", "Bundle.entry[1].request", "POST needs a resource in the entry"),
            (
                "warning",
                "reference-unresolved",
                "Bundle.entry[2].resource.encounter",
                "leads to no entry of the Bundle",
            ),
        ],
    ),
    ("total", ("total",), 3, [("error", "bdl-1", "Bundle", "total only when a search or history")]),
    (
        "search",
        ("entry", 1, "search"),
        {"mode": "match"},
        [("error", "bdl-2", "Bundle", "entry.search only when a search")],
    ),
    (
        "entry obj",
        ("entry",),
        {},
        [
            ("error", "array", "Bundle.entry", "must be an array, not an object"),
            ("error", "ele-1", "Bundle.entry", "All FHIR elements must have a @value or children"),
            ("error", "bdl-5", "Bundle.entry", "must be a resource unless there's a request or response"),
            ("error", "bdl-3", "Bundle", "entry.request mandatory for batch/transaction/history, otherwise prohibited"),
        ],
    ),
    (
        "res type",
        ("entry", 1, "resource", "resourceType"),
        "Encouter",
        [
            ("error", "resource-type", "Bundle.entry[1].resource", "R4 has no such resource; did you mean Encounter?"),
            (
                "error",
                "bundle-request-url",
                "Bundle.entry[1].request.url",
                "is for Encounter, but the entry holds a Encouter",
            ),
        ],
    ),
    (
        "res type none",
        ("entry", 1, "resource", "resourceType"),
        GONE,
        [("error", "resource-type", "Bundle.entry[1].resource", "has no resourceType: this is no FHIR resource")],
    ),
    (
        "ifNoneExist put",
        ("entry", 1, "request"),
        {"method": "PUT", "url": "Encounter/1", "ifNoneExist": "x=1"},
        [("error", "bundle-request-condition", "Bundle.entry[1].request.ifNoneExist", "goes with POST only")],
    ),
    (
        "link rel",
        ("link",),
        [{"relation": "next", "url": "http://x"}],
        [("error", "bundle-link", "Bundle.link[0]", "the link next has no place in a transaction")],
    ),
    (
        "put no id",
        ("entry", 1, "request"),
        {"method": "PUT", "url": "Encounter"},
        [("error", "bundle-request-url", "Bundle.entry[1].request.url", "PUT needs Type/id or Type?search")],
    ),
    (
        "id",
        ("entry", 0, "resource", "id"),
        "a_b",
        [("error", "id-format", "Bundle.entry[0].resource.id", "is no id: only letters, digits, - and . are allowed")],
    ),
    (
        "id long",
        ("entry", 0, "resource", "id"),
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        [("error", "id-format", "Bundle.entry[0].resource.id", "is no id: it has 65 characters, 64 are allowed")],
    ),
    (
        "ext unknown",
        ("entry", 0, "resource", "extension"),
        [{"url": "http://x.org/e", "valueString": "x"}],
        [
            (
                "error",
                "extension-unknown",
                "Bundle.entry[0].resource.extension[0]",
                "the extension has no definition here, so it is not allowed",
            )
        ],
    ),
    (
        "ext nourl",
        ("entry", 0, "resource", "extension"),
        [{"valueString": "x"}],
        [
            (
                "error",
                "required-element",
                "Bundle.entry[0].resource.extension[0]",
                "Extension.url is required and missing",
            )
        ],
    ),
    (
        "ext no value",
        ("entry", 0, "resource", "extension"),
        [{"url": "http://hl7.org/fhir/StructureDefinition/patient-birthPlace"}],
        [
            (
                "error",
                "ext-1",
                "Bundle.entry[0].resource.extension[0]",
                "Must have either extensions or value[x], not both",
            ),
            ("error", "extension-value", "Bundle.entry[0].resource.extension[0]", "needs a value by its definition"),
        ],
    ),
    (
        "ext both",
        ("entry", 0, "resource", "extension"),
        [
            {
                "url": "http://hl7.org/fhir/StructureDefinition/patient-birthPlace",
                "valueAddress": {"text": "x"},
                "extension": [{"url": "a", "valueString": "x"}],
            }
        ],
        [
            (
                "error",
                "ext-1",
                "Bundle.entry[0].resource.extension[0]",
                "Must have either extensions or value[x], not both",
            )
        ],
    ),
    (
        "ext type",
        ("entry", 0, "resource", "extension"),
        [{"url": "http://hl7.org/fhir/StructureDefinition/patient-birthPlace", "valueString": "x"}],
        [
            (
                "error",
                "extension-value",
                "Bundle.entry[0].resource.extension[0].valueString",
                "must be of type Address by the extension's definition",
            )
        ],
    ),
    (
        "ext ctx",
        ("entry", 1, "resource", "extension"),
        [{"url": "http://hl7.org/fhir/StructureDefinition/patient-birthPlace", "valueAddress": {"text": "x"}}],
        [
            (
                "error",
                "extension-context",
                "Bundle.entry[1].resource.extension[0]",
                "may not stand here, only on Patient",
            )
        ],
    ),
    (
        "dar code",
        ("entry", 0, "resource", "_gender"),
        {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "dunno"}]},
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[0].resource._gender.extension[0].valueCode",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/data-absent-reason",
            )
        ],
    ),
    (
        "narr status",
        ("entry", 0, "resource", "text", "status"),
        "ok",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[0].resource.text.status",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/narrative-status: use one of additional, empty, extensions, generated",
            )
        ],
    ),
    (
        "narr no div",
        ("entry", 0, "resource", "text"),
        {"status": "generated"},
        [("error", "required-element", "Bundle.entry[0].resource.text", "Narrative.div is required and missing")],
    ),
    (
        "narr script",
        ("entry", 0, "resource", "text", "div"),
        '<div xmlns="http://www.w3.org/1999/xhtml"><script>1</script></div>',
        [("error", "txt-1", "Bundle.entry[0].resource.text.div", "may not hold the element <script>")],
    ),
    (
        "narr ns",
        ("entry", 0, "resource", "text", "div"),
        "<div>x</div>",
        [
            (
                "error",
                "narrative-div",
                "Bundle.entry[0].resource.text.div",
                'must be one <div xmlns="http://www.w3.org/1999/xhtml">',
            )
        ],
    ),
    (
        "narr onclick",
        ("entry", 0, "resource", "text", "div"),
        '<div xmlns="http://www.w3.org/1999/xhtml"><p onclick="a">x</p></div>',
        [("error", "txt-1", "Bundle.entry[0].resource.text.div", "may not hold the attribute onclick of <p>")],
    ),
    (
        "narr nbsp",
        ("entry", 0, "resource", "text", "div"),
        '<div xmlns="http://www.w3.org/1999/xhtml">&nbsp;x</div>',
        [
            (
                "error",
                "narrative-xml",
                "Bundle.entry[0].resource.text.div",
                "is not well-formed XML: undefined entity; only &lt; &gt; &amp; &quot; &apos; are known",
            )
        ],
    ),
    (
        "narr link",
        ("entry", 0, "resource", "text", "div"),
        '<div xmlns="http://www.w3.org/1999/xhtml"><a href="#z">x</a></div>',
        [("error", "narrative-link", "Bundle.entry[0].resource.text.div", "the link leads to nothing in the resource")],
    ),
    (
        "photo size",
        ("entry", 0, "resource", "photo"),
        [{"contentType": "image/png", "data": "AAAA", "size": 9}],
        [("error", "attachment-size", "Bundle.entry[0].resource.photo[0].size", "says 9 bytes, but the data has 3")],
    ),
    (
        "photo b64",
        ("entry", 0, "resource", "photo"),
        [{"contentType": "image/png", "data": "AA*A"}],
        [
            (
                "error",
                "base64-format",
                "Bundle.entry[0].resource.photo[0].data",
                "is no base64Binary: it cannot be decoded",
            )
        ],
    ),
    (
        "lang",
        ("entry", 0, "resource", "language"),
        "english",
        [("error", "language", "Bundle.entry[0].resource.language", "is no language tag (BCP 47)")],
    ),
    (
        "contained unref",
        ("entry", 0, "resource", "contained"),
        [{"resourceType": "Organization", "id": "o", "name": "x"}],
        [
            (
                "error",
                "dom-3",
                "Bundle.entry[0].resource.contained[0]",
                "If the resource is contained in another resource, it SHALL be referred to from elsewhere in the resource or SHALL refer to the containing resource",
            )
        ],
    ),
    (
        "contained no id",
        ("entry", 0, "resource", "contained"),
        [{"resourceType": "Organization", "name": "x"}],
        [
            ("error", "contained-id", "Bundle.entry[0].resource.contained[0]", "a contained resource needs an id"),
            (
                "error",
                "dom-3",
                "Bundle.entry[0].resource.contained[0]",
                "If the resource is contained in another resource, it SHALL be referred to from elsewhere in the resource or SHALL refer to the containing resource",
            ),
        ],
    ),
    (
        "contact",
        ("entry", 0, "resource", "contact"),
        [{"gender": "male"}],
        [
            (
                "error",
                "pat-1",
                "Bundle.entry[0].resource.contact[0]",
                "SHALL at least contain a contact's details or a reference to an organization",
            )
        ],
    ),
    (
        "comm",
        ("entry", 0, "resource", "communication"),
        [{"preferred": True}],
        [
            (
                "error",
                "required-element",
                "Bundle.entry[0].resource.communication[0]",
                "Patient.communication.language is required and missing",
            )
        ],
    ),
    (
        "link type",
        ("entry", 0, "resource", "link"),
        [{"other": {"reference": "Patient/1"}, "type": "same"}],
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[0].resource.link[0].type",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/link-type: use one of refer, replaced-by, replaces, seealso",
            )
        ],
    ),
    (
        "link self",
        ("entry", 0, "resource", "link"),
        [{"other": {"reference": "Practitioner/1"}, "type": "seealso"}],
        [
            (
                "error",
                "reference-target",
                "Bundle.entry[0].resource.link[0].other",
                "may lead to Patient or RelatedPerson, not to Practitioner",
            )
        ],
    ),
    (
        "null",
        ("entry", 0, "resource", "gender"),
        None,
        [("error", "json-type", "Bundle.entry[0].resource.gender", "must be a string, not null")],
    ),
    (
        "obj for str",
        ("entry", 0, "resource", "gender"),
        {"code": "male"},
        [("error", "json-type", "Bundle.entry[0].resource.gender", "must be a string, not an object")],
    ),
    (
        "ident use",
        ("entry", 0, "resource", "identifier", 0, "use"),
        "primary",
        [
            (
                "error",
                "binding-required",
                "Bundle.entry[0].resource.identifier[0].use",
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/identifier-use: use one of official, old, secondary, temp, usual",
            )
        ],
    ),
    (
        "ident sys",
        ("entry", 0, "resource", "identifier", 0, "system"),
        "MRN",
        [("error", "identifier-system", "Bundle.entry[0].resource.identifier[0].system", "must be an absolute URL")],
    ),
    (
        "meta lastUpdated",
        ("entry", 0, "resource", "meta"),
        {"lastUpdated": "2020-01-01"},
        [
            (
                "error",
                "instant-format",
                "Bundle.entry[0].resource.meta.lastUpdated",
                "is no instant: it needs a date and a time",
            )
        ],
    ),
    (
        "meta profile",
        ("entry", 0, "resource", "meta"),
        {"profile": ["Patient"]},
        [
            (
                "error",
                "canonical-format",
                "Bundle.entry[0].resource.meta.profile[0]",
                "is no canonical: it must be absolute, or a fragment (#id)",
            )
        ],
    ),
    (
        "r5 el",
        ("entry", 1, "resource", "actualPeriod"),
        {"start": "2020"},
        [
            (
                "error",
                "unknown-element",
                "Bundle.entry[1].resource.actualPeriod",
                "Encounter has no element actualPeriod: it is of R5",
            )
        ],
    ),
    (
        "fhir_comments",
        ("entry", 0, "resource", "fhir_comments"),
        ["x"],
        [
            (
                "error",
                "unknown-element",
                "Bundle.entry[0].resource.fhir_comments",
                "Patient has no element fhir_comments",
            )
        ],
    ),
    (
        "url space",
        ("entry", 0, "resource", "identifier", 0, "system"),
        "http://x y",
        [
            (
                "error",
                "uri-format",
                "Bundle.entry[0].resource.identifier[0].system",
                "is no uri: it must have no white space",
            )
        ],
    ),
    (
        "string ctrl",
        ("entry", 0, "resource", "name", 0, "family"),
        "a\x0bb",
        [
            (
                "error",
                "string-format",
                "Bundle.entry[0].resource.name[0].family",
                "holds control characters other than tab and line ends",
            )
        ],
    ),
    (
        "family space",
        ("entry", 0, "resource", "name", 0, "family"),
        " A",
        [
            (
                "warning",
                "string-whitespace",
                "Bundle.entry[0].resource.name[0].family",
                "begins or ends with white space",
            )
        ],
    ),
]

LOOK_ALIKES: list[tuple[str, Path, Any]] = [
    ("gender other", ("entry", 0, "resource", "gender"), "other"),
    ("bd year", ("entry", 0, "resource", "birthDate"), "1980"),
    ("leap", ("entry", 0, "resource", "birthDate"), "2020-02-29"),
    (
        "dar",
        ("entry", 0, "resource", "_birthDate"),
        {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"}]},
    ),
    ("eff zone", ("entry", 3, "resource", "effectiveDateTime"), "2020-01-01T10:00:00+14:00"),
    ("eff frac", ("entry", 3, "resource", "effectiveDateTime"), "2020-01-01T10:00:00.123Z"),
    ("eff month", ("entry", 3, "resource", "effectiveDateTime"), "2020-01"),
    (
        "given ext",
        ("entry", 0, "resource", "name", 0),
        {
            "given": ["a", None],
            "_given": [
                None,
                {
                    "extension": [
                        {"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"}
                    ]
                },
            ],
        },
    ),
    ("ucum annot", ("entry", 3, "resource", "valueQuantity", "code"), "{score}"),
    ("ucum 10*9", ("entry", 3, "resource", "valueQuantity", "code"), "10*9/L"),
    (
        "own ext",
        ("entry", 0, "resource", "extension"),
        [{"url": "https://case2fhir.dev/fhir/StructureDefinition/case-path", "valueString": "x"}],
    ),
    (
        "deriv",
        ("entry", 0, "resource", "extension"),
        [
            {
                "url": "http://hl7.org/fhir/StructureDefinition/derivation-reference",
                "extension": [
                    {"url": "reference", "valueReference": {"reference": "DocumentReference/1"}},
                    {"url": "offset", "valueInteger": 1},
                    {"url": "length", "valueInteger": 5},
                ],
            }
        ],
    ),
    ("abs ref", ("entry", 1, "resource", "subject", "reference"), "http://x.org/fhir/Patient/1"),
    ("cond ref", ("entry", 1, "resource", "subject", "reference"), "Patient?identifier=a|b"),
    ("rel ref", ("entry", 1, "resource", "subject", "reference"), "Patient/77"),
    ("period eq", ("entry", 1, "resource", "period", "end"), "2020-01-01"),
    ("code blank", ("entry", 0, "resource", "name", 0, "family"), "O'Neil-Ü 李"),
    (
        "div entity",
        ("entry", 0, "resource", "text", "div"),
        '<div xmlns="http://www.w3.org/1999/xhtml">&lt;x&#160;</div>',
    ),
    (
        "div table",
        ("entry", 0, "resource", "text", "div"),
        '<div xmlns="http://www.w3.org/1999/xhtml"><table class="a"><tbody><tr><td colspan="2">x</td></tr></tbody></table><img src="http://x/y.png" alt="a"/></div>',
    ),
    ("lang", ("entry", 0, "resource", "language"), "de-CH"),
    ("put", ("entry", 1, "request"), {"method": "PUT", "url": "Encounter/1"}),
    ("cond put", ("entry", 1, "request"), {"method": "PUT", "url": "Encounter?identifier=1"}),
    ("exp", ("entry", 3, "resource", "valueQuantity", "value"), Decimal("13.5")),
    ("dec prec", ("entry", 3, "resource", "valueQuantity", "value"), Decimal("13.500")),
    ("code disp case", ("entry", 3, "resource", "category", 0, "coding", 0, "display"), "laboratory"),
    (
        "extra coding",
        ("entry", 3, "resource", "code", "coding"),
        [{"system": "http://loinc.org", "code": "718-7"}, {"system": "https://local", "code": "x"}],
    ),
    (
        "bp dar",
        ("entry", 5, "resource", "component", 0),
        {"code": {"coding": [{"system": "http://loinc.org", "code": "8480-6"}]}, "dataAbsentReason": {"text": "x"}},
    ),
]


def _changed(path: Path, value: Any) -> dict[str, Any]:
    bundle = deepcopy(good_bundle())
    owner: Any = bundle
    for name in path[:-1]:
        owner = owner[name]
    if value is GONE:
        del owner[path[-1]]
    else:
        owner[path[-1]] = value
    return bundle


def _said(bundle: dict[str, Any]) -> list[tuple[str, str, str | None, str]]:
    return [(i.severity, i.rule, i.path, i.message) for i in validate(bundle) if i.severity != "information"]


def test_the_good_bundle_is_good() -> None:
    assert _said(good_bundle()) == []


@pytest.mark.parametrize(("path", "value", "wanted"), [row[1:] for row in DEFECTS], ids=[row[0] for row in DEFECTS])
def test_a_defect_is_found_and_nothing_else(path: Path, value: Any, wanted: list[tuple[str, str, str, str]]) -> None:
    assert _said(_changed(path, value)) == wanted


@pytest.mark.parametrize(("path", "value"), [row[1:] for row in LOOK_ALIKES], ids=[row[0] for row in LOOK_ALIKES])
def test_what_only_looks_like_a_defect_is_left_alone(path: Path, value: Any) -> None:
    assert _said(_changed(path, value)) == []


def test_two_types_of_one_choice_are_one_finding() -> None:
    bundle = good_bundle()
    bundle["entry"][0]["resource"] |= {"deceasedBoolean": True, "deceasedDateTime": "2020"}
    assert _said(bundle) == [
        (
            "error",
            "choice-type",
            "Bundle.entry[0].resource.deceasedBoolean",
            "deceased[x] may have one type only, but deceasedDateTime is there too",
        )
    ]


def test_an_element_id_is_used_once() -> None:
    bundle = good_bundle()
    patient = bundle["entry"][0]["resource"]
    patient["name"][0]["id"] = patient["telecom"][0]["id"] = "a"
    assert [(rule, path) for _, rule, path, _ in _said(bundle)] == [
        ("duplicate-id", "Bundle.entry[0].resource.telecom[0].id")
    ]
