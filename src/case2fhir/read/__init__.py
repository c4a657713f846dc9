"""From a file to its text or its case; one module per format, found by the name's ending."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from case2fhir.read.content import MAX_BYTES, STDIN, content_of, decoded

if TYPE_CHECKING:
    from case2fhir.model import Case

__all__ = ["FORMATS", "MAX_BYTES", "STDIN", "SUFFIXES", "read"]

FORMATS = {
    ".txt": "narrative",
    ".text": "narrative",
    ".md": "narrative",
    ".yaml": "case_yaml",
    ".yml": "case_yaml",
    ".json": "case_json",
}
"""The module that reads a format, by the ending of a file's name; any other ending is that of a narrative.

Each has a function `parse(text, name)` that returns the text or a Case.
"""

SUFFIXES = frozenset(FORMATS)
"""The endings of names that stand for files to read when a folder is given."""

_CASE_FILE = (
    r"\s*(?:#[^\n]*\n\s*|---\s*\n)*(?:"
    r"case_key\s*:\s*\S"
    r"|(?:patient|source)\s*:\s*(?:#.*)?(?:\{|[\r\n]+ +[a-z_]+\s*:)"
    r"|(?:encounters|organizations|practitioners|problems|signs|measurements|studies|medications|procedures|allergies"
    r"|family_history|social_history|outcomes|sections|verified_by)\s*:\s*(?:#.*)?(?:\[|[\r\n]+ *- +(?:\{|[a-z_]+\s*:))"
    r")"
)
"""How a case file in YAML begins: with a key of a case that holds what such a key holds, which no prose does."""


def read(
    where: str | Path | bytes,
    *,
    name: str | None = None,
    encoding: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> str | Case:
    """Return the text of a narrative, to the character, or the Case of a case file.

    `where` is a path, "-" for standard input, or the content itself. `name` is what messages call it, and its ending
    tells the format: .yaml, .yml and .json are case files, all else is text; what has no name is known by how it
    begins. UTF-8 with or without BOM and UTF-16 with BOM are known by themselves; `encoding` is for the rest.

    Raises InputError with every problem of the file, each as `name:line:column: what`, and UsageError if there is no
    such encoding.
    """
    called = name or (STDIN if isinstance(where, bytes) else str(where))
    text = decoded(content_of(where, called, max_bytes), called, encoding)
    module = import_module(f"{__name__}.{_format(called, text)}")
    found: str | Case = module.parse(text, called)
    return found


def _format(name: str, text: str) -> str:
    if name != STDIN:
        return FORMATS.get(Path(name).suffix.lower(), "narrative")
    if text.lstrip().startswith("{"):
        return "case_json"
    return "case_yaml" if re.match(_CASE_FILE, text) else "narrative"
