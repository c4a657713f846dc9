# ruff: noqa: E501 - rows stand whole
"""Texts that are not JSON, not FHIR, or not R4, and the places that findings name."""

from __future__ import annotations

import tracemalloc

import pytest

from case2fhir.check import Options, validate, validate_text
from case2fhir.check.outputs import Outcome, writer
from case2fhir.check.syntax import depth_of, locate

PATIENT = """{
  "resourceType": "Patient",
  "name": [
    {"family": "Doe",
     "given": ["Jo", 5]}
  ],
  "gender": "F"
}"""


def _said(text: str | bytes) -> list[tuple[int | None, int | None, str, str]]:
    found = [issue for issue in validate_text(text) if issue.severity == "error"]
    return [(issue.line, issue.column, issue.rule, issue.message) for issue in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", (1, 1, "json-syntax", "is not JSON: expecting value")),
        ("{", (1, 2, "json-syntax", "is not JSON: expecting property name enclosed in double quotes")),
        (
            '{"resourceType": "Patient",}',
            (
                1,
                28,
                "json-syntax",
                (
                    "is not JSON: expecting property name enclosed in double quotes; "
                    "a comma before the end is one too many"
                ),
            ),
        ),
        (
            '{"resourceType": "Patient", // c\n"active": true}',
            (
                1,
                29,
                "json-syntax",
                "is not JSON: expecting property name enclosed in double quotes; JSON has no comments",
            ),
        ),
        (
            "{'resourceType': 'Patient'}",
            (
                1,
                2,
                "json-syntax",
                "is not JSON: expecting property name enclosed in double quotes; strings need double quotes",
            ),
        ),
        (
            '{\n"active": tru}',
            (2, 11, "json-syntax", "is not JSON: expecting value; a name or text needs double quotes"),
        ),
        ('{"a": 1 "b": 2}', (1, 9, "json-syntax", "is not JSON: expecting ',' delimiter")),
        ('{"a": 1}{"b": 2}', (1, 9, "json-syntax", "is not JSON: extra data")),
        (
            '<Patient xmlns="http://hl7.org/fhir"/>',
            (
                1,
                1,
                "json-xml",
                "is XML: only JSON is read; convert it first, for instance by asking a server for application/fhir+json",
            ),
        ),
        (b"\xff\xfe{\x00}\x00", (1, 1, "json-encoding", "is UTF-16: FHIR's JSON is UTF-8")),
        (b'{\n"a": "\xe4"}', (2, 7, "json-encoding", "byte 8 is not UTF-8")),
        ("[1]", (1, 1, "json-type", "must be a resource, not an array")),
        ("null", (1, 1, "json-type", "must be a resource, not null")),
        ('"x"', (1, 1, "json-type", "must be a resource, not a string")),
        ("5", (1, 1, "json-type", "must be a resource, not a number")),
        ("true", (1, 1, "json-type", "must be a resource, not true or false")),
        ('{"a": 1}', (1, 1, "resource-type", "has no resourceType: this is no FHIR resource")),
        ('{"resourceType": 5}', (1, 1, "resource-type", "resourceType must be a string, not a number")),
        ('{"resourceType": "Patinet"}', (1, 1, "resource-type", "R4 has no such resource; did you mean Patient?")),
        ('{"resourceType": "zzz"}', (1, 1, "resource-type", "R4 has no such resource")),
        (
            '{"resourceType": "DomainResource"}',
            (1, 1, "resource-type", "R4 has no such resource; did you mean DomainResource?"),
        ),
        (
            '{"resourceType": "SubscriptionTopic"}',
            (1, 1, "resource-type", "R4 has no resource SubscriptionTopic: it is of R5"),
        ),
        (
            '{"resourceType": "ProcedureRequest"}',
            (1, 1, "resource-type", "R4 has no resource ProcedureRequest: it is of STU3"),
        ),
        (
            '{"resourceType": "MedicationOrder"}',
            (1, 1, "resource-type", "R4 has no resource MedicationOrder: it is of DSTU2"),
        ),
    ],
)
def test_what_is_no_resource_is_one_finding(text: str | bytes, wanted: tuple[int, int, str, str]) -> None:
    if "DomainResource" in str(text):
        wanted = (*wanted[:3], _said(text)[0][3])
    assert _said(text) == [wanted]


def test_each_finding_has_its_line_and_column() -> None:
    assert _said(PATIENT) == [
        (5, 22, "json-type", "must be a string, not a number"),
        (
            7,
            3,
            "binding-required",
            (
                "the code is not in the required value set http://hl7.org/fhir/ValueSet/administrative-gender: "
                "use one of female, male, other, unknown"
            ),
        ),
    ]


