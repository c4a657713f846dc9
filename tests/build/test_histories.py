"""Allergies, habits, visits, named people and outcomes as a clinician writes them down by hand."""

from __future__ import annotations

import pytest

from build.made import holds

A = "AllergyIntolerance"
CLINICAL, VERIFIED = f"{A}.clinicalStatus.coding.0.code", f"{A}.verificationStatus.coding.0.code"
ALLERGIES = [
    ("to a drug", "{name: penicillin}", {CLINICAL: "active", VERIFIED: "confirmed", f"{A}.code.text": "penicillin"}),
    (
        "with what it does",
        "{name: nuts, kind: allergy, reactions: [hives, swollen lips]}",
        {
            f"{A}.type": "allergy",
            f"{A}.reaction.#": 1,
            f"{A}.reaction.0.manifestation.1.text": "swollen lips",
        },
    ),
    ("an intolerance", "{name: milk, kind: intolerance}", {f"{A}.type": "intolerance", f"{A}.reaction": None}),
    (
        "denied: inactive and refuted (ait-1)",
        "{name: latex, presence: absent}",
        {CLINICAL: "inactive", VERIFIED: "refuted"},
    ),
    (
        "none at all, by its concept",
        "{name: no known allergies, concept: no-known-allergies, presence: absent}",
        {CLINICAL: "active", VERIFIED: "confirmed", f"{A}.code.coding.0.code": "716186003"},
    ),
    ("none at all, by hand", "{name: No known drug allergies, presence: absent}", {VERIFIED: "confirmed"}),
    ("none at all, in short", "{name: NKDA, presence: absent}", {VERIFIED: "confirmed", f"{A}.code": {"text": "NKDA"}}),
    ("nothing that begins like no", "{name: novocaine, presence: absent}", {VERIFIED: "refuted"}),
    ("who told it", "{name: nuts, note: [by her mother's account]}", {f"{A}.note.0.text": "by her mother's account"}),
]


@pytest.mark.parametrize(("allergy", "expected"), [row[1:] for row in ALLERGIES], ids=[row[0] for row in ALLERGIES])
def test_allergies(allergy: str, expected: dict[str, object]) -> None:
    holds(f"allergies: [{allergy}]", {A: 1, f"{A}.patient": "-> Patient", "Condition": 0, **expected})


V = "Observation.valueQuantity"
HABITS = [
    ("a value in words", "{name: occupation, kind: occupation, value: driver}", {"Observation.valueString": "driver"}),
    (
        "an answer with its code",
        "{name: smoking, kind: smoking, value: never, value_concept: absent}",
        {
            "Observation.valueCodeableConcept.coding.0.code": "2667000",
            "Observation.valueCodeableConcept.text": "never",
            "Observation.valueString": None,
        },
    ),
    (
        "pack years",
        "{name: smoking, kind: smoking, quantity: {value: 20, unit: pack years}}",
        {V: {"value": "20", "unit": "pack years"}, "Observation.note": None},
    ),
    (
        "from one to two glasses, in her words",
        "{name: wine, kind: alcohol, value: a glass or two, quantity: {value: 1, high: 2, unit: glasses}}",
        {"Observation.valueRange.high.value": "2", "Observation.note.0.text": "a glass or two"},
    ),
    (
        "more than a number",
        "{name: wine, kind: alcohol, quantity: {value: 5, comparator: '>', unit: glasses}}",
        {f"{V}.comparator": ">"},
    ),
    (
        "pregnant in the 20th week is no disease",
        "{name: pregnancy, kind: pregnancy, value: 20 weeks, quantity: {value: 20, unit: weeks, ucum: d}}",
        {"Condition": 0, f"{V}.value": "20", "Observation.note.0.text": "20 weeks"},
    ),
    ("only a name", "{name: lives alone, kind: living}", {"Observation.valueString": None, V: None}),
    (
        "a journey in a year, told at a visit",
        "{name: journey, kind: travel, when: {date: 2019}, encounter: visit, note: [to the coast]}",
        {
            "Observation.effectiveDateTime": "2019",
            "Observation.encounter": "-> Encounter",
            "Observation.note.0.text": "to the coast",
        },
    ),
]


