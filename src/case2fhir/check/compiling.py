"""StructureDefinitions made into the compact documents that the validator reads.

A type document is `{"kind", "base", "nodes": {path: node}, "inv": {key: [severity, human, expression, tree]}}`; a
node is `{"p": {name: element}, "c": [keys]}`; an element has `m` (min, left out if 0), `x` (max, left out if 1),
`t` (types: a name, or `[name, target, ...]` for Reference and canonical), `b` (`[strength, value set]`), `c`
(keys of its constraints), `r` (path of the node its content is like) and `n` (it is a node of its own).
"""

from __future__ import annotations

from typing import Any

from case2fhir.check.fhirpath.errors import FhirPathError

Definition = dict[str, Any]

_BASE = "http://hl7.org/fhir/StructureDefinition/"
_QUANTITIES = frozenset({f"{_BASE}SimpleQuantity", f"{_BASE}MoneyQuantity"})
_FHIR_TYPE = f"{_BASE}structuredefinition-fhir-type"
_MAX_SET = f"{_BASE}elementdefinition-maxValueSet"
_KEPT = (
    "id path min max contentReference minValue maxValue maxLength slicing sliceName "
    "mustSupport isModifier additionalBinding"
).split()


MENDED = {
    "name.matches('[A-Z]([A-Za-z0-9_]){0,254}')": (
        "name.exists() implies name.matches('^[A-Z]([A-Za-z0-9_]){0,254}$')"
    ),
    "enableWhen.count() > 2 implies enableBehavior.exists()": "enableWhen.count() >= 2 implies enableBehavior.exists()",
    "offset.empty() or (when.exists() and ((when in ('C' | 'CM' | 'CD' | 'CV')).not()))": (
        "offset.empty() or (when.exists() and when.select($this in ('C' | 'CM' | 'CD' | 'CV')).allFalse())"
    ),
    "targetProfile.exists() implies (type = 'Reference' or type = 'canonical')": (
        "targetProfile.exists() implies (type = 'Reference' or type = 'canonical'"
        " or type.memberOf('http://hl7.org/fhir/ValueSet/resource-types'))"
    ),
}
"""Expressions of R4 that do not say what their text says; HL7's validator mends them too."""

_WHOLE = frozenset({"eld-19", "eld-20"})
"""Invariants whose pattern is meant for the whole text."""


def short_name(url: str) -> str:
    """Return the last segment of a canonical URL, which names a type for those of the specification."""
    return url.rpartition("/")[2]


def type_document(structure: Definition) -> Definition:
    """Return the compact document of a resource or datatype of the specification."""
    elements = structure["snapshot"]["element"]
    own = _own_constraints(structure)
    inv: Definition = {}
    nodes: dict[str, Definition] = {"": {"p": {}, "c": _keys(own.get(elements[0]["path"], []), inv)}}
    parents = {item["path"].rpartition(".")[0] for item in elements}
    root = elements[0]["path"]
    for item in elements[1:]:
        path = item["path"][len(root) + 1 :]
        spec = _element(item, own, inv)
        if item["path"] in parents:
            nodes[path] = {"p": {}, "c": []}
            spec["n"] = 1
        above, _, name = path.rpartition(".")
        nodes[above]["p"][name] = spec
    return {
        "kind": structure["kind"],
        "base": short_name(structure.get("baseDefinition", "")),
        **({"abstract": 1} if structure.get("abstract") else {}),
        "nodes": nodes,
        **({"inv": inv} if inv else {}),
    }


def _own_constraints(structure: Definition) -> dict[str, list[Definition]]:
    source = structure.get("differential") or structure["snapshot"]
    return {item["path"]: item["constraint"] for item in source["element"] if "constraint" in item}


def _keys(constraints: list[Definition], inv: Definition) -> list[str]:
    keys = []
    for constraint in constraints:
        if "expression" in constraint:
            inv[constraint["key"]] = invariant(constraint)
            keys.append(constraint["key"])
    return keys


def invariant(constraint: Definition) -> list[Any]:
    """Return `[severity, human, expression, tree]`; the tree is None where the expression is not FHIRPath."""
    from case2fhir.check.fhirpath.parser import parse

    expression: str = constraint["expression"]
    expression = MENDED.get(expression, expression)
    if constraint["key"] in _WHOLE:
        expression = expression.replace("matches('", "matches('^").removesuffix("')") + "$')"
    try:
        tree = parse(expression)
    except FhirPathError:
        tree = None
    return [constraint.get("severity", "error"), constraint.get("human", ""), expression, tree]


def _element(item: Definition, own: dict[str, list[Definition]], inv: Definition) -> Definition:
    spec: Definition = {}
    if item["min"]:
        spec["m"] = item["min"]
    if item["max"] != "1":
        spec["x"] = item["max"] if item["max"] == "*" else int(item["max"])
    if "contentReference" in item:
        spec["r"] = item["contentReference"].partition(".")[2]
        return spec
    spec["t"] = [type_of(one) for one in item.get("type", [])]
    binding = item.get("binding", {})
    if "valueSet" in binding and binding["strength"] in {"required", "extensible", "preferred"}:
        spec["b"] = [binding["strength"], binding["valueSet"].partition("|")[0]]
        most = [one["valueCanonical"] for one in binding.get("extension", []) if one["url"] == _MAX_SET]
        if most:
            spec["b"].append(most[0].partition("|")[0])
    keys = _keys(own.get(item["path"], []), inv)
    if keys:
        spec["c"] = keys
    return spec


