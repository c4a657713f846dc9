"""`--anchor`: offsets become dates of no more precision than they have, and each says that it is derived."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from build.made import resources
from case2fhir.errors import UsageError
from case2fhir.model import Case, Encounter, Offset, Problem, Procedure, When
from case2fhir.model.anchor import anchored, shifted


def offset(value: str, unit: Any, direction: Any = "after", event: str = "first", **fields: Any) -> Offset:
    return Offset(value=Decimal(value), unit=unit, direction=direction, event=event, **fields)


@pytest.mark.parametrize(
    ("start", "away", "expected"),
    [
        ("2021-05-06", offset("10", "d"), "2021-05-16"),
        ("2021-05-06", offset("10", "d", "before"), "2021-04-26"),
        ("2021-05-06T08:00:00Z", offset("1", "wk"), "2021-05-13"),
        ("2021-05-06", offset("2", "mo"), "2021-07"),
        ("2021-05-06", offset("6", "mo", "before"), "2020-11"),
        ("2021-05-31", offset("1", "mo"), "2021-06"),
        ("2021-05-06", offset("3", "a", "before"), "2018"),
        ("2021-05", offset("3", "a", "before"), "2018"),
        ("2021", offset("3", "a", "before"), "2018"),
        ("2021", offset("3", "mo"), None),
        ("2021-05", offset("3", "mo"), "2021-08"),
        ("2021-05", offset("10", "d"), None),
        ("2021-05-06", offset("10", "d", approximate=True), "2021-05"),
        ("2021-05-06", offset("2", "mo", approximate=True), "2021"),
        ("2021-05-06", offset("3", "a", "before", approximate=True), "2018"),
        ("2021-05-06", offset("1.5", "a", "before"), None),
        ("2021-05-06", offset("6", "h"), None),
        ("2021-05-06", offset("3000", "a", "before"), None),
        ("9999-12-31", offset("1", "d"), None),
        ("2020-02-29", offset("0", "d"), "2020-02-29"),
    ],
)
def test_dates_that_follow(start: str, away: Offset, expected: str | None) -> None:
    assert shifted(start, away) == expected


def test_a_chain_of_events_is_followed_and_marked() -> None:
    case = anchored(
        Case(
            case_key="test",
            encounters=(
                Encounter(key="first"),
                Encounter(
                    key="later", when=When(text="a week after the operation", offset=offset("1", "wk", event="op"))
                ),
            ),
            procedures=(Procedure(key="op", name="operation", when=When(offset=offset("2", "d"))),),
            problems=(
                Problem(key="p", name="pain", onset=When(offset=offset("2", "a", "before"))),
                Problem(key="q", name="cough", onset=When(offset=offset("2", "a", "before", event="gone"))),
                Problem(key="r", name="fever", onset=When(date="2019")),
            ),
        ),
        "2021-05-06",
    )
    first, later = case.encounters
    assert [first.when, later.when] == [
        When(date="2021-05-06", derived=True),
        When(
            text="a week after the operation",
            date="2021-05-15",
            offset=offset("1", "wk", event="op"),
            derived=True,
        ),
    ]
    onsets = [problem.onset for problem in case.problems]
    assert [(onset.date, onset.derived) for onset in onsets if onset] == [
        ("2019", True),
        (None, False),
        ("2019", False),
    ]
    visit = resources(case, "Encounter")[1]
    urls = [extension["url"].rpartition("/")[2] for extension in visit["period"]["_start"]["extension"]]
    assert visit["period"]["start"] == "2021-05-15"
    assert urls == ["cqf-relativeDateTime", "derived", "originalText"]


def test_a_stated_date_of_the_first_encounter_stays() -> None:
    case = Case(encounters=(Encounter(key="first", when=When(date="2020-01-02")),))
    assert anchored(case, "2021-05-06").encounters[0].when == When(date="2020-01-02")


def test_a_case_without_encounters_stays() -> None:
    assert anchored(Case(problems=(Problem(key="p", name="p"),)), "2021").problems[0].key == "p"


def test_events_that_wait_for_each_other_stay_offsets() -> None:
    case = Case(
        encounters=(Encounter(key="first"),),
        procedures=(
            Procedure(key="a", name="a", when=When(offset=offset("1", "d", event="b"))),
            Procedure(key="b", name="b", when=When(offset=offset("1", "d", event="a"))),
        ),
    )
    assert all(item.when and item.when.date is None for item in anchored(case, "2021").procedures)


@pytest.mark.parametrize("anchor", ["yesterday", "2021-02-30", "", "06.05.2021"])
def test_an_anchor_that_is_no_date(anchor: str) -> None:
    with pytest.raises(UsageError, match="--anchor: not a date"):
        anchored(Case(encounters=(Encounter(key="first"),)), anchor)
