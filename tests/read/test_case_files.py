"""Case files: what a person writes by hand is read as it stands, and every problem is told at its place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from case2fhir.errors import InputError
from case2fhir.model import Case
from case2fhir.read import read


def yaml_case(text: str) -> Case:
    found = read(text.encode(), name="case.yaml")
    assert isinstance(found, Case)
    return found


def json_case(text: str) -> Case:
    found = read(text.encode(), name="case.json")
    assert isinstance(found, Case)
    return found


def problems(text: str, name: str = "case.yaml") -> list[str]:
    with pytest.raises(InputError) as raised:
        read(text.encode("utf-8", "surrogatepass"), name=name)
    assert raised.value.exit_code == 3
    return [problem.removeprefix(f"{name}:") for problem in raised.value.problems]


def test_every_scalar_is_words_until_the_model_types_it() -> None:
    case = yaml_case("""
case_key: 0135
patient:
  age: {value: 35.10, unit: a}
  identifiers: [{value: 12:30}]
measurements:
  - name: no
    value: 4.10
    as_written: 1e3
encounters:
  - when: {date: 2021}
medications:
  - name: Nise
    as_needed: true
    frequency: {times: 2, period: 1, unit: d}
""")
    assert case.case_key == "0135"
    assert case.patient.age is not None
    assert str(case.patient.age.value) == "35.10"
    assert case.patient.identifiers[0].value == "12:30"
    assert (case.measurements[0].name, str(case.measurements[0].value)) == ("no", "4.10")
    assert case.measurements[0].as_written == "1e3"
    assert case.encounters[0].when is not None
    assert case.encounters[0].when.date == "2021"
    assert case.medications[0].as_needed is True
    assert case.medications[0].frequency is not None
    assert case.medications[0].frequency.period == Decimal(1)


def test_json_and_yaml_say_the_same() -> None:
    by_json = json_case('{"patient": {"age": {"value": 35.10}}, "problems": [{"name": "caf\\u00e9", "note": null}]}')
    by_yaml = yaml_case("patient: {age: {value: 35.10}}\nproblems:\n  - name: café\n    note:\n")
    assert by_json == by_yaml


def test_items_without_a_key_get_one() -> None:
    case = yaml_case("""
problems:
  - name: Back pain
  - name: back pain
  - {key: problem-cough, name: cough}
  - name: cough
studies:
  - {name: MRI, kind: imaging, findings: [{name: herniation}]}
encounters:
  - role: visit
