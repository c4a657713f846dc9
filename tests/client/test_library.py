"""`case2fhir.post`, the inputs it shares with the command, and the options of the command line."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import case2fhir
from case2fhir.build.datatypes import FACT
from case2fhir.client import Connection, PostOptions, SyncFhirClient, from_bundles, read_parcels
from case2fhir.client.parcels import Parcel, Unreadable
from case2fhir.errors import ServerError, UsageError
from client.bundles import dump, parsed, transaction, uid
from client.command import case2fhir as command
from client.fake import BASE, FakeServer, FixedClock, answer, client_of, is_post, on, outcome

TEXT = "A 41-year-old woman presented with fever and cough. Hemoglobin was 10.2 g/dL."


def to(server: FakeServer) -> Connection:
    return Connection(send=server.send, clock=FixedClock(), concurrency=1)


@pytest.mark.parametrize("given_as", ["conversion", "bundle", "json"])
def test_whatever_holds_a_bundle_is_posted(given_as: str) -> None:
    made, server = case2fhir.convert(TEXT), FakeServer()
    case: Any = {"conversion": made, "bundle": made.bundle, "json": made.bundle.resource}[given_as]
    found = case2fhir.post(case, BASE, connection=to(server))
    assert (found.result, found.exit_code) == ("created", 0)
    assert len(found.placed) == len(made.bundle.resource["entry"])
    assert {one.place for one in found.placed.values()} == set(server.resources)
    assert case2fhir.post(case, BASE, connection=to(server)).result == "reused"


def test_the_journal_is_used_when_it_has_a_folder(tmp_path: Path) -> None:
    made, server = case2fhir.convert(TEXT), FakeServer()
    for result in ("created", "unchanged", "unchanged"):
        assert case2fhir.post(made, BASE, connection=to(server), state=tmp_path).result == result
    assert len(server.writes()) == 1


def test_a_bundle_with_an_error_is_not_sent_unless_it_is_not_checked() -> None:
    bundle, server = transaction("unchecked"), FakeServer()
    bundle["entry"][2]["resource"]["status"] = "ready"
    found = case2fhir.post(parsed(bundle), BASE, connection=to(server))
    assert (found.result, found.exit_code) == ("invalid", 1)
    assert "Observation.status" in " ".join(found.why) or "status" in " ".join(found.why)
    assert server.writes() == []
    assert case2fhir.post(parsed(bundle), BASE, connection=to(server), options=PostOptions()).result == "created"


@pytest.mark.parametrize(
    ("url", "error", "words"),
    [
        ("http://fhir.example.org/r4", UsageError, "use https"),
        ("ftp://127.0.0.1/r4", UsageError, "must be https"),
        ("https://user:secret@fhir.example.org/r4", UsageError, "holds a user or password"),
        ("", UsageError, "must be https"),
    ],
)
def test_where_nothing_private_may_be_sent(url: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        case2fhir.post(transaction("nowhere"), url)


def test_a_server_that_is_no_server_for_this() -> None:
    with pytest.raises(ServerError, match=r"FHIR 5\.0\.0 \(R5\)"):
        case2fhir.post(transaction("r5"), BASE, connection=to(FakeServer(metadata={**R5})))


R5 = {"resourceType": "CapabilityStatement", "fhirVersion": "5.0.0"}


def test_a_refusal_is_an_outcome_and_no_exception() -> None:
    server = FakeServer(
        tricks=[on(is_post, answer(422, outcome("no such code", expression="Bundle.entry[2].resource")))]
    )
    found = case2fhir.post(transaction("refused"), BASE, connection=to(server), options=PostOptions())
    assert (found.result, found.exit_code) == ("refused", 5)
    assert found.refused[0].entry == 3


def test_importing_the_package_loads_no_client() -> None:
    code = "import sys, case2fhir; print([m for m in ('httpx', 'sqlite3', 'case2fhir.client') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def loose(case: str) -> list[dict[str, Any]]:
    """Return the resources of a case as NDJSON has them: they refer to each other by type and id."""
    bundle = transaction(case)
    places = {one["fullUrl"]: f"{one['resource']['resourceType']}/{one['resource']['id']}" for one in bundle["entry"]}
    text = dump(bundle)
    for name, place in places.items():
        text = text.replace(f'"reference": "{name}"', f'"reference": "{place}"')
    return [one["resource"] for one in json.loads(text)["entry"]]


def ndjson(path: Path, *resources: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in resources))
    return path


def bundles(*paths: Path) -> list[dict[str, Any]]:
    found = list(read_parcels(list(map(str, paths))))
    assert all(isinstance(one, Parcel) for one in found), found
    return [one.bundle for one in found if isinstance(one, Parcel)]


def test_loose_resources_become_a_bundle_that_passes_its_check(tmp_path: Path) -> None:
    (bundle,) = bundles(ndjson(tmp_path / "a.ndjson", *loose("loose")))
    assert [one["fullUrl"] for one in bundle["entry"]] == [f"urn:uuid:{r['id']}" for r in loose("loose")]
    assert not [one for one in case2fhir.validate(bundle) if one.severity == "error" and "full-url" in one.rule]
    assert bundle["entry"][1]["resource"]["subject"] == {"reference": f"urn:uuid:{uid('loose', 'patient')}"}


def test_lines_that_stand_there_twice_count_once(tmp_path: Path) -> None:
    resources = loose("twice")
    (bundle,) = bundles(ndjson(tmp_path / "a.ndjson", *resources, resources[0], *resources))
    assert len(bundle["entry"]) == len(resources)


def test_two_versions_of_one_resource_are_refused(tmp_path: Path) -> None:
    first, *rest = loose("versions")
    path = ndjson(tmp_path / "a.ndjson", first, *rest, {**first, "gender": "male"})
    server = FakeServer()
    (found,) = client_of(server).post_all(read_parcels([str(path)]))
    assert found.result == "invalid"
    assert "entries 1, 7 have the same identity" in found.why[0]
    assert server.writes() == []


def test_resources_without_an_id_are_each_their_own(tmp_path: Path) -> None:
    note = {"resourceType": "Basic", "code": {"text": "note"}}
    (bundle,) = bundles(ndjson(tmp_path / "a.ndjson", note, note))
    assert len({one["fullUrl"] for one in bundle["entry"]}) == 2
    (found,) = client_of(FakeServer()).post_all(from_bundles([bundle]))
    assert "sending it twice would duplicate entry 1 (Basic), 2 (Basic)" in " ".join(found.why)


@pytest.mark.parametrize("identity", ["abc", "1", "B0DDB2C0-ECA4-4274-85C4-F1212E2FF901"])
def test_ids_that_are_no_uuid_get_a_fullurl_too(tmp_path: Path, identity: str) -> None:
    patient = {"resourceType": "Patient", "id": identity, "identifier": [{"system": FACT, "value": identity}]}
    fact = {"resourceType": "Observation", "id": "o", "identifier": [{"system": FACT, "value": "o" + identity}]}
    (bundle,) = bundles(
        ndjson(tmp_path / "a.ndjson", patient, {**fact, "subject": {"reference": f"Patient/{identity}"}})
    )
    first, second = bundle["entry"]
    assert second["resource"]["subject"]["reference"] == first["fullUrl"]
    assert first["fullUrl"].startswith("urn:uuid:")
    assert first["fullUrl"] == first["fullUrl"].lower()


def test_ndjson_with_bundles_and_loose_lines(tmp_path: Path) -> None:
    path = tmp_path / "mixed.ndjson"
    lines = [dump(transaction("line 1")).replace("\n", ""), "", json.dumps(loose("loose")[0])]
    path.write_text("\n".join(lines))
    found = bundles(path)
    assert [one["type"] for one in found] == ["transaction", "collection"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.ndjson", '{"resourceType": "Patient"}\n{"x": 1}\n', "a.ndjson:2: no FHIR resource"),
        ("a.ndjson", '{"resourceType": "Patient"}\n\nnonsense\n', "a.ndjson:3: no JSON"),
        ("a.ndjson", "[]\n", "a.ndjson:1: no FHIR resource"),
        ("a.json", '{"resourceType": "Bundle", ', "a.json: no JSON"),
        ("a.json", '{"resourceType": "Bundle"' + "[" * 100_000, "a.json: no JSON"),
    ],
)
def test_inputs_that_cannot_be_read(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text)
    found = [one for one in read_parcels([str(tmp_path / name)]) if isinstance(one, Unreadable)]
    assert [one.exit_code for one in found] == [3]
    assert said in found[0].problems[0]


def test_a_byte_order_mark_is_not_sent(tmp_path: Path) -> None:
    path = tmp_path / "bom.json"
    path.write_bytes(b"\xef\xbb\xbf" + dump(transaction("bom")).encode())
    server = FakeServer()
    (found,) = client_of(server).post_all(read_parcels([str(path)]))
    assert found.result == "created"
    assert server.writes()[0].body.startswith(b"{")


def test_standard_input_of_several_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(json.dumps(one) for one in loose("stdin"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    server = FakeServer()
    (found,) = client_of(server).post_all(read_parcels(["-"]))
    assert (found.source, found.result) == ("-", "created")
    assert server.count("Observation") == 3


@st.composite
def graphs(draw: st.DrawFn) -> tuple[dict[str, Any], int]:
    """Return a transaction whose entries refer to each other at random, without circles, and a limit."""
    size = draw(st.integers(1, 14))
    entries = []
    for n in range(size):
        targets = draw(st.lists(st.integers(0, n - 1), max_size=3)) if n else []
        made = uid("graph", str(n))
        resource = {
            "resourceType": "Basic",
            "identifier": [{"system": FACT, "value": made}],
            "extension": [
                {"url": "http://x", "valueReference": {"reference": f"urn:uuid:{uid('graph', str(t))}"}}
                for t in targets
            ],
        }
        request = {"method": "POST", "url": "Basic", "ifNoneExist": f"identifier={FACT}%7C{made}"}
        entries.append({"fullUrl": f"urn:uuid:{made}", "resource": resource, "request": request})
    bundle = {"resourceType": "Bundle", "type": "transaction", "entry": draw(st.permutations(entries))}
    return bundle, draw(st.integers(1, 6))


@settings(max_examples=60, deadline=None)
@given(graphs(), st.sampled_from(["limit", "413", "single"]))
def test_any_bundle_arrives_whole_however_it_is_cut(case: tuple[dict[str, Any], int], how: str) -> None:
    bundle, most = case
    server = FakeServer(most_entries=most if how == "413" else None)
    options = PostOptions(max_entries=most if how == "limit" else None, transactions=how != "single")
    for result in ("created", "reused"):
        found = client_of(server).post(bundle, options=options)
        assert found.result == result
    assert len(server.resources) == len(bundle["entry"])
    stored = {one["identifier"][0]["value"]: place for place, one in server.resources.items()}
    for entry in bundle["entry"]:
        wanted = Counter(
            stored[one["valueReference"]["reference"].removeprefix("urn:uuid:")]
            for one in entry["resource"]["extension"]
        )
        there = server.resources[stored[entry["resource"]["identifier"][0]["value"]]]
        assert Counter(one["valueReference"]["reference"] for one in there["extension"]) == wanted


CONNECTION = [
    "--server", "--auth", "--user", "--client-id", "--secret-env", "--secret-file", "--secret-keyring", "--token-url",
    "--scope", "--kid", "--ca", "--cert", "--cert-key", "--timeout", "--retry-for", "--wait-for", "--gzip",
]  # fmt: skip
POST = [
    "--state", "--resume", "--status", "--dry-run", "--update", "--verify", "--no-validate", "--allow-unsafe",
    "--no-transaction", "--max-entries", "--concurrency", "--report", "--undo", "--yes",
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "options"),
    [(["post"], [*CONNECTION, *POST]), (["auth", "check"], CONNECTION)],
    ids=["post", "auth check"],
)
def test_help_has_every_option_once(words: list[str], options: list[str]) -> None:
    done = command(*words, "--help")
    assert done.returncode == 0
    shown = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("  --")]
    assert sorted(shown) == sorted(options)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["post", "a.json", "--auth", "kerberos"], "kerberos"),
        (["post", "a.json", "--concurrency", "0"], "concurrency"),
        (["post", "a.json", "--max-entries", "0"], "max-entries"),
        (["post", "a.json", "--timeout", "soon"], "timeout"),
        (["post", "a.json", "--gzip", "maybe"], "maybe"),
        (["auth", "check", "--retry-for", "-1"], "retry-for"),
        (["auth", "check", "--password", "x"], "--password"),
        (["post", "a.json", "--token", "x"], "--token"),
    ],
)
def test_options_that_do_not_fit(words: list[str], said: str) -> None:
    done = command(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_client_may_be_used_for_more_than_one_case(tmp_path: Path) -> None:
    server = FakeServer()
    with SyncFhirClient(BASE, to(server)) as client:
        for n in range(3):
            assert client.post(transaction(f"case {n}"), state=tmp_path).result == "created"
        found = list(client.post_all(from_bundles(transaction(f"case {n}") for n in range(4)), state=tmp_path))
    assert [one.result for one in found] == ["unchanged", "unchanged", "unchanged", "created"]
