"""Who we are: basic, bearer, client credentials, SMART; nothing of it is ever shown."""

from __future__ import annotations

import base64
import json
import logging
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from case2fhir.client import Basic, Bearer, ClientCredentials, Connection, SmartBackend, SyncFhirClient
from case2fhir.client.address import Address
from case2fhir.client.auth import read_token
from case2fhir.client.secrets import Secret, from_environment, from_file, from_keyring
from case2fhir.client.transport import Answer
from case2fhir.errors import ServerError, UsageError
from client.command import case2fhir
from client.fake import capability
from client.web import Call, Reply, Web, reply, serving

TOKEN = "t0ken-S3CRET"
RSA_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
EC_KEY = ec.generate_private_key(ec.SECP384R1())


def pem(key: Any) -> Secret:
    text = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return Secret("test", text.decode())


class SmartServer:
    """A FHIR server with a SMART token endpoint that checks every assertion as the specification asks."""

    def __init__(self) -> None:
        self.issued = 0
        self.jtis: set[str] = set()
        self.kids: list[str] = []
        self.expired: set[str] = set()
        self.configuration: dict[str, Any] = {"capabilities": ["permission-v2"]}
        self.expires_in: Any = 300
        self.web: Web | None = None

    def __call__(self, call: Call) -> Reply:
        assert self.web is not None
        if call.path == "/fhir/.well-known/smart-configuration":
            assert "authorization" not in call.headers
            return reply(200, {"token_endpoint": f"{self.web.url}/token", **self.configuration})
        if call.path == "/token":
            return self._token(call.form(), call.headers)
        given = call.headers.get("authorization", "")
        if not given.startswith(f"Bearer {TOKEN}") or given in self.expired:
            return reply(401, b"")
        return reply(200, capability()) if "metadata" in call.path else reply(200, {"resourceType": "Bundle"})

    def _token(self, form: dict[str, str], headers: dict[str, str]) -> Reply:
        assert self.web is not None
        if "client_assertion" in form:
            assertion = form["client_assertion"]
            head = jwt.get_unverified_header(assertion)
            key = (RSA_KEY if head["alg"] == "RS384" else EC_KEY).public_key()
            claims = jwt.decode(assertion, key, algorithms=["RS384", "ES384"], audience=f"{self.web.url}/token")
            assert claims["iss"] == claims["sub"] == "my-client"
            assert claims["exp"] - claims["iat"] <= 300
            assert claims["jti"] not in self.jtis
            assert head["typ"] == "JWT"
            self.jtis.add(claims["jti"])
            self.kids.append(head["kid"])
        elif headers.get("authorization") != "Basic " + base64.b64encode(b"my-client:p%40ss+w%3A").decode():
            return reply(401, {"error": "invalid_client", "error_description": TOKEN}, kind="application/json")
        self.issued += 1
        token = {"access_token": f"{TOKEN}{self.issued}", "token_type": "Bearer", "scope": form.get("scope")}
        return reply(200, {**token, "expires_in": self.expires_in}, kind="application/json")


@pytest.fixture
def smart() -> Iterator[SmartServer]:
    server = SmartServer()
    with serving(server) as web:
        server.web = web
        yield server


def client_for(server: SmartServer, auth: Any) -> SyncFhirClient:
    assert server.web is not None
    return SyncFhirClient(f"{server.web.url}/fhir", Connection(auth=auth))


def smart_auth(server: SmartServer, key: Any, **more: Any) -> SmartBackend:
    assert server.web is not None
    return SmartBackend(Address.of(f"{server.web.url}/fhir"), "my-client", pem(key), **more)


@pytest.mark.parametrize("key", [RSA_KEY, EC_KEY], ids=["RS384", "ES384"])
def test_smart(smart: SmartServer, key: Any) -> None:
    auth = smart_auth(smart, key)
    with client_for(smart, auth) as client:
        assert client.capabilities.version == "4.0.1"
        client.search("Patient", "name=x")
    assert smart.issued == 1
    assert auth.granted_scope == "system/*.cruds"
    assert len(smart.kids[0]) == 43


def test_smart_version_1_scopes(smart: SmartServer) -> None:
    smart.configuration = {}
    auth = smart_auth(smart, RSA_KEY, kid="key-1")
    with client_for(smart, auth) as client:
        assert client.capabilities.version == "4.0.1"
    assert (auth.granted_scope, smart.kids) == ("system/*.*", ["key-1"])


