"""Results whose names are written with subscripts, charges and dashes, and units short for others."""

from __future__ import annotations

import pytest

from .measuring import rows, told

SUBSCRIPTS_AND_DASHES = """
SpO₂ was 84% on room air.
    oxygen-saturation: SpO₂ 84 % [%]
PaO₂ 51 mmHg, PaCO₂ 62 mmHg and HCO₃⁻ 31 mmol/L.
    arterial-po2: PaO₂ 51 mmHg [mm[Hg]]
    arterial-pco2: PaCO₂ 62 mmHg [mm[Hg]]
    bicarbonate: HCO₃⁻ 31 mmol/L [mmol/L]
Serum Na⁺ was 118 mmol/L and K⁺ 6.8 mmol/L.
    sodium: Serum Na 118 mmol/L [mmol/L]
    potassium: K⁺ 6.8 mmol/L [mmol/L]
Ionized Ca²⁺ was 0.91 mmol/L and Mg²⁺ 0.4 mmol/L.
    ionized-calcium: Ionized Ca²⁺ 0.91 mmol/L [mmol/L]
    magnesium: Mg²⁺ 0.4 mmol/L [mmol/L]
Cl⁻ 91 mmol/L.
    chloride: Cl 91 mmol/L [mmol/L]
SaO₂ 79%, FiO₂ 60%.
    oxygen-saturation: SaO₂ 79 % [%]
    fio2: FiO₂ 60 % [%]
HbA₁c was 11.4%.
    hba1c: HbA₁c 11.4 % [%]
Free T₄ was 0.3 ng/dL and T₃ 41 ng/dL.
    free-t4: Free T₄ 0.3 ng/dL [ng/dL]
    t3: T₃ 41 ng/dL [ng/dL]
Vitamin B₁₂ was 96 pg/mL.
    vitamin-b12: Vitamin B₁₂ 96 pg/mL [pg/mL]
FEV₁ was 1.12 L.
    fev1: FEV₁ 1.12 L [L]
WBC 23.4 × 10⁹/L with RBC 2.9 × 10¹²/L.
    leukocytes: WBC 23.4 × 10⁹/L [10*9/L]
    erythrocytes: RBC 2.9 × 10¹²/L [10*12/L]
Platelets were 12 × 10³/µL.
    platelets: Platelets 12 × 10³/µL [10*3/uL]
The leukocyte count was 9.8×10³/mm³.
    leukocytes: leukocyte count 9.8 ×10³/mm³ [10*3/mm3]
His BMI was 41.2 kg/m².
    bmi: BMI 41.2 kg/m² [kg/m2]
β₂-microglobulin was 6.2 mg/L.
    beta-2-microglobulin: β₂-microglobulin 6.2 mg/L [mg/L]
PaO₂/FiO₂ was 140.
    pf-ratio: PaO₂/FiO₂ 140
CA 19–9 was 1,240 U/mL.
    ca-19-9: CA 19–9 1240 U/mL [U/mL]
CA 15–3 was 88 U/mL and CA–125 640 U/mL.
    ca-15-3: CA 15–3 88 U/mL [U/mL]
    ca-125: CA–125 640 U/mL [U/mL]
CA 19-9 was 37 U/mL, CA-19-9 again 39 U/mL.
    ca-19-9: CA 19-9 37 U/mL [U/mL]
    ca-19-9: CA-19-9 39 U/mL [U/mL]
CA19.9 was 512 U/mL.
    ca-19-9: CA19.9 512 U/mL [U/mL]
IL–6 was 340 pg/mL.
    interleukin-6: IL–6 340 pg/mL [pg/mL]
D–dimer was 4.2 mg/L.
    d-dimer: D–dimer 4.2 mg/L [mg/L]
The CHA₂DS₂–VASc score was 4.
    cha2ds2-vasc: CHA₂DS₂–VASc score 4
tCO₂ was 14 mmol/L.
    -: tCO₂ 14 mmol/L [mmol/L]
EtCO₂ was 22 mmHg.
    -: EtCO₂ 22 mmHg [mm[Hg]]
PvCO₂ 55 mmHg.
    -: PvCO₂ 55 mmHg [mm[Hg]]
SpO₂ 88–92%.
    oxygen-saturation: SpO₂ 88-92 % [%]
HCO₃ 9 mEq/L and base excess −18 mmol/L.
    bicarbonate: HCO₃ 9 mEq/L [meq/L]
    base-excess: base excess -18 mmol/L [mmol/L]
"""


