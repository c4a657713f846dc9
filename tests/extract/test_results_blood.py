"""Blood count, coagulation and blood gases: every test by its name and by its short form, in its usual units."""

from __future__ import annotations

import pytest

from .measuring import rows, told

BLOOD_COUNT = """
The red blood cell count was 2.8 x 10^12/L.
    erythrocytes: red blood cell count 2.8 x 10^12/L [10*12/L]
RBC 3.1 million/µL.
    erythrocytes: RBC 3.1 million/µL [10*6/uL]
The hemoglobin concentration was 68 g/L.
    hemoglobin: hemoglobin concentration 68 g/L [g/L]
Hgb 6.4 g/dl on arrival.
    hemoglobin: Hgb 6.4 g/dl [g/dL]; on arrival
The packed cell volume was 19%.
    hematocrit: packed cell volume 19 % [%]
Hct 28.4%.
    hematocrit: Hct 28.4 % [%]
Hematocrit of 0.31 L/L.
    hematocrit: Hematocrit 0.31 L/L [L/L]
Total leucocyte count was 3,200/mm3.
    leukocytes: Total leucocyte count 3200 /mm3 [/mm3]
TLC 22,400/cumm.
    leukocytes: TLC 22400 /cumm [/mm3]
Leukocytosis of 24,000/µL was found.
    leukocytes: white blood cell count 24000 /µL [/uL]
Thrombocytes were 41 x 10^9/L.
    platelets: Thrombocytes 41 x 10^9/L [10*9/L]
PLT 512 K/µL.
    platelets: PLT 512 K/µL [10*3/uL]
Mean corpuscular volume was 71 fL.
    mcv: Mean corpuscular volume 71 fL [fL]
MCV 118 fl.
    mcv: MCV 118 fl [fL]
Mean corpuscular hemoglobin was 22 pg.
    mch: Mean corpuscular hemoglobin 22 pg [pg]
MCH 34.1 pg.
    mch: MCH 34.1 pg [pg]
Mean corpuscular hemoglobin concentration was 29.5 g/dL.
    mchc: Mean corpuscular hemoglobin concentration 29.5 g/dL [g/dL]
MCHC 36 g/dL.
    mchc: MCHC 36 g/dL [g/dL]
The red cell distribution width was 21.3%.
    rdw: red cell distribution width 21.3 % [%]
RDW 17%.
    rdw: RDW 17 % [%]
Mean platelet volume was 12.4 fL.
    mpv: Mean platelet volume 12.4 fL [fL]
MPV 7.9 fL.
    mpv: MPV 7.9 fL [fL]
The absolute neutrophil count was 210/µL.
    neutrophils: absolute neutrophil count 210 /µL [/uL]
ANC 0.4 x10^9/L.
    neutrophils: ANC 0.4 x10^9/L [10*9/L]
The differential showed 91% neutrophils, 5% lymphocytes and 3% monocytes.
    neutrophils: neutrophils 91 % [%]
    lymphocytes: lymphocytes 5 % [%]
    monocytes: monocytes 3 % [%]
The lymphocyte count was 0.6 x 10^9/L.
    lymphocytes: lymphocyte count 0.6 x 10^9/L [10*9/L]
ALC 480/µL.
    lymphocytes: ALC 480 /µL [/uL]
Monocytes were 14%.
    monocytes: Monocytes 14 % [%]
The eosinophil count was 2,900/µL (28%).
    eosinophils: eosinophil count 2900 /µL [/uL]
    eosinophils: eosinophil count 28 % [%]
AEC 6,720/mm3.
    eosinophils: AEC 6720 /mm3 [/mm3]
Basophils 0.1 x10^9/L.
    basophils: Basophils 0.1 x10^9/L [10*9/L]
Bands were 18%.
    band-neutrophils: Bands 18 % [%]
There were 34% blasts.
    blasts: blasts 34 % [%]
The reticulocyte count was 9.8%.
    reticulocytes: reticulocyte count 9.8 % [%]
Reticulocytes were 180 x 10^9/L.
    reticulocytes: Reticulocytes 180 x 10^9/L [10*9/L]
The CD4 cell count was 34 cells/mm3.
    cd4-count: CD4 cell count 34 cells/mm3 [/mm3]
Erythrocyte sedimentation rate was 96 mm/hr.
    esr: Erythrocyte sedimentation rate 96 mm/hr [mm/h]
ESR 64 mm in the first hour.
    esr: ESR 64 mm in the first hour [mm/h]
ESR was 110 mm/1st hour.
    esr: ESR 110 mm/1st hour [mm/h]
"""

