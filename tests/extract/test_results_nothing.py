"""Numbers that are no results: ages, dates, doses, sizes, counts, levels of the spine, figures, citations, grants."""

from __future__ import annotations

import pytest

from .measuring import measured, rows, told

TIME = [
    "A 64-year-old man was admitted on 14 March 2018.",
    "She had been well until 3 weeks before admission.",
    "The symptoms began in 2009 and recurred in 2016.",
    "He was discharged on day 12.",
    "The operation lasted 4 hours and 20 minutes.",
    "She was born at 34 weeks and 5 days.",
    "The 8-month-old boy had been vaccinated at 2, 4 and 6 months.",
    "Follow-up at 3, 6 and 12 months showed no recurrence.",
    "He was seen again at 10:30 AM.",
    "The patient, aged 71, lives alone.",
    "She has smoked since the age of 16.",
]
DOSES = [
    "Prednisone 60 mg daily was started.",
    "He received ceftriaxone 2 g every 12 hours.",
    "Norepinephrine was titrated to 0.3 µg/kg/min.",
    "Enoxaparin 40 mg was given once a day.",
    "She took metformin 850 mg twice daily and insulin glargine 18 units.",
    "Two units of packed red cells were transfused.",
    "Potassium chloride 20 mEq was infused over 2 hours.",
    "Calcium gluconate 1 g was given intravenously.",
    "Albumin 20% 100 mL was infused.",
    "Vitamin D 50,000 IU weekly was prescribed.",
    "Magnesium sulfate 4 g was given as a bolus.",
    "Iron sucrose 200 mg was infused.",
    "He got a total of 30 Gy in 10 fractions.",
    "Normal saline 0.9% was infused at 125 mL/h.",
    "Dextrose 50% was pushed.",
    "Oxygen at 4 L/min was given by nasal cannula.",
    "Methylprednisolone 1 g/day for 3 days was given.",
]
SIZES = [
    "A 3.4 x 2.8 x 2.1 cm mass was found in the left lobe.",
    "The aneurysm measured 62 mm in diameter.",
    "Two nodules of 8 and 11 mm were seen.",
    "A 5-mm kidney stone was removed.",
    "The wound was 12 cm long and 3 cm wide.",
    "The spleen was 19 cm in length.",
    "A 7 French catheter was placed.",
    "The burns covered 35% of the body surface.",
    "There was a 90% stenosis of the left anterior descending artery.",
    "About 1.5 L of ascites was drained.",
    "Blood loss was 600 mL.",
    "The effusion was 22 mm deep.",
    "The knee could be flexed to 110 degrees.",
    "The Cobb angle decreased from 52° to 18°.",
]
COUNTED = [
    "She had 3 children and 2 miscarriages.",
    "Four of 15 lymph nodes were involved.",
    "He drinks 2 beers a day and smoked 30 cigarettes daily.",
    "Five episodes of vomiting occurred.",
    "The family had 6 affected members.",
    "Three biopsies were taken from 2 sites.",
    "Gravida 4, para 2.",
    "He underwent 8 cycles of R-CHOP.",
    "About 1 in 5,000 people are affected.",
]
NAMES = [
    "A fracture of L1 and a disc herniation at L5-S1 were seen.",
    "Cranial nerves 3, 4 and 6 were intact.",
    "ST elevation was seen in leads V1 to V4.",
    "A trisomy 21 was known.",
    "Type 2 diabetes and stage 3 chronic kidney disease were known.",
    "The ribs 5 to 8 were broken.",
    "Exon 19 of the gene was deleted.",
    "She was treated in room 12, bed 4.",
    "A mutation in codon 600 was found.",
    "Grade 2 diastolic dysfunction was seen.",
    "Human herpesvirus 8 was sought.",
    "CD20, CD3 and CK7 stained the cells.",
    "Vitamin B12 and folate were replaced.",
    "The H1N1 outbreak of 2009 was over.",
    "A T2-weighted sequence showed an abscess.",
]
REFERENCES = [
    "Figure 2 shows the lesion (arrow).",
    "Table 3 lists the findings.",
    "This has been described before [3, 7, 12-15].",
    "See reference 14.",
    "The study was approved (No. 2014/33).",
    "Fig. 4a: the tumour after 6 weeks.",
    "Case 2 was published in 2011.",
]
AROUND = """
A 54-year-old woman with a hemoglobin of 6.9 g/dL received 3 units of blood.
    hemoglobin: hemoglobin 6.9 g/dL [g/dL]
After 2 g of calcium gluconate, the calcium was 2.0 mmol/L.
    calcium: calcium 2.0 mmol/L [mmol/L]
Potassium 40 mmol was infused because the potassium was 2.2 mmol/L.
    potassium: potassium 2.2 mmol/L [mmol/L]
On 3 May 2017 the platelet count was 9,000/µL [5].
    platelets: platelet count 9000 /µL [/uL]; 3 May 2017
A 4 cm mass and an AFP of 1,800 ng/mL were found.
    afp: AFP 1800 ng/mL [ng/mL]
The 3-day-old girl weighing 2,900 g had a bilirubin of 21 mg/dL.
    body-weight: weighing 2900 g [g]
    bilirubin-total: bilirubin 21 mg/dL [mg/dL]
Lithium 900 mg daily had led to a lithium level of 3.1 mmol/L.
    -: lithium level 3.1 mmol/L [mmol/L]
As shown in Figure 1, creatinine was 7.2 mg/dL on day 4.
    creatinine: creatinine 7.2 mg/dL [mg/dL]; on day 4
Digoxin 0.25 mg was stopped at a digoxin level of 4.8 ng/mL.
    -: digoxin level 4.8 ng/mL [ng/mL]
"""

