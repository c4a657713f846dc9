"""Gynaecology and obstetrics: a pre-eclampsia, a gynaecology clinic, an ectopic pregnancy; each with its facts."""

from __future__ import annotations

import pytest

from .telling import check

PREECLAMPSIA = """\
A 32-year-old woman, gravida 3 para 1, with one previous miscarriage, was admitted at 34 weeks of gestation with
headache and visual disturbances for one day. She denied epigastric pain, vaginal bleeding or contractions. Her
pregnancy had been complicated by gestational diabetes controlled by diet. She had chronic hypertension treated with
labetalol 200 mg twice daily and took aspirin 75 mg daily until 34 weeks. She was allergic to sulfonamides. Her
mother had had eclampsia. She did not smoke.

Blood pressure was 172/114 mmHg, heart rate 92 bpm and SpO2 98%. There was pitting edema of both legs and
hyperreflexia with three beats of clonus; the abdomen was soft and the uterus was not tender. Urine protein was 3+;
the protein/creatinine ratio was 310 mg/mmol. Platelets were 88 x 10^9/L, ALT 214 U/L, LDH 780 U/L, creatinine 96
µmol/L and haemoglobin 131 g/L. Obstetric ultrasound showed a fetus in cephalic presentation with an estimated weight
of 1,950 g and reduced amniotic fluid.

Magnesium sulfate 4 g was given intravenously, followed by an infusion of 1 g per hour for 24 hours; hydralazine 5 mg
IV was given twice. Betamethasone 12 mg IM was administered. HELLP syndrome was diagnosed and a caesarean section was
performed under spinal anaesthesia. Blood loss was 600 mL. She did not develop eclampsia. On day 5 her blood pressure
was 138/86 mmHg and she was discharged on nifedipine 30 mg once daily.
"""

FIBROIDS = """\
Gynaecology clinic, 9 February 2023
45F, G2P2, teacher. Heavy menstrual bleeding and dysmenorrhoea x 18 months, soaking a pad every hour; no
intermenstrual bleeding, no postcoital bleeding, no dyspareunia. LMP 20 January. Last smear 2021 normal.
PMH: hypothyroidism; DVT 2012 (on the combined pill). PSH: two caesarean sections, tubal ligation.
Meds: levothyroxine 100 mcg od, tranexamic acid 1 g tds during menses, ferrous sulfate 200 mg bd.
Allergies: NKDA. Smoker 10/day. Mother: breast cancer at 50. Sister: endometriosis.
O/E: pale, BP 124/78, HR 88, BMI 33. Abdomen: mass to the umbilicus, non-tender. Speculum: cervix healthy, no
discharge.
Hb 7.9 g/dL, MCV 68 fL, ferritin 4 µg/L, TSH 2.1 mU/L, beta-hCG negative.
TVUS: bulky uterus with three intramural fibroids, the largest 8.2 cm; endometrium 6 mm; no adnexal mass.
Endometrial biopsy: proliferative endometrium, no hyperplasia or malignancy.
Impression: symptomatic uterine fibroids with iron deficiency anaemia.
Plan: IV iron 1 g; GnRH agonist for 3 months; total abdominal hysterectomy with ovarian conservation. Declines Mirena.
Stop smoking. Oestrogens are contraindicated because of previous DVT.
"""

ECTOPIC = """\
A 27-year-old nulliparous woman presented to the emergency department with acute left lower abdominal pain and light
vaginal bleeding after seven weeks of amenorrhea. She felt dizzy but had not fainted. She had been treated for
chlamydia two years earlier and used no contraception. There was no history of pelvic surgery. Her last menstrual
period was on 2 May 2019.

She was pale, with a pulse rate of 118 beats per minute and a blood pressure of 88/54 mmHg. The abdomen was distended
with rebound tenderness; cervical motion tenderness was present. Serum beta-hCG was 6,420 mIU/mL and hemoglobin was
8.1 g/dL. Blood group was O negative. Transvaginal ultrasonography revealed an empty uterus, a left adnexal mass
measuring 3.5 x 2.8 cm and free fluid in the pouch of Douglas; no intrauterine gestational sac was seen. A ruptured
ectopic pregnancy was suspected.
Ovarian torsion and appendicitis were excluded.

She received two units of packed red blood cells and underwent emergency laparoscopy with left salpingectomy.
Hemoperitoneum of 1,200 mL was evacuated. The right tube and both ovaries were normal. Histological examination
confirmed a tubal pregnancy.
Anti-D immunoglobulin 300 micrograms was given intramuscularly. Methotrexate was considered but was not used. She was
discharged after 48 hours in good condition, and beta-hCG was negative four weeks later.
"""