""")
    assert [problem.key for problem in case.problems] == [
        "problem-back-pain",
        "problem-back-pain-2",
        "problem-cough",
        "problem-cough-2",
    ]
    assert case.studies[0].findings[0].key == "finding-herniation"
    assert case.encounters[0].key == "encounter"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("patient:\n  aeg: {value: 35}\n", ["2:3: unknown key 'aeg'; did you mean 'age'?"]),
        ("nonsense: 1\n", ["1:1: unknown key 'nonsense'; known here: case_key, source, patient"]),
        ("problems:\n  - nmae: pain\n", ["2:5: needs the key 'name'", "2:5: unknown key 'nmae'; did you mean 'name'?"]),
        ("case_key: a\ncase_key: b\n", ["2:1: the key 'case_key' stands already in line 1; keep one of them"]),
        ("problems: pain\n", ["1:11: problems: must be a list"]),
        ("problems: [pain]\n", ["1:12: problems[0]: must be a mapping of keys to values"]),
        ("problems:\n  - name: [a]\n", ["2:5: problems[0].name: must be words"]),
        ("problems:\n  - name: ''\n", ["2:11: problems[0].name: must hold words; leave the key out"]),
        ("patient: {sex: {value: femal}}\n", ["1:24: patient.sex.value: must be 'female', 'male', 'other'"]),
        ("encounters: [{when: {date: 2021-02-30}}]\n", ["1:28: encounters[0].when.date: no such day: '2021-02-30'"]),
        ("encounters: [{when: {date: 2021-13}}]\n", ["1:28: encounters[0].when.date: no such month: '2021-13'"]),
        ("encounters: [{when: {date: 0000}}]\n", ["1:28: encounters[0].when.date: no such year: '0000'"]),
        ("encounters: [{when: {date: 6.5.2021}}]\n", ["1:28: encounters[0].when.date: not a date: '6.5.2021'; write"]),
        (
            "encounters: [{when: {date: 2021-05-06T25:00:00Z}}]\n",
            ["1:28: encounters[0].when.date: no such time of day"],
        ),
        (
            "encounters: [{when: {date: 2021-05, end: 2021-04}}]\n",
            ["1:15: encounters[0].when: must not end before it begins: 2021-05 to 2021-04"],
        ),
        (
            "medications: [{name: a, dose: {value: -2}}]\n",
            ["1:39: medications[0].dose.value: must not be negative: -2"],
        ),
        (
            "medications: [{name: a, dose: {value: '4,5'}}]\n",
            ["1:39: medications[0].dose.value: not a number: '4,5'; write digits with a point, as 4.10"],
        ),
        ("medications: [{name: a, dose: {value: 1e999}}]\n", ["1:39: medications[0].dose.value: not a number"]),
        ("medications: [{name: a, as_needed: yes}]\n", ["1:36: medications[0].as_needed: must be true or false"]),
        (
            "medications: [{name: a, frequency: {times: 0}}]\n",
            ["1:44: medications[0].frequency.times: must be at least 1"],
        ),
        (
            "medications: [{name: a, frequency: {times: 1.5}}]\n",
            ["1:44: medications[0].frequency.times: must be a whole number"],
        ),
        (
            "medications: [{name: a, frequency: {when: [BEDTIME]}}]\n",
            ["1:44: medications[0].frequency.when[0]: must be 'MORN'"],
        ),
        ("- a\n", ["1:1: a case is a mapping of keys such as patient, problems and medications"]),
        ("a\n", ["1:1: a case is a mapping"]),
    ],
)
def test_each_problem_at_its_place(text: str, expected: list[str]) -> None:
    found = problems(text)
    assert len(found) == len(expected)
    for line, start in zip(found, expected, strict=True):
        assert line.startswith(start)


def test_all_problems_in_one_run() -> None:
    found = problems("""
patient: {aeg: 1}
problems:
  - name: pain
    encounter: vist
    evidence: [{start: 0, end: 4, quote: Pain}]
medications:
  - {name: Nise, dose: {value: -1}}
  - {name: Nise, name: Nise}
