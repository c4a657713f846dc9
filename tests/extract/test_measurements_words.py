"""Results in words, titres and grades, and the panels that results belong to."""

from __future__ import annotations

import pytest

from .measuring import case_of, lines, measured

WORDS = [
    ("HIV serology was negative and HBsAg was positive.", [("HIV serology", "negative"), ("HBsAg", "positive")]),
    ("Hepatitis B surface antigen was negative, anti-HCV positive.",
     [("Hepatitis B surface antigen", "negative"), ("anti-HCV", "positive")]),
    ("Rheumatoid factor and anti-CCP were negative.", [("Rheumatoid factor", "negative"), ("anti-CCP", "negative")]),
    ("Positive ANA and normal complement were found.", [("ANA", "positive"), ("complement", "normal")]),
    ("CRP was elevated, ESR was normal.", [("CRP", "elevated"), ("ESR", "normal")]),
    ("TSH was normal.", [("TSH", "normal")]),
    ("CK was not elevated.", [("CK", "not elevated")]),
    ("HBsAg (+) and anti-HCV (-).", [("HBsAg", "positive"), ("anti-HCV", "negative")]),
    ("CRP, ESR and liver function tests were within normal limits.",
     [("CRP", "normal"), ("ESR", "normal"), ("liver function tests", "normal")]),
    ("ANA was positive at 1:320.", [("ANA", "1:320")]),
    ("The ANA titre was 1:640.", [("ANA", "1:640")]),
    ("ANA were positive at 1/320.", [("ANA", "1/320")]),
    ("Urine protein 3+.", [("Urine protein", "3+")]),
    ("Urinalysis showed 2+ protein, trace ketones and negative nitrites.",
     [("protein", "2+"), ("ketones", "trace"), ("nitrites", "negative")]),
    ("Urinalysis: protein 3+, nitrite negative.", [("protein", "3+"), ("nitrite", "negative")]),
]  # fmt: skip
NO_RESULT = [
    "CRP and ESR were ordered.",
    "The sodium intake was restricted.",
    "Fine reticular bands in the lower lobes were seen.",
    "The glucose monitor was replaced.",
]


@pytest.mark.parametrize(("text", "found"), WORDS, ids=[text for text, _ in WORDS])
def test_result_in_words(text: str, found: list[tuple[str, str]]) -> None:
    items = measured(text)
    assert [(item.name, item.value_text) for item in items] == found
    assert all(item.value is None for item in items)


@pytest.mark.parametrize("text", NO_RESULT)
def test_a_name_alone_is_no_result(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("HBsAg was positive.", ["positive"]),
        ("HBsAg was negative.", ["negative"]),
        ("CRP was elevated.", ["high"]),
        ("The bicarbonate was low.", ["low"]),
        ("Creatinine and urea were normal.", ["normal", "normal"]),
        ("CK was not elevated.", [None]),
        ("ANA was positive at 1:320.", [None]),
    ],
)
def test_state_of_a_result_in_words(text: str, states: list[str | None]) -> None:
    assert [item.interpretation for item in measured(text)] == states


def test_panel_in_a_sentence_is_a_study_of_its_results() -> None:
    case = case_of("CBC showed Hb 11 g/dL and MCV 71 fL. Liver function tests showed ALT 88 U/L.")
    panels = {study.key: study.concept for study in case.studies if study.kind == "laboratory"}
    found = [(item.name, panels[item.study or ""]) for item in case.measurements]
    assert found == [
        ("Hb", "complete-blood-count"),
        ("MCV", "complete-blood-count"),
        ("ALT", "liver-function-tests"),
    ]


def test_panel_before_bullets_holds_them() -> None:
    text = "The complete blood count was as follows:\n\n  • red blood cells — 4.2×10^12/L;\n  • hemoglobin — 99 g/L;\n"
    case = case_of(text + "\nAspirin was stopped. Sodium was 140 mmol/L.\n")
    (study,) = [study for study in case.studies if study.kind == "laboratory"]
    assert [item.study for item in case.measurements] == [study.key, study.key, None]
    assert [words.quote for words in study.evidence] == ["complete blood count"]


def test_two_panels_of_one_name_have_keys_of_their_own() -> None:
    case = case_of("CBC showed Hb 11 g/dL.\nA week later, CBC showed Hb 12 g/dL.")
    keys = [item.study for item in case.measurements]
    assert None not in keys
    assert len(set(keys)) == 2


def test_panel_without_results_is_no_study_of_ours() -> None:
    case = case_of("A complete blood count was requested.")
    assert [study for study in case.studies if study.key.startswith("study-complete")] == []
    assert case.measurements == ()


@pytest.mark.parametrize(
    ("text", "specimen"),
    [
        ("CSF analysis revealed protein of 1.2 g/L.", "cerebrospinal fluid"),
        ("The pleural fluid showed LDH 800 U/L.", "pleural fluid"),
        ("Urine calcium was 9 mmol/L.", "urine"),
        ("Serum calcium was 2.4 mmol/L.", None),
        ("With concentrated urine, her GCS was 7.", None),
        ("Urine output was poor and creatinine was 400 μmol/L.", None),
    ],
)
def test_specimen_only_where_it_was_examined(text: str, specimen: str | None) -> None:
    (item,) = measured(text)
    assert item.specimen == specimen
