"""CapabilityStatements as servers really write them, and what follows for a case."""

from __future__ import annotations

from typing import Any

import pytest

from case2fhir.client import PostOptions
from case2fhir.client.capability import Capabilities
from case2fhir.client.transport import Answer, Fault, Request
from case2fhir.errors import ServerError
from client.bundles import document, transaction
from client.fake import FakeServer, answer, capability, client_of, on, outcome

TYPES = ("Patient", "DocumentReference", "Observation", "Provenance")


def read(statement: Any) -> Capabilities:
    return client_of(FakeServer(metadata=statement)).capabilities


def rest(**more: Any) -> dict[str, Any]:
    return {"resourceType": "CapabilityStatement", "fhirVersion": "4.0.1", "rest": [{"mode": "server", **more}]}


def types(*names: str, **more: Any) -> list[dict[str, Any]]:
    return [{"type": name, "interaction": [{"code": "create"}], **more} for name in names or TYPES]


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("1.0.2", "1.0.2 (DSTU2)"),
        ("3.0.2", "3.0.2 (STU3)"),
        ("4.1.0", "4.1.0 (R4B)"),
        ("4.3.0", "4.3.0 (R4B)"),
        ("5.0.0", "5.0.0 (R5)"),
        ("6.0.0-ballot3", "6.0.0-ballot3 (R6)"),
        ("2.1.0", "FHIR 2.1.0;"),
        ("R4", "FHIR R4;"),
        ("", "a version it does not name"),
        (None, "a version it does not name"),
        (4, "FHIR 4;"),
        (["4.0.1"], "FHIR ["),
    ],
)
def test_other_releases_are_named(version: Any, said: str) -> None:
    with pytest.raises(ServerError) as caught:
        read({**capability(), "fhirVersion": version})
    assert said in str(caught.value)
    assert "case2fhir sends FHIR R4 (4.0.1)" in str(caught.value)


@pytest.mark.parametrize("version", ["4.0.1", "4.0.0", "4.0", "4.0.1-cibuild"])
def test_r4_in_any_spelling(version: str) -> None:
    assert read(capability(version)).version == version


def test_a_conformance_of_an_old_server_is_recognised() -> None:
    with pytest.raises(ServerError, match="DSTU2"):
        read({"resourceType": "Conformance", "fhirVersion": "1.0.2"})


@pytest.mark.parametrize(
    ("software", "name"),
    [
        ({"name": "HAPI FHIR Server", "version": "8.8.0"}, "HAPI FHIR Server 8.8.0"),
        ({"name": "Blaze"}, "Blaze"),
        ({"version": "1"}, "1"),
        ({"name": None, "version": None}, ""),
        ({}, ""),
        (None, ""),
        ("HAPI", ""),
    ],
)
def test_software(software: Any, name: str) -> None:
    assert read({**capability(), "software": software}).software == name


@pytest.mark.parametrize(
    ("statement", "transaction_offered", "writes"),
    [
        (rest(interaction=[{"code": "transaction"}]), True, True),
        (rest(interaction=[{"code": "batch"}, {"code": "transaction"}]), True, True),
        (rest(interaction=[{"code": "batch"}]), False, True),
        (rest(interaction=[{"code": "search-system"}], resource=types()), False, True),
        (rest(resource=[{"type": "Patient", "interaction": [{"code": "update"}]}]), False, True),
        (rest(resource=[{"type": "Patient", "interaction": [{"code": "read"}]}]), False, False),
        (rest(resource=[{"type": "Patient"}]), False, False),
        (rest(interaction={"code": "transaction"}), False, True),
        (rest(interaction=["transaction"]), False, True),
        (rest(interaction=[{}, None, {"code": "transaction"}]), True, True),
        ({**rest(interaction=[{"code": "transaction"}]), "rest": {}}, False, True),
        ({**rest(), "rest": None}, False, True),
        ({**rest(), "rest": [{"mode": "client", "interaction": [{"code": "transaction"}]}]}, False, True),
        ({**rest(), "rest": [{"interaction": [{"code": "transaction"}]}]}, True, True),
    ],
)
def test_what_it_offers(statement: Any, transaction_offered: bool, writes: bool) -> None:
    found = read(statement)
    assert (found.transaction, found.writes) == (transaction_offered, writes)


def test_two_rest_parts_count_together() -> None:
    found = read(
        {
            **rest(),
            "rest": [
                {"mode": "server", "resource": types("Patient")},
                {"mode": "server", "interaction": [{"code": "transaction"}], "resource": types("Observation")},
            ],
        }
    )
    assert found.transaction
    assert found.missing(["Patient", "Observation", "Device"]) == ["Device"]


@pytest.mark.parametrize("resource", [None, {}, [None], [{}], [{"type": ""}], ["Patient"]])
def test_a_server_that_names_no_type_is_taken_at_its_best(resource: Any) -> None:
    found = read(rest(interaction=[{"code": "transaction"}], resource=resource))
    assert found.missing(["Patient"]) == []
    assert found.conditional_create("Patient")
    assert found.update_create("Patient")


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (rest(resource=[{"type": one} for one in TYPES]), "the server is read-only"),
        (rest(resource=types()), "--no-transaction sends single"),
        (rest(interaction=[{"code": "batch"}], resource=types()), "--no-transaction sends single"),
    ],
)
def test_a_server_that_cannot_take_the_case(statement: Any, said: str) -> None:
    server = FakeServer(metadata=statement)
    with pytest.raises(ServerError, match=said):
        client_of(server).post(transaction("no"))
    assert [one.method for one in server.requests] == ["GET"]


