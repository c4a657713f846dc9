"""Posting again: changed cases, servers that forgot, verification, many cases, batches, servers that will not do."""

from __future__ import annotations

import json
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from case2fhir.build.datatypes import FACT
from case2fhir.client import FhirClient, PostOptions, from_bundles
from case2fhir.client.client import Connection, SyncFhirClient
from case2fhir.client.parcels import Parcel
from case2fhir.client.transport import Answer, Fault
from case2fhir.errors import ServerError
from case2fhir.issues import Issue, Report
from case2fhir.jsonio import dumps
from client.bundles import dump, entry, parsed, transaction, uid
from client.fake import BASE, FakeServer, FixedClock, answer, capability, client_of, is_post, on, outcome
from client.test_post import MRN, full, post


def test_a_changed_case(tmp_path: Path) -> None:
    server = FakeServer()
    post(server, transaction("a"), tmp_path)
    writes = len(server.writes())
    found = post(server, transaction("a", value="5.0"), tmp_path)
    assert (found.result, found.exit_code) == ("changed", 1)
    assert found.why[0] == "known with other content: entry 3 (Observation), 4 (Observation), 5 (Observation)"
    assert len(server.writes()) == writes
    assert post(server, transaction("a"), tmp_path).result == "unchanged"
    updated = post(server, transaction("a", value="5.0"), tmp_path, update=True)
    assert updated.lines() == ["case.json: updated (3 updated, 3 reused)"]
    assert server.resources["Observation/3"]["valueQuantity"]["value"] == Decimal("5.0")
    assert server.resources["Observation/3"]["meta"]["versionId"] == "2"
    assert post(server, transaction("a", value="5.0"), tmp_path).result == "unchanged"
    assert post(server, transaction("a"), tmp_path).result == "changed"
    assert full(server)


def test_more_facts_are_a_change(tmp_path: Path) -> None:
    server = FakeServer()
    post(server, transaction("a", observations=2), tmp_path)
    found = post(server, transaction("a", observations=3), tmp_path)
    assert found.result == "changed"
    assert "not sent before: entry 5 (Observation)" in found.why
    assert post(server, transaction("a", observations=3), tmp_path, update=True).result == "created"
    assert full(server)


def test_the_same_in_another_layout_is_no_change(tmp_path: Path) -> None:
    server = FakeServer()
    post(server, transaction("a"), tmp_path)
    bundle = parsed(transaction("a"))
    with client_of(server) as client:
        raw = dumps(bundle, indent=7).encode()
        found = next(client.post_all([Parcel("x", bundle, raw)], state=tmp_path))
    assert found.result == "unchanged"


def test_two_bundles_of_one_patient_are_no_change(tmp_path: Path) -> None:
    server = FakeServer()
    one = transaction("a", observations=1)
    other = transaction("b", observations=1)
    other["entry"][0] = one["entry"][0]
    text = dump(other).replace(uid("b", "patient"), uid("a", "patient"))
    other = json.loads(text.replace("4.10", '"4.10"'))
    assert post(server, one, tmp_path).result == "created"
    assert post(server, other, tmp_path).result == "created"
    for bundle in (one, other, one):
        assert post(server, bundle, tmp_path).result == "unchanged"
    assert server.count("Patient") == 1


def test_an_update_leaves_what_a_person_changed(tmp_path: Path) -> None:
    server = FakeServer()
    post(server, transaction("a"), tmp_path)
    server.resources["Observation/3"]["meta"]["versionId"] = "2"
    server.resources["Observation/3"]["note"] = [{"text": "mine"}]
    found = post(server, transaction("a", value="5.0"), tmp_path, update=True)
    assert found.exit_code == 5
    assert "changed on the server since we wrote it" in str(found.refused[0])
    assert server.resources["Observation/3"]["note"] == [{"text": "mine"}]


def test_a_server_that_was_emptied_is_filled_again(tmp_path: Path) -> None:
    server = FakeServer()
    post(server, transaction("a"), tmp_path)
    server.resources.clear()
    assert post(server, transaction("a"), tmp_path).result == "created"
    assert post(server, transaction("a"), tmp_path).result == "unchanged"
    assert full(server)


