"""Checks one table against the fields it may have; every problem comes with its line."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation

from case2fhir.terminology import shapes
from case2fhir.terminology.source import Node, Table

Say = Callable[[Node, str, str], None]
"""Takes a place, its path in the table, and what is wrong there."""


def problems(table: Table) -> list[str]:
    """Return what is wrong with the form of `table`, one line each, in the order of the file."""
    found = list(table.problems)

    def say(node: Node, path: str, message: str) -> None:
        found.append(f"{table.name}:{node.line}: {path}: {message}")

    if not isinstance(table.root.value, dict):
        say(table.root, "table", "must be a mapping of names to values")
        return found
    allowed = {"kind", "plausible", *shapes.SECTIONS, *shapes.LISTS}
    for name, node in table.root.items():
        if name not in allowed:
            say(node, name, f"unknown table; {_nearest(name, allowed)}")
        elif name == "kind":
            _one_of(node, name, shapes.KINDS, say)
        elif name == "plausible":
            _ranges(node, name, say)
        elif name in shapes.SECTIONS:
            for key, entry in _fields(node, name, say):
                _record(entry, key, shapes.SECTIONS[name], say)
        else:
            for number, entry in enumerate(_list(node, name, say), 1):
                _record(entry, f"{name}[{number}]", shapes.LISTS[name], say)
    return found


def _ranges(node: Node, path: str, say: Say) -> None:
    for key, ranges in _fields(node, path, say):
        for number, entry in enumerate(_list(ranges, key, say), 1):
            _record(entry, f"{key}[{number}]", shapes.PLAUSIBLE, say)


def _record(node: Node, path: str, record: shapes.Record, say: Say) -> None:
    if not isinstance(node.value, dict):
        say(node, path, "must be a mapping of fields")
        return
    for name, value in node.items():
        shape = record.fields.get(name)
        if shape is None:
            say(value, f"{path}.{name}", f"unknown field; {_nearest(name, record.fields)}")
        else:
            _SHAPES[shape](value, f"{path}.{name}", say)
    for name in record.required:
        if name not in node.value:
            say(node, path, f"{name} is missing")


def _fields(node: Node, path: str, say: Say) -> list[tuple[str, Node]]:
    if not isinstance(node.value, dict):
        say(node, path, "must be a mapping")
    return node.items()


def _list(node: Node, path: str, say: Say) -> list[Node]:
    if not isinstance(node.value, list):
        say(node, path, "must be a list")
    return list(node)


def _text(node: Node, path: str, say: Say) -> None:
    if not isinstance(node.value, str) or not node.value.strip():
        say(node, path, "must be text, and not empty")


def _texts(node: Node, path: str, say: Say) -> None:
    for each in _list(node, path, say):
        _text(each, path, say)


def _number(node: Node, path: str, say: Say) -> None:
    try:
        finite = isinstance(node.value, str) and Decimal(node.value).is_finite()
    except InvalidOperation:
        finite = False
    if not finite:
        say(node, path, f"must be a number, not {node.value!r}")


def _flag(node: Node, path: str, say: Say) -> None:
    _one_of(node, path, {"true", "false"}, say)


def _one_of(node: Node, path: str, allowed: Iterable[str], say: Say) -> None:
    if not isinstance(node.value, str) or node.value not in set(allowed):
        say(node, path, f"must be one of {', '.join(sorted(allowed))}; not {node.value!r}")


def _key_map(node: Node, path: str, say: Say) -> None:
    for name, value in _fields(node, path, say):
        _text(value, f"{path}.{name}", say)


def _phrases(node: Node, path: str, say: Say) -> None:
    for language, value in _fields(node, path, say):
        if len(language) != 2 or not language.islower():
            say(value, f"{path}.{language}", "must be a language of two letters, as en")
        _texts(value, f"{path}.{language}", say)


def _groups(node: Node, path: str, say: Say) -> None:
    for name, value in _fields(node, path, say):
        _texts(value, f"{path}.{name}", say)


def _code(node: Node, path: str, say: Say) -> None:
    _record(node, path, shapes.CODE, say)
    code = node.get("code")
    if code is not None and not code.quoted:
        say(code, f"{path}.code", f'quote it: code: "{code.value}"')


def _records(shape: Callable[[Node, str, Say], None]) -> Callable[[Node, str, Say], None]:
    def check(node: Node, path: str, say: Say) -> None:
        for number, each in enumerate(_list(node, path, say), 1):
            shape(each, f"{path}[{number}]", say)

    return check


def _example(node: Node, path: str, say: Say) -> None:
    _record(node, path, shapes.EXAMPLE, say)


def _nearest(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(known))}"


_SHAPES: dict[shapes.Shape, Callable[[Node, str, Say], None]] = {
    "text": _text,
    "key": _text,
    "unit": _text,
    "number": _number,
    "flag": _flag,
    "texts": _texts,
    "keys": _texts,
    "units": _texts,
    "key-map": _key_map,
    "phrases": _phrases,
    "groups": _groups,
    "codes": _records(_code),
    "unit-codes": _records(_code),
    "code": _code,
    "examples": _records(_example),
    "kind": lambda node, path, say: _one_of(node, path, shapes.KINDS, say),
    "direction": lambda node, path, say: _one_of(node, path, shapes.DIRECTIONS, say),
    "trigger-kind": lambda node, path, say: _one_of(node, path, shapes.TRIGGERS, say),
}
