"""Options of `convert` in odd company, odd texts, and the other commands, as a new user meets them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from invariants import hold

from .command import STORY, Result, Run

CLOCK = ["--timestamp", "2021-05-06T14:30:00Z"]


def resources(result: Result, kind: str) -> list[dict[str, Any]]:
    found = [entry["resource"] for entry in result.bundle["entry"]]
    return [resource for resource in found if resource["resourceType"] == kind]


CASE = """
encounters:
  - {key: visit, role: presentation}
  - key: later
    when: {text: ten days later, offset: {value: 10, unit: d, direction: after, event: visit}}
problems:
  - name: fever
    concept: fever
    encounter: visit
    onset: {text: three weeks before, offset: {value: 3, unit: wk, direction: before, event: visit}}
  - name: cough
    onset: {text: some years before, offset: {value: 2, unit: a, direction: before, event: visit, approximate: true}}
measurements:
  - {name: pulse, kind: vital-sign, concept: heart-rate, value: 72, encounter: visit}
medications:
  - {name: aspirin, when: {text: two days later, offset: {value: 2, unit: d, direction: after, event: visit}}}
patient:
  death: {when: {text: a month later, offset: {value: 1, unit: mo, direction: after, event: visit}}}
"""

ANCHORED = [
    (
        "a day",
        "2021-05-06",
        ["2021-05-06", "2021-05-16", "2021-04-15", "2019", "2021-05-06", "2021-05-08", "2021-06"],
    ),
    ("a month: days cannot be told", "2021-05", ["2021-05", None, None, "2019", None, None, "2021-06"]),
    ("a year", "2021", ["2021", None, None, "2019", None, None, None]),
    (
        "a moment",
        "2021-05-06T10:00:00+02:00",
        ["2021-05-06", "2021-05-16", "2021-04-15", "2019", "2021-05-06", "2021-05-08", "2021-06"],
    ),
    ("none", None, [None] * 7),
    (
        "the last of February",
        "2020-02-29",
        ["2020-02-29", "2020-03-10", "2020-02-08", "2018", "2020-02-29", "2020-03-02", "2020-03"],
    ),
    (
        "the turn of the year",
        "2020-12-31",
        ["2020-12-31", "2021-01-10", "2020-12-10", "2018", "2020-12-31", "2021-01-02", "2021-01"],
    ),
]


@pytest.mark.parametrize(("anchor", "dates"), [row[1:] for row in ANCHORED], ids=[row[0] for row in ANCHORED])
def test_an_anchor_dates_what_can_be_dated_and_says_that_it_is_derived(
    run: Run, anchor: str | None, dates: list[str | None]
) -> None:
    result = run("convert", "-", *(["--anchor", anchor] if anchor else []), *CLOCK, stdin=CASE.encode())
    assert result.code == 0
    hold(result.bundle)
    (person,) = resources(result, "Patient")
    visits, problems = resources(result, "Encounter"), resources(result, "Condition")
    pulse = next(each for each in resources(result, "Observation") if each["code"]["text"] == "pulse")
    (order,) = resources(result, "MedicationRequest")
    found = [
        *((visit.get("period", {}), "start") for visit in visits),
        *((problem, "onsetDateTime") for problem in problems),
        (pulse, "effectiveDateTime"),
        (order, "authoredOn"),
        (person, "deceasedDateTime"),
    ]
    assert [element.get(name) for element, name in found] == dates
    for element, name in found:
        if element.get(name):
            urls = [each["url"].rsplit("/", 1)[-1] for each in element[f"_{name}"]["extension"]]
            assert "derived" in urls


@pytest.mark.parametrize(("visits", "told"), [("", 1), ("encounters: [{role: visit}]\n", 0)])
def test_an_anchor_that_dates_nothing_is_told(run: Run, visits: str, told: int) -> None:
    case = visits + "problems: [{name: cough}]\n"
    result = run("convert", "-", "--anchor", "2021-05-06", "--strict", "--case-key", "k", stdin=case.encode())
    assert result.code == told
    assert result.err.count("but the case tells of none: nothing could be dated [anchor-unused]") == told


def test_with_an_anchor_a_vital_sign_follows_its_profile(run: Run) -> None:
    without = run("convert", "-", stdin=CASE.encode())
    dated = run("convert", "-", "--anchor", "2021-05-06", stdin=CASE.encode())
    assert ['"meta"' in result.out for result in (without, dated)] == [False, True]


def test_ids_do_not_depend_on_anchor_clock_snomed_text_or_kind(run: Run) -> None:
    def ids(*words: str) -> set[str]:
        return {entry["resource"]["id"] for entry in run("convert", "-", *words, stdin=STORY.encode()).bundle["entry"]}

    plain = ids()
    for words in (["--anchor", "2021"], CLOCK, ["--snomed", "none"], ["--no-source-text"], ["--to", "batch"]):
        assert ids(*words) == plain
    assert len(ids("--to", "document", *CLOCK) - plain) == 1


COMBINATIONS = [
    ["--to", "document", "--no-source-text", "--snomed", "none"],
    ["--to", "batch", "--snomed", "free", "--case-key", "Fall 17/ä"],
    ["--to", "collection", "--anchor", "2021-05", "--snomed", "none", "--allow-empty"],
    ["--to", "transaction", "--case-key", "0", "--anchor", "2021-05-06T10:00:00Z"],
    ["--to", "document", "--case-key", "x" * 5000, "--anchor", "0001"],
    ["--to", "document", "--anchor", "9999-12-31", "--no-source-text"],
]


@pytest.mark.parametrize("words", COMBINATIONS, ids=" ".join)
@pytest.mark.parametrize("story", [STORY, CASE], ids=["text", "case"])
def test_options_in_company(run: Run, words: list[str], story: str) -> None:
    first = run("convert", "-", *words, *CLOCK, stdin=story.encode())
    assert first.code == 0
    hold(first.bundle)
    assert first.out == run("convert", "-", *words, *CLOCK, stdin=story.encode()).out
    assert ("snomed.info" in first.out) is ("none" not in words)


@pytest.mark.parametrize("kind", ["transaction", "document", "collection", "batch", "ndjson"])
def test_without_its_text_a_bundle_has_no_word_of_it_but_the_facts(run: Run, kind: str) -> None:
    story = STORY + "Her cat is called Mitzi.\n"
    result = run("convert", "-", "--no-source-text", "--to", kind, *CLOCK, "-q", stdin=story.encode())
    assert result.code == 0
    assert "Mitzi" not in result.out
    assert '"data"' not in result.out


TEXTS = [
    ("emoji between the words", "He had \U0001f600 fever \U0001f912 and a cough.", {"fever", "cough"}),
    ("marks of direction", "\u200fHe had \u202efever\u202c and a \u2066cough\u2069.", {"fever", "cough"}),
    ("CRLF", "He had fever.\r\nHe had a cough.\r\n", {"fever", "cough"}),
    ("CR alone", "He had fever.\rHe had a cough.\r", {"fever", "cough"}),
    ("a byte order mark", "\ufeffHe had fever.", {"fever"}),
    ("a bell and an escape", "He had \x07fever.\x1b[31m He had a cough.", {"fever", "cough"}),
    ("form feeds between pages", "He had fever.\x0cHe had a cough.", {"fever", "cough"}),
    ("no-break spaces", "He\u00a0had\u00a0fever and a\u202fcough.", {"fever", "cough"}),
    ("one very long line", "The view was fine. " * 5000 + "He had fever.", {"fever"}),
    ("ten thousand brackets", "(" * 10_000 + " He had fever. " + ")" * 10_000, {"fever"}),
    ("a quote that never ends", "He said “I have fever", {"fever"}),
    ("markup", "<p>He had <b>fever</b> &amp; a cough.</p>", {"fever", "cough"}),
]


@pytest.mark.parametrize(("text", "names"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_odd_texts_are_read(run: Run, text: str, names: set[str]) -> None:
    result = run("convert", "-", stdin=text.encode())
    assert result.code == 0
    hold(result.bundle)
    assert {each["code"]["text"] for each in resources(result, "Condition")} >= names


UTF_16 = "a text of UTF-16 without its mark"
WIDE = [
    ("little-endian", STORY.encode("utf-16-le"), "utf-16-le"),
    ("big-endian", STORY.encode("utf-16-be"), "utf-16-be"),
    ("little-endian, with a letter beyond ASCII", ("38 °C " + STORY).encode("utf-16-le"), "utf-16-le"),
]


@pytest.mark.parametrize(("content", "name"), [row[1:] for row in WIDE], ids=[row[0] for row in WIDE])
def test_wide_letters_without_a_mark_are_guessed_at_but_not_read(run: Run, content: bytes, name: str) -> None:
    result = run("convert", "-", stdin=content)
    assert result.code == 3
    assert result.problems[0].endswith(f"; if it is UTF-16, say so: --encoding {name}")
    assert run("convert", "-", "--encoding", name, stdin=content).code == 0


def test_issues_name_the_line_in_the_summary_and_line_and_column_in_the_report(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "case.txt"
    text.write_bytes(b"He had fever.\r\n\r\nOn examination Lasegue's sign was positive.\r\n")
    result = run("convert", text, "--report", tmp_path / "report.json")
    (issue,) = [each for each in json.loads((tmp_path / "report.json").read_text())["issues"] if each["line"]]
    assert (issue["rule"], issue["line"]) == ("side-missing", 3)
    content = text.read_bytes().decode()
    assert content.split("\r\n")[2][issue["column"] - 1 :].startswith(content[issue["start"] : issue["end"]])
    assert f"  warning, line 3: {issue['message']} [side-missing]" in result.err.splitlines()


def test_a_case_file_has_no_lines_of_a_text(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    case = b"signs: [{name: Lasegue, result: positive}]\n"
    assert run("convert", "-", "-o", tmp_path / "x.json", "--report", report, stdin=case).code == 0
    assert {each["line"] for each in json.loads(report.read_text())["issues"]} == {None}


EXPLAINED = [
    ("a Bundle", ["bundle.json"], 0),
    ("a Bundle from standard input", ["-"], 0),
    ("lines by their name", ["lines.ndjson"], 0),
    ("one resource", ["bundle.json", "Patient/"], 2),
    ("a text", ["case.txt"], 3),
    ("a case file", ["case.json"], 3),
    ("no file", ["none.json"], 3),
    ("a folder", ["."], 3),
]


@pytest.mark.parametrize(("words", "code"), [row[1:] for row in EXPLAINED], ids=[row[0] for row in EXPLAINED])
def test_explain(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int) -> None:
    monkeypatch.chdir(tmp_path)
    Path("case.txt").write_text(STORY)
    Path("case.json").write_text('{"problems": [{"name": "fever"}]}')
    Path("bundle.json").write_text(run("convert", "case.txt").out)
    Path("lines.ndjson").write_text(run("convert", "case.txt", "--to", "ndjson").out)
    result = run("explain", *words, stdin=Path("bundle.json").read_bytes())
    assert result.code == code
    assert ("«fever»" in result.out) is (code == 0)
    assert (len(result.problems) == 1) is (code != 0)


def test_explain_takes_lines_from_standard_input(run: Run) -> None:
    lines = run("convert", "-", "--to", "ndjson", stdin=STORY.encode()).out
    assert run("explain", "-", stdin=lines.encode()).out.count("«") > 3


def test_explain_names_the_line_that_is_no_json(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "lines.ndjson"
    path.write_text('{"resourceType": "Patient", "id": "a"}\n\n{"resourceType": "Patient" "id": "b"}\n')
    assert run("explain", path).problems == [f"{path}:3:28: not JSON: Expecting ',' delimiter"]


DERIVATION = "http://hl7.org/fhir/StructureDefinition/derivation-reference"
STRANGE: list[dict[str, Any]] = [
    {"extension": 5},
    {"extension": [5, None, {"url": DERIVATION, "extension": 5}]},
    {"extension": [{"url": DERIVATION, "extension": [{"url": ["offset"]}, {"url": "offset", "valueInteger": "1"}]}]},
    {"extension": [{"url": DERIVATION, "extension": [{"url": "reference", "valueReference": 5}]}]},
    {"id": 3},
    {"id": None, "code": None},
    {"code": {"coding": []}},
    {"code": {"coding": {"code": "x"}}},
    {"code": {"text": 5}},
    {"note": [None, 5, []]},
    {"resourceType": "DocumentReference", "content": [{"attachment": {"data": "@@"}}]},
    {"resourceType": "DocumentReference", "content": [{"attachment": {"data": 5}}]},
    {"resourceType": "DocumentReference", "content": []},
    {"resourceType": "Encounter", "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/note"}]},
    {"resourceType": None},
    {"valueQuantity": {"value": 5, "comparator": {"a": 1}}},
]


@pytest.mark.parametrize("resource", STRANGE, ids=lambda each: json.dumps(each)[:60])
def test_explain_shows_what_others_made_however_strange(run: Run, resource: dict[str, Any]) -> None:
    bundle = {"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Observation", **resource}}]}
    result = run("explain", "-", stdin=json.dumps(bundle).encode())
    assert (result.code, result.err) == (0, "")
    assert result.out


def test_gaps_lists_what_has_no_code_and_goes_on_after_a_bad_input(run: Run, tmp_path: Path) -> None:
    text, bad = tmp_path / "case.txt", tmp_path / "bad.txt"
    text.write_text("He has quorilitis. He has quorilitis again.\n")
    bad.write_bytes(b"\xff\xfe\xfd")
    result = run("mappings", "gaps", bad, text)
    assert result.code == 3
    assert [problem.split(": ")[0] for problem in result.problems] == [str(bad)]
    assert any(line.split("\t")[1:3] == ["problems", "quorilitis"] for line in result.out.splitlines())


SERIES = "Case 1\nA 30-year-old woman had fever.\n\nCase 2\nA 60-year-old man had a cough.\n"
COVERED = [("every sentence tells of one of them", "", 0), ("one tells of none", "The view was fine.\n", 1)]


@pytest.mark.parametrize(("more", "code"), [row[1:] for row in COVERED], ids=[row[0] for row in COVERED])
def test_what_tells_of_another_patient_is_not_unused(run: Run, tmp_path: Path, more: str, code: int) -> None:
    report = tmp_path / "report.json"
    words = ["-", "-o", tmp_path / "x.json", "--report", report, "--fail-on-unmapped"]
    result = run("convert", *words, stdin=(SERIES + more).encode())
    coverages = [each["coverage"] for each in json.loads(report.read_text())]
    assert {each["used"] for each in coverages} == {1}
    left = {sentence["text"] for each in coverages for sentence in each["sentences"] if sentence["state"] == "unused"}
    assert left - {"Case 1", "Case 2"} == ({more.strip()} if more else set())
    assert result.code == (1 if left else 0)
    assert code <= result.code
