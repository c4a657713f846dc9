"""Random instances of R4 types, made from the compiled definitions: right in shape, arbitrary in content."""

from __future__ import annotations

import random
from typing import Any

from case2fhir.check.fhirpath.nodes import document

_TEXTS = {
    "string": ["a", "x y", "1", "*", "Patient", "Patient.name", "true", "text", "10"],
    "markdown": ["a", "b"],
    "code": ["a", "batch", "document", "transaction", "message", "history", "exists", "=", "d", "a|b", "Patient"],
    "id": ["a", "b1"],
    "uri": ["http://example.org/a", "http://unitsofmeasure.org", "urn:oid:1.2", "a"],
    "url": ["http://example.org/a", "#a"],
    "canonical": ["http://example.org/a", "http://example.org/a|1"],
    "oid": ["urn:oid:1.2.3"],
    "uuid": ["urn:uuid:0a1b2c3d-0000-4000-8000-000000000001"],
    "date": ["2020-01-01", "2021-02-03"],
    "dateTime": ["2020-01-01", "2021-02-03", "2021-02-03T10:00:00Z"],
    "instant": ["2021-02-03T10:00:00Z"],
    "time": ["10:00:00", "11:00:00"],
    "base64Binary": ["YWJj"],
    "xhtml": ['<div xmlns="http://www.w3.org/1999/xhtml">x</div>'],
}
_NUMBERS = {"integer": [-1, 0, 1, 7], "unsignedInt": [0, 1, 9], "positiveInt": [1, 2], "decimal": [-1, 0, 5, 101]}
_SKIPPED = frozenset({"contained", "extension", "modifierExtension", "text", "implicitRules", "language", "meta", "id"})
_UNIT = {"system": "http://unitsofmeasure.org", "code": "a"}


class Generator:
    """Makes instances; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def resource(self, kind: str, fill: float) -> dict[str, Any]:
        """Return a resource; `fill` is how likely each optional element is there."""
        return {"resourceType": kind, **self._node(kind, "", fill, 0)}

    def _node(self, kind: str, path: str, fill: float, depth: int) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name, spec in document(kind)["nodes"][path]["p"].items():
            wanted = self._random.random() < fill / (1 + depth / 2)
            if name in _SKIPPED or not (wanted or (spec.get("m") and depth < 5)) or depth > 5:
                continue
            key, value = self._element(kind, path, name, spec, fill, depth)
            if value is not None:
                made[key] = value
        return made

    def _element(self, kind: str, path: str, name: str, spec: Any, fill: float, depth: int) -> tuple[str, Any]:
        chosen = "" if "r" in spec or not spec.get("t") else self._random.choice(spec["t"])
        inner = chosen if isinstance(chosen, str) else chosen[0]
        key = name
        if name.endswith("[x]"):
            shown = "Quantity" if inner in {"SimpleQuantity", "MoneyQuantity"} else inner
            key = name[:-3] + shown[0].upper() + shown[1:]

        def one() -> Any:
            if "r" in spec:
                return self._node(kind, spec["r"], fill, depth + 2)
            if spec.get("n"):
                return self._node(kind, f"{path}.{name}" if path else name, fill, depth + 1)
            return self._value(inner, fill, depth)

        if spec.get("x", 1) == 1:
            return key, one() or None
        items = [item for item in (one() for _ in range(self._random.choice([1, 1, 2, 3]))) if item not in (None, {})]
        return key, items or None

    def _value(self, kind: str, fill: float, depth: int) -> Any:
        if kind in _TEXTS:
            return self._random.choice(_TEXTS[kind])
        if kind in _NUMBERS:
            return self._random.choice(_NUMBERS[kind])
        if kind == "boolean":
            return self._random.choice([True, False])
        if kind in {"Resource", "DomainResource", "Extension", "Narrative"}:
            return {"resourceType": self._random.choice(["Patient", "Composition", "MessageHeader"])}
        if kind in {"Quantity", "SimpleQuantity", "Age", "Duration", "Count", "Distance", "MoneyQuantity"}:
            return {"value": self._random.choice([-1, 0, 5]), **(_UNIT if self._random.random() < 0.7 else {})}
        if "nodes" not in document(kind):
            return None
        return self._node(kind, "", fill, depth + 1)
