"""Results in words, beside their neighbours, and of other specimens than blood."""

from __future__ import annotations

import pytest

from .measuring import rows, told

WORDS = """
HBsAg neg and anti-HCV neg.
    hbsag: HBsAg negative
    anti-hcv: anti-HCV negative
Blood cultures were negative. ANA was weakly positive.
    ana: ANA positive
ANA: positive (1:640, speckled).
    ana: ANA 1:640
Rheumatoid factor and anti-CCP were both negative.
    rheumatoid-factor: Rheumatoid factor negative
    anti-ccp: anti-CCP negative
The progesterone receptor was negative, HER2 was positive.
    progesterone-receptor: progesterone receptor negative
    her2: HER2 positive
HER2 was 3+.
    her2: HER2 3+
The estrogen receptor was positive in 90% of cells.
    estrogen-receptor: estrogen receptor 90 % [%]
VDRL non-reactive, TPHA reactive.
    vdrl: VDRL non-reactive; negative
    tpha: TPHA positive
Pregnancy test was not positive.
    pregnancy-test: Pregnancy test not positive; negative
CRP and ESR were within normal limits.
    crp: CRP normal
    esr: ESR normal
CRP was normal at 3 mg/L.
    crp: CRP 3 mg/L [mg/L]; normal
Liver function tests were deranged.
    liver-function-tests: Liver function tests deranged; abnormal
Renal function tests and electrolytes were normal.
    renal-function-tests: Renal function tests normal
    electrolytes: electrolytes normal
Complete blood count was unremarkable.
    complete-blood-count: Complete blood count unremarkable; normal
Serum amylase was mildly elevated, lipase normal.
    amylase: Serum amylase elevated; high
    lipase: lipase normal
Low serum ceruloplasmin was found.
    ceruloplasmin: serum ceruloplasmin Low; low
D-dimer was raised.
    d-dimer: D-dimer raised; high
Tumour markers were not elevated.
    tumour-markers: Tumour markers not elevated
Troponin was undetectable.
    troponin: Troponin undetectable
Urine hCG was negative.
    urine-pregnancy-test: Urine hCG negative
Urinalysis showed 3+ protein and 2+ blood.
    urine-protein: protein 3+; in urine
Urine dipstick: protein 2+, nitrites negative.
    urine-protein: protein 2+; in urine
    urine-nitrite: nitrites negative; in urine
Anti-dsDNA antibodies were positive at 210 IU/mL.
    anti-dsdna: Anti-dsDNA antibodies 210 IU/mL [[IU]/mL]
ANCA (-), anti-GBM (+).
    anca: ANCA negative
    anti-gbm: anti-GBM positive
Direct Coombs test was positive.
    coombs-test: Direct Coombs test positive
HIV serology came back negative.
    hiv-test: HIV serology negative
She had normal TSH and low free T4.
    tsh: TSH normal
    free-t4: free T4 low
Normal haemoglobin, low platelets of 41,000/mm3.
    platelets: platelets 41000 /mm3 [/mm3]; low
    hemoglobin: haemoglobin Normal; normal
Potassium was low at 2.1 mmol/L.
    potassium: Potassium 2.1 mmol/L [mmol/L]; low
CA-125 was markedly elevated (1,450 U/mL).
    ca-125: CA-125 1450 U/mL [U/mL]; high
Creatinine was elevated from a baseline of 0.9 mg/dL to 4.4 mg/dL.
    creatinine: Creatinine 0.9 mg/dL [mg/dL]
    creatinine: Creatinine 4.4 mg/dL [mg/dL]
The white cell count was normal (6.1 x 10^9/L).
    leukocytes: white cell count 6.1 x 10^9/L [10*9/L]; normal
Serum calcium was not measured.
AFP was negative and beta-hCG was 2 mIU/mL.
    beta-hcg: beta-hCG 2 mIU/mL [m[IU]/mL]
    afp: AFP negative
"""


