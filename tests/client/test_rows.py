"""Rows that the other tables do not have: ways of a server, of a lookup, of an identity, one a row."""

from __future__ import annotations

from typing import Any

import pytest

from case2fhir.build.datatypes import FACT
from case2fhir.client import PostOptions
from case2fhir.client.answers import read_bundle
from case2fhir.client.plan import Step
from case2fhir.client.transport import Answer, Fault
from client.bundles import entry, parsed, transaction
from client.fake import FakeServer, answer, capability, client_of, is_post, on, outcome

STEP = Step(0, {"resourceType": "Patient"}, "Patient", "POST", "Patient", "identifier=1", "urn:uuid:1")
PUT = Step(0, {"resourceType": "Patient"}, "Patient", "PUT", "Patient/7", None, "urn:uuid:1")


def said(response: Any, step: Step = STEP) -> str | tuple[str | None, str | None]:
    body = {"resourceType": "Bundle", "type": "transaction-response", "entry": [{"response": response}]}
    found = read_bundle(answer(200, body), [step])
    return found if isinstance(found, str) else (found[0].place, found[0].version)


@pytest.mark.parametrize(
    ("location", "place", "version"),
    [
        ("Patient/7/_history/1", "Patient/7", "1"),
        ("Patient/7", "Patient/7", None),
        ("Patient/a-b.c/_history/x.y-z", "Patient/a-b.c", "x.y-z"),
        ("http://h/fhir/Patient/7/_history/1", "Patient/7", "1"),
        ("https://h:8443/a/b/Patient/7/", "Patient/7", None),
        ("/fhir/Patient/7/_history/2", "Patient/7", "2"),
        ("Patient/7/_history/1?_format=json", "Patient/7", "1"),
        ("Patient/7/_history/3:b", "Patient/7", "3:b"),
        ("/Patient/7", "Patient/7", None),
    ],
)
def test_locations(location: str, place: str, version: str | None) -> None:
    assert said({"status": "201", "location": location}) == (place, version)


@pytest.mark.parametrize(
    "location", ["", "Patient", "Patient/", "7", "Patient/7/x", "patient/7", "Patient/a b", None, 7]
)
def test_places_that_are_none(location: Any) -> None:
    assert said({"status": "201", "location": location}) == "entry 1: no location"


def test_a_put_knows_its_place() -> None:
    assert said({"status": "200"}, PUT) == ("Patient/7", None)


@pytest.mark.parametrize(
    ("etag", "version"),
    [('W/"3"', "3"), ('"3"', "3"), ("3", "3"), ('W/"a-b"', "a-b"), ("", None), ('W/""', None), (3, None), (None, None)],
)
def test_etags(etag: Any, version: str | None) -> None:
    assert said({"status": "201", "location": "Patient/7", "etag": etag}) == ("Patient/7", version)


@pytest.mark.parametrize(
    ("status", "result"),
    [
        ("201", ("Patient/7", None)),
        ("201 Created", ("Patient/7", None)),
        (" 200 OK", ("Patient/7", None)),
        (200, ("Patient/7", None)),
        ("20", "entry 1: no status"),
        ("OK", "entry 1: no status"),
        (None, "entry 1: no status"),
        ("٢٠٠", "entry 1: no status"),
        ("503 Busy", "entry 1: status 503"),
        ("409 Conflict", "entry 1: status 409"),
    ],
)
def test_statuses(status: Any, result: Any) -> None:
    assert said({"status": status, "location": "Patient/7"}) == result


@pytest.mark.parametrize(
    ("bundle", "why"),
    [
        ({"resourceType": "Bundle", "type": "searchset", "entry": []}, "a Bundle of type searchset"),
        ({"resourceType": "Bundle", "type": "transaction-response"}, "has 0 entries for 1 sent"),
        ({"resourceType": "Bundle", "entry": [{}, {}]}, "has 2 entries for 1 sent"),
        ({"resourceType": "Bundle", "entry": {"response": {}}}, "has 0 entries for 1 sent"),
        ({"resourceType": "OperationOutcome"}, "with OperationOutcome, not with a Bundle"),
        ({}, "with JSON, not with a Bundle"),
        ([], "an answer cut short, or no JSON"),
    ],
)
def test_answers_that_do_not_count(bundle: Any, why: str) -> None:
    found = read_bundle(answer(200, bundle), [STEP])
    assert isinstance(found, str)
    assert why in found


DEVICE = {"resourceType": "Device", "deviceName": [{"name": "case2fhir", "type": "model-name"}]}


def with_device(case: str, method: str) -> dict[str, Any]:
    """Return a case with a Device, created conditionally or put with an id of ours."""
    bundle = transaction(case, observations=1)
    made = entry("shared", "device", DEVICE)
    if method == "PUT":
        made["request"] = {"method": "PUT", "url": f"Device/{made['resource']['id']}"}
    bundle["entry"].insert(0, made)
    bundle["entry"][-1]["resource"]["agent"] = [{"who": {"reference": made["fullUrl"]}}]
    return parsed(bundle)


