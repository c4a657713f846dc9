"""How far a date moves by an offset: months of every length, leap years, the ends of the calendar, what is unknown."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case2fhir.model import Offset, When
from case2fhir.model.anchor import shifted
from strategies import dates, time_units

DAYS = [
    ("2021-01-31", 1, "after", "2021-02-01"),
    ("2021-02-28", 1, "after", "2021-03-01"),
    ("2020-02-28", 1, "after", "2020-02-29"),
    ("2020-02-29", 1, "after", "2020-03-01"),
    ("1900-02-28", 1, "after", "1900-03-01"),
    ("2000-02-28", 1, "after", "2000-02-29"),
    ("2021-03-01", 1, "before", "2021-02-28"),
    ("2020-03-01", 1, "before", "2020-02-29"),
    ("2021-04-30", 1, "after", "2021-05-01"),
    ("2021-12-31", 1, "after", "2022-01-01"),
    ("2021-01-01", 1, "before", "2020-12-31"),
    ("2021-05-06", 0, "before", "2021-05-06"),
    ("2020-01-01", 365, "after", "2020-12-31"),
    ("2021-01-01", 365, "after", "2022-01-01"),
    ("2020-12-31", 366, "before", "2019-12-31"),
    ("2021-05-06", 10_000, "before", "1993-12-19"),
    ("9999-12-30", 1, "after", "9999-12-31"),
    ("9999-12-31", 1, "after", None),
    ("0001-01-02", 1, "before", "0001-01-01"),
    ("0001-01-01", 1, "before", None),
    ("2021-05-06T23:59:59Z", 1, "after", "2021-05-07"),
    ("2021-05-06T00:00:00+14:00", 1, "before", "2021-05-05"),
    ("2021-05", 1, "after", None),
    ("2021", 1, "after", None),
]
WEEKS = [
    ("2021-05-06", 1, "after", "2021-05-13"),
    ("2021-05-06", 1, "before", "2021-04-29"),
    ("2021-02-22", 1, "after", "2021-03-01"),
    ("2020-02-22", 1, "after", "2020-02-29"),
    ("2020-12-28", 1, "after", "2021-01-04"),
    ("2021-05-06", 52, "after", "2022-05-05"),
    ("2021-05-06", 6, "before", "2021-03-25"),
    ("2021-05", 6, "before", None),
    ("2021", 1, "after", None),
]
MONTHS = [
    ("2021-05-06", 1, "after", "2021-06"),
    ("2021-05-06", 1, "before", "2021-04"),
    ("2021-01-31", 1, "after", "2021-02"),
    ("2021-03-31", 1, "before", "2021-02"),
    ("2021-12-15", 1, "after", "2022-01"),
    ("2021-01-15", 1, "before", "2020-12"),
    ("2021-05-06", 12, "after", "2022-05"),
    ("2021-05-06", 12, "before", "2020-05"),
    ("2021-05-06", 18, "before", "2019-11"),
    ("2021-05-06", 5, "before", "2020-12"),
    ("2021-05-06", 4, "before", "2021-01"),
    ("2021-05-06", 7, "after", "2021-12"),
    ("2021-05-06", 8, "after", "2022-01"),
    ("2021-05", 0, "after", "2021-05"),
    ("2021-05", 14, "before", "2020-03"),
    ("2021", 1, "after", None),
    ("2021", 24, "before", None),
    ("0001-01-15", 1, "before", None),
    ("9999-12-15", 1, "after", None),
    ("9999-11-15", 1, "after", "9999-12"),
]
YEARS = [
    ("2021-05-06", 3, "before", "2018"),
    ("2020-02-29", 1, "before", "2019"),
    ("2020-02-29", 1, "after", "2021"),
    ("2021-05-06", 20, "before", "2001"),
    ("2021-05", 10, "before", "2011"),
    ("2021", 10, "before", "2011"),
    ("2021", 0, "before", "2021"),
    ("2021", 100, "before", "1921"),
    ("2021", 2020, "before", "0001"),
    ("2021", 2021, "before", None),
    ("2021", 7978, "after", "9999"),
    ("2021", 7979, "after", None),
]
TABLE = [
    (start, value, unit, direction, expected)
    for unit, rows in (("d", DAYS), ("wk", WEEKS), ("mo", MONTHS), ("a", YEARS))
    for start, value, direction, expected in rows
]


def offset(value: Any, unit: Any, direction: Any, **fields: Any) -> Offset:
    return Offset(value=Decimal(value), unit=unit, direction=direction, event="first", **fields)


@pytest.mark.parametrize(("start", "value", "unit", "direction", "expected"), TABLE)
def test_a_date_moves_by_whole_units(start: str, value: int, unit: str, direction: str, expected: str | None) -> None:
    assert shifted(start, offset(value, unit, direction)) == expected


UNKNOWN = [
    ("part of a year", "1.5", "a"),
    ("part of a month", "0.5", "mo"),
    ("part of a week", "2.5", "wk"),
    ("part of a day", "1.5", "d"),
    ("hours may cross midnight", "6", "h"),
    ("a day in hours", "24", "h"),
    ("minutes", "30", "min"),
    ("seconds", "10", "s"),
    ("more days than the calendar has", "1" + "0" * 17, "d"),
    ("more weeks than the calendar has", "1e20", "wk"),
    ("more months than the calendar has", "1e20", "mo"),
    ("more years than the calendar has", "1e99", "a"),
]


@pytest.mark.parametrize(("value", "unit"), [row[1:] for row in UNKNOWN], ids=[row[0] for row in UNKNOWN])
@pytest.mark.parametrize("direction", ["before", "after"])
def test_what_cannot_be_told_stays_untold(value: str, unit: str, direction: str) -> None:
    assert shifted("2021-05-06", offset(value, unit, direction)) is None


WHOLE = [("2.0", "wk", "2021-05-20"), ("1e1", "d", "2021-05-16"), ("0.00", "d", "2021-05-06"), ("3.000", "a", "2024")]


@pytest.mark.parametrize(("value", "unit", "expected"), WHOLE)
def test_a_whole_number_may_be_written_with_a_point(value: str, unit: str, expected: str) -> None:
    assert shifted("2021-05-06", offset(value, unit, "after")) == expected


ABOUT = [
    ("2021-05-06", 10, "d", "before", "2021-04"),
    ("2021-05-06", 2, "wk", "after", "2021-05"),
    ("2021-05-30", 3, "d", "after", "2021-06"),
    ("2021-05-06", 2, "mo", "before", "2021"),
    ("2021-01-06", 2, "mo", "before", "2020"),
    ("2021-05", 6, "mo", "before", "2020"),
    ("2021-05-06", 5, "a", "before", "2016"),
    ("2021", 5, "a", "before", "2016"),
    ("2021", 5, "mo", "before", None),
    ("2021-05", 5, "d", "before", None),
]


@pytest.mark.parametrize(("start", "value", "unit", "direction", "expected"), ABOUT)
def test_about_takes_a_step_of_precision(start: str, value: int, unit: str, direction: str, expected: Any) -> None:
    assert shifted(start, offset(value, unit, direction, approximate=True)) == expected


@given(dates, st.integers(0, 3000), time_units, st.sampled_from(["before", "after"]), st.booleans())
def test_a_moved_date_is_a_date_of_no_more_precision(
    start: str, value: int, unit: str, direction: str, about: bool
) -> None:
    moved = shifted(start, offset(value, unit, direction, approximate=about))
    if moved is None:
        return
    assert When(date=moved).date == moved
    assert len(moved) <= len(start[:10])
    assert (moved <= start[: len(moved)]) if direction == "before" else (moved >= start[: len(moved)])


@given(st.dates(), st.integers(0, 5000))
def test_days_there_and_back_are_the_same_day(day: Any, value: int) -> None:
    there = shifted(day.isoformat(), offset(value, "d", "after"))
    if there is not None:
        assert shifted(there, offset(value, "d", "before")) == day.isoformat()


@given(st.dates(), st.integers(0, 500))
def test_a_week_is_seven_days(day: Any, value: int) -> None:
    start = day.isoformat()
    assert shifted(start, offset(value, "wk", "after")) == shifted(start, offset(7 * value, "d", "after"))


@given(st.dates(), st.integers(0, 500))
def test_a_year_is_twelve_months(day: Any, value: int) -> None:
    years, months = (shifted(day.isoformat(), offset(n, u, "before")) for n, u in ((value, "a"), (12 * value, "mo")))
    assert years == (months and months[:4])
