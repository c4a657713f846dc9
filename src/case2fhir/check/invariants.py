"""The invariants of types and elements as rules that report for themselves.

Some are native: `ele-1` and `ext-1` are seen by the shape, `ref-1` by the references, `txt-1` and `txt-2` by the
narrative, `dom-2` to `dom-6` here. The others are FHIRPath, parsed when the definitions were compiled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from case2fhir.check.datatypes import RULES
from case2fhir.check.fhirpath import compiler, nodes
from case2fhir.check.fhirpath.compiler import Context
from case2fhir.check.fhirpath.errors import FhirPathError
from case2fhir.check.fhirpath.nodes import Node, document
from case2fhir.check.references import bundle_of, entries_of, resource_types, take_apart
from case2fhir.check.run import Path, Run, Scope
from case2fhir.issues import Severity

Rule = Callable[[Any, Path, Run], None]

_NATIVE = frozenset({"ele-1", "ext-1", "ref-1", "txt-1", "txt-2", "dom-2", "dom-3", "dom-4", "dom-5", "dom-6", "bdl-7"})


def of_node(name: str, node: str) -> list[Rule]:
    """Return the rules of a type with those of its bases, or those that it puts on a backbone element."""
    if not node:
        return list(_of_type(name))
    definition = document(name)
    above, _, last = node.rpartition(".")
    return list(_rules(definition, definition["nodes"][above]["p"][last].get("c", ()), f"{name}/{node}"))


def _of_type(name: str) -> Iterator[Rule]:
    current = name
    while current:
        definition = document(current)
        if current in RULES:
            yield RULES[current]
        root = definition.get("nodes", {}).get("", {})
        yield from _rules(definition, root.get("c", ()), name)
        current = definition.get("base", "")


def of_keys(name: str, keys: Iterable[str], kind: str) -> list[Rule]:
    """Return the rules that the type `name` puts on one of its elements, which is of type `kind`."""
    return list(_rules(document(name), keys, kind))


def _rules(definition: dict[str, Any], keys: Iterable[str], kind: str) -> Iterator[Rule]:
    for key in keys:
        if key not in _NATIVE:
            severity, human, _, tree = definition["inv"][key]
            yield rule(key, severity, human, tree, kind)


def rule(key: str, severity: Severity, human: str, tree: Any, kind: str) -> Rule:
    """Return a rule that reports `key` where the condition does not hold for an element of type `kind`."""
    try:
        if tree is None:
            raise FhirPathError("it is not FHIRPath")
        holds = compiler.predicate(tree)
    except FhirPathError as error:
        reason = str(error)
        return lambda _, __, run: _cannot(run, key, reason)

    def check(value: Any, path: Path, run: Run) -> None:
        try:
            context, focus = context_of(run.scope, run), [Node(value, kind)]
            context.focus = focus
            good = holds(context, focus)
        except (FhirPathError, ArithmeticError, TypeError, ValueError) as error:
            _cannot(run, key, str(error))
            return
        if not good:
            run.report(severity, key, path, human)

    return check


def _cannot(run: Run, key: str, reason: str) -> None:
    run.unchecked[f"{key} ({reason})"] = run.unchecked.get(f"{key} ({reason})", 0) + 1


def context_of(scope: Scope, run: Run) -> Context:
    """Return the context in which invariants of a resource are read."""
    if scope.context is None:
        scope.context = Context(
            nodes.root(scope.resource),
            nodes.root(scope.root.resource),
            lambda reference: _resolve(reference, scope),
            run.member_of,
            run.conforms,
        )
    context: Context = scope.context
    return context


def _resolve(reference: str, scope: Scope) -> Node | None:
    """Return what a reference leads to: contained, in the Bundle, or a stub that has only its type."""
    root = scope.root
    if reference.startswith("#"):
        contained = root.resource.get("contained")
        for one in contained if type(contained) is list else _all_contained(scope):
            if type(one) is dict and one.get("id") == reference[1:]:
                return nodes.root(one)
        return nodes.root(root.resource) if reference == "#" else None
    home = scope if scope.kind == "Bundle" else bundle_of(scope)
    if home is not None:
        found = entries_of(home).find(reference, root)
        if found:
            return nodes.root(found[0].resource)
    kind = take_apart(reference).kind
    return Node({"resourceType": kind}, kind) if kind in resource_types() else None


def _all_contained(scope: Scope) -> list[Any]:
    """Return what the entries of a Bundle contain: an expression on the Bundle may follow their links."""
    if scope.kind != "Bundle":
        return []
    listed = [entry.resource.get("contained") for entry in entries_of(scope).scopes]
    return [one for contained in listed if type(contained) is list for one in contained]


def of_resource(scope: Scope, run: Run) -> None:
    """Check what holds for every resource: narrative, and how contained resources may be."""
    resource, path = scope.resource, scope.path
    contained = resource.get("contained")
    if scope.holder == "contained":
        _as_contained(resource, path, run)
    elif "text" not in resource and "_text" not in resource and "text" in document(scope.kind)["nodes"][""]["p"]:
        run.warn("dom-6", path, "A resource should have narrative for robust management")
    if type(contained) is list and contained:
        _containing(scope, contained, (path, "contained"), run)


def _as_contained(resource: dict[str, Any], path: Path, run: Run) -> None:
    if "contained" in resource:
        run.error(
            "dom-2", path, "If the resource is contained in another resource, it SHALL NOT contain nested Resources"
        )
    meta = resource.get("meta")
    if type(meta) is dict:
        if "versionId" in meta or "lastUpdated" in meta:
            run.error(
                "dom-4",
                path,
                "If a resource is contained in another resource, it SHALL NOT have a meta.versionId or a"
                " meta.lastUpdated",
            )
        if "security" in meta:
            run.error(
                "dom-5", path, "If a resource is contained in another resource, it SHALL NOT have a security label"
            )


def _containing(scope: Scope, contained: list[Any], path: Path, run: Run) -> None:
    here: set[str] = set()
    mentioned = set(_local_links(scope.resource))
    for at, one in enumerate(contained):
        if type(one) is not dict:
            continue
        name = one.get("id")
        if name is None:
            run.error("contained-id", (path, at), "a contained resource needs an id")
        elif type(name) is str and name in here:
            run.error("contained-id", (path, at), "two contained resources have one id", name)
        if type(name) is str:
            here.add(name)
        if not (type(name) is str and f"#{name}" in mentioned) and "#" not in set(_local_links(one)):
            run.error(
                "dom-3",
                (path, at),
                "If the resource is contained in another resource, it SHALL be referred to from elsewhere in the"
                " resource or SHALL refer to the containing resource",
            )


def _local_links(value: Any) -> Iterator[str]:
    """Yield every string of a resource that begins with `#`."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if type(one) is dict:
            waiting.extend(one.values())
        elif type(one) is list:
            waiting.extend(one)
        elif type(one) is str and one[:1] == "#":
            yield one.partition("|")[0]
