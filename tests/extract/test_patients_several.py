"""Several patients in running text, and mothers with their newborns: each fact stays with its own patient."""

from __future__ import annotations

import pytest

from case2fhir.extract import extract_all
from case2fhir.model import Case

from .reading import names, terms


def cases(text: str) -> list[Case]:
    return list(extract_all(text, terms()))


NUMBERED = {
    "1 st case A 60-year-old man had fever. 2 nd case A 72-year-old woman had cough.": [["fever"], ["cough"]],
    "Case N°1: a 14-year-old boy with seizures. Case N°2: a girl aged 11 years with fever.": [["seizures"], ["fever"]],
    "The first patient was a man with fever. The second patient was a woman with cough.": [["fever"], ["cough"]],
    "Our first patient had gout. Our second patient had asthma.": [["gout"], ["asthma"]],
    "A 45-year-old man had gout. The second patient, a 50-year-old woman, had asthma.": [["gout"], ["asthma"]],
    "Patient A, a 20-year-old man, had gout. Patient B, a 30-year-old woman, had asthma.": [["gout"], ["asthma"]],
    "Case 1: A man had gout. Case 2: A woman had asthma. Case 3: A boy had croup.": [["gout"], ["asthma"], ["croup"]],
    "The first patient had gout. The second patient had asthma. The first patient had cough.": [
        ["gout", "cough"],
        ["asthma"],
    ],
    "The first patient had gout. The second patient had asthma. Both patients had anemia.": [
        ["gout", "anemia"],
        ["asthma", "anemia"],
    ],
}


@pytest.mark.parametrize(("text", "problems"), NUMBERED.items(), ids=NUMBERED)
def test_each_patient_has_a_case(text: str, problems: list[list[str]]) -> None:
    assert [names(case.problems) for case in cases(text)] == problems


ONE = (
    "A 30-year-old woman had fever. The first case of this disease was reported in 1990. The second case followed.",
    "He had fever. A second patient was in the next bed.",
    "The first case was seen in Peru. She had fever.",
    "A 3-day-old female newborn was admitted with vomiting. The infant had lethargy.",
    "A 28-year-old primigravida was admitted with fever. She delivered a healthy baby girl.",
    "Her first pregnancy ended with a live baby boy weighing 3450 g two years ago. The 30-year-old woman had fever.",
)


@pytest.mark.parametrize("text", ONE)
def test_one_patient_stays_one(text: str) -> None:
    assert len(cases(text)) == 1


BIRTH = (
    "A 31-year-old woman at 36 weeks of gestation presented with preeclampsia. She was given magnesium sulfate. "
    "A live male baby weighing 2600 g with an Apgar score of 7 was delivered. The newborn had respiratory distress. "
    "He was intubated. The mother developed postpartum hemorrhage. Both mother and baby were discharged home."
)


def test_mother_and_newborn_have_a_case_each() -> None:
    mother, newborn = cases(BIRTH)
    assert names(mother.problems) == ["preeclampsia", "postpartum hemorrhage"]
    assert names(newborn.problems) == ["respiratory distress"]
    assert [case.patient.sex.value for case in (mother, newborn) if case.patient.sex] == ["female", "male"]
    assert mother.patient.age
    assert newborn.patient.age is None


def test_weight_and_apgar_are_those_of_the_newborn() -> None:
    mother, newborn = cases(BIRTH)
    assert not mother.measurements
    quotes = {words.quote for each in newborn.measurements for words in each.evidence}
    assert {"2600 g", "7"} <= quotes


def test_drugs_stay_with_the_mother_and_her_child_is_no_relative() -> None:
    mother, newborn = cases(BIRTH)
    assert names(mother.medications) == ["magnesium sulfate"]
    assert not newborn.medications
    assert not mother.family_history


def test_both_go_home() -> None:
    assert [[each.role for each in case.encounters][-1] for case in cases(BIRTH)] == ["discharge", "discharge"]


def test_each_says_that_there_are_two() -> None:
    assert all([each.rule for each in case.patient.doubts] == ["several-patients"] for case in cases(BIRTH))


NEWBORN_ALONE = {
    "A male neonate had jaundice. The baby was lethargic.": {"jaundice"},
    "A 2-day-old newborn was brought in. The newborn had vomiting.": {"vomiting"},
    "A term infant was seen. The infant had fever.": {"fever"},
}


@pytest.mark.parametrize(("text", "problems"), NEWBORN_ALONE.items(), ids=NEWBORN_ALONE)
def test_a_newborn_who_is_the_patient_is_nobody_else(text: str, problems: set[str]) -> None:
    (case,) = cases(text)
    assert problems <= {each.name for each in (*case.problems, *case.signs)}
