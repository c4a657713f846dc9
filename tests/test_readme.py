"""What the README shows is what comes out: each excerpt, each command and each option is tried."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from case2fhir.explain import explain
from case2fhir.pipeline import convert
from cli.command import Result, Run, runner

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
SAMPLES = sorted(path.parent for path in (ROOT / "samples").glob("*/case.txt"))
SAMPLE = ROOT / "samples" / "lumbar-osteochondrosis" / "case.txt"


def block(language: str, holding: str) -> str:
    """Return the one fenced block of a language that holds some words."""
    (found,) = [text for name, text in BLOCKS if name == language and holding in text]
    return found


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


@pytest.fixture
def shown(run: Run) -> Result:
    """The README's main job, run."""
    return run("convert", SAMPLE)


def test_the_excerpt_of_a_resource_is_real(shown: Result) -> None:
    excerpt = json.loads(block("json", "resourceType"))
    (whole,) = [entry["resource"] for entry in shown.bundle["entry"] if entry["resource"]["id"] == excerpt["id"]]
    left_out = {"text", "identifier", "subject", "encounter"}
    assert {name: value for name, value in whole.items() if name not in left_out} == excerpt


def test_the_evidence_of_the_excerpt_is_in_the_text(shown: Result) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    words = []
    for extension in json.loads(block("json", "resourceType"))["extension"]:
        _, offset, length = extension["extension"]
        words.append(text[offset["valueInteger"] :][: length["valueInteger"]])
    assert words == ["red blood cells", "4.1×109/L"]


def _masked(line: str) -> str:
    """Return a line without what grows with the tables: counts, and what stands before the first colon."""
    return re.sub(r"\d+", "#", line.split(": ", 1)[-1]).strip()


def test_the_summary_is_of_its_form(shown: Result) -> None:
    said = [_masked(line) for line in shown.err.splitlines()]
    for line in block("", "case.txt: ").splitlines():
        start = _masked(line).removesuffix("...").rstrip(" ,")
        assert not start or any(found.startswith(start) for found in said), line


def test_the_words_behind_the_resource_are_those(shown: Result) -> None:
    excerpt = block("", "control visit").splitlines()
    kind, made = excerpt[0].split("/")
    (found,) = explain([entry["resource"] for entry in shown.bundle["entry"]], made)
    assert (found.type, found.says[0]) == (kind, excerpt[1].strip())
    assert [line.strip() for line in excerpt[2:-1]] == list(found.says[1:])
    (words,) = found.words
    said = f"line {words.line}: {words.before}«{words.quote}»{words.after}"
    assert said.startswith(excerpt[-1].strip().removeprefix("> ").removesuffix("..."))


def test_the_python_of_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    program = block("python", "import convert").replace('open("case.txt", encoding="utf-8").read()', "text")
    names: dict[str, Any] = {"text": SAMPLE.read_text(encoding="utf-8")}
    exec(program, names)
    assert names["result"].bundle.resource == convert(names["text"]).bundle.resource


def test_a_corrected_case_file_converts_to_the_bytes_of_the_text(run: Run, tmp_path: Path, shown: Result) -> None:
    assert "case2fhir extract case.txt -o case.yaml" in block("sh", "extract")
    assert run("extract", SAMPLE, "-o", tmp_path / "case.yaml").code == 0
    assert run("convert", tmp_path / "case.yaml", "-o", tmp_path / "bundle.json").code == 0
    assert (tmp_path / "bundle.json").read_text(encoding="utf-8") == shown.out


def test_its_concept_is_a_sound_table(run: Run, tmp_path: Path) -> None:
    (tmp_path / "concepts").mkdir()
    (tmp_path / "concepts" / "mine.yaml").write_text(block("yaml", "kind: "), encoding="utf-8")
    assert run("mappings", "check", tmp_path).code == 0
    told = run("convert", "-", "--mappings", tmp_path, stdin=b"She had night cramps.")
    assert "night cramps" in {
        entry["resource"]["code"]["text"] for entry in told.bundle["entry"] if "code" in entry["resource"]
    }


COMMANDS = re.findall(r"^\| `case2fhir (\w+)([^`]*)` \|(.*)\|$", README, re.MULTILINE)


@pytest.mark.parametrize(("command", "usage", "text"), COMMANDS, ids=[row[0] for row in COMMANDS])
def test_its_commands_have_the_options_it_names(run: Run, command: str, usage: str, text: str) -> None:
    options = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", usage + text))
    said = run(command, "--help").out
    assert {option for option in options if option not in said} == set()
    for word in re.findall(r"(\w+)(?=\\\||$)", usage.strip()) if command == "mappings" else ():
        assert run("mappings", word, "--help").code == 0


def test_its_links_lead_to_files() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_its_exit_codes_are_those_of_the_exceptions() -> None:
    from case2fhir import errors

    told = {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}
    raised = {each.exit_code for each in vars(errors).values() if isinstance(each, type) and hasattr(each, "exit_code")}
    assert raised | {0, 130} == told


@pytest.mark.parametrize("sample", SAMPLES, ids=[path.name for path in SAMPLES])
def test_each_sample_says_what_it_is(sample: Path) -> None:
    said = (sample / "README.md").read_text(encoding="utf-8")
    assert said.startswith("# ")
    named = set(re.findall(r"`([\w./-]+\.(?:txt|yaml|json))`", said))
    assert {name for name in named if not (sample / Path(name).name).exists()} == set()
