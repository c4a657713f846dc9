"""From nodes to the Case: all problems of a file in one run, each with its place."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from case2fhir.errors import InputError
from case2fhir.model import Case, Model, with_keys
from case2fhir.read.links import check_evidence, check_links
from case2fhir.read.nodes import Malformed, Node, Place, Problems

_MEANINGS = {
    "string_type": "must be words",
    "tuple_type": "must be a list",
    "model_type": "must be a mapping of keys to values",
    "dict_type": "must be a mapping of keys to values",
    "decimal_type": "must be a number",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
}
"""What is said instead of pydantic's message, by the type of its error."""


def case_of(document: Callable[[], Node], name: str) -> Case:
    """Return the case that `document` gives as nodes, with a key on every item.

    Raises InputError with every problem: not well-formed, unknown or double keys, wrong types and values, evidence
    that is not in the text, and references to items that are not there.
    """
    problems = Problems(name)
    try:
        root = document()
    except Malformed as fault:
        problems.add(fault.place, fault.message)
        raise InputError(*problems.lines()) from fault
    if root.child("resourceType"):
        problems.add(root.place, "is a FHIR resource, not a case; `validate` checks it and `explain` shows its words")
        raise InputError(*problems.lines())
    _check_keys(root, problems)
    case = _typed(root, problems)
    check_evidence(root, problems)
    check_links(root, problems)
    if case is None or problems.found:
        raise InputError(*problems.lines())
    return with_keys(case)


def _typed(root: Node, problems: Problems) -> Case | None:
    try:
        return Case.model_validate(root.plain() if root.pairs is not None else {"": ""})
    except ValidationError as error:
        if root.pairs is None:
            problems.add(root.place, "a case is a mapping of keys such as patient, problems and medications")
            return None
        for detail in error.errors(include_url=False):
            place, message = _problem(root, detail)
            problems.add(place, message)
        return None


def _check_keys(node: Node, problems: Problems) -> None:
    """Note keys that stand twice, and words that no file can hold."""
    seen: dict[str, Place] = {}
    for key, place, child in node.pairs or ():
        if key in seen:
            problems.add(place, f"the key {key!r} stands already in line {seen[key].line}; keep one of them")
        seen.setdefault(key, place)
        _check_keys(child, problems)
    for child in node.items or ():
        _check_keys(child, problems)
    if node.words and any("\ud800" <= letter <= "\udfff" for letter in node.words):
        problems.add(node.place, "holds half a character (a lone surrogate)")


def _problem(root: Node, detail: ErrorDetails) -> tuple[Place, str]:
    path, kind = detail["loc"], detail["type"]
    if kind == "extra_forbidden":
        place, _ = root.find(path)
        return place, _unknown(str(path[-1]), _keys_at(path[:-1]))
    if kind == "missing":
        place, _ = root.find(path[:-1])
        return place, f"needs the key {path[-1]!r}"
    place, node = root.find(path)
    if node is not None and node.words is not None:
        place = node.place
    return place, f"{_field(path)}: {_meaning(detail, node)}"


def _meaning(detail: ErrorDetails, node: Node | None) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "literal_error":
        allowed = str(context["expected"])
        words = node.words if node and node.words is not None else ""
        near = get_close_matches(words, allowed.replace("'", "").replace(" or ", ", ").split(", "), n=1)
        return f"must be {allowed}" + (f"; did you mean {near[0]!r}?" if near else "")
    if kind == "value_error":
        return str(context["error"])
    if kind == "greater_than_equal":
        return f"must be at least {context['ge']}"
    return _MEANINGS.get(kind, detail["msg"])


def _unknown(key: str, known: list[str]) -> str:
    near = get_close_matches(key, known, n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]!r}?" if near else f"; known here: {', '.join(known)}" if known else ""
    return f"unknown key {key!r}{hint}"


def _field(path: tuple[int | str, ...]) -> str:
    parts = [f"[{step}]" if isinstance(step, int) else f".{step}" for step in path]
    return "".join(parts).lstrip(".")


def _keys_at(path: tuple[int | str, ...]) -> list[str]:
    """Return the keys that the model at a path of the case has."""
    kind: Any = Case
    for step in path:
        if isinstance(step, str):
            field = kind.model_fields.get(step) if _is_model(kind) else None
            kind = field.annotation if field else None
        kind = _model_in(kind)
    return list(kind.model_fields) if _is_model(kind) else []


def _model_in(annotation: Any) -> Any:
    """Return the model inside an annotation such as `Site | None` or `tuple[Finding, ...]`."""
    if _is_model(annotation) or (get_origin(annotation) is None and not get_args(annotation)):
        return annotation
    return next((found for part in get_args(annotation) if _is_model(found := _model_in(part))), None)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Model)
