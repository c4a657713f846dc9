"""Several patients in one text: one case for each, none with the facts of another."""

from __future__ import annotations

import pytest

from case2fhir.extract import extract_all
from case2fhir.ids import text_key
from case2fhir.model import Case

from .reading import names, terms

TWO = """Case 1
A 30-year-old woman presented with fever. She was given aspirin.

Case 2
A 60-year-old man presented with cough. He had a stroke.

Discussion
Gout may cause pain.
"""

HEADINGS = [
    ("Case 1", "Case 2"),
    ("Case 1:", "Case 2:"),
    ("CASE 1.", "CASE 2."),
    ("Case one", "Case two"),
    ("Case I", "Case II"),
    ("Case A", "Case B"),
    ("Patient 1", "Patient 2"),
    ("Patient A:", "Patient B:"),
    ("First case", "Second case"),
    ("Case report 1", "Case report 2"),
    ("Case no. 1", "Case no. 2"),
    ("Case #1", "Case #2"),
    ("Observation 1", "Observation 2"),
]


def cases(text: str) -> tuple[Case, ...]:
    return extract_all(text, terms())


@pytest.mark.parametrize(("first", "second"), HEADINGS, ids=[first for first, _ in HEADINGS])
def test_each_heading_begins_a_patient(first: str, second: str) -> None:
    found = cases(TWO.replace("Case 1", first).replace("Case 2", second))
    assert [str(case.patient.age.value) for case in found if case.patient.age] == ["30", "60"]
    assert [case.patient.sex.value for case in found if case.patient.sex] == ["female", "male"]
    assert [names(case.problems) for case in found] == [["fever"], ["cough", "stroke"]]


def test_the_first_keeps_the_key_of_the_text_and_the_others_get_their_own() -> None:
    first, second = cases(TWO)
    assert first.case_key is None
    assert second.case_key == f"{text_key(TWO)}-2"


def test_evidence_counts_from_the_start_of_the_whole_text() -> None:
    for case in cases(TWO):
        for problem in case.problems:
            assert [TWO[words.start : words.end] for words in problem.evidence] == [problem.name]


def test_each_patient_says_that_there_are_others() -> None:
    for case in cases(TWO):
        (doubt,) = (each for each in case.patient.doubts if each.rule == "several-patients")
        assert "2 patients" in doubt.message


@pytest.mark.parametrize("count", [2, 3, 8])
def test_as_many_cases_as_patients(count: int) -> None:
    text = "".join(f"Case {number}\nA {20 + number}-year-old man had fever.\n\n" for number in range(1, count + 1))
    ages = [str(case.patient.age.value) for case in cases(text) if case.patient.age]
    assert ages == [str(20 + number) for number in range(1, count + 1)]


ONE = (
    "A 30-year-old woman had fever.",
    "Case 1\nA 30-year-old woman had fever.",
    "Case report\nA 30-year-old woman had fever.",
    "In case 2 of the series she had fever. In case 1 she had none.",
    "Case 2\nA woman had fever.\nCase 3\nA man had cough.",
    "The patient was seen. Patient history was taken. She had fever.",
    "A case of fever. The second case was never seen.",
)


@pytest.mark.parametrize("text", ONE)
def test_one_patient_is_one_case_without_a_doubt(text: str) -> None:
    (case,) = cases(text)
    assert case.case_key is None
    assert not [each for each in case.patient.doubts if each.rule == "several-patients"]
