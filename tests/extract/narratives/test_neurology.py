"""Neurology: a stroke in the emergency department, a first seizure, a myasthenia; each with its facts."""

from __future__ import annotations

import pytest

from .telling import check

STROKE = """\
A 74-year-old right-handed man with atrial fibrillation, hyperlipidemia and a previous transient ischemic attack was
brought in 80 minutes after sudden onset of right-sided weakness and aphasia. His wife reported no seizure and no
head trauma. He was taking bisoprolol 5 mg and atorvastatin 40 mg daily; he had stopped rivaroxaban two weeks earlier
because of epistaxis. He had smoked for 40 pack-years and quit at 60. His brother had a stroke at 58.

On arrival the NIHSS was 16 and the GCS was 13. Blood pressure was 186/98 mmHg, pulse 104/min and irregular,
temperature 36.8 °C, and capillary glucose 7.2 mmol/L. He had global aphasia, right facial palsy, and power of 1/5 in
the right arm and 2/5 in the right leg. Neck stiffness was absent. The plantar response was extensor on the right.

Non-contrast CT of the head showed no hemorrhage; ASPECTS was 9. CT angiography revealed an occlusion of the left M1
segment.
Alteplase 0.9 mg/kg was administered intravenously at 115 minutes, followed by mechanical thrombectomy of the left
middle cerebral artery (TICI 3). MRI the next day showed a small infarct in the left basal ganglia without
hemorrhagic transformation.
Transthoracic echocardiography showed an enlarged left atrium and no thrombus. LDL cholesterol was 3.4 mmol/L, HbA1c
5.9 %, INR 1.1.

Apixaban 5 mg twice daily was started on day 4. At discharge the NIHSS was 3, and the mRS at 90 days was 1.
"""

SEIZURE = """\
NEUROLOGY CONSULT
RFC: first seizure
22M, university student, witnessed GTCS lasting ~2 min yesterday after a night w/o sleep; tongue biting +, no
incontinence, postictal confusion 30 min. Reports morning myoclonic jerks for 2 yrs. Denies fever, headache, drug
use, head injury. Drinks 4 beers on weekends, non-smoker. Born at term, normal development, no febrile seizures. FHx:
maternal aunt with epilepsy; no FHx of sudden death. Meds: isotretinoin 20 mg daily. NKDA.
Exam: alert, afebrile, BP 126/74, HR 72 reg. CN II-XII intact. Power 5/5 throughout. Reflexes 2+ symmetric. Gait
normal. No dysmetria. Fundi: no papilledema.
Ix: glucose 5.1 mmol/L, Na 139 mmol/L, Ca 2.35 mmol/L, CK 412 U/L (<200), tox screen negative. ECG: normal sinus
rhythm, QTc 410 ms. MRI brain: normal. EEG: generalized 4 Hz polyspike-wave discharges with photosensitivity.
Imp: juvenile myoclonic epilepsy. DDx: syncope (unlikely), alcohol withdrawal.
Plan: start levetiracetam 250 mg bid, increase to 500 mg bid after 2 weeks. Avoid sleep deprivation. No driving for 6
months.
If rash develops, stop and call. Valproate discussed and declined. F/u 3/12 with repeat EEG.
"""

MYASTHENIA = """\
We report a 59-year-old woman with a four-month history of fluctuating double vision and drooping of the right
eyelid, worse in the evening, followed by difficulty swallowing and slurred speech over the last 2 weeks. She had no
sensory symptoms, sphincter disturbance or weight loss. Her medical history included rheumatoid arthritis, for which
hydroxychloroquine 200 mg twice a day had been prescribed three years ago, and a thyroidectomy in 1999.
Ciprofloxacin, given a month before for cystitis, had made her weaker. Nobody in her family had a neuromuscular
disease.

Examination showed right ptosis, bilateral weakness of eye abduction, and neck flexion of 4/5. Tendon reflexes were
normal and there was no fasciculation. Vital capacity was 1.9 L. The ice pack test was positive. Acetylcholine
receptor antibodies were 14.2 nmol/L (normal < 0.4); anti-MuSK antibodies were negative. Repetitive nerve stimulation
of the facial nerve demonstrated a decrement of 28%. CT of the chest showed an anterior mediastinal mass of 4.2 x 3.1
cm, consistent with a thymoma. Lambert-Eaton syndrome and brainstem stroke were ruled out.

Pyridostigmine 60 mg four times daily and prednisone 10 mg every other day were started. Intravenous immunoglobulin
0.4 g/kg/day was given for five days. Hydroxychloroquine was discontinued. Thymectomy through median sternotomy was
performed in June 2018; pathology confirmed a type B2 thymoma. At the last follow-up, 18 months later, she had no
ptosis, and azathioprine 100 mg daily was continued.

Thymoma is found in about 15% of patients with myasthenia gravis. Jaretzki et al. described remission in 46% after
thymectomy. Eculizumab and rituximab have been used in refractory disease.
"""


