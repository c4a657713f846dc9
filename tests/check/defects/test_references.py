# ruff: noqa: E501 - messages and rows stand whole
"""References and contained resources: one defect a row, with all that is said of it."""

from __future__ import annotations

from typing import Any

import pytest

from check.defects.bundle import Path, Row, changed, said

DEFECTS: list[Row] = [
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
        "enc type",
        ("entry", 2, "resource", "encounter", "reference"),
        "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001",
        [("error", "reference-target", "Bundle.entry[2].resource.encounter", "may lead to Encounter, not to Patient")],
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
]


@pytest.mark.parametrize(("path", "value", "wanted"), [row[1:] for row in DEFECTS], ids=[row[0] for row in DEFECTS])
def test_a_defect_is_found_and_nothing_else(path: Path, value: Any, wanted: list[tuple[str, str, str, str]]) -> None:
    assert said(changed(path, value)) == wanted
