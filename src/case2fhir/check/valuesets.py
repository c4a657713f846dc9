"""Value sets expanded from their definitions, as far as they can be without a terminology server.

An expansion is `{"systems": {url: [codes]}}`, where `"*"` stands for every code of the system, or
`{"open": reason}` where the codes cannot be listed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

Definition = dict[str, Any]
Find = Callable[[str], Definition | None]
Systems = dict[str, "set[str] | str"]

_CLOSED = frozenset({"complete"})


class CannotExpand(Exception):  # noqa: N818 - an outcome, not a fault
    """The codes of a value set cannot be listed from what is here."""


def expand(value_set: Definition, find_value_set: Find, find_system: Find) -> dict[str, Any]:
    """Return the expansion of `value_set`."""
    try:
        systems = _compose(value_set, find_value_set, find_system, frozenset())
    except CannotExpand as reason:
        return {"open": str(reason)}
    return {"systems": {url: codes if codes == "*" else sorted(codes) for url, codes in sorted(systems.items())}}


def _compose(value_set: Definition, find_vs: Find, find_cs: Find, seen: frozenset[str]) -> Systems:
    url = value_set.get("url", "")
    if url in seen:
        raise CannotExpand(f"{url} includes itself")
    compose = value_set.get("compose")
    if not isinstance(compose, dict):
        return _expanded(value_set)
    result: Systems = {}
    for include in compose.get("include", []):
        _add(result, _include(include, find_vs, find_cs, seen | {url}))
    for exclude in compose.get("exclude", []):
        _remove(result, _include(exclude, find_vs, find_cs, seen | {url}), find_cs)
    return result


def _expanded(value_set: Definition) -> Systems:
    contains = value_set.get("expansion", {}).get("contains")
    if not contains:
        raise CannotExpand("it has no definition")
    result: Systems = {}
    for entry in _flat(contains):
        if "code" in entry and not entry.get("abstract"):
            _add(result, {entry.get("system", ""): {entry["code"]}})
    return result


def _flat(concepts: list[Definition], key: str = "contains") -> Iterator[Definition]:
    for concept in concepts:
        yield concept
        yield from _flat(concept.get(key, []), key)


def _include(include: Definition, find_vs: Find, find_cs: Find, seen: frozenset[str]) -> Systems:
    parts: list[Systems] = []
    if "system" in include:
        parts.append({include["system"]: _codes(include, find_cs)})
    for url in include.get("valueSet", []):
        imported = find_vs(url.partition("|")[0])
        if imported is None:
            raise CannotExpand(f"{url} is not here")
        parts.append(_compose(imported, find_vs, find_cs, seen))
    if not parts:
        raise CannotExpand("it includes nothing")
    result = parts[0]
    for part in parts[1:]:
        result = _both(result, part)
    return result


def _codes(include: Definition, find_cs: Find) -> set[str] | str:
    if "concept" in include:
        return {concept["code"] for concept in include["concept"]}
    system = find_cs(include["system"])
    if system is None or system.get("content") not in _CLOSED:
        raise CannotExpand(f"code system {include['system']} is not here")
    if "filter" not in include:
        return "*"
    tree = Hierarchy(system)
    codes = set(tree.concepts)
    for condition in include["filter"]:
        codes &= tree.select(condition)
    return codes


def _add(result: Systems, more: Systems) -> None:
    for system, codes in more.items():
        known = result.get(system)
        if known is None:
            result[system] = codes if isinstance(codes, str) else set(codes)
        elif isinstance(known, set):
            result[system] = known | codes if isinstance(codes, set) else codes


def _remove(result: Systems, less: Systems, find_cs: Find) -> None:
    for system, codes in less.items():
        known = result.get(system)
        if known is None:
            continue
        if isinstance(codes, str):
            del result[system]
            continue
        if isinstance(known, str):
            definition = find_cs(system)
            known = set(Hierarchy(definition).concepts) if definition else set()
        result[system] = known - codes


def _both(left: Systems, right: Systems) -> Systems:
    result: Systems = {}
    for system in left.keys() & right.keys():
        mine, other = left[system], right[system]
        if isinstance(mine, str):
            result[system] = other
        elif isinstance(other, str):
            result[system] = mine
        else:
            result[system] = mine & other
    return result


class Hierarchy:
    """The concepts of a code system with their parents, by nesting and by `subsumedBy`."""

    def __init__(self, system: Definition) -> None:
        self.concepts: dict[str, Definition] = {}
        self._children: dict[str, set[str]] = {}
        self._fill(system.get("concept", []), None)

    def _fill(self, concepts: list[Definition], parent: str | None) -> None:
        for concept in concepts:
            code = concept["code"]
            self.concepts[code] = concept
            parents = [parent] if parent is not None else []
            parents += [
                item.get("valueCode") or item.get("valueCoding", {}).get("code")
                for item in concept.get("property", [])
                if item.get("code") in {"subsumedBy", "parent"}
            ]
            for one in parents:
                self._children.setdefault(one, set()).add(code)
            self._fill(concept.get("concept", []), code)

    def below(self, code: str) -> set[str]:
        """Return the codes under `code`, without itself."""
        found: set[str] = set()
        waiting = [code]
        while waiting:
            for child in self._children.get(waiting.pop(), ()):
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return found

    def select(self, condition: Definition) -> set[str]:
        """Return the codes that meet one `filter` of a value set; raise CannotExpand for an unknown one."""
        name, operator, value = condition.get("property"), condition.get("op"), condition.get("value", "")
        if operator == "is-a":
            return self.below(value) | ({value} & self.concepts.keys())
        if operator == "descendent-of":
            return self.below(value)
        if operator == "is-not-a":
            return self.concepts.keys() - self.below(value) - {value}
        if operator in {"=", "in", "not-in"}:
            wanted = {value} if operator == "=" else set(value.split(","))
            having = {code for code in self.concepts if wanted & self._values(code, name)}
            return self.concepts.keys() - having if operator == "not-in" else having
        if operator == "regex" and name in {"code", "concept"}:
            pattern = re.compile(value)
            return {code for code in self.concepts if pattern.fullmatch(code)}
        raise CannotExpand(f"filter {operator} is not known")

    def _values(self, code: str, name: str | None) -> set[str]:
        if name in {"code", "concept"}:
            return {code}
        found = set()
        for item in self.concepts[code].get("property", []):
            if item.get("code") == name:
                value = next((item[key] for key in item if key.startswith("value")), None)
                found.add(value.get("code", "") if isinstance(value, dict) else str(value).lower())
        return found
