"""Clinic notes in shorthand: who, since when, what is denied, what is past, what the plan lists."""

from __future__ import annotations

import pytest

from .reading import names
from .telling import checked, told

PEOPLE = {
    "44F w/ R knee pain.": ("44", "a", "female"),
    "ED note: 67M BIBA with chest pain.": ("67", "a", "male"),
    "29yo G3P2 at 32w with vaginal bleeding.": ("29", "a", "female"),
    "Well child check: 2-year-old boy, mother reports no concerns.": ("2", "a", "male"),
    "HPI: 55M h/o HTN.": ("55", "a", "male"),
    "Dental: 50M c/o pain in a tooth.": ("50", "a", "male"),
    "34F with MDD.": ("34", "a", "female"),
    "The 40-year-old man was bitten by his dog, 5 yo.": ("40", "a", "male"),
}


@pytest.mark.parametrize(("text", "person"), PEOPLE.items(), ids=PEOPLE)
def test_age_and_sex_of_a_note(text: str, person: tuple[str, str, str]) -> None:
    patient = checked(text).patient
    assert patient.age
    assert patient.sex
    assert (str(patient.age.value), patient.age.unit, patient.sex.value) == person


NOTES = {
    "44F w/ R knee pain x2wk, no locking; PMHx COPD, GERD.": {"knee pain", "!locking", "copd (past)", "gerd (past)"},
    "Pt c/o sore throat and fever x3d. Denies cough or SOB.": {"sore throat", "fever", "!cough", "!sob"},
    "PMH: CAD, gout.": {"cad (past)", "gout (past)"},
    "50M c/o pain, no swelling, no fever. Dx: irreversible pulpitis.": {
        "pain",
        "!swelling",
        "!fever",
        "irreversible pulpitis",
    },
    "29yo with vaginal bleeding, no contractions.": {"vaginal bleeding"},
    "ROS: neg for cough, chills. PE: crackles.": {"!cough", "!chills", "crackles"},
    "Assessment:\n1. Heart failure\n2. R/o pulmonary embolism\n3. Hypothyroidism": {
        "heart failure",
        "?pulmonary embolism",
        "hypothyroidism",
    },
}


@pytest.mark.parametrize(("text", "expected"), NOTES.items(), ids=NOTES)
def test_the_problems_of_a_note(text: str, expected: set[str]) -> None:
    assert expected <= told(text)


SIDES = {
    "R knee pain.": "right",
    "L ankle swelling.": "left",
    "Right knee pain.": "right",
}


@pytest.mark.parametrize(("text", "side"), SIDES.items(), ids=SIDES)
def test_a_capital_letter_is_a_side(text: str, side: str) -> None:
    assert [each.side for each in (*checked(text).problems, *checked(text).signs)] == [side]


def test_numbered_plans_keep_drugs_and_problems_apart() -> None:
    case = checked("A/P: 1. CAP - start azithromycin 500 mg. 2. HTN - continue lisinopril 10 mg.")
    assert names(case.problems) == ["CAP", "HTN"]
    assert names(case.medications) == ["azithromycin", "lisinopril"]


def test_since_when_is_read_from_shorthand() -> None:
    case = checked("44F w/ R knee pain x2wk.")
    assert [each.onset.text for each in case.problems if each.onset] == ["2wk"]


PLANS = {
    "A/P:\n1. R knee OA - naproxen 500 mg BID x 10 days": [("naproxen", "prescribed", "10")],
    "A&P: Asthma. Salbutamol 100 mcg inh prn.": [("Salbutamol", "prescribed", None)],
    "Assessment and plan\nGout. Colchicine 0.5 mg BD for 5 days.": [("Colchicine", "prescribed", "5")],
    "Plan: ibuprofen 400 mg tid.": [("ibuprofen", "prescribed", None)],
    "Treatment: ibuprofen 400 mg tid.": [("ibuprofen", "given", None)],
}


@pytest.mark.parametrize(("text", "drugs"), PLANS.items(), ids=PLANS)
def test_drugs_of_a_plan_are_prescribed(text: str, drugs: list[tuple[str, str, str | None]]) -> None:
    found = [(m.name, m.act, str(m.duration.value) if m.duration else None) for m in checked(text).medications]
    assert found == drugs


def test_how_long_a_drug_is_taken_is_not_since_when_it_hurts() -> None:
    problem = next(each for each in checked("R knee OA - naproxen 500 mg BID x 10 days.").problems)
    assert problem.onset is None


def test_what_eases_a_complaint_is_not_what_makes_it_worse() -> None:
    problem = next(each for each in checked("R knee pain, worse with stairs, better with rest.").problems)
    assert problem.aggravated_by == ("stairs",)
    assert problem.relieved_by == ("rest",)
