"""Drugs as a clinician writes them down by hand: taken, prescribed, given; dose, schedule, duration, groups."""

from __future__ import annotations

import pytest

from build.made import holds

R, S, A = "MedicationRequest", "MedicationStatement", "MedicationAdministration"
D = f"{R}.dosageInstruction.0"
REPEAT = f"{D}.timing.repeat"
ORDERS = [
    (
        "nothing is said of its use",
        "",
        {f"{R}.status": "unknown", f"{R}.intent": "order", f"{R}.dosageInstruction": None, f"{R}.authoredOn": None},
    ),
    (
        "twice a day",
        "frequency: {text: twice daily, times: 2, period: 1, unit: d}",
        {
            REPEAT: {"frequency": 2, "period": "1", "periodUnit": "d"},
            f"{D}.timing.code.text": "twice daily",
        },
    ),
    (
        "every eight hours, which is once in eight hours",
        "frequency: {period: 8, unit: h}",
        {REPEAT: {"period": "8", "periodUnit": "h"}, f"{D}.timing.code": None},
    ),
    (
        "two or three times in a day or two",
        "frequency: {times: 2, times_high: 3, period: 1, period_high: 2, unit: d}",
        {REPEAT: {"frequency": 2, "frequencyMax": 3, "period": "1", "periodMax": "2", "periodUnit": "d"}},
    ),
    (
        "three times, nobody says in which time",
        "frequency: {times: 3}",
        {REPEAT: None, f"{D}.timing.code.text": "3 times"},
    ),
    (
        "a period without its unit is words",
        "frequency: {times: 1, period: 6}",
        {REPEAT: None, f"{D}.timing.code.text": "1 time every 6"},
    ),
    ("at bedtime", "frequency: {when: [HS]}", {REPEAT: {"when": ["HS"]}}),
    (
        "one before each meal",
        "frequency: {times: 1, period: 1, unit: d, when: [ACM, ACV]}",
        {f"{REPEAT}.when": ["ACM", "ACV"], f"{REPEAT}.frequency": 1},
    ),
    (
        "for ten days, and no one says how often",
        "dose: {value: 2, unit: ml, ucum: mL}\n    duration: {value: 10, unit: days, ucum: d}",
        {
            REPEAT: {
                "boundsDuration": {"value": "10", "unit": "d", "system": "http://unitsofmeasure.org", "code": "d"}
            },
            f"{D}.doseAndRate.0.doseQuantity": {
                "value": "2",
                "unit": "ml",
                "system": "http://unitsofmeasure.org",
                "code": "mL",
            },
        },
    ),
    (
        "for five to seven days",
        "duration: {value: 5, high: 7, unit: days, ucum: d}",
        {f"{REPEAT}.boundsRange.low.value": "5", f"{REPEAT}.boundsRange.high.value": "7"},
    ),
    (
        "for at least a week",
        "duration: {value: 1, comparator: '>=', unit: week, ucum: wk}",
        {f"{REPEAT}.boundsDuration.comparator": ">=", f"{REPEAT}.boundsDuration.code": "wk"},
    ),
    (
        "for three cycles, which are no time",
        "duration: {value: 3, unit: cycles}",
        {f"{R}.dosageInstruction": None, f"{R}.note.0.text": "Duration: 3 cycles"},
    ),
    (
        "for three cycles, as the words of the dose say",
        "dose_text: 1 g for 3 cycles\n    duration: {value: 3, unit: cycles}",
        {f"{D}.text": "1 g for 3 cycles", f"{R}.note": None},
    ),
    (
        "one to two tablets",
        "dose: {value: 1, high: 2, unit: tablets}",
        {f"{D}.doseAndRate.0.doseRange.high": {"value": "2", "unit": "tablets"}},
    ),
    (
        "up to four grams can only be words (sqty-1)",
        "dose: {value: 4, comparator: <=, unit: g, ucum: g}",
        {f"{D}.text": "<= 4 g", f"{D}.doseAndRate": None},
    ),
    ("by mouth", "route: oral", {f"{D}.route.coding.0.code": "26643006", f"{D}.route.text": "oral"}),
    ("by a way that no table knows", "route: by clyster", {f"{D}.route": {"text": "by clyster"}}),
    ("when needed", "as_needed: true", {f"{D}.asNeededBoolean": True}),
    (
        "when needed for pain",
        "as_needed: true\n    as_needed_for: pain",
        {f"{D}.asNeededCodeableConcept.text": "pain", f"{D}.asNeededBoolean": None},
    ),
    ("an order of a day", "when: {date: 2021-05-06}", {f"{R}.authoredOn": "2021-05-06", f"{R}._authoredOn": None}),
    (
        "a day that was computed says so",
        "when: {date: 2021-05-06, derived: true, text: the next day}",
        {
            f"{R}.authoredOn": "2021-05-06",
            f"{R}._authoredOn.extension.0.valueBoolean": True,
            f"{R}._authoredOn.extension.1.valueString": "the next day",
            f"{R}.note": None,
        },
    ),
    (
        "an order with its end",
        "when: {date: 2021-05-06, end: 2021-05-20}",
        {f"{R}.authoredOn": "2021-05-06", f"{R}.note.0.text": "Until: 2021-05-20"},
    ),
    ("at discharge", "when: {text: at discharge}", {f"{R}.authoredOn": None, f"{R}.note.0.text": "at discharge"}),
    ("stopped", "status: stopped", {f"{R}.status": "stopped"}),
    (
        "intended is no state of an order",
        "status: intended",
        {f"{R}.status": "unknown", f"{R}.note.0.text": "Status: intended"},
    ),
    (
        "form, strength of a range, effect, words",
        "form: tablet\n    strength: {value: 5, high: 10, unit: mg}\n    effect: little\n    note: [at home]",
        {
            f"{R}.note.0.text": "Form: tablet",
            f"{R}.note.1.text": "Strength: 5 to 10 mg",
            f"{R}.note.2.text": "Effect: little",
            f"{R}.note.3.text": "at home",
        },
    ),
    (
        "for what: a complaint of the case, and words",
        "reason: [pain]\n    reason_text: the pain in her back",
        {f"{R}.reasonReference.0": "-> Condition", f"{R}.reasonCode.0.text": "the pain in her back"},
    ),
    ("at a visit", "encounter: visit", {f"{R}.encounter": "-> Encounter"}),
    ("in a procedure", "procedure: block", {f"{R}.supportingInformation.0": "-> Procedure"}),
    ("a code of the tables", "concept: fever", {f"{R}.medicationCodeableConcept.coding.0.code": "386661006"}),
]


