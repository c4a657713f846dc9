"""`case2fhir mappings`: find, check, export and gaps, as someone uses them who mends the tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .command import STORY, Run

LOINC = "http://loinc.org"
NOSE = """# source: made up
kind: symptom
concepts:
  green-nose:
    display: Green nose
    phrases: {en: [green nose, emerald nose]}
    examples:
      - {text: "He had a green nose.", finds: "green nose"}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made = Path("own")
    made.mkdir()
    (made / "nose.yaml").write_text(NOSE)
    return made


FOUND = [
    ("a key", ["crp"], "crp"),
    ("a display", ["Low back pain"], "low-back-pain"),
    ("a phrase", ["lumbago"], "low-back-pain"),
    ("several words", ["low", "back", "pain"], "low-back-pain"),
    ("capitals", ["LOW BACK PAIN"], "low-back-pain"),
    ("a plural", ["headaches"], "headache"),
    ("a British spelling", ["haemoglobin"], "hemoglobin"),
    ("a hyphen", ["C-reactive protein"], "crp"),
    ("a code of LOINC", ["718-7"], "hemoglobin"),
    ("a code of SNOMED CT", ["279039007"], "low-back-pain"),
    ("an abbreviation", ["ESR"], "esr"),
    ("accents", ["Lasègue sign"], "lasegue-sign"),
    ("a Greek letter as written", ["L4-L5"], "l4-l5-disc"),
]


