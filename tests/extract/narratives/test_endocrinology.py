"""Endocrinology: a ketoacidosis in the emergency department, a thyrotoxicosis, a pheochromocytoma."""

from __future__ import annotations

import pytest

from .telling import check, rows

KETOACIDOSIS = """\
Emergency department record
A 17-year-old girl with no significant past medical history is brought in by her mother with vomiting and abdominal \
pain since this morning. Over the past month she has been drinking and urinating excessively and has lost 7 kg. No \
diarrhea, dysuria or cough. No sick contacts. Last menstrual period 10 days ago. Immunizations up to date. She takes \
no medications and has no allergies. Her grandmother has type 2 diabetes and her mother has Graves' disease. She \
denies alcohol and tobacco use.

Vitals: T 36.4 °C, HR 128, BP 96/54, RR 32 (deep, labored), SpO2 99% RA, weight 48 kg.
She is lethargic but arousable (GCS 14), with dry lips and fruity breath. Capillary refill 4 seconds. Abdomen \
diffusely tender without rebound. No goiter. Skin without acanthosis nigricans.

Point-of-care glucose 532 mg/dL. Venous gas: pH 7.08, pCO2 18 mmHg, HCO3 6 mmol/L. Beta-hydroxybutyrate 7.2 mmol/L. \
Na 129, K 5.4, Cl 96, creatinine 1.2 mg/dL, anion gap 27, HbA1c 13.1%. WBC 19.2 x10^3/µL, lipase 45 U/L. Urinalysis: \
ketones 4+, glucose 3+, leukocytes negative. Urine hCG negative.

She received a bolus of normal saline 20 mL/kg and a continuous infusion of regular insulin at 0.1 units/kg/h; \
bicarbonate was not given. Potassium chloride 40 mEq/L was added once K fell below 5. The gap closed after 14 hours. \
No signs of cerebral edema developed. GAD65 antibodies came back positive at 85 IU/mL.

Final diagnosis: Diabetic ketoacidosis, new-onset type 1 diabetes mellitus.
Discharged on insulin glargine 16 units at bedtime and insulin lispro 5 units before meals. Endocrinology follow-up \
in 1 week.
"""

KETOACIDOSIS_FACTS = """
patient age 17 a
patient sex female
problem abdominal pain
problem diarrhea; absent
problem dysuria; absent
problem cough; absent
allergy allergies; absent
family grandmother; of type 2 diabetes
family mother; of Graves' disease
no problem type 2 diabetes
no problem Graves' disease
social alcohol; value_concept non-drinker
social smoking; value_concept non-smoker
measured HR; value 128
measured BP; part Systolic blood pressure 96; part Diastolic blood pressure 54
measured RR; value 32
measured SpO2; value 99 %
measured weight; value 48 kg; once
problem lethargic
measured GCS; value 14; score
problem dry lips
problem tender
problem rebound; absent
problem goiter; absent
problem acanthosis nigricans; absent
measured glucose; value 532 mg/dL; once
measured pH; value 7.08
measured pCO2; value 18 mmHg
measured HCO3; value 6 mmol/L
measured Beta-hydroxybutyrate; value 7.2 mmol/L
measured Na; value 129
measured K; value 5.4
measured Cl; value 96
measured creatinine; value 1.2 mg/dL
measured anion gap; value 27
measured HbA1c; value 13.1 %
measured WBC; value 19.2 x10^3/µL
measured lipase; value 45 U/L
measured ketones; value_text 4+
measured glucose; value_text 3+
measured leukocytes; negative
measured hCG; negative
drug normal saline; given; dose 20 mL/kg
drug insulin; given; dose 0.1 units/kg/h
problem cerebral edema; absent
problem Diabetic ketoacidosis
problem type 1 diabetes mellitus
drug insulin glargine; prescribed; dose 16 units; frequency bedtime
drug insulin lispro; prescribed; dose 5 units; frequency before meals
visit follow-up
no problem cerebral edema; suspected
no drug tobacco
no patient death
"""

THYROTOXICOSIS = """\
Thyroid clinic, new patient. 46 yo woman, nurse.
HPI: 4-mo hx of palpitations, heat intolerance, tremor, and 8-kg weight loss despite good appetite. Eyes gritty x6 \
wk; no diplopia. No neck pain. Took amiodarone? No. No recent contrast. G2P2, not breastfeeding.
PMH: vitiligo; migraine. FH: sister with Hashimoto thyroiditis. SH: smokes 10 cigs/d.
Meds: sumatriptan 50 mg prn, biotin 5 mg daily. Allergies: sulfonamides (hives).
PE: HR 116 reg, BP 148/64, wt 56 kg. Fine tremor of outstretched hands. Diffuse goiter w/ bruit, non-tender, no \
nodules. Lid lag +, proptosis R 21 mm L 19 mm. Lungs clear. No pretibial myxedema.
Labs (3/14): TSH <0.01 mIU/L (0.4-4.0), free T4 5.2 ng/dL (0.8-1.8), total T3 410 ng/dL, TRAb 12.4 IU/L (<1.75), ANC \
3.2, AST 38, ALT 61 U/L (H).
I-123 uptake 68% at 24 h, homogeneous.
Imp: Graves' disease with mild orbitopathy. Discussed RAI, surgery, and drugs; she prefers methimazole.
Plan:
- methimazole 20 mg po daily; propranolol 20 mg po tid
- stop biotin 1 wk before labs
- selenium 100 mcg bid x 6 mo
- ophthalmology referral
- advised to stop smoking
- return 6 wks with TSH, fT4
"""

