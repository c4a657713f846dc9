"""Procedures, courses and studies as a clinician writes them down by hand: done, planned or declined."""

from __future__ import annotations

import pytest

from build.made import holds

P, Q, G = "Procedure", "ServiceRequest", "DiagnosticReport"
ACTS = [
    ("done, once", "", {P: 1, Q: 0, f"{P}.status": "completed", f"{P}.basedOn": None}),
    ("done on a day", "when: {date: 2021-05-06}", {f"{P}.performedDateTime": "2021-05-06"}),
    ("done over months", "when: {date: 2021-05, end: 2021-07}", {f"{P}.performedPeriod.end": "2021-07"}),
    ("done in her youth", "when: {text: in her youth}", {f"{P}.performedString": "in her youth"}),
    (
        "seven, every other day, are one procedure and one order",
        "count: 7\n    frequency: {text: every other day, times: 1, period: 2, unit: d}",
        {
            P: 1,
            Q: 1,
            f"{P}.basedOn.0": "-> ServiceRequest",
            f"{Q}.status": "completed",
            f"{Q}.intent": "order",
            f"{Q}.occurrenceTiming.repeat": {"count": 7, "frequency": 1, "period": "2", "periodUnit": "d"},
            f"{Q}.occurrenceTiming.code.text": "every other day",
        },
    ),
    (
        "a count alone",
        "count: 3",
        {f"{Q}.occurrenceTiming": {"repeat": {"count": 3}}},
    ),
    ("one is no course", "count: 1", {Q: 0}),
    (
        "a frequency in words alone",
        "frequency: {text: now and then}",
        {f"{Q}.occurrenceTiming": {"code": {"text": "now and then"}}},
    ),
    (
        "with its drugs, each once",
        "drugs: [lid]",
        {f"{P}.usedCode.#": 2, f"{P}.usedCode.0.text": "lidocaine", f"{P}.usedCode.1.text": "dexamethasone"},
    ),
    (
        "for a complaint and a finding of a study",
        "reason: [pain, cyst, lid]",
        {f"{P}.reasonReference.0": "-> Condition", f"{P}.reasonReference.1": "-> Observation"},
    ),
    ("its outcome", "outcome: uneventful", {f"{P}.outcome.text": "uneventful"}),
    ("why it was done", "state_reason: because of the pain", {f"{P}.note.0.text": "because of the pain"}),
    ("its side", "site: {name: hip}\n    side: left", {f"{P}.bodySite.0.text": "left hip"}),
    (
        "planned",
        "state: planned\n    when: {date: 2021-06}",
        {P: 0, f"{Q}.status": "unknown", f"{Q}.intent": "plan", f"{Q}.occurrenceDateTime": "2021-06"},
    ),
    (
        "planned for some weeks",
        "state: planned\n    when: {date: 2021-06, end: 2021-07}",
        {f"{Q}.occurrencePeriod": {"start": "2021-06", "end": "2021-07"}},
    ),
    (
        "a planned course keeps when it begins in words",
        "state: planned\n    count: 5\n    when: {date: 2021-06}",
        {f"{Q}.occurrenceTiming.repeat.count": 5, f"{Q}.occurrenceDateTime": None, f"{Q}.note.0.text": "2021-06"},
    ),
    (
        "planned with a drug, a reason and a hope",
        "state: planned\n    drugs: [lid]\n    state_reason: if the pain stays\n    outcome: relief is expected",
        {
            f"{Q}.supportingInfo.0": "-> MedicationRequest",
            f"{Q}.note.0.text": "Outcome: relief is expected",
            f"{Q}.note.1.text": "if the pain stays",
        },
    ),
    (
        "declined",
        "state: declined\n    state_reason: fear\n    when: {text: twice}",
        {
            f"{P}.status": "not-done",
            f"{P}.statusReason.text": "fear",
            f"{P}.performedString": "twice",
            f"{P}.usedCode": None,
            Q: 0,
        },
    ),
    (
        "a course that was declined keeps what was offered",
        "state: declined\n    count: 6\n    frequency: {times: 1, period: 1, unit: wk}",
        {Q: 0, f"{P}.note.0.text": "Count: 6", f"{P}.note.1.text": "Frequency: 1 time every 1 wk"},
    ),
    ("at a visit", "encounter: visit", {f"{P}.encounter": "-> Encounter"}),
]


@pytest.mark.parametrize(("fields", "expected"), [row[1:] for row in ACTS], ids=[row[0] for row in ACTS])
def test_procedures(fields: str, expected: dict[str, object]) -> None:
    holds(_case(fields), expected)


def _case(fields: str) -> str:
    return f"""encounters: [{{key: visit}}]
problems: [{{key: pain, name: pain}}]
studies: [{{name: MRI, kind: imaging, findings: [{{key: cyst, name: cyst}}]}}]
medications:
  - {{key: lid, name: lidocaine}}
  - {{key: dex, name: dexamethasone, procedure: block}}
procedures:
  - key: block
    name: block
    {fields}
"""


