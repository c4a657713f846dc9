"""Words for problems inside names of other things are no problems; beside them, true ones are."""

from __future__ import annotations

import pytest

from .telling import told

NO_PROBLEM = (
    "He was given a blister pack of aspirin.",
    "Pleural fluid was sent for cytology.",
    "Culture of the ascitic fluid was sterile.",
    "Analysis of pleural fluid was done.",
    "She was referred to the department of infectious diseases.",
    "He was seen by the division of cardiovascular diseases.",
    "He consulted a specialist in rheumatic diseases.",
    "She was treated according to the heart failure guidelines.",
    "He was transferred to the stroke unit.",
    "She was nursed in the burn unit.",
    "She visited the diabetes clinic.",
    "He called the headache center.",
    "The pain service saw him.",
    "The sepsis team was called.",
    "Her infectious disease consultant was informed.",
    "The National Cancer Institute paid for it.",
    "The European Society of Hypertension defined it.",
    "It was published in the Journal of Epilepsy.",
    "The Heart Failure Association agreed.",
    "He received DVT prophylaxis.",
    "She was at risk of pulmonary embolism.",
    "He had a high risk of stroke.",
    "She had colorectal cancer screening.",
    "She was screened for hepatitis B.",
    "He was given a pneumonia vaccine.",
    "She was vaccinated against influenza.",
    "Heart failure therapy was begun.",
    "He bought hypertension tablets.",
    "The tumor marker was measured.",
    "Hepatitis B antibodies were measured.",
    "The malaria test was repeated.",
    "He kept a pain diary.",
    "A depression questionnaire was filled in.",
    "He was discharged with anti-edema treatment.",
    "She took an anti-inflammatory drug.",
    "The reflexes were depressed.",
    "Surgery was delayed by technical difficulties.",
    "It was not done because of financial difficulties.",
    "CT with contrast enhancement was performed.",
    "PCR for SARS-CoV-2 was sent.",
    "Pleural abrasion was performed.",
    "The asthma registry was searched.",
    "He joined a diabetes education program.",
    "He was enrolled in a sepsis trial.",
)


@pytest.mark.parametrize("text", NO_PROBLEM)
def test_a_word_inside_another_name_is_no_problem(text: str) -> None:
    assert not {each for each in told(text) if not each.startswith("=")}


PROBLEM = {
    "He had pleural fluid on the left.": {"pleural fluid"},
    "Free fluid was present in the pelvis.": {"free fluid"},
    "She came to the clinic for headache.": {"headache"},
    "He was admitted to the hospital for chest pain.": {"chest pain"},
    "He was seen in the unit for back pain.": {"back pain"},
    "The patient was depressed.": {"depressed"},
    "She had difficulty walking.": {"difficulty walking"},
    "SARS-CoV-2 infection was diagnosed.": {"sars-cov-2 infection"},
    "He had diabetes and visited the pain clinic.": {"diabetes"},
    "Screening showed that she had hepatitis B.": {"hepatitis b"},
    "He presented with complaints of fever and cough.": {"fever", "cough"},
    "Her chief complaint was dizziness.": {"dizziness"},
    "The symptoms of gout persisted.": {"gout"},
    "The pain was severe; the pain clinic was closed.": {"pain"},
    "Heart failure was treated in the heart failure unit.": {"heart failure"},
    "He had blisters on the hand.": {"blisters"},
    "She had HIV and was treated.": {"hiv"},
    "She had hives after the meal.": {"hives"},
}


@pytest.mark.parametrize(("text", "expected"), PROBLEM.items(), ids=PROBLEM)
def test_beside_such_names_true_problems_are_told(text: str, expected: set[str]) -> None:
    assert expected <= told(text)
