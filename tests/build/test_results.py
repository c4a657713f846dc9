"""Results as a clinician writes them down by hand: numbers, ranges, ordinals, titres, panels, vital signs."""

from __future__ import annotations

import pytest

from build.made import holds, read_case, rules

UCUM = "http://unitsofmeasure.org"
V = "Observation.valueQuantity"
VALUES = [
    ("digits stay", "value: 4.10, unit: g/L, ucum: g/L", {f"{V}.value": "4.10", f"{V}.code": "g/L"}),
    ("zeros stay", "value: 0.00, unit: g/L, ucum: g/L", {f"{V}.value": "0.00"}),
    ("no zero before the number", "value: 007", {f"{V}.value": "7"}),
    ("below zero", "value: -2.5, unit: mmol/L", {f"{V}.value": "-2.5", f"{V}.unit": "mmol/L", f"{V}.code": None}),
    ("below the limit", "value: 5, comparator: <, unit: mg, ucum: mg", {f"{V}.comparator": "<", f"{V}.value": "5"}),
    ("at least", "value: 5, comparator: '>=', unit: mg, ucum: mg", {f"{V}.comparator": ">="}),
    ("the unit as written beside its code", "value: 5, unit: mg., ucum: mg", {f"{V}.unit": "mg.", f"{V}.code": "mg"}),
    ("only the code", "value: 5, ucum: mg", {f"{V}.unit": "mg", f"{V}.code": "mg"}),
    (
        "a unit that no table knows stays words",
        "value: 5, unit: SI units, ucum: siu",
        {f"{V}.unit": "SI units", f"{V}.code": None, f"{V}.system": None},
    ),
    (
        "a range",
        "value: 5, high: 7, unit: mg, ucum: mg",
        {
            V: None,
            "Observation.valueRange.low": {"value": "5", "unit": "mg", "system": UCUM, "code": "mg"},
            "Observation.valueRange.high.value": "7",
        },
    ),
    (
        "up to a number",
        "high: 7, unit: mg, ucum: mg",
        {"Observation.valueRange": {"high": {"value": "7", "unit": "mg", "system": UCUM, "code": "mg"}}},
    ),
    ("a titre", "value_text: '1:160'", {"Observation.valueString": "1:160", V: None}),
    ("an ordinal", "value_text: 2+", {"Observation.valueString": "2+"}),
    ("traces", "value_text: traces", {"Observation.valueString": "traces"}),
    (
        "positive is a code",
        "value_text: POSITIVE",
        {
            "Observation.valueCodeableConcept.coding.0.code": "10828004",
            "Observation.valueCodeableConcept.text": "POSITIVE",
        },
    ),
    (
        "weakly positive is not positive",
        "value_text: weakly positive",
        {"Observation.valueString": "weakly positive", "Observation.valueCodeableConcept": None},
    ),
    (
        "number and words",
        "value: 35, unit: g/L, ucum: g/L, value_text: much too low",
        {f"{V}.value": "35", "Observation.valueString": None, "Observation.note.0.text": "much too low"},
    ),
    (
        "words that are the notation are not said twice",
        "value: 35, value_text: '35,0', as_written: '35,0'",
        {"Observation.note.#": 1, "Observation.note.0.text": "As written: 35,0"},
    ),
    ("nothing", "", {"Observation.dataAbsentReason.coding.0.code": "unknown", "Observation.note": None}),
    (
        "all that is said of how it was done",
        "value: 5, method: HPLC, specimen: urine, site: {name: wrist, side: left}, note: [fasting]",
        {
            "Observation.method.text": "HPLC",
            "Observation.note.0.text": "Specimen: urine",
            "Observation.note.1.text": "fasting",
            "Observation.bodySite.text": "left wrist",
        },
    ),
    (
        "a reference range as stated, the result beyond it is not judged",
        "value: 9, unit: g/L, ucum: g/L, reference_low: 12.0, reference_high: 15.5",
        {
            "Observation.referenceRange.0.low.value": "12.0",
            "Observation.referenceRange.0.high.code": "g/L",
            "Observation.interpretation": None,
        },
    ),
    ("a lower limit only", "value: 9, reference_low: 12", {"Observation.referenceRange.0.high": None}),
    (
        "low, in its words",
        "value: 9, interpretation: low, interpretation_text: too low for her",
        {
            "Observation.interpretation.0.coding.0.code": "L",
            "Observation.interpretation.0.text": "too low for her",
        },
    ),
    (
        "words alone are no code",
        "value: 9, interpretation_text: odd",
        {"Observation.interpretation.0": {"text": "odd"}},
    ),
    (
        "parts without a whole",
        "components: [{name: IgG, value: 9.10, unit: g/L, ucum: g/L}, {name: IgM, value: 1}]",
        {
            "Observation.component.#": 2,
            "Observation.component.0.valueQuantity.value": "9.10",
            "Observation.component.1.code": {"text": "IgM"},
            "Observation.dataAbsentReason": None,
        },
    ),
    (
        "a part with the code of the whole loses it (obs-7)",
        "concept: hemoglobin, value: 9, components: [{name: again, concept: hemoglobin, value: 8}]",
        {"Observation.code.coding.0.code": "718-7", "Observation.component.0.code": {"text": "again"}},
    ),
]


