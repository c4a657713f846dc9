"""General surgery: an acute abdomen, an operation note, a complicated colectomy; each with its facts."""

from __future__ import annotations

import pytest

from .telling import check

APPENDIX = """\
A 19-year-old male student presented to the emergency department with a 2-day history of periumbilical pain that had
migrated to the right iliac fossa, accompanied by nausea, anorexia and one episode of vomiting. He denied diarrhea,
dysuria and testicular pain. His past medical history was unremarkable, and he took no medication. His brother has
Crohn's disease.

On examination he was febrile at 38.1 °C, with a pulse of 108 beats/min, blood pressure of 118/72 mmHg and
respiratory rate of 18/min. There was tenderness and guarding in the right iliac fossa; rebound tenderness was
present and Rovsing's sign was positive. Bowel sounds were reduced. The testes were normal.

White cell count was 16.4 x 10^9/L (reference 4-11), C-reactive protein 89 mg/L, amylase 54 U/L. Urinalysis was
negative for leukocytes and nitrites. The Alvarado score was 9. Ultrasound of the abdomen showed a non-compressible
appendix of 11 mm and no free fluid. Mesenteric adenitis and ileitis were considered unlikely.

Laparoscopic appendectomy was performed on the same day. The appendix was gangrenous but not perforated.
Histopathology confirmed acute gangrenous appendicitis without malignancy. He received cefuroxime 1.5 g and
metronidazole 500 mg intravenously at induction. He was discharged on the second postoperative day, and at 2 weeks
the wound had healed.
"""

OPNOTE = """\
OPERATION NOTE
Patient: F, 44 years. Date: 14 June 2020.
Preoperative diagnosis: symptomatic gallstones, previous mild pancreatitis.
Operation: laparoscopic cholecystectomy with intraoperative cholangiography, converted to open.
Anaesthesia: general. ASA II. Antibiotic: co-amoxiclav 1.2 g IV at induction.
Findings: dense adhesions in Calot's triangle; no common bile duct stone on cholangiography; small umbilical hernia.
Procedure: pneumoperitoneum with a Veress needle. Cystic artery clipped and divided. Because of bleeding from the
gallbladder bed, the operation was converted to an open cholecystectomy. The umbilical hernia was not repaired. A
subhepatic drain was placed. Estimated blood loss 350 mL. No bile leak was seen. One unit of packed red cells was
transfused.
Postoperative plan: paracetamol 1 g IV every 6 hours, enoxaparin 40 mg SC daily, remove drain on day 2. Clear fluids
tonight.
Pathology: chronic cholecystitis, no dysplasia.
"""

COLON = """\
A 76-year-old retired teacher with hypertension, chronic kidney disease stage 3 and a previous hysterectomy underwent
an elective laparoscopic right hemicolectomy for adenocarcinoma of the cecum. She had presented three months earlier
with fatigue and iron deficiency anemia (hemoglobin 8.4 g/dL, ferritin 6 ng/mL). Colonoscopy had revealed an
ulcerated mass of 5 cm in the cecum, and carcinoembryonic antigen was 12.3 ng/mL (normal < 5). CT of the chest,
abdomen and pelvis had shown no metastases.
Her father died of colon cancer at the age of 61. She never smoked.

On postoperative day 5, she became tachycardic and complained of severe abdominal pain. Her temperature was 38.9 °C
and her lactate 4.1 mmol/L; procalcitonin rose to 22 ng/mL. A CT scan with oral contrast confirmed an anastomotic
leak with pneumoperitoneum, but no abscess. Pulmonary embolism was ruled out. Emergency laparotomy with resection of
the anastomosis and end ileostomy was carried out. Peritoneal fluid culture yielded Escherichia coli and Enterococcus
faecalis. She was treated with piperacillin-tazobactam 4.5 g every 8 hours for 10 days. Norepinephrine was weaned on
day 7. Creatinine peaked at 3.2 mg/dL and returned to 1.5 mg/dL without dialysis.

Histology showed a moderately differentiated adenocarcinoma, pT3 N0 (0/18 nodes). Adjuvant chemotherapy was not
given. She was discharged on day 24. Six months later the ileostomy was reversed and she remained free of recurrence.
"""


