"""Results in notes as they are written: discharge summaries, ward notes, columns, bullets, prose with everything."""

from __future__ import annotations

import pytest

from .measuring import case_of, told

DISCHARGE = """\
DISCHARGE SUMMARY

The patient is a 71-year-old woman admitted with fever and confusion.

Vital signs on arrival: BP 86/48 mmHg, HR 128/min, RR 32/min, T 39.3 °C, SpO2 88% on room air.

Laboratory results:
Hemoglobin\t9.2\tg/dL\t12.0-15.5\tL
WBC\t22.4\t10^9/L\t4.0-11.0\tH
Platelets\t88\t10^9/L\t150-400\tL
Sodium\t129\tmmol/L\t135-145\tL
Potassium\t5.4\tmmol/L\t3.5-5.1\tH
Creatinine\t212\tµmol/L\t45-90\tH
CRP\t318\tmg/L\t<5\tH

She was treated with meropenem 1 g every 8 hours for 10 days.
At discharge, CRP was 14 mg/L and creatinine 92 µmol/L.
"""

DISCHARGE_TELLS = [
    "blood-pressure: BP 86/48 mmHg [mm[Hg]]; on arrival",
    "heart-rate: HR 128 /min [/min]",
    "respiratory-rate: RR 32 /min [/min]",
    "body-temperature: Body temperature 39.3 °C [Cel]",
    "oxygen-saturation: SpO2 88 % [%]",
    "hemoglobin: Hemoglobin 9.2 g/dL [g/dL]; normal 12.0-15.5; low",
    "leukocytes: WBC 22.4 10^9/L [10*9/L]; normal 4.0-11.0; high",
    "platelets: Platelets 88 10^9/L [10*9/L]; normal 150-400; low",
    "sodium: Sodium 129 mmol/L [mmol/L]; normal 135-145; low",
    "potassium: Potassium 5.4 mmol/L [mmol/L]; normal 3.5-5.1; high",
    "creatinine: Creatinine 212 µmol/L [umol/L]; normal 45-90; high",
    "crp: CRP 318 mg/L [mg/L]; normal <5; high",
    "crp: CRP 14 mg/L [mg/L]; At discharge",
    "creatinine: creatinine 92 µmol/L [umol/L]; At discharge",
]

BULLETS = """\
Complete blood count:

  • red blood cells — 2.9×1012/L;
  • hemoglobin — 78 g/L (below normal);
  • hematocrit — 24%;
  • white blood cells — 3.1×109/L;
  • platelets — 44×109/L;
  • ESR — 58 mm/h.

Biochemical blood test:

  • total protein — 58 g/L;
  • albumin — 29 g/L;
  • total bilirubin — 46 μmol/L;
  • ALT — 112 U/L;
  • AST — 148 U/L;
  • creatinine — 131 μmol/L;
  • glucose — 6.2 mmol/L.
"""

BULLETS_TELL = [
    "erythrocytes: red blood cells 2.9 ×1012/L [10*12/L]; restored",
    "hemoglobin: hemoglobin 78 g/L [g/L]; low",
    "hematocrit: hematocrit 24 % [%]",
    "leukocytes: white blood cells 3.1 ×109/L [10*9/L]; restored",
    "platelets: platelets 44 ×109/L [10*9/L]; restored",
    "esr: ESR 58 mm/h [mm/h]",
    "total-protein: total protein 58 g/L [g/L]",
    "albumin: albumin 29 g/L [g/L]",
    "bilirubin-total: total bilirubin 46 μmol/L [umol/L]",
    "alt: ALT 112 U/L [U/L]",
    "ast: AST 148 U/L [U/L]",
    "creatinine: creatinine 131 μmol/L [umol/L]",
    "glucose: glucose 6.2 mmol/L [mmol/L]",
]

CASE_REPORT = (
    "A 38-year-old man presented in May 2016 with a 2-week history of jaundice. On examination, his temperature was "
    "38.6 °C, heart rate was 112 beats per minute and blood pressure was 102/64 mmHg. Blood tests showed a total "
    "bilirubin of 312 μmol/L (normal <21), ALT of 2,640 U/L, AST of 1,980 U/L and an INR of 2.9. Hepatitis B surface "
    "antigen was positive and anti-HCV was negative. An ultrasound showed a 16 cm liver. He received "
    "N-acetylcysteine 150 mg/kg over 1 hour. By day 5, the INR had fallen to 1.4 and bilirubin to 188 μmol/L. Six "
    "weeks later, ALT was 34 U/L [8]."
)

CASE_REPORT_TELLS = [
    "body-temperature: temperature 38.6 °C [Cel]",
    "heart-rate: heart rate 112 beats per minute [/min]",
    "blood-pressure: blood pressure 102/64 mmHg [mm[Hg]]",
    "bilirubin-total: total bilirubin 312 μmol/L [umol/L]; normal <21",
    "alt: ALT 2640 U/L [U/L]",
    "ast: AST 1980 U/L [U/L]",
    "inr: INR 2.9",
    "hbsag: Hepatitis B surface antigen positive",
    "anti-hcv: anti-HCV negative",
    "inr: INR 1.4; By day 5",
    "bilirubin-total: bilirubin 188 μmol/L [umol/L]; By day 5",
    "alt: ALT 34 U/L [U/L]; Six weeks later",
]

