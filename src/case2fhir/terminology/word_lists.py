"""Lists of single words that tell what a text speaks of; each is compiled to the form in which reading asks it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from case2fhir.errors import MappingError
from case2fhir.terminology import phrases
from case2fhir.terminology.source import Node

_FORMS = ("words", "names", "groups")


def compile_list(entry: dict[str, Any]) -> dict[str, Any]:
    """Return a list as {form, has, without}: a set of words, names by word, or sets of words by group."""
    form = next((form for form in _FORMS if form in entry), "words")
    given = entry.get(form, [])
    has: Any = frozenset(given)
    if form == "names":
        has = {word: name for name, words in given.items() for word in words}
    elif form == "groups":
        has = {name: frozenset(words) for name, words in given.items()}
    return {"form": form, "has": has, "without": tuple(entry.get("without", ()))}


def join(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Return the lists of `over` laid over those of `base`: words are added, those of `without` taken away."""
    joined = dict(base)
    for name, each in over.items():
        beneath = base.get(name)
        if beneath is not None and each["has"] and each["form"] != beneath["form"]:
            raise MappingError(f"{name}: {_other_form(beneath)}")
        joined[name] = each if beneath is None else _joined(beneath, each)
    return joined


def _other_form(beneath: dict[str, Any]) -> str:
    return f"the list beneath has {beneath['form']}; give {beneath['form']} here too"


def _joined(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    gone, form = frozenset(over["without"]), base["form"]
    if form == "words":
        return base | {"has": (base["has"] | over["has"]) - gone}
    if form == "names":
        has = base["has"] | (over["has"] or {})
        return base | {"has": {word: name for word, name in has.items() if word not in gone}}
    has = {name: base["has"].get(name, frozenset()) | words for name, words in (over["has"] or {}).items()}
    return base | {"has": {name: words for name, words in (base["has"] | has).items() if name not in gone}}


def problems(node: Node, base: dict[str, Any] | None) -> Iterator[tuple[Node, str, str]]:
    """Yield the place, the field and the fault of each fault of a list; `base` is the compiled list beneath it."""
    forms = [form for form in _FORMS if node.get(form)]
    if len(forms) > 1 or not (forms or node.get("without")):
        yield node, "words", "a list has either words, or names, or groups"
    elif forms and base is not None and base["form"] != forms[0]:
        yield node, forms[0], _other_form(base)
    cased = node.get("cased")
    seen: dict[str, str] = {}
    for form, group, each in _words(node, forms):
        word = str(each.value)
        field = f"{form}.{group}" if group else form
        if len(phrases.tokens(word)) != 1:
            yield each, field, f"{word!r} is read as several words; a list holds single ones"
        elif word != word.casefold() and (cased is None or cased.value != "true"):
            yield each, field, f"{word!r} has capitals and never matches; write {word.casefold()!r}"
        first = seen.setdefault(f"{group} {word}" if form == "groups" else word, group)
        if first != group:
            yield each, field, f"{word!r} stands for {first} already; keep one"


def repeated(node: Node) -> Iterator[tuple[Node, str, str]]:
    """Yield the place, the field and the fault of each word that one list or group gives twice."""
    for form in (*_FORMS, "without"):
        seen: set[tuple[str, str]] = set()
        for _, group, each in _words(node, [form]):
            if (group, str(each.value)) in seen:
                yield each, f"{form}.{group}".strip("."), f"{each.value!r} is given twice; keep one"
            seen.add((group, str(each.value)))


def _words(node: Node, forms: list[str]) -> Iterator[tuple[str, str, Node]]:
    for form in forms:
        given = node.get(form)
        if given is None:
            continue
        yield from ((form, "", each) for each in given)
        for group, words in given.items():
            yield from ((form, group, each) for each in words)
