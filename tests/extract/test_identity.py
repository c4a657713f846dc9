"""What the head of a document states: name, birth date, numbers, dates of the stay; nothing of it is guessed."""

from __future__ import annotations

import pytest

from .telling import checked

HEAD = """Name: Anna Muster
DOB: 1980-02-17
MRN: 00123-45
Sex: F
Admission date: 3 May 2021
Discharge date: 9 May 2021

The patient was admitted with fever. She was discharged home.
"""


def test_a_head_states_who_the_patient_is() -> None:
    patient = checked(HEAD).patient
    assert patient.name is not None
    assert patient.name.text == "Anna Muster"
    assert patient.birth_date is not None
    assert patient.birth_date.value == "1980-02-17"
    assert [each.value for each in patient.identifiers] == ["00123-45"]
    assert patient.sex is not None
    assert (patient.sex.value, patient.sex.derived) == ("female", False)


def test_a_head_dates_the_stay() -> None:
    case = checked(HEAD)
    dated = {each.role: each.when.date for each in case.encounters if each.when}
    assert dated == {"admission": "2021-05-03", "discharge": "2021-05-09"}
    assert [problem.encounter for problem in case.problems] == [case.encounters[0].key]


LABELS = [
    ("Patient name: Mary Ann Roe\nFever.", "name", "Mary Ann Roe"),
    ("Patient: John Doe\nFever.", "name", "John Doe"),
    ("Name: O'Neill, Sean\nFever.", "name", "O'Neill, Sean"),
    ("Date of birth: 17 February 1980\nFever.", "birth_date", "1980-02-17"),
    ("DOB: Feb 1980\nFever.", "birth_date", "1980-02"),
    ("Birth date: February 17, 1980\nFever.", "birth_date", "1980-02-17"),
    ("Medical record number: A 77-1\nFever.", "identifiers", "A77-1"),
    ("Hospital number: 4711\nFever.", "identifiers", "4711"),
    ("NHS number: 943 476 5919\nFever.", "identifiers", "9434765919"),
    ("Name: Anna Muster\tMRN: 99\nFever.", "identifiers", "99"),
    ("Name: Anna Muster; DOB: 1980-02-17\nFever.", "birth_date", "1980-02-17"),
    ("Name: Anna Muster | MRN: 5\nFever.", "name", "Anna Muster"),
]


@pytest.mark.parametrize(("text", "field", "value"), LABELS, ids=[text for text, _, _ in LABELS])
def test_each_label_fills_its_field(text: str, field: str, value: str) -> None:
    found = getattr(checked(text).patient, field)
    assert found
    found = found[0] if isinstance(found, tuple) else found
    assert (found.text if field == "name" else found.value) == value


NOT_STATED = [
    ("Name: not given\nFever.", "name"),
    ("Patient: 44-year-old woman\nFever.", "name"),
    ("MRN: withheld\nFever.", "identifiers"),
    ("DOB: unknown\nFever.", "birth_date"),
    ("DOB: 1980-02-30\nFever.", "birth_date"),
    ("DOB: 1980-13-01\nFever.", "birth_date"),
    ("The name of the syndrome is Crohn's. Fever.", "name"),
]


@pytest.mark.parametrize(("text", "field"), NOT_STATED, ids=[text for text, _ in NOT_STATED])
def test_what_is_not_stated_is_left_out(text: str, field: str) -> None:
    assert not getattr(checked(text).patient, field)


@pytest.mark.parametrize("date", ["03/04/1980", "3.4.1980", "03-04-80"])
def test_a_date_that_may_be_read_two_ways_is_a_doubt_not_a_date(date: str) -> None:
    patient = checked(f"DOB: {date}\nFever.").patient
    assert patient.birth_date is None
    assert [doubt.rule for doubt in patient.doubts] == ["date-ambiguous"]
    assert "1980-02-17" in patient.doubts[0].message


def test_the_words_of_a_head_are_no_facts_of_another_kind() -> None:
    case = checked("Name: May Burns\nMRN: 38.5\n\nShe had cough.")
    assert [problem.name for problem in case.problems] == ["cough"]
    assert not case.measurements