STUDIES = [
    (
        "a finding of a scan with its size and level",
        "{kind: imaging, findings: [{name: herniation, level: L4-L5, sizes: [{value: 7.0, unit: mm, ucum: mm}]}]}",
        {
            f"{G}.category.0.coding.0.code": "RAD",
            f"{G}.result.0": "-> Observation",
            "Observation.category.0.coding.0.code": "imaging",
            "Observation.bodySite.text": "L4-L5",
            "Observation.component.0.valueQuantity.value": "7.0",
            "Observation.method.text": "study",
        },
    ),
    (
        "two sizes and a range",
        "{kind: imaging, findings: [{name: cyst, sizes: [{value: 2, unit: cm}, {value: 3, high: 4, unit: cm}]}]}",
        {
            "Observation.component.#": 2,
            "Observation.component.0.valueQuantity": {"value": "2", "unit": "cm"},
            "Observation.component.1.valueRange.high.value": "4",
        },
    ),
    (
        "what is not there is absent and has no code but its own",
        "{kind: imaging, findings: [{name: fracture, result: absent}]}",
        {"Observation.valueCodeableConcept.text": "Absent", "Observation.interpretation": None},
    ),
    (
        "a finding takes day and visit from its study",
        "{kind: pathology, when: {date: 2021-05-06}, encounter: visit, findings: [{name: cells}]}",
        {
            "Observation.effectiveDateTime": "2021-05-06",
            "Observation.encounter": "-> Encounter",
            "Observation.method": None,
            f"{G}.category.0.coding.0.code": "PAT",
        },
    ),
    (
        "no growth is a result",
        "{kind: microbiology, findings: [{name: growth, result: absent}], conclusion: no growth}",
        {f"{G}.category.0.coding.0.code": "MB", f"{G}.conclusion": "no growth"},
    ),
    (
        "a conclusion and what is said beside it",
        "{kind: physiology, conclusion: sinus rhythm, note: [at rest]}",
        {f"{G}.conclusion": "sinus rhythm at rest", f"{G}.result": None, f"{G}.status": "final"},
    ),
    (
        "planned, and why",
        "{kind: imaging, state: planned, when: {text: in a month}, note: [to see the cyst]}",
        {
            G: 0,
            f"{Q}.intent": "plan",
            f"{Q}.note.0.text": "to see the cyst",
            f"{Q}._occurrenceDateTime.extension.0.valueString": "in a month",
        },
    ),
    (
        "declined, with what had been said of it",
        "{kind: imaging, state: declined, conclusion: for fear of the tube}",
        {G: 0, f"{P}.status": "not-done", f"{P}.note.0.text": "for fear of the tube"},
    ),
    (
        "what a study might have found is no fact, nor can a disease rest on it",
        "{kind: imaging, state: planned, findings: [{key: cyst, name: cyst}]}",
        {"Observation": 0, "Condition.evidence": None},
    ),
    (
        "the place of the study is that of its findings",
        "{kind: imaging, site: {name: hip, side: left}, findings: [{name: a}, {name: b, site: {name: knee}}]}",
        {"Observation.bodySite.text": "left hip", "Observation/1.bodySite.text": "knee"},
    ),
    (
        "over two days",
        "{kind: imaging, when: {date: 2021-05-06, end: 2021-05-07}}",
        {f"{G}.effectivePeriod": {"start": "2021-05-06", "end": "2021-05-07"}},
    ),
]


@pytest.mark.parametrize(("study", "expected"), [row[1:] for row in STUDIES], ids=[row[0] for row in STUDIES])
def test_studies(study: str, expected: dict[str, object]) -> None:
    rests = "\nproblems: [{name: cyst, kind: diagnosis, supported_by: [cyst]}]" if "key: cyst" in study else ""
    holds(f"encounters: [{{key: visit}}]\nstudies: [{{name: study, {study[1:]}]{rests}\n", expected)


SIGNS = [
    ("seen", "", {"Observation.valueCodeableConcept.coding.0.code": "52101004", "Observation.interpretation": None}),
    (
        "tested and positive",
        "result: positive",
        {
            "Observation.valueCodeableConcept.coding.0.code": "10828004",
            "Observation.interpretation.0.coding.0.code": "POS",
            "Observation.bodySite": None,
        },
    ),
    ("tested and negative", "result: negative", {"Observation.interpretation.0.coding.0.code": "NEG"}),
    (
        "normal in its words",
        "result: normal, value: clear on both sides",
        {"Observation.valueString": "clear on both sides", "Observation.interpretation.0.coding.0.code": "N"},
    ),
    ("abnormal without words", "result: abnormal", {"Observation.valueCodeableConcept.text": "Abnormal"}),
    (
        "present, with words beside it",
        "value: brisk",
        {"Observation.valueCodeableConcept.text": "Present", "Observation.note.0.text": "brisk"},
    ),
    (
        "an angle, a grade and how bad",
        "angle: {value: 45, unit: °, ucum: deg}, grade: II, severity: severe",
        {
            "Observation.component.0.valueQuantity.code": "deg",
            "Observation.component.1.valueString": "II",
            "Observation.component.2.valueCodeableConcept.coding.0.code": "24484000",
        },
    ),
    (
        "an angle beyond a number",
        "angle: {value: 30, comparator: <, unit: °, ucum: deg}",
        {"Observation.component.0.valueQuantity.comparator": "<"},
    ),
    (
        "an angle of a range",
        "angle: {value: 30, high: 40, ucum: deg}",
        {"Observation.component.0.valueRange.low.code": "deg"},
    ),
    (
        "at a level and a side",
        "site: {name: disc}, side: left, level: L5-S1",
        {"Observation.bodySite.text": "left disc L5-S1"},
    ),
    ("doubtful", "certainty: differential", {"Observation.note.0.text": "Certainty: differential"}),
    ("provoked", "aggravated_by: [cough, sneeze]", {"Observation.note.0.text": "Worse with: cough, sneeze"}),
]


@pytest.mark.parametrize(("fields", "expected"), [row[1:] for row in SIGNS], ids=[row[0] for row in SIGNS])
def test_signs(fields: str, expected: dict[str, object]) -> None:
    holds(f"signs: [{{name: sign, {fields}}}]", {"Observation.category.0.coding.0.code": "exam", **expected})
