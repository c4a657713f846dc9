"""Studies: imaging of several regions, biopsies, endoscopy, cultures; what they found stands with them."""

from __future__ import annotations

import pytest

from .reading import studies
from .rows import rows
from .telling import told, told_in_studies

STATES = rows("""
CT of the abdomen was performed. | CT of the abdomen: done
An MRI of the brain is planned. | MRI of the brain: planned
He refused a colonoscopy. | colonoscopy: declined
Chest X-ray was not performed. | Chest X-ray: declined
A liver biopsy was scheduled. | liver biopsy: planned
Bronchoscopy was declined. | Bronchoscopy: declined
Echocardiography was done. | Echocardiography: done
An ultrasound was requested. | ultrasound: planned
Gastroscopy showed an ulcer. | Gastroscopy: done
She underwent mammography. | mammography: done
""")

FOUND = rows("""
Chest X-ray showed cardiomegaly. | cardiomegaly
CT showed a liver abscess. | liver abscess
MRI of the brain revealed a meningioma and edema. | meningioma; edema
Ultrasound demonstrated hydronephrosis without stones. | hydronephrosis; !stones
CT showed no pneumothorax. | !pneumothorax
Echocardiography revealed pericardial effusion. | pericardial effusion
Colonoscopy showed diverticulosis. | diverticulosis
Biopsy showed granulomas. | granulomas
Gastroscopy revealed gastritis and a duodenal ulcer. | gastritis; duodenal ulcer
X-ray of the left wrist showed a fracture. | fracture
CT angiography showed a pulmonary embolism. | pulmonary embolism
On CT there was ascites. | ascites
MRI was negative for metastases. | !metastases
Ultrasound excluded deep vein thrombosis. | !deep vein thrombosis
CT revealed hepatomegaly but no splenomegaly. | hepatomegaly; !splenomegaly
Mammography showed microcalcifications. | microcalcifications
The ECG showed atrial fibrillation. | atrial fibrillation
EEG showed no seizures. | !seizures
Bronchoscopy showed no bleeding. | !bleeding
Fundoscopy revealed papilledema. | papilledema
Cystoscopy showed a bladder tumor. | bladder tumor
Doppler ultrasound showed thrombosis. | thrombosis
Spirometry showed airway obstruction. | airway obstruction
""")

SEVERAL = rows("""
CT of the chest and abdomen was performed. | 1
CT of the chest and MRI of the brain were performed. | 2
Chest X-ray and abdominal ultrasound were normal. | 2
He had an ECG, a chest X-ray and an echocardiogram. | 3
Gastroscopy and colonoscopy were performed. | 2
An MRI of the spine was done. The MRI showed a tumor. | 1
Ultrasound showed a mass. CT confirmed the mass. | 2
A biopsy was taken. The biopsy showed lymphoma. | 1
""")

OWN = rows("""
Chest X-ray showed cardiomegaly. He had a cough. | cough
CT showed a liver abscess. She complained of vertigo. | vertigo
He had dyspnea. Echocardiography revealed pericardial effusion. | dyspnea
MRI was normal. The patient developed fever. | fever
""")

SITES = rows("""
CT of the abdomen showed a mass. | abdomen
MRI of the left knee was performed. | knee
X-ray of the right wrist was done. | wrist
Ultrasound of the thyroid was normal. | thyroid
MRI of the brain was planned. | brain
CT of the chest was done. | chest
Biopsy of the liver was taken. | liver
A biopsy of the left kidney was performed. | kidney
""")


def _told(text: str) -> set[str]:
    return {f"{study.name.casefold()}: {study.state}" for study in studies(text)}


@pytest.mark.parametrize(("text", "study"), STATES)
def test_how_a_study_stands(text: str, study: str) -> None:
    assert _told(text) == {study.casefold()}


@pytest.mark.parametrize(("text", "facts"), FOUND)
def test_what_a_study_found_stands_with_it(text: str, facts: str) -> None:
    assert told_in_studies(text) == set(facts.split("; "))
    assert told(text) == set()


@pytest.mark.parametrize(("text", "count"), SEVERAL)
def test_each_study_is_one(text: str, count: str) -> None:
    assert len(studies(text)) == int(count)


@pytest.mark.parametrize(("text", "fact"), OWN)
def test_a_complaint_beside_a_study_is_no_finding_of_it(text: str, fact: str) -> None:
    assert told(text) == {fact}


@pytest.mark.parametrize(("text", "site"), SITES)
def test_the_region_of_a_study(text: str, site: str) -> None:
    found = [study.site.name.casefold() for study in studies(text) if study.site]
    assert len(found) == 1
    assert site in found[0]
