"""Paediatrics: a febrile infant, a child with wheeze, an adolescent with ketoacidosis; each with its facts."""

from __future__ import annotations

import pytest

from .telling import check

INFANT = """\
A 6-week-old male infant was brought to the emergency department because of fever of 38.7 °C, poor feeding and
irritability since the previous evening. There was no vomiting, diarrhea, rash or seizure. He was born at 39 weeks by
vaginal delivery with a birth weight of 3,420 g and Apgar scores of 9 and 10 at 1 and 5 minutes. Maternal group B
streptococcus screening was positive and intrapartum penicillin was given. He was breastfed and had received his
hepatitis B vaccine. His sister, aged 3 years, had a cold.

On examination he weighed 4.6 kg; heart rate was 182/min, respiratory rate 58/min and capillary refill 3 seconds. The
anterior fontanelle was bulging. The neck was supple. The lungs were clear and no murmur was heard. The liver was
palpable 2 cm below the costal margin.

White blood cells were 4.1 x 10^9/L, CRP 112 mg/L and glucose 58 mg/dL. Cerebrospinal fluid contained 1,850 white
cells/mm3 with protein 210 mg/dL and glucose 18 mg/dL. CSF culture grew group B Streptococcus; blood culture was also
positive. Urine culture was sterile. Chest X-ray was normal. Cranial ultrasound showed no hydrocephalus.

Ampicillin 300 mg/kg/day and cefotaxime 200 mg/kg/day were given intravenously for 14 days. Dexamethasone was not
given. He became afebrile on day 3. Hearing at 3 months was normal, and development was appropriate at one year.
"""

WHEEZE = """\
PAEDIATRIC ED
3 y/o girl, wt 14.2 kg. BIB mother w/ cough, coryza x 3/7 and increased work of breathing since this morning. No
fever, no vomiting, no choking episode. 3rd episode of wheeze this winter; one PICU admission at 18 months for
bronchiolitis. Eczema +.
Ex-prem 31/40. Imms UTD. Allergies: egg (urticaria), peanut (anaphylaxis). Father: asthma. Both parents smoke. No
pets.
Meds: salbutamol inhaler 2 puffs prn, montelukast 4 mg nocte.
OBS: T 37.4 °C, HR 158, RR 48, SpO2 90% on air, BP 98/60.
O/E: subcostal and intercostal recession, widespread wheeze, no crackles, no stridor. ENT: red throat. Abdomen soft.
CXR: hyperinflation, no consolidation, no pneumothorax. RSV positive, influenza negative. VBG: pH 7.34, pCO2 5.9 kPa,
lactate 2.2 mmol/L.
Imp: acute exacerbation of viral-induced wheeze; ?asthma. Foreign body unlikely.
Rx: salbutamol 5 mg neb x3, ipratropium 250 mcg neb, prednisolone 20 mg PO od for 3 days, O2 2 L/min via nasal
cannula.
Magnesium not needed. Antibiotics not indicated.
Plan: admit to ward; fluticasone 50 mcg bd via spacer on discharge; asthma clinic in 6 weeks.
"""

DKA = """\
Dear Doctor, Maya, a 13-year-old girl with type 1 diabetes diagnosed at the age of 7, was admitted from 2 to 6
October 2022 with diabetic ketoacidosis. She had had polyuria, polydipsia, abdominal pain and vomiting for two days
after omitting her insulin glargine 22 units at night. There was no fever, and no recent infection was found. Her
mother has celiac disease; her maternal grandfather has type 2 diabetes. She does not drink alcohol.

On arrival she was drowsy but orientated (GCS 14), with Kussmaul breathing and dry mucous membranes. Weight 46 kg,
height 158 cm, temperature 36.4 °C, pulse 128/min, blood pressure 102/58 mmHg. Blood glucose was 31.2 mmol/L, ketones
6.4 mmol/L, venous pH 7.08, bicarbonate 6 mmol/L, potassium 5.4 mmol/L, sodium 131 mmol/L, HbA1c 12.9%. There were no
signs of cerebral edema and CT of the head was not performed. Tissue transglutaminase antibodies were negative.

She was treated with 0.9% saline and an insulin infusion at 0.1 units/kg/h. The potassium fell to 3.1 mmol/L and was
replaced.
Ketones cleared after 18 hours. She was seen by the psychologist; depression was not felt to be present. She was
discharged on insulin degludec 20 units once daily and insulin aspart with meals. Review in the diabetes clinic in
two weeks.
"""


