"""Smoking, alcohol, drugs, work and living: what is told, and what only sounds like it."""

from __future__ import annotations

import pytest

from .reading import social
from .rows import rows

KINDS = rows("""
He smoked 20 cigarettes a day. | smoking
She is a smoker. | smoking
He had never smoked. | smoking
She quit smoking ten years ago. | smoking
He is an ex-smoker. | smoking
He has a 30 pack-year smoking history. | smoking
She denied smoking. | smoking
Non-smoker. | smoking
He drank alcohol daily. | alcohol
She does not drink alcohol. | alcohol
He consumed two beers a day. | alcohol
She denied alcohol use. | alcohol
He had a history of alcohol abuse. | alcohol
Social drinker. | alcohol
He used intravenous heroin. | drugs
She denied illicit drug use. | drugs
He used cannabis daily. | drugs
He had a history of cocaine use. | drugs
He works as a carpenter. | occupation
She is a retired teacher. | occupation
He worked in a coal mine for thirty years. | occupation
A 40-year-old farmer presented with fever. | occupation
She works as a nurse. | occupation
He is a truck driver. | occupation
She lives alone. | living
He lives with his wife. | living
""")

VALUES = rows("""
She is a smoker. | smoking: current
He had never smoked. | smoking: never
She quit smoking ten years ago. | smoking: former
He is an ex-smoker. | smoking: former
She denied smoking. | smoking: non
Non-smoker. | smoking: non
He was a former smoker. | smoking: former
She continues to smoke. | smoking: current
He is a heavy smoker. | smoking: heavy
He drank alcohol daily. | alcohol: current
She does not drink alcohol. | alcohol: non
She denied alcohol use. | alcohol: non
He was a social drinker. | alcohol: social
He stopped drinking alcohol in 2010. | alcohol: ex
She denied illicit drug use. | drugs: None
""")

NOTHING = (
    "Smoke was inhaled in a house fire.",
    "The wound was cleaned with alcohol.",
    "His father smoked heavily.",
    "Her husband is a farmer.",
    "Drugs were given intravenously.",
    "Fetal alcohol syndrome is rare.",
    "The alcohol swab was discarded.",
    "The nurse measured his temperature.",
)

OCCUPATIONS = rows("""
He works as a carpenter. | carpenter
She is a retired teacher. | retired teacher
A 40-year-old farmer presented with fever. | farmer
She works as a nurse. | nurse
He is a truck driver. | truck driver
He worked as a welder until 2015. | welder
A 52-year-old housewife came with vertigo. | housewife
She is a medical student. | medical student
A 35-year-old male soldier was admitted. | soldier
""")


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_a_way_of_living_is_a_social_fact_of_its_kind(text: str, kind: str) -> None:
    assert [fact.kind for fact in social(text)] == [kind]


@pytest.mark.parametrize(("text", "fact"), VALUES)
def test_what_the_habit_amounts_to(text: str, fact: str) -> None:
    assert [f"{each.kind}: {str(each.value_concept).partition('-')[0]}" for each in social(text)] == [fact]


@pytest.mark.parametrize(("text", "occupation"), OCCUPATIONS)
def test_the_work_is_in_its_words(text: str, occupation: str) -> None:
    assert [fact.value for fact in social(text, "occupation")] == [occupation]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_sounds_like_a_habit_is_none(text: str) -> None:
    assert social(text) == []
