"""Cardiology: an infarct in the emergency department, heart failure in clinic shorthand, an endocarditis."""

from __future__ import annotations

import pytest

from .telling import check, rows

INFARCT = """\
A 58-year-old man, a lorry driver, was brought to the emergency department by ambulance with crushing central chest \
pain radiating to the left arm for 3 hours, accompanied by nausea and profuse sweating. He denied palpitations or \
syncope. His past medical history included hypertension and type 2 diabetes mellitus; there was no history of stroke. \
He smoked 20 cigarettes a day (30 pack-years) and drank alcohol only socially. His father had died of a myocardial \
infarction at the age of 52, and an older brother had had bypass surgery. He took ramipril 5 mg once daily and \
metformin 850 mg twice daily, and was allergic to penicillin (urticaria).

On arrival he was pale and diaphoretic. Blood pressure was 92/58 mmHg, heart rate 112 beats/min, respiratory rate \
22/min, temperature 36.6 °C and oxygen saturation 93% on room air. Heart sounds were normal without murmurs, and the \
lungs were clear. There was no pedal oedema. An electrocardiogram showed ST-segment elevation in leads II, III and \
aVF. High-sensitivity troponin T was 842 ng/L (normal <14 ng/L), creatinine 1.3 mg/dL, potassium 3.9 mmol/L and \
glucose 14.2 mmol/L. Bedside echocardiography revealed inferior hypokinesia with an ejection fraction of 45% and no \
pericardial effusion; aortic dissection was ruled out by CT angiography.

He was given aspirin 300 mg orally and ticagrelor 180 mg, and 5000 IU of unfractionated heparin intravenously. \
Emergency coronary angiography showed a complete occlusion of the right coronary artery, and a drug-eluting stent was \
implanted. On day 2 he developed complete heart block, which required a temporary pacemaker for 36 hours. He was \
discharged on day 6 on aspirin 75 mg daily, ticagrelor 90 mg twice daily, atorvastatin 80 mg at night and bisoprolol \
2.5 mg once daily; metformin was stopped. At the 3-month follow-up he was free of angina and had given up smoking.
"""

INFARCT_FACTS = """
patient age 58 a
patient sex male
social occupation; value lorry driver
problem chest pain; once
problem chest pain; radiation left arm
problem chest pain; onset 3 hours
problem nausea
problem sweating
problem palpitations; absent
problem syncope; absent
problem hypertension; past
problem type 2 diabetes mellitus; past
problem stroke; absent
social alcohol
social smoking; quantity 30 pack-years
family father; of myocardial infarction; age 52 a; deceased
family brother
no problem bypass surgery
drug ramipril; taken; dose 5 mg; frequency 1 per 1 d
drug metformin; stopped; dose 850 mg; frequency 2 per 1 d
allergy penicillin; reactions urticaria; once
no drug penicillin
problem pale
problem diaphoretic
measured blood pressure; part Systolic blood pressure 92 mmHg; part Diastolic blood pressure 58 mmHg; once
measured heart rate; value 112 beats/min; vital-sign; once
measured respiratory rate; value 22 /min; vital-sign
measured temperature; value 36.6 °C; ucum Cel
measured oxygen saturation; value 93 %; vital-sign
problem murmurs; absent
problem lungs; normal
problem oedema; absent
study electrocardiogram; physiology
finding ST-segment elevation; of electrocardiogram
measured troponin T; value 842 ng/L; reference_text <14 ng/L; once
measured creatinine; value 1.3 mg/dL; once
measured potassium; value 3.9 mmol/L; once
measured glucose; value 14.2 mmol/L; once
study echocardiography; physiology
finding hypokinesia; of Bedside echocardiography
measured ejection fraction; value 45 %; once
finding pericardial effusion; absent; of Bedside echocardiography
problem aortic dissection; absent
study CT angiography; imaging
drug aspirin; given; dose 300 mg; route orally
drug ticagrelor; given; dose 180 mg; no frequency
drug heparin; given; dose 5000 IU; route intravenously
study coronary angiography
finding occlusion
procedure stent
problem complete heart block
procedure temporary pacemaker
drug aspirin; dose 75 mg; frequency 1 per 1 d; prescribed
drug ticagrelor; dose 90 mg; frequency 2 per 1 d; prescribed
drug atorvastatin; dose 80 mg; frequency night
drug bisoprolol; dose 2.5 mg; frequency 1 per 1 d
visit discharge
problem angina; absent
no patient death
no problem myocardial infarction
"""

