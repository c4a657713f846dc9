"""Reads a YAML table as text values that remember their line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a table: text, a list of nodes, or a mapping of nodes; `line` counts from 1."""

    value: str | list[Node] | dict[str, Node]
    line: int
    quoted: bool = False

    def __iter__(self) -> Iterator[Node]:
        """Yield the nodes of a list; nothing for other values."""
        return iter(self.value if isinstance(self.value, list) else ())

    def items(self) -> list[tuple[str, Node]]:
        """Return the pairs of a mapping; nothing for other values."""
        return list(self.value.items()) if isinstance(self.value, dict) else []

    def get(self, name: str) -> Node | None:
        """Return a field of a mapping, None if it is absent."""
        return self.value.get(name) if isinstance(self.value, dict) else None


@dataclass(frozen=True, slots=True)
class Table:
    """One file of the mappings: `name` is its path within the folder, `problems` what stands against it."""

    name: str
    root: Node
    problems: list[str]


def plain(node: Node) -> Any:
    """Return the value of `node` as plain text, lists and dicts."""
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, list):
        return [plain(each) for each in node.value]
    return {name: plain(each) for name, each in node.value.items()}


def read(path: Path, name: str) -> Table:
    """Return the table in `path`; what is no YAML, and keys given twice, are among its problems."""
    import yaml

    problems: list[str] = []
    empty = Node({}, 1)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return Table(name, empty, [f"{name}:1: cannot be read as UTF-8 text: {error}"])
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error).splitlines()[0]
        return Table(name, empty, [f"{name}:{mark.line + 1 if mark else 1}: not valid YAML: {what}"])
    if root is None:
        return Table(name, empty, [f"{name}:1: the table is empty; remove the file or fill it"])
    return Table(name, _node(root, name, problems), problems)


def _node(node: Any, name: str, problems: list[str]) -> Node:
    line = node.start_mark.line + 1
    if node.id == "scalar":
        return Node(node.value, line, node.style in ("'", '"'))
    if node.id == "sequence":
        return Node([_node(each, name, problems) for each in node.value], line)
    fields: dict[str, Node] = {}
    for key, value in node.value:
        at = key.start_mark.line + 1
        if key.value in fields:
            first = fields[key.value].line
            problems.append(f"{name}:{at}: {key.value}: key given twice (first in line {first}); keep one")
            continue
        made = _node(value, name, problems)
        fields[key.value] = Node(made.value, at, made.quoted)
    return Node(fields, line)
