"""Outcomes: how it went, in the source's words, with a stated amount of change."""

from __future__ import annotations

import pytest

from .reading import quotes
from .telling import checked

SHARES = [
    ("The pain decreased by 80 %.", "better", "80"),
    ("Her pain was reduced by 50%.", "better", "50"),
    ("Function improved by about 30 %.", "better", "30"),
    ("The swelling worsened by 20%.", "worse", "20"),
    ("There was a reduction of 45 % in pain.", "better", "45"),
    ("The pain subsided by nearly 90 %.", "better", "90"),
]


@pytest.mark.parametrize(("text", "direction", "share"), SHARES, ids=[text for text, _, _ in SHARES])
def test_a_stated_share_is_the_amount_of_the_change(text: str, direction: str, share: str) -> None:
    (found,) = [each for each in checked(text).outcomes if each.quantity]
    assert found.quantity is not None
    assert (found.direction, str(found.quantity.value), found.quantity.ucum) == (direction, share, "%")
    assert found.text == text


COURSES = {
    "He made a full recovery.": "resolved",
    "The postoperative course was uneventful.": None,
    "The condition worsened.": "worse",
    "The symptoms improved.": "better",
    "The patient was lost to follow-up.": None,
}


@pytest.mark.parametrize(("text", "direction"), COURSES.items(), ids=COURSES)
def test_how_it_went_is_an_outcome_in_the_words_of_the_text(text: str, direction: str | None) -> None:
    outcomes = checked(f"She presented with fever. {text}").outcomes
    assert outcomes
    assert outcomes[0].text == text
    if direction:
        assert outcomes[0].direction == direction


NO_OUTCOMES = (
    "Improvement is hoped for.",
    "We hope that recovery will follow.",
    "The dose was reduced by 5 mg.",
    "Hemoglobin decreased to 9 g/dL.",
    "If the pain decreased, he should return.",
    "No recovery was seen.",
)


@pytest.mark.parametrize("text", NO_OUTCOMES)
def test_what_is_hoped_for_or_measured_is_no_outcome(text: str) -> None:
    assert checked(text).outcomes == ()


def test_an_outcome_names_the_problem_it_speaks_of() -> None:
    case = checked("She presented with pain. There was marked improvement of the pain.")
    (found,) = case.outcomes
    assert found.problems == (case.problems[0].key,)


def test_a_whole_effect_beside_a_part_of_it_is_a_doubt() -> None:
    case = checked("She presented with pain. The pain decreased by 80 %. A complete recovery was noted.")
    rules = [doubt.rule for each in case.outcomes for doubt in each.doubts]
    assert rules == ["contradiction"]


def test_the_evidence_of_a_share_reaches_from_its_subject_to_the_number() -> None:
    (found,) = checked("After six blocks, the intensity of the pain decreased by 80 %.").outcomes
    assert quotes(found) == ["the intensity of the pain decreased by 80 %"]


def test_an_outcome_stands_in_its_encounter() -> None:
    case = checked("She presented with pain. At follow-up after 2 months the pain had decreased by 80 %.")
    (found,) = case.outcomes
    assert found.encounter == case.encounters[-1].key