def type_of(item: Definition) -> Any:
    """Return one type of an element: its name, with the targets where there are any."""
    code = item["code"]
    if code.startswith("http://hl7.org/fhirpath/System."):
        named = [one for one in item.get("extension", []) if one["url"] == _FHIR_TYPE]
        code = next((one.get("valueUrl") or one.get("valueUri") for one in named), "string")
    if item.get("profile") and item["profile"][0] in _QUANTITIES:
        return short_name(item["profile"][0])
    targets = [short_name(url) for url in item.get("targetProfile", [])]
    if targets and "Resource" not in targets and "Any" not in targets:
        return [code, *targets]
    return code


def extension_document(structure: Definition) -> Definition:
    """Return the compact document of an extension: context, modifier, value or parts."""
    elements = structure["snapshot"]["element"]
    document: Definition = {"context": _contexts(structure)}
    if any(item.get("isModifier") for item in elements[:1]):
        document["modifier"] = 1
    if structure.get("contextInvariant"):
        document["where"] = structure["contextInvariant"]
    document.update(_extension_level(elements, "Extension"))
    if elements[0].get("max", "*") != "*":
        document["x"] = int(elements[0]["max"])
    if structure.get("status") == "retired":
        document["retired"] = 1
    return document


def _contexts(structure: Definition) -> list[list[str]]:
    return [
        [item.get("type", "element"), item["expression"]]
        for item in structure.get("context", [])
        if isinstance(item, dict) and "expression" in item
    ]


def _extension_level(elements: list[Definition], root: str) -> Definition:
    """Return the parts or the value of the extension whose element id is `root`."""
    level: Definition = {}
    parts: Definition = {}
    for item in elements:
        rest = item["id"][len(root) + 1 :] if item["id"].startswith(f"{root}.") else ""
        if rest.startswith("extension:") and "." not in rest:
            part = _extension_level(elements, item["id"])
            part["m"], part["x"] = item.get("min", 0), item.get("max", "*")
            url = part.pop("url", rest.partition(":")[2])
            parts[url] = part
        elif rest == "url":
            level["url"] = item.get("fixedUri", "")
        elif rest in {"value[x]", "value"} or (rest.startswith("value") and ":" not in rest and "." not in rest):
            level["value"] = _extension_value(item)
    if parts:
        level["parts"] = parts
    return level


def _extension_value(item: Definition) -> Definition:
    value: Definition = {"m": item.get("min", 0), "x": item.get("max", "1")}
    types = [type_of(one) for one in item.get("type", [])]
    if len(types) < 40:
        value["t"] = types
    binding = item.get("binding", {})
    if binding.get("strength") in {"required", "extensible"} and "valueSet" in binding:
        value["b"] = [binding["strength"], binding["valueSet"].partition("|")[0]]
    fixed = {key: item[key] for key in item if key.startswith(("fixed", "pattern"))}
    return {**value, **fixed}


def profile_document(structure: Definition) -> Definition:
    """Return what the validator needs of a profile: its snapshot without words, with its own constraints only."""
    own = _profile_constraints(structure)
    return {
        "url": structure["url"],
        "version": structure.get("version"),
        "title": structure.get("title") or structure.get("name"),
        "type": structure["type"],
        "base": structure.get("baseDefinition"),
        "elements": [_profile_element(item, own) for item in structure["snapshot"]["element"]],
    }


def _profile_constraints(structure: Definition) -> set[tuple[str, str]]:
    return {
        (item["id"], constraint["key"])
        for item in structure["snapshot"]["element"]
        for constraint in item.get("constraint", [])
        if not _is_of_base(constraint, structure["type"])
    }


def _is_of_base(constraint: Definition, type_name: str) -> bool:
    source = constraint.get("source", "").partition("|")[0]
    if not source.startswith(_BASE):
        return constraint["key"] in {"ele-1", "ext-1"} or constraint["key"].startswith("dom-")
    name = short_name(source)
    return name[:1].isupper() and "-" not in name and (name == type_name or name.isalpha())


def _profile_element(item: Definition, own: set[tuple[str, str]]) -> Definition:
    kept = {key: item[key] for key in _KEPT if key in item}
    kept.update({key: item[key] for key in item if key.startswith(("fixed", "pattern", "minValue", "maxValue"))})
    if "type" in item:
        kept["type"] = [
            {key: one[key] for key in ("code", "profile", "targetProfile", "aggregation", "versioning") if key in one}
            for one in item["type"]
        ]
    if "binding" in item:
        kept["binding"] = {
            k: v for k, v in item["binding"].items() if k in {"strength", "valueSet", "additional", "extension"}
        }
    constraints = [
        [one["key"], *invariant(one)]
        for one in item.get("constraint", [])
        if (item["id"], one["key"]) in own and "expression" in one
    ]
    if constraints:
        kept["constraint"] = constraints
    return kept
