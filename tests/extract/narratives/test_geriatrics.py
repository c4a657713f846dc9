"""Geriatrics: a delirium on the ward, a falls clinic, a hip fracture at its discharge; each with its facts."""

from __future__ import annotations

import pytest

from .telling import check

DELIRIUM = """\
An 87-year-old widow living in a care home was admitted with two days of confusion, drowsiness and reduced oral
intake. According to her daughter, she had been seeing children in her room. She had no cough, fever or dysuria. She
had Alzheimer's disease, chronic heart failure, osteoporosis and bilateral hearing loss. Her regular medication was
donepezil 10 mg daily, furosemide 40 mg twice daily, alendronate 70 mg weekly and oxybutynin 5 mg twice daily, the
last started two weeks before. She had never smoked. She walked with a frame. A resuscitation order was not in place.

She was disoriented and inattentive; the 4AT score was 8 and the Abbreviated Mental Test score 3/10. Temperature was
37.4 °C, pulse 92/min, blood pressure 108/60 mmHg lying and 86/50 mmHg standing. The bladder was palpable and rectal
examination revealed hard stool.
There was no focal neurological deficit and no head injury. A bladder scan showed 780 mL of urine. Sodium was 126
mmol/L, potassium 3.1 mmol/L, urea 14.6 mmol/L, creatinine 138 µmol/L (baseline 80), calcium 2.31 mmol/L and CRP 9
mg/L. Chest radiography was clear. CT of the brain showed generalized atrophy without hemorrhage. Urine culture was
negative.

Delirium due to urinary retention, constipation and hyponatremia was diagnosed. Urinary tract infection was
considered unlikely.
Oxybutynin was stopped and furosemide was withheld. A urinary catheter was inserted, and phosphate enemas and
macrogol one sachet twice daily were given. Haloperidol was avoided. After six days she was orientated to person, the
sodium had risen to 134 mmol/L and the catheter was removed.
"""

FALLS = """\
FALLS CLINIC. Mr T, 82M, retired postman, lives alone in a flat. 4 falls in 6/12, 2 on getting up at night; no LOC,
no palpitations, no incontinence. L wrist fracture 2021. Fear of falling.
PMHx: HTN, BPH, T2DM, cataracts (L done 2019), OA knees. No Parkinson's disease.
DHx: amlodipine 10 mg od, bendroflumethiazide 2.5 mg od, tamsulosin 400 mcg nocte, gliclazide 80 mg bd, amitriptyline
25 mg nocte, co-codamol 30/500 2 tabs qds prn. Allergy: NSAIDs - GI bleed.
SHx: EtOH 2 units/week, never smoked. Daughter visits daily.
O/E: BP 138/70 lying -> 108/62 standing with dizziness. HR 68 irreg. Wt 63 kg, BMI 20.8. TUG 24 s, MoCA 24/30, CFS 5.
Vision 6/18 R.
Reduced vibration sense both ankles. No tremor, no rigidity. Gait: cautious, wide-based. Feet: hallux valgus.
Ix: Hb 12.4 g/dL, eGFR 48 mL/min, vit D 22 nmol/L, B12 180 ng/L, HbA1c 48 mmol/mol. ECG: AF, rate 70. DXA: T-score
-2.9 at the hip.
24 h tape: no pauses. Echo not done.
Imp: 1) orthostatic hypotension (drug-related) 2) peripheral neuropathy 3) osteoporosis 4) new atrial fibrillation 5)
vit D deficiency.
Plan: stop bendroflumethiazide and amitriptyline; reduce amlodipine to 5 mg od; colecalciferol 20,000 units weekly
for 7 weeks; zoledronate 5 mg IV yearly; apixaban 2.5 mg bd; hydroxocobalamin 1 mg IM 3x/week for 2 weeks; strength
and balance classes; R cataract surgery referral. Declined pendant alarm.
"""

HIPFRACTURE = """\
Discharge letter. Mrs B, a 90-year-old retired nurse, was admitted on 11 January 2022 after a mechanical fall at
home. She could not bear weight; the left leg was shortened and externally rotated. There was no head injury or
syncope. Past history: stroke 2014 with residual left-sided weakness, aortic stenosis, stage 3 chronic kidney
disease, total thyroidectomy 1988. Medication on admission: clopidogrel 75 mg, levothyroxine 125 mcg, bisoprolol 2.5
mg and simvastatin 40 mg, all once daily. Allergic to morphine (hallucinations).

X-ray of the pelvis showed a displaced left intracapsular femoral neck fracture. Chest X-ray: no consolidation. Hb
104 g/L on admission and 82 g/L on day 2; 2 units of packed cells were transfused. Albumin 28 g/L. Echocardiogram:
aortic valve area 0.9 cm2, ejection fraction 50%.

Left cemented hemiarthroplasty was performed on 12 January under spinal anaesthesia with a fascia iliaca block.
Postoperatively she had acute kidney injury (creatinine 184 µmol/L, baseline 110), which resolved with fluids, and
hospital-acquired pneumonia treated with co-amoxiclav 1.2 g IV three times daily for 5 days. A pulmonary embolus was
not found on CT pulmonary angiography. There was no delirium. Simvastatin was discontinued. Dalteparin 5,000 units
s.c. daily was given for 28 days.

Discharged to rehabilitation on 2 February 2022, walking with a frame. New: calcium carbonate/vitamin D one tablet
bd, denosumab 60 mg s.c. every 6 months. Resuscitation status: DNACPR. Follow-up in the fracture clinic is not
required.
"""


