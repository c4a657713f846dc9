"""Results of fluids other than blood: urine, cerebrospinal, pleural, ascitic and joint fluid, sweat and stool."""

from __future__ import annotations

import pytest

from .measuring import rows, told

URINE = """
Urine protein was 320 mg/dL.
    urine-protein: Urine protein 320 mg/dL [mg/dL]
24-hour urine protein was 6.4 g/day.
    urine-protein-24h: 24-hour urine protein 6.4 g/day [g/d]
24-hour proteinuria was 4,100 mg/24 h.
    urine-protein-24h: 24-hour proteinuria 4100 mg/24 h [mg/d]
The urine protein/creatinine ratio was 8.2 g/g.
    urine-protein-creatinine: urine protein/creatinine ratio 8.2 g/g [g/g]
UPCR 340 mg/mmol.
    urine-protein-creatinine: UPCR 340 mg/mmol [mg/mmol]
The albumin/creatinine ratio was 412 mg/g.
    urine-albumin-creatinine: albumin/creatinine ratio 412 mg/g [mg/g]
UACR 66 mg/mmol.
    urine-albumin-creatinine: UACR 66 mg/mmol [mg/mmol]
Urine pH was 8.0.
    urine-ph: Urine pH 8.0
Urine specific gravity was 1.002.
    urine-specific-gravity: Urine specific gravity 1.002
Urine sodium was 88 mmol/L and urine osmolality 612 mOsm/kg.
    urine-sodium: Urine sodium 88 mmol/L [mmol/L]
    urine-osmolality: urine osmolality 612 mOsm/kg [mosm/kg]
Urine leukocytes were 45/HPF.
    urine-leukocytes: Urine leukocytes 45 /HPF [/[HPF]]
Urine erythrocytes were 80/HPF.
    urine-erythrocytes: Urine erythrocytes 80 /HPF [/[HPF]]
Urine output was 0.2 mL/kg/h.
    urine-output: Urine output 0.2 mL/kg/h [mL/kg/h]
Urine output was 8 L/day.
    urine-output: Urine output 8 L/day [L/d]
Diuresis was 300 mL/24 h.
    urine-output: Diuresis 300 mL/24 h [mL/d]
Urinalysis revealed protein 3+, ketones 2+ and glucose 1+.
    urine-protein: protein 3+; in urine
    urine-ketones: ketones 2+; in urine
    urine-glucose: glucose 1+; in urine
Urinalysis: protein 1+, blood 3+, glucose 2+.
    urine-protein: protein 1+; in urine
    urine-glucose: glucose 2+; in urine
Dipstick showed leukocyte esterase 3+.
    leukocyte-esterase: leukocyte esterase 3+
"""

CEREBROSPINAL = """
CSF protein was 4.8 g/L and CSF glucose 0.9 mmol/L.
    csf-protein: CSF protein 4.8 g/L [g/L]
    csf-glucose: CSF glucose 0.9 mmol/L [mmol/L]
Cerebrospinal fluid analysis showed protein 212 mg/dL and glucose 18 mg/dL.
    csf-protein: protein 212 mg/dL [mg/dL]; in cerebrospinal fluid
    csf-glucose: glucose 18 mg/dL [mg/dL]; in cerebrospinal fluid
The CSF white blood cell count was 1,240 cells/µL.
    csf-leukocytes: CSF white blood cell count 1240 cells/µL [/uL]
Lumbar puncture revealed an opening pressure of 38 cmH2O.
    csf-opening-pressure: opening pressure 38 cmH2O [cm[H2O]]; in cerebrospinal fluid
The opening pressure was 410 mm H2O.
    csf-opening-pressure: opening pressure 410 mm H2O [mm[H2O]]
CSF red blood cells were 12/mm3.
    csf-erythrocytes: CSF red blood cells 12 /mm3 [/mm3]
"""

SEROUS = """
Pleural fluid adenosine deaminase was 78 U/L.
    ada: Pleural fluid adenosine deaminase 78 U/L [U/L]
The pleural fluid showed protein 48 g/L and LDH 1,240 U/L.
    -: protein 48 g/L [g/L]; in pleural fluid
    -: LDH 1240 U/L [U/L]; in pleural fluid
Pleural fluid pH was 6.92.
    -: Pleural fluid pH 6.92; in pleural fluid
The ascitic albumin was 0.9 g/dL.
    -: ascitic albumin 0.9 g/dL [g/dL]; in ascitic fluid
The serum-ascites albumin gradient was 2.1 g/dL.
    saag: serum-ascites albumin gradient 2.1 g/dL [g/dL]
SAAG 0.6 g/dL.
    saag: SAAG 0.6 g/dL [g/dL]
Ascitic fluid amylase was 12,400 U/L.
    -: Ascitic fluid amylase 12400 U/L [U/L]; in ascitic fluid
Synovial fluid leukocytes were 84,000/µL.
    -: Synovial fluid leukocytes 84000 /µL [/uL]; in synovial fluid
Sweat chloride was 92 mmol/L.
    -: Sweat chloride 92 mmol/L [mmol/L]; in sweat
Fecal calprotectin was 1,180 µg/g.
    fecal-calprotectin: Fecal calprotectin 1180 µg/g [ug/g]
"""

BLOOD_AGAIN = """
CSF glucose was 1.1 mmol/L while serum glucose was 6.9 mmol/L.
    csf-glucose: CSF glucose 1.1 mmol/L [mmol/L]
    glucose: serum glucose 6.9 mmol/L [mmol/L]
Urine sodium was 14 mmol/L with a serum sodium of 121 mmol/L.
    urine-sodium: Urine sodium 14 mmol/L [mmol/L]
    sodium: serum sodium 121 mmol/L [mmol/L]
Pleural LDH was 900 U/L and serum LDH was 210 U/L.
    -: Pleural LDH 900 U/L [U/L]; in pleural fluid
    ldh: serum LDH 210 U/L [U/L]
"""


@pytest.mark.parametrize(("text", "found"), rows(URINE))
def test_urine(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(CEREBROSPINAL))
def test_cerebrospinal_fluid(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(SEROUS))
def test_other_fluids_have_no_code_of_blood(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(BLOOD_AGAIN))
def test_blood_named_after_a_fluid_is_blood(text: str, found: list[str]) -> None:
    assert told(text) == found
