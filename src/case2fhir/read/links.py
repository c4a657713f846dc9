"""What no single value shows: whether evidence is in the text, and whether keys lead anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from case2fhir.model.keys import PREFIXES, RESERVED, free_key, slug
from case2fhir.read.nodes import Node, Place, Problems

_LINKS = {
    "encounter": "encounters",
    "organization": "organizations",
    "study": "studies",
    "procedure": "procedures",
    "event": "",
    "drugs": "medications",
    "problems": "",
    "reason": "",
    "supported_by": "",
}
"""Fields that hold keys of items, and the list that the items are in; "" for any."""


def check_evidence(root: Node, problems: Problems) -> None:
    """Note evidence that lies outside the source text or quotes other words than it has there."""
    source = _child(root, "source")
    node = _child(source, "text") if source else None
    text = node.words if node else None
    if text is None:
        return
    for evidence in _evidence(root):
        start, end = (_whole(_child(evidence, name)) for name in ("start", "end"))
        if start is None or end is None or not 0 <= start < end:
            continue
        if end > len(text):
            problems.add(evidence.place, f"evidence {start}-{end} is outside the text, which ends at {len(text)}")
            continue
        quote = _child(evidence, "quote")
        if quote and quote.words is not None and quote.words != text[start:end]:
            problems.add(quote.place, _misquoted(quote.words, text, start, end))


def check_links(root: Node, problems: Problems) -> None:
    """Note keys that two items share, and references to keys that no item has."""
    known: dict[str, set[str]] = {}
    places: dict[str, Place] = {}
    for name, items in _lists(root):
        keyed = [(key, item) for item in items if (key := _child(item, "key")) and key.words]
        for key, _ in keyed:
            words = key.words or ""
            if words in RESERVED:
                problems.add(key.place, f"the key {words!r} is reserved; give the item another")
            if words in places:
                problems.add(key.place, f"the key {words!r} is that of another item in line {places[words].line}")
            places.setdefault(words, key.place)
            known.setdefault(name, set()).add(words)
    taken = dict.fromkeys(places, 1)
    for name, items in _lists(root):
        for item in items:
            named, called = _child(item, "key"), _child(item, "name")
            if named is None or not named.words:
                made = free_key(name, slug(called.words or "") if called else "", taken)
                known.setdefault(name, set()).add(made)
    for field, node in _links(root):
        _check_link(field, node, known, problems)


def _check_link(field: str, node: Node, known: dict[str, set[str]], problems: Problems) -> None:
    target = _LINKS[field]
    allowed = known.get(target, set()) if target else {"patient"}.union(*known.values())
    if node.words is not None and node.words not in allowed:
        near = get_close_matches(node.words, sorted(allowed), n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        problems.add(node.place, f"{field}: no item of {target or 'the case'} has the key {node.words!r}{hint}")


def _lists(root: Node) -> Iterator[tuple[str, list[Node]]]:
    """Yield each list of items with its name, the findings of studies as a list of their own."""
    for name, _, node in root.pairs or ():
        if name in PREFIXES:
            yield name, [item for item in node.items or () if item.pairs is not None]
            for item in node.items or ():
                findings = _child(item, "findings")
                if findings:
                    yield "findings", [found for found in findings.items or () if found.pairs is not None]


def _links(node: Node, top: bool = True) -> Iterator[tuple[str, Node]]:
    for key, _, child in node.pairs or ():
        if key in _LINKS and not (top and child.pairs is None and key == "problems"):
            for value in child.items if child.items is not None else (child,):
                if value.words is not None:
                    yield key, value
        yield from _links(child, top=False)
    for item in node.items or ():
        yield from _links(item, top=False)


def _evidence(node: Node) -> Iterator[Node]:
    for key, _, child in node.pairs or ():
        if key == "evidence":
            yield from (item for item in child.items or () if item.pairs is not None)
        else:
            yield from _evidence(child)
    for item in node.items or ():
        yield from _evidence(item)


def _misquoted(quote: str, text: str, start: int, end: int) -> str:
    there = text[start:end]
    shown = there if len(there) <= 60 else there[:57] + "..."
    at = text.find(quote)
    hint = f"; it stands at {at}-{at + len(quote)}" if at >= 0 else ""
    return f"the quote is not what the text has at {start}-{end}, which is {shown!r}{hint}"


def _child(node: Node, key: str) -> Node | None:
    found = node.child(key)
    return found[1] if found else None


def _whole(node: Node | None) -> int | None:
    words = node.words if node else None
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 19 else None