FAILURE = """\
CARDIOLOGY CLINIC
77F, retired teacher, f/u for HFrEF (EF 30% in 2019), AF, CKD stage 3. Last seen 4 months ago.
S: Worsening SOBOE x2wk, now at 20 yards. 3-pillow orthopnea, PND +. Ankle swelling bilat. Weight up 4 kg since last \
visit. No CP, no palpitations, no syncope. Adherent to meds but has been eating salty food. NYHA class III.
PMHx: MI 2012, CABG x3 2013, hypothyroidism, gout. No DM.
Meds: furosemide 40 mg PO bid, carvedilol 6.25 mg bid, apixaban 2.5 mg bid, levothyroxine 75 mcg daily, allopurinol \
100 mg daily. Spironolactone stopped last year because of hyperkalaemia.
Allergies: lisinopril - cough. Sulfa - rash.
SH: never smoked, no EtOH. FH: mother had a stroke; no FH of cardiomyopathy.
O: BP 104/62, HR 88 irregularly irregular, RR 20, SpO2 94% RA, wt 71.5 kg, afebrile. JVP 10 cm. Bibasal crackles. S3 \
present. Gr 2/6 pansystolic murmur at the apex. 2+ pitting oedema to the knees. Abdomen soft, no ascites.
Labs: Na 131 mmol/L (L), K 4.8 mmol/L, urea 14.1 mmol/L, Cr 148 umol/L (was 121), NT-proBNP 8,430 pg/mL (H), Hb 10.9 \
g/dL, TSH 2.1 mIU/L.
ECG: AF, LBBB, QRS 156 ms. CXR: cardiomegaly, small right pleural effusion, no consolidation. Echo today: LVEF 25%, \
severe MR, LA 52 mm.
A/P:
1. Decompensated HF - increase furosemide to 80 mg bid; start dapagliflozin 10 mg daily. Recheck U&E in 1 week.
2. AF - rate controlled, continue apixaban.
3. CRT-D: discussed, she declined device implantation.
4. ?Pneumonia - unlikely, no abx.
5. Iron studies ordered.
"""

FAILURE_FACTS = """
patient age 77 a
patient sex female
social occupation; value retired teacher
problem AF; once
problem CKD
measured EF; value 30 %; when 2019
problem SOBOE
problem orthopnea
problem CP; absent
problem palpitations; absent
problem syncope; absent
measured NYHA; value_text III; score
procedure CABG
problem hypothyroidism; past
problem gout; past
problem DM; absent
drug furosemide; taken; dose 40 mg; frequency 2 per 1 d; route PO
drug carvedilol; dose 6.25 mg; frequency 2 per 1 d
drug apixaban; dose 2.5 mg; frequency 2 per 1 d
drug levothyroxine; dose 75 mcg; frequency 1 per 1 d
drug allopurinol; dose 100 mg; frequency 1 per 1 d
drug Spironolactone; stopped; once
problem hyperkalaemia
allergy lisinopril; reactions cough
allergy Sulfa; reactions rash
no drug lisinopril
no problem rash
social smoking; value_concept never-smoker
social alcohol; value no EtOH
family mother; of stroke
no problem stroke
no problem cardiomyopathy
measured BP; part Systolic blood pressure 104; part Diastolic blood pressure 62
measured HR; value 88; vital-sign
measured RR; value 20; vital-sign
measured SpO2; value 94 %
measured wt; value 71.5 kg
problem afebrile; normal
problem crackles
problem pansystolic murmur
problem pitting oedema
problem Abdomen; normal
problem ascites; absent
measured Na; value 131 mmol/L; low
measured K; value 4.8 mmol/L; once
measured urea; value 14.1 mmol/L
measured Cr; value 148 umol/L
measured NT-proBNP; value 8430 pg/mL; high
measured Hb; value 10.9 g/dL
measured TSH; value 2.1 mIU/L
study ECG; physiology
study CXR; imaging
study Echo; physiology
finding LBBB; of ECG
measured QRS; value 156 ms
finding cardiomegaly; of CXR
finding pleural effusion; side right; of CXR
finding consolidation; absent; of CXR
measured LVEF; value 25 %
drug furosemide; dose 80 mg; frequency 2 per 1 d; prescribed
drug dapagliflozin; dose 10 mg; frequency 1 per 1 d; prescribed
procedure device implantation; declined
no allergy cough
no patient death
"""

