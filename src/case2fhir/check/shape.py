"""The shape of resources and datatypes: each type becomes an object that checks its instances.

A checker is made when its type is first met and grows by the properties it meets, so that a check pays only
for what the resource holds. The quick tests in `tests` say yes to a good primitive; all else goes through
`handlers`, which know the path and report.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from case2fhir.check import bindings, extensions, invariants
from case2fhir.check.elements import (
    Handler,
    PrimitiveSibling,
    Spec,
    array,
    at_most_one,
    many_primitives,
    many_siblings,
    one_primitive,
    report_primitive,
    then,
)
from case2fhir.check.fhirpath.nodes import document
from case2fhir.check.primitives import TESTS, Test, json_kind
from case2fhir.check.run import Mention, Path, Run, Scope

_ANY_RESOURCE = frozenset({"Resource", "DomainResource"})


@cache
def checker(name: str, node: str = "") -> ObjectCheck:
    """Return the checker of a type, or of one of its backbone elements."""
    return ObjectCheck(name, node)


class ObjectCheck:
    """Checks JSON objects against one type or backbone element."""

    def __init__(self, name: str, node: str) -> None:
        definition = document(name)
        self.name = name
        self.node = node
        self.label = f"{name}.{node}" if node else name
        self.is_resource = definition["kind"] == "resource" and not node
        self.specs: dict[str, Spec] = definition["nodes"][node]["p"]
        self.choices = {key[:-3]: spec for key, spec in self.specs.items() if key.endswith("[x]")}
        self.tests: dict[str, Test] = {"resourceType": _always} if self.is_resource else {}
        self.handlers: dict[str, Handler] = {}
        self.required = [self._names(key) for key, spec in self.specs.items() if spec.get("m")]
        self._rules: list[invariants.Rule] | None = None

    def __call__(self, value: Any, path: Path, run: Run, _: Any = None) -> None:
        """Report what is wrong with `value` at `path`."""
        if type(value) is not dict:
            run.error("json-type", path, f"must be an object, not {json_kind(value)}")
            return
        if not value or (len(value) == 1 and "id" in value):
            run.error("ele-1", path, "All FHIR elements must have a @value or children")
        tests, handlers = self.tests, self.handlers
        for key, item in value.items():
            test = tests.get(key)
            if test is None:
                (handlers.get(key) or self._handler(key))(item, (path, key), run, value)
            elif not test(item):
                self._explain(key, item, path, run)
        for names in self.required:
            if names[0] not in value and not any(name in value for name in names):
                self._missing(names, path, run)
        for rule in self.rules:
            rule(value, path, run)

    @property
    def rules(self) -> list[invariants.Rule]:
        """The invariants of this type or element."""
        if self._rules is None:
            self._rules = invariants.of_node(self.name, self.node)
        return self._rules

    def _names(self, key: str) -> tuple[str, ...]:
        if not key.endswith("[x]"):
            return (key, f"_{key}")
        names = [key[:-3] + _capital(_type_name(kind)) for kind in self.specs[key]["t"]]
        return (*names, *(f"_{name}" for name in names), key)

    def _missing(self, names: tuple[str, ...], path: Path, run: Run) -> None:
        name = names[-1] if names[-1].endswith("[x]") else names[0]
        run.error("required-element", path, f"{self.label}.{name} is required and missing")

    def _explain(self, key: str, item: Any, path: Path, run: Run) -> None:
        _, spec, kind = self._find(key)
        report_primitive(kind, spec.get("b"), item, (path, key), run)

    def _find(self, key: str) -> tuple[str, Spec, str]:
        """Return the definition's name, the definition and the type of a property; empty names if unknown."""
        spec = self.specs.get(key)
        if spec is not None and not key.endswith("[x]"):
            if key == "id" and self.is_resource:
                return key, spec, "id"
            return key, spec, _type_name(spec["t"][0]) if spec.get("t") else ""
        for base, choice in self.choices.items():
            if key.startswith(base):
                for kind in choice["t"]:
                    if key[len(base) :] == _capital(_type_name(kind)):
                        return f"{base}[x]", choice, _type_name(kind)
        return "", {}, ""

    def _handler(self, key: str) -> Handler:
        """Learn how a property is checked that was not met before."""
        self._learn(key)
        if key not in self.tests:
            return self.handlers[key]
        return lambda item, path, run, _: None if self.tests[key](item) else self._explain(key, item, path[0], run)

    def _learn(self, key: str) -> None:
        name, spec, kind = self._find(key)
        if not name:
            self.handlers[key] = self._sibling(key[1:]) if key.startswith("_") else self._unknown(key)
            return
        if spec.get("x") == 0:
            self.handlers[key] = self._never
            return
        if self.name in {"CapabilityStatement", "TestScript"} and key in {"format", "accept", "contentType"}:
            spec = {**spec, "b": ["required", bindings.FORMATS]}
        many = spec.get("x", 1) != 1
        if key == "id" and not self.is_resource:
            self.handlers[key] = self._element_id
            return
        if kind in TESTS and kind != "xhtml" and not many and not name.endswith("[x]") and "c" not in spec:
            self.tests[key] = bindings.quick_test(kind, spec.get("b"))
            return
        handler = self._single(key, name, spec, kind)
        if many:
            plain = kind in TESTS and "c" not in spec
            handler = many_primitives(key, kind, spec) if plain else array(handler, spec["x"])
        elif kind in TESTS or kind:
            handler = at_most_one(handler)
        self.handlers[key] = self._one_choice(key, name[:-3], handler) if name.endswith("[x]") else handler

    def _never(self, _: Any, path: Path, run: Run, __: dict[str, Any]) -> None:
        run.error("max-occurs", path, f"may not be used in {self.label}")

    def _element_id(self, value: Any, path: Path, run: Run, _: dict[str, Any]) -> None:
        report_primitive("string", None, value, path, run)
        # Snapshot and differential of a structure name the same elements.
        if type(value) is str and self.name != "ElementDefinition":
            run.element_ids.add(value)
            if value in run.scope.element_ids:
                run.error("duplicate-id", path, "another element of the resource has this id", value)
            run.scope.element_ids.add(value)

    def _single(self, key: str, name: str, spec: Spec, kind: str) -> Handler:
        """Return the handler of one item of a property."""
        if key in {"extension", "modifierExtension"}:
            return extensions.handler(checker("Extension"), self.label, modifier=key == "modifierExtension")
        if kind in TESTS:
            local = invariants.of_keys(self.name, spec.get("c", ()), kind)
            plain = one_primitive(kind, spec.get("b"))
            return then(plain, None, local) if local else plain
        if "r" in spec:
            return checker(self.name, spec["r"])
        if spec.get("n"):
            return checker(self.name, f"{self.node}.{name}" if self.node else name)
        if kind in _ANY_RESOURCE or document(kind).get("kind") == "resource":
            return _resource(key)
        inner = checker(kind)
        handler: Handler = inner
        if kind in {"Reference", "canonical"}:
            handler = _reference(
                inner, next((tuple(one[1:]) for one in spec["t"] if type(one) is list and one[0] == kind), ())
            )
        extra = bindings.complex_check(kind, spec.get("b"), {_type_name(one) for one in spec["t"]})
        local = invariants.of_keys(self.name, spec.get("c", ()), kind)
        if extra is None and not local:
            return handler
        return then(handler, extra, local)

    def _one_choice(self, key: str, base: str, handler: Handler) -> Handler:
        names = {base + _capital(_type_name(kind)) for kind in self.choices[base]["t"]} - {key}
        others = names | {f"_{name}" for name in names}

        def check(item: Any, path: Path, run: Run, owner: dict[str, Any]) -> None:
            for name in owner:
                if name in others and min(name.lstrip("_"), key) == key:
                    run.error("choice-type", path, f"{base}[x] may have one type only, but {name} is there too")
            handler(item, path, run, owner)

        return check

    def _unknown(self, key: str) -> Handler:
        def check(_: Any, path: Path, run: Run, __: dict[str, Any]) -> None:
            run.error("unknown-element", path, f"{self.label} has no element {key}{self._hint(key)}")

        return check

    def _hint(self, key: str) -> str:
        base = next((base for base in self.choices if key == base or key.startswith(base)), None)
        if base is not None:
            kinds = [_type_name(kind) for kind in self.choices[base]["t"]]
            shown = ", ".join(base + _capital(kind) for kind in kinds[:12])
            return f"; write {base}[x] as one of {shown}{', ...' if len(kinds) > 12 else ''}"
        import difflib

        from case2fhir.check import versions

        version = versions.of_another(self.name, key) if not self.node else ""
        if version:
            return f": it is of {version}"

        near = difflib.get_close_matches(key, [name for name in self.specs if name[-1] != "]"], 1, 0.75)
        return f"; did you mean {near[0]}?" if near else ""

    def _sibling(self, key: str) -> Handler:
        name, spec, kind = self._find(key)
        if not name or kind not in TESTS:
            return self._unknown(f"_{key}")
        label = f"{self.label}.{name}"
        extension = extensions.handler(checker("Extension"), label, modifier=False, kind=kind)
        element = PrimitiveSibling(extension, forbidden=self.is_resource and key == "id")
        element.binding = spec.get("b")
        if spec.get("x", 1) != 1:
            return many_siblings(key, element)
        if name.endswith("[x]"):
            return self._one_choice(key, name[:-3], element)
        return element