encounters: [{key: visit}]
source: {text: pain}
""")
    assert [line.split(":")[0] for line in found] == ["2", "5", "6", "8", "9"]


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ("{start: 4, end: 8, quote: pain}", None),
        ("{start: 4, end: 8}", None),
        ("{start: 4, end: 8, quote: Pain}", "the quote is not what the text has at 4-8, which is 'pain'"),
        ("{start: 0, end: 4, quote: pain}", "which is 'the '; it stands at 4-8"),
        ("{start: 0, end: 99}", "evidence 0-99 is outside the text, which ends at 8"),
        ("{start: 5, end: 5}", "evidence must end after it starts: 5-5"),
        ("{start: -1, end: 5}", "must be at least 0"),
        ("{start: a, end: 5}", "must be a whole number"),
    ],
)
def test_evidence_must_be_in_the_text(evidence: str, expected: str | None) -> None:
    text = f"problems: [{{name: pain, evidence: [{evidence}]}}]\nsource: {{text: the pain}}\n"
    if expected is None:
        yaml_case(text)
    else:
        (found,) = problems(text)
        assert expected in found


def test_evidence_without_a_text_is_kept() -> None:
    case = yaml_case("problems: [{name: pain, evidence: [{start: 5, end: 9, quote: pain}]}]\n")
    assert case.problems[0].evidence[0].quote == "pain"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("problems: [{name: p, encounter: visit}]", None),
        ("problems: [{name: p, encounter: vist}]", "no item of encounters has the key 'vist'; did you mean 'visit'?"),
        ("problems: [{name: p, supported_by: [sign, visit]}]", None),
        ("problems: [{name: p, supported_by: [x]}]", "supported_by: no item of the case has the key 'x'"),
        ("problems: [{name: p, onset: {offset: {value: 1, unit: d, direction: before, event: visit}}}]", None),
        (
            "problems: [{name: p, onset: {offset: {value: 1, unit: d, direction: before, event: x}}}]",
            "event: no item of the case has the key 'x'",
        ),
        ("medications: [{name: m, reason: [sign]}]", None),
        ("medications: [{name: m, reason: [sing]}]", "reason: no item of the case has the key 'sing'; did you mean"),
        ("outcomes: [{name: o, problems: [problem-p]}]\nproblems: [{name: p}]", None),
        (
            "outcomes: [{name: o, problems: [p]}]\nproblems: [{name: p}]",
            "problems: no item of the case has the key 'p'",
        ),
        ("problems: [{key: sign, name: p}]", "the key 'sign' is that of another item in line 2"),
        ("procedures: [{name: q, drugs: [Nise]}]", "drugs: no item of medications has the key 'Nise'"),
        ("encounters: [{organization: clinic}]", "organization: no item of organizations has the key 'clinic'"),
    ],
)
def test_keys_must_lead_somewhere(line: str, expected: str | None) -> None:
    visit = "" if "encounters" in line else "encounters: [{key: visit}]"
    text = f"{visit}\nsigns: [{{key: sign, name: s}}]\n{line}\n"
    if expected is None:
        yaml_case(text)
    else:
        (found,) = problems(text)
        assert expected in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [", "2:1: not YAML: while parsing a flow node, did not find expected node content"),
        ("a: 'b", "not YAML: while scanning a quoted scalar, found unexpected end of stream"),
        ("a: b: c", "1:5: not YAML"),
        ("\ta: b", "1:1: not YAML"),
        ('a: "\x01"', "1:5: not YAML: control characters are not allowed"),
        ("a: &x b\nc: *x", "2:4: aliases such as *x are not understood; write the value again"),
        ("a: !!python/object:os.system x", "1:4: tags such as tag:yaml.org,2002:python/object:os.system"),
        ("a: b\n---\nc: d", "2:1: a second document begins here; a file holds one case"),
        ("# nothing but this", "1:1: holds no case, only comments"),
        ("? [a]\n: b", "1:3: a key must be a word"),
        ("[" * 10_000, "1:66: is nested more than 64 levels deep"),
        ("a: " + "{b: " * 100, "is nested more than 64 levels deep"),
    ],
)
def test_what_is_no_yaml(text: str, expected: str) -> None:
    (found,) = problems(text)
    assert expected in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "1:2: not JSON: a key in double quotes is expected here"),
        ('{"a" 1}', "1:6: not JSON: a colon is expected here"),
        ('{"a": 1,}', "1:9: not JSON: something is expected after the comma"),
        ('{"a": 1 "b": 2}', "1:9: not JSON: a comma or a closing bracket is expected here"),
        ('{"a":\n  tru}', "2:3: not JSON: 't' begins no value"),
        ('{"a": 01}', "1:7: not JSON: '0' begins no value"),
        ('{"a": "b', "1:7: not JSON: Unterminated string starting at"),
        ('{"a": "\n"}', "1:8: not JSON: Invalid control character at"),
        ('{"a": [', "1:8: not JSON: the text ends too early"),
        ('{"case_key": "k"} x', "1:19: not JSON: something follows the end of the value"),
        ("[" * 10_000, "1:66: is nested more than 64 levels deep"),
        ('{"case_key": "\\ud800"}', "1:14: holds half a character (a lone surrogate)"),
        ('{"case_key": "a", "case_key": "b"}', "1:19: the key 'case_key' stands already in line 1"),
        ("3", "1:1: a case is a mapping"),
    ],
)
def test_what_is_no_json(text: str, expected: str) -> None:
    assert expected in problems(text, "case.json")[0]


def test_json_takes_every_value() -> None:
    case = json_case(
        '{"source": {"text": "\\u00e9\\ud83d\\ude00\\n"}, "measurements": [{"name": "a", "value": -1.50e1}], '
        '"medications": [{"name": "b", "as_needed": true, "frequency": {"times": 2}}], "problems": []}'
    )
    assert case.source.text == "é\U0001f600\n"
    assert str(case.measurements[0].value) == "-15.0"
    assert case.medications[0].as_needed is True


def test_a_long_file_is_read_in_linear_time(tmp_path: Path) -> None:
    rows = "".join(f"  - {{name: pain {number}, note: [again]}}\n" for number in range(2000))
    path = tmp_path / "long.yaml"
    path.write_text(f"problems:\n{rows}", encoding="utf-8")
    case = read(path)
    assert isinstance(case, Case)
    assert len(case.problems) == 2000
