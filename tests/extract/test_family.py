"""Family history: whose, what, and that none of it becomes the patient's."""

from __future__ import annotations

from decimal import Decimal

import pytest

from .reading import names, read, relatives

TOLD = [
    ("His mother had breast cancer.", "mother", [("breast cancer", "present")]),
    ("Close relatives reported similar symptoms.", "Close relatives", [("similar symptoms", "present")]),
    ("There was no family history of epilepsy.", "family history", [("epilepsy", "absent")]),
    ("Family history was positive for asthma in a brother.", "brother", [("asthma", "present")]),
    ("Her younger sister was diagnosed with lupus.", "younger sister", [("lupus", "present")]),
    ("His father suffered from gout.", "father", [("gout", "present")]),
    ("She denied any family history of diabetes.", "family history", [("diabetes", "absent")]),
]


@pytest.mark.parametrize(("text", "name", "conditions"), TOLD, ids=[text for text, _, _ in TOLD])
def test_relatives_with_conditions(text: str, name: str, conditions: list[tuple[str, str]]) -> None:
    (found,) = relatives(text)
    assert found.name == name
    assert [(each.name, each.presence) for each in found.conditions] == conditions


@pytest.mark.parametrize("text", [text for text, _, _ in TOLD])
def test_nothing_of_it_is_the_patients(text: str) -> None:
    case = read(f"A 52-year-old woman had a cough. {text}")
    assert names(case.problems) == ["cough"]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Family history was unremarkable.", "Family history was unremarkable"),
        ("The family history was non-contributory.", "family history was non-contributory"),
        ("His parents were healthy.", "His parents were healthy"),
        ("Parents are first cousins.", "Parents are first cousins"),
        ("No other family members were affected.", "No other family members were affected"),
    ],
)
def test_what_is_no_condition_is_a_note(text: str, note: str) -> None:
    (found,) = relatives(text)
    assert found.conditions == ()
    assert found.note == (note,)


def test_death_with_age_and_cause() -> None:
    (found,) = relatives("His father died of lung cancer at the age of 61 years.")
    assert found.deceased is True
    assert found.age is not None
    assert (found.age.value, found.age.unit) == (Decimal(61), "a")
    assert [(each.name, each.fatal) for each in found.conditions] == [("lung cancer", True)]


def test_sudden_death_in_a_negated_history_is_nobodys_death() -> None:
    (found,) = relatives("There was no family history of sudden death.")
    assert found.deceased is None


def test_several_relatives_are_one_item_each() -> None:
    found = relatives("Her mother and maternal aunt had glaucoma.")
    assert names(found) == ["mother", "maternal aunt"]
    assert [each.conditions[0].name for each in found] == ["glaucoma", "glaucoma"]
    assert [each.relation for each in found] == ["mother", "maternal-aunt"]


def test_unnamed_relative_has_no_relation() -> None:
    (found,) = relatives("There was a family history of migraine.")
    assert found.relation is None


def test_the_patient_goes_on_after_the_relative() -> None:
    case = read("His brother had asthma, and the patient had eczema.")
    assert [each.name for each in case.family_history[0].conditions] == ["asthma"]
    assert names(case.problems) == ["eczema"]


@pytest.mark.parametrize(
    "text",
    [
        "The mother reported that the child had fever.",
        "She was accompanied by her mother.",
        "He lives with his mother.",
        "The parents refused a biopsy.",
        "Informed consent was obtained from the parents.",
    ],
)
def test_informants_and_companions_are_no_family_history(text: str) -> None:
    assert relatives(text) == []


def test_what_the_mother_reports_is_the_patients() -> None:
    case = read("A 3-year-old girl was seen. The mother reported that the child had fever.")
    assert "fever" in names(case.problems)
