"""What the wide lexicon finds in text, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from case2fhir.terminology.normal import normal, words
from case2fhir.terminology.wide import Wide, WideEntry, shared


@pytest.fixture(scope="module")
def wide() -> Wide:
    return Wide.open()


def search(wide: Wide, text: str) -> Iterator[tuple[str, WideEntry]]:
    """Yield the longest phrases of a text, one after the other."""
    spans = words(text)
    raw = [text[start:end] for start, end in spans]
    stems = [normal(word) for word in raw]
    position = 0
    while position < len(stems):
        found = wide.longest(stems, position, raw)
        if found is None:
            position += 1
            continue
        length, number = found
        yield text[spans[position][0] : spans[position + length - 1][1]], wide.entry(number)
        position += length


def one(wide: Wide, text: str) -> WideEntry:
    """Return the entry that `text` as a whole means."""
    found = list(search(wide, text))
    assert [words for words, _ in found] == [text]
    return found[0][1]


@pytest.mark.parametrize(
    ("text", "kind", "display"),
    [
        ("fever", "symptom", "Fever"),
        ("low back pain", "symptom", "Low back pain"),
        ("Lumbago", "symptom", "Low back pain"),
        ("heart attack", "diagnosis", "Myocardial infarction"),
        ("rheumatoid arthritis", "diagnosis", "Rheumatoid arthritis"),
        ("type 2 diabetes", "diagnosis", "Type II diabetes mellitus"),
        ("sarcoidosis", "diagnosis", "Sarcoidosis"),
        ("acute appendicitis", "diagnosis", "Acute appendicitis"),
        ("prednisone", "medication", "Prednisone"),
        ("Tylenol", "medication", "Acetaminophen"),
        ("adrenaline", "medication", "Epinephrine"),
        ("beta-blockers", "medication", "beta blocker"),
        ("chemotherapy", "medication", "chemotherapy"),
        ("hemoglobin", "analyte", "Hemoglobins"),
        ("brain natriuretic peptide", "analyte", "Brain Natriuretic Peptide"),
        ("mass", "head", "mass"),
        ("afebrile", "adjective", "afebrile"),
        ("cystic", "modifier", "cystic"),
    ],
)
def test_a_name_has_a_kind_and_a_display(wide: Wide, text: str, kind: str, display: str) -> None:
    entry = one(wide, text)
    assert (entry.kind, entry.display.casefold()) == (kind, display.casefold())


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("anaemia", "anemia"),
        ("oesophageal cancer", "esophageal cancer"),
        ("leukaemias", "leukemia"),
        ("haemoptysis", "hemoptysis"),
        ("gallbladder tumour", "gallbladder tumor"),
        ("fractures", "fracture"),
        ("metastases", "metastasis"),
        ("Crohn's disease", "Crohn disease"),
        ("Hodgkin’s lymphoma", "Hodgkin lymphoma"),
        ("emboli", "embolus"),
        ("diverticula", "diverticulum"),
        ("co-trimoxazole", "cotrimoxazole"),
        ("frusemide", "furosemide"),
        ("β-blocker", "beta blocker"),
        ("WEIGHT LOSS", "weight loss"),
    ],
)
def test_spellings_and_plurals_are_one_entry(wide: Wide, text: str, same: str) -> None:
    assert one(wide, text).key == one(wide, same).key


@pytest.mark.parametrize(
    ("name", "inverted"),
    [("rheumatoid arthritis", "Arthritis, Rheumatoid"), ("congestive heart failure", "Heart Failure, Congestive")],
)
def test_inverted_names_are_turned_round(wide: Wide, name: str, inverted: str) -> None:
    assert one(wide, name)
    assert [found for found, _ in search(wide, inverted)] != [inverted]


@pytest.mark.parametrize(
    "text",
    [
        "He thought more about his parents.",
        "The left and right sides were normal.",
        "A severe, acute, chronic, bilateral, progressive onset",
        "Her weight was 60 kg and her height 160 cm.",
        "Visual acuity was 6/6 in both eyes; hearing, speech and gait were normal.",
        "The patient was discharged home.",
        "Blood pressure and pulse were taken.",
        "in a side of the lead",
        "He lived on a farm with a dog, a cat and a cow, and ate eggs, rice and fish.",
        "The thyroid was stained with hematoxylin and eosin.",
        "At 10 months he was part of a study.",
    ],
)
def test_plain_words_are_no_findings_and_no_drugs(wide: Wide, text: str) -> None:
    kinds = {"symptom", "diagnosis", "medication", "head", "adjective"}
    assert [words for words, entry in search(wide, text) if entry.kind in kinds] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a history of COPD", ["COPD"]),
        ("AIDS was excluded", ["AIDS"]),
        ("hearing aids", []),
        ("CRPS of the hand", ["CRPS"]),
        ("CRP was raised", []),
        ("pica in childhood", ["pica"]),
        ("an aneurysm of the PICA", ["aneurysm"]),
        ("COUGH AND PICA IN CHILDHOOD", ["COUGH", "PICA"]),
        ("two DVTs", ["DVTs"]),
    ],
)
def test_abbreviations_count_in_capitals_only(wide: Wide, text: str, found: list[str]) -> None:
    assert [words for words, entry in search(wide, text) if entry.kind != "guard"] == found


def test_without_the_words_as_written_no_abbreviation_is_found(wide: Wide) -> None:
    assert wide.longest(["copd"], 0) is None
    assert wide.longest(["fever"], 0) is not None


@pytest.mark.parametrize(
    ("text", "guard", "word"),
    [
        ("Glasgow coma scale of 15", "Glasgow coma scale", "coma"),
        ("seen in the emergency department", "emergency department", "emergency"),
        ("the tumour markers were normal", "tumour markers", "tumour"),
        ("culture of M. tuberculosis", "M. tuberculosis", "tuberculosis"),
        ("hepatitis B surface antigen negative", "hepatitis B surface antigen", "hepatitis"),
        ("oestrogen receptors", "oestrogen receptors", "oestrogen"),
        ("body mass index of 31", "body mass index", "mass"),
        ("a lymph node dissection", "lymph node dissection", "dissection"),
    ],
)
def test_guards_keep_words_from_being_findings(wide: Wide, text: str, guard: str, word: str) -> None:
    found = dict(search(wide, text))
    assert found[guard].kind == "guard"
    assert word not in found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nausea and vomiting", ["nausea and vomiting"]),
        ("chronic kidney disease", ["chronic kidney disease"]),
        ("disease of the kidney", ["disease"]),
        ("squamous cell carcinoma", ["squamous cell carcinoma"]),
        ("fever, cough and dyspnea", ["fever", "cough", "dyspnea"]),
        ("pain in the abdomen after fever", ["pain in the abdomen", "fever"]),
    ],
)
def test_the_longest_phrase_wins(wide: Wide, text: str, found: list[str]) -> None:
    assert [words for words, _ in search(wide, text)] == found


def test_a_phrase_ends_with_the_text(wide: Wide) -> None:
    stems = ["chronic", "kidney"]
    assert wide.longest(stems, 0, stems) is None or wide.longest(stems, 0, stems) == (2, 0)
    assert wide.longest([], 0) is None
    assert wide.longest(["fever"], 1) is None


@pytest.mark.parametrize("text", ["Klippel–Trénaunay", "naïve", "β", "日本", "½", "µg/L", "", "-", "\u00ad"])
def test_odd_characters_are_no_trouble(wide: Wide, text: str) -> None:
    for span, entry in search(wide, text):
        assert span in text
        assert entry.key


@pytest.mark.parametrize("group", ["class", "vague"])
def test_classes_and_vague_words_say_so(wide: Wide, group: str) -> None:
    text = {"class": "antibiotics", "vague": "complaints"}[group]
    assert one(wide, text).group == group


def test_a_match_names_concepts_by_key(wide: Wide) -> None:
    stems = [normal(word) for word in ("low", "back", "pain")]
    assert wide.match(stems, 0, ["low", "back", "pain"]) == (3, ("hpo:HP_0003419",))
    assert wide.match(["zzz"], 0) is None


def test_every_entry_is_found_by_its_key(wide: Wide) -> None:
    numbers = range(0, len(wide), 97)
    keys = [wide.entry(number).key for number in numbers]
    assert keys == sorted(set(keys))
    assert [concept.key for key in keys if (concept := wide.concept(key))] == keys


@pytest.mark.parametrize("key", ["", "hpo:HP_9999999", "a", "zzz", "mesh:", "hpo:HP_0003419/x"])
def test_an_unknown_key_is_no_concept(wide: Wide, key: str) -> None:
    assert wide.concept(key) is None


def test_the_lexicon_of_the_package_is_opened_once() -> None:
    assert shared() is shared()
    assert shared("free") is not shared("none")


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="compile_lexicon"):
        Wide(b"NOTALEXICON" + bytes(60))
