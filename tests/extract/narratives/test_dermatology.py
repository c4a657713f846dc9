"""Dermatology: a drug reaction, a psoriasis clinic note, a melanoma; each with its facts."""

from __future__ import annotations

import pytest

from .telling import check

TEN = """\
A 35-year-old woman with epilepsy developed fever, sore throat and a painful, dusky rash 16 days after starting
lamotrigine 25 mg daily. She had no known drug allergies and no previous skin disease. On examination, there were
targetoid macules on the trunk and limbs with flaccid blisters and a positive Nikolsky sign; erosions of the lips and
conjunctivitis were noted. About 22% of the body surface was detached. Temperature was 39.1 °C, pulse 124/min and
blood pressure 96/58 mmHg. There was no lymphadenopathy.

Laboratory tests: leukocytes 2.9 x10^9/L, ALT 86 U/L, urea 11.2 mmol/L, bicarbonate 19 mmol/L, glucose 8.1 mmol/L.
Mycoplasma serology and herpes simplex PCR were negative. Skin biopsy showed full-thickness epidermal necrosis with a
sparse infiltrate; direct immunofluorescence was negative. Toxic epidermal necrolysis due to lamotrigine was
diagnosed; SCORTEN was 2. Staphylococcal scalded skin syndrome was excluded.

Lamotrigine was discontinued and levetiracetam 500 mg twice daily was started. She was treated with cyclosporine 3
mg/kg/day for 10 days and was transferred to the burn unit. Etanercept was not used. Pseudomonas aeruginosa grew from
the wound swab, and ceftazidime 2 g every 8 hours was given. Re-epithelialization was complete on day 21. She was
advised to avoid carbamazepine and phenytoin. Six months later she had dry eyes and hyperpigmentation, but no
symblepharon.
"""

PSORIASIS = """\
Dermatology OPD. 29 yo M, barman. Chronic plaque psoriasis since age 17, worse x 3/12. Itch 6/10. Joint pain in
hands, morning stiffness 45 min. No uveitis, no IBD. Previous Rx: calcipotriol, UVB phototherapy (good response),
methotrexate 15 mg weekly stopped (raised ALT). PMH: obesity. Allergies: nil known. Smokes 20/day, EtOH 30
units/week. Father psoriasis, sister vitiligo.
O/E: well-demarcated erythematous scaly plaques on elbows, knees, scalp; nail pitting; dactylitis R 3rd toe. PASI
14.2, DLQI 18, BSA 12%. BMI 34.1 kg/m2. BP 144/92.
Ix: ALT 92 U/L (<40) high, CRP 18 mg/L, RF neg, HLA-B27 neg, Quantiferon negative, HBsAg neg, HIV neg. CXR clear.
X-ray hands: no erosions.
Imp: 1. severe plaque psoriasis 2. probable psoriatic arthritis 3. NAFLD.
Plan: adalimumab 80 mg s.c. then 40 mg every 2 weeks; refer rheumatology; alcohol reduction; smoking cessation; avoid
acitretin. Biopsy not needed. Flu vaccine today. R/v 12 weeks.
"""

MELANOMA = """\
A 54-year-old fair-skinned farmer noticed a changing mole on his left calf for eight months. It had bled twice but
was not itchy. He had had a basal cell carcinoma of the nose excised in 2016, and his sister had melanoma at the age
of 40. On examination there was an asymmetric, irregularly pigmented nodule measuring 14 x 9 mm; no satellite lesions
or enlarged inguinal lymph nodes were found. Dermoscopy showed a blue-white veil and atypical vessels. Excisional
biopsy revealed a nodular melanoma with a Breslow thickness of 3.8 mm, ulceration, and 6 mitoses/mm2; the margins
were clear. BRAF V600E mutation was detected. Sentinel lymph node biopsy was positive in one of two nodes. PET-CT
demonstrated no distant metastases. Brain MRI was normal. LDH was 198 U/L (reference < 250).

Wide local excision with a 2-cm margin and a split-thickness skin graft were performed under general anesthesia. He
was offered completion lymphadenectomy but declined. Adjuvant dabrafenib 150 mg twice daily and trametinib 2 mg once
daily were given for 12 months; pyrexia led to interruption of dabrafenib for one week. Two years later he was alive
without recurrence.

Nodular melanoma accounts for 15% of cases. Uveal melanoma, which spreads to the liver, behaves differently.
"""


