"""What the tables answer: concepts, phrases, units, frequencies, routes, plausibility."""

from __future__ import annotations

from decimal import Decimal

import pytest

from case2fhir.terminology import Terminology, load, phrases
from case2fhir.terminology.normal import normal

SNOMED = "http://snomed.info/sct"
LOINC = "http://loinc.org"


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("lower back pain", "low-back-pain"), ("LBP", "low-back-pain"), ("pain in the lower back", "low-back-pain"),
        ("numbness in her left leg", "numbness-of-leg"), ("Sciatica", "sciatica"),
        ("spasms of the lumbar muscle group", "spasm-of-back-muscles"),
        ("muscular-tonic syndromes", "muscular-tonic-syndrome"), ("Osteochondrosis", "spinal-osteochondrosis"),
        ("disc herniation", "disc-herniation"), ("herniated discs", "disc-herniation"),
        ("Disc herniation LIV-LV", "lumbar-disc-herniation"), ("Lasegue\u2019s sign", "lasegue-sign"),
        ("Lasègue sign", "lasegue-sign"), ("straight-leg-raise test", "lasegue-sign"),
        ("red blood cells", "erythrocytes"), ("RBC", "erythrocytes"), ("RBCs", "erythrocytes"),
        ("haemoglobin", "hemoglobin"), ("Hb", "hemoglobin"), ("leukocytes", "leukocytes"), ("WBC", "leukocytes"),
        ("platelet count", "platelets"), ("C-reactive protein", "crp"), ("SGPT", "alt"), ("ALT", "alt"),
        ("serum creatinine", "creatinine"), ("troponin I", "troponin-i"), ("D-dimers", "d-dimer"), ("INR", "inr"),
        ("TSH", "tsh"), ("ferritin", "ferritin"), ("CA 19-9", "ca-19-9"), ("PaO2", "arterial-po2"), ("Na", "sodium"),
        ("complete blood count", "complete-blood-count"), ("CBC", "complete-blood-count"),
        ("blood pressure", "blood-pressure"), ("heart rate", "heart-rate"), ("pulse", "heart-rate"),
        ("SpO2", "pulse-oximetry"), ("body mass index", "bmi"), ("Glasgow Coma Scale", "glasgow-coma-scale"),
        ("NYHA class", "nyha"), ("ECOG", "ecog"), ("visual analogue scale", "pain-vas"), ("MMSE", "mmse"),
        ("Oswestry Disability Index", "oswestry"), ("Child-Pugh", "child-pugh"), ("Apgar score", "apgar"),
        ("MRI", "mri"), ("MRI of the lumbar spine", "mri-lumbar-spine"), ("lumbar spine MRI", "mri-lumbar-spine"),
        ("chest X-ray", "xray-chest"), ("CT scan of the abdomen", "ct-abdomen"), ("ECG", "ecg"), ("EEG", "eeg"),
        ("echocardiography", "echocardiography"), ("bone scan", "bone-scan"), ("PET-CT", "pet"),
        ("paravertebral blocks", "paravertebral-block"), ("lumbar puncture", "lumbar-puncture"),
        ("appendicectomy", "appendectomy"), ("laparoscopic cholecystectomy", "cholecystectomy"),
        ("Milgamma", "milgamma"), ("Midocalm", "midocalm"), ("Nise tablets", "nise"), ("Novocain", "novocain"),
        ("dexamethasone", "dexamethasone"), ("NSAIDs", "nsaid"), ("acetaminophen", "paracetamol"),
        ("warming ointments", "warming-ointment"), ("adrenaline", "epinephrine"), ("antibiotics", "antibiotics"),
        ("left leg", "left-lower-limb"), ("lumbar spine", "lumbar-spine"), ("L4-L5", "l4-l5-disc"),
        ("LIV-LV", "l4-l5-disc"), ("sacrum", "sacrum"), ("kidneys", "kidney"), ("close relatives", "family-member"),
        ("mother", "mother"), ("pronounced", "severe"), ("bilaterally", "bilateral"),
        ("non-smoker", "non-smoker"), ("ex-smoker", "former-smoker"),
        ("no known drug allergies", "no-known-drug-allergies"),
        ("fever", "fever"), ("vomiting", "vomiting"), ("jaundice", "jaundice"),
        ("hypertension", "hypertension"), ("type 2 diabetes mellitus", "type-2-diabetes"), ("pneumonia", "pneumonia"),
        ("improvement in overall well-being", "well-being-improved"), ("within normal limits", "normal-general"),
    ],
)  # fmt: skip
def test_words_find_their_concept(terms: Terminology, words: str, key: str) -> None:
    raw = phrases.tokens(words)
    found = terms.match([normal(word) for word in raw], 0, raw)
    assert found is not None, words
    assert found[0] == len(raw)
    assert key in found[1]


