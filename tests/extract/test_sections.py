"""Sections, and what in a text is context: headings, discussion, literature, consent."""

from __future__ import annotations

import pytest

from case2fhir.model import Case

from .telling import checked, told


def kinds(case: Case) -> list[tuple[str, str | None]]:
    return [(section.kind, section.heading) for section in case.sections]


NOTE = """Chief complaint: cough

HISTORY OF PRESENT ILLNESS
He has had fever for three days.

PHYSICAL EXAMINATION
The abdomen was tender.

DISCUSSION
Pneumonia causes chest pain in many patients.
"""


def test_headings_part_a_note_and_the_parts_cover_it() -> None:
    case = checked(NOTE)
    assert len(case.sections) >= 4
    assert case.sections[0].start == 0
    assert case.sections[-1].end == len(NOTE)
    for before, after in zip(case.sections, case.sections[1:], strict=False):
        assert before.end == after.start
    assert told(NOTE) == {"cough", "fever", "abdomen was tender"}


def test_a_text_without_headings_is_one_narrative() -> None:
    case = checked("He had fever. He had cough.")
    assert kinds(case) == [("narrative", None)]


CONTEXT_HEADINGS = (
    "Discussion",
    "DISCUSSION",
    "Discussion:",
    "Conclusion",
    "Conclusions",
    "References",
    "Background",
    "Abstract",
    "Acknowledgements",
    "4. Discussion",
)


@pytest.mark.parametrize("heading", CONTEXT_HEADINGS)
def test_what_stands_under_a_heading_of_context_states_no_fact(heading: str) -> None:
    assert told(f"He had fever.\n\n{heading}\n\nGout often comes with swelling. It may cause pain.") == {"fever"}


CASE_HEADINGS = ("Case report", "Case presentation", "Patient and observation", "History", "Examination", "Treatment")


@pytest.mark.parametrize("heading", CASE_HEADINGS)
def test_the_case_goes_on_under_a_heading_of_its_own(heading: str) -> None:
    text = f"Background\n\nGout is common.\n\n{heading}\n\nHe had fever."
    assert told(text) == {"fever"}


def test_a_label_holds_for_its_own_line_only() -> None:
    text = "Past medical history: gout\nMedications: none\nHe came in with fever.\n"
    case = checked(text)
    assert told(text) >= {"fever"}
    fever = next(problem for problem in case.problems if problem.name == "fever")
    assert fever.status is None


NO_HEADINGS = (
    "He had fever\nand a discussion followed.",
    "The discussion was long. He had fever.",
    "We discussed: fever was present.",
    "discussion\nhe had fever.",
)


@pytest.mark.parametrize("text", NO_HEADINGS)
def test_a_word_in_a_sentence_is_no_heading(text: str) -> None:
    assert told(text) == {"fever"}


LITERATURE = (
    "Gout has been reported in the literature.",
    "Smith et al. described asthma in 12 cases.",
    "Written informed consent was obtained from the patient for publication.",
    "To our knowledge, few cases of sarcoidosis have been reported.",
)


@pytest.mark.parametrize("text", LITERATURE)
def test_literature_and_consent_state_no_fact_even_amid_the_story(text: str) -> None:
    assert told(f"A man had fever. {text} He had cough.") == {"fever", "cough"}


def test_a_sentence_of_the_patient_counts_though_it_names_the_literature() -> None:
    assert "gout" in told("As reported in the literature, our patient also had gout.")
