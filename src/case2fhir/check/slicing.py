"""Slices: which items of a sliced element belong to which slice, by its discriminators.

https://hl7.org/fhir/R4/profiling.html#discriminator.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from case2fhir.check.fhirpath.compiler import Closure, Context, compile_tree
from case2fhir.check.fhirpath.errors import FhirPathError, Tree
from case2fhir.check.fhirpath.nodes import Node, step
from case2fhir.check.profiles import Element, has_pattern, same_value

if TYPE_CHECKING:
    from case2fhir.check.conformance import Checker

Test = Callable[[Node, Context], bool | None]

_BASE = "http://hl7.org/fhir/StructureDefinition/"


@lru_cache(maxsize=512)
def _path(text: str) -> tuple[Tree | None, Closure]:
    """Return a discriminator's path as tree and closure; `$this` is the item itself."""
    plain = text.strip()
    if plain in {"$this", "this", ""}:
        return None, lambda _, this: this
    from case2fhir.check.fhirpath.parser import parse

    tree = parse(plain.removeprefix("$this."))
    return tree, compile_tree(tree)


def belongs(item: Node, piece: Element, slicing: dict[str, Any], checker: Checker, context: Context) -> bool:
    """Say whether an item belongs to a slice: no discriminator may say no, and one must say yes."""
    listed = slicing.get("discriminator") or []
    if not listed:
        return _by_form(item, piece, checker)
    told = False
    for one in listed:
        try:
            answer = _one(item, piece, one.get("type", "value"), one.get("path", "$this"), checker, context)
        except FhirPathError as error:
            checker.run.unchecked[f"slicing by {one.get('path')} ({error})"] = 1
            return False
        if answer is False:
            return False
        told = told or answer is True
    return told


def _by_form(item: Node, piece: Element, checker: Checker) -> bool:
    """Without a discriminator a slice takes what has its type, fixed values and patterns."""
    if piece.kinds is not None and item.type_name not in piece.kinds:
        return False
    return bool(_distinguishes(piece)) and matches(piece, item, checker)


def _one(item: Node, piece: Element, sort: str, text: str, checker: Checker, context: Context) -> bool | None:
    tree, closure = _path(text)
    found = [one for one in closure(context, [item]) if type(one) is Node]
    definitions = list(_walk([piece], tree, checker))
    if sort == "exists":
        return _exists(definitions, bool(found))
    if sort == "type":
        wanted = _kinds(definitions, checker)
        return any(one.type_name in wanted for one in found)
    if sort == "profile":
        urls = [url for one in definitions for url in (one.profiles or one.targets)]
        return any(checker.conforms(one, url) for one in found for url in urls)
    if _ends_with_url(tree):
        urls = [url for one in _walk([piece], tree[1] if tree else None, checker) for url in one.profiles]
        if urls:
            return any(one.value in urls for one in found)
    telling = [one for one in definitions if _distinguishes(one)]
    if not telling:
        return None
    return any(matches(one, other, checker) for one in telling for other in found)


def _ends_with_url(tree: Tree | None) -> bool:
    return tree is not None and tree[0] == "step" and tree[2] == "url"


def _exists(definitions: list[Element], found: bool) -> bool:
    if any(one.max == 0 for one in definitions):
        return not found
    return found


def _kinds(definitions: list[Element], checker: Checker) -> set[str]:
    kinds: set[str] = set()
    for one in definitions:
        kinds |= one.kinds or ({one.kind} if one.kind else set())
        kinds |= {checker.type_of_profile(url) for url in one.profiles}
    return kinds


def _walk(definitions: list[Element], tree: Tree | None, checker: Checker) -> Iterator[Element]:
    """Yield the definitions that a discriminator's path leads to."""
    if tree is None or tree[0] == "this":
        yield from definitions
        return
    base = list(_walk(definitions, tree[1], checker))
    if tree[0] == "step":
        for one in base:
            yield from _children(one, tree[2], checker)
    elif tree[0] == "call" and tree[2] == "resolve":
        for one in base:
            yield from _targets(one, checker)
    elif tree[0] == "call" and tree[2] == "extension":
        url = tree[3][0][2] if tree[3] and tree[3][0][0] == "lit" else ""
        yield from (one for parent in base for one in _extensions(parent, url))
    elif tree[0] in {"ofType", "as"}:
        yield from (one for one in base if one.kinds is None or tree[2] in one.kinds)
    else:
        raise FhirPathError("a discriminator has steps, extension(), resolve() and ofType() only")


def _children(one: Element, name: str, checker: Checker) -> Iterator[Element]:
    child = one.children.get(name)
    if child is not None:
        yield child
        yield from child.slices.values()
    for whole, key in ((one.fixed, "fixed"), (one.pattern, "pattern")):
        if isinstance(whole, dict) and name in whole:
            found = Element(name, f"{one.id}.{name}")
            found.min = 1
            setattr(found, key, whole[name])
            yield found
    for url in one.profiles:
        profile = checker.profile(url)
        if profile is not None:
            yield from _children(profile.root, name, checker)


def _targets(one: Element, checker: Checker) -> Iterator[Element]:
    for url in one.targets:
        profile = checker.profile(url)
        if profile is not None:
            found = Element(profile.type, url, profile.type)
            found.profiles, found.kinds = (url,), frozenset({profile.type})
            yield found
        elif url.startswith(_BASE):
            found = Element("", url, url.removeprefix(_BASE))
            found.kinds = frozenset({found.kind})
            yield found


def _extensions(one: Element, url: str) -> Iterator[Element]:
    child = one.children.get("extension")
    for piece in child.slices.values() if child is not None else ():
        fixed = piece.children.get("url")
        if url in piece.profiles or (fixed is not None and fixed.fixed == url):
            yield piece


def _distinguishes(one: Element) -> bool:
    return _by_itself(one) or any(piece.min and _distinguishes(piece) for piece in one.slices.values())


def _by_itself(one: Element) -> bool:
    if one.fixed is not None or one.pattern is not None:
        return True
    if one.binding is not None and one.binding[0] == "required":
        return True
    return any(_distinguishes(child) for child in one.children.values())


def matches(one: Element, item: Node, checker: Checker) -> bool:
    """Say whether an item has what tells a definition apart: fixed value, pattern, required code, or children."""
    if one.fixed is not None:
        return same_value(one.fixed, item.value)
    if one.pattern is not None:
        return has_pattern(one.pattern, item.value)
    if one.binding is not None and one.binding[0] == "required":
        return checker.run.member_of(item, one.binding[1]) is not False
    for child in one.children.values():
        if not _distinguishes(child):
            continue
        found = [other for other in step([item], child.name) if type(other) is Node]
        if _by_itself(child) and not any(matches(child, other, checker) for other in found):
            return False
        for piece in child.slices.values():
            if piece.min and _distinguishes(piece) and not any(matches(piece, other, checker) for other in found):
                return False
    return True