@pytest.mark.parametrize(
    "row",
    [
        "patient age 87 a; sex female",
        "problem confusion",
        "problem drowsiness",
        "problem cough; absent",
        "problem fever; absent",
        "problem dysuria; absent",
        "problem Alzheimer's disease",
        "problem osteoporosis",
        "problem hearing loss; side bilateral",
        "problem head injury; absent",
        "problem delirium",
        "problem urinary retention",
        "problem constipation",
        "problem hyponatremia",
        "measured temperature; value 37.4 °C",
        "measured pulse; value 92 /min",
        "measured blood pressure; part systolic blood pressure 108 mmHg",
        "measured Sodium; value 126 mmol/L",
        "measured sodium; value 134 mmol/L",
        "measured potassium; value 3.1 mmol/L",
        "measured urea; value 14.6 mmol/L",
        "measured creatinine; value 138 µmol/L",
        "measured calcium; value 2.31 mmol/L",
        "measured CRP; value 9 mg/L",
        "study Chest radiography; imaging",
        "study CT of the brain; imaging",
        "finding atrophy",
        "finding hemorrhage; absent",
        "study Urine culture; microbiology",
        "drug donepezil; taken; dose 10 mg; frequency 1 per 1 d",
        "drug furosemide; on-hold; dose 40 mg; frequency 2 per 1 d",
        "drug alendronate; taken; dose 70 mg; frequency 1 per 1 wk",
        "drug oxybutynin; stopped; dose 5 mg; frequency 2 per 1 d",
        "drug Haloperidol; not-taken",
        "procedure urinary catheter",
        "social smoking; value_concept never-smoker",
        "visit admission; setting inpatient",
    ],
)
def test_the_delirium(row: str) -> None:
    check(DELIRIUM, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 82 a; sex male",
        "social occupation; value retired postman",
        "social living situation; value lives alone",
        "social smoking; value_concept never-smoker",
        "problem LOC; absent",
        "problem palpitations; absent",
        "problem HTN; past",
        "problem BPH; past",
        "problem T2DM; past",
        "problem wrist fracture; side left",
        "problem dizziness",
        "problem tremor; absent",
        "problem rigidity; absent",
        "problem orthostatic hypotension",
        "problem peripheral neuropathy",
        "problem osteoporosis",
        "problem atrial fibrillation",
        "problem hallux valgus",
        "allergy NSAIDs; reactions bleed",
        "no drug NSAIDs",
        "measured BP; part systolic blood pressure 138",
        "measured HR; value 68",
        "measured Wt; value 63 kg",
        "measured BMI; value 20.8",
        "measured MoCA; value 24; score",
        "measured Hb; value 12.4 g/dL",
        "measured eGFR; value 48 mL/min",
        "measured B12; value 180 ng/L",
        "measured HbA1c; value 48 mmol/mol",
        "study DXA; imaging",
        "drug amlodipine; taken; dose 10 mg; frequency 1 per 1 d",
        "drug bendroflumethiazide; stopped; dose 2.5 mg; frequency 1 per 1 d",
        "drug tamsulosin; taken; dose 400 mcg; frequency nocte",
        "drug gliclazide; taken; dose 80 mg; frequency 2 per 1 d",
        "drug colecalciferol; dose 20000 units; frequency 1 per 1 wk; duration 7 weeks",
        "drug zoledronate; dose 5 mg; route IV",
        "drug apixaban; dose 2.5 mg; frequency 2 per 1 d",
        "drug hydroxocobalamin; dose 1 mg; route IM; duration 2 weeks",
    ],
)
def test_the_falls_clinic(row: str) -> None:
    check(FALLS, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 90 a; sex female",
        "social occupation; value retired nurse",
        "problem head injury; absent",
        "problem syncope; absent",
        "problem stroke; past",
        "problem aortic stenosis",
        "problem chronic kidney disease",
        "problem acute kidney injury",
        "problem pneumonia",
        "no problem hallucinations",
        "allergy morphine; reactions hallucinations",
        "no drug morphine",
        "procedure total thyroidectomy; when 1988",
        "procedure hemiarthroplasty; side left",
        "procedure spinal anaesthesia",
        "study X-ray of the pelvis; imaging",
        "finding consolidation; absent",
        "measured Hb; value 104 g/L",
        "measured Hb; value 82 g/L",
        "measured Albumin; value 28 g/L",
        "measured aortic valve area; value 0.9 cm2",
        "measured ejection fraction; value 50 %",
        "measured creatinine; value 184 µmol/L",
        "drug levothyroxine; taken; dose 125 mcg; frequency 1 per 1 d",
        "drug clopidogrel; taken; dose 75 mg",
        "drug simvastatin; stopped",
        "drug co-amoxiclav; dose 1.2 g; route IV; frequency 3 per 1 d; duration 5 days",
        "drug Dalteparin; given; dose 5000 units; route s.c.; duration 28 days",
        "drug denosumab; dose 60 mg; route s.c.; frequency 1 per 6 mo",
        "drug packed cells; given; dose 2 units",
        "visit admission; when 2022-01-11",
        "visit discharge; when 2022-02-02",
    ],
)
def test_the_hip_fracture(row: str) -> None:
    check(HIPFRACTURE, row)
