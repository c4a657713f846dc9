"""The command as a whole: help, version, messages, and that nothing heavy is imported before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from case2fhir import __version__
from case2fhir.cli.inputs import Input, destinations, outputs
from case2fhir.errors import UsageError

from .command import Run

COMMANDS = ("convert", "extract", "validate", "post", "explain", "schema", "mappings")


def test_help_names_every_command(run: Run) -> None:
    for word in ("--help", "-h"):
        result = run(word)
        assert result.code == 0
        assert all(command in result.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.code == 0
    assert "Usage:" in result.out


def test_the_version(run: Run) -> None:
    result = run("--version")
    assert (result.code, result.out) == (0, f"case2fhir {__version__}\n")


def test_no_command_and_a_wrong_one_are_wrong_usage(run: Run) -> None:
    assert run("transmute").code == 2
    assert run().code == 2


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import atexit, sys; sys.argv = ['case2fhir', '--help']\n"
        "from case2fhir.cli import main\n"
        "slow = {'fhir', 'yaml', 'pydantic', 'httpx', 'case2fhir.model', 'case2fhir.extract'}\n"
        "atexit.register(lambda: print('heavy:', sorted(slow & set(sys.modules)), file=sys.stderr))\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stderr.strip() == "heavy: []"


def test_the_library_imports_nothing_heavy() -> None:
    program = "import sys, case2fhir; print(sorted({'fhir', 'httpx', 'typer', 'yaml'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_outputs_are_numbered_by_patient() -> None:
    found = outputs(Input("b.txt", "b"), 11, Path("a/b.json"), [])
    assert [str(found[number]) for number in (0, 1, 10)] == ["a/b.json", "a/b-2.json", "a/b-11.json"]


def test_every_clash_of_names_is_listed_at_once() -> None:
    inputs = [Input(f"{folder}/{name}.txt", name) for folder in "xy" for name in ("a", "b", folder)]
    with pytest.raises(UsageError) as wrong:
        destinations(inputs, True, "out", ".json")
    assert len(wrong.value.problems) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
@pytest.mark.parametrize("words", [["--version"], ["schema"], ["mappings", "find", "fever"]])
def test_a_full_device_behind_standard_output_is_said_without_a_traceback(words: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "case2fhir", *words], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 3
    assert done.stderr == "case2fhir: standard output: No space left on device\n"


@pytest.mark.parametrize(("words", "code"), [(["--version"], 0), (["transmute"], 2), (["convert", "no-such-file"], 3)])
def test_the_process_ends_with_the_code_of_its_run(words: list[str], code: int) -> None:
    done = subprocess.run([sys.executable, "-m", "case2fhir", *words], capture_output=True)
    assert done.returncode == code
    assert done.stdout or done.stderr
