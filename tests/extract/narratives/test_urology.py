"""Urology: a stone in the emergency department, a clinic note of a prostate, a bladder tumour; each with its facts."""

from __future__ import annotations

import pytest

from .telling import check

STONE = """\
ED NOTE
CC: L flank pain x 6 h.
37M w/ sudden onset L flank pain radiating to the groin, 9/10, nausea, 2 episodes of vomiting. Gross hematuria this
morning.
No fever, chills or urinary retention. PMH: nephrolithiasis 2015, hyperparathyroidism r/o'd 2016. Meds: none. NKDA.
SH: social drinker, never smoked, works as a chef.
VS: T 37.1 C, HR 104, BP 148/92, RR 20, SpO2 99% RA.
Abd: soft, L CVA tenderness, no rebound, no guarding. GU: normal testes.
Labs: WBC 11.2 K/uL, Cr 1.3 mg/dL, Ca 9.4 mg/dL, K 4.1 mmol/L. UA: RBC >100/hpf, nitrite negative, leukocyte esterase
trace.
CT KUB: 7 mm stone in the left distal ureter with moderate hydronephrosis; no appendicitis, no AAA.
ED course: ketorolac 30 mg IV x1, ondansetron 4 mg IV, 1 L normal saline. Pain 2/10 after 1 h.
Dx: left ureteral calculus, r/o UTI.
Dispo: home. Tamsulosin 0.4 mg PO qhs x 14 d, ibuprofen 600 mg PO q6h prn pain. Strain urine. F/u urology 1 wk.
Return if fever or intractable vomiting.
"""

PROSTATE = """\
Dear Dr Lowe,
I reviewed this 69-year-old gentleman, a retired electrician, who has had a poor stream, nocturia (four times a
night) and hesitancy for about two years. He has no haematuria, no incontinence and no bone pain. His IPSS was 22. He
is known to have atrial fibrillation, on warfarin 3 mg daily, and had an inguinal hernia repair on the left in 1998.
There is a strong family history: his brother was diagnosed with prostate cancer at 62 and a paternal uncle had
bladder cancer. He is allergic to trimethoprim (facial swelling).

Digital rectal examination revealed a firm nodule in the right lobe. PSA was 14.6 ng/mL, up from 8.2 ng/mL in 2018.
Creatinine 102 µmol/L, eGFR 61 mL/min/1.73 m2. Uroflowmetry: maximum flow 7.5 mL/s; residual volume 180 mL.
Multiparametric MRI of the prostate showed a PI-RADS 5 lesion, 18 mm, in the right peripheral zone, without
extracapsular extension or lymphadenopathy.
Transperineal biopsy: adenocarcinoma, Gleason 4+3=7, in 6 of 12 cores. A bone scan was negative for metastases.

We discussed radical prostatectomy and radiotherapy; he refused surgery. External beam radiotherapy (60 Gy in 20
fractions) is planned, with bicalutamide 50 mg daily for 28 days and leuprolide 22.5 mg s.c. every 3 months.
Tamsulosin was not tolerated because of dizziness.
"""

BLADDER = """\
A 61-year-old woman who had worked in a dye factory for 25 years and smoked one pack a day presented with painless
gross hematuria of 3 weeks' duration. She had no fever, dysuria, flank pain or weight loss. Urine cytology was
suspicious for high-grade urothelial carcinoma. Renal ultrasonography was normal. Flexible cystoscopy demonstrated a
3-cm papillary tumor on the left lateral wall. Transurethral resection of the bladder tumor was performed under
spinal anesthesia, and a single instillation of mitomycin C 40 mg was given. Pathology revealed a high-grade
urothelial carcinoma invading the lamina propria (pT1) with no muscle invasion. Six weekly instillations of BCG
followed. After the third one she developed fever up to 39.4 °C and cough. Urine culture showed no growth. Chest CT
disclosed miliary nodules. BCG was discontinued, and isoniazid 300 mg, rifampicin 600 mg and ethambutol 1200 mg once
daily were started together with prednisolone 40 mg daily. Ethambutol was stopped after 2 months. Fever subsided
within ten days. A repeat CT at 6 months showed complete resolution of the nodules.

BCG infection occurs in less than 1% of patients. In the series of Lamm and colleagues, hepatitis, arthritis and
sepsis were reported, and two deaths occurred. Levofloxacin has been recommended for mild cases.
"""


