"""The model: strict, frozen, with no room for unknown keys; and its JSON Schema."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from case2fhir.model import (
    Case,
    Encounter,
    Finding,
    Frequency,
    Problem,
    Quantity,
    Study,
    When,
    made,
    with_keys,
)
from case2fhir.model.schema import case_schema


@pytest.mark.parametrize(
    "fields",
    [
        {"nonsense": 1},
        {"problems": [{"name": "a"}]},
        {"problems": ({"name": "a", "presence": "maybe"},)},
        {"case_key": 5},
        {"case_key": " "},
        {"case_key": "\u200b"},
        {"case_key": "\ud800"},
    ],
)
def test_what_is_no_case(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Case.model_validate(fields)


def test_a_case_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Case().case_key = "k"  # type: ignore[misc]


@pytest.mark.parametrize(("given", "digits"), [("4.10", "4.10"), ("-0.50", "-0.50"), ("1e3", "1E+3"), (7, "7")])
def test_numbers_keep_their_digits(given: Any, digits: str) -> None:
    assert str(
        Quantity.model_validate({"value": given.lstrip("-") if isinstance(given, str) else given}).value
    ) == digits.lstrip("-")


@pytest.mark.parametrize("given", ["4,1", "", "1_000", "٣", "nan", "inf", "0x1", "1" * 19, "1e100", 1.5, True, None])
def test_what_is_no_number(given: Any) -> None:
    with pytest.raises(ValidationError):
        Quantity.model_validate({"value": given})


@pytest.mark.parametrize(
    "date",
    [
        "2021",
        "2021-05",
        "2021-05-06",
        "2020-02-29",
        "2021-05-06T14:30:00Z",
        "2021-05-06T14:30:00.125+05:30",
        "2021-05-06T14:30:00-14:00",
    ],
)
def test_dates_with_their_own_precision(date: str) -> None:
    assert When(date=date).date == date


@pytest.mark.parametrize(
    "date",
    [
        "21",
        "2021-5",
        "2021-02-29",
        "2021-00",
        "2021-05-06T14:30",
        "2021-05-06T14:30:00",
        "2021-05-06T14:30:00+15:00",
        "2021-05-06 14:30:00Z",
        "2021-05-06T14:60:00Z",
        "٢٠٢١",
        "2021-05-06\n",
    ],
)
def test_what_is_no_date(date: str) -> None:
    with pytest.raises(ValidationError):
        When(date=date)


@pytest.mark.parametrize("fields", [{"times": 0}, {"times": "two"}, {"period": Decimal(-1)}, {"when": ("NOW",)}])
def test_what_is_no_frequency(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Frequency.model_validate(fields)


def test_keys_are_made_from_names_and_never_twice() -> None:
    case = with_keys(
        Case(
            problems=(Problem(name="Größe & Ünruhe"), Problem(key="finding-cyst", name="x"), Problem(name="中")),
            studies=(Study(name="MRI", kind="imaging", findings=(Finding(name="cyst"), Finding(name="cyst"))),),
            encounters=(Encounter(), Encounter()),
        )
    )
    assert [problem.key for problem in case.problems] == ["problem-groe-unruhe", "finding-cyst", "problem"]
    assert [finding.key for finding in case.studies[0].findings] == ["finding-cyst-2", "finding-cyst-3"]
    assert [visit.key for visit in case.encounters] == ["encounter", "encounter-2"]
    assert with_keys(case) is case


def test_trusted_construction_is_the_same_as_the_strict_one() -> None:
    assert made(Problem)(key="p", name="pain") == Problem(key="p", name="pain")


def test_the_schema_takes_what_we_read() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = case_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    good = {
        "case_key": "k",
        "encounters": [{"when": {"date": 2021}}],
        "problems": [{"name": "pain", "evidence": [{"start": 0, "end": 4}]}],
        "medications": [{"name": "Nise", "dose": {"value": "2.50"}, "as_needed": True}],
    }
    assert list(check.iter_errors(good)) == []
    assert [error.validator for error in check.iter_errors({"nonsense": 1})] == ["additionalProperties"]
    assert len(list(check.iter_errors({"problems": [{"name": "a", "presence": "maybe"}]}))) == 1
