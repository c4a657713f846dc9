"""Infectious diseases: malaria in a traveller, an infection of the opportunist kind, a septic shock on the ward."""

from __future__ import annotations

import pytest

from .telling import check, rows

MALARIA = """\
A 29-year-old male geologist presented to our outpatient clinic with a 6-day history of fever with rigors, headache \
and myalgia, nine days after returning from Ghana, where he had spent three weeks without chemoprophylaxis. He had \
vomited twice on the day of presentation. He reported no cough, diarrhoea, rash or dysuria. He had been vaccinated \
against yellow fever and hepatitis A. His past history was unremarkable; he was not allergic to any drugs. His \
travelling companion had been treated for dengue fever.

He looked ill, was jaundiced and had a temperature of 39.8 °C, a pulse rate of 110 beats/min, a respiratory rate of \
20 breaths/min and a blood pressure of 105/60 mmHg. The spleen was palpable 3 cm below the costal margin. Neck \
stiffness and photophobia were absent.

Laboratory tests showed haemoglobin 11.2 g/dL, platelets 38 × 10^9/L, white cells 4.6 × 10^9/L, total bilirubin 62 \
μmol/L, ALT 96 U/L, creatinine 141 μmol/L and C-reactive protein 168 mg/L. Thick and thin blood films showed \
Plasmodium falciparum with a parasitaemia of 6.5%. The rapid antigen test was positive. Blood cultures were sterile, \
and dengue NS1 antigen was negative. Chest X-ray was normal.

Severe falciparum malaria was diagnosed and he was admitted to the high dependency unit. Intravenous artesunate 2.4 \
mg/kg was given at 0, 12 and 24 hours and then daily, followed by artemether-lumefantrine for three days. He did not \
require transfusion or dialysis. Parasitaemia was undetectable on day 4. Haemoglobin fell to 8.1 g/dL two weeks after \
treatment, without haemolysis. He made a full recovery.

Malaria is a common cause of fever in travellers; in one study of 800 patients, mortality was 1.2%. Quinine was \
formerly the treatment of choice.
"""

MALARIA_FACTS = """
patient age 29 a
patient sex male
problem fever; onset 6-day; once
problem rigors
problem headache; onset 6-day
problem myalgia
problem cough; absent
problem diarrhoea; absent
problem rash; absent
problem dysuria; absent
no problem yellow fever
no problem hepatitis A
no problem dengue
problem jaundiced
measured temperature; value 39.8 °C
measured pulse rate; value 110 beats/min
measured respiratory rate; value 20 breaths/min
measured blood pressure; part Systolic blood pressure 105 mmHg; part Diastolic blood pressure 60 mmHg
problem Neck stiffness; absent
problem photophobia; absent
measured haemoglobin; value 11.2 g/dL; once
measured platelets; value 38 × 10^9/L
measured white cells; value 4.6 × 10^9/L
measured total bilirubin; value 62 μmol/L; ucum umol/L
measured ALT; value 96 U/L
measured creatinine; value 141 μmol/L
measured C-reactive protein; value 168 mg/L
measured dengue NS1 antigen; negative
study Blood cultures; microbiology
study Chest X-ray; imaging
problem falciparum malaria; severe
drug artesunate; given; dose 2.4 mg/kg; route Intravenous
drug artemether-lumefantrine; duration 3 days
procedure transfusion; declined
procedure dialysis; declined
measured haemoglobin; value 8.1 g/dL; once
problem haemolysis; absent
social travel
no drug Quinine
nothing Quinine was formerly
nothing 800 patients
no patient death
"""

