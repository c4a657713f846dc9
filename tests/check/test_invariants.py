"""Every invariant of R4 against fhirpathpy, an independent engine, on random instances."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from case2fhir.check.fhirpath import compiler, nodes
from case2fhir.check.store import shipped
from check.generate import Generator

fhirpathpy = pytest.importorskip("fhirpathpy", reason="the independent FHIRPath engine is not installed")


def _invariants() -> list[tuple[str, str, str]]:
    found = []
    store = shipped("types")
    for name in store:
        if name == "#resources":
            continue
        document = store.get(name)
        for path, node in document["nodes"].items():
            found += [(name, key, path) for key in node["c"]]
            for element, spec in node["p"].items():
                place = f"{path}.{element}" if path else element
                found += [(name, key, place) for key in spec.get("c", ())]
    return found


ALL = _invariants()

# resolve() and htmlChecks() need what lies around a resource; dom-3 is native; ele-1 counts what JSON does not show.
NOT_HERE = {"ctm-1", "txt-1", "txt-2", "dom-2", "dom-3", "dom-4", "dom-5", "dom-6", "ref-1", "ele-1"}

# fhirpathpy cannot put two quantities in order, and has no terminology.
NOT_THERE = {"rng-2", "opd-3"}

# HL7's validator says false where FHIRPath says empty, and the definitions of R4 rely on it (compiler.py says where).
EMPTY_IS_FALSE = {"bdl-8", "ras-2"}


def _document(name: str) -> dict[str, Any]:
    found: dict[str, Any] = shipped("types").get(name)
    return found


def _hosts(name: str) -> list[tuple[str, str]]:
    """Return resources in which a type can be met, each with the path to it."""
    if _document(name)["kind"] == "resource":
        return [(name, "")]
    return _users()[name][:3]


@cache
def _users() -> dict[str, list[tuple[str, str]]]:
    users: dict[str, list[tuple[str, str]]] = {}
    store = shipped("types")
    for host in store.get("#resources"):
        for path, node in _document(host)["nodes"].items():
            for element, spec in node["p"].items():
                for kind in spec.get("t", ()):
                    if isinstance(kind, str) and "[x]" not in element:
                        users.setdefault(kind, []).append((host, f"{path}.{element}" if path else element))
    for name in ("Age", "Distance", "Count", "MoneyQuantity", "ProdCharacteristic", "Quantity", "SimpleQuantity"):
        users.setdefault(name, [])
    return users


@cache
def _independent(expression: str, path: str) -> Any:
    # An expression that begins with its type (`Appointment.status`) is read at the root only.
    query = f"{path}.select(iif(({expression}), 1, 0))" if "." in path else f"iif(({expression}), 1, 0)"
    models = pytest.importorskip("fhirpathpy.models")
    has_value = {"fn": lambda found: [len(found) == 1 and not isinstance(found[0], dict)], "arity": {0: []}}
    return fhirpathpy.compile(query, models.models["r4"], {"userInvocationTable": {"hasValue": has_value}})


def _ours(predicate: compiler.Predicate, items: list[Any], resource: dict[str, Any]) -> list[int]:
    root = nodes.root(resource)
    return [int(predicate(compiler.Context(root, root), [item]) is True) for item in items]


def _items(resource: dict[str, Any], path: str) -> list[Any]:
    items = [nodes.root(resource)]
    for name in path.split(".") if path else ():
        items = nodes.step(items, name)
    return items


@pytest.mark.parametrize(("name", "key", "path"), ALL, ids=[f"{name}-{key}-{path}" for name, key, path in ALL])
def test_an_invariant_compiles(name: str, key: str, path: str) -> None:
    severity, human, expression, tree = _document(name)["inv"][key]
    assert severity in {"error", "warning"}
    assert human
    assert tree is not None, expression
    compiler.predicate(tree)


COMPARED = [one for one in ALL if one[1] not in NOT_HERE | NOT_THERE | EMPTY_IS_FALSE and "[x]" not in one[2]]


@pytest.mark.parametrize(("name", "key", "path"), COMPARED, ids=[f"{name}-{key}" for name, key, _ in COMPARED])
def test_an_invariant_means_what_another_engine_says(name: str, key: str, path: str) -> None:
    _, _, expression, tree = _document(name)["inv"][key]
    predicate = compiler.predicate(tree)
    for host, place in _hosts(name):
        whole = ".".join(part for part in (place, path) if part)
        for seed in range(12):
            resource = Generator(seed).resource(host, 0.25 + seed % 3 * 0.25)
            items = _items(resource, whole)
            if not items:
                continue
            asked = _independent(expression, f"{host}.{whole}" if whole else host)
            theirs = asked(resource, {"resource": resource, "ucum": "http://unitsofmeasure.org"})
            assert _ours(predicate, items, resource) == theirs, (expression, resource)
