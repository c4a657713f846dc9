"""Orthopaedics: a hip clinic note, a fractured wrist in a child's mother, a septic knee; each with its facts."""

from __future__ import annotations

import pytest

from .telling import check

HIP = """\
Orthopaedic clinic note
Mrs H., 71F, retired baker, attends with L hip pain x 8 months, worse on stairs, relieved by rest. No groin swelling,
no night sweats. VAS 7/10.
PMHx: HTN, T2DM, GERD. PSHx: appendicectomy 1985, R total knee replacement 2019.
Meds: metformin 500 mg bid, ramipril 5 mg od, paracetamol 1 g prn, ibuprofen 400 mg tid.
Allergies: penicillin (rash).
Social: ex-smoker, 20 pack-years, stopped 2010. Drinks no alcohol. Lives with her husband.
FHx: mother had rheumatoid arthritis; father died of a stroke at 80.
O/E: antalgic gait. Trendelenburg sign positive on the left. No leg length discrepancy. BMI 31.4 kg/m2, BP 142/86
mmHg.
X-ray pelvis: severe joint space narrowing of the left hip with subchondral cysts; no fracture.
Bloods: Hb 11.2 g/dL (12-16), CRP <5 mg/L, HbA1c 7.8 %.
Impression: severe left hip osteoarthritis. Avascular necrosis cannot be excluded.
Plan: MRI of the left hip. L total hip replacement under spinal anaesthesia. Stop ibuprofen. Start enoxaparin 40 mg
s.c. once daily for 28 days after surgery. She declined intra-articular steroid injection.
"""

WRIST = """\
A 46-year-old left-handed violinist was brought to the emergency department 2 hours after a fall from a bicycle onto
her outstretched right hand. She complained of severe pain and deformity of the right wrist, with tingling in the
thumb and index finger. There was no loss of consciousness and she denied neck pain or headache. She had a history of
asthma and took inhaled salbutamol as needed. Her sister has osteoporosis.

On examination the right wrist was swollen and tender, with a dinner-fork deformity. Radial pulse was palpable and
capillary refill was less than 2 seconds. Blood pressure was 128/74 mmHg, pulse 96 bpm and oxygen saturation 98% on
room air.
Radiographs of the right wrist showed a dorsally displaced fracture of the distal radius and an undisplaced fracture
of the ulnar styloid, without carpal dislocation. A scaphoid fracture was suspected, but computed tomography of the
wrist excluded it.

Closed reduction was performed under haematoma block with 10 mL of lidocaine 1%, and she was given morphine 5 mg
intravenously. Because the reduction was lost after one week, open reduction and internal fixation with a volar
locking plate was done. Cefazolin 2 g was given at induction. Sutures were removed on day 14. At 3 months, the
fracture had united and the tingling had resolved; grip strength was 24 kg.
"""

KNEE = """\
DISCHARGE SUMMARY
Mr K, a 58-year-old farmer with gout and type 2 diabetes mellitus, was admitted on 3 March 2021 with a hot, swollen
left knee for 4 days and fever up to 39.2 °C. He denied trauma. There was no cough, dysuria or rash. He does not
smoke and drinks two pints of beer a day.

Left knee: effusion, warmth, and flexion limited to 40 degrees. Labs: WBC 17.8 x10^9/L, CRP 286 mg/L, ESR 92 mm/h,
uric acid 5.1 mg/dL, creatinine 1.4 mg/dL. Arthrocentesis yielded 40 mL of turbid fluid with 82,000 leukocytes/µL; no
crystals were seen. Gram stain was negative, but culture of the synovial fluid grew methicillin-sensitive
Staphylococcus aureus. Blood cultures were negative. Transthoracic echocardiography showed no vegetations.

He underwent arthroscopic washout of the left knee on 4 March and again on 7 March. Vancomycin 1 g every 12 hours was
started empirically and was changed to flucloxacillin 2 g IV every 6 hours for 2 weeks, followed by oral cephalexin
500 mg four times daily for 4 weeks. Metformin was withheld because of the raised creatinine. CRP fell to 34 mg/L by
day 10.

Septic arthritis after arthroscopy is rare, and in a series of 47 patients mortality was 7%. Polyarticular disease was
seen in 12 of them.

Discharged home on 18 March 2021. Follow-up in 2 weeks in the orthopaedic clinic. Medication on discharge:
allopurinol 100 mg daily (continued), metformin 850 mg bid (restarted).
"""