NEIGHBOURS = """
WBC 14.2, Hb 9.9, Plt 88, Na 128, K 5.1 and Cr 2.2.
    leukocytes: WBC 14.2
    hemoglobin: Hb 9.9
    platelets: Plt 88
    sodium: Na 128
    potassium: K 5.1
    creatinine: Cr 2.2
AST, ALT and ALP were 210, 340 and 88 U/L, respectively.
    ast: AST 210 U/L [U/L]
    alt: ALT 340 U/L [U/L]
    alp: ALP 88 U/L [U/L]
AST/ALT 88/120 U/L.
    ast: AST 88 U/L [U/L]
    alt: ALT 120 U/L [U/L]
AST 88 U/L (normal <40) and ALT 120 U/L (normal <45).
    ast: AST 88 U/L [U/L]; normal <40
    alt: ALT 120 U/L [U/L]; normal <45
Total and direct bilirubin were 9.1 and 6.6 mg/dL.
    bilirubin-total: total bilirubin 9.1 mg/dL [mg/dL]
    bilirubin-direct: direct bilirubin 6.6 mg/dL [mg/dL]
TSH was 0.01 mIU/L (normal 0.4-4.0), FT4 61 pmol/L (9-19) and FT3 22 pmol/L (3.1-6.8).
    tsh: TSH 0.01 mIU/L [m[IU]/L]; normal 0.4-4.0
    free-t4: FT4 61 pmol/L [pmol/L]; normal 9-19
    free-t3: FT3 22 pmol/L [pmol/L]; normal 3.1-6.8
PT was 14 s, INR 1.2, aPTT 31 s, fibrinogen 3.1 g/L and D-dimer 0.4 mg/L.
    prothrombin-time: PT 14 s [s]
    inr: INR 1.2
    aptt: aPTT 31 s [s]
    fibrinogen: fibrinogen 3.1 g/L [g/L]
    d-dimer: D-dimer 0.4 mg/L [mg/L]
pH 7.12, pCO2 22 mmHg, HCO3 7 mmol/L, lactate 9 mmol/L.
    blood-ph: pH 7.12
    pco2: pCO2 22 mmHg [mm[Hg]]
    bicarbonate: HCO3 7 mmol/L [mmol/L]
    lactate: lactate 9 mmol/L [mmol/L]
Blood urea 22 mmol/L and creatinine 410 µmol/L; potassium 6.9 mmol/L.
    urea: Blood urea 22 mmol/L [mmol/L]
    creatinine: creatinine 410 µmol/L [umol/L]
    potassium: potassium 6.9 mmol/L [mmol/L]
The CSF protein was 2.1 g/L with glucose 1.1 mmol/L while serum glucose was 6.2 mmol/L.
    csf-protein: CSF protein 2.1 g/L [g/L]
    csf-glucose: glucose 1.1 mmol/L [mmol/L]; in cerebrospinal fluid
    glucose: serum glucose 6.2 mmol/L [mmol/L]
CEA 4.1 ng/mL, CA 19-9 22 U/mL, CA-125 18 U/mL and AFP 2.2 ng/mL were normal.
    cea: CEA 4.1 ng/mL [ng/mL]
    ca-19-9: CA 19-9 22 U/mL [U/mL]
    ca-125: CA-125 18 U/mL [U/mL]
    afp: AFP 2.2 ng/mL [ng/mL]
A 54-year-old man weighing 71 kg with a BMI of 24 kg/m2 had a BP of 150/90 mmHg.
    body-weight: weighing 71 kg [kg]
    bmi: BMI 24 kg/m2 [kg/m2]
    blood-pressure: BP 150/90 mmHg [mm[Hg]]
Fasting glucose of 14 mmol/L and HbA1c of 11% were found 2 years ago.
    fasting-glucose: Fasting glucose 14 mmol/L [mmol/L]
    hba1c: HbA1c 11 % [%]; 2 years ago
Serum ferritin 8 ng/mL, iron 22 µg/dL and TIBC 480 µg/dL.
    ferritin: Serum ferritin 8 ng/mL [ng/mL]
    iron: iron 22 µg/dL [ug/dL]
    tibc: TIBC 480 µg/dL [ug/dL]
She received 2 units of blood and her Hb rose from 5.1 to 8.4 g/dL.
    hemoglobin: Hb 5.1 g/dL [g/dL]
    hemoglobin: Hb 8.4 g/dL [g/dL]
Vancomycin trough was 22 mg/L on vancomycin 1 g twice daily.
    -: Vancomycin trough 22 mg/L [mg/L]
Digoxin level was 3.4 ng/mL.
    -: Digoxin level 3.4 ng/mL [ng/mL]
Tacrolimus trough levels were 5-8 ng/mL.
    -: Tacrolimus trough 5-8 ng/mL [ng/mL]
He took potassium chloride 600 mg daily; potassium was 3.1 mmol/L.
    potassium: potassium 3.1 mmol/L [mmol/L]
Insulin 10 units was given for glucose of 22 mmol/L.
    glucose: glucose 22 mmol/L [mmol/L]
Her vitamin D was 8 ng/mL and vitamin D 50,000 IU weekly was given.
    vitamin-d: vitamin D 8 ng/mL [ng/mL]
Testosterone was 12 ng/dL and testosterone 250 mg was injected.
    testosterone: Testosterone 12 ng/dL [ng/dL]
The mass was 4 x 3 cm and CEA was 88 ng/mL.
    cea: CEA 88 ng/mL [ng/mL]
Blood loss was 500 mL and the Hb 7.9 g/dL.
    hemoglobin: Hb 7.9 g/dL [g/dL]
The L4-L5 disc herniation measured 6 mm; ESR was 44 mm/h.
    esr: ESR 44 mm/h [mm/h]
C3 was 0.4 g/L and C4 0.02 g/L.
    complement-c3: C3 0.4 g/L [g/L]
    complement-c4: C4 0.02 g/L [g/L]
C3-C4 fusion was done and CRP was 12 mg/L.
    crp: CRP 12 mg/L [mg/L]
A dose of 50 mg/kg was given; the level was 310 µg/mL.
EF 35%, LVEDP 28 mmHg and cardiac index 1.6 L/min/m2.
    ejection-fraction: EF 35 % [%]
    -: LVEDP 28 mmHg [mm[Hg]]
    -: cardiac index 1.6 L/min/m2 [L/min/m2]
PaO2 55 mmHg on 60% oxygen.
    arterial-po2: PaO2 55 mmHg [mm[Hg]]
SpO2 was 82% on 15 L/min oxygen.
    oxygen-saturation: SpO2 82 % [%]
In 2015 his PSA was 4.1 ng/mL.
    psa: PSA 4.1 ng/mL [ng/mL]; In 2015
Figure 2 shows hemoglobin of 9.1 g/dL.
    hemoglobin: hemoglobin 9.1 g/dL [g/dL]
The patient had 3 admissions and Hb 9 g/dL.
    hemoglobin: Hb 9 g/dL [g/dL]
Between 2010 and 2014 creatinine was 1.1 mg/dL.
    creatinine: creatinine 1.1 mg/dL [mg/dL]
"""


