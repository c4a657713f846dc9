"""Findings for people: where, what, and the line of the file with a caret."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

from case2fhir.check.outputs import Outcome
from case2fhir.issues import Issue

_TEXT = r'"[^"\\]*+(?:\\.[^"\\]*+)*+'
_VALUE = re.compile(rf'(?P<key>{_TEXT}"\s*:)|(?P<text>{_TEXT}"?)|(?P<number>-?\d[\d.eE+-]*)')
_WIDEST = 160


def write(outcome: Outcome) -> str:
    """Return `file:line:column: severity: message [rule]` for each finding, with its line and a caret.

    Texts and numbers of the line are masked with `*`, as long as values are not to be shown.
    """
    blocks = []
    for file, issues in groupby(outcome.issues, key=lambda issue: issue.file):
        lines = _Lines(outcome.root, file, outcome.show_values)
        blocks += [_block(issue, lines) for issue in issues]
    return "".join(blocks)


class _Lines:
    """The lines of a file as they may be shown; each is masked once, for a Bundle may have all findings on one."""

    def __init__(self, root: Path, file: str | None, show_values: bool) -> None:
        path = root / file if file and file != "-" else None
        readable = path is not None and path.is_file()
        self._lines = path.read_bytes().decode("utf-8-sig", "replace").split("\n") if path and readable else []
        self._shown: dict[int, str] = {}
        self._show_values = show_values

    def shown(self, number: int) -> str | None:
        """Return a line, None where the file has none of this number."""
        if number > len(self._lines):
            return None
        if number not in self._shown:
            line = self._lines[number - 1].rstrip("\r").replace("\t", " ")
            self._shown[number] = line if self._show_values else mask(line)
        return self._shown[number]


def _block(issue: Issue, lines: _Lines) -> str:
    place = ":".join(str(part) for part in (issue.file or "-", issue.line, issue.column) if part is not None)
    where = f" {issue.path}:" if issue.path else ""
    head = f"{place}: {issue.severity}:{where} {issue.message} [{issue.rule}]\n"
    shown = lines.shown(issue.line) if issue.line is not None and issue.column is not None else None
    if shown is None or issue.line is None or issue.column is None:
        return _printable(head)
    start = max(0, issue.column - _WIDEST // 2) if len(shown) > _WIDEST else 0
    number = f"{issue.line:>5} | "
    caret = " " * (len(number) + issue.column - 1 - start) + "^"
    return _printable(f"{head}{number}{shown[start : start + _WIDEST]}\n{caret}\n")


def mask(line: str) -> str:
    """Return a line of JSON with the letters of its texts and the digits of its numbers as `*`, names kept."""

    def one(match: re.Match[str]) -> str:
        if match["key"] is not None:
            return match["key"]
        if match["number"] is not None:
            return "*" * len(match["number"])
        text = match["text"]
        closed = len(text) > 1 and text.endswith('"')
        return '"' + "*" * (len(text) - 1 - closed) + ('"' if closed else "")

    return _VALUE.sub(one, line)


def _printable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
