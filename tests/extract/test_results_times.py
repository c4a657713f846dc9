"""Results of several times: series, named times, days in brackets, arrows."""

from __future__ import annotations

import pytest

from .measuring import rows, told

TIMES = """
On admission Hb was 5.9 g/dL; at discharge 9.8 g/dL.
    hemoglobin: Hb 5.9 g/dL [g/dL]; On admission
    hemoglobin: Hb 9.8 g/dL [g/dL]; at discharge
On admission CRP 210; at discharge 12.
    crp: CRP 210; On admission
    crp: CRP 12; at discharge
CRP 180 → 95 → 14 mg/L.
    crp: CRP 180 mg/L [mg/L]
    crp: CRP 95 mg/L [mg/L]
    crp: CRP 14 mg/L [mg/L]
CRP 180 -> 95 -> 14 mg/L.
    crp: CRP 180 mg/L [mg/L]
    crp: CRP 95 mg/L [mg/L]
    crp: CRP 14 mg/L [mg/L]
Creatinine: 410 µmol/L (day 1), 220 µmol/L (day 4), 98 µmol/L (day 9).
    creatinine: Creatinine 410 µmol/L [umol/L]; day 1
    creatinine: Creatinine 220 µmol/L [umol/L]; day 4
    creatinine: Creatinine 98 µmol/L [umol/L]; day 9
Platelets 18,000/mm3 (POD 1) and 140,000/mm3 (POD 7).
    platelets: Platelets 18000 /mm3 [/mm3]; POD 1
    platelets: Platelets 140000 /mm3 [/mm3]; POD 7
Hb was 7.2 g/dL at admission and 11.4 at follow-up.
    hemoglobin: Hb 7.2 g/dL [g/dL]; at admission
    hemoglobin: Hb 11.4; at follow-up
Troponin I was 0.4 ng/mL on arrival, 9.1 ng/mL at 6 hours.
    troponin-i: Troponin I 0.4 ng/mL [ng/mL]; on arrival
    troponin-i: Troponin I 9.1 ng/mL [ng/mL]
Lactate fell from 9.1 mmol/L to 2.2.
    lactate: Lactate 9.1 mmol/L [mmol/L]
    lactate: Lactate 2.2
Her TSH rose from 0.01 to 3.4 mIU/L.
    tsh: TSH 0.01 mIU/L [m[IU]/L]
    tsh: TSH 3.4 mIU/L [m[IU]/L]
Before surgery the calcium was 3.1 mmol/L, and after surgery 2.2 mmol/L.
    calcium: calcium 3.1 mmol/L [mmol/L]; Before surgery
    calcium: calcium 2.2 mmol/L [mmol/L]; after surgery
Bilirubin peaked at 22 mg/dL on day 5.
    bilirubin-total: Bilirubin 22 mg/dL [mg/dL]; on day 5
The INR was 6.8 at presentation; it was 1.2 at discharge.
    inr: INR 6.8; at presentation
    inr: INR 1.2; at discharge
LDH => 2400 U/L.
    ldh: LDH >2400 U/L [U/L]
CD4 count >> 500 cells/µL.
Ferritin was >40,000 ng/mL.
    ferritin: Ferritin >40000 ng/mL [ng/mL]
The PSA was 98 ng/mL at diagnosis, 12 ng/mL after 3 months and 0.4 ng/mL after 1 year.
    psa: PSA 98 ng/mL [ng/mL]; at diagnosis
    psa: PSA 12 ng/mL [ng/mL]; after 3 months
    psa: PSA 0.4 ng/mL [ng/mL]; after 1 year
Blood pressure was 210/120 mmHg on arrival and 140/80 mmHg at discharge.
    blood-pressure: Blood pressure 210/120 mmHg [mm[Hg]]; on arrival
    blood-pressure: Blood pressure 140/80 mmHg [mm[Hg]]; at discharge
GCS was 6 on arrival and 15 at discharge.
    glasgow-coma-scale: GCS 6; on arrival
    glasgow-coma-scale: GCS 15; at discharge
At discharge the creatinine was 1.1 mg/dL.
    creatinine: creatinine 1.1 mg/dL [mg/dL]; At discharge
Visual analogue scale was 9 before surgery and 2 after.
    pain-vas: Visual analogue scale 9; before surgery
    pain-vas: Visual analogue scale 2
Hb 8.1 g/dL (week 1), 9.9 g/dL (week 2).
    hemoglobin: Hb 8.1 g/dL [g/dL]; week 1
    hemoglobin: Hb 9.9 g/dL [g/dL]; week 2
"""


@pytest.mark.parametrize(("text", "expected"), rows(TIMES))
def test_times(text: str, expected: list[str]) -> None:
    assert told(text) == expected
