"""Snapshots of profiles that come without one: the elements of the base with the differential laid over them.

Only what a profile says beyond its type is kept, so that a profile of a type of the specification needs no base;
children of datatypes are unfolded where the tree is built. https://hl7.org/fhir/R4/profiling.html#snapshot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from case2fhir.check.store import shipped

Definition = dict[str, Any]
Find = Callable[[str], Definition | None]
"""Gives the StructureDefinition of a URL, or the compiled document of one."""

_OF_WHOLE = frozenset({"min", "slicing", "sliceName", "constraint", "contentReference"})
_BASE = "http://hl7.org/fhir/StructureDefinition/"


class Snapshot(NamedTuple):
    """The elements of a profile; `missing` is the base that is not here, if so."""

    elements: list[Definition]
    missing: str | None = None


def snapshot(structure: Definition, find: Find, busy: frozenset[str] = frozenset()) -> Snapshot:
    """Return the elements of a profile with those it inherits, made where they are not given."""
    given = structure.get("elements") or structure.get("snapshot", {}).get("element")
    if given:
        return Snapshot(with_ids(given))
    base, missing = _base(structure, find, busy)
    merged = {item["id"]: item for item in base}
    for item in with_ids(structure.get("differential", {}).get("element", [])):
        name = _long_name(item["id"], merged)
        merged[name] = _laid_over(merged.get(name) or _inherited(name, merged), {**item, "id": name})
    return Snapshot(list(merged.values()), missing)


def _base(structure: Definition, find: Find, busy: frozenset[str]) -> tuple[list[Definition], str | None]:
    url = structure.get("baseDefinition", "").partition("|")[0]
    if url.removeprefix(_BASE) in shipped("types"):
        return [], None
    found = None if url in busy else find(url)
    if found is None:
        return [], url or None
    inherited = snapshot(found, find, busy | {structure.get("url", ""), url})
    return inherited.elements, inherited.missing


def with_ids(elements: Iterable[Definition]) -> list[Definition]:
    """Return the elements with the ids that follow from path and slice name where they have none.

    https://hl7.org/fhir/R4/elementdefinition.html#id.
    """
    latest: dict[str, str] = {}
    named = []
    for item in elements:
        path = item["path"]
        above, _, last = path.rpartition(".")
        name = item.get("id")
        if not name:
            piece = f"{last}:{item['sliceName']}" if "sliceName" in item else last
            name = f"{latest.get(above, above)}.{piece}" if above else piece
        for other in [one for one in latest if one.startswith(f"{path}.")]:
            del latest[other]
        latest[path] = name
        named.append({**item, "id": name})
    return named


def _long_name(name: str, known: Iterable[str]) -> str:
    """Return the id that the base has for an element: `valueQuantity` is short for `value[x]:valueQuantity`."""
    above, _, last = name.rpartition(".")
    if name in known or not above:
        return name
    above = _long_name(above, known)
    long = (f"{above}.{base}[x]:{last}" for base in _choices(last))
    return next((one for one in long if one in known), f"{above}.{last}")


def _inherited(name: str, known: dict[str, Definition]) -> Definition:
    """Return what a new element has from those that it is a slice of, or stands in a slice of."""
    above, _, last = name.rpartition(".")
    for parent in _without_slices(above):
        if f"{parent}.{last}" in known:
            return {key: value for key, value in known[f"{parent}.{last}"].items() if key != "constraint"}
        plain, _, piece = last.rpartition(":")
        wholes = [plain] if plain else [f"{one}[x]" for one in _choices(last)]
        found = next((known[f"{parent}.{one}"] for one in wholes if f"{parent}.{one}" in known), None)
        if found is not None:
            return _of_slice(found, piece)
    return {}


def _without_slices(name: str) -> Iterator[str]:
    """Yield an id, then those with one slice name after the other taken out, the innermost first."""
    yield name
    parts = name.split(".")
    for at in range(len(parts) - 1, -1, -1):
        if ":" in parts[at]:
            parts[at] = parts[at].partition(":")[0]
            yield ".".join(parts)


def _of_slice(whole: Definition, piece: str) -> Definition:
    found = {key: value for key, value in whole.items() if key not in _OF_WHOLE}
    if whole["path"].endswith("[x]"):
        types = whole.get("type", [])
        found["type"] = [one for one in types if piece.lower().endswith(one["code"].lower())] or types
    return found


def _choices(name: str) -> list[str]:
    """Return the elements that a name like `valueQuantity` may be a choice of."""
    return [name[:at] for at, letter in enumerate(name) if letter.isupper()]


def _laid_over(base: Definition, own: Definition) -> Definition:
    found = {**base, **own}
    if "constraint" in base and "constraint" in own:
        mine = {_key(one) for one in own["constraint"]}
        found["constraint"] = [*(one for one in base["constraint"] if _key(one) not in mine), *own["constraint"]]
    if "binding" in base and "binding" in own:
        found["binding"] = {**base["binding"], **own["binding"]}
    return found


def _key(constraint: Any) -> str:
    return str(constraint[0] if type(constraint) is list else constraint["key"])