@pytest.mark.parametrize(
    "row",
    [
        "patient age 71 a; sex female",
        "problem hip pain; side left; onset 8 months; once",
        "problem hip pain; aggravated_by stairs",
        "problem hip pain; relieved_by rest",
        "problem groin swelling; absent",
        "problem night sweats; absent",
        "problem HTN; past",
        "problem T2DM; past",
        "problem GERD; past",
        "problem antalgic gait",
        "problem hip osteoarthritis; severe; side left; diagnosis",
        "problem avascular necrosis; suspected",
        "no problem rheumatoid arthritis",
        "no problem stroke",
        "no problem rash",
        "measured VAS; value 7; score",
        "measured BMI; value 31.4 kg/m2",
        "measured BP; part systolic blood pressure 142 mmHg",
        "measured BP; part diastolic blood pressure 86 mmHg",
        "measured Hb; value 11.2 g/dL; reference_low 12; reference_high 16",
        "measured CRP; value <5 mg/L",
        "measured HbA1c; value 7.8 %",
        "study X-ray; imaging",
        "study MRI of the left hip; planned",
        "finding joint space narrowing; severe",
        "finding subchondral cysts",
        "finding fracture; absent",
        "no finding osteoarthritis",
        "no problem fracture",
        "drug metformin; taken; dose 500 mg; frequency 2 per 1 d",
        "drug ramipril; taken; dose 5 mg; frequency 1 per 1 d",
        "drug paracetamol; taken; dose 1 g; as_needed",
        "drug ibuprofen; stopped; dose 400 mg",
        "drug enoxaparin; dose 40 mg; route s.c.; frequency 1 per 1 d; duration 28 days",
        "no drug penicillin",
        "allergy penicillin",
        "procedure appendicectomy; when 1985",
        "procedure total knee replacement; side right; when 2019",
        "procedure total hip replacement; planned; side left",
        "procedure spinal anaesthesia; planned",
        "family mother; of rheumatoid arthritis",
        "family father; of stroke",
        "social smoking; value_concept former-smoker; quantity 20 pack-years",
        "social occupation; value retired baker",
    ],
)
def test_the_hip_clinic(row: str) -> None:
    check(HIP, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 46 a; sex female",
        "problem pain; severe",
        "problem deformity; side right",
        "problem tingling; resolved",
        "problem loss of consciousness; absent",
        "problem neck pain; absent",
        "problem headache; absent",
        "problem asthma; past",
        "no problem osteoporosis",
        "family sister; of osteoporosis",
        "measured Blood pressure; part systolic blood pressure 128 mmHg",
        "measured pulse; value 96 bpm",
        "measured oxygen saturation; value 98 %",
        "study Radiographs; imaging; site right wrist",
        "study computed tomography; imaging; site wrist",
        "finding displaced fracture; site distal radius",
        "finding undisplaced fracture",
        "finding dislocation; absent",
        "drug salbutamol; taken; as_needed; route inhaled",
        "drug lidocaine; dose 10 mL",
        "drug morphine; given; dose 5 mg; route intravenously",
        "drug Cefazolin; given; dose 2 g",
        "procedure Closed reduction",
        "procedure internal fixation",
        "procedure removal of Sutures",
        "no problem fall from a bicycle; absent",
    ],
)
def test_the_fractured_wrist(row: str) -> None:
    check(WRIST, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 58 a; sex male",
        "problem gout",
        "problem type 2 diabetes mellitus",
        "problem fever",
        "problem trauma; absent",
        "problem cough; absent",
        "problem dysuria; absent",
        "problem rash; absent",
        "no problem Polyarticular disease",
        "measured WBC; value 17.8 x10^9/L; ucum 10*9/L",
        "measured CRP; value 286 mg/L",
        "measured CRP; value 34 mg/L",
        "measured ESR; value 92 mm/h",
        "measured uric acid; value 5.1 mg/dL",
        "measured creatinine; value 1.4 mg/dL",
        "procedure Arthrocentesis",
        "study culture; microbiology",
        "study Gram stain; microbiology",
        "finding Gram stain; absent; of Gram stain",
        "finding Staphylococcus aureus; of culture; once",
        "study Blood cultures; microbiology",
        "study Transthoracic echocardiography; physiology",
        "finding vegetations; absent",
        "drug flucloxacillin; dose 2 g; route IV; frequency 1 per 6 h; duration 2 weeks",
        "drug cephalexin; dose 500 mg; route oral; frequency 4 per 1 d; duration 4 weeks",
        "drug allopurinol; dose 100 mg; frequency 1 per 1 d",
        "drug metformin; on-hold",
        "social smoking; value_concept non-smoker",
        "social alcohol; value_concept current-drinker",
        "social occupation; value farmer",
        "visit admission; when 2021-03-03",
        "nothing a series of 47 patients",
        "nothing mortality was 7%",
        "no measured mortality",
    ],
)
def test_the_septic_knee(row: str) -> None:
    check(KNEE, row)
