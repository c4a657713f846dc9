"""Numbers of results: decimal signs, thousands, lost superscripts, ranges, comparators and deviations."""

from __future__ import annotations

import pytest

from .measuring import measured, rows, told

DECIMALS = """
Haemoglobin on arrival was 9,4 g/dL.
    hemoglobin: Haemoglobin 9.4 g/dL [g/dL]; on arrival
Serum potassium was 6,1 mmol/L and creatinine 1,9 mg/dL.
    potassium: Serum potassium 6.1 mmol/L [mmol/L]
    creatinine: creatinine 1.9 mg/dL [mg/dL]
The calcium level was 3·02 mmol/L.
    calcium: calcium level 3.02 mmol/L [mmol/L]
Albumin had fallen to 2.90 g/dL.
    albumin: Albumin 2.90 g/dL [g/dL]
Troponin T was 0,045 ng/mL.
    troponin-t: Troponin T 0.045 ng/mL [ng/mL]
Lactate 2.0 mmol/L.
    lactate: Lactate 2.0 mmol/L [mmol/L]
INR was 1,25.
    inr: INR 1.25
The arterial pH was 7,19 with a lactate of 8,7 mmol/L.
    arterial-ph: arterial pH 7.19
    lactate: lactate 8.7 mmol/L [mmol/L]
Total bilirubin 0.30 mg/dL, direct bilirubin 0.10 mg/dL.
    bilirubin-total: Total bilirubin 0.30 mg/dL [mg/dL]
    bilirubin-direct: direct bilirubin 0.10 mg/dL [mg/dL]
TSH 0.008 mIU/L.
    tsh: TSH 0.008 mIU/L [m[IU]/L]
"""

THOUSANDS = """
White blood cells were 18,700/mm3.
    leukocytes: White blood cells 18700 /mm3 [/mm3]
The platelet count was 1,245,000/µL.
    platelets: platelet count 1245000 /µL [/uL]
Platelets 23 000/mm3.
    platelets: Platelets 23000 /mm3 [/mm3]
The leukocyte count was 31\u2009600 /µL.
    leukocytes: leukocyte count 31600 /µL [/uL]
Platelets had dropped to 9\u202f000/mm3.
    platelets: Platelets 9000 /mm3 [/mm3]
Leucocytes 14\u00a0200 cells/mm3 were counted.
    leukocytes: Leucocytes 14200 cells/mm3 [/mm3]
CPK reached 48,350 U/L.
    creatine-kinase: CPK 48350 U/L [U/L]
Ferritin peaked at 1,650.5 ng/mL.
    ferritin: Ferritin 1650.5 ng/mL [ng/mL]
NT-proBNP was 12,400 pg/mL.
    nt-probnp: NT-proBNP 12400 pg/mL [pg/mL]
LDH 2 000 U/L.
    ldh: LDH 2000 U/L [U/L]
Beta-hCG was 104,560 mIU/mL.
    beta-hcg: Beta-hCG 104560 mIU/mL [m[IU]/mL]
D-dimer 4500 ng/mL.
    d-dimer: D-dimer 4500 ng/mL [ng/mL]
"""

