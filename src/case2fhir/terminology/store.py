"""Finds the compiled tables: those of the installed package, or a cache beside the code of a checkout."""

import marshal
import os
from functools import lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TypedDict, cast

from case2fhir.terminology.phrases import Index, Shelves

_LENGTH = 8
"""Bytes at the start of a file that say how long its head is."""

FORMAT = 5
"""Raised by one whenever the compiled form changes."""

PACKAGE = Path(__file__).resolve().parent.parent
PACKED = PACKAGE / "_compiled" / "mappings.bin"
"""Written when the wheel is built."""

CACHE = Path(__file__).resolve().parent / "__pycache__" / "mappings.bin"
"""Written in a checkout whenever a table has changed."""


class Compiled(TypedDict):
    """What the tables become: the phrase index of all concepts, and marshalled parts that are read on demand.

    `concepts` says where in `entries` the marshalled entry of a key begins.
    """

    index: Index
    concepts: dict[str, int]
    entries: bytes | memoryview
    systems: dict[str, str]
    tables: dict[str, bytes]


def folder() -> Path:
    """Return the folder of the mapping tables: in the package when installed, else in the checkout."""
    packed = PACKAGE / "mappings"
    return packed if packed.is_dir() else PACKAGE.parent.parent / "mappings"


@lru_cache(maxsize=1)
def compiled() -> Compiled:
    """Return the compiled tables; in a checkout they are compiled anew when a table has changed."""
    if PACKED.is_file():
        return _opened(PACKED)[1]
    source = folder()
    stamp = fingerprint(source)
    cached = _cached()
    if cached is not None and cached[0] == stamp:
        return cached[1]
    from case2fhir.terminology.compiler import compile_folder

    made = compile_folder(source)
    save(CACHE, made, stamp)
    return made


def paths(source: Path) -> list[Path]:
    """Return the table files of a folder, in a stable order; profiles are no tables of concepts."""
    return sorted(path for path in source.rglob("*.yaml") if "profiles" not in path.relative_to(source).parts)


def fingerprint(source: Path) -> str:
    """Return a text that changes when a table of `source`, or the compiler, changes."""
    parts = [f"{FORMAT}"]
    for path in (*paths(source), *Path(__file__).parent.glob("*.py")):
        status = path.stat()
        parts.append(f"{path.name}:{status.st_size}:{status.st_mtime_ns}")
    return "|".join(parts)


def save(path: Path, tables: Compiled, stamp: str) -> None:
    """Write compiled tables to `path` in one step; a folder that cannot be written is left alone.

    The entries stand behind the rest as they are, so that a run maps them into memory and reads the few it needs.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    stems = tables["index"]["stems"]
    packed = Shelves.pack(stems.whole() if isinstance(stems, Shelves) else stems)
    kept = {**tables, "index": {**tables["index"], "stems": packed}, "entries": b""}
    head = marshal.dumps({"stamp": stamp, "tables": kept}, 4)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(len(head).to_bytes(_LENGTH) + head + tables["entries"])
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)


def _cached() -> tuple[str, Compiled] | None:
    try:
        return _opened(CACHE)
    except (OSError, ValueError, EOFError, TypeError):
        return None


def _opened(path: Path) -> tuple[str, Compiled]:
    """Return the stamp and the tables of a file."""
    with path.open("rb") as file:
        whole = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
    end = _LENGTH + int.from_bytes(whole[:_LENGTH])
    head = marshal.loads(whole[_LENGTH:end])  # noqa: S302 - our own file
    tables = head["tables"]
    tables["index"]["stems"] = Shelves(tables["index"]["stems"])
    tables["entries"] = whole[end:]
    return head["stamp"], cast("Compiled", tables)
