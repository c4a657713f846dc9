"""Spine and pain medicine: a referral letter, a clinic note and a report with literature; each with its facts."""

from __future__ import annotations

import pytest

from .telling import check

LETTER = """\
Dear Colleague,
Thank you for seeing this 52-year-old lorry driver with a three-month history of low back pain radiating to the right
leg.
The pain began after lifting a crate and is aggravated by coughing and sitting. He rates it 8/10 on the NRS. He has
numbness of the lateral border of the right foot. He denies bladder or bowel dysfunction, weight loss, fever or night
pain. There is no saddle anaesthesia.

He has hypothyroidism, for which he takes levothyroxine 75 mcg daily, and had a laminectomy at L4-L5 in 2011. He is
allergic to codeine, which caused vomiting. He smokes 15 cigarettes a day. His father suffered from ankylosing
spondylitis.

On examination: straight leg raise positive on the right at 40 degrees, negative on the left. Right ankle reflex
absent. Power of right plantar flexion 4/5. Sensation reduced in the right S1 dermatome. Babinski sign negative. No
clonus.

MRI of the lumbar spine (12 May 2022): right paracentral disc extrusion at L5-S1, 9 mm, compressing the right S1
root; mild canal stenosis at L4-L5; no cord compression. ESR 8 mm/h.

He has tried naproxen 500 mg twice daily for 3 weeks without benefit, and pregabalin 75 mg bid was stopped because of
dizziness. I suspect recurrent radiculopathy rather than failed back surgery syndrome. Six sessions of physiotherapy
gave no relief. A transforaminal epidural steroid injection is planned; he declined surgery.
"""

CRPS = """\
PAIN CLINIC
ID: 34 y/o woman, nurse, R hand dominant.
HPI: burning pain in the left foot for 7 months since an ankle sprain. Allodynia and swelling present, skin bluish
and cold.
No ulcers. VAS 9/10 at first visit. Sleep disturbed. Mood low, no suicidal ideation.
PMH: migraine, endometriosis. No diabetes.
Drugs: gabapentin 300 mg TDS, amitriptyline 25 mg nocte, tramadol 50 mg q6h prn for pain, vitamin C 500 mg daily.
Adverse reactions: latex - urticaria; NKDA.
Exam: temp 36.7 °C, HR 84/min, BP 118/70. Left foot 2 °C cooler than the right. Motor power 3/5 in dorsiflexion.
Triple phase bone scan: increased uptake in the left ankle. EMG normal. Doppler of the left leg: no DVT.
Dx: complex regional pain syndrome type 1, left foot. Small fibre neuropathy unlikely.
Rx:
1. Increase gabapentin to 600 mg TDS.
2. Lumbar sympathetic block with 10 ml bupivacaine 0.25 % weekly x 3.
3. Stop tramadol (constipation).
4. Mirror therapy; refer to psychology.
FU 3/12. At 3 months: VAS 3/10, allodynia gone, swelling persists.
"""

SCS = """\
We report a 63-year-old man with persistent spinal pain syndrome after two lumbar discectomies (2014 and 2016). He
described constant burning pain in both legs, rated 8 of 10, and slept 3 hours a night. He had been taking oxycodone
20 mg every 12 hours and duloxetine 60 mg once daily. Past medical history included atrial fibrillation treated with
apixaban and a deep vein thrombosis of the left calf. He had quit smoking ten years earlier after 30 pack-years.
There was no motor deficit.

Electromyography revealed chronic L5 radiculopathy on both sides. Lumbar MRI demonstrated epidural fibrosis without
recurrent herniation. After a successful trial, a spinal cord stimulator was implanted at T8-T9. Apixaban was
withheld for 3 days before the procedure. On postoperative day 2 he developed fever of 38.6 °C and a wound discharge;
wound culture grew Staphylococcus epidermidis. An epidural abscess was ruled out by MRI. He received intravenous
teicoplanin 400 mg daily for 10 days.

Twelve months later, the pain had fallen from 8 to 2 and oxycodone had been discontinued.

Discussion
Spinal cord stimulation relieves neuropathic pain in about half of patients. North et al. reported 50 patients, of
whom 9% developed lead migration. Cauda equina syndrome and paraplegia are feared complications. Methadone 5 mg twice
daily has been proposed as an alternative.
"""