SPECIMENS = """
Urine protein was 3 g/day.
    -: Urine protein 3 g/day [g/d]
Proteinuria was 3 g/day.
    urine-protein-24h: 24-hour urine protein 3 g/day [g/d]
He had proteinuria (4.1 g/24 h) with an albumin of 18 g/L.
    urine-protein-24h: 24-hour urine protein 4.1 g/24 h [g/d]
    albumin: albumin 18 g/L [g/L]
24-hour urine protein was 3.1 g.
    -: 24-hour urine protein 3.1 g [g]
CSF protein 2.1 g/L and glucose 1.1 mmol/L.
    csf-protein: CSF protein 2.1 g/L [g/L]
    csf-glucose: glucose 1.1 mmol/L [mmol/L]; in cerebrospinal fluid
CSF protein 2.1 g/L, serum glucose 6.2 mmol/L.
    csf-protein: CSF protein 2.1 g/L [g/L]
    glucose: serum glucose 6.2 mmol/L [mmol/L]
CSF protein was 88 mg/dL; glucose was 120 mg/dL.
    csf-protein: CSF protein 88 mg/dL [mg/dL]
    glucose: glucose 120 mg/dL [mg/dL]
Her vitamin D was 8 ng/mL.
    vitamin-d: vitamin D 8 ng/mL [ng/mL]
Vitamin B12 was 96 pg/mL and folic acid 2.1 ng/mL.
    vitamin-b12: Vitamin B12 96 pg/mL [pg/mL]
    folate: folic acid 2.1 ng/mL [ng/mL]
Serum iron was 22 µg/dL with a TIBC of 480 µg/dL.
    iron: Serum iron 22 µg/dL [ug/dL]
    tibc: TIBC 480 µg/dL [ug/dL]
Zinc was 40 µg/dL.
    zinc: Zinc 40 µg/dL [ug/dL]
Testosterone 12 ng/dL, estradiol 210 pg/mL and progesterone 1.1 ng/mL.
    testosterone: Testosterone 12 ng/dL [ng/dL]
    estradiol: estradiol 210 pg/mL [pg/mL]
    progesterone-level: progesterone 1.1 ng/mL [ng/mL]
Cortisol was 2 µg/dL at 8 am.
    cortisol: Cortisol 2 µg/dL [ug/dL]
Pleural fluid LDH was 1,200 U/L and protein 48 g/L.
    -: Pleural fluid LDH 1200 U/L [U/L]; in pleural fluid
    -: protein 48 g/L [g/L]; in pleural fluid
Ascitic albumin was 11 g/L.
    -: Ascitic albumin 11 g/L [g/L]; in ascitic fluid
Urine sodium was 12 mmol/L and urine osmolality 620 mOsm/kg.
    urine-sodium: Urine sodium 12 mmol/L [mmol/L]
    urine-osmolality: urine osmolality 620 mOsm/kg [mosm/kg]
Serum osmolality 251 mOsm/kg; urine sodium 88 mmol/L.
    osmolality: Serum osmolality 251 mOsm/kg [mosm/kg]
    urine-sodium: urine sodium 88 mmol/L [mmol/L]
Sweat chloride was 98 mmol/L.
    -: Sweat chloride 98 mmol/L [mmol/L]; in sweat
Stool calprotectin 1,200 µg/g.
    fecal-calprotectin: Stool calprotectin 1200 µg/g [ug/g]
Capillary glucose was 2.1 mmol/L.
    capillary-glucose: Capillary glucose 2.1 mmol/L [mmol/L]
Cord blood pH was 6.9.
    -: Cord blood pH 6.9
Peak troponin 12 ng/mL.
    -: Peak troponin 12 ng/mL [ng/mL]
Free testosterone was 1 ng/dL.
    -: Free testosterone 1 ng/dL [ng/dL]
Urinary copper was 412 µg/24 h.
    -: Urinary copper 412 µg/24 h [ug/d]; in urine
Urinary free cortisol 820 µg/day.
    -: Urinary free cortisol 820 µg/day [ug/d]; in urine
Pleural fluid protein was 48 g/L, serum protein 61 g/L.
    -: Pleural fluid protein 48 g/L [g/L]
    total-protein: serum protein 61 g/L [g/L]
Ascitic fluid albumin 11 g/L, LDH 88 U/L.
    -: Ascitic fluid albumin 11 g/L [g/L]; in ascitic fluid
    -: LDH 88 U/L [U/L]; in ascitic fluid
Urine protein 300 mg/dL, albumin 21 g/L.
    urine-protein: Urine protein 300 mg/dL [mg/dL]
    albumin: albumin 21 g/L [g/L]
Synovial glucose was 1.1 mmol/L and CRP 188 mg/L.
    -: Synovial glucose 1.1 mmol/L [mmol/L]; in synovial fluid
    crp: CRP 188 mg/L [mg/L]
"""


