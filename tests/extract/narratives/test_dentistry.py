"""Dentistry: a jaw that dies under a drug, a clinic note of a swollen face; each with its facts."""

from __future__ import annotations

import pytest

from .telling import check

JAW = """\
A 72-year-old woman was referred by her dentist with an ulcer and exposed bone in the lower left jaw ten weeks after
extraction of the second molar. She complained of dull pain and numbness of the lower lip. There was no fever or
trismus. She had breast cancer with bone metastases, for which zoledronic acid 4 mg had been given intravenously
every 4 weeks for three years, and took letrozole 2.5 mg daily.
She had also had radiotherapy of the left breast in 2017. She had type 2 diabetes but no rheumatoid arthritis. She
had smoked 10 cigarettes a day until 2010. She reported an allergy to amoxicillin, which had caused a rash.

Intraoral examination revealed exposed necrotic bone of 12 mm with purulent discharge and halitosis. Cervical lymph
nodes were not enlarged. A panoramic radiograph showed a mottled radiolucency and a non-healing socket. Cone beam CT
demonstrated a sequestrum close to the mandibular canal, without pathological fracture. Swab culture grew Actinomyces
israelii. Biopsy confirmed necrotic bone and excluded metastasis. Osteomyelitis and osteoradionecrosis were
considered. HbA1c was 7.1%; CRP was 22 mg/L (reference < 5).

Stage 2 medication-related osteonecrosis of the jaw was diagnosed. Zoledronic acid was suspended. She was treated
with clindamycin 300 mg four times daily for 14 days and chlorhexidine 0.12% mouth rinse twice daily; hyperbaric
oxygen was not available. Sequestrectomy was performed under local anesthesia with articaine 4%. At 4 months the
mucosa had healed and the pain had resolved, but numbness persisted. Denosumab carries a similar risk, and prevalence
among patients with myeloma reaches 10%.
"""

FACE = """\
DENTAL EMERGENCY CLINIC. 26 y/o F, pregnant 22/40, G1P0. c/o R facial swelling x 2/7, throbbing toothache LR6 x 1/52,
8/10. No dysphagia, no dyspnoea, no visual change. Taking paracetamol 1 g qds, ibuprofen avoided. MH: mild asthma
(salbutamol prn). NKDA. Non-smoker, no alcohol. Sister: cleft lip.
E/O: T 37.9 °C, HR 96. R submandibular swelling, tender, no trismus, floor of mouth soft.
I/O: LR6 grossly carious, TTP, buccal sinus. Generalised gingivitis. BPE 2.
PA radiograph LR6: periapical radiolucency 6 mm, no root fracture.
Dx: acute apical abscess LR6; pregnancy gingivitis. Ludwig's angina unlikely.
Tx: LA lidocaine 2% with adrenaline 2.2 mL, extirpation and drainage through the tooth; extraction declined.
Amoxicillin 500 mg tds for 5 days. Metronidazole not needed. OHI given. Review 48 h; go to A&E if dyspnoea or
dysphagia.
RCT LR6 planned after delivery.
"""


@pytest.mark.parametrize(
    "row",
    [
        "patient age 72 a; sex female",
        "problem numbness",
        "problem fever; absent",
        "problem trismus; absent",
        "problem breast cancer",
        "problem bone metastases",
        "problem type 2 diabetes",
        "problem rheumatoid arthritis; absent",
        "problem halitosis",
        "problem osteonecrosis; site jaw",
        "no problem myeloma",
        "allergy amoxicillin",
        "no drug amoxicillin",
        "no drug denosumab",
        "finding pathological fracture; absent",
        "finding Actinomyces israelii",
        "study panoramic radiograph; imaging",
        "study Cone beam CT; imaging",
        "study Swab culture; microbiology",
        "measured HbA1c; value 7.1 %",
        "measured CRP; value 22 mg/L; reference_high 5",
        "drug zoledronic acid; on-hold; dose 4 mg",
        "drug letrozole; taken; dose 2.5 mg; frequency 1 per 1 d",
        "drug clindamycin; given; dose 300 mg; frequency 4 per 1 d; duration 14 days",
        "drug articaine; strength 4 %",
        "procedure radiotherapy; when 2017",
        "procedure Sequestrectomy",
        "social smoking; value_concept former-smoker",
    ],
)
def test_the_jaw(row: str) -> None:
    check(JAW, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 26 a; sex female",
        "problem facial swelling; side right",
        "problem dysphagia; absent",
        "problem dyspnoea; absent",
        "problem asthma; mild",
        "problem trismus; absent",
        "problem gingivitis",
        "problem toothache",
        "family sister; of cleft lip",
        "measured HR; value 96",
        "finding fracture; absent",
        "drug paracetamol; taken; dose 1 g; frequency 4 per 1 d",
        "drug ibuprofen; not-taken",
        "drug salbutamol; as_needed",
        "drug Amoxicillin; dose 500 mg; frequency 3 per 1 d; duration 5 days",
        "drug Metronidazole; not-taken",
        "allergy drug allergies; absent",
        "social smoking; value_concept non-smoker",
        "social alcohol; value_concept non-drinker",
        "social pregnancy status; value_concept pregnant",
        "social gravidity; quantity 1",
        "social parity; quantity 0",
    ],
)
def test_the_swollen_face(row: str) -> None:
    check(FACE, row)