THYROTOXICOSIS_FACTS = """
patient age 46 a
patient sex female
problem heat intolerance
problem tremor
problem weight loss
problem diplopia; absent
problem neck pain; absent
problem vitiligo; past
problem migraine; past
family sister; of Hashimoto thyroiditis
no problem Hashimoto
social smoking; value_concept current-smoker
drug sumatriptan; dose 50 mg; as_needed
drug biotin; stopped; dose 5 mg; frequency 1 per 1 d
allergy sulfonamides; reactions hives
no problem hives
measured HR; value 116
measured BP; part Systolic blood pressure 148; part Diastolic blood pressure 64
measured wt; value 56 kg
problem tremor; site hands
problem goiter
problem nodules; absent
problem proptosis
problem Lungs clear; normal
problem pretibial myxedema; absent
measured TSH; value <0.01 mIU/L; reference_low 0.4; reference_high 4.0
measured free T4; value 5.2 ng/dL; reference_low 0.8; reference_high 1.8
measured total T3; value 410 ng/dL
measured ANC; value 3.2
measured ALT; value 61 U/L; high
problem Graves' disease
problem orbitopathy; mild
drug propranolol; prescribed; dose 20 mg; route po; frequency 3 per 1 d
drug selenium; dose 100 mcg; frequency 2 per 1 d; duration 6 mo
no drug contrast
no patient death
"""

PHEO = """\
We report a 39-year-old man who had suffered from episodic headaches, sweating and palpitations for two years. Each \
spell lasted about 20 minutes and was provoked by bending. He had been treated for anxiety with sertraline 50 mg \
daily without benefit. His father and a paternal uncle had both had medullary thyroid carcinoma. He neither smoked \
nor drank.

During a spell his blood pressure rose to 230/130 mmHg; between spells it was 150/95 mmHg. His body mass index was \
22.5 kg/m2. There were no café-au-lait spots, thyroid nodules or mucosal neuromas.

Plasma free metanephrine was 4.8 nmol/L (normal < 0.50 nmol/L) and normetanephrine 9.6 nmol/L (normal < 0.90 nmol/L). \
Fasting glucose was 6.9 mmol/L. Serum calcium, parathyroid hormone and calcitonin were normal. Computed tomography of \
the abdomen revealed a heterogeneous 5.2 × 4.1 cm mass in the left adrenal gland; the right adrenal gland was normal. \
A MIBG scan showed intense uptake in the left adrenal and no metastases. Genetic testing identified a RET codon 634 \
mutation.

Phenoxybenzamine 10 mg twice daily was started and increased to 20 mg three times daily; propranolol 40 mg twice \
daily was added after ten days. Laparoscopic left adrenalectomy was performed without complications. Histology \
confirmed a pheochromocytoma with a PASS score of 3. Antihypertensive drugs were stopped on the second postoperative \
day. Six months after surgery he was normotensive and free of symptoms. Prophylactic thyroidectomy has been \
scheduled.

Discussion
Pheochromocytoma occurs in 40-50% of patients with MEN2. Malignant hypertension and stroke may be the first \
manifestation.
"""

PHEO_FACTS = """
patient age 39 a
patient sex male
problem headaches; onset two years
problem sweating
problem palpitations
drug sertraline; taken; dose 50 mg; frequency 1 per 1 d
family father; of medullary thyroid carcinoma
family uncle; of medullary thyroid carcinoma
no problem medullary thyroid carcinoma
social smoking
measured blood pressure; part Systolic blood pressure 230 mmHg; part Diastolic blood pressure 130 mmHg
measured blood pressure; part Systolic blood pressure 150 mmHg; part Diastolic blood pressure 95 mmHg
measured body mass index; value 22.5 kg/m2
problem café-au-lait spots; absent
problem thyroid nodules; absent
measured metanephrine; value 4.8 nmol/L; reference_high 0.50; once
measured normetanephrine; value 9.6 nmol/L; reference_high 0.90
measured glucose; value 6.9 mmol/L
no drug calcitonin
study Computed tomography; imaging; site abdomen
finding mass; side left; size 5.2 cm
finding mass; size 4.1 cm
finding metastases; absent
drug Phenoxybenzamine; dose 10 mg; frequency 2 per 1 d
drug Phenoxybenzamine; dose 20 mg; frequency 3 per 1 d
drug propranolol; dose 40 mg; frequency 2 per 1 d
procedure adrenalectomy; side left
finding pheochromocytoma; of Histology
problem normotensive; normal
procedure thyroidectomy; planned
no problem stroke
no problem Malignant hypertension
no problem MEN2
nothing Malignant hypertension
no patient death
"""


@pytest.mark.parametrize(
    ("text", "row"),
    [*rows(KETOACIDOSIS, KETOACIDOSIS_FACTS), *rows(THYROTOXICOSIS, THYROTOXICOSIS_FACTS), *rows(PHEO, PHEO_FACTS)],
)
def test_a_fact_of_the_narrative(text: str, row: str) -> None:
    check(text, row)
