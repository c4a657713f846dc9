"""What stands beside a value and is not it: reference ranges, flags and states."""

from __future__ import annotations

import pytest

from .measuring import measured, rows, told

IN_BRACKETS = """
Serum sodium was 121 mmol/L (135–145 mmol/L).
    sodium: Serum sodium 121 mmol/L [mmol/L]; normal 135-145
Potassium was 6.8 mmol/L (normal range, 3.5 to 5.1 mmol/L).
    potassium: Potassium 6.8 mmol/L [mmol/L]; normal 3.5-5.1
ALT was 640 U/L (reference range 7-56 U/L).
    alt: ALT 640 U/L [U/L]; normal 7-56
Ferritin 9,800 ng/mL (ref: 30-400).
    ferritin: Ferritin 9800 ng/mL [ng/mL]; normal 30-400
CRP was 166 mg/L (normal: < 5).
    crp: CRP 166 mg/L [mg/L]; normal <5
LDH was 1,980 U/L (N: 125–220).
    ldh: LDH 1980 U/L [U/L]; normal 125-220
TSH was 0.01 mIU/L (reference interval: 0.4–4.0 mIU/L).
    tsh: TSH 0.01 mIU/L [m[IU]/L]; normal 0.4-4.0
Ceruloplasmin was 6 mg/dL (normal 20 to 60 mg/dL).
    ceruloplasmin: Ceruloplasmin 6 mg/dL [mg/dL]; normal 20-60
Lipase was 2,300 U/L (upper limit of normal 60 U/L).
    lipase: Lipase 2300 U/L [U/L]; normal upper limit of normal 60 U/L
CEA was 44 ng/mL (normal value <5 ng/mL).
    cea: CEA 44 ng/mL [ng/mL]; normal <5
CA-125 was 610 U/mL [normal, 0-35 U/mL].
    ca-125: CA-125 610 U/mL [U/mL]; normal 0-35
Troponin I was 3.2 ng/mL (cut-off 0.04 ng/mL).
    troponin-i: Troponin I 3.2 ng/mL [ng/mL]; normal cut-off 0.04 ng/mL
Haptoglobin was 5 mg/dL (normal > 30 mg/dL).
    haptoglobin: Haptoglobin 5 mg/dL [mg/dL]; normal >30
Platelets were 18 × 10^9/L (150–400 × 10^9/L).
    platelets: Platelets 18 × 10^9/L [10*9/L]; normal 150-400
Hemoglobin 6.9 g/dL (12.0-15.5).
    hemoglobin: Hemoglobin 6.9 g/dL [g/dL]; normal 12.0-15.5
IgE was 4,300 IU/mL (normal up to 100 IU/mL).
    ige: IgE 4300 IU/mL [[IU]/mL]; normal <100
Ionised calcium was 1.9 mmol/L (NR 1.15-1.30).
    ionized-calcium: Ionised calcium 1.9 mmol/L [mmol/L]; normal 1.15-1.30
"""

WITHOUT_BRACKETS = """
Calcium was 3.4 mmol/L, normal range 2.2-2.6 mmol/L.
    calcium: Calcium 3.4 mmol/L [mmol/L]; normal 2.2-2.6
Amylase: 1,240 U/L, reference range 28-100 U/L.
    amylase: Amylase 1240 U/L [U/L]; normal 28-100
Hb\t8.8\tg/dL\t13.0-17.0
    hemoglobin: Hb 8.8 g/dL [g/dL]; normal 13.0-17.0
Platelets\t612\t10^9/L\t150-400\tH
    platelets: Platelets 612 10^9/L [10*9/L]; normal 150-400; high
CRP\t318\tmg/L\t<5\tH
    crp: CRP 318 mg/L [mg/L]; normal <5; high
Ferritin\t640\tng/mL\t< 300
    ferritin: Ferritin 640 ng/mL [ng/mL]; normal <300
Haptoglobin\t0.1\tg/L\t>0.3\tL
    haptoglobin: Haptoglobin 0.1 g/L [g/L]; normal >0.3; low
Albumin\t21\tg/L\t35-50\tL
    albumin: Albumin 21 g/L [g/L]; normal 35-50; low
"""