PNEUMOCYSTIS = """\
ID consult note
Reason for consult: hypoxia, new HIV diagnosis.
HPI: 38 y.o. man who has sex with men, h/o syphilis (treated 2020) and oral candidiasis, admitted 2 days ago with 5 \
weeks of progressive dyspnea on exertion, nonproductive cough, and 9-kg weight loss. Intermittent fevers. No \
hemoptysis, night sweats, or visual changes. No TB contacts. Has a cat. Works as a bartender. Smokes 1/2 ppd x 15 \
yrs; occasional methamphetamine; no IVDU.
Allergies: trimethoprim-sulfamethoxazole - rash as a child (mild).
Inpatient meds: ceftriaxone 1 g IV daily (day 2), azithromycin 500 mg daily, enoxaparin 40 mg SC daily.
PE: Tmax 38.9, BP 112/68, HR 108, RR 26, SpO2 88% on RA, 94% on 4 L NC. Cachectic. White plaques on the palate. \
Lungs: fine bibasilar crackles. No lymphadenopathy. No skin lesions. Fundoscopy deferred.
Labs: WBC 3.4, ALC 0.4, Hgb 10.6, plt 188, LDH 486 U/L, Cr 0.8 mg/dL. HIV-1 RNA 312,000 copies/mL, CD4 42 cells/µL \
(6%). Beta-D-glucan >500 pg/mL. RPR 1:2. Cryptococcal antigen negative. Toxoplasma IgG positive. ABG on RA: pH 7.46, \
pCO2 32, pO2 58.
Micro: BCx x2 NGTD. Sputum AFB smear neg x3. BAL DFA positive for Pneumocystis jirovecii.
CT chest: diffuse bilateral ground-glass opacities, small pneumatoceles, no effusion, no PE.
Impression:
1. Severe PJP in AIDS
2. Oral thrush
3. Latent vs treated syphilis - serofast
4. R/o MAC
Recs:
- Desensitize and start TMP-SMX 15 mg/kg/day IV divided q8h x 21 days
- Prednisone 40 mg bid x5d, then 40 mg daily x5d, then 20 mg daily x11d
- Stop ceftriaxone
- Fluconazole 200 mg PO daily x 7 d
- ART: bictegravir/emtricitabine/TAF within 2 weeks
- Check G6PD; AFB blood culture
"""

PNEUMOCYSTIS_FACTS = """
patient age 38 a
patient sex male
problem hypoxia
problem cough
problem weight loss
problem fevers
problem hemoptysis; absent
problem night sweats; absent
social occupation; value bartender
social smoking; value_concept current-smoker
allergy trimethoprim-sulfamethoxazole; reactions rash
drug ceftriaxone; stopped
drug azithromycin; dose 500 mg; frequency 1 per 1 d
drug enoxaparin; dose 40 mg; route SC; frequency 1 per 1 d
measured BP; part Systolic blood pressure 112; part Diastolic blood pressure 68
measured HR; value 108
measured RR; value 26
measured SpO2; value 88 %
measured SpO2; value 94 %
problem Cachectic
problem crackles
problem lymphadenopathy; absent
problem skin lesions; absent
measured WBC; value 3.4
measured Hgb; value 10.6
measured plt; value 188
measured LDH; value 486 U/L
measured Cr; value 0.8 mg/dL
measured HIV-1 RNA; value 312000 copies/mL
measured CD4; value 42 cells/µL
measured Beta-D-glucan; value >500 pg/mL
measured RPR; value_text 1:2
measured Cryptococcal antigen; negative
measured Toxoplasma IgG; positive
no problem Toxoplasma
measured pH; value 7.46
measured pCO2; value 32
measured pO2; value 58
study CT chest; imaging
finding ground-glass opacities; side bilateral
finding effusion; absent
finding PE; absent
problem Oral thrush
drug TMP-SMX; dose 15 mg/kg/day; route IV; duration 21 days
drug Prednisone; dose 40 mg; frequency 2 per 1 d; duration 5 d
drug Prednisone; dose 20 mg; frequency 1 per 1 d; duration 11 d
drug Fluconazole; dose 200 mg; route PO; frequency 1 per 1 d; duration 7 d
no patient death
"""

