"""Every example of every concept, read as a text is read; codes by the SNOMED policy; units as written."""

from __future__ import annotations

import pytest

from case2fhir.extract.board import Board
from case2fhir.extract.lexicon import find_mentions
from case2fhir.extract.text import Document
from case2fhir.terminology import Snomed, Terminology, compiler, load, store

SPLIT = {
    "head-neck-cancer": "a list shares its noun, and each member is a mention",
    "curettage": "a list is read by its members",
    "nausea-and-vomiting": "a list is read by its members",
    "no-lymphadenopathy": "the denial is the context's, the finding the mention",
    "no-edema": "the denial is the context's, the finding the mention",
}
TABLES = compiler.tables(store.folder())
SPOKEN = ("phrases", "cased", "ambiguous")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_example_is_read_as_its_concept(table: compiler.Table) -> None:
    terms = load()
    lost = []
    for key, entry in compiler.entries([table], "concepts"):
        if key in SPLIT or not any(field in entry for field in SPOKEN):
            continue
        for example in entry["examples"]:
            mentions = find_mentions(Board(Document(example["text"]), terms))
            if not any(concept.key == key for mention in mentions for concept in mention.concepts):
                lost.append(f"{key}: {example['text']}")
    assert lost == []


def test_the_exceptions_are_still_so() -> None:
    terms = load()
    for key, entry in compiler.entries(TABLES, "concepts"):
        if key in SPLIT:
            mentions = find_mentions(Board(Document(entry["examples"][0]["text"]), terms))
            assert not any(concept.key == key for mention in mentions for concept in mention.concepts), key


MEANS = [
    ("occasional alcohol use", "occasional-drinker"), ("drinks socially", "social-drinker"),
    ("tobacco user", "smoking-status"), ("shisha", "smoking-status"), ("chewing tobacco", "smokeless-tobacco"),
    ("non-consanguineous parents", "no-consanguinity"), ("consanguineous parents", "consanguinity"),
    ("no known drug or food allergies", "no-known-allergies"), ("no drug allergies", "no-known-drug-allergies"),
    ("sexual partner", "sexual-partner"), ("domestic partner", "partner-relation"), ("stepmother", "stepmother"),
    ("mother-in-law", "mother-in-law"), ("tendon repair", "tendon-repair"), ("tenotomy", "tenotomy"),
    ("tendon transfer", "tendon-transfer"), ("double J stent", "ureteral-stent"), ("Foley catheter", "catheterization"),
    ("percutaneous nephrostomy", "nephrostomy"), ("gastric lavage", "gastric-lavage"), ("NG tube", "nasogastric-tube"),
    ("general anaesthesia", "general-anesthesia"), ("light sedation", "sedation"), ("TIVA", "intravenous-anesthesia"),
    ("oxygen therapy", "oxygen-therapy"), ("supplemental oxygen", "oxygen"), ("TPN", "total-parenteral-nutrition"),
    ("enteral feeding", "enteral-nutrition"), ("rehydration", "hydration"), ("IV fluids", "iv-fluids"),
    ("ORS", "oral-rehydration"), ("platelet transfusions", "platelet-transfusion"),
    ("pooled platelets", "platelet-concentrate"), ("LIV", "l4-vertebra"), ("LV-SI", "l5-s1-disc"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "key"), [row for row in MEANS if row[0] != "LV-SI"])
def test_words_mean_one_thing(terms: Terminology, words: str, key: str) -> None:
    concept = terms.find(words)
    assert concept is not None
    assert concept.key == key


@pytest.mark.parametrize("words", ["live", "Live", "liv", "gastric tube", "fixation", "abstinent from alcohol"])
def test_words_that_mean_no_concept_of_ours(terms: Terminology, words: str) -> None:
    concept = terms.find(words, ("procedure", "body-site", "answer"))
    assert concept is None


POLICY: list[tuple[str, Snomed, list[str]]] = [
    ("former-smoker", "all", ["LA15920-4", "8517006"]), ("former-smoker", "free", ["LA15920-4", "8517006"]),
    ("former-smoker", "none", ["LA15920-4"]), ("light-smoker", "all", ["428061000124105"]),
    ("light-smoker", "free", []), ("light-smoker", "none", []), ("oxygen-therapy", "all", ["57485005"]),
    ("oxygen-therapy", "free", []), ("total-parenteral-nutrition", "free", ["225372007"]),
    ("mother", "none", ["MTH"]), ("mother", "free", ["MTH"]), ("mother", "all", ["MTH", "72705000"]),
    ("hbsag", "all", ["47758006"]), ("hbsag", "free", []), ("pregnant", "none", ["LA15173-0"]),
    ("pregnant", "free", ["LA15173-0", "77386006"]), ("no-known-allergies", "free", ["716186003"]),
    ("no-known-allergies", "none", []),
]  # fmt: skip


@pytest.mark.parametrize(("key", "policy", "codes"), POLICY)
def test_codes_follow_the_policy(key: str, policy: Snomed, codes: list[str]) -> None:
    concept = load(snomed=policy).concept(key)
    assert concept is not None
    assert [coding.code for coding in concept.codings] == codes


UNITS = [
    ("10^9/L", "10*9/L"), ("10⁹/L", "10*9/L"), ("x10^9/L", "10*9/L"), ("×10⁹/l", "10*9/L"), ("mg per dL", "mg/dL"),
    ("mg / dl", "mg/dL"), ("µmol/L", "umol/L"), ("μmol/l", "umol/L"), ("mcg/kg/min", "ug/kg/min"), ("mm Hg", "mm[Hg]"),
    ("mmHg", "mm[Hg]"), ("°C", "Cel"), ("º C", "Cel"), ("IU/L", "[IU]/L"), ("mg/kg/day", "mg/kg/d"),
    ("beats per minute", "/min"), ("bpm", "/min"), ("kg/m²", "kg/m2"), ("kg/m2", "kg/m2"), ("g/dl.", "g/dL"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "ucum"), UNITS)
def test_units_as_written(terms: Terminology, written: str, ucum: str) -> None:
    unit = terms.unit(written)
    assert unit is not None
    assert unit.ucum == ucum


@pytest.mark.parametrize("written", ["", "furlong", "mg/furlong", "a/b/c/d/e", "/", "m/s/Hg", "patients"])
def test_what_is_no_unit(terms: Terminology, written: str) -> None:
    assert terms.unit(written) is None
