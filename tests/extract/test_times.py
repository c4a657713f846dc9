"""Dates, durations and relative times as a text writes them; nothing is padded, shifted or guessed."""

from __future__ import annotations

import pytest

from case2fhir.extract.text import Document
from case2fhir.extract.times import Moment, duration_at, moments


def found(text: str) -> list[Moment]:
    document = Document(text)
    return moments(document, 0, len(document.raw))


DATES = {
    "on 2021-05-06": "2021-05-06",
    "on 6 May 2021": "2021-05-06",
    "on the 6th of May 2021": "2021-05-06",
    "on 6th May, 2021": "2021-05-06",
    "on May 6, 2021": "2021-05-06",
    "on May 6th 2021": "2021-05-06",
    "in May 2021": "2021-05",
    "in Sept. 2021": "2021-09",
    "in sept 2021": "2021-09",
    "in 2021": "2021",
    "since 2012": "2012",
    "on 29 February 2020": "2020-02-29",
    "on 31 December 1999": "1999-12-31",
}


@pytest.mark.parametrize(("text", "date"), DATES.items(), ids=DATES)
def test_a_date_has_the_precision_of_its_words(text: str, date: str) -> None:
    (moment,) = found(text)
    assert moment.when.date == date
    assert not moment.when.derived


NO_DATES = (
    "on 05/06/2021",
    "on 5.6.2021",
    "on 31 April 2021",
    "on 2021-13-01",
    "in 2021 mg",
    "power 3/5",
    "in 1500 patients",
    "a dose of 2000",
    "in 2020%",
    "2500 in 3000",
    "May",
    "he may 2 days",
)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_may_be_read_two_ways_or_is_no_day_is_no_date(text: str) -> None:
    assert [moment.when.date for moment in found(text) if moment.when.date and moment.when.date != "2021"] == []


OFFSETS = {
    "three years ago": ("3", "a", "before", "ago"),
    "3 days earlier": ("3", "d", "before", "ago"),
    "2 weeks prior": ("2", "wk", "before", "ago"),
    "six months later": ("6", "mo", "after", "later"),
    "two hours later": ("2", "h", "after", "later"),
    "10 days after the first block": ("10", "d", "after", "after"),
    "5 weeks before admission": ("5", "wk", "before", "before"),
    "2 days prior to admission": ("2", "d", "before", "before"),
    "about 2 years ago": ("2", "a", "before", "ago"),
    "a week ago": ("1", "wk", "before", "ago"),
    "an hour later": ("1", "h", "after", "later"),
    "twenty-five years ago": ("25", "a", "before", "ago"),
    "1.5 years ago": ("1.5", "a", "before", "ago"),
    "30 minutes later": ("30", "min", "after", "later"),
}


@pytest.mark.parametrize(("text", "offset"), OFFSETS.items(), ids=OFFSETS)
def test_a_relative_time_is_an_offset(text: str, offset: tuple[str, str, str, str]) -> None:
    (moment,) = found(text)
    stated = moment.when.offset
    assert stated is not None
    assert (str(stated.value), stated.unit, stated.direction, moment.direction) == offset
    assert stated.approximate is text.startswith("about")


WORDS_ONLY = ("several days ago", "a few weeks later", "2-3 weeks ago", "a couple of months ago")


@pytest.mark.parametrize("text", WORDS_ONLY)
def test_a_vague_time_keeps_its_words_and_has_no_offset(text: str) -> None:
    (moment,) = found(text)
    assert moment.when.text
    assert moment.when.offset is None
    assert moment.when.date is None


DURATIONS = {
    "5 days": ("5", None, "d"),
    "2-3 weeks": ("2", "3", "wk"),
    "2 to 3 weeks": ("2", "3", "wk"),
    "two or three weeks": ("2", "3", "wk"),
    "about three years": ("3", None, "a"),
    "several days": ("None", None, "d"),
    "a few months": ("None", None, "mo"),
    "90 min": ("90", None, "min"),
    "48h": ("48", None, "h"),
    "2 wk": ("2", None, "wk"),
    "an hour": ("1", None, "h"),
    "couple of hours": ("None", None, "h"),
    "10 mo": ("10", None, "mo"),
    "3 yrs": ("3", None, "a"),
}


@pytest.mark.parametrize(("text", "length"), DURATIONS.items(), ids=DURATIONS)
def test_a_length_of_time(text: str, length: tuple[str, str | None, str]) -> None:
    document = Document(text)
    duration = duration_at(document, 0, len(document.raw))
    assert duration is not None
    high = None if duration.high is None else str(duration.high)
    assert (str(duration.value), high, duration.unit) == length
    assert duration.last == len(document.raw)


NO_DURATIONS = ("5 mg", "5", "days", "5 m", "5 patients", "3 d dimer", "several patients", "a", "about")


@pytest.mark.parametrize("text", NO_DURATIONS)
def test_other_amounts_are_no_length_of_time(text: str) -> None:
    document = Document(text)
    assert duration_at(document, 0, len(document.raw)) is None


def test_times_come_in_the_order_of_the_text() -> None:
    text = "in 2019 she had fever for 3 days, and on 6 May 2021 a cough since two weeks ago"
    assert [moment.direction for moment in found(text)] == ["date", "for", "date", "ago"]


def test_the_words_of_an_event_end_with_their_clause() -> None:
    (moment,) = found("10 days after the first block, the pain was gone")
    assert moment.when.text == "10 days after the first block"
