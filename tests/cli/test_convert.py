"""`case2fhir convert` and `extract`: kinds of output, options, several inputs and patients, reports and exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from invariants import hold

from .command import STORY, TWO_PATIENTS, Result, Run

CLOCK = "2021-05-06T14:30:00Z"
KINDS = ("transaction", "document", "collection", "batch")


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A story as a file."""
    path = tmp_path / "case.txt"
    path.write_text(STORY)
    return path


def resources(result: Result, kind: str) -> list[dict[str, Any]]:
    found = [entry["resource"] for entry in result.bundle["entry"]]
    return [resource for resource in found if resource["resourceType"] == kind]


def codes(value: Any, system: str) -> set[str]:
    if isinstance(value, dict):
        own = {str(value["code"])} if value.get("system") == system and "code" in value else set()
        return own.union(*(codes(item, system) for item in value.values()))
    return set().union(*(codes(item, system) for item in value)) if isinstance(value, list) else set()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_bundle_holds_every_invariant(run: Run, text: Path, kind: str) -> None:
    result = run("convert", text, "--to", kind, "--timestamp", CLOCK)
    assert result.code == 0
    assert result.bundle["type"] == kind
    hold(result.bundle)


def test_ndjson_is_one_resource_a_line(run: Run, text: Path, tmp_path: Path) -> None:
    result = run("convert", text, "--to", "ndjson", "--timestamp", CLOCK)
    assert result.code == 0
    lines = [json.loads(line) for line in result.out.splitlines()]
    bundle = run("convert", text, "--to", "collection", "--timestamp", CLOCK).bundle
    assert [line["resourceType"] for line in lines] == [each["resource"]["resourceType"] for each in bundle["entry"]]
    assert run("convert", tmp_path, "-o", tmp_path / "out", "--to", "ndjson").code == 0
    assert (tmp_path / "out" / "case.ndjson").read_text().count("\n") == len(lines)


@pytest.mark.parametrize("kind", [*KINDS, "ndjson"])
def test_the_same_input_gives_the_same_bytes(run: Run, text: Path, kind: str) -> None:
    first = run("convert", text, "--to", kind, "--timestamp", CLOCK)
    assert first.out == run("convert", text, "--to", kind, "--timestamp", CLOCK).out


SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/case.txt"))


@pytest.mark.parametrize("kind", [*KINDS, "ndjson"])
@pytest.mark.parametrize("sample", SAMPLES, ids=[path.parent.name for path in SAMPLES])
@pytest.mark.parametrize("form", ["yaml", "json"])
def test_extract_then_convert_gives_the_bytes_of_convert(run: Run, sample: Path, kind: str, form: str) -> None:
    case = run("extract", sample, "--format", form)
    assert case.code == 0
    through = run("convert", "-", "--to", kind, "--timestamp", CLOCK, stdin=case.out.encode())
    assert through.code == 0
    assert through.out == run("convert", sample, "--to", kind, "--timestamp", CLOCK).out


def test_standard_input_gives_the_bytes_of_the_file(run: Run, text: Path) -> None:
    assert run("convert", "-", stdin=text.read_bytes()).out == run("convert", text).out


