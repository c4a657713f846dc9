"""Every unit of the tables is a UCUM expression."""

from __future__ import annotations

from typing import Any

import pytest
from ucumvert import get_ucum_parser  # type: ignore[import-untyped]  # it ships no types

from case2fhir.terminology import compiler, store

UNITS = [code for code, _ in compiler.entries(compiler.tables(store.folder()), "units")]


@pytest.fixture(scope="module")
def parser() -> Any:
    """The UCUM parser, which takes half a second to load."""
    return get_ucum_parser()


@pytest.mark.parametrize("code", UNITS)
def test_units_are_ucum(parser: Any, code: str) -> None:
    assert parser.parse(code)
