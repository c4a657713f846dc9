"""The faults that others reported, each with the reading it must have and a neighbour it must leave alone."""

from __future__ import annotations

import pytest

from .reading import names, procedures
from .rows import parts, rows
from .telling import checked, told

PLAIN = rows("""
A 40-year-old man with head trauma one month ago was admitted with headache. | head trauma (past); headache
Diplopia was present and ptosis was absent. | diplopia; !ptosis
Diplopia and ptosis were absent. | !diplopia; !ptosis
He had fever but jaundice was not seen. | fever; !jaundice
Hematuria was noted and dysuria was denied. | hematuria; !dysuria
Gout was considered but excluded. | !gout
Gout was suspected but not confirmed. | ?gout
The suspicion of gout was confirmed by aspiration. | gout
There were no complaints of vertigo or tinnitus. | !vertigo; !tinnitus
He suffered from severe, progressive dyspnea. | dyspnea
He had a previous stroke. | stroke (past)
""")

ONSETS = rows("""
A man with head trauma one month ago was admitted with headache. | headache
She had a stroke two years ago and presented with vertigo. | vertigo
He had pneumonia last year and was admitted with fever. | fever
""")

OPERATIONS = rows("""
There was no history of surgery, and appendectomy was performed. | appendectomy
She denied any prior surgery but underwent thyroidectomy. | thyroidectomy
He had no previous operations. Splenectomy was performed. | Splenectomy
""")


@pytest.mark.parametrize(("text", "facts"), PLAIN)
def test_both_halves_of_a_sentence_are_read(text: str, facts: str) -> None:
    assert told(text) == parts(facts)


@pytest.mark.parametrize(("text", "name"), ONSETS)
def test_the_time_of_an_earlier_event_is_not_the_onset_of_the_complaint(text: str, name: str) -> None:
    assert [each.onset for each in checked(text).problems if each.name == name] == [None]


@pytest.mark.parametrize(("text", "name"), OPERATIONS)
def test_no_operation_before_does_not_hide_the_one_that_was_done(text: str, name: str) -> None:
    assert names(procedures(text)) == [name]
    assert procedures(text)[0].state == "done"
