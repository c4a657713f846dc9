"""What `convert` tells people on standard error: what was found, what is unsure, what was left out; and the report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .command import STORY, TWO_PATIENTS, Run


def told(run: Run, content: str, *words: object, name: str = "case.yaml") -> list[str]:
    """Return the lines that a conversion of a file says, without the file's name."""
    Path(name).write_text(content, encoding="utf-8")
    return [line.removeprefix(f"{name}: ") for line in run("convert", name, "-o", "out.json", *words).err.splitlines()]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


PEOPLE = [
    ("nothing", "{}", "a patient"),
    ("a sex", "{sex: {value: female}}", "female"),
    ("an age", "{age: {value: 35}}", "35 a"),
    ("both", "{sex: {value: male}, age: {value: 35}}", "35 a, male"),
    ("months", "{age: {value: 6, unit: mo}}", "6 mo"),
    ("days", "{age: {value: 2, unit: d}}", "2 d"),
    ("a newborn", "{age: {value: 0, unit: d}}", "0 d"),
    ("half a year", "{age: {value: 1.50}}", "1.50 a"),
    ("from and to", "{age: {value: 60, high: 69}}", "60-69 a"),
    ("about", "{age: {value: 30, approximate: true}}", "about 30 a"),
    ("another sex", "{sex: {value: unknown}}", "unknown"),
]


@pytest.mark.parametrize(("patient", "words"), [row[1:] for row in PEOPLE], ids=[row[0] for row in PEOPLE])
def test_who_the_patient_is(run: Run, patient: str, words: str) -> None:
    first = told(run, f"patient: {patient}\nproblems: [{{name: fever, concept: fever}}]\n")[0]
    assert f" of {words}: 1 problem" in first


COUNTED = [
    ("problems: [{name: a}]", "1 problem"),
    ("problems: [{name: a}, {name: b}]", "2 problems"),
    ("signs: [{name: a}]", "1 sign"),
    ("signs: [{name: a}, {name: b}, {name: c}]", "3 signs"),
    ("measurements: [{name: a, value: 1}]", "1 measurement"),
    ("studies: [{name: a, kind: imaging}]", "1 study"),
    ("studies: [{name: a, kind: imaging}, {name: b, kind: imaging}]", "2 studies"),
    ("medications: [{name: a}, {name: b}]", "2 medications"),
    ("procedures: [{name: a}]", "1 procedure"),
    ("allergies: [{name: a}]", "1 allergy"),
    ("allergies: [{name: a}, {name: b}]", "2 allergies"),
    ("family_history: [{name: mother}, {name: father}]", "2 relatives"),
    ("social_history: [{name: smoker, kind: smoking}]", "1 social fact"),
    ("social_history: [{name: a, kind: smoking}, {name: b, kind: alcohol}]", "2 social facts"),
    ("outcomes: [{name: a}]", "1 outcome"),
    ("encounters: [{}, {}]\nproblems: [{name: a}]", "1 problem, 2 encounters"),
    ("problems: [{name: a}]\nsigns: [{name: b}]\noutcomes: [{name: c}]", "1 problem, 1 sign, 1 outcome"),
]


@pytest.mark.parametrize(("case", "words"), COUNTED)
def test_how_many_facts_there_are(run: Run, case: str, words: str) -> None:
    assert told(run, case)[0].endswith(f": {words}")


def test_a_case_without_facts_says_so(run: Run) -> None:
    case = "case_key: k\npatient: {sex: {value: female}}"
    (refused,) = told(run, case)
    assert "the case holds no clinical fact" in refused
    first, *others = told(run, case, "--allow-empty")
    assert first.endswith("resources of female: no facts")
    assert others == []


UNCODED = [
    ("problems: [{name: fever, concept: fever}]", []),
    ("problems: [{name: quorilitis}]", ["  1 fact has words but no code"]),
    ("problems: [{name: quorilitis}, {name: zibberosis}]", ["  2 facts have words but no code"]),
]


@pytest.mark.parametrize(("case", "lines"), UNCODED)
def test_facts_without_a_code_are_counted(run: Run, case: str, lines: list[str]) -> None:
    assert [line for line in told(run, case) if "no code" in line] == lines


COVERED = [
    ("She had a fever.\n", ["  1 of 1 sentence used, 0 unused"]),
    ("She had a fever. He coughed.\n", ["  2 of 2 sentences used, 0 unused"]),
    (
        "She had a fever. The view was fine.\n",
        ["  1 of 2 sentences used, 1 unused", "  unused, line 1: The view was fine."],
    ),
    (
        "She had a fever.\n\nThe view\twas   fine.\n",
        ["  1 of 2 sentences used, 1 unused", "  unused, line 3: The view was fine."],
    ),
    (
        "She had a fever. The view was " + "very " * 30 + "fine.\n",
        ["  1 of 2 sentences used, 1 unused", "  unused, line 1: The view was " + "very " * 15 + "v…"],
    ),
]


