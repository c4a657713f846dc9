"""Files of compiled definitions: one JSON document a line, found by key, read when asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


class Store:
    """One file whose first line is `{key: [offset, length]}` and whose other lines are the documents."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._file = mmap(file.fileno(), 0, access=ACCESS_READ)
            head = file.readline()
        self._start = len(head)
        self._index: dict[str, tuple[int, int]] = json.loads(head)

    def __contains__(self, key: str) -> bool:
        """Say whether there is a document of this key."""
        return key in self._index

    def __iter__(self) -> Iterator[str]:
        """Yield the keys."""
        return iter(self._index)

    def get(self, key: str) -> Any:
        """Return the document of `key`, or None if there is none."""
        where = self._index.get(key)
        if where is None:
            return None
        begin = self._start + where[0]
        return json.loads(self._file[begin : begin + where[1]].decode())


@cache
def shipped(name: str) -> Store:
    """Return the store `name` of the definitions that come with the package (types, systems, ...)."""
    return Store(DATA / f"{name}.ndjson")


def find(name: str, key: str) -> Any:
    """Return a document of the store `name`, or of the one of later packages; None if neither has it."""
    found = shipped(name).get(key)
    return shipped(f"{name}-later").get(key) if found is None else found


def write(path: Path, documents: dict[str, Any]) -> None:
    """Write `documents` as a store, ordered by key."""
    lines, index, offset = [], {}, 0
    for key in sorted(documents):
        line = json.dumps(documents[key], ensure_ascii=False, separators=(",", ":")).encode()
        index[key] = [offset, len(line)]
        offset += len(line) + 1
        lines.append(line)
    path.write_bytes(b"\n".join([json.dumps(index, separators=(",", ":")).encode(), *lines]) + b"\n")
