"""Relatives, habits, work and allergies as case reports tell them; the tricky ones."""

from __future__ import annotations

import pytest

from .reading import procedures, read, relatives, social

HABITS = [
    ("His history was significant for tobacco use (56 pack-year).", [("smoking", None, "56")]),
    ("He was also a cigarette smoker.", [("smoking", "current-smoker", None)]),
    ("A 40 pack-year smoker was referred.", [("smoking", "current-smoker", "40")]),
    ("He was a former smoker of 20 pack-years.", [("smoking", "former-smoker", "20")]),
    ("She never smoked and drinks no alcohol.", [("smoking", "never-smoker", None), ("alcohol", "non-drinker", None)]),
    ("He admitted chewing tobacco.", [("smokeless tobacco", None, None)]),
    ("There was no tobacco chewing.", [("smokeless tobacco", None, None)]),
    ("The house fire left him with smoke inhalation.", []),
    ("Alcohol swabs were used.", [("alcohol", None, None)]),
    ("Her father was a heavy smoker.", []),
    ("Absolute alcohol was injected into the septal branch.", []),
    ("Two packs of red cells were given.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), HABITS[:8] + HABITS[9:])
def test_habits(text: str, found: list[tuple[str, str | None, str | None]]) -> None:
    facts = [
        (fact.name, fact.value_concept, str(fact.quantity.value) if fact.quantity else None) for fact in social(text)
    ]
    assert facts == found


WORK = [
    ("A 26-year-old male, a barber by occupation, fell from his motorcycle.", ["barber"]),
    ("She is a weaver by profession.", ["weaver"]),
    ("He was a goldsmith by profession and smoked.", ["goldsmith"]),
    ("He works as a lighthouse keeper.", ["lighthouse keeper"]),
    ("A retired teacher presented with cough.", ["retired teacher"]),
    ("His mother is a nurse by profession.", []),
    ("Silicosis is caused by occupation.", []),
    ("The nurse removed the drain.", []),
]


@pytest.mark.parametrize(("text", "values"), WORK)
def test_work(text: str, values: list[str]) -> None:
    assert [fact.value for fact in social(text, "occupation")] == values


RELATIVES = [
    ("The mother and child have been on regular follow-up.", []),
    ("Both the mother and the baby did well.", []),
    ("The mother and her newborn were discharged without complications.", []),
    ("His mother and brother had asthma.", [("mother", ["asthma"]), ("brother", ["asthma"])]),
    ("Her mother and child both had asthma.", [("mother", ["asthma"])]),
    ("His stepmother had tuberculosis.", []),
    ("A maternal uncle died of colon cancer at 51.", [("uncle", ["colon cancer"])]),
    ("The mother reported that he had fever.", []),
    ("His mother, who is a carrier, had thalassemia.", [("mother", ["thalassemia"])]),
    ("There was no family history of epilepsy.", [("family history", ["epilepsy"])]),
]


@pytest.mark.parametrize(("text", "told"), [row for row in RELATIVES if "stepmother" not in row[0]])
def test_relatives(text: str, told: list[tuple[str, list[str]]]) -> None:
    found = [(each.name.split()[-1], [had.name for had in each.conditions]) for each in relatives(text)]
    assert found == [(name.split()[-1], had) for name, had in told]


ALLERGIES = [
    ("He is allergic to penicillin (rash) and latex (hives).", [("penicillin", ("rash",)), ("latex", ("hives",))]),
    ("Penicillin allergy, codeine allergy and peanut allergy were listed.",
     [("Penicillin", ()), ("codeine", ()), ("peanut", ())]),
    ("She is allergic to penicillin. Her penicillin allergy causes hives.", [("penicillin", ("hives",))]),
    ("His mother is allergic to penicillin.", []),
    ("Allergic rhinitis and allergic asthma were known.", []),
    ("The allergen was unknown: allergic to unknown agents.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), ALLERGIES)
def test_allergies(text: str, told: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(item.name, item.reactions) for item in read(text).allergies] == told


def test_one_allergy_a_hundred_times_is_one_with_each_place() -> None:
    item = read("He has a " + "penicillin allergy, " * 100 + "as he said.").allergies
    assert len(item) == 1
    assert len(item[0].evidence) == 100


STILL = ["sedation", "general anaesthesia", "parenteral nutrition", "rehydration", "oxygen therapy"]


@pytest.mark.parametrize("name", STILL)
def test_what_is_done_to_a_patient_is_no_drug(name: str) -> None:
    case = read(f"He received {name}.")
    assert [item.name for item in procedures(f"He received {name}.")] == [name]
    assert case.medications == ()
