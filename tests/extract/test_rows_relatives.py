"""Relatives: who had what, who only came along or told of it, and what stays the patient's own."""

from __future__ import annotations

import pytest

from .reading import relatives
from .rows import parts, rows
from .telling import told

HAD = rows("""
His mother had breast cancer. | mother: breast cancer
Her father died of myocardial infarction. | father: myocardial infarction
Her sister suffers from lupus. | sister: lupus
His brother was diagnosed with epilepsy. | brother: epilepsy
Her maternal grandmother had gout. | maternal grandmother: gout
His paternal uncle had colon cancer. | paternal uncle: colon cancer
Two of his brothers had hemophilia. | brothers: hemophilia
Her daughter has asthma. | daughter: asthma
His twin brother had psoriasis. | twin brother: psoriasis
Her mother and sister had migraine. | mother: migraine; sister: migraine
His father had diabetes and hypertension. | father: diabetes; father: hypertension
His mother had no diabetes. | mother: !diabetes
Her aunt had ovarian cancer. | aunt: ovarian cancer
His cousin has cystic fibrosis. | cousin: cystic fibrosis
Her son had a stroke at a young age. | son: stroke
A girl was born to a mother with epilepsy. | mother: epilepsy
A boy born to a mother with gestational diabetes had hypoglycemia. | mother: gestational diabetes
A newborn of a mother with syphilis was admitted with jaundice. | mother: syphilis
Family history: father with stroke. | father: stroke
There was a family history of glaucoma. | family history: glaucoma
Family history was positive for melanoma. | family history: melanoma
He had no family history of asthma. | family history: !asthma
There is a strong family history of breast cancer. | family history: breast cancer
Family history was negative for epilepsy. | family history: !epilepsy
Her grandfather had tuberculosis, and her father had asthma. | grandfather: tuberculosis; father: asthma
""")

NOT_THEIRS = rows("""
A 6-year-old boy came with his mother and had fever. | fever
She was brought by her father with cough. | cough
He was accompanied by his sister and complained of vertigo. | vertigo
The child attended with her mother because of a rash. | rash
His mother noticed jaundice. | jaundice
Her parents reported seizures. | seizures
His wife noticed confusion. | confusion
The mother denied vomiting. | !vomiting
His mother reported that he had fever. | fever
His parents noticed swelling, and a hemangioma was diagnosed. | swelling; hemangioma
His parents were healthy; examination revealed a hemangioma. | hemangioma
A boy born to a mother with gestational diabetes had hypoglycemia. | hypoglycemia
A newborn of a mother with syphilis was admitted with jaundice. | jaundice
An infant born to a mother with lupus developed bradycardia. | bradycardia
A 5-year-old girl had ataxia. Her brother had ataxia too. | ataxia
He lives with his sister and has gout. | gout
Her mother had migraine. She had vertigo. | vertigo
His father had stroke but he had only hypertension. | hypertension
According to his mother he had measles. | measles
""")

NOBODY = (
    "She lives with her mother.",
    "He came with his father.",
    "The daughter gave consent.",
    "His wife brought him in.",
    "Her mother accompanied her.",
)


def _told(text: str) -> set[str]:
    return {
        f"{each.name.casefold()}: {'!' if condition.presence == 'absent' else ''}{condition.name.casefold()}"
        for each in relatives(text)
        for condition in each.conditions
    }


@pytest.mark.parametrize(("text", "facts"), HAD)
def test_who_had_what(text: str, facts: str) -> None:
    assert _told(text) == parts(facts)


@pytest.mark.parametrize(("text", "facts"), NOT_THEIRS)
def test_what_is_told_beside_a_relative_stays_the_patients(text: str, facts: str) -> None:
    assert told(text) == parts(facts)


@pytest.mark.parametrize(("text", "facts"), HAD)
def test_what_a_relative_had_is_no_problem_of_the_patient(text: str, facts: str) -> None:
    theirs = {fact.partition(": ")[2].removeprefix("!") for fact in parts(facts)}
    assert theirs.isdisjoint(told(text))


@pytest.mark.parametrize("text", NOBODY)
def test_relatives_who_only_come_along_have_no_history(text: str) -> None:
    assert relatives(text) == []
