"""What `convert` writes in each of its forms, posted to a real HAPI FHIR server, again, and taken back."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

import case2fhir as library
from case2fhir.client import SyncFhirClient
from client.command import case2fhir
from servers.hapi import Hapi

pytestmark = pytest.mark.hapi

TYPES = ("Patient", "Encounter", "Condition", "Observation", "MedicationStatement", "DocumentReference")
OTHERS = ("Device", "Provenance", "Bundle")
FEVER = "A {age}-year-old woman presented with fever and cough for three days. Hemoglobin was 10.2 g/dL.\n"
PAIN = "A {age}-year-old man had low back pain for two weeks. He was given ibuprofen 400 mg.\n"

Growth = Callable[[], dict[str, int]]


@pytest.fixture
def growth(hapi: Hapi) -> Growth:
    """How many resources of each type came since the test began, without types that did not grow."""
    before = hapi.counts(*TYPES, *OTHERS)

    def grown() -> dict[str, int]:
        now = hapi.counts(*TYPES, *OTHERS)
        return {name: now[name] - before[name] for name in now if now[name] != before[name]}

    return grown


def texts(folder: Path, n: int) -> list[Path]:
    """Write two short cases that no other `n` has."""
    folder.mkdir()
    (folder / "fever.txt").write_text(FEVER.format(age=30 + n))
    (folder / "pain.txt").write_text(PAIN.format(age=50 + n))
    return sorted(folder.iterdir())


def converted(tmp_path: Path, form: str, n: int) -> tuple[Path, dict[str, int]]:
    """Return a folder with the two cases in `form`, and how many resources of each type they hold."""
    out = tmp_path / form
    made = case2fhir("convert", *texts(tmp_path / "texts", n), "--to", form, "-o", out)
    assert made.returncode == 0, made.stderr
    counts: Counter[str] = Counter()
    for file in out.iterdir():
        if form == "ndjson":
            counts.update(json.loads(line)["resourceType"] for line in file.read_text().splitlines())
        elif form == "document":
            counts["Bundle"] += 1
        else:
            counts.update(one["resource"]["resourceType"] for one in json.loads(file.read_text())["entry"])
    # All cases of one program share its Device; other tests have brought it to the server.
    counts.pop("Device", None)
    return out, dict(counts)


@pytest.fixture(autouse=True)
def device(hapi: Hapi, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The program's own Device is there before anything is counted."""
    folder = tmp_path_factory.mktemp("device")
    (folder / "first.txt").write_text("A 50-year-old man had a headache.\n")
    done = case2fhir("post", folder / "first.txt", "--server", hapi.base, "--state", folder / "state")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("form", "n", "more"),
    [
        ("transaction", 0, ()),
        ("batch", 1, ()),
        ("document", 2, ()),
        ("collection", 3, ()),
        ("ndjson", 4, ()),
        ("transaction", 5, ("--no-transaction",)),
        ("batch", 6, ("--no-transaction",)),
        ("ndjson", 7, ("--max-entries", "3")),
    ],
)
def test_twice_and_without_its_journal(
    hapi: Hapi, growth: Growth, tmp_path: Path, form: str, n: int, more: tuple[str, ...]
) -> None:
    folder, expected = converted(tmp_path, form, n)
    for state in ("one", "one", "two"):
        done = case2fhir("post", folder, "--server", hapi.base, "--state", tmp_path / state, *more)
        assert done.returncode == 0, done.stderr
        assert growth() == expected


def test_ndjson_of_several_cases_in_one_stream(hapi: Hapi, growth: Growth, tmp_path: Path) -> None:
    """`cat *.ndjson | case2fhir post -`: what the cases share stands there twice."""
    folder, expected = converted(tmp_path, "ndjson", 10)
    stream = "".join(file.read_text() for file in sorted(folder.iterdir()))
    for _ in range(2):
        done = case2fhir("post", "-", "--server", hapi.base, "--state", tmp_path / "state", stdin=stream)
        assert done.returncode == 0, done.stderr
        assert growth() == expected


def test_undo_leaves_what_another_run_needs(hapi: Hapi, growth: Growth, tmp_path: Path) -> None:
    """The Device of the first run is referred to by the second: only the Device stays."""
    first, second = texts(tmp_path / "texts", 8)
    with SyncFhirClient(hapi.base) as client:
        (device,) = client.search("Device", "_count=2")
    place = f"Device/{device['id']}"
    report = tmp_path / "report.json"
    words = ("post", "--server", hapi.base, "--state", tmp_path / "state")
    assert case2fhir(*words, first, "--report", report).returncode == 0
    assert case2fhir(*words, second).returncode == 0
    before = growth()
    # As if the first run had been the first of all: it made the Device.
    told = json.loads(report.read_text())
    (case,) = told["cases"]
    case["created"].append({"entry": 99, "reference": place, "version": device["meta"]["versionId"]})
    report.write_text(json.dumps(told))
    undone = case2fhir("post", "--undo", report, "--state", tmp_path / "state", "--yes")
    assert undone.returncode == 0, undone.stderr
    assert f"left {place}: others refer to it" in undone.stdout
    made = Counter(one["reference"].partition("/")[0] for one in case["created"])
    assert growth() == {k: v - made[k] for k, v in before.items() if v != made[k]}
    assert hapi.get(place)["id"] == device["id"]


def test_the_library_posts_what_it_converts(hapi: Hapi, growth: Growth, tmp_path: Path) -> None:
    made = library.convert(FEVER.format(age=39))
    first = library.post(made, hapi.base, state=tmp_path / "state")
    once = growth()
    assert (first.result, once["Patient"]) == ("created", 1)
    assert library.post(made, hapi.base, state=tmp_path / "state").result == "unchanged"
    assert library.post(made.bundle, hapi.base).result == "reused"
    assert growth() == once
