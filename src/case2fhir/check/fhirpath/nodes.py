"""Elements of a resource as FHIRPath sees them: value, type and what hangs on a primitive."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from case2fhir.check.primitives import TESTS
from case2fhir.check.store import shipped

Collection = list[Any]
"""Items are Node, or plain str, int, Decimal, bool and `Measure` for values that an expression made."""

_PRIMITIVES = frozenset(TESTS)


class Node:
    """One element. `kind` is a type, or `Type/path` for a backbone element; `extra` is the `_name` sibling."""

    __slots__ = ("extra", "kind", "value")

    def __init__(self, value: Any, kind: str, extra: Any = None) -> None:
        self.value = value
        self.kind = kind
        self.extra = extra

    @property
    def type_name(self) -> str:
        """The type as `is` and `ofType` name it."""
        if type(self.value) is dict and "resourceType" in self.value:
            return str(self.value["resourceType"])
        if "/" in self.kind:
            return "BackboneElement"
        return "Quantity" if self.kind in {"SimpleQuantity", "MoneyQuantity"} else self.kind


@cache
def document(name: str) -> dict[str, Any]:
    """Return the compiled definition of a type; empty if there is none."""
    found: dict[str, Any] | None = shipped("types").get(name)
    return found or {}


@cache
def _specs(kind: str) -> dict[str, Any]:
    name, _, path = kind.partition("/")
    specs: dict[str, Any] = document(name).get("nodes", {}).get(path, {}).get("p", {})
    return specs


@cache
def keys_of(kind: str, name: str) -> dict[str, str]:
    """Return the JSON names that the element `name` may have in `kind`, each with the type it stands for."""
    specs = _specs(kind)
    if name in specs:
        return {name: _kind(kind, name, specs[name])}
    if f"{name}[x]" in specs:
        kinds = [_plain(one) for one in specs[f"{name}[x]"]["t"]]
        return {name + (one[0].upper() + one[1:]): one for one in kinds} | (
            {f"{name}Quantity": "SimpleQuantity"} if "SimpleQuantity" in kinds else {}
        )
    if name in {"id", "resourceType"}:
        return {name: "id"}
    return {} if specs else {name: ""}


def _plain(kind: Any) -> str:
    return str(kind if type(kind) is str else kind[0])


def _kind(kind: str, name: str, spec: dict[str, Any]) -> str:
    if "r" in spec:
        return f"{kind.partition('/')[0]}/{spec['r']}"
    if spec.get("n"):
        return f"{kind}.{name}" if "/" in kind else f"{kind}/{name}"
    return _plain(spec["t"][0])


def root(resource: dict[str, Any]) -> Node:
    """Return the node of a resource."""
    return Node(resource, str(resource.get("resourceType", "")))


def step(items: Collection, name: str) -> Collection:
    """Return the elements `name` of all items."""
    found: Collection = []
    for item in items:
        if type(item) is not Node:
            continue
        value = item.value
        if type(value) is not dict:
            if type(item.extra) is dict and name in item.extra:
                _append(found, item.extra[name], "Extension" if name == "extension" else "string", None)
            continue
        keys = keys_of(item.kind, name)
        if len(keys) == 1:
            for key, kind in keys.items():
                if key in value or f"_{key}" in value:
                    _append(found, value.get(key), kind, value.get(f"_{key}"))
        else:
            for key in keys.keys() & {one.removeprefix("_") for one in value}:
                _append(found, value.get(key), keys[key], value.get(f"_{key}"))
    if not found and items and _names_type(items, name):
        return items
    return found


def _names_type(items: Collection, name: str) -> bool:
    """Say whether an expression begins with the type of its focus, as in `Patient.name`."""
    return name[0].isupper() and len(items) == 1 and type(items[0]) is Node and items[0].type_name == name


def _append(found: Collection, value: Any, kind: str, extra: Any) -> None:
    if type(value) is list or type(extra) is list:
        values = value if type(value) is list else []
        extras = extra if type(extra) is list else []
        for at in range(max(len(values), len(extras))):
            one = values[at] if at < len(values) else None
            beside = extras[at] if at < len(extras) else None
            if one is not None or beside is not None:
                found.append(_node(one, kind, beside))
    elif value is not None or extra is not None:
        found.append(_node(value, kind, extra))


def _node(value: Any, kind: str, extra: Any) -> Node:
    if type(value) is dict and "resourceType" in value:
        return root(value)
    return Node(value, kind, extra)


def children(items: Collection) -> Collection:
    """Return all elements one level down."""
    found: Collection = []
    for item in items:
        if type(item) is not Node:
            continue
        if type(item.value) is not dict:
            if type(item.extra) is dict:
                for name, value in item.extra.items():
                    _append(found, value, "Extension" if name == "extension" else "string", None)
            continue
        for name in dict.fromkeys(key.removeprefix("_") for key in item.value if key != "resourceType"):
            _append(found, item.value.get(name), _kind_of_key(item.kind, name), item.value.get(f"_{name}"))
    return found


@cache
def _kind_of_key(kind: str, key: str) -> str:
    specs = _specs(kind)
    if key in specs:
        return _kind(kind, key, specs[key])
    for name in specs:
        if name.endswith("[x]") and key.startswith(name[:-3]):
            kinds = keys_of(kind, name[:-3])
            if key in kinds:
                return kinds[key]
    return ""


def descendants(items: Collection) -> Collection:
    """Return all elements at any level below the items."""
    found: Collection = []
    level = children(items)
    while level:
        found.extend(level)
        level = children(level)
    return found


def plain(item: Any) -> Any:
    """Return the value of an item: the JSON value of a node, a made value as it is."""
    value = item.value if type(item) is Node else item
    # Callers that read with plain `json` have floats.
    return Decimal(str(value)) if type(value) is float else value


def is_primitive(item: Any) -> bool:
    """Say whether the item is of a primitive type."""
    return type(item) is not Node or item.kind in _PRIMITIVES or type(item.value) is not dict


_SYSTEM = {"String": str, "Boolean": bool, "Integer": int}
_CAPITALS = frozenset({"Boolean", "String", "Integer", "Decimal", "Date", "DateTime", "Time"})


@cache
def _lineage(name: str) -> frozenset[str]:
    names, current = set(), name
    while current and current not in names:
        names.add(current)
        current = document(current).get("base", "")
    return frozenset(names)


def is_of_type(item: Any, name: str) -> bool:
    """Say whether the item is of the type `name`, or of one derived from it."""
    name = name.removeprefix("FHIR.")
    if type(item) is not Node:
        wanted = _SYSTEM.get(name.removeprefix("System."))
        if wanted is not None:
            return type(item) is wanted
        return type(item).__name__.lower() == name.removeprefix("System.").lower()
    if name in _CAPITALS:
        # R4 has `answer is Boolean`: the value of a primitive is of the system type too.
        name = name[0].lower() + name[1:]
    if name.startswith("System."):
        return False
    if item.type_name == name:
        return True
    if type(item.value) is not dict and name == "string" and item.kind == "":
        return type(item.value) is str
    return name in _lineage(item.type_name) and name not in {"string", "uri", "integer"}
