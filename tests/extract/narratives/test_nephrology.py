"""Nephrology: acute kidney injury in a discharge summary, a nephrotic child, a note of the transplant clinic."""

from __future__ import annotations

import pytest

from .telling import check, rows

INJURY = """\
DISCHARGE SUMMARY
Date of admission: 04/03/2022
Date of discharge: 11/03/2022
Principal diagnosis: Acute kidney injury on chronic kidney disease
Secondary diagnoses: Hyperkalaemia, dehydration, gastroenteritis

History of present illness:
Mrs B. is an 81-year-old woman with hypertension and osteoarthritis who was sent in by her GP with a 5-day history of \
vomiting and watery diarrhoea (8 stools per day). She had passed little urine for 24 hours. She had no haematuria, \
dysuria or flank pain. She had been taking ibuprofen 400 mg three times daily for knee pain as well as her usual \
losartan 100 mg and indapamide 1.5 mg. She does not smoke. No family history of renal disease.

Examination: Drowsy but rousable, dry mucous membranes, BP 88/50, pulse 108 regular, temp 36.9. Weight 54 kg (usual \
weight 58 kg). Abdomen soft, non-tender. Bladder not palpable.

Results:
Creatinine 612 µmol/L on admission (baseline 130), 388 on day 3 and 142 on discharge
Potassium 7.1 mmol/L (3.5-5.0)
Urea 41.2 mmol/L (2.5-7.8)
Bicarbonate 11 mmol/L (22-29)
Urinalysis: protein 1+, blood negative
Renal ultrasound: no hydronephrosis, right kidney 9.1 cm, left kidney 8.8 cm
ECG: peaked T waves
Stool culture: Campylobacter jejuni

Hospital course:
Hyperkalaemia was treated with calcium gluconate 10 mL of 10% IV, insulin 10 units and nebulised salbutamol 10 mg. \
She received 4 L of normal saline over 24 hours. Dialysis was not required. Ibuprofen, losartan and indapamide were \
stopped. Diarrhoea settled by day 4.

Discharge medications:
1. Paracetamol 1 g qds
2. Amlodipine 5 mg od (new)
3. Ferrous sulfate 200 mg od
Stopped: ibuprofen, indapamide. Withheld: losartan until review.
Follow-up: renal clinic in 6 weeks, repeat U&E in 1 week.
"""

INJURY_FACTS = """
patient age 81 a
patient sex female
problem Acute kidney injury
problem chronic kidney disease
problem Hyperkalaemia; once
problem dehydration
problem gastroenteritis
problem hypertension
problem osteoarthritis
problem vomiting; onset 5-day
problem watery diarrhoea; resolved
problem haematuria; absent
problem dysuria; absent
problem flank pain; absent
problem knee pain
drug ibuprofen; stopped; dose 400 mg; frequency 3 per 1 d; taken
drug indapamide; stopped; dose 1.5 mg
drug losartan; dose 100 mg; on-hold
social smoking; value_concept non-smoker
no problem renal disease
problem Drowsy
measured BP; part Systolic blood pressure 88; part Diastolic blood pressure 50
measured pulse; value 108
measured temp; value 36.9
measured weight; value 54 kg
problem Abdomen soft; normal
measured Creatinine; value 612 µmol/L; ucum umol/L
measured Creatinine; value 388
measured Creatinine; value 142
measured Potassium; value 7.1 mmol/L; reference_low 3.5; reference_high 5.0; once
measured Urea; value 41.2 mmol/L; reference_high 7.8
measured Bicarbonate; value 11 mmol/L; reference_low 22
measured protein; value_text 1+
study Renal ultrasound; imaging
finding hydronephrosis; absent; of Renal ultrasound
study Stool culture; microbiology
finding Campylobacter jejuni; of Stool culture
drug calcium gluconate; given; route IV
drug insulin; given; dose 10 units
drug salbutamol; given; dose 10 mg
drug normal saline; given; dose 4 L
procedure Dialysis; declined
drug Paracetamol; prescribed; dose 1 g; frequency 4 per 1 d
drug Amlodipine; prescribed; dose 5 mg; frequency 1 per 1 d
drug Ferrous sulfate; prescribed; dose 200 mg; frequency 1 per 1 d
visit follow-up
no patient death
no measured kidney
"""

NEPHROTIC = """\
A 4-year-old boy was brought by his parents with progressive swelling of the face and legs that had begun ten days \
earlier, following a cold. His urine was frothy but not red. There was no abdominal pain, rash or joint swelling. He \
was born at term weighing 3.2 kg, and his immunizations were up to date. His elder sister has asthma; there is no \
consanguinity.

On examination, he weighed 19.4 kg (usual weight 16 kg) and his blood pressure was 98/60 mmHg. He had marked \
periorbital edema, ascites, and scrotal swelling. Cardiac and respiratory examinations were unremarkable.

Laboratory investigations revealed serum albumin 1.4 g/dL (normal 3.5-5.2), total cholesterol 412 mg/dL, creatinine \
0.3 mg/dL and hemoglobin 14.6 g/dL. Urine dipstick showed 4+ protein and no blood. The spot urine \
protein-to-creatinine ratio was 9.8 mg/mg. Complement C3 and C4 levels were normal. Antinuclear antibodies and \
hepatitis B surface antigen were negative. Abdominal ultrasound showed normal kidneys and moderate ascites.

Idiopathic nephrotic syndrome was diagnosed, and oral prednisolone 60 mg/m2 per day was commenced. He also received \
20% albumin 1 g/kg intravenously with furosemide on day 2 because of respiratory discomfort. Proteinuria resolved \
after 12 days. Renal biopsy was not performed. Prednisolone was tapered over 8 weeks. Four months later he relapsed \
during an upper respiratory tract infection and responded again to steroids. At the last visit, aged 5 years, he was \
in remission, off all medication.
"""

