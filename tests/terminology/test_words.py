"""Words of a text and the concepts that they name: spellings, plurals, hyphens, accents, abbreviations, order."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case2fhir.terminology import Terminology, load, phrases
from case2fhir.terminology.normal import normal, phrase, words

SAME = [
    ("plural", "headache", "headaches"), ("plural in -ies", "allergy", "allergies"),
    ("plural in -es", "abscess", "abscesses"), ("plural in -xes", "reflex", "reflexes"),
    ("possessive", "Crohn disease", "Crohn's disease"), ("a curly apostrophe", "Crohn's disease", "Crohn’s disease"),
    ("British ae", "anemia", "anaemia"), ("British ae inside", "hemoglobin", "haemoglobin"),
    ("British oe", "edema", "oedema"), ("British oe inside", "diarrhea", "diarrhoea"),
    ("British our", "tumor", "tumour"), ("a ligature", "edema", "œdema"), ("capitals", "fever", "FEVER"),
    ("a capital", "low back pain", "Low back pain"), ("a hyphen", "low back pain", "low-back pain"),
    ("a no-break hyphen", "follow-up", "follow‑up"), ("an en dash", "follow-up", "follow–up"),
    ("a soft hyphen", "follow-up", "follow\u00adup"), ("white space", "low back pain", "low  back\tpain"),
    ("a line end", "low back pain", "low back\npain"), ("a no-break space", "low back pain", "low\u00a0back pain"),
    ("two of them", "leukemias", "leukaemia"), ("a final e", "anesthesia", "anaesthesia"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_two_forms_of_one_word(one: str, other: str) -> None:
    assert phrase(one) == phrase(other)


OTHER = [
    ("short words keep their s", "as", "a"), ("an us is no plural", "virus", "viru"), ("a double s", "loss", "los"),
    ("numbers keep their figures", "19.0", "19"), ("signs count", "CA 19-9", "CA 199"),
    ("order counts", "pain knee", "knee pain"),
    ("a prefix counts", "hypotension", "hypertension"), ("another prefix", "hyponatremia", "hypernatremia"),
    ("a short word more", "pain", "no pain"), ("ileum and ilium", "ileum", "ilium"), ("T3 and T4", "T3", "T4"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in OTHER], ids=[row[0] for row in OTHER])
def test_two_words(one: str, other: str) -> None:
    assert phrase(one) != phrase(other)


TOKENS: list[tuple[str, list[str]]] = [
    ("4.10 g/dL", ["4.10", "g", "/", "dL"]), ("38,5°C", ["38,5", "°", "C"]), ("HbA1c", ["HbA", "1", "c"]),
    ("SpO₂", ["SpO", "₂"]), ("low-back", ["low", "back"]), ("5-10", ["5", "-", "10"]), ("L4-L5", ["L", "4", "L", "5"]),
    ("patient's", ["patient's"]), ("the patients'", ["the", "patients", "'"]),
    ("mg/kg/day", ["mg", "/", "kg", "/", "day"]),
    ("1,250,000", ["1,250,000"]), ("12:30", ["12", ":", "30"]), ("a_b", ["a", "_", "b"]), ("", []), (" \n\t", []),
    ("naïve", ["naïve"]), ("боль", ["боль"]), ("x²", ["x²"]), ("(fever)", ["(", "fever", ")"]), ("4·1", ["4·1"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tokens"), TOKENS, ids=[repr(row[0]) for row in TOKENS])
def test_a_text_falls_into_words(text: str, tokens: list[str]) -> None:
    assert phrases.tokens(text) == tokens


@given(st.text(max_size=60))
def test_words_stand_in_order_and_never_overlap(text: str) -> None:
    spans = words(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(text[start:end].strip() == text[start:end] for start, end in spans)


@given(st.text(max_size=30))
def test_the_normal_form_does_not_mind_capitals(text: str) -> None:
    if text.isascii():
        assert phrase(text.upper()) == phrase(text.lower())


NAMED = {
    "hemoglobin": "Hgb|HGB|Hb|haemoglobin|hemoglobin level",
    "erythrocytes": "RBC|RBCs|red blood cell count|erythrocytes",
    "leukocytes": "WBC|white blood cells|white cell count|leucocytes|leukocyte count",
    "platelets": "PLT|platelets|thrombocytes",
    "crp": "CRP|C-reactive protein|C reactive protein",
    "esr": "ESR|erythrocyte sedimentation rate|sedimentation rate",
    "creatinine": "creatinine|serum creatinine",
    "sodium": "Na|Na+|sodium|serum sodium|Na⁺",
    "potassium": "K+|potassium|serum potassium|K⁺",
    "glucose": "glucose",
    "alt": "ALT|alanine aminotransferase|SGPT",
    "tsh": "TSH|thyroid-stimulating hormone|thyrotropin",
    "pulse-oximetry": "SpO2|SpO₂",
    "heart-rate": "heart rate|HR|pulse rate|pulse",
    "blood-pressure": "BP|blood pressure|blood pressures",
    "body-temperature": "temperature|body temperature",
    "bmi": "BMI|body mass index|body-mass index",
    "pain-vas": "VAS|visual analog scale|visual analogue scale",
    "mri": "MRI|magnetic resonance imaging|MR imaging",
    "ecg": "ECG|EKG|electrocardiogram|electrocardiography",
    "fever": "fever|fevers|pyrexia",
    "headache": "headache|headaches",
    "dyspnea": "dyspnea|dyspnoea",
    "low-back-pain": "low back pain|lower back pain|LBP|lumbago|Low-back pain",
    "hypertension": "hypertension|HTN|high blood pressure",
    "type-2-diabetes": "type 2 diabetes|T2DM|diabetes mellitus type 2",
    "pneumonia": "pneumonia|pneumonias",
    "sciatica": "sciatica|Sciatica",
    "appendectomy": "appendectomy|appendicectomy",
    "lumbar-puncture": "lumbar puncture|spinal tap|lumbar punctures",
    "paracetamol": "paracetamol|acetaminophen|Paracetamol",
    "epinephrine": "epinephrine|adrenaline",
    "dexamethasone": "dexamethasone|Dexamethasone",
    "mother": "mother|Mother",
    "left-lower-limb": "left leg|left lower limb|left lower extremity",
    "kidney": "kidney|kidneys",
}
ROWS = [(text, key) for key, texts in NAMED.items() for text in texts.split("|")]


def keys(terms: Terminology, text: str) -> tuple[int, tuple[str, ...]]:
    raw = phrases.tokens(text)
    return terms.match([normal(word) for word in raw], 0, raw) or (0, ())


@pytest.mark.parametrize(("text", "key"), ROWS, ids=[f"{text} is {key}" for text, key in ROWS])
def test_words_name_a_concept(terms: Terminology, text: str, key: str) -> None:
    length, found = keys(terms, text)
    assert length == len(phrases.tokens(text))
    assert key in found


WIDE = [
    "shortness of breath", "SOB", "breathlessness", "cephalalgia", "arterial hypertension", "type II diabetes mellitus",
]  # fmt: skip


@pytest.mark.parametrize("text", WIDE)
def test_what_our_tables_lack_has_a_code_from_the_wide_lexicon(terms: Terminology, text: str) -> None:
    length, found = keys(terms, text)
    assert length == len(phrases.tokens(text))
    concept = terms.concept(found[0])
    assert concept is not None
    assert concept.kind in {"symptom", "diagnosis"}
    assert concept.codings


LONGEST = [
    ("low back pain", "chronic low back pain"), ("hypertension", "pulmonary hypertension"),
    ("diabetes", "diabetes insipidus"),
    ("MRI", "MRI of the lumbar spine"), ("fracture", "hip fracture"), ("blood pressure", "blood pressure"),
    ("protein", "C-reactive protein"), ("puncture", "lumbar puncture"), ("heart", "heart rate"),
    ("anemia", "sickle cell anemia"),
]  # fmt: skip


@pytest.mark.parametrize(("short", "long"), LONGEST)
def test_the_longest_name_is_taken_whole(terms: Terminology, short: str, long: str) -> None:
    length, found = keys(terms, f"{long} was seen")
    assert length == len(phrases.tokens(long))
    assert short == long or set(found) != set(keys(terms, short)[1])


CASED = ["na", "as", "pe", "ms", "it", "or", "us", "he", "all", "aids", "pt", "mi"]


@pytest.mark.parametrize("word", CASED)
def test_a_small_word_is_no_abbreviation(terms: Terminology, word: str) -> None:
    assert not set(keys(terms, word)[1]) & set(terms.keys)


EVERY = sorted(load().keys)


@pytest.mark.parametrize("policy", ["all", "free", "none"])
def test_no_policy_lets_through_what_it_must_not(policy: str) -> None:
    terms = load(snomed=policy)  # type: ignore[arg-type]
    given_out = {key: [c for c in terms.codings(key) if "snomed" in c.system] for key in EVERY}
    everything = {key: [c for c in load().codings(key) if "snomed" in c.system] for key in EVERY}
    assert all(set(given_out[key]) <= set(everything[key]) for key in EVERY)
    counts = sum(map(len, given_out.values())), sum(map(len, everything.values()))
    assert {"all": counts[0] == counts[1], "free": 0 < counts[0] < counts[1], "none": counts[0] == 0}[policy]
