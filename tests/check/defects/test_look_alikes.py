# ruff: noqa: E501 - rows stand whole
"""What only looks like a defect, and defects that take two changes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from check.defects.bundle import Path, changed, good_bundle, said

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


@pytest.mark.parametrize(("path", "value"), [row[1:] for row in LOOK_ALIKES], ids=[row[0] for row in LOOK_ALIKES])
def test_what_only_looks_like_a_defect_is_left_alone(path: Path, value: Any) -> None:
    assert said(changed(path, value)) == []


def test_the_good_bundle_is_good() -> None:
    assert said(good_bundle()) == []


def test_two_types_of_one_choice_are_one_finding() -> None:
    bundle = good_bundle()
    bundle["entry"][0]["resource"] |= {"deceasedBoolean": True, "deceasedDateTime": "2020"}
    assert said(bundle) == [
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
    assert [(rule, path) for _, rule, path, _ in said(bundle)] == [
        ("duplicate-id", "Bundle.entry[0].resource.telecom[0].id")
    ]