@pytest.mark.parametrize(
    "row",
    [
        "patient age 52 a; sex male",
        "problem low back pain; onset three-month",
        "problem low back pain; aggravated_by coughing",
        "problem low back pain; aggravated_by sitting",
        "problem low back pain; radiation right leg",
        "problem bowel dysfunction; absent",
        "problem weight loss; absent",
        "problem fever; absent",
        "problem night pain; absent",
        "problem saddle anaesthesia; absent",
        "problem hypothyroidism",
        "problem dizziness",
        "no problem ankylosing spondylitis",
        "no problem vomiting",
        "family father; of ankylosing spondylitis",
        "allergy codeine; reactions vomiting",
        "no drug codeine",
        "drug levothyroxine; taken; dose 75 mcg; frequency 1 per 1 d",
        "drug naproxen; dose 500 mg; frequency 2 per 1 d; duration 3 weeks",
        "drug pregabalin; stopped; dose 75 mg; frequency 2 per 1 d",
        "procedure laminectomy; when 2011",
        "procedure laminectomy; site L4-L5",
        "procedure transforaminal epidural steroid injection; planned",
        "procedure surgery; declined",
        "procedure physiotherapy; count 6",
        "measured NRS; value 8; score",
        "problem Babinski sign; absent",
        "problem clonus; absent",
        "study MRI of the lumbar spine; imaging; when 2022-05-12",
        "finding disc extrusion; level L5-S1",
        "finding disc extrusion; size 9 mm",
        "finding canal stenosis; level L4-L5; mild",
        "finding cord compression; absent",
        "no finding radiculopathy",
        "measured ESR; value 8 mm/h",
        "problem radiculopathy; suspected",
        "social smoking; value_concept current-smoker",
        "social occupation; value lorry driver",
        "no measured plantar flexion date",
    ],
)
def test_the_referral_letter(row: str) -> None:
    check(LETTER, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 34 a; sex female",
        "problem pain; side left; site left foot; character burning",
        "problem swelling",
        "problem ulcers; absent",
        "problem suicidal ideation; absent",
        "problem migraine; past",
        "problem endometriosis; past",
        "problem diabetes; absent",
        "problem complex regional pain syndrome",
        "problem constipation",
        "measured VAS; value 9",
        "measured VAS; value 3",
        "measured temp; value 36.7 °C; vital-sign",
        "measured HR; value 84 /min; vital-sign",
        "measured BP; part systolic blood pressure 118",
        "study Triple phase bone scan; imaging",
        "study Doppler; imaging; site left leg",
        "finding DVT; absent",
        "no problem DVT; absent",
        "drug gabapentin; dose 300 mg; frequency 3 per 1 d",
        "drug gabapentin; dose 600 mg; frequency 3 per 1 d",
        "drug amitriptyline; dose 25 mg; frequency nocte",
        "drug tramadol; stopped; dose 50 mg; frequency 1 per 6 h",
        "drug vitamin C; dose 500 mg; frequency 1 per 1 d",
        "drug bupivacaine; dose 10 ml",
        "procedure Lumbar sympathetic block",
    ],
)
def test_the_pain_clinic(row: str) -> None:
    check(CRPS, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 63 a; sex male",
        "problem pain; site legs; side bilateral; character burning",
        "problem atrial fibrillation; past",
        "problem deep vein thrombosis; side left",
        "problem motor deficit; absent",
        "problem fever",
        "problem epidural abscess; absent",
        "no problem lead migration",
        "no problem Cauda equina syndrome",
        "no problem paraplegia",
        "no problem neuropathic pain",
        "procedure lumbar discectomies; count 2",
        "study Electromyography; physiology",
        "finding L5 radiculopathy",
        "study Lumbar MRI; imaging",
        "finding epidural fibrosis",
        "finding herniation; absent",
        "procedure spinal cord stimulator",
        "study wound culture; microbiology",
        "finding Staphylococcus epidermidis",
        "drug oxycodone; stopped; dose 20 mg; frequency 1 per 12 h",
        "drug duloxetine; taken; dose 60 mg; frequency 1 per 1 d",
        "drug apixaban; on-hold",
        "drug teicoplanin; given; dose 400 mg; route intravenous; frequency 1 per 1 d; duration 10 days",
        "no drug Methadone",
        "social smoking; value_concept former-smoker; quantity 30 pack-years",
        "measured temperature; value 38.6 °C",
        "nothing reported 50 patients",
    ],
)
def test_the_stimulator_and_its_literature(row: str) -> None:
    check(SCS, row)
