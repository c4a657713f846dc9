"""Settings of `validate` from a file: `case2fhir.toml`, or `[tool.case2fhir]` of `pyproject.toml`.

The keys are the long options of the command, in a table `validate`; a command-line option wins over them.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from case2fhir.errors import UsageError

_LISTS = frozenset({"ig", "profile", "select", "ignore"})
_TEXTS: dict[str, frozenset[str]] = {
    "format": frozenset({"text", "json", "operationoutcome", "sarif", "junit", "github"}),
    "fail-on": frozenset({"error", "warning"}),
    "extensions": frozenset({"known", "any"}),
    "baseline": frozenset(),
}
_KEYS = _LISTS | _TEXTS.keys() | {"jobs", "show-values"}


def read(start: Path) -> tuple[dict[str, Any], str]:
    """Return the settings that hold in a folder with the name of their file; nothing where there is none.

    Paths are made relative to the file. Raises UsageError for a key or value that is not known.
    """
    for folder in (start, *start.parents):
        for name, keys in (("case2fhir.toml", ()), ("pyproject.toml", ("tool", "case2fhir"))):
            file = folder / name
            if file.is_file():
                table = _table(file, keys)
                if table is not None:
                    return _checked(table, file), str(file)
    return {}, ""


def _table(file: Path, keys: tuple[str, ...]) -> dict[str, Any] | None:
    try:
        table: Any = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: is not TOML: {error}") from error
    for key in keys:
        table = table.get(key) if isinstance(table, dict) else None
    if not isinstance(table, dict):
        return None
    inner = table.get("validate")
    return inner if isinstance(inner, dict) else {key: value for key, value in table.items() if key in _KEYS}


def _checked(table: dict[str, Any], file: Path) -> dict[str, Any]:
    problems = []
    for key, value in table.items():
        fault = _fault(key, value)
        if fault:
            problems.append(f"{file}: {key}: {fault}")
    if problems:
        raise UsageError(*problems)
    found = dict(table)
    if "ig" in found:
        found["ig"] = [str(file.parent / path) for path in found["ig"]]
    if "baseline" in found:
        found["baseline"] = str(file.parent / found["baseline"])
    return found


def _fault(key: str, value: Any) -> str:
    if key not in _KEYS:
        return f"is no setting; known are {', '.join(sorted(_KEYS))}"
    if key in _LISTS and not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
        return "must be a list of texts"
    if key in _TEXTS and (not isinstance(value, str) or (_TEXTS[key] and value not in _TEXTS[key])):
        return f"must be {' or '.join(sorted(_TEXTS[key])) or 'a text'}"
    if key == "jobs" and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
        return "must be a whole number from 1"
    return "must be true or false" if key == "show-values" and not isinstance(value, bool) else ""
