"""Lists, series and order: "respectively", several values over time, values before their names, columns of results."""

from __future__ import annotations

import pytest

from .measuring import rows, told

RESPECTIVELY = """
Her AST and ALT levels were 812 and 1,044 U/L, respectively.
    ast: AST 812 U/L [U/L]
    alt: ALT 1044 U/L [U/L]
FSH, LH and prolactin were 2.1 mIU/mL, 0.8 mIU/mL and 164 ng/mL, respectively.
    fsh: FSH 2.1 mIU/mL [m[IU]/mL]
    lh: LH 0.8 mIU/mL [m[IU]/mL]
    prolactin: prolactin 164 ng/mL [ng/mL]
Serum calcium and phosphate were 6.9 mg/dL and 8.1 mg/dL, respectively.
    calcium: Serum calcium 6.9 mg/dL [mg/dL]
    phosphate: phosphate 8.1 mg/dL [mg/dL]
Serum urea and creatinine were 38 mmol/L and 640 µmol/L.
    urea: Serum urea 38 mmol/L [mmol/L]
    creatinine: creatinine 640 µmol/L [umol/L]
C3 and C4 were 41 and 6 mg/dL respectively.
    complement-c3: C3 41 mg/dL [mg/dL]
    complement-c4: C4 6 mg/dL [mg/dL]
Hemoglobin, leukocytes and platelets were 7.1 g/dL, 2,900/µL and 34,000/µL, respectively.
    hemoglobin: Hemoglobin 7.1 g/dL [g/dL]
    leukocytes: leukocytes 2900 /µL [/uL]
    platelets: platelets 34000 /µL [/uL]
CEA and CA 19-9 were 12 ng/mL and 340 U/mL, respectively.
    cea: CEA 12 ng/mL [ng/mL]
    ca-19-9: CA 19-9 340 U/mL [U/mL]
AST/ALT was 96/140 U/L.
    ast: AST 96 U/L [U/L]
    alt: ALT 140 U/L [U/L]
Total and direct bilirubin were 18.4 and 13.2 mg/dL.
    bilirubin-total: total bilirubin 18.4 mg/dL [mg/dL]
    bilirubin-direct: direct bilirubin 13.2 mg/dL [mg/dL]
"""

IN_A_ROW = """
Laboratory tests: Hb 9.8 g/dL; WBC 21,300/µL; platelets 488,000/µL; CRP 204 mg/L.
    hemoglobin: Hb 9.8 g/dL [g/dL]
    leukocytes: WBC 21300 /µL [/uL]
    platelets: platelets 488000 /µL [/uL]
    crp: CRP 204 mg/L [mg/L]
Labs: Na 126, K 5.7, BUN 64, Cr 4.1, glucose 54.
    sodium: Na 126
    potassium: K 5.7
    urea-nitrogen: BUN 64
    creatinine: Cr 4.1
    glucose: glucose 54
She had a hemoglobin of 6.2 g/dL, an MCV of 62 fL and a ferritin of 2 ng/mL.
    hemoglobin: hemoglobin 6.2 g/dL [g/dL]
    mcv: MCV 62 fL [fL]
    ferritin: ferritin 2 ng/mL [ng/mL]
Leukocytosis (19.4 x 10^9/L) with 88% neutrophils and a CRP of 310 mg/L were found.
    leukocytes: white blood cell count 19.4 x 10^9/L [10*9/L]
    neutrophils: neutrophils 88 % [%]
    crp: CRP 310 mg/L [mg/L]
His creatinine was 2.8 mg/dL, with hyperkalemia (6.9 mEq/L) and a bicarbonate of 11 mEq/L.
    creatinine: creatinine 2.8 mg/dL [mg/dL]
    potassium: potassium 6.9 mEq/L [meq/L]
    bicarbonate: bicarbonate 11 mEq/L [meq/L]
Creatinine=1.9 mg/dL, urea=88 mg/dL, Na=133 mmol/L.
    creatinine: Creatinine 1.9 mg/dL [mg/dL]
    urea: urea 88 mg/dL [mg/dL]
    sodium: Na 133 mmol/L [mmol/L]
Hemoglobin - 8.4 g/dL, Hematocrit - 26%, MCV - 77 fL
    hemoglobin: Hemoglobin 8.4 g/dL [g/dL]
    hematocrit: Hematocrit 26 % [%]
    mcv: MCV 77 fL [fL]
"""

