"""Undo: only what the run created, only what nobody changed, and what others need stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from case2fhir.client.address import Address
from case2fhir.client.client import SyncFhirClient
from case2fhir.client.journal import Journal, Known
from case2fhir.client.transport import Answer, Request
from case2fhir.client.undo import UndoPlan, plan_undo, read_report, undo
from case2fhir.errors import InputError, ServerError
from client.fake import BASE, FakeServer, answer, client_of, is_post, on, outcome

HAPI_SAYS = (
    "HAPI-0550: HAPI-0515: Unable to delete {0} because at least one resource has a reference to this resource. "
    "First reference found was resource Provenance/other in path Provenance.agent.who"
)


def refers(*places: str) -> list[dict[str, Any]]:
    return [{"reference": place} for place in places]


@pytest.fixture
def server() -> FakeServer:
    """A case of five resources: the Provenance refers to a Device, the Device to its Organization."""
    found: dict[str, dict[str, Any]] = {
        "Patient/p": {"resourceType": "Patient"},
        "Organization/g": {"resourceType": "Organization"},
        "Device/d": {"resourceType": "Device", "owner": {"reference": "Organization/g"}},
        "Observation/o": {"resourceType": "Observation", "subject": {"reference": "Patient/p"}},
        "Provenance/v": {"resourceType": "Provenance", "target": refers("Observation/o"), "agent": refers("Device/d")},
    }
    return FakeServer(
        resources={
            place: {**made, "id": place.split("/")[1], "meta": {"versionId": "1"}} for place, made in found.items()
        }
    )


CREATED: list[tuple[str, str | None]] = [
    (place, "1") for place in ("Patient/p", "Organization/g", "Device/d", "Observation/o", "Provenance/v")
]


def planned(client: SyncFhirClient, created: list[tuple[str, str | None]] | None = None) -> UndoPlan:
    return plan_undo(BASE, CREATED if created is None else created, client.lookup)


def undone(server: FakeServer, journal: Journal | None = None) -> tuple[str, ...]:
    client = client_of(server)
    return undo(planned(client), Address.of(BASE), client.exchange, journal)


def refused(*places: str, status: int = 409) -> Answer:
    return answer(status, outcome(" ".join(HAPI_SAYS.format(place) for place in places), "conflict"))


def test_all_goes_in_one_transaction_the_last_made_first(server: FakeServer) -> None:
    assert undone(server) == ()
    assert server.resources == {}
    (write,) = server.writes()
    sent = [one["request"]["url"] for one in json.loads(write.body)["entry"]]
    assert sent == [place for place, _ in reversed(CREATED)]


@pytest.mark.parametrize(
    ("named", "left"),
    [
        (["Observation/o"], {"Observation/o", "Patient/p"}),
        (["Patient/p"], {"Patient/p"}),
        (["Organization/g"], {"Organization/g"}),
        # What stays needs what it refers to.
        (["Device/d"], {"Device/d", "Organization/g"}),
        (["Provenance/v"], {"Provenance/v", "Observation/o", "Patient/p", "Device/d", "Organization/g"}),
        # The server tells one at a time.
        (["Patient/p", "Organization/g"], {"Patient/p", "Organization/g"}),
        (["Organization/g", "Device/d"], {"Device/d", "Organization/g"}),
    ],
)
def test_what_others_refer_to_is_left(server: FakeServer, named: list[str], left: set[str]) -> None:
    server.tricks = [on(is_post, refused(place)) for place in named]
    assert set(undone(server)) == left
    assert set(server.resources) == left


def test_a_server_that_names_all_at_once(server: FakeServer) -> None:
    issues = [outcome(HAPI_SAYS.format(place), "conflict")["issue"][0] for place in ("Device/d", "Patient/p")]
    server.tricks = [on(is_post, answer(409, {"resourceType": "OperationOutcome", "issue": issues}))]
    assert set(undone(server)) == {"Device/d", "Organization/g", "Patient/p"}
    assert len(server.writes()) == 2


@pytest.mark.parametrize("body", [outcome("referential integrity"), outcome("Device/other is needed"), "<html>"])
def test_a_server_that_does_not_name_what_it_needs_keeps_what_cases_share(server: FakeServer, body: Any) -> None:
    server.tricks = [on(is_post, answer(409, body))]
    assert set(undone(server)) == {"Device/d", "Organization/g"}


def test_a_conflict_that_nothing_shared_explains(server: FakeServer) -> None:
    client = client_of(server)
    plan = planned(client, [("Patient/p", "1")])
    server.tricks = [on(is_post, answer(409, outcome("no")))]
    with pytest.raises(ServerError, match="nothing was deleted: no"):
        undo(plan, client.address, client.exchange, None)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 412, 422])
def test_other_refusals_delete_nothing(server: FakeServer, status: int) -> None:
    server.tricks = [on(is_post, refused("Device/d", status=status))]
    with pytest.raises(ServerError, match="nothing was deleted"):
        undone(server)
    assert len(server.resources) == 5
    assert len(server.writes()) == 1


def test_an_answer_in_which_an_entry_was_refused(server: FakeServer) -> None:
    done = [{"response": {"status": "204"}}, {"response": {"status": "409 Conflict"}}]
    server.tricks = [
        on(is_post, answer(200, {"resourceType": "Bundle", "type": "transaction-response", "entry": done}))
    ]
    with pytest.raises(ServerError, match="does not say that each of them was deleted"):
        undone(server)


@pytest.mark.parametrize("entry", [[], [{}], None, [{"response": {"status": "204"}}], [3] * 5, [{"response": 3}] * 5])
def test_an_answer_that_accounts_for_nothing(server: FakeServer, entry: Any) -> None:
    """An empty answer is no proof that anything was deleted."""
    body = {"resourceType": "Bundle", "type": "transaction-response", "entry": entry}
    server.tricks = [on(is_post, answer(200, body))]
    with pytest.raises(ServerError, match="does not say that each of them was deleted"):
        undone(server)


def test_a_deletion_whose_answer_was_lost_is_asked_for_again(server: FakeServer) -> None:
    server.tricks = [on(is_post, Answer(503), after=True)]
    assert undone(server) == ()
    assert server.resources == {}


def test_the_journal_forgets_what_went_and_keeps_what_was_left(server: FakeServer, tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    sent = journal.begin(BASE, "hash", 1, "a.json", ["anchor"])
    journal.record(sent, "done", [Known(place, place, "1", "created") for place, _ in CREATED], attempts=1)
    del server.resources["Observation/o"]
    server.tricks = [on(is_post, refused("Device/d"))]
    undone(server, journal)
    assert set(journal.known(journal.earlier(BASE, ["anchor"]))) == {"Device/d", "Organization/g"}
    journal.close()


@pytest.mark.parametrize(
    ("changed", "delete", "needed"),
    [
        ("Observation/o", ("Provenance/v", "Device/d", "Organization/g"), ("Patient/p",)),
        ("Provenance/v", (), ("Observation/o", "Device/d", "Organization/g", "Patient/p")),
        ("Organization/g", ("Provenance/v", "Observation/o", "Device/d", "Patient/p"), ()),
    ],
)
def test_what_somebody_changed_keeps_what_it_refers_to(
    server: FakeServer, changed: str, delete: tuple[str, ...], needed: tuple[str, ...]
) -> None:
    server.resources[changed] = {**server.resources[changed], "meta": {"versionId": "2"}}
    plan = planned(client_of(server))
    assert plan.changed == (changed,)
    assert set(plan.delete) == set(delete)
    assert set(plan.needed) == set(needed)


@pytest.mark.parametrize("reference", ["{0}/Patient/p", "Patient/p/_history/1", "{0}/Patient/p/_history/7"])
def test_references_in_any_form_count(server: FakeServer, reference: str) -> None:
    changed = server.resources["Observation/o"]
    changed["subject"] = {"reference": reference.format(BASE)}
    changed["meta"] = {"versionId": "5"}
    assert "Patient/p" in planned(client_of(server)).needed


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_already_is_said(server: FakeServer, status: int) -> None:
    gone = on(lambda request: request.url.endswith("Patient/p"), answer(status, outcome("gone")))
    server.tricks = [gone]
    plan = planned(client_of(server))
    assert plan.gone == ("Patient/p",)
    assert "Patient/p" not in plan.delete


@pytest.mark.parametrize("status", [401, 403, 406])
def test_a_server_that_does_not_let_us_look(server: FakeServer, status: int) -> None:
    server.tricks = [on(lambda request: request.url.endswith("Device/d"), answer(status, outcome("no")))]
    with pytest.raises(ServerError, match=rf"Device/d: the server answered {status}; nothing was deleted"):
        planned(client_of(server))
    assert server.writes() == []


def test_versions_are_not_asked_of_a_server_that_has_none(server: FakeServer) -> None:
    assert "Patient/p" in planned(client_of(server), [("Patient/p", None)]).delete


@pytest.mark.parametrize(
    "report",
    ["", "[]", "{}", "null", '{"server": 3, "cases": []}', '{"server": "x"}', '{"server": "x", "cases": [{}]}'],
)
def test_what_is_no_report(tmp_path: Path, report: str) -> None:
    path = tmp_path / "report.json"
    path.write_text(report)
    with pytest.raises(InputError, match="this is no report"):
        read_report(path)


def test_a_report_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(json.dumps({"server": BASE, "cases": [{"created": []}]}))
    assert read_report(path) == (BASE, [])


def test_nothing_is_sent_when_nothing_is_left_to_delete(server: FakeServer) -> None:
    client = client_of(server)

    def never(request: Request) -> Answer:
        raise AssertionError(request)

    assert undo(UndoPlan(BASE, (), (), ()), client.address, client.exchange, None) == ()
    assert server.writes() == []