CONCENTRATIONS = """
Glucose was 31 mM.
    glucose: Glucose 31 mM [mmol/L]
Lactate 9.2 mM, pyruvate 0.1 mM.
    lactate: Lactate 9.2 mM [mmol/L]
    -: pyruvate 0.1 mM [mmol/L]
Ammonia was 210 µM.
    ammonia: Ammonia 210 µM [umol/L]
Bilirubin was 340 μM.
    bilirubin-total: Bilirubin 340 μM [umol/L]
Potassium was 7.1 mM on arrival.
    potassium: Potassium 7.1 mM [mmol/L]; on arrival
Plasma free metanephrine was 4.1 nM.
    metanephrines: Plasma free metanephrine 4.1 nM [nmol/L]
Prolactin was 5,120 mUI/L.
    prolactin: Prolactin 5120 mUI/L [m[IU]/L]
TSH 88 mUI/l.
    tsh: TSH 88 mUI/l [m[IU]/L]
Beta-hCG was 12 UI/L.
    beta-hcg: Beta-hCG 12 UI/L [U/L]
FSH was 71 mUI/ml.
    fsh: FSH 71 mUI/ml [m[IU]/mL]
The MIC of vancomycin was 2 µg/mL.
Phenytoin level was 31 µg/mL.
    -: Phenytoin level 31 µg/mL [ug/mL]
"""


BILIRUBIN = """
T. bil 7.1 mg/dL, D. bil 5.2 mg/dL.
    bilirubin-total: T. bil 7.1 mg/dL [mg/dL]
    bilirubin-direct: D. bil 5.2 mg/dL [mg/dL]
T.Bili 3.3, D.Bili 2.1.
    bilirubin-total: T.Bili 3.3
    bilirubin-direct: D.Bili 2.1
T bili 12.4 mg/dL with direct bili 9.8 mg/dL.
    bilirubin-total: T bili 12.4 mg/dL [mg/dL]
    bilirubin-direct: direct bili 9.8 mg/dL [mg/dL]
Tbil was 88 µmol/L.
    bilirubin-total: Tbil 88 µmol/L [umol/L]
Bili 19 µmol/L, ALT 22 U/L.
    bilirubin-total: Bili 19 µmol/L [umol/L]
    alt: ALT 22 U/L [U/L]
Indirect bili was 4.4 mg/dL.
    bilirubin-indirect: Indirect bili 4.4 mg/dL [mg/dL]
"""


TEMPERATURE = """
Tmax was 40.1 °C overnight.
    body-temperature: Tmax 40.1 °C [Cel]
T max 38.4 C.
    body-temperature: T max 38.4 C [Cel]
Tmax 102.4 F.
    body-temperature: Tmax 102.4 F [[degF]]
She was febrile with a temperature of 40°.
    body-temperature: temperature 40 °
His temperature was 39.5º.
    body-temperature: temperature 39.5 º
Her axillary temperature was 38 0 C.
    body-temperature: axillary temperature 38 0 C [Cel]
Rectal temperature 34.1 o C.
    body-temperature: Rectal temperature 34.1 o C [Cel]
A febrile patient (39.2°C) was brought in.
    body-temperature: Body temperature 39.2 °C [Cel]
The straight leg raise was positive at 40°.
Knee flexion was limited to 90°.
Temperature 36.8°C (98.2°F).
    body-temperature: Temperature 36.8 °C [Cel]
    body-temperature: Temperature 98.2 °F [[degF]]
Tmax of the drug was 2 hours.
"""


ESR = """
ESR was 88 mm 1 hour.
    esr: ESR 88 mm 1 hour [mm/h]
ESR of 102 mm at the first hour.
    esr: ESR 102 mm at the first hour [mm/h]
Sedimentation rate: 74 mm/H1.
    esr: Sedimentation rate 74 mm/H1 [mm/h]
ESR 55 mm 1st h.
    esr: ESR 55 mm 1st h [mm/h]
"""


@pytest.mark.parametrize(("text", "expected"), rows(SUBSCRIPTS_AND_DASHES))
def test_subscripts_and_dashes(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(CONCENTRATIONS))
def test_concentrations(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(BILIRUBIN))
def test_bilirubin(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(TEMPERATURE))
def test_temperature(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(ESR))
def test_esr(text: str, expected: list[str]) -> None:
    assert told(text) == expected
