# ruff: noqa: E501 - messages and rows stand whole
"""Codes, units and displays: one defect a row, with all that is said of it."""

from __future__ import annotations

from typing import Any

import pytest

from check.defects.bundle import Path, Row, changed, said

DEFECTS: list[Row] = [
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
]


@pytest.mark.parametrize(("path", "value", "wanted"), [row[1:] for row in DEFECTS], ids=[row[0] for row in DEFECTS])
def test_a_defect_is_found_and_nothing_else(path: Path, value: Any, wanted: list[tuple[str, str, str, str]]) -> None:
    assert said(changed(path, value)) == wanted
