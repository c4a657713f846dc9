"""Relatives in the ways that reports word them, and words of relatives that tell no family history."""

from __future__ import annotations

import pytest

from .reading import names, read, relatives

RELATIVES = """
His father has hypertension. | father
Her grandmother had dementia. | grandmother
His twin had scoliosis. | twin
A cousin was diagnosed with epilepsy. | cousin
Her maternal uncle suffered from psoriasis. | maternal uncle
His paternal grandfather died of tuberculosis. | paternal grandfather
Two siblings had asthma. | Two siblings
His sons were healthy. | sons
Her late mother had glaucoma. | late mother
Both parents were unaffected. | parents
The family history revealed gout. | family history
There is a strong family history of migraine. | family history
She has no family history of anemia. | family history
The patient's brother had leukemia. | brother
His relatives had similar symptoms. | relatives
"""


@pytest.mark.parametrize("row", RELATIVES.strip().splitlines())
def test_relatives(row: str) -> None:
    text, _, name = row.partition("|")
    (found,) = relatives(text.strip())
    assert found.name == name.strip()


RELATIONS = """
His mother had asthma. | mother
His father had asthma. | father
Her sister had asthma. | sister
Her brother had asthma. | brother
Her maternal aunt had asthma. | maternal-aunt
His grandfather had asthma. | grandfather
Her parents had asthma. | parent
"""


@pytest.mark.parametrize("row", RELATIONS.strip().splitlines())
def test_relation_concept(row: str) -> None:
    text, _, relation = row.partition("|")
    (found,) = relatives(text.strip())
    assert found.relation == relation.strip()


NEGATED = """
There was no family history of asthma.
The family history was negative for asthma.
She denied a family history of asthma.
Her mother did not have asthma.
No relatives had asthma.
"""


@pytest.mark.parametrize("text", NEGATED.strip().splitlines())
def test_negated(text: str) -> None:
    (found,) = relatives(text)
    assert [(each.name, each.presence) for each in found.conditions] == [("asthma", "absent")]
    assert names(read(text).problems) == []


NONE = """
Her husband brought her in.
The mother noticed a swelling of the arm.
His father gave consent.
The daughter accompanied him.
The parents were informed.
His brother called the ambulance.
She lived with her sister.
The mother cell divided.
Her family was informed.
The family refused an autopsy.
"""


@pytest.mark.parametrize("text", NONE.strip().splitlines())
def test_no_family_history(text: str) -> None:
    assert relatives(text) == []


def test_living_and_dead_of_one_sentence() -> None:
    found = relatives("His mother died of a stroke at the age of 70; his father was healthy.")
    assert [(each.name, each.deceased) for each in found] == [("mother", True), ("father", None)]


def test_conditions_of_one_relative() -> None:
    (found,) = relatives("Her mother had diabetes and hypertension.")
    assert [each.name for each in found.conditions] == ["diabetes", "hypertension"]


def test_two_sentences_two_relatives() -> None:
    found = relatives("Her mother had diabetes. Her father had gout.")
    assert [(each.name, each.conditions[0].name) for each in found] == [("mother", "diabetes"), ("father", "gout")]


def test_patient_before_and_after() -> None:
    case = read("A 60-year-old man had angina. His brother had gout. He also had psoriasis.")
    assert names(case.problems) == ["angina", "psoriasis"]
    assert names(case.family_history) == ["brother"]


def test_told_twice_is_one_relative() -> None:
    (found,) = relatives("There was no family history of asthma. No family history of asthma was found again.")
    assert len(found.evidence) == 2
