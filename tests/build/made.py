"""Short ways from an item of a case to its resource; every Bundle on the way holds the invariants."""

from __future__ import annotations

from decimal import Decimal
from textwrap import dedent
from typing import Any

import invariants
from case2fhir.build import BuildOptions, build, review
from case2fhir.bundle import assemble
from case2fhir.check import validate
from case2fhir.model import Case
from case2fhir.read import read
from case2fhir.write_case import to_json, to_yaml
from terms import FewTerms

Json = dict[str, Any]


def bundle(case: Case, *, bare: bool = False, **options: Any) -> Json:
    """Return the transaction of a case as JSON values."""
    made = assemble(build(case, FewTerms(bare=bare), BuildOptions(**options))).resource
    invariants.hold(made)
    errors = [found for found in validate(made).of("error") if found.rule != "vs-1"]
    assert not errors
    return made


def resources(case: Case, kind: str | None = None, **options: Any) -> list[Json]:
    """Return the resources of a case, or those of one type."""
    found = [entry["resource"] for entry in bundle(case, **options)["entry"]]
    return [resource for resource in found if kind in (None, resource["resourceType"])]


def one(kind: str, **lists: Any) -> Json:
    """Return the only resource of its type in a case of these lists."""
    options = {name: lists.pop(name) for name in ("bare",) if name in lists}
    (found,) = resources(Case(case_key="test", **lists), kind, **options)
    return found


def without(resource: Json, *more: str) -> Json:
    """Return what a resource says, without what every resource has."""
    usual = {"resourceType", "id", "text", "extension", "identifier", "subject", "patient", "status", *more}
    return {name: value for name, value in resource.items() if name not in usual}


def rules(case: Case) -> list[str]:
    """Return the rule ids of the issues of a case."""
    return [found.rule for found in review(case, FewTerms())]


def words(resource: Json) -> list[str]:
    """Return the notes of a resource."""
    return [note["text"] for note in resource.get("note", [])]


def read_case(text: str) -> Case:
    """Return the case of hand-written YAML, which is read back unchanged from what we write of it."""
    case = read(f"case_key: test\n{dedent(text)}".encode(), name="case.yaml")
    assert isinstance(case, Case)
    assert read(to_yaml(case).encode(), name="case.yaml") == case
    assert read(to_json(case).encode(), name="case.json") == case
    return case


def holds(text: str, expected: dict[str, object], **options: Any) -> None:
    """Assert that the Bundle of hand-written YAML has each value at its path; None means that nothing is there.

    A path is a resource type and names or numbers, such as `Condition.code.text` or `Condition/1.note.0.text`, the
    number after the slash counting the resources of the type. A number is compared with its digits, as "4.10"; a
    type alone, or `#` at the end, counts. "-> Condition/1" is a reference to that resource.
    """
    made = resources(read_case(text), **options)
    for path, value in expected.items():
        to = value[3:] if isinstance(value, str) and value.startswith("-> ") else None
        assert plain(at(made, path)) == ({"reference": f"urn:uuid:{at(made, f'{to}.id')}"} if to else value), path


def at(made: list[Json], path: str) -> Any:
    """Return what stands at a path of `holds`, None for nothing; `#` at the end counts the items."""
    head, *steps = path.split(".")
    kind, _, number = head.partition("/")
    found: Any = [resource for resource in made if resource["resourceType"] == kind]
    if number or steps:
        found = found[int(number or 0)] if len(found) > int(number or 0) else None
    for step in steps:
        if step == "#":
            return len(found or ())
        if step.isdigit() and isinstance(found, list):
            found = found[int(step)] if int(step) < len(found) else None
        else:
            found = found.get(step) if isinstance(found, dict) else None
    return len(found) if isinstance(found, list) and not steps else found


def plain(value: Any) -> Any:
    """Return a JSON value with its numbers as words, so that 4.10 and 4.1 differ."""
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, Decimal) else value