@pytest.mark.parametrize(
    "row",
    [
        "patient age 74 a; sex male",
        "problem atrial fibrillation",
        "problem hyperlipidemia",
        "problem transient ischemic attack; past",
        "problem weakness; side right",
        "problem aphasia",
        "problem seizure; absent",
        "problem head trauma; absent",
        "problem epistaxis",
        "problem facial palsy; side right",
        "problem neck stiffness; absent",
        "no problem stroke",
        "family brother; of stroke",
        "measured NIHSS; value 16; score",
        "measured NIHSS; value 3; score",
        "measured GCS; value 13; score",
        "measured mRS; value 1; score",
        "finding occlusion",
        "measured Blood pressure; part systolic blood pressure 186 mmHg",
        "measured pulse; value 104 /min",
        "measured glucose; value 7.2 mmol/L",
        "measured LDL cholesterol; value 3.4 mmol/L",
        "measured HbA1c; value 5.9 %",
        "measured INR; value 1.1",
        "study Non-contrast CT of the head; imaging",
        "finding hemorrhage; absent",
        "study MRI; imaging",
        "finding infarct",
        "finding thrombus; absent",
        "drug bisoprolol; taken; dose 5 mg",
        "drug atorvastatin; taken; dose 40 mg; frequency 1 per 1 d",
        "drug rivaroxaban; stopped",
        "drug Alteplase; given; dose 0.9 mg/kg; route intravenously",
        "drug Apixaban; dose 5 mg; frequency 2 per 1 d",
        "procedure mechanical thrombectomy; side left",
        "social smoking; value_concept former-smoker; quantity 40 pack-years",
    ],
)
def test_the_stroke(row: str) -> None:
    check(STROKE, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 22 a; sex male",
        "problem myoclonic jerks; onset 2 yrs",
        "problem fever; absent",
        "problem headache; absent",
        "problem head injury; absent",
        "problem febrile seizures; absent",
        "problem papilledema; absent",
        "problem dysmetria; absent",
        "problem juvenile myoclonic epilepsy",
        "no problem rash",
        "no problem sudden death",
        "family aunt; of epilepsy",
        "measured BP; part systolic blood pressure 126",
        "measured HR; value 72",
        "measured glucose; value 5.1 mmol/L",
        "measured Na; value 139 mmol/L",
        "measured Ca; value 2.35 mmol/L",
        "measured CK; value 412 U/L; reference_high 200",
        "measured QTc; value 410 ms",
        "study MRI brain; imaging",
        "study EEG; physiology",
        "finding photosensitivity",
        "drug isotretinoin; taken; dose 20 mg; frequency 1 per 1 d",
        "drug levetiracetam; intended; dose 250 mg; frequency 2 per 1 d",
        "drug levetiracetam; intended; dose 500 mg; frequency 2 per 1 d",
        "drug Valproate; not-taken",
        "social smoking; value_concept non-smoker",
    ],
)
def test_the_first_seizure(row: str) -> None:
    check(SEIZURE, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 59 a; sex female",
        "problem double vision; onset four-month",
        "problem difficulty swallowing",
        "problem slurred speech",
        "problem sensory symptoms; absent",
        "problem sphincter disturbance; absent",
        "problem weight loss; absent",
        "problem rheumatoid arthritis; past",
        "problem ptosis; side right",
        "problem fasciculation; absent",
        "problem Lambert-Eaton syndrome; absent",
        "problem brainstem stroke; absent",
        "problem cystitis",
        "no problem neuromuscular disease",
        "no problem refractory disease",
        "measured Vital capacity; value 1.9 L",
        "measured Acetylcholine receptor antibodies; value 14.2 nmol/L; reference_high 0.4",
        "study CT of the chest; imaging",
        "finding mediastinal mass; size 4.2 cm",
        "finding mediastinal mass; size 3.1 cm",
        "finding thymoma",
        "drug hydroxychloroquine; stopped; dose 200 mg; frequency 2 per 1 d",
        "drug Ciprofloxacin",
        "drug Pyridostigmine; dose 60 mg; frequency 4 per 1 d",
        "drug prednisone; dose 10 mg; frequency 1 per 2 d",
        "drug Intravenous immunoglobulin; given; dose 0.4 g/kg/day",
        "drug azathioprine; dose 100 mg; frequency 1 per 1 d",
        "no drug Eculizumab",
        "no drug rituximab",
        "family family; not of neuromuscular disease",
        "procedure Thymectomy; when 2018-06",
        "procedure sternotomy",
        "nothing remission in 46%",
    ],
)
def test_the_myasthenia(row: str) -> None:
    check(MYASTHENIA, row)