@pytest.mark.parametrize(("fields", "expected"), [row[1:] for row in ORDERS], ids=[row[0] for row in ORDERS])
def test_orders(fields: str, expected: dict[str, object]) -> None:
    holds(_with(fields), expected)


def _with(fields: str) -> str:
    return f"""encounters: [{{key: visit}}]
problems: [{{key: pain, name: pain}}]
procedures: [{{key: block, name: block}}]
medications:
  - name: drug
    {fields}
"""


GIVEN = [
    (
        "taken at home",
        "act: taken\n    status: active\n    when: {text: for years}",
        {
            f"{S}.status": "active",
            f"{S}.informationSource": "-> Patient",
            f"{S}._effectiveDateTime.extension.0.valueString": "for years",
        },
    ),
    (
        "taken for a time",
        "act: taken\n    when: {date: 2020-01, end: 2020-03}",
        {f"{S}.effectivePeriod": {"start": "2020-01", "end": "2020-03"}},
    ),
    (
        "taken by her own account never",
        "act: taken\n    status: not-taken",
        {f"{S}.status": "not-taken", f"{S}.dosage": None},
    ),
    (
        "given, nobody says when",
        "act: given\n    encounter: visit",
        {f"{S}.status": "completed", f"{S}.informationSource": None, f"{S}.context": "-> Encounter", A: 0},
    ),
    ("given on a day", "act: given\n    when: {date: 2021-05-06}", {f"{A}.status": "completed", S: 0}),
    (
        "given on a day, with dose and way",
        "act: given\n    when: {date: 2021-05-06}\n    dose: {value: 8, unit: mg, ucum: mg}\n    route: oral",
        {
            f"{A}.dosage.dose.value": "8",
            f"{A}.dosage.route.coding.0.code": "26643006",
            f"{A}.dosage.text": None,
            f"{A}.note": None,
        },
    ),
    (
        "a range of doses has no place in what was given: words (mad-1)",
        "act: given\n    when: {date: 2021-05-06}\n    dose: {value: 8, high: 10, unit: mg}\n    route: oral",
        {f"{A}.dosage": None, f"{A}.note.0.text": "8 to 10 mg", f"{A}.note.1.text": "Route: oral"},
    ),
    (
        "how often and how long it was given is words",
        (
            "act: given\n    when: {date: 2021-05-06}\n    frequency: {times: 2, period: 1, unit: d}\n"
            "    duration: {value: 3, unit: days, ucum: d}\n    as_needed: true"
        ),
        {
            f"{A}.note.0.text": "Frequency: 2 times every 1 d",
            f"{A}.note.1.text": "Duration: 3 days",
            f"{A}.note.2.text": "As needed: yes",
        },
    ),
    (
        "its words say it already",
        "act: given\n    when: {date: 2021-05-06}\n    dose_text: 8 mg twice\n    frequency: {text: twice}",
        {f"{A}.note.#": 1, f"{A}.note.0.text": "8 mg twice"},
    ),
    (
        "not given after all",
        "act: given\n    status: not-taken\n    when: {date: 2021-05-06}",
        {f"{A}.status": "not-done"},
    ),
    (
        "to be given",
        "act: given\n    status: intended\n    when: {date: 2021-05-06}",
        {f"{A}.status": "unknown", f"{A}.note.0.text": "Status: intended"},
    ),
    (
        "given over two days",
        "act: given\n    when: {date: 2021-05-06, end: 2021-05-08}",
        {f"{A}.effectivePeriod.end": "2021-05-08"},
    ),
    ("given in a procedure", "act: given\n    procedure: block", {f"{S}.partOf.0": "-> Procedure"}),
    (
        "given on a day in a procedure, for a complaint",
        "act: given\n    procedure: block\n    when: {date: 2021}\n    reason: [pain]",
        {f"{A}.partOf.0": "-> Procedure", f"{A}.reasonReference.0": "-> Condition"},
    ),
]