@pytest.mark.parametrize(("text", "lines"), COVERED)
def test_sentences_are_counted_and_the_unused_shown(run: Run, text: str, lines: list[str]) -> None:
    found = [line for line in told(run, text, name="case.txt") if "used" in line]
    assert found == lines


@pytest.mark.parametrize(("count", "more"), [(20, 0), (21, 1), (45, 25)])
def test_of_many_unused_sentences_twenty_are_shown_and_the_rest_counted(run: Run, count: int, more: int) -> None:
    views = "".join(f"The {number}th view was fine.\n" for number in range(10, 10 + count))
    lines = told(run, f"She had a fever.\n{views}", name="case.txt")
    assert sum(line.startswith("  unused, line") for line in lines) == 20
    assert (f"  and {more} more; --report FILE has them all" in lines) is bool(more)


@pytest.mark.parametrize(("count", "more"), [(3, 0), (20, 0), (21, 1), (30, 10)])
def test_of_many_doubts_twenty_are_shown_and_the_rest_counted(run: Run, count: int, more: int) -> None:
    rows = "".join(f"- {{name: x{n}, doubts: [{{rule: odd, message: odd {n}}}]}}\n" for n in range(count))
    lines = told(run, f"case_key: k\nproblems:\n{rows}")
    assert sum(line.endswith("[odd]") for line in lines) == min(count, 20)
    assert (f"  and {more} more; --report FILE has them all" in lines) is bool(more)


DOUBTS = [
    ("Lasegue's sign was positive.", ["side-missing"]),
    ("White blood cells were 4.5×109/L.", ["notation-restored"]),
    ("Red blood cells were 4.1 x 10^9/L.", ["plausibility"]),
]


@pytest.mark.parametrize(("text", "rules"), DOUBTS, ids=[row[0] for row in DOUBTS])
def test_what_is_unsure_is_said_with_its_line_and_rule(run: Run, text: str, rules: list[str]) -> None:
    lines = told(run, f"A woman had a fever.\n{text}\n", name="case.txt")
    found = [line for line in lines if line.startswith("  warning, line 2: ")]
    assert [line.rpartition("[")[2].rstrip("]") for line in found] == rules


def test_quiet_says_nothing_and_writes_the_same(run: Run) -> None:
    Path("case.txt").write_text(STORY)
    loud, quiet = run("convert", "case.txt"), run("convert", "case.txt", "-q")
    assert (quiet.err, quiet.out) == ("", loud.out)
    assert loud.err


def test_quiet_still_says_what_is_wrong(run: Run) -> None:
    result = run("convert", "none.txt", "--quiet")
    assert (result.code, len(result.problems)) == (3, 1)


def test_each_patient_of_a_text_has_a_summary(run: Run) -> None:
    Path("two.txt").write_text(TWO_PATIENTS)
    Path("out").mkdir()
    result = run("convert", "two.txt", "-o", "out")
    heads = [line for line in result.err.splitlines() if " of " in line and "resources" in line]
    assert [("30 a" in line, "60 a" in line) for line in heads] == [(True, False), (False, True)]


def test_nothing_of_the_summary_goes_to_standard_output(run: Run) -> None:
    Path("case.txt").write_text(STORY)
    assert json.loads(run("convert", "case.txt").out)["resourceType"] == "Bundle"


def report(run: Run, content: str, name: str = "case.txt") -> Any:
    Path(name).write_text(content, encoding="utf-8")
    assert run("convert", name, "-o", "out.json", "--report", "report.json").code == 0
    return json.loads(Path("report.json").read_text(encoding="utf-8"))


def test_the_report_has_issues_coverage_and_what_has_no_code(run: Run) -> None:
    found = report(run, "She had quorilitis.\nThe view was fine. Red blood cells were 4.1 x 10^9/L.\n")
    assert set(found) >= {"issues", "coverage", "uncoded"}
    assert [row["name"] for row in found["uncoded"]] == ["quorilitis"]
    assert [row["rule"] for row in found["issues"] if row["severity"] == "warning"] == ["plausibility"]
    assert found["issues"][0]["line"] == 2


def test_the_report_of_a_case_file_has_no_coverage(run: Run) -> None:
    assert report(run, "problems: [{name: fever}]", "case.yaml")["coverage"]["sentences"] == []


STATES = [
    ("She had a fever.", "used"),
    ("The view was fine.", "unused"),
    ("She had no rash.", "used"),
]


@pytest.mark.parametrize(("sentence", "state"), STATES)
def test_the_report_says_of_every_sentence_what_became_of_it(run: Run, sentence: str, state: str) -> None:
    text = f"A woman had a cough.\n{sentence}\n"
    rows = json.dumps(report(run, text)["coverage"])
    assert state in rows
    assert sentence in rows