def test_what_was_deleted_on_purpose_stays_deleted(tmp_path: Path) -> None:
    server = FakeServer()
    post(server, transaction("a"), tmp_path)
    server.resources.clear()
    server.tricks = [on(lambda r: r.method == "GET" and "metadata" not in r.url, Answer(410))]
    assert post(server, transaction("a"), tmp_path).result == "unchanged"
    assert server.resources == {}


def test_verify(tmp_path: Path) -> None:
    class Forgetful(FakeServer):
        def _store(self, place: str, resource: dict[str, Any]) -> None:
            resource.pop("status", None)
            super()._store(place, resource)

    assert post(FakeServer(), transaction("a"), verify=True).exit_code == 0
    found = post(Forgetful(), transaction("a", observations=1), tmp_path, verify=True)
    assert found.exit_code == 5
    assert [str(one) for one in found.refused] == [
        "entry 2 (DocumentReference): the server's copy differs at status",
        "entry 3 (Observation): the server's copy differs at status [line 3 of the text]",
    ]


def test_invalid_bundles_are_not_sent() -> None:
    server = FakeServer()
    issues = [Issue("error", "obs-6", "has no value", path="Bundle.entry[2]")]
    found = post(server, transaction("a"), validate=lambda _: Report(tuple(issues)))
    assert (found.result, found.exit_code) == ("invalid", 1)
    assert found.why[0] == "Bundle.entry[2]: has no value [obs-6]"
    assert server.writes() == []


def test_a_dry_run_only_reads(tmp_path: Path) -> None:
    server = FakeServer()
    server.resources["Patient/8"] = {
        "resourceType": "Patient",
        "id": "8",
        "identifier": MRN,
        "meta": {"versionId": "1"},
    }
    found = post(server, transaction("a", patient_identifiers=MRN), dry_run=True)
    assert found.notes[0] == "1. Patient: reuse Patient/8"
    assert found.notes[2] == "3. Observation: create if its identifier is not there"
    assert found.notes[5].startswith("6. Provenance: put Provenance/")
    assert server.writes() == []


def test_a_dead_server_stops_the_run() -> None:
    server = FakeServer()
    server.tricks = [on(is_post, Fault("not-sent", "refused"))] * 1000
    with client_of(server) as client:
        outcomes = list(client.post_all(from_bundles([transaction(str(n)) for n in range(5)])))
    assert len(outcomes) == 1
    assert outcomes[0].stops_run
    assert "given up after" in outcomes[0].why[0]


def test_what_all_cases_share_is_created_by_one_of_them() -> None:
    """A server that does not guard conditional creates against each other must not get two Devices."""
    from threading import Lock

    guard = Lock()

    class Slow(FakeServer):
        def transaction(self, bundle: dict[str, Any]) -> Answer:
            devices = [one for one in bundle["entry"] if one["resource"]["resourceType"] == "Device"]
            seen = self.count("Device")
            time.sleep(0.05)
            with guard:
                if devices and not seen and self.count("Device"):
                    self.resources["Device/twin"] = {"resourceType": "Device", "meta": {"versionId": "1"}}
                return super().transaction(bundle)

    server = Slow()
    bundles = []
    for n in range(6):
        bundle = transaction(f"d{n}")
        bundle["entry"].insert(1, entry("all", "device", {"resourceType": "Device"}))
        bundles.append(parsed(bundle))
    with SyncFhirClient(BASE, Connection(send=server.send, concurrency=4)) as client:
        found = list(client.post_all(from_bundles(bundles), options=PostOptions(concurrency=4)))
    assert {one.result for one in found} == {"created"}
    assert (server.count("Device"), server.count("Patient")) == (1, 6)