@pytest.mark.parametrize(
    "row",
    [
        "patient age 37 a; sex male",
        "problem flank pain; side left",
        "problem flank pain; onset 6 h",
        "problem flank pain; radiation groin",
        "problem nausea",
        "problem vomiting",
        "problem hematuria",
        "problem fever; absent",
        "problem chills; absent",
        "problem urinary retention; absent",
        "problem nephrolithiasis; past",
        "no problem intractable vomiting",
        "problem tenderness",
        "no problem CVA",
        "no problem RA",
        "problem rebound; absent",
        "problem guarding; absent",
        "measured Pain; value 9; score",
        "measured Body temperature; value 37.1 C; ucum Cel",
        "measured HR; value 104",
        "measured BP; part systolic blood pressure 148",
        "measured RR; value 20",
        "measured SpO2; value 99 %",
        "measured WBC; value 11.2 K/uL; ucum 10*3/uL",
        "measured Cr; value 1.3 mg/dL",
        "measured Ca; value 9.4 mg/dL",
        "measured K; value 4.1 mmol/L",
        "measured RBC; value >100 /hpf",
        "measured nitrite; negative",
        "measured leukocyte esterase; value_text trace",
        "study CT; imaging",
        "finding stone; side left; size 7 mm",
        "finding hydronephrosis; moderate",
        "finding appendicitis; absent",
        "finding AAA; absent",
        "problem ureteral calculus; side left",
        "problem UTI; suspected",
        "drug ketorolac; given; dose 30 mg; route IV",
        "drug ondansetron; given; dose 4 mg; route IV",
        "drug Tamsulosin; dose 0.4 mg; route PO; duration 14 d",
        "drug ibuprofen; dose 600 mg; route PO; frequency 1 per 6 h; as_needed",
        "social occupation; value chef",
        "social smoking; value_concept never-smoker",
        "social alcohol",
        "allergy drug allergies; absent",
    ],
)
def test_the_stone(row: str) -> None:
    check(STONE, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 69 a; sex male",
        "social occupation; value retired electrician",
        "problem nocturia",
        "problem haematuria; absent",
        "problem bone pain; absent",
        "problem atrial fibrillation",
        "no problem bladder cancer",
        "no problem facial swelling",
        "measured IPSS; value 22; score",
        "measured PSA; value 14.6 ng/mL",
        "measured PSA; value 8.2 ng/mL",
        "measured Creatinine; value 102 µmol/L",
        "measured eGFR; value 61 mL/min/1.73 m2",
        "measured Gleason; score; value 7; once",
        "study Multiparametric MRI of the prostate; imaging",
        "finding lesion; size 18 mm",
        "finding lymphadenopathy; absent",
        "finding extracapsular extension; absent",
        "study Transperineal biopsy; pathology",
        "finding adenocarcinoma",
        "study bone scan; imaging",
        "finding metastases; absent",
        "procedure inguinal hernia repair; when 1998",
        "procedure surgery; declined",
        "drug warfarin; taken; dose 3 mg; frequency 1 per 1 d",
        "drug bicalutamide; intended; dose 50 mg; frequency 1 per 1 d; duration 28 days",
        "drug leuprolide; dose 22.5 mg; route s.c.; frequency 1 per 3 mo",
        "family brother; of prostate cancer",
        "family uncle; of bladder cancer",
        "allergy trimethoprim; reactions facial swelling",
        "no drug trimethoprim",
        "problem dizziness",
    ],
)
def test_the_prostate_clinic(row: str) -> None:
    check(PROSTATE, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 61 a; sex female",
        "problem gross hematuria; onset 3 weeks' duration",
        "problem dysuria; absent",
        "problem flank pain; absent",
        "problem weight loss; absent",
        "problem cough",
        "no problem hepatitis",
        "no problem arthritis",
        "no problem sepsis",
        "study Urine cytology",
        "finding urothelial carcinoma",
        "study Renal ultrasonography; imaging",
        "study Flexible cystoscopy",
        "finding papillary tumor; size 3 cm",
        "finding muscle invasion; absent",
        "study Urine culture; microbiology",
        "finding growth; absent",
        "study Chest CT; imaging",
        "finding miliary nodules",
        "procedure Transurethral resection",
        "procedure spinal anesthesia",
        "drug mitomycin C; given; dose 40 mg",
        "drug BCG; stopped",
        "drug ethambutol; stopped; dose 1200 mg",
        "drug prednisolone; dose 40 mg; frequency 1 per 1 d",
        "no drug Levofloxacin",
        "nothing two deaths occurred",
        "nothing less than 1%",
        "measured temperature; value 39.4 °C",
    ],
)
def test_the_bladder_tumour(row: str) -> None:
    check(BLADDER, row)