def _always(_: Any) -> bool:
    return True


def _type_name(kind: Any) -> str:
    return str(kind if type(kind) is str else kind[0])


def _capital(name: str) -> str:
    # The profiled quantities are Quantity in the names of properties: doseQuantity.
    return "Quantity" if name in {"SimpleQuantity", "MoneyQuantity"} else name[0].upper() + name[1:]


def _reference(inner: ObjectCheck, targets: tuple[str, ...]) -> Handler:
    def check(value: Any, path: Path, run: Run, owner: dict[str, Any]) -> None:
        inner(value, path, run, owner)
        if type(value) is dict:
            run.mentions.append(Mention(value, path, targets, run.scope))

    return check


def _resource(key: str) -> Handler:
    def check(value: Any, path: Path, run: Run, _: dict[str, Any]) -> None:
        resource(value, path, run, key)

    return check


def resource(value: Any, path: Path, run: Run, holder: str) -> None:
    """Check a resource found at `path` in the property `holder` of another one ("" for the first)."""
    if type(value) is not dict:
        run.error("json-type", path, f"must be a resource, not {json_kind(value)}")
        return
    kind = value.get("resourceType")
    if type(kind) is not str or document(kind).get("kind") != "resource" or document(kind).get("abstract"):
        _unknown_resource(kind, path, run)
        return
    outer = run.scope
    run.scope = Scope(value, kind, path, outer if holder else None, holder)
    run.scopes.append(run.scope)
    checker(kind)(value, path, run)
    invariants.of_resource(run.scope, run)
    run.scope = outer


def _unknown_resource(kind: Any, path: Path, run: Run) -> None:
    if kind is None:
        run.error("resource-type", path, "has no resourceType: this is no FHIR resource")
        return
    if type(kind) is not str:
        run.error("resource-type", path, f"resourceType must be a string, not {json_kind(kind)}")
        return
    from case2fhir.check import versions

    run.error("resource-type", path, versions.unknown_type(kind))
