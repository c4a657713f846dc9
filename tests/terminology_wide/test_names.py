"""Names of specialties in the wide lexicon: what a report calls a thing, the kind that it is, and its own codes."""

from __future__ import annotations

import pytest

from case2fhir.terminology.normal import normal, words
from case2fhir.terminology.wide import Wide, WideEntry, shared

NAMES: dict[str, str] = {
    "symptom": "headache|vertigo|diplopia|dysphagia|hematuria|dysuria|palpitations|syncope|hemoptysis|tinnitus|pruritus"
    "|constipation|night sweats|weight loss|epistaxis|photophobia|abdominal pain|chest pain|muscle weakness|ataxia",
    "diagnosis": "multiple sclerosis|Parkinson disease|asthma|psoriasis|ulcerative colitis|acute pancreatitis"
    "|cholelithiasis"
    "|endometriosis|preeclampsia|osteomyelitis|tuberculosis|malaria|melanoma|glaucoma|schizophrenia|anorexia nervosa"
    "|sickle cell anemia|hemophilia|Graves disease|Cushing syndrome|pulmonary embolism|atrial fibrillation|gout",
    "medication": "metformin|lisinopril|amoxicillin|ibuprofen|warfarin|levothyroxine|omeprazole|methotrexate|rituximab"
    "|vancomycin|furosemide|amlodipine|sertraline|haloperidol|cisplatin|morphine|ondansetron|ciclosporin|adalimumab",
}
ROWS = [(name, kind) for kind, texts in NAMES.items() for name in texts.split("|")]


@pytest.fixture(scope="module")
def wide() -> Wide:
    return shared()


def entry(wide: Wide, text: str) -> WideEntry:
    raw = [text[start:end] for start, end in words(text)]
    found = wide.longest([normal(word) for word in raw], 0, raw)
    assert found is not None
    assert found[0] == len(raw)
    return wide.entry(found[1])


@pytest.mark.parametrize(("name", "kind"), ROWS, ids=[row[0] for row in ROWS])
def test_a_name_has_its_kind_and_codes(wide: Wide, name: str, kind: str) -> None:
    found = entry(wide, name)
    assert found.kind in ({"symptom", "diagnosis"} if kind != "medication" else {"medication"})
    assert found.codings
    concept = wide.concept(found.key)
    assert concept is not None
    assert (concept.key, concept.display) == (found.key, found.display)


@pytest.mark.parametrize("name", NAMES["medication"].split("|"))
def test_a_drug_has_a_code_of_rxnorm_or_atc(wide: Wide, name: str) -> None:
    systems = {coding.system for coding in entry(wide, name).codings}
    assert systems & {"http://www.nlm.nih.gov/research/umls/rxnorm", "http://www.whocc.no/atc"}


TWO = [
    ("hypertension", "pulmonary hypertension"), ("hypothyroidism", "hyperthyroidism"),
    ("diabetes mellitus", "diabetes insipidus"),
    ("hypokalemia", "hyperkalemia"), ("tachycardia", "bradycardia"), ("ulcerative colitis", "ischemic colitis"),
    ("myocarditis", "pericarditis"), ("hepatitis B", "hepatitis C"), ("osteoporosis", "osteopetrosis"),
    ("prednisone", "prednisolone"), ("hydralazine", "hydroxyzine"), ("clonidine", "clonazepam"),
    ("chest pain", "back pain"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), TWO)
def test_names_that_are_close_are_two_things(wide: Wide, one: str, other: str) -> None:
    first, second = entry(wide, one), entry(wide, other)
    assert first.key != second.key
    codes = [{(coding.system, coding.code) for coding in found.codings} for found in (first, second)]
    assert codes[0] != codes[1]


SAME = [
    ("heart attack", "myocardial infarction"), ("haemorrhage", "hemorrhage"),
    ("dyspnoea", "shortness of breath"), ("paracetamol", "acetaminophen"),
    ("salbutamol", "albuterol"), ("adrenaline", "epinephrine"), ("cyclosporine", "ciclosporin"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_names_of_one_thing(wide: Wide, one: str, other: str) -> None:
    assert entry(wide, one).key == entry(wide, other).key
