"""What no message, log, report or traceback may hold: tokens, bodies, identifiers and queries."""

from __future__ import annotations

import json
import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from case2fhir.client import Bearer, Connection, PostOptions, RetryPolicy, Secret, SyncFhirClient
from case2fhir.client.outcomes import CaseOutcome
from case2fhir.client.transport import Answer, Fault, Request, Transport
from case2fhir.errors import Case2FhirError
from client.bundles import parsed, transaction
from client.fake import BASE, FakeServer, FixedClock, answer, on, outcome

TOKEN, NUMBER, WORDS = "token-4f7d0c", "MRN-4711", "measurement 1"
QUERY = f"{BASE}/Patient?identifier=urn%3Aoid%3A1.2.3%7C{NUMBER}"
HTML = {"content-type": "text/html"}


def case() -> dict[str, Any]:
    return parsed(transaction("silent", patient_identifiers=[{"system": "urn:oid:1.2.3", "value": NUMBER}]))


def is_search(request: Request) -> bool:
    return "identifier=" in request.url


def is_write(request: Request) -> bool:
    return request.method == "POST"


def told(found: CaseOutcome) -> str:
    return "\n".join([*found.lines(), json.dumps(found.as_json()), repr(found)])


ANSWERS: list[Answer | Fault] = [
    answer(400, outcome(f"cannot search {QUERY}")),
    answer(400, outcome(f"no such patient: {NUMBER}")),
    answer(400, {"error": f"bad request {QUERY}"}),
    answer(403, outcome(f"Bearer {NUMBER} may not do this")),
    answer(404, outcome(f"GET {QUERY} is not known")),
    answer(412, outcome(f"{NUMBER} matches two: {QUERY}")),
    answer(422, outcome("wrong", expression=f"Patient.identifier.where(value='{NUMBER}')")),
    Answer(500, HTML, f"<html>stack trace of {QUERY}".encode()),
    Answer(302, {"location": f"https://elsewhere.example/?{NUMBER}"}),
    Fault("lost", f"{BASE}: the connection broke"),
    Answer(200, HTML, f"<html>Sign in to see {NUMBER}".encode()),
    Answer(200, {}, f'{{"resourceType": "Bundle", "x": "{NUMBER}'.encode()),
    Answer(404, {}, f"no {QUERY}".encode()),
]


@pytest.mark.parametrize("result", ANSWERS)
@pytest.mark.parametrize("door", [is_search, is_write], ids=["search", "transaction"])
def test_an_answer_does_not_get_them_out(
    result: Answer | Fault, door: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    server = FakeServer(tricks=[on(door, result)] * 40)
    how = Connection(
        auth=Bearer(Secret("a test", TOKEN)),
        send=server.send,
        clock=FixedClock(),
        concurrency=1,
        retry=RetryPolicy(budget_s=20),
    )
    with caplog.at_level(logging.DEBUG), SyncFhirClient(BASE, how) as client:
        found = client.post(case(), options=PostOptions(), state=tmp_path)
    said = told(found) + caplog.text
    assert found.result in ("refused", "failed", "created", "reused")
    assert all(secret not in said for secret in (TOKEN, NUMBER, WORDS, "identifier=urn"))
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert all(secret.encode() not in stored for secret in (TOKEN, NUMBER, WORDS))


@contextmanager
def raw_server(said: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """Serve `said` to everybody who connects; the list gets what they sent."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    peer, _ = listening.accept()
                except OSError:
                    return
                with peer:
                    heard.append(peer.recv(65536))
                    if said:
                        peer.sendall(said)

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/fhir", heard
        listening.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (b"", "lost"),
        (b"nonsense\r\n\r\n", "lost"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nhalf", "lost"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "lost"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nhalf", "lost"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "lost"),
    ],
    ids=["hangs up", "no HTTP", "half an answer", "bad chunk", "bad gzip", "another service"],
)
def test_broken_http_is_a_fault_without_details(said: bytes, kind: str, caplog: pytest.LogCaptureFixture) -> None:
    transport = Transport(timeout_s=5)
    with caplog.at_level(logging.DEBUG), raw_server(said) as (url, _):
        result = transport.send(
            Request("GET", f"{url}/Patient?identifier={NUMBER}", {"Authorization": f"Bearer {TOKEN}"})
        )
    transport.close()
    assert isinstance(result, Fault)
    assert result.kind == kind
    assert all(secret not in result.detail + caplog.text for secret in (TOKEN, NUMBER))


@pytest.mark.parametrize(
    "token", [f"{TOKEN}\nX-Evil: 1", f"{TOKEN}\r", f"{TOKEN}\x00", f" {TOKEN}"], ids=["line", "return", "nul", "blank"]
)
def test_a_secret_that_is_no_header_is_not_quoted(token: str, caplog: pytest.LogCaptureFixture) -> None:
    transport = Transport(timeout_s=5)
    with caplog.at_level(logging.DEBUG), raw_server(b"") as (url, heard):
        result = transport.send(Request("GET", url, {"Authorization": f"Bearer {token}"}))
    transport.close()
    assert isinstance(result, Fault)
    assert TOKEN not in result.detail + caplog.text
    assert not any(b"X-Evil" in one for one in heard)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_redirect_gets_nothing(status: int, method: str) -> None:
    with raw_server(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") as (elsewhere, heard):
        moved = f"HTTP/1.1 {status} Moved\r\nLocation: {elsewhere}/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        with raw_server(moved.encode()) as (url, _):
            transport = Transport(timeout_s=5)
            result = transport.send(Request(method, url, {"Authorization": f"Bearer {TOKEN}"}, b"{}"))
            transport.close()
    assert isinstance(result, Answer)
    assert result.status == status
    assert heard == []


def test_cookies_of_the_server_are_not_kept() -> None:
    said = b"HTTP/1.1 200 OK\r\nSet-Cookie: session=1; Path=/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    with raw_server(said) as (url, heard):
        transport = Transport(timeout_s=5)
        for _ in range(2):
            transport.send(Request("GET", url))
        transport.close()
    assert len(heard) == 2
    assert b"cookie" not in b"".join(heard).lower()


@pytest.mark.parametrize("result", [Answer(401), Answer(200, HTML, b"<html>Sign in"), Fault("not-sent", BASE)])
def test_the_traceback_of_an_error_is_silent(result: Answer | Fault) -> None:
    """Also when nobody catches it: Python prints the whole chain."""
    server = FakeServer(tricks=[on(lambda request: True, result)] * 40)
    auth = Bearer(Secret("a test", TOKEN))
    client = SyncFhirClient(BASE, Connection(auth=auth, send=server.send, clock=FixedClock()))
    with pytest.raises(Case2FhirError) as caught:
        client.search("Patient", f"identifier=urn:oid:1.2.3|{NUMBER}")
    # The lines of source that Python shows are this test's own; what counts is what the exceptions say.
    said = "".join(str(one) for one in _chain(caught.value))
    assert all(secret not in said for secret in (TOKEN, NUMBER, "identifier="))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


@pytest.mark.parametrize(
    "thing", [Request("POST", BASE, {}, NUMBER.encode()), Answer(200, {"x": TOKEN}, NUMBER.encode())]
)
def test_requests_and_answers_do_not_print_their_bodies(thing: object) -> None:
    assert NUMBER not in repr(thing)
    assert TOKEN not in repr(thing)


def test_secrets_and_cases_do_not_print_themselves() -> None:
    from case2fhir.client import from_bundles

    secret = Secret("environment variable X", TOKEN)
    (parcel,) = from_bundles([case()])
    assert TOKEN not in f"{secret} {secret!r}"
    assert NUMBER not in repr(parcel)
