"""Narratives, extensions, attachments: one defect a row, with all that is said of it."""

from __future__ import annotations

from typing import Any

import pytest

from check.defects.bundle import GONE, Path, Row, changed, said

DEFECTS: list[Row] = [
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
]


@pytest.mark.parametrize(("path", "value", "wanted"), [row[1:] for row in DEFECTS], ids=[row[0] for row in DEFECTS])
def test_a_defect_is_found_and_nothing_else(path: Path, value: Any, wanted: list[tuple[str, str, str, str]]) -> None:
    assert said(changed(path, value)) == wanted
