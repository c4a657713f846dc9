"""Numbers, ranges and units as written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case2fhir.extract.quantities import Amount, amount_at, number
from case2fhir.extract.text import Document

from .reading import terms


def amount(text: str, to: bool = True) -> Amount | None:
    """The amount at the start of `text`."""
    document = Document(text)
    return amount_at(document, terms(), 0, len(document.raw), to=to)


NUMBERS = [
    ("5", "5"), ("4.10", "4.10"), ("12,300", "12300"), ("1,234,567", "1234567"), ("10,5", "10.5"), ("10·5", "10.5"),
    ("0,500", "0.500"), ("1,234.5", "1234.5"), ("19.00", "19.00"), ("0.05", "0.05"), ("12,34", "12.34"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "value"), NUMBERS)
def test_number_keeps_its_digits(word: str, value: str) -> None:
    assert str(number(word)) == value


@pytest.mark.parametrize("word", ["", "abc", "12.05.2020", "1.2.3", "1,23,4", "x5", "٣"])
def test_what_is_no_number(word: str) -> None:
    assert number(word) is None


@given(st.decimals(min_value=0, max_value=10**6, places=3, allow_nan=False, allow_infinity=False))
def test_any_decimal_comes_back_as_it_was(value: Decimal) -> None:
    assert number(str(value)) == value


UNITS = [
    ("12,300/mm3", "12300", "/mm3", "/mm3"),
    ("12\u2009000 cells/mm3", "12000", "cells/mm3", "/mm3"),
    ("44 000 /mL", "44000", "/mL", "/mL"),
    ("10,5 g/dL", "10.5", "g/dL", "g/dL"),
    ("38.5 °C", "38.5", "°C", "Cel"),
    ("98.6 °F", "98.6", "°F", "[degF]"),
    ("13 × 10^9/L", "13", "× 10^9/L", "10*9/L"),
    ("4.1 × 10⁹/L", "4.1", "× 10⁹/L", "10*9/L"),
    ("6,200 /μL", "6200", "/μL", "/uL"),
    ("70 mm of Hg", "70", "mm of Hg", "mm[Hg]"),
    ("84 beats/min", "84", "beats/min", "/min"),
    ("24 breaths per minute", "24", "breaths per minute", "/min"),
    ("9,11 mmol/ L", "9.11", "mmol/ L", "mmol/L"),
    ("1.5 mg", "1.5", "mg", "mg"),
    ("88%", "88", "%", "%"),
    ("15 s.", "15", "s", "s"),
    ("7.2 g/dL.", "7.2", "g/dL", "g/dL"),
]


@pytest.mark.parametrize(("text", "value", "unit", "ucum"), UNITS, ids=[row[0] for row in UNITS])
def test_amount_with_its_unit(text: str, value: str, unit: str, ucum: str) -> None:
    found = amount(text)
    assert found is not None
    assert (str(found.value), found.unit, found.ucum, found.restored) == (value, unit, ucum, False)


@pytest.mark.parametrize("text", ["6 in the morning", "8 in 1 day", "5 200 mg", "130, 80", "12 apples"])
def test_number_without_a_unit(text: str) -> None:
    found = amount(text)
    assert found is not None
    assert found.ucum is None


RANGES = [
    ("3-5 mg/dl", "3", "5", "mg/dL"),
    ("9.1–9.2 mg/dl", "9.1", "9.2", "mg/dL"),
    ("3 to 5 mg/dl", "3", "5", "mg/dL"),
    ("52 g/L to 69 g/L", "52", "69", "g/L"),
    ("150 000-400 000 /µL", "150000", "400000", "/uL"),
]


@pytest.mark.parametrize(("text", "low", "high", "ucum"), RANGES, ids=[row[0] for row in RANGES])
def test_range(text: str, low: str, high: str, ucum: str) -> None:
    found = amount(text)
    assert found is not None
    assert (found.value, found.high, found.ucum) == (Decimal(low), Decimal(high), ucum)


@pytest.mark.parametrize("text", ["5-3 mg/dl", "5 to 3 mg/dl", "2020-05-06", "6 L - 108 %"])
def test_what_is_no_range(text: str) -> None:
    found = amount(text)
    assert found is not None
    assert found.high is None


def test_to_is_no_range_in_a_change() -> None:
    found = amount("3 to 5 mg/dl", to=False)
    assert found is not None
    assert (found.value, found.high) == (Decimal(3), None)


@pytest.mark.parametrize(
    ("text", "comparator"), [("<3 g/L", "<"), ("> 3 g/L", ">"), ("≤3 g/L", "<="), ("≥ 3 g/L", ">="), ("<= 3 g/L", "<=")]
)
def test_comparator(text: str, comparator: str) -> None:
    found = amount(text)
    assert found is not None
    assert (found.comparator, found.value, found.ucum) == (comparator, Decimal(3), "g/L")


@pytest.mark.parametrize(
    "text", ["4.1×109/L", "4.1 x 10(9)/L", "4.1 x 10 9/L", "5.2 109/L", "13 × 109/mL", "97 × 103/mm3"]
)
def test_restored_power_is_told(text: str) -> None:
    found = amount(text)
    assert found is not None
    assert found.restored
    assert (found.ucum or "").startswith("10*")


@pytest.mark.parametrize("text", ["<", "mg", "/5", "≥"])
def test_no_amount(text: str) -> None:
    assert amount(text) is None