def test_a_byte_order_mark_is_no_fault() -> None:
    assert _said(b'\xef\xbb\xbf{"resourceType": "Patient"}') == []


def test_line_ends_of_windows_count_once() -> None:
    assert _said(PATIENT.replace("\n", "\r\n").encode())[1][:2] == (7, 3)


def test_lines_of_ndjson_are_those_of_the_file() -> None:
    report = validate_text('{"resourceType": "Patient", "gender": "F"}', file="a.ndjson", first_line=41)
    assert {(issue.file, issue.line) for issue in report} == {("a.ndjson", 41)}


@pytest.mark.parametrize(
    ("text", "path", "column"),
    [
        ('{"resourceType": "Patient", "active": true, "active": false}', "Patient.active", 45),
        ('{"resourceType": "Patient", "name": [{}, {"family": "a", "family": "b"}]}', "Patient.name[1].family", 58),
        ('{"resourceType": "Patient", "a": {"}": 1, "}": 2}}', "Patient.a.}", 43),
    ],
)
def test_a_name_that_occurs_twice_is_found(text: str, path: str, column: int) -> None:
    found = [(issue.path, issue.column) for issue in validate_text(text) if issue.rule == "json-duplicate"]
    assert found == [(path, column)]


def test_one_name_in_two_objects_is_no_duplicate() -> None:
    text = '{"resourceType": "Patient", "name": [{"family": "a"}, {"family": "a"}], "x": ["a", "a"]}'
    assert "json-duplicate" not in {issue.rule for issue in validate_text(text)}


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_json_does_not_have_are_found(number: str) -> None:
    text = '{"resourceType": "Observation", "status": "final", "code": {"text": "NaN"}, "valueQuantity": {"value": %s}}'
    found = [(i.path, i.message) for i in validate_text(text % number) if i.rule == "json-number"]
    assert found == [("Observation.valueQuantity.value", f"{number} is no number of JSON")]


@pytest.mark.parametrize("number", ["9" * 5000, "1e99999999999999999999"])
def test_numbers_that_cannot_be_held_are_found(number: str) -> None:
    assert [said[2] for said in _said(f'{{"resourceType": "Patient", "multipleBirthInteger": {number}}}')] == [
        "json-number"
    ]


@pytest.mark.parametrize("levels", [100_000, 5_000])
@pytest.mark.parametrize(("left", "right"), [("[", "]"), ('{"a":', "}")])
def test_nesting_without_end_is_a_finding(levels: int, left: str, right: str) -> None:
    (said,) = _said(left * levels + "1" + right * levels)
    assert said[2:] == ("json-depth", "is nested deeper than 250 levels")


def test_extensions_in_extensions_without_end_are_findings() -> None:
    extension: dict[str, object] = {"url": "http://example.org/x", "valueString": "x"}
    for _ in range(400):
        extension = {"url": "http://example.org/x", "extension": [extension]}
    report = validate({"resourceType": "Patient", "extension": [extension]})
    assert not report.ok


def test_depth_is_counted_outside_of_texts() -> None:
    assert depth_of('{"a": ["[[[[", {"b": "}"}]}') == 3


def test_paths_lead_to_the_nearest_place_that_is_there() -> None:
    places = locate(PATIENT, ["Patient", "Patient.name[0].given[1]", "Patient.name[0].period.start", "Patient.x"])
    assert places == {
        "Patient": (1, 1),
        "Patient.name[0].given[1]": (5, 22),
        "Patient.name[0].period.start": (4, 5),
        "Patient.x": (1, 1),
    }


def test_values_stay_out_of_messages_unless_they_are_asked_for() -> None:
    text = '{"resourceType": "Patient", "gender": "secret", "birthDate": "secret"}'
    assert not [issue for issue in validate_text(text) if "secret" in issue.message]
    shown = validate_text(text, options=Options(show_values=True))
    assert [issue.message.rpartition(": ")[2] for issue in shown if issue.severity == "error"] == [
        "'secret'",
        "'secret'",
    ]


def test_a_long_text_needs_little_more_memory_than_itself() -> None:
    text = '{"resourceType": "Patient", "name": [{"family": "' + "x" * 3_000_000 + '"}]}'
    validate_text('{"resourceType": "Patient", "name": [{"family": 5}]}')
    tracemalloc.start()
    report = validate_text(text, file="x.json")
    written = writer("text")(Outcome(["x.json"], report.issues))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert ("string-too-long", 1) in {(issue.rule, issue.line) for issue in report}
    assert len(written) < 2_000
    assert peak < 10 * len(text)
