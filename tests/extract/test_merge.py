"""One resource per problem of the case: later mentions are evidence, and may change its state, never double it."""

from __future__ import annotations

import pytest

from .reading import quotes
from .telling import checked, told

SAME = [
    ("fever", "She had fever. The fever rose in the evening. Fever was treated."),
    ("pneumonia", "Pneumonia was diagnosed. The pneumonia was treated. Pneumonia worsened."),
    ("back pain", "He had back pain. The pain was worse at night. His back pain went on."),
    ("diarrhea", "He had diarrhea. The diarrhoea was bloody."),
    ("seizure", "She had a seizure. Later seizures followed."),
    ("heart failure", "He had heart failure. HEART FAILURE was treated."),
]


@pytest.mark.parametrize(("name", "text"), SAME, ids=[name for name, _ in SAME])
def test_mentions_of_one_problem_are_one_problem_with_a_span_for_each(name: str, text: str) -> None:
    found = [problem for problem in checked(text).problems if name.split()[0] in problem.name.casefold()]
    assert len(found) == 1
    assert len(found[0].evidence) >= 2
    starts = [words.start for words in found[0].evidence]
    assert starts == sorted(set(starts))


APART = {
    "She had pain in the left knee. She had pain in the right hand.": 2,
    "He had left leg weakness. He had right leg weakness.": 2,
    "He had fever. He had cough.": 2,
    "He had no rash. He had a cough.": 2,
}


@pytest.mark.parametrize(("text", "count"), APART.items(), ids=APART)
def test_other_sides_places_and_problems_stay_apart(text: str, count: int) -> None:
    case = checked(text)
    assert len(case.problems) + len(case.signs) == count


STATES = {
    "He presented with fever. At follow-up after 2 weeks he had no fever.": "fever (gone)",
    "She presented with a rash. The rash resolved.": "rash (gone)",
    "He was admitted with jaundice. At discharge, jaundice was absent.": "jaundice (gone)",
    "Tuberculosis was suspected. Later tuberculosis was confirmed.": "tuberculosis",
    "She had a history of asthma. She presented with asthma.": "asthma",
    "Gout was possible. Gout was diagnosed.": "gout",
}


@pytest.mark.parametrize(("text", "fact"), STATES.items(), ids=STATES)
def test_a_later_mention_may_change_the_state(text: str, fact: str) -> None:
    assert told(text) == {fact}


def test_denied_at_once_is_another_fact_than_told_at_once() -> None:
    assert told("He had headache on Monday. He had no headache.") == {"headache", "!headache"}


def test_two_denials_are_one() -> None:
    case = checked("He had no fever. He denied fever.")
    (found,) = (*case.problems, *case.signs)
    assert quotes(found) == ["fever", "fever"]


def test_a_complaint_that_is_seen_on_examination_is_one_fact() -> None:
    case = checked("She presented with ascites. On examination ascites was found.")
    assert told(case.source.text or "") == {"ascites"}
    assert len(case.problems[0].evidence) == 2


def test_gaps_are_filled_by_later_mentions_and_what_is_there_stays() -> None:
    (found,) = checked(
        "She had headache. The headache was severe. Severe headache lasted. Mild headache came."
    ).problems
    assert found.severity == "severe"


def test_a_hundred_mentions_are_one_problem_with_a_hundred_spans() -> None:
    text = "He had fever. " * 100
    (found,) = checked(text).problems
    assert len(found.evidence) == 100


def test_a_result_that_is_told_twice_is_one_result() -> None:
    case = checked("Hemoglobin was 10.2 g/dL. His hemoglobin was 10.2 g/dL.")
    assert [str(each.value) for each in case.measurements] == ["10.2"]
    assert len(case.measurements[0].evidence) >= 2


def test_results_of_two_times_are_two_results_in_order() -> None:
    case = checked("Hemoglobin was 10.2 g/dL. A week later hemoglobin was 11.4 g/dL.")
    assert [str(each.value) for each in case.measurements] == ["10.2", "11.4"]


def test_no_two_items_of_a_case_have_one_key() -> None:
    case = checked(
        "She had pain in the left knee and pain in the right knee. Hemoglobin was 9 g/dL, later it was 10 g/dL. "
        "MRI showed a mass. MRI showed edema."
    )
    keys = [
        item.key
        for items in (case.problems, case.signs, case.measurements, case.studies, case.encounters)
        for item in items
    ]
    assert len(keys) == len(set(keys))
    assert all(keys)