NOT_OF_THE_BODY = """
The resected specimen weighed 410 g.
    -: specimen weighed 410 g [g]
The tumour weight was 2,300 g.
    -: tumour weight 2300 g [g]
The fundal height was 34 cm.
    -: fundal height 34 cm [cm]
"""


@pytest.mark.parametrize(("text", "found"), rows(NOT_OF_THE_BODY))
def test_weight_and_height_of_something_else_have_no_code_of_the_body(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize("text", TIME)
def test_ages_dates_and_durations(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", DOSES)
def test_doses_and_infusions(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", SIZES)
def test_sizes_and_amounts(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", COUNTED)
def test_numbers_that_count(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", NAMES)
def test_numbers_that_name(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", REFERENCES)
def test_figures_tables_and_citations(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(("text", "found"), rows(AROUND))
def test_result_among_other_numbers(text: str, found: list[str]) -> None:
    assert told(text) == found


EVIDENCE = [
    ("Serum sodium was found to be 118 mmol/L.", ["Serum sodium", "118 mmol/L"]),
    ("Her BP was 88/50 mmHg.", ["BP", "88/50 mmHg"]),
    ("The white cell count of 18.2 × 109/L was high.", ["white cell count", "18.2 × 109/L"]),
    ("Ferritin > 1,500 ng/mL.", ["Ferritin", "> 1,500 ng/mL"]),
    ("The INR ranged from 2.1 to 2.8.", ["INR", "2.1 to 2.8"]),
    ("There were 91% neutrophils.", ["neutrophils", "91%"]),
    ("TSH was normal.", ["TSH", "normal"]),
    ("HBsAg was not detected.", ["HBsAg", "not detected"]),
    ("The C-reactive protein (CRP) was 77 mg/L.", ["C-reactive protein (CRP)", "77 mg/L"]),
    ("NYHA class III.", ["NYHA class", "III"]),
    ("ANA was positive at 1:320.", ["ANA", "1:320"]),
    ("Calcium was 3.1 mmol/L (2.2–2.6).", ["Calcium", "3.1 mmol/L"]),
    ("She was febrile (39.8 °C).", ["febrile", "39.8 °C"]),
]


@pytest.mark.parametrize(("text", "quotes"), EVIDENCE)
def test_evidence_quotes_name_and_value_alone(text: str, quotes: list[str]) -> None:
    (item,) = measured(text)
    assert [words.quote for words in item.evidence] == quotes
