"""Fingerprints without clocks, and how a server's copy may differ."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from case2fhir.client.content import differences, fingerprint
from client.bundles import document, dump, transaction


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (transaction("a"), transaction("a"), True),
        (transaction("a"), transaction("a", recorded="2030-01-01T00:00:00Z"), True),
        (transaction("a"), transaction("a", value="4.1"), False),
        (transaction("a"), transaction("b"), False),
        (document("a"), {**document("a"), "timestamp": "2031-01-01T00:00:00Z"}, True),
    ],
)
def test_fingerprint(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    assert (fingerprint(dump(one).encode()) == fingerprint(dump(other).encode())) is same


OURS = {
    "resourceType": "Observation",
    "id": "ours",
    "status": "final",
    "subject": {"reference": "Patient/7"},
    "valueQuantity": {"value": Decimal("4.10"), "unit": "g"},
    "component": [{"x": True}],
}


@pytest.mark.parametrize(
    ("change", "paths"),
    [
        ({}, []),
        ({"id": "theirs", "meta": {"versionId": "3"}, "text": {"div": "x"}, "issued": "2026"}, []),
        ({"subject": {"reference": "http://h/fhir/Patient/7/_history/2"}}, []),
        ({"subject": {"reference": "Patient/8"}}, ["subject.reference"]),
        ({"subject": None}, ["subject"]),
        ({"valueQuantity": {"value": Decimal("4.1"), "unit": "g"}}, ["valueQuantity.value"]),
        ({"valueQuantity": {"value": Decimal("4.10")}}, ["valueQuantity.unit"]),
        ({"component": []}, ["component"]),
        ({"component": [{"x": 1}]}, []),
        ({"component": [{"x": False}]}, ["component[0].x"]),
        ({"component": [{"x": True}, {"y": 1}]}, []),
        ({"status": "amended"}, ["status"]),
    ],
)
def test_differences(change: dict[str, Any], paths: list[str]) -> None:
    assert differences(OURS, {**OURS, **change}) == paths


@pytest.mark.parametrize(
    ("kind", "element"),
    [("Provenance", "recorded"), ("Composition", "date"), ("DocumentReference", "date"), ("Bundle", "timestamp")],
)
def test_clocks_are_no_difference(kind: str, element: str) -> None:
    ours = {"resourceType": kind, element: "2026", "x": 1}
    assert differences(ours, {**ours, element: "2027"}) == []
    assert differences(ours, {**ours, "x": 2}) == ["x"]


def test_clocks_inside_a_document() -> None:
    ours = document("a")
    theirs = {**document("a"), "timestamp": "later"}
    theirs["entry"][0]["resource"]["date"] = "2029-01-01"
    assert differences(ours, theirs) == []
    theirs["entry"][0]["resource"]["title"] = "other"
    assert differences(ours, theirs) == ["entry[0].resource.title"]