def test_a_refused_token_is_renewed_once(smart: SmartServer) -> None:
    with client_for(smart, smart_auth(smart, RSA_KEY)) as client:
        assert client.capabilities.version == "4.0.1"
        smart.expired = {f"Bearer {TOKEN}1"}
        client.search("Patient", "name=x")
        assert smart.issued == 2
        smart.expired = {f"Bearer {TOKEN}{n}" for n in range(9)}
        with pytest.raises(ServerError, match="401"):
            client.search("Patient", "name=x")
        assert smart.issued == 3


@pytest.mark.parametrize(("expires_in", "tokens"), [(300, 1), ("300", 1), ("soon", 1), (0, 2)])
def test_tokens_end(smart: SmartServer, expires_in: Any, tokens: int) -> None:
    smart.expires_in = expires_in
    with client_for(smart, smart_auth(smart, EC_KEY)) as client:
        assert client.capabilities.version == "4.0.1"
        client.search("Patient", "name=x")
    assert smart.issued == tokens


def test_the_server_may_not_take_our_algorithm(smart: SmartServer) -> None:
    smart.configuration = {"token_endpoint_auth_signing_alg_values_supported": ["ES384"]}
    with client_for(smart, smart_auth(smart, RSA_KEY)) as client, pytest.raises(ServerError, match=r"takes .* ES384"):
        assert client.capabilities.version


@pytest.mark.parametrize(
    ("configuration", "words"),
    [
        ({"token_endpoint": None}, "names no token_endpoint"),
        ({"token_endpoint": "http://evil.example.org/token"}, "use https"),
    ],
)
def test_bad_discovery(smart: SmartServer, configuration: dict[str, Any], words: str) -> None:
    smart.configuration = configuration
    with client_for(smart, smart_auth(smart, RSA_KEY)) as client, pytest.raises(ServerError, match=words):
        assert client.capabilities.version


def test_jwk_keys() -> None:
    address = Address.of("https://h/fhir")
    jwk = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(EC_KEY)) | {"kid": "k1"}
    for text in (json.dumps(jwk), json.dumps({"keys": [jwk]})):
        assert SmartBackend(address, "c", Secret("f", text))._kid == "k1"
    two = json.dumps({"keys": [jwk, {**jwk, "kid": "k2"}]})
    assert SmartBackend(address, "c", Secret("f", two), kid="k2")._kid == "k2"
    with pytest.raises(UsageError, match="2 private keys that fit"):
        SmartBackend(address, "c", Secret("f", two))


@pytest.mark.parametrize(
    "key",
    [
        Secret("f", "-----BEGIN S3CRET-----"),
        Secret("f", '{"kty": "RSA", "d": "S3CRET"}'),
        Secret("f", "{S3CRET"),
        pem(ec.generate_private_key(ec.SECP256R1())),
    ],
)
def test_bad_keys(key: Secret) -> None:
    with pytest.raises(UsageError) as caught:
        SmartBackend(Address.of("https://h/fhir"), "c", key)
    assert "S3CRET" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_client_credentials(smart: SmartServer) -> None:
    assert smart.web is not None
    auth = ClientCredentials(f"{smart.web.url}/token", "my-client", Secret("f", "p@ss w:"), "a b")
    with client_for(smart, auth) as client:
        assert client.capabilities.version == "4.0.1"
    assert auth.granted_scope == "a b"
    wrong = ClientCredentials(f"{smart.web.url}/token", "my-client", Secret("f", "S3CRET"))
    with client_for(smart, wrong) as client, pytest.raises(ServerError, match="401 invalid_client") as caught:
        assert client.capabilities.version
    assert "S3CRET" not in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(200, {}, b"<html>"), "answered 200 without JSON"),
        (Answer(200, {}, b"[]"), "without JSON"),
        (Answer(400, {}, b'{"error": "invalid_scope"}'), "400 invalid_scope"),
        (Answer(200, {}, b"{}"), "no usable access_token"),
        (Answer(200, {}, b'{"access_token": "a\\nb"}'), "no usable access_token"),
        (Answer(200, {}, b'{"access_token": "x", "token_type": "mac"}'), "not a bearer token"),
    ],
)
def test_token_answers(answer: Answer, words: str) -> None:
    with pytest.raises(ServerError, match=words):
        read_token(answer, "https://h/token?client=S3CRET")