@pytest.mark.parametrize(
    "row",
    [
        "patient age 6 wk; sex male",
        "problem fever",
        "problem poor feeding",
        "problem irritability",
        "problem vomiting; absent",
        "problem diarrhea; absent",
        "problem rash; absent",
        "problem seizure; absent",
        "no problem cold",
        "problem murmur; absent",
        "measured birth weight; value 3420 g",
        "measured Apgar; value 9; when 1 minute",
        "measured Apgar; value 10; when 5 minutes",
        "measured heart rate; value 182 /min",
        "measured respiratory rate; value 58 /min",
        "measured White blood cells; value 4.1 x 10^9/L",
        "measured CRP; value 112 mg/L",
        "measured glucose; value 58 mg/dL",
        "measured protein; value 210 mg/dL",
        "measured glucose; value 18 mg/dL",
        "study CSF culture; microbiology",
        "study Urine culture; microbiology",
        "study Chest X-ray; imaging",
        "study Cranial ultrasound; imaging",
        "finding hydrocephalus; absent",
        "drug cefotaxime; given; dose 200 mg/kg/day; duration 14 days",
        "drug Dexamethasone; not-taken",
        "no drug hepatitis B vaccine; not-taken",
        "procedure vaginal delivery",
    ],
)
def test_the_febrile_infant(row: str) -> None:
    check(INFANT, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 3 a; sex female",
        "problem cough",
        "problem coryza",
        "problem fever; absent",
        "problem vomiting; absent",
        "problem wheeze",
        "problem eczema",
        "problem bronchiolitis",
        "problem crackles; absent",
        "problem stridor; absent",
        "problem asthma; suspected",
        "no problem anaphylaxis",
        "no problem urticaria",
        "measured wt; value 14.2 kg",
        "measured HR; value 158",
        "measured RR; value 48",
        "measured SpO2; value 90 %",
        "measured BP; part systolic blood pressure 98",
        "measured pH; value 7.34",
        "measured pCO2; value 5.9 kPa",
        "measured lactate; value 2.2 mmol/L",
        "study CXR; imaging",
        "finding consolidation; absent",
        "finding pneumothorax; absent",
        "drug salbutamol; taken; as_needed; form inhaler",
        "drug montelukast; taken; dose 4 mg; frequency nocte",
        "drug salbutamol; dose 5 mg",
        "drug ipratropium; dose 250 mcg",
        "drug prednisolone; dose 20 mg; route PO; frequency 1 per 1 d; duration 3 days",
        "drug Antibiotics; not-taken",
        "drug fluticasone; intended; dose 50 mcg; frequency 2 per 1 d",
        "allergy egg; reactions urticaria",
        "allergy peanut; reactions anaphylaxis",
        "family father; of asthma",
    ],
)
def test_the_child_with_wheeze(row: str) -> None:
    check(WHEEZE, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 13 a; sex female",
        "problem diabetic ketoacidosis",
        "problem polyuria",
        "problem polydipsia",
        "problem abdominal pain",
        "problem vomiting",
        "problem fever; absent",
        "problem infection; absent",
        "problem drowsy",
        "problem cerebral edema; absent",
        "problem depression; absent",
        "no problem celiac disease",
        "no problem type 2 diabetes",
        "family mother; of celiac disease",
        "family grandfather; of type 2 diabetes",
        "measured GCS; value 14; score",
        "measured Weight; value 46 kg",
        "measured height; value 158 cm",
        "measured temperature; value 36.4 °C",
        "measured pulse; value 128 /min",
        "measured blood pressure; part systolic blood pressure 102 mmHg",
        "measured Blood glucose; value 31.2 mmol/L",
        "measured ketones; value 6.4 mmol/L",
        "measured pH; value 7.08",
        "measured bicarbonate; value 6 mmol/L",
        "measured potassium; value 5.4 mmol/L",
        "measured potassium; value 3.1 mmol/L",
        "measured sodium; value 131 mmol/L",
        "measured HbA1c; value 12.9 %",
        "study CT of the head; declined",
        "measured Tissue transglutaminase antibodies; negative",
        "drug insulin glargine; dose 22 units",
        "drug insulin degludec; prescribed; dose 20 units; frequency 1 per 1 d",
        "drug saline; given",
        "visit admission; when 2022-10-02",
        "social alcohol; value_concept non-drinker",
    ],
)
def test_the_ketoacidosis(row: str) -> None:
    check(DKA, row)
