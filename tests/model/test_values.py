"""The values a case is made of: partial dates, numbers with their digits, truths, words; and keys."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from case2fhir.model import Case, Encounter, Evidence, Finding, Problem, Quantity, Study, When, with_keys
from case2fhir.model.keys import free_key, slug

DATES = [
    "2021",
    "2021-05",
    "2021-05-06",
    "2020-02-29",
    "0001",
    "9999-12-31",
    "2021-05-06T14:30:00Z",
    "2021-05-06T14:30:00.123+02:00",
    "2021-05-06T00:00:00-14:00",
]
NO_DATES = [
    ("21", "not a date"),
    ("2021-5-6", "not a date"),
    ("06.05.2021", "not a date"),
    ("2021-05-06T14:30", "not a date"),
    ("2021-05-06T14:30:00", "not a date"),
    ("2021-05-06 14:30:00Z", "not a date"),
    ("2021-05-06T14:30:00+15:00", "not a date"),
    ("２０２１", "not a date"),
    ("0000", "no such year"),
    ("2021-00", "no such month"),
    ("2021-13", "no such month"),
    ("2021-02-29", "no such day"),
    ("2021-04-31", "no such day"),
    ("2021-05-00", "no such day"),
    ("2021-05-06T24:00:00Z", "no such time of day"),
    ("2021-05-06T23:60:00Z", "no such time of day"),
    ("", "not a date"),
]


@pytest.mark.parametrize("date", DATES)
def test_a_date_has_any_precision_that_fhir_has(date: str) -> None:
    assert When(date=date).date == date


@pytest.mark.parametrize(("date", "reason"), NO_DATES)
def test_what_is_no_date_is_refused_with_the_reason(date: str, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        When(date=date)


ORDER = [
    ("2021", "2021", True),
    ("2021", "2020", False),
    ("2021-05", "2021", True),
    ("2021-05-06", "2021-05", True),
    ("2021-05-06", "2021-04", False),
    ("2021-05-06", "2021-05-05", False),
]


@pytest.mark.parametrize(("begin", "end", "fits"), ORDER)
def test_a_period_must_not_end_before_it_begins_as_far_as_is_known(begin: str, end: str, fits: bool) -> None:
    if fits:
        assert When(date=begin, end=end).end == end
        return
    with pytest.raises(ValidationError, match="must not end before it begins"):
        When(date=begin, end=end)


NUMBERS: list[tuple[Any, str]] = [
    ("4.10", "4.10"),
    ("0", "0"),
    ("007", "7"),
    ("1e3", "1E+3"),
    (5, "5"),
    (Decimal("19.00"), "19.00"),
]
NO_NUMBERS: list[Any] = ["4,1", ".5", "5.", "high", "", "1 000", "٤", 4.1, True, None, "-1", Decimal(-1)]


@pytest.mark.parametrize(("written", "digits"), NUMBERS, ids=str)
def test_a_number_keeps_its_digits(written: Any, digits: str) -> None:
    assert str(Quantity(value=written).value) == digits


@pytest.mark.parametrize("written", NO_NUMBERS, ids=repr)
def test_what_is_no_amount_is_refused(written: Any) -> None:
    with pytest.raises(ValidationError):
        Quantity(value=written)


@pytest.mark.parametrize("words", ["", " ", "\n\t", "\u200b", "\x07", "half \ud800"])
def test_words_that_say_nothing_are_refused(words: str) -> None:
    with pytest.raises(ValidationError):
        Problem(name=words)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 5), (5, 4), (-1, 3)])
def test_evidence_has_a_length(start: int, end: int) -> None:
    with pytest.raises(ValidationError):
        Evidence(start=start, end=end)


def test_models_are_frozen_and_know_their_keys() -> None:
    problem = Problem(name="fever")
    with pytest.raises(ValidationError, match="frozen"):
        problem.name = "cough"  # type: ignore[misc]
    with pytest.raises(ValidationError, match="Extra inputs"):
        Problem(name="fever", colour="red")  # type: ignore[call-arg]


SLUGS = {
    "Back pain": "back-pain",
    "  Crohn’s disease (ileal) ": "crohns-disease-ileal",
    "Ménière": "meniere",
    "中文": "",
    "---": "",
    "HbA1c 7.2 %": "hba1c-7-2",
}


@pytest.mark.parametrize(("words", "made"), SLUGS.items(), ids=SLUGS)
def test_a_slug_is_plain_letters_and_digits(words: str, made: str) -> None:
    assert slug(words) == made


@given(st.text(max_size=100))
def test_a_slug_never_has_anything_else(words: str) -> None:
    made = slug(words)
    assert len(made) <= 48
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert made == made.strip("-")


def test_keys_are_made_from_kind_and_name_and_numbered_where_a_name_comes_again() -> None:
    case = with_keys(
        Case(
            problems=(
                Problem(name="Fever"),
                Problem(name="fever"),
                Problem(name="cough", key="mine"),
                Problem(name="中"),
            ),
            encounters=(Encounter(), Encounter()),
            studies=(Study(name="CT", kind="imaging", findings=(Finding(name="mass"), Finding(name="mass"))),),
        )
    )
    assert [each.key for each in case.problems] == ["problem-fever", "problem-fever-2", "mine", "problem"]
    assert [each.key for each in case.encounters] == ["encounter", "encounter-2"]
    assert [each.key for each in case.studies[0].findings] == ["finding-mass", "finding-mass-2"]
    assert case.patient.key == "patient"


def test_keys_that_are_there_stay_and_are_not_given_twice() -> None:
    case = with_keys(Case(problems=(Problem(name="fever"), Problem(name="x", key="problem-fever"))))
    assert [each.key for each in case.problems] == ["problem-fever-2", "problem-fever"]
    assert with_keys(case) is case


@given(st.lists(st.sampled_from(["a", "b", "a-2", "A", "", "a 2"]), max_size=30))
def test_no_two_items_get_one_key(names: list[str]) -> None:
    taken: dict[str, int] = {}
    made = [free_key("problems", slug(name), taken) for name in names]
    assert len(set(made)) == len(made)


def test_ten_thousand_items_of_one_name_get_keys_in_one_pass() -> None:
    taken: dict[str, int] = {}
    made = [free_key("measurements", "hb", taken) for _ in range(10_000)]
    assert made[0] == "measurement-hb"
    assert made[-1] == "measurement-hb-10000"