@pytest.mark.parametrize(("fields", "expected"), [row[1:] for row in GIVEN], ids=[row[0] for row in GIVEN])
def test_taken_and_given(fields: str, expected: dict[str, object]) -> None:
    holds(_with(fields), expected)


GROUPS = [
    (
        "two drugs ordered as one",
        "medications: [{name: a, group: mix}, {name: b, group: mix}, {name: c}]",
        {
            f"{R}/0.groupIdentifier.system": "https://case2fhir.dev/fhir/fact",
            f"{R}/2.groupIdentifier": None,
            f"{R}/0.note": None,
        },
    ),
    (
        "two drugs taken as one name each other",
        "medications: [{name: a, group: mix, act: taken}, {name: b, group: mix, act: taken}, {name: c, act: taken}]",
        {f"{S}/0.note.0.text": "Together with: b", f"{S}/1.note.0.text": "Together with: a", f"{S}/2.note": None},
    ),
    (
        "three drugs given as one on a day",
        """
        medications:
          - {name: a, group: mix, act: given, when: {date: 2021}}
          - {name: b, group: mix, act: given, when: {date: 2021}}
          - {name: c, group: mix, act: given, when: {date: 2021}}
        """,
        {f"{A}/1.note.0.text": "Together with: a, c"},
    ),
    (
        "one drug at two doses is two orders",
        "medications: [{name: a, dose: {value: 5, unit: mg}}, {name: a, dose: {value: 10, unit: mg}}]",
        {R: 2, f"{R}/1.dosageInstruction.0.doseAndRate.0.doseQuantity.value": "10"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in GROUPS], ids=[row[0] for row in GROUPS])
def test_groups(text: str, expected: dict[str, object]) -> None:
    holds(text, expected)