@pytest.mark.parametrize("first", ["POST", "PUT"])
@pytest.mark.parametrize("second", ["POST", "PUT"])
def test_one_device_whatever_the_form(first: str, second: str) -> None:
    """A batch puts what a transaction creates; two Devices of one identifier would stop every later case."""
    server = FakeServer()
    for n, method in enumerate([first, second, first, second]):
        found = client_of(server).post(with_device(f"case {n}", method))
        assert (found.result, found.refused) == ("created", ())
    assert server.count("Device") == 1
    (device,) = [place for place in server.resources if place.startswith("Device/")]
    agents = {
        one["agent"][0]["who"]["reference"]
        for place, one in server.resources.items()
        if place.startswith("Provenance/")
    }
    assert agents == {device}


def test_a_put_device_that_is_there_twice_is_updated_where_it_is_ours() -> None:
    server = FakeServer()
    client_of(server).post(with_device("one", "PUT"))
    (ours,) = [place for place in server.resources if place.startswith("Device/")]
    server.resources["Device/other"] = {**server.resources[ours], "id": "other"}
    found = client_of(server).post(with_device("two", "PUT"))
    assert found.exit_code == 0
    assert server.count("Device") == 2


@pytest.mark.parametrize(
    ("result", "again", "outcome_is"),
    [
        (answer(500, outcome("HAPI-0389: deadlock")), True, "created"),
        (answer(409, outcome("HAPI-0550: constraint", "conflict")), True, "created"),
        (answer(412, outcome("HAPI-0958: matches 2", "processing")), True, "created"),
        (answer(404, outcome("unknown endpoint")), False, "refused"),
        (answer(405, outcome("no POST here")), False, "refused"),
        (answer(415, outcome("no JSON here")), False, "refused"),
        (answer(501, outcome("not implemented")), False, "refused"),
        (Fault("final", "TLS"), False, "failed"),
    ],
)
def test_what_is_tried_again_by_the_way_it_failed(result: Answer | Fault, again: bool, outcome_is: str) -> None:
    server = FakeServer(tricks=[on(is_post, result)])
    found = client_of(server).post(transaction("again"))
    assert found.result == outcome_is
    assert (len(server.writes()) > 1) == again


@pytest.mark.parametrize(
    ("types", "refused"),
    [
        (["Patient", "DocumentReference", "Observation", "Provenance"], None),
        (["Patient", "DocumentReference", "Observation"], "Provenance"),
        (["Patient"], "DocumentReference, Observation, Provenance"),
        ([], None),
    ],
)
def test_types_the_server_has(types: list[str], refused: str | None) -> None:
    server = FakeServer(metadata=capability(types=[{"type": one} for one in types]))
    found = client_of(server).post(transaction("types"))
    if refused is None:
        assert found.result == "created"
    else:
        assert (found.result, found.exit_code) == ("refused", 5)
        assert f"the server does not have {refused}" in found.why[0]
        assert server.writes() == []


@pytest.mark.parametrize("kind", ["message", "history", "transaction-response", "batch-response"])
def test_bundles_that_are_nothing_to_post(kind: str) -> None:
    found = client_of(FakeServer()).post({**transaction("kind"), "type": kind})
    assert (found.result, found.exit_code) == ("invalid", 1)
    assert f"a Bundle of type {kind} is not something to post" in found.why[0]


@pytest.mark.parametrize("bundle", [{"entry": []}, {}, {"entry": None}, {"entry": [3]}])
def test_bundles_with_nothing_in_them(bundle: dict[str, Any]) -> None:
    found = client_of(FakeServer()).post({"resourceType": "Bundle", "type": "transaction", **bundle})
    assert (found.result, found.why) == ("invalid", ("the Bundle has no entry",))


@pytest.mark.parametrize("value", ["a,b", "a|b", "a$b", "a\\b", "a b", "ä", "a&b=c", "100%", "a+b", "a/b?c#d"])
def test_business_identifiers_with_signs_of_their_own(value: str) -> None:
    """One patient, also when the number holds what a search reads as its own."""
    server = FakeServer()
    pair = [{"system": "urn:oid:1.2.3", "value": value}]
    for n in range(2):
        found = client_of(server).post(transaction(f"case {n}", patient_identifiers=pair), options=PostOptions())
        assert found.result == "created"
    assert server.count("Patient") == 1


def test_an_old_identifier_is_no_identity() -> None:
    server = FakeServer()
    old = [{"system": "urn:oid:1.2.3", "value": "1", "use": "old"}]
    for n in range(2):
        client_of(server).post(transaction(f"case {n}", patient_identifiers=old))
    assert server.count("Patient") == 2


def test_our_identifier_alone_is_not_looked_up() -> None:
    server = FakeServer()
    client_of(server).post(transaction("ours"))
    assert not [one for one in server.requests if FACT in one.url]
