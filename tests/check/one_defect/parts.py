"""What the good resources share, and how one of their elements is changed."""

from __future__ import annotations

from typing import Any

from case2fhir.check import validate

GONE = object()
"""Takes the element away."""

XHTML = "http://www.w3.org/1999/xhtml"
TEXT = {"status": "generated", "div": f'<div xmlns="{XHTML}">seen and read</div>'}
UCUM = "http://unitsofmeasure.org"
HL7 = "http://terminology.hl7.org/CodeSystem/"
ABSENT = {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"}]}
SOMEONE = {"display": "someone"}

Resource = dict[str, Any]
Finding = tuple[str, str | None]


def to(reference: str) -> Resource:
    """Return a Reference."""
    return {"reference": reference}


def said(text: str) -> Resource:
    """Return a CodeableConcept that has only text."""
    return {"text": text}


def coded(system: str, code: str) -> Resource:
    """Return a CodeableConcept of one code; `system` may be the last part of one of HL7's."""
    return {"coding": [coding(system, code)]}


def coding(system: str, code: str) -> Resource:
    """Return a Coding; `system` may be the last part of one of HL7's."""
    return {"system": system if ":" in system else f"{HL7}{system}", "code": code}


def amount(value: Any, unit: str) -> Resource:
    """Return a Quantity in a unit of UCUM."""
    return {"value": value, "unit": unit, "system": UCUM, "code": unit}


def made(kind: str, /, **elements: Any) -> Resource:
    """Return a resource with a narrative."""
    return {"resourceType": kind, "id": "one", "text": TEXT, **elements}


def changed(resource: Resource, path: str, value: Any) -> Resource:
    """Return a copy of the resource with `value` at `path` (`name[0].family`), whose owner must be there.

    An empty path takes several elements at once, by name.
    """
    whole: Resource = _copy(resource)
    if path == "":
        return {name: one for name, one in {**whole, **value}.items() if one is not GONE}
    *above, last = steps(path)
    owner: Any = whole
    for step in above:
        owner = owner[step]
    if value is GONE:
        del owner[last]
    elif isinstance(owner, list) and last == len(owner):
        owner.append(value)
    else:
        owner[last] = value
    return whole


def _copy(value: Any) -> Any:
    """Return a copy in which nothing is shared, unlike one of `deepcopy`."""
    if isinstance(value, dict):
        return {name: _copy(one) for name, one in value.items()}
    return [_copy(one) for one in value] if isinstance(value, list) else value


def steps(path: str) -> list[Any]:
    """Return the names and indexes of a path."""
    return [int(one) if one.isdigit() else one for one in path.replace("[", ".").replace("]", "").split(".")]


def place(kind: str, path: str, value: Any) -> str:
    """Return where a change shows: at the element, or at its owner where the element is gone."""
    if value is not GONE:
        return f"{kind}.{path}" if path else kind
    owner = path.rpartition(".")[0] if not path.endswith("]") else path.rpartition("[")[0]
    return f"{kind}.{owner}" if owner else kind


def findings(resource: Resource) -> list[Finding]:
    """Return rule and path of what is said of a resource, but for information."""
    return [(issue.rule, issue.path) for issue in validate(resource) if issue.severity != "information"]
