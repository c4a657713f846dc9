"""The builders with the real tables: the keys they ask for are there, and no code comes from elsewhere."""

from __future__ import annotations

import json

import pytest

import invariants
from case2fhir.build import BuildOptions, build
from case2fhir.build.profiles import BOUND
from case2fhir.bundle import assemble
from case2fhir.model import Case
from case2fhir.terminology import Terminology, load
from cases import back_case, named_people
from everything import everything

WORDS = ("present", "absent", "positive", "negative", "mild", "moderate", "severe", "left", "right", "bilateral")
KEYS = (
    *WORDS,
    *("age", "case", "family-member", "no-known-allergies", "no-known-drug-allergies", "normal", "abnormal"),
    *sorted(BOUND),
)


@pytest.fixture(scope="module")
def tables() -> Terminology:
    return load()


@pytest.mark.parametrize("key", KEYS)
def test_the_builders_know_the_keys_of_the_tables(tables: Terminology, key: str) -> None:
    assert tables.codings(key)


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("age", "30525-0"),
        ("case", "34133-9"),
        ("blood-pressure", "85354-9"),
        ("oxygen-saturation", "2708-6"),
        ("body-height", "8302-2"),
        ("absent", "2667000"),
        ("no-known-allergies", "716186003"),
        ("family-member", "FAMMEMB"),
    ],
)
def test_the_codes_that_modelling_names(tables: Terminology, key: str, code: str) -> None:
    assert tables.codings(key)[0].code == code


@pytest.mark.parametrize("case", [back_case(), named_people(), everything()], ids=["back", "named", "everything"])
def test_no_code_comes_from_elsewhere(tables: Terminology, case: Case) -> None:
    options = BuildOptions(composition=True, timestamp="2024-05-06T07:08:09Z")
    bundle = assemble(build(case, tables, options), "document", timestamp=options.timestamp)
    invariants.hold(bundle.resource, tables)


def test_without_snomed_there_is_none() -> None:
    bundle = assemble(build(everything(), load(snomed="none")))
    assert "snomed" not in json.dumps(bundle.resource, default=str)
    invariants.hold(bundle.resource)
