"""How acts are told: operations by their ending, courses, drugs used, stages, devices, reasons, and whose they are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from .reading import names, procedures, read, terms

ENDINGS = """
He underwent a thymectomy. | thymectomy
She had a vulvectomy. | vulvectomy
He underwent a sympathectomy. | sympathectomy
A cholangiojejunostomy was performed. | cholangiojejunostomy
A pyelolithotomy was performed. | pyelolithotomy
A sphincterotomy was done. | sphincterotomy
A pyloromyotomy was done. | pyloromyotomy
A urethroplasty was performed. | urethroplasty
A pyeloplasty was performed. | pyeloplasty
A tympanoplasty was performed. | tympanoplasty
A gastropexy was done. | gastropexy
A nephropexy was done. | nephropexy
A culdocentesis was done. | culdocentesis
An amniocentesis was performed. | amniocentesis
A colporrhaphy was performed. | colporrhaphy
A tenodesis was performed. | tenodesis
He underwent leukapheresis. | leukapheresis
He underwent lithotripsy. | lithotripsy
An adhesiolysis was performed. | adhesiolysis
"""


@pytest.mark.parametrize("row", ENDINGS.strip().splitlines())
def test_ending_names_an_operation(row: str) -> None:
    text, _, name = (part.strip() for part in row.partition("|"))
    (found,) = procedures(text)
    assert (found.name, found.state) == (name, "done")


COURSES = """
He received three sessions of hemodialysis. | 3 |
He received hemodialysis three times a week. | | 3/1wk
She was given 6 epidural injections. | 6 |
She had two courses of radiotherapy. | 2 |
He received five cycles of phototherapy. | 5 |
She received physiotherapy twice a week. | | 2/1wk
He was given 10 paravertebral blocks every other day. | 10 | 1/2d
"""


@pytest.mark.parametrize("row", COURSES.strip().splitlines())
def test_course(row: str) -> None:
    text, count, often = (part.strip() for part in row.split("|"))
    (found,) = procedures(text)
    timing = found.frequency
    assert str(found.count or "") == count
    assert (f"{timing.times}/{timing.period}{timing.unit}" if timing else "") == often


DEVICES = """
A chest tube was not inserted. | declined
A pacemaker was not implanted because of sepsis. | declined
An epidural catheter was not placed due to the bleeding. | declined
A stent was not deployed. | declined
A pacemaker was implanted. | done
An intra-aortic balloon pump was removed on day five. | done
Hemodialysis was not started. | declined
Radiotherapy was not given. | declined
"""


@pytest.mark.parametrize("row", DEVICES.strip().splitlines())
def test_device_placed_or_not(row: str) -> None:
    text, _, state = (part.strip() for part in row.partition("|"))
    (found,) = procedures(text)
    assert found.state == state


FOUND_AT = """
No bleeding was found at laparotomy. | done
There was no recurrence at the thoracotomy. | done
He was not on dialysis. | declined
He was no longer on dialysis. | declined
No laparotomy was done. | declined
"""


@pytest.mark.parametrize("row", FOUND_AT.strip().splitlines())
def test_denial_of_a_finding_is_none_of_the_act(row: str) -> None:
    text, _, state = (part.strip() for part in row.partition("|"))
    (found,) = procedures(text)
    assert found.state == state


NAMED_PROCEDURES = """
A Whipple procedure was performed. | Whipple procedure
He underwent a Bentall procedure. | Bentall procedure
A Hartmann's procedure was done. | Hartmann's procedure
She had a Fontan procedure at the age of three. | Fontan procedure
"""


@pytest.mark.parametrize("row", NAMED_PROCEDURES.strip().splitlines())
def test_procedure_named_after_a_person(row: str) -> None:
    text, _, name = (part.strip() for part in row.partition("|"))
    known = terms().find(name, ("procedure",))
    (found,) = procedures(text)
    assert known is not None
    assert (found.name, found.concept) == (name, known.key)


OTHERS = """
A man had cough. His mother had undergone thyroidectomy for goitre. | mother
A man had cough. His father had a pacemaker implanted for heart block. | father
A man had cough. Her sister had undergone mastectomy for breast cancer. | sister
"""


@pytest.mark.parametrize("row", OTHERS.strip().splitlines())
def test_acts_on_relatives(row: str) -> None:
    text, _, relative = (part.strip() for part in row.partition("|"))
    case = read(text)
    assert case.procedures == ()
    assert names(case.family_history) == [relative]


def test_drugs_used_in_a_block_are_medications_of_the_case() -> None:
    case = read("She received paravertebral blocks with lidocaine and dexamethasone every other day.")
    (course,) = case.procedures
    assert set(course.drugs) == {item.key for item in case.medications}
    assert course.frequency is not None
    assert course.frequency.period == Decimal(2)


def test_two_stages_are_two_acts() -> None:
    text = "A colostomy was created in May 2020. In August 2020 a second colostomy was created."
    assert [(found.name, found.when and found.when.date) for found in procedures(text)] == [
        ("colostomy", "2020-05"),
        ("second colostomy", "2020-08"),
    ]