@pytest.mark.parametrize(
    "row",
    [
        "patient age 32 a; sex female",
        "problem headache",
        "problem visual disturbances",
        "problem epigastric pain; absent",
        "problem vaginal bleeding; absent",
        "problem gestational diabetes",
        "problem hypertension; course chronic",
        "problem pitting edema",
        "problem hyperreflexia",
        "problem HELLP syndrome",
        "problem eclampsia; absent",
        "family mother; of eclampsia",
        "allergy sulfonamides",
        "no drug sulfonamides",
        "social smoking; value_concept non-smoker",
        "measured Blood pressure; part systolic blood pressure 172 mmHg",
        "measured blood pressure; part diastolic blood pressure 86 mmHg",
        "measured heart rate; value 92 bpm",
        "measured SpO2; value 98 %",
        "measured Urine protein; value_text 3+",
        "measured Platelets; value 88 x 10^9/L",
        "measured ALT; value 214 U/L",
        "measured LDH; value 780 U/L",
        "measured creatinine; value 96 µmol/L",
        "measured haemoglobin; value 131 g/L",
        "study Obstetric ultrasound; imaging",
        "drug labetalol; dose 200 mg; frequency 2 per 1 d; reason_text hypertension",
        "drug aspirin; dose 75 mg; frequency 1 per 1 d",
        "drug Magnesium sulfate; given; dose 4 g; route intravenously",
        "drug hydralazine; given; dose 5 mg; route IV",
        "drug Betamethasone; given; dose 12 mg; route IM",
        "drug nifedipine; prescribed; dose 30 mg; frequency 1 per 1 d",
        "procedure caesarean section",
        "procedure spinal anaesthesia",
        "visit admission; setting inpatient",
    ],
)
def test_the_pre_eclampsia(row: str) -> None:
    check(PREECLAMPSIA, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 45 a; sex female",
        "problem Heavy menstrual bleeding; onset 18 months",
        "problem dysmenorrhoea; onset 18 months",
        "problem intermenstrual bleeding; absent",
        "problem postcoital bleeding; absent",
        "problem dyspareunia; absent",
        "problem hypothyroidism; past",
        "problem DVT; past",
        "no problem breast cancer",
        "no problem endometriosis",
        "problem uterine fibroids",
        "problem iron deficiency anaemia",
        "problem pale",
        "no allergy Smoker",
        "no allergy Mother",
        "allergy drug allergies; absent; once",
        "measured BP; part diastolic blood pressure 78",
        "measured HR; value 88",
        "measured BMI; value 33",
        "measured Hb; value 7.9 g/dL",
        "measured MCV; value 68 fL",
        "measured ferritin; value 4 µg/L",
        "measured TSH; value 2.1 mU/L",
        "measured beta-hCG; negative",
        "study TVUS; imaging",
        "finding intramural fibroids",
        "finding adnexal mass; absent",
        "study Endometrial biopsy; pathology",
        "finding hyperplasia; absent",
        "finding malignancy; absent",
        "drug levothyroxine; taken; dose 100 mcg; frequency 1 per 1 d",
        "drug tranexamic acid; taken; dose 1 g; frequency 3 per 1 d",
        "drug ferrous sulfate; taken; dose 200 mg; frequency 2 per 1 d",
        "procedure caesarean sections; count 2",
        "procedure tubal ligation",
        "procedure total abdominal hysterectomy; planned",
        "family mother; of breast cancer",
        "family sister; of endometriosis",
        "social smoking; value_concept current-smoker",
    ],
)
def test_the_gynaecology_clinic(row: str) -> None:
    check(FIBROIDS, row)


@pytest.mark.parametrize(
    "row",
    [
        "patient age 27 a; sex female",
        "problem abdominal pain; side left",
        "problem vaginal bleeding",
        "problem dizzy",
        "problem pale",
        "problem distended",
        "problem rebound tenderness",
        "problem cervical motion tenderness",
        "problem ectopic pregnancy; suspected",
        "problem ovarian torsion; absent",
        "problem appendicitis; absent",
        "measured pulse rate; value 118 beats per minute",
        "measured blood pressure; part systolic blood pressure 88 mmHg",
        "measured beta-hCG; value 6420 mIU/mL",
        "measured hemoglobin; value 8.1 g/dL",
        "study Transvaginal ultrasonography; imaging",
        "finding adnexal mass; side left; size 3.5 cm",
        "finding adnexal mass; size 2.8 cm",
        "finding free fluid",
        "study Histological examination; pathology",
        "finding tubal pregnancy",
        "procedure laparoscopy",
        "procedure salpingectomy; side left",
        "drug packed red blood cells; given; dose 2 units",
        "drug Anti-D immunoglobulin; given; dose 300 micrograms; route intramuscularly",
        "drug Methotrexate; not-taken",
        "visit presentation; setting emergency",
        "visit discharge",
    ],
)
def test_the_ectopic_pregnancy(row: str) -> None:
    check(ECTOPIC, row)
