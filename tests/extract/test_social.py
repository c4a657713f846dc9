"""Social history: habits, work, home, travel and pregnancy, as stated; never a problem."""

from __future__ import annotations

from decimal import Decimal

import pytest

from .reading import names, quotes, read, social

HABITS = [
    ("He was a heavy smoker.", "smoking", "heavy smoker", "heavy-smoker"),
    ("He is a smoker.", "smoking", "smoker", "current-smoker"),
    ("She had never smoked.", "smoking", "never smoked", "never-smoker"),
    ("She is a non-smoker.", "smoking", "non-smoker", "non-smoker"),
    ("He denied smoking.", "smoking", "denied smoking", "non-smoker"),
    ("He quit smoking two years ago.", "smoking", "quit smoking", "former-smoker"),
    ("He was an ex-smoker.", "smoking", "ex-smoker", "former-smoker"),
    ("She had a history of smoking.", "smoking", "history of smoking", None),
    ("She drinks alcohol daily.", "alcohol", "drinks alcohol daily", "current-drinker"),
    ("He denied alcohol.", "alcohol", "denied alcohol", "non-drinker"),
    ("She had no history of alcohol abuse.", "alcohol", "no history of alcohol abuse", "non-drinker"),
    ("Intravenous drug use was denied.", "drugs", "Intravenous drug use", None),
    ("He used cocaine.", "drugs", "cocaine", None),
]


@pytest.mark.parametrize(("text", "kind", "value", "answer"), HABITS, ids=[row[0] for row in HABITS])
def test_habits_as_stated(text: str, kind: str, value: str, answer: str | None) -> None:
    (found,) = social(text)
    assert (found.kind, found.value, found.value_concept) == (kind, value, answer)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("A 60-year-old retired farmer had a cough.", "occupation", "retired farmer"),
        ("She works as a school nurse.", "occupation", "school nurse"),
        ("His occupation was welding.", "occupation", "welding"),
        ("She was unemployed.", "occupation", "unemployed"),
        ("He lives alone.", "living", "lives alone"),
        ("He lives with his wife.", "living", "lives with his wife"),
        ("She was homeless.", "living", "homeless"),
        ("He was married.", "living", "married"),
        ("There was no recent travel.", "travel", "no recent travel"),
        ("She had returned from Brazil.", "travel", "returned from Brazil"),
    ],
)
def test_circumstances_as_stated(text: str, kind: str, value: str) -> None:
    (found,) = social(text)
    assert (found.kind, found.value) == (kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "The calcium level returned to normal.",
        "She returned to the clinic.",
        "A nurse gave the injection.",
        "The nerve was ablated with absolute alcohol.",
        "He had alcoholic hepatitis.",
        "He was given intravenous fluids.",
        "He was rescued from a house with smoke inhalation.",
        "She was treated with an ice pack.",
        "The work-up was negative.",
    ],
)
def test_leaves_other_words_alone(text: str) -> None:
    assert social(text) == []


def test_pack_years_are_the_quantity() -> None:
    (found,) = social("He was a smoker with a 35 pack-year history.")
    assert found.quantity is not None
    assert (found.quantity.value, found.quantity.ucum) == (Decimal(35), "{pack-years}")


def test_two_habits_of_one_denial() -> None:
    found = social("He denied tobacco or alcohol use.")
    assert [each.kind for each in found] == ["smoking", "alcohol"]
    assert [each.value_concept for each in found] == ["non-smoker", "non-drinker"]


def test_a_habit_told_twice_is_one_fact() -> None:
    (found,) = social("He was a smoker. As a smoker he had been warned.")
    assert quotes(found) == ["smoker", "smoker"]


def test_habits_of_relatives_are_not_the_patients() -> None:
    assert social("His father was a heavy smoker.") == []


def test_habits_are_no_problems() -> None:
    case = read("A 50-year-old man had chest pain. He was a smoker and drank alcohol.")
    assert names(case.problems) == ["chest pain"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A pregnant woman was admitted.", [("pregnancy status", "pregnant", None)]),
        ("She was not pregnant.", [("pregnancy status", "not pregnant", None)]),
        ("She was gravida 3 para 2.", [("gravidity", "gravida 3", 3), ("parity", "para 2", 2)]),
        ("The G2P1 woman had a headache.", [("gravidity", "G2P1", 2), ("parity", "G2P1", 1)]),
        ("A primigravida was seen.", [("gravidity", "primigravida", 1)]),
        ("She was at 33 weeks of gestation.", [("gestational age", "33 weeks of gestation", 33)]),
        ("The gestational age was 29 weeks.", [("gestational age", "gestational age was 29 weeks", 29)]),
        ("She was multiparous.", [("parity", "multiparous", None)]),
    ],
)
def test_pregnancy_as_stated(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    found = social(f"A 31-year-old patient was seen. {text}", "pregnancy")
    assert [(each.name, each.value, each.quantity and int(each.quantity.value)) for each in found] == expected


def test_weeks_of_gestation_are_in_weeks() -> None:
    (found,) = social("She was delivered at 40 weeks of gestation.")
    assert found.quantity is not None
    assert (found.quantity.value, found.quantity.ucum) == (Decimal(40), "wk")


def test_weeks_and_days_leave_the_exact_age_to_the_words() -> None:
    (found,) = social("The pregnancy was at 36+2 gestational weeks.", "pregnancy")
    assert found.value == "36+2 gestational weeks"
    assert found.quantity is not None
    assert found.quantity.ucum is None
