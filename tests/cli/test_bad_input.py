"""Bad input: one row per defect, with the exit code and the message that a user sees; nothing is written."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from .command import STORY, Run

SHAPES = [
    ("empty", b"", "is empty"),
    ("only white space", b" \n\t\r\n\xc2\xa0 ", "holds only white space"),
    ("only a byte order mark", b"\xef\xbb\xbf", "is empty"),
    ("a zero byte", b"He had fever.\0He had cough.", "is binary, not text (a zero byte at character 13)"),
    (
        "a PNG image",
        b"\x89PNG\r\n\x1a\n\0\0",
        "byte 0x89 at offset 0 is not UTF-8; name the encoding, such as --encoding cp1252",
    ),
    (
        "Latin-1",
        b"She had Guillain-Barr\xe9 syndrome.",
        "byte 0xe9 at offset 21 is not UTF-8; name the encoding, such as --encoding cp1252",
    ),
    (
        "Latin-1 after a byte order mark",
        b"\xef\xbb\xbfBarr\xe9 had fever",
        "byte 0xe9 at offset 7 is not UTF-8; name the encoding, such as --encoding cp1252",
    ),
    (
        "cut UTF-8",
        b"fever \xe2\x82",
        "byte 0xe2 at offset 6 is not UTF-8; name the encoding, such as --encoding cp1252",
    ),
    (
        "no clinical fact",
        b"The weather was fine, and so was the view.",
        "the text holds no clinical fact that could be read; --allow-empty converts it all the same",
    ),
]


@pytest.mark.parametrize(("content", "reason"), [row[1:] for row in SHAPES], ids=[row[0] for row in SHAPES])
@pytest.mark.parametrize("command", ["convert"])
def test_a_text_that_is_none_is_refused_with_its_reason(
    run: Run, tmp_path: Path, content: bytes, reason: str, command: str
) -> None:
    text, output = tmp_path / "case.txt", tmp_path / "out.json"
    text.write_bytes(content)
    result = run(command, text, "-o", output)
    assert (result.code, result.out) == (3, "")
    assert result.problems == [f"{text}: {reason}"]
    assert not output.exists()


@pytest.mark.parametrize(("content", "reason"), [row[1:] for row in SHAPES[:-1]], ids=[row[0] for row in SHAPES[:-1]])
def test_extract_refuses_the_same_texts(run: Run, tmp_path: Path, content: bytes, reason: str) -> None:
    text = tmp_path / "case.txt"
    text.write_bytes(content)
    result = run("extract", text)
    assert (result.code, result.out, result.problems) == (3, "", [f"{text}: {reason}"])


def test_standard_input_is_refused_by_its_own_name(run: Run) -> None:
    assert run("convert", "-", stdin=b"").problems == ["-: is empty"]
    assert run("convert", "-", stdin=b"  ").code == 3


@pytest.mark.parametrize("command", ["convert", "extract"])
def test_no_such_file(run: Run, tmp_path: Path, command: str) -> None:
    missing = tmp_path / "missing.txt"
    result = run(command, missing)
    assert (result.code, result.out, result.problems) == (3, "", [f"{missing}: no such file"])


@pytest.mark.parametrize("command", ["convert", "extract"])
def test_a_folder_without_a_file_to_read(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "image.png").write_bytes(b"\x89PNG")
    (tmp_path / "sub.txt").mkdir()
    result = run(command, tmp_path, "-o", tmp_path / "out")
    assert result.code == 3
    assert result.problems == [f"{tmp_path}: no file to read; looked for .json, .md, .text, .txt, .yaml, .yml"]
    assert not (tmp_path / "out").exists()


def test_no_permission(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "case.txt"
    text.write_text(STORY)
    assert run("convert", text).code == 0
    text.chmod(0)
    as_root = os.geteuid() == 0
    if as_root:
        os.seteuid(65534)
    try:
        result = run("convert", text)
    finally:
        if as_root:
            os.seteuid(0)
    assert (result.code, result.out, result.problems) == (3, "", [f"{text}: no permission to read it"])


def test_a_name_that_no_file_can_have(run: Run) -> None:
    result = run("convert", "a\0b")
    assert result.code == 3
    assert "no file can have that name" in result.problems[0]


def test_allow_empty_converts_a_text_without_facts(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "case.txt"
    text.write_text("The weather was fine.")
    result = run("convert", text, "--allow-empty")
    assert result.code == 0
    assert "Patient" in {entry["resource"]["resourceType"] for entry in result.bundle["entry"]}


def test_more_bytes_than_allowed(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "case.txt"
    text.write_text(STORY)
    size = text.stat().st_size
    assert run("convert", text, "--max-bytes", size).code == 0
    result = run("convert", text, "--max-bytes", size - 1)
    assert (result.code, result.out) == (3, "")
    assert result.problems == [f"{text}: is larger than {size - 1:,} bytes; raise the limit with --max-bytes"]
    assert run("convert", "-", "--max-bytes", 10, stdin=STORY.encode()).code == 3


DATE_FORMS = "write 2021, 2021-05, 2021-05-06 or 2021-05-06T14:30:00Z"
CASE = "source:\n  text: fever\nproblems:\n  - name: fever\n"
CASE_FILES = [
    ("not YAML", "problems: [", ["2:1: not YAML: while parsing a flow node, did not find expected node content"]),
    ("no mapping", "- fever\n", ["1:1: a case is a mapping of keys such as patient, problems and medications"]),
    ("an unknown key", CASE + "    sevrity: severe\n", ["5:5: unknown key 'sevrity'; did you mean 'severity'?"]),
    ("an unknown section", "problem:\n  - name: fever\n", ["1:1: unknown key 'problem'; did you mean 'problems'?"]),
    ("a key twice", CASE + "    name: cough\n", ["5:5: the key 'name' stands already in line 4; keep one of them"]),
    ("no list", "problems: fever\n", ["1:11: problems: must be a list"]),
    ("no name", "problems:\n  - severity: severe\n", ["2:5: needs the key 'name'"]),
    (
        "no choice of these",
        CASE + "    severity: sever\n",
        ["5:15: problems[0].severity: must be 'mild', 'moderate' or 'severe'; did you mean 'severe'?"],
    ),
    (
        "an impossible day",
        CASE + "    onset: {date: 2021-02-30}\n",
        ["5:19: problems[0].onset.date: no such day: '2021-02-30'"],
    ),
    (
        "an impossible month",
        CASE + "    onset: {date: 2021-13}\n",
        ["5:19: problems[0].onset.date: no such month: '2021-13'"],
    ),
    (
        "a date in words",
        CASE + "    onset: {date: yesterday}\n",
        [f"5:19: problems[0].onset.date: not a date: 'yesterday'; {DATE_FORMS}"],
    ),
    (
        "a negative dose",
        "medications:\n  - name: aspirin\n    dose: {value: -5, unit: mg}\n",
        ["3:19: medications[0].dose.value: must not be negative: -5"],
    ),
    (
        "a number in words",
        "measurements:\n  - name: Hb\n    value: high\n",
        ["3:12: measurements[0].value: not a number: 'high'; write digits with a point, as 4.10"],
    ),
    (
        "no truth",
        "patient:\n  sex: {value: female, derived: maybe}\n",
        ["2:33: patient.sex.derived: must be true or false"],
    ),
    (
        "two wrongs at once",
        "problems:\n  - nme: fever\nmedications:\n  - name: aspirin\n    dose: {value: -1}\n",
        [
            "2:5: needs the key 'name'",
            "2:5: unknown key 'nme'; did you mean 'name'?",
            "5:19: medications[0].dose.value: must not be negative: -1",
        ],
    ),
]


@pytest.mark.parametrize(("content", "problems"), [row[1:] for row in CASE_FILES], ids=[row[0] for row in CASE_FILES])
def test_a_wrong_case_file_is_refused_with_every_problem_and_its_place(
    run: Run, tmp_path: Path, content: str, problems: list[str]
) -> None:
    case, output = tmp_path / "case.yaml", tmp_path / "out.json"
    case.write_text(content)
    result = run("convert", case, "-o", output)
    assert (result.code, result.out) == (3, "")
    assert sorted(result.problems) == sorted(f"{case}:{problem}" for problem in problems)
    assert not output.exists()


JSON_FILES = [
    ("not JSON", '{"problems": [}', "1:15: "),
    ("a key twice", '{"problems": [{"name": "a", "name": "b"}]}', "1:29: the key 'name' stands already in line 1"),
    ("an unknown key", '{"problms": []}', "1:2: unknown key 'problms'; did you mean 'problems'?"),
    (
        "a negative dose",
        '{"medications": [\n {"name": "a", "dose": {"value": -5}}]}',
        "2:34: medications[0].dose.value: must not be negative: -5",
    ),
]


@pytest.mark.parametrize(("content", "problem"), [row[1:] for row in JSON_FILES], ids=[row[0] for row in JSON_FILES])
def test_a_wrong_json_case_is_refused_in_the_same_words(run: Run, tmp_path: Path, content: str, problem: str) -> None:
    case = tmp_path / "case.json"
    case.write_text(content)
    result = run("convert", case)
    assert (result.code, result.out) == (3, "")
    assert result.problems[0].startswith(f"{case}:{problem}")


def test_a_wrong_mapping_table_is_told_apart_with_file_and_line(run: Run, tmp_path: Path) -> None:
    tables, text = tmp_path / "tables", tmp_path / "case.txt"
    (tables / "concepts").mkdir(parents=True)
    wrong = tables / "concepts" / "mine.yaml"
    wrong.write_text("concepts:\n  - key: Mine\n    colour: red\n")
    text.write_text(STORY)
    result = run("convert", text, "--mappings", tables, "-o", tmp_path / "out.json")
    assert (result.code, result.out) == (4, "")
    assert result.problems
    assert all("mine.yaml:" in problem for problem in result.problems)
    assert not (tmp_path / "out.json").exists()


def test_a_folder_of_tables_that_is_not_there(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "case.txt"
    text.write_text(STORY)
    result = run("convert", text, "--mappings", tmp_path / "none")
    assert result.code == 4
    assert "none" in result.problems[0]


def test_a_wrong_table_goes_before_a_wrong_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tables" / "concepts").mkdir(parents=True)
    (tmp_path / "tables" / "concepts" / "mine.yaml").write_text("concepts: 5\n")
    assert run("convert", tmp_path / "missing.txt", "--mappings", tmp_path / "tables").code == 4


USAGE = [
    ("no input", [], "Missing argument"),
    ("no such option", ["case.txt", "--colour"], "No such option"),
    ("no such kind", ["case.txt", "--to", "xml"], "'xml'"),
    ("no such subset", ["case.txt", "--snomed", "most"], "'most'"),
    ("no number", ["case.txt", "--max-bytes", "many"], "Invalid value for '--max-bytes'"),
    (
        "no instant",
        ["case.txt", "--timestamp", "yesterday"],
        "--timestamp: not an instant: yesterday; write 2021-05-06T14:30:00Z",
    ),
    ("a day", ["case.txt", "--timestamp", "2021-05-06"], "--timestamp: not an instant: 2021-05-06"),
    ("no zone", ["case.txt", "--timestamp", "2021-05-06T14:30:00"], "--timestamp: not an instant"),
    ("no date", ["case.txt", "--anchor", "soon"], "--anchor: not a date: soon; write 2021, 2021-05 or 2021-05-06"),
    ("no encoding", ["case.txt", "--encoding", "klingon"], "--encoding: no text encoding is called 'klingon'"),
    (
        "several without a folder",
        ["case.txt", "other.txt"],
        "several inputs need a folder for their outputs: add -o DIR",
    ),
    (
        "several to a file",
        ["case.txt", "other.txt", "-o", "case.txt"],
        "case.txt: is a file; several inputs need a folder: -o DIR",
    ),
    (
        "one name twice",
        ["case.txt", "case.md", "-o", "out"],
        "case.txt and case.md would both be written to out/case.json; rename one",
    ),
    ("standard input twice", ["-", "-", "-o", "out"], "standard input (-) can be read only once"),
    (
        "one key for several",
        ["case.txt", "other.txt", "-o", "out", "--case-key", "k"],
        "--case-key is the identity of one case",
    ),
]


@pytest.mark.parametrize(("words", "message"), [row[1:] for row in USAGE], ids=[row[0] for row in USAGE])
def test_wrong_usage_is_exit_2_and_nothing_is_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("case.txt", "other.txt", "case.md"):
        Path(name).write_text(STORY)
    result = run("convert", *words)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.md", "case.txt", "other.txt"]


def test_a_clock_in_the_environment_that_is_none(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = tmp_path / "case.txt"
    text.write_text(STORY)
    for value in ("soon", "1e5", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
        result = run("convert", text)
        assert (result.code, result.problems) == (2, [f"SOURCE_DATE_EPOCH: not a number of seconds: {value}"])


def test_of_several_inputs_the_bad_ones_are_listed_and_the_others_written(run: Run, tmp_path: Path) -> None:
    good, bad, empty = tmp_path / "good.txt", tmp_path / "bad.txt", tmp_path / "empty.txt"
    good.write_text(STORY)
    bad.write_bytes(b"\xff\xfe\xfd")
    empty.write_text("")
    result = run("convert", bad, good, empty, tmp_path / "none.txt", "-o", tmp_path / "out")
    assert result.code == 3
    assert [problem.split(": ")[0] for problem in result.problems] == [str(bad), str(empty), str(tmp_path / "none.txt")]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.json"]


@pytest.mark.parametrize("command", ["convert", "extract"])
def test_an_existing_output_stays_when_the_input_is_bad(run: Run, tmp_path: Path, command: str) -> None:
    text, output = tmp_path / "case.txt", tmp_path / "out.json"
    text.write_text("")
    output.write_text("old")
    assert run(command, text, "-o", output).code == 3
    assert output.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.txt", "out.json"]


def test_an_existing_output_stays_when_it_cannot_be_replaced(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, output = tmp_path / "case.txt", tmp_path / "out.json"
    text.write_text(STORY)
    output.write_text("old")

    def full(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    result = run("convert", text, "-o", output)
    assert result.code == 3
    assert result.problems == [
        f"{text}: {output}: cannot be written: No space left on device; what was there is unchanged"
    ]
    assert output.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.txt", "out.json"]


def test_an_existing_output_stays_when_the_disk_is_full(tmp_path: Path) -> None:
    text, output = tmp_path / "case.txt", tmp_path / "out.json"
    text.write_text(STORY)
    output.write_text("old")
    program = (
        "import resource, sys; from case2fhir.cli import main; import case2fhir.pipeline as p;"
        "p.Converter(p.Options()); resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)); main()"
    )
    done = subprocess.run(
        # Without -B Python would write cut-off .pyc files, for everyone after it.
        [sys.executable, "-B", "-c", program, "convert", str(text), "-o", str(output)],
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert f"{output}: cannot be written: {os.strerror(errno.EFBIG)}; what was there is unchanged" in done.stderr
    assert "Traceback" not in done.stderr
    assert output.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.txt", "out.json"]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 1000


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_device_is_written_to_and_never_replaced(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "case.txt"
    text.write_text(STORY)
    result = run("convert", text, "-o", "/dev/full")
    assert (result.code, result.problems) == (3, [f"{text}: /dev/full: cannot be written: No space left on device"])
    assert run("convert", text, "-o", "/dev/null").code == 0
    assert Path("/dev/full").is_char_device()
    assert Path("/dev/null").is_char_device()


def test_a_link_keeps_pointing_to_its_file(run: Run, tmp_path: Path) -> None:
    text, real, link = tmp_path / "case.txt", tmp_path / "real.json", tmp_path / "link.json"
    text.write_text(STORY)
    real.write_text("old")
    link.symlink_to(real)
    assert run("convert", text, "-o", link).code == 0
    assert link.is_symlink()
    assert '"Bundle"' in real.read_text()


def test_an_output_below_a_file_cannot_be_written(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "case.txt"
    text.write_text(STORY)
    result = run("convert", text, "-o", text / "out.json")
    assert result.code == 3
    assert "cannot be written" in result.problems[0]
    assert text.read_text() == STORY


def test_an_interrupt_leaves_the_old_output(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, output = tmp_path / "case.txt", tmp_path / "out.json"
    text.write_text(STORY)
    output.write_text("old")

    def interrupted(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    result = run("convert", text, "-o", output)
    assert (result.code, result.out, result.problems) == (130, "", ["interrupted"])
    assert output.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.txt", "out.json"]


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    text = tmp_path / "case.txt"
    text.write_text("".join(f"Hemoglobin was {number}.5 g/dL. " for number in range(3, 300)))
    process = subprocess.Popen(
        [sys.executable, "-c", "from case2fhir.cli import main; main()", "convert", str(text), "-q"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.read(1) == b"{"
    process.stdout.close()
    said = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait() == 0
    assert said == ""