SUPERSCRIPTS = """
WBC 15.2×109/L.
    leukocytes: WBC 15.2 ×109/L [10*9/L]; restored
WBC 15.2 x 109/l.
    leukocytes: WBC 15.2 x 109/l [10*9/L]; restored
WBC 15.2 × 10 9/L.
    leukocytes: WBC 15.2 × 10 9/L [10*9/L]; restored
WBC 15.2 × 10(9)/L.
    leukocytes: WBC 15.2 × 10(9)/L [10*9/L]; restored
WBC 15.2 × 10⁹/L.
    leukocytes: WBC 15.2 × 10⁹/L [10*9/L]
WBC 15.2 x10^9/L.
    leukocytes: WBC 15.2 x10^9/L [10*9/L]
WBC 15.2 x10*9/L.
    leukocytes: WBC 15.2 x10*9/L [10*9/L]
WBC 15.2 x10E9/L.
    leukocytes: WBC 15.2 x10E9/L [10*9/L]
WBC 15.2 10e9/L.
    leukocytes: WBC 15.2 10e9/L [10*9/L]
WBC 15.2 G/L.
    leukocytes: WBC 15.2 G/L [10*9/L]
RBC 3.9×1012/L.
    erythrocytes: RBC 3.9 ×1012/L [10*12/L]; restored
RBC 3.9 × 10¹²/L.
    erythrocytes: RBC 3.9 × 10¹²/L [10*12/L]
RBC 3.9 x 10 12/L.
    erythrocytes: RBC 3.9 x 10 12/L [10*12/L]; restored
RBC 3.9 T/L.
    erythrocytes: RBC 3.9 T/L [10*12/L]
Platelets were 84 x103/µL.
    platelets: Platelets 84 x103/µL [10*3/uL]; restored
Platelets were 84 × 10³/µL.
    platelets: Platelets 84 × 10³/µL [10*3/uL]
Platelets were 84 K/uL.
    platelets: Platelets 84 K/uL [10*3/uL]
The red cell count was 4.4 x106/mm3.
    erythrocytes: red cell count 4.4 x106/mm3 [10*6/mm3]; restored
The red cell count was 4.4 million/mm3.
    erythrocytes: red cell count 4.4 million/mm3 [10*6/mm3]
CD4 count was 86 x 10^6/L.
    cd4-count: CD4 count 86 x 10^6/L [10*6/L]
The platelet count was 1.2 lakhs/cumm.
    platelets: platelet count 1.2 lakhs/cumm [10*5/mm3]
WBC was 1.1 x 104/μL.
    leukocytes: WBC 1.1 x 104/μL [10*4/uL]; restored
The leukocyte count was 11,000/mm 3 and the platelet count 210,000/mm 3.
    leukocytes: leukocyte count 11000 /mm 3 [/mm3]
    platelets: platelet count 210000 /mm 3 [/mm3]
Body mass index was 31.2 kg/m2 and body surface area 1.9 m2.
    bmi: Body mass index 31.2 kg/m2 [kg/m2]
    body-surface-area: body surface area 1.9 m2 [m2]
Body mass index was 24.8 kg/m².
    bmi: Body mass index 24.8 kg/m² [kg/m2]
BMI 19.7 kg/m^2.
    bmi: BMI 19.7 kg/m^2 [kg/m2]
eGFR was 38 mL/min/1.73 m2.
    egfr: eGFR 38 mL/min/1.73 m2 [mL/min/{1.73_m2}]
eGFR was 38 mL/min/1.73m².
    egfr: eGFR 38 mL/min/1.73m² [mL/min/{1.73_m2}]
"""

RANGES = """
Her temperature was 37.8-38.4 °C.
    body-temperature: temperature 37.8-38.4 °C [Cel]
Blood glucose stayed at 140–180 mg/dL.
    blood-glucose: Blood glucose 140-180 mg/dL [mg/dL]
The INR was kept between 2 and 3.
    inr: INR 2-3
Sodium ranged from 128 to 133 mmol/L.
    sodium: Sodium 128-133 mmol/L [mmol/L]
Systolic blood pressure was 80 to 90 mmHg.
    systolic-blood-pressure: Systolic blood pressure 80-90 mmHg [mm[Hg]]
The tacrolimus level was kept at 5—8 ng/mL.
    -: tacrolimus level 5-8 ng/mL [ng/mL]
Oxygen saturation was 88-92%.
    oxygen-saturation: Oxygen saturation 88-92 % [%]
The ejection fraction was 25% to 30%.
    ejection-fraction: ejection fraction 25-30 % [%]
The heart rate varied between 40 and 50 beats per minute.
    heart-rate: heart rate 40-50 beats per minute [/min]
The platelet count ranged from 12,000 to 18,000/µL.
    platelets: platelet count 12000-18000 /µL [/uL]
"""