CLASSES = """
Measles IgG was positive and EBV VCA IgM negative.
    -: Measles IgG positive
    -: EBV VCA IgM negative
Serum IgG 18 g/L, IgM 0.4 g/L and total IgE 2,400 IU/mL.
    igg: Serum IgG 18 g/L [g/L]
    igm: IgM 0.4 g/L [g/L]
    ige: total IgE 2400 IU/mL [[IU]/mL]
Tissue transglutaminase IgA was 148 U/mL (normal < 7), total IgA normal.
    anti-ttg: Tissue transglutaminase IgA 148 U/mL [U/mL]; normal <7
    iga: IgA normal
Anti-cardiolipin IgG was 88 GPL.
    -: Anti-cardiolipin IgG 88 GPL [[GPL'U]]
Elevated IgG4 of 310 mg/dL.
    igg4: IgG4 310 mg/dL [mg/dL]; high
IgA was 12 mg/dL and IgG 210 mg/dL.
    iga: IgA 12 mg/dL [mg/dL]
    igg: IgG 210 mg/dL [mg/dL]
CMV IgM was 2.1 and CMV IgG 14.
    cmv-serology: CMV IgM 2.1
    cmv-serology: CMV IgG 14
Toxoplasma IgG positive, IgM negative.
    toxoplasma-serology: Toxoplasma IgG positive
    -: IgM negative
"""


RISES = """
The platelet count recovered to >150,000/µL.
    platelets: platelet count >150000 /µL [/uL]
Hb climbed to 9.9 g/dL.
    hemoglobin: Hb 9.9 g/dL [g/dL]
Creatinine jumped from 0.9 to 4.1 mg/dL.
    creatinine: Creatinine 0.9 mg/dL [mg/dL]
    creatinine: Creatinine 4.1 mg/dL [mg/dL]
Platelets plummeted to 8,000/mm3.
    platelets: Platelets 8000 /mm3 [/mm3]
O2 sat 88% RA → 95% on 2 L.
    oxygen-saturation: O2 sat 88 % [%]
    oxygen-saturation: O2 sat 95 % [%]
retic 14%, LDH 612, T bili 4.1.
    reticulocytes: retic 14 % [%]
    ldh: LDH 612
    bilirubin-total: T bili 4.1
ECG: QRS 156 ms, QTc 510 ms.
    qrs-duration: QRS 156 ms [ms]
    qtc-interval: QTc 510 ms [ms]
B12 180 pg/mL, ferritin 9 ng/mL.
    vitamin-b12: B12 180 pg/mL [pg/mL]
    ferritin: ferritin 9 ng/mL [ng/mL]
"""


@pytest.mark.parametrize(("text", "expected"), rows(WORDS))
def test_words(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(NEIGHBOURS))
def test_neighbours(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(SPECIMENS))
def test_specimens(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(CLASSES))
def test_classes(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(RISES))
def test_rises(text: str, expected: list[str]) -> None:
    assert told(text) == expected