SEPSIS = """\
Progress note, ICU day 3
58-year-old woman, diabetic, admitted with septic shock due to Escherichia coli pyelonephritis with an obstructing 9 \
mm left ureteral stone, s/p left ureteral stent 12 May 2023.
Overnight: afebrile, norepinephrine weaned from 0.3 to 0.08 mcg/kg/min, urine output 60 mL/h. One episode of atrial \
fibrillation, converted to sinus rhythm after amiodarone 150 mg IV. No chest pain.
Exam: sedated, RASS -2, intubated. T 37.4 °C, MAP 72 mmHg, HR 96, CVP 9 mmHg. Lungs with scattered rhonchi. Abdomen \
soft. Left flank ecchymosis. Extremities warm, no mottling.
Ventilator: FiO2 0.40, PEEP 8 cmH2O, tidal volume 380 mL.
Labs: lactate 1.9 mmol/L (peak 7.8), WBC 21.3 (from 32.6), platelets 74, creatinine 2.2 mg/dL, procalcitonin 38 \
ng/mL, glucose 182 mg/dL, INR 1.6, bilirubin 1.3 mg/dL.
Micro: blood cultures 2/2 Escherichia coli, ESBL negative, resistant to ampicillin; urine culture E. coli. MRSA nares \
screen negative. Repeat blood cultures pending.
Imaging: CXR - right lower lobe atelectasis, no pneumothorax; ETT in place.
Assessment/Plan:
1. Septic shock, resolving. Piperacillin-tazobactam changed to ceftriaxone 2 g IV daily, day 3 of 10. Vancomycin \
discontinued. Hydrocortisone 50 mg q6h, wean tomorrow.
2. AKI, nonoliguric; no indication for dialysis.
3. Acute respiratory failure: spontaneous breathing trial today.
4. Thrombocytopenia, likely sepsis-related; HIT unlikely. Heparin SC held.
5. T2DM: insulin infusion 2 units/h.
6. Prophylaxis: pantoprazole 40 mg IV daily.
Code status: full. Husband updated; he had a fever last week.
"""

SEPSIS_FACTS = """
patient age 58 a
patient sex female
problem septic shock
problem pyelonephritis
problem ureteral stone; side left
procedure ureteral stent; side left; when 2023-05-12
problem afebrile; normal
problem atrial fibrillation
problem chest pain; absent
measured RASS; value -2
measured temperature; value 37.4 °C
measured MAP; value 72 mmHg
measured HR; value 96
measured CVP; value 9 mmHg
problem rhonchi
problem Abdomen soft; normal
problem ecchymosis; side left
measured FiO2; value 0.40
measured PEEP; value 8 cmH2O
measured lactate; value 1.9 mmol/L
measured WBC; value 21.3
measured platelets; value 74
measured creatinine; value 2.2 mg/dL
measured procalcitonin; value 38 ng/mL
measured glucose; value 182 mg/dL
measured INR; value 1.6
measured bilirubin; value 1.3 mg/dL
study blood cultures; microbiology
study CXR; imaging
finding atelectasis; of CXR
finding pneumothorax; absent; of CXR
drug ceftriaxone; dose 2 g; route IV; frequency 1 per 1 d
drug Vancomycin; stopped
drug Hydrocortisone; dose 50 mg; frequency 1 per 6 h
problem AKI
problem respiratory failure
problem Thrombocytopenia
problem T2DM
drug insulin; dose 2 units/h
drug pantoprazole; dose 40 mg; route IV; frequency 1 per 1 d
no drug ampicillin
no patient death
"""


@pytest.mark.parametrize(
    ("text", "row"),
    [*rows(MALARIA, MALARIA_FACTS), *rows(PNEUMOCYSTIS, PNEUMOCYSTIS_FACTS), *rows(SEPSIS, SEPSIS_FACTS)],
)
def test_a_fact_of_the_narrative(text: str, row: str) -> None:
    check(text, row)