@pytest.mark.parametrize(
    "row",
    [
        "patient age 35 a; sex female",
        "problem epilepsy",
        "problem fever",
        "problem sore throat",
        "drug carbamazepine; not-taken",
        "problem Nikolsky sign; result positive",
        "problem conjunctivitis",
        "problem lymphadenopathy; absent",
        "problem toxic epidermal necrolysis",
        "problem Staphylococcal scalded skin syndrome; absent",
        "problem dry eyes",
        "problem hyperpigmentation",
        "problem symblepharon; absent",
        "measured Temperature; value 39.1 °C",
        "measured pulse; value 124 /min",
        "measured blood pressure; part systolic blood pressure 96 mmHg",
        "measured leukocytes; value 2.9 x10^9/L",
        "measured ALT; value 86 U/L",
        "measured urea; value 11.2 mmol/L",
        "measured bicarbonate; value 19 mmol/L",
        "measured glucose; value 8.1 mmol/L",
        "measured SCORTEN; value 2",
        "study Skin biopsy; pathology",
        "finding epidermal necrosis",
        "study wound swab; microbiology",
        "drug lamotrigine; stopped; dose 25 mg; frequency 1 per 1 d",
        "drug levetiracetam; dose 500 mg; frequency 2 per 1 d",
        "drug cyclosporine; given; dose 3 mg/kg/day; duration 10 days",
        "drug Etanercept; not-taken",
        "drug ceftazidime; given; dose 2 g; frequency 1 per 8 h",
        "allergy drug allergies; absent",
        "drug phenytoin; not-taken",
        "no problem burn",
    ],
)
def test_the_drug_reaction(row: str) -> None:
    check(TEN, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 29 a; sex male",
        "problem plaque psoriasis; severe",
        "problem joint pain",
        "problem uveitis; absent",
        "problem IBD; absent",
        "problem obesity; past",
        "problem psoriatic arthritis; suspected",
        "problem NAFLD",
        "problem dactylitis",
        "problem nail pitting",
        "no problem vitiligo",
        "family father; of psoriasis",
        "family sister; of vitiligo",
        "measured PASI; value 14.2",
        "measured DLQI; value 18",
        "measured BMI; value 34.1 kg/m2",
        "measured BP; part systolic blood pressure 144",
        "measured CRP; value 18 mg/L",
        "measured Quantiferon; negative",
        "study CXR; imaging",
        "finding erosions; absent",
        "drug methotrexate; stopped; dose 15 mg; frequency 1 per 1 wk",
        "drug acitretin; not-taken",
        "drug adalimumab; intended; dose 80 mg; route s.c.",
        "study Biopsy; declined",
        "social smoking; value_concept current-smoker",
        "social alcohol; value_concept current-drinker",
    ],
)
def test_the_psoriasis_clinic(row: str) -> None:
    check(PSORIASIS, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 54 a; sex male",
        "problem basal cell carcinoma; past",
        "problem pyrexia",
        "problem satellite lesions; absent",
        "no problem Uveal melanoma",
        "no problem liver",
        "family sister; of melanoma",
        "study Dermoscopy",
        "study Excisional biopsy; pathology",
        "finding nodular melanoma",
        "finding ulceration",
        "study Sentinel lymph node biopsy",
        "study PET-CT; imaging",
        "finding distant metastases; absent",
        "study Brain MRI; imaging",
        "measured LDH; value 198 U/L; reference_high 250",
        "procedure Wide local excision",
        "procedure skin graft",
        "procedure general anesthesia",
        "procedure lymphadenectomy; declined",
        "drug trametinib; given; dose 2 mg; frequency 1 per 1 d",
        "drug dabrafenib; dose 150 mg; frequency 2 per 1 d",
        "problem nodule; size 14 mm",
        "problem nodule; size 9 mm",
        "outcome recurrence",
        "nothing 15% of cases",
        "nothing Uveal melanoma",
    ],
)
def test_the_melanoma(row: str) -> None:
    check(MELANOMA, row)
