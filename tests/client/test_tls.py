"""TLS over real sockets: own CA, client certificates, refusals, redirects and proxies."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import trustme

from case2fhir.client import Bearer, Connection, RetryPolicy, Secret, SyncFhirClient, TlsFiles
from case2fhir.client.transport import Answer, Fault, Request, Transport
from case2fhir.errors import ServerError, UsageError
from client.command import case2fhir
from client.fake import capability
from client.web import Call, Reply, Web, reply, serving

ONCE = RetryPolicy(1, 1)


@dataclass
class Files:
    ca: Path
    certificate: Path
    key: Path
    authority: trustme.CA


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp("tls")
    authority = trustme.CA()
    mine = authority.issue_cert("me@example.org")
    found = Files(folder / "ca.pem", folder / "cert.pem", folder / "key.pem", authority)
    authority.cert_pem.write_to_path(found.ca)
    mine.cert_chain_pems[0].write_to_path(found.certificate)
    mine.private_key_pem.write_to_path(found.key)
    return found


def context(files: Files, name: str = "localhost", *, mutual: bool = False) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    files.authority.issue_cert(name).configure_cert(made)
    if mutual:
        files.authority.configure_trust(made)
        made.verify_mode = ssl.CERT_REQUIRED
    return made


def sent(request: Request) -> Answer | Fault:
    transport = Transport()
    try:
        return transport.send(request)
    finally:
        transport.close()


def behave(call: Call) -> Reply:
    return reply(200, capability())


@pytest.fixture
def server(files: Files) -> Iterator[Web]:
    with serving(behave, context(files)) as web:
        yield web


def test_own_authority(server: Web, files: Files) -> None:
    with SyncFhirClient(server.url, Connection(tls=TlsFiles(ca=files.ca))) as client:
        assert client.capabilities.version == "4.0.1"


def test_an_unknown_authority_is_refused_at_once(server: Web) -> None:
    with SyncFhirClient(server.url) as client, pytest.raises(ServerError, match=r"not trusted .*--ca"):
        assert client.capabilities.version
    assert server.calls == []


def test_a_certificate_of_another_host_is_refused(files: Files) -> None:
    with (
        serving(behave, context(files, "example.org")) as web,
        SyncFhirClient(web.url, Connection(tls=TlsFiles(ca=files.ca))) as client,
        pytest.raises(ServerError, match="not trusted"),
    ):
        assert client.capabilities.version


def test_mutual_tls(files: Files) -> None:
    with serving(behave, context(files, mutual=True)) as web:
        mine = TlsFiles(files.ca, files.certificate, files.key)
        with SyncFhirClient(web.url, Connection(tls=mine)) as client:
            assert client.capabilities.version == "4.0.1"
        without = Connection(tls=TlsFiles(files.ca), retry=ONCE)
        with SyncFhirClient(web.url, without) as client, pytest.raises(ServerError):
            assert client.capabilities.version


def test_plain_http_behind_https(files: Files) -> None:
    with serving(behave) as web:
        url = web.url.replace("http://", "https://")
        connection = Connection(tls=TlsFiles(files.ca), retry=ONCE)
        with SyncFhirClient(url, connection) as client, pytest.raises(ServerError, match="TLS"):
            assert client.capabilities.version


@pytest.mark.parametrize("what", ["ca", "certificate"])
def test_bad_files(what: str, tmp_path: Path) -> None:
    path = tmp_path / "x.pem"
    path.write_text("nothing")
    transport = Transport(tls=TlsFiles(**{what: path}))
    with pytest.raises(UsageError, match="cannot be used for TLS"):
        transport.send(Request("GET", "https://localhost:1/"))


def test_the_command_takes_the_files(server: Web, files: Files) -> None:
    done = case2fhir("auth", "check", "--server", server.url, "--ca", files.ca)
    assert done.returncode == 0, done.stderr
    refused = case2fhir("auth", "check", "--server", server.url)
    assert refused.returncode == 5
    assert "not trusted" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_redirects_are_not_followed(status: int) -> None:
    with serving(behave) as elsewhere:
        target = f"{elsewhere.url}/fhir?secret=S3CRET"
        with (
            serving(lambda call: reply(status, b"", Location=target)) as web,
            SyncFhirClient(web.url, Connection(auth=Bearer(Secret("f", "t")))) as client,
            pytest.raises(ServerError, match="redirects") as caught,
        ):
            assert client.capabilities.version
    assert elsewhere.calls == []
    assert "S3CRET" not in str(caught.value)


def test_proxy_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with serving(behave) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        with SyncFhirClient("http://127.0.0.1:9/fhir") as client:
            assert client.capabilities.version == "4.0.1"
        assert proxy.paths() == ["http://127.0.0.1:9/fhir/metadata"]
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        with SyncFhirClient("http://127.0.0.1:9/fhir", Connection(retry=ONCE)) as client, pytest.raises(ServerError):
            assert client.capabilities.version
        assert len(proxy.calls) == 1


def test_a_header_that_is_none_is_not_shown() -> None:
    fault = sent(Request("GET", "http://127.0.0.1:9/", {"Authorization": "Bearer S3CRET\nx"}))
    assert isinstance(fault, Fault)
    assert fault.kind in ("final", "not-sent")
    assert "S3CRET" not in fault.detail


@pytest.mark.parametrize(
    ("headers", "body", "result"),
    [
        ({"Content-Encoding": "gzip"}, b"not gzip", "lost"),
        ({"Content-Encoding": "deflate"}, b"not deflate", "lost"),
    ],
)
def test_broken_compression(headers: dict[str, str], body: bytes, result: str) -> None:
    with serving(lambda call: reply(200, body, **headers)) as web:
        found = sent(Request("GET", web.url))
    assert isinstance(found, Fault)
    assert found.kind == result


def test_compressed_answers() -> None:
    import gzip
    import zlib

    for coding, body in (("gzip", gzip.compress(b"{}")), ("deflate", zlib.compress(b"{}"))):
        with serving(lambda call, c=coding, b=body: reply(200, b, **{"Content-Encoding": c})) as web:  # type: ignore[misc]
            found = sent(Request("GET", web.url))
        assert not isinstance(found, Fault)
        assert found.body == b"{}"
