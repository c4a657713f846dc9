"""Equality, order and arithmetic of FHIRPath values."""

import re
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from case2fhir.check.fhirpath.nodes import Collection, Node, plain

_TEMPORAL = frozenset({"date", "dateTime", "instant", "time"})
_MOMENT = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d(?:\.\d+)?))?)?(Z|[+-]\d\d:\d\d)?)?)?)?", re.ASCII
)
_CLOCK = re.compile(r"(\d\d)(?::(\d\d)(?::(\d\d(?:\.\d+)?))?)?", re.ASCII)


class Measure(NamedTuple):
    """A quantity that an expression made."""

    value: Decimal
    unit: str


class Moment(NamedTuple):
    """A date, dateTime or time that an expression made."""

    text: str


def equal(left: Collection, right: Collection) -> bool | None:
    """Return whether two collections are equal; None where that cannot be known."""
    if not left or not right:
        return None
    if len(left) != len(right):
        return False
    unknown = False
    for one, other in zip(left, right, strict=True):
        same = same_item(one, other)
        if same is False:
            return False
        unknown = unknown or same is None
    return None if unknown else True


def same_item(one: Any, other: Any) -> bool | None:
    """Return whether two items are equal; None where that cannot be known."""
    left, right = plain(one), plain(other)
    if _is_temporal(one) or _is_temporal(other):
        order = compare(one, other)
        if order is None and type(left) is str and type(right) is str:
            return None if left != right else True
        return order if order is None else order == 0
    if type(left) is bool or type(right) is bool:
        return left is right
    if isinstance(left, Measure) or isinstance(right, Measure):
        order = compare(one, other)
        return None if order is None else order == 0
    return bool(left == right)


def equivalent(left: Collection, right: Collection) -> bool:
    """Return whether two collections are equivalent, whatever their order."""
    if len(left) != len(right):
        return False
    rest = list(right)
    for one in left:
        found = next((at for at, other in enumerate(rest) if _alike(one, other)), None)
        if found is None:
            return False
        del rest[found]
    return True


def _alike(one: Any, other: Any) -> bool:
    left, right = plain(one), plain(other)
    if type(left) is str and type(right) is str and not _is_temporal(one):
        return " ".join(left.lower().split()) == " ".join(right.lower().split())
    return same_item(one, other) is True


def is_text(item: Any) -> bool:
    """Say whether an item is a text that equals another only where both have the same letters."""
    return type(plain(item)) is str and not _is_temporal(item)


def _is_temporal(item: Any) -> bool:
    return isinstance(item, Moment) or (type(item) is Node and item.kind in _TEMPORAL)


def compare(one: Any, other: Any) -> int | None:
    """Return -1, 0 or 1 for less, equal or greater; None where there is no order."""
    left, right = plain(one), plain(other)
    if _is_temporal(one) or _is_temporal(other):
        left = left.text if isinstance(left, Moment) else left
        right = right.text if isinstance(right, Moment) else right
        return order_moments(left, right) if type(left) is str and type(right) is str else None
    if isinstance(left, (dict, Measure)) and isinstance(right, (dict, Measure)):
        return _order_quantities(left, right)
    if isinstance(left, (int, Decimal)) and isinstance(right, (int, Decimal)):
        return (left > right) - (left < right)
    if type(left) is str and type(right) is str:
        return (left > right) - (left < right)
    return None


def _order_quantities(left: Any, right: Any) -> int | None:
    first, second = _measure(left), _measure(right)
    if first is None or second is None:
        return None
    if first.unit != second.unit:
        from case2fhir.check import ucum

        factor = ucum.ratio(first.unit, second.unit)
        if factor is None:
            return None
        first = Measure(first.value * factor, second.unit)
    return (first.value > second.value) - (first.value < second.value)


def _measure(quantity: Any) -> Measure | None:
    if isinstance(quantity, Measure):
        return quantity
    value = quantity.get("value")
    if isinstance(value, bool) or not isinstance(value, (int, Decimal, float)):
        return None
    return Measure(Decimal(str(value)), str(quantity.get("code") or quantity.get("unit") or "1"))


@lru_cache(maxsize=1024)
def _parts(text: str) -> tuple[tuple[Decimal, ...], str] | None:
    match = _MOMENT.fullmatch(text)
    if match is None:
        clock = _CLOCK.fullmatch(text)
        return None if clock is None else (tuple(Decimal(part) for part in clock.groups() if part), "")
    *numbers, zone = match.groups()
    return tuple(Decimal(part) for part in numbers if part), zone or ""


def order_moments(left: str, right: str) -> int | None:
    """Return the order of two dates or times; None where one is less precise and so may be either."""
    first, second = _parts(left), _parts(right)
    if first is None or second is None:
        return None
    one, other = first[0], second[0]
    if first[1] and second[1]:
        one, other = _utc(*first), _utc(*second)
    elif bool(first[1]) != bool(second[1]) and len(one) > 3 and len(other) > 3:
        return None
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            return 1 if mine > theirs else -1
    return 0 if len(one) == len(other) else None


def _utc(parts: tuple[Decimal, ...], zone: str) -> tuple[Decimal, ...]:
    if len(parts) < 5:
        return parts
    shift = timedelta() if zone == "Z" else timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6]))
    offset = timezone(-shift if zone.startswith("-") else shift)
    year, month, day, hour, minute = (int(part) for part in parts[:5])
    try:
        moment = datetime(year, month, day, hour, minute, tzinfo=offset).astimezone(UTC)
    except (ValueError, OverflowError):
        return parts
    fixed = (moment.year, moment.month, moment.day, moment.hour, moment.minute)
    return (*(Decimal(part) for part in fixed), *parts[5:])
