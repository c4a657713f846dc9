"""Short ways from an item of a case to its resource; every Bundle on the way holds the invariants."""

from __future__ import annotations

from typing import Any

import invariants
from case2fhir.build import BuildOptions, build, review
from case2fhir.bundle import assemble
from case2fhir.check import validate
from case2fhir.model import Case
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