@pytest.mark.parametrize(("fields", "expected"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES])
def test_values(fields: str, expected: dict[str, object]) -> None:
    holds(f"measurements: [{{name: result, {fields}}}]", expected)


PANELS = [
    (
        "results of a panel take its day and its visit",
        """
        encounters: [{key: visit}]
        studies: [{key: lab, name: blood count, kind: laboratory, when: {date: 2021-05-06}, encounter: visit}]
        measurements: [{name: Hb, value: 9, study: lab}]
        """,
        {
            "Observation.effectiveDateTime": "2021-05-06",
            "Observation.encounter": "-> Encounter",
            "DiagnosticReport.result.0": "-> Observation",
            "DiagnosticReport.effectiveDateTime": "2021-05-06",
        },
    ),
    (
        "a result with a day of its own keeps it",
        """
        studies: [{key: lab, name: blood count, kind: laboratory, when: {date: 2021-05-06}}]
        measurements: [{name: Hb, value: 9, study: lab, when: {date: 2021-05-09}}]
        """,
        {"Observation.effectiveDateTime": "2021-05-09"},
    ),
    (
        "a result of no panel has no day",
        """
        studies: [{key: lab, name: blood count, kind: laboratory, when: {date: 2021-05-06}}]
        measurements: [{name: Hb, value: 9}]
        """,
        {"Observation.effectiveDateTime": None, "DiagnosticReport.result": None},
    ),
    (
        "one result twice is two results",
        "measurements: [{name: Hb, value: 9}, {name: Hb, value: 9}]",
        {"Observation": 2, "Observation/1.valueQuantity.value": "9"},
    ),
    (
        "a panel that is only planned is an order, its result stands alone",
        """
        studies: [{key: lab, name: blood count, kind: laboratory, state: planned}]
        measurements: [{name: Hb, value: 9, study: lab}]
        """,
        {"ServiceRequest": 1, "DiagnosticReport": 0, "Observation": 1},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in PANELS], ids=[row[0] for row in PANELS])
def test_panels(text: str, expected: dict[str, object]) -> None:
    holds(text, expected)


