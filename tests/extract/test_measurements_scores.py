"""Scores and scales: numbers, classes, parts and times."""

from __future__ import annotations

from decimal import Decimal

import pytest

from .measuring import lines, measured

SCORES = [
    ("SAPS II score was 55.", "saps-ii", "55"),
    ("The Oswestry Disability Index was 62%.", "oswestry", "62"),
    ("He rated his pain as 8/10 on the visual analogue scale.", "pain-vas", "8"),
    ("Pain was scored 6/10 on the NRS.", "pain-nrs", "6"),
    ("The pain was 7 out of 10.", "pain-score", "7"),
    ("Her GCS was 15/15.", "glasgow-coma-scale", "15"),
    ("Glasgow Coma Scale 9.", "glasgow-coma-scale", "9"),
    ("ECOG performance status of 1.", "ecog", "1"),
    ("The modified Rankin Scale score was 3 at 90 days.", "modified-rankin", "3"),
    ("NIHSS score of 12.", "nihss", "12"),
    ("MELD score 15.", "meld", "15"),
    ("The MMSE was 24/30.", "mmse", "24"),
]
CLASSES = [
    ("He was in NYHA class III.", "nyha", "III"),
    ("NYHA II symptoms were present.", "nyha", "II"),
    ("New York Heart Association functional class IV.", "nyha", "IV"),
    ("ASA physical status III.", "asa-status", "III"),
    ("The Child-Pugh class was B.", "child-pugh", "B"),
    ("ASIA score: E.", "asia-scale", "E"),
]
STRENGTH = [
    ("Muscle power was 3/5 in the left leg and 5/5 in the right leg.", ["3", "5"]),
    ("She had 2/5 strength in her right arm, 3/5 in her left arm, and 4/5 bilaterally in her legs.", ["2", "3", "4"]),
    ("Her strength had progressively deteriorated to 1/5 in all extremities.", ["1"]),
    ("Strength was 5/5 throughout.", ["5"]),
    ("Motor power was 4+/5 in both arms.", ["4+/5"]),
]
NO_SCORES = [
    "3/5 of the patients improved.",
    "She took 1/2 tablet.",
    "He was seen on 3/5 and again on 4/5.",
    "The class III drug was stopped.",
    "Power was restored after 5 minutes.",
    "Vitamin C was given.",
]


@pytest.mark.parametrize(("text", "concept", "value"), SCORES, ids=[text for text, _, _ in SCORES])
def test_score_with_its_number(text: str, concept: str, value: str) -> None:
    (item,) = measured(text)
    assert (item.kind, item.concept, item.value) == ("score", concept, Decimal(value))


@pytest.mark.parametrize(("text", "concept", "value"), CLASSES, ids=[text for text, _, _ in CLASSES])
def test_class_keeps_its_numeral(text: str, concept: str, value: str) -> None:
    (item,) = measured(text)
    assert (item.kind, item.concept, item.value, item.value_text) == ("score", concept, None, value)


@pytest.mark.parametrize(("text", "values"), STRENGTH, ids=[text for text, _ in STRENGTH])
def test_strength_is_a_grade_and_no_date(text: str, values: list[str]) -> None:
    items = measured(text)
    assert [str(item.value_text or item.value) for item in items] == values
    assert {item.concept for item in items} == {"muscle-strength"}
    assert all(item.as_written and item.as_written.endswith("/5") for item in items)


@pytest.mark.parametrize("text", NO_SCORES)
def test_what_is_no_score(text: str) -> None:
    assert lines(text) == []


APGAR = [
    ("Apgar scores were 8 and 9 at 1 and 5 minutes.", [("8", "apgar-1"), ("9", "apgar-5")]),
    ("APGAR scores of 7/10 and 9/10 at 1 and 5 minutes, respectively.", [("7", "apgar-1"), ("9", "apgar-5")]),
    ("Apgar scores were 4, 6 and 8 at 1, 5 and 10 minutes.", [("4", "apgar-1"), ("6", "apgar-5"), ("8", "apgar-10")]),
    ("The Apgar score was 6 and 8 in 1 and 5 min, respectively.", [("6", "apgar-1"), ("8", "apgar-5")]),
    ("He was born with Apgar scores of 9 and 10.", [("9", "apgar"), ("10", "apgar")]),
]


@pytest.mark.parametrize(("text", "found"), APGAR, ids=[text for text, _ in APGAR])
def test_apgar_by_the_minute(text: str, found: list[tuple[str, str]]) -> None:
    items = measured(text)
    assert [(str(item.value), item.concept) for item in items] == found
    for item in items:
        minute = (item.concept or "").partition("-")[2]
        assert (item.when is not None) == bool(minute)
        if minute and item.when:
            assert (item.when.text or "").startswith(f"{minute} minute")


@pytest.mark.parametrize("written", ["E3V4M6", "E3 V4 M6", "E3, V4, M6"])
def test_coma_scale_with_its_parts(written: str) -> None:
    (item,) = measured(f"GCS was 13 ({written}) on arrival.")
    assert item.value == Decimal(13)
    assert [(part.concept, part.value) for part in item.components] == [
        ("gcs-eye", Decimal(3)),
        ("gcs-verbal", Decimal(4)),
        ("gcs-motor", Decimal(6)),
    ]


def test_later_score_has_no_parts_of_the_first() -> None:
    first, later = measured("GCS was 13 (E3V4M6) on arrival and 15/15 later.")
    assert (first.value, later.value) == (Decimal(13), Decimal(15))
    assert later.components == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The VAS score decreased from 8 to 2.", ["8", "2"]),
        ("The pain was 7 out of 10 and decreased to 2/10 after treatment.", ["7", "2"]),
        ("Visual acuity was 20/40 in the right eye and 6/60 in the left.", ["20/40", "6/60"]),
    ],
)
def test_scores_over_time_or_by_side(text: str, values: list[str]) -> None:
    assert [str(item.value_text or item.value) for item in measured(text)] == values