SEVERAL = """
AST 310 U/L (10–40), ALT 420 U/L (7–56) and ALP 96 U/L (44–147).
    ast: AST 310 U/L [U/L]; normal 10-40
    alt: ALT 420 U/L [U/L]; normal 7-56
    alp: ALP 96 U/L [U/L]; normal 44-147
Na 128 mmol/L (135-145), K 5.8 mmol/L (3.5-5.0), creatinine 388 µmol/L (60-110).
    sodium: Na 128 mmol/L [mmol/L]; normal 135-145
    potassium: K 5.8 mmol/L [mmol/L]; normal 3.5-5.0
    creatinine: creatinine 388 µmol/L [umol/L]; normal 60-110
FSH was 88 IU/L (normal 3–10 IU/L) and estradiol was 9 pg/mL (normal 30–400 pg/mL).
    fsh: FSH 88 IU/L [[IU]/L]; normal 3-10
    estradiol: estradiol 9 pg/mL [pg/mL]; normal 30-400
"""

OTHER_UNIT = """
Glucose was 684 mg/dL (38 mmol/L).
    glucose: Glucose 684 mg/dL [mg/dL]
    glucose: Glucose 38 mmol/L [mmol/L]
Calcium was 14.8 mg/dL (3.7 mmol/L).
    calcium: Calcium 14.8 mg/dL [mg/dL]
    calcium: Calcium 3.7 mmol/L [mmol/L]
Temperature was 39.2 °C (102.6 °F).
    body-temperature: Temperature 39.2 °C [Cel]
    body-temperature: Temperature 102.6 °F [[degF]]
"""

STATES = [
    ("Serum creatinine was elevated (3.9 mg/dL).", "high"),
    ("An elevated lipase of 1,900 U/L was found.", "high"),
    ("High ferritin (4,100 ng/mL) was noted.", "high"),
    ("Her sodium was low at 117 mmol/L.", "low"),
    ("Low serum albumin of 1.9 g/dL.", "low"),
    ("Reduced hemoglobin of 7.7 g/dL.", "low"),
    ("Normal lactate of 1.1 mmol/L.", "normal"),
    ("The TSH was normal (2.1 mIU/L).", "normal"),
    ("Troponin T was raised at 310 ng/L.", "high"),
    ("Platelets 61 x 10^9/L (low).", "low"),
    ("Potassium 6.1 mmol/L (high).", "high"),
    ("Potassium 6.1 mmol/L H.", "high"),
    ("ALT 212 U/L ↑.", "high"),
    ("Hb 8.1 g/dL ↓.", "low"),
    ("Hb 8.1 g/dL (below the normal range).", "low"),
    ("CK 900 U/L (above normal).", "high"),
    ("CK was 900 U/L.", None),
    ("CK increased to 900 U/L.", None),
    ("Lipase was higher than 900 U/L.", None),
    ("Haptoglobin was lower than 10 mg/dL.", None),
    ("CRP decreased to 12 mg/L.", None),
    ("Bilirubin was reduced to 1.4 mg/dL.", None),
    ("Fibrinogen was lowered from 3.1 g/L to 1.1 g/L.", None),
]


@pytest.mark.parametrize(("text", "found"), rows(IN_BRACKETS))
def test_reference_in_brackets(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(WITHOUT_BRACKETS))
def test_reference_after_a_comma_or_in_a_column(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(SEVERAL))
def test_each_value_has_its_own_reference(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(OTHER_UNIT))
def test_the_same_value_in_another_unit_is_no_reference(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "state"), STATES)
def test_state_is_only_what_the_text_says(text: str, state: str | None) -> None:
    assert {item.interpretation for item in measured(text)} == {state}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Urea was 44 mmol/L (reference range: 2.5-7.8 mmol/L).", "reference range: 2.5-7.8 mmol/L"),
        ("CRP 90 mg/L (normal <5).", "normal <5"),
        ("PTH was 410 pg/mL (15-65).", "15-65"),
    ],
)
def test_reference_is_kept_in_the_words_of_the_text(text: str, words: str) -> None:
    (item,) = measured(text)
    assert item.reference_text == words