def test_batches_accept_what_they_can() -> None:
    bundle = {**transaction("a"), "type": "batch"}
    for one in bundle["entry"]:
        one["request"] = {"method": "PUT", "url": f"{one['resource']['resourceType']}/{one['resource']['id']}"}
    entries: list[dict[str, Any]] = [
        {"response": {"status": "201", "location": f"{one['request']['url']}/_history/1"}} for one in bundle["entry"]
    ]
    entries[3] = {"response": {"status": "422", "outcome": outcome("no")}}
    said = answer(200, {"resourceType": "Bundle", "type": "batch-response", "entry": entries})
    server = FakeServer(tricks=[on(is_post, said)])
    found = post(server, bundle)
    assert found.result == "refused"
    assert len(found.placed) == 5
    assert found.refused[0].entry == 4


def test_floats_of_python_keep_their_digits() -> None:
    server = FakeServer()
    bundle = json.loads(dump(transaction("a")))
    with client_of(server) as client:
        assert client.post(bundle).result == "created"
    assert b'"value":4.1,' in server.writes()[0].body


async def _async_story(server: FakeServer, tmp_path: Path) -> None:
    connection = Connection(send=server.send, clock=FixedClock(), concurrency=2)
    async with FhirClient(BASE, connection) as client:
        assert (await client.capabilities()).version == "4.0.1"
        bundles = [parsed(transaction(str(n))) for n in range(3)]
        results = [one.result async for one in client.post_all(from_bundles(bundles), state=tmp_path)]
        assert results == ["created"] * 3
        assert (await client.post(bundles[0], state=tmp_path)).result == "unchanged"
        found = await client.search("Patient", f"identifier={FACT}%7C{uid('0', 'patient')}")
        assert [one["gender"] for one in found] == ["female"]
        assert (await client.read(f"Patient/{found[0]['id']}")) == found[0]
        assert await client.read("Patient/none") is None
        report = await client.validate({"resourceType": "Patient"})
        assert [(one.rule, one.path) for one in report] == [("server-invalid", "Patient.gender")]


def test_the_async_client(tmp_path: Path) -> None:
    import asyncio

    asyncio.run(_async_story(FakeServer(), tmp_path))


def test_the_sync_client_says_what_is_wrong() -> None:
    server = FakeServer(tricks=[on(lambda r: "Patient" in r.url, answer(403, outcome("no")))] * 3)
    with client_of(server) as client:
        with pytest.raises(ServerError, match="answered 403"):
            client.read("Patient/1")
        with pytest.raises(ServerError, match="searching Patient: no"):
            client.search("Patient", "name=x")
        with pytest.raises(ServerError, match=r"\$validate of Patient: no"):
            client.validate({"resourceType": "Patient"})


@pytest.mark.parametrize(
    ("metadata", "words"),
    [
        (answer(200, capability("5.0.0")), r"speaks FHIR 5.0.0 \(R5\)"),
        (answer(200, capability("3.0.2")), r"speaks FHIR 3.0.2 \(STU3\)"),
        (answer(200, capability("")), "a version it does not name"),
        (answer(200, {"resourceType": "Patient"}), "no CapabilityStatement; is the path right"),
        (Answer(200, {"content-type": "text/html"}, b"<html>login"), "a web page .* a login page"),
        (Answer(302, {"location": "https://h/?token=S3CRET"}), "redirects"),
        (Answer(401), "not authorized"),
        (Answer(403), "forbidden"),
        (answer(404, outcome("no")), "is the path right"),
        (answer(400, outcome("teapot")), "teapot"),
        (Answer(200, {}, b'{"resourceType": "Capab'), "cut short"),
        (answer(200, capability(transaction=False, types=[{"type": "Patient"}])), "read-only"),
    ],
)
def test_servers_that_will_not_do(metadata: Answer, words: str) -> None:
    server = FakeServer(tricks=[on(lambda r: True, metadata)] * 20)
    with pytest.raises(ServerError, match=words) as caught:
        post(server, transaction("a"))
    assert "S3CRET" not in str(caught.value)
    assert server.writes() == []


@pytest.mark.parametrize("version", ["4.0.1", "4.0.0", "4.0"])
def test_r4_servers(version: str) -> None:
    assert post(FakeServer(metadata=capability(version)), transaction("a")).result == "created"


def test_sync_client_is_exported() -> None:
    assert SyncFhirClient(BASE).address.base == BASE
