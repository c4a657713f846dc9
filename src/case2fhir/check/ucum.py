"""UCUM: whether a unit is valid, and what one unit is in another.

Grammar: https://ucum.org/ucum#section-Syntax-Rules; the units come from ucum-essence.xml.
"""

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, NamedTuple

from case2fhir.check.store import shipped

_PARTS = re.compile(r"[./()]|(?:\{[^{}]*\}|\[[^\[\]]*\]|[^./()\[\]{}])+")
_EXPONENT = re.compile(r"(.*?[^+\-\d])([+-]?\d+)")
_DEEPEST = 20


class NotUcum(ValueError):  # noqa: N818 - says what the text is
    """The text is no UCUM unit."""


class Size(NamedTuple):
    """A unit as a factor of base units; `special` marks scales that are not proportional, like Cel."""

    factor: Decimal
    dimensions: dict[str, int]
    special: bool = False


@cache
def _units() -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = shipped("units").get("units")
    return found


@cache
def _prefixes() -> dict[str, str]:
    found: dict[str, str] = shipped("units").get("prefixes")
    return found


def is_unit(text: str) -> bool:
    """Say whether the text is a valid UCUM unit, case counted."""
    return fault(text) == ""


@lru_cache(maxsize=2048)
def fault(text: str) -> str:
    """Return what keeps the text from being a UCUM unit, or nothing."""
    try:
        size(text)
    except NotUcum as error:
        return str(error)
    return ""


@lru_cache(maxsize=2048)
def size(text: str) -> Size:
    """Return the size of a unit; raise NotUcum where it is none."""
    if not text or not text.isascii() or not text.isprintable() or " " in re.sub(r"\{[^{}]*\}", "", text):
        raise NotUcum("a unit has no white space and nothing but ASCII")
    parts = _PARTS.findall(text)
    if "".join(parts) != text:
        raise NotUcum("its brackets do not match")
    result, at = _term(parts, 0, 0)
    if at != len(parts):
        raise NotUcum("its parentheses do not match")
    return result


def _term(parts: list[str], at: int, depth: int) -> tuple[Size, int]:
    if depth > _DEEPEST:
        raise NotUcum("it is nested too deeply")
    total = Size(Decimal(1), {})
    sign = 1
    if at < len(parts) and parts[at] == "/":
        sign, at = -1, at + 1
    while True:
        one, at = _component(parts, at, depth)
        total = _times(total, one, sign)
        if at == len(parts) or parts[at] == ")":
            return total, at
        if parts[at] not in {".", "/"}:
            raise NotUcum("two units need a . or / between them")
        sign, at = (1 if parts[at] == "." else -1), at + 1


def _component(parts: list[str], at: int, depth: int) -> tuple[Size, int]:
    if at == len(parts) or parts[at] in {".", "/", ")"}:
        raise NotUcum("a unit is missing beside . or /")
    if parts[at] == "(":
        inner, at = _term(parts, at + 1, depth + 1)
        if at == len(parts):
            raise NotUcum("its parentheses do not match")
        return inner, at + 1
    return _simple(parts[at]), at + 1


def _simple(text: str) -> Size:
    plain, brace, _ = text.partition("{")
    if brace and not text.endswith("}"):
        raise NotUcum("an annotation stands at the end of a unit")
    if plain == "":
        return Size(Decimal(1), {})
    if plain.isdigit():
        return Size(Decimal(plain), {})
    found = _atom(plain)
    if found is not None:
        return found
    match = _EXPONENT.fullmatch(plain)
    found = _atom(match[1]) if match else None
    if match is None or found is None:
        raise NotUcum(f"{plain} is no unit of UCUM{_hint(plain)}")
    return _power(found, int(match[2]))


def _hint(text: str) -> str:
    lower = {code.lower(): code for code in _units()}
    return f"; did you mean {lower[text.lower()]}?" if text.lower() in lower else ""


@lru_cache(maxsize=1024)
def _atom(text: str) -> Size | None:
    units = _units()
    if text in units:
        return _defined(text)
    for length in (1, 2):
        prefix, rest = text[:length], text[length:]
        if rest in units and units[rest][0] and prefix in _prefixes():
            inner = _defined(rest)
            return inner._replace(factor=inner.factor * Decimal(_prefixes()[prefix]))
    return None


@cache
def _defined(code: str) -> Size:
    _, value, definition, special, *_ = _units()[code]
    if not definition:
        return Size(Decimal(1), {code: 1})
    if special:
        return Size(Decimal(1), {code: 1}, special=True)
    if len(_units()[code]) > 4:
        return Size(Decimal(1), {code: 1})
    inner = size(definition)
    return inner._replace(factor=inner.factor * Decimal(value))


def _power(one: Size, exponent: int) -> Size:
    if one.special and exponent != 1:
        raise NotUcum("a unit of a scale has no exponent")
    if abs(exponent) > 99:
        raise NotUcum("its exponent is too large")
    return Size(one.factor**exponent, {name: power * exponent for name, power in one.dimensions.items()}, one.special)


def _times(one: Size, other: Size, sign: int) -> Size:
    dimensions = dict(one.dimensions)
    for name, power in other.dimensions.items():
        dimensions[name] = dimensions.get(name, 0) + sign * power
    factor = one.factor * other.factor if sign > 0 else one.factor / other.factor
    kept = {name: power for name, power in dimensions.items() if power}
    return Size(factor, kept, one.special or other.special)


def ratio(unit: str, other: str) -> Decimal | None:
    """Return what to multiply a value in `unit` by to have it in `other`; None where it cannot be."""
    try:
        one, two = size(unit), size(other)
    except NotUcum:
        return None
    if one.special or two.special or one.dimensions != two.dimensions:
        return None
    return one.factor / two.factor
