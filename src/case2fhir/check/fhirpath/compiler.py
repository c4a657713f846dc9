"""FHIRPath trees compiled to closures.

A closure takes the context and the focus (a list) and returns a list; `predicate` gives one that returns True,
False or None for empty. Three-valued logic: https://hl7.org/fhirpath/N1/#boolean-logic.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from case2fhir.check.fhirpath import nodes
from case2fhir.check.fhirpath.errors import FhirPathError, Tree
from case2fhir.check.fhirpath.nodes import Collection, Node, plain
from case2fhir.check.fhirpath.values import Measure, Moment, compare, equal, equivalent, is_text


class Context:
    """What an expression may ask of its surroundings."""

    __slots__ = ("conforms", "focus", "index", "member_of", "resolve", "resource", "root", "total")

    def __init__(
        self,
        resource: Node,
        root: Node,
        resolve: Callable[[str], Node | None] = lambda _: None,
        member_of: Callable[[Any, str], bool | None] = lambda _, __: None,
        conforms: Callable[[Any, str], bool | None] = lambda _, __: None,
    ) -> None:
        self.resource = resource
        self.root = root
        self.resolve = resolve
        self.member_of = member_of
        self.conforms = conforms
        self.focus: Collection = [resource]
        self.index = 0
        self.total: Collection = []


Closure = Callable[[Context, Collection], Collection]
Predicate = Callable[[Context, Collection], bool | None]


def compile_tree(tree: Tree | None) -> Closure:
    """Return the closure of a tree; None is the focus itself. Raises FhirPathError for an unknown function."""
    if tree is None:
        return lambda _, this: this
    maker = _MAKERS.get(tree[0])
    if maker is None:
        raise FhirPathError(f"{tree[0]!r} is not FHIRPath")
    return maker(tree)


def predicate(tree: Tree) -> Predicate:
    """Return the closure of a condition."""
    if tree[0] == "bin" and tree[1] in _LOGIC:
        return _LOGIC[tree[1]](predicate(tree[2]), predicate(tree[3]))
    if tree[0] == "bin" and tree[1] in _ORDERS:
        return _order(tree)
    if tree[0] == "bin" and tree[1] in {"=", "!="}:
        return _equality(tree)
    if tree[0] == "call":
        made = _quick_call(tree)
        if made is not None:
            return made
    closure = compile_tree(tree)
    return lambda context, this: truth(closure(context, this))


def truth(found: Collection) -> bool | None:
    """Return what a collection means as a condition."""
    if not found:
        return None
    if len(found) > 1:
        raise FhirPathError("a condition has more than one value")
    value = plain(found[0])
    return value if type(value) is bool else True


def _quick_call(tree: Tree) -> Predicate | None:
    _, base, name, arguments = tree
    if name == "not":
        inner = predicate(base) if base is not None else None
        return None if inner is None else lambda context, this: _negate(inner(context, this))
    if name == "exists" and not arguments:
        closure = compile_tree(base)
        return lambda context, this: bool(closure(context, this))
    if name == "empty":
        closure = compile_tree(base)
        return lambda context, this: not closure(context, this)
    if name == "exists" and len(arguments) == 1:
        closure, test = compile_tree(base), predicate(arguments[0])
        return lambda context, this: any(test(context, [item]) for item in closure(context, this))
    if name == "all" and len(arguments) == 1:
        closure, test = compile_tree(base), predicate(arguments[0])
        return lambda context, this: all(test(context, [item]) for item in closure(context, this))
    return None


def _negate(value: bool | None) -> bool | None:
    return None if value is None else not value


def _and(left: Predicate, right: Predicate) -> Predicate:
    def run(context: Context, this: Collection) -> bool | None:
        one = left(context, this)
        if one is False:
            return False
        other = right(context, this)
        return other if one else (False if other is False else None)

    return run


def _or(left: Predicate, right: Predicate) -> Predicate:
    def run(context: Context, this: Collection) -> bool | None:
        one = left(context, this)
        if one:
            return True
        other = right(context, this)
        return other if one is False else (True if other else None)

    return run


def _xor(left: Predicate, right: Predicate) -> Predicate:
    def run(context: Context, this: Collection) -> bool | None:
        one, other = left(context, this), right(context, this)
        return None if one is None or other is None else one != other

    return run


def _implies(left: Predicate, right: Predicate) -> Predicate:
    def run(context: Context, this: Collection) -> bool | None:
        one = left(context, this)
        if one is False:
            return True
        other = right(context, this)
        return other if one else (True if other else None)

    return run


_LOGIC: dict[str, Callable[[Predicate, Predicate], Predicate]] = {
    "and": _and,
    "or": _or,
    "xor": _xor,
    "implies": _implies,
}
_ORDERS: dict[str, frozenset[int]] = {
    "<": frozenset({-1}),
    "<=": frozenset({-1, 0}),
    ">": frozenset({1}),
    ">=": frozenset({0, 1}),
}


def _order(tree: Tree) -> Predicate:
    wanted, left, right = _ORDERS[tree[1]], compile_tree(tree[2]), compile_tree(tree[3])

    def run(context: Context, this: Collection) -> bool | None:
        one, other = left(context, this), right(context, this)
        if not one or not other:
            return None
        if len(one) > 1 or len(other) > 1:
            raise FhirPathError("an order needs single values")
        found = compare(one[0], other[0])
        return None if found is None else found in wanted

    return run


def _equality(tree: Tree) -> Predicate:
    left, right, wanted = compile_tree(tree[2]), compile_tree(tree[3]), tree[1] == "="

    def run(context: Context, this: Collection) -> bool | None:
        found = equal(left(context, this), right(context, this))
        return None if found is None else found is wanted

    return run


def _boolean(tree: Tree) -> Closure:
    test = predicate(tree)

    def run(context: Context, this: Collection) -> Collection:
        found = test(context, this)
        return [] if found is None else [found]

    return run


def _literal(tree: Tree) -> Closure:
    _, kind, text = tree
    value: Any = text
    if kind == "boolean":
        value = text == "true"
    elif kind == "integer":
        value = int(text)
    elif kind == "decimal":
        value = Decimal(text)
    elif kind in {"date", "dateTime", "time"}:
        value = Moment(text)
    found = [value]
    return lambda _, __: found


def _quantity(tree: Tree) -> Closure:
    found: Collection = [Measure(Decimal(tree[1]), tree[2])]
    return lambda _, __: found


def _step(tree: Tree) -> Closure:
    name = tree[2]
    if tree[1] is None:
        return lambda _, this: nodes.step(this, name)
    base = compile_tree(tree[1])
    return lambda context, this: nodes.step(base(context, this), name)


def _at(tree: Tree) -> Closure:
    base, index = compile_tree(tree[1]), compile_tree(tree[2])

    def run(context: Context, this: Collection) -> Collection:
        found, where = base(context, this), index(context, this)
        at = plain(where[0]) if where else -1
        return [found[at]] if type(at) is int and 0 <= at < len(found) else []

    return run


def _variable(tree: Tree) -> Closure:
    name = tree[1]
    if name in _CONSTANTS:
        found: Collection = [_CONSTANTS[name]]
        return lambda _, __: found
    if name == "resource":
        return lambda context, _: [context.resource]
    if name == "context":
        return lambda context, _: context.focus
    if name == "rootResource":
        return lambda context, _: [context.root]
    if name.startswith(("vs-", "ext-")):
        kind = "ValueSet" if name.startswith("vs-") else "StructureDefinition"
        url: Collection = [f"http://hl7.org/fhir/{kind}/{name.partition('-')[2]}"]
        return lambda _, __: url
    raise FhirPathError(f"unknown variable %{name}")


_CONSTANTS = {"sct": "http://snomed.info/sct", "loinc": "http://loinc.org", "ucum": "http://unitsofmeasure.org"}


def _is(tree: Tree) -> Closure:
    # Empty is of no type: HL7's engine says false where the specification says empty, and R4's ras-2 relies on it.
    base, name = compile_tree(tree[1]), tree[2]

    def run(context: Context, this: Collection) -> Collection:
        found = base(context, this)
        return [len(found) == 1 and nodes.is_of_type(found[0], name)]

    return run


def _as(tree: Tree) -> Closure:
    base, name = compile_tree(tree[1]), tree[2]
    return lambda context, this: [item for item in base(context, this) if nodes.is_of_type(item, name)]


def _negative(tree: Tree) -> Closure:
    base = compile_tree(tree[1])

    def run(context: Context, this: Collection) -> Collection:
        return [-plain(item) for item in base(context, this)[:1]]

    return run


def _binary(tree: Tree) -> Closure:
    operator = tree[1]
    if operator in _LOGIC or operator in _ORDERS or operator in {"=", "!="}:
        return _boolean(tree)
    left, right = compile_tree(tree[2]), compile_tree(tree[3])
    if operator == "|":
        return lambda context, this: distinct([*left(context, this), *right(context, this)])
    if operator in {"~", "!~"}:
        wanted = operator == "~"
        return lambda context, this: [equivalent(left(context, this), right(context, this)) is wanted]
    if operator in {"in", "contains"}:
        item, container = (left, right) if operator == "in" else (right, left)
        return lambda context, this: _membership(item(context, this), container(context, this))
    return lambda context, this: _arithmetic(operator, left(context, this), right(context, this))


def _membership(item: Collection, container: Collection) -> Collection:
    if not item:
        return []
    if len(item) > 1:
        raise FhirPathError("`in` needs a single value")
    return [any(equal(item, [other]) for other in container)]


def distinct(items: Collection) -> Collection:
    """Return the items without those equal to an earlier one."""
    if all(is_text(item) for item in items):
        first: dict[str, Any] = {}
        for item in items:
            first.setdefault(plain(item), item)
        return list(first.values())
    found: Collection = []
    for item in items:
        if not any(equal([item], [other]) for other in found):
            found.append(item)
    return found


def _arithmetic(operator: str, left: Collection, right: Collection) -> Collection:
    if operator == "&":
        return ["".join(str(plain(items[0])) if items else "" for items in (left, right))]
    if not left or not right:
        return []
    one, other = plain(left[0]), plain(right[0])
    if type(one) is str and type(other) is str and operator == "+":
        return [one + other]
    numbers = [value for value in (one, other) if isinstance(value, (int, Decimal)) and type(value) is not bool]
    if len(numbers) < 2:
        raise FhirPathError(f"{operator} needs numbers")
    first, second = numbers
    if operator in {"/", "div", "mod"} and second == 0:
        return []
    return [_CALCULATIONS[operator](first, second)]


_CALCULATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda one, other: one + other,
    "-": lambda one, other: one - other,
    "*": lambda one, other: one * other,
    "/": lambda one, other: Decimal(one) / Decimal(other),
    "div": lambda one, other: int(Decimal(one) / Decimal(other)),
    "mod": lambda one, other: one % other,
}


def _call(tree: Tree) -> Closure:
    from case2fhir.check.fhirpath.functions import FUNCTIONS

    if _quick_call(tree) is not None:
        return _boolean(tree)
    make = FUNCTIONS.get(tree[2])
    if make is None:
        raise FhirPathError(f"unknown function {tree[2]}()")
    return make(compile_tree(tree[1]), tree[3])


_MAKERS: dict[str, Callable[[Tree], Closure]] = {
    "lit": _literal,
    "qty": _quantity,
    "empty": lambda _: lambda __, ___: [],
    "this": lambda _: lambda __, this: this,
    "index": lambda _: lambda context, __: [context.index],
    "total": lambda _: lambda context, __: context.total,
    "var": _variable,
    "step": _step,
    "at": _at,
    "is": _is,
    "as": _as,
    "ofType": _as,
    "neg": _negative,
    "bin": _binary,
    "call": _call,
}
