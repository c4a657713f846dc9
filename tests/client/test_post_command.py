"""`case2fhir post` as users run it: bad servers, bad inputs, reports, undo, status, resume."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path

import pytest

from client.bundles import dump, entry, transaction, write
from client.command import case2fhir, start
from client.fake import BASE, FakeServer, capability, outcome
from client.web import Call, Reply, reply, serving


class Door:
    """The server in memory behind a real socket."""

    def __init__(self, **more: object) -> None:
        self.server = FakeServer(**more)  # type: ignore[arg-type]

    def __call__(self, call: Call) -> Reply:
        from case2fhir.client.transport import Request

        names = {"if-none-exist": "If-None-Exist"}
        headers = {names.get(k, k): v for k, v in call.headers.items()}
        found = self.server.send(Request(call.method, BASE + call.path.removeprefix("/fhir"), headers, call.body))
        return found.status, dict(found.headers), found.body  # type: ignore[union-attr]


QUICK = ("--retry-for", "2", "--wait-for", "0.2")


def html(call: Call) -> Reply:
    return reply(200, b"<!doctype html><html>Sign in", kind="text/html")


@pytest.mark.parametrize(
    ("behave", "said"),
    [
        (html, "answered a web page (200), not FHIR; a login page, or the wrong path?"),
        (lambda call: reply(404, b"<html>", kind="text/html"), "not found (404); is the path right?"),
        (lambda call: reply(404, outcome("no such endpoint")), "is the path right?"),
        (lambda call: reply(401, b""), "not authorized (401)"),
        (lambda call: reply(403, outcome("no")), "forbidden (403)"),
        (lambda call: reply(200, capability("5.0.0")), "speaks FHIR 5.0.0 (R5)"),
        (lambda call: reply(200, capability("4.3.0")), "speaks FHIR 4.3.0 (R4B)"),
        (lambda call: reply(200, capability(transaction=False, types=[{"type": "Patient"}])), "read-only"),
        (
            lambda call: reply(
                200, capability(transaction=False, types=[{"type": "Patient", "interaction": [{"code": "create"}]}])
            ),
            "--no-transaction sends single requests",
        ),
        (lambda call: reply(200, capability(types=[{"type": "Patient"}])), "does not have DocumentReference"),
        (lambda call: reply(503, b"", **{"Retry-After": "3600"}), "the server answered 503; given up"),
        (lambda call: reply(200, b'{"resourceType": "CapabilityStat'), "cut short"),
    ],
)
def test_bad_servers(behave: object, said: str, tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", transaction("a"))
    with serving(behave) as web:  # type: ignore[arg-type]
        done = case2fhir("post", path, "--server", f"{web.url}/fhir", "--state", tmp_path / "s", *QUICK)
        assert web.paths("POST") == []
    assert done.returncode == 5
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", transaction("a"))
    done = case2fhir("post", path, "--server", "http://127.0.0.1:9/fhir", "--state", tmp_path / "s", *QUICK)
    assert done.returncode == 5
    assert "127.0.0.1:9/fhir/metadata: " in done.stderr
    assert "refused" in done.stderr


@pytest.mark.parametrize(
    ("name", "text", "code", "said"),
    [
        ("a.json", "{", 3, "no JSON"),
        ("a.json", "[]", 3, ""),
        ("a.ndjson", '{"a": 1}\n', 3, "a.ndjson:1: no FHIR resource"),
        ("a.ndjson", '{"resourceType": "Patient"}\nx\n', 3, "a.ndjson:2: no JSON"),
        ("a.json", '{"resourceType": "Bundle", "type": "transaction"}', 1, "the Bundle has no entry"),
        ("a.json", '{"resourceType": "Bundle", "type": "message", "entry": [{}]}', 1, "not something to post"),
        ("a.txt", "  \n", 3, ""),
    ],
)
def test_bad_inputs(name: str, text: str, code: int, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    with serving(Door()) as web:
        done = case2fhir("post", tmp_path / name, "--server", f"{web.url}/fhir", "--state", tmp_path / "s", *QUICK)
        assert web.paths("POST") == []
    assert done.returncode == code, done.stderr
    assert said in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], 2, "what is to be posted?"),
        (["--resume"], 2, "there is no unfinished run"),
        (["nowhere.json"], 3, "nowhere.json: no such file or folder"),
        (["."], 3, "nothing to post"),
        (["a.json", "--server", ""], 2, "which server?"),
        (["a.json", "--report", "no/such/folder/r.json"], 2, "the folder of the report does not exist"),
        (["--undo", "a.json"], 3, "no report"),
        (["--undo", "nowhere.json"], 3, "the report cannot be read"),
    ],
)
def test_bad_calls(words: list[str], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    if "." not in words:
        write(tmp_path, "a.json", transaction("a"))
    words = words if "--server" in words else [*words, "--server", "http://127.0.0.1:9/fhir"]
    done = case2fhir("post", *words, "--state", tmp_path / "s", *QUICK)
    assert (done.returncode, said in done.stderr) == (code, True), done.stderr


def test_everything_that_can_be_posted(tmp_path: Path) -> None:
    write(tmp_path / "in" / "deep", "a.json", transaction("a"))
    loose = [entry("n", f"o{n}", {"resourceType": "Observation", "status": "final"})["resource"] for n in range(3)]
    (tmp_path / "in" / "b.ndjson").write_text("".join(json.dumps(one) + "\n" for one in loose))
    (tmp_path / "in" / "c.jsonl").write_text(dump(transaction("c")).replace("\n", "") + "\n")
    (tmp_path / "in" / "README.json").write_text("not for us")
    (tmp_path / "in" / ".hidden.json").write_text("not for us")
    door = Door()
    with serving(door) as web:
        words = ("--server", f"{web.url}/fhir", "--no-validate")
        done = case2fhir("post", tmp_path / "in", *words, "--state", tmp_path / "s")
        assert done.returncode == 0, done.stderr
        piped = case2fhir("post", "-", *words, "--state", tmp_path / "s", stdin=dump(transaction("d")))
        assert piped.returncode == 0, piped.stderr
    counts = [door.server.count(kind) for kind in ("Patient", "Observation", "Provenance")]
    assert counts == [3, 12, 3]


def test_report_undo_and_again(tmp_path: Path) -> None:
    write(tmp_path, "a.json", transaction("a"))
    door, report = Door(), tmp_path / "report.json"
    with serving(door) as web:
        words = ("post", tmp_path / "a.json", "--server", f"{web.url}/fhir", "--state", tmp_path / "s")
        assert case2fhir(*words, "--report", report).returncode == 0
        found = json.loads(report.read_text())
        assert found["server"] == f"{web.url}/fhir"
        assert found["totals"] == {"cases": 1, "results": {"created": 1}, "resources": {"created": 6}}
        assert found["cases"][0]["created"][0] == {"entry": 1, "reference": "Patient/1", "version": "1"}
        other = case2fhir("post", "--undo", report, "--server", "http://127.0.0.1:9/x", "--state", tmp_path / "s")
        assert other.returncode == 2
        shown = case2fhir("post", "--undo", report, "--state", tmp_path / "s")
        assert (shown.returncode, shown.stdout.count("delete ")) == (2, 6)
        assert door.server.count("Patient") == 1
        done = case2fhir("post", "--undo", report, "--state", tmp_path / "s", "--yes")
        assert (done.returncode, door.server.resources) == (0, {})
        again = case2fhir("post", "--undo", report, "--state", tmp_path / "s", "--yes")
        assert (again.returncode, again.stdout.count("gone ")) == (0, 6)
        assert case2fhir(*words).returncode == 0
        assert door.server.count("Observation") == 3


def test_an_interrupted_run_says_how_to_go_on(tmp_path: Path) -> None:
    for n in range(30):
        write(tmp_path / "in", f"{n:02d}.json", transaction(f"i{n}"))
    door = Door()

    def slow(call: Call) -> Reply:
        if call.method == "POST":
            time.sleep(0.1)
        return door(call)

    with serving(slow) as web:
        process = start("post", tmp_path / "in", "--server", f"{web.url}/fhir", "--state", tmp_path / "s")
        while len(web.paths("POST")) < 5:
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
        assert process.returncode == 130
        assert "interrupted; nothing is lost, go on with: case2fhir post --resume" in errors
        assert "not finished" in case2fhir("post", "--status", "--state", tmp_path / "s").stdout
        done = case2fhir("post", "--resume", "--state", tmp_path / "s", "--report", tmp_path / "r.json")
        assert done.returncode == 0, done.stderr
        assert "finished" in case2fhir("post", "--status", "--state", tmp_path / "s").stdout
        assert case2fhir("post", "--resume", "--state", tmp_path / "s").returncode == 2
    assert [door.server.count(kind) for kind in ("Patient", "Observation")] == [30, 90]
    # The report of the resumed run is that of the whole run, so that undo takes back all of it.
    report = json.loads((tmp_path / "r.json").read_text())
    assert sum(len(case["created"]) for case in report["cases"]) >= 30 * 6 - 4 * 6


def test_a_run_that_was_stopped_by_the_network_can_be_resumed(tmp_path: Path) -> None:
    write(tmp_path, "a.json", transaction("a"))
    door = Door()
    broken = [True]

    def behave(call: Call) -> Reply:
        return reply(503, b"") if broken[0] and call.method == "POST" else door(call)

    with serving(behave) as web:
        words = ("--server", f"{web.url}/fhir", "--state", tmp_path / "s", *QUICK)
        failed = case2fhir("post", tmp_path / "a.json", *words)
        assert failed.returncode == 5
        assert "go on with: case2fhir post --resume" in failed.stderr
        broken[0] = False
        done = case2fhir("post", "--resume", "--state", tmp_path / "s")
        assert done.returncode == 0, done.stderr
    assert door.server.count("Patient") == 1


def test_no_identifier_is_ever_shown(tmp_path: Path) -> None:
    mrn = [{"system": "urn:oid:1.2.3", "value": "MRN-4711"}]
    write(tmp_path, "a.json", transaction("a", patient_identifiers=mrn))
    door = Door()

    def behave(call: Call) -> Reply:
        if call.method == "POST":
            return reply(400, outcome(f"MRN-4711 is wrong, see {BASE}/Patient?identifier=MRN-4711"))
        return door(call)

    with serving(behave) as web:
        words = ("--server", f"{web.url}/fhir", "--state", tmp_path / "s", "--report", tmp_path / "r.json")
        done = case2fhir("post", tmp_path / "a.json", *words)
        status = case2fhir("post", "--status", "--state", tmp_path / "s")
    assert done.returncode == 5
    shown = done.stderr + done.stdout + status.stdout + (tmp_path / "r.json").read_text()
    assert "MRN-4711" not in shown
    assert b"MRN-4711" not in (tmp_path / "s" / "journal.sqlite3").read_bytes()