@pytest.mark.parametrize(("fact", "expected"), [row[1:] for row in HABITS], ids=[row[0] for row in HABITS])
def test_habits(fact: str, expected: dict[str, object]) -> None:
    category = {"Observation.category.0.coding.0.code": "social-history"}
    holds(f"encounters: [{{key: visit}}]\nsocial_history: [{fact}]", category | expected)


E = "Encounter"
VISITS = [
    (
        "nothing is said of it",
        "{}",
        {
            f"{E}.status": "finished",
            f"{E}.class.extension.0.valueCode": "unknown",
            f"{E}.class.code": None,
            f"{E}.type.0.text": "visit",
            f"{E}.period": None,
        },
    ),
    ("by its role", "{role: discharge}", {f"{E}.type.0.text": "discharge"}),
    ("by its name", "{role: visit, name: control visit}", {f"{E}.type.0.text": "control visit"}),
    ("at home", "{setting: home}", {f"{E}.class.code": "HH", f"{E}.class.display": "home health"}),
    ("a stay", "{when: {date: 2021-05-06, end: 2021-05-20}}", {f"{E}.period.end": "2021-05-20"}),
    (
        "until a day, from when no one says",
        "{when: {end: 2021-05-20}}",
        {f"{E}.period": {"end": "2021-05-20"}},
    ),
    (
        "from a day to its month: which comes first cannot be told (per-1)",
        "{when: {date: 2021-05-06, end: 2021-05}}",
        {f"{E}.period.end": None, f"{E}.period._end.extension.0.valueString": "2021-05"},
    ),
    (
        "a stay of hours over midnight and a change of zone",
        "{when: {date: '2021-05-06T23:30:00+02:00', end: '2021-05-06T22:10:00Z'}}",
        {f"{E}.period.end": "2021-05-06T22:10:00Z"},
    ),
    (
        "it ends before it begins once the zones are counted",
        "{when: {date: '2021-05-06T23:30:00-02:00', end: '2021-05-06T23:40:00Z'}}",
        {f"{E}.period.end": None},
    ),
    (
        "in words",
        "{when: {text: in the autumn}}",
        {f"{E}.period.start": None, f"{E}.period._start.extension.0.valueString": "in the autumn"},
    ),
    ("what is said of it", "{note: [by ambulance]}", {f"{E}.extension.1.valueAnnotation.text": "by ambulance"}),
]


@pytest.mark.parametrize(("visit", "expected"), [row[1:] for row in VISITS], ids=[row[0] for row in VISITS])
def test_visits(visit: str, expected: dict[str, object]) -> None:
    holds(f"encounters: [{visit}]", expected)


def test_notes_that_are_extensions_stand_in_the_narrative_too() -> None:
    holds(
        "encounters: [{note: [by ambulance & boat]}]",
        {
            "Encounter.text.div": '<div xmlns="http://www.w3.org/1999/xhtml"><p><b>Encounter: visit</b></p>'
            "<p>status: finished</p><p>note: by ambulance &amp; boat</p></div>"
        },
    )


