"""JSON text to values: what is wrong with the text, and where in it a path stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from json.decoder import scanstring  # type: ignore[attr-defined]  # public in CPython, absent from typeshed
from typing import Any, NamedTuple

from case2fhir.issues import Issue

DEEPEST = 250
"""Levels of nesting that are read; official resources stay below 40."""

_SPACE = re.compile(r"[ \t\n\r]*")
# Possessive: a group that is repeated by character keeps a hundred bytes for each, 20 GB for a text of 200 MB.
_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_STRUCTURE = re.compile(rf"{_STRING}|[{{}}\[\]]", re.DOTALL)
_TOKENS = re.compile(rf"{_STRING}|[{{}}\[\],]|NaN|-?Infinity", re.DOTALL)
_SCALAR = re.compile(r"[^,\]}\s]*")
_SEGMENT = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_JSON_SPACES = " \t\n\r"


class Text(NamedTuple):
    """A text that was read: its characters, its value, and what is wrong with it as JSON."""

    text: str
    value: Any
    issues: tuple[Issue, ...]


def read(raw: str | bytes) -> Text:
    """Return the JSON value of a file; None with an issue where it is not JSON."""
    text, issue = _decode(raw)
    if issue is not None:
        return Text(text, None, (issue,))
    if text.lstrip()[:1] == "<":
        message = (
            "is XML: only JSON is read; convert it first, for instance by asking a server for application/fhir+json"
        )
        return Text(text, None, (Issue("error", "json-xml", message, line=1, column=1),))
    try:
        return _parse(text)
    except json.JSONDecodeError as error:
        return Text(text, None, (_syntax_issue(text, error),))
    except RecursionError:
        return Text(text, None, (_too_deep(text),))
    except (ValueError, InvalidOperation):
        return Text(text, None, (Issue("error", "json-number", "holds a number that is too long to be read"),))


def _decode(raw: str | bytes) -> tuple[str, Issue | None]:
    if isinstance(raw, str):
        return raw.removeprefix("\ufeff"), None
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "", Issue("error", "json-encoding", "is UTF-16: FHIR's JSON is UTF-8", line=1, column=1)
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        line, column = position(before, len(before))
        message = f"byte {error.start} is not UTF-8"
        return "", Issue("error", "json-encoding", message, line=line, column=column)


def _parse(text: str) -> Text:
    doubtful = False

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal doubtful
        value = dict(found)
        doubtful = doubtful or len(value) != len(found)
        return value

    def constant(_: str) -> None:
        nonlocal doubtful
        doubtful = True

    value = json.loads(text, parse_float=Decimal, object_pairs_hook=pairs, parse_constant=constant)
    return Text(text, value, tuple(_doubts(text)) if doubtful else ())


def _syntax_issue(text: str, error: json.JSONDecodeError) -> Issue:
    message = f"is not JSON: {error.msg[0].lower()}{error.msg[1:]}{_hint(text, error.pos)}"
    return Issue("error", "json-syntax", message, line=error.lineno, column=error.colno)


def _hint(text: str, at: int) -> str:
    here, before = text[at : at + 2], text[:at].rstrip()[-1:]
    if here in {"//", "/*"}:
        return "; JSON has no comments"
    if before == "," and here[:1] in {"}", "]"}:
        return "; a comma before the end is one too many"
    if here[:1] == "'":
        return "; strings need double quotes"
    if here[:1].isalpha() or here[:1] == "_":
        return "; a name or text needs double quotes"
    return ""


def _too_deep(text: str) -> Issue:
    depth = 0
    for match in _STRUCTURE.finditer(text):
        mark = match[0]
        if mark in "{[":
            depth += 1
            if depth > DEEPEST:
                line, column = position(text, match.start())
                return Issue("error", "json-depth", f"is nested deeper than {DEEPEST} levels", line=line, column=column)
        elif mark in "}]":
            depth -= 1
    return Issue("error", "json-depth", f"is nested deeper than {DEEPEST} levels")


def _doubts(text: str) -> Iterator[Issue]:
    """Yield duplicate names and numbers that JSON does not have, each with its place."""
    stack: list[_Frame] = []
    for match in _TOKENS.finditer(text):
        mark = match[0]
        frame = stack[-1] if stack else None
        if mark in "{[":
            stack.append(_Frame(mark == "{"))
        elif mark in "}]":
            stack.pop()
        elif mark == ",":
            if frame is not None:
                frame.next()
        elif mark[0] == '"':
            if frame is not None and frame.awaits_name:
                name = scanstring(mark, 1)[0]
                if name in frame.names:
                    yield _at(
                        text, match.start(), "json-duplicate", "the name occurs twice in its object", stack[:-1], name
                    )
                frame.take(name)
        else:
            yield _at(text, match.start(), "json-number", f"{mark} is no number of JSON", stack, None)


class _Frame:
    """One open object or array while the tokens go by."""

    __slots__ = ("awaits_name", "index", "name", "names")

    def __init__(self, is_object: bool) -> None:
        self.names: set[str] = set()
        self.awaits_name = is_object
        self.name: str | None = None
        self.index = None if is_object else 0

    def next(self) -> None:
        if self.index is None:
            self.awaits_name = True
        else:
            self.index += 1

    def take(self, name: str) -> None:
        self.names.add(name)
        self.name = name
        self.awaits_name = False

    def segment(self) -> str:
        return f".{self.name}" if self.index is None else f"[{self.index}]"


def _at(text: str, at: int, rule: str, message: str, stack: list[_Frame], name: str | None) -> Issue:
    line, column = position(text, at)
    path = "".join(frame.segment() for frame in stack) + (f".{name}" if name is not None else "")
    kind = re.search(r'"resourceType"\s*:\s*"([A-Za-z]{1,60})"', text)
    return Issue("error", rule, message, path=(kind[1] if kind else "") + path, line=line, column=column)


def position(text: str, at: int) -> tuple[int, int]:
    """Return line and column, from 1, of an offset."""
    start = text.rfind("\n", 0, at) + 1
    return text.count("\n", 0, start) + 1, at - start + 1


def depth_of(text: str) -> int:
    """Return how many levels of nesting the text has."""
    deepest = depth = 0
    for match in _STRUCTURE.finditer(text):
        if match[0] in "{[":
            depth += 1
            deepest = max(deepest, depth)
        elif match[0] in "}]":
            depth -= 1
    return deepest


Trie = dict[Any, Any]


def locate(text: str, paths: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return line and column of each path; of its nearest parent where the path itself is not in the text."""
    trie: Trie = {}
    segments = {path: _segments(path) for path in paths}
    for parts in segments.values():
        level = trie
        for part in parts:
            level = level.setdefault(part, {})
    offsets: dict[tuple[Any, ...], int] = {}
    _scan(text, _SPACE.match(text, 0).end(), trie, (), offsets)  # type: ignore[union-attr]  # matches the empty text
    lines = _Lines(text)
    return {path: lines.of(_nearest(parts, offsets)) for path, parts in segments.items()}