def test_token_urls_must_be_safe() -> None:
    with pytest.raises(UsageError, match="use https"):
        ClientCredentials("http://example.org/token", "c", Secret("f", "s"))


@pytest.mark.parametrize(
    ("auth", "value"),
    [
        (Basic("me", Secret("f", "pä:ss")), "Basic " + base64.b64encode("me:pä:ss".encode()).decode()),
        (Bearer(Secret("f", "abc.def")), "Bearer abc.def"),
    ],
)
def test_fixed_headers(auth: Any, value: str) -> None:
    seen: list[Call] = []

    def behave(call: Call) -> Reply:
        seen.append(call)
        return reply(200, capability())

    with serving(behave) as web, SyncFhirClient(web.url, Connection(auth=auth)) as client:
        assert client.capabilities.version == "4.0.1"
    assert seen[0].headers["authorization"] == value
    assert "cookie" not in seen[0].headers


def test_bad_fixed_secrets() -> None:
    with pytest.raises(UsageError, match="white space"):
        Bearer(Secret("f", "a b"))
    with pytest.raises(UsageError, match="colon"):
        Basic("a:b", Secret("f", "x"))


def test_secrets_show_only_where_they_are_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret"
    path.write_text("S3CRET\n")
    path.chmod(stat.S_IRUSR)
    monkeypatch.setenv("MY_SECRET", " S3CRET ")
    for secret in (from_file(path), from_environment("MY_SECRET")):
        assert secret.value == "S3CRET"
        assert "S3CRET" not in f"{secret} {secret!r}"


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (lambda: from_file(Path("/nowhere/at/all")), "cannot be read"),
        (lambda: from_environment("C2F_NOT_SET"), "is not set"),
        (lambda: from_keyring("no colon"), "SERVICE:USER"),
    ],
)
def test_missing_secrets(read: Any, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        read()


def test_the_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = pytest.importorskip("keyring")
    monkeypatch.setattr(keyring, "get_password", lambda service, user: "S3CRET" if user == "me" else None)
    assert from_keyring("fhir:me").value == "S3CRET"
    with pytest.raises(UsageError, match="no entry"):
        from_keyring("fhir:you")


def test_nothing_secret_reaches_a_log(smart: SmartServer, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), client_for(smart, smart_auth(smart, RSA_KEY)) as client:
        client.search("Patient", "identifier=urn:x%7CMRN-4711")
    assert TOKEN not in caplog.text
    assert "MRN-4711" not in caplog.text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--auth", "basic", "--secret-env", "S"], "needs --user"),
        (["--auth", "bearer"], "needs its secret from one place"),
        (["--auth", "bearer", "--secret-env", "S", "--secret-file", "x"], "needs its secret from one place"),
        (["--auth", "smart", "--secret-env", "S"], "needs --client-id"),
        (["--auth", "client-credentials", "--secret-env", "S", "--client-id", "c"], "needs --token-url"),
        (["--secret-env", "S"], "credentials are given without --auth"),
        (["--server", "http://fhir.example.org/r4"], "use https"),
    ],
)
def test_wrong_options(words: list[str], said: str) -> None:
    done = case2fhir("auth", "check", "--server", "http://127.0.0.1:9/fhir", *words, S="S3CRET")
    assert done.returncode == 2
    assert said in done.stderr
    assert "S3CRET" not in done.stderr


def test_auth_check(smart: SmartServer, tmp_path: Path) -> None:
    assert smart.web is not None
    key = tmp_path / "key.pem"
    key.write_text(pem(EC_KEY).value)
    words = ("--auth", "smart", "--client-id", "my-client", "--secret-file", key)
    done = case2fhir("auth", "check", "--server", f"{smart.web.url}/fhir", *words)
    assert done.returncode == 0, done.stderr
    assert "authorization: smart, accepted" in done.stdout
    assert "scope: system/*.cruds" in done.stdout
    refused = case2fhir("auth", "check", "--server", f"{smart.web.url}/fhir")
    assert refused.returncode == 5
    assert "not authorized (401)" in refused.stderr
