"""Handlers of elements: single and repeated ones, primitives and their siblings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from case2fhir.check import bindings
from case2fhir.check.primitives import explain, json_kind
from case2fhir.check.run import Path, Run

Handler = Callable[[Any, Path, Run, dict[str, Any]], None]
Rule = Callable[[Any, Path, Run], None]
Spec = dict[str, Any]


class PrimitiveSibling:
    """Checks `_name`: the id and the extensions of the primitive `name`."""

    def __init__(self, extension: Handler, *, forbidden: bool) -> None:
        self._forbidden = forbidden
        self.binding: list[str] | None = None
        self._extension = array(extension, "*")

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
                    run.report(severity, rule, (path, key), message, item)
            elif key != "fhir_comments":
                run.error("unknown-element", (path, key), f"a primitive has id and extension, no {key}")
            else:
                run.error("unknown-element", (path, key), "fhir_comments is of DSTU2; R4 has no comments in JSON")


def report_primitive(kind: str, binding: list[str] | None, value: Any, path: Path, run: Run) -> None:
    """Report what is wrong with one primitive value."""
    found = explain(kind, value)
    for severity, rule, message in found:
        run.report(severity, rule, path, message, value)
    if not found and binding is not None and type(value) is str:
        bindings.report_code(kind, binding, value, path, run)


def one_primitive(kind: str, binding: list[str] | None) -> Handler:
    """Return the handler of a primitive that occurs once."""
    test = bindings.quick_test(kind, binding)

    def check(value: Any, path: Path, run: Run, _: dict[str, Any]) -> None:
        if kind == "xhtml":
            from case2fhir.check import narrative

            narrative.check(value, path, run)
        elif not test(value):
            report_primitive(kind, binding, value, path, run)

    return check


def at_most_one(handler: Handler) -> Handler:
    """Return a handler that reports an array where the element occurs once."""

    def check(value: Any, path: Path, run: Run, owner: dict[str, Any]) -> None:
        if type(value) is list:
            run.error("array", path, "must not be an array: it occurs once at most")
            for at, item in enumerate(value):
                handler(item, (path, at), run, owner)
        else:
            handler(value, path, run, owner)

    return check


def array(handler: Handler, most: int | str) -> Handler:
    """Return the handler of an array whose items `handler` checks; `most` is a number or `*`."""

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


def many_primitives(key: str, kind: str, spec: Spec) -> Handler:
    """Return the handler of a primitive that repeats."""
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


def many_siblings(key: str, element: PrimitiveSibling) -> Handler:
    """Return the handler of `_key` beside the repeated primitive `key`."""

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


def then(handler: Handler, extra: Handler | None, local: list[Rule]) -> Handler:
    """Return a handler that goes on with a binding and with invariants."""

    def check(value: Any, path: Path, run: Run, owner: dict[str, Any]) -> None:
        handler(value, path, run, owner)
        if type(value) is list:
            return
        if extra is not None and type(value) is dict:
            extra(value, path, run, owner)
        for rule in local:
            rule(value, path, run)

    return check
