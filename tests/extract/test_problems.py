"""Problems and signs: what is found, what it is called, and its site, side, severity, course, onset and character."""

from __future__ import annotations

from typing import Any

import pytest

from case2fhir.model import Finding, Problem

from .telling import checked, told

PROBLEMS = {
    "She presented with fever, cough and dyspnea.": {"fever", "cough", "dyspnea"},
    "He complained of abdominal pain.": {"abdominal pain"},
    "A diagnosis of acute pancreatitis was made.": {"acute pancreatitis"},
    "He was diagnosed with type 2 diabetes mellitus.": {"type 2 diabetes mellitus"},
    "She suffers from rheumatoid arthritis.": {"rheumatoid arthritis"},
    "He developed septic shock.": {"septic shock"},
    "The course was complicated by pneumothorax.": {"pneumothorax"},
    "She had nausea and vomiting.": {"nausea", "vomiting"},
    "There was weight loss of 10 kg.": {"weight loss"},
    "He has atrial fibrillation and hypertension.": {"atrial fibrillation", "hypertension"},
    "Dysphagia and odynophagia were reported.": {"dysphagia", "odynophagia"},
    "He was admitted for acute appendicitis.": {"acute appendicitis"},
    "Her main complaint was dizziness.": {"dizziness"},
    "He noticed blurred vision.": {"blurred vision"},
    "Shortness of breath woke her.": {"shortness of breath"},
    "She reported a loss of appetite.": {"loss of appetite"},
    "He had diarrhoea.": {"diarrhoea"},
    "She had anaemia.": {"anaemia"},
    "The diagnosis was myasthenia gravis.": {"myasthenia gravis"},
    "He came with haematuria and oliguria.": {"haematuria", "oliguria"},
    "She has Crohn's disease.": {"crohn's disease"},
    "She has Crohn’s disease.": {"crohn’s disease"},
    "Acute kidney injury followed.": {"acute kidney injury"},
    "He had convulsions.": {"convulsions"},
    "He was found to have deep vein thrombosis.": {"deep vein thrombosis"},
    "Osteomyelitis was treated.": {"osteomyelitis"},
    "She was in cardiogenic shock.": {"cardiogenic shock"},
    "Cough; fever; chills.": {"cough", "fever", "chills"},
    "He had lumbago.": {"lumbago"},
    "A pulmonary embolism occurred.": {"pulmonary embolism"},
    "She had palpitations and syncope.": {"palpitations", "syncope"},
    "He has chronic obstructive pulmonary disease.": {"chronic obstructive pulmonary disease"},
    "He had hematemesis twice.": {"hematemesis"},
    "She presented with jaundice and pruritus.": {"jaundice", "pruritus"},
    "A stroke was diagnosed.": {"stroke"},
    "He had a myocardial infarction.": {"myocardial infarction"},
    "She had urinary incontinence.": {"urinary incontinence"},
    "Her tinnitus bothered her.": {"tinnitus"},
    "He was comatose with hypothermia.": {"comatose", "hypothermia"},
    "Constipation lasted.": {"constipation"},
    "He fell ill with cholera.": {"cholera"},
    "She had polymyalgia.": {"polymyalgia"},
}
"""Sentences with all problems and signs that they tell."""

UNKNOWN_WORDS = {
    "A diagnosis of Zorbach syndrome was made.": "zorbach syndrome",
    "He was diagnosed with quorilitis.": "quorilitis",
    "It turned out to be a fibroblastoma.": "fibroblastoma",
    "She had a polychondropathy.": "polychondropathy",
    "He complained of wobbliness.": "wobbliness",
    "The picture was compatible with KLM disorder.": "klm disorder",
}
"""Names that no table has: the text itself says that they are problems, or their ending does."""

NO_PROBLEMS = (
    "He was treated with antibiotics.",
    "The patient was informed.",
    "She is a teacher.",
    "The department of surgery was consulted.",
    "The anaesthetist examined her.",
    "He works in a cancer hospital.",
    "We thank the patient.",
    "The symptoms were discussed.",
    "This condition is rare.",
    "The prognosis was explained.",
    "Anastomosis was done under analgesia.",
)


@pytest.mark.parametrize(("text", "facts"), PROBLEMS.items(), ids=PROBLEMS)
def test_a_sentence_tells_exactly_these_problems(text: str, facts: set[str]) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(("text", "name"), UNKNOWN_WORDS.items(), ids=UNKNOWN_WORDS)
def test_a_name_that_no_table_has_is_a_problem_without_a_concept(text: str, name: str) -> None:
    (found,) = checked(text).problems
    assert found.name.casefold() == name
    assert (found.concept or "head:").startswith("head:")


@pytest.mark.parametrize("text", NO_PROBLEMS)
def test_words_that_name_no_problem_make_none(text: str) -> None:
    assert told(text) == set()


