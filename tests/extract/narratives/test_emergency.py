"""Emergency medicine: a poisoning, an anaphylaxis, a fall from a ladder; each with its facts."""

from __future__ import annotations

import pytest

from .telling import check

OVERDOSE = """\
EMERGENCY DEPARTMENT
19F, BIBA 3 h after taking about 24 tablets of paracetamol 500 mg with half a bottle of vodka, following an argument.
Nausea, 2 vomits. No abdominal pain, no LOC, no jaundice. Found by flatmate. PMH: depression, previous self-harm
(cutting) 2020. Meds: fluoxetine 20 mg od, COCP. NKDA. Student. Smokes 10/day. FHx: mother - depression.
O/E: GCS 15, T 36.9 °C, HR 98, BP 112/68, RR 16, SpO2 99% RA, BM 5.6. Abdomen soft, mild epigastric tenderness. No
asterixis.
Wt 52 kg.
Ix: paracetamol level at 4 h 142 mg/L, salicylate <20 mg/L, ethanol 1,210 mg/L, ALT 22 U/L, INR 1.0, creatinine 61
µmol/L, venous pH 7.38, lactate 2.4 mmol/L. ECG: sinus rhythm, QTc 428 ms. Pregnancy test negative.
Rx: N-acetylcysteine 150 mg/kg IV over 1 h, then 50 mg/kg over 4 h; ondansetron 4 mg IV. Activated charcoal not given
(>1 h).
Psychiatric liaison r/v: low intent, regretful, no ongoing suicidal ideation.
Plan: admit to AMU, repeat ALT and INR at 24 h. If ALT rises, discuss with liver unit.
"""

ANAPHYLAXIS = """\
A 33-year-old man was stung by a wasp on the neck while gardening. Within ten minutes he developed generalized
urticaria, lip swelling, hoarseness and wheezing, and collapsed. He had a history of asthma and was known to be
allergic to peanuts, but had never reacted to stings. He took a ramipril tablet daily for hypertension. Paramedics
found a blood pressure of 72/40 mmHg, a heart rate of 136 beats/min and an oxygen saturation of 86% while breathing
room air. They gave adrenaline 0.5 mg intramuscularly twice, five minutes apart, oxygen 15 L/min and 1 L of saline.

In the emergency department he was alert but flushed. There was no stridor. Blood pressure was 104/62 mmHg and
saturation 97%. ECG showed sinus tachycardia without ST elevation. Troponin was <5 ng/L and serum tryptase was 38
µg/L (normal below 11.4). Myocardial infarction and vasovagal syncope were excluded. He received hydrocortisone 200
mg and chlorphenamine 10 mg intravenously. Nebulized salbutamol 5 mg relieved the wheeze. Ramipril was stopped. He
was observed for 12 hours; no biphasic reaction occurred. He was discharged with two adrenaline auto-injectors and
oral prednisolone 40 mg daily for 3 days, and was referred to the allergy clinic for venom immunotherapy.
"""

LADDER = """\
TRAUMA NOTE. 62-year-old male roofer, fell 4 metres from a ladder at 14:10. Anticoagulated (apixaban 5 mg bd for AF).
Brought by helicopter. Tetanus up to date.
A: patent, C-spine immobilised. B: RR 28, SpO2 91% on 15 L, reduced breath sounds on the left, no tracheal deviation.
C: HR 118, BP 98/54, cap refill 4 s, abdomen tender LUQ, pelvis stable. D: GCS 13 (E3V4M6), pupils equal and
reactive. E: T 35.4 °C, deformed right ankle, closed.
FAST: free fluid in the splenorenal recess, no pericardial effusion. CXR: left haemopneumothorax, fractures of ribs
6-9. CT head: thin left subdural haematoma, no midline shift. CT C-spine: no fracture. CT abdomen: grade III splenic
laceration; liver and kidneys intact. X-ray right ankle: bimalleolar fracture.
Bloods: Hb 92 g/L, lactate 4.8 mmol/L, INR 1.3, fibrinogen 1.6 g/L, base excess -7 mmol/L.
Interventions: left chest drain (600 mL blood), tranexamic acid 1 g IV, prothrombin complex concentrate 50 IU/kg, 3
units RBC, 2 units FFP. Angioembolization of the splenic artery. Ankle reduced under ketamine 50 mg IV. No craniotomy
required.
Dispo: ICU. Levetiracetam 500 mg bd. Hold apixaban. ORIF ankle planned when stable. Splenectomy if further bleeding.
"""


