"""Pulmonology: an embolism as a case report, COPD in the emergency department, sarcoidosis in a letter."""

from __future__ import annotations

import pytest

from .telling import check, rows

EMBOLISM = """\
Case presentation
A previously healthy 41-year-old female flight attendant presented with sudden onset of dyspnea and right-sided \
pleuritic chest pain of six hours' duration. Two weeks earlier she had noticed swelling of her left calf after a \
14-hour flight. She reported one episode of hemoptysis but no fever, cough or wheezing. She had been taking a \
combined oral contraceptive for 5 years. She was a non-smoker and did not use illicit drugs. Her mother had had a \
deep vein thrombosis at 38 years of age.
Her temperature was 37.4°C, pulse 118 beats per minute, respiratory rate 28 breaths per minute, blood pressure 104/66 \
mm Hg, and oxygen saturation 89% while breathing ambient air. Breath sounds were diminished at the right base. The \
left calf was tender and swollen; Homans sign was positive.
Arterial blood gas analysis showed pH 7.48, PaCO2 29 mmHg and PaO2 58 mmHg. D-dimer was elevated at 4.2 mg/L \
(reference range, <0.5 mg/L). Troponin I was within normal limits. Chest radiography showed a small right pleural \
effusion without pneumothorax. CT pulmonary angiography revealed bilateral pulmonary emboli and right ventricular \
dilatation. Compression ultrasonography confirmed a thrombus in the left popliteal vein. Tests for factor V Leiden \
and antiphospholipid antibodies were negative.
Enoxaparin 60 mg was administered subcutaneously every 12 hours, and the contraceptive was discontinued. Thrombolysis \
was considered but not performed. After 5 days she was switched to rivaroxaban 15 mg twice daily for 21 days, \
followed by 20 mg once daily. Six months later she was asymptomatic, and a repeat CT showed complete resolution of \
the emboli.
Discussion
Pulmonary embolism is a common cause of death in hospital. Smith et al. described 45 patients with syncope, of whom 8 \
had malignancy.[12]
"""

EMBOLISM_FACTS = """
patient age 41 a
patient sex female
problem dyspnea; once
problem chest pain; side right
problem swelling; side left
problem swelling; site calf
problem hemoptysis
problem fever; absent
problem cough; absent
problem wheezing; absent
social smoking; value_concept non-smoker
social drug use; value not use illicit drugs
family mother; of deep vein thrombosis
no problem deep vein thrombosis
measured temperature; value 37.4 °C
measured pulse; value 118 beats per minute; ucum /min; vital-sign
measured respiratory rate; value 28; ucum /min
measured blood pressure; part Systolic blood pressure 104 mm Hg; part Diastolic blood pressure 66 mm Hg
measured oxygen saturation; value 89 %
problem tender
problem swollen
problem Homans sign
measured pH; value 7.48
measured PaCO2; value 29 mmHg; ucum mm[Hg]
measured PaO2; value 58 mmHg
measured D-dimer; value 4.2 mg/L; high; once
measured D-dimer; reference_high 0.5
measured Troponin I; normal
study Chest radiography; imaging
finding pleural effusion; side right; of Chest radiography
finding pneumothorax; absent; of Chest radiography
study CT pulmonary angiography; imaging
finding pulmonary emboli; side bilateral; of CT pulmonary angiography
finding right ventricular dilatation; of CT pulmonary angiography
study ultrasonography; imaging
measured antiphospholipid antibodies; negative
drug Enoxaparin; given; dose 60 mg; route subcutaneously; frequency 1 per 12 h
drug rivaroxaban; dose 15 mg; frequency 2 per 1 d; duration 21 days
drug rivaroxaban; dose 20 mg; frequency 1 per 1 d
problem asymptomatic; normal
study repeat CT; imaging
no problem syncope
no problem malignancy
no patient death
nothing common cause of death
nothing 45 patients
"""

COPD = """\
ED NOTE
Triage 14:20. 72 yo M BIBA, c/o SOB x4d, worse today, productive cough w/ green sputum, subjective fevers. Denies CP, \
hemoptysis, leg swelling. Ran out of his inhalers 1 week ago.
PMH: COPD on home O2 2 L/min, HTN, BPH, remote TB (treated). PSH: R inguinal hernia repair 2005.
Meds: tiotropium 18 mcg inhaled daily, salbutamol prn, amlodipine 10 mg daily, tamsulosin 0.4 mg qhs.
NKDA. Ex-smoker, 50 pack-years, quit 2015. Occasional EtOH. Lives with wife.
VS: T 38.1 C, HR 104, BP 148/86, RR 30, SpO2 84% on 2 L.
Gen: in respiratory distress, speaking in short sentences. Chest: diffuse expiratory wheeze, no crackles. CV: \
tachycardic, no murmurs. Ext: no edema. Neuro: alert, oriented, no focal deficit.
ABG: pH 7.29, pCO2 68 mmHg, pO2 52 mmHg, HCO3 32 mmol/L. WBC 14.8, Hgb 16.2, plt 310, lactate 1.8 mmol/L, \
procalcitonin 0.6 ng/mL. Flu/COVID PCR neg.
CXR: hyperinflation, no infiltrate, no PTX. EKG: sinus tach, no ischemic changes.
Course: albuterol/ipratropium nebs x3, methylprednisolone 125 mg IV x1, azithromycin 500 mg IV. Started on BiPAP 12/5 \
w/ improvement. Repeat ABG at 2 h: pH 7.36, pCO2 54.
Dx: Acute exacerbation of COPD. Acute hypercapnic respiratory failure. PE considered, low suspicion.
Dispo: admit to step-down. Prednisone 40 mg PO daily x5 days, azithromycin 250 mg PO daily x4 days. Pulm rehab \
referral. Influenza vaccine declined.
"""