def _segments(path: str) -> tuple[Any, ...]:
    _, mark, rest = path.partition(".")
    return tuple(int(number) if number else name for number, name in _SEGMENT.findall(rest)) if mark else ()


def _nearest(parts: tuple[Any, ...], offsets: dict[tuple[Any, ...], int]) -> int:
    for length in range(len(parts), -1, -1):
        if parts[:length] in offsets:
            return offsets[parts[:length]]
    return 0


class _Lines:
    """Offsets to lines, found by bisection."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def of(self, at: int) -> tuple[int, int]:
        from bisect import bisect_right

        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1


def _space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _scan(text: str, at: int, trie: Trie, here: tuple[Any, ...], offsets: dict[tuple[Any, ...], int]) -> int:
    """Note the offset of every wanted path in the value at `at`; return where the value ends."""
    offsets.setdefault(here, at)
    mark = text[at : at + 1]
    if not trie or mark not in {"{", "["}:
        return _skip(text, at)
    at = _space(text, at + 1)
    index = 0
    while at < len(text) and text[at] not in "}]":
        key: Any = index
        start = at
        if mark == "{":
            key, at = scanstring(text, at + 1)
            at = _space(text, _space(text, at) + 1)
        wanted = trie.get(key)
        if wanted is None:
            at = _skip(text, at)
        else:
            offsets.setdefault((*here, key), start)
            at = _scan(text, at, wanted, (*here, key), offsets)
        index += 1
        at = _space(text, at)
        if text[at : at + 1] == ",":
            at = _space(text, at + 1)
    return at + 1


def _skip(text: str, at: int) -> int:
    """Return where the value at `at` ends."""
    mark = text[at : at + 1]
    if mark == '"':
        end: int = scanstring(text, at + 1)[1]
        return end
    if mark not in {"{", "["}:
        match = _SCALAR.match(text, at)
        return match.end() if match else at
    depth = 0
    for match in _STRUCTURE.finditer(text, at):
        if match[0] in "{[":
            depth += 1
        elif match[0] in "}]":
            depth -= 1
            if depth == 0:
                return match.end()
    return len(text)