@pytest.mark.parametrize("words", ["ms", "na", "as", "pe", "all", "or", "it", "is", "According to", "patient", "we"])
def test_ordinary_words_are_no_abbreviations(terms: Terminology, words: str) -> None:
    raw = phrases.tokens(words)
    found = terms.match([normal(word) for word in raw], 0, raw)
    assert found is None or not set(found[1]) & set(terms.keys)


@pytest.mark.parametrize("words", ["MS", "PE", "RA", "PT", "CP"])
def test_abbreviations_with_several_meanings_are_marked(terms: Terminology, words: str) -> None:
    assert terms.is_ambiguous(words)


@pytest.mark.parametrize("words", ["MRI", "WBC", "lower back pain", "ms", "pe", ""])
def test_other_words_are_not_ambiguous(terms: Terminology, words: str) -> None:
    assert not terms.is_ambiguous(words)


def test_the_longest_phrase_wins(terms: Terminology) -> None:
    raw = phrases.tokens("chronic low back pain since March")
    assert terms.match([normal(word) for word in raw], 0, raw) == (4, ("chronic-low-back-pain",))
    found = terms.match([normal(word) for word in raw], 1, raw)
    assert found == (3, ("low-back-pain",))


def test_a_phrase_does_not_match_beyond_the_end(terms: Terminology) -> None:
    raw = phrases.tokens("low back")
    found = terms.match([normal(word) for word in raw], 0, raw)
    assert found is not None
    assert "low-back-pain" not in found[1]


def test_find_keeps_to_the_kinds_that_are_asked_for(terms: Terminology) -> None:
    glucose = terms.find("glucose", ("laboratory",))
    assert glucose is not None
    assert glucose.key == "glucose"
    assert terms.find("glucose", ("procedure",)) is None
    assert terms.find("") is None
    assert terms.find("low back pain today") is None


def test_a_concept_gives_its_codings_in_the_order_of_emission(terms: Terminology) -> None:
    concept = terms.concept("low-back-pain")
    assert concept is not None
    assert concept.kind == "symptom"
    assert [(coding.system, coding.code) for coding in concept.codings][:2] == [
        (SNOMED, "279039007"), ("http://hl7.org/fhir/sid/icd-10", "M54.5"),
    ]  # fmt: skip
    assert terms.concept("no-such-key") is None


@pytest.mark.parametrize(
    ("key", "ucum", "code"),
    [
        ("glucose", "mg/dL", "2345-7"), ("glucose", "mmol/L", "14749-6"), ("creatinine", "mg/dL", "2160-0"),
        ("creatinine", "umol/L", "14682-9"), ("bilirubin-total", "umol/L", "14631-6"),
        ("neutrophils", "%", "26511-6"), ("neutrophils", "10*9/L", "26499-4"), ("hba1c", "mmol/mol", "59261-8"),
        ("erythrocytes", "10*12/L", "26453-1"), ("leukocytes", "10*9/L", "26464-8"), ("hemoglobin", "g/L", "718-7"),
    ],
)  # fmt: skip
def test_the_code_follows_the_unit(terms: Terminology, key: str, ucum: str, code: str) -> None:
    assert terms.codings(key, ucum)[0].code == code


def test_a_code_of_one_unit_is_not_given_without_the_unit(terms: Terminology) -> None:
    assert terms.codings("glucose") == ()
    assert terms.codings("glucose", "furlong") == ()
    assert terms.codings("nothing") == ()


@pytest.mark.parametrize(("policy", "codes"), [("all", 2), ("free", 1), ("none", 0)])
def test_the_snomed_policy_filters_codings(policy: str, codes: int) -> None:
    terms = load(snomed=policy)  # type: ignore[arg-type]
    keys = ("low-back-pain", "pain-in-lumbar-spine")
    found = [coding for key in keys for coding in terms.codings(key) if coding.system == SNOMED]
    assert len(found) == codes
    kept = terms.concept("low-back-pain")
    assert kept is not None
    assert any(coding.system != SNOMED for coding in kept.codings)


