"""Every element of every good resource, spoilt in each way that does not depend on what it means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from check.one_defect.good import GOOD, but_for
from check.one_defect.parts import Resource, findings

Place = tuple[str, Any]
NO_ELEMENTS = {"resourceType", "div"}


def places(value: Any, path: str = "") -> Iterator[Place]:
    """Yield the path and the value of every property beneath `value`, the first item of each array."""
    for name, one in value.items():
        if name in NO_ELEMENTS:
            continue
        where = f"{path}.{name}" if path else name
        yield where, one
        inner, at = (one[0], f"{where}[0]") if isinstance(one, list) else (one, where)
        if isinstance(inner, dict):
            yield from places(inner, at)


def objects(value: Resource) -> Iterator[str]:
    """Yield the path of every object beneath a resource."""
    for path, one in places(value):
        if isinstance(one, dict):
            yield path
        elif isinstance(one, list) and isinstance(one[0], dict):
            yield f"{path}[0]"


def elements(resource: Resource) -> Iterator[str]:
    """Yield the path of every object that is no resource, and whose id no other element names."""
    for path in objects(resource):
        if not path.endswith(("resource", "grouping[0]")):
            yield path


def heard(kind: str, path: str, value: Any, *rules: str) -> bool:
    """Say whether the change is found where it was made, by one of the rules."""
    return any(rule in rules and at == f"{kind}.{path}" for rule, at in findings(but_for(kind, path, value)))


@pytest.mark.parametrize("kind", GOOD)
def test_an_array_without_its_brackets_is_found(kind: str) -> None:
    lists = [(path, one) for path, one in places(GOOD[kind]) if isinstance(one, list)]
    assert [path for path, one in lists if not heard(kind, path, one[0], "array")] == []


@pytest.mark.parametrize("kind", GOOD)
def test_brackets_around_what_occurs_once_are_found(kind: str) -> None:
    single = [(path, one) for path, one in places(GOOD[kind]) if not isinstance(one, list)]
    assert [path for path, one in single if not heard(kind, path, [one], "array", "json-type")] == []


@pytest.mark.parametrize("kind", GOOD)
def test_null_is_found(kind: str) -> None:
    missed = [path for path, _ in places(GOOD[kind]) if not heard(kind, path, None, "json-type", "array")]
    assert missed == []


@pytest.mark.parametrize("kind", GOOD)
def test_an_empty_array_is_found(kind: str) -> None:
    lists = [path for path, one in places(GOOD[kind]) if isinstance(one, list)]
    assert [path for path in lists if not heard(kind, path, [], "empty-array")] == []


@pytest.mark.parametrize("kind", GOOD)
def test_an_empty_object_is_found(kind: str) -> None:
    assert [path for path in objects(GOOD[kind]) if not heard(kind, path, {}, "ele-1")] == []


@pytest.mark.parametrize("kind", GOOD)
def test_an_empty_text_is_found(kind: str) -> None:
    texts = [path for path, one in places(GOOD[kind]) if isinstance(one, str)]
    assert [path for path in texts if not heard(kind, path, "", "empty-string", "id-format")] == []


@pytest.mark.parametrize("kind", GOOD)
def test_a_number_for_a_text_is_found(kind: str) -> None:
    texts = [path for path, one in places(GOOD[kind]) if isinstance(one, str)]
    assert [path for path in texts if not heard(kind, path, 7, "json-type")] == []


@pytest.mark.parametrize("kind", GOOD)
def test_a_text_for_a_number_or_a_truth_is_found(kind: str) -> None:
    others = [(path, one) for path, one in places(GOOD[kind]) if not isinstance(one, (str, list, dict))]
    assert [path for path, one in others if not heard(kind, path, str(one).lower(), "json-type")] == []


@pytest.mark.parametrize("kind", GOOD)
def test_a_text_for_an_object_is_found(kind: str) -> None:
    assert [path for path in objects(GOOD[kind]) if not heard(kind, path, "x", "json-type")] == []


@pytest.mark.parametrize("kind", GOOD)
def test_an_element_that_no_version_of_fhir_has_is_found(kind: str) -> None:
    asked = [f"{path}.remark" for path in objects(GOOD[kind])] + ["remark"]
    assert [path for path in asked if not heard(kind, path, "x", "unknown-element")] == []


@pytest.mark.parametrize("kind", GOOD)
def test_a_name_in_other_letters_is_found(kind: str) -> None:
    missed = []
    for path, one in places(GOOD[kind]):
        owner, dot, name = path.rpartition(".")
        other = f"{owner}{dot}{name[0].upper()}{name[1:]}"
        if not heard(kind, other, one, "unknown-element"):
            missed.append(other)
    assert missed == []


@pytest.mark.parametrize("kind", GOOD)
def test_an_extension_that_may_stand_everywhere_is_left_alone(kind: str) -> None:
    extension = {"url": "https://case2fhir.dev/fhir/StructureDefinition/case-path", "valueString": "x"}
    told = [path for path in elements(GOOD[kind]) if findings(but_for(kind, f"{path}.extension", [extension])) != []]
    assert told == []


@pytest.mark.parametrize("kind", GOOD)
def test_an_id_of_an_element_is_left_alone(kind: str) -> None:
    told = [path for path in elements(GOOD[kind]) if findings(but_for(kind, f"{path}.id", "here")) != []]
    assert told == []
