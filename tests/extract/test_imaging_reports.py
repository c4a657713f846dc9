"""What belongs to which study: findings before and after it, several in a sentence, told again, denied, not done."""

from __future__ import annotations

import pytest

from .reading import names, read, studies


def told(text: str) -> list[str]:
    """Each study of `text` as "concept: findings", absent findings with an exclamation mark, normal ones with "="."""
    mark = {"absent": "!", "negative": "-", "positive": "+", "normal": "="}
    return [
        f"{study.concept}: {', '.join(mark.get(found.result, '') + found.name for found in study.findings)}".strip()
        for study in studies(text)
    ]


OTHER_STUDIES = """
An electrocardiogram showed sinus tachycardia. | physiology | ecg | sinus tachycardia
Holter monitoring revealed atrial fibrillation. | physiology | holter | atrial fibrillation
Transthoracic echocardiography showed mitral stenosis. | physiology | echocardiography | mitral stenosis
Transesophageal echocardiography revealed a vegetation. | physiology | transesophageal-echo | a vegetation
A six-minute walk test was performed. | physiology | six-minute-walk |
Video-EEG monitoring showed epileptiform discharges. | physiology | eeg | epileptiform discharges
Needle electromyography revealed fibrillation potentials. | physiology | emg | fibrillation potentials
A nerve conduction study showed polyneuropathy. | physiology | nerve-conduction-study | polyneuropathy
Overnight polysomnography confirmed sleep apnea. | physiology | polysomnography | sleep apnea
Electroretinography was normal. | physiology | electroretinography | normal
Pure tone audiometry showed hearing loss. | physiology | audiometry | hearing loss
Pulmonary function tests were normal. | physiology | spirometry | normal
Fundoscopy revealed papilledema. | physiology | fundoscopy | papilledema
Slit lamp examination showed a corneal ulcer. | physiology | slit-lamp | a corneal ulcer
24-hour pH monitoring confirmed reflux. | physiology | ph-monitoring | reflux
Patch testing was positive. | physiology | patch-test | positive
A bone marrow aspiration showed blasts. | pathology | bone-marrow-aspiration | blasts
Bone marrow biopsy revealed myelofibrosis. | pathology | bone-marrow-biopsy | myelofibrosis
Histopathological examination confirmed adenocarcinoma. | pathology | histopathology | adenocarcinoma
Immunohistochemistry was positive for CD20. | pathology | immunohistochemistry | positive for CD20
Urine cytology was negative. | pathology | cytology | negative
Fine-needle aspiration cytology suggested lymphoma. | pathology | fnac | lymphoma
A Pap smear was normal. | pathology | pap-smear | normal
Flow cytometry showed a clonal population. | pathology | flow-cytometry | a clonal population
The frozen section was inconclusive. | pathology | frozen-section | inconclusive
Fluorescence in situ hybridization was negative. | pathology | fish | negative
Blood cultures grew Staphylococcus aureus. | microbiology | blood-culture | Staphylococcus aureus
Urine culture yielded Klebsiella pneumoniae. | microbiology | urine-culture | Klebsiella pneumoniae
Sputum culture grew Pseudomonas aeruginosa. | microbiology | sputum-culture | Pseudomonas aeruginosa
Stool culture was negative. | microbiology | stool-culture | negative
CSF culture showed no growth. | microbiology | csf-culture | no growth
Wound culture grew Enterococcus faecalis. | microbiology | wound-culture | Enterococcus faecalis
A fungal culture was sent. | microbiology | fungal-culture |
Gram stain showed gram-positive cocci. | microbiology | gram-stain | gram-positive cocci
The antibiogram showed sensitivity to vancomycin. | microbiology | antibiogram | sensitivity to vancomycin
A throat swab was negative. | microbiology | throat-swab | negative
A high vaginal swab grew Candida albicans. | microbiology | vaginal-swab | Candida albicans
KOH preparation showed hyphae. | microbiology | koh-preparation | hyphae
Cultures remained sterile. | microbiology | culture | sterile
"""


@pytest.mark.parametrize("row", OTHER_STUDIES.strip().splitlines())
def test_study_and_its_conclusion(row: str) -> None:
    text, kind, concept, conclusion = (part.strip() for part in row.split("|"))
    (found,) = studies(text)
    assert (found.kind, found.concept, found.state) == (kind, concept, "done")
    assert (found.conclusion or "") == conclusion


