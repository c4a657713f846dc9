"""Exactly once on a real HAPI server: twice, through faults, through kill -9, in two processes, over a restart."""

from __future__ import annotations

import json
import random
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from client.bundles import document, transaction, uid, write
from client.command import case2fhir, start
from client.faults import faulty
from servers.hapi import Hapi

pytestmark = pytest.mark.hapi

TYPES = ("Patient", "DocumentReference", "Observation", "Provenance")


class Growth:
    """How many resources of each type a server got since the start."""

    def __init__(self, server: Hapi) -> None:
        self._server = server
        self._before = server.counts(*TYPES)

    def __call__(self) -> dict[str, int]:
        now = self._server.counts(*TYPES)
        return {name: now[name] - self._before[name] for name in TYPES}


def expected(cases: int, observations: int = 3) -> dict[str, int]:
    return {"Patient": cases, "DocumentReference": cases, "Observation": cases * observations, "Provenance": cases}


@pytest.fixture
def growth(hapi: Hapi) -> Growth:
    return Growth(hapi)


def folder_of(tmp_path: Path, prefix: str, cases: int, observations: int = 3) -> Path:
    for n in range(cases):
        write(tmp_path / "cases", f"{n:03d}.json", transaction(f"{prefix} {n}", observations=observations))
    return tmp_path / "cases"


def test_twice_is_once(hapi: Hapi, growth: Growth, tmp_path: Path) -> None:
    words = ("post", folder_of(tmp_path, "twice", 6), "--server", hapi.base, "--state", tmp_path / "state")
    first, second = case2fhir(*words), case2fhir(*words)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert growth() == expected(6)
    assert "6 unchanged" in second.stderr


def test_a_lost_journal_adds_nothing(hapi: Hapi, growth: Growth, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, "lost journal", 3)
    for state in ("one", "two"):
        done = case2fhir("post", folder, "--server", hapi.base, "--state", tmp_path / state, "--verify")
        assert done.returncode == 0, done.stderr
    assert growth() == expected(3)


def test_dry_run_writes_nothing(hapi: Hapi, growth: Growth, tmp_path: Path) -> None:
    done = case2fhir(
        "post", folder_of(tmp_path, "dry", 2), "--server", hapi.base, "--state", tmp_path / "state", "--dry-run"
    )
    assert done.returncode == 0, done.stderr
    assert "1. Patient: create if its identifier is not there" in done.stdout
    assert growth() == expected(0)
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize("seed", [1, 2])
def test_forty_reports_through_faults(hapi: Hapi, growth: Growth, tmp_path: Path, seed: int) -> None:
    folder = folder_of(tmp_path, f"faults {seed}", 40, 5)
    with faulty(hapi.base, 0.4, seed=seed) as proxy:
        done = case2fhir(
            "post", folder, "--server", proxy.base, "--state", tmp_path / "state", "--report", tmp_path / "r.json"
        )
    assert done.returncode == 0, done.stderr
    assert sum(proxy.done.values()) - proxy.done["good"] > 15
    assert growth() == expected(40, 5)
    report = json.loads((tmp_path / "r.json").read_text())
    # What an earlier attempt made and whose answer was lost is this run's all the same.
    assert report["totals"]["resources"] == {"created": 40 * 8}


def test_undo_leaves_what_a_person_changed(hapi: Hapi, growth: Growth, tmp_path: Path) -> None:
    state, report = tmp_path / "state", tmp_path / "report.json"
    folder = folder_of(tmp_path, "undo", 4)
    words = ("post", folder, "--server", hapi.base, "--state", state, "--report", report)
    assert case2fhir(*words).returncode == 0
    place = json.loads(report.read_text())["cases"][0]["created"][2]["reference"]
    _touch(hapi, place)
    asked = case2fhir("post", "--undo", report, "--state", state)
    assert asked.returncode == 2
    assert growth() == expected(4)
    undone = case2fhir("post", "--undo", report, "--state", state, "--yes")
    assert undone.returncode == 0, undone.stderr
    # The changed measurement stays, and so do its patient and its text.
    assert f"leave {place}: changed since" in undone.stdout
    assert undone.stdout.count("something that was changed refers to it") == 2
    assert growth() == {"Patient": 1, "DocumentReference": 1, "Observation": 1, "Provenance": 0}


