"""Results in tables: columns of dates, units, ranges and flags."""

from __future__ import annotations

import pytest

from .measuring import rows, told


def table(text: str) -> list[str]:
    """The results of a table that is written in one line: an arrow is a tab, a hook the end of a line."""
    return told(text.replace("\u23ce", "\n").replace("\u21e5", "\t"))


TABLES = """
Test⇥12/03/2021⇥15/03/2021⏎Hb (g/dL)⇥7.9⇥9.1⏎WBC (x10^9/L)⇥14.2⇥11.0
    hemoglobin: Hb 7.9 g/dL [g/dL]; 12/03/2021
    hemoglobin: Hb 9.1 g/dL [g/dL]; 15/03/2021
    leukocytes: WBC 14.2 x10^9/L [10*9/L]; 12/03/2021
    leukocytes: WBC 11.0 x10^9/L [10*9/L]; 15/03/2021
Test⇥Day 1⇥Day 3⇥Day 7⏎Creatinine (mg/dL)⇥4.1⇥2.2⇥1.1⏎Potassium (mmol/L)⇥6.1⇥4.9⇥4.0
    creatinine: Creatinine 4.1 mg/dL [mg/dL]; Day 1
    creatinine: Creatinine 2.2 mg/dL [mg/dL]; Day 3
    creatinine: Creatinine 1.1 mg/dL [mg/dL]; Day 7
    potassium: Potassium 6.1 mmol/L [mmol/L]; Day 1
    potassium: Potassium 4.9 mmol/L [mmol/L]; Day 3
    potassium: Potassium 4.0 mmol/L [mmol/L]; Day 7
Parameter⇥Admission⇥Discharge⏎CRP, mg/L⇥210⇥8⏎Platelets, 10^9/L⇥41⇥188
    crp: CRP 210 mg/L [mg/L]; Admission
    crp: CRP 8 mg/L [mg/L]; Discharge
    platelets: Platelets 41 10^9/L [10*9/L]; Admission
    platelets: Platelets 188 10^9/L [10*9/L]; Discharge
| Test | Result | Unit | Reference |⏎|---|---|---|---|⏎| Hemoglobin | 8.4 | g/dL | 12-16 |⏎| ALT | 210 | U/L | <40 |
    hemoglobin: Hemoglobin 8.4 g/dL [g/dL]; normal 12-16
    alt: ALT 210 U/L [U/L]; normal <40
Test | Result | Units | Normal range | Flag⏎Sodium | 124 | mmol/L | 135-145 | L⏎Potassium | 4.1 | mmol/L | 3.5-5.0 |
    sodium: Sodium 124 mmol/L [mmol/L]; normal 135-145; low
    potassium: Potassium 4.1 mmol/L [mmol/L]; normal 3.5-5.0
Investigation⇥Result⇥Unit⏎HBsAg⇥negative⇥⏎Anti-HCV⇥positive⇥⏎ALT⇥88⇥U/L
    hbsag: HBsAg negative
    anti-hcv: Anti-HCV positive
    alt: ALT 88 U/L [U/L]
Test⇥2020-01-05⇥2020-02-05⏎HbA1c (%)⇥11.2⇥7.9⏎Glucose (mmol/L)⇥19.1⇥8.8
    hba1c: HbA1c 11.2 % [%]; 2020-01-05
    hba1c: HbA1c 7.9 % [%]; 2020-02-05
    glucose: Glucose 19.1 mmol/L [mmol/L]; 2020-01-05
    glucose: Glucose 8.8 mmol/L [mmol/L]; 2020-02-05
Test     Result     Unit⏎Hemoglobin     10.1     g/dL⏎Leukocytes     4.4     10^9/L
    hemoglobin: Hemoglobin 10.1 g/dL [g/dL]
    leukocytes: Leukocytes 4.4 10^9/L [10*9/L]
Test⇥Result⇥Unit⇥Range⏎TSH⇥0.01⇥mIU/L⇥0.4-4.0⏎Free T4⇥61⇥pmol/L⇥9-19
    tsh: TSH 0.01 mIU/L [m[IU]/L]; normal 0.4-4.0
    free-t4: Free T4 61 pmol/L [pmol/L]; normal 9-19
Vital sign⇥08:00⇥12:00⏎Heart rate (/min)⇥128⇥96⏎Temperature (°C)⇥39.4⇥37.8
    heart-rate: Heart rate 128 /min [/min]; 08:00
    heart-rate: Heart rate 96 /min [/min]; 12:00
    body-temperature: Temperature 39.4 °C [Cel]; 08:00
    body-temperature: Temperature 37.8 °C [Cel]; 12:00
Test⇥Pre-op⇥Post-op⏎Calcium (mmol/L)⇥3.10⇥2.21⏎PTH (pg/mL)⇥640⇥22
    calcium: Calcium 3.10 mmol/L [mmol/L]; Pre-op
    calcium: Calcium 2.21 mmol/L [mmol/L]; Post-op
    pth: PTH 640 pg/mL [pg/mL]; Pre-op
    pth: PTH 22 pg/mL [pg/mL]; Post-op
Variable⇥Baseline⇥6 months⏎LVEF (%)⇥21⇥44⏎NT-proBNP (pg/mL)⇥9,400⇥810
    ejection-fraction: LVEF 21 % [%]; Baseline
    ejection-fraction: LVEF 44 % [%]; 6 months
    nt-probnp: NT-proBNP 9400 pg/mL [pg/mL]; Baseline
    nt-probnp: NT-proBNP 810 pg/mL [pg/mL]; 6 months
Test⇥Day 1⇥Day 2⏎Hb (g/dL)⇥7.9⇥⏎CRP (mg/L)⇥⇥96
    hemoglobin: Hb 7.9 g/dL [g/dL]; Day 1
    crp: CRP 96 mg/L [mg/L]; Day 2
Test⇥Result⇥Reference range⏎Sodium⇥128 mmol/L⇥135-145⏎Potassium⇥5.9 mmol/L⇥3.5-5.0
    sodium: Sodium 128 mmol/L [mmol/L]; normal 135-145
    potassium: Potassium 5.9 mmol/L [mmol/L]; normal 3.5-5.0
Drug⇥Dose⇥Frequency⏎Prednisolone⇥30 mg⇥OD⏎Omeprazole⇥20 mg⇥OD
Case⇥Age⇥Sex⏎1⇥34⇥M⏎2⇥55⇥F
Muscle⇥Right⇥Left⏎Deltoid⇥5⇥3⏎Biceps⇥5⇥4
Test⇥Result⇥Unit⇥Flag⏎Lactate⇥6.1⇥mmol/L⇥H⏎Albumin⇥21⇥g/L⇥low
    lactate: Lactate 6.1 mmol/L [mmol/L]; high
    albumin: Albumin 21 g/L [g/L]; low
Laboratory results⏎⏎Test⇥Admission⇥Day 5⏎Bilirubin (mg/dL)⇥14.2⇥3.1⏎⏎She was discharged with a bilirubin of 1.0 mg/dL.
    bilirubin-total: Bilirubin 14.2 mg/dL [mg/dL]; Admission
    bilirubin-total: Bilirubin 3.1 mg/dL [mg/dL]; Day 5
    bilirubin-total: bilirubin 1.0 mg/dL [mg/dL]
Test⇥Result⇥Unit⏎Creatinine⇥>12⇥mg/dL⏎D-dimer⇥<0.2⇥mg/L
    creatinine: Creatinine >12 mg/dL [mg/dL]
    d-dimer: D-dimer <0.2 mg/L [mg/L]
Test⇥Jan 2020⇥Mar 2020⏎PSA (ng/mL)⇥88⇥0.4⏎Testosterone (ng/dL)⇥410⇥12
    psa: PSA 88 ng/mL [ng/mL]; Jan 2020
    psa: PSA 0.4 ng/mL [ng/mL]; Mar 2020
    -: Testosterone 410 ng/dL [ng/dL]; Jan 2020
    -: Testosterone 12 ng/dL [ng/dL]; Mar 2020
Test⇥Result⇥Unit⏎INR⇥3.4⇥⏎aPTT⇥61⇥s
    inr: INR 3.4
    aptt: aPTT 61 s [s]
"""


@pytest.mark.parametrize(("text", "expected"), rows(TABLES))
def test_tables(text: str, expected: list[str]) -> None:
    assert table(text) == expected