CHANGES = """
Sodium rose from 118 to 129 mmol/L.
    sodium: Sodium 118 mmol/L [mmol/L]
    sodium: Sodium 129 mmol/L [mmol/L]
CRP fell from 240 mg/L to 12 mg/L.
    crp: CRP 240 mg/L [mg/L]
    crp: CRP 12 mg/L [mg/L]
Platelets increased from 8,000 to 96,000/µL.
    platelets: Platelets 8000 /µL [/uL]
    platelets: Platelets 96000 /µL [/uL]
LVEF improved from 22% to 41%.
    ejection-fraction: LVEF 22 % [%]
    ejection-fraction: LVEF 41 % [%]
Creatinine went from 0.9 to 2.3 and then to 4.8 mg/dL.
    creatinine: Creatinine 0.9 mg/dL [mg/dL]
    creatinine: Creatinine 2.3 mg/dL [mg/dL]
    creatinine: Creatinine 4.8 mg/dL [mg/dL]
Bilirubin 14.2 → 6.3 → 1.8 mg/dL.
    bilirubin-total: Bilirubin 14.2 mg/dL [mg/dL]
    bilirubin-total: Bilirubin 6.3 mg/dL [mg/dL]
    bilirubin-total: Bilirubin 1.8 mg/dL [mg/dL]
"""

COMPARATORS = """
Ferritin was >2000 ng/mL.
    ferritin: Ferritin >2000 ng/mL [ng/mL]
Haptoglobin < 8 mg/dL.
    haptoglobin: Haptoglobin <8 mg/dL [mg/dL]
CD4 count was ≤ 50 cells/µL.
    cd4-count: CD4 count <=50 cells/µL [/uL]
Procalcitonin ≥ 100 ng/mL.
    procalcitonin: Procalcitonin >=100 ng/mL [ng/mL]
TSH was <0.01 mIU/L.
    tsh: TSH <0.01 mIU/L [m[IU]/L]
CK was greater than 20,000 U/L.
    creatine-kinase: CK >20000 U/L [U/L]
The glucose was higher than 600 mg/dL.
    glucose: glucose >600 mg/dL [mg/dL]
The serum ferritin was lower than 5 ng/mL.
    ferritin: serum ferritin <5 ng/mL [ng/mL]
The lactate was above 15 mmol/L.
    lactate: lactate >15 mmol/L [mmol/L]
Hemoglobin was below 6 g/dL.
    hemoglobin: Hemoglobin <6 g/dL [g/dL]
The D-dimer level was over 20 µg/mL.
    d-dimer: D-dimer level >20 µg/mL [ug/mL]
Her oxygen saturation was under 80%.
    oxygen-saturation: oxygen saturation <80 % [%]
The opening pressure was more than 60 cmH2O.
    csf-opening-pressure: opening pressure >60 cmH2O [cm[H2O]]
The ESR was at least 100 mm/h.
    esr: ESR >=100 mm/h [mm/h]
The viral load was <20 copies/mL.
    viral-load: viral load <20 copies/mL [{copies}/mL]
CA 19-9 exceeding 10,000 U/mL was reported.
    ca-19-9: CA 19-9 >10000 U/mL [U/mL]
Amylase >= 1500 U/L.
    amylase: Amylase >=1500 U/L [U/L]
"""

DEVIATIONS = """
Mean arterial pressure was 62 ± 4 mmHg.
    mean-arterial-pressure: Mean arterial pressure 62 mmHg [mm[Hg]]
The glucose averaged 188 ± 23 mg/dL.
    glucose: glucose 188 mg/dL [mg/dL]
"""


@pytest.mark.parametrize(("text", "found"), rows(DECIMALS))
def test_decimal_signs(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(THOUSANDS))
def test_thousands(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(SUPERSCRIPTS))
def test_superscripts_lost_and_kept(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(RANGES))
def test_ranges(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(CHANGES))
def test_changes_are_no_ranges(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(COMPARATORS))
def test_comparators(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(DEVIATIONS))
def test_deviation_is_not_the_value(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("Creatinine 1.00 mg/dL.", "1.00"),
        ("Creatinine 0.90 mg/dL.", "0.90"),
        ("Sodium 140.0 mmol/L.", "140.0"),
        ("Lactate was 10 mmol/L.", "10"),
        ("INR 3.0.", "3.0"),
        ("Potassium 4,50 mmol/L.", "4.50"),
    ],
)
def test_trailing_zeros_stay(text: str, digits: str) -> None:
    (item,) = measured(text)
    assert str(item.value) == digits
