"""Credentials by the way they go wrong: a message for each, and none of them in it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from case2fhir.client import (
    Auth,
    Basic,
    Bearer,
    ClientCredentials,
    Connection,
    NoAuth,
    RetryPolicy,
    Secret,
    SyncFhirClient,
    from_environment,
    from_file,
)
from case2fhir.client.transport import Answer, Fault, Request
from case2fhir.errors import Case2FhirError, ServerError, UsageError
from client.bundles import transaction, write
from client.command import case2fhir
from client.fake import BASE, FakeServer, FixedClock, answer, capability, outcome
from client.web import Call, Reply, reply, serving

SECRET = "S3CRET-4f7d0c"
TOKEN_URL = "http://127.0.0.1:1/token"


def secret() -> Secret:
    return Secret("environment variable X", SECRET)


class Guarded(FakeServer):
    """A server behind a token endpoint; `tokens` are its answers, `accepted` the tokens that it takes."""

    def __init__(self, *tokens: Answer | Fault, accepted: Callable[[str], bool] = lambda token: True) -> None:
        super().__init__()
        self.answers = list(tokens)
        self.accepted = accepted
        self.asked = 0

    def send(self, request: Request) -> Answer | Fault:
        if request.url == TOKEN_URL:
            self.asked += 1
            return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if not self.accepted(request.headers.get("Authorization", "")):
            return Answer(401)
        return super().send(request)


def token(value: str = "t", **more: Any) -> Answer:
    return answer(200, {"access_token": value, "token_type": "Bearer", "expires_in": 300, **more})


def client(server: FakeServer, auth: Auth, clock: FixedClock | None = None) -> SyncFhirClient:
    return SyncFhirClient(
        BASE, Connection(auth=auth, send=server.send, clock=clock or FixedClock(), retry=RetryPolicy(30))
    )


def credentials(clock: FixedClock | None = None) -> ClientCredentials:
    return ClientCredentials(TOKEN_URL, "me", secret(), clock=clock or FixedClock())


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (answer(400, {"error": "invalid_client"}), "no token: 400 invalid_client; check client id"),
        (answer(401, {"error": "invalid_client", "error_description": SECRET}), "no token: 401 invalid_client"),
        (answer(400, {"error": "invalid_scope"}), "no token: 400 invalid_scope"),
        (answer(400, {"error": "unauthorized_client"}), "no token: 400 unauthorized_client"),
        (answer(200, {"error": "invalid_grant"}), "no token: 200 invalid_grant"),
        (answer(403, {}), "no token: 403 no error code"),
        (answer(200, {}), "gave no usable access_token"),
        (answer(200, {"access_token": ""}), "gave no usable access_token"),
        (answer(200, {"access_token": 7}), "gave no usable access_token"),
        (answer(200, {"access_token": f"{SECRET} x"}), "gave no usable access_token"),
        (answer(200, {"access_token": "ä"}), "gave no usable access_token"),
        (token(token_type="MAC"), "the token is not a bearer token"),
        (Answer(200, {}, f"<html>{SECRET}".encode()), "the token endpoint answered 200 without JSON"),
        (Answer(404, {}, b""), "the token endpoint answered 404 without JSON"),
        (Answer(302, {"location": f"https://h/?{SECRET}"}), "the token endpoint answered 302 without JSON"),
        (answer(200, [SECRET]), "the token endpoint answered 200 without JSON"),
        (Answer(503), "the server answered 503"),
        (Fault("final", "certificate"), "certificate"),
        (Fault("not-sent", "refused"), "refused"),
    ],
)
def test_a_token_endpoint_that_gives_none(result: Any, said: str, caplog: pytest.LogCaptureFixture) -> None:
    server = Guarded(result)
    with caplog.at_level(logging.DEBUG), pytest.raises(ServerError, match=said) as caught:
        _ = client(server, credentials()).capabilities
    assert SECRET not in str(caught.value) + caplog.text
    assert server.requests == []


@pytest.mark.parametrize("kind", ["Bearer", "bearer", "BEARER", None])
def test_token_types(kind: str | None) -> None:
    made = token() if kind is None else token(token_type=kind)
    assert client(Guarded(made), credentials()).capabilities.version == "4.0.1"


@pytest.mark.parametrize("result", [Answer(503), Answer(429), Fault("lost", "reset"), Fault("slow", "late")])
def test_a_token_endpoint_that_is_busy_is_asked_again(result: Any) -> None:
    server = Guarded(result, token())
    assert client(server, credentials()).capabilities.version == "4.0.1"
    assert server.asked == 2


@pytest.mark.parametrize(
    ("expires_in", "after_s", "asked"),
    [
        (300, 100, 1),
        (300, 260, 1),
        (300, 271, 2),
        (3600, 3000, 1),
        (20, 5, 1),
        (20, 11, 2),
        (None, 200, 1),
        (None, 271, 2),
        ("600", 500, 1),
        (-1, 0, 2),
    ],
)
def test_a_token_is_renewed_before_it_ends(expires_in: Any, after_s: float, asked: int) -> None:
    clock = FixedClock()
    server = Guarded(token(expires_in=expires_in))
    one = client(server, credentials(clock), clock)
    one.read("Patient/1")
    clock.time += after_s
    one.read("Patient/1")
    assert server.asked == asked


@pytest.mark.parametrize("auth", [Bearer(secret()), Basic("me", secret()), NoAuth()], ids=lambda auth: auth.name)
def test_what_cannot_be_renewed_is_not_tried_again(auth: Auth) -> None:
    server = Guarded(token(), accepted=lambda value: False)
    with pytest.raises(ServerError, match="not authorized") as caught:
        _ = client(server, auth).capabilities
    assert SECRET not in str(caught.value)


def test_a_token_that_is_refused_in_the_middle_of_a_run_is_renewed(tmp_path: Path) -> None:
    good = ["Bearer one"]
    server = Guarded(token("one"), token("two"), token("three"), accepted=lambda value: value in good)
    one = client(server, credentials())
    assert one.post(transaction("first"), state=tmp_path).result == "created"
    good[:] = ["Bearer two"]
    assert one.post(transaction("second"), state=tmp_path).result == "created"
    good[:] = ["Bearer none"]
    found = one.post(transaction("third"), state=tmp_path)
    assert (found.result, found.stops_run) == ("failed", True)
    assert server.asked == 3
    assert server.count("Patient") == 2


def test_a_new_token_is_not_used_to_send_twice_what_would_be_doubled() -> None:
    """401 says that nothing was done, so a plain POST may go again with the new token: once."""
    refused = ["Bearer one"]
    server = Guarded(token("one"), token("two"), accepted=lambda value: value not in refused)
    bundle = transaction("unsafe")
    del bundle["entry"][3]["request"]["ifNoneExist"]
    del bundle["entry"][3]["resource"]["identifier"]
    from case2fhir.client import PostOptions

    assert client(server, credentials()).post(bundle, options=PostOptions(allow_unsafe=True)).result == "created"
    assert server.count("Observation") == 3


@pytest.mark.parametrize(
    ("user", "password", "value"),
    [
        ("me", "pw", "Basic bWU6cHc="),
        ("me", "a:b", "Basic bWU6YTpi"),
        ("", "x", "Basic Ong="),
        ("ü", "ö", "Basic w7w6w7Y="),
    ],
)
def test_basic(user: str, password: str, value: str) -> None:
    assert Basic(user, Secret("f", password)).headers(lambda request: Answer(200)) == {"Authorization": value}


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Basic("a:b", secret()), "cannot hold a colon"),
        (lambda: Bearer(Secret("file t", f"{SECRET} x")), "the token from file t holds white space"),
        (lambda: Bearer(Secret("file t", f"{SECRET}\nx")), "the token from file t holds white space"),
        (lambda: Bearer(Secret("file t", f"{SECRET}ä")), "is not ASCII"),
        (lambda: ClientCredentials("http://idp.example.org/t", "me", secret()), "use https"),
        (lambda: ClientCredentials(f"https://me:{SECRET}@h/t", "me", secret()), "holds a user or password"),
        (lambda: ClientCredentials(f"https://h/t?key={SECRET}", "me", secret()), r"must have no '\?'"),
        (lambda: ClientCredentials("https://[::1/t", "me", secret()), "is not a URL"),
        (lambda: from_environment("C2F_TEST_EMPTY"), "C2F_TEST_EMPTY is not set"),
        (lambda: from_environment("C2F_TEST_BLANK"), "is empty"),
    ],
)
def test_credentials_that_cannot_be_used(make: Callable[[], Any], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("C2F_TEST_EMPTY", "")
    monkeypatch.setenv("C2F_TEST_BLANK", "  \n")
    with pytest.raises(UsageError, match=said) as caught:
        make()
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "is empty"), (b" \n", "is empty"), (b"\xff\xfe", "not UTF-8"), (None, "cannot be read")],
)
def test_secret_files(content: bytes | None, said: str, tmp_path: Path) -> None:
    path = tmp_path / "secret"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    with pytest.raises(UsageError, match=said):
        from_file(path)


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\n\n"])
def test_the_line_break_of_a_secret_file_is_no_part_of_it(ending: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(SECRET.encode() + ending.encode())
    assert from_file(tmp_path / "secret").value == SECRET


BAD: list[tuple[str, Reply, str]] = [
    ("401", reply(401, outcome(f"bad {SECRET}")), "not authorized (401)"),
    ("403", reply(403, outcome("no scope")), "forbidden (403)"),
    ("302", reply(302, b"", Location=f"https://login.example.org/?{SECRET}"), "the server redirects (302)"),
    ("login", reply(200, f"<html>{SECRET}".encode(), kind="text/html"), "a login page, or the wrong path?"),
]


@pytest.mark.parametrize("command", ["auth", "post"])
@pytest.mark.parametrize(("result", "said"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_command_that_is_not_let_in(command: str, result: Reply, said: str, tmp_path: Path) -> None:
    words: list[Any] = ["auth", "check"]
    if command == "post":
        words = ["post", write(tmp_path, "a.json", transaction("a")), "--state", tmp_path / "s"]
    with serving(lambda call: result) as web:
        done = case2fhir(*words, "--server", web.url, "--auth", "bearer", "--secret-env", "MINE", MINE=SECRET)
        assert web.paths("POST") == []
    assert (done.returncode, said in done.stderr) == (5, True), done.stderr
    assert SECRET not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("status", [401, 403])
def test_a_server_that_shows_itself_and_nothing_more(status: int) -> None:
    """Many servers give their CapabilityStatement to everybody: the check looks behind it."""

    def behave(call: Call) -> Reply:
        return reply(200, capability()) if call.path.endswith("/metadata") else reply(status, outcome("no token"))

    with serving(behave) as web:
        done = case2fhir("auth", "check", "--server", web.url)
    assert done.returncode == 5
    assert f"({status}) with --auth none: no token" in done.stderr


def test_a_resumed_run_knows_who_it_was(tmp_path: Path) -> None:
    """The command that is printed is enough: where the secret is stands in the journal, not what it is."""
    from client.test_post_command import Door

    path, door, ready = write(tmp_path, "a.json", transaction("a")), Door(), [False]
    (tmp_path / "token").write_text(SECRET)

    def behave(call: Call) -> Reply:
        if call.headers.get("authorization") != f"Bearer {SECRET}":
            return reply(401, b"")
        return door(call) if ready[0] or call.method == "GET" else reply(503, b"")

    with serving(behave) as web:
        words = (
            "--server",
            web.url + "/fhir",
            "--auth",
            "bearer",
            "--secret-file",
            os.path.relpath(tmp_path / "token"),
        )
        failed = case2fhir("post", path, *words, "--state", tmp_path / "s", "--retry-for", "1", "--no-validate")
        assert failed.returncode == 5
        ready[0] = True
        done = case2fhir("post", "--resume", "--state", tmp_path / "s")
    assert done.returncode == 0, done.stderr
    assert door.server.count("Patient") == 1
    assert SECRET.encode() not in b"".join(one.read_bytes() for one in (tmp_path / "s").iterdir())


def test_a_traceback_of_a_token_error_is_silent() -> None:
    server = Guarded(answer(401, {"error": "invalid_client", "error_description": SECRET}))
    with pytest.raises(Case2FhirError) as caught:
        client(server, credentials()).search("Patient", "identifier=s|MRN-4711")
    error: BaseException | None = caught.value
    while error is not None:
        assert SECRET not in str(error)
        assert "MRN-4711" not in str(error)
        error = error.__cause__ or error.__context__
