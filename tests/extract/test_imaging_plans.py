"""Imaging: several regions, sequences, what is planned, declined or done."""

from __future__ import annotations

import pytest

from .measuring import rows
from .reading import read


def studied(text: str) -> list[str]:
    """The studies of `text`: name, concept, state and region."""
    return [
        f"{item.name} = {item.concept}, {item.state}{f', {item.site.name}' if item.site else ''}"
        for item in read(text).studies
    ]


ROWS = """
CT of abdomen and pelvis showed a mass.
    CT of abdomen and pelvis = ct-abdomen-pelvis, done, abdomen and pelvis
CT scan of the abdomen and the pelvis revealed ascites.
    CT scan of the abdomen and the pelvis = ct, done, abdomen and the pelvis
CT of the chest, abdomen and pelvis was normal.
    CT of the chest, abdomen and pelvis = ct-chest-abdomen-pelvis, done, chest, abdomen and pelvis
MRI of the brain and spine was done.
    MRI of the brain and spine = mri, done, brain and spine
X-ray of the hand and wrist showed a fracture.
    X-ray of the hand and wrist = radiography, done, hand and wrist
X-ray of the left hand and the left wrist was taken.
    X-ray = radiography, done, left hand
Ultrasound of the liver and spleen was normal.
    Ultrasound of the liver and spleen = ultrasound, done, liver and spleen
An MRI of the brain and a lumbar puncture were done.
    MRI of the brain = mri-brain, done, brain
Ultrasound of the abdomen and Doppler of the legs were normal.
    Ultrasound of the abdomen = us-abdomen, done, abdomen
    Doppler = doppler-ultrasound, done, legs
MRI of the cervical, thoracic and lumbar spine was performed.
    MRI = mri, done
MRI showed hypointensity on T1-weighted imaging.
    MRI = mri, done
MRI showed a lesion on diffusion-weighted images and enhancement on contrast-enhanced T1-weighted imaging.
    MRI = mri, done
Alprostadil 20 nanograms was given.
She received 200 picograms of the agent.
Obstetric ultrasound was normal and a cesarean was planned.
    Obstetric ultrasound = obstetric-ultrasound, done
On radiographs, no fracture was observed and soft tissue injury was considered.
    radiographs = radiography, done
ECG was normal, and surgery was scheduled.
    ECG = ecg, done
CT was normal and she was discharged.
    CT = ct, done
CT and MRI were planned.
    CT = ct, planned
    MRI = mri, planned
MRI was planned and performed.
    MRI = mri, done
A biopsy was considered, and later performed.
    biopsy = biopsy, done
A biopsy was offered, but she declined.
    biopsy = biopsy, declined
MRI was not performed because of a pacemaker.
    MRI = mri, declined
CT will be repeated in 3 months.
    CT = ct, planned
Echocardiography was normal, and a Holter was requested.
    Echocardiography = echocardiography, done
    Holter = holter, planned
A chest X-ray was ordered and showed consolidation.
    chest X-ray = xray-chest, done
MRI was suggested but the patient refused.
    MRI = mri, declined
Colonoscopy was scheduled for the next week.
    Colonoscopy = colonoscopy, planned
"""


@pytest.mark.parametrize(("text", "expected"), rows(ROWS))
def test_rows(text: str, expected: list[str]) -> None:
    assert studied(text) == expected
