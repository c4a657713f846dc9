"""The good Bundle and how it is broken."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from typing import Any

from case2fhir.check import validate

GONE = object()
DIV = '<div xmlns="http://www.w3.org/1999/xhtml">x</div>'
UUID = "urn:uuid:0a1b2c3d-0000-4000-8000-00000000000"
Path = tuple[Any, ...]
Row = tuple[str, Path, Any, list[tuple[str, str, str, str]]]


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


def changed(path: Path, value: Any) -> dict[str, Any]:
    bundle = deepcopy(good_bundle())
    owner: Any = bundle
    for name in path[:-1]:
        owner = owner[name]
    if value is GONE:
        del owner[path[-1]]
    else:
        owner[path[-1]] = value
    return bundle


def said(bundle: dict[str, Any]) -> list[tuple[str, str, str | None, str]]:
    return [(i.severity, i.rule, i.path, i.message) for i in validate(bundle) if i.severity != "information"]