@pytest.mark.parametrize(
    ("text", "ucum"),
    [
        ("mg/dl", "mg/dL"), ("mg%", "mg/dL"), ("gm%", "g/dL"), ("g/dl", "g/dL"), ("gm/dL", "g/dL"), ("g/L", "g/L"),
        ("x10^9/L", "10*9/L"), ("10^9/L", "10*9/L"), ("× 10^9/L", "10*9/L"), ("10⁹/L", "10*9/L"), ("G/L", "10*9/L"),
        ("10^12/L", "10*12/L"), ("10*9/L", "10*9/L"), ("/mm3", "/mm3"), ("/mm³", "/mm3"), ("/µL", "/uL"),
        ("cells/mm3", "/mm3"), ("K/uL", "10*3/uL"), ("10^3/µL", "10*3/uL"), ("10^6/µL", "10*6/uL"), ("U/L", "U/L"),
        ("IU/L", "[IU]/L"), ("IU/mL", "[IU]/mL"), ("mIU/L", "m[IU]/L"), ("µIU/mL", "u[IU]/mL"), ("uIU/ml", "u[IU]/mL"),
        ("mEq/L", "meq/L"), ("mmol/l", "mmol/L"), ("µmol/L", "umol/L"), ("μmol/L", "umol/L"), ("ng/mL", "ng/mL"),
        ("pg/ml", "pg/mL"), ("mm Hg", "mm[Hg]"), ("mmHg", "mm[Hg]"), ("cmH2O", "cm[H2O]"), ("kPa", "kPa"),
        ("bpm", "/min"), ("beats per minute", "/min"), ("breaths/min", "/min"), ("°C", "Cel"), ("º C", "Cel"),
        ("degrees Celsius", "Cel"), ("°F", "[degF]"), ("%", "%"), ("percent", "%"), ("mm/h", "mm/h"),
        ("mm/1st hour", "mm/h"), ("mm", "mm"), ("cm", "cm"), ("kg", "kg"), ("kg/m2", "kg/m2"), ("kg/m²", "kg/m2"),
        ("ml", "mL"), ("cc", "mL"), ("mcg", "ug"), ("µg", "ug"), ("mg", "mg"), ("g", "g"), ("mg/kg/day", "mg/kg/d"),
        ("mcg/kg/min", "ug/kg/min"), ("mL/h", "mL/h"), ("g/24h", "g/d"), ("IU", "[IU]"), ("units", "U"),
        ("tablets", "{tbl}"), ("years", "a"), ("weeks", "wk"), ("mg/m2", "mg/m2"),
        ("Gy", "Gy"), ("copies/mL", "{copies}/mL"),
        ("mL/min/1.73 m2", "mL/min/{1.73_m2}"), ("°", "deg"), ("mOsm/kg", "mosm/kg"),
        ("per high power field", "/[HPF]"),
        ("mcg/kg/h", "ug/kg/h"), ("U/kg/day", "U/kg/d"), ("mg/m2/day", "mg/m2/d"),
    ],
)  # fmt: skip
def test_written_units_become_ucum(terms: Terminology, text: str, ucum: str) -> None:
    unit = terms.unit(text)
    assert unit is not None
    assert unit.ucum == ucum


@pytest.mark.parametrize("text", ["", "furlong", "mg/", "/", "mg/foo", "years old man", "a/b/c/d/e", "10^x/L"])
def test_what_is_no_unit_stays_unknown(terms: Terminology, text: str) -> None:
    assert terms.unit(text) is None


@pytest.mark.parametrize(
    ("ucum", "to", "places"),
    [("m", "cm", 2), ("g", "kg", -3), ("cm", "cm", 0), ("g/L", "g/dL", -1), ("kg", "cm", None), ("mm", "cm", -1)],
)
def test_exact_shifts(terms: Terminology, ucum: str, to: str, places: int | None) -> None:
    assert terms.shift(ucum, to) == places


@pytest.mark.parametrize(
    ("words", "times", "period", "unit"),
    [
        ("once a day", "1", "1", "d"), ("daily", "1", "1", "d"), ("twice a day", "2", "1", "d"), ("bid", "2", "1", "d"),
        ("b.i.d.", "2", "1", "d"), ("BD", "2", "1", "d"), ("thrice daily", "3", "1", "d"), ("TDS", "3", "1", "d"),
        ("qid", "4", "1", "d"), ("every other day", "1", "2", "d"), ("on alternate days", "1", "2", "d"),
        ("every 8 hours", "1", "8", "h"), ("q6h", "1", "6", "h"), ("12 hourly", "1", "12", "h"),
        ("every six hours", "1", "6", "h"), ("weekly", "1", "1", "wk"), ("three times a week", "3", "1", "wk"),
        ("every 3 weeks", "1", "3", "wk"), ("monthly", "1", "1", "mo"), ("every 6 months", "1", "6", "mo"),
    ],
)  # fmt: skip
def test_frequencies(terms: Terminology, words: str, times: str, period: str, unit: str) -> None:
    timing = terms.frequency(words)
    assert timing is not None
    assert (timing.times, timing.period, timing.unit) == (times, period, unit)


