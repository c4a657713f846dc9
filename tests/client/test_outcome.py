"""OperationOutcomes in any shape, and answers to a transaction that count or do not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from case2fhir.client.answers import EntryResult, read_bundle, read_single
from case2fhir.client.outcome import complaints, explain, redact
from case2fhir.client.plan import Step
from case2fhir.client.transport import Answer

ISSUE = {"severity": "error", "code": "invalid", "diagnostics": "bad gender", "expression": ["Bundle.entry[2].x"]}
DIV = {"status": "generated", "div": "<div>it <b>broke</b></div>"}


@pytest.mark.parametrize(
    ("found", "text", "entry"),
    [
        ({"resourceType": "OperationOutcome", "issue": [ISSUE]}, "Bundle.entry[2].x: bad gender", 2),
        ({"resourceType": "OperationOutcome", "issue": ISSUE}, "Bundle.entry[2].x: bad gender", 2),
        ({"issue": [{"details": {"text": "no"}}]}, "no", None),
        ({"issue": [{"details": {"coding": [{"display": "shown"}]}}]}, "shown", None),
        ({"issue": [{"code": "conflict"}]}, "conflict", None),
        ({"issue": [{"diagnostics": "x", "location": ["/f:Bundle/f:entry[3]/f:resource"]}]}, None, 2),
        ({"issue": [{"diagnostics": "x", "location": "Bundle.entry[4]"}]}, None, 4),
        ({"issue": [{"diagnostics": "  a\n  b "}]}, "a b", None),
        ({"issue": [{"diagnostics": "at http://h/P?identifier=1"}]}, "at http://h/P?…", None),
        ({"resourceType": "OperationOutcome", "text": DIV}, "it broke", None),
        ({"resourceType": "Bundle", "entry": [{"response": {"outcome": {"issue": [ISSUE]}}}]}, None, 2),
        ({"issue": [{"severity": None, "details": None, "diagnostics": None}]}, "no reason given", None),
        ({"issue": [7, {"diagnostics": "seven"}]}, "seven", None),
    ],
)
def test_shapes(found: Any, text: str | None, entry: int | None) -> None:
    first = complaints(found)[0]
    if text is not None:
        assert str(first) == text
    assert first.entry == entry


@pytest.mark.parametrize("found", [None, [], "x", 3, {}, {"issue": None}, {"issue": 3}, {"entry": 3}])
def test_no_shape_is_no_fault(found: Any) -> None:
    assert complaints(found) == []


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        (b"<html>sign in", "text/html", "answered 418 with HTML"),
        (b"", "", "answered 418 with no OperationOutcome"),
        (b'{"error": "invalid_scope"}', "application/json", "invalid_scope"),
        (b'{"message": "no", "x": 1}', "application/json", "no"),
        (b"\xff\xfe", "", "answered 418 with no OperationOutcome"),
        (b"[" * 100_000, "", "answered 418"),
    ],
)
def test_other_bodies(body: bytes, kind: str, text: str) -> None:
    assert text in str(explain(Answer(418, {"content-type": kind}, body))[0])


def test_long_texts_are_cut() -> None:
    assert len(str(complaints({"issue": [{"diagnostics": "x" * 5000}]})[0])) < 700


def test_redact() -> None:
    assert redact(["MRN-1 and MRN-12", "ok"], {"MRN-1", "MRN-12", "o"}) == ("… and …", "ok")
    assert redact(["x"], set()) == ("x",)


STEPS = [
    Step(0, {"resourceType": "Patient"}, "Patient", "POST", "Patient", "identifier=a"),
    Step(1, {"resourceType": "Provenance"}, "Provenance", "PUT", "Provenance/p-1"),
]
GOOD: list[dict[str, Any]] = [
    {"response": {"status": "201 Created", "location": "Patient/7/_history/3", "etag": 'W/"3"'}},
    {"response": {"status": "200"}},
]


def bundle(entries: Any, kind: str | None = "transaction-response") -> Answer:
    return Answer(200, {}, json.dumps({"resourceType": "Bundle", "type": kind, "entry": entries}).encode())


def test_a_good_answer() -> None:
    assert read_bundle(bundle(GOOD), STEPS) == [
        EntryResult(201, "Patient/7", "3"),
        EntryResult(200, "Provenance/p-1"),
    ]


@pytest.mark.parametrize(
    ("first", "result"),
    [
        ({"status": 201, "location": "http://h/fhir/Patient/7"}, EntryResult(201, "Patient/7")),
        ({"status": "200", "location": "Patient/7/", "etag": "5"}, EntryResult(200, "Patient/7", "5")),
        (
            {"status": "201", "location": "Patient/7/_history/1", "lastModified": "2026-01-01T00:00:00Z"},
            EntryResult(201, "Patient/7", "1", "2026-01-01T00:00:00Z"),
        ),
    ],
)
def test_locations(first: dict[str, Any], result: EntryResult) -> None:
    found = read_bundle(bundle([{"response": first}, GOOD[1]]), STEPS)
    assert found[0] == result


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(200, {}, b'{"resourceType": "Bun'), "cut short"),
        (Answer(200, {}, b""), "cut short"),
        (Answer(200, {"content-type": "text/html"}, b"<html>"), "a web page"),
        (Answer(200, {}, b'{"resourceType": "OperationOutcome"}'), "OperationOutcome, not with a Bundle"),
        (Answer(200, {}, b"[]"), "cut short, or no JSON"),
        (bundle(GOOD, "searchset"), "type searchset"),
        (bundle(GOOD[:1]), "1 entries for 2 sent"),
        (bundle([*GOOD, GOOD[0]]), "3 entries for 2 sent"),
        (bundle(None), "0 entries for 2 sent"),
        (bundle([{}, GOOD[1]]), "entry 1: no response"),
        (bundle([{"response": {}}, GOOD[1]]), "entry 1: no status"),
        (bundle([{"response": {"status": "OK"}}, GOOD[1]]), "entry 1: no status"),
        (bundle([{"response": {"status": "201"}}, GOOD[1]]), "entry 1: no location"),
        (bundle([GOOD[1], GOOD[0]]), "entry 1: no location"),
        (bundle([{"response": {"status": "201", "location": "Observation/7"}}, GOOD[1]]), "of another type"),
        (bundle([{"response": {"status": "503"}}, GOOD[1]]), "entry 1: status 503"),
        (bundle(["x", GOOD[1]]), "entry 1: no response"),
    ],
)
def test_answers_that_do_not_count(answer: Answer, why: str) -> None:
    found = read_bundle(answer, STEPS)
    assert isinstance(found, str)
    assert why in found


def test_a_refused_entry_has_its_complaints() -> None:
    response = {"status": "422", "outcome": {"resourceType": "OperationOutcome", "issue": [ISSUE]}}
    found = read_bundle(bundle([{"response": response}, GOOD[1]]), STEPS)
    assert not isinstance(found, str)
    assert not found[0].ok
    assert found[0].complaints[0].text == "bad gender"


@pytest.mark.parametrize(
    ("headers", "body", "result"),
    [
        ({"location": "http://h/fhir/Patient/9/_history/2"}, b"", EntryResult(201, "Patient/9", "2")),
        ({"etag": 'W/"4"', "content-location": "Patient/9"}, b"", EntryResult(201, "Patient/9", "4")),
        ({}, b'{"resourceType": "Patient", "id": "5", "meta": {"versionId": "1"}}', EntryResult(201, "Patient/5", "1")),
        ({}, b"", EntryResult(201)),
    ],
)
def test_single_answers(headers: dict[str, str], body: bytes, result: EntryResult) -> None:
    assert read_single(Answer(201, headers, body), STEPS[0]) == result
