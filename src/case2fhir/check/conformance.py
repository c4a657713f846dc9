"""Resources against profiles: what a profile's tree asks of an instance."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from case2fhir.check import bindings, slicing, ucum
from case2fhir.check.fhirpath.nodes import Node, keys_of
from case2fhir.check.fhirpath.values import order_moments
from case2fhir.check.invariants import Rule, context_of, rule
from case2fhir.check.profiles import Element, Profile, build, has_pattern, same_value
from case2fhir.check.references import take_apart
from case2fhir.check.run import Path, Run
from case2fhir.check.store import shipped
from case2fhir.check.vital_signs import implied_profiles

_BASE = "http://hl7.org/fhir/StructureDefinition/"
Item = tuple[Node, Path]


@cache
def _shipped_profile(url: str) -> Profile | None:
    found = shipped("profiles").get(url)
    return None if found is None else build(found)


@cache
def _rule(key: str, severity: Any, human: str, expression: str, kind: str) -> Rule:
    from case2fhir.check.compiling import invariant

    return rule(key, severity, human, invariant({"key": key, "expression": expression})[3], kind)


class Checker:
    """Checks instances of one run against profiles."""

    def __init__(self, run: Run, busy: frozenset[tuple[int, str]] = frozenset()) -> None:
        self.run = run
        self._busy = busy
        self._known: dict[tuple[int, str], bool] = {}

    def profile(self, url: str) -> Profile | None:
        """Return a profile of the packages or of the specification."""
        packages = self.run.options.packages
        found = packages.profile(url) if packages is not None else None
        return found or _shipped_profile(url.partition("|")[0])

    def type_of_profile(self, url: str) -> str:
        """Return the type that a profile is for."""
        profile = self.profile(url)
        return profile.type if profile is not None else url.partition("|")[0].removeprefix(_BASE)

    def check(self, url: str, item: Node, path: Path) -> bool:
        """Report where an instance does not meet a profile; False if the profile is not here."""
        profile = self.profile(url)
        if profile is None:
            return url.partition("|")[0].removeprefix(_BASE) in shipped("types")
        busy = (id(item.value), profile.url)
        if busy in self._busy:
            return True
        self._busy |= {busy}
        if item.type_name != profile.type and profile.type not in {"Resource", "DomainResource"}:
            self.run.error("profile-type", path, f"the profile {profile.title} is for {profile.type}")
        else:
            if profile.missing is not None:
                self.run.unchecked[profile.missing] = self.run.unchecked.get(profile.missing, 0) + 1
            _Walk(self, profile).element(profile.root, item, path)
        self._busy -= {busy}
        return True

    def conforms(self, item: Node, url: str) -> bool:
        """Say whether an instance meets a profile; its type alone counts where the profile is not here."""
        profile = self.profile(url)
        if profile is None:
            return url.startswith(_BASE) and item.type_name == url.partition("|")[0].removeprefix(_BASE)
        if item.type_name != profile.type:
            return False
        key = (id(item.value), profile.url)
        if key in self._busy:
            return True
        if key not in self._known:
            silent = self.run.silent()
            Checker(silent, self._busy).check(url, item, ("",))
            self._known[key] = not any(issue.severity == "error" for issue in silent.issues)
        return self._known[key]


class _Walk:
    """One walk over an instance along the tree of one profile."""

    def __init__(self, checker: Checker, profile: Profile) -> None:
        self.checker = checker
        self.run = checker.run
        self.name = profile.title

    def element(self, element: Element, item: Node, path: Path) -> None:
        """Check one item against one element and its children."""
        if element.asks:
            self._itself(element, item, path)
        outer = self.run.scope
        if type(item.value) is dict and "resourceType" in item.value and item.value is not outer.resource:
            self.run.scope = next((one for one in self.run.scopes if one.resource is item.value), outer)
        for child in element.children.values():
            self._child(child, item, path)
        self.run.scope = outer

    def _itself(self, element: Element, item: Node, path: Path) -> None:
        self._value(element, item.value, path)
        if element.binding is not None:
            self._bound(*element.binding, item, path)
        for strength, url in element.extra_bindings:
            self._bound(strength, url, item, path)
        for key, severity, human, expression, *_ in element.rules:
            # vs-1 says "if there is a dateTime value": without one there is nothing to be precise to the day.
            if key != "vs-1" or type(item.value) is str:
                _rule(key, severity, human, expression, item.kind)(item.value, path, self.run)
        if element.profiles and item.type_name != "Extension":
            self._profiled(element, item, path)
        if element.targets and type(item.value) is dict:
            self._target(element, item, path)

    def _value(self, element: Element, value: Any, path: Path) -> None:
        if element.fixed is not None and not same_value(element.fixed, value):
            self.run.error("profile-fixed", path, f"is not the value that {self.name} fixes: {_short(element.fixed)}")
        if element.pattern is not None and not has_pattern(element.pattern, value):
            self.run.error("profile-pattern", path, f"has not the pattern of {self.name}: {_short(element.pattern)}")
        if element.longest is not None and type(value) is str and len(value) > element.longest:
            self.run.error("profile-length", path, f"has {len(value)} characters, {self.name} allows {element.longest}")
        if element.least is not None and _beyond(value, *element.least, sign=-1):
            self.run.error("profile-range", path, f"is less than {self.name} allows: {_short(element.least[1])}")
        if element.most is not None and _beyond(value, *element.most, sign=1):
            self.run.error("profile-range", path, f"is more than {self.name} allows: {_short(element.most[1])}")

    def _bound(self, strength: str, url: str, item: Node, path: Path) -> None:
        known = self.run.expansion(url)
        if type(item.value) is dict:
            concept = item.value if item.type_name == "CodeableConcept" else {"coding": [item.value]}
            bindings.check_concept(concept, strength, known, path, self.run)
        elif type(item.value) is str and strength == "required" and not known.open and item.value not in known.codes:
            self.run.error(
                "binding-required", path, f"the code is not in the value set {url} of {self.name}", item.value
            )
        elif item.value is not None and known.open:
            self.run.unchecked[url] = self.run.unchecked.get(url, 0) + 1

    def _profiled(self, element: Element, item: Node, path: Path) -> None:
        known = [url for url in element.profiles if self.checker.profile(url) is not None]
        if len(element.profiles) > len(known):
            for url in set(element.profiles) - set(known):
                self.run.unchecked[url] = self.run.unchecked.get(url, 0) + 1
            return
        fitting = [url for url in known if self.checker.type_of_profile(url) == item.type_name]
        if len(fitting) == 1:
            self.checker.check(fitting[0], item, path)
        elif fitting and not any(self.checker.conforms(item, url) for url in fitting):
            self.run.error(
                "profile-none", path, f"meets none of the profiles that {self.name} allows: {', '.join(fitting)}"
            )

    def _target(self, element: Element, item: Node, path: Path) -> None:
        text = item.value.get("reference")
        context = context_of(self.run.scope, self.run)
        target = context.resolve(text) if type(text) is str else None
        kind = target.type_name if target is not None else ""
        if not kind:
            kind = str(item.value.get("type", "")) or (
                take_apart(text).kind if type(text) is str and text[:1] != "#" else ""
            )
        if not kind:
            return
        kinds = {self.checker.type_of_profile(url) for url in element.targets}
        if kind not in kinds and not kinds & {"Resource", "DomainResource"}:
            self.run.error("profile-target", path, f"{self.name} allows {' or '.join(sorted(kinds))} here, not {kind}")
        elif target is not None and len(target.value) > 1:
            fitting = [url for url in element.targets if self.checker.type_of_profile(url) in {kind, "Resource"}]
            if not any(self._meets(target, url) for url in fitting):
                self.run.error(
                    "profile-target",
                    path,
                    f"leads to a {kind} that meets none of the profiles of {self.name}: {', '.join(fitting)}",
                )

    def _meets(self, target: Node, url: str) -> bool:
        if self.checker.profile(url) is None:
            return True
        scope = self.run.scope
        self.run.scope = next((one for one in self.run.scopes if one.resource is target.value), scope)
        found = self.checker.conforms(target, url)
        self.run.scope = scope
        return found

    def _child(self, child: Element, item: Node, path: Path) -> None:
        if not keys_of(item.kind, child.name) and type(item.value) is dict:
            return
        found = list(_items(item, child.name, path))
        where = (path, child.name)
        if len(found) < child.min:
            self.run.error("profile-min", where, f"{self.name} needs at least {child.min}, there are {len(found)}")
        if child.max is not None and len(found) > child.max:
            self.run.error("profile-max", where, f"{self.name} allows {child.max} at most, there are {len(found)}")
        for one, place in found:
            if (
                child.kinds is not None
                and one.type_name not in child.kinds
                and not child.kinds & {"Resource", "Element"}
            ):
                self.run.error("profile-type", place, f"{self.name} allows {' or '.join(sorted(child.kinds))} here")
            else:
                self.element(child, one, place)
        if child.slices:
            self._slices(child, found, where)

    def _slices(self, child: Element, found: list[Item], where: Path) -> None:
        context = context_of(self.run.scope, self.run)
        slicing_rules = child.slicing or _default_slicing(child)
        left = list(found)
        order: list[int] = []
        for at, (name, piece) in enumerate(child.slices.items()):
            mine = [one for one in left if slicing.belongs(one[0], piece, slicing_rules, self.checker, context)]
            order.extend([at] * len(mine))
            left = [one for one in left if not any(one is other for other in mine)]
            self._slice(name, piece, mine, where)
            if len(mine) < piece.min:
                self._say_why(piece, left, slicing_rules, context)
        if left and slicing_rules.get("rules") == "closed":
            for _, place in left:
                self.run.error(
                    "profile-slicing", place, f"fits no slice, and {self.name} closes them: {', '.join(child.slices)}"
                )

    def _say_why(self, piece: Element, left: list[Item], slicing_rules: dict[str, Any], context: Any) -> None:
        """Report what keeps the only item of the right type out of a slice that is told apart by a profile."""
        listed = slicing_rules.get("discriminator", [])
        plain = [one for one in listed if one.get("type") != "profile"]
        if not plain or len(plain) == len(listed):
            return
        rules = {**slicing_rules, "discriminator": plain}
        near = [one for one in left if slicing.belongs(one[0], piece, rules, self.checker, context)]
        if len(near) == 1:
            self.element(piece, *near[0])

    def _slice(self, name: str, piece: Element, mine: list[Item], where: Path) -> None:
        if len(mine) < piece.min:
            self.run.error(
                "profile-slice-min", where, f"{self.name} needs at least {piece.min} of {name}, there are {len(mine)}"
            )
        if piece.max is not None and len(mine) > piece.max:
            self.run.error(
                "profile-slice-max", where, f"{self.name} allows {piece.max} of {name} at most, there are {len(mine)}"
            )
        for one, place in mine:
            self.element(piece, one, place)
        if piece.slices:
            self._slices(piece, mine, where)


def _default_slicing(child: Element) -> dict[str, Any]:
    if child.name in {"extension", "modifierExtension"}:
        return {"discriminator": [{"type": "value", "path": "url"}], "rules": "open"}
    if all(piece.kinds is not None or piece.kind for piece in child.slices.values()):
        return {"discriminator": [{"type": "type", "path": "$this"}], "rules": "open"}
    return {"rules": "open"}


def _items(item: Node, name: str, path: Path) -> Iterator[Item]:
    value = item.value
    if type(value) is not dict:
        if type(item.extra) is dict and type(item.extra.get(name)) is list:
            beside = (path[0], f"_{path[1]}") if len(path) == 2 and type(path[1]) is str else path
            for at, one in enumerate(item.extra[name]):
                yield Node(one, "Extension"), ((beside, name), at)
        return
    keys = keys_of(item.kind, name)
    present = keys if len(keys) == 1 else keys.keys() & {key.removeprefix("_") for key in value}
    for key in present:
        yield from _of_key(value.get(key), value.get(f"_{key}"), keys[key], (path, key))


def _of_key(value: Any, extra: Any, kind: str, path: Path) -> Iterator[Item]:
    if type(value) is list or type(extra) is list:
        values, extras = (one if type(one) is list else [] for one in (value, extra))
        for at in range(max(len(values), len(extras))):
            one = values[at] if at < len(values) else None
            beside = extras[at] if at < len(extras) else None
            if one is not None or beside is not None:
                yield _node(one, beside, kind), (path, at)
    elif value is not None or extra is not None:
        yield _node(value, extra, kind), path


def _node(value: Any, extra: Any, kind: str) -> Node:
    if type(value) is dict and "resourceType" in value:
        return Node(value, str(value["resourceType"]))
    return Node(value, kind, extra)


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 100 else f"{text[:97]}..."


def _beyond(value: Any, kind: str, limit: Any, *, sign: int) -> bool:
    if kind in {"Date", "DateTime", "Instant", "Time"}:
        order = order_moments(value, limit) if type(value) is str and type(limit) is str else None
    elif kind == "Quantity":
        order = _order_quantities(value, limit)
    else:
        number = type(value) is not bool and not isinstance(value, (str, dict, list)) and value is not None
        order = (value > limit) - (value < limit) if number else None
    return order == sign


def _order_quantities(value: Any, limit: dict[str, Any]) -> int | None:
    if type(value) is not dict or type(value.get("value")) in {str, bool, type(None)} or "value" not in limit:
        return None
    factor = 1 if value.get("code") == limit.get("code") else ucum.ratio(str(value.get("code")), str(limit.get("code")))
    if factor is None:
        return None
    number = Decimal(str(value["value"])) * factor
    return int(number > limit["value"]) - int(number < limit["value"])


def check(run: Run) -> None:
    """Check every resource that was read against the profiles it claims, implies, or was asked to meet."""
    checker = Checker(run)
    first = run.scopes[0] if run.scopes else None
    for scope in run.scopes:
        urls = dict.fromkeys(implied_profiles(scope))
        if run.options.packages is not None:
            urls.update(dict.fromkeys(run.options.packages.global_profiles.get(scope.kind, ())))
        meta = scope.resource.get("meta")
        claimed = meta.get("profile") if type(meta) is dict else None
        urls.update(dict.fromkeys(url for url in claimed if type(url) is str) if type(claimed) is list else {})
        if scope is first:
            urls.update(dict.fromkeys(run.options.profiles))
        done: set[str] = set()
        for url in urls:
            profile = checker.profile(url)
            if profile is not None and profile.url not in done:
                done.add(profile.url)
                run.scope = scope
                checker.check(url, Node(scope.resource, scope.kind), scope.path)
