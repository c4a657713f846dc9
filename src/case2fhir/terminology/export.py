"""The tables as FHIR R4 terminology resources, for those who load them into a terminology server.

This is the one module outside build/ that writes FHIR: the resources mirror the tables, not a case.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from case2fhir._version import __version__
from case2fhir.terminology.entries import Concept
from case2fhir.terminology.lookup import Terminology

BASE = "https://case2fhir.github.io/fhir"
"""Canonical base of our resources; the code system of concept keys hangs below it."""

_COPYRIGHT = (
    "Contains single codes of SNOMED CT, LOINC, ICD-10, ATC, RxNorm and other systems; the licences of each "
    "apply, see NOTICE of case2fhir."
)


def resources(terms: Terminology) -> Iterator[dict[str, Any]]:
    """Yield one CodeSystem of all concept keys, one ValueSet for each kind, one ConceptMap for each system."""
    concepts = [concept for key in sorted(terms.keys) if (concept := terms.concept(key)) is not None]
    yield _code_system(concepts)
    for kind in sorted({concept.kind for concept in concepts}):
        yield _value_set(kind, [concept for concept in concepts if concept.kind == kind])
    for system in sorted({coding.system for concept in concepts for coding in concept.codings}):
        yield _concept_map(system, concepts)


def _head(resource_type: str, identity: str, title: str) -> dict[str, Any]:
    return {
        "resourceType": resource_type,
        "id": identity,
        "url": f"{BASE}/{resource_type}/{identity}",
        "version": __version__,
        "name": "".join(part.capitalize() for part in f"case2fhir-{identity}".split("-")),
        "title": title,
        "status": "active",
        "experimental": False,
        "publisher": "The case2fhir maintainers",
        "description": f"{title}; generated from the mapping tables of case2fhir.",
        "copyright": _COPYRIGHT,
    }


def _code_system(concepts: list[Concept]) -> dict[str, Any]:
    rows = [
        {
            "code": concept.key,
            "display": concept.display,
            "property": [{"code": "kind", "valueCode": concept.kind}],
        }
        for concept in concepts
    ]
    return _head("CodeSystem", "concepts", "Concepts of case2fhir") | {
        "caseSensitive": True,
        "content": "complete",
        "count": len(rows),
        "property": [{"code": "kind", "description": "What the concept is in a clinician's words", "type": "code"}],
        "concept": rows,
    }


def _value_set(kind: str, concepts: list[Concept]) -> dict[str, Any]:
    by_system: dict[str, dict[str, dict[str, str]]] = {}
    for concept in concepts:
        for coding in concept.codings:
            row = {"code": coding.code} | ({"display": coding.display} if coding.display else {})
            by_system.setdefault(coding.system, {}).setdefault(coding.code, row)
    include: list[dict[str, Any]] = [
        {"system": system, "concept": [rows[code] for code in sorted(rows)]}
        for system, rows in sorted(by_system.items())
    ]
    own = [{"code": concept.key, "display": concept.display} for concept in concepts]
    include.append({"system": f"{BASE}/CodeSystem/concepts", "concept": own})
    return _head("ValueSet", kind, f"Codes of kind {kind}") | {"compose": {"include": include}}


def _concept_map(system: str, concepts: list[Concept]) -> dict[str, Any]:
    elements = []
    for concept in concepts:
        targets = [coding for coding in concept.codings if coding.system == system]
        if targets:
            rows = [
                {"code": each.code} | ({"display": each.display} if each.display else {}) | {"equivalence": "relatedto"}
                for each in targets
            ]
            elements.append({"code": concept.key, "display": concept.display, "target": rows})
    identity = system.split("://")[-1].strip("/").replace("/", "-").replace(".", "-").lower()
    own = f"{BASE}/CodeSystem/concepts"
    return _head("ConceptMap", identity[-64:].strip("-"), f"Concepts of case2fhir in {system}") | {
        "group": [{"source": own, "target": system, "element": elements}]
    }
