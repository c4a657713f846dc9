"""Procedures as case reports of all specialties tell them: done, planned, declined, thought of, or no act at all."""

from __future__ import annotations

import pytest

from case2fhir.model import Procedure

from .reading import procedures

DONE = [
    ("The hernia was repaired under spinal anaesthesia.", ["repair of hernia", "spinal anaesthesia"]),
    ("General anesthesia was induced and she was intubated.", ["General anesthesia", "intubation"]),
    ("Total intravenous anaesthesia was chosen.", ["Total intravenous anaesthesia"]),
    ("The cataract was extracted under topical anaesthesia.", ["extraction of cataract", "topical anaesthesia"]),
    ("Light sedation sufficed for the endoscopic dilation.", ["Light sedation", "endoscopic dilation"]),
    ("Total parenteral nutrition was given for two weeks.", ["Total parenteral nutrition"]),
    ("Tube feeding was begun on day three.", ["Tube feeding"]),
    ("He improved with intravenous hydration.", ["intravenous hydration"]),
    ("Long oxygen therapy was needed.", ["Long oxygen therapy"]),
    ("Platelet transfusions were given twice.", ["Platelet transfusions"]),
    ("He received 3D conformal radiotherapy.", ["3D conformal radiotherapy"]),
    ("A 3rd operation followed.", ["3rd operation"]),
    ("An end-to-side anastomosis was fashioned.", ["end-to-side anastomosis"]),
    ("A retroperitoneal approach was used.", ["retroperitoneal approach"]),
    ("An interlaminar approach at L5 was chosen.", ["interlaminar approach"]),
    ("The tumour was reached by a retrosigmoid approach.", ["retrosigmoid approach"]),
    ("Laminectomy and fusion were performed.", ["Laminectomy", "fusion"]),
    ("Sequestrectomy and irrigation were repeated.", ["Sequestrectomy", "irrigation"]),
    ("Decompression and stabilization of the anterior column were done.",
     ["Decompression", "stabilization"]),
    ("He was placed in a hip spica cast.", ["hip spica cast"]),
    ("She was given a cock-up splint.", ["splint"]),
    ("He wore a thoracolumbar brace for three months.", ["thoracolumbar brace"]),
    ("The arm was put in a sling.", ["sling"]),
    ("After insertion of a self-retaining retractor the dura was opened.",
     ["insertion of a self-retaining retractor", "opening of dura"]),
    ("Evacuation of an epidural abscess was urgent.", ["Evacuation of an epidural abscess"]),
    ("Removal of the plaster cast was uneventful.", ["Removal of the plaster cast"]),
    ("A percutaneous nephrostomy was placed.", ["percutaneous nephrostomy"]),
    ("A tendon transfer restored extension.", ["tendon transfer"]),
    ("An LV vent was inserted.", ["LV vent"]),
    ("Reanimation lasted forty minutes.", ["Reanimation"]),
    ("After surgical exposure of the valve, vegetations were seen.", ["surgical exposure of the valve"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), DONE)
def test_done(text: str, names: list[str]) -> None:
    found = procedures(text)
    assert [item.name for item in found] == names
    assert {item.state for item in found} == {"done"}


NO_ACT = [
    ("The cervix was closed.", "a cervix that is closed was not closed by anyone"),
    ("On examination the os was closed and the membranes were intact.", "neither was the os"),
    ("The anterior fontanelle was open.", "nor is a fontanelle opened"),
    ("His eyes were closed during the attack.", "nor eyes"),
    ("He had sustained a traumatic amputation of the thumb.", "an injury"),
    ("There was a risk of amputation.", "a risk"),
    ("Radiographs showed failure of fixation.", "a finding"),
    ("The options of surgery and watchful waiting were weighed.", "options"),
    ("The fear of surgery kept him away.", "a fear"),
    ("The aneurysm would prove difficult to embolize.", "it could not be done"),
    ("It was impossible to resect the mass.", "it could not be done"),
    ("The mass was stretching the sciatic nerve.", "a verb of the mass"),
    ("The omentum was twisted without any point of distal fixation.", "anatomy"),
    ("He attended the department of surgery.", "a place"),
    ("A postpneumonectomy empyema developed.", "a complication"),
    ("Persistent pleural drainage delayed his discharge.", "what a drain gives"),
    ("Bronchoalveolar lavage fluid grew Nocardia.", "a specimen"),
    ("He wore a brace of pheasants on his belt.", "no orthosis"),
    ("She was seen by the physiotherapist of the team.", "a person"),
    ("The wound edges were red.", "a wound"),
    ("Dyspnea on physical exercise was denied.", "a trigger"),
    ("The needle was introduced at the third space.", "a step"),
]


@pytest.mark.parametrize(("text", "why"), NO_ACT)
def test_no_act(text: str, why: str) -> None:
    assert procedures(text) == [], why


STATES = [
    ("Aneurysmectomy was planned and done on the next day.", "done"),
    ("A biopsy excision was offered but declined.", "declined"),
    ("Splenectomy was planned.", "planned"),
    ("Splenectomy was proposed but refused by the family.", "declined"),
    ("Splenectomy was not performed.", "declined"),
    ("Splenectomy was never required.", "declined"),
    ("She refused total cystectomy.", "declined"),
    ("She will undergo total cystectomy.", "planned"),
    ("Splenosis was considered in view of a previous splenectomy.", "done"),
    ("A relapse was considered because of the history of splenectomy.", "done"),
    ("There was no history of splenectomy.", "declined"),
    ("He had no previous splenectomy.", "declined"),
    ("He is awaiting splenectomy.", "planned"),
    ("The patient was advised a dynamic splint.", "planned"),
    ("He was unfit for splenectomy; a poor candidate for splenectomy.", "declined"),
    ("Splenectomy was contraindicated.", "declined"),
    ("Splenectomy could not be performed because of bleeding.", "declined"),
    ("No prophylactic irradiation of the neck nodes was given; no cranial irradiation.", "declined"),
]


@pytest.mark.parametrize(("text", "state"), STATES)
def test_how_an_act_stands(text: str, state: str) -> None:
    assert procedures(text)[0].state == state


def by_name(text: str, name: str) -> Procedure:
    return next(item for item in procedures(text) if item.name == name)


COUNTS = [
    ("She received adjuvant radiotherapy (a total of 10 sessions).", "adjuvant radiotherapy", 10),
    ("She received adjuvant radiotherapy of the chest in 25 fractions.", "adjuvant radiotherapy", 25),
    ("Physiotherapy was given, twelve sessions in all.", "Physiotherapy", 12),
    ("She had two sessions of hemodialysis.", "hemodialysis", 2),
    ("Seven paravertebral blocks were done.", "Seven paravertebral blocks", 7),
    ("She received radiotherapy; 10 sessions of massage followed.", "radiotherapy", None),
    ("He was given radiotherapy at 70 years of age.", "radiotherapy", None),
]


@pytest.mark.parametrize(("text", "name", "count"), COUNTS)
def test_how_many(text: str, name: str, count: int | None) -> None:
    assert by_name(text, name).count == count


SIDES = [
    ("He had salvage RT of 66 Gy.", "salvage RT", None),
    ("She underwent right radical mastectomy.", "right radical mastectomy", "right"),
    ("A left paramedian incision was made.", "left paramedian incision", "left"),
    ("Bilateral tubal ligation was added.", "Bilateral tubal ligation", "bilateral"),
    ("Both knees underwent arthroplasty.", "arthroplasty", None),
]


@pytest.mark.parametrize(("text", "name", "side"), SIDES)
def test_side(text: str, name: str, side: str | None) -> None:
    assert by_name(text, name).side == side


def test_a_live_birth_is_at_no_vertebra() -> None:
    assert procedures("She had had one live vaginal birth.")[0].site is None


def test_an_act_of_the_past_is_not_the_one_of_today() -> None:
    found = procedures("She had a previous caesarean section. She underwent a lower segment caesarean section today.")
    assert [len(item.evidence) for item in found] == [1, 1]


def test_the_operation_is_the_one_that_was_planned() -> None:
    found = procedures("A caesarean section was planned. During the surgery she bled.")
    assert [(item.name, item.state) for item in found] == [
        ("caesarean section", "planned"), ("caesarean section", "done")
    ]  # fmt: skip


def test_a_later_word_for_any_operation_gives_no_code_to_a_removal() -> None:
    found = procedures("The pseudocyst was removed. One year after this operation he was free of pain.")
    assert [(item.name, item.concept) for item in found] == [("removal of pseudocyst", None)]


def test_only_a_stated_course_is_an_outcome() -> None:
    found = procedures("A hysterectomy was done. She was transfused in the postoperative period.")
    assert found[0].outcome is None
    assert [words.quote for words in found[0].evidence] == ["hysterectomy"]
