"""One fact stands once: told twice, told and denied, told under two names, told by two studies."""

from __future__ import annotations

import pytest

from case2fhir.model import Case

from .telling import checked, told

ONE_CONDITION = {
    "Ectopic pregnancy was suspected. Later ectopic pregnancy was ruled out.": {"!ectopic pregnancy"},
    "He had no history of tuberculosis. Now tuberculosis was diagnosed.": {"tuberculosis"},
    "Pneumonia was excluded at first. Two days later pneumonia was confirmed.": {"pneumonia"},
    "She had anemia. The anemia was treated.": {"anemia"},
    "A pelvic mass was felt. The mass was fixed.": {"pelvic mass"},
    "A large painful pelvic mass was felt. The pelvic mass was fixed.": {"pelvic mass"},
    "He had swelling of the left forearm. The swelling of the left forearm grew.": {"swelling"},
    "TB was likely. TB was confirmed by culture.": {"tb"},
    "Pulmonary embolism was seen. The PE was treated.": {"pulmonary embolism"},
}


@pytest.mark.parametrize(("text", "expected"), ONE_CONDITION.items(), ids=ONE_CONDITION)
def test_a_disease_is_one_problem_with_its_last_state(text: str, expected: set[str]) -> None:
    problems = checked(text).problems
    assert len({each.concept or each.name for each in problems}) == len(problems)
    assert {each for each in told(text) if each.startswith("!")} == {each for each in expected if each[0] == "!"}


def _doubts(case: Case) -> list[str]:
    return [each.rule for problem in case.problems for each in problem.doubts]


def test_a_disease_told_and_denied_at_once_raises_a_doubt() -> None:
    case = checked("He has hypertension. There is no hypertension.")
    assert [each.presence for each in case.problems] == ["present"]
    assert _doubts(case) == ["contradiction"]
    assert len(case.problems[0].evidence) == 2


def test_a_suspicion_that_is_excluded_is_refuted_without_a_doubt() -> None:
    case = checked("Suspected head injury. Head injury was excluded.")
    assert [(each.presence, each.certainty) for each in case.problems] == [("absent", None)]
    assert not _doubts(case)


@pytest.mark.parametrize("word", ["MS", "PE", "CP", "RA"])
def test_an_abbreviation_with_two_meanings_has_no_code_and_a_doubt(word: str) -> None:
    case = checked(f"He had {word}.")
    assert [each.concept for each in case.problems] == [None]
    assert _doubts(case) == ["abbreviation"]


def test_an_abbreviation_that_the_text_spells_out_means_that() -> None:
    case = checked("He had mitral stenosis. MS was severe.")
    assert [each.concept for each in case.problems] == ["mitral-stenosis"]
    assert not _doubts(case)


def test_two_names_of_one_measurement_are_one_result() -> None:
    case = checked("BP was 120/80 mmHg. The blood pressure was 120/80 mmHg.")
    assert len(case.measurements) == 1
    assert len({words.start for words in case.measurements[0].evidence}) >= 2


def test_two_values_of_one_measurement_are_two_results() -> None:
    assert len(checked("BP was 120/80 mmHg. The blood pressure was 140/90 mmHg.").measurements) == 2


def test_two_names_of_one_act_are_one_act_but_a_second_one_is_another() -> None:
    assert len(checked("He had physiotherapy. Physical therapy was done.").procedures) == 1
    assert len(checked("He underwent laparotomy. A second laparotomy was performed.").procedures) == 2
