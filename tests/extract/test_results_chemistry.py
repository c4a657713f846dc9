"""Blood chemistry: every analyte by its name and by its short form, in its usual units."""

from __future__ import annotations

import pytest

from .measuring import rows, told

ELECTROLYTES = """
The serum sodium was 112 mmol/L.
    sodium: serum sodium 112 mmol/L [mmol/L]
Na 158 mEq/L.
    sodium: Na 158 mEq/L [meq/L]
Na+ was 131 mmol/L and K+ was 5.9 mmol/L.
    sodium: Na+ 131 mmol/L [mmol/L]
    potassium: K+ 5.9 mmol/L [mmol/L]
Serum potassium was 1.9 mmol/L.
    potassium: Serum potassium 1.9 mmol/L [mmol/L]
K 7.3 mEq/L.
    potassium: K 7.3 mEq/L [meq/L]
Chloride was 84 mmol/L.
    chloride: Chloride 84 mmol/L [mmol/L]
Serum bicarbonate was 9 mmol/L.
    bicarbonate: Serum bicarbonate 9 mmol/L [mmol/L]
HCO3- was 14 mmol/L.
    bicarbonate: HCO3- 14 mmol/L [mmol/L]
The total carbon dioxide was 12 mEq/L.
    carbon-dioxide: total carbon dioxide 12 mEq/L [meq/L]
Serum calcium was 15.6 mg/dL.
    calcium: Serum calcium 15.6 mg/dL [mg/dL]
Ca 1.62 mmol/L.
    calcium: Ca 1.62 mmol/L [mmol/L]
Ionized calcium was 0.78 mmol/L.
    ionized-calcium: Ionized calcium 0.78 mmol/L [mmol/L]
iCa 1.71 mmol/L.
    ionized-calcium: iCa 1.71 mmol/L [mmol/L]
Serum magnesium was 0.3 mmol/L.
    magnesium: Serum magnesium 0.3 mmol/L [mmol/L]
Mg 1.1 mg/dL.
    magnesium: Mg 1.1 mg/dL [mg/dL]
Serum phosphate was 0.21 mmol/L.
    phosphate: Serum phosphate 0.21 mmol/L [mmol/L]
Phosphorus 7.7 mg/dL.
    phosphate: Phosphorus 7.7 mg/dL [mg/dL]
The anion gap was 28 mmol/L.
    anion-gap: anion gap 28 mmol/L [mmol/L]
The anion gap was 31.
    anion-gap: anion gap 31
Serum osmolality was 248 mOsm/kg.
    osmolality: Serum osmolality 248 mOsm/kg [mosm/kg]
Plasma osmolality 402 mOsm/kg H2O.
    osmolality: Plasma osmolality 402 mOsm/kg H2O [mosm/kg]
"""

KIDNEY_AND_SUGAR = """
Random blood glucose was 34.2 mmol/L.
    blood-glucose: Random blood glucose 34.2 mmol/L [mmol/L]
RBS 412 mg/dl.
    blood-glucose: RBS 412 mg/dl [mg/dL]
Fasting plasma glucose was 9.8 mmol/L.
    fasting-glucose: Fasting plasma glucose 9.8 mmol/L [mmol/L]
FBS 168 mg/dL.
    fasting-glucose: FBS 168 mg/dL [mg/dL]
Glycated hemoglobin was 11.3%.
    hba1c: Glycated hemoglobin 11.3 % [%]
HbA1c 64 mmol/mol.
    hba1c: HbA1c 64 mmol/mol [mmol/mol]
Serum creatinine was 412 µmol/L.
    creatinine: Serum creatinine 412 µmol/L [umol/L]
SCr 5.4 mg/dL.
    creatinine: SCr 5.4 mg/dL [mg/dL]
Blood urea nitrogen was 88 mg/dL.
    urea-nitrogen: Blood urea nitrogen 88 mg/dL [mg/dL]
BUN 31 mmol/L.
    urea-nitrogen: BUN 31 mmol/L [mmol/L]
Blood urea was 42.5 mmol/L.
    urea: Blood urea 42.5 mmol/L [mmol/L]
Urea 186 mg/dL.
    urea: Urea 186 mg/dL [mg/dL]
The estimated glomerular filtration rate was 12 mL/min/1.73 m².
    egfr: estimated glomerular filtration rate 12 mL/min/1.73 m² [mL/min/{1.73_m2}]
eGFR 54 mL/min.
    egfr: eGFR 54 mL/min [mL/min]
CrCl was 28 mL/min.
    creatinine-clearance: CrCl 28 mL/min [mL/min]
Serum uric acid was 13.9 mg/dL.
    uric-acid: Serum uric acid 13.9 mg/dL [mg/dL]
Urate 0.61 mmol/L.
    uric-acid: Urate 0.61 mmol/L [mmol/L]
Serum ketones were 6.4 mmol/L.
    ketones: Serum ketones 6.4 mmol/L [mmol/L]
Serum lactate was 11.8 mmol/L.
    lactate: Serum lactate 11.8 mmol/L [mmol/L]
Lactic acid 44 mg/dL.
    lactate: Lactic acid 44 mg/dL [mg/dL]
Ammonia was 214 µmol/L.
    ammonia: Ammonia 214 µmol/L [umol/L]
"""