PRESSURE = (
    "concept: blood-pressure, components: [{name: systolic, concept: systolic-blood-pressure, value: 120},"
    " {name: diastolic, concept: diastolic-blood-pressure, value: 80}]"
)
PROFILE = "Observation.meta.profile.0"
R4 = "http://hl7.org/fhir/StructureDefinition/"
VITALS = [
    ("a pulse without a unit", "concept: heart-rate, value: 72", {f"{V}.code": "/min", PROFILE: None}, "unit-implied"),
    (
        "a pulse on a day follows its profile",
        "concept: heart-rate, value: 72, unit: bpm, ucum: /min, when: {date: 2021-05-06}",
        {PROFILE: f"{R4}heartrate", "Observation.effectiveDateTime": "2021-05-06", f"{V}.unit": "bpm"},
        None,
    ),
    (
        "a month is no day (vs-1)",
        "concept: heart-rate, value: 72, unit: bpm, ucum: /min, when: {date: 2021-05}",
        {
            PROFILE: None,
            "Observation.effectiveDateTime": None,
            "Observation._effectiveDateTime.extension.0.valueCode": "unknown",
            "Observation.note.0.text": "Time: 2021-05",
        },
        "vital-sign-undated",
    ),
    (
        "several days are no day",
        "concept: heart-rate, value: 72, unit: bpm, ucum: /min, when: {date: 2021-05-06, end: 2021-05-09}",
        {PROFILE: None, "Observation.note.0.text": "Time: 2021-05-06 to 2021-05-09"},
        "vital-sign-undated",
    ),
    (
        "the day of the visit",
        "concept: heart-rate, value: 72, unit: bpm, ucum: /min, encounter: visit",
        {PROFILE: f"{R4}heartrate", "Observation.effectiveDateTime": "2021-05-01"},
        None,
    ),
    (
        "a pulse in words is no pulse of the profile",
        "concept: heart-rate, value_text: irregular",
        {"Observation.code": {"text": "vital"}, "Observation.valueString": "irregular"},
        "vital-sign-unit",
    ),
    (
        "a range of a pulse has no code",
        "concept: heart-rate, value: 70, high: 80",
        {"Observation.code.coding": None, "Observation.valueRange.low.value": "70"},
        "vital-sign-unit",
    ),
    (
        "a pressure",
        f"{PRESSURE}",
        {
            "Observation.code.coding.0.code": "85354-9",
            "Observation.component.0.valueQuantity": {
                "value": "120",
                "unit": "mm[Hg]",
                "system": UCUM,
                "code": "mm[Hg]",
            },
            "Observation.component.1.code.coding.0.code": "8462-4",
            V: None,
        },
        "unit-implied",
    ),
    (
        "a pressure in kPa cannot be one of the profile",
        f"{PRESSURE}, unit: kPa, ucum: kPa",
        {"Observation.code.coding": None, "Observation.component.0.code": {"text": "systolic"}},
        "vital-sign-unit",
    ),
    (
        "a systolic pressure alone",
        "concept: blood-pressure, components: [{name: systolic, concept: systolic-blood-pressure, value: 120}]",
        {
            "Observation.component.1.dataAbsentReason.coding.0.code": "unknown",
            "Observation.component.1.valueQuantity": None,
        },
        "unit-implied",
    ),
    (
        "two systolic pressures are none of the profile",
        (
            "concept: blood-pressure, components: [{name: left, concept: systolic-blood-pressure, value: 120},"
            " {name: right, concept: systolic-blood-pressure, value: 140}]"
        ),
        {"Observation.code.coding": None, "Observation.component.1.valueQuantity.value": "140"},
        "vital-sign-unit",
    ),
    ("a temperature needs its unit", "concept: body-temperature, value: 38.5", {f"{V}.code": None}, "vital-sign-unit"),
    (
        "a temperature with its digits",
        "concept: body-temperature, value: 38.50, unit: °C, ucum: Cel",
        {f"{V}.value": "38.50", f"{V}.unit": "°C"},
        None,
    ),
    (
        "a height in metres moves its point, and the words stay",
        "concept: body-height, value: 1.70, unit: m, ucum: m",
        {f"{V}.value": "170", f"{V}.unit": "cm", "Observation.note.0.text": "As written: 1.70 m"},
        "unit-converted",
    ),
    (
        "a height in furlongs does not",
        "concept: body-height, value: 1, unit: furlong",
        {f"{V}.unit": "furlong", "Observation.code.coding": None},
        "vital-sign-unit",
    ),
    (
        "a saturation by oximeter has both codes",
        "concept: oxygen-saturation, value: 97, unit: '%', ucum: '%', method: pulse oximeter",
        {"Observation.code.coding.#": 2, "Observation.code.coding.1.code": "59408-5"},
        None,
    ),
    (
        "above a value",
        "concept: oxygen-saturation, value: 97, comparator: '>', unit: '%', ucum: '%'",
        {f"{V}.comparator": ">", "Observation.code.coding.#": 1},
        None,
    ),
]


@pytest.mark.parametrize(("fields", "expected", "rule"), [row[1:] for row in VITALS], ids=[row[0] for row in VITALS])
def test_vital_signs(fields: str, expected: dict[str, object], rule: str | None) -> None:
    text = (
        f"encounters: [{{key: visit, when: {{date: 2021-05-01}}}}]\n"
        f"measurements: [{{name: vital, kind: vital-sign, {fields}}}]\n"
    )
    holds(text, expected)
    found = rules(read_case(text))
    assert rule in found if rule else set(found) <= {"vital-sign-undated"}
