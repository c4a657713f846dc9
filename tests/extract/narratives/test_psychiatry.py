"""Psychiatry: a mania with lithium toxicity, an assessment of a depression; each with its facts."""

from __future__ import annotations

import pytest

from .telling import check

MANIA = """\
A 41-year-old accountant with bipolar I disorder was brought to the emergency department by her husband after one
week of decreased need for sleep, pressured speech and reckless spending. She had stopped olanzapine 10 mg at night
two months earlier because of weight gain. She denied auditory hallucinations and had no suicidal or homicidal
ideation. She drank no alcohol and did not use cannabis. Her past history included two episodes of severe depression
and an overdose of paracetamol in 2009. Her father had schizophrenia, and a maternal aunt died by suicide.

On mental state examination she was irritable and distractible, with flight of ideas and grandiose delusions. Insight
was poor.
Orientation was intact. The Young Mania Rating Scale score was 34. Pulse was 102/min, blood pressure 138/84 mmHg.
Lithium level was 0.2 mmol/L, TSH 2.4 mIU/L, and the urine drug screen was negative. A pregnancy test was negative.

She was admitted under the Mental Health Act. Lithium carbonate 800 mg at night was restarted, with haloperidol 5 mg
twice daily and lorazepam 1 mg as needed for agitation. On day 3 she developed torticollis, which was treated with
procyclidine 5 mg intramuscularly; haloperidol was switched to quetiapine 300 mg daily. On day 9 she was tremulous
and confused, with diarrhea, and her lithium level was 2.3 mmol/L. Lithium was withheld and she received intravenous
fluids; hemodialysis was not required.
Neuroleptic malignant syndrome was ruled out (creatine kinase 96 U/L). She declined electroconvulsive therapy. She was
discharged after five weeks on valproate 500 mg twice daily.
"""

DEPRESSION = """\
COMMUNITY MENTAL HEALTH TEAM - INITIAL ASSESSMENT
Ref by GP: 67M, widower, retired miner, low mood x 6/12 since death of wife.
S: anhedonia, early morning wakening, weight loss 7 kg, poor concentration. Passive suicidal ideation, no plan, no
previous self-harm. No psychotic symptoms. Memory "fine".
PMHx: COPD, prostate cancer 2015 (brachytherapy), glaucoma. No past psychiatric history.
FHx: brother - alcoholism. Mother - dementia.
Meds: tiotropium 18 mcg inh od, latanoprost eye drops nocte, salbutamol inhaler prn.
Allergies: erythromycin - GI upset.
SHx: lives alone, 40 pack-yr ex-smoker, whisky 1/2 bottle per week.
O: unkempt, psychomotor retardation, tearful. PHQ-9 21, GAD-7 12, MMSE 28/30. Wt 61 kg, BP 132/76.
Bloods: B12 310 ng/L, TSH 9.8 mU/L (0.4-4.0) H, Na 134 mmol/L, Hb 13.9 g/dL.
A: severe depressive episode without psychotic symptoms; r/o hypothyroidism; complicated grief. Dementia unlikely.
P: 1) sertraline 50 mg om, increase to 100 mg after 2 weeks; 2) zopiclone 3.75 mg nocte for 7 days; 3) repeat TFTs in
6 weeks;
4) CBT referral; 5) CT head if cognition worsens. Avoid TCAs (glaucoma).
Review 2 weeks. At 8 weeks: PHQ-9 9, sleeping well, no suicidal thoughts.
"""


@pytest.mark.parametrize(
    "row",
    [
        "patient age 41 a; sex female",
        "social occupation; value accountant",
        "problem bipolar I disorder",
        "problem pressured speech",
        "problem weight gain",
        "problem auditory hallucinations; absent",
        "problem homicidal ideation; absent",
        "problem depression; severe; past",
        "problem flight of ideas",
        "problem torticollis",
        "problem diarrhea",
        "problem confused",
        "problem neuroleptic malignant syndrome; absent",
        "no problem schizophrenia",
        "no problem suicide",
        "family father; of schizophrenia",
        "measured Young Mania Rating Scale; value 34; score",
        "measured Pulse; value 102 /min",
        "measured blood pressure; part systolic blood pressure 138 mmHg",
        "measured Lithium level; value 0.2 mmol/L",
        "measured lithium level; value 2.3 mmol/L",
        "measured TSH; value 2.4 mIU/L",
        "measured creatine kinase; value 96 U/L",
        "drug olanzapine; stopped; dose 10 mg",
        "drug Lithium; on-hold",
        "drug haloperidol; stopped; dose 5 mg; frequency 2 per 1 d",
        "drug lorazepam; dose 1 mg; as_needed_for agitation",
        "drug procyclidine; given; dose 5 mg; route intramuscularly",
        "drug quetiapine; dose 300 mg; frequency 1 per 1 d",
        "drug valproate; prescribed; dose 500 mg; frequency 2 per 1 d",
        "procedure hemodialysis; declined",
        "procedure electroconvulsive therapy; declined",
        "social alcohol; value_concept non-drinker",
        "visit presentation; setting emergency",
    ],
)
def test_the_mania(row: str) -> None:
    check(MANIA, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 67 a; sex male",
        "social occupation; value retired miner",
        "problem anhedonia",
        "problem poor concentration",
        "problem psychotic symptoms; absent",
        "problem self-harm; absent",
        "problem COPD; past",
        "problem prostate cancer; past",
        "problem glaucoma; past",
        "problem psychomotor retardation",
        "problem depressive episode; severe",
        "problem hypothyroidism; suspected",
        "no problem alcoholism",
        "family brother; of alcoholism",
        "family mother; of dementia",
        "measured PHQ-9; value 21; score",
        "measured PHQ-9; value 9; score",
        "measured GAD-7; value 12; score",
        "measured MMSE; value 28; score",
        "measured Wt; value 61 kg",
        "measured B12; value 310 ng/L",
        "measured TSH; value 9.8 mU/L; reference_low 0.4; reference_high 4.0; high",
        "measured Na; value 134 mmol/L",
        "measured Hb; value 13.9 g/dL",
        "drug tiotropium; taken; dose 18 mcg; frequency 1 per 1 d",
        "drug latanoprost; taken; route eye drops; frequency 1 per 1 d",
        "drug salbutamol; taken; as_needed",
        "drug sertraline; dose 50 mg",
        "drug zopiclone; dose 3.75 mg; duration 7 days",
        "allergy erythromycin; reactions GI upset",
        "no drug erythromycin",
        "no drug TCAs",
        "procedure brachytherapy",
        "social living situation; value lives alone",
    ],
)
def test_the_depression(row: str) -> None:
    check(DEPRESSION, row)
