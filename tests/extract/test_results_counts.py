"""Results whose unit names what is counted, numbers with points, lost powers, ratios, findings, settings."""

from __future__ import annotations

import pytest

from .measuring import rows, told

COUNTS = """
CSF contained 320 leukocytes/µL, 90% of them neutrophils.
    csf-leukocytes: leukocytes 320 leukocytes/µL [/uL]; in cerebrospinal fluid
CSF analysis showed 12 white blood cells/mm3 and 3 red blood cells/mm3.
    csf-leukocytes: white blood cells 12 white blood cells/mm3 [/mm3]; in cerebrospinal fluid
    csf-erythrocytes: red blood cells 3 red blood cells/mm3 [/mm3]; in cerebrospinal fluid
Lumbar puncture yielded 850 cells/mm3 with 95% lymphocytes.
    csf-cell-count: cells 850 cells/mm3 [/mm3]; in cerebrospinal fluid
    -: lymphocytes 95 % [%]; in cerebrospinal fluid
Urinalysis: 40 leukocytes/HPF and 12 erythrocytes/HPF.
    urine-leukocytes: leukocytes 40 leukocytes/HPF [/[HPF]]; in urine
    urine-erythrocytes: erythrocytes 12 erythrocytes/HPF [/[HPF]]; in urine
Synovial fluid held 62,000 leukocytes/mm3.
    -: leukocytes 62000 leukocytes/mm3 [/mm3]; in synovial fluid
Ascitic fluid: 480 polymorphonuclear cells/mm3.
    -: polymorphonuclear cells 480 polymorphonuclear cells/mm3 [/mm3]; in ascitic fluid
The blood count showed 3,100 leukocytes/µL and 41,000 platelets/µL.
    leukocytes: leukocytes 3100 leukocytes/µL [/uL]
    platelets: platelets 41000 platelets/µL [/uL]
He had 281×103 platelets per microliter.
    platelets: platelets 281 ×103 platelets per microliter [10*3/uL]
Pleural fluid had 2,400 nucleated cells/µL.
    -: nucleated cells 2400 nucleated cells/µL [/uL]; in pleural fluid
There were 15 red blood cells per HPF in the urine.
    urine-erythrocytes: red blood cells 15 red blood cells per HPF [/[HPF]]; in urine
A count of 1,200 neutrophils/mm3 was found.
    neutrophils: neutrophils 1200 neutrophils/mm3 [/mm3]
CSF showed 4 cells/mm3.
    csf-cell-count: cells 4 cells/mm3 [/mm3]; in cerebrospinal fluid
Viral load was 150,000 copies/mL.
    viral-load: Viral load 150000 copies/mL [{copies}/mL]
CSF: 210 WBC/mm3, protein 1.8 g/L, glucose 1.1 mmol/L.
    csf-leukocytes: WBC 210 WBC/mm3 [/mm3]; in cerebrospinal fluid
    csf-protein: protein 1.8 g/L [g/L]; in cerebrospinal fluid
    csf-glucose: glucose 1.1 mmol/L [mmol/L]; in cerebrospinal fluid
"""


POINTS = """
Platelets were 35.000/mm3.
    platelets: Platelets 35000 /mm3 [/mm3]; restored
WBC 18.700/mm3 and Hb 8.125 g/dL.
    leukocytes: WBC 18700 /mm3 [/mm3]; restored
    hemoglobin: Hb 8.125 g/dL [g/dL]
Leucocytes: 12.400 /µL.
    leukocytes: Leucocytes 12400 /µL [/uL]; restored
Viral load was 1.250.000 copies/mL.
    viral-load: Viral load 1250000 copies/mL [{copies}/mL]
HBV DNA 2.300.000 IU/mL.
    viral-load: HBV DNA 2300000 IU/mL [[IU]/mL]
Platelets 1.045.000/mm3.
    platelets: Platelets 1045000 /mm3 [/mm3]
CA-125 was 1.250 U/mL.
    ca-125: CA-125 1.250 U/mL [U/mL]
Ferritin was 2.450 ng/mL.
    ferritin: Ferritin 2.450 ng/mL [ng/mL]
Creatinine 1.125 mg/dL.
    creatinine: Creatinine 1.125 mg/dL [mg/dL]
Reticulocytes 95.000/mm3.
    reticulocytes: Reticulocytes 95000 /mm3 [/mm3]; restored
"""


POWERS = """
WBC and platelets were 6.4 and 172*103, respectively.
    leukocytes: WBC 6.4 *103 [10*3]
    platelets: platelets 172 *103 [10*3]; restored
Platelet count 98x103.
    platelets: Platelet count 98 x103 [10*3]; restored
WBC 14.2 x 109.
    leukocytes: WBC 14.2 x 109 [10*9]; restored
Erythrocytes 3.9 x 1012.
    erythrocytes: Erythrocytes 3.9 x 1012 [10*12]; restored
Platelets 210 × 10^3/uL.
    platelets: Platelets 210 × 10^3/uL [10*3/uL]
WBC 7.7 109/L.
    leukocytes: WBC 7.7 109/L [10*9/L]; restored
Neutrophils 0.4x109/L.
    neutrophils: Neutrophils 0.4 x109/L [10*9/L]; restored
Platelets 45 x 10(9)/L.
    platelets: Platelets 45 x 10(9)/L [10*9/L]; restored
A mass of 98 x 103 mm was found.
The cyst was 109 x 103 x 88 mm.
"""


