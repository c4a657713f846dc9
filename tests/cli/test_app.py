"""The command as a whole: help, version, messages, and that nothing heavy is imported before it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from case2fhir import __version__
from case2fhir.cli.inputs import Input, destinations, numbered
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
        "import sys; sys.argv = ['case2fhir', '--help']\n"
        "from case2fhir.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "slow = {'fhir', 'yaml', 'pydantic', 'httpx', 'case2fhir.model', 'case2fhir.extract'}\n"
        "heavy = slow & set(sys.modules)\n"
        "print('heavy:', sorted(heavy), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stderr.strip() == "heavy: []"


def test_the_library_imports_nothing_heavy() -> None:
    program = "import sys, case2fhir; print(sorted({'fhir', 'httpx', 'typer', 'yaml'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_outputs_are_numbered_by_patient() -> None:
    from pathlib import Path

    assert [numbered(Path("a/b.json"), number).name for number in (1, 2, 11)] == ["b.json", "b-2.json", "b-11.json"]


def test_every_clash_of_names_is_listed_at_once() -> None:
    inputs = [Input(f"{folder}/{name}.txt", name) for folder in "xy" for name in ("a", "b", folder)]
    with pytest.raises(UsageError) as wrong:
        destinations(inputs, True, "out", ".json")
    assert len(wrong.value.problems) == 2
