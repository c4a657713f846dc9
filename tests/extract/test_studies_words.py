"""Words that name an investigation by form: its kind, what makes it another word, and what reports it."""

from __future__ import annotations

import pytest

from .reading import names, quotes, studies

KINDS = """
An MRA was done. | imaging
MRCP was performed. | imaging
Chest CT was performed. | imaging
HRCT of the chest was performed. | imaging
A tomography was done. | imaging
X-rays of the hand were taken. | imaging
A radiograph was taken. | imaging
Plain radiography was performed. | imaging
Ultrasound was performed. | imaging
Doppler ultrasonography was performed. | imaging
A sonogram was obtained. | imaging
Thyroid scintigraphy was performed. | imaging
PET/CT was performed. | imaging
Angiography was performed. | imaging
A venography was performed. | imaging
Mammography was done. | imaging
A bone scan was done. | imaging
Sialography was carried out. | imaging
Galactography was carried out. | imaging
An electrocardiogram was recorded. | physiology
An ECG was recorded. | physiology
EMG was done. | physiology
Nerve conduction studies were done. | physiology
Polysomnography was done. | physiology
Gastroscopy was performed. | physiology
Colonoscopy was performed. | physiology
Bronchoscopy was done. | physiology
Anoscopy was done. | physiology
A bone marrow biopsy was taken. | pathology
Fine needle biopsies were taken. | pathology
Histology was reviewed. | pathology
Histopathologic evaluation was done. | pathology
Immunohistochemical staining was done. | pathology
Urine cytology was done. | pathology
An autopsy was performed. | pathology
A wound culture was taken. | microbiology
Stool cultures were taken. | microbiology
Ziehl-Neelsen staining was done. | microbiology
"""


@pytest.mark.parametrize("row", KINDS.strip().splitlines())
def test_kind(row: str) -> None:
    text, _, kind = row.partition("|")
    (found,) = studies(text.strip())
    assert (found.kind, found.state) == (kind.strip(), "done")


LEFT_ALONE = """
A ray of hope was seen.
The histogram was plotted.
The topography of the island was described.
He studied demography.
He ate forty grams of bread.
A gram of salt was added.
The haemogram was normal.
Conduction of heat was slow.
The reaction of the family was calm.
The culture medium was changed.
The biopsy forceps broke.
"""


@pytest.mark.parametrize("text", LEFT_ALONE.strip().splitlines())
def test_left_alone(text: str) -> None:
    assert names(studies(text)) == []


CONCLUSIONS = """
CT revealed a hydronephrosis. | a hydronephrosis
CT demonstrated free air. | free air
Ultrasound disclosed gallstones. | gallstones
The biopsy was negative. | negative
The EEG was within normal limits. | within normal limits
Histology was consistent with lymphoma. | consistent with lymphoma
Echocardiography was not remarkable. | not remarkable
An MRI was performed, which showed a syrinx. | a syrinx
MRI was performed, showing an abscess. | an abscess
MRI, performed on the next day, revealed an abscess. | an abscess
X-ray: no fracture. | no fracture
CT suggested a pancreatitis and she was admitted. | a pancreatitis
CT was performed to rule out bleeding. |
"""


@pytest.mark.parametrize("row", CONCLUSIONS.strip().splitlines())
def test_conclusion(row: str) -> None:
    text, _, conclusion = row.partition("|")
    (found,) = studies(text.strip())
    assert (found.conclusion or "") == conclusion.strip()


STATES = """
CT was planned. | planned
A biopsy was recommended. | planned
She was referred for echocardiography. | planned
The family requested an autopsy. | planned
MRI was advised but was not available. | declined
The parents refused a biopsy. | declined
EEG was not performed. | declined
Without a biopsy he was treated blindly. | declined
Endoscopy was contraindicated. | declined
A biopsy was planned but was declined by the patient. | declined
He was scheduled for CT, which was performed on the next day. | planned
"""


@pytest.mark.parametrize("row", STATES.strip().splitlines())
def test_state(row: str) -> None:
    text, _, state = row.partition("|")
    (found,) = studies(text.strip())
    assert found.state == state.strip()


def test_conclusion_of_a_planned_study_is_none() -> None:
    (found,) = studies("An MRI was ordered to show the extent of the abscess.")
    assert (found.state, found.conclusion, found.findings) == ("planned", None, ())


def test_reason_why_not_is_a_note() -> None:
    (found,) = studies("MRI was not performed because of a pacemaker.")
    assert found.note == ("a pacemaker",)


def test_each_mention_is_evidence() -> None:
    text = "A chest X-ray was taken. The X-ray showed a cavity. This chest X-ray was reviewed."
    (found,) = studies(text)
    assert quotes(found) == ["chest X-ray", "X-ray", "chest X-ray"]


def test_a_study_two_years_later_is_another() -> None:
    text = "In 2015, CT showed a cyst. In 2017, CT showed a cyst."
    assert [found.when and found.when.date for found in studies(text)] == ["2015", "2017"]


def test_heading_paragraphs_keep_reports_apart() -> None:
    text = "CT showed a cyst.\n\nThere was a rash on the trunk."
    (found,) = studies(text)
    assert [finding.name for finding in found.findings] == ["cyst"]


def test_operation_ends_the_report() -> None:
    text = "CT showed a cyst. A laparotomy was performed for the abscess. An adhesion was seen."
    (found,) = studies(text)
    assert [finding.name for finding in found.findings] == ["cyst"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Wound culture grew Staphylococcus aureus and Proteus mirabilis.",
            ["Staphylococcus aureus", "Proteus mirabilis"],
        ),
        ("Stool culture isolated E. coli.", ["E. coli"]),
        ("Sputum culture grew Candida spp.", ["Candida"]),
        ("Cultures yielded Raoultella planticola.", ["Raoultella planticola"]),
    ],
)
def test_organisms(text: str, expected: list[str]) -> None:
    (found,) = studies(text)
    assert [finding.name.rstrip(".").removesuffix(" spp") for finding in found.findings] == expected
    assert {finding.result for finding in found.findings} == {"present"}


def test_every_study_has_its_own_key() -> None:
    name = "A repeat contrast-enhanced thoracoabdominopelvic surveillance computed tomography"
    found = studies(" ".join(f"{name} showed a cyst." for _ in range(4)))
    assert len({study.key for study in found}) == len(found)
