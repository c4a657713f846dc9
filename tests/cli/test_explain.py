"""`case2fhir explain`: the words behind a resource in their sentence, whatever Bundle they stand in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from case2fhir.explain import sentence

from .command import STORY, Run

MARK = "«"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def converted(run: Run, text: str, *words: object, name: str = "case.txt") -> str:
    Path(name).write_text(text, encoding="utf-8")
    result = run("convert", name, "-q", *words)
    assert result.code == 0, result.err
    return result.out


def explained(run: Run, content: str, *words: object) -> str:
    result = run("explain", "-", *words, stdin=content.encode())
    assert (result.code, result.err) == (0, "")
    return result.out


SENTENCES = [
    ("a sentence of its own", "She had a fever.", "She had a «fever»."),
    ("the sentence before is left out", "All was well. She had a fever.", "She had a «fever»."),
    ("the sentence after is left out", "She had a fever. All was well.", "She had a «fever»."),
    ("the first words", "Fever came. All was well.", "«Fever» came."),
    ("the last words without a full stop", "She came with fever", "She came with «fever»"),
    ("a question", "Was it fever? Nobody knew.", "Was it «fever»?"),
    ("an exclamation", "It was fever! She rested.", "It was «fever»!"),
    ("a quotation", '“I have a fever.” She lay down.', '“I have a «fever».”'),
    ("a bullet of its own", "Complaints:\n- fever\n- cough\n", "- «fever»"),
    ("an abbreviation is no end", "She saw Dr. roe with fever. All was well.", "She saw Dr. roe with «fever»."),
    ("a number with a point", "At 38.5 °C the fever fell. All was well.", "At 38.5 °C the «fever» fell."),
    ("a line that breaks in the middle", "She had\nfever and\nwas ill. All was well.", "«fever» and"),
    ("white space is one space", "She  had\ta   fever.", "She had a «fever»."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "shown"), [row[1:] for row in SENTENCES], ids=[row[0] for row in SENTENCES])
def test_words_stand_in_their_sentence(text: str, shown: str) -> None:
    start = text.lower().index("fever")
    before, words, after = sentence(text, start, start + len("fever"))
    assert " ".join(f"{before}«{words}»{after}".split()) == shown


def test_a_sentence_without_an_end_is_cut_on_both_sides() -> None:
    text = "a" * 1000 + " fever " + "b" * 1000
    before, words, after = sentence(text, 1001, 1006)
    assert (words, len(before), len(after)) == ("fever", 300, 300)


def test_words_longer_than_any_sentence_are_whole() -> None:
    text = "One. Two. " * 100
    assert sentence(text, 0, 900)[1] == text[:900]


LINES = [
    ("the first", "Fever was seen.", 1),
    ("after an empty one", "\nShe coughed.\n\nFever was seen.", 4),
    ("after Windows line ends", "She coughed.\r\n\r\nFever was seen.", 3),
    ("after old Macintosh line ends", "She coughed.\rFever was seen.", 2),
]


@pytest.mark.parametrize(("text", "line"), [row[1:] for row in LINES], ids=[row[0] for row in LINES])
def test_the_line_is_that_of_the_text(run: Run, text: str, line: int) -> None:
    Path("case.txt").write_bytes(text.encode())
    bundle = run("convert", "case.txt", "-q").out
    assert f"> line {line}: «Fever» was seen." in explained(run, bundle)


KINDS = ["transaction", "document", "collection", "batch", "ndjson"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_bundle_shows_the_same_words(run: Run, kind: str) -> None:
    shown = explained(run, converted(run, STORY, "--to", kind))
    words = {line.strip() for line in shown.splitlines() if MARK in line}
    assert "> line 1: A 35-year-old woman presented with «fever» and cough." in words
    assert "> line 1: She had no «rash»." in words or "> line 1: She had «no rash»." in words
    assert any("«aspirin»" in line for line in words)


@pytest.mark.parametrize("kind", KINDS)
def test_without_the_text_the_offsets_are_shown(run: Run, kind: str) -> None:
    shown = explained(run, converted(run, STORY, "--to", kind, "--no-source-text"))
    assert MARK not in shown
    at = STORY.index("fever")
    assert f"characters {at} to {at + 5} of the source text, which the Bundle does not hold" in shown


def a_condition(content: str) -> dict[str, Any]:
    found = [entry["resource"] for entry in json.loads(content)["entry"]]
    return next(each for each in found if each["resourceType"] == "Condition")


NAMED = [
    ("its id", lambda identity: identity),
    ("the beginning of its id", lambda identity: identity[:8]),
    ("its type and id", lambda identity: f"Condition/{identity}"),
    ("its URN", lambda identity: f"urn:uuid:{identity}"),
    ("its address on a server", lambda identity: f"https://example.org/fhir/Condition/{identity}"),
]


@pytest.mark.parametrize("name", [row[1] for row in NAMED], ids=[str(row[0]) for row in NAMED])
def test_one_resource_by(run: Run, name: Any) -> None:
    bundle = converted(run, STORY)
    condition = a_condition(bundle)
    shown = explained(run, bundle, name(condition["id"]))
    assert shown.splitlines()[0] == f"Condition/{condition['id']}"
    assert sum(not line.startswith(" ") for line in shown.splitlines()) == 1
    assert "«fever»" in shown


UNKNOWN = [
    ("no such id", "zzz", "no resource has an id that begins with 'zzz'"),
    ("empty", "", "no resource has an id that begins with ''"),
    ("a type alone", "Condition/", "no resource has an id that begins with ''"),
    ("capitals", "FFFF", "no resource has an id that begins with 'FFFF'"),
]


@pytest.mark.parametrize(("wanted", "message"), [row[1:] for row in UNKNOWN], ids=[row[0] for row in UNKNOWN])
def test_a_name_that_no_resource_has(run: Run, wanted: str, message: str) -> None:
    result = run("explain", "-", wanted, stdin=converted(run, STORY).encode())
    assert (result.code, result.out, result.problems) == (2, "", [message])


def basic(identity: str) -> dict[str, Any]:
    return {"resource": {"resourceType": "Basic", "id": identity}}


def test_a_beginning_that_several_have_says_how_many(run: Run) -> None:
    bundle = {"resourceType": "Bundle", "entry": [basic("ab"), basic("ac")]}
    result = run("explain", "-", "a", stdin=json.dumps(bundle).encode())
    assert (result.code, result.problems) == (2, ["2 resources have ids that begin with 'a'"])


def test_a_whole_id_wins_over_a_longer_one(run: Run) -> None:
    bundle = {"resourceType": "Bundle", "entry": [basic("a"), basic("ab")]}
    assert explained(run, json.dumps(bundle), "a").splitlines()[0] == "Basic/a"


FACTS = [
    ("a problem", "problems: [{name: fever}]", "problems[problem-fever]"),
    ("the second of two", "problems: [{name: fever}, {name: cough}]", "problems[problem-cough]"),
    (
        "a finding of a study",
        "studies: [{name: CT, kind: imaging, findings: [{name: cyst}]}]",
        "studies[study-ct].findings[finding-cyst]",
    ),
    ("a drug", "medications: [{name: Nise}]", "medications[medication-nise]"),
    ("the patient", "patient: {sex: {value: female}}\nproblems: [{name: fever}]", "patient"),
]


@pytest.mark.parametrize(("case", "path"), [row[1:] for row in FACTS], ids=[row[0] for row in FACTS])
def test_a_fact_without_words_shows_its_place_in_the_case_file(run: Run, case: str, path: str) -> None:
    shown = explained(run, converted(run, case, name="case.yaml"))
    assert f"  > case file: {path}" in shown.splitlines()


SAID = [
    ("a side and a severity", "problems: [{name: pain, side: left, severity: severe}]", ["severity: Severe"]),
    ("a certainty", "problems: [{name: gout, kind: diagnosis, certainty: confirmed}]", ["certainty: confirmed"]),
    ("a result", "measurements: [{name: Hb, value: 4.10, unit: g}]", ["Observation: Hb", "value: 4.10 g"]),
    ("a dose", "medications: [{name: Nise, dose: {value: 0.50, unit: g}}]", ["0.50 g"]),
    ("an absence", "allergies: [{name: nuts, kind: allergy}]", ["nuts"]),
    ("marks of HTML", "problems: [{name: 'a < b & c'}]", ["a < b & c"]),
]


@pytest.mark.parametrize(("case", "parts"), [row[1:] for row in SAID], ids=[row[0] for row in SAID])
def test_what_a_resource_says_stands_under_its_name(run: Run, case: str, parts: list[str]) -> None:
    shown = explained(run, converted(run, case, name="case.yaml"))
    assert [part for part in parts if part not in shown] == []


def test_one_resource_in_a_file_of_its_own(run: Run) -> None:
    condition = a_condition(converted(run, STORY))
    shown = explained(run, json.dumps(condition, indent=1))
    at = STORY.index("fever")
    assert shown.splitlines()[0] == f"Condition/{condition['id']}"
    assert f"characters {at} to {at + 5} of the source text" in shown


def test_bundles_line_by_line(run: Run) -> None:
    one = json.dumps(json.loads(converted(run, STORY)))
    two = json.dumps(json.loads(converted(run, "A man had a rash.\n")))
    Path("many.ndjson").write_text(f"{one}\n{two}\n")
    shown = run("explain", "many.ndjson").out
    assert "presented with «fever» and cough" in shown
    assert "A man had a «rash»." in shown


FOREIGN: list[tuple[str, Any, str]] = [
    ("no text at all", {"code": {"text": "Fever"}}, "Condition: Fever"),
    ("a code", {"code": {"coding": [{"system": "urn:x", "code": "f", "display": "Fever"}]}}, "Condition: Fever"),
    ("neither", {}, "Condition"),
    ("a note", {"code": {"text": "Fever"}, "note": [{"text": "came back"}]}, "note: came back"),
]


@pytest.mark.parametrize(("resource", "line"), [row[1:] for row in FOREIGN], ids=[row[0] for row in FOREIGN])
def test_resources_of_others_are_shown_without_words(run: Run, resource: Any, line: str) -> None:
    condition = {"resourceType": "Condition", "id": "c", **resource}
    shown = explained(run, json.dumps({"resourceType": "Bundle", "entry": [{"resource": condition}]}))
    assert line in [each.strip() for each in shown.splitlines()]
    assert ">" not in shown


REFUSED = [
    ("an empty file", b"", 3),
    ("a list", b"[]", 3),
    ("a number", b"5", 3),
    ("a Bundle without entries", b'{"resourceType": "Bundle"}', 3),
    ("entries that are no list", b'{"resourceType": "Bundle", "entry": 5}', 3),
    ("no resource type", b'{"problems": []}', 3),
    ("half a Bundle", b'{"resourceType": "Bundle", "entry": [', 3),
    ("bytes that are no text", b"\xff\xfe\xfa", 3),
    ("ten thousand brackets", b"[" * 10_000, 3),
]


@pytest.mark.parametrize(("content", "code"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_no_bundle(run: Run, content: bytes, code: int) -> None:
    result = run("explain", "-", stdin=content)
    assert (result.code, result.out, len(result.problems)) == (code, "", 1)


def test_a_bundle_of_nothing_shows_nothing(run: Run) -> None:
    assert explained(run, '{"resourceType": "Bundle", "entry": []}') == ""


def test_wide_letters_count_as_one(run: Run) -> None:
    shown = explained(run, converted(run, "\U0001f600 \U0001f600 A woman had a fever.\n"))
    assert "A woman had a «fever»." in shown
