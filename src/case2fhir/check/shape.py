"""The shape of resources and datatypes: each type becomes an object that checks its instances.

A checker is made when its type is first met and grows by the properties it meets, so that a check pays only
for what the resource holds. The quick tests in `tests` say yes to a good primitive; all else goes through
`handlers`, which know the path and report.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from case2fhir.check import bindings, extensions, invariants
from case2fhir.check.primitives import TESTS, Test, explain, json_kind
from case2fhir.check.run import Mention, Path, Run, Scope
from case2fhir.check.store import shipped

Handler = Callable[[Any, Path, Run, dict[str, Any]], None]
Spec = dict[str, Any]

_SIBLING_OF: dict[str, str] = {"system": "http://hl7.org/fhir/sid/"}
_ANY_RESOURCE = frozenset({"Resource", "DomainResource"})


@cache
def document(name: str) -> Spec:
    """Return the compiled definition of a type; empty if there is none."""
    found: Spec | None = shipped("types").get(name)
    return found or {}


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
            if test is not None:
                if not test(item):
                    self._explain(key, item, path, run)
                continue
            handler = handlers.get(key)
            if handler is None:
                self._learn(key)
                test = tests.get(key)
                if test is not None:
                    if not test(item):
                        self._explain(key, item, path, run)
                    continue
                handler = handlers[key]
            handler(item, (path, key), run, value)
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
            return key, spec, _type_name(spec["t"][0]) if "t" in spec and spec["t"] else ""
        for base, choice in self.choices.items():
            if key.startswith(base):
                for kind in choice["t"]:
                    if key[len(base) :] == _capital(_type_name(kind)):
                        return f"{base}[x]", choice, _type_name(kind)
        return "", {}, ""

    def _learn(self, key: str) -> None:
        name, spec, kind = self._find(key)
        if not name:
            self.handlers[key] = self._sibling(key[1:]) if key.startswith("_") else self._unknown(key)
            return
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
            handler = _primitives(key, kind, spec) if plain else _array(handler, spec["x"])
        elif kind in TESTS or kind:
            handler = _one(handler)
        self.handlers[key] = self._one_choice(key, name[:-3], handler) if name.endswith("[x]") else handler

    def _element_id(self, value: Any, path: Path, run: Run, _: dict[str, Any]) -> None:
        report_primitive("string", None, value, path, run)
        if type(value) is str:
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
            plain = _primitive(kind, spec.get("b"))
            return _then(plain, None, local) if local else plain
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
        extra = bindings.complex_check(kind, spec.get("b"))
        local = invariants.of_keys(self.name, spec.get("c", ()), kind)
        if extra is None and not local:
            return handler
        return _then(handler, extra, local)

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

        near = difflib.get_close_matches(key, [name for name in self.specs if name[-1] != "]"], 1, 0.75)
        return f"; did you mean {near[0]}?" if near else ""

    def _sibling(self, key: str) -> Handler:
        name, spec, kind = self._find(key)
        if not name or kind not in TESTS:
            return self._unknown(f"_{key}")
        element = PrimitiveSibling(f"{self.label}.{name}", kind, forbidden=self.is_resource and key == "id")
        element.binding = spec.get("b")
        if spec.get("x", 1) != 1:
            return _siblings(key, element)
        if name.endswith("[x]"):
            return self._one_choice(key, name[:-3], element)
        return element


class PrimitiveSibling:
    """Checks `_name`: the id and the extensions of the primitive `name`."""

    def __init__(self, label: str, kind: str, *, forbidden: bool) -> None:
        self._forbidden = forbidden
        self.binding: list[str] | None = None
        self._tests = {"id": TESTS["string"]}
        inner = extensions.handler(checker("Extension"), label, modifier=False, kind=kind)
        self._extension = _array(inner, "*")

    def __call__(self, value: Any, path: Path, run: Run, owner: Any = None) -> None:
        """Report what is wrong with the sibling at `path`; `owner` is the object that has it."""
        if self.binding is not None and owner is not None and path[1][1:] not in owner:
            bindings.check_absent(self.binding, path, run)
        if type(value) is not dict:
            run.error("json-type", path, f"must be an object with id or extension, not {json_kind(value)}")
            return
        if self._forbidden:
            run.error("id-extension", path, "the id of a resource cannot have extensions")
        if not value:
            run.error("ele-1", path, "All FHIR elements must have a @value or children")
        for key, item in value.items():
            if key == "extension":
                self._extension(item, (path, key), run, value)
            elif key == "id":
                for severity, rule, message in explain("string", item):
                    run.report(severity, rule, (path, key), message, item)  # type: ignore[arg-type]  # literals there
            elif key != "fhir_comments":
                run.error("unknown-element", (path, key), f"a primitive has id and extension, no {key}")
            else:
                run.error("unknown-element", (path, key), "fhir_comments is of DSTU2; R4 has no comments in JSON")


def _always(_: Any) -> bool:
    return True


def _type_name(kind: Any) -> str:
    return str(kind if type(kind) is str else kind[0])


def _capital(name: str) -> str:
    # The profiled quantities are Quantity in the names of properties: doseQuantity.
    return "Quantity" if name in {"SimpleQuantity", "MoneyQuantity"} else name[0].upper() + name[1:]


def report_primitive(kind: str, binding: list[str] | None, value: Any, path: Path, run: Run) -> None:
    """Report what is wrong with one primitive value."""
    found = explain(kind, value)
    for severity, rule, message in found:
        run.report(severity, rule, path, message, value)  # type: ignore[arg-type]  # explain gives literals
    if not found and binding is not None and type(value) is str:
        bindings.report_code(kind, binding, value, path, run)


def _primitive(kind: str, binding: list[str] | None) -> Handler:
    test = bindings.quick_test(kind, binding)

    def check(value: Any, path: Path, run: Run, owner: dict[str, Any]) -> None:
        if kind == "xhtml":
            from case2fhir.check import narrative

            narrative.check(value, path, run)
        elif not test(value):
            report_primitive(kind, binding, value, path, run)

    return check


def _one(handler: Handler) -> Handler:
    def check(value: Any, path: Path, run: Run, owner: dict[str, Any]) -> None:
        if type(value) is list:
            run.error("array", path, "must not be an array: it occurs once at most")
            for at, item in enumerate(value):
                handler(item, (path, at), run, owner)
        else:
            handler(value, path, run, owner)

    return check


def _array(handler: Handler, most: int | str) -> Handler:
    def check(value: Any, path: Path, run: Run, owner: dict[str, Any]) -> None:
        if type(value) is not list:
            run.error("array", path, f"must be an array, not {json_kind(value)}")
            if type(value) is dict:
                handler(value, path, run, owner)
            return
        if not value:
            run.error("empty-array", path, "must not be empty: leave the property out")
        if most != "*" and len(value) > int(most):
            run.error("max-occurs", path, f"occurs {len(value)} times, {most} are allowed")
        for at, item in enumerate(value):
            if item is None:
                run.error("null-value", (path, at), "null is not allowed here")
            else:
                handler(item, (path, at), run, owner)

    return check


def _primitives(key: str, kind: str, spec: Spec) -> Handler:
    binding = spec.get("b")
    test = bindings.quick_test(kind, binding)
    most = spec["x"]

    def check(value: Any, path: Path, run: Run, owner: dict[str, Any]) -> None:
        if type(value) is not list:
            run.error("array", path, f"must be an array, not {json_kind(value)}")
            report_primitive(kind, binding, value, path, run)
            return
        if not value:
            run.error("empty-array", path, "must not be empty: leave the property out")
        if most != "*" and len(value) > int(most):
            run.error("max-occurs", path, f"occurs {len(value)} times, {most} are allowed")
        for at, item in enumerate(value):
            if not test(item):
                if item is None:
                    _null(key, at, (path, at), run, owner)
                else:
                    report_primitive(kind, binding, item, (path, at), run)

    return check


def _null(key: str, at: int, path: Path, run: Run, owner: dict[str, Any]) -> None:
    beside = owner.get(f"_{key}")
    if type(beside) is not list or at >= len(beside) or beside[at] is None:
        run.error("null-value", path, f"null stands for a value with extensions, but _{key} has none here")


def _siblings(key: str, element: PrimitiveSibling) -> Handler:
    def check(value: Any, path: Path, run: Run, owner: dict[str, Any]) -> None:
        if type(value) is not list:
            run.error("array", path, f"must be an array beside {key}, not {json_kind(value)}")
            return
        if not value:
            run.error("empty-array", path, "must not be empty: leave the property out")
        values = owner.get(key)
        if type(values) is list and len(values) != len(value):
            run.error("sibling-length", path, f"has {len(value)} items, but {key} has {len(values)}")
        for at, item in enumerate(value):
            if item is not None:
                element(item, (path, at), run)
                if type(values) is not list or at >= len(values) or values[at] is None:
                    bindings.check_absent(element.binding, (path, at), run)
            elif type(values) is not list or at >= len(values) or values[at] is None:
                run.error("null-value", (path, at), f"null in {key} and in _{key} at one place")

    return check


def _reference(inner: ObjectCheck, targets: tuple[str, ...]) -> Handler:
    def check(value: Any, path: Path, run: Run, owner: dict[str, Any]) -> None:
        inner(value, path, run, owner)
        if type(value) is dict:
            run.mentions.append(Mention(value, path, targets, run.scope))

    return check


def _then(handler: Handler, extra: Handler | None, local: list[invariants.Rule]) -> Handler:
    def check(value: Any, path: Path, run: Run, owner: dict[str, Any]) -> None:
        handler(value, path, run, owner)
        if type(value) is list:
            return
        if extra is not None and type(value) is dict:
            extra(value, path, run, owner)
        for rule in local:
            rule(value, path, run)

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
