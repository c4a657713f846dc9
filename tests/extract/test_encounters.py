"""Encounters: presentation, admission, discharge, follow-up; their times, settings, and which fact stands in which."""

from __future__ import annotations

import pytest

from case2fhir.model import Case

from .telling import checked

ROLES = {
    "She presented with cough.": ["presentation"],
    "He was admitted with cough.": ["admission"],
    "He was seen in the clinic for cough.": ["presentation"],
    "She came to the emergency department with cough.": ["presentation"],
    "He was admitted with cough and was discharged home.": ["admission", "discharge"],
    "He was admitted with cough. At follow-up after 3 months he had none.": ["admission", "follow-up"],
    "She presented with cough. She returned to the clinic two weeks later.": ["presentation", "follow-up"],
    "He was referred to us with cough.": ["presentation"],
    "He was transferred to a hospital with sepsis.": ["transfer"],
    "He had cough.": [],
    "She presented with cough. She was lost to follow-up.": ["presentation"],
    "She presented with cough. Regular follow-up was recommended.": ["presentation"],
}


@pytest.mark.parametrize(("text", "roles"), ROLES.items(), ids=ROLES)
def test_encounters_in_the_order_of_the_story(text: str, roles: list[str]) -> None:
    assert [each.role for each in checked(text).encounters] == roles


SETTINGS = {
    "She came to the emergency department with cough.": "emergency",
    "He was seen in the outpatient clinic for cough.": "ambulatory",
    "He was admitted with cough.": "inpatient",
    "She presented with cough.": None,
    "He was transferred to the ICU with sepsis.": "inpatient",
}


@pytest.mark.parametrize(("text", "setting"), SETTINGS.items(), ids=SETTINGS)
def test_the_setting_is_only_what_is_stated(text: str, setting: str | None) -> None:
    assert checked(text).encounters[0].setting == setting


WHENS = {
    "On 6 May 2021 she was admitted with cough.": ("2021-05-06", "On"),
    "She was admitted with cough in March 2019.": ("2019-03", ""),
    "He was admitted in 2018 with cough.": ("2018", ""),
}


@pytest.mark.parametrize(("text", "when"), WHENS.items(), ids=WHENS)
def test_the_date_of_an_encounter_keeps_its_precision(text: str, when: tuple[str, str]) -> None:
    (found,) = checked(text).encounters
    assert found.when is not None
    assert found.when.date == when[0]
    assert not found.when.derived


def test_how_long_a_complaint_lasted_is_no_date_of_the_encounter() -> None:
    (found,) = checked("He presented with cough for 3 weeks.").encounters
    assert found.when is None


def test_a_follow_up_counts_from_an_event_of_the_case() -> None:
    text = "She presented with cough and underwent lobectomy. At follow-up 3 months after lobectomy she had no cough."
    case = checked(text)
    follow_up = case.encounters[-1]
    assert follow_up.role == "follow-up"
    assert follow_up.when is not None
    assert follow_up.when.offset is not None
    assert (str(follow_up.when.offset.value), follow_up.when.offset.unit) == ("3", "mo")
    assert follow_up.when.offset.event == case.procedures[0].key


def test_a_time_that_counts_from_nothing_in_the_case_keeps_its_words_only() -> None:
    case = checked("She presented with cough. Two weeks after the wedding of her son she returned to the clinic.")
    when = case.encounters[-1].when
    assert when is None or when.offset is None or when.offset.event in {each.key for each in case.encounters}


def _place(case: Case, name: str) -> str | None:
    items = [*case.problems, *case.signs, *case.measurements, *case.procedures, *case.medications]
    found = next(item for item in items if item.name.casefold() == name)
    return next((each.role for each in case.encounters if each.key == found.encounter), None)


def test_each_fact_stands_in_the_encounter_that_the_story_has_reached() -> None:
    case = checked(
        "She presented with cough. Pneumonia was diagnosed. She was discharged home on amoxicillin. "
        "At follow-up after 3 months she had fatigue."
    )
    assert _place(case, "cough") == "presentation"
    assert _place(case, "pneumonia") == "presentation"
    assert _place(case, "fatigue") == "follow-up"


def test_what_stands_before_the_first_encounter_belongs_to_it() -> None:
    case = checked("A man had fever. He was admitted with cough.")
    assert _place(case, "fever") == "admission"


@pytest.mark.parametrize("count", [1, 2, 7])
def test_each_follow_up_with_its_own_time_is_an_encounter(count: int) -> None:
    text = "She presented with cough. " + " ".join(
        f"At follow-up after {number} months she was well." for number in range(1, count + 1)
    )
    roles = [each.role for each in checked(text).encounters]
    assert roles == ["presentation", *["follow-up"] * count]
