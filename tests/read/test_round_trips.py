"""Through a case file and back: what is written is what is read, whatever the fact and whatever the words."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case2fhir.build import build
from case2fhir.bundle import assemble
from case2fhir.errors import InputError
from case2fhir.model import Case, with_keys
from case2fhir.read import read
from case2fhir.write_case import to_json, to_yaml
from everything import everything
from strategies import cases, words
from terms import FewTerms

SOME = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def yaml_case(text: str) -> Case:
    found = read(text.encode(), name="case.yaml")
    assert isinstance(found, Case)
    return found


FORMS = [
    ("plain", "problems:\n- name: knee pain\n", "knee pain"),
    ("single quotes", "problems:\n- name: 'the patient''s knee'\n", "the patient's knee"),
    ("double quotes", 'problems:\n- name: "knee\\tpain"\n', "knee\tpain"),
    ("folded", "problems:\n- name: >-\n    knee\n    pain\n", "knee pain"),
    ("a block", "problems:\n- name: |-\n    knee\n    pain\n", "knee\npain"),
    ("on two lines", "problems:\n- name: knee\n    pain\n", "knee pain"),
    ("a comment after", "problems:\n- name: knee pain # left\n", "knee pain"),
    ("no comment", "problems:\n- name: knee pain#left\n", "knee pain#left"),
    ("a number", "problems:\n- name: 017\n", "017"),
    ("a truth", "problems:\n- name: yes\n", "yes"),
    ("nothing, in quotes", "problems:\n- name: 'null'\n", "null"),
    ("a time", "problems:\n- name: 12:30:45\n", "12:30:45"),
    ("a number of many digits", "problems:\n- name: 1_000.50e3\n", "1_000.50e3"),
    ("flow on several lines", "problems: [\n  {name: knee pain,\n   side: left},\n]\n", "knee pain"),
    ("CRLF", "problems:\r\n- name: knee pain\r\n", "knee pain"),
    ("a byte order mark", "\ufeffproblems:\n- name: knee pain\n", "knee pain"),
    ("a directive", "%YAML 1.2\n---\nproblems:\n- name: knee pain\n...\n", "knee pain"),
    ("nulls are left out", "patient:\nencounters: ~\nproblems:\n- {name: knee pain, side: null}\n", "knee pain"),
]


@pytest.mark.parametrize(("text", "name"), [row[1:] for row in FORMS], ids=[row[0] for row in FORMS])
def test_every_form_of_yaml_for_words(text: str, name: str) -> None:
    case = yaml_case(text)
    assert case.problems[0].name == name
    assert yaml_case(to_yaml(case)) == case


EMPTY = [
    "patient: {death: {}}",
    "problems: [{name: a, onset: {}}]",
    "encounters: [{when: {}}]",
    "medications: [{name: a, frequency: {}}]",
    "problems: []",
    "encounters: [{}]",
    "source: {}",
    "source: {text: ''}",
]


@pytest.mark.parametrize("text", EMPTY)
def test_what_is_stated_to_be_empty_comes_back(text: str) -> None:
    case = yaml_case(text)
    assert yaml_case(to_yaml(case)) == case
    assert read(to_json(case).encode(), name="case.json") == case


@SOME
@given(cases(with_text=False))
def test_any_case_gives_the_same_bundle_through_either_file(case: Case) -> None:
    keyed = with_keys(case.model_copy(update={"case_key": "k"}))
    terms = FewTerms()
    direct = assemble(build(keyed, terms)).to_json()
    for text, name in ((to_yaml(keyed), "a.yaml"), (to_json(keyed), "a.json")):
        again = case_or_problems(text, name)
        if isinstance(again, Case):
            assert assemble(build(again, terms)).to_json() == direct
        else:
            assert all("no item of" in problem for problem in again)


def case_or_problems(text: str, name: str) -> Case | tuple[str, ...]:
    """Return the case, or why there is none: a random case may refer to items that are not there."""
    try:
        found = read(text.encode(), name=name)
    except InputError as error:
        return error.problems
    assert isinstance(found, Case)
    return found


@SOME
@given(words, words)
def test_any_words_stand_in_a_file_that_other_readers_read_too(name: str, note: str) -> None:
    case = case_or_problems(json.dumps({"problems": [{"name": name, "note": [note]}]}), "case.json")
    assert isinstance(case, Case)
    (by_yaml,) = yaml.safe_load(to_yaml(case))["problems"]
    (by_json,) = json.loads(to_json(case))["problems"]
    assert (by_yaml["name"], by_yaml["note"]) == (by_json["name"], by_json["note"]) == (name, [note])


@SOME
@given(st.decimals(0, 10**9, allow_nan=False, allow_infinity=False, places=4))
def test_any_number_keeps_its_digits_through_both(number: Any) -> None:
    case = yaml_case(f"measurements: [{{name: a, value: {number:f}}}]")
    assert f"value: {number:f}\n" in to_yaml(case)
    assert f'"value": {number:f}' in to_json(case)


def test_written_twice_it_is_the_same_file() -> None:
    case = with_keys(everything())
    assert to_yaml(yaml_case(to_yaml(case))) == to_yaml(case)
    assert to_json(yaml_case(to_yaml(case))) == to_json(case)


def test_the_file_has_the_people_first_and_the_text_last() -> None:
    keys = list(yaml.safe_load(to_yaml(everything())))
    assert keys[:2] == ["case_key", "patient"]
    assert keys[-1] == "source"


def test_the_schema_takes_the_file_that_we_write() -> None:
    from case2fhir.model.schema import case_schema

    jsonschema = pytest.importorskip("jsonschema")
    check = jsonschema.Draft202012Validator(case_schema())
    for text in (to_yaml(everything()), to_json(everything())):
        assert [error.message for error in check.iter_errors(yaml.safe_load(text))] == []