@pytest.mark.parametrize(("words", "key"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_find_by(run: Run, words: list[str], key: str) -> None:
    result = run("mappings", "find", *words)
    assert result.code == 0
    assert key in [line.split("\t")[0] for line in result.out.splitlines()]


LINES = [
    ("hemoglobin", ["hemoglobin", "laboratory", "Hemoglobin", f"{LOINC}|718-7"]),
    ("sciatica", ["sciatica", "symptom", "Sciatica"]),
    ("midocalm", ["midocalm", "medication"]),
]


@pytest.mark.parametrize(("words", "columns"), LINES)
def test_a_line_has_key_kind_display_and_codes(run: Run, words: str, columns: list[str]) -> None:
    first = run("mappings", "find", words).out.splitlines()[0].split("\t")
    assert len(first) == 4
    assert first[: len(columns)] == columns


def test_exact_matches_come_first_and_each_group_by_key(run: Run) -> None:
    keys = [line.split("\t")[0] for line in run("mappings", "find", "pain").out.splitlines()]
    assert keys[0] == "pain"
    assert len(keys) > 10
    assert keys[1:] == sorted(keys[1:])


NOTHING = [("an unknown word", ["xyzzy"]), ("nothing", [""]), ("marks", ["?!"]), ("part of a word", ["emoglob"])]


@pytest.mark.parametrize("words", [row[1] for row in NOTHING], ids=[row[0] for row in NOTHING])
def test_what_is_not_found_is_exit_1(run: Run, words: list[str]) -> None:
    result = run("mappings", "find", *words)
    assert (result.code, result.out, result.err.strip()) == (1, "", "nothing found")


USAGE = [
    ("no command", []),
    ("an unknown command", ["mend"]),
    ("find without a word", ["find"]),
    ("export without a folder", ["export"]),
    ("gaps without an input", ["gaps"]),
    ("two folders to check", ["check", "a", "b"]),
    ("gaps of no names", ["gaps", "--most", "0", "x.txt"]),
    ("gaps of fewer than none", ["gaps", "--most", "-1", "x.txt"]),
    ("gaps of many names", ["gaps", "--most", "many", "x.txt"]),
    ("an unknown option", ["find", "--fuzzy", "pain"]),
]


@pytest.mark.parametrize("words", [row[1] for row in USAGE], ids=[row[0] for row in USAGE])
def test_wrong_usage_is_exit_2(run: Run, words: list[str]) -> None:
    result = run("mappings", *words)
    assert result.code == 2
    assert "Traceback" not in result.err


def test_find_in_tables_of_ones_own(run: Run, folder: Path) -> None:
    assert run("mappings", "find", "emerald nose").code == 1
    result = run("mappings", "find", "--mappings", folder, "emerald nose")
    assert result.out == "green-nose\tsymptom\tGreen nose\t\n"
    assert run("mappings", "find", "--mappings", folder, "sciatica").code == 0


def test_our_tables_are_sound(run: Run) -> None:
    result = run("mappings", "check")
    assert (result.code, result.out, result.err) == (0, "", "all tables are sound\n")


def test_tables_of_ones_own_are_sound(run: Run, folder: Path) -> None:
    assert run("mappings", "check", folder).err == "all tables are sound\n"


CHECKED = [
    ("no such folder", "nowhere", "nowhere: no such folder of mapping tables"),
    ("a file", "own/nose.yaml", "own/nose.yaml: no such folder of mapping tables"),
    ("an empty folder", "empty", "empty:1: no tables (*.yaml) in this folder"),
]


@pytest.mark.parametrize(("path", "message"), [row[1:] for row in CHECKED], ids=[row[0] for row in CHECKED])
def test_a_folder_that_cannot_be_checked_is_exit_4(run: Run, folder: Path, path: str, message: str) -> None:
    Path("empty").mkdir()
    result = run("mappings", "check", path)
    assert (result.code, result.out, result.problems) == (4, "", [message])


def test_every_problem_stands_in_a_line_of_its_own(run: Run, folder: Path) -> None:
    (folder / "nose.yaml").write_text(NOSE.replace("display:", "disply:").replace("finds: ", "find: "))
    result = run("mappings", "check", folder)
    assert result.code == 4
    assert [problem.split(":")[:2] for problem in result.problems] == [
        ["own/nose.yaml", line] for line in ("4", "5", "8", "8")
    ]


WRONG = [
    ("convert", ["convert", "case.txt"]),
    ("extract", ["extract", "case.txt"]),
    ("find", ["mappings", "find", "pain"]),
    ("export", ["mappings", "export", "out"]),
    ("gaps", ["mappings", "gaps", "case.txt"]),
]


@pytest.mark.parametrize("words", [row[1] for row in WRONG], ids=[row[0] for row in WRONG])
def test_wrong_tables_stop_every_command_that_would_use_them(run: Run, folder: Path, words: list[str]) -> None:
    Path("case.txt").write_text(STORY)
    (folder / "nose.yaml").write_text(NOSE.replace("display:", "disply:"))
    result = run(*words, "--mappings", folder)
    assert (result.code, result.out) == (4, "")
    assert any("did you mean display?" in problem for problem in result.problems)
    assert not Path("out").exists() or not list(Path("out").iterdir())


@pytest.mark.parametrize(
    "words", [["convert", "case.txt"], ["extract", "case.txt"], ["mappings", "gaps", "case.txt"]], ids=lambda w: w[0]
)
def test_tables_of_ones_own_are_read_by(run: Run, folder: Path, words: list[str]) -> None:
    Path("case.txt").write_text("He had an emerald nose.\n")
    assert "emerald nose" in run(*words, "--mappings", folder).out


@pytest.fixture
def exported(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    result = run("mappings", "export", "out/deep")
    assert (result.code, result.out) == (0, "")
    assert len(result.err.splitlines()) == len(list(Path("out/deep").iterdir()))
    return Path("out/deep")


def test_export_names_files_by_type_and_id(exported: Path) -> None:
    for path in exported.iterdir():
        resource = json.loads(path.read_text(encoding="utf-8"))
        assert path.name == f"{resource['resourceType']}-{resource['id']}.json"
        assert path.read_bytes().endswith(b"}\n")


def test_what_is_exported_is_valid(run: Run, exported: Path) -> None:
    result = run("validate", *sorted(exported.iterdir()))
    assert result.code == 0, result.out


def test_export_again_replaces_and_is_the_same(run: Run, exported: Path) -> None:
    before = {path.name: path.read_bytes() for path in exported.iterdir()}
    (exported / "notes.txt").write_text("mine")
    assert run("mappings", "export", exported).code == 0
    after = {path.name: path.read_bytes() for path in exported.iterdir()}
    assert after.pop("notes.txt") == b"mine"
    assert after == before


def test_export_has_what_was_laid_over(run: Run, folder: Path) -> None:
    run("mappings", "export", "out", "--mappings", folder)
    system = json.loads(Path("out/CodeSystem-concepts.json").read_text(encoding="utf-8"))
    rows = {row["code"]: row for row in system["concept"]}
    assert rows["green-nose"]["display"] == "Green nose"
    assert "sciatica" in rows


def test_export_to_a_file_is_refused(run: Run, folder: Path) -> None:
    result = run("mappings", "export", folder / "nose.yaml")
    assert result.code == 2
    assert "cannot be written" in result.problems[0]
    assert (folder / "nose.yaml").read_text() == NOSE


GAPS = [
    ("a name once", "He had quorilitis.", [("1", "problems", "quorilitis")]),
    (
        "what is told again in one case counts once",
        "He had quorilitis. She had zibberosis. He had zibberosis again.",
        [("1", "problems", "quorilitis"), ("1", "problems", "zibberosis")],
    ),
    ("one name in two forms", "He had quorilitis. QUORILITIS came again.", [("1", "problems", "quorilitis")]),
    ("what has a code is no gap", "He had a fever.", []),
]


@pytest.mark.parametrize(("text", "rows"), [row[1:] for row in GAPS], ids=[row[0] for row in GAPS])
def test_gaps(run: Run, folder: Path, text: str, rows: list[tuple[str, str, str]]) -> None:
    Path("case.txt").write_text(text)
    found = [tuple(line.split("\t")[:3]) for line in run("mappings", "gaps", "case.txt").out.splitlines()]
    assert [row for row in found if row[1] == "problems"] == rows


def test_a_gap_has_a_sentence_that_holds_it(run: Run, folder: Path) -> None:
    Path("case.txt").write_text("He was well.\nThen he\nhad quorilitis. He rested.\n")
    (line,) = [row for row in run("mappings", "gaps", "case.txt").out.splitlines() if "problems" in row]
    assert line.split("\t")[3].endswith("had quorilitis.")
    assert "rested" not in line


def test_gaps_of_many_cases_are_counted_together(run: Run, folder: Path) -> None:
    Path("cases").mkdir()
    for number in range(3):
        Path(f"cases/{number}.txt").write_text("He had quorilitis.")
    Path("cases/own.yaml").write_text("problems: [{name: Quorilitis}]")
    assert run("mappings", "gaps", "cases").out.split("\t")[:3] == ["4", "problems", "quorilitis"]


def test_the_most_frequent_gap_comes_first(run: Run, folder: Path) -> None:
    for number, name in enumerate(("quorilitis", "zibberosis", "Zibberosis")):
        Path(f"{number}.yaml").write_text(f"problems: [{{name: {name}}}]")
    rows = run("mappings", "gaps", "0.yaml", "1.yaml", "2.yaml").out.splitlines()
    assert [row.split("\t")[:3] for row in rows] == [
        ["2", "problems", "zibberosis"],
        ["1", "problems", "quorilitis"],
    ]


def test_a_gap_of_a_case_without_a_text_has_no_sentence(run: Run, folder: Path) -> None:
    Path("own.yaml").write_text("problems: [{name: quorilitis}]")
    assert run("mappings", "gaps", "own.yaml").out == "1\tproblems\tquorilitis\t\n"


@pytest.mark.parametrize(("most", "lines"), [(1, 1), (2, 2), (9, 3)])
def test_gaps_of_so_many_names(run: Run, folder: Path, most: int, lines: int) -> None:
    Path("own.yaml").write_text("problems: [{name: quorilitis}, {name: zibberosis}, {name: blorbitis}]")
    assert len(run("mappings", "gaps", "--most", most, "own.yaml").out.splitlines()) == lines


def test_a_concept_closes_its_gap(run: Run, folder: Path) -> None:
    Path("own.yaml").write_text("problems: [{name: green nose, concept: green-nose}]")
    (folder / "nose.yaml").write_text(
        NOSE.replace("    phrases:", '    codes: [{system: snomed, code: "279039007", source: "x"}]\n    phrases:')
    )
    assert run("mappings", "gaps", "own.yaml").out.startswith("1\tproblems\tgreen nose")
    assert run("mappings", "gaps", "own.yaml", "--mappings", folder).out == ""
