"""Gastroenterology: a bleeding ulcer, Crohn's disease in clinic, coeliac disease in a referral letter."""

from __future__ import annotations

import pytest

from .telling import check, rows

BLEEDING = """\
A 66-year-old Korean man was admitted to our hospital in March 2021 because of melena for two days and one episode of \
hematemesis. He felt dizzy but had not lost consciousness, and he had no abdominal pain. He had osteoarthritis of the \
knees, for which he had been taking diclofenac 50 mg three times a day for the past month, without gastroprotection. \
He drank two glasses of wine a day and had stopped smoking 10 years ago. There was no history of liver disease or \
previous peptic ulcer. His brother had died from gastric cancer.

On admission, he was conscious, pale, and anicteric. Blood pressure was 90/50 mmHg with a pulse of 120 per minute. \
The abdomen was soft with mild epigastric tenderness; no guarding or hepatosplenomegaly was found. Digital rectal \
examination confirmed melena.

Hemoglobin was 6.4 g/dL (13-17), platelet count 245,000/μL, blood urea nitrogen 48 mg/dL, creatinine 1.0 mg/dL, INR \
1.1, and albumin 3.4 g/dL. Liver enzymes were normal. Two units of packed red blood cells were transfused, and \
intravenous pantoprazole 80 mg was given as a bolus followed by 8 mg/h for 72 hours. Emergency gastroscopy revealed a \
1.5 cm ulcer in the duodenal bulb with a visible vessel (Forrest IIa) and no varices. Hemostasis was achieved with \
adrenaline injection and two clips. Rapid urease test was positive for Helicobacter pylori.

No rebleeding occurred. Diclofenac was discontinued permanently. He was discharged after 5 days with a 14-day course \
of amoxicillin 1 g, clarithromycin 500 mg and esomeprazole 20 mg, each twice daily. A urea breath test 8 weeks later \
was negative, and the hemoglobin had risen to 12.9 g/dL.
"""

BLEEDING_FACTS = """
patient age 66 a
patient sex male
visit admission; when 2021-03
problem melena; onset two days
problem hematemesis
problem dizzy
problem abdominal pain; absent
problem osteoarthritis; site knees
drug diclofenac; stopped; dose 50 mg; frequency 3 per 1 d
social alcohol; value_concept current-drinker
social smoking; value_concept former-smoker
problem liver disease; absent
problem peptic ulcer; absent
family brother; of gastric cancer; deceased
no problem gastric cancer
problem pale
problem anicteric; normal
measured Blood pressure; part Systolic blood pressure 90 mmHg; part Diastolic blood pressure 50 mmHg
measured pulse; value 120 per minute
problem tenderness; mild; site epigastric
problem guarding; absent
problem hepatosplenomegaly; absent
measured Hemoglobin; value 6.4 g/dL; reference_low 13; reference_high 17; once
measured platelet count; value 245000 /μL; ucum /uL
measured blood urea nitrogen; value 48 mg/dL
measured creatinine; value 1.0 mg/dL
measured INR; value 1.1
measured albumin; value 3.4 g/dL
no drug albumin
procedure transfusion
drug pantoprazole; given; dose 80 mg; route intravenous
drug pantoprazole; dose 8 mg/h; duration 72 hours
finding ulcer; size 1.5 cm; site duodenal bulb
finding varices; absent
drug adrenaline; given
drug amoxicillin; prescribed; dose 1 g; duration 14 day
drug clarithromycin; prescribed; dose 500 mg
drug esomeprazole; prescribed; dose 20 mg; frequency 2 per 1 d
visit discharge
measured hemoglobin; value 12.9 g/dL; once
problem lost consciousness; absent
no patient death
"""

CROHN = """\
IBD clinic follow-up
28 y/o F, grad student, ileocolonic Crohn's disease dx 2017, s/p ileocecal resection 2019. On adalimumab 40 mg SC \
q2wk since 2020; azathioprine stopped after pancreatitis.
Interval: 6 loose stools/day x 3 wks with RLQ cramping, no blood. Lost 3 kg. No fever, no oral ulcers, no joint pain, \
no eye sx. LMP 2 wks ago, not pregnant. Smokes 5 cig/day. Takes ibuprofen occasionally for headaches. Stress with \
exams.
FHx: father - ulcerative colitis; paternal aunt - colon cancer at 60.
Allergy: infliximab - anaphylaxis.
Exam: BP 110/70, HR 82, T 36.8, wt 51 kg. Abd: soft, mild RLQ tenderness, no mass, no rebound. Perianal: no fistula.
Results: CRP 38 mg/L (<5), fecal calprotectin 1,240 µg/g, Hb 11.0 g/dL, ferritin 9 ng/mL, B12 180 pg/mL, albumin 33 \
g/L, C. difficile toxin negative, stool culture negative. Adalimumab level 2.1 µg/mL, antibodies absent.
MR enterography: 8 cm neoterminal ileum wall thickening with mural enhancement, no stricture, no abscess.
Colonoscopy 2 wks ago: Rutgeerts i3 at the anastomosis; biopsies: active ileitis without dysplasia.
Impression: 1. Postoperative recurrence of Crohn's disease. 2. Iron deficiency anemia. 3. Vitamin B12 deficiency.
Plan: adalimumab to 40 mg weekly; budesonide 9 mg PO qam x 8 wks; hydroxocobalamin 1 mg IM every 3 months; IV iron. \
Stop ibuprofen. Consider ustekinumab if no response. Smoking cessation advised. DEXA scan ordered. F/u 3 mo.
"""

