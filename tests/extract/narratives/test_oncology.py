"""Oncology: a breast cancer from lump to follow-up, a lung cancer on the ward, a lymphoma that killed."""

from __future__ import annotations

import pytest

from .telling import check, rows

BREAST = """\
A 47-year-old premenopausal woman noticed a painless lump in her right breast three months before presentation. She \
had no nipple discharge and no bone pain. She was taking levothyroxine 50 µg daily for hypothyroidism. A maternal \
aunt had died of ovarian cancer at 50, but her mother and two sisters were healthy. She was a never-smoker and worked \
as a pharmacist.

Examination revealed a firm 3 cm mass in the upper outer quadrant of the right breast and a mobile right axillary \
node. The left breast was normal. Mammography showed an irregular spiculated mass measuring 2.8 cm (BI-RADS 5) in the \
right breast. Core needle biopsy demonstrated a grade 3 invasive ductal carcinoma, estrogen receptor negative, \
progesterone receptor negative, HER2 positive (3+), Ki-67 45%. CA 15-3 was 18 U/mL (normal <25). Bone scintigraphy \
and CT of the chest and abdomen showed no distant metastases. Echocardiography gave a left ventricular ejection \
fraction of 64%. BRCA1/2 testing was negative. The tumor was staged as cT2N1M0.

Neoadjuvant chemotherapy consisted of six cycles of docetaxel 75 mg/m2, carboplatin AUC 6, trastuzumab and pertuzumab \
every three weeks. Grade 2 neuropathy and one episode of febrile neutropenia occurred; the docetaxel dose was reduced \
to 60 mg/m2. In June 2022 she underwent breast-conserving surgery with sentinel lymph node biopsy. Pathology showed \
no residual invasive tumor. Adjuvant radiotherapy (50 Gy in 25 fractions) followed, and trastuzumab was continued for \
one year. She declined a contralateral mastectomy. At 24 months of follow-up there was no evidence of recurrence, and \
she had returned to work.
"""

BREAST_FACTS = """
patient age 47 a
patient sex female
problem nipple discharge; absent
problem bone pain; absent
drug levothyroxine; taken; dose 50 µg; frequency 1 per 1 d
problem hypothyroidism
family aunt; of ovarian cancer; deceased
family aunt; age 50 a
no problem ovarian cancer
social smoking; value_concept never-smoker
social occupation; value pharmacist
study Mammography; imaging
finding mass; size 2.8 cm; of Mammography
study Core needle biopsy; pathology
measured estrogen receptor; negative
measured progesterone receptor; negative
measured Ki-67; value 45 %
measured CA 15-3; value 18 U/mL; reference_high 25
study Bone scintigraphy; imaging
study CT; imaging
finding metastases; absent
measured left ventricular ejection fraction; value 64 %
drug docetaxel; dose 75 mg/m2
drug docetaxel; dose 60 mg/m2
drug carboplatin
drug trastuzumab
drug pertuzumab; frequency 1 per 3 wk
problem neuropathy
problem febrile neutropenia
procedure breast-conserving surgery; when 2022-06
procedure radiotherapy
procedure mastectomy; declined
no problem cancer
no patient death
"""

LUNG = """\
Oncology inpatient consultation
71M, retired electrician, 45 pack-yrs (quit 2010), w/ stage IV lung adenocarcinoma (EGFR exon 19 del, PD-L1 10%), \
mets to brain & bone, dx 11/2022. On osimertinib 80 mg daily since 12/2022 w/ partial response. Admitted w/ 1 wk \
worsening HA, N/V, unsteady gait. No seizures, no fever. Pain in R hip 6/10.
PMH: COPD, DVT 2021, BPH. Meds: osimertinib, apixaban 5 mg bid, oxycodone ER 10 mg q12h, dexamethasone 4 mg q6h \
(started in ED), tiotropium. NKDA.
ECOG 2. Exam: A&Ox3, L pronator drift, gait ataxic. R hip tender. Lungs: decreased BS RLL, no wheeze. Wt 66 kg (from \
71 kg).
Labs: Na 128 mmol/L, Ca 11.2 mg/dL, albumin 3.0 g/dL, ALP 310 U/L, Hb 10.1 g/dL, CEA 48 ng/mL.
MRI brain w/ contrast: new 2.2 cm R cerebellar lesion w/ edema, stable L parietal met 6 mm, no hydrocephalus. CT CAP: \
primary RUL mass 4.1 x 3.6 cm (prev 2.9 x 2.5), new liver lesions, no PE. XR R hip: lytic lesion in femoral neck, no \
fracture.
Imp: progressive NSCLC on osimertinib. Hypercalcemia. Hyponatremia, prob SIADH.
Plan:
1) SRS to cerebellar lesion; rad onc consulted. 2) Ortho for prophylactic fixation R hip. 3) Zoledronic acid 4 mg IV \
x1, NS 100 mL/h. 4) Liquid biopsy for T790M/C797S/MET. 5) Carboplatin/pemetrexed after SRS if PS allows. 6) Continue \
dexamethasone, add PPI. 7) GOC: wants full tx, declines hospice. DNR.
"""