LIVER = """
Alanine aminotransferase was 1,840 U/L.
    alt: Alanine aminotransferase 1840 U/L [U/L]
ALT 96 IU/L.
    alt: ALT 96 IU/L [[IU]/L]
SGPT 3.4 µkat/L.
    alt: SGPT 3.4 µkat/L [ukat/L]
Aspartate aminotransferase was 2,210 U/L.
    ast: Aspartate aminotransferase 2210 U/L [U/L]
SGOT 141 units/L.
    ast: SGOT 141 units/L [U/L]
Transaminases were 400 IU/L.
    transaminases: Transaminases 400 IU/L [[IU]/L]
Alkaline phosphatase was 612 U/L.
    alp: Alkaline phosphatase 612 U/L [U/L]
ALP 344 IU/L.
    alp: ALP 344 IU/L [[IU]/L]
Gamma-glutamyl transferase was 730 U/L.
    ggt: Gamma-glutamyl transferase 730 U/L [U/L]
GGT 188 U/L.
    ggt: GGT 188 U/L [U/L]
Total bilirubin was 288 µmol/L.
    bilirubin-total: Total bilirubin 288 µmol/L [umol/L]
TBIL 17.2 mg/dL.
    bilirubin-total: TBIL 17.2 mg/dL [mg/dL]
Conjugated bilirubin was 154 µmol/L.
    bilirubin-direct: Conjugated bilirubin 154 µmol/L [umol/L]
Indirect bilirubin was 4.4 mg/dL.
    bilirubin-indirect: Indirect bilirubin 4.4 mg/dL [mg/dL]
Total protein was 52 g/L.
    total-protein: Total protein 52 g/L [g/L]
TP 9.8 g/dL.
    total-protein: TP 9.8 g/dL [g/dL]
Serum albumin was 1.7 g/dL.
    albumin: Serum albumin 1.7 g/dL [g/dL]
Alb 24 g/L.
    albumin: Alb 24 g/L [g/L]
Globulin was 6.2 g/dL.
    globulin: Globulin 6.2 g/dL [g/dL]
Prealbumin was 9 mg/dL.
    prealbumin: Prealbumin 9 mg/dL [mg/dL]
Serum cholinesterase was 1,120 U/L.
    cholinesterase: Serum cholinesterase 1120 U/L [U/L]
Serum amylase was 1,964 U/L.
    amylase: Serum amylase 1964 U/L [U/L]
Lipase 5,210 U/L.
    lipase: Lipase 5210 U/L [U/L]
Ceruloplasmin was 7 mg/dL.
    ceruloplasmin: Ceruloplasmin 7 mg/dL [mg/dL]
Alpha-1 antitrypsin was 0.3 g/L.
    alpha-1-antitrypsin: Alpha-1 antitrypsin 0.3 g/L [g/L]
"""

HEART_AND_MUSCLE = """
Lactate dehydrogenase was 1,422 U/L.
    ldh: Lactate dehydrogenase 1422 U/L [U/L]
LDH 884 IU/L.
    ldh: LDH 884 IU/L [[IU]/L]
Creatine kinase was 76,300 U/L.
    creatine-kinase: Creatine kinase 76300 U/L [U/L]
Creatine phosphokinase 2,450 IU/L.
    creatine-kinase: Creatine phosphokinase 2450 IU/L [[IU]/L]
CK-MB 54 ng/mL.
    ck-mb: CK-MB 54 ng/mL [ng/mL]
CK-MB was 118 U/L.
    ck-mb: CK-MB 118 U/L [U/L]
Troponin I was 12.6 ng/mL.
    troponin-i: Troponin I 12.6 ng/mL [ng/mL]
High-sensitivity troponin T was 864 ng/L.
    hs-troponin-t: High-sensitivity troponin T 864 ng/L [ng/L]
hs-cTnI 2,310 ng/L.
    hs-troponin-i: hs-cTnI 2310 ng/L [ng/L]
Troponin peaked at 41.2 µg/L.
    troponin: Troponin 41.2 µg/L [ug/L]
Myoglobin was 1,050 ng/mL.
    myoglobin: Myoglobin 1050 ng/mL [ng/mL]
Brain natriuretic peptide was 2,180 pg/mL.
    bnp: Brain natriuretic peptide 2180 pg/mL [pg/mL]
BNP 640 ng/L.
    bnp: BNP 640 ng/L [ng/L]
NT-proBNP was 18,200 pg/mL.
    nt-probnp: NT-proBNP 18200 pg/mL [pg/mL]
Aldolase was 22 U/L.
    aldolase: Aldolase 22 U/L [U/L]
Homocysteine was 48 µmol/L.
    homocysteine: Homocysteine 48 µmol/L [umol/L]
"""

