"""Whatever is given, there is a report: mutated resources and texts that are anything."""

from __future__ import annotations

import json
import random
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case2fhir.check import Options, validate, validate_text
from case2fhir.check.outputs import Outcome, writer
from case2fhir.check.store import shipped
from check.defects.bundle import good_bundle
from check.generate import Generator
from check.igs import element, packages, profile
from check.mutate import wild
from check.one_defect.good import GOOD

_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(
        ["#", "urn:uuid:x", "2020-13-45", "http://loinc.org", "<div>", "Patient/1", "\ud800", "\x00", " "]
    )
)
_KEYS = st.sampled_from(
    ["extension", "id", "_id", "url", "value", "valueQuantity", "resourceType", "contained", "reference", "code",
     "system", "coding", "text", "div", "entry", "resource", "meta", "profile", "", "a.b", "[0]"]
)  # fmt: skip
_JSON = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3), max_leaves=8
)


def _places(value: Any, found: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        found.append((value, key))
        _places(inner, found)
    return found


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_bundle_that_was_mutated_gets_a_report(data: st.DataObject) -> None:
    bundle = deepcopy(good_bundle())
    for _ in range(data.draw(st.integers(1, 4))):
        places = _places(bundle, [])
        owner, key = places[data.draw(st.integers(0, len(places) - 1))] if places else (bundle, "type")
        if data.draw(st.booleans()):
            owner[key] = data.draw(_JSON)
        elif isinstance(owner, dict):
            owner[data.draw(_KEYS)] = data.draw(_JSON)
        else:
            owner.append(data.draw(_JSON))
    validate(bundle)


@settings(max_examples=200, deadline=None)
@given(value=_JSON)
def test_any_json_gets_a_report_in_every_form(value: Any) -> None:
    report = validate_text(json.dumps(value), file="x.json")
    outcome = Outcome(["x.json"], report.issues)
    for form in ("text", "json", "operationoutcome", "sarif", "junit", "github"):
        writer(form)(outcome).encode("utf-8", "backslashreplace")


@settings(max_examples=300, deadline=None)
@given(text=st.text() | st.binary())
def test_any_text_gets_a_report(text: str | bytes) -> None:
    assert not validate_text(text).ok


@settings(max_examples=200, deadline=None)
@given(at=st.integers(0, 5000), junk=st.sampled_from(['"', "{", "}", "[", "]", ",", ":", "\\", "\0", "é", "//", "NaN"]))
def test_a_text_that_was_cut_or_spoilt_gets_a_report(at: int, junk: str) -> None:
    text = json.dumps(good_bundle(), default=str)
    at %= len(text)
    validate_text(text[:at])
    validate_text(text[:at] + junk + text[at:])


@pytest.mark.parametrize("kind", shipped("types").get("#resources"))
def test_every_resource_type_is_checked(kind: str) -> None:
    for seed in range(4):
        report = validate(Generator(seed).resource(kind, 0.6))
        rules = {issue.rule for issue in report}
        # What the generator makes is right in shape, so nothing is unknown, of a wrong JSON type or no array.
        assert not rules & {"unknown-element", "json-type", "array", "resource-type", "empty-array", "choice-type"}


@pytest.mark.parametrize("kind", shipped("types").get("#resources"))
def test_every_resource_type_knows_what_it_does_not_have(kind: str) -> None:
    report = validate({"resourceType": kind, "nonsense": 1})
    assert ("unknown-element", f"{kind}.nonsense") in {(issue.rule, issue.path) for issue in report}


@pytest.mark.parametrize("seed", range(150))
def test_a_resource_of_any_type_that_was_broken_gets_a_report(seed: int) -> None:
    chance = random.Random(seed)
    good = chance.choice(list(GOOD.values()))
    for _ in range(4):
        validate(wild(good, chance))


CODED = profile(
    "Observation",
    element(
        "Observation.category",
        slicing={"discriminator": [{"type": "value", "path": "$this"}], "rules": "open"},
    ),
    element(
        "Observation.category:own",
        binding={"strength": "required", "valueSet": "http://hl7.org/fhir/ValueSet/observation-category"},
    ),
)


@pytest.mark.parametrize("system", [["http://terminology.hl7.org/CodeSystem/observation-category"], {}, 5, None, True])
def test_a_code_whose_system_is_no_text_is_in_no_slice(system: Any) -> None:
    resource = {"resourceType": "Observation", "category": [{"coding": [{"system": system, "code": "exam"}]}]}
    options = Options(packages=packages(CODED), profiles=(CODED["url"],))
    assert not validate(resource, options=options).ok
