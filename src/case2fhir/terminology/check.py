"""Checks the tables of a mappings folder against each other; every problem comes with its file and line."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from case2fhir.terminology import compiler, digits, phrases, schema, shapes, store, word_lists, written
from case2fhir.terminology.lookup import Terminology
from case2fhir.terminology.normal import normal, phrase
from case2fhir.terminology.source import Node, Table

Problems = Iterator[str]
PHRASED = ("concepts", "routes", "forms", "sections", "frequencies")
"""The sections whose entries have phrases and examples."""


class Entry(NamedTuple):
    """One entry of a table: where it stands, its key and its fields."""

    table: Table
    section: str
    key: str
    node: Node

    def at(self, node: Node, field: str, message: str) -> str:
        """Return a problem with the place of `node`."""
        return f"{self.table.name}:{node.line}: {self.key}.{field}: {message}"


def check(folder: Path, base: store.Compiled | None = None) -> list[str]:
    """Return every problem of every table in `folder`, in the order of the files; none if all is well.

    `base` are the tables that the folder is laid over: its keys, systems and units count as known.
    """
    tables = compiler.tables(folder)
    if not tables:
        return [f"{folder}:1: no tables (*.yaml) in this folder"]
    found = [problem for table in tables for problem in schema.problems(table)]
    every = [entry for table in tables for entry in _entries(table)]
    if not found:
        beneath = Terminology(base).table("words") if base else None
        found = [problem for entry in every if entry.section == "words" for problem in _lists(entry, beneath)]
    if found:
        return sorted(found, key=_place)
    compiled = compiler.compile_folder(folder, base)
    terms = Terminology(compiled)
    found += _duplicate_keys(every)
    found += _duplicate_phrases(every)
    for entry in every:
        if entry.section in PHRASED:
            found += [*_codes(entry, compiled["systems"]), *_references(entry, terms), *_examples(entry, terms)]
    found += [problem for table in tables for problem in (*_units(table), *_ranges(table, terms))]
    return sorted(found, key=_place)


def unusable(folder: Path, compiled: store.Compiled) -> list[str]:
    """Return the problems of tables of a sound form that no run may start with: wrong codes, keys that nothing has.

    `compiled` is what the tables of `folder`, and those beneath, became.
    """
    terms = Terminology(compiled)
    every = [entry for table in compiler.tables(folder) for entry in _entries(table) if entry.section in PHRASED]
    found = [(*_codes(entry, compiled["systems"]), *_references(entry, terms)) for entry in every]
    return sorted((problem for problems in found for problem in problems), key=_place)


def _place(problem: str) -> tuple[str, int]:
    name, line, *_ = problem.split(":")
    return name, int(line)


def _entries(table: Table) -> Iterator[Entry]:
    for section in shapes.SECTIONS:
        root = table.root.get(section)
        for key, node in root.items() if root else ():
            yield Entry(table, section, key, node)


def _duplicate_keys(every: list[Entry]) -> Problems:
    # Frequencies, units, systems and lists of words have keys of their own.
    seen: dict[tuple[str, str], Entry] = {}
    for entry in every:
        space = entry.section if entry.section in {"frequencies", "units", "systems", "words"} else "concepts"
        first = seen.setdefault((space, entry.key), entry)
        if first is not entry:
            where = f"{first.table.name}:{first.node.line}"
            yield f"{entry.table.name}:{entry.node.line}: {entry.key}: key is used before in {where}; choose another"


def _duplicate_phrases(every: list[Entry]) -> Problems:
    # Abbreviations that are listed as ambiguous may have several meanings.
    seen: dict[tuple[str, str, str], Entry] = {}
    for entry in every:
        if entry.section not in PHRASED:
            continue
        own = entry.node.get("kind")
        kind = own or entry.table.root.get("kind")
        for field, node in _words(entry.node):
            text = str(node.value)
            stems = " ".join(phrases.tokens(text)) if field == "cased" else phrase(text)
            first = seen.setdefault((entry.section, str(kind.value) if kind else "", stems), entry)
            if first.key != entry.key:
                where = f"{first.key} ({first.table.name}:{first.node.line})"
                yield entry.at(node, field, f"{text!r} stands for {where} already; keep it in one of them")


def _words(node: Node) -> Iterator[tuple[str, Node]]:
    spoken = node.get("phrases")
    for _, listed in spoken.items() if spoken else ():
        for each in listed:
            yield "phrases", each
    for each in node.get("cased") or ():
        yield "cased", each


def _codes(entry: Entry, systems: dict[str, str]) -> Problems:
    rows = [*(entry.node.get("codes") or ()), *(entry.node.get("codes_by") or ())]
    single = entry.node.get("code")
    for row in [*rows, single] if single else rows:
        system, code = row.get("system"), row.get("code")
        if system is None or code is None:
            continue
        if system.value not in systems:
            known = ", ".join(sorted(systems))
            yield entry.at(system, "system", f"unknown system {system.value!r}; known are {known}")
        elif not _is_sound(str(system.value), str(code.value)):
            yield entry.at(code, "code", f"{code.value} has a wrong check digit for {system.value}; look it up")


def _is_sound(system: str, code: str) -> bool:
    tests: dict[str, Callable[[str], bool]] = {"snomed": digits.is_sctid, "loinc": digits.is_loinc}
    return tests[system](code) if system in tests else True


def _references(entry: Entry, terms: Terminology) -> Problems:
    for field, shape in shapes.CONCEPT.fields.items():
        node = entry.node.get(field)
        if node is None:
            continue
        if shape in {"key", "keys", "key-map"}:
            for each in (node, *node, *(value for _, value in node.items())):
                if isinstance(each.value, str) and each.value not in terms.keys:
                    yield entry.at(each, field, f"no concept has the key {each.value!r}")
        elif shape == "units":
            for each in node:
                if each.value not in terms.table("units")["units"]:
                    yield entry.at(each, field, f"{each.value} is no unit of units.yaml; add it there")


def _examples(entry: Entry, terms: Terminology) -> Problems:
    for example in entry.node.get("examples") or ():
        text, finds = example.get("text"), example.get("finds")
        if text is None or finds is None or not (entry.node.get("phrases") or _has_cased(entry.node)):
            continue
        if entry.key not in _found(entry.section, str(text.value), str(finds.value), terms):
            yield entry.at(example, "examples", f"{finds.value!r} is not found in {text.value!r}; add the phrase")


def _has_cased(node: Node) -> bool:
    return bool(node.get("cased") or node.get("ambiguous"))


def _found(section: str, text: str, finds: str, terms: Terminology) -> list[str]:
    raw, wanted = phrases.tokens(text), phrases.tokens(finds)
    stems, size = [normal(word) for word in raw], len(wanted)
    for start in range(len(raw) - size + 1):
        if [word.casefold() for word in raw[start : start + size]] != [word.casefold() for word in wanted]:
            continue
        hit = terms.match(stems, start, raw) if section == "concepts" else terms.match_in(section, stems, start, raw)
        if hit and hit[0] == size:
            return list(hit[1])
    return []


def _lists(entry: Entry, base: dict[str, Any] | None) -> Problems:
    if base is not None and entry.key not in base:
        near = difflib.get_close_matches(entry.key, base, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(base))}"
        yield f"{entry.table.name}:{entry.node.line}: {entry.key}: nothing asks for this list; {hint}"
    beneath = base.get(entry.key) if base else None
    for node, field, message in (*word_lists.problems(entry.node, beneath), *word_lists.repeated(entry.node)):
        yield entry.at(node, field, message)


def _units(table: Table) -> Problems:
    seen: dict[str, str] = {}
    root = table.root.get("units")
    for ucum, node in root.items() if root else ():
        for each in node.get("spellings") or ():
            first = seen.setdefault(written.spelled(str(each.value)), ucum)
            if first != ucum:
                yield f"{table.name}:{each.line}: {ucum}.spellings: {each.value!r} spells {first} already; keep one"


def _ranges(table: Table, terms: Terminology) -> Problems:
    root = table.root.get("plausible")
    for key, node in root.items() if root else ():
        if key not in terms.keys:
            yield f"{table.name}:{node.line}: {key}: no concept has this key"
        for row in node:
            for each in row.get("units") or ():
                if each.value not in terms.table("units")["units"]:
                    yield f"{table.name}:{each.line}: {key}.units: {each.value} is no unit of units.yaml; add it there"
