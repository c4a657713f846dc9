"""Allergies in lists and in prose: of drugs, food, venom, latex; reactions, intolerance, none known, kin's."""

from __future__ import annotations

import pytest

from .prescriptions import allergies, checked, medications, rules

DRUGS = [
    ("She is allergic to amoxicillin.", "amoxicillin"),
    ("He was allergic to sulfonamides.", "sulfonamides"),
    ("He has an allergy to cefazolin.", "cefazolin"),
    ("She reported a codeine allergy.", "codeine"),
    ("Known allergy to ciprofloxacin.", "ciprofloxacin"),
    ("There was a history of allergy to vancomycin.", "vancomycin"),
    ("He has a known hypersensitivity to aspirin.", "aspirin"),
    ("She was hypersensitive to phenytoin.", "phenytoin"),
    ("He had had anaphylaxis to ceftriaxone.", "ceftriaxone"),
    ("She had an allergic reaction to lidocaine.", "lidocaine"),
    ("An anaphylactic reaction to rocuronium had occurred.", "rocuronium"),
    ("Her penicillin allergy was confirmed by skin tests.", "penicillin"),
    ("His allergies include ibuprofen.", "ibuprofen"),
    ("Drug allergies: clindamycin.", "clindamycin"),
    ("Allergy: tramadol", "tramadol"),
]

OTHER_SUBSTANCES = [
    ("She is allergic to peanuts.", "peanuts"),
    ("He is allergic to shellfish.", "shellfish"),
    ("He is allergic to latex.", "latex"),
    ("She has a latex allergy.", "latex"),
    ("He is allergic to bee venom.", "bee venom"),
    ("She is allergic to eggs.", "eggs"),
    ("She is allergic to strawberries.", "strawberries"),
    ("He has an allergy to pollen.", "pollen"),
    ("She was allergic to cats.", "cats"),
    ("He reported an allergy to nickel.", "nickel"),
    ("She is allergic to iodine.", "iodine"),
    ("Allergies: adhesive tape", "adhesive tape"),
]


@pytest.mark.parametrize(("text", "name"), [*DRUGS, *OTHER_SUBSTANCES], ids=[r[0] for r in (*DRUGS, *OTHER_SUBSTANCES)])
def test_one_allergy(text: str, name: str) -> None:
    (found,) = allergies(text)
    assert (found.name, found.presence, found.kind) == (name, "present", "allergy")
    assert found.evidence[0].quote == name


@pytest.mark.parametrize("text", [row[0] for row in (*DRUGS, *OTHER_SUBSTANCES)])
def test_an_allergen_is_not_given(text: str) -> None:
    assert medications(text) == []


REACTIONS = [
    ("He is allergic to penicillin (anaphylaxis).", [("penicillin", ("anaphylaxis",))]),
    ("She is allergic to sulfa, which causes rash.", [("sulfa", ("rash",))]),
    ("She is allergic to codeine, causing nausea.", [("codeine", ("nausea",))]),
    ("He is allergic to cefazolin with urticaria.", [("cefazolin", ("urticaria",))]),
    ("Allergies: penicillin - rash", [("penicillin", ("rash",))]),
    ("Allergies: penicillin \u2013 hives", [("penicillin", ("hives",))]),
    ("Allergies: penicillin -> rash", [("penicillin", ("rash",))]),
    ("Allergies: aspirin (bronchospasm), latex (hives)", [("aspirin", ("bronchospasm",)), ("latex", ("hives",))]),
    (
        "Allergies:\n- Penicillin: rash\n- Morphine: itching\n- Eggs",
        [("Penicillin", ("rash",)), ("Morphine", ("itching",)), ("Eggs", ())],
    ),
    (
        "ALLERGIES\nAmoxicillin (angioedema)\nContrast dye (flushing)",
        [("Amoxicillin", ("angioedema",)), ("Contrast dye", ("flushing",))],
    ),
    ("His penicillin allergy caused angioedema.", [("penicillin", ("angioedema",))]),
    ("She developed hives after her first peanut and has a peanut allergy.", [("peanut", ())]),
]