QUALITIES: list[tuple[str, dict[str, Any]]] = [
    ("He had severe headache.", {"severity": "severe"}),
    ("She had a mild rash.", {"name": "rash", "severity": "mild"}),
    ("There was moderate dehydration.", {"name": "dehydration", "severity": "moderate"}),
    ("He had excruciating pain in the left knee.", {"severity": "severe", "side": "left", "site": "left knee"}),
    ("She had swelling of the right ankle.", {"name": "swelling", "side": "right", "site": "right ankle"}),
    ("She complained of pain in both hips.", {"side": "bilateral", "site": "hips"}),
    ("He reported fluctuating dizziness.", {"name": "dizziness", "course": ("fluctuating",)}),
    ("She had progressive dyspnea.", {"name": "dyspnea", "course": ("progressive",)}),
    ("He had a dull, aching pain in the abdomen.", {"character": ("dull", "aching"), "site": "abdomen"}),
    ("He had pain in the lower back radiating to the left leg.", {"radiation": ("the left leg",)}),
    ("The back pain worsened with sitting and coughing.", {"aggravated_by": ("sitting", "coughing")}),
    ("Her headache was relieved by rest.", {"relieved_by": ("rest",)}),
    ("She had back pain, aggravated by bending.", {"aggravated_by": ("bending",)}),
    ("Right-sided tremor was noted.", {"name": "tremor", "side": "right"}),
    ("She had left-sided chest pain.", {"side": "left"}),
    ("He had numbness in the right hand.", {"name": "numbness", "side": "right", "site": "right hand"}),
    ("She had left leg weakness.", {"side": "left", "site": "left leg"}),
    ("Bilateral hearing loss was present.", {"side": "bilateral"}),
    ("He had sudden severe chest pain.", {"severity": "severe", "course": ("sudden",)}),
]


@pytest.mark.parametrize(("text", "fields"), QUALITIES, ids=[text for text, _ in QUALITIES])
def test_qualities_leave_the_name_and_stand_in_their_fields(text: str, fields: dict[str, Any]) -> None:
    found = _first(text)
    for name, value in fields.items():
        has = getattr(found, name, None)
        has = getattr(has, "name", has) if name == "site" else has
        assert (has.casefold() if isinstance(has, str) else has) == value, name


ONSETS = [
    ("She had had fever for 3 days.", "3 days"),
    ("He had a 2-week history of cough.", "2-week history"),
    ("Back pain began three years ago.", "three years ago"),
    ("She has had migraine since 2012.", "since 2012"),
    ("He presented with headache of 5 days duration.", "5 days duration"),
]


@pytest.mark.parametrize(("text", "words"), ONSETS, ids=[text for text, _ in ONSETS])
def test_onset_is_kept_in_the_words_of_the_text(text: str, words: str) -> None:
    found = checked(text).problems[0]
    assert found.onset is not None
    assert found.onset.text == words


def test_an_onset_years_ago_is_an_offset_from_the_first_encounter() -> None:
    case = checked("A 50-year-old man presented with back pain that began three years ago.")
    (found,) = case.problems
    assert found.onset is not None
    assert found.onset.offset is not None
    assert found.onset.offset.event == case.encounters[0].key
    assert (str(found.onset.offset.value), found.onset.offset.unit, found.onset.offset.direction) == (
        "3",
        "a",
        "before",
    )
    assert found.onset.date is None


SIGNS = {
    "On examination, the abdomen was distended.": {"distended"},
    "Auscultation revealed crackles.": {"crackles"},
    "The liver was palpable.": {"palpable"},
    "Palpation was without tenderness.": {"!tenderness"},
    "He was afebrile.": {"=afebrile"},
    "Kernig's sign was positive.": {"+kernig's sign"},
    "Murphy's sign was negative.": {"!murphy's sign"},
}


@pytest.mark.parametrize(("text", "facts"), SIGNS.items(), ids=SIGNS)
def test_what_an_examination_finds_is_a_sign(text: str, facts: set[str]) -> None:
    assert told(text) == facts
    assert not checked(text).problems


def test_a_normal_state_is_a_normal_finding_and_no_problem() -> None:
    case = checked("On examination he was alert and oriented.")
    assert case.signs
    assert {sign.result for sign in case.signs} == {"normal"}
    assert not case.problems


def test_a_diagnosis_and_a_complaint_are_told_apart() -> None:
    case = checked("He complained of headache. A diagnosis of meningitis was made.")
    assert {each.name: each.kind for each in case.problems} == {"headache": "symptom", "meningitis": "diagnosis"}


def test_what_a_quality_is_said_of_is_the_complaint_before_it_even_a_sentence_ago() -> None:
    (found,) = checked("She had back pain. It was worse on standing.").problems
    assert found.aggravated_by == ("standing",)


def test_what_does_not_help_relieves_nothing() -> None:
    (found,) = checked("The headache was not relieved by rest.").problems
    assert found.relieved_by == ()


def test_a_stated_time_is_no_factor() -> None:
    (found,) = checked("The pain worsened with time.").problems
    assert found.aggravated_by == ()


def test_the_patients_own_words_in_quotes_are_a_note() -> None:
    (found,) = checked("She described her headache as “a tight band”.").problems
    assert found.note == ("a tight band",)


def _first(text: str) -> Problem | Finding:
    case = checked(text)
    return (*case.problems, *case.signs)[0]
