"""What goes wrong elsewhere: one table of the faults that readers of case reports are known for."""

from __future__ import annotations

import pytest

from .reading import names
from .telling import checked, told

INSIDE_WORDS = (
    "According to the plan he went home.",
    "The paravertebral muscles were relaxed.",
    "She had a goutweed tea.",
    "The rashness of the driver was discussed.",
    "He works in a feverfew field.",
    "The massive door was closed.",
    "The coughdrop was sweet.",
)


@pytest.mark.parametrize("text", INSIDE_WORDS)
def test_nothing_is_matched_inside_words(text: str) -> None:
    case = checked(text)
    assert not case.problems
    assert not [each for each in case.signs if each.result != "normal"]


NO_ACROSS_BUT = {
    "He had no fever but cough.": {"!fever", "cough"},
    "No rash, but itching was present.": {"!rash", "itching"},
    "There was no nausea but vomiting.": {"!nausea", "vomiting"},
    "Without chills but with fever.": {"!chills", "fever"},
}


@pytest.mark.parametrize(("text", "expected"), NO_ACROSS_BUT.items(), ids=NO_ACROSS_BUT)
def test_no_ends_at_but(text: str, expected: set[str]) -> None:
    assert told(text) == expected


FAMILY = (
    "Her mother had asthma.",
    "There is a family history of gout.",
    "His father died of stroke.",
    "Two sisters have lupus.",
    "His grandfather suffered from epilepsy.",
)


@pytest.mark.parametrize("text", FAMILY)
def test_what_relatives_have_the_patient_has_not(text: str) -> None:
    assert not checked(text).problems


HISTORY = ("history of", "past history of", "past medical history of", "previous history of", "prior history of")


@pytest.mark.parametrize("words", HISTORY)
def test_a_history_is_not_current(words: str) -> None:
    assert told(f"She has a {words} asthma.") == {"asthma (past)"}


ANALYTES = (
    "Potassium was 3.1 mmol/L.",
    "Serum digoxin was 1.2 ng/mL.",
    "Vitamin D was 12 ng/mL.",
    "Iron was 4 umol/L.",
    "The lithium level was 0.8 mmol/L.",
    "Calcium 2.2 mmol/L.",
    "Cortisol was 5 ug/dL.",
)


@pytest.mark.parametrize("text", ANALYTES)
def test_an_analyte_is_no_drug(text: str) -> None:
    case = checked(text)
    assert not case.medications
    assert len(case.measurements) == 1


VALUES = {
    "Creatinine was 1.5 mg/dL.": "1.5",
    "Hemoglobin was 10,5 g/dL.": "10,5",
    "Hemoglobin was 8.4 g/dL (normal 12-16).": "8.4",
    "CRP was 7 mg/L (reference range 0-5 mg/L).": "7",
    "WBC was 12,300/mm3.": "12,300",
    "In 2015, ferritin was 30 ng/mL.": "30",
}


@pytest.mark.parametrize(("text", "value"), VALUES.items(), ids=VALUES)
def test_the_value_is_the_one_written(text: str, value: str) -> None:
    (found,) = checked(text).measurements
    assert any(words.quote.startswith(value) for words in found.evidence)


NO_VALUE = ("In 2015 her hemoglobin was normal.", "Ferritin was measured in 2012.", "CRP was low in March 2019.")


@pytest.mark.parametrize("text", NO_VALUE)
def test_a_year_is_no_value(text: str) -> None:
    quotes = [words.quote for each in checked(text).measurements for words in each.evidence]
    assert not [quote for quote in quotes if quote.startswith("20")]


DOSES = {
    "He took aspirin and metformin 850 mg.": {"aspirin": "", "metformin": "850 mg"},
    "Aspirin 100 mg and metformin were given.": {"Aspirin": "100 mg", "metformin": ""},
    "Enalapril 5 mg, digoxin 0.25 mg.": {"Enalapril": "5 mg", "digoxin": "0.25 mg"},
}


@pytest.mark.parametrize(("text", "doses"), DOSES.items(), ids=DOSES)
def test_a_dose_stays_with_its_drug(text: str, doses: dict[str, str]) -> None:
    case = checked(text)
    told_doses = {
        each.name: next((words.quote for words in each.evidence if words.quote.endswith("mg")), "")
        for each in case.medications
    }
    assert told_doses == doses


POWER = ("Power was 3/5 in the left leg.", "Muscle strength was 4/5.", "Strength of 2/5 was noted in May.")


@pytest.mark.parametrize("text", POWER)
def test_a_grade_of_power_is_no_date(text: str) -> None:
    case = checked(text)
    assert not [each for each in case.encounters if each.when]
    assert not [each for each in case.measurements if each.when and each.when.date]
    assert any("/5" in words.quote for each in case.measurements for words in each.evidence)


CITATIONS = ("He had gout [12].", "He had gout.12", "He had gout (3).", "He had gout 4,5.")


@pytest.mark.parametrize("text", CITATIONS)
def test_a_citation_is_part_of_nothing(text: str) -> None:
    assert names(checked(text).problems) == ["gout"]


MEANINGS = {
    "She had multiple sclerosis (MS). The MS was active.": ["multiple sclerosis"],
    "He had mitral stenosis (MS). The MS was severe.": ["mitral stenosis"],
    "She had rheumatoid arthritis (RA). RA was active.": ["rheumatoid arthritis"],
    "He had a pulmonary embolism (PE). The PE was treated.": ["pulmonary embolism"],
}


@pytest.mark.parametrize(("text", "expected"), MEANINGS.items(), ids=MEANINGS)
def test_an_abbreviation_means_what_the_text_defines(text: str, expected: list[str]) -> None:
    assert names(checked(text).problems) == expected
