"""What a run leaves on paper: --status, --report, --resume, the plan of --dry-run, and what --undo takes back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from client.bundles import document, transaction, write
from client.command import case2fhir
from client.fake import capability, outcome
from client.test_post_command import QUICK, Door
from client.web import Call, Reply, Web, reply, serving

MRN = [{"system": "urn:oid:1.2.3", "value": "MRN-4711"}]


class Site:
    """A server that can be told to misbehave, a folder with cases, and the command."""

    def __init__(self, folder: Path) -> None:
        self.door = Door()
        self.folder = folder
        self.broken: Reply | None = None
        self.web = Web("")

    def __call__(self, call: Call) -> Reply:
        broken = self.broken if call.method != "GET" else None
        return broken or self.door(call)

    def case(self, name: str, **more: Any) -> Path:
        return write(self.folder / "in", f"{name}.json", transaction(name, **more))

    def run(self, *words: str | Path, server: bool = True) -> Any:
        where: tuple[str | Path, ...] = ("--server", f"{self.web.url}/fhir") if server else ()
        return case2fhir("post", *words, *where, "--state", self.folder / "s", *QUICK)

    def report(self, *words: str | Path) -> tuple[Any, dict[str, Any]]:
        done = self.run(*words, "--no-validate", "--report", self.folder / "r.json")
        found: dict[str, Any] = json.loads((self.folder / "r.json").read_text())
        return done, found

    @property
    def resources(self) -> dict[str, Any]:
        return self.door.server.resources


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    found = Site(tmp_path)
    with serving(found) as web:
        found.web = web
        yield found


def test_status_of_nothing(site: Site) -> None:
    done = site.run("--status", server=False)
    assert (done.returncode, done.stdout) == (0, f"no run yet in {site.folder / 's'}\n")


def test_status_tells_each_run_and_what_is_open(site: Site) -> None:
    site.run(site.case("good"), "--no-validate")
    site.broken = reply(422, outcome("no such unit"))
    site.run(site.case("bad"), "--no-validate")
    site.broken = reply(503, b"")
    site.run(site.case("later"), "--no-validate")
    lines = site.run("--status").stdout.splitlines()
    heads = [line for line in lines if line.startswith("run ")]
    assert [line.split()[1] for line in heads] == ["3", "2", "1"]
    assert [line.partition("/fhir  ")[2] for line in heads] == [
        "not finished: 1 failed",
        "finished: 1 refused",
        "finished: 1 done",
    ]
    assert any("bad.json: refused: no such unit" in line for line in lines)
    assert any("later.json: failed: the server answered 503; given up" in line for line in lines)
    assert not any("good.json" in line for line in lines)


def test_status_of_one_server_only(site: Site) -> None:
    site.run(site.case("good"), "--no-validate")
    done = case2fhir("post", "--status", "--server", "https://other.example/fhir", "--state", site.folder / "s")
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("words", [("--status",), ("--undo", "r.json")])
def test_paths_do_not_go_with_what_posts_nothing(site: Site, words: tuple[str, ...]) -> None:
    done = site.run(site.case("one"), *words)
    assert (done.returncode, f"{words[0]} takes no PATH" in done.stderr) == (2, True)
    assert site.resources == {}


def test_a_dry_run_has_no_report(site: Site) -> None:
    done = site.run(site.case("one"), "--dry-run", "--report", site.folder / "r.json")
    assert (done.returncode, "writes no report" in done.stderr) == (2, True)
    assert not (site.folder / "r.json").exists()


def test_a_dry_run_shows_each_entry_and_leaves_no_trace(site: Site) -> None:
    done = site.run(site.case("one"), "--dry-run", "--no-validate")
    assert done.returncode == 0
    shown = [line.strip() for line in done.stdout.splitlines()]
    assert shown[1:4] == [
        "1. Patient: create if its identifier is not there",
        "2. DocumentReference: create if its identifier is not there",
        "3. Observation: create if its identifier is not there",
    ]
    assert shown[6].startswith("6. Provenance: put Provenance/")
    assert "dry run: 1 cases looked at, nothing was written" in done.stderr
    assert not (site.folder / "s").exists()
    assert site.web.paths("POST") == []


def test_the_report_has_every_way_a_case_can_end(site: Site) -> None:
    site.run(site.case("known"), "--no-validate")
    site.run(site.case("other"), "--no-validate")
    site.case("fresh")
    site.case("other", value="9.9")
    (site.folder / "in" / "unreadable.json").write_text("{")
    twice = transaction("twice")
    twice["entry"].append(twice["entry"][2])
    write(site.folder / "in", "twice.json", twice)
    write(site.folder / "in", "document.json", document("document"))
    done, found = site.report(site.folder / "in")
    assert done.returncode == 3
    results = {Path(case["source"]).stem: case["result"] for case in found["cases"]}
    assert results == {
        "known": "unchanged",
        "fresh": "created",
        "other": "changed",
        "unreadable": "invalid",
        "twice": "invalid",
        "document": "created",
    }
    assert found["totals"]["cases"] == 6
    assert found["totals"]["results"] == {"unchanged": 1, "created": 2, "changed": 1, "invalid": 2}
    assert found["totals"]["resources"] == {"created": 7}
    why = {Path(case["source"]).stem: " ".join(case["why"]) for case in found["cases"]}
    assert "known with other content: entry 3 (Observation)" in why["other"]
    assert "same identity" in why["twice"]
    assert "no JSON" in why["unreadable"]


def test_the_report_of_a_refusal_leads_to_the_text(site: Site) -> None:
    site.broken = reply(422, outcome("unknown unit", "code-invalid", "Bundle.entry[2].resource.valueQuantity"))
    done, found = site.report(site.case("refused"))
    assert done.returncode == 5
    (case,) = found["cases"]
    assert (case["result"], case["attempts"]) == ("refused", 1)
    assert case["refused"] == [
        {
            "why": "Bundle.entry[2].resource.valueQuantity: unknown unit",
            "entry": 3,
            "type": "Observation",
            "fact": "measurement 0",
            "line": 3,
        }
    ]
    assert [case[how] for how in ("created", "reused", "updated", "sent")] == [[], [], [], []]


def test_the_report_tells_what_was_the_hospitals(site: Site) -> None:
    site.resources["Patient/8"] = {
        "resourceType": "Patient",
        "id": "8",
        "identifier": MRN,
        "meta": {"versionId": "3"},
    }
    _, found = site.report(site.case("reuse", patient_identifiers=MRN))
    (case,) = found["cases"]
    assert case["reused"] == [{"entry": 1, "reference": "Patient/8", "version": "3"}]
    assert [one["entry"] for one in case["created"]] == [2, 3, 4, 5, 6]
    assert "MRN-4711" not in json.dumps(found)


def test_the_report_of_an_update(site: Site) -> None:
    site.run(site.case("update"), "--no-validate")
    _, found = site.report(site.case("update", value="5.0"), "--update")
    assert found["totals"]["resources"] == {"updated": 3, "reused": 3}


@pytest.mark.parametrize("where", ["folder", "missing"])
def test_a_report_that_cannot_be_written_is_said(site: Site, where: str) -> None:
    target = site.folder / "r.json" if where == "folder" else site.folder / "nowhere" / "r.json"
    if where == "folder":
        target.mkdir()
    done = site.run(site.case("one"), "--no-validate", "--report", target)
    assert done.returncode == (5 if where == "folder" else 2)
    assert "report" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("later", "code", "said"),
    [
        ([], 0, "created"),
        ([("other", False)], 0, "created"),
        ([("first", False)], 2, "there is no unfinished run"),
    ],
    ids=["at once", "after another case", "after the same command"],
)
def test_resume_goes_on_with_what_is_open(site: Site, later: list[tuple[str, bool]], code: int, said: str) -> None:
    site.broken = reply(503, b"")
    assert site.run(site.case("first"), "--no-validate").returncode == 5
    site.broken = None
    for name, _ in later:
        assert site.run(site.case(name), "--no-validate").returncode == 0
    done = site.run("--resume", server=False)
    assert (done.returncode, said in done.stderr) == (code, True), done.stderr
    assert site.door.server.count("Patient") == 1 + sum(name != "first" for name, _ in later)


def test_resume_repeats_the_choices_of_its_run(site: Site) -> None:
    site.broken = reply(503, b"")
    site.run(site.case("choices", observations=5), "--no-validate", "--max-entries", "2", "--verify")
    site.broken = None
    done = site.run("--resume", server=False)
    assert done.returncode == 0, done.stderr
    assert "all or nothing holds for each" in done.stderr
    assert any(path.startswith("/fhir/Observation?") for path in site.web.paths())


def test_resume_of_standard_input_says_why_not(site: Site) -> None:
    site.broken = reply(503, b"")
    where = ("--server", f"{site.web.url}/fhir", "--state", site.folder / "s", *QUICK)
    text = (site.case("stdin")).read_text()
    assert case2fhir("post", "-", "--no-validate", *where, stdin=text).returncode == 5
    done = site.run("--resume")
    assert (done.returncode, "read standard input; give the same input again" in done.stderr) == (2, True)


def test_resume_with_paths_is_the_same_as_without(site: Site) -> None:
    site.run(site.case("same"), "--no-validate")
    done = site.run(site.case("same"), "--no-validate", "--resume")
    assert (done.returncode, "unchanged" in done.stderr) == (0, True)


def undo(site: Site, *words: str) -> Any:
    return case2fhir("post", "--undo", site.folder / "r.json", "--state", site.folder / "s", *QUICK, *words)


def test_undo_takes_back_its_run_and_no_other(site: Site) -> None:
    site.report(site.case("mine"))
    (site.folder / "r.json").rename(site.folder / "kept.json")
    site.run(site.case("theirs"), "--no-validate")
    (site.folder / "kept.json").rename(site.folder / "r.json")
    done = undo(site, "--yes")
    assert (done.returncode, "deleted 6 resources" in done.stderr) == (0, True)
    assert len(site.resources) == 6
    assert site.run(site.folder / "in" / "theirs.json", "--no-validate").returncode == 0
    assert len(site.resources) == 6


def test_undo_leaves_what_was_reused(site: Site) -> None:
    site.resources["Patient/8"] = {"resourceType": "Patient", "id": "8", "identifier": MRN, "meta": {"versionId": "3"}}
    site.report(site.case("reuse", patient_identifiers=MRN))
    assert undo(site, "--yes").returncode == 0
    assert set(site.resources) == {"Patient/8"}


def test_undo_of_a_run_that_created_nothing(site: Site) -> None:
    site.run(site.case("known"), "--no-validate")
    site.report(site.folder / "in" / "known.json")
    done = undo(site, "--yes")
    assert (done.returncode, "nothing to delete" in done.stderr) == (0, True)
    assert len(site.resources) == 6


def test_undo_without_yes_and_without_a_person_deletes_nothing(site: Site) -> None:
    site.report(site.case("asked"))
    done = undo(site)
    assert (done.returncode, "nothing was deleted; add --yes to delete" in done.stderr) == (2, True)
    assert done.stdout.count("delete ") == 6
    assert len(site.resources) == 6


def test_undo_that_the_server_refuses(site: Site) -> None:
    site.report(site.case("refused"))
    site.broken = reply(403, outcome("no DELETE for you"))
    done = undo(site, "--yes")
    assert (done.returncode, "nothing was deleted: no DELETE for you" in done.stderr) == (5, True)
    assert len(site.resources) == 6


@pytest.mark.parametrize(
    "reference", ["Patient?active=true", "Patient", "../Patient/1", "Patient/1/_history/2", "http://h/Patient/1", ""]
)
def test_undo_takes_no_report_that_names_more_than_one_resource(site: Site, reference: str) -> None:
    site.report(site.case("forged"))
    found = json.loads((site.folder / "r.json").read_text())
    found["cases"][0]["created"].append({"entry": 9, "reference": reference, "version": None})
    (site.folder / "r.json").write_text(json.dumps(found))
    done = undo(site, "--yes")
    assert (done.returncode, "this is no report" in done.stderr) == (3, True)
    assert len(site.resources) == 6


def test_undo_is_for_the_server_of_the_report(site: Site) -> None:
    site.report(site.case("where"))
    done = undo(site, "--yes", "--server", "https://other.example/fhir")
    assert (done.returncode, "this run was on" in done.stderr) == (2, True)
    assert len(site.resources) == 6
    spelled = site.web.url.replace("http://localhost", "HTTP://LOCALHOST")
    assert undo(site, "--yes", "--server", f"{spelled}/fhir/").returncode == 0
    assert site.resources == {}


def test_a_server_without_transactions_is_told_how(site: Site) -> None:
    types = [{"type": one, "interaction": [{"code": "create"}]} for one in ("Patient", "DocumentReference")]
    types += [{"type": one, "interaction": [{"code": "create"}]} for one in ("Observation", "Provenance")]
    site.door.server.metadata = capability(transaction=False, types=types)
    refused = site.run(site.case("single"), "--no-validate")
    assert (refused.returncode, "--no-transaction" in refused.stderr) == (5, True)
    done = site.run(site.case("single"), "--no-validate", "--no-transaction")
    assert done.returncode == 0, done.stderr
    assert len(site.resources) == 6
