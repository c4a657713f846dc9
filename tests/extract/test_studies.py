"""Studies out of sentences: kind, state, region, what reports them, and what grew."""

from __future__ import annotations

import pytest

from .reading import names, quotes, read, studies

KINDS = [
    ("MRI of the brain was performed.", "imaging", "MRI"),
    ("A chest X-ray was obtained.", "imaging", "chest X-ray"),
    ("A CT scan was done.", "imaging", "CT scan"),
    ("Magnetic resonance imaging was performed.", "imaging", "Magnetic resonance imaging"),
    ("Positron emission tomography was done.", "imaging", "Positron emission tomography"),
    ("Dacryocystography was performed.", "imaging", "Dacryocystography"),
    ("Renal scintigraphy was done.", "imaging", "Renal scintigraphy"),
    ("An EEG was recorded.", "physiology", "EEG"),
    ("Spirometry was done.", "physiology", "Spirometry"),
    ("Nasopharyngoscopy was carried out.", "physiology", "Nasopharyngoscopy"),
    ("A liver biopsy was taken.", "pathology", "liver biopsy"),
    ("Immunohistochemistry was carried out.", "pathology", "Immunohistochemistry"),
    ("Histopathological examination was done.", "pathology", "Histopathological examination"),
    ("Blood cultures were sent.", "microbiology", "Blood cultures"),
    ("A Gram stain was made.", "microbiology", "Gram stain"),
]


@pytest.mark.parametrize(("text", "kind", "name"), KINDS, ids=[text for text, _, _ in KINDS])
def test_finds_studies(text: str, kind: str, name: str) -> None:
    (found,) = studies(text)
    assert found.kind == kind
    assert name in found.name
    assert found.state == "done"
    assert found.key.startswith("study-")


@pytest.mark.parametrize(
    "text",
    [
        "He followed a walking program and drew a diagram.",
        "The CT scanner was out of order.",
        "No significant pathology was present in the family.",
        "The dose was 5 milligrams.",
        "He works in photography.",
        "A gram of paracetamol was given.",
    ],
)
def test_leaves_other_words_alone(text: str) -> None:
    assert studies(text) == []


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("MRI was not available.", "declined"),
        ("A CT scan could not be performed.", "declined"),
        ("He refused a biopsy.", "declined"),
        ("An MRI was ordered.", "planned"),
        ("She was scheduled for colonoscopy.", "planned"),
        ("No EEG was done.", "declined"),
        ("An MRI was performed and was unremarkable.", "done"),
        ("The ECG was not remarkable.", "done"),
    ],
)
def test_state_as_stated(text: str, state: str) -> None:
    (found,) = studies(text)
    assert found.state == state


@pytest.mark.parametrize(
    ("text", "conclusion"),
    [
        ("MRI showed a small cyst in the liver.", "a small cyst in the liver"),
        ("Chest X-ray was normal.", "normal"),
        ("Biopsy confirmed adenocarcinoma.", "adenocarcinoma"),
        ("CT revealed a mass, and the patient underwent surgery.", "a mass"),
        ("A CT scan was performed.", None),
        ("EEG: diffuse slowing.", "diffuse slowing"),
    ],
)
def test_conclusion_in_the_words(text: str, conclusion: str | None) -> None:
    (found,) = studies(text)
    assert found.conclusion == conclusion


def test_two_studies_of_a_sentence_keep_their_own_findings() -> None:
    ct, mri = studies("CT showed a hematoma and MRI showed a herniation.")
    assert (ct.conclusion, mri.conclusion) == ("a hematoma", "a herniation")
    assert [finding.name for finding in ct.findings] == ["hematoma"]
    assert [finding.name for finding in mri.findings] == ["herniation"]


def test_findings_before_the_study() -> None:
    (found,) = studies("A hematoma was seen on CT.")
    assert [finding.name for finding in found.findings] == ["hematoma"]


def test_report_goes_on_until_the_story_does() -> None:
    text = "CT of the abdomen showed a mass. There was ascites. The patient was treated for pneumonia."
    (found,) = studies(text)
    assert {finding.name for finding in found.findings} == {"mass", "ascites"}


def test_reason_for_a_study_is_no_finding_of_it() -> None:
    case = read("A 40-year-old man underwent MRI for back pain.")
    assert names(case.problems) == ["back pain"]
    assert case.studies[0].findings == ()


def test_one_item_for_a_study_that_is_told_again() -> None:
    text = "Magnetic resonance imaging (MRI) of the knee was performed. MRI showed an effusion."
    (found,) = studies(text)
    assert len(found.evidence) >= 2
    assert found.conclusion == "an effusion"


def test_repeated_study_is_another_item() -> None:
    first, second = studies("CT showed a mass. A repeat CT showed no mass.")
    assert first.key != second.key
    assert "repeat" in second.name


def test_studies_of_two_regions_are_two() -> None:
    text = "X-ray of the knee was normal. X-ray of the shoulder was normal."
    assert len(studies(text)) == 2


def test_region_and_modality_find_the_concept() -> None:
    (found,) = studies("MRI of the lumbar spine showed stenosis.")
    assert found.concept == "mri-lumbar-spine"
    assert found.site is not None
    assert found.site.name == "lumbar spine"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Urine culture grew Escherichia coli.", ("Escherichia coli", "present")),
        ("Sputum culture yielded Kocuria rosea.", ("Kocuria rosea", "present")),
        ("Blood cultures showed no growth after five days.", ("growth", "absent")),
        ("Blood cultures were negative.", ("Blood cultures", "negative")),
        ("Polymerase chain reaction of the sputum was positive.", ("chain reaction", "positive")),
    ],
)
def test_what_grew_is_a_finding(text: str, expected: tuple[str, str]) -> None:
    (found,) = studies(text)
    (finding,) = found.findings
    assert expected[0] in finding.name
    assert finding.result == expected[1]


def test_no_growth_keeps_its_words() -> None:
    (found,) = studies("Cultures of the pus showed no bacterial growth.")
    assert found.findings[0].value == "no bacterial growth"
    assert quotes(found.findings[0]) == ["no bacterial growth"]
