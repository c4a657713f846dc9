"""Ophthalmology and ENT: a painful eye, a deep neck infection, a sudden deafness; each with its facts."""

from __future__ import annotations

import pytest

from .telling import check

EYE = """\
A 68-year-old hypermetropic woman presented to the eye casualty with a severe left-sided headache, a painful red left
eye and blurred vision with haloes for 8 hours, associated with nausea. She had started amitriptyline 10 mg nocte for
neuralgia three weeks before. She had no trauma and did not wear contact lenses. She had hypertension and
osteoarthritis. Her mother had gone blind from glaucoma. She was allergic to sulfa drugs (rash).

Visual acuity was 6/9 in the right eye and counting fingers in the left. The left cornea was hazy, and the pupil was
mid-dilated and unreactive. Intraocular pressure was 14 mmHg in the right eye and 58 mmHg in the left eye. Gonioscopy
showed a closed angle in both eyes. There was no hypopyon. The right optic disc was normal. Uveitis and giant cell
arteritis were ruled out; ESR was 12 mm/h and CRP 3 mg/L. Acute angle-closure glaucoma of the left eye was diagnosed.

Because of the allergy, acetazolamide was not given. She received mannitol 20% 250 mL intravenously, timolol 0.5% eye
drops twice a day and pilocarpine 2% eye drops four times a day. The pressure fell to 22 mmHg after 3 hours.
Bilateral laser peripheral iridotomy was performed the next day. Amitriptyline was stopped. Cataract surgery is
planned. At one month visual acuity was 6/12 in the left eye.
"""

NECK = """\
ENT ADMISSION
24 yo M, scaffolder. 5/7 sore throat, odynophagia, trismus, "hot potato" voice. R otalgia. T 38.8 at home. No
stridor, no dyspnoea.
Recurrent tonsillitis (4 episodes/yr). Given penicillin V 500 mg qds by GP x 3 days, no improvement. PMH: asthma.
NKDA. Smoker 5 pack-years. Vapes.
O/E: T 38.4 °C, HR 112, BP 130/80, SpO2 99%. Trismus 2 cm. R peritonsillar bulge, uvula deviated to left. Tender R
cervical lymphadenopathy. Flexible nasendoscopy: normal vocal cords, no epiglottitis.
Bloods: WCC 19.2, CRP 164 mg/L, Monospot neg. CT neck with contrast: 3.2 cm R peritonsillar abscess with
parapharyngeal extension; no jugular vein thrombosis.
Imp: R peritonsillar abscess (quinsy). ?parapharyngeal abscess.
Rx: needle aspiration under LA - 8 mL pus, sent for MC&S. IV benzylpenicillin 1.2 g qds + metronidazole 500 mg tds,
dexamethasone 6.6 mg IV stat, IV fluids, paracetamol 1 g qds, chlorhexidine mouthwash.
Pus culture: Fusobacterium necrophorum.
Day 3: afebrile, eating. D/c on co-amoxiclav 625 mg tds for 7 days. List for interval tonsillectomy in 6/52.
"""

DEAFNESS = """\
A 47-year-old man woke with hearing loss in his right ear, loud tinnitus and rotatory vertigo. He denied otorrhea,
ear pain and diplopia. He had type 2 diabetes treated with metformin 1 g twice daily. There was no family history of
deafness. Otoscopy was normal. The Rinne test was positive on both sides and the Weber test lateralized to the left.
Pure tone audiometry showed a right sensorineural hearing loss of 70 dB. The head impulse test was abnormal on the
right. MRI of the internal auditory canals showed no vestibular schwannoma and no demyelination. Syphilis serology
was negative. HbA1c was 8.2% and glucose 11.4 mmol/L.

Prednisolone 60 mg daily was given for 7 days and was then tapered over one week; blood glucose rose to 19 mmol/L and
insulin was added temporarily. Intratympanic dexamethasone 4 mg/mL was injected three times. Betahistine 16 mg three
times daily was prescribed for the vertigo. Hyperbaric oxygen therapy was refused. After 3 months the vertigo had
resolved, but tinnitus persisted and the threshold was 35 dB. A hearing aid was recommended.
"""