@pytest.mark.parametrize(
    "row",
    [
        "patient age 19 a; sex female",
        "problem nausea",
        "problem abdominal pain; absent",
        "problem LOC; absent",
        "problem jaundice; absent",
        "problem depression; past",
        "problem self-harm; past",
        "problem epigastric tenderness; mild",
        "problem asterixis; absent",
        "problem suicidal ideation; absent",
        "family mother; of depression",
        "measured GCS; value 15; score",
        "measured HR; value 98",
        "measured BP; part diastolic blood pressure 68",
        "measured RR; value 16",
        "measured SpO2; value 99 %",
        "measured Wt; value 52 kg",
        "measured paracetamol level; value 142 mg/L",
        "measured salicylate; value <20 mg/L",
        "measured ethanol; value 1210 mg/L",
        "measured ALT; value 22 U/L",
        "measured INR; value 1.0",
        "measured creatinine; value 61 µmol/L",
        "measured pH; value 7.38",
        "measured lactate; value 2.4 mmol/L",
        "measured QTc; value 428 ms",
        "measured Pregnancy test; negative",
        "drug fluoxetine; taken; dose 20 mg; frequency 1 per 1 d",
        "drug N-acetylcysteine; dose 150 mg/kg; route IV",
        "drug ondansetron; dose 4 mg; route IV",
        "no social alcohol",
        "drug Activated charcoal; not-taken",
        "allergy drug allergies; absent",
        "social smoking; value_concept current-smoker",
    ],
)
def test_the_overdose(row: str) -> None:
    check(OVERDOSE, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 33 a; sex male",
        "problem urticaria",
        "problem lip swelling",
        "problem hoarseness",
        "problem wheezing",
        "problem asthma; past",
        "problem hypertension",
        "problem stridor; absent",
        "problem wheezing; no radiation",
        "problem biphasic reaction; absent",
        "problem myocardial infarction; absent",
        "problem vasovagal syncope; absent",
        "allergy peanuts",
        "measured blood pressure; part systolic blood pressure 72 mmHg",
        "measured blood pressure; part systolic blood pressure 104 mmHg",
        "measured heart rate; value 136 beats/min",
        "measured oxygen saturation; value 86 %",
        "measured saturation; value 97 %",
        "measured Troponin; value <5 ng/L",
        "measured serum tryptase; value 38 µg/L; no low",
        "study ECG; physiology",
        "finding sinus tachycardia",
        "finding ST elevation; absent",
        "drug adrenaline; dose 0.5 mg; route intramuscularly",
        "drug oxygen; given; dose 15 L/min",
        "drug chlorphenamine; given; dose 10 mg; route intravenously",
        "drug hydrocortisone; given; dose 200 mg",
        "drug salbutamol; given; dose 5 mg",
        "drug ramipril; stopped",
        "drug prednisolone; prescribed; dose 40 mg; route oral; frequency 1 per 1 d; duration 3 days",
        "visit discharge",
    ],
)
def test_the_anaphylaxis(row: str) -> None:
    check(ANAPHYLAXIS, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 62 a; sex male",
        "problem AF",
        "problem tracheal deviation; absent",
        "measured RR; value 28",
        "measured HR; value 118",
        "measured BP; part systolic blood pressure 98",
        "measured GCS; value 13; score",
        "measured Hb; value 92 g/L",
        "measured lactate; value 4.8 mmol/L",
        "measured INR; value 1.3",
        "measured fibrinogen; value 1.6 g/L",
        "measured base excess; value -7 mmol/L",
        "finding haemopneumothorax; side left",
        "finding subdural haematoma; side left",
        "finding splenic laceration",
        "finding bimalleolar fracture",
        "study CXR; imaging",
        "drug apixaban; on-hold; dose 5 mg; frequency 2 per 1 d",
        "drug tranexamic acid; given; dose 1 g; route IV",
        "drug prothrombin complex concentrate; dose 50 IU/kg",
        "drug ketamine; given; dose 50 mg; route IV",
        "drug Levetiracetam; dose 500 mg; frequency 2 per 1 d",
        "procedure chest drain; side left",
        "procedure craniotomy; declined",
    ],
)
def test_the_fall_from_a_ladder(row: str) -> None:
    check(LADDER, row)
