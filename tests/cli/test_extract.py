"""`case2fhir extract` and `schema`: case files out of texts, for a person to review, correct and convert."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from case2fhir.model.schema import case_schema

from .command import STORY, TWO_PATIENTS, Run


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("case.txt").write_text(STORY)
    return tmp_path


def names(run: Run, text: str) -> dict[str, list[str]]:
    """Return the names in each list of the case file of a text."""
    case: dict[str, Any] = yaml.safe_load(run("extract", "-", stdin=text.encode()).out)
    return {
        key: [row["name"] for row in rows] for key, rows in case.items() if isinstance(rows, list) and "name" in rows[0]
    }


STORIES: list[tuple[str, dict[str, list[str]]]] = [
    ("She had a fever and a cough.", {"problems": ["fever", "cough"]}),
    ("She was given aspirin 100 mg daily.", {"medications": ["aspirin"]}),
    ("Hemoglobin was 10.2 g/dL.", {"measurements": ["Hemoglobin"]}),
    ("His mother had diabetes.", {"family_history": ["mother"]}),
    ("She underwent appendectomy.", {"procedures": ["appendectomy"]}),
]


@pytest.mark.parametrize(("text", "lists"), STORIES, ids=[row[0] for row in STORIES])
def test_facts_stand_in_their_lists(run: Run, text: str, lists: dict[str, list[str]]) -> None:
    assert names(run, text) == lists


def test_yaml_is_for_people(run: Run) -> None:
    text = run("extract", "case.txt").out
    assert "value: 10.2\n" in text or "value: 10.2," in text
    assert "quote: fever" in text
    assert text.rstrip().endswith("She was given aspirin 100 mg daily.")
    assert "null" not in text
    assert "[]" not in text


FORMS = [
    ("yaml by default", [], yaml.safe_load),
    ("yaml asked for", ["--format", "yaml"], yaml.safe_load),
    ("json asked for", ["--format", "json"], json.loads),
    ("yaml into a file", ["-o", "out.yaml"], yaml.safe_load),
    ("json by the name of the file", ["-o", "out.json"], json.loads),
    ("json into any file", ["--format", "json", "-o", "out.case"], json.loads),
]


@pytest.mark.parametrize(("words", "load"), [row[1:] for row in FORMS], ids=[str(row[0]) for row in FORMS])
def test_every_form_holds_the_same_case(run: Run, words: list[str], load: Any) -> None:
    result = run("extract", "case.txt", *words)
    assert (result.code, result.err) == (0, "")
    written = Path(words[-1]).read_text() if "-o" in words else result.out
    case = load(written)
    assert [row["name"] for row in case["problems"]] == ["fever", "cough", "rash"]
    assert case["source"]["text"] == STORY
    assert (result.out == "") is ("-o" in words)


@pytest.mark.parametrize("form", ["yaml", "json"])
@pytest.mark.parametrize("kind", ["transaction", "document", "collection", "batch", "ndjson"])
def test_what_is_extracted_converts_to_the_same_bytes(run: Run, form: str, kind: str) -> None:
    run("extract", "case.txt", "-o", f"out.{form}")
    clock = ["--timestamp", "2021-05-06T14:30:00Z", "--to", kind, "-q"]
    assert run("convert", f"out.{form}", *clock).out == run("convert", "case.txt", *clock).out


def test_a_case_file_is_extracted_to_itself(run: Run) -> None:
    run("extract", "case.txt", "-o", "out.yaml")
    assert run("extract", "out.yaml").out == Path("out.yaml").read_text()


def test_a_case_file_becomes_json_and_yaml_again(run: Run) -> None:
    run("extract", "case.txt", "-o", "out.yaml")
    run("extract", "out.yaml", "-o", "out.json")
    assert run("extract", "out.json").out == Path("out.yaml").read_text()


def test_editors_find_nothing_wrong_in_it(run: Run) -> None:
    case = json.loads(run("extract", "case.txt", "--format", "json").out)
    assert list(jsonschema.Draft202012Validator(case_schema()).iter_errors(case)) == []


EDITS = [
    ("a side is added", "name: fever", "name: fever\n    side: left", "Condition", "left"),
    ("a name is corrected", "name: fever", "name: night fever", "Condition", "night fever"),
    ("a fact is denied", "name: cough", "name: cough\n    presence: absent", "", "cough"),
    ("a dose is corrected", "value: 100", "value: 75", "Medication", "75"),
]


@pytest.mark.parametrize(("old", "new", "kind", "words"), [row[1:] for row in EDITS], ids=[row[0] for row in EDITS])
def test_a_correction_by_hand_keeps_every_id(run: Run, old: str, new: str, kind: str, words: str) -> None:
    text = run("extract", "case.txt").out
    assert old in text
    Path("case.yaml").write_text(text.replace(old, new, 1))
    before, after = run("convert", "case.txt").bundle, run("convert", "case.yaml").bundle
    assert {entry["fullUrl"] for entry in after["entry"]} == {entry["fullUrl"] for entry in before["entry"]}
    changed = [entry["resource"] for entry in after["entry"] if entry not in before["entry"]]
    assert any(each["resourceType"].startswith(kind) and words in json.dumps(each) for each in changed)


FOLDERS = [
    ("a folder", ["texts", "-o", "out"], ["a.yaml", "b.yaml"]),
    ("two files", ["texts/a.txt", "texts/b.txt", "-o", "out"], ["a.yaml", "b.yaml"]),
    ("json", ["texts", "-o", "out", "--format", "json"], ["a.json", "b.json"]),
    ("two patients in one text", ["two.txt", "-o", "out/"], ["two-2.yaml", "two.yaml"]),
]


@pytest.mark.parametrize(("words", "files"), [row[1:] for row in FOLDERS], ids=[row[0] for row in FOLDERS])
def test_several_cases_go_into_a_folder(run: Run, words: list[str], files: list[str]) -> None:
    Path("texts").mkdir()
    Path("out").mkdir()
    Path("two.txt").write_text(TWO_PATIENTS)
    Path("texts/a.txt").write_text(STORY)
    Path("texts/b.txt").write_text("A man had a rash.\n")
    assert run("extract", *words).code == 0
    assert sorted(path.name for path in Path("out").iterdir()) == files


def test_each_of_two_patients_has_a_case_of_their_own(run: Run) -> None:
    Path("two.txt").write_text(TWO_PATIENTS)
    Path("out").mkdir()
    run("extract", "two.txt", "-o", "out")
    ages = [
        yaml.safe_load(Path(f"out/{name}").read_text())["patient"]["age"]["value"]
        for name in ("two.yaml", "two-2.yaml")
    ]
    assert ages == [30, 60]


def test_a_bad_text_keeps_no_other_from_being_written(run: Run) -> None:
    Path("bad.txt").write_bytes(b"A man\xff had a rash.")
    Path("out").mkdir()
    result = run("extract", "bad.txt", "case.txt", "-o", "out")
    assert result.code == 3
    assert len(result.problems) == 1
    assert result.problems[0].startswith("bad.txt: ")
    assert [path.name for path in Path("out").iterdir()] == ["case.yaml"]


ENCODED = [
    ("UTF-8 with a mark", "A woman had a fever – 39 °C.\n", "utf-8-sig", []),
    ("UTF-16 with a mark", "A woman had a fever – 39 °C.\n", "utf-16", []),
    ("Latin 1", "A woman had a fever, 39 °C.\n", "latin-1", ["--encoding", "latin-1"]),
    ("Windows", "A woman had a fever – 39 °C.\n", "cp1252", ["--encoding", "cp1252"]),
]


@pytest.mark.parametrize(("text", "encoding", "words"), [row[1:] for row in ENCODED], ids=[row[0] for row in ENCODED])
def test_texts_of_other_encodings(run: Run, text: str, encoding: str, words: list[str]) -> None:
    Path("other.txt").write_bytes(text.encode(encoding))
    case = yaml.safe_load(run("extract", "other.txt", *words).out)
    assert case["source"]["text"] == text
    (evidence,) = next(row for row in case["problems"] if row["name"] == "fever")["evidence"]
    assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


WRONG = [
    ("no input", [], 2),
    ("no such file", ["none.txt"], 3),
    ("an unknown form", ["case.txt", "--format", "xml"], 2),
    ("two inputs without a folder", ["case.txt", "other.txt"], 2),
    ("too large", ["case.txt", "--max-bytes", "10"], 3),
    ("no room for any byte", ["case.txt", "--max-bytes", "0"], 2),
    ("an unknown encoding", ["case.txt", "--encoding", "klingon"], 2),
    ("no such tables", ["case.txt", "--mappings", "nowhere"], 4),
    ("over the input", ["case.txt", "-o", "case.txt"], 2),
]


@pytest.mark.parametrize(("words", "code"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_what_cannot_be_extracted(run: Run, words: list[str], code: int) -> None:
    Path("other.txt").write_text("A man had a rash.\n")
    result = run("extract", *words)
    assert (result.code, result.out) == (code, "")
    assert Path("case.txt").read_text() == STORY


def test_the_schema_is_that_of_the_case_file(run: Run) -> None:
    result = run("schema")
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out) == case_schema()


@pytest.mark.parametrize("key", ["patient", "problems", "medications", "measurements", "studies", "sections", "source"])
def test_the_schema_names_what_a_case_holds(run: Run, key: str) -> None:
    assert key in json.loads(run("schema").out)["properties"]


def test_the_schema_takes_no_argument(run: Run) -> None:
    assert run("schema", "case.txt").code == 2
