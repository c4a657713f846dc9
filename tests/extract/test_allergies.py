"""Allergies: of what, with which reaction, and that there are none; an allergen is no medication."""

from __future__ import annotations

import pytest

from .prescriptions import allergies, checked, medications, rules

PRESENT = [
    ("She is allergic to penicillin (rash).", [("penicillin", "allergy", ("rash",))]),
    ("He is allergic to bee venom and peanuts.", [("bee venom", "allergy", ()), ("peanuts", "allergy", ())]),
    ("He reported an allergy to ibuprofen, which caused urticaria.", [("ibuprofen", "allergy", ("urticaria",))]),
    ("Her penicillin allergy caused hives.", [("penicillin", "allergy", ("hives",))]),
    ("She is penicillin-allergic.", [("penicillin", "allergy", ())]),
    ("A sulfonamide allergy was recorded.", [("sulfonamide", "allergy", ())]),
    ("Known hypersensitivity to carbamazepine.", [("carbamazepine", "allergy", ())]),
    ("She had an anaphylactic reaction to cefazolin two years earlier.", [("cefazolin", "allergy", ())]),
    ("She was intolerant of metformin because of diarrhea.", [("metformin", "intolerance", ())]),
    ("Statin intolerance was documented.", [("Statin", "intolerance", ())]),
    ("Allergies: codeine (vomiting), latex.", [("codeine", "allergy", ("vomiting",)), ("latex", "allergy", ())]),
    (
        "ALLERGIES:\n- Penicillin: anaphylaxis\n- Shellfish",
        [("Penicillin", "allergy", ("anaphylaxis",)), ("Shellfish", "allergy", ())],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PRESENT, ids=[text for text, _ in PRESENT])
def test_allergies(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    found = allergies(text)
    assert [(each.name, each.kind, each.reactions) for each in found] == expected
    assert {each.presence for each in found} == {"present"}


@pytest.mark.parametrize("text", [text for text, _ in PRESENT])
def test_an_allergen_is_no_medication(text: str) -> None:
    assert medications(text) == []


NONE = [
    ("He has no known drug allergies.", "no-known-drug-allergies"),
    ("NKDA.", "no-known-drug-allergies"),
    ("Drug allergies: NKDA", "no-known-drug-allergies"),
    ("She denied any drug allergy.", "no-known-drug-allergies"),
    ("He had no history of allergy to drugs.", "no-known-drug-allergies"),
    ("No known allergies.", "no-known-allergies"),
    ("Allergies: none.", "no-known-allergies"),
    ("She denied smoking, alcohol or allergies.", "no-known-allergies"),
    ("There was no history of asthma or allergies.", "no-known-allergies"),
]


@pytest.mark.parametrize(("text", "concept"), NONE, ids=[text for text, _ in NONE])
def test_no_known_allergies(text: str, concept: str) -> None:
    (found,) = allergies(text)
    assert (found.concept, found.presence, found.kind) == (concept, "absent", None)


def test_not_allergic_to_one_drug() -> None:
    (found,) = allergies("He was not allergic to aspirin.")
    assert (found.name, found.presence) == ("aspirin", "absent")


@pytest.mark.parametrize(
    "text",
    [
        "She has allergic rhinitis and asthma.",
        "His sister is allergic to penicillin.",
        "He had glucose intolerance.",
        "Allergic contact dermatitis was considered.",
        "He had heat intolerance.",
    ],
)
def test_what_is_no_allergy_of_the_patient(text: str) -> None:
    assert allergies(text) == []


@pytest.mark.parametrize(
    "text", ["An allergy to amoxicillin was suspected.", "A possible allergy to amoxicillin was noted."]
)
def test_a_suspected_allergy_is_doubted(text: str) -> None:
    (found,) = allergies(text)
    assert rules(found) == ["allergy-unconfirmed"]


def test_the_drug_given_instead_is_a_medication() -> None:
    case = checked("Because she was allergic to penicillin, clindamycin 600 mg every 8 hours was given.")
    assert [each.name for each in case.allergies] == ["penicillin"]
    assert [each.name for each in case.medications] == ["clindamycin"]


def test_a_second_mention_adds_evidence_and_reaction() -> None:
    (found,) = allergies("She is allergic to penicillin. Her penicillin allergy caused hives.")
    assert [words.quote for words in found.evidence] == ["penicillin", "penicillin", "hives"]
    assert found.reactions == ("hives",)
