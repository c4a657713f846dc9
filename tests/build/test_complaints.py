"""Complaints and diseases as a clinician writes them down by hand: what of them becomes which element."""

from __future__ import annotations

import pytest

from build.made import holds

NOTE = "Condition.note.0.text"
STATES = [
    (
        "a complaint is a problem that is active, and no one confirmed it",
        "problems: [{name: cough}]",
        {
            "Condition.category.0.coding.0.code": "problem-list-item",
            "Condition.clinicalStatus.coding.0.code": "active",
            "Condition.verificationStatus": None,
            "Condition.code": {"text": "cough"},
        },
    ),
    (
        "a named disease is confirmed, but nobody says that it is active",
        "problems: [{name: gout, kind: diagnosis}]",
        {
            "Condition.category.0.coding.0.code": "encounter-diagnosis",
            "Condition.clinicalStatus": None,
            "Condition.verificationStatus.coding.0.code": "confirmed",
        },
    ),
    (
        "a disease in remission",
        "problems: [{name: gout, kind: diagnosis, status: remission}]",
        {"Condition.clinicalStatus.coding.0.code": "remission", "Condition.abatementDateTime": None},
    ),
    (
        "a suspicion",
        "problems: [{name: gout, kind: diagnosis, certainty: provisional}]",
        {"Condition.verificationStatus.coding.0.code": "provisional"},
    ),
    (
        "one of several possibilities",
        "problems: [{name: gout, kind: diagnosis, certainty: differential}]",
        {"Condition.verificationStatus.coding.0.code": "differential"},
    ),
    (
        "a doubtful complaint stays active (con-3)",
        "problems: [{name: cough, certainty: unconfirmed}]",
        {
            "Condition.clinicalStatus.coding.0.code": "active",
            "Condition.verificationStatus.coding.0.code": "unconfirmed",
        },
    ),
    (
        "a disease that was ruled out has no clinical status (con-5)",
        "problems: [{name: gout, kind: diagnosis, presence: absent, certainty: confirmed, status: active}]",
        {"Condition.verificationStatus.coding.0.code": "refuted", "Condition.clinicalStatus": None},
    ),
    (
        "a disease that was ruled out and yet ended keeps the end in words (con-4)",
        "problems: [{name: gout, kind: diagnosis, presence: absent, abatement: {date: 2020}}]",
        {"Condition.abatementDateTime": None, NOTE: "2020"},
    ),
    (
        "a complaint that is not there is an Observation and not a Condition",
        "problems: [{name: fever, concept: fever, presence: absent}]",
        {
            "Condition": 0,
            "Observation.code.coding.0.code": "386661006",
            "Observation.valueCodeableConcept.coding.0.code": "2667000",
            "Observation.valueBoolean": None,
            "Observation.category": None,
        },
    ),
    (
        "a complaint that has gone keeps its history",
        """
        problems:
          - {name: rash, presence: absent, status: resolved, severity: severe, onset: {text: in May},
             abatement: {date: 2021-06}, side: left}
        """,
        {
            "Observation.note.0.text": "It was there before and is gone.",
            "Observation.note.1.text": "Severity: severe",
            "Observation.note.2.text": "Onset: in May",
            "Observation.note.3.text": "Ended: 2021-06",
            "Observation.bodySite.text": "left",
        },
    ),
    (
        "probably no fever",
        "problems: [{name: fever, presence: absent, certainty: provisional}]",
        {"Observation.note.0.text": "Certainty: provisional", "Observation.dataAbsentReason": None},
    ),
    (
        "absent since an age",
        "problems: [{name: fits, presence: absent, onset_age: {value: 3, high: 4}}]",
        {"Observation.note.0.text": "Onset at the age of 3 to 4 a"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in STATES], ids=[row[0] for row in STATES])
def test_states(text: str, expected: dict[str, object]) -> None:
    holds(text, expected)


TIMES = [
    ("a year", "onset: {date: 2019}", {"Condition.onsetDateTime": "2019", "Condition._onsetDateTime": None}),
    ("a month", "onset: {date: 2019-04}", {"Condition.onsetDateTime": "2019-04"}),
    (
        "a moment with its zone",
        "onset: {date: '2019-04-05T06:07:08+05:30'}",
        {"Condition.onsetDateTime": "2019-04-05T06:07:08+05:30"},
    ),
    (
        "a time of some days",
        "onset: {date: 2019-04-05, end: 2019-04-08}",
        {"Condition.onsetPeriod": {"start": "2019-04-05", "end": "2019-04-08"}, "Condition.onsetDateTime": None},
    ),
    (
        "words and date are both kept",
        "onset: {date: 2019, text: two winters ago}",
        {
            "Condition.onsetDateTime": "2019",
            "Condition._onsetDateTime.extension.0.valueString": "two winters ago",
        },
    ),
    ("only words", "onset: {text: as long as she can think}", {"Condition.onsetString": "as long as she can think"}),
    (
        "words with an offset from the visit",
        "onset: {text: three years ago, offset: {value: 3, unit: a, direction: before, event: visit}}",
        {
            "Condition.onsetString": "three years ago",
            "Condition._onsetString.extension.0.extension.0.valueReference": "-> Encounter",
            "Condition._onsetString.extension.0.extension.1.valueString": "period",
            "Condition._onsetString.extension.0.extension.2.valueCode": "before-start",
            "Condition._onsetString.extension.0.extension.3.valueDuration.code": "a",
        },
    ),
    (
        "an offset without words has no date of its own",
        "onset: {offset: {value: 3, unit: wk, direction: before, event: visit}}",
        {
            "Condition.onsetDateTime": None,
            "Condition._onsetDateTime.extension.0.extension.3.valueDuration.value": "3",
        },
    ),
    (
        "an age",
        "onset_age: {value: 12}",
        {"Condition.onsetAge": {"value": "12", "unit": "a", "system": "http://unitsofmeasure.org", "code": "a"}},
    ),
    (
        "in her thirties",
        "onset_age: {value: 30, high: 39, text: in her thirties}",
        {
            "Condition.onsetAge": None,
            "Condition.onsetRange.low.value": "30",
            "Condition.onsetRange.high.value": "39",
            "Condition.onsetRange.high.code": "a",
            NOTE: "in her thirties",
        },
    ),
    ("at about twelve", "onset_age: {value: 12, approximate: true}", {NOTE: "The age is approximate."}),
    ("at birth", "onset_age: {value: 0, unit: d}", {"Condition.onsetAge": None, NOTE: "Onset at the age of 0 d"}),
    (
        "a date goes before an age",
        "onset: {date: 2019}\n    onset_age: {value: 30, high: 39}",
        {"Condition.onsetDateTime": "2019", "Condition.onsetRange": None, NOTE: "Onset at the age of 30 to 39 a"},
    ),
    (
        "an age goes before words",
        "onset: {text: as a boy}\n    onset_age: {value: 9}",
        {"Condition.onsetAge.value": "9", "Condition.onsetString": None, NOTE: "Onset: as a boy"},
    ),
    (
        "the time of a complaint is that of its onset, unless there is one",
        "when: {text: on admission}",
        {"Condition.onsetString": "on admission", "Condition.note": None},
    ),
    (
        "onset and time",
        "onset: {date: 2019}\n    when: {date: 2021-05-06, end: 2021-05-09}",
        {"Condition.onsetDateTime": "2019", NOTE: "Time: 2021-05-06 to 2021-05-09"},
    ),
    (
        "an end makes it resolved",
        "abatement: {date: 2020-02-03}",
        {"Condition.clinicalStatus.coding.0.code": "resolved", "Condition.abatementDateTime": "2020-02-03"},
    ),
    (
        "an end in words",
        "abatement: {text: after the block}",
        {"Condition.abatementString": "after the block", "Condition.abatementDateTime": None},
    ),
    (
        "an end of some days",
        "status: inactive\n    abatement: {date: 2020-02, end: 2020-03}",
        {"Condition.abatementPeriod": {"start": "2020-02", "end": "2020-03"}},
    ),
    (
        "what still goes on cannot have ended (con-4): the date stays in words",
        "status: active\n    abatement: {date: 2020-02, end: 2020-03}",
        {"Condition.abatementPeriod": None, NOTE: "2020-02 to 2020-03"},
    ),
    (
        "what came back has not ended",
        "status: recurrence\n    abatement: {text: for a month}",
        {"Condition.abatementString": None, NOTE: "for a month"},
    ),
]


@pytest.mark.parametrize(("fields", "expected"), [row[1:] for row in TIMES], ids=[row[0] for row in TIMES])
def test_when_it_began_and_ended(fields: str, expected: dict[str, object]) -> None:
    holds(f"encounters:\n  - key: visit\nproblems:\n  - name: cough\n    {fields}\n", expected)


QUALITIES = [
    ("severity", "severity: severe", {"Condition.severity.coding.0.code": "24484000"}),
    ("severity without a code in the tables", "severity: mild", {"Condition.severity": {"text": "Mild"}}),
    ("a site", "site: {name: knee}", {"Condition.bodySite.0": {"text": "knee"}}),
    ("a sided site", "site: {name: knee, side: right}", {"Condition.bodySite.0.text": "right knee"}),
    ("the side of the complaint", "site: {name: knee}\n    side: right", {"Condition.bodySite.0.text": "right knee"}),
    (
        "the side of the site goes before that of the complaint",
        "site: {name: knee, side: left}\n    side: right",
        {"Condition.bodySite.0.text": "left knee"},
    ),
    ("both sides", "site: {name: knees, side: bilateral}", {"Condition.bodySite.0.text": "bilateral knees"}),
    ("the middle", "site: {name: neck, side: midline}", {"Condition.bodySite.0.text": "midline neck"}),
    ("no side is made up", "site: {name: hip}", {"Condition.bodySite.0.text": "hip", "Condition.note": None}),
    (
        "all that qualifies it, in one order",
        (
            "character: [dull, pulling]\n    radiation: [the left heel]\n    course: [worse at night]\n"
            "    relieved_by: [rest]\n    aggravated_by: [bending, a cough]\n    note: [she calls it a toothache]"
        ),
        {
            NOTE: "Character: dull, pulling",
            "Condition.note.1.text": "Course: worse at night",
            "Condition.note.2.text": "Radiates: the left heel",
            "Condition.note.3.text": "Worse with: bending, a cough",
            "Condition.note.4.text": "Better with: rest",
            "Condition.note.5.text": "she calls it a toothache",
        },
    ),
    (
        "signs and studies it rests on, each once",
        "kind: diagnosis\n    supported_by: [limp, xray, limp]",
        {
            "Condition.evidence.#": 2,
            "Condition.evidence.0.detail.0": "-> Observation",
            "Condition.evidence.1.detail.0": "-> DiagnosticReport",
        },
    ),
    ("another complaint is no evidence", "supported_by: [fever]", {"Condition.evidence": None}),
    ("a study that was only planned is no evidence", "supported_by: [scan]", {"Condition.evidence": None}),
    ("nor is what it might have shown", "supported_by: [shadow]", {"Condition.evidence": None}),
]


@pytest.mark.parametrize(("fields", "expected"), [row[1:] for row in QUALITIES], ids=[row[0] for row in QUALITIES])
def test_qualities(fields: str, expected: dict[str, object]) -> None:
    holds(
        f"""problems:
  - name: pain
    {fields}
  - key: fever
    name: fever
signs: [{{key: limp, name: limp}}]
studies:
  - {{key: xray, name: X-ray, kind: imaging}}
  - {{key: scan, name: CT, kind: imaging, state: planned, findings: [{{key: shadow, name: shadow}}]}}
""",
        expected,
    )
