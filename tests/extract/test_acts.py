"""How an act stands: told by verbs, by the list or the plan it stands in, and when it was."""

from __future__ import annotations

import pytest

from .reading import names, procedures, studies

STATES = """
Appendectomy was performed. | done
The surgeon performed an appendectomy. | done
Appendectomy was done without delay. | done
He had an appendectomy. | done
He had had an appendectomy as a child. | done
Appendectomy had been performed elsewhere. | done
He was taken for appendectomy. | done
After appendectomy he was well. | done
An appendectomy will be performed. | planned
An appendectomy is planned. | planned
Appendectomy has been recommended. | planned
We suggested an appendectomy. | planned
He was listed for appendectomy. | planned
He was offered an appendectomy. | planned
An appendectomy was considered. | planned
He was on the waiting list for an appendectomy. | planned
The decision was taken to perform an appendectomy. | done
He declined an appendectomy. | declined
He did not want to undergo an appendectomy. | declined
Appendectomy was not possible. | declined
Appendectomy was refused. | declined
Appendectomy was cancelled. | declined
Appendectomy was proposed, but the parents refused. | declined
No appendectomy was done. | declined
He was treated without appendectomy. | declined
He never underwent appendectomy. | declined
He was not fit for an appendectomy. | declined
"""


@pytest.mark.parametrize("row", STATES.strip().splitlines())
def test_state(row: str) -> None:
    text, _, state = row.partition("|")
    (found,) = procedures(text.strip())
    assert found.state == state.strip()


REASONS = """
Surgery was not performed because of his age. | his age
A thoracotomy was declined due to the high risk. | the high risk
Surgery was refused owing to the cost. | the cost
Surgery was not performed. |
"""


@pytest.mark.parametrize("row", REASONS.strip().splitlines())
def test_reason(row: str) -> None:
    text, _, reason = row.partition("|")
    (found,) = procedures(text.strip())
    assert (found.state_reason or "") == reason.strip()


def test_list_after_a_prescription_is_planned() -> None:
    text = "The patient was prescribed:\n\n  • epidural injections;\n  • physiotherapy.\n"
    assert [found.state for found in procedures(text)] == ["planned", "planned"]


def test_list_after_what_was_done_is_done() -> None:
    text = "The patient underwent:\n\n  • lobectomy;\n  • lymphadenectomy.\n"
    assert [found.state for found in procedures(text)] == ["done", "done"]


@pytest.mark.parametrize(
    "text",
    [
        "Plan: MRI of the lumbar spine, physical therapy.",
        "Assessment and plan:\n1. Knee pain: MRI, physical therapy.\n",
        "Plan\n- MRI\n- physical therapy\n",
    ],
)
def test_plan_of_a_note_is_planned(text: str) -> None:
    assert [found.state for found in studies(text)] == ["planned"]
    assert [found.state for found in procedures(text)] == ["planned"]


def test_what_a_note_tells_before_its_plan_is_done() -> None:
    text = "PSHx: appendectomy 2005, s/p left knee arthroscopy.\n\nPlan: physical therapy.\n"
    assert [(found.name, found.state) for found in procedures(text)] == [
        ("appendectomy", "done"),
        ("left knee arthroscopy", "done"),
        ("physical therapy", "planned"),
    ]


WHEN = """
Appendectomy was performed on 3 May 2019. | 2019-05-03
He underwent appendectomy in 2011. | 2011
PSHx: appendectomy 2005. | 2005
PSHx: appendectomy (2006). | 2006
In May 2020 an appendectomy was done. | 2020-05
He underwent appendectomy and was well in the ward. |
"""


@pytest.mark.parametrize("row", WHEN.strip().splitlines())
def test_when(row: str) -> None:
    text, _, date = row.partition("|")
    (found,) = procedures(text.strip())
    assert ((found.when and found.when.date) or "") == date.strip()


OFFSETS = [
    ("He underwent appendectomy three years ago.", 3, "a", "before"),
    ("Two months earlier he had undergone appendectomy.", 2, "mo", "before"),
]


@pytest.mark.parametrize(("text", "value", "unit", "direction"), OFFSETS)
def test_offset(text: str, value: int, unit: str, direction: str) -> None:
    (found,) = procedures(f"A 44-year-old man was admitted. {text}")
    assert found.when is not None
    offset = found.when.offset
    assert offset is not None
    assert (int(offset.value), offset.unit, offset.direction) == (value, unit, direction)


def test_time_from_another_event_keeps_its_words() -> None:
    (found,) = procedures("Six days before the marathon, appendectomy was done.")
    assert found.when is not None
    assert found.when.text == "Six days before the marathon"


SIDES = """
A left nephrectomy was performed. | left
A right-sided nephrectomy was performed. | right
Bilateral oophorectomy was done. | bilateral
Nephrectomy of the left kidney was done. | left
Arthroscopy of both knees was done. | bilateral
A nephrectomy was performed. |
"""


@pytest.mark.parametrize("row", SIDES.strip().splitlines())
def test_side(row: str) -> None:
    text, _, side = row.partition("|")
    (found,) = procedures(text.strip())
    assert (found.side or "") == side.strip()


def test_two_acts_of_a_sentence_have_their_own_state() -> None:
    text = "Appendectomy was performed and radiotherapy was recommended."
    assert [(found.name, found.state) for found in procedures(text)] == [
        ("Appendectomy", "done"),
        ("radiotherapy", "planned"),
    ]


def test_three_acts_of_a_list() -> None:
    text = "He underwent appendectomy, herniorrhaphy and cystoscopy."
    assert names(procedures(text)) == ["appendectomy", "herniorrhaphy"]
    assert names(studies(text)) == ["cystoscopy"]
