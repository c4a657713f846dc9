"""JSON in and out: every digit and the order of keys."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case2fhir.ids import fact_id, text_key
from case2fhir.jsonio import dumps, loads

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.decimals(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("digits", ["4.10", "19.00", "0.000", "-0.5", "1E+3", "100000000000000000000.01", "7", "0"])
def test_digits_stay(digits: str) -> None:
    assert dumps(loads(f'{{"value": {digits}}}'), indent=None) == f'{{"value":{digits}}}'


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({}, "{}"),
        ([], "[]"),
        ({"b": [], "a": {}}, '{\n  "b": [],\n  "a": {}\n}'),
        ([1, [True, None]], "[\n  1,\n  [\n    true,\n    null\n  ]\n]"),
        ("é\n\u2028\x07", '"é\\n\u2028\\u0007"'),
        ((1, False), "[\n  1,\n  false\n]"),
    ],
)
def test_what_is_written(value: Any, text: str) -> None:
    assert dumps(value) == text


@pytest.mark.parametrize("value", [1.5, {"a": {1}}, b"bytes", object()])
def test_what_would_lose_something_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="cannot be written as JSON without loss"):
        dumps(value)


@given(values)
def test_what_is_written_is_read_back(value: Any) -> None:
    for indent in (None, 2):
        found = loads(dumps(value, indent=indent))
        assert found == value
        assert dumps(found, indent=indent) == dumps(value, indent=indent)


@given(values)
def test_other_readers_read_it(value: Any) -> None:
    json.loads(dumps(value))


def test_ids_are_the_same_for_ever() -> None:
    assert fact_id("case", "problem-cough") == "3553af64-1283-5d78-b76e-dfe942d42e79"
    assert text_key("a") == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"


def test_ids_differ_by_case_and_by_fact() -> None:
    made = {fact_id(case, fact) for case in ("a", "b") for fact in ("x", "y", "x y")}
    assert len(made) == 6
