"""The functions of FHIRPath and of FHIR: each maker takes the closure of its base and the trees of its arguments.

https://hl7.org/fhirpath/N1/#functions and https://hl7.org/fhir/R4/fhirpath.html#functions.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from case2fhir.check.fhirpath import nodes
from case2fhir.check.fhirpath.compiler import Closure, Context, compile_tree, distinct, predicate
from case2fhir.check.fhirpath.errors import FhirPathError, Tree
from case2fhir.check.fhirpath.nodes import Collection, Node, plain
from case2fhir.check.fhirpath.values import Moment, equal

Maker = Callable[[Closure, list[Tree]], Closure]
FUNCTIONS: dict[str, Maker] = {}


def _function(*names: str) -> Callable[[Maker], Maker]:
    def register(maker: Maker) -> Maker:
        FUNCTIONS.update(dict.fromkeys(names, maker))
        return maker

    return register


def _whole(name: str, work: Callable[[Collection], Collection]) -> None:
    """Register a function of the whole collection."""
    FUNCTIONS[name] = lambda base, _: lambda context, this: work(base(context, this))


def _pair(name: str, work: Callable[[Collection, Collection], Collection]) -> None:
    """Register a function of the collection and one argument."""

    def make(base: Closure, arguments: list[Tree]) -> Closure:
        other = compile_tree(arguments[0])
        return lambda context, this: work(base(context, this), other(context, this))

    FUNCTIONS[name] = make


def _text(name: str, work: Callable[..., Any]) -> None:
    """Register a function of one string and string or number arguments; empty in, empty out."""

    def make(base: Closure, arguments: list[Tree]) -> Closure:
        others = [compile_tree(one) for one in arguments]

        def run(context: Context, this: Collection) -> Collection:
            found = base(context, this)
            given = [other(context, this) for other in others]
            if name in _FALSE_ON_EMPTY and all(plain(one) is None for one in found):
                return [False]
            if not found or not all(given):
                return []
            if len(found) > 1:
                raise FhirPathError(f"{name}() needs a single value")
            value = plain(found[0])
            if type(value) is not str:
                return [] if value is None else _apply(work, str(value), given)
            return _apply(work, value, given)

        return run

    FUNCTIONS[name] = make


def _apply(work: Callable[..., Any], value: str, given: list[Collection]) -> Collection:
    result = work(value, *[plain(one[0]) for one in given])
    if result is None:
        return []
    return result if type(result) is list else [result]


# HL7's engine says false where the specification says empty, and R4's bdl-8 relies on it.
_FALSE_ON_EMPTY = frozenset({"contains", "startsWith", "endsWith", "matches"})


@lru_cache(maxsize=256)
def _pattern(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text.replace(r"\p{L}", "[^\\W\\d_]"), re.DOTALL)
    except re.error as exc:
        raise FhirPathError(f"{text!r} is no regular expression: {exc}") from exc


def _substring(value: str, start: int, length: int | None = None) -> str | None:
    if not 0 <= start < len(value):
        return None
    return value[start:] if length is None else value[start : start + length]


_text("matches", lambda value, pattern: _pattern(pattern).search(value) is not None)
_text("matchesFull", lambda value, pattern: _pattern(pattern).fullmatch(value) is not None)
_text("replaceMatches", lambda value, pattern, new: _pattern(pattern).sub(re.sub(r"\$(\d)", r"\\\1", new), value))
_text("replace", lambda value, old, new: value.replace(old, new))
_text("startsWith", lambda value, prefix: value.startswith(prefix))
_text("endsWith", lambda value, suffix: value.endswith(suffix))
_text("contains", lambda value, part: part in value)
_text("indexOf", lambda value, part: value.find(part))
_text("substring", _substring)
_text("upper", str.upper)
_text("lower", str.lower)
_text("trim", str.strip)
_text("length", len)
_text("toChars", list)
_text("split", lambda value, mark: value.split(mark))

_whole("empty", lambda found: [not found])
_whole("count", lambda found: [len(found)])
_whole("first", lambda found: found[:1])
_whole("last", lambda found: found[-1:])
_whole("tail", lambda found: found[1:])
_whole("distinct", distinct)
_whole("isDistinct", lambda found: [len(distinct(found)) == len(found)])
_whole("children", nodes.children)
_whole("descendants", nodes.descendants)
_whole("allTrue", lambda found: [all(plain(item) is True for item in found)])
_whole("anyTrue", lambda found: [any(plain(item) is True for item in found)])
_whole("allFalse", lambda found: [all(plain(item) is False for item in found)])
_whole("anyFalse", lambda found: [any(plain(item) is False for item in found)])
_whole("getValue", lambda found: [plain(item) for item in found[:1] if plain(item) is not None])
_whole("now", lambda _: [Moment(datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"))])
_whole("today", lambda _: [Moment(datetime.now(UTC).date().isoformat())])
_whole("htmlChecks", lambda found: [True] if found else [])
_whole("htmlChecks2", lambda found: [True] if found else [])
_whole("not", lambda found: [not plain(found[0])] if found else [])


def _has_value(found: Collection) -> Collection:
    return [len(found) == 1 and nodes.is_primitive(found[0]) and plain(found[0]) is not None]


def _single(found: Collection) -> Collection:
    if len(found) > 1:
        raise FhirPathError("single() met more than one item")
    return found


_whole("hasValue", _has_value)
_whole("single", _single)
_pair("union", lambda left, right: distinct([*left, *right]))
_pair("combine", lambda left, right: [*left, *right])
_pair("intersect", lambda left, right: distinct([one for one in left if _among(one, right)]))
_pair("exclude", lambda left, right: [one for one in left if not _among(one, right)])
_pair("subsetOf", lambda left, right: [all(_among(one, right) for one in left)])
_pair("supersetOf", lambda left, right: [all(_among(one, left) for one in right)])
_pair("skip", lambda left, right: left[max(plain(right[0]), 0) :] if right else [])
_pair("take", lambda left, right: left[: max(plain(right[0]), 0)] if right else [])


def _among(item: Any, others: Collection) -> bool:
    return any(equal([item], [other]) for other in others)


def _number(kind: Callable[[Any], Any], value: Any) -> Any:
    if type(value) is bool:
        return kind(int(value))
    try:
        return (
            kind(value) if isinstance(value, (str, int, Decimal)) and not (kind is int and "." in str(value)) else None
        )
    except (ValueError, InvalidOperation):
        return None


def _converting(name: str, convert: Callable[[Any], Any]) -> None:
    def work(found: Collection) -> Collection:
        result = convert(plain(found[0])) if len(found) == 1 else None
        return [] if result is None else [result]

    _whole(f"to{name}", work)
    _whole(f"convertsTo{name}", lambda found: [bool(work(found))] if found else [])


def _to_boolean(value: Any) -> bool | None:
    return {"true": True, "false": False, "1": True, "0": False}.get(str(value).lower())


_converting("Integer", lambda value: _number(int, value))
_converting("Decimal", lambda value: _number(Decimal, value))
_converting("Boolean", _to_boolean)
_converting(
    "String", lambda value: str(value).lower() if type(value) is bool else None if value is None else str(value)
)
_converting("Date", lambda value: Moment(value[:10]) if type(value) is str else None)
_converting("DateTime", lambda value: Moment(value) if type(value) is str else None)
_converting("Quantity", lambda value: value)


@_function("where")
def _where(base: Closure, arguments: list[Tree]) -> Closure:
    test = predicate(arguments[0])

    def run(context: Context, this: Collection) -> Collection:
        found = []
        before = context.index
        for at, item in enumerate(base(context, this)):
            context.index = at
            if test(context, [item]):
                found.append(item)
        context.index = before
        return found

    return run


@_function("select")
def _select(base: Closure, arguments: list[Tree]) -> Closure:
    inner = compile_tree(arguments[0])

    def run(context: Context, this: Collection) -> Collection:
        found: Collection = []
        before = context.index
        for at, item in enumerate(base(context, this)):
            context.index = at
            found.extend(inner(context, [item]))
        context.index = before
        return found

    return run


@_function("repeat")
def _repeat(base: Closure, arguments: list[Tree]) -> Closure:
    inner = compile_tree(arguments[0])

    def run(context: Context, this: Collection) -> Collection:
        found: Collection = []
        level = base(context, this)
        while level:
            level = [one for item in level for one in inner(context, [item]) if not _among(one, found)]
            found.extend(level)
        return found

    return run


@_function("aggregate")
def _aggregate(base: Closure, arguments: list[Tree]) -> Closure:
    inner = compile_tree(arguments[0])
    start = compile_tree(arguments[1]) if len(arguments) > 1 else None

    def run(context: Context, this: Collection) -> Collection:
        context.total = start(context, this) if start else []
        for item in base(context, this):
            context.total = inner(context, [item])
        return context.total

    return run


@_function("iif")
def _iif(base: Closure, arguments: list[Tree]) -> Closure:
    test, yes = predicate(arguments[0]), compile_tree(arguments[1])
    no = compile_tree(arguments[2]) if len(arguments) > 2 else compile_tree(["empty"])

    def run(context: Context, this: Collection) -> Collection:
        focus = base(context, this)
        return yes(context, focus) if test(context, focus) else no(context, focus)

    return run


@_function("trace", "defineVariable", "checkModifiers")
def _trace(base: Closure, _: list[Tree]) -> Closure:
    return base


@_function("join")
def _join(base: Closure, arguments: list[Tree]) -> Closure:
    mark = compile_tree(arguments[0]) if arguments else compile_tree(["lit", "string", ""])
    return lambda context, this: [plain(mark(context, this)[0]).join(str(plain(one)) for one in base(context, this))]


@_function("extension")
def _extension(base: Closure, arguments: list[Tree]) -> Closure:
    wanted = compile_tree(arguments[0])

    def run(context: Context, this: Collection) -> Collection:
        url = [plain(one) for one in wanted(context, this)]
        found = nodes.step(base(context, this), "extension")
        return [one for one in found if type(one.value) is dict and one.value.get("url") in url]

    return run


@_function("resolve")
def _resolve(base: Closure, _: list[Tree]) -> Closure:
    def run(context: Context, this: Collection) -> Collection:
        found: Collection = []
        for item in base(context, this):
            value = plain(item)
            text = value.get("reference") if type(value) is dict else value
            target = context.resolve(text) if type(text) is str else None
            if target is not None:
                found.append(target)
        return found

    return run


@_function("memberOf")
def _member_of(base: Closure, arguments: list[Tree]) -> Closure:
    url = compile_tree(arguments[0])

    def run(context: Context, this: Collection) -> Collection:
        where = url(context, this)
        answers = [context.member_of(item, plain(where[0])) for item in base(context, this)] if where else []
        return [answer for answer in answers[:1] if answer is not None]

    return run


@_function("conformsTo")
def _conforms_to(base: Closure, arguments: list[Tree]) -> Closure:
    url = compile_tree(arguments[0])

    def run(context: Context, this: Collection) -> Collection:
        where = url(context, this)
        answers = [context.conforms(item, plain(where[0])) for item in base(context, this)] if where else []
        return [answer for answer in answers[:1] if answer is not None]

    return run


@_function("type")
def _type(base: Closure, _: list[Tree]) -> Closure:
    def run(context: Context, this: Collection) -> Collection:
        return [Node({"name": item.type_name}, "") for item in base(context, this) if type(item) is Node]

    return run


def _rounding(name: str, work: Callable[[Any], Any]) -> None:
    _whole(name, lambda found: [work(plain(found[0]))] if found and isinstance(plain(found[0]), (int, Decimal)) else [])


_rounding("abs", abs)
_rounding("floor", lambda value: int(value // 1))
_rounding("ceiling", lambda value: -int(-value // 1))
_rounding("round", round)
_rounding("truncate", int)
