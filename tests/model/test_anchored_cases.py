"""`--anchor` over whole cases: which time of which fact gets a date, from which event, and what keeps its words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from case2fhir.model import (
    Age,
    Case,
    Death,
    Encounter,
    Finding,
    Measurement,
    Medication,
    Offset,
    Outcome,
    Patient,
    Problem,
    Procedure,
    SocialFact,
    Study,
    When,
)
from case2fhir.model.anchor import anchored
from strategies import cases

ANCHOR = "2021-05-06"
VISIT = Encounter(key="visit")


def after(value: int, unit: Any, event: str = "visit", direction: Any = "after", **fields: Any) -> When:
    return When(
        offset=Offset(value=Decimal(value), unit=unit, direction=direction, event=event),
        text=f"{value} {unit} {direction} {event}",
        **fields,
    )


TEN_DAYS = after(10, "d")
TIMED = [
    ("an encounter", {"encounters": (VISIT, Encounter(key="x", when=TEN_DAYS))}, lambda c: c.encounters[1].when),
    ("a problem", {"problems": (Problem(name="x", when=TEN_DAYS),)}, lambda c: c.problems[0].when),
    ("an onset", {"problems": (Problem(name="x", onset=TEN_DAYS),)}, lambda c: c.problems[0].onset),
    ("an abatement", {"problems": (Problem(name="x", abatement=TEN_DAYS),)}, lambda c: c.problems[0].abatement),
    ("a sign", {"signs": (Finding(name="x", when=TEN_DAYS),)}, lambda c: c.signs[0].when),
    ("a measurement", {"measurements": (Measurement(name="x", when=TEN_DAYS),)}, lambda c: c.measurements[0].when),
    ("a study", {"studies": (Study(name="x", kind="imaging", when=TEN_DAYS),)}, lambda c: c.studies[0].when),
    (
        "a finding of a study",
        {"studies": (Study(name="x", kind="imaging", findings=(Finding(name="y", when=TEN_DAYS),)),)},
        lambda c: c.studies[0].findings[0].when,
    ),
    ("a drug", {"medications": (Medication(name="x", when=TEN_DAYS),)}, lambda c: c.medications[0].when),
    ("a procedure", {"procedures": (Procedure(name="x", when=TEN_DAYS),)}, lambda c: c.procedures[0].when),
    ("an outcome", {"outcomes": (Outcome(name="x", when=TEN_DAYS),)}, lambda c: c.outcomes[0].when),
    (
        "a fact of a life",
        {"social_history": (SocialFact(name="x", kind="travel", when=TEN_DAYS),)},
        lambda c: c.social_history[0].when,
    ),
    ("a death", {"patient": Patient(death=Death(when=TEN_DAYS))}, lambda c: c.patient.death.when),
]


@pytest.mark.parametrize(("fields", "time"), [row[1:] for row in TIMED], ids=[str(row[0]) for row in TIMED])
def test_every_kind_of_time_gets_its_date(fields: dict[str, Any], time: Any) -> None:
    found = time(anchored(Case(**{"encounters": (VISIT,), **fields}), ANCHOR))
    assert found == TEN_DAYS.model_copy(update={"date": "2021-05-16", "derived": True})


EVENTS = [
    ("a sign", {"signs": (Finding(key="e", name="x", when=When(date="2021-01-01")),)}),
    ("a measurement", {"measurements": (Measurement(key="e", name="x", when=When(date="2021-01-01")),)}),
    ("a study", {"studies": (Study(key="e", name="x", kind="imaging", when=When(date="2021-01-01")),)}),
    ("a drug", {"medications": (Medication(key="e", name="x", when=When(date="2021-01-01")),)}),
    ("a procedure", {"procedures": (Procedure(key="e", name="x", when=When(date="2021-01-01")),)}),
    ("an outcome", {"outcomes": (Outcome(key="e", name="x", when=When(date="2021-01-01")),)}),
    ("a problem by its time", {"problems": (Problem(key="e", name="x", when=When(date="2021-01-01")),)}),
    ("a problem by its onset", {"problems": (Problem(key="e", name="x", onset=When(date="2021-01-01")),)}),
    (
        "a problem whose time has only words",
        {"problems": (Problem(key="e", name="x", when=When(text="then"), onset=When(date="2021-01-01")),)},
    ),
    (
        "a finding of a study",
        {
            "studies": (
                Study(
                    name="x", kind="imaging", findings=(Finding(key="e", name="cyst", when=When(date="2021-01-01")),)
                ),
            )
        },
    ),
    (
        "a fact of a life",
        {"social_history": (SocialFact(key="e", name="x", kind="travel", when=When(date="2021-01-01")),)},
    ),
]


@pytest.mark.parametrize("fields", [row[1] for row in EVENTS], ids=[str(row[0]) for row in EVENTS])
def test_an_offset_is_counted_from_any_dated_fact(fields: dict[str, Any]) -> None:
    later = Encounter(key="later", when=after(2, "wk", "e"))
    found = anchored(Case(encounters=(VISIT, later), **fields), ANCHOR).encounters[1].when
    assert found is not None
    assert (found.date, found.derived) == ("2021-01-15", True)


FIRST = [
    ("no time", None, When(date=ANCHOR, derived=True)),
    ("words only", When(text="in spring"), When(text="in spring", date=ANCHOR, derived=True)),
    ("a stated day", When(date="2019-03-01"), When(date="2019-03-01")),
    ("a stated year", When(date="2019"), When(date="2019")),
]


@pytest.mark.parametrize(("stated", "expected"), [row[1:] for row in FIRST], ids=[str(row[0]) for row in FIRST])
def test_the_first_encounter_takes_the_anchor_unless_it_has_a_date(stated: When | None, expected: When) -> None:
    assert anchored(Case(encounters=(Encounter(key="visit", when=stated),)), ANCHOR).encounters[0].when == expected


def test_a_stated_date_of_the_first_encounter_dates_what_hangs_on_it() -> None:
    case = Case(
        encounters=(Encounter(key="visit", when=When(date="2019-03-01")),),
        problems=(Problem(name="x", onset=after(1, "d", direction="before")),),
    )
    onset = anchored(case, ANCHOR).problems[0].onset
    assert onset is not None
    assert onset.date == "2019-02-28"


CHAINS = [
    ("two steps", [after(1, "d"), after(2, "d", "p0")], ["2021-05-07", "2021-05-09"]),
    ("backwards through the list", [after(2, "d", "p1"), after(1, "d")], ["2021-05-09", "2021-05-07"]),
    ("there and back", [after(1, "wk"), after(7, "d", "p0", "before")], ["2021-05-13", "2021-05-06"]),
    ("months end the days", [after(2, "mo"), after(3, "d", "p0")], ["2021-07", None]),
    ("years end the months", [after(2, "a"), after(3, "mo", "p0")], ["2023", None]),
    ("years go on after months", [after(2, "mo"), after(3, "a", "p0")], ["2021-07", "2024"]),
    ("months go on after months", [after(2, "mo"), after(3, "mo", "p0")], ["2021-07", "2021-10"]),
    ("an event of its own", [after(1, "d", "p0")], [None]),
    ("a ring of three", [after(1, "d", "p1"), after(1, "d", "p2"), after(1, "d", "p0")], [None] * 3),
    ("an event that is not there", [after(1, "d", "nowhere"), after(1, "d", "p0")], [None, None]),
    ("an unknown first step", [after(1, "h"), after(1, "d", "p0")], [None, None]),
    ("a stated middle", [When(date="2020-01-31"), after(1, "mo", "p0")], ["2020-01-31", "2020-02"]),
]


@pytest.mark.parametrize(("times", "expected"), [row[1:] for row in CHAINS], ids=[str(row[0]) for row in CHAINS])
def test_chains_of_events(times: list[When], expected: list[str | None]) -> None:
    steps = tuple(Procedure(key=f"p{number}", name="x", when=when) for number, when in enumerate(times))
    found = anchored(Case(encounters=(VISIT,), procedures=steps), ANCHOR).procedures
    assert [each.when and each.when.date for each in found] == expected


def test_a_chain_of_a_hundred_visits_is_followed_to_its_end() -> None:
    visits = tuple(Encounter(key=f"v{n}", when=after(1, "d", f"v{n - 1}") if n else None) for n in range(100))
    found = anchored(Case(encounters=(visits[0], *reversed(visits[1:]))), "2021-01-01").encounters[1].when
    assert found is not None
    assert found.date == "2021-04-10"


def test_a_key_that_is_made_can_be_an_event() -> None:
    case = Case(
        encounters=(Encounter(),), problems=(Problem(name="fever", onset=after(3, "d", "encounter", "before")),)
    )
    onset = anchored(case, ANCHOR).problems[0].onset
    assert onset is not None
    assert onset.date == "2021-05-03"


KEPT = [
    ("a stated date beside its offset", When(date="2018", offset=after(1, "d").offset)),
    ("words alone", When(text="some time ago")),
    ("a stated end before what would be derived", When(end="2020", offset=after(10, "d").offset)),
]


@pytest.mark.parametrize("when", [row[1] for row in KEPT], ids=[str(row[0]) for row in KEPT])
def test_what_is_stated_is_not_overridden(when: When) -> None:
    found = anchored(Case(encounters=(VISIT,), procedures=(Procedure(name="x", when=when),)), ANCHOR)
    assert found.procedures[0].when == when


def test_a_stated_end_stays_beside_a_derived_beginning() -> None:
    when = after(1, "a", direction="before", end="2021-04-01")
    found = anchored(Case(encounters=(VISIT,), problems=(Problem(name="x", onset=when),)), ANCHOR).problems[0].onset
    assert found is not None
    assert (found.date, found.end) == ("2020", "2021-04-01")


def test_an_age_is_no_time_that_could_be_anchored() -> None:
    case = Case(encounters=(VISIT,), problems=(Problem(name="x", onset_age=Age(value=Decimal(30))),))
    assert anchored(case, ANCHOR).problems[0].onset is None


def test_without_an_encounter_nothing_is_dated() -> None:
    case = Case(procedures=(Procedure(key="p", name="x", when=after(1, "d", "p2")), Procedure(key="p2", name="y")))
    assert anchored(case, ANCHOR).procedures == case.procedures


@given(cases(with_text=False))
def test_an_anchored_case_is_a_case_and_anchoring_it_again_changes_nothing(case: Case) -> None:
    once = anchored(case, ANCHOR)
    assert Case.model_validate(once.model_dump()) == once
    assert anchored(once, ANCHOR) == once


@given(cases(with_text=False))
def test_anchoring_changes_dates_and_nothing_else(case: Case) -> None:
    once = anchored(case, ANCHOR)
    for before, now in zip(case.problems, once.problems, strict=True):
        strip = {"key": "", "when": None, "onset": None, "abatement": None}
        assert before.model_copy(update=strip) == now.model_copy(update=strip)
