# ruff: noqa: E501 - messages and rows stand whole
"""Elements that are missing, unknown, or of the wrong JSON: one defect a row, with all that is said of it."""

from __future__ import annotations

from typing import Any

import pytest

from check.defects.bundle import GONE, Path, Row, changed, said

DEFECTS: list[Row] = [
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
        "obs code missing",
        ("entry", 3, "resource", "code"),
        GONE,
        [("error", "required-element", "Bundle.entry[3].resource", "Observation.code is required and missing")],
    ),
    (
        "qty str",
        ("entry", 3, "resource", "valueQuantity", "value"),
        "13.5",
        [("error", "json-type", "Bundle.entry[3].resource.valueQuantity.value", "must be a number, not a string")],
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
        "dosage obj",
        ("entry", 4, "resource", "dosageInstruction"),
        {"text": "x"},
        [("error", "array", "Bundle.entry[4].resource.dosageInstruction", "must be an array, not an object")],
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
        "narr no div",
        ("entry", 0, "resource", "text"),
        {"status": "generated"},
        [("error", "required-element", "Bundle.entry[0].resource.text", "Narrative.div is required and missing")],
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
]


@pytest.mark.parametrize(("path", "value", "wanted"), [row[1:] for row in DEFECTS], ids=[row[0] for row in DEFECTS])
def test_a_defect_is_found_and_nothing_else(path: Path, value: Any, wanted: list[tuple[str, str, str, str]]) -> None:
    assert said(changed(path, value)) == wanted
