"""Bundles and files as nobody should write them: each has its word, none ends in a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from case2fhir.client import PostOptions, SyncFhirClient, read_parcels
from case2fhir.client.outcome import complaints
from case2fhir.client.parcels import Parcel, Unreadable
from case2fhir.client.transport import Request, Transport
from case2fhir.errors import InputError, UsageError
from client.bundles import document, parsed, transaction
from client.command import case2fhir
from client.fake import FakeServer, answer, client_of, is_post, on, outcome

BASIC = {"resource": {"resourceType": "Basic", "id": "b"}, "request": {"method": "PUT", "url": "Basic/b"}}


def bundle(*entries: Any) -> dict[str, Any]:
    return {"resourceType": "Bundle", "type": "transaction", "entry": list(entries)}


@pytest.mark.parametrize("entry", [5, True, "x", {"resource": {}}, 0.5, [None], [[]]])
def test_entries_that_are_no_list(entry: Any) -> None:
    found = client_of(FakeServer()).post({"resourceType": "Bundle", "type": "transaction", "entry": entry})
    assert (found.result, found.why) == ("invalid", ("the Bundle has no entry",))


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({}, "entry 1 has no resource"),
        ({"resource": None}, "entry 1 has no resource"),
        ({"resource": "Patient/1"}, "entry 1 has no resource"),
        ({"resource": [], "request": {"method": "PUT", "url": "Basic/1"}}, "entry 1 has no resource"),
        ({"request": {"method": "POST", "url": "Patient"}}, "entry 1 has no resource"),
        ({"resource": {"resourceType": "Basic"}, "request": {"method": "POST"}}, "would duplicate entry 1 (Basic)"),
        ({"resource": {"resourceType": "Basic"}, "request": "POST Basic"}, "would duplicate entry 1 (Basic)"),
        ({"resource": {"resourceType": "Basic"}, "request": {"method": 3}}, "would duplicate entry 1 (Basic)"),
        (
            {"resource": {"resourceType": "Basic"}, "request": {"method": "POST", "url": "Basic", "ifNoneExist": ""}},
            "would duplicate entry 1 (Basic)",
        ),
        (
            {"resource": {"resourceType": "Basic"}, "request": {"method": "POST", "url": "Basic", "ifNoneExist": 7}},
            "would duplicate entry 1 (Basic)",
        ),
        ({"resource": {"resourceType": "Basic"}, "request": {"method": "FETCH", "url": "Basic"}}, "would duplicate"),
    ],
)
def test_an_entry_that_cannot_be_sent(entry: Any, said: str) -> None:
    server = FakeServer()
    found = client_of(server).post(bundle(entry))
    assert (found.result, found.exit_code) == ("invalid", 1)
    assert said in " ".join(found.why)
    assert server.writes() == []


@pytest.mark.parametrize(
    "content",
    [7, "text", [], ["text"], [{}], [{"attachment": "text"}], [{"attachment": {"data": 3}}], [{"attachment": []}]],
)
def test_a_text_that_is_no_attachment_gives_no_line(content: Any) -> None:
    """A refusal still names the entry and the fact."""
    case = parsed(transaction("odd"))
    case["entry"][1]["resource"]["content"] = content
    server = FakeServer(tricks=[on(is_post, answer(400, outcome("no", expression="Bundle.entry[2]")))])
    (refusal,) = client_of(server).post(case).refused
    assert (refusal.entry, refusal.fact, refusal.line) == (3, "measurement 0", None)


@pytest.mark.parametrize("data", ["%%%", "/w==", "QQ=", "QSB"], ids=["no base64", "no UTF-8", "padding", "cut"])
def test_a_text_that_cannot_be_read_gives_no_line(data: str) -> None:
    case = parsed(transaction("odd"))
    case["entry"][1]["resource"]["content"] = [{"attachment": {"data": data}}]
    server = FakeServer(tricks=[on(is_post, answer(400, outcome("no", expression="Bundle.entry[2]")))])
    assert client_of(server).post(case).refused[0].line is None


@pytest.mark.parametrize(
    "extension", [None, 3, "x", ["x"], [{"url": 3}], [{"url": "offset"}], [{"url": "offset", "valueInteger": "12"}]]
)
def test_evidence_that_is_none_gives_no_line(extension: Any) -> None:
    case = parsed(transaction("odd"))
    case["entry"][2]["resource"]["extension"][0]["extension"] = extension
    server = FakeServer(tricks=[on(is_post, answer(400, outcome("no", expression="Bundle.entry[2]")))])
    (refusal,) = client_of(server).post(case).refused
    assert (refusal.entry, refusal.line) == (3, None)


@pytest.mark.parametrize("code", [None, "x", {"coding": "x"}, {"coding": []}, {"coding": [None]}, [], [3], {"text": 3}])
def test_a_fact_without_a_name(code: Any) -> None:
    case = parsed(transaction("odd"))
    case["entry"][2]["resource"]["code"] = code
    server = FakeServer(tricks=[on(is_post, answer(400, outcome("no", expression="Bundle.entry[2]")))])
    (refusal,) = client_of(server).post(case).refused
    assert (refusal.entry, refusal.fact) == (3, None)


@pytest.mark.parametrize("entry", [None, 3, "x", [None], ["x"], [{"resource": "x"}]])
def test_a_document_with_entries_that_are_none_is_compared_all_the_same(entry: Any, tmp_path: Path) -> None:
    server = FakeServer()
    assert client_of(server).post(document("odd"), state=tmp_path).result == "created"
    found = client_of(server).post({**document("odd"), "entry": entry}, state=tmp_path)
    assert (found.result, found.exit_code) == ("changed", 1)


@pytest.mark.parametrize("depth", [10, 300, 5000])
def test_an_outcome_deep_inside_does_not_break_the_reader(depth: int) -> None:
    nested: dict[str, Any] = {"issue": [{"diagnostics": "deep"}]}
    for _ in range(depth):
        nested = {"outcome": nested}
    assert [one.text for one in complaints(nested)] == (["deep"] if depth < 1000 else [])


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.ndjson", "[" * 100_000, "a.ndjson:1: no JSON"),
        ("a.ndjson", '{"resourceType": "Basic", "x": NaN}', "NaN is no number of JSON"),
        ("a.json", '{"resourceType": "Basic", "x": NaN}', "NaN is no number of JSON"),
        ("a.json", '{"resourceType": "Basic", "x": -Infinity}', "-Infinity is no number of JSON"),
        ("a.json", '{"resourceType": "Basic", "id": "\\ud800"}', "no JSON"),
        ("a.ndjson", '{"resourceType": "Basic", "id": "\\uDC00x\\uD800"}', "a.ndjson:1: no JSON"),
        ("a.json", '{"resourceType": "Basic"} {}', "no JSON"),
        ("a.json", '{"resourceType": "Basic",}', "no JSON"),
        ("a.ndjson", '{"resourceType": 3}', "it has no resourceType"),
        ("a.ndjson", '"Patient"', "it has no resourceType"),
    ],
)
def test_text_that_is_not_quite_json(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text)
    (found,) = read_parcels([str(tmp_path / name)])
    assert isinstance(found, Unreadable)
    assert found.exit_code == 3
    assert said in found.problems[0]


@pytest.mark.parametrize("raw", [b"\xff\xfe{\x00}\x00", b'{"resourceType": "Basic", "x": "\xe4"}'])
def test_bytes_that_are_no_utf8(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.json").write_bytes(raw)
    (found,) = read_parcels([str(tmp_path / "a.json")])
    assert isinstance(found, Unreadable)
    assert found.exit_code == 3


def test_a_whole_surrogate_pair_is_a_letter(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"resourceType": "Basic", "language": "\\ud83d\\ude00"}')
    (found,) = read_parcels([str(tmp_path / "a.json")])
    assert isinstance(found, Parcel)
    assert found.bundle["entry"][0]["resource"]["language"] == "\U0001f600"


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_numbers_that_json_does_not_have(number: float) -> None:
    case = bundle({**BASIC, "resource": {**BASIC["resource"], "extension": [{"url": "x", "valueDecimal": number}]}})
    with pytest.raises(InputError, match="no number of JSON"):
        client_of(FakeServer()).post(case)


def test_the_good_cases_of_a_folder_are_posted_beside_the_bad(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{")
    (tmp_path / "b.json").write_text(json.dumps(bundle(BASIC)))
    (tmp_path / "c.ndjson").write_text('{"resourceType": "Basic"}\nx')
    (tmp_path / "d.json").write_text(json.dumps(bundle({**BASIC, "request": {"method": "PUT", "url": "Basic/d"}})))
    server = FakeServer()
    found = list(client_of(server).post_all(read_parcels([str(tmp_path)]), options=PostOptions(concurrency=1)))
    assert [one.exit_code for one in found] == [3, 0, 3, 0]
    assert set(server.resources) == {"Basic/b", "Basic/d"}


@pytest.mark.parametrize(
    "proxy", ["socks5://127.0.0.1:9", "nonsense://user:S3CRET@127.0.0.1:9", "http://user:S3CRET@[::1:9"]
)
def test_a_proxy_that_cannot_be_used(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", proxy)
    monkeypatch.setenv("no_proxy", "")
    with pytest.raises(UsageError, match="the proxy for http in the environment cannot be used") as caught:
        Transport().send(Request("GET", "http://example.org/"))
    assert "S3CRET" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_proxy_without_scheme_is_http(tmp_path: Path) -> None:
    done = case2fhir(
        "auth", "check", "--server", "https://fhir.example.org/r4", "--wait-for", "0", https_proxy="127.0.0.1:9"
    )
    assert done.returncode == 5
    assert "refused" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "condition", ["identifier=urn:x|ä", "identifier=urn:x|日本", "identifier=urn:x|a b", 'identifier=urn:x|a"b']
)
def test_a_foreign_condition_becomes_a_header(condition: str) -> None:
    """Headers are ASCII: what is not is percent-encoded, once."""
    case = bundle(
        {
            "fullUrl": "urn:uuid:1",
            "resource": {"resourceType": "Basic", "identifier": [{"system": "urn:x", "value": condition[17:]}]},
            "request": {"method": "POST", "url": "Basic", "ifNoneExist": condition},
        }
    )
    server = FakeServer()
    for result in ("created", "reused"):
        assert client_of(server).post(case, options=PostOptions(transactions=False)).result == result
    header = server.writes()[0].headers["If-None-Exist"]
    assert header.isascii()
    assert " " not in header
    assert server.count("Basic") == 1


def test_sync_client_refuses_a_url_without_sense() -> None:
    for url in ("https://[::1/fhir", "https://h:port/fhir", "https://h:99999/fhir"):
        with pytest.raises(UsageError, match="is not a URL"):
            SyncFhirClient(url)