@pytest.mark.parametrize(
    "row",
    [
        "patient age 68 a; sex female",
        "problem headache; severe; side left",
        "problem blurred vision",
        "problem nausea",
        "problem trauma; absent",
        "problem hypertension",
        "problem osteoarthritis",
        "problem hypopyon; absent",
        "problem uveitis; absent",
        "problem giant cell arteritis; absent",
        "problem angle-closure glaucoma; side left",
        "no problem rash",
        "family mother; of glaucoma",
        "allergy sulfa drugs; reactions rash",
        "measured Intraocular pressure; value 14 mmHg",
        "measured Intraocular pressure; value 58 mmHg",
        "measured ESR; value 12 mm/h",
        "measured CRP; value 3 mg/L",
        "drug amitriptyline; stopped; dose 10 mg",
        "drug acetazolamide; not-taken",
        "drug mannitol; given; dose 250 mL; route intravenously",
        "drug timolol; given; frequency 2 per 1 d; route eye drops",
        "no problem allergy",
        "no procedure Acute angle-closure",
        "drug pilocarpine; given; frequency 4 per 1 d",
        "procedure laser peripheral iridotomy; side bilateral",
        "procedure Cataract surgery; planned",
        "study Gonioscopy",
    ],
)
def test_the_painful_eye(row: str) -> None:
    check(EYE, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 24 a; sex male",
        "problem sore throat",
        "problem odynophagia",
        "problem trismus",
        "problem otalgia; side right",
        "problem stridor; absent",
        "problem dyspnoea; absent",
        "problem tonsillitis",
        "problem asthma; past",
        "problem cervical lymphadenopathy",
        "finding epiglottitis; absent",
        "measured HR; value 112",
        "measured BP; part systolic blood pressure 130",
        "measured SpO2; value 99 %",
        "measured CRP; value 164 mg/L",
        "measured WCC; value 19.2",
        "measured Monospot; negative",
        "study CT; imaging",
        "finding peritonsillar abscess; side right; size 3.2 cm",
        "finding jugular vein thrombosis; absent",
        "finding Fusobacterium necrophorum",
        "study Pus culture; microbiology",
        "drug penicillin V; dose 500 mg; frequency 4 per 1 d; duration 3 days",
        "drug benzylpenicillin; dose 1.2 g; route IV; frequency 4 per 1 d",
        "drug metronidazole; dose 500 mg; frequency 3 per 1 d",
        "drug dexamethasone; dose 6.6 mg; route IV",
        "drug paracetamol; dose 1 g; frequency 4 per 1 d",
        "drug co-amoxiclav; dose 625 mg; frequency 3 per 1 d; duration 7 days",
        "procedure needle aspiration",
        "procedure tonsillectomy; planned",
        "allergy drug allergies; absent",
        "social smoking; value_concept current-smoker; quantity 5 pack-years",
    ],
)
def test_the_neck_infection(row: str) -> None:
    check(NECK, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 47 a; sex male",
        "problem hearing loss; side right",
        "problem tinnitus",
        "problem vertigo; resolved",
        "problem otorrhea; absent",
        "problem ear pain; absent",
        "problem diplopia; absent",
        "problem type 2 diabetes",
        "no problem deafness",
        "study Otoscopy",
        "study Pure tone audiometry",
        "finding hearing loss; side right",
        "study MRI; imaging",
        "finding vestibular schwannoma; absent",
        "finding demyelination; absent",
        "measured HbA1c; value 8.2 %",
        "measured glucose; value 11.4 mmol/L",
        "measured blood glucose; value 19 mmol/L",
        "measured Syphilis serology; negative",
        "drug metformin; dose 1 g; frequency 2 per 1 d",
        "drug Prednisolone; given; dose 60 mg; frequency 1 per 1 d; duration 7 days",
        "drug Betahistine; prescribed; dose 16 mg; frequency 3 per 1 d",
        "procedure Hyperbaric oxygen therapy; declined",
    ],
)
def test_the_sudden_deafness(row: str) -> None:
    check(DEAFNESS, row)
