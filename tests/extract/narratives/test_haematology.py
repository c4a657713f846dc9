"""Haematology: a myeloma in a referral letter, a thrombotic microangiopathy, a sickle cell crisis."""

from __future__ import annotations

import pytest

from .telling import check, rows

MYELOMA = """\
Dear Dr Novak,

Many thanks for seeing Mr Petrov, a 69-year-old retired miner who has had low back pain since August and has become \
increasingly tired. He has no fever, night sweats or bleeding. He has lost about 5 kg. He had a myocardial infarction \
in 2016 and takes aspirin 100 mg, bisoprolol 5 mg and atorvastatin 40 mg, each once a day. He has never had a blood \
transfusion. There is no family history of blood disorders. Penicillin gave him a rash many years ago. He smokes a \
pipe.

He is pale, without jaundice, petechiae or palpable lymph nodes; the spine is tender over L2. Power, tone and \
reflexes in the legs are normal.

His haemoglobin is 8.7 g/dL with an MCV of 98 fL, leucocytes are 4.1 × 10^9/L and platelets 131 × 10^9/L. ESR 118 \
mm/h. Calcium 2.92 mmol/L (2.15-2.55), creatinine 186 µmol/L, total protein 102 g/L, albumin 29 g/L, beta-2 \
microglobulin 7.4 mg/L. Serum electrophoresis shows an IgG kappa paraprotein of 54 g/L. Skeletal survey: multiple \
lytic lesions in the skull and a compression fracture of L2, no lesions in the femora. MRI excluded cord compression. \
Bone marrow aspirate: 45% plasma cells. FISH was negative for t(4;14) and del(17p).

I believe he has multiple myeloma, ISS stage III. I have given him zoledronic acid 4 mg IV and 2 L of saline, stopped \
his ibuprofen and started dexamethasone 40 mg daily for four days. Could you consider him for bortezomib? He is not a \
candidate for autologous stem cell transplantation.
"""

MYELOMA_FACTS = """
patient age 69 a
patient sex male
social occupation; value retired miner
problem tired
problem fever; absent
problem night sweats; absent
problem bleeding; absent
problem myocardial infarction
drug aspirin; taken; dose 100 mg; frequency 1 per 1 d
drug bisoprolol; taken; dose 5 mg
drug atorvastatin; taken; dose 40 mg; frequency 1 per 1 d
procedure blood transfusion; declined
social smoking
problem pale
problem jaundice; absent
problem petechiae; absent
problem lymph nodes; absent
measured haemoglobin; value 8.7 g/dL; once
measured MCV; value 98 fL
measured leucocytes; value 4.1 × 10^9/L
measured platelets; value 131 × 10^9/L; ucum 10*9/L
measured ESR; value 118 mm/h
measured Calcium; value 2.92 mmol/L; reference_low 2.15; reference_high 2.55
measured creatinine; value 186 µmol/L
measured total protein; value 102 g/L
measured albumin; value 29 g/L
measured beta-2 microglobulin; value 7.4 mg/L
measured paraprotein; value 54 g/L
finding lytic lesions; site skull
finding compression fracture; of Skeletal survey
study MRI; imaging
finding cord compression; absent
problem multiple myeloma
drug zoledronic acid; given; dose 4 mg; route IV
drug saline; given; dose 2 L
drug ibuprofen; stopped
drug dexamethasone; dose 40 mg; frequency 1 per 1 d; duration 4 days
no drug bortezomib; taken
no problem blood disorders
no patient death
"""

TTP = """\
A 33-year-old woman was transferred from a district hospital with a 5-day history of fever, malaise, and easy \
bruising, followed by confusion and one generalized seizure on the day of admission. She had been healthy and took no \
medication except an oral contraceptive. She had no diarrhea. She worked as a hairdresser and had never travelled \
abroad.

Physical examination: temperature 38.4°C, heart rate 104/min, blood pressure 128/76 mmHg; jaundice, multiple \
petechiae on the legs, and ecchymoses at venipuncture sites. She was disoriented (Glasgow Coma Scale score 13). There \
was no neck stiffness, hepatosplenomegaly or lymphadenopathy.

Complete blood count: hemoglobin 7.2 g/dL, platelets 9,000/µL, leukocytes 10,800/µL. The blood smear showed 6% \
schistocytes. Lactate dehydrogenase was 2,140 U/L (normal, 120-246), haptoglobin < 10 mg/dL, indirect bilirubin 3.4 \
mg/dL and reticulocytes 12%. Prothrombin time, fibrinogen and D-dimer were normal. Creatinine 1.3 mg/dL. The direct \
antiglobulin test was negative. HIV and hepatitis serologies were nonreactive. Pregnancy was excluded. Brain CT \
revealed no hemorrhage or infarct. ADAMTS13 activity was less than 5%, with an inhibitor titer of 3.2 BU.

Acquired thrombotic thrombocytopenic purpura was diagnosed. Daily plasma exchange was begun within 4 hours, together \
with methylprednisolone 1 g/day for 3 days and then prednisone 1 mg/kg/day. Platelet transfusions were withheld. \
Rituximab 375 mg/m2 weekly for four doses was added on day 5 owing to an inadequate response. The platelet count \
exceeded 150,000/µL on day 11. After 14 exchanges she was discharged without neurological deficits. Two years later \
she remains in remission.
"""

