"""Resources broken in one place, by a seeded chance: what a tool, a hand or an enemy may do to JSON."""

from __future__ import annotations

import json
import random
import tarfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

Path_ = tuple[Any, ...]
Resource = dict[str, Any]
UNKNOWN = {
    "extension": [
        {"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"},
    ]
}
JUNK: tuple[Any, ...] = (
    None, True, 0, -1, Decimal("1e400"), Decimal("0.10"), 10**30, "", " ", "zzz", "#", "#x", "urn:uuid:x", "Patient/1",
    "2020-13-45", "2020-02-30T25:61:00", "http://loinc.org", "\ud800", "\x00", "é" * 50, "{}", "<div>", "a" * 3000,
    [], {}, [[]], [None], [{}], [[{}]], {"": ""}, {"extension": None}, {"extension": [1]}, {"url": 5},
    {"reference": []}, {"reference": "#"}, {"resourceType": "Patient"}, {"resourceType": []}, {"coding": [None]},
    {"value": "x", "code": 5, "system": []}, {"status": "generated", "div": "<div><script/>&lol;</div>"},
)  # fmt: skip
NAMES = (
    "", "_id", "id", "extension", "modifierExtension", "contained", "resourceType", "reference", "text", "meta", "div",
    "value", "valueQuantity", "_value", "coding", "url", "entry", "resource", "a.b", "[0]", "fhir_comments",
)  # fmt: skip


def examples(package: Path) -> Iterator[tuple[str, Resource]]:
    """Yield the name and resource of each example of a package, in its order."""
    with tarfile.open(package) as archive:
        for member in archive:
            if member.name.startswith("package/example/") and member.name.endswith(".json") and "/." not in member.name:
                file = archive.extractfile(member)
                assert file is not None
                yield member.name.rpartition("/")[2], json.loads(file.read(), parse_float=Decimal)


def places(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """Yield the path of everything in a JSON value."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield (*path, key)
        yield from places(inner, (*path, key))


def _at(value: Any, path: Path_) -> Any:
    for key in path:
        value = value[key]
    return value


def sober(resource: Resource, chance: random.Random, most: int) -> Iterator[tuple[str, Resource]]:
    """Yield at most `most` copies, each with one element gone, doubled, replaced by another word or made unknown."""
    ways: list[tuple[str, Path_]] = []
    for path in places(resource):
        if "div" in path or path[-1] == "resourceType":
            continue
        found = _at(resource, path)
        ways.append(("without", path))
        ways += [("twice", path)] if isinstance(path[-1], int) else []
        ways += [("other", path)] if isinstance(found, str) else []
        ways += [("unknown", path)] if isinstance(found, dict) and isinstance(path[-1], str) else []
    for way, path in chance.sample(ways, most) if len(ways) > most else ways:
        broken = deepcopy(resource)
        owner, key = _at(broken, path[:-1]), path[-1]
        if way == "without":
            del owner[key]
        elif way == "twice":
            owner.insert(key, deepcopy(owner[key]))
        elif way == "unknown":
            owner[key] = deepcopy(UNKNOWN)
        else:
            owner[key] = f"{owner[key]}z" if owner[key].startswith(("http", "urn")) else "zzz"
        yield f"{way} {'.'.join(map(str, path))}", broken


def _put_junk(resource: Resource, owner: Any, key: Any, chance: random.Random) -> None:
    owner[key] = deepcopy(chance.choice(JUNK))


def _remove(resource: Resource, owner: Any, key: Any, chance: random.Random) -> None:
    del owner[key]


def _add(resource: Resource, owner: Any, key: Any, chance: random.Random) -> None:
    junk = deepcopy(chance.choice(JUNK))
    if isinstance(owner, dict):
        owner[chance.choice(NAMES)] = junk
    else:
        owner.insert(key, junk)


def _rename(resource: Resource, owner: Any, key: Any, chance: random.Random) -> None:
    if isinstance(owner, dict):
        owner[chance.choice((*NAMES, f"_{key}", f"{key}s", str(key).title()))] = owner.pop(key)


def _wrap(resource: Resource, owner: Any, key: Any, chance: random.Random) -> None:
    owner[key] = [owner[key]] if chance.random() < 0.5 else {chance.choice(NAMES): owner[key]}


def _transplant(resource: Resource, owner: Any, key: Any, chance: random.Random) -> None:
    owner[key] = deepcopy(_at(resource, chance.choice(list(places(resource)))))


_WAYS: tuple[Callable[[Resource, Any, Any, random.Random], None], ...] = (
    _put_junk,
    _remove,
    _add,
    _rename,
    _wrap,
    _transplant,
)


def wild(resource: Resource, chance: random.Random) -> Resource:
    """Return a copy with one to four things replaced, removed, added, renamed, wrapped or put elsewhere."""
    broken = deepcopy(resource)
    for _ in range(chance.randint(1, 4)):
        found = list(places(broken))
        if found:
            path = chance.choice(found)
            chance.choice(_WAYS)(broken, _at(broken, path[:-1]), path[-1], chance)
    return broken
