"""What is sent again: by the way of sending, the status, and whether sending it twice does harm."""

from __future__ import annotations

from email.utils import formatdate
from typing import Any

import pytest

from case2fhir.client import CaseOutcome, Connection, PostOptions, RetryPolicy, SyncFhirClient
from case2fhir.client.transport import Answer, Fault, Request
from client.bundles import document, parsed, transaction
from client.fake import BASE, FakeServer, FixedClock, answer, client_of, on, outcome

Result = Answer | Fault
LOST, SLOW = Fault("lost", "connection reset"), Fault("slow", "no answer in time")
NOT_SENT, FINAL = Fault("not-sent", "refused"), Fault("final", "certificate")


def unsafe() -> dict[str, Any]:
    """Return a foreign case with one plain POST."""
    bundle = transaction("unsafe")
    del bundle["entry"][3]["request"]["ifNoneExist"]
    del bundle["entry"][3]["resource"]["identifier"]
    return parsed(bundle)


def puts() -> dict[str, Any]:
    """Return a case in which every entry is put with an id of ours."""
    bundle = parsed(transaction("puts"))
    for one in bundle["entry"]:
        one["request"] = {"method": "PUT", "url": f"{one['resource']['resourceType']}/{one['resource']['id']}"}
        one["resource"].pop("identifier", None)
    return bundle


WAYS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "conditional transaction": (transaction("safe"), {}),
    "transaction of PUTs": (puts(), {}),
    "plain POST": (unsafe(), {"allow_unsafe": True}),
    "single requests": (transaction("singles"), {"transactions": False}),
    "document": (document("doc"), {}),
    "chunks": (transaction("chunks"), {"max_entries": 2}),
}


def writes(request: Request) -> bool:
    return request.method in ("POST", "PUT")


def sent(way: str, result: Result, *, after: bool = False, times: int = 1) -> tuple[FakeServer, CaseOutcome]:
    """Return the server and what came of a case whose first write, `times` over, had `result`."""
    bundle, options = WAYS[way]
    server = FakeServer(tricks=[on(writes, result, after=after)] * times)
    return server, client_of(server).post(bundle, options=PostOptions(**options))


SAFE = ["conditional transaction", "transaction of PUTs", "single requests", "document", "chunks"]
AGAIN: list[Result] = [
    LOST, SLOW, Answer(408), Answer(425), Answer(500), Answer(502), Answer(503), Answer(504), Answer(520), Answer(521),
    Answer(522), Answer(523), Answer(524),
]  # fmt: skip


def name(value: object) -> str:
    return str(getattr(value, "kind", None) or getattr(value, "status", value))


@pytest.mark.parametrize("after", [False, True], ids=["undone", "done"])
@pytest.mark.parametrize("result", AGAIN, ids=name)
@pytest.mark.parametrize("way", SAFE)
def test_what_does_no_harm_is_sent_again(way: str, result: Result, after: bool) -> None:
    server, found = sent(way, result, after=after)
    clean, _ = sent(way, Answer(429))
    assert found.exit_code == 0
    assert len(server.resources) == len(clean.resources)


@pytest.mark.parametrize("after", [False, True], ids=["undone", "done"])
@pytest.mark.parametrize("result", AGAIN, ids=name)
def test_what_would_be_doubled_is_sent_once(result: Result, after: bool) -> None:
    server, found = sent("plain POST", result, after=after)
    assert (found.result, found.exit_code, len(server.writes())) == ("failed", 5, 1)
    assert "it was sent once and is not repeated: look at the server" in found.why[0]
    assert server.count("Observation") == (3 if after else 0)


@pytest.mark.parametrize("result", [NOT_SENT, Answer(429), Answer(429, {"retry-after": "1"})], ids=name)
@pytest.mark.parametrize("way", WAYS)
def test_what_was_not_done_for_certain_is_always_sent_again(way: str, result: Result) -> None:
    server, found = sent(way, result, times=3)
    assert found.exit_code == 0
    assert not server.tricks
    assert server.count("Patient") == (0 if way == "document" else 1)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 406, 410, 415, 422, 501, 505, 302, 307])
@pytest.mark.parametrize("way", WAYS)
def test_a_final_answer_is_final(way: str, status: int) -> None:
    server, found = sent(way, answer(status, outcome("no")))
    assert (found.result, found.exit_code, found.stops_run) == ("refused", 5, False)
    assert len(server.writes()) == 1
    assert server.resources == {}


@pytest.mark.parametrize("way", WAYS)
def test_a_fault_that_stays_stops_the_run(way: str) -> None:
    server, found = sent(way, FINAL)
    assert (found.result, found.stops_run) == ("failed", True)
    assert found.why == ("certificate",)
    assert len(server.writes()) == 1


@pytest.mark.parametrize("way", WAYS)
def test_not_authorized_stops_the_run(way: str) -> None:
    server, found = sent(way, Answer(401))
    assert (found.result, found.stops_run, len(server.writes())) == ("failed", True, 1)
    assert "not authorized (401)" in found.why[0]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_of_a_write_is_named(status: int) -> None:
    _, found = sent("conditional transaction", Answer(status, {"location": "https://elsewhere.example/?t=S3CRET"}))
    assert str(found.refused[0]) == f"the server redirects ({status}), which is not followed"