def test_single_requests_need_no_transaction() -> None:
    server = FakeServer(metadata=rest(resource=types()))
    assert client_of(server).post(transaction("one"), options=PostOptions(transactions=False)).result == "created"
    assert {one.method for one in server.writes()} == {"POST", "PUT"}


def test_a_read_only_server_takes_no_single_requests_either() -> None:
    server = FakeServer(metadata=rest(resource=[{"type": one} for one in TYPES]))
    with pytest.raises(ServerError, match="read-only"):
        client_of(server).post(transaction("one"), options=PostOptions(transactions=False))


@pytest.mark.parametrize("kind", ["transaction", "document"])
def test_a_type_that_is_missing_stops_this_case_only(kind: str) -> None:
    known = ["Patient", "DocumentReference", "Observation"]
    server = FakeServer(metadata=rest(interaction=[{"code": "transaction"}], resource=types(*known)))
    found = client_of(server).post(transaction("types") if kind == "transaction" else document("types"))
    assert (found.result, found.exit_code, found.stops_run) == ("refused", 5, False)
    said = "does not have Provenance" if kind == "transaction" else "does not store Bundles"
    assert said in found.why[0]


@pytest.mark.parametrize(
    ("more", "method"),
    [
        ({"conditionalCreate": True}, "POST"),
        ({"conditionalCreate": False, "updateCreate": True}, "PUT"),
        ({"conditionalCreate": False}, "PUT"),
        ({"updateCreate": False}, "POST"),
        ({"conditionalCreate": "false"}, "POST"),
    ],
)
def test_how_a_resource_is_made_depends_on_the_server(more: dict[str, Any], method: str) -> None:
    statement = rest(interaction=[{"code": "transaction"}], resource=types(**more))
    server = FakeServer(metadata=statement)
    found = client_of(server).post(transaction("how"))
    assert found.result == "created"
    sent = server.writes()[0].body
    assert (b'"ifNoneExist"' in sent) == (method == "POST")


def test_neither_conditional_create_nor_our_ids() -> None:
    more = {"conditionalCreate": False, "updateCreate": False}
    server = FakeServer(metadata=rest(interaction=[{"code": "transaction"}], resource=types(**more)))
    found = client_of(server).post(transaction("how"))
    assert found.result == "refused"
    assert "cannot be sent exactly once" in found.why[0]
    assert server.writes() == []


@pytest.mark.parametrize("times", [1, 3])
def test_a_statement_that_was_cut_short_is_asked_for_again(times: int) -> None:
    cut = Answer(200, {"content-type": "application/fhir+json"}, b'{"resourceType": "Capab')
    server = FakeServer(tricks=[on(lambda r: True, cut)] * times)
    assert client_of(server).capabilities.version == "4.0.1"
    assert len(server.requests) == times + 1


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (Answer(301, {"location": "https://h/x"}), "the server redirects (301); give the final URL"),
        (Answer(401, {}, b"<html>"), "not authorized (401)"),
        (Answer(403, {}, b""), "forbidden (403)"),
        (Answer(404, {"content-type": "text/html"}, b"<html>"), "not found (404); is the path right?"),
        (Answer(405), "not found (405); is the path right?"),
        (Answer(410), "not found (410); is the path right?"),
        (answer(400, outcome("tenant is missing")), "tenant is missing"),
        (answer(406, outcome("no JSON here")), "no JSON here"),
        (Answer(418), "the server answered 418 with no OperationOutcome"),
        (answer(200, {"resourceType": "OperationOutcome"}), "no CapabilityStatement; is the path right?"),
        (answer(200, {"hello": "world"}), "no CapabilityStatement; is the path right?"),
        (answer(200, []), "no OperationOutcome"),
        (Answer(200, {}, b"<!DOCTYPE html><title>Login</title>"), "a login page, or the wrong path?"),
        (Answer(204), "cut short"),
        (Fault("final", "TLS: not trusted"), "TLS: not trusted"),
        (Fault("not-sent", "refused"), "refused; given up"),
        (Answer(503), "the server answered 503; given up"),
    ],
)
def test_what_is_no_fhir_server(result: Answer | Fault, said: str) -> None:
    server = FakeServer(tricks=[on(lambda r: True, result)] * 60)
    with pytest.raises(ServerError) as caught:
        _ = client_of(server).capabilities
    assert said in str(caught.value)


def test_the_statement_is_read_once_for_a_run() -> None:
    server = FakeServer()
    client = client_of(server)
    for n in range(3):
        client.post(transaction(f"once {n}"))

    def is_metadata(request: Request) -> bool:
        return request.url.endswith("/metadata")

    assert len([one for one in server.requests if is_metadata(one)]) == 1
