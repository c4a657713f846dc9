"""Where a denial ends, and which words it shares with what it denies."""

from __future__ import annotations

import pytest

from .telling import told, told_in_studies

SCOPES = {
    "No gross hematuria was present.": {"!gross hematuria"},
    "The spleen was not palpable.": {"!palpable"},
    "She never complained of claudication.": {"!claudication"},
    "Of note, fever was present.": {"fever"},
    "None of the pills helped; fever persisted.": {"fever"},
    "The mass was tender, indurated and non-fluctuant.": {"mass", "tender"},
    "There was no evidence of abscess in the wall and a granuloma was found.": {"!abscess", "granuloma"},
    "He had no fever, and a rash was seen.": {"!fever", "rash"},
    "He had no fever and cough.": {"!fever", "!cough"},
    "Fever, cough and rash were absent.": {"!fever", "!cough", "!rash"},
    "Pulmonary embolism and myocardial infarction were ruled out.": {"!pulmonary embolism", "!myocardial infarction"},
    "He had diabetes, and tuberculosis was ruled out.": {"diabetes", "!tuberculosis"},
    "She had fever and cough was absent.": {"fever", "!cough"},
    "A man without notable antecedents, consulting for blepharospasm.": {"blepharospasm"},
    "She was misdiagnosed with migraine.": {"!migraine"},
    "It was mistaken for appendicitis.": {"!appendicitis"},
    "He had a history of colon cancer, admitted for pneumonia.": {"colon cancer (past)", "pneumonia"},
    "He came with a history of swelling and pain.": {"swelling", "pain"},
    "She had just been diagnosed with lupus.": {"lupus"},
    "She was diagnosed with a pneumonia.": {"pneumonia"},
    "PMH: gout, asthma.": {"gout (past)", "asthma (past)"},
    "ROS: neg for cough, chills.": {"!cough", "!chills"},
    "A 67-year-old man with chest pain, onset 2 hours ago.": {"chest pain"},
    "He had pneumonia two years ago.": {"pneumonia (past)"},
    "A patient with seizures was admitted.": {"seizures"},
    "In patients with gout, pain is common. He had asthma.": {"asthma"},
    "His wife had tuberculosis. He had cough.": {"cough"},
}


@pytest.mark.parametrize(("text", "expected"), SCOPES.items(), ids=SCOPES)
def test_what_is_denied_or_past_and_what_is_not(text: str, expected: set[str]) -> None:
    assert {each for each in told(text) if not each.startswith("=")} == expected


STUDIES = {
    "MRI showed meningioma and EEG was unremarkable.": "meningioma",
    "MRI showed meningioma and EEG was negative.": "meningioma",
    "CT showed pneumonia, and pulmonary embolism was excluded.": "pneumonia",
    "CT showed pneumonia, and pulmonary embolism was excluded. ": "!pulmonary embolism",
    "Ultrasound revealed gallstones; cholecystitis was absent.": "gallstones",
    "Ultrasound revealed gallstones; cholecystitis was absent. ": "!cholecystitis",
}


@pytest.mark.parametrize(("text", "expected"), STUDIES.items(), ids=STUDIES)
def test_a_result_of_one_study_does_not_reach_into_another(text: str, expected: str) -> None:
    assert expected in told_in_studies(text)


OF_OTHERS = (
    "His mother, who had breast cancer, died.",
    "Her husband, who had fever, visited her.",
    "His wife with tuberculosis was treated.",
)


@pytest.mark.parametrize("text", OF_OTHERS)
def test_what_is_told_of_someone_else_stays_there(text: str) -> None:
    assert not told(text)