COAGULATION = """
Prothrombin time was prolonged to 19.4 s.
    prothrombin-time: Prothrombin time 19.4 s [s]
PT was 16.2 sec.
    prothrombin-time: PT 16.2 sec [s]
The prothrombin activity was 38%.
    prothrombin-activity: prothrombin activity 38 % [%]
The international normalized ratio was 4.7.
    inr: international normalized ratio 4.7
The INR had risen to 6.2.
    inr: INR 6.2
Activated partial thromboplastin time was 78 seconds.
    aptt: Activated partial thromboplastin time 78 seconds [s]
PTT 52.6 s.
    aptt: PTT 52.6 s [s]
Thrombin time was 24 s.
    thrombin-time: Thrombin time 24 s [s]
The bleeding time was 11 minutes.
    bleeding-time: bleeding time 11 minutes [min]
Plasma fibrinogen was 72 mg/dL.
    fibrinogen: Plasma fibrinogen 72 mg/dL [mg/dL]
Fibrinogen 6.1 g/L.
    fibrinogen: Fibrinogen 6.1 g/L [g/L]
D-dimers were 3,860 ng/mL.
    d-dimer: D-dimers 3860 ng/mL [ng/mL]
The D-dimer was 9.2 mg/L.
    d-dimer: D-dimer 9.2 mg/L [mg/L]
Antithrombin III was 43%.
    antithrombin: Antithrombin III 43 % [%]
Protein C activity was 31% and protein S activity 64%.
    protein-c: Protein C activity 31 % [%]
    protein-s: protein S activity 64 % [%]
Factor VIII activity was 2%.
    factor-viii: Factor VIII activity 2 % [%]
Factor IX level was 4%.
    factor-ix: Factor IX level 4 % [%]
"""

BLOOD_GASES = """
Arterial blood gas showed pH 7.08, PaCO2 88 mmHg, PaO2 49 mmHg and HCO3 26 mmol/L.
    blood-ph: pH 7.08
    arterial-pco2: PaCO2 88 mmHg [mm[Hg]]
    arterial-po2: PaO2 49 mmHg [mm[Hg]]
    bicarbonate: HCO3 26 mmol/L [mmol/L]
ABG: pH 7.52, pCO2 3.6 kPa, pO2 8.1 kPa, BE -1.2 mmol/L.
    blood-ph: pH 7.52
    pco2: pCO2 3.6 kPa [kPa]
    po2: pO2 8.1 kPa [kPa]
    base-excess: BE -1.2 mmol/L [mmol/L]
The partial pressure of oxygen was 58 mmHg.
    po2: partial pressure of oxygen 58 mmHg [mm[Hg]]
Partial pressure of carbon dioxide was 61 torr.
    pco2: Partial pressure of carbon dioxide 61 torr [mm[Hg]]
The base excess was −18.3 mmol/L.
    base-excess: base excess -18.3 mmol/L [mmol/L]
The base deficit was 12 mEq/L.
    base-deficit: base deficit 12 mEq/L [meq/L]
FiO2 was 60%.
    fio2: FiO2 60 % [%]
FiO2 0.4.
    fio2: FiO2 0.4
The PaO2/FiO2 ratio was 112.
    pf-ratio: PaO2/FiO2 ratio 112
P/F ratio of 96 mmHg.
    pf-ratio: P/F ratio 96 mmHg [mm[Hg]]
Carboxyhemoglobin was 27%.
    carboxyhemoglobin: Carboxyhemoglobin 27 % [%]
COHb 31.5%.
    carboxyhemoglobin: COHb 31.5 % [%]
The methemoglobin level was 38%.
    methemoglobin: methemoglobin level 38 % [%]
MetHb 22%.
    methemoglobin: MetHb 22 % [%]
"""


@pytest.mark.parametrize(("text", "found"), rows(BLOOD_COUNT))
def test_blood_count(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(COAGULATION))
def test_coagulation(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(BLOOD_GASES))
def test_blood_gases(text: str, found: list[str]) -> None:
    assert told(text) == found