TTP_FACTS = """
patient age 33 a
patient sex female
social occupation; value hairdresser
problem fever; onset 5-day
problem malaise; onset 5-day
problem easy bruising
problem confusion
problem seizure
drug oral contraceptive; taken
problem diarrhea; absent
measured temperature; value 38.4 °C
measured heart rate; value 104 /min
measured blood pressure; part Systolic blood pressure 128 mmHg; part Diastolic blood pressure 76 mmHg
problem jaundice
problem petechiae; site legs
problem ecchymoses
problem disoriented
measured Glasgow Coma Scale; value 13; score
problem neck stiffness; absent
problem hepatosplenomegaly; absent
problem lymphadenopathy; absent
measured hemoglobin; value 7.2 g/dL
measured platelets; value 9000 /µL
measured leukocytes; value 10800 /µL
measured Lactate dehydrogenase; value 2140 U/L; reference_low 120; reference_high 246
measured haptoglobin; value <10 mg/dL
measured indirect bilirubin; value 3.4 mg/dL
measured reticulocytes; value 12 %
measured Prothrombin time; normal
measured fibrinogen; normal
measured D-dimer; normal
measured Creatinine; value 1.3 mg/dL
measured direct antiglobulin test; negative
no problem hepatitis
study Brain CT; imaging
finding hemorrhage; absent; of Brain CT
finding infarct; absent
measured ADAMTS13 activity; value <5 %
problem thrombotic thrombocytopenic purpura
procedure plasma exchange; frequency 1 per 1 d
drug methylprednisolone; dose 1 g/day; duration 3 days
drug prednisone; dose 1 mg/kg/day
procedure Platelet transfusions; declined
drug Rituximab; dose 375 mg/m2; frequency 1 per 1 wk
measured platelet count; value >150000 /µL
problem without neurological deficits; normal
visit discharge
outcome remission
no social pregnancy
no patient death
"""

SICKLE = """\
22M w/ HbSS disease presents w/ 2 days of severe pain in lower back & both thighs, 9/10, typical of his crises. No \
relief w/ ibuprofen 800 mg at home. Today new cough and R-sided chest pain. +subjective fever. Denies priapism, HA, \
weakness, abd pain.
PMH: acute chest syndrome x2, last 2021; AVN of L hip; s/p splenectomy age 6 and lap chole 2018. No hx of stroke.
Meds: hydroxyurea 1500 mg daily, folic acid 1 mg daily. Allergies: morphine → itching.
Social: college student, no tobacco, marijuana on weekends. FHx: both parents w/ sickle cell trait; brother died of \
sepsis at 3.
Exam: T 38.6, HR 115, BP 122/70, RR 24, O2 sat 90% RA → 96% 3 L NC. Mild scleral icterus. Crackles at R base. Abd \
soft, NT. No leg ulcers. Neuro nonfocal.
Labs: WBC 18.9, Hb 6.8 (baseline 8.5), plt 402, retic 14%, LDH 612, T bili 4.1, Cr 0.7. Blood cx pending.
CXR: new RLL infiltrate, no effusion.
A: Vaso-occlusive crisis; acute chest syndrome. PE less likely.
P: hydromorphone PCA, ketorolac 15 mg IV q6h, ceftriaxone 1 g IV q24h + azithromycin 500 mg PO, transfuse 2 units \
PRBC, incentive spirometry. Exchange transfusion if worsening. Heme consulted.
"""

SICKLE_FACTS = """
patient age 22 a
patient sex male
problem pain; severe; once
problem cough
problem fever
problem priapism; absent
problem weakness; absent
problem acute chest syndrome; past
problem AVN; past
procedure splenectomy
problem stroke; absent
drug hydroxyurea; taken; dose 1500 mg; frequency 1 per 1 d
drug folic acid; taken; dose 1 mg; frequency 1 per 1 d
allergy morphine; reactions itching
no drug morphine
no problem itching
family parents; of sickle cell trait
family brother; of sepsis; deceased
no problem sepsis
no problem sickle cell trait
measured HR; value 115
measured BP; part Systolic blood pressure 122; part Diastolic blood pressure 70
measured RR; value 24
measured O2 sat; value 90 %
measured O2 sat; value 96 %
problem scleral icterus; mild
problem Crackles
problem soft; normal
problem leg ulcers; absent
measured WBC; value 18.9
measured Hb; value 6.8
measured plt; value 402
measured retic; value 14 %
measured LDH; value 612
measured Cr; value 0.7
study CXR; imaging
finding infiltrate; of CXR
finding effusion; absent; of CXR
drug hydromorphone; prescribed
drug ketorolac; dose 15 mg; route IV; frequency 1 per 6 h
drug ceftriaxone; dose 1 g; route IV; frequency 1 per 1 d
drug azithromycin; dose 500 mg; route PO
no problem RA
no patient death
"""


@pytest.mark.parametrize(
    ("text", "row"),
    [*rows(MYELOMA, MYELOMA_FACTS), *rows(TTP, TTP_FACTS), *rows(SICKLE, SICKLE_FACTS)],
)
def test_a_fact_of_the_narrative(text: str, row: str) -> None:
    check(text, row)
