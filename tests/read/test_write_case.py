"""A Case as YAML and JSON: readable for a person, and read back as the same case."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case2fhir.model import Case, Evidence, Measurement, Patient, Problem, Source, with_keys
from case2fhir.read import read
from case2fhir.read.case_json import document as json_document
from case2fhir.read.case_yaml import document as yaml_document
from case2fhir.write_case import plain, to_json, to_yaml
from cases import back_case, named_people
from strategies import cases, words

PEOPLE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def again(case: Case) -> tuple[Any, Any]:
    return read(to_yaml(case).encode(), name="a.yaml"), read(to_json(case).encode(), name="a.json")


@pytest.mark.parametrize("case", [back_case(), named_people(), Case()], ids=["back", "named", "empty"])
def test_a_case_comes_back(case: Case) -> None:
    assert again(case) == (with_keys(case), with_keys(case))


@PEOPLE
@given(cases())
def test_every_case_comes_back_as_the_same_values(case: Case) -> None:
    keyed = with_keys(case)
    values = as_words(plain(keyed))
    assert yaml_document(to_yaml(keyed)).plain() == values
    assert json_document(to_json(keyed)).plain() == values


@PEOPLE
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | words)
def test_every_text_comes_back_to_the_character(text: str) -> None:
    case = with_keys(Case(source=Source(text=text or None)))
    if "\0" not in text:
        assert again(case) == (case, case)


@pytest.mark.parametrize(
    "text",
    [
        "one line",
        "two\nlines",
        "two\nlines\n",
        "two\nlines\n\n\n",
        "\n\nfirst lines empty\n",
        "  first line indented\nsecond\n",
        "\n   later line indented\n",
        "tab\tinside\nand\t\n",
        "trailing blank \nhere  \n",
        "carriage\r\nreturns\r\n",
        "carriage\r\n  returns and blanks\r\n",
        "a no-break\xa0space\n\xa0\n",
        "line\u2028separator\nparagraph\u2029separator\n",
        "next\x85line\nbell\x07\n",
        "byte order\ufeffmark\n\ufeff",
        "# no comment\n- no: list\n",
        "---\n...\n",
        "'quotes' \"double\"\n\\backslash\\\n",
        "emoji \U0001f600\nand combining e\u0301\n",
        "\n",
        " \n",
    ],
)
def test_source_texts(text: str) -> None:
    case = with_keys(Case(source=Source(text=text)))
    for found in again(case):
        assert found.source.text == text


def test_a_plain_text_is_a_block_that_a_person_can_read() -> None:
    case = Case(source=Source(text="First line.\n\nSecond: line.\n"))
    assert to_yaml(case).endswith("source:\n  text: |\n    First line.\n\n    Second: line.\n")


def test_evidence_stands_on_one_line_with_its_quote() -> None:
    assert "      - {start: 448, end: 472, quote: hemoglobin 118 g/L (low)}\n" in to_yaml(back_case())


def test_items_begin_with_their_key_and_name_and_end_with_their_evidence() -> None:
    problem = Problem(
        key="p", name="pain", note=("as ever",), side="left", evidence=(Evidence(start=0, end=4, quote="pain"),)
    )
    assert to_yaml(Case(patient=Patient(key="me"), problems=(problem,))) == (
        "patient:\n"
        "  key: me\n"
        "problems:\n"
        "  - key: p\n"
        "    name: pain\n"
        "    side: left\n"
        "    note: [as ever]\n"
        "    evidence:\n"
        "      - {start: 0, end: 4, quote: pain}\n"
    )


@pytest.mark.parametrize(
    "name",
    [
        *("no", "Yes", "null", "~", "1.0", "2021-05-06", "0x1f", "12:30", "-", "# a", "a: b", "a #b", " a"),
        *("[a]", "{a}", "@a", "%", "*a", "&a", "!a", "|", ">", "'a", '"a', "a,b", "? a", "`a`"),
    ],
)
def test_words_that_other_readers_would_take_for_something_else_are_in_quotes(name: str) -> None:
    case = with_keys(Case(problems=(Problem(key="p", name=name),)))
    text = to_yaml(case)
    assert again(case)[0] == case
    assert yaml.safe_load(text)["problems"][0]["name"] == name


def test_numbers_keep_their_digits_and_stay_without_quotes() -> None:
    case = Case(measurements=(Measurement(key="m", name="m", value=Decimal("4.10")),))
    assert "    value: 4.10\n" in to_yaml(case)
    assert '"value": 4.10' in to_json(case)


def test_what_is_not_stated_is_left_out() -> None:
    assert to_yaml(Case(case_key="k")) == "case_key: k\npatient:\n  key: patient\n"
    assert json.loads(to_json(Case(case_key="k"))) == {"case_key": "k", "patient": {"key": "patient"}}


def as_words(value: Any) -> Any:
    """Return JSON values as a reader of a case file gets them: every scalar as its words."""
    if isinstance(value, dict):
        return {key: as_words(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return tuple(as_words(item) for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