VALUE_FIRST = """
There were 62% lymphocytes and 12% eosinophils in the differential count.
    lymphocytes: lymphocytes 62 % [%]
    eosinophils: eosinophils 12 % [%]
A 41% ejection fraction was estimated.
    ejection-fraction: ejection fraction 41 % [%]
The smear showed 22% blasts.
    blasts: blasts 22 % [%]
"""

ABBREVIATED = """
Her white blood cell (WBC) count was 16,700/µL.
    leukocytes: white blood cell 16700 /µL [/uL]
The erythrocyte sedimentation rate (ESR) was 82 mm/h.
    esr: erythrocyte sedimentation rate 82 mm/h [mm/h]
Lactate dehydrogenase (LDH, 1,100 U/L) was high.
    ldh: LDH 1100 U/L [U/L]
The thyroid-stimulating hormone (TSH) level was 84 mIU/L.
    tsh: thyroid-stimulating hormone 84 mIU/L [m[IU]/L]
Left ventricular ejection fraction (LVEF) was 24%.
    ejection-fraction: Left ventricular ejection fraction 24 % [%]
"""

OVER_TIME = """
Her creatinine doubled from 1.1 mg/dL to 2.2 mg/dL within 48 hours.
    creatinine: creatinine 1.1 mg/dL [mg/dL]
    creatinine: creatinine 2.2 mg/dL [mg/dL]
Sodium was 118 mmol/L, which was corrected to 130 mmol/L.
    sodium: Sodium 118 mmol/L [mmol/L]
    sodium: Sodium 130 mmol/L [mmol/L]
Hemoglobin A1c was 9.1%, up from 7.2%.
    hba1c: Hemoglobin A1c 9.1 % [%]
    hba1c: Hemoglobin A1c 7.2 % [%]
Troponin I was negative (<0.02 ng/mL).
    troponin-i: Troponin I <0.02 ng/mL [ng/mL]
On admission her creatinine was 5.1 mg/dL and at discharge it was 1.3 mg/dL.
    creatinine: creatinine 5.1 mg/dL [mg/dL]; On admission
    creatinine: creatinine 1.3 mg/dL [mg/dL]; at discharge
Hemoglobin was 11.2 g/dL on admission and 7.4 g/dL on day 2.
    hemoglobin: Hemoglobin 11.2 g/dL [g/dL]; on admission
    hemoglobin: Hemoglobin 7.4 g/dL [g/dL]; on day 2
Bilirubin peaked at 22 mg/dL on day 9.
    bilirubin-total: Bilirubin 22 mg/dL [mg/dL]; on day 9
At discharge, his sodium was 138 mmol/L.
    sodium: sodium 138 mmol/L [mmol/L]; At discharge
Two weeks later, platelets were 188 x 10^9/L.
    platelets: platelets 188 x 10^9/L [10*9/L]; Two weeks later
In March 2019, the PSA was 4.4 ng/mL.
    psa: PSA 4.4 ng/mL [ng/mL]; March 2019
CRP decreased from 280 to 140, then to 22 mg/L.
    crp: CRP 280 mg/L [mg/L]
    crp: CRP 140 mg/L [mg/L]
    crp: CRP 22 mg/L [mg/L]
At follow-up, LVEF was 52%.
    ejection-fraction: LVEF 52 % [%]; At follow-up
Troponin rose from 0.04 ng/mL to 2.6 ng/mL.
    troponin: Troponin 0.04 ng/mL [ng/mL]
    troponin: Troponin 2.6 ng/mL [ng/mL]
"""


@pytest.mark.parametrize(("text", "found"), rows(RESPECTIVELY))
def test_lists_with_one_value_each(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(IN_A_ROW))
def test_results_in_a_row(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(VALUE_FIRST))
def test_value_before_its_name(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(ABBREVIATED))
def test_short_form_beside_the_name(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(OVER_TIME))
def test_values_over_time(text: str, found: list[str]) -> None:
    assert told(text) == found
