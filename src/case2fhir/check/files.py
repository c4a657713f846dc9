"""Files to be checked: found in folders, read one by one, checked in one process or several."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from case2fhir.check.api import validate_text
from case2fhir.check.options import Options
from case2fhir.errors import InputError, UsageError
from case2fhir.issues import Issue

STDIN = "-"
_ENDINGS = frozenset({".json", ".ndjson", ".jsonl"})
_LINES = frozenset({".ndjson", ".jsonl"})
_NOT_FHIR = frozenset({"package.json", "package-lock.json", "tsconfig.json", "composer.json"})


@dataclass(frozen=True, slots=True)
class Result:
    """What is wrong with one file; `unreadable` says why it could not be read."""

    file: str
    issues: tuple[Issue, ...] = ()
    unreadable: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """How files are to be checked: the packages as paths, so that every process can load them."""

    ig: tuple[str, ...] = ()
    options: Options = field(default_factory=Options)


def find(given: Sequence[str], root: Path) -> list[str]:
    """Return the files that `given` names, relative to `root` where they are below it; folders give their JSON.

    Raises InputError where nothing is found, UsageError if standard input is named twice.
    """
    if list(given).count(STDIN) > 1:
        raise UsageError("standard input (-) can be read only once")
    found: dict[str, None] = {}
    missing = []
    for word in given:
        path = Path(word)
        if word == STDIN:
            found[STDIN] = None
        elif path.is_dir():
            found.update(dict.fromkeys(_relative(file, root) for file in _in_folder(path)))
        elif path.exists():
            found[_relative(path, root)] = None
        else:
            missing.append(f"{word}: there is no such file")
    if missing:
        raise InputError(*missing)
    if not found:
        raise InputError(f"no .json or .ndjson file in {', '.join(given)}")
    return list(found)


def _in_folder(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") or part == "node_modules" for part in file.relative_to(folder).parts)
        if file.suffix.lower() in _ENDINGS and not hidden and file.name not in _NOT_FHIR and file.is_file():
            yield file


def _relative(path: Path, root: Path) -> str:
    whole = Path(os.path.normpath(path.absolute()))
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else path.as_posix()


def check(files: Sequence[str], request: Request, root: Path, jobs: int) -> Iterator[Result]:
    """Yield the result of each file in their order, whatever `jobs` is: processes, or threads with a server."""
    work = partial(check_file, request=request, root=str(root))
    if jobs == 1 or len(files) == 1:
        yield from map(work, files)
        return
    from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

    waits = request.options.second_opinion is not None
    with ThreadPoolExecutor(jobs) if waits else ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(work, files, chunksize=max(1, min(32, len(files) // (4 * jobs))))


def check_file(file: str, request: Request, root: str) -> Result:
    """Return the result of one file."""
    options = _with_packages(request)
    try:
        if file == STDIN:
            return Result(file, tuple(_text(sys.stdin.buffer.read(), file, options)))
        path = Path(root, file)
        if path.suffix.lower() in _LINES:
            with path.open("rb") as lines:
                return Result(file, tuple(_lines(lines, file, options)))
        return Result(file, tuple(validate_text(path.read_bytes(), options=options, file=file)))
    except OSError as error:
        return Result(file, unreadable=f"{file}: cannot be read: {error.strerror or error}")


_LOADED: dict[tuple[str, ...], Options] = {}


def _with_packages(request: Request) -> Options:
    """Return the options with the packages, which each process loads once."""
    if not request.ig or request.options.packages is not None:
        return request.options
    if request.ig not in _LOADED:
        from case2fhir.check.package_files import load

        _LOADED.clear()
        _LOADED[request.ig] = request.options._replace(packages=load(request.ig))
    return _LOADED[request.ig]


def _text(raw: bytes, file: str, options: Options) -> Iterable[Issue]:
    """Check standard input: NDJSON where it has several lines that each are an object."""
    lines = [line for line in raw.split(b"\n") if line.strip()]
    if len(lines) > 1 and all(line.strip()[:1] == b"{" and line.strip()[-1:] == b"}" for line in lines):
        return _lines(raw.split(b"\n"), file, options)
    return validate_text(raw, options=options, file=file)


def _lines(lines: Iterable[bytes], file: str, options: Options) -> Iterator[Issue]:
    empty = True
    for number, line in enumerate(lines, 1):
        if line.strip():
            empty = False
            yield from validate_text(line, options=options, file=file, first_line=number)
    if empty:
        yield Issue("error", "json-syntax", "holds no resource", file=file, line=1, column=1)