def test_undo_and_post_again(hapi: Hapi, growth: Growth, tmp_path: Path) -> None:
    state, report = tmp_path / "state", tmp_path / "report.json"
    words = ("post", folder_of(tmp_path, "undo 2", 3), "--server", hapi.base, "--state", state)
    assert case2fhir(*words, "--report", report).returncode == 0
    undone = case2fhir("post", "--undo", report, "--state", state, "--yes")
    assert undone.returncode == 0, undone.stderr
    assert growth() == expected(0)
    assert case2fhir(*words).returncode == 0
    assert growth() == expected(3)


def _touch(hapi: Hapi, place: str) -> None:
    import httpx

    resource = hapi.get(place)
    resource["note"] = [{"text": "a person was here"}]
    assert httpx.put(f"{hapi.base}/{place}", json=resource).status_code == 200


def test_kill_and_resume(hapi: Hapi, growth: Growth, tmp_path: Path) -> None:
    folder, state = folder_of(tmp_path, "kill", 200), tmp_path / "state"
    chance = random.Random(3)
    words: tuple[str | Path, ...] = ("post", folder, "--server", hapi.base, "--state", state)
    killed = 0
    for _ in range(12):
        process = start(*words)
        time.sleep(0.5 + chance.random() * 1.2)
        killed += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if (state / "journal.sqlite3").exists():
            words = ("post", "--resume", "--state", state)
    done = case2fhir("post", folder, "--server", hapi.base, "--state", state, "--resume")
    assert done.returncode == 0, done.stderr
    assert killed >= 3
    assert growth() == expected(200)


def test_two_processes_at_once(hapi: Hapi, growth: Growth, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, "two", 30)
    with ThreadPoolExecutor(4) as pool:
        runs = [
            pool.submit(case2fhir, "post", folder, "--server", hapi.base, "--state", tmp_path / state)
            for state in ("shared", "shared", "own")
        ]
        done = [run.result() for run in runs]
    assert [one.returncode for one in done] == [0, 0, 0], "".join(one.stderr for one in done)
    assert growth() == expected(30)


def test_server_killed_and_started_again(durable_hapi: Hapi, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, "restart", 60)
    with ThreadPoolExecutor(1) as pool:
        run = pool.submit(case2fhir, "post", folder, "--server", durable_hapi.base, "--state", tmp_path / "state")
        time.sleep(3)
        durable_hapi.kill()
        time.sleep(1)
        durable_hapi.start()
        done = run.result()
    assert done.returncode == 0, done.stderr
    assert " 0 retries" not in done.stderr
    assert durable_hapi.counts(*TYPES) == expected(60)


def test_changed_and_update(hapi: Hapi, growth: Growth, tmp_path: Path) -> None:
    words = ("post", tmp_path / "a.json", "--server", hapi.base, "--state", tmp_path / "state")
    write(tmp_path, "a.json", transaction("changed"))
    assert case2fhir(*words).returncode == 0
    write(tmp_path, "a.json", transaction("changed", recorded="2027-01-01T00:00:00Z"))
    assert case2fhir(*words).returncode == 0, "a clock is no change"
    write(tmp_path, "a.json", transaction("changed", value="4.20"))
    changed = case2fhir(*words)
    assert changed.returncode == 1
    assert "known with other content: entry 3 (Observation), 4 (Observation), 5 (Observation)" in changed.stderr
    assert "changed" in case2fhir("post", "--status", "--state", tmp_path / "state").stdout
    assert case2fhir(*words, "--update", "--verify").returncode == 0
    assert growth() == expected(1)
    found = hapi.get(f"Observation?identifier={uid('changed', 'observation 1')}")["entry"]
    assert found[0]["resource"]["valueQuantity"]["value"] == 4.2
    assert found[0]["resource"]["meta"]["versionId"] == "2"
    assert "unchanged" in case2fhir(*words).stderr