COPD_FACTS = """
patient age 72 a
patient sex male
problem SOB; onset 4d
problem productive cough
problem fevers
problem CP; absent
problem hemoptysis; absent
problem leg swelling; absent
problem HTN; past
problem BPH; past
problem TB; past
procedure hernia repair; side right
procedure hernia repair; when 2005
drug tiotropium; taken; dose 18 mcg; route inhaled; frequency 1 per 1 d
drug salbutamol; as_needed
drug amlodipine; taken; dose 10 mg; frequency 1 per 1 d
drug tamsulosin; dose 0.4 mg; frequency qhs
social smoking; value_concept former-smoker
social smoking; quantity 50 pack-years
social alcohol
measured Body temperature; value 38.1 C; ucum Cel
measured HR; value 104
measured BP; part Systolic blood pressure 148; part Diastolic blood pressure 86
measured RR; value 30
measured SpO2; value 84 %
problem respiratory distress
problem expiratory wheeze
problem crackles; absent
problem tachycardic
problem murmurs; absent
problem edema; absent
problem alert; normal
problem no focal deficit; normal
measured pH; value 7.29; once
measured pCO2; value 68 mmHg
measured pO2; value 52 mmHg
measured HCO3; value 32 mmol/L
measured WBC; value 14.8
measured Hgb; value 16.2
measured plt; value 310
measured lactate; value 1.8 mmol/L
measured procalcitonin; value 0.6 ng/mL
measured pH; value 7.36; once
measured pCO2; value 54
study CXR; imaging
finding infiltrate; absent; of CXR
study EKG
finding sinus tach; of EKG
drug methylprednisolone; given; dose 125 mg; route IV
drug azithromycin; given; dose 500 mg; route IV
procedure BiPAP
problem exacerbation
problem respiratory failure
drug Prednisone; dose 40 mg; route PO; frequency 1 per 1 d; duration 5 days
drug azithromycin; dose 250 mg; route PO; frequency 1 per 1 d; duration 4 days
no problem influenza
no problem COVID
no procedure O2; declined
"""

SARCOIDOSIS = """\
Re: Mr Thomas Achterberg, born 12 March 1979
Diagnosis: pulmonary sarcoidosis, stage II

Thank you for asking me to see this 44-year-old engineer, who has had a dry cough for eight months and exertional \
breathlessness for three. He has lost no weight and has no night sweats. In April he developed painful red nodules on \
both shins, diagnosed as erythema nodosum by his dermatologist; they have since resolved. He has never smoked and \
keeps no birds. There is no exposure to asbestos. A maternal uncle has sarcoidosis; both parents are well.

His only regular medication is omeprazole 20 mg in the morning for reflux. Two courses of amoxicillin did not help. \
He is intolerant of codeine, which makes him vomit.

On examination he was comfortable at rest, with no clubbing or lymphadenopathy. The chest was clear. His weight was \
82 kg and height 1.78 m. Spirometry showed an FEV1 of 2.9 L (78% predicted), FVC 3.6 L, and a DLCO of 64% predicted. \
Serum angiotensin-converting enzyme was raised at 98 U/L (8-52), calcium was normal at 2.41 mmol/L, and the \
QuantiFERON test was negative. High-resolution CT demonstrated bilateral hilar lymphadenopathy and perilymphatic \
micronodules, without honeycombing. Bronchoscopy with endobronchial ultrasound-guided needle aspiration was performed \
on 3 May 2023; cytology showed non-caseating granulomas and no malignant cells. Cultures for mycobacteria remained \
negative at six weeks.

I have started prednisolone 30 mg daily, to be reduced by 5 mg every two weeks, and alendronate 70 mg weekly. Should \
he relapse, methotrexate would be the next step. I have arranged an ophthalmology review to exclude uveitis, and will \
repeat his lung function in three months.
"""

SARCOIDOSIS_FACTS = """
patient age 44 a
patient sex male
social occupation; value engineer
problem pulmonary sarcoidosis
problem dry cough; onset eight months
problem breathlessness
problem night sweats; absent
no problem lost
problem erythema nodosum
social smoking; value_concept never-smoker
family uncle; of sarcoidosis
problem sarcoidosis; once
drug omeprazole; taken; dose 20 mg; frequency morning
drug amoxicillin; given
allergy codeine; intolerance
no drug codeine
problem clubbing; absent
problem lymphadenopathy; absent
measured weight; value 82 kg; vital-sign
measured height; value 1.78 m; vital-sign
measured FEV1; value 2.9 L
measured FVC; value 3.6 L
measured DLCO; value 64 %
study Spirometry; physiology
measured angiotensin-converting enzyme; value 98 U/L; high; reference_low 8; reference_high 52
measured calcium; value 2.41 mmol/L; normal
no drug calcium
measured QuantiFERON; negative
study CT; imaging
finding hilar lymphadenopathy; side bilateral
finding honeycombing; absent
study Bronchoscopy
study Bronchoscopy; when 2023-05-03
drug prednisolone; prescribed; dose 30 mg; frequency 1 per 1 d
drug alendronate; prescribed; dose 70 mg; frequency 1 per 1 wk
no problem relapse
problem uveitis; suspected
no drug methotrexate; taken
no drug angiotensin-converting enzyme
no patient death
"""


@pytest.mark.parametrize(
    ("text", "row"),
    [*rows(EMBOLISM, EMBOLISM_FACTS), *rows(COPD, COPD_FACTS), *rows(SARCOIDOSIS, SARCOIDOSIS_FACTS)],
)
def test_a_fact_of_the_narrative(text: str, row: str) -> None:
    check(text, row)