def test_frequencies_keep_what_is_special(terms: Terminology) -> None:
    asked, bedtime, once = terms.frequency("as needed"), terms.frequency("at bedtime"), terms.frequency("stat")
    assert asked is not None
    assert asked.as_needed
    assert asked.times is None
    assert bedtime is not None
    assert bedtime.when == ("HS",)
    assert once is not None
    assert once.once
    twice = terms.frequency("twice a day")
    assert twice is not None
    assert twice.coding is not None
    assert twice.coding.code == "BID"
    assert terms.frequency("for 10 days") is None
    assert terms.timing("never") is None
    assert terms.frequency("") is None


@pytest.mark.parametrize(
    ("words", "key"),
    [("orally", "oral"), ("PO", "oral"), ("by mouth", "oral"), ("IV", "intravenous"), ("i.m.", "intramuscular"),
     ("subcutaneously", "subcutaneous"), ("topical", "topical"), ("intrathecal", "intrathecal")],
)  # fmt: skip
def test_routes(terms: Terminology, words: str, key: str) -> None:
    route = terms.route(words)
    assert route is not None
    assert (route.key, route.kind) == (key, "route")


def test_forms(terms: Terminology) -> None:
    tablet = terms.form("tablets")
    assert tablet is not None
    assert tablet.key == "tablet"
    assert terms.form("sofa") is None


@pytest.mark.parametrize(
    ("key", "value", "ucum", "message"),
    [
        ("erythrocytes", "4.1", "10*12/L", None),
        ("erythrocytes", "4.1", "10*9/L", "10*9/L is no usual unit for Red blood cells; expected 10*12/L"),
        ("erythrocytes", "4100", "10*12/L", "4100 10*12/L is not plausible for Red blood cells"),
        ("hemoglobin", "100", "g/L", None),
        ("hemoglobin", "100", "g/dL", "100 g/dL is not plausible for Hemoglobin; expected g/L"),
        ("leukocytes", "4.5", "10*9/L", None),
        ("leukocytes", "4500", "10*9/L", "4500 10*9/L is not plausible for White blood cells; expected /uL"),
        ("body-temperature", "38.5", "Cel", None),
        ("body-temperature", "101", "Cel", "101 Cel is not plausible for Body temperature; expected [degF]"),
        ("potassium", "45", "mmol/L", "45 mmol/L is not plausible for Potassium"),
        ("low-back-pain", "3", "kg", None),
        ("no-such-key", "1", "m", None),
    ],
)
def test_plausibility(terms: Terminology, key: str, value: str, ucum: str, message: str | None) -> None:
    assert terms.plausible(key, Decimal(value), ucum) == message


@pytest.mark.parametrize(
    ("text", "kind"),
    [("no evidence of", "negated"), ("denies", "negated"), ("was ruled out", "negated"), ("suspected", "possible"),
     ("history of", "past"), ("mother", "family"), ("allergic to", "allergy"), ("was scheduled for", "planned"),
     ("disappeared", "resolved"), ("declined", "declined"), ("but", "terminator"), ("not only", "pseudo"),
     ("risk of", "hypothetical"), ("differential diagnosis included", "differential"), ("husband", "other")],
)  # fmt: skip
def test_context_triggers(terms: Terminology, text: str, kind: str) -> None:
    stems = [normal(word) for word in phrases.tokens(text)]
    found = terms.match_in("context", stems, 0)
    assert found is not None
    assert found[0] == len(stems)
    assert kind in {trigger[0] for trigger in found[1]}


def test_there_are_several_hundred_triggers(terms: Terminology) -> None:
    assert len(terms.table("context")["stems"]) > 1000


@pytest.mark.parametrize(
    ("heading", "key"),
    [("Medical history", "history"), ("Case presentation", "case"), ("Physical examination", "examination"),
     ("Laboratory findings", "laboratory"), ("Treatment", "treatment"), ("Follow-up", "outcome"),
     ("Discussion", "discussion"), ("References", "references"), ("Introduction", "background")],
)  # fmt: skip
def test_section_headings(terms: Terminology, heading: str, key: str) -> None:
    stems = [normal(word) for word in phrases.tokens(heading)]
    assert terms.match_in("sections", stems, 0) == (len(stems), (key,))


ONE_CONCEPT = {
    "dyspnea": ["shortness of breath", "breathlessness", "SOB", "dyspnoea"],
    "headache": ["cephalalgia", "cephalgia"],
    "hypertension": ["arterial hypertension", "high blood pressure"],
    "type-2-diabetes": ["type II diabetes mellitus", "NIDDM", "T2DM", "diabetes mellitus type 2"],
    "renal-failure": ["kidney failure"],
    "myocardial-infarction": ["heart attack"],
}


@pytest.mark.parametrize(("key", "name"), [(key, name) for key, names in ONE_CONCEPT.items() for name in names])
def test_what_the_wide_lexicon_calls_by_our_name_is_our_concept(key: str, name: str) -> None:
    found = load().find(name)
    assert found
    assert found.key == key
