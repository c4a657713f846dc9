"""Age and sex: every form in which a text states them, whose they are, and what is only derived."""

from __future__ import annotations

import pytest

from .reading import quotes
from .telling import checked

AGES = {
    "A 35-year-old woman presented with cough.": ("35", "a"),
    "A 68-year-old Caucasian man presented with cough.": ("68", "a"),
    "A 35 year old man had fever.": ("35", "a"),
    "A 35‐year‐old man had fever.": ("35", "a"),
    "A 35–year–old man had fever.": ("35", "a"),
    "A thirty-five-year-old man had fever.": ("35", "a"),
    "A man aged 42 years had fever.": ("42", "a"),
    "A woman, aged 42, had fever.": ("42", "a"),
    "A 4-month-old boy had fever.": ("4", "mo"),
    "A 3-week-old girl had fever.": ("3", "wk"),
    "A 2-day-old neonate had jaundice.": ("2", "d"),
    "A 12-hour-old neonate had jaundice.": ("12", "h"),
    "A boy of 7 years of age had fever.": ("7", "a"),
    "Age: 54. Sex: F. She had fever.": ("54", "a"),
    "44F w/ knee pain.": ("44", "a"),
    "44 yo woman with knee pain.": ("44", "a"),
    "44yo woman with knee pain.": ("44", "a"),
    "A 44 y/o woman with knee pain.": ("44", "a"),
    "67M with chest pain.": ("67", "a"),
    "A four and a half years old boy had fever.": ("4.5", "a"),
    "The patient is 29 years old and had fever.": ("29", "a"),
    "A 6-years-old girl had fever.": ("6", "a"),
    "A 101-year-old lady had syncope.": ("101", "a"),
    "A 45-year-old Asian male had fever.": ("45", "a"),
    "An 11-month-old infant had fever.": ("11", "mo"),
    "Two year old girl with cough.": ("2", "a"),
}


@pytest.mark.parametrize(("text", "age"), AGES.items(), ids=AGES)
def test_the_age_is_read_with_its_unit(text: str, age: tuple[str, str]) -> None:
    found = checked(text).patient.age
    assert found is not None
    assert (str(found.value), found.unit) == age


def test_a_decade_is_a_range() -> None:
    found = checked("A woman in her 60s presented with cough.").patient.age
    assert found is not None
    assert (found.value, found.high, found.unit) == (60, 69, "a")
    assert found.text == "60s"


def test_the_evidence_of_an_age_is_its_words() -> None:
    found = checked("A 35-year-old woman had fever.").patient.age
    assert found is not None
    assert quotes(found) == ["35-year-old"]


NO_AGES = (
    "A man had fever for 35 years.",
    "His 12-year-old son had measles.",
    "Her mother, aged 70, had asthma.",
    "He took 35 mg of prednisone.",
    "The 1990s saw him healthy.",
    "He smoked 20 cigarettes a day for 30 years.",
    "A 3-day history of fever was told.",
    "A 200-year-old house burnt; he had burns.",
)


@pytest.mark.parametrize("text", NO_AGES)
def test_other_numbers_and_the_ages_of_others_are_no_age(text: str) -> None:
    assert checked(text).patient.age is None


def test_the_age_now_goes_before_the_age_at_an_event() -> None:
    text = "She had had a stroke at the age of 30. This 52-year-old woman presented with headache."
    found = checked(text).patient.age
    assert found is not None
    assert found.value == 52


def test_the_age_at_an_event_is_taken_where_no_other_is_told() -> None:
    found = checked("He presented at the age of 61 years with cough.").patient.age
    assert found is not None
    assert found.value == 61


SEXES = {
    "A 35-year-old woman had fever.": ("female", False),
    "A 35-year-old man had fever.": ("male", False),
    "A 7-year-old girl had fever.": ("female", False),
    "A 7-year-old boy had fever.": ("male", False),
    "A 30-year-old female had fever.": ("female", False),
    "A 30-year-old gentleman had fever.": ("male", False),
    "A 28-year-old primigravida had fever.": ("female", False),
    "44F with fever.": ("female", False),
    "44M with fever.": ("male", False),
    "Sex: male. The patient had fever.": ("male", False),
    "Gender: F\nThe patient had fever.": ("female", False),
    "The patient had fever. She took aspirin. Her cough went on.": ("female", True),
    "The patient, 40, had fever. He took aspirin.": ("male", True),
    "A 50-year-old patient had fever. His cough went on.": ("male", True),
}


@pytest.mark.parametrize(("text", "sex"), SEXES.items(), ids=SEXES)
def test_sex_is_stated_by_a_noun_or_derived_from_pronouns(text: str, sex: tuple[str, bool]) -> None:
    found = checked(text).patient.sex
    assert found is not None
    assert (found.value, found.derived) == sex
    assert found.evidence


NO_SEX = (
    "The patient had fever.",
    "A 50-year-old patient had cough.",
    "Fever and cough.",
)


@pytest.mark.parametrize("text", NO_SEX)
def test_sex_that_is_told_nowhere_is_not_invented(text: str) -> None:
    assert checked(text).patient.sex is None


def test_a_womans_husband_does_not_make_her_a_man() -> None:
    found = checked("A 35-year-old patient came with her husband. She had fever. He was well.").patient.sex
    assert found is not None
    assert found.value == "female"


def test_a_boy_whose_mother_speaks_is_a_boy() -> None:
    found = checked("A 3-year-old boy had fever. His mother said that she gave him paracetamol.").patient.sex
    assert found is not None
    assert (found.value, found.derived) == ("male", False)


def test_a_birth_date_is_never_computed_from_an_age() -> None:
    assert checked("In 2020 a 35-year-old woman had fever.").patient.birth_date is None


DEATHS = {
    "He had sepsis. The patient died on 3 March 2020.": "2020-03-03",
    "She had cancer. She passed away two days later.": None,
    "The infant had sepsis and died.": None,
}


@pytest.mark.parametrize(("text", "date"), DEATHS.items(), ids=DEATHS)
def test_the_death_of_the_patient(text: str, date: str | None) -> None:
    death = checked(text).patient.death
    assert death is not None
    assert (death.when.date if death.when else None) == date


NO_DEATHS = (
    "His father died of cancer. He had fever.",
    "She had fever. Her mother passed away last year.",
    "He had fever. The risk of sudden death was explained.",
    "He had fear of dying and fever.",
    "She had fever; she had not died of it.",
    "Patients who died had fever.",
)


@pytest.mark.parametrize("text", NO_DEATHS)
def test_the_death_of_others_is_not_the_patients(text: str) -> None:
    assert checked(text).patient.death is None