NEWBORN = (
    "A boy was born at 31 weeks by caesarean section, weighing 1,420 g. Apgar scores were 3, 6 and 8 at 1, 5 and 10 "
    "minutes. Cord pH was 7.02 and base excess was -16 mmol/L. Head circumference was 28 cm. Glucose was 1.6 mmol/L "
    "at 2 hours of life. He was ventilated with an FiO2 of 60% for 3 days."
)

NEWBORN_TELLS = [
    "body-weight: weighing 1420 g [g]",
    "apgar-1: Apgar scores 3; 1 minute after birth",
    "apgar-5: Apgar scores 6; 5 minutes after birth",
    "apgar-10: Apgar scores 8; 10 minutes after birth",
    "-: Cord pH 7.02",
    "base-excess: base excess -16 mmol/L [mmol/L]",
    "head-circumference: Head circumference 28 cm [cm]",
    "glucose: Glucose 1.6 mmol/L [mmol/L]",
    "fio2: FiO2 60 % [%]",
]

WARD_NOTE = """\
HD 3. Feels better. Temp 38.1 °C.
BP 112/70, P 92, R 20, SpO2 95% RA
I/O: urine output 1.2 L/day
Labs: Na 134, K 3.9, Cl 99, HCO3 21, BUN 28, Cr 1.6, glucose 148
WBC 13.2, Hgb 9.1, Plt 210
Lactate 1.8 mmol/L
Plan: furosemide 40 mg IV, recheck K.
"""

WARD_NOTE_TELLS = [
    "body-temperature: Temp 38.1 °C [Cel]",
    "blood-pressure: BP 112/70",
    "heart-rate: Heart rate 92",
    "respiratory-rate: Respiratory rate 20",
    "oxygen-saturation: SpO2 95 % [%]",
    "urine-output: urine output 1.2 L/day [L/d]",
    "sodium: Na 134",
    "potassium: K 3.9",
    "chloride: Cl 99",
    "bicarbonate: HCO3 21",
    "urea-nitrogen: BUN 28",
    "creatinine: Cr 1.6",
    "glucose: glucose 148",
    "leukocytes: WBC 13.2",
    "hemoglobin: Hgb 9.1",
    "platelets: Plt 210",
    "lactate: Lactate 1.8 mmol/L [mmol/L]",
]

COMMA_DECIMALS = """\
Bilan biologique / Laboratory findings
Hémoglobine 7,2 g/dL; WBC 14 300/mm3; platelets 602 000/mm3.
CRP 96,4 mg/L; creatinine 8,4 mg/L; calcium 118 mg/L.
Serum ferritin 6,5 ng/mL, albumin 31,2 g/L.
"""

REPORTS = {
    "discharge": (DISCHARGE, DISCHARGE_TELLS),
    "bullets": (BULLETS, BULLETS_TELL),
    "case report": (CASE_REPORT, CASE_REPORT_TELLS),
    "newborn": (NEWBORN, NEWBORN_TELLS),
    "ward note": (WARD_NOTE, WARD_NOTE_TELLS),
}


@pytest.mark.parametrize(("text", "found"), REPORTS.values(), ids=REPORTS)
def test_all_results_of_a_report_and_nothing_else(text: str, found: list[str]) -> None:
    assert told(text) == found


def test_commas_are_decimal_signs_and_spaces_part_thousands_in_the_same_note() -> None:
    found = told(COMMA_DECIMALS)
    assert [row for row in found if "moglobin" not in row] == [
        "leukocytes: WBC 14300 /mm3 [/mm3]",
        "platelets: platelets 602000 /mm3 [/mm3]",
        "crp: CRP 96.4 mg/L [mg/L]",
        "creatinine: creatinine 8.4 mg/L [mg/L]",
        "calcium: calcium 118 mg/L [mg/L]",
        "ferritin: Serum ferritin 6.5 ng/mL [ng/mL]",
        "albumin: albumin 31.2 g/L [g/L]",
    ]


def test_bullets_belong_to_the_panel_above_them() -> None:
    case = case_of(BULLETS)
    concepts = {study.key: study.concept for study in case.studies}
    found = [concepts[item.study or ""] for item in case.measurements]
    assert found == ["complete-blood-count"] * 6 + ["blood-chemistry"] * 7


@pytest.mark.parametrize("text", [DISCHARGE, BULLETS, CASE_REPORT, NEWBORN, WARD_NOTE, COMMA_DECIMALS])
def test_no_two_results_stand_on_the_same_value(text: str) -> None:
    values = [item.evidence[-1].start for item in case_of(text).measurements]
    assert len(values) == len(set(values))


@pytest.mark.parametrize("text", [DISCHARGE, BULLETS, CASE_REPORT, NEWBORN, WARD_NOTE])
def test_results_come_in_the_order_of_the_text(text: str) -> None:
    values = [item.evidence[-1].start for item in case_of(text).measurements]
    assert values == sorted(values)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_ends_of_any_system_give_the_same_results(ending: str) -> None:
    assert told(DISCHARGE.replace("\n", ending)) == DISCHARGE_TELLS
