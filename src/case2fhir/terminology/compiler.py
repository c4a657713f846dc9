"""Compiles the tables of a mappings folder into one value that marshal writes and reads quickly."""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from case2fhir.errors import MappingError
from case2fhir.terminology import phrases, schema, word_lists, written
from case2fhir.terminology.source import Table, plain, read
from case2fhir.terminology.store import Compiled, paths


def tables(folder: Path) -> list[Table]:
    """Return the tables of `folder`, each with the problems of its reading."""
    return [read(path, f"{folder.name}/{path.relative_to(folder).as_posix()}") for path in paths(folder)]


def compile_folder(folder: Path, base: Compiled | None = None) -> Compiled:
    """Return the compiled tables of `folder`, laid over `base` if it is given.

    A table whose form is wrong raises MappingError with every problem of every file.
    """
    if not folder.is_dir():
        raise MappingError(f"{folder}: no such folder of mapping tables")
    sources = tables(folder)
    problems = [problem for table in sources for problem in schema.problems(table)]
    if problems:
        raise MappingError(*problems)
    made = _compile(sources)
    return made if base is None else overlay(base, made)


def overlay(base: Compiled, over: Compiled) -> Compiled:
    """Return `over` laid over `base`: its entries replace those with the same key, its phrases win."""
    replaced = over["concepts"].keys() & base["concepts"].keys()
    named = {name: dict(marshal.loads(blob)) for name, blob in base["tables"].items()}  # noqa: S302 - our own bytes
    for name, blob in over["tables"].items():
        join = word_lists.join if name == "words" else _joined
        named[name] = join(named.get(name, {}), marshal.loads(blob))  # noqa: S302 - our own bytes
    shift = len(base["entries"])
    return {
        "index": phrases.merge(_without(base["index"], replaced), over["index"]),
        "concepts": base["concepts"] | {key: place + shift for key, place in over["concepts"].items()},
        "entries": bytes(base["entries"]) + over["entries"],
        "systems": base["systems"] | over["systems"],
        "tables": {name: marshal.dumps(value, 4) for name, value in named.items()},
    }


def _joined(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    joined = {name: base.get(name, {}) | value if isinstance(value, dict) else value for name, value in over.items()}
    if "lengths" in base and "lengths" in over:
        joined["lengths"] = phrases.merge(base, over)["lengths"]  # type: ignore[arg-type] # holds an index
    return base | joined


def _without(index: phrases.Index, keys: set[str]) -> phrases.Index:
    def rest(table: dict[str, Any]) -> dict[str, Any]:
        kept = (
            (phrase, tuple(key for key in phrases.values(found) if key not in keys)) for phrase, found in table.items()
        )
        return {phrase: phrases.single(found) for phrase, found in kept if found}

    stems = index["stems"].whole() if isinstance(index["stems"], phrases.Shelves) else index["stems"]
    return {"stems": rest(stems), "cased": rest(index["cased"]), "lengths": index["lengths"]}


def _compile(sources: list[Table]) -> Compiled:
    concepts = dict(entries(sources, "concepts"))
    side = {name: dict(entries(sources, name)) for name in ("routes", "forms", "sections")}
    every = concepts | {key: entry for part in side.values() for key, entry in part.items()}
    named: dict[str, Any] = {name: dict(_index(part)) for name, part in side.items()}
    named["context"] = _context(sources)
    named["words"] = {name: word_lists.compile_list(entry) for name, entry in entries(sources, "words")}
    named["frequencies"] = _frequencies(dict(entries(sources, "frequencies")))
    named["units"] = written.compile_units(dict(entries(sources, "units")), _listed(sources, "shifts"))
    named["plausible"] = {key: _ranges(found) for key, found in entries(sources, "plausible")}
    named["ambiguous"] = {
        " ".join(phrases.tokens(each)): True for entry in every.values() for each in entry.get("ambiguous", ())
    }
    places, blob = {}, bytearray()
    for key, entry in every.items():
        places[key] = len(blob)
        blob += marshal.dumps(_concept(entry), 4)
    return {
        "index": _index(concepts),
        "concepts": places,
        "entries": bytes(blob),
        "systems": {name: entry["uri"] for name, entry in entries(sources, "systems")},
        "tables": {name: marshal.dumps(value, 4) for name, value in named.items()},
    }


def entries(sources: list[Table], section: str) -> Iterator[tuple[str, Any]]:
    """Yield the (key, entry) pairs of one section of all tables, each entry with the kind of its file."""
    for table in sources:
        found = table.root.get(section)
        kind = table.root.get("kind")
        default = {"routes": "route", "forms": "form", "sections": "section"}.get(section)
        for key, node in found.items() if found else ():
            entry = plain(node)
            if isinstance(entry, dict) and "kind" not in entry and (kind or default):
                entry["kind"] = str(kind.value) if kind else default
            yield key, entry


def _listed(sources: list[Table], section: str) -> list[dict[str, Any]]:
    return [plain(node) for table in sources for node in table.root.get(section) or ()]


def spoken(entry: dict[str, Any]) -> list[str]:
    """Return the phrases of an entry that match in any case, in all its languages."""
    return [phrase for language in entry.get("phrases", {}).values() for phrase in language]


def _index(part: dict[str, Any]) -> phrases.Index:
    return phrases.build(
        [(phrase, key) for key, entry in part.items() for phrase in spoken(entry)],
        [(p, key) for key, e in part.items() for p in (*e.get("cased", ()), *e.get("ambiguous", ()))],
    )


def _concept(entry: dict[str, Any]) -> tuple[Any, ...]:
    own = {"kind", "display", "codes", "phrases", "units", "examples", "cased", "codes_by"}
    extra = {name: value for name, value in entry.items() if name not in own}
    if "codes_by" in entry:
        extra["codes_by"] = [(code["units"], _coding(code)) for code in entry["codes_by"]]
    return (
        entry["kind"],
        entry["display"],
        tuple(_coding(code) for code in entry.get("codes", ())),
        (*spoken(entry), *entry.get("cased", ()), *entry.get("ambiguous", ())),
        tuple(entry.get("units", ())),
        extra,
    )


def _coding(code: dict[str, str]) -> tuple[str, str, str | None, bool]:
    return code["system"], code["code"], code.get("display"), code.get("free") == "true"


def _context(sources: list[Table]) -> dict[str, Any]:
    pairs = [
        (phrase, (entry["kind"], entry["direction"], int(entry["scope"]) if "scope" in entry else None))
        for entry in _listed(sources, "triggers")
        for phrase in entry["phrases"]
    ]
    return dict(phrases.build(pairs))


def _frequencies(part: dict[str, Any]) -> dict[str, Any]:
    index: dict[str, Any] = dict(_index(part))
    index["entries"] = {key: {n: v for n, v in e.items() if n != "examples"} for key, e in part.items()}
    return index


def _ranges(found: list[dict[str, Any]]) -> list[tuple[list[str], str, str]]:
    return [(each["units"], each["low"], each["high"]) for each in found]
