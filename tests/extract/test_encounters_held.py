"""Visits that took place, and those that did not; readmissions; whose date a date is."""

from __future__ import annotations

import pytest

from .telling import checked

ROLES = {
    "Follow-up imaging will include CT at 3 months.": [],
    "Follow-up was planned after 6 weeks.": [],
    "He presented with gout. Follow-up is recommended.": ["presentation"],
    "He presented with gout. Analgesics were prescribed and follow-up advised.": ["presentation"],
    "A rash was seen. He had fever.": [],
    "Serum values returned to normal limits.": [],
    "The child returned to normal life.": [],
    "He was admitted with fever. The culture came back positive.": ["admission"],
    "He was admitted with fever and returned to our department the same day.": ["admission"],
    "She presented with fever. She came back with a rash.": ["presentation", "follow-up"],
    "A worker is consulting in the emergency ward with trauma.": ["presentation"],
    "A man, consulting for a rash, had gout.": ["presentation"],
    "A man was admitted in the intensive care unit for sepsis.": ["admission"],
    "He was admitted with sepsis, was discharged and was readmitted with fever.": [
        "admission",
        "discharge",
        "admission",
    ],
    "He was admitted with fever. On admission he was pale.": ["admission"],
    "She presented with gout. At follow up, two months later, she was well.": ["presentation", "follow-up"],
    "She was recalled for follow-up.": ["follow-up"],
    "He came in with fever.": ["presentation"],
    "She arrived at the clinic with cough.": ["presentation"],
    "The lesion was examined under the microscope.": [],
    "Presenting symptoms were fever and cough.": [],
}


@pytest.mark.parametrize(("text", "roles"), ROLES.items(), ids=ROLES)
def test_only_visits_that_took_place_are_encounters(text: str, roles: list[str]) -> None:
    assert [each.role for each in checked(text).encounters] == roles


DATES = {
    "On 6 May 2021 she was admitted with cough.": "2021-05-06",
    "In March 2019, a 35-year-old woman was admitted with cough.": "2019-03",
    "A boy was admitted on November 2011 for gout.": "2011-11",
    "She was diagnosed with lupus in 2009 and was admitted with fever.": None,
    "The man, with colon cancer treated in 2013 (surgery), was admitted for pneumonia.": None,
    "He was admitted with gout, which had begun in March 2019.": None,
    "He presented with a history of liver resection in 2010.": None,
}


@pytest.mark.parametrize(("text", "date"), DATES.items(), ids=DATES)
def test_a_date_of_something_else_is_none_of_the_visit(text: str, date: str | None) -> None:
    (found,) = checked(text).encounters
    assert (found.when.date if found.when else None) == date


def test_facts_before_a_follow_up_do_not_belong_to_it() -> None:
    case = checked("A man had gout. At follow-up after 3 months he had cough.")
    told = {each.name: each.encounter for each in case.problems}
    assert told["gout"] is None
    assert told["cough"] == case.encounters[0].key


def test_facts_before_an_admission_belong_to_it() -> None:
    case = checked("A man had gout. He was admitted.")
    assert [each.encounter for each in case.problems] == [case.encounters[0].key]


def test_a_death_some_time_later_counts_from_no_event() -> None:
    death = checked("The woman was admitted with cough. She died three days later.").patient.death
    assert death is not None
    assert death.when is not None
    assert (death.when.text, death.when.offset) == ("three days later", None)


def test_a_death_after_a_named_event_counts_from_it() -> None:
    case = checked("The woman was admitted with cough. She underwent lobectomy. She died 3 days after lobectomy.")
    death = case.patient.death
    assert death is not None
    assert death.when is not None
    assert death.when.offset is not None
    assert death.when.offset.event == case.procedures[0].key


def test_follow_ups_that_name_their_time_are_visits_of_their_own() -> None:
    text = "He had fever. At 3-month follow-up he was well. At 12-month follow-up he had pain. He fell on follow-up."
    visits = checked(text).encounters
    assert [(each.role, each.when.text if each.when else None) for each in visits] == [
        ("follow-up", "3-month"),
        ("follow-up", "12-month"),
    ]


def test_how_long_a_follow_up_lasted_opens_no_second_one() -> None:
    text = "During the follow-up period nifedipine was not tolerated. With 6 months of clinical follow-up he is well."
    assert len(checked(text).encounters) == 1
