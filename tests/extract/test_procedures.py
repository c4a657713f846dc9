"""Procedures out of sentences: found by table, ending, verb and device; done, planned or declined; once each."""

from __future__ import annotations

from decimal import Decimal

import pytest

from .reading import names, procedures, quotes, read

FOUND = [
    ("She underwent a left thyroidectomy.", ["left thyroidectomy"]),
    ("A laparoscopic cholecystectomy was carried out.", ["laparoscopic cholecystectomy"]),
    ("Xanthogranulectomy was then performed by the second team.", ["Xanthogranulectomy"]),
    ("He underwent tracheostomy and pericardiocentesis.", ["tracheostomy", "pericardiocentesis"]),
    ("The boy had an orchidopexy at the age of two.", ["orchidopexy"]),
    ("A septoplasty was done under local anaesthesia.", ["septoplasty", "local anaesthesia"]),
    ("She was intubated and ventilated.", ["intubation", "ventilation"]),
    ("The tumour was completely resected.", ["resection of tumour"]),
    ("We removed the broken screw.", ["removal of broken screw"]),
    ("The abscess was drained.", ["drainage of abscess"]),
    ("A chest tube was inserted.", ["chest tube"]),
    ("A dual-chamber pacemaker was implanted.", ["dual-chamber pacemaker"]),
    ("Coronary artery bypass surgery was performed.", ["Coronary artery bypass surgery"]),
    ("She received external beam radiotherapy.", ["external beam radiotherapy"]),
    ("He was started on hemodialysis.", ["hemodialysis"]),
    ("Two units were given by blood transfusion.", ["blood transfusion"]),
    ("An emergency caesarean section was done.", ["emergency caesarean section"]),
    ("Closed reduction of the fracture was achieved.", ["Closed reduction"]),
    ("An ultrasound-guided nerve block was given.", ["ultrasound-guided nerve block"]),
    ("The wound was closed and a mesh was placed.", ["closure of wound", "mesh"]),
    ("Open reduction and internal fixation (ORIF) was performed.", ["Open reduction", "internal fixation"]),
    ("PCI was performed at once.", ["PCI"]),
    ("She attended physiotherapy twice a week.", ["physiotherapy"]),
    ("Supportive care was offered to the family.", ["Supportive care"]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_finds_procedures(text: str, expected: list[str]) -> None:
    assert names(procedures(text)) == expected


NOT_PROCEDURES = [
    "The anatomy was normal and there was no dichotomy of views.",
    "He developed a wound complication on day three.",
    "A first-degree heart block and a bundle branch block were seen.",
    "Conjunctival injection was noted.",
    "An aortic dissection was suspected.",
    "Hormone replacement was continued.",
    "She worked in the department of orthopaedic surgery.",
    "The resection margins were free of tumour.",
    "He was exposed to dust at work.",
    "The tablets were divided into two doses.",
    "The metopic suture was ridged.",
    "Valve closure sounds were loud.",
    "The patient was taken to the operating theatre.",
    "Drainage from the ear had begun a week ago.",
    "His eyes were opened to speech.",
    "A three-dimensional reconstruction of the images was not needed.",
]


@pytest.mark.parametrize("text", NOT_PROCEDURES)
def test_leaves_other_meanings_alone(text: str) -> None:
    assert names(procedures(text)) == []


STATES = [
    ("He underwent a splenectomy.", "done", None),
    ("The patient was scheduled for a splenectomy.", "planned", None),
    ("A splenectomy was recommended.", "planned", None),
    ("She is awaiting kidney transplantation.", "planned", None),
    ("He refused a splenectomy.", "declined", None),
    ("The patient did not undergo splenectomy.", "declined", None),
    ("A splenectomy was not performed because of the low platelet count.", "declined", "the low platelet count"),
    ("Surgical resection was advised, but she declined.", "declined", None),
    ("Lumbar puncture was contraindicated due to the mass effect.", "declined", "the mass effect"),
    ("She was deemed a poor candidate for lung transplantation.", "declined", None),
    ("Thrombolysis was considered; a craniotomy was performed.", "done", None),
    ("There were no complications after the splenectomy.", "done", None),
    ("He was discharged without complaints following hemicolectomy.", "done", None),
    ("The lesion could not be resected.", "declined", None),
    ("She had no fever, and a splenectomy was performed.", "done", None),
]


@pytest.mark.parametrize(("text", "state", "reason"), STATES, ids=[text for text, _, _ in STATES])
def test_state_as_stated(text: str, state: str, reason: str | None) -> None:
    found = procedures(text)[-1]
    assert (found.state, found.state_reason) == (state, reason)


def test_one_item_for_an_act_that_is_told_again() -> None:
    text = (
        "She underwent a right hemicolectomy. The operation lasted two hours. "
        "After the hemicolectomy she recovered. The postoperative course was uneventful."
    )
    (found,) = procedures(text)
    assert quotes(found) == ["right hemicolectomy", "operation", "hemicolectomy", "postoperative course"]
    assert found.outcome == "uneventful"
    assert found.side == "right"


def test_abbreviation_of_the_text_is_the_same_act() -> None:
    text = "He needed extracorporeal membrane oxygenation (ECMO). After six days ECMO was stopped."
    (found,) = procedures(text)
    assert "ECMO" in quotes(found)


def test_a_second_operation_is_another_item() -> None:
    text = "A laparotomy was performed. Four days later a second laparotomy was performed."
    assert names(procedures(text)) == ["laparotomy", "second laparotomy"]


def test_two_removed_things_are_two_items() -> None:
    text = "The gallbladder was removed. The appendix was removed."
    assert names(procedures(text)) == ["removal of gallbladder", "removal of appendix"]


def test_ordered_and_done_are_two_acts() -> None:
    text = "The boy was scheduled for orchidopexy. Orchidopexy was performed in May 2020."
    planned, done = procedures(text)
    assert (planned.state, done.state) == ("planned", "done")
    assert done.when is not None
    assert done.when.date == "2020-05"


def test_course_of_blocks_is_one_item_with_count_and_frequency() -> None:
    text = (
        "The patient was prescribed:\n\n"
        "  • paravertebral blocks with lidocaine every other day.\n\n"
        "Three days after the first block she walked again. She was prescribed 5 blocks in all. "
        "After completing the course of blocks she was free of pain."
    )
    (course,) = procedures(text)
    assert (course.state, course.count, course.drugs) == ("done", 5, ("medication-lidocaine",))
    assert course.frequency is not None
    assert (course.frequency.times, course.frequency.period, course.frequency.unit) == (1, Decimal(2), "d")
    assert len(course.evidence) == 4


def test_prescribed_course_that_nobody_says_was_given_is_planned() -> None:
    (course,) = procedures("She was prescribed 6 epidural injections once a week.")
    assert (course.state, course.count) == ("planned", 6)
    assert course.frequency is not None
    assert course.frequency.unit == "wk"


def test_sessions_are_counted() -> None:
    (found,) = procedures("He received three sessions of hemodialysis.")
    assert found.count == 3


@pytest.mark.parametrize(
    ("text", "side", "site"),
    [
        ("A left nephrectomy was performed.", "left", None),
        ("Bilateral nephrectomy was performed.", "bilateral", None),
        ("She underwent arthroplasty of the right knee.", "right", "knee"),
        ("He underwent arthroscopy of the left shoulder.", "left", "shoulder"),
    ],
)
def test_side_and_site_as_stated(text: str, side: str, site: str | None) -> None:
    (found,) = procedures(text)
    assert (found.side or (found.site and found.site.side)) == side
    assert site is None or (found.site is not None and site in found.site.name)


def test_time_of_an_act_and_time_counted_from_it() -> None:
    before = procedures("He came to the clinic with pain. He had undergone appendectomy 10 years ago.")[0]
    assert before.when is not None
    assert before.when.offset is not None
    assert (before.when.offset.value, before.when.offset.direction) == (Decimal(10), "before")
    after = procedures("Ten days after the appendectomy he had fever.")[0]
    assert after.when is None


def test_procedures_of_relatives_are_not_the_patients() -> None:
    case = read("A 30-year-old man had cough. His mother had undergone thyroidectomy for goitre.")
    assert case.procedures == ()
    assert names(case.family_history) == ["mother"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She underwent hysterectomy for fibroids.", "fibroids"),
        ("He underwent appendectomy for acute appendicitis.", "appendicitis"),
    ],
)
def test_reason_is_the_key_of_the_problem(text: str, name: str) -> None:
    case = read(text)
    (problem,) = [each for each in case.problems if name in each.name]
    assert case.procedures[0].reason == (problem.key,)


def test_bare_procedure_points_back_or_is_nothing() -> None:
    assert procedures("The procedure was uneventful.") == []
    (found,) = procedures("A thoracotomy was performed. The procedure took an hour.")
    assert quotes(found) == ["thoracotomy", "procedure"]
