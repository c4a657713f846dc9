"""What a person is told of a case file written by hand: each rule with its words; silence where all is well."""

from __future__ import annotations

import pytest

from build.made import read_case
from case2fhir.build import review
from terms import FewTerms

TOLD = [
    (
        "a sign on no side",
        "signs: [{name: Lasegue, result: positive}]",
        "side-missing",
        "Lasegue: positive, but on which",
    ),
    (
        "a dose and no schedule",
        "medications: [{name: aspirin, dose: {value: 100, unit: mg}}]",
        "frequency-missing",
        "aspirin: how often it is taken is not stated",
    ),
    (
        "a period whose ends cannot be told apart",
        "encounters: [{when: {date: 2021-05-06, end: 2021-05}}]",
        "period-order",
        "which comes first cannot be told: 2021-05-06 to 2021-05; the end is kept in words",
    ),
    (
        "a period that ends before it begins in another zone",
        "encounters: [{when: {date: '2021-05-06T23:30:00-02:00', end: '2021-05-06T23:40:00Z'}}]",
        "period-order",
        "which comes first cannot be told",
    ),
    (
        "an onset whose ends cannot be told apart",
        "problems: [{name: a, onset: {date: 2021, end: 2021-05}}]",
        "period-order",
        "which comes first cannot be told: 2021 to 2021-05",
    ),
    (
        "a concept of no table",
        "problems: [{name: a, concept: feverr}]",
        "concept-unknown",
        "no mapping concept is called 'feverr'; the words are kept",
    ),
    (
        "a concept of no table in a component",
        "measurements: [{name: a, components: [{name: b, concept: c, value: 1}]}]",
        "concept-unknown",
        "no mapping concept is called 'c'",
    ),
    (
        "a code that is no unit",
        "medications: [{name: a, act: taken, strength: {value: 1, ucum: furlong}}]",
        "unit-unknown",
        "'furlong' is no UCUM code of the unit table; it is left out",
    ),
    (
        "a pulse without a unit",
        "measurements: [{name: pulse, kind: vital-sign, concept: heart-rate, value: 72, when: {date: 2021-05-06}}]",
        "unit-implied",
        "pulse: no unit is stated; /min is taken",
    ),
    (
        "a height in metres",
        (
            "measurements: [{name: height, kind: vital-sign, concept: body-height, value: 1.7, unit: m, ucum: m,"
            " when: {date: 2021-05-06}}]"
        ),
        "unit-converted",
        "height: m to cm",
    ),
    (
        "a temperature without a unit",
        "measurements: [{name: fever, kind: vital-sign, concept: body-temperature, value: 39}]",
        "vital-sign-unit",
        "fever: not as its vital-signs profile asks (value and unit); kept as words without its code",
    ),
    (
        "a pulse on no day",
        "measurements: [{name: pulse, kind: vital-sign, concept: heart-rate, value: 72, unit: bpm, ucum: /min}]",
        "vital-sign-undated",
        "pulse: the day is not stated; --anchor gives it",
    ),
    (
        "red cells in the unit of white ones",
        "measurements: [{name: red, concept: erythrocytes, value: 4.1, unit: 10*9/L, ucum: 10*9/L}]",
        "plausibility",
        "10*9/L is no usual unit for Erythrocytes; expected 10*12/L; kept as written",
    ),
    (
        "findings of a study that was not done",
        "studies: [{name: MRI, kind: imaging, state: declined, findings: [{name: cyst}, {name: mass}]}]",
        "study-not-done",
        "MRI: declined, so its findings are left out: cyst, mass",
    ),
    (
        "a doubt that the file brings",
        "patient: {sex: {value: male, doubts: [{rule: sex-guessed, message: from pronouns only}]}}",
        "sex-guessed",
        "from pronouns only",
    ),
]


@pytest.mark.parametrize(("text", "rule", "message"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_what_is_told(text: str, rule: str, message: str) -> None:
    (found,) = review(read_case(text), FewTerms())
    assert (found.rule, found.line, found.start) == (rule, None, None)
    assert found.message.startswith(message)
    assert found.severity == ("information" if rule == "vital-sign-undated" else "warning")


SILENT = [
    ("a sign with its side", "signs: [{name: Lasegue, result: positive, side: left}]"),
    ("a negative sign", "signs: [{name: Lasegue, result: negative}]"),
    ("when needed", "medications: [{name: a, dose: {value: 1, unit: g}, as_needed_for: pain}]"),
    ("in a schedule of words", "medications: [{name: a, dose: {value: 1, unit: g}, frequency: {text: daily}}]"),
    ("without a dose", "medications: [{name: a}]"),
    ("taken at home", "medications: [{name: a, act: taken, dose: {value: 1, unit: g}}]"),
    ("never taken", "medications: [{name: a, status: not-taken, dose: {value: 1, unit: g}}]"),
    ("a year to the next", "encounters: [{when: {date: 2021, end: 2022-01}}]"),
    ("one day", "encounters: [{when: {date: 2021-05-06, end: 2021-05-06}}]"),
    ("an end alone", "encounters: [{when: {end: 2021-05-06}}]"),
    ("a study that was done", "studies: [{name: MRI, kind: imaging, findings: [{name: cyst}]}]"),
    ("a plan", "studies: [{name: MRI, kind: imaging, state: planned}]"),
    ("a unit in words", "measurements: [{name: a, value: 5, unit: furlongs}]"),
    ("a number without a unit", "measurements: [{name: a, concept: hemoglobin, value: 5}]"),
]


@pytest.mark.parametrize("text", [row[1] for row in SILENT], ids=[row[0] for row in SILENT])
def test_what_needs_no_word(text: str) -> None:
    assert review(read_case(text), FewTerms()) == ()


LINES = [
    ("the first line", "0, end: 5", "Fever. Cough.", 1, 1),
    ("after LF", "7, end: 12", "Fever.\nCough.", 2, 1),
    ("after CRLF", "8, end: 13", "Fever.\\r\\nCough.", 2, 1),
    ("after CR", "7, end: 12", "Fever.\\rCough.", 2, 1),
    ("in the middle of a line", "9, end: 14", "\\n\\nA fine cough.", 3, 8),
    ("after a letter of four bytes", "2, end: 7", "\\U0001f600 cough.", 1, 3),
    ("a separator of paragraphs is no end of a line", "2, end: 7", "a\\u2029cough.", 1, 3),
]


@pytest.mark.parametrize(("span", "text", "line", "column"), [row[1:] for row in LINES], ids=[row[0] for row in LINES])
def test_the_line_of_an_issue(span: str, text: str, line: int, column: int) -> None:
    case = read_case(
        f"""problems: [{{name: cough, concept: gone, evidence: [{{start: {span}}}]}}]
source: {{text: "{text.encode("unicode_escape").decode() if chr(10) in text else text}"}}
"""
    )
    (found,) = review(case, FewTerms())
    assert (found.line, found.column) == (line, column)
