"""Primitive values: one defect a row, with all that is said of it."""

from __future__ import annotations

from typing import Any

import pytest

from check.defects.bundle import Path, Row, changed, said

DEFECTS: list[Row] = [
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
        "issued",
        ("entry", 3, "resource", "issued"),
        "2020-01-01",
        [("error", "instant-format", "Bundle.entry[3].resource.issued", "is no instant: it needs a date and a time")],
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


@pytest.mark.parametrize(("path", "value", "wanted"), [row[1:] for row in DEFECTS], ids=[row[0] for row in DEFECTS])
def test_a_defect_is_found_and_nothing_else(path: Path, value: Any, wanted: list[tuple[str, str, str, str]]) -> None:
    assert said(changed(path, value)) == wanted
