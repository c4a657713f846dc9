"""Posting against a server in memory: exactly once, through all that can go wrong on the way."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from case2fhir.client import CaseOutcome, PostOptions
from case2fhir.client.parcels import Parcel
from case2fhir.client.transport import Answer, Fault, Request
from case2fhir.errors import ServerError
from client.bundles import document, dump, parsed, transaction
from client.fake import BASE, FakeServer, answer, capability, client_of, is_post, on, outcome

LOST = Fault("lost", "connection reset")
MRN = [{"system": "urn:oid:1.2.3", "value": "MRN-4711"}]


def post(server: FakeServer, bundle: dict[str, Any], state: Path | None = None, **options: Any) -> CaseOutcome:
    with client_of(server) as client:
        parcels = [Parcel("case.json", parsed(bundle), dump(bundle).encode())]
        return next(client.post_all(parcels, options=PostOptions(concurrency=1, **options), state=state))


def full(server: FakeServer, observations: int = 3, cases: int = 1) -> bool:
    counts = [server.count(kind) for kind in ("Patient", "DocumentReference", "Observation", "Provenance")]
    return counts == [cases, cases, observations * cases, cases]


def test_created_then_unchanged(tmp_path: Path) -> None:
    server = FakeServer()
    first = post(server, transaction("a"), tmp_path)
    second = post(server, transaction("a"), tmp_path)
    assert (first.result, second.result) == ("created", "unchanged")
    assert first.lines() == ["case.json: created (6 created)"]
    assert len(server.writes()) == 1
    assert full(server)


def test_the_bytes_of_the_file_are_sent() -> None:
    server = FakeServer()
    post(server, transaction("a"))
    assert server.writes()[0].body == dump(transaction("a")).encode()


def test_without_a_journal_the_server_remembers() -> None:
    server = FakeServer()
    post(server, transaction("a"))
    assert post(server, transaction("a")).result == "reused"
    assert full(server)


@pytest.mark.parametrize("after", [False, True], ids=["before the server", "after the server"])
@pytest.mark.parametrize(
    "result",
    [
        LOST,
        Fault("slow", "timeout"),
        Answer(502, {"content-type": "text/html"}, b"<html>"),
        Answer(503, {"retry-after": "1"}),
        Answer(500, {}, json.dumps(outcome("lock")).encode()),
        Answer(200, {}, b""),
        Answer(200, {}, b'{"resourceType": "Bundle", "ent'),
        Answer(200, {"content-type": "text/html"}, b"<html>sign in"),
        answer(200, {"resourceType": "Bundle", "type": "transaction-response", "entry": []}),
        answer(202, outcome("accepted")),
    ],
    ids=["lost", "slow", "502", "503", "500", "empty", "half", "login", "no entries", "202"],
)
def test_faults_neither_lose_nor_double(result: Answer | Fault, after: bool, tmp_path: Path) -> None:
    server = FakeServer(tricks=[on(is_post, result, after=after)])
    assert post(server, transaction("a"), tmp_path).exit_code == 0
    assert full(server)
    assert server.tricks == []


def test_an_answer_that_stays_odd_is_read_back() -> None:
    """A server that always answers without locations has done its work all the same."""
    odd = answer(200, {"resourceType": "Bundle", "type": "transaction-response", "entry": []})
    server = FakeServer(tricks=[on(is_post, odd, after=True)] * 4)
    found = post(server, transaction("a"))
    assert found.exit_code == 0
    assert "found by reading back" in found.notes[0]
    assert full(server)


def test_unsafe_bundles_are_sent_once(tmp_path: Path) -> None:
    bundle = transaction("a")
    del bundle["entry"][3]["request"]["ifNoneExist"]
    del bundle["entry"][3]["resource"]["identifier"]
    assert post(FakeServer(), bundle).result == "invalid"
    server = FakeServer(tricks=[on(is_post, LOST, after=True)])
    lost = post(server, bundle, tmp_path, allow_unsafe=True)
    assert lost.result == "failed"
    assert "sent once and is not repeated" in lost.why[0]
    again = FakeServer()
    assert post(again, bundle, tmp_path / "other", allow_unsafe=True).result == "created"
    assert post(again, bundle, tmp_path / "other", allow_unsafe=True).result == "unchanged"


def test_a_killed_unsafe_run_is_not_repeated(tmp_path: Path) -> None:
    bundle = transaction("a")
    del bundle["entry"][3]["request"]["ifNoneExist"]
    del bundle["entry"][3]["resource"]["identifier"]

    def killed(server: FakeServer, request: Request) -> Answer | Fault | None:
        if is_post(request):
            raise SystemExit
        return None

    with pytest.raises(SystemExit):
        post(FakeServer(tricks=[killed]), bundle, tmp_path, allow_unsafe=True)
    server = FakeServer()
    found = post(server, bundle, tmp_path, allow_unsafe=True)
    assert "an earlier run sent this once and its answer is unknown" in found.why[0]
    assert server.writes() == []


def test_what_a_lost_attempt_made_is_reported_as_created(tmp_path: Path) -> None:
    class Dated(FakeServer):
        def _store(self, place: str, resource: dict[str, Any]) -> None:
            super()._store(place, resource)
            self.resources[place]["meta"]["lastUpdated"] = "2123-01-01T00:00:00Z"

    server = Dated(tricks=[on(is_post, LOST, after=True)])
    found = post(server, transaction("a"), tmp_path)
    assert {one.how for one in found.placed.values()} == {"created"}


@pytest.mark.parametrize("status", [400, 404, 422, 403, 405])
def test_refusals_are_not_repeated(status: int) -> None:
    said = outcome("Observation.status is wrong for MRN-4711", "value", "Bundle.entry[2].resource.status")
    server = FakeServer(tricks=[on(is_post, answer(status, said))])
    found = post(server, transaction("a", patient_identifiers=MRN))
    assert (found.result, found.exit_code, len(server.writes())) == ("refused", 5, 1)
    refusal = found.refused[0]
    assert (refusal.entry, refusal.type, refusal.fact, refusal.line) == (3, "Observation", "measurement 0", 3)
    assert "MRN-4711" not in str(found.lines())
    assert "status is wrong for …" in str(refusal)


def test_a_busy_identity_is_looked_at_again() -> None:
    """Another run is quicker: 409, and what it made is there."""
    server = FakeServer()
    other = parsed(transaction("a"))

    def race(fake: FakeServer, request: Request) -> Answer | Fault | None:
        if not is_post(request):
            return None
        fake.transaction(copy.deepcopy(other))
        return answer(409, outcome("HAPI-0550"))

    server.tricks = [race]
    assert post(server, transaction("a")).result == "reused"
    assert full(server)


def test_a_conflict_that_stays_is_resolved_by_looking() -> None:
    server = FakeServer()
    server.transaction(parsed(transaction("a")))
    server.tricks = [on(is_post, answer(409, outcome("unique constraint")))] * 2
    found = post(server, transaction("a"))
    assert found.result == "reused"
    assert full(server)


def test_a_conflict_without_end_is_refused() -> None:
    server = FakeServer(tricks=[on(is_post, answer(409, outcome("HAPI-0550")))] * 50)
    found = post(server, transaction("a"))
    assert found.result == "refused"
    assert "keeps answering 409" in str(found.refused[0])


def test_an_identity_that_matches_several_stops() -> None:
    server = FakeServer()
    for n in ("8", "9"):
        patient = {"resourceType": "Patient", "id": n, "identifier": MRN, "meta": {"versionId": "1"}}
        server.resources[f"Patient/{n}"] = patient
    found = post(server, transaction("a", patient_identifiers=MRN))
    assert found.exit_code == 5
    assert "Patient/8, Patient/9" in str(found.refused[0])
    assert server.writes() == []


def test_a_patient_of_the_hospital_is_reused_and_not_touched() -> None:
    server = FakeServer()
    patient = {"resourceType": "Patient", "id": "8", "identifier": MRN, "meta": {"versionId": "1"}, "name": [{}]}
    server.resources["Patient/8"] = patient
    found = post(server, transaction("a", patient_identifiers=MRN))
    assert found.lines() == ["case.json: created (5 created, 1 reused)"]
    assert server.resources["Patient/8"] is patient
    assert server.resources["Observation/2"]["subject"] == {"reference": "Patient/8"}


def test_a_foreign_put_does_not_overwrite_a_patient() -> None:
    server = FakeServer()
    server.resources["Patient/8"] = {"resourceType": "Patient", "id": "8", "meta": {"versionId": "4"}}
    bundle = {
        "resourceType": "Bundle",
        "type": "transaction",
        "entry": [
            {"resource": {"resourceType": "Patient", "id": "8"}, "request": {"method": "PUT", "url": "Patient/8"}},
            {
                "resource": {"resourceType": "Observation", "id": "o", "subject": {"reference": "Patient/8"}},
                "request": {"method": "PUT", "url": "Observation/o"},
            },
        ],
    }
    assert post(server, bundle).lines() == ["case.json: created (1 created, 1 reused)"]
    assert server.resources["Patient/8"]["meta"]["versionId"] == "4"


def test_a_foreign_put_patient_with_business_identifier_is_created_once_under_it() -> None:
    server = FakeServer()
    bundle = {
        "resourceType": "Bundle",
        "type": "transaction",
        "entry": [
            {
                "resource": {"resourceType": "Patient", "id": "8", "identifier": MRN},
                "request": {"method": "PUT", "url": "Patient/8"},
            },
            {
                "resource": {"resourceType": "Observation", "id": "o", "subject": {"reference": "Patient/8"}},
                "request": {"method": "PUT", "url": "Observation/o"},
            },
        ],
    }
    for _ in range(2):
        assert post(server, bundle).exit_code == 0
    assert server.count("Patient") == 1
    assert server.resources["Observation/o"]["subject"] == {"reference": "Patient/1"}


def test_a_server_that_ignores_the_search_is_noticed() -> None:
    server = FakeServer()
    server.resources["Patient/8"] = {"resourceType": "Patient", "id": "8", "meta": {"versionId": "4"}}
    server.find = lambda kind, query: [p for p in server.resources if p.startswith(kind)]  # type: ignore[method-assign]
    found = post(server, transaction("a", patient_identifiers=MRN))
    assert found.result == "failed"
    assert "does not search Patient by identifier" in found.why[0]
    assert server.writes() == []


@pytest.mark.parametrize(("limit", "most"), [(4, None), (1, None), (None, 4), (None, 2)])
def test_splitting(limit: int | None, most: int | None, tmp_path: Path) -> None:
    server = FakeServer(most_entries=limit)
    found = post(server, transaction("a", observations=9), tmp_path, max_entries=most)
    assert found.result == "created"
    assert "all or nothing holds for each of them" in found.notes[0]
    assert full(server, 9)
    for place, resource in server.resources.items():
        if place.startswith("Observation"):
            assert resource["subject"]["reference"].startswith("Patient/")
    assert post(server, transaction("a", observations=9), tmp_path).result == "unchanged"


@pytest.mark.parametrize("code", ["too-long", "too-costly"])
def test_too_many_entries_said_by_400(code: str) -> None:
    server = FakeServer(tricks=[on(is_post, answer(400, outcome("too many", code)))])
    assert post(server, transaction("a")).result == "created"
    assert len(server.writes()) > 2
    assert full(server)


def test_one_resource_that_is_too_large() -> None:
    server = FakeServer(most_entries=0)
    found = post(server, transaction("a"))
    assert found.result == "refused"
    assert "too large for the server (413)" in str(found.refused[0])


def test_single_interactions() -> None:
    server = FakeServer(metadata=capability(transaction=False))
    with pytest.raises(ServerError, match="--no-transaction"):
        post(server, transaction("a"))
    for result in ("created", "reused"):
        assert post(server, transaction("a"), transactions=False).result == result
    assert full(server)
    assert server.resources["Observation/3"]["subject"] == {"reference": "Patient/1"}


@pytest.mark.parametrize("after", [False, True])
def test_single_interactions_through_faults(after: bool) -> None:
    server = FakeServer(tricks=[on(is_post, LOST, after=after)] * 3)
    assert post(server, transaction("a"), transactions=False).exit_code == 0
    assert full(server)


def test_a_location_that_is_missing_is_looked_up() -> None:
    server = FakeServer(tricks=[on(is_post, Answer(201), after=True)])
    assert post(server, transaction("a"), transactions=False).exit_code == 0
    assert full(server)


def test_a_circle_needs_a_transaction() -> None:
    bundle = transaction("a")
    bundle["entry"][0]["resource"]["link"] = [{"other": {"reference": bundle["entry"][1]["fullUrl"]}}]
    found = post(FakeServer(), bundle, transactions=False)
    assert "refer to each other in a circle" in str(found.refused[0])


def test_documents(tmp_path: Path) -> None:
    server = FakeServer()
    assert post(server, document("a"), tmp_path).result == "created"
    assert server.writes()[0].url == f"{BASE}/Bundle"
    assert post(server, document("a")).result == "reused"
    later = {**document("a"), "timestamp": "2030-01-01T00:00:00Z"}
    assert post(server, later, tmp_path).result == "unchanged"
    assert server.count("Bundle") == 1
