"""INPUT... of the command line: files, folders and standard input, and where each one's output goes."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from case2fhir.errors import Case2FhirError, InputError, UsageError

if TYPE_CHECKING:
    from case2fhir.model import Case

STDIN = "-"


class Input(NamedTuple):
    """One input: its path, or `-` for standard input, and the name that its outputs take."""

    path: str
    name: str


def read_input(each: Input, encoding: str | None, max_bytes: int) -> str | Case:
    """Return the text or the case of an input; what comes from standard input is told apart by how it begins."""
    from case2fhir.read import read

    return read(each.path, encoding=encoding, max_bytes=max_bytes)


def say_problems(path: str, error: Case2FhirError) -> int:
    """Say on standard error what is wrong with an input, each problem with its path; return the exit code."""
    from case2fhir.cli.app import say

    for problem in error.problems:
        say(f"case2fhir: {problem if problem.startswith(f'{path}:') else f'{path}: {problem}'}")
    return error.exit_code


def expand(given: Sequence[str]) -> tuple[list[Input], bool]:
    """Return the inputs that `given` names, and whether they are several by their form.

    A folder stands for its files with a known suffix, in the order of their names. Raises InputError for a folder
    without one, UsageError if standard input is named twice or a name is empty.
    """
    if list(given).count(STDIN) > 1:
        raise UsageError("standard input (-) can be read only once")
    if "" in given:
        raise UsageError("an INPUT is empty, as a variable of the shell that is not set; name a file, a folder or -")
    from case2fhir.read import SUFFIXES

    found: list[Input] = []
    for word in given:
        if word == STDIN:
            found.append(Input(STDIN, "case"))
        elif _is_dir(word):
            found.extend(_in_folder(Path(word), SUFFIXES))
        else:
            found.append(Input(word, Path(word).stem))
    several = len(given) > 1 or any(word != STDIN and _is_dir(word) for word in given)
    return found, several


def _in_folder(folder: Path, suffixes: frozenset[str]) -> Iterator[Input]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in suffixes and path.is_file())
    except OSError as error:
        raise InputError(f"{folder}: cannot be read: {error.strerror}") from error
    if not paths:
        raise InputError(f"{folder}: no file to read; looked for {', '.join(sorted(suffixes))}")
    for path in paths:
        yield Input(str(path), path.stem)


def _is_dir(word: str) -> bool:
    """Say whether `word` names a folder that can be looked at; why another cannot is told when it is read."""
    try:
        return Path(word).is_dir()
    except OSError:
        return False


def is_folder(output: str) -> bool:
    """Say whether `-o` names a folder: it is one, or ends as one does."""
    return output.endswith(("/", os.sep)) or _is_dir(output)


def destinations(inputs: Sequence[Input], several: bool, output: str | None, suffix: str) -> list[Path | None]:
    """Return where each input's first output goes; None is standard output, which `-` stands for, too.

    Raises UsageError if several inputs have no folder to go to, or an output would overwrite an input or another one.
    """
    if output == "":
        raise UsageError("-o is empty, as a variable of the shell that is not set; name a file or a folder")
    if output in (None, STDIN):
        if several:
            raise UsageError("several inputs need a folder for their outputs: add -o DIR")
        return [None for _ in inputs]
    paths = _paths(inputs, several, str(output), suffix)
    for path in paths:
        check_output(path, inputs)
    return [*paths]


def _paths(inputs: Sequence[Input], several: bool, output: str, suffix: str) -> list[Path]:
    if not several and not is_folder(output):
        return [Path(output)]
    folder = Path(output)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{output}: is a file; several inputs need a folder: -o DIR")
    named: dict[str, list[str]] = {}
    for each in inputs:
        named.setdefault(each.name, []).append(each.path)
    clashes = [
        f"{' and '.join(found)} would {'both' if len(found) == 2 else 'all'} be written to {folder / name}{suffix}; "
        "rename one, or convert them to different folders"
        for name, found in sorted(named.items())
        if len(found) > 1
    ]
    if clashes:
        raise UsageError(*clashes)
    return [folder / f"{each.name}{suffix}" for each in inputs]


def check_output(path: Path, inputs: Sequence[Input]) -> None:
    """Raise UsageError if writing to `path` would overwrite an input."""
    for each in inputs:
        if each.path != STDIN and _is_same(path, Path(each.path)):
            raise UsageError(f"{path}: is an input; writing there would overwrite it: choose another -o or --report")


def _is_same(path: Path, other: Path) -> bool:
    """Say whether two names stand for one regular file: devices such as /dev/stdin may be both read and written."""
    try:
        return path.is_file() and path.samefile(other)
    except OSError:
        return False


def outputs(each: Input, count: int, path: Path | None, others: Sequence[Path | None]) -> list[Path | None]:
    """Return where the outputs of the `count` patients of an input go: NAME.json, NAME-2.json ...

    Raises UsageError if they would all go to standard output, or one to where another input's output goes.
    """
    if path is None:
        if count > 1:
            raise UsageError(f"{each.path}: tells of {count} patients, one output each: add -o PATH")
        return [None]
    found = [path, *(path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, count + 1))]
    for one in found[1:]:
        if one in others:
            raise UsageError(f"{each.path}: tells of {count} patients, but {one} is the output of another input")
    return [*found]


def write(path: Path | None, content: str) -> None:
    """Write `content` to `path` so that it is there whole or not at all; None is standard output.

    A link keeps pointing to its file, and what is no file (/dev/null, a pipe) is written to, not replaced. Raises
    InputError with the reason if it cannot be written; what was there before stays.
    """
    if path is None:
        _write_out(content)
        return
    try:
        if path.exists() and not path.is_file():
            _write_through(path, content)
            return
        path = Path(os.path.realpath(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(content)
        # mkstemp makes files that only the owner reads; an output is a file like any other.
        umask = os.umask(0)
        os.umask(umask)
        Path(temporary).chmod(0o666 & ~umask)
        Path(temporary).replace(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}; what was there is unchanged") from error
    finally:
        # After the rename there is no such file; after a failure or an interrupt it must not stay.
        Path(temporary).unlink(missing_ok=True)


def _write_out(content: str) -> None:
    stream = getattr(sys, "stdout", None)
    if stream is None:
        raise InputError("standard output is closed; add -o PATH, or leave it open")
    stream.write(content)
    stream.flush()


def _write_through(path: Path, content: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(content)