UNDONE = """
Tympanometry was refused. | tympanometry | declined |
Automated perimetry was planned. | visual-field-test | planned |
A urodynamic study was scheduled. | urodynamics | planned |
Anorectal manometry was not available. | manometry | declined |
An autopsy was declined by the family. | autopsy | declined |
An MRI was scheduled but was not performed because of claustrophobia. | mri | declined | claustrophobia
She declined an MRI because of the cost. | mri | declined | the cost
MRI was contraindicated because of a pacemaker. | mri | declined | a pacemaker
A colonoscopy was refused owing to her age. | colonoscopy | declined | her age
An EEG will be recorded next week. | eeg | planned |
"""


@pytest.mark.parametrize("row", UNDONE.strip().splitlines())
def test_study_that_was_not_done(row: str) -> None:
    text, concept, state, reason = (part.strip() for part in row.split("|"))
    (found,) = studies(text)
    assert (found.concept, found.state, found.conclusion, found.findings) == (concept, state, None, ())
    assert found.note == ((reason,) if reason else ())


OWN_FINDINGS = """
Ultrasound revealed gallstones and a chest X-ray showed pneumonia. | ultrasound: gallstones; xray-chest: pneumonia
Colonoscopy showed a polyp, and biopsy confirmed adenocarcinoma. | colonoscopy: polyp; biopsy: adenocarcinoma
The chest CT revealed pulmonary nodules; the abdominal ultrasound was normal. | ct-chest: pulmonary nodules; us-abdomen:
Ascites was seen on ultrasound, but CT showed no ascites. | ultrasound: Ascites; ct: !ascites
Fever persisted after the CT showed pneumonia. | ct: pneumonia
MRI, CT and PET were performed. | mri:; ct:; pet:
MRI did not reveal any fracture. | mri: !fracture
CT angiography excluded a pulmonary embolism. | ct-angiography: !pulmonary embolism
No abnormality was seen on MRI. | mri: =No abnormality
X-rays of both hips showed osteoarthritis. | radiography: osteoarthritis
A second biopsy revealed granulomas. | biopsy: granulomas
The biopsy was repeated and showed lymphoma. | biopsy: lymphoma
MRI of the left knee showed a cyst. MRI of the right knee was normal. | mri-knee: cyst; mri-knee:
Blood cultures did not grow any organism. | blood-culture: !growth
Gram stain showed gram-positive cocci. | gram-stain:
Sputum culture grew Klebsiella pneumoniae. | sputum-culture: Klebsiella pneumoniae
Repeat blood cultures were negative. | blood-culture: -Repeat blood cultures
"""


@pytest.mark.parametrize("row", OWN_FINDINGS.strip().splitlines())
def test_findings_belong_to_their_study(row: str) -> None:
    text, _, expected = (part.strip() for part in row.partition("|"))
    assert "; ".join(told(text)) == expected


CONCLUSIONS = """
Chest X-ray and ECG were normal. | normal; normal
An MRI and a CT were unremarkable. | unremarkable; unremarkable
A CT was normal, an MRI showed a meningioma. | normal; a meningioma
MRI did not reveal any fracture. | did not reveal any fracture
CT angiography excluded a pulmonary embolism. | excluded a pulmonary embolism
CT showed an abscess, whereas a follow-up CT showed its resolution. | an abscess; its resolution
Blood cultures remained negative. | negative
"""


@pytest.mark.parametrize("row", CONCLUSIONS.strip().splitlines())
def test_conclusion_is_the_words_for_this_study(row: str) -> None:
    text, _, expected = (part.strip() for part in row.partition("|"))
    assert "; ".join(study.conclusion or "" for study in studies(text)) == expected


def test_report_ends_where_treatment_begins() -> None:
    case = read("He had back pain. MRI of the lumbar spine showed a disc herniation. He was treated for pneumonia.")
    assert [found.name for found in case.studies[0].findings] == ["disc herniation"]
    assert names(case.problems) == ["back pain", "pneumonia"]


WHEN = """
On 12 March 2020, a CT of the chest showed pneumonia. | 2020-03-12
An echocardiogram done in 2015 showed mitral stenosis. | 2015
An MRI was performed in May 2019. | 2019-05
"""


@pytest.mark.parametrize("row", WHEN.strip().splitlines())
def test_date_of_a_study(row: str) -> None:
    text, _, date = (part.strip() for part in row.partition("|"))
    (found,) = studies(text)
    assert found.when is not None
    assert found.when.date == date


SITES = """
Pulmonary function tests were normal. |
A six-minute walk test was performed. |
X-rays of both hips were taken. | hips bilateral
An ultrasound of the left kidney was done. | left kidney left
MRI of the cervical spine was done. | cervical spine None
"""


@pytest.mark.parametrize("row", SITES.strip().splitlines())
def test_site_of_a_study(row: str) -> None:
    text, _, site = (part.strip() for part in row.partition("|"))
    (found,) = studies(text)
    assert (f"{found.site.name} {found.site.side}" if found.site else "") == site