RATIOS = """
Urinary protein/creatinine ratio was 4.8.
    urine-protein-creatinine: Urinary protein/creatinine ratio 4.8
Urine albumin/creatinine ratio: 320 mg/g.
    urine-albumin-creatinine: Urine albumin/creatinine ratio 320 mg/g [mg/g]
Urinary calcium / urinary creatinine ratio: 0.9 (normal ratio < 0.2).
    -: Urinary calcium / urinary creatinine ratio 0.9; normal <0.2; in urine
The aldosterone/renin ratio was 71.
    -: aldosterone/renin ratio 71
CD4/CD8 ratio was 0.3 (normal 1-4).
    -: CD4/CD8 ratio 0.3; normal 1-4
AST/ALT ratio was 2.4.
    -: AST/ALT ratio 2.4
PaO2/FiO2 ratio 88.
    pf-ratio: PaO2/FiO2 ratio 88
BUN/creatinine 44/2.1 mg/dL.
    urea-nitrogen: BUN 44 mg/dL [mg/dL]
    creatinine: creatinine 2.1 mg/dL [mg/dL]
Free kappa/lambda ratio was 0.01.
    -: Free kappa/lambda ratio 0.01
INR ratio was 3.1.
    -: INR ratio 3.1
"""


HYPER = """
He had hyponatremia (119 mmol/L) and hypokalemia (2.4 mmol/L).
    sodium: sodium 119 mmol/L [mmol/L]
    potassium: potassium 2.4 mmol/L [mmol/L]
Hypoproteinemia (41 g/L) and hypoalbuminemia (18 g/L) were found.
    total-protein: total protein 41 g/L [g/L]
    albumin: albumin 18 g/L [g/L]
There was hypercholesterolemia (9.1 mmol/L).
    cholesterol: cholesterol 9.1 mmol/L [mmol/L]
Hyperferritinemia of 12,400 ng/mL was noted.
    ferritin: ferritin 12400 ng/mL [ng/mL]
Hyperprolactinemia (212 ng/mL) was found.
    prolactin: prolactin 212 ng/mL [ng/mL]
Hyperlactatemia at 8.8 mmol/L persisted.
    lactate: lactate 8.8 mmol/L [mmol/L]
She had hypercalcemia at 3.6 mmol/L.
    calcium: calcium 3.6 mmol/L [mmol/L]
Thrombocytopenia (22,000/mm3) and anemia (6.4 g/dL) were noted.
    platelets: platelet count 22000 /mm3 [/mm3]
    hemoglobin: hemoglobin 6.4 g/dL [g/dL]
Hyperglycemia (28 mmol/L) and hyperuricemia (640 µmol/L).
    glucose: glucose 28 mmol/L [mmol/L]
    uric-acid: uric acid 640 µmol/L [umol/L]
Anemia was treated with 2 units of blood.
Leukocytosis of 24,300/mm3 with neutrophilia of 21,000/mm3.
    leukocytes: white blood cell count 24300 /mm3 [/mm3]
    neutrophils: neutrophil count 21000 /mm3 [/mm3]
Hypoglycemia to 1.9 mmol/L occurred.
    glucose: glucose 1.9 mmol/L [mmol/L]
"""


SETTINGS = """
The cuff was inflated to a pressure of 25 cmH2O.
A pneumoperitoneum with a pressure of 14 mmHg was created.
The tourniquet pressure was 280 mmHg.
Radiofrequency ablation was done at a temperature of 80 °C.
Irrigation flow rate was 30 mL/min.
The catheter was irrigated; blood pressure was 100/60 mmHg.
    blood-pressure: blood pressure 100/60 mmHg [mm[Hg]]
During ablation his blood pressure fell to 70/40 mmHg.
    blood-pressure: blood pressure 70/40 mmHg [mm[Hg]]
Laser power was 12 W.
During insufflation the heart rate fell to 38 bpm.
    heart-rate: heart rate 38 bpm [/min]
Intracranial pressure was 32 mmHg.
    -: Intracranial pressure 32 mmHg [mm[Hg]]
Peak pressure gradient after balloon dilation was 12 mmHg.
The opening pressure was 34 cmH2O.
    csf-opening-pressure: opening pressure 34 cmH2O [cm[H2O]]
"""


@pytest.mark.parametrize(("text", "expected"), rows(COUNTS))
def test_counts(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(POINTS))
def test_points(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(POWERS))
def test_powers(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(RATIOS))
def test_ratios(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(HYPER))
def test_hyper(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(SETTINGS))
def test_settings(text: str, expected: list[str]) -> None:
    assert told(text) == expected
