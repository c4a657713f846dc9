"""What a case file says before it is typed: mappings, lists and words, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

MAX_DEPTH = 64
"""How deeply a case file may be nested; a case needs ten levels."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file; line and column count from 1."""

    line: int
    column: int


class Malformed(Exception):  # noqa: N818 - a file's fault, caught where its name is known
    """The file is not well-formed at `place`."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place = place
        self.message = message


@dataclass(slots=True)
class Node:
    """A value of a case file: `words` for a scalar (None for null), else `items` or `pairs`."""

    place: Place
    words: str | None = None
    items: list[Node] | None = None
    pairs: list[tuple[str, Place, Node]] | None = None

    @property
    def is_null(self) -> bool:
        """Say whether there is no value."""
        return self.words is None and self.items is None and self.pairs is None

    def plain(self) -> Any:
        """Return the value with words as str, lists as tuples and mappings as dict; nulls are left out."""
        if self.pairs is not None:
            return {key: node.plain() for key, _, node in self.pairs if not node.is_null}
        if self.items is not None:
            return tuple(node.plain() for node in self.items)
        return self.words

    def find(self, path: tuple[int | str, ...]) -> tuple[Place, Node | None]:
        """Return the place of a path, as far as it leads, and the node there, None if there is none."""
        place, node = self.place, self
        for number, step in enumerate(path):
            following = node.child(step)
            if following is None:
                return place, None
            place, node = following
            if number == len(path) - 1:
                return place, node
        return place, node

    def child(self, step: int | str) -> tuple[Place, Node] | None:
        """Return the place and the node of an item or a key; the place of a key is that of its name."""
        if isinstance(step, int):
            items = self.items or []
            return (items[step].place, items[step]) if step < len(items) else None
        return next(((place, node) for key, place, node in self.pairs or () if key == step), None)


@dataclass(slots=True)
class Problems:
    """The problems of one file, in the order of their places."""

    name: str
    found: list[tuple[Place, str]] = field(default_factory=list)

    def add(self, place: Place, message: str) -> None:
        """Note a problem."""
        self.found.append((place, message))

    def lines(self) -> Iterator[str]:
        """Yield each problem as `name:line:column: what`."""
        for place, message in sorted(self.found, key=lambda one: (one[0].line, one[0].column)):
            yield f"{self.name}:{place.line}:{place.column}: {message}"
