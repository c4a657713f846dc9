"""Findings for people: where, what, and the line of the file with a caret."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

from case2fhir.check.outputs import Outcome
from case2fhir.issues import Issue

_VALUE = re.compile(r'(?P<key>"(?:[^"\\]|\\.)*"\s*:)|(?P<text>"(?:[^"\\]|\\.)*"?)|(?P<number>-?\d[\d.eE+-]*)')
_WIDEST = 160


def write(outcome: Outcome) -> str:
    """Return `file:line:column: severity: message [rule]` for each finding, with its line and a caret.

    Texts and numbers of the line are masked with `*`, as long as values are not to be shown.
    """
    blocks = []
    for file, issues in groupby(outcome.issues, key=lambda issue: issue.file):
        lines = _lines(outcome.root, file)
        blocks += [_block(issue, lines, outcome.show_values) for issue in issues]
    return "".join(blocks)


def _lines(root: Path, file: str | None) -> list[str]:
    path = root / file if file and file != "-" else None
    if path is None or not path.is_file():
        return []
    return path.read_bytes().decode("utf-8-sig", "replace").split("\n")


def _block(issue: Issue, lines: list[str], show_values: bool) -> str:
    place = ":".join(str(part) for part in (issue.file or "-", issue.line, issue.column) if part is not None)
    where = f" {issue.path}:" if issue.path else ""
    head = f"{place}: {issue.severity}:{where} {issue.message} [{issue.rule}]\n"
    if issue.line is None or issue.column is None or issue.line > len(lines):
        return _printable(head)
    line = lines[issue.line - 1].rstrip("\r").replace("\t", " ")
    shown = line if show_values else mask(line)
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