ENDOCARDITIS = """\
Dear Dr Osei,
Thank you for referring this 34-year-old woman who injects heroin. She gives a three-week history of fevers, night \
sweats and weight loss of 6 kg, and over the last two days has developed pleuritic right-sided chest pain. She has no \
headache, visual disturbance or limb weakness. Her medical history is notable for chronic hepatitis C, treated in \
2018, and an appendicectomy as a child. She has no known drug allergies.
On examination she was febrile at 39.2 °C, tachycardic (126 bpm) and normotensive (BP 118/70 mmHg). There was a grade \
3/6 systolic murmur at the left lower sternal edge, which increased on inspiration. No splinter haemorrhages, Osler \
nodes or Janeway lesions were seen. The spleen was not palpable.
Her haemoglobin was 9.8 g/dL, white cell count 18.4 x 10^9/L with 88% neutrophils, CRP 212 mg/L (normal < 5) and ESR \
96 mm/h. HIV serology was negative. Three sets of blood cultures grew methicillin-sensitive Staphylococcus aureus. \
Transoesophageal echocardiography demonstrated a 14 x 9 mm vegetation on the tricuspid valve with severe tricuspid \
regurgitation; the mitral and aortic valves were normal and there was no abscess. CT of the chest showed multiple \
cavitating nodules in both lungs consistent with septic emboli.
We have diagnosed tricuspid valve endocarditis. She was started on intravenous flucloxacillin 2 g every 4 hours, \
planned for 6 weeks; gentamicin was avoided. Valve replacement may be needed if the vegetation does not shrink. \
Repeat blood cultures after 72 hours showed no growth. We will see her again in two weeks.
In a series of 120 patients, embolic stroke occurred in 20% and death in 12%.
"""

ENDOCARDITIS_FACTS = """
patient age 34 a
patient sex female
problem fevers; once
problem fevers; onset three-week
problem night sweats
problem weight loss
problem chest pain; side right
problem headache; absent
problem visual disturbance; absent
problem limb weakness; absent
problem hepatitis C; past
procedure appendicectomy
allergy drug allergies; absent
measured temperature; value 39.2 °C
problem tachycardic
measured BP; part Systolic blood pressure 118 mmHg; part Diastolic blood pressure 70 mmHg; once
problem systolic murmur; side left
problem splinter haemorrhages; absent
problem Janeway lesions; absent
measured haemoglobin; value 9.8 g/dL; ucum g/dL; once
measured white cell count; value 18.4 x 10^9/L; ucum 10*9/L
measured neutrophils; value 88 %
measured CRP; value 212 mg/L; reference_text < 5
measured ESR; value 96 mm/h; ucum mm/h
measured HIV serology; negative; once
no problem HIV
study blood cultures; microbiology
finding Staphylococcus aureus; of blood cultures
study echocardiography; physiology
finding vegetation; size 14 mm; site tricuspid valve
finding tricuspid regurgitation; severe
finding abscess; absent
study CT; imaging; site chest
finding nodules; site lungs
problem tricuspid valve endocarditis; once
drug flucloxacillin; dose 2 g; route intravenous; frequency 1 per 4 h; duration 6 weeks; once
no drug heroin
finding growth; absent
problem tricuspid valve endocarditis; concept endocarditis
no problem embolic stroke
no patient death
no problem death
nothing 120 patients
nothing embolic stroke occurred in 20%
"""


@pytest.mark.parametrize(
    ("text", "row"),
    [*rows(INFARCT, INFARCT_FACTS), *rows(FAILURE, FAILURE_FACTS), *rows(ENDOCARDITIS, ENDOCARDITIS_FACTS)],
)
def test_a_fact_of_the_narrative(text: str, row: str) -> None:
    check(text, row)