def test_the_name_of_the_file_changes_nothing(run: Run, text: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text(STORY)
    assert run("convert", other).out == run("convert", text).out


def test_data_goes_to_standard_output_and_the_summary_to_standard_error(run: Run, text: Path) -> None:
    result = run("convert", text)
    assert result.out.endswith("}\n")
    first, *_ = result.err.splitlines()
    assert first.startswith(f"{text}: {len(result.bundle['entry'])} resources of 35 a, female: ")
    assert "1 measurement, 1 medication" in first
    assert run("convert", text, "-q").err == ""


def test_the_summary_lists_what_is_left_out(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "case.txt"
    text.write_text("He had fever.\nHe liked the view from the window.\n")
    said = run("convert", text).err
    assert "1 of 2 sentences used, 1 unused" in said
    assert "unused, line 2: He liked the view from the window." in said


ENCODINGS = [
    ("utf-8 with a mark", "utf-8-sig", []),
    ("utf-16 with a mark", "utf-16", []),
    ("utf-16-le with a mark", "utf-16-le", []),
    ("latin-1 by name", "latin-1", ["--encoding", "latin-1"]),
    ("cp1252 by name", "cp1252", ["--encoding", "cp1252"]),
]


@pytest.mark.parametrize(("encoding", "words"), [row[1:] for row in ENCODINGS], ids=[row[0] for row in ENCODINGS])
def test_every_encoding_gives_the_bundle_of_utf_8(run: Run, tmp_path: Path, encoding: str, words: list[str]) -> None:
    plain, coded = tmp_path / "plain.txt", tmp_path / "coded.txt"
    story = STORY.replace("rash", "Ménière disease")
    plain.write_text(story, encoding="utf-8")
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    coded.write_bytes((mark + story).encode(encoding))
    assert run("convert", coded, *words).out == run("convert", plain).out


def test_several_inputs_go_to_a_folder_by_their_names(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("b.txt", "a.md", "c.yaml", "skipped.pdf"):
        (tmp_path / "in" / name).write_text("problems: [{name: fever}]\n" if name.endswith("yaml") else STORY)
    assert run("convert", tmp_path / "in", "-o", tmp_path / "out").code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "b.json", "c.json"]


def test_a_folder_may_be_named_by_its_slash(run: Run, text: Path, tmp_path: Path) -> None:
    assert run("convert", text, "-o", f"{tmp_path}/new/").code == 0
    assert (tmp_path / "new" / "case.json").exists()


def test_an_output_is_a_file_like_any_other(run: Run, text: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_text("")
    assert run("convert", text, "-o", tmp_path / "deep" / "out.json").code == 0
    made = tmp_path / "deep" / "out.json"
    assert made.stat().st_mode == plain.stat().st_mode
    assert made.read_text() == run("convert", text).out


def test_two_patients_in_one_text_are_two_bundles_and_an_issue(run: Run, tmp_path: Path) -> None:
    text, report = tmp_path / "series.txt", tmp_path / "report.json"
    text.write_text(TWO_PATIENTS)
    result = run("convert", text, "-o", tmp_path / "series.json", "--report", report)
    assert result.code == 0
    bundles = [json.loads((tmp_path / name).read_text()) for name in ("series.json", "series-2.json")]
    ids = set()
    for bundle in bundles:
        hold(bundle)
        ids |= {entry["resource"]["id"] for entry in bundle["entry"] if entry["resource"]["resourceType"] != "Device"}
    assert len(ids) == sum(len(bundle["entry"]) - 1 for bundle in bundles)
    reports = json.loads(report.read_text())
    assert [[each["rule"] for each in one["issues"]].count("several-patients") for one in reports] == [1, 1]


@pytest.mark.parametrize("command", ["convert", "extract"])
def test_two_patients_need_a_place_to_go(run: Run, tmp_path: Path, command: str) -> None:
    text = tmp_path / "series.txt"
    text.write_text(TWO_PATIENTS)
    result = run(command, text)
    assert (result.code, result.out) == (2, "")
    assert "tells of 2 patients" in result.problems[0]
    assert "-o" in result.problems[0]


def test_case_files_of_two_patients_convert_to_the_bundles_of_the_text(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "series.txt"
    text.write_text(TWO_PATIENTS)
    assert run("extract", text, "-o", f"{tmp_path}/cases/").code == 0
    assert run("convert", text, "-o", f"{tmp_path}/direct/").code == 0
    for name in ("series", "series-2"):
        assert (
            run("convert", tmp_path / "cases" / f"{name}.yaml").out
            == (tmp_path / "direct" / f"{name}.json").read_text()
        )


def test_a_report_has_issues_coverage_and_what_has_no_code(run: Run, text: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    text.write_text(STORY + "He has quorilitis. The view was fine.\n")
    assert run("convert", text, "--report", report).code == 0
    found = json.loads(report.read_text())
    assert set(found) == {"issues", "coverage", "uncoded"}
    assert {"used", "context", "unused", "sentences"} == set(found["coverage"])
    assert found["coverage"]["unused"] == 1
    assert "quorilitis" in [each["name"] for each in found["uncoded"]]
    sentences = found["coverage"]["sentences"]
    content = text.read_text()
    assert all(content[each["start"] : each["end"]] == each["text"] for each in sentences)
    for issue in found["issues"]:
        assert set(issue) == {"severity", "rule", "message", "path", "line", "column", "start", "end"}
        assert issue["severity"] in ("error", "warning", "information")


def test_the_report_of_several_inputs_lists_the_bad_ones_too(run: Run, text: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    assert run("convert", text, tmp_path / "none.txt", "-o", tmp_path / "out", "--report", report).code == 3
    good, bad = json.loads(report.read_text())
    assert good["coverage"]["used"]
    assert (bad["file"], bad["coverage"]) == (str(tmp_path / "none.txt"), None)
    assert bad["issues"][0]["message"].endswith("no such file")


CLEAN, ODD, LEFT = (
    "He had fever. He had cough.\n",
    "He had fever. Blood pressure was 120/80. White cells were 4.1 x 109/L.\n",
    "He had fever. The view was fine.\n",
)
VERDICTS = [
    (CLEAN, [], 0),
    (CLEAN, ["--strict"], 0),
    (CLEAN, ["--fail-on-unmapped"], 0),
    (ODD, [], 0),
    (ODD, ["--strict"], 1),
    (LEFT, [], 0),
    (LEFT, ["--strict"], 0),
    (LEFT, ["--fail-on-unmapped"], 1),
    (LEFT, ["--strict", "--fail-on-unmapped"], 1),
]


@pytest.mark.parametrize(("story", "words", "code"), VERDICTS)
def test_strict_and_fail_on_unmapped_decide_the_exit_code_only(
    run: Run, text: Path, story: str, words: list[str], code: int
) -> None:
    text.write_text(story)
    result = run("convert", text, *words)
    assert result.code == code
    assert result.bundle["resourceType"] == "Bundle"


def test_snomed_all_free_or_none(run: Run, text: Path) -> None:
    system = "http://snomed.info/sct"
    given = {kind: codes(run("convert", text, "--snomed", kind).bundle, system) for kind in ("all", "free", "none")}
    assert given["none"] == set()
    assert given["free"] <= given["all"]
    assert given["all"]


def test_no_source_text_keeps_the_offsets(run: Run, text: Path) -> None:
    with_text, without = run("convert", text), run("convert", text, "--no-source-text")
    hold(without.bundle)
    attachment = resources(without, "DocumentReference")[0]["content"][0]["attachment"]
    assert "data" not in attachment
    assert attachment["hash"]
    assert attachment["size"] == len(STORY.encode())
    assert "presented with fever" not in without.out
    assert resources(with_text, "Condition")[0]["extension"] == resources(without, "Condition")[0]["extension"]


def test_the_clock_is_that_of_the_option_or_the_environment(
    run: Run, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (undated,) = resources(run("convert", text), "Provenance")
    assert "recorded" not in undated
    (dated,) = resources(run("convert", text, "--timestamp", CLOCK), "Provenance")
    assert dated["recorded"] == CLOCK
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1620311400")
    (built,) = resources(run("convert", text), "Provenance")
    assert built["recorded"] == CLOCK
    (stated,) = resources(run("convert", text, "--timestamp", "2020-01-01T00:00:00+01:00"), "Provenance")
    assert stated["recorded"] == "2020-01-01T00:00:00+01:00"


def test_the_case_key_makes_the_ids(run: Run, text: Path) -> None:
    def ids(*words: str) -> list[str]:
        found = [entry["resource"] for entry in run("convert", text, *words).bundle["entry"]]
        return [resource["id"] for resource in found if resource["resourceType"] != "Device"]

    assert ids("--case-key", "a") == ids("--case-key", "a")
    assert set(ids("--case-key", "a")).isdisjoint(ids("--case-key", "b"))
    before = ids("--case-key", "a")
    text.write_text(STORY + "She had chills.\n")
    assert set(before) < set(ids("--case-key", "a"))


def test_an_anchor_turns_offsets_into_derived_dates(run: Run, text: Path) -> None:
    text.write_text("She presented with back pain that began three years ago.\n")
    assert "onsetDateTime" not in resources(run("convert", text), "Condition")[0]
    anchored = resources(run("convert", text, "--anchor", "2021-05-06"), "Condition")[0]
    assert anchored["onsetDateTime"] == "2018"


def test_tables_of_the_users_own_are_laid_over_ours(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "case.txt"
    text.write_text("He had wobbliness of the zork.\n")
    (tmp_path / "tables" / "concepts").mkdir(parents=True)
    assert run("convert", text, "--mappings", tmp_path / "tables", "--allow-empty").code == 0


HAND_MADE = """
patient:
  sex: {value: male}
  age: {value: 44}
problems:
  - name: knee pain
    side: right
  - name: fever
    presence: absent
measurements:
  - name: hemoglobin
    value: 4.10
    unit: g/dL
medications:
  - name: ibuprofen
    dose: {value: 400, unit: mg}
"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_hand_made_case_without_evidence_and_keys_converts(run: Run, tmp_path: Path, kind: str) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(HAND_MADE)
    result = run("convert", case, "--to", kind, "--timestamp", CLOCK)
    assert result.code == 0
    hold(result.bundle)
    assert {each["code"]["text"] for each in resources(result, "Condition")} >= {"knee pain"}
    assert "4.10" in result.out
    assert "case-key-missing" in run("convert", case).err


def test_a_correction_in_the_case_file_reaches_the_bundle(run: Run, text: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    assert run("extract", text, "-o", case).code == 0
    corrected = case.read_text().replace("value: 10.2", "value: 10.20")
    case.write_text(corrected)
    before, after = run("convert", text), run("convert", case)
    assert '"value": 10.20' in after.out
    ids = [[entry["resource"]["id"] for entry in each.bundle["entry"]] for each in (before, after)]
    assert ids[0] == ids[1]


def test_extract_writes_what_a_person_can_read(run: Run, text: Path) -> None:
    said = run("extract", text).out
    assert "problems:" in said
    assert "name: fever" in said
    assert 'quote: "' in said or "quote: " in said
    assert said.rstrip().endswith("daily.")


@pytest.mark.parametrize(("name", "words"), [("case.json", []), ("case.yaml", ["--format", "yaml"])])
def test_extract_takes_the_format_from_the_option_or_the_name(
    run: Run, text: Path, tmp_path: Path, name: str, words: list[str]
) -> None:
    made = tmp_path / "made" / name
    assert run("extract", text, "-o", made, *words).code == 0
    assert made.read_text().startswith("{") is name.endswith(".json")
    assert run("convert", made).out == run("convert", text).out


def test_what_stands_on_standard_input_is_told_apart_by_how_it_begins(run: Run) -> None:
    for content in (HAND_MADE, "# mine\n" + HAND_MADE, '{"problems": [{"name": "knee pain"}]}', "---\n" + HAND_MADE):
        assert "knee pain" in run("convert", "-", stdin=content.encode()).out
    told = run("convert", "-", stdin=b"Note: he had fever and cough.")
    assert told.code == 0
    assert resources(told, "Condition")
