"""From birth to death as a clinician writes it down by hand: age, sex, name, newborn, pregnancy, death, relatives."""

from __future__ import annotations

import pytest

from build.made import holds

PERSONS = [
    ("nothing is known", "patient: {}", {"Patient.gender": None, "Patient._birthDate": None, "Patient.name": None}),
    ("only the sex", "patient: {sex: {value: female}}", {"Patient.gender": "female", "Patient._birthDate": None}),
    (
        "an unknown sex is a fact",
        "patient: {sex: {value: unknown}}",
        {"Patient.gender": "unknown"},
    ),
    ("another sex", "patient: {sex: {value: other}}", {"Patient.gender": "other"}),
    (
        "an age is never a date of birth",
        "patient: {age: {value: 35}}",
        {
            "Patient.birthDate": None,
            "Patient._birthDate.extension.0.valueCode": "unknown",
            "Observation.code.coding.0.code": "30525-0",
            "Observation.valueQuantity.value": "35",
            "Observation.valueQuantity.code": "a",
            "Observation.encounter": None,
        },
    ),
    (
        "the age is that at the first encounter",
        "patient: {age: {value: 35}}\nencounters: [{role: admission}, {role: follow-up}]",
        {"Observation.encounter": "-> Encounter/0"},
    ),
    (
        "a newborn of two days",
        "patient: {age: {value: 2, unit: d}}",
        {"Observation.valueQuantity": {"value": "2", "unit": "d", "system": "http://unitsofmeasure.org", "code": "d"}},
    ),
    (
        "a newborn on the day of birth",
        "patient: {age: {value: 0, unit: d}}",
        {"Observation.valueQuantity.value": "0", "Observation.dataAbsentReason": None},
    ),
    (
        "a child of eighteen months",
        "patient: {age: {value: 18, unit: mo, text: a year and a half}}",
        {"Observation.valueQuantity.code": "mo", "Observation.note.0.text": "a year and a half"},
    ),
    (
        "half a year more",
        "patient: {age: {value: 3.5}}",
        {"Observation.valueQuantity.value": "3.5"},
    ),
    (
        "in her sixties",
        "patient: {age: {value: 60, high: 69, text: in her sixties}}",
        {
            "Observation.valueQuantity": None,
            "Observation.valueRange.low.value": "60",
            "Observation.valueRange.high.value": "69",
            "Observation.valueRange.high.code": "a",
        },
    ),
    (
        "a range the wrong way round still rises (rng-2)",
        "patient: {age: {value: 69, high: 60}}",
        {"Observation.valueRange.low.value": "60", "Observation.valueRange.high.value": "69"},
    ),
    (
        "about forty, and a remark on it",
        "patient: {age: {value: 40, approximate: true, note: [by the look of him]}}",
        {"Observation.note.0.text": "The age is approximate.", "Observation.note.1.text": "by the look of him"},
    ),
    (
        "a date of birth makes the age no secret",
        "patient: {birth_date: {value: 1986-02-11}, age: {value: 35}}",
        {"Patient.birthDate": "1986-02-11", "Patient._birthDate": None, "Observation.valueQuantity.value": "35"},
    ),
    ("a year of birth", "patient: {birth_date: {value: 1986}}", {"Patient.birthDate": "1986"}),
    ("a month of birth", "patient: {birth_date: {value: 1986-02}}", {"Patient.birthDate": "1986-02"}),
    (
        "a name in parts",
        "patient: {name: {text: Dr Ana María Ruiz, family: Ruiz, given: [Ana, María]}}",
        {
            "Patient.name.0": {"text": "Dr Ana María Ruiz", "family": "Ruiz", "given": ["Ana", "María"]},
        },
    ),
    ("a name as one", "patient: {name: {text: Mr. X}}", {"Patient.name.0": {"text": "Mr. X"}}),
    (
        "a name on two lines",
        'patient: {name: {text: "Ann\\n  Lee"}}',
        {"Patient.name.0.text": "Ann Lee"},
    ),
    (
        "two numbers of two kinds",
        "patient: {identifiers: [{value: 0017, kind: MRN}, {value: A-1, system: 'https://example.org/cards'}]}",
        {
            "Patient.identifier.#": 3,
            "Patient.identifier.1": {"type": {"text": "MRN"}, "value": "0017"},
            "Patient.identifier.2": {"system": "https://example.org/cards", "value": "A-1"},
        },
    ),
    (
        "remarks on the person",
        "patient: {note: [came alone], sex: {value: male, note: [by the record]}}",
        {
            "Patient.extension.1.url": "http://hl7.org/fhir/StructureDefinition/note",
            "Patient.extension.1.valueAnnotation.text": "came alone",
            "Patient.extension.2.valueAnnotation.text": "by the record",
            "Patient.note": None,
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in PERSONS], ids=[row[0] for row in PERSONS])
def test_persons(text: str, expected: dict[str, object]) -> None:
    holds(text, expected)


DERIVED = "https://case2fhir.dev/fhir/StructureDefinition/derived"
DEATHS = [
    (
        "died, no one says when",
        "patient: {death: {}}",
        {
            "Patient.deceasedBoolean": True,
            "Patient.deceasedDateTime": None,
            "Observation.code.text": "Death",
            "Observation.valueCodeableConcept.text": "Died",
            "Observation.category.0.coding.0.code": "therapy",
        },
    ),
    (
        "died on a day",
        "patient: {death: {when: {date: 2021-05-06}}}",
        {
            "Patient.deceasedDateTime": "2021-05-06",
            "Patient._deceasedDateTime": None,
            "Patient.deceasedBoolean": None,
            "Observation.effectiveDateTime": "2021-05-06",
        },
    ),
    (
        "died in a year",
        "patient: {death: {when: {date: 2021}, cause: sepsis}}",
        {"Patient.deceasedDateTime": "2021", "Observation.valueCodeableConcept.text": "sepsis"},
    ),
    (
        "a day that was computed says so",
        "patient: {death: {when: {date: 2021-05-09, derived: true, text: three days later}}}",
        {
            "Patient._deceasedDateTime.extension.0.url": DERIVED,
            "Patient._deceasedDateTime.extension.1.valueString": "three days later",
        },
    ),
    (
        "days after an operation, without a date",
        """
        patient: {death: {when: {text: on day 3, offset: {value: 3, unit: d, direction: after, event: op}}}}
        procedures: [{key: op, name: operation}]
        """,
        {
            "Patient.deceasedBoolean": True,
            "Observation.note.0.text": "on day 3",
            "Observation._effectiveDateTime.extension.0.extension.3.valueDuration.value": "3",
        },
    ),
    (
        "an outcome that tells the death takes its cause",
        """
        patient: {death: {cause: septic shock, when: {text: on the third day}}}
        outcomes: [{name: the patient died, direction: died}]
        """,
        {
            "Observation": 1,
            "Observation.code.text": "the patient died",
            "Observation.note.0.text": "on the third day",
            "Observation.note.1.text": "Cause: septic shock",
        },
    ),
    (
        "what the outcome says is not said twice",
        """
        patient: {death: {cause: sepsis}}
        outcomes: [{name: died, direction: died, text: He died of sepsis.}]
        """,
        {"Observation.note.#": 1, "Observation.note.0.text": "He died of sepsis."},
    ),
    (
        "of two outcomes the one that tells the death",
        """
        patient: {death: {cause: sepsis}}
        outcomes: [{name: fever went, direction: resolved}, {name: died, direction: died}]
        """,
        {"Observation.note": None, "Observation/1.note.0.text": "Cause: sepsis"},
    ),
    (
        "an outcome of dying alone does not make the patient dead twice",
        "outcomes: [{name: died, direction: died}]",
        {"Observation": 1, "Observation.valueCodeableConcept.text": "Died"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in DEATHS], ids=[row[0] for row in DEATHS])
def test_deaths(text: str, expected: dict[str, object]) -> None:
    holds(text, expected)


FAMILIES = [
    (
        "a mother with two diseases",
        "family_history: [{name: mother, relation: mother, conditions: [{name: gout}, {name: fever, concept: fever}]}]",
        {
            "FamilyMemberHistory": 1,
            "FamilyMemberHistory.status": "completed",
            "FamilyMemberHistory.relationship.text": "mother",
            "FamilyMemberHistory.condition.0.code": {"text": "gout"},
            "FamilyMemberHistory.condition.1.code.coding.0.code": "386661006",
            "Condition": 0,
        },
    ),
    (
        "two brothers are two histories",
        "family_history: [{name: brother, conditions: [{name: gout}]}, {name: brother, conditions: [{name: asthma}]}]",
        {"FamilyMemberHistory": 2, "FamilyMemberHistory/1.condition.0.code.text": "asthma"},
    ),
    (
        "one disease is there and one is not",
        "family_history: [{name: father, conditions: [{name: gout}, {name: cancer, presence: absent}]}]",
        {
            "FamilyMemberHistory.condition.#": 1,
            "Observation.code": {"text": "Family history of cancer"},
            "Observation.valueCodeableConcept.text": "Absent",
            "Observation.note.0.text": "father",
        },
    ),
    (
        "no family history keeps what is said of it",
        "family_history: [{name: family, note: [asked twice], conditions: [{name: cancer, presence: absent}]}]",
        {"FamilyMemberHistory": 0, "Observation.note.1.text": "asked twice"},
    ),
    (
        "an onset in an age",
        "family_history: [{name: aunt, conditions: [{name: gout, onset_age: {value: 50}}]}]",
        {"FamilyMemberHistory.condition.0.onsetAge.value": "50"},
    ),
    (
        "an onset in her forties",
        "family_history: [{name: aunt, conditions: [{name: gout, onset_age: {value: 40, high: 49, text: forties}}]}]",
        {
            "FamilyMemberHistory.condition.0.onsetAge": None,
            "FamilyMemberHistory.condition.0.onsetRange.high.value": "49",
            "FamilyMemberHistory.condition.0.note.0.text": "forties",
        },
    ),
    (
        "a disease from birth",
        "family_history: [{name: son, conditions: [{name: cleft, onset_age: {value: 0, unit: d}}]}]",
        {"FamilyMemberHistory.condition.0.onsetString": "0 d", "FamilyMemberHistory.condition.0.onsetAge": None},
    ),
    (
        "alive at an age",
        "family_history: [{name: uncle, age: {value: 80}, deceased: false}]",
        {"FamilyMemberHistory.ageAge.value": "80", "FamilyMemberHistory.deceasedBoolean": False},
    ),
    (
        "alive at about an age",
        "family_history: [{name: uncle, age: {value: 80, approximate: true}}]",
        {"FamilyMemberHistory.ageAge.value": "80", "FamilyMemberHistory.estimatedAge": True},
    ),
    (
        "dead at an age",
        "family_history: [{name: uncle, age: {value: 80, approximate: true}, deceased: true}]",
        {
            "FamilyMemberHistory.deceasedAge.value": "80",
            "FamilyMemberHistory.ageAge": None,
            "FamilyMemberHistory.estimatedAge": None,
            "FamilyMemberHistory.note.0.text": "The age is approximate.",
        },
    ),
    (
        "dead between two ages",
        "family_history: [{name: uncle, age: {value: 60, high: 65}, deceased: true}]",
        {"FamilyMemberHistory.deceasedRange.low.value": "60"},
    ),
    (
        "dead at birth",
        "family_history: [{name: sister, age: {value: 0, unit: d}, deceased: true}]",
        {"FamilyMemberHistory.deceasedString": "0 d", "FamilyMemberHistory.deceasedBoolean": None},
    ),
    (
        "what killed him",
        "family_history: [{name: uncle, conditions: [{name: stroke, fatal: true}]}]",
        {"FamilyMemberHistory.condition.0.contributedToDeath": True},
    ),
    (
        "relatives nobody told apart",
        "family_history: [{name: several relatives, conditions: [{name: gout}]}]",
        {"FamilyMemberHistory.status": "partial"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in FAMILIES], ids=[row[0] for row in FAMILIES])
def test_families(text: str, expected: dict[str, object]) -> None:
    holds(text, expected)
