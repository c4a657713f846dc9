"""Case files in YAML: every scalar is a string, so that 4.10 stays 4.10 and 12:30 stays 12:30."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from case2fhir.model import Case
from case2fhir.read.nodes import MAX_DEPTH, Malformed, Node, Place
from case2fhir.read.typing import case_of

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULL = frozenset(("", "~", "null"))


def parse(text: str, name: str) -> Case:
    """Return the case that YAML `text` describes; InputError has every problem as `name:line:column: what`."""
    return case_of(lambda: document(text), name)


def document(text: str) -> Node:
    """Return the one document of `text` as nodes; raises Malformed."""
    events = _events(text)
    next(events)
    first = next(events)
    if isinstance(first, yaml.StreamEndEvent):
        raise Malformed(Place(1, 1), "holds no case, only comments")
    root = _node(next(events), events, 0)
    next(events)
    after = next(events)
    if not isinstance(after, yaml.StreamEndEvent):
        raise Malformed(_place(after), "a second document begins here; a file holds one case")
    return root


def _events(text: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
        what = ", ".join(part for part in (error.context, error.problem) if part)
        raise Malformed(place, f"not YAML: {what}") from error
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        place = Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise Malformed(place, f"not YAML: {error.reason}") from error


def _node(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
    place = _place(event)
    if depth > MAX_DEPTH:
        raise Malformed(place, f"is nested more than {MAX_DEPTH} levels deep")
    if isinstance(event, yaml.AliasEvent):
        raise Malformed(place, f"aliases such as *{event.anchor} are not understood; write the value again")
    tag = getattr(event, "tag", None)
    if tag not in (None, "!"):
        raise Malformed(place, f"tags such as {tag} are not understood; leave it out")
    if isinstance(event, yaml.SequenceStartEvent):
        return Node(place, items=list(_items(events, depth)))
    if isinstance(event, yaml.MappingStartEvent):
        return Node(place, pairs=list(_pairs(events, depth)))
    return Node(place, words=_words(event) if isinstance(event, yaml.ScalarEvent) else None)


def _words(event: yaml.ScalarEvent) -> str | None:
    """Return the string of a scalar; None for one that is empty or null and not in quotes."""
    plain = not event.style and event.implicit[0]
    return None if plain and event.value in _NULL else str(event.value)


def _items(events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        yield _node(event, events, depth + 1)


def _pairs(events: Iterator[yaml.Event], depth: int) -> Iterator[tuple[str, Place, Node]]:
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(event, events, depth + 1)
        if key.items is not None or key.pairs is not None:
            raise Malformed(key.place, "a key must be a word")
        yield key.words or "", key.place, _node(next(events), events, depth + 1)


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
