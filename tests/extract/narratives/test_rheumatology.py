"""Rheumatology: an arthritis followed in clinic, a lupus with nephritis, a giant cell arteritis."""

from __future__ import annotations

import pytest

from .telling import check, rows

ARTHRITIS = """\
Rheumatology review
Diagnoses: Seropositive rheumatoid arthritis (2015), osteoporosis, hypertension
Current medication: methotrexate 20 mg weekly SC, folic acid 5 mg weekly, prednisolone 5 mg daily, naproxen 500 mg bd \
prn, alendronic acid 70 mg weekly
Previous DMARDs: sulfasalazine (stopped, rash), leflunomide (diarrhoea)

I reviewed this 61-year-old secretary today. Her arthritis has flared over the past six weeks, with pain and swelling \
of both wrists and the right knee and early morning stiffness lasting two hours. She has no chest pain or \
breathlessness, and her eyes are not dry. She has not had any infections. She stopped smoking in 2010.

Examination: 8 tender and 6 swollen joints, including the 2nd and 3rd MCP joints bilaterally. Moderate effusion of \
the right knee. No rheumatoid nodules, no vasculitic rash. Chest clear. BP 134/82. DAS28 5.6.

Investigations: ESR 54 mm/hr, CRP 41 mg/L, Hb 108 g/L, platelets 468 x 10^9/L, ALT 28 IU/L, eGFR 74 mL/min/1.73m2. \
Anti-CCP > 340 U/mL. X-rays of the hands show new erosions at the ulnar styloid. Knee aspirate: 22,000 white \
cells/µL, no crystals, no organisms on Gram stain. Quantiferon and hepatitis screen negative.

Today I injected the right knee with 40 mg triamcinolone. I have suggested starting etanercept 50 mg weekly and given \
her a leaflet. She does not wish to increase methotrexate because of nausea. DXA is due in November. I will see her \
in three months.
"""

ARTHRITIS_FACTS = """
patient age 61 a
patient sex female
social occupation; value secretary
problem rheumatoid arthritis
problem osteoporosis
problem hypertension
drug methotrexate; taken; dose 20 mg; route SC; frequency 1 per 1 wk
drug folic acid; taken; dose 5 mg; frequency 1 per 1 wk
drug prednisolone; taken; dose 5 mg; frequency 1 per 1 d
drug naproxen; taken; dose 500 mg; frequency 2 per 1 d; as_needed
drug alendronic acid; taken; dose 70 mg; frequency 1 per 1 wk
problem stiffness
problem swelling; site wrists
problem chest pain; absent
problem breathlessness; absent
problem infections; absent
social smoking; value_concept former-smoker
problem effusion; moderate; site right knee
problem rheumatoid nodules; absent
problem rash; absent
measured BP; part Systolic blood pressure 134; part Diastolic blood pressure 82
measured DAS28; value 5.6; score
measured ESR; value 54 mm/hr; ucum mm/h
measured CRP; value 41 mg/L
measured Hb; value 108 g/L
measured platelets; value 468 x 10^9/L; ucum 10*9/L
measured ALT; value 28 IU/L
measured eGFR; value 74 mL/min/1.73m2
measured Anti-CCP; value >340 U/mL
study X-rays; imaging; site hands
drug triamcinolone; given; dose 40 mg
problem nausea
no problem hepatitis
no drug etanercept; taken
no patient death
"""

LUPUS = """\
A 24-year-old African-American woman, 10 weeks pregnant, presented with a four-week history of malar rash, painless \
oral ulcers and swelling of the small joints of the hands. For five days she had noticed frothy urine and ankle \
edema. She denied alopecia, Raynaud's phenomenon, seizures or psychosis. Two first-trimester miscarriages were \
recorded in her history. Her mother suffers from systemic lupus erythematosus, and her maternal grandmother died of a \
stroke at the age of 81. She was taking only folic acid 400 µg daily.

On examination her temperature was 37.9°C and her blood pressure 152/96 mmHg. There was bilateral pitting edema up to \
the mid-shin, an erythematous rash over the cheeks sparing the nasolabial folds, and tenderness of the proximal \
interphalangeal joints. Neurological examination was normal. No lymph nodes were palpable.

The white-cell count was 2,900/mm3 (lymphocytes 18%), the hemoglobin level 9.4 g/dL with a positive direct Coombs \
test, and the platelet count 98,000/mm3. Serum creatinine was 1.1 mg/dL and albumin 2.6 g/dL. The antinuclear \
antibody titer was 1:1280 with a homogeneous pattern; anti-double-stranded DNA antibodies were 320 IU/mL (normal \
<10), C3 was 42 mg/dL (90-180) and C4 6 mg/dL (10-40). Lupus anticoagulant was positive, and anticardiolipin IgG was \
62 GPL. A 24-hour urine collection contained 3.8 g of protein. Renal ultrasonography was normal. Renal biopsy showed \
class IV lupus nephritis with cellular crescents in 20% of glomeruli.

She received three pulses of methylprednisolone 500 mg intravenously, then prednisone 50 mg daily, hydroxychloroquine \
400 mg daily and azathioprine 100 mg daily; cyclophosphamide and mycophenolate were avoided because of the pregnancy. \
Aspirin 100 mg daily and enoxaparin 40 mg once daily subcutaneously were added. At 34 weeks a healthy girl weighing \
2,150 g was delivered by cesarean section. Proteinuria had fallen to 0.4 g/day six months post partum.
"""

