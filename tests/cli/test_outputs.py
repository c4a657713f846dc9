"""Where outputs go: nothing is overwritten that someone may want, and what cannot be written is said."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .command import STORY, TWO_PATIENTS, Run

PROGRAM = [sys.executable, "-c", "from case2fhir.cli import main; main()"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a few inputs."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt", "notes/a.txt", "notes/c.md", "old/case.yaml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("problems: [{name: fever}]\n" if name.endswith("yaml") else STORY)
    (tmp_path / "series.txt").write_text(TWO_PATIENTS)
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


REFUSED = [
    ("the input itself", ["a.txt", "-o", "a.txt"], "a.txt: is an input; writing there would overwrite it"),
    ("the input by another name", ["a.txt", "-o", "notes/../a.txt"], "is an input; writing there would overwrite it"),
    ("the report over the input", ["a.txt", "-o", "x.json", "--report", "a.txt"], "a.txt: is an input"),
    ("the report over the Bundle", ["a.txt", "-o", "x.json", "--report", "./x.json"], "--report: x.json is where the"),
    ("both to standard output", ["a.txt", "--report", "-"], "--report - and the Bundle cannot both go to standard out"),
    ("an empty output", ["a.txt", "-o", ""], "-o is empty, as a variable of the shell that is not set"),
    ("an empty report", ["a.txt", "--report", ""], "--report is empty, as a variable of the shell that is not set"),
    ("an empty input", [""], "an INPUT is empty, as a variable of the shell that is not set"),
    ("several to standard output", ["a.txt", "b.txt", "-o", "-"], "several inputs need a folder for their outputs"),
    ("a folder to standard output", ["notes"], "several inputs need a folder for their outputs: add -o DIR"),
    ("a folder to a file", ["notes", "-o", "b.txt"], "b.txt: is a file; several inputs need a folder: -o DIR"),
    (
        "one name in two folders",
        ["a.txt", "notes", "-o", "out"],
        "a.txt and notes/a.txt would both be written to out/a.json; rename one",
    ),
    (
        "one file three times",
        ["a.txt", "a.txt", "./a.txt", "-o", "out"],
        "a.txt and a.txt and ./a.txt would all be written to out/a.json",
    ),
    ("several patients to standard output", ["series.txt"], "series.txt: tells of 2 patients, one output each: add -o"),
    ("no key at all", ["a.txt", "--case-key", ""], "--case-key: '' is no key; write words or a number"),
    ("a key of white space", ["a.txt", "--case-key", " \t"], "--case-key: ' \\t' is no key"),
    ("a date without its zone", ["a.txt", "--timestamp", "2021-05-06T14:30:00"], "--timestamp: not an instant"),
    ("an instant without seconds", ["a.txt", "--timestamp", "2021-05-06T14:30Z"], "--timestamp: not an instant"),
    ("an instant of ISO's short form", ["a.txt", "--timestamp", "20210506T143000Z"], "--timestamp: not an instant"),
    ("an instant by week", ["a.txt", "--timestamp", "2021-W18-4T14:30:00Z"], "--timestamp: not an instant"),
    ("an instant in no zone", ["a.txt", "--timestamp", "2021-05-06T14:30:00+25:00"], "--timestamp: not an instant"),
    ("an instant of no day", ["a.txt", "--timestamp", "2021-02-30T14:30:00Z"], "--timestamp: not an instant"),
    ("an anchor of no day", ["a.txt", "--anchor", "2021-02-30"], "--anchor: not a date: 2021-02-30; write 2021, 2021"),
    ("an anchor as people write it", ["a.txt", "--anchor", "06.05.2021"], "--anchor: not a date: 06.05.2021"),
    ("an anchor without its zone", ["a.txt", "--anchor", "2021-05-06T10:00"], "--anchor: not a date"),
    ("less than a byte", ["a.txt", "--max-bytes", "0"], "Invalid value for '--max-bytes'"),
    ("less than nothing", ["a.txt", "--max-bytes", "-5"], "Invalid value for '--max-bytes'"),
    ("bytes that are no text", ["a.txt", "--encoding", "base64"], "--encoding: no text encoding is called 'base64'"),
]


@pytest.mark.parametrize(("words", "message"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_call_that_would_harm_or_cannot_be_meant(run: Run, here: Path, words: list[str], message: str) -> None:
    before = {name: (here / name).read_text() for name in files(here)}
    result = run("convert", *words)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert {name: (here / name).read_text() for name in files(here)} == before


@pytest.mark.parametrize("option", [["--anchor", "soon"], ["--encoding", "klingon"], ["--timestamp", "now"]])
def test_an_option_that_is_wrong_for_every_input_is_said_once(run: Run, here: Path, option: list[str]) -> None:
    result = run("convert", "a.txt", "b.txt", "-o", "out", *option)
    assert (result.code, len(result.problems)) == (2, 1)
    assert result.problems[0].startswith(option[0])


EXTRACT_REFUSED = [
    ("the input itself", ["old/case.yaml", "-o", "old/case.yaml"], "old/case.yaml: is an input"),
    ("the folder of the inputs", ["old", "-o", "old"], "old/case.yaml: is an input; writing there would overwrite it"),
    ("several to standard output", ["a.txt", "b.txt"], "several inputs need a folder for their outputs"),
    ("several patients", ["series.txt"], "series.txt: tells of 2 patients, one output each: add -o PATH"),
    ("a format that is none", ["a.txt", "--format", "xml"], "'xml'"),
]


@pytest.mark.parametrize(
    ("words", "message"), [row[1:] for row in EXTRACT_REFUSED], ids=[row[0] for row in EXTRACT_REFUSED]
)
def test_extract_harms_nothing_either(run: Run, here: Path, words: list[str], message: str) -> None:
    before = files(here)
    result = run("extract", *words)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert files(here) == before
    assert (here / "old" / "case.yaml").read_text() == "problems: [{name: fever}]\n"


def test_a_hard_link_is_the_input_too(run: Run, here: Path) -> None:
    os.link("a.txt", "same.json")
    assert run("convert", "a.txt", "-o", "same.json").code == 2
    assert Path("same.json").read_text() == STORY


WRITTEN = [
    ("beside the input", ["a.txt", "-o", "a.json"], ["a.json"]),
    ("in a new folder", ["a.txt", "-o", "new/deep/x.json"], ["new/deep/x.json"]),
    ("in a folder by its slash", ["a.txt", "-o", "new/"], ["new/a.json"]),
    ("in a folder that is there", ["a.txt", "-o", "old"], ["old/a.json"]),
    ("a folder of one file", ["old", "-o", "out"], ["out/case.json"]),
    ("a folder and a file", ["notes", "b.txt", "-o", "out"], ["out/a.json", "out/b.json", "out/c.json"]),
    ("a folder into itself", ["notes", "-o", "notes"], ["notes/a.json", "notes/c.json"]),
    ("lines", ["notes", "-o", "out", "--to", "ndjson"], ["out/a.ndjson", "out/c.ndjson"]),
    ("each patient", ["series.txt", "-o", "x.json"], ["x-2.json", "x.json"]),
    (
        "each patient in a folder",
        ["series.txt", "a.txt", "-o", "out"],
        ["out/a.json", "out/series-2.json", "out/series.json"],
    ),
    ("a report in a folder of its own", ["a.txt", "-o", "x.json", "--report", "r/r.json"], ["r/r.json", "x.json"]),
    ("standard output by its sign", ["a.txt", "-o", "-"], []),
    ("the report to standard output", ["a.txt", "-o", "x.json", "--report", "-"], ["x.json"]),
]


@pytest.mark.parametrize(("words", "names"), [row[1:] for row in WRITTEN], ids=[row[0] for row in WRITTEN])
def test_what_is_written(run: Run, here: Path, words: list[str], names: list[str]) -> None:
    before = files(here)
    result = run("convert", *words)
    assert result.code == 0
    assert sorted(set(files(here)) - set(before)) == names
    assert bool(result.out) is ("-" in words)


def test_a_patient_never_overwrites_another_inputs_output(run: Run, here: Path) -> None:
    (here / "series-2.txt").write_text(STORY)
    result = run("convert", "series.txt", "series-2.txt", "-o", "out")
    assert result.code == 2
    assert result.problems == ["series.txt: tells of 2 patients, but out/series-2.json is the output of another input"]
    assert files(here / "out") == ["series-2.json"]
    assert "35 a, female" in result.err


def test_standard_input_among_others_has_a_name(run: Run, here: Path) -> None:
    assert run("convert", "-", "a.txt", "-o", "out", stdin=STORY.encode()).code == 0
    assert (here / "out" / "case.json").read_text() == (here / "out" / "a.json").read_text()


def test_one_bad_file_of_a_folder_keeps_no_other_from_being_written(run: Run, here: Path) -> None:
    (here / "notes" / "b.txt").write_bytes(b"Barr\xe9")
    (here / "notes" / "d.yaml").write_text("problems: [{nme: x}]\n")
    result = run("convert", "notes", "-o", "out", "--report", "r.json", "-q")
    assert result.code == 3
    assert [problem.split(":")[0] for problem in result.problems] == ["notes/b.txt", "notes/d.yaml", "notes/d.yaml"]
    assert files(here / "out") == ["a.json", "c.json"]
    reports = json.loads((here / "r.json").read_text())
    assert [each.get("file") for each in reports] == [None, "notes/b.txt", None, "notes/d.yaml"]


def test_a_folder_gives_a_report_of_each_even_if_there_is_one(run: Run, here: Path) -> None:
    assert run("convert", "old", "-o", "out", "--report", "many.json").code == 0
    assert run("convert", "old/case.yaml", "-o", "one.json", "--report", "one-report.json").code == 0
    assert len(json.loads((here / "many.json").read_text())) == 1
    assert "coverage" in json.loads((here / "one-report.json").read_text())


def test_a_message_that_begins_like_the_name_keeps_its_name(run: Run, here: Path) -> None:
    (here / "the").write_text("It rained.")
    assert run("convert", "the").problems[0].startswith("the: the text holds no clinical fact")


def test_a_folder_that_may_not_be_written_to(run: Run, here: Path) -> None:
    locked = here / "locked"
    locked.mkdir()
    (locked / "x.json").write_text("old")
    as_root = os.geteuid() == 0
    locked.chmod(0o555)
    here.chmod(0o755)
    if as_root:
        os.seteuid(65534)
    try:
        result = run("convert", "-", "-o", locked / "x.json", stdin=STORY.encode())
    finally:
        if as_root:
            os.seteuid(0)
    assert (result.code, result.out) == (3, "")
    assert result.problems == [f"-: {locked / 'x.json'}: cannot be written: Permission denied"]
    assert files(locked) == ["x.json"]


COMMANDS = [["convert", "a.txt"], ["extract", "a.txt"], ["explain", "x.json"], ["schema"], ["mappings", "find", "pain"]]


@pytest.mark.parametrize("words", COMMANDS, ids=[words[0] for words in COMMANDS])
def test_no_command_minds_that_its_reader_has_gone(run: Run, here: Path, words: list[str]) -> None:
    run("convert", "a.txt", "-o", "x.json")
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*PROGRAM, *words, *(["-q"] if words[0] == "convert" else [])], stdout=writing, stderr=-1)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("words", "redirection", "code", "said"),
    [
        ("convert a.txt -q", ">&-", 3, "a.txt: standard output is closed; add -o PATH, or leave it open"),
        ("convert a.txt -o x.json -q", ">&-", 0, ""),
        ("convert -", "<&-", 3, "-: standard input is closed"),
        ("extract -", "<&-", 3, "-: standard input is closed"),
        ("convert a.txt", "2>&- >x.json", 0, ""),
        ("convert gone.txt", "2>&-", 3, ""),
    ],
)
def test_streams_that_are_closed(here: Path, words: str, redirection: str, code: int, said: str) -> None:
    program = f"{sys.executable} -m case2fhir {words} {redirection}"
    done = subprocess.run(program, shell=True, capture_output=True, text=True)
    assert done.returncode == code
    assert done.stderr.removeprefix("case2fhir: ").strip() == said
    assert done.stdout == ""
    written = here / "x.json"
    assert not written.exists() or json.loads(written.read_text())["resourceType"] == "Bundle"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "words", ["convert a.txt -q", "extract a.txt", "convert a.txt -q -o x.json --report /dev/full"]
)
def test_a_full_device_is_said_without_a_traceback(here: Path, words: str) -> None:
    done = subprocess.run(
        f"{sys.executable} -m case2fhir {words} >/dev/full", shell=True, capture_output=True, text=True
    )
    assert done.returncode == 3
    assert done.stderr.endswith("No space left on device\n")
    assert "Traceback" not in done.stderr


def test_an_interrupt_in_the_middle_leaves_the_old_output(here: Path) -> None:
    (here / "long.txt").write_text("Hemoglobin was 10.5 g/dL and he had severe pain in the left knee. " * 20_000)
    (here / "x.json").write_text("old")
    process = subprocess.Popen([*PROGRAM, "convert", "long.txt", "-o", "x.json"], stderr=subprocess.PIPE)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert (process.returncode, said) == (130, b"case2fhir: interrupted\n")
    assert (here / "x.json").read_text() == "old"
    assert not [name for name in files(here) if name.startswith(".")]