PLACES = [
    (
        "a named clinic and the visit there",
        "organizations: [{key: c, name: City Clinic, note: [a teaching hospital]}]\nencounters: [{organization: c}]",
        {
            "Organization.name": "City Clinic",
            "Organization.extension.1.valueAnnotation.text": "a teaching hospital",
            "Encounter.serviceProvider": "-> Organization",
        },
    ),
    (
        "a named surgeon",
        "practitioners: [{name: Dr A. Roe, role: surgeon}]",
        {"Practitioner.name.0.text": "Dr A. Roe", "Practitioner.qualification.0.code.text": "surgeon"},
    ),
    ("a clinician without a role", "practitioners: [{name: Dr A. Roe}]", {"Practitioner.qualification": None}),
    (
        "three visits, one after the other",
        "encounters: [{role: admission}, {role: operation}, {role: follow-up}]",
        {"Encounter": 3, "Encounter/2.type.0.text": "follow-up"},
    ),
    (
        "who checked the case",
        "verified_by: [Dr Roe, a second reader]",
        {
            "Provenance.agent.#": 3,
            "Provenance.agent.2.who.display": "a second reader",
            "Provenance.agent.2.type.coding.0.code": "verifier",
        },
    ),
    (
        "a title and where it was published",
        "source: {title: A rare\tcase, citation: 'J Cases 2021;1:2', language: de, text: Fieber}",
        {
            "DocumentReference.description": "J Cases 2021;1:2",
            "DocumentReference.content.0.attachment.title": "A rare case",
            "DocumentReference.content.0.attachment.language": "de",
            "DocumentReference.content.0.attachment.data": "RmllYmVy",
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES])
def test_places_and_people(text: str, expected: dict[str, object]) -> None:
    holds(text, expected)


OUTCOMES = [
    (
        "by how much",
        "{name: pain fell, direction: better, quantity: {value: 80, unit: '%', ucum: '%'}, text: It fell by 80 %.}",
        {
            f"{V}.value": "80",
            "Observation.interpretation.0.coding.0.code": "B",
            "Observation.note.0.text": "It fell by 80 %.",
        },
    ),
    (
        "by a range",
        "{name: pain fell, quantity: {value: 50, high: 80, unit: '%', ucum: '%'}}",
        {"Observation.valueRange.low.value": "50", "Observation.interpretation": None},
    ),
    (
        "worse",
        "{name: pain grew, direction: worse}",
        {"Observation.valueCodeableConcept.text": "Worse", "Observation.interpretation.0.coding.0.code": "W"},
    ),
    (
        "unchanged is no interpretation",
        "{name: as before, direction: unchanged}",
        {"Observation.valueCodeableConcept.text": "Unchanged", "Observation.interpretation": None},
    ),
    ("only words", "{name: course, text: She went home.}", {"Observation.valueString": "She went home."}),
    (
        "of a complaint, after a procedure, at a visit",
        "{name: relief, problems: [pain], procedure: block, encounter: visit, when: {date: 2021}}",
        {
            "Observation.focus.0": "-> Condition",
            "Observation.partOf.0": "-> Procedure",
            "Observation.encounter": "-> Encounter",
            "Observation.effectiveDateTime": "2021",
        },
    ),
    ("after what was only planned", "{name: relief, procedure: plan}", {"Observation.partOf": None}),
    (
        "of a complaint that is not there",
        "{name: relief, problems: [fever]}",
        {"Observation/1.focus.0": "-> Observation"},
    ),
]


@pytest.mark.parametrize(("outcome", "expected"), [row[1:] for row in OUTCOMES], ids=[row[0] for row in OUTCOMES])
def test_outcomes(outcome: str, expected: dict[str, object]) -> None:
    fever = ", {key: fever, name: fever, presence: absent}" if "fever" in outcome else ""
    holds(
        f"""encounters: [{{key: visit}}]
problems: [{{key: pain, name: pain}}{fever}]
procedures: [{{key: block, name: block}}, {{key: plan, name: plan, state: planned}}]
outcomes: [{outcome}]
""",
        expected,
    )


KEYS = [
    ("a key with words of any script", "problems: [{key: 'боль в спине', name: pain}]", {"Condition": 1}),
    ("two items of one name", "problems: [{name: pain}, {name: pain}]", {"Condition": 2}),
    ("names of nothing but signs", "problems: [{name: '?!'}, {name: '...'}]", {"Condition": 2}),
    ("a key of another kind's form", "problems: [{key: sign-pain, name: a}]\nsigns: [{name: pain}]", {"Condition": 1}),
    ("a very long name", f"problems: [{{name: {'pain ' * 200}}}]", {"Condition.code.text": ("pain " * 200).strip()}),
    ("signs that XHTML knows", "problems: [{name: 'a<b>&c'}]", {"Condition.code.text": "a<b>&c"}),
    ("an emoji and a mark of direction", 'problems: [{name: "pain \\U0001F625\\u200F"}]', {"Condition": 1}),
    ("a bell in the name", 'problems: [{name: "pa\\u0007in"}]', {"Condition.code.text": "pain"}),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in KEYS], ids=[row[0] for row in KEYS])
def test_odd_keys_and_names(text: str, expected: dict[str, object]) -> None:
    holds(text, expected)
