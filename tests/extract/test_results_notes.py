"""Results as notes write them: flags behind ranges, rows of points, letters for tests."""

from __future__ import annotations

import pytest

from .measuring import rows, told

FLAGS = """
Na 124 mmol/L (135-145) L.
    sodium: Na 124 mmol/L [mmol/L]; normal 135-145; low
K 6.4 mmol/L (3.5-5.1) H, urea 22 mmol/L (2.5-7.8) H.
    potassium: K 6.4 mmol/L [mmol/L]; normal 3.5-5.1; high
    urea: urea 22 mmol/L [mmol/L]; normal 2.5-7.8; high
Lactate: 5.5 mmol/L [0.5-2.2] (H).
    lactate: Lactate 5.5 mmol/L [mmol/L]; normal 0.5-2.2; high
CRP 88 mg/L [0-5] (high).
    crp: CRP 88 mg/L [mg/L]; normal 0-5; high
Hb 140 g/L (130-170).
    hemoglobin: Hb 140 g/L [g/L]; normal 130-170
Albumin 21 g/L (35 - 50) (low).
    albumin: Albumin 21 g/L [g/L]; normal 35-50; low
Platelets 92 (150-400) L.
    platelets: Platelets 92; normal 150-400; low
Bicarbonate 12 mmol/L [22-29] L.
    bicarbonate: Bicarbonate 12 mmol/L [mmol/L]; normal 22-29; low
ALT 44 U/L (<40) H.
    alt: ALT 44 U/L [U/L]; normal <40; high
Calcium 2.31 mmol/L (2.2-2.6) N.
    calcium: Calcium 2.31 mmol/L [mmol/L]; normal 2.2-2.6
Troponin 12 ng/L (<14).
    troponin: Troponin 12 ng/L [ng/L]; normal <14
"""


LEADERS = """
Hemoglobin ........ 7.9 g/dL (12.0 - 16.0)
    hemoglobin: Hemoglobin 7.9 g/dL [g/dL]; normal 12.0-16.0
Leukocytes ............ 15.2 x10^9/L
    leukocytes: Leukocytes 15.2 x10^9/L [10*9/L]
Sodium.......... 131 mmol/L
    sodium: Sodium 131 mmol/L [mmol/L]
Creatinine ...... 2.4 mg/dL H
    creatinine: Creatinine 2.4 mg/dL [mg/dL]; high
HBsAg ......... negative
    hbsag: HBsAg negative
Ferritin .... 12 ng/mL. Iron .... 22 µg/dL.
    ferritin: Ferritin 12 ng/mL [ng/mL]
    iron: Iron 22 µg/dL [ug/dL]
"""


SHORT = """
Obs: T 38.9, HR 122, BP 88/52, RR 28, SpO2 89% RA.
    body-temperature: Body temperature 38.9
    heart-rate: HR 122
    blood-pressure: BP 88/52
    respiratory-rate: RR 28
    oxygen-saturation: SpO2 89 % [%]
Vitals: Wt 54 kg, Ht 161 cm, BMI 20.8.
    body-weight: Wt 54 kg [kg]
    body-height: Ht 161 cm [cm]
    bmi: BMI 20.8
wt 71 kg, BP 128/76.
    body-weight: wt 71 kg [kg]
    blood-pressure: BP 128/76
Labs: Ht 31.2%, PLT 88.
    hematocrit: Ht 31.2 % [%]
    platelets: PLT 88
FBC: Hb 98, WCC 14.1, Plt 512, MCV 71.
    hemoglobin: Hb 98
    leukocytes: WCC 14.1
    platelets: Plt 512
    mcv: MCV 71
U&E: Na 129, K 3.1, Ur 14.2, Cr 188.
    sodium: Na 129
    potassium: K 3.1
    urea: Ur 14.2
    creatinine: Cr 188
LFT: bil 44, ALT 210, ALP 340, alb 28.
    bilirubin-total: bil 44
    alt: ALT 210
    alp: ALP 340
    albumin: alb 28
ABG: pH 7.21, pCO2 8.9 kPa, pO2 7.1 kPa, HCO3 24, BE +2.
    blood-ph: pH 7.21
    pco2: pCO2 8.9 kPa [kPa]
    po2: pO2 7.1 kPa [kPa]
    bicarbonate: HCO3 24
    base-excess: BE 2
VBG: pH 7.05, BE -22, lactate 14.
    blood-ph: pH 7.05
    base-excess: BE -22
    lactate: lactate 14
Amy 1240, lipase 3200.
    amylase: Amy 1240
    lipase: lipase 3200
BM 3.1 mmol/L.
    -: BM 3.1 mmol/L [mmol/L]
TFTs: TSH 0.02, fT4 44 pmol/L.
    tsh: TSH 0.02
    free-t4: fT4 44 pmol/L [pmol/L]
INR 4.9, APTT 61 s, fib 1.1 g/L.
    inr: INR 4.9
    aptt: APTT 61 s [s]
    -: fib 1.1 g/L [g/L]
CK 24,000. Trop 48 ng/L.
    creatine-kinase: CK 24000
    troponin: Trop 48 ng/L [ng/L]
GCS 13/15 (E3 V4 M6).
    glasgow-coma-scale: GCS 13 (3/4/6)
HbA1c 96 mmol/mol.
    hba1c: HbA1c 96 mmol/mol [mmol/mol]
ESR 71, CRP 133.
    esr: ESR 71
    crp: CRP 133
Coags: PT 21 s, INR 1.9.
    prothrombin-time: PT 21 s [s]
    inr: INR 1.9
eGFR 22. Urate 610.
    egfr: eGFR 22
    uric-acid: Urate 610
"""


@pytest.mark.parametrize(("text", "expected"), rows(FLAGS))
def test_flags(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(LEADERS))
def test_leaders(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(SHORT))
def test_short(text: str, expected: list[str]) -> None:
    assert told(text) == expected
