# ruff: noqa: E501 - messages and rows stand whole
"""Invariants of types: one defect a row, with all that is said of it."""

from __future__ import annotations

from typing import Any

import pytest

from check.defects.bundle import GONE, Path, Row, changed, said

DEFECTS: list[Row] = [
    (
        "cpt-2",
        ("entry", 0, "resource", "telecom", 0, "system"),
        GONE,
        [("error", "cpt-2", "Bundle.entry[0].resource.telecom[0]", "A system is required if a value is provided.")],
    ),
    (
        "period",
        ("entry", 1, "resource", "period", "end"),
        "2019-01-01",
        [("error", "per-1", "Bundle.entry[1].resource.period", "If present, start SHALL have a lower value than end")],
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
]


@pytest.mark.parametrize(("path", "value", "wanted"), [row[1:] for row in DEFECTS], ids=[row[0] for row in DEFECTS])
def test_a_defect_is_found_and_nothing_else(path: Path, value: Any, wanted: list[tuple[str, str, str, str]]) -> None:
    assert said(changed(path, value)) == wanted