@pytest.mark.parametrize(
    "row",
    [
        "patient age 19 a; sex male",
        "social occupation; value student",
        "problem nausea; once",
        "problem anorexia",
        "problem vomiting",
        "problem diarrhea; absent",
        "problem dysuria; absent",
        "problem testicular pain; absent",
        "no problem Crohn's disease",
        "family brother; of Crohn's disease",
        "problem febrile",
        "problem tenderness",
        "problem guarding",
        "problem rebound tenderness",
        "problem Rovsing's sign; result positive",
        "measured temperature; value 38.1 °C",
        "measured pulse; value 108 beats/min; ucum /min",
        "measured blood pressure; part systolic blood pressure 118 mmHg",
        "measured respiratory rate; value 18 /min",
        "measured White cell count; value 16.4 x 10^9/L; reference_low 4; reference_high 11",
        "measured C-reactive protein; value 89 mg/L",
        "measured amylase; value 54 U/L",
        "measured Alvarado score; value 9; score",
        "study Ultrasound of the abdomen; imaging",
        "finding free fluid; absent",
        "study Histopathology; pathology",
        "finding appendicitis",
        "finding malignancy; absent",
        "procedure Laparoscopic appendectomy; once",
        "drug metronidazole; given; dose 500 mg; route intravenously",
        "visit presentation; setting emergency",
        "no problem right iliac fossa",
    ],
)
def test_the_acute_abdomen(row: str) -> None:
    check(APPENDIX, row)


@pytest.mark.parametrize(
    "row",
    [
        "problem gallstones",
        "problem pancreatitis; past",
        "study cholangiography; imaging",
        "procedure laparoscopic cholecystectomy",
        "drug co-amoxiclav; given; dose 1.2 g; route IV",
        "problem adhesions",
        "problem umbilical hernia",
        "problem bleeding",
        "problem bile leak; absent",
        "no drug ASA",
        "drug paracetamol; intended; dose 1 g; route IV; frequency 1 per 6 h",
        "drug enoxaparin; intended; dose 40 mg; route SC; frequency 1 per 1 d",
        "problem chronic cholecystitis",
        "problem dysplasia; absent",
    ],
)
def test_the_operation_note(row: str) -> None:
    check(OPNOTE, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 76 a; sex female",
        "social occupation; value retired teacher",
        "social smoking; value_concept never-smoker",
        "problem hypertension",
        "problem chronic kidney disease",
        "problem fatigue",
        "problem iron deficiency anemia",
        "finding differentiated adenocarcinoma; moderate",
        "problem abdominal pain; severe",
        "finding anastomotic leak; of CT scan",
        "problem pulmonary embolism; absent",
        "no problem colon cancer",
        "family father; of colon cancer; deceased",
        "measured hemoglobin; value 8.4 g/dL",
        "measured ferritin; value 6 ng/mL",
        "measured carcinoembryonic antigen; value 12.3 ng/mL",
        "measured temperature; value 38.9 °C",
        "measured lactate; value 4.1 mmol/L",
        "measured procalcitonin; value 22 ng/mL",
        "measured Creatinine; value 3.2 mg/dL",
        "measured Creatinine; value 1.5 mg/dL",
        "study Colonoscopy",
        "finding mass; size 5 cm",
        "study CT of the chest, abdomen and pelvis; imaging",
        "finding metastases; absent",
        "finding pneumoperitoneum",
        "finding abscess; absent",
        "study Histology; pathology",
        "finding adenocarcinoma",
        "finding Escherichia coli",
        "finding Enterococcus faecalis",
        "procedure hysterectomy",
        "procedure laparoscopic right hemicolectomy; once",
        "procedure Emergency laparotomy",
        "procedure end ileostomy",
        "drug piperacillin-tazobactam; dose 4.5 g; frequency 1 per 8 h; duration 10 days",
        "drug Norepinephrine; stopped",
        "no drug contrast",
        "drug Adjuvant chemotherapy; not-taken",
        "no problem metastases",
    ],
)
def test_the_complicated_colectomy(row: str) -> None:
    check(COLON, row)