@pytest.mark.parametrize(("text", "expected"), REACTIONS, ids=[row[0] for row in REACTIONS])
def test_reactions(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(found.name, found.reactions) for found in allergies(text)] == expected


@pytest.mark.parametrize(("text", "expected"), REACTIONS, ids=[row[0] for row in REACTIONS])
def test_a_reaction_is_evidence_too(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    for found in allergies(text):
        quotes = [words.quote for words in found.evidence]
        assert [words for words in found.reactions if words not in quotes] == []


SEVERAL = [
    ("She has allergies to eggs, milk and wheat.", ["eggs", "milk", "wheat"]),
    ("She is allergic to penicillin and sulfonamides.", ["penicillin", "sulfonamides"]),
    ("He is allergic to penicillin, aspirin, and latex.", ["penicillin", "aspirin", "latex"]),
    ("Allergies: codeine, morphine, tramadol.", ["codeine", "morphine", "tramadol"]),
    ("Allergies include ibuprofen and shellfish.", ["ibuprofen", "shellfish"]),
    ("She is allergic to eggs, milk and wheat.", ["eggs", "milk", "wheat"]),
    ("Known allergies: NSAIDs, iodine", ["NSAIDs", "iodine"]),
    ("He is allergic to both cefazolin and vancomycin.", ["cefazolin", "vancomycin"]),
]


@pytest.mark.parametrize(("text", "names"), SEVERAL, ids=[row[0] for row in SEVERAL])
def test_several_allergies(text: str, names: list[str]) -> None:
    assert [found.name for found in allergies(text)] == names


INTOLERANCES = [
    ("She is intolerant of statins.", "statins"),
    ("He was intolerant to methotrexate.", "methotrexate"),
    ("Metformin intolerance was recorded.", "Metformin"),
    ("Intolerance to azathioprine was noted.", "azathioprine"),
    ("Her ACE inhibitor intolerance led to losartan.", "ACE inhibitor"),
]


@pytest.mark.parametrize(("text", "name"), INTOLERANCES, ids=[row[0] for row in INTOLERANCES])
def test_intolerance(text: str, name: str) -> None:
    (found,) = allergies(text)
    assert (found.name, found.kind, found.presence) == (name, "intolerance", "present")


NONE_KNOWN = [
    ("NKDA", "no-known-drug-allergies"),
    ("NKA", "no-known-allergies"),
    ("Allergies: NKDA", "no-known-drug-allergies"),
    ("Allergies: none known", "no-known-allergies"),
    ("Allergies: nil", "no-known-allergies"),
    ("Allergies: No known drug allergies", "no-known-drug-allergies"),
    ("ALLERGIES\nNone", "no-known-allergies"),
    ("No allergies.", "no-known-allergies"),
    ("No known drug allergy.", "no-known-drug-allergies"),
    ("He had no known allergies.", "no-known-allergies"),
    ("She had no drug allergies.", "no-known-drug-allergies"),
    ("She has no known medication allergies.", "no-known-drug-allergies"),
    ("He denied allergies.", "no-known-allergies"),
    ("He denies any allergies to medications.", "no-known-drug-allergies"),
    ("She had no history of drug allergy.", "no-known-drug-allergies"),
    ("There was no history of allergies.", "no-known-allergies"),
    ("There were no known allergies to medications.", "no-known-drug-allergies"),
    ("He had no known food or drug allergies.", "no-known-drug-allergies"),
    ("The patient had no allergies and did not smoke.", "no-known-allergies"),
    ("He was without known allergies.", "no-known-allergies"),
]


@pytest.mark.parametrize(("text", "concept"), NONE_KNOWN, ids=[row[0] for row in NONE_KNOWN])
def test_none_known(text: str, concept: str) -> None:
    (found,) = allergies(text)
    assert (found.concept, found.presence, found.kind, found.reactions) == (concept, "absent", None, ())


DENIED = [
    ("She is not allergic to penicillin.", "penicillin"),
    ("He had no allergy to latex.", "latex"),
    ("No penicillin allergy was known.", "penicillin"),
    ("He denied an allergy to iodine.", "iodine"),
]


@pytest.mark.parametrize(("text", "name"), DENIED, ids=[row[0] for row in DENIED])
def test_one_allergy_denied(text: str, name: str) -> None:
    (found,) = allergies(text)
    assert (found.name, found.presence, found.kind) == (name, "absent", None)


SUSPECTED = [
    ("A suspected allergy to cefazolin was noted.", "cefazolin"),
    ("An allergy to vancomycin was suspected.", "vancomycin"),
    ("He has a possible penicillin allergy.", "penicillin"),
    ("A questionable allergy to codeine was recorded.", "codeine"),
    ("She had a probable allergy to ibuprofen.", "ibuprofen"),
]


@pytest.mark.parametrize(("text", "name"), SUSPECTED, ids=[row[0] for row in SUSPECTED])
def test_a_suspected_allergy_has_a_doubt(text: str, name: str) -> None:
    (found,) = allergies(text)
    assert (found.name, rules(found)) == (name, ["allergy-unconfirmed"])
    assert found.doubts[0].message == f"{name}: the text says it is only suspected"


NOT_THE_PATIENTS = [
    "Her mother is allergic to penicillin.",
    "His brother has a peanut allergy.",
    "His father had an anaphylactic reaction to cefazolin.",
    "There is a family history of allergies to aspirin.",
    "She has seasonal allergic rhinitis.",
    "Allergic bronchopulmonary aspergillosis was excluded.",
    "Allergic asthma was known.",
    "An allergic contact dermatitis was assumed.",
    "He had lactose intolerance.",
    "She had cold intolerance and weight gain.",
    "Exercise intolerance had grown.",
    "He was in anaphylactic shock.",
    "Hypersensitivity pneumonitis was considered.",
    "Orthostatic intolerance was found.",
    "Glucose intolerance was found in pregnancy.",
]


@pytest.mark.parametrize("text", NOT_THE_PATIENTS)
def test_no_allergy_of_the_patient(text: str) -> None:
    assert [found.name for found in allergies(text)] == []


INSTEAD = [
    ("He is allergic to penicillin and was given clindamycin.", ["penicillin"], ["clindamycin"]),
    ("Because of her penicillin allergy, vancomycin 1 g bid was begun.", ["penicillin"], ["vancomycin"]),
    ("She is allergic to aspirin. Clopidogrel was started.", ["aspirin"], ["Clopidogrel"]),
    ("Allergies: sulfa.\nMedications: metformin 500 mg bid.", ["sulfa"], ["metformin"]),
    ("NKDA. He takes lisinopril.", ["allergies"], ["lisinopril"]),
]


@pytest.mark.parametrize(("text", "allergens", "given"), INSTEAD, ids=[row[0] for row in INSTEAD])
def test_what_is_given_instead(text: str, allergens: list[str], given: list[str]) -> None:
    case = checked(text)
    names = [found.name.removeprefix("drug ") for found in case.allergies]
    assert (names, [item.name for item in case.medications]) == (allergens, given)


TOLD_TWICE = [
    ("He is allergic to latex. His latex allergy is severe.", ("latex", "latex"), ()),
    ("Allergies: penicillin.\nShe is allergic to penicillin (rash).", ("penicillin", "penicillin", "rash"), ("rash",)),
    (
        "He is allergic to codeine (nausea). His codeine allergy caused vomiting.",
        ("codeine", "nausea", "codeine", "vomiting"),
        ("nausea", "vomiting"),
    ),
]


@pytest.mark.parametrize(("text", "quotes", "reactions"), TOLD_TWICE, ids=[row[0] for row in TOLD_TWICE])
def test_an_allergy_told_twice_is_one(text: str, quotes: tuple[str, ...], reactions: tuple[str, ...]) -> None:
    (found,) = allergies(text)
    assert tuple(words.quote for words in found.evidence) == quotes
    assert found.reactions == reactions


def test_keys_are_their_own() -> None:
    found = allergies("She is allergic to penicillin, but not allergic to aspirin. He denied a penicillin allergy.")
    assert len({each.key for each in found}) == len(found)