LUPUS_FACTS = """
patient age 24 a
patient sex female
social pregnancy
problem malar rash; onset four-week
problem oral ulcers
problem ankle edema; onset five days
problem alopecia; absent
problem Raynaud's phenomenon; absent
problem seizures; absent
problem psychosis; absent
family mother; of systemic lupus erythematosus
family grandmother; of stroke; deceased
family grandmother; age 81 a
no problem stroke
no problem systemic lupus erythematosus
drug folic acid; taken; dose 400 µg; frequency 1 per 1 d
measured temperature; value 37.9 °C
measured blood pressure; part Systolic blood pressure 152 mmHg; part Diastolic blood pressure 96 mmHg
problem pitting edema; side bilateral
problem erythematous rash; site cheeks
problem tenderness
problem Neurological examination; normal
measured white-cell count; value 2900 /mm3
measured lymphocytes; value 18 %
measured hemoglobin; value 9.4 g/dL
measured Coombs test; positive
measured platelet count; value 98000 /mm3
measured creatinine; value 1.1 mg/dL
measured albumin; value 2.6 g/dL
measured antinuclear antibody; value_text 1:1280
measured anti-double-stranded DNA antibodies; value 320 IU/mL; reference_high 10
measured C3; value 42 mg/dL; reference_low 90; reference_high 180
measured C4; value 6 mg/dL; reference_low 10; reference_high 40
measured Lupus anticoagulant; positive
measured anticardiolipin IgG; value 62 GPL
study Renal ultrasonography; imaging
study Renal biopsy; pathology
finding lupus nephritis; of Renal biopsy
drug methylprednisolone; given; dose 500 mg; route intravenously
drug prednisone; dose 50 mg; frequency 1 per 1 d
drug hydroxychloroquine; dose 400 mg; frequency 1 per 1 d
drug azathioprine; dose 100 mg; frequency 1 per 1 d
drug cyclophosphamide; not-taken
drug mycophenolate; not-taken
drug Aspirin; dose 100 mg; frequency 1 per 1 d
drug enoxaparin; dose 40 mg; route subcutaneously; frequency 1 per 1 d
procedure cesarean section
no measured weight
no patient death
"""

ARTERITIS = """\
ED presentation: 76M with 3 weeks of new L temporal headache, jaw claudication, and scalp tenderness; this morning \
had transient loss of vision in the left eye lasting 10 min. Also shoulder girdle stiffness. No fever, no weight \
loss. No focal weakness, no slurred speech.
PMHx: PMR 2018 (off steroids since 2020), AF on warfarin 4 mg od, T2DM diet-controlled, glaucoma. Ex-smoker.
O/E: T 37.1, BP 156/88, HR 78 irregular. L temporal artery thickened, tender, and pulseless. VA R 6/9, L 6/12. Fundi: \
no disc swelling. CN II-XII otherwise intact. Power 5/5 throughout.
Bloods: ESR 92, CRP 104 mg/L, Hb 11.6 g/dL, plt 512, INR 2.4, glucose 7.8 mmol/L.
CT head: no acute intracranial haemorrhage. Temporal artery USS: halo sign bilaterally.
Imp: GCA with threatened visual loss. DDx: migraine, TIA.
Plan: methylprednisolone 1 g IV od for 3 days then prednisolone 60 mg od. Omeprazole 20 mg od. Calcium/vitamin D. L \
temporal artery biopsy booked within 1 week. Consider tocilizumab. Monitor BMs. Admit under rheumatology. Aspirin not \
started - on warfarin.
"""

ARTERITIS_FACTS = """
patient age 76 a
patient sex male
problem headache; onset 3 weeks
problem headache; side left
problem jaw claudication
problem scalp tenderness
problem loss of vision; side left
problem fever; absent
problem weight loss; absent
problem weakness; absent
problem slurred speech; absent
problem PMR; past
drug warfarin; taken; dose 4 mg; frequency 1 per 1 d
social smoking; value_concept former-smoker
measured BP; part Systolic blood pressure 156; part Diastolic blood pressure 88
measured HR; value 78
problem disc swelling; absent
measured ESR; value 92
measured CRP; value 104 mg/L
measured Hb; value 11.6 g/dL
measured plt; value 512
measured INR; value 2.4
measured glucose; value 7.8 mmol/L
study CT head; imaging
finding haemorrhage; absent
study USS; imaging
problem GCA
problem migraine; differential
problem TIA; differential
drug prednisolone; prescribed; dose 60 mg; frequency 1 per 1 d
drug Omeprazole; prescribed; dose 20 mg; frequency 1 per 1 d
drug Aspirin; not-taken
no drug tocilizumab; taken
no patient death
"""


@pytest.mark.parametrize(
    ("text", "row"),
    [*rows(ARTHRITIS, ARTHRITIS_FACTS), *rows(LUPUS, LUPUS_FACTS), *rows(ARTERITIS, ARTERITIS_FACTS)],
)
def test_a_fact_of_the_narrative(text: str, row: str) -> None:
    check(text, row)
