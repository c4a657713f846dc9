# ruff: noqa: E501 - messages and rows stand whole
"""Bundles and their requests: one defect a row, with all that is said of it."""

from __future__ import annotations

from typing import Any

import pytest

from check.defects.bundle import GONE, Path, Row, changed, said

DEFECTS: list[Row] = [
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
]


@pytest.mark.parametrize(("path", "value", "wanted"), [row[1:] for row in DEFECTS], ids=[row[0] for row in DEFECTS])
def test_a_defect_is_found_and_nothing_else(path: Path, value: Any, wanted: list[tuple[str, str, str, str]]) -> None:
    assert said(changed(path, value)) == wanted