NEPHROTIC_FACTS = """
patient age 4 a
patient sex male
problem swelling of the face
problem swelling; onset ten days earlier
problem abdominal pain; absent
problem rash; absent
problem joint swelling; absent
family sister; of asthma
no problem asthma
measured weighed; value 19.4 kg
measured blood pressure; part Systolic blood pressure 98 mmHg; part Diastolic blood pressure 60 mmHg
problem periorbital edema
problem ascites
problem scrotal swelling
measured albumin; value 1.4 g/dL; reference_low 3.5; reference_high 5.2; once
measured total cholesterol; value 412 mg/dL
measured creatinine; value 0.3 mg/dL; once
measured hemoglobin; value 14.6 g/dL
measured protein; value_text 4+
measured protein-to-creatinine ratio; value 9.8 mg/mg
measured C3; normal
measured C4; normal
measured Antinuclear antibodies; negative
measured hepatitis B surface antigen; negative
no problem hepatitis B
study Abdominal ultrasound; imaging
finding ascites; moderate; of Abdominal ultrasound
problem nephrotic syndrome; once
drug prednisolone; dose 60 mg/m2 per day; route oral
drug albumin; given; route intravenously
drug furosemide; given
problem respiratory discomfort
problem Proteinuria; absent
problem upper respiratory tract infection
outcome remission
no problem consanguinity
no social pregnancy
no patient death
patient no birth_date
"""

TRANSPLANT = """\
Renal transplant clinic - SOAP
S: 52F, 3 yrs post deceased-donor kidney transplant (ESRD 2/2 IgA nephropathy). Feels tired. 3 days of dysuria and \
frequency, no fever/chills, no graft pain. Missed two doses of tacrolimus last week. Not sexually active. Works as an \
accountant. Never smoker.
O: T 37.2, BP 142/88, HR 76, wt 68 kg, BMI 26.4. No peripheral edema. Graft non-tender, no bruit. Skin: no rash.
Labs today: Cr 1.9 mg/dL (1.3 in Jan), BUN 34 mg/dL, K 5.2 mEq/L, Mg 1.4 mg/dL (L), Hb 10.8 g/dL, WBC 3.1 x10^9/L, \
tacrolimus trough 4.1 ng/mL (target 6-8), BK virus PCR <500 copies/mL, CMV PCR not detected. UA: leuk esterase 3+, \
nitrite positive, protein trace. Urine culture: E. coli >100,000 CFU/mL, sensitive to ciprofloxacin, resistant to \
TMP-SMX.
US graft: no hydronephrosis, RI 0.68.
Current meds: tacrolimus 3 mg BID, MMF 500 mg BID, prednisone 5 mg daily, nifedipine XL 30 mg daily, valganciclovir \
stopped in March due to leukopenia.
Allergies: vancomycin (red man syndrome).
A: 1. Graft dysfunction - likely subtherapeutic tacrolimus, r/o acute rejection. 2. E. coli UTI. 3. Hypomagnesemia. \
4. Post-transplant anemia.
P: Increase tacrolimus to 4 mg BID. Ciprofloxacin 250 mg PO BID x7d. Mg oxide 400 mg BID. Graft biopsy if Cr not \
improved in 1 wk. Hold ACE inhibitor. RTC 2 wk.
"""

TRANSPLANT_FACTS = """
patient age 52 a
patient sex female
procedure Renal transplant
problem tired
problem dysuria; onset 3 days
problem fever; absent
problem chills; absent
problem pain; absent
social occupation; value accountant
social smoking; value_concept never-smoker
measured Body temperature; value 37.2
measured BP; part Systolic blood pressure 142; part Diastolic blood pressure 88
measured HR; value 76
measured wt; value 68 kg
measured BMI; value 26.4
problem peripheral edema; absent
problem bruit; absent
problem rash; absent
measured Cr; value 1.9 mg/dL
measured BUN; value 34 mg/dL
measured K; value 5.2 mEq/L; ucum meq/L
measured Mg; value 1.4 mg/dL; low
measured Hb; value 10.8 g/dL
measured WBC; value 3.1; ucum 10*9/L
measured tacrolimus; value 4.1 ng/mL
measured nitrite; positive
study Urine culture; microbiology
finding E. coli; of Urine culture
no drug TMP-SMX
drug MMF; taken; dose 500 mg; frequency 2 per 1 d
drug prednisone; taken; dose 5 mg; frequency 1 per 1 d
drug nifedipine; taken; dose 30 mg; frequency 1 per 1 d
drug valganciclovir; stopped
problem leukopenia
no drug vancomycin
problem Graft dysfunction
problem acute rejection; suspected
problem UTI
problem Hypomagnesemia
drug tacrolimus; prescribed; dose 4 mg; frequency 2 per 1 d
drug Ciprofloxacin; prescribed; dose 250 mg; route PO; frequency 2 per 1 d; duration 7 d
drug ACE inhibitor; on-hold
no patient death
"""


@pytest.mark.parametrize(
    ("text", "row"),
    [*rows(INJURY, INJURY_FACTS), *rows(NEPHROTIC, NEPHROTIC_FACTS), *rows(TRANSPLANT, TRANSPLANT_FACTS)],
)
def test_a_fact_of_the_narrative(text: str, row: str) -> None:
    check(text, row)