LUNG_FACTS = """
patient age 71 a
patient sex male
social occupation; value retired electrician
problem lung adenocarcinoma
drug osimertinib; dose 80 mg; frequency 1 per 1 d
problem unsteady gait
problem seizures; absent
problem fever; absent
problem COPD; past
problem DVT; past
problem BPH; past
drug apixaban; dose 5 mg; frequency 2 per 1 d; taken
drug oxycodone; dose 10 mg; frequency 1 per 12 h
drug dexamethasone; dose 4 mg; frequency 1 per 6 h
drug tiotropium; taken
measured ECOG; value 2
problem tender
problem wheeze; absent
measured Wt; value 66 kg
measured Na; value 128 mmol/L
measured Ca; value 11.2 mg/dL
measured albumin; value 3.0 g/dL
measured ALP; value 310 U/L
measured Hb; value 10.1 g/dL
measured CEA; value 48 ng/mL
study MRI brain; imaging
finding lesion; size 2.2 cm; side right
finding hydrocephalus; absent
finding PE; absent
finding fracture; absent
problem NSCLC
problem Hypercalcemia
problem Hyponatremia
problem SIADH; suspected
drug Zoledronic acid; dose 4 mg; route IV
no drug Ca
no drug pemetrexed; taken
no patient death
"""

LYMPHOMA = """\
We describe the case of a 64-year-old man who was admitted on 7 February 2020 with a six-week history of drenching \
night sweats, fever up to 39.5°C and a 12 kg weight loss. He had undergone renal transplantation 11 years previously \
for polycystic kidney disease and was receiving cyclosporine 100 mg twice daily and mycophenolate mofetil 500 mg \
twice daily. He had chronic hepatitis B but no history of HIV infection. His daughter also has polycystic kidney \
disease.

Physical examination disclosed enlarged cervical and inguinal lymph nodes up to 4 cm, hepatomegaly, and a palpable \
spleen. There was no skin involvement. Laboratory tests: hemoglobin 8.9 g/dL, white blood cells 2.1 × 10^3/μL, \
platelets 61 × 10^3/μL, LDH 1,890 U/L (125-220), uric acid 11.4 mg/dL, creatinine 1.8 mg/dL. EBV DNA was detected at \
240,000 copies/mL. PET-CT revealed intense uptake in lymph nodes above and below the diaphragm, the liver and the \
spleen. Excisional biopsy of a cervical node showed diffuse large B-cell lymphoma; CD20 was positive and CD30 \
negative. Bone marrow examination showed no infiltration. Cerebrospinal fluid cytology was negative.

Immunosuppression was reduced, and he was treated with R-CHOP (rituximab 375 mg/m2, cyclophosphamide 750 mg/m2, \
doxorubicin 50 mg/m2, vincristine 1.4 mg/m2 on day 1 and prednisone 100 mg on days 1-5). Entecavir 0.5 mg daily was \
given as prophylaxis. Tumor lysis syndrome did not occur. After the second cycle he developed neutropenic fever; \
blood cultures yielded Pseudomonas aeruginosa. Despite meropenem 1 g every 8 hours and vasopressors, he died of \
septic shock on hospital day 38. His family declined an autopsy.
"""

LYMPHOMA_FACTS = """
patient age 64 a
patient sex male
patient death
visit admission; when 2020-02-07
problem fever; onset six-week
problem night sweats
measured temperature; value 39.5 °C
procedure renal transplantation
drug cyclosporine; taken; dose 100 mg; frequency 2 per 1 d
drug mycophenolate mofetil; taken; dose 500 mg; frequency 2 per 1 d
problem hepatitis B
problem HIV infection; absent
family daughter; of polycystic kidney disease
problem hepatomegaly
problem skin involvement; absent
measured hemoglobin; value 8.9 g/dL
measured white blood cells; value 2.1 × 10^3/μL; ucum 10*3/uL
measured platelets; value 61 × 10^3/μL
measured LDH; value 1890 U/L; reference_low 125; reference_high 220
measured uric acid; value 11.4 mg/dL
measured creatinine; value 1.8 mg/dL
measured EBV DNA; value 240000 copies/mL
study PET-CT; imaging
finding diffuse large B-cell lymphoma; of Excisional biopsy
finding infiltration; absent
drug rituximab; dose 375 mg/m2
drug cyclophosphamide; dose 750 mg/m2
drug doxorubicin; dose 50 mg/m2
drug vincristine; dose 1.4 mg/m2
drug prednisone; dose 100 mg
drug Entecavir; given; dose 0.5 mg; frequency 1 per 1 d
problem Tumor lysis syndrome; absent
problem neutropenic fever
study blood cultures; microbiology
finding Pseudomonas aeruginosa; of blood cultures
drug meropenem; given; dose 1 g; frequency 1 per 8 h
problem septic shock
no family family
"""


@pytest.mark.parametrize(
    ("text", "row"),
    [*rows(BREAST, BREAST_FACTS), *rows(LUNG, LUNG_FACTS), *rows(LYMPHOMA, LYMPHOMA_FACTS)],
)
def test_a_fact_of_the_narrative(text: str, row: str) -> None:
    check(text, row)