LIPIDS = """
Total cholesterol was 324 mg/dL.
    cholesterol: Total cholesterol 324 mg/dL [mg/dL]
Cholesterol 9.4 mmol/L.
    cholesterol: Cholesterol 9.4 mmol/L [mmol/L]
HDL cholesterol was 22 mg/dL and LDL cholesterol 241 mg/dL.
    hdl-cholesterol: HDL cholesterol 22 mg/dL [mg/dL]
    ldl-cholesterol: LDL cholesterol 241 mg/dL [mg/dL]
HDL-C 0.8 mmol/L.
    hdl-cholesterol: HDL-C 0.8 mmol/L [mmol/L]
LDL 5.9 mmol/L.
    ldl-cholesterol: LDL 5.9 mmol/L [mmol/L]
Triglycerides were 4,210 mg/dL.
    triglycerides: Triglycerides 4210 mg/dL [mg/dL]
TG 31.2 mmol/L.
    triglycerides: TG 31.2 mmol/L [mmol/L]
"""

INFLAMMATION = """
C-reactive protein was 288 mg/L.
    crp: C-reactive protein 288 mg/L [mg/L]
CRP 14.6 mg/dL.
    crp: CRP 14.6 mg/dL [mg/dL]
hs-CRP was 9.1 mg/L.
    hs-crp: hs-CRP 9.1 mg/L [mg/L]
Procalcitonin was 44 ng/mL.
    procalcitonin: Procalcitonin 44 ng/mL [ng/mL]
PCT 0.12 µg/L.
    procalcitonin: PCT 0.12 µg/L [ug/L]
Interleukin-6 was 1,240 pg/mL.
    interleukin-6: Interleukin-6 1240 pg/mL [pg/mL]
IL-6 88 ng/L.
    interleukin-6: IL-6 88 ng/L [ng/L]
"""

IRON_AND_VITAMINS = """
Serum ferritin was 3 ng/mL.
    ferritin: Serum ferritin 3 ng/mL [ng/mL]
Ferritin 24,600 µg/L.
    ferritin: Ferritin 24600 µg/L [ug/L]
Serum iron was 12 µg/dL.
    iron: Serum iron 12 µg/dL [ug/dL]
Total iron binding capacity was 480 µg/dL.
    tibc: Total iron binding capacity 480 µg/dL [ug/dL]
TIBC 79 µmol/L.
    tibc: TIBC 79 µmol/L [umol/L]
Transferrin saturation was 4%.
    transferrin-saturation: Transferrin saturation 4 % [%]
TSAT 92%.
    transferrin-saturation: TSAT 92 % [%]
Transferrin was 3.9 g/L.
    transferrin: Transferrin 3.9 g/L [g/L]
Serum vitamin B12 was 74 pg/mL.
    vitamin-b12: Serum vitamin B12 74 pg/mL [pg/mL]
The vitamin B12 level was 60 pmol/L.
    vitamin-b12: vitamin B12 level 60 pmol/L [pmol/L]
Serum folate was 1.9 ng/mL.
    folate: Serum folate 1.9 ng/mL [ng/mL]
25-hydroxyvitamin D was 6 ng/mL.
    vitamin-d: 25-hydroxyvitamin D 6 ng/mL [ng/mL]
The vitamin D level was 14 nmol/L.
    vitamin-d: vitamin D level 14 nmol/L [nmol/L]
Serum copper was 38 µg/dL.
    copper: Serum copper 38 µg/dL [ug/dL]
Serum zinc was 41 µg/dL.
    zinc: Serum zinc 41 µg/dL [ug/dL]
Haptoglobin was 0.08 g/L.
    haptoglobin: Haptoglobin 0.08 g/L [g/L]
Serum ACE was 124 U/L.
    ace-level: Serum ACE 124 U/L [U/L]
Beta-2 microglobulin was 7.8 mg/L.
    beta-2-microglobulin: Beta-2 microglobulin 7.8 mg/L [mg/L]
"""


@pytest.mark.parametrize(("text", "found"), rows(ELECTROLYTES))
def test_electrolytes(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(KIDNEY_AND_SUGAR))
def test_kidney_and_sugar(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(LIVER))
def test_liver_and_pancreas(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(HEART_AND_MUSCLE))
def test_heart_and_muscle(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(LIPIDS))
def test_lipids(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(INFLAMMATION))
def test_inflammation(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(IRON_AND_VITAMINS))
def test_iron_vitamins_and_traces(text: str, found: list[str]) -> None:
    assert told(text) == found
