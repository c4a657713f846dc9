"""`mappings check`: each kind of fault is found, with its file and line; sound tables have none."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from case2fhir.cli.app import application
from case2fhir.errors import MappingError
from case2fhir.terminology import load, store
from case2fhir.terminology.check import check

GOOD = """\
kind: symptom
concepts:
  green-nose:
    display: Green nose
    codes:
      - {system: snomed, code: "279039007", display: "Low back pain", source: "x"}
    phrases:
      en: [green nose, emerald nose]
    examples:
      - {text: "He had a green nose.", finds: "green nose"}
"""


def write(folder: Path, text: str, name: str = "own.yaml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def problems(folder: Path) -> list[str]:
    return check(folder, store.compiled())


def test_our_tables_are_sound() -> None:
    assert check(store.folder()) == []


def test_a_good_table_has_no_problem(folder: Path) -> None:
    write(folder, GOOD)
    assert problems(folder) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('code: "279039007"', "code: 279039007", 6, 'quote it: code: "279039007"'),
        ('code: "279039007"', 'code: "279039008"', 6, "279039008 has a wrong check digit for snomed"),
        ("system: snomed", "system: snowmed", 6, "unknown system 'snowmed'"),
        ("system: snomed, ", "", 6, "system is missing"),
        ('source: "x"', 'sauce: "x"', 6, "unknown field; did you mean source?"),
        ("    display: Green nose\n", "", 3, "display is missing"),
        ("    display: Green nose", "    display: [Green, nose]", 4, "must be text"),
        ("    display: Green nose", "    disply: Green nose", 4, "unknown field; did you mean display?"),
        ("kind: symptom", "kind: sympton", 1, "must be one of"),
        ("concepts:", "concept:", 2, "unknown table; did you mean concepts?"),
        ("      en: [green nose", "      english: [green nose", 8, "must be a language of two letters"),
        ("[green nose, emerald nose]", "green nose", 8, "must be a list"),
        ("emerald nose", '""', 8, "must be text, and not empty"),
        ('finds: "green nose"', 'finds: "red nose"', 10, "'red nose' is not found in 'He had a green nose.'"),
        ('text: "He had a green nose."', 'text: "He had a nose."', 10, "'green nose' is not found in 'He had a nose.'"),
        ("    examples:", "    units: [furlong]\n    examples:", 9, "furlong is no unit of units.yaml"),
        ("    examples:", "    panel: no-panel\n    examples:", 9, "no concept has the key 'no-panel'"),
        ("    examples:", "    sides: {left: left-nose}\n    examples:", 9, "no concept has the key 'left-nose'"),
        ("    examples:", "    class: [nonsense]\n    examples:", 9, "no concept has the key 'nonsense'"),
        ("    display: Green nose", "    display: Green nose\n    display: Nose", 5,
         "key given twice (first in line 4)"),
    ],
)  # fmt: skip
def test_each_fault_is_reported_with_its_line(folder: Path, old: str, new: str, line: int, message: str) -> None:
    assert old in GOOD
    write(folder, GOOD.replace(old, new))
    found = problems(folder)
    assert any(f"own.yaml:{line}:" in problem and message in problem for problem in found), found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("concepts: [", "not valid YAML"), ("", "the table is empty"), ("- a\n- b\n", "must be a mapping"),
        ("concepts:\n  a: b\n", "must be a mapping of fields"), ("concepts: text\n", "must be a mapping"),
        ("triggers:\n  - {kind: never, direction: before, phrases: [x]}\n", "must be one of"),
        ("triggers:\n  - {kind: negated, direction: up, phrases: [x]}\n", "must be one of"),
        ("triggers: {a: b}\n", "must be a list"),
        ("plausible:\n  glucose:\n    - {units: [mg/dL], low: few, high: '9'}\n", "must be a number, not 'few'"),
        ("plausible:\n  no-analyte:\n    - {units: [mg/dL], low: '1', high: '9'}\n", "no concept has this key"),
        ("plausible:\n  glucose:\n    - {units: [furlong], low: '1', high: '9'}\n", "is no unit of units.yaml"),
        ("units:\n  'x1': {kind: a, display: x1, spellings: [zz]}\n  'x2': {kind: a, display: x2, spellings: [zz]}\n",
         "spells x1 already"),
        ("shifts:\n  - {from: m, to: cm}\n", "digits is missing"),
        ("frequencies:\n  often: {phrases: {en: [often]}, as_needed: maybe, examples: []}\n",
         "must be one of false, true"),
    ],
)  # fmt: skip
def test_faults_of_other_tables(folder: Path, text: str, message: str) -> None:
    write(folder, text)
    found = problems(folder)
    assert any(message in problem for problem in found), found


def test_bytes_that_are_no_text(folder: Path) -> None:
    (folder / "own.yaml").write_bytes(b"\xff\xfe\xff")
    assert "cannot be read as UTF-8" in problems(folder)[0]


def test_a_folder_without_tables(folder: Path) -> None:
    assert "no tables" in problems(folder)[0]


def test_all_files_are_reported_in_one_run(folder: Path) -> None:
    write(folder, GOOD.replace('code: "279039007"', "code: 279039007"), "a.yaml")
    write(folder, GOOD.replace("display: Green nose", "disply: Green nose"), "b.yaml")
    names = {problem.split(":")[0].rsplit("/", 1)[-1] for problem in problems(folder)}
    assert names == {"a.yaml", "b.yaml"}


def test_keys_and_phrases_have_one_place(folder: Path) -> None:
    write(folder, GOOD, "a.yaml")
    write(folder, GOOD, "b.yaml")
    assert any("key is used before in" in problem for problem in problems(folder))
    write(folder, GOOD.replace("green-nose:", "verdant-nose:"), "b.yaml")
    assert any("stands for green-nose" in problem for problem in problems(folder))


def test_an_overlay_adds_and_replaces(folder: Path) -> None:
    write(folder, GOOD.replace("green-nose:", "low-back-pain:"))
    terms = load(folder)
    concept = terms.find("emerald nose")
    assert concept is not None
    assert concept.key == "low-back-pain"
    replaced = terms.find("lower back pain")
    assert replaced is None or replaced.key != "low-back-pain"
    kept = terms.find("sciatica")
    assert kept is not None
    assert kept.key == "sciatica"


def test_a_wrong_overlay_raises_every_problem(folder: Path) -> None:
    write(folder, GOOD.replace('code: "279039007"', "code: 279039007").replace("    display: Green nose\n", ""))
    with pytest.raises(MappingError) as caught:
        load(folder)
    assert len(caught.value.problems) == 2
    with pytest.raises(MappingError, match="no such folder"):
        load(folder / "nowhere")


def test_a_changed_table_takes_effect(folder: Path) -> None:
    write(folder, GOOD)
    before = store.fingerprint(folder)
    write(folder, GOOD + "# more\n")
    assert store.fingerprint(folder) != before


def test_the_cache_survives_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(FileExistsError):
        (blocked / "x").parent.mkdir()
    store.save(tmp_path / "ok" / "mappings.bin", store.compiled(), "x")
    assert (tmp_path / "ok" / "mappings.bin").is_file()


def test_the_command_reports_and_exits(folder: Path) -> None:
    run = CliRunner()
    write(folder, GOOD)
    assert run.invoke(application(), ["mappings", "check", str(folder)]).exit_code == 0
    write(folder, GOOD.replace('code: "279039007"', "code: 279039007"))
    result = run.invoke(application(), ["mappings", "check", str(folder)])
    assert isinstance(result.exception, MappingError)
    assert result.exception.exit_code == 4
    assert "own.yaml:6:" in str(result.exception)


def test_the_command_finds(folder: Path) -> None:
    run = CliRunner()
    found = run.invoke(application(), ["mappings", "find", "low", "back", "pain"])
    assert found.exit_code == 0
    assert found.stdout.startswith("low-back-pain\tsymptom\tLow back pain\thttp://snomed.info/sct|279039007")
    assert run.invoke(application(), ["mappings", "find", "279039007"]).stdout.startswith("low-back-pain")
    assert run.invoke(application(), ["mappings", "find", "xyzzy"]).exit_code == 1
