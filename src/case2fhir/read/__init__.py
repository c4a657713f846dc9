"""From a file to its text or its case; one module per format, found by the name's ending."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from case2fhir.read.content import MAX_BYTES, content_of, decoded

if TYPE_CHECKING:
    from case2fhir.model import Case, Source

__all__ = ["FORMATS", "MAX_BYTES", "read"]

FORMATS = {".yaml": "case_yaml", ".yml": "case_yaml", ".json": "case_json", "": "narrative"}
"""The module that reads a format, by the ending of a file's name; "" stands for every other ending.

Each has a function `parse(text, name)` that returns a Source or a Case.
"""


def read(
    where: Path | bytes,
    *,
    name: str | None = None,
    encoding: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Source | Case:
    """Return the text of a narrative as a Source, or the Case of a case file.

    `where` is a path or the content itself; `name` says what to call the content in messages and, by its ending,
    its format: .yaml, .yml and .json are case files, all else is text. UTF-8 with or without BOM and UTF-16 with
    BOM are known by themselves; `encoding` is for the rest. Raises InputError with every problem of the file, each
    as `name:line:column: what`, and UsageError if Python does not know `encoding`.
    """
    called = name or (str(where) if isinstance(where, Path) else "-")
    text = decoded(content_of(where, called, max_bytes), called, encoding)
    module = import_module(f"{__name__}.{FORMATS.get(Path(called).suffix.lower(), FORMATS[''])}")
    found: Source | Case = module.parse(text, called)
    return found
