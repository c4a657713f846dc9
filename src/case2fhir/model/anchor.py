"""Relative times become dates once the date of the first encounter is known; each is marked as derived."""

import calendar
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from case2fhir.errors import UsageError
from case2fhir.model.base import Model, Offset, PartialDate, TimeUnit, When
from case2fhir.model.case import Case
from case2fhir.model.keys import with_keys

_M = TypeVar("_M", bound=Model)

_DAYS: dict[TimeUnit, int] = {"d": 1, "wk": 7}
_MONTHS: dict[TimeUnit, int] = {"mo": 1, "a": 12}
_YEAR, _MONTH, _DAY = len("2021"), len("2021-05"), len("2021-05-06")
_PRECISION: dict[TimeUnit, int] = {"d": _DAY, "wk": _DAY, "mo": _MONTH, "a": _YEAR}
"""How much of a date an offset in a unit can give: three years before a day is a year."""


def anchored(case: Case, anchor: PartialDate) -> Case:
    """Return `case` with dates for its offsets, `anchor` being the date of its first encounter.

    A date gets the precision of the coarser of anchor and offset, one step less if the offset is approximate.
    Stated dates stay, and what cannot be derived stays an offset. Raises UsageError if `anchor` is no date.
    """
    check_anchor(anchor)
    whole = with_keys(case)
    if not whole.encounters:
        return whole
    first, *others = whole.encounters
    if first.when is None or first.when.date is None:
        when = _derived(first.when or When(), anchor[:_DAY])
        whole = whole.model_copy(update={"encounters": (first.model_copy(update={"when": when}), *others)})
    known = _dates(whole)
    while True:
        whole = _dated(whole, known)
        found = _dates(whole)
        if found == known:
            return whole
        known = found


def check_anchor(anchor: str) -> None:
    """Raise UsageError if `anchor` is no date."""
    try:
        When.model_validate({"date": anchor})
    except ValueError as error:
        raise UsageError(f"--anchor: not a date: {anchor}; write 2021, 2021-05 or 2021-05-06") from error


def shifted(start: PartialDate, offset: Offset) -> PartialDate | None:
    """Return the date `offset` away from `start`, None if nothing can be said of it."""
    days, months = _DAYS.get(offset.unit), _MONTHS.get(offset.unit)
    sign = -1 if offset.direction == "before" else 1
    precision = _precision(len(start[:_DAY]), offset)
    if offset.value != int(offset.value) or precision < _YEAR:
        return None
    if days:
        moved = _moved_by_days(start, sign * days * offset.value)
    elif months:
        moved = _moved_by_months(start, sign * months * int(offset.value))
    else:
        return None
    return moved[:precision] if moved else None


def _precision(start: int, offset: Offset) -> int:
    """Return how many characters of the date are known; 0 for none: a month cannot be told from a year."""
    whole = _PRECISION.get(offset.unit, 0)
    if start < whole:
        return 0
    if offset.approximate and whole > _YEAR:
        return _MONTH if whole == _DAY else _YEAR
    return whole


def _moved_by_days(start: PartialDate, days: Decimal) -> PartialDate | None:
    try:
        return (date.fromisoformat(start[:_DAY]) + timedelta(days=int(days))).isoformat()
    except (OverflowError, ValueError):
        return None


def _moved_by_months(start: PartialDate, months: int) -> PartialDate | None:
    year, month = int(start[:_YEAR]), int(start[_YEAR + 1 : _MONTH] or "1")
    year, month = year + (month - 1 + months) // 12, (month - 1 + months) % 12 + 1
    if not 1 <= year <= 9999:
        return None
    parts = [f"{year:04}"]
    if len(start) >= _MONTH:
        parts.append(f"{month:02}")
    if len(start) >= _DAY:
        parts.append(f"{min(int(start[8:10]), calendar.monthrange(year, month)[1]):02}")
    return "-".join(parts)


_LISTS = (
    "encounters", "problems", "signs", "measurements", "studies", "medications", "procedures", "social_history",
    "outcomes",
)  # fmt: skip


def _dates(case: Case) -> dict[str, PartialDate]:
    """Return the dates that are known, by the key of the item that has them."""
    items = [item for name in _LISTS for item in getattr(case, name)]
    items += [finding for study in case.studies for finding in study.findings]
    found: dict[str, PartialDate] = {}
    for item in items:
        for when in (item.when, getattr(item, "onset", None)):
            if when is not None and when.date:
                found.setdefault(item.key, when.date)
    return found


def _derived(when: When, date: PartialDate) -> When:
    """Return `when` with a date that was computed; as it is if its stated end comes before that."""
    shorter = min(len(date), len(when.end or ""))
    if when.end and when.end[:shorter] < date[:shorter]:
        return when
    return when.model_copy(update={"date": date, "derived": True})


def _dated(model: _M, known: dict[str, PartialDate]) -> _M:
    """Return `model` with a derived date on each time inside it whose event has a known date."""
    if isinstance(model, When):
        if model.date or model.offset is None or model.offset.event not in known:
            return model
        moved = shifted(known[model.offset.event], model.offset)
        return _derived(model, moved) if moved else model  # type: ignore[return-value] # a When is what came
    update: dict[str, object] = {}
    for name in type(model).model_fields:
        value = getattr(model, name)
        new = _dated_value(value, known)
        if new is not value:
            update[name] = new
    return model.model_copy(update=update) if update else model


def _dated_value(value: object, known: dict[str, PartialDate]) -> object:
    if isinstance(value, Model):
        return _dated(value, known)
    if isinstance(value, tuple):
        items = tuple(_dated_value(item, known) for item in value)
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    return value