@pytest.mark.parametrize("status", [409, 412])
@pytest.mark.parametrize("way", SAFE)
def test_a_conflict_is_looked_at(way: str, status: int) -> None:
    server, found = sent(way, answer(status, outcome("constraint")))
    assert found.exit_code == 0
    assert len(server.writes()) >= 2


@pytest.mark.parametrize("status", [409, 412])
def test_a_conflict_of_what_would_be_doubled_is_final(status: int) -> None:
    server, found = sent("plain POST", answer(status, outcome("constraint")))
    assert (found.result, len(server.writes())) == ("refused", 1)


@pytest.mark.parametrize("way", ["conditional transaction", "transaction of PUTs", "chunks"])
@pytest.mark.parametrize(
    "odd",
    [
        Answer(200),
        Answer(204),
        Answer(200, {"content-type": "text/html"}, b"<html>Sign in"),
        answer(200, {"resourceType": "Bundle", "type": "transaction-response", "entry": []}),
        answer(200, {"resourceType": "Bundle", "type": "searchset", "total": 0}),
        answer(200, outcome("all is well", "informational")),
    ],
    ids=["empty", "204", "login", "no entry", "searchset", "outcome"],
)
def test_an_answer_that_does_not_account_for_every_entry_is_asked_for_again(way: str, odd: Answer) -> None:
    for after in (False, True):
        server, found = sent(way, odd, after=after)
        assert found.exit_code == 0
        assert server.count("Observation") == 3


def test_an_odd_answer_to_what_would_be_doubled_is_no_success() -> None:
    server, found = sent("plain POST", Answer(200), after=True)
    assert (found.result, len(server.writes())) == ("failed", 1)
    assert "an answer cut short, or no JSON; it was sent once" in found.why[0]


@pytest.mark.parametrize("result", [LOST, Answer(503), Answer(500), Answer(429)], ids=name)
def test_reading_is_repeated_too(result: Result) -> None:
    patient = [{"system": "urn:oid:1.2.3", "value": "4711"}]
    server = FakeServer(tricks=[on(lambda r: "identifier=" in r.url, result)] * 2)
    assert client_of(server).post(transaction("read", patient_identifiers=patient)).result == "created"


@pytest.mark.parametrize(("status", "writes_expected"), [(500, 12), (200, 4)])
def test_some_answers_are_not_asked_for_without_end(status: int, writes_expected: int) -> None:
    server, found = sent("conditional transaction", Answer(status), times=99)
    assert found.result == "failed"
    assert not found.stops_run
    assert len(server.writes()) == writes_expected


@pytest.mark.parametrize("result", [LOST, NOT_SENT, Answer(503), Answer(429)], ids=name)
@pytest.mark.parametrize("budget_s", [0.0, 10.0, 180.0])
def test_the_budget_is_kept(result: Result, budget_s: float) -> None:
    clock = FixedClock()
    server = FakeServer(tricks=[on(writes, result)] * 999)
    how = Connection(send=server.send, clock=clock, retry=RetryPolicy(budget_s))
    found = SyncFhirClient(BASE, how).post(transaction("budget"))
    assert (found.result, found.stops_run) == ("failed", True)
    assert sum(clock.waits) <= budget_s
    # What is left of the budget is less than the longest wait.
    assert sum(clock.waits) >= budget_s - 8
    assert f"given up after {len(server.writes())} attempt" in found.why[0]


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("value", "least_s", "most_s"),
    [
        ("0", 0, 1),
        ("7", 7, 8),
        ("2.5", 2.5, 3.5),
        (formatdate(1_700_001_030, usegmt=True), 29, 31),
        (formatdate(1_600_000_000, usegmt=True), 0, 1),
        ("later", 0, 1),
        ("nan", 0, 1),
        ("-5", 0, 1),
    ],
)
def test_retry_after_in_seconds_or_as_a_date(status: int, value: str, least_s: float, most_s: float) -> None:
    clock = FixedClock()
    server = FakeServer(tricks=[on(writes, Answer(status, {"retry-after": value}))])
    how = Connection(send=server.send, clock=clock, retry=RetryPolicy())
    assert SyncFhirClient(BASE, how).post(transaction("after")).result == "created"
    assert least_s <= clock.time - 1000 <= most_s


@pytest.mark.parametrize("value", ["3600", "inf", formatdate(1_800_000_000, usegmt=True)])
def test_a_server_that_wants_more_time_than_there_is(value: str) -> None:
    server, found = sent("conditional transaction", Answer(503, {"retry-after": value}))
    assert (found.result, len(server.writes())) == ("failed", 1)
    assert found.why == ("the server answered 503; given up after 1 attempt",)


@pytest.mark.parametrize("count", [1, 4, 9])
def test_the_attempts_are_counted(count: int) -> None:
    _, found = sent("conditional transaction", Answer(503), times=count)
    assert found.attempts == count + 1
