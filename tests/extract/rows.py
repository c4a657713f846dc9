"""Tables of tests as plain lines: a sentence, a bar, and what it must tell."""

from __future__ import annotations


def rows(table: str) -> list[tuple[str, str]]:
    """The rows of `table`, one a line: the sentence, and what stands behind its last bar."""
    found = []
    for line in table.strip().splitlines():
        text, _, told = line.rpartition("|")
        found.append((text.strip(), told.strip()))
    return found


def parts(told: str) -> set[str]:
    """The facts of a row, parted at semicolons."""
    return {each.strip() for each in told.split(";") if each.strip()}