CROHN_FACTS = """
patient age 28 a
patient sex female
problem Crohn's disease; once
procedure ileocecal resection; when 2019
drug adalimumab; dose 40 mg; route SC; frequency 1 per 2 wk
drug azathioprine; stopped
problem pancreatitis
problem loose stools
problem fever; absent
problem oral ulcers; absent
problem joint pain; absent
social smoking; value_concept current-smoker
drug ibuprofen; stopped
problem headaches
family father; of ulcerative colitis
no problem ulcerative colitis
no problem colon cancer
allergy infliximab; reactions anaphylaxis
no drug infliximab
no problem anaphylaxis
measured BP; part Systolic blood pressure 110; part Diastolic blood pressure 70
measured HR; value 82
measured wt; value 51 kg
no measured Lost
problem tenderness; mild
problem mass; absent
problem rebound; absent
problem fistula; absent
measured CRP; value 38 mg/L; reference_text <5
measured fecal calprotectin; value 1240 µg/g
measured Hb; value 11.0 g/dL
measured ferritin; value 9 ng/mL
measured B12; value 180 pg/mL
measured albumin; value 33 g/L
measured C. difficile toxin; negative
study stool culture; microbiology
measured Adalimumab level; value 2.1 µg/mL
finding wall thickening; size 8 cm
finding stricture; absent
finding abscess; absent
study Colonoscopy; when 2 wks ago
finding ileitis
finding dysplasia; absent
problem Iron deficiency anemia
problem Vitamin B12 deficiency
drug hydroxocobalamin; prescribed; dose 1 mg; route IM; frequency 1 per 3 mo
study DEXA scan; planned
no drug ustekinumab; taken
no patient death
"""

COELIAC = """\
Dear colleague,
I would be grateful if you could see Mrs Lindqvist, a 37-year-old teacher with two children, for a possible small \
bowel biopsy. For about a year she has suffered from bloating, fatigue and intermittent diarrhoea, and more recently \
from mouth ulcers. She denies rectal bleeding, vomiting and weight loss. She has had Hashimoto's thyroiditis since \
she was 25, treated with levothyroxine 100 micrograms daily, and had a caesarean section in 2014. She is lactose \
intolerant. A cousin has type 1 diabetes, and her daughter was recently found to have coeliac disease. She does not \
smoke and drinks about 4 units of alcohol per week.
Examination was unremarkable apart from angular cheilitis: abdomen soft and non-tender, no masses, BMI 20.1 kg/m2, \
blood pressure 112/74 mmHg. No rash suggestive of dermatitis herpetiformis.
Blood tests of 14 January 2024: tissue transglutaminase IgA 148 U/mL (normal < 7), haemoglobin 104 g/L (115-160), MCV \
74 fL, ferritin 5 µg/L, folate 2.1 ng/mL (low), TSH 3.4 mU/L, ALT 52 U/L. Total IgA was normal. Stool microscopy \
showed no ova or parasites.
I suspect coeliac disease. Irritable bowel syndrome seems less likely, and lymphoma is very unlikely. I have asked \
her not to start a gluten-free diet before the biopsy and have prescribed ferrous fumarate 210 mg twice daily. If \
coeliac disease is confirmed, she will need a bone density scan.
"""

COELIAC_FACTS = """
patient age 37 a
patient sex female
social occupation; value teacher
problem bloating; onset a year
problem fatigue
problem intermittent diarrhoea
problem mouth ulcers
problem rectal bleeding; absent
problem vomiting; absent
problem weight loss; absent
problem Hashimoto's thyroiditis
drug levothyroxine; dose 100 micrograms; frequency 1 per 1 d
procedure caesarean section; when 2014
family cousin; of type 1 diabetes
no problem type 1 diabetes
social smoking
social alcohol
problem angular cheilitis
problem abdomen soft; normal
problem masses; absent
measured BMI; value 20.1 kg/m2; ucum kg/m2
measured blood pressure; part Systolic blood pressure 112 mmHg; part Diastolic blood pressure 74 mmHg
problem rash; absent
measured tissue transglutaminase IgA; value 148 U/mL; reference_text normal < 7
measured haemoglobin; value 104 g/L; reference_low 115; reference_high 160
measured MCV; value 74 fL
measured ferritin; value 5 µg/L; ucum ug/L
measured folate; value 2.1 ng/mL; low
no drug folate
measured TSH; value 3.4 mU/L
measured ALT; value 52 U/L
measured IgA; normal
problem coeliac disease; suspected; once
drug ferrous fumarate; prescribed; dose 210 mg; frequency 2 per 1 d
no procedure bone density scan
no drug gluten
no patient death
"""


@pytest.mark.parametrize(
    ("text", "row"),
    [*rows(BLEEDING, BLEEDING_FACTS), *rows(CROHN, CROHN_FACTS), *rows(COELIAC, COELIAC_FACTS)],
)
def test_a_fact_of_the_narrative(text: str, row: str) -> None:
    check(text, row)
