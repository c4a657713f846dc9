"""Case files in JSON: the same keys as in YAML, each number with its digits."""

from __future__ import annotations

import re
from bisect import bisect_right
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]  # in CPython, not in typeshed

from case2fhir.model import Case
from case2fhir.read.nodes import MAX_DEPTH, Malformed, Node, Place
from case2fhir.read.typing import case_of

_SPACE = re.compile(r"[ \t\r\n]*")
_LINE_END = re.compile(r"\r\n?|\n")
_LITERAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\w.])|true\b|false\b|null\b")


def parse(text: str, name: str) -> Case:
    """Return the case that JSON `text` describes; InputError has every problem as `name:line:column: what`."""
    return case_of(lambda: document(text), name)


def document(text: str) -> Node:
    """Return the value of `text` as nodes; raises Malformed."""
    scanner = _Scanner(text)
    root = scanner.value(0)
    scanner.space()
    if scanner.at < len(text):
        raise Malformed(scanner.place(scanner.at), "not JSON: something follows the end of the value")
    return root


class _Scanner:
    """JSON with a place for each value; `at` is where the next character is read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def place(self, at: int) -> Place:
        line = bisect_right(self.starts, at)
        return Place(line, at - self.starts[line - 1] + 1)

    def space(self) -> str:
        """Skip white space and return the next character, "" at the end."""
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.text[self.at : self.at + 1]

    def value(self, depth: int) -> Node:
        sign = self.space()
        place = self.place(self.at)
        if depth > MAX_DEPTH:
            raise Malformed(place, f"is nested more than {MAX_DEPTH} levels deep")
        if sign == "{":
            return Node(place, pairs=self.pairs(depth))
        if sign == "[":
            return Node(place, items=self.items(depth))
        if sign == '"':
            return Node(place, words=self.string())
        match = _LITERAL.match(self.text, self.at)
        if not match:
            what = f"{sign!r} begins no value" if sign else "the text ends too early"
            raise Malformed(place, f"not JSON: {what}")
        self.at = match.end()
        return Node(place, words=None if match[0] == "null" else match[0])

    def string(self) -> str:
        try:
            words, self.at = scanstring(self.text, self.at + 1, True)
        except JSONDecodeError as error:
            raise Malformed(self.place(error.pos), f"not JSON: {error.msg}") from error
        return str(words)

    def pairs(self, depth: int) -> list[tuple[str, Place, Node]]:
        found: list[tuple[str, Place, Node]] = []
        self.at += 1
        while self.space() != "}":
            self.comma(bool(found))
            if self.space() != '"':
                raise Malformed(self.place(self.at), "not JSON: a key in double quotes is expected here")
            place = self.place(self.at)
            key = self.string()
            if self.space() != ":":
                raise Malformed(self.place(self.at), "not JSON: a colon is expected here")
            self.at += 1
            found.append((key, place, self.value(depth + 1)))
        self.at += 1
        return found

    def items(self, depth: int) -> list[Node]:
        found: list[Node] = []
        self.at += 1
        while self.space() != "]":
            self.comma(bool(found))
            found.append(self.value(depth + 1))
        self.at += 1
        return found

    def comma(self, expected: bool) -> None:
        if not expected:
            return
        if self.text[self.at : self.at + 1] != ",":
            raise Malformed(self.place(self.at), "not JSON: a comma or a closing bracket is expected here")
        self.at += 1
        if self.space() in ("}", "]"):
            raise Malformed(self.place(self.at), "not JSON: something is expected after the comma")