def test_a_person_changed_it_since(hapi: Hapi, tmp_path: Path) -> None:
    words = ("post", tmp_path / "a.json", "--server", hapi.base, "--state", tmp_path / "state")
    write(tmp_path, "a.json", transaction("person", observations=1))
    assert case2fhir(*words).returncode == 0
    found = hapi.get(f"Observation?identifier={uid('person', 'observation 0')}")["entry"][0]["resource"]
    _touch(hapi, f"Observation/{found['id']}")
    write(tmp_path, "a.json", transaction("person", observations=1, value="9.9"))
    done = case2fhir(*words, "--update")
    assert done.returncode == 5
    assert "changed on the server since we wrote it; left" in done.stderr


def test_patients_are_found_by_business_identifier(hapi: Hapi, growth: Growth, tmp_path: Path) -> None:
    mrn = [{"system": "urn:oid:1.2.3", "value": "A,1|2$3"}]
    for case in ("mrn 1", "mrn 2"):
        write(tmp_path, f"{case}.json", transaction(case, patient_identifiers=mrn))
    done = case2fhir("post", tmp_path, "--server", hapi.base, "--state", tmp_path / "state")
    assert done.returncode == 0, done.stderr
    assert growth() == {**expected(2), "Patient": 1}
    assert "A,1" not in done.stderr + done.stdout


def test_several_patients_stop(hapi: Hapi, growth: Growth, tmp_path: Path) -> None:
    import httpx

    mrn = [{"system": "urn:oid:1.2.4", "value": "B7777777"}]
    for _ in range(2):
        httpx.post(f"{hapi.base}/Patient", json={"resourceType": "Patient", "identifier": mrn})
    write(tmp_path, "a.json", transaction("several", patient_identifiers=mrn))
    done = case2fhir("post", tmp_path / "a.json", "--server", hapi.base, "--state", tmp_path / "state")
    assert done.returncode == 5
    assert done.stderr.count("Patient/") == 2
    assert "B7777777" not in done.stderr
    assert growth()["Observation"] == 0


@pytest.mark.parametrize("how", [("--max-entries", "4"), ("--no-transaction",)], ids=["chunks", "singles"])
def test_split(hapi: Hapi, growth: Growth, tmp_path: Path, how: tuple[str, ...]) -> None:
    write(tmp_path, "a.json", transaction(f"split {how}", observations=9))
    words: tuple[str | Path, ...] = ("post", tmp_path / "a.json", "--server", hapi.base, *how)
    for state in ("one", "two"):
        done = case2fhir(*words, "--state", tmp_path / state, "--verify")
        assert done.returncode == 0, done.stderr
        assert "all or nothing holds for each" in done.stderr
    assert growth() == expected(1, 9)


def test_documents_go_to_bundle(hapi: Hapi, tmp_path: Path) -> None:
    before = hapi.count("Bundle")
    write(tmp_path, "a.json", document("doc"))
    for state in ("one", "one", "two"):
        done = case2fhir(
            "post", tmp_path / "a.json", "--server", hapi.base, "--state", tmp_path / state, "--no-validate"
        )
        assert done.returncode == 0, done.stderr
    assert hapi.count("Bundle") == before + 1


def test_a_refusal_names_the_line_of_the_text(hapi: Hapi, growth: Growth, tmp_path: Path) -> None:
    bundle = transaction("refused")
    bundle["entry"][3]["resource"]["status"] = "finished"
    write(tmp_path, "a.json", bundle)
    done = case2fhir(
        "post", tmp_path / "a.json", "--server", hapi.base, "--state", tmp_path / "s", "--no-validate",
        "--report", tmp_path / "r.json",
    )  # fmt: skip
    assert done.returncode == 5
    assert "finished" in done.stderr
    assert growth() == expected(0)
    checked = case2fhir("post", tmp_path / "a.json", "--server", hapi.base, "--state", tmp_path / "s")
    assert checked.returncode == 1
    assert "nothing was sent" in checked.stderr


def test_unknown_elements_are_noticed_by_verify(hapi: Hapi, tmp_path: Path) -> None:
    bundle = transaction("dropped")
    bundle["entry"][2]["resource"]["inventedElement"] = "x"
    write(tmp_path, "a.json", bundle)
    words = ("post", tmp_path / "a.json", "--server", hapi.base, "--state", tmp_path / "s", "--no-validate")
    done = case2fhir(*words, "--verify")
    assert done.returncode == 5
    assert "entry 3 (Observation): the server's copy differs at inventedElement" in done.stderr
    assert "[line 3 of the text]" in done.stderr
