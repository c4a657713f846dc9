"""IG packages and loose definitions: profiles, extensions, value sets and code systems found by URL."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from case2fhir.check.bindings import Expansion, System
from case2fhir.check.compiling import extension_document
from case2fhir.check.profiles import Profile, build
from case2fhir.check.snapshots import with_ids
from case2fhir.check.store import find, shipped
from case2fhir.check.valuesets import expand
from case2fhir.errors import UsageError

Definition = dict[str, Any]
_BASE = "http://hl7.org/fhir/StructureDefinition/"
_KINDS = frozenset({"StructureDefinition", "ValueSet", "CodeSystem"})


def require(url: str, packages: Packages | None) -> None:
    """Raise UsageError unless the profile is in a package or in the specification."""
    plain = url.partition("|")[0]
    if packages is not None and packages.profile(url) is not None:
        return
    if plain in shipped("profiles") or (plain.startswith(_BASE) and plain.removeprefix(_BASE) in shipped("types")):
        return
    searched = ", ".join([*(packages.names if packages is not None else ()), "hl7.fhir.r4.core 4.0.1"])
    raise UsageError(f"profile {url} is not found; searched: {searched}; name its package with --ig")


class Packages:
    """Definitions by URL; each is read when it is first asked for."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.notes: list[str] = []
        self.global_profiles: dict[str, list[str]] = {}
        self._sources: dict[tuple[str, str], Callable[[], Definition]] = {}
        self._profiles: dict[str, Profile | None] = {}
        self._extensions: dict[str, Definition | None] = {}
        self._expansions: dict[str, Expansion | None] = {}
        self._systems: dict[str, System | None] = {}

    def add(self, kind: str, url: str, read: Callable[[], Definition]) -> None:
        """Add a definition; the first of a URL stays."""
        self._sources.setdefault((kind, url), read)

    def _read(self, kind: str, url: str) -> Definition | None:
        read = self._sources.get((kind, url))
        return None if read is None else read()

    def profile(self, url: str) -> Profile | None:
        """Return the profile of a URL (a version after `|` is not compared), or None."""
        plain = url.partition("|")[0]
        if plain not in self._profiles:
            found = self._read("StructureDefinition", plain)
            self._profiles[plain] = build(found, self._base) if found is not None and _is_profile(found) else None
        return self._profiles[plain]

    def _base(self, url: str) -> Definition | None:
        return self._read("StructureDefinition", url) or shipped("profiles").get(url)

    def extension(self, url: str) -> Definition | None:
        """Return the compiled document of an extension, or None."""
        if url not in self._extensions:
            found = self._read("StructureDefinition", url)
            wanted = found is not None and found.get("type") == "Extension"
            self._extensions[url] = _extension(found) if found is not None and wanted else None
        return self._extensions[url]

    def system(self, url: str) -> System | None:
        """Return a code system, or None."""
        if url not in self._systems:
            found = self._read("CodeSystem", url)
            self._systems[url] = None if found is None else System(url, _system(found))
        return self._systems[url]

    def expansion(self, url: str) -> Expansion | None:
        """Return the expansion of a value set, or None if it is not here."""
        if url not in self._expansions:
            found = self._read("ValueSet", url)
            self._expansions[url] = None if found is None else self._expand(url, found)
        return self._expansions[url]

    def _expand(self, url: str, found: Definition) -> Expansion:
        def value_set(other: str) -> Definition | None:
            return self._read("ValueSet", other) or shipped_value_set(other)

        def system(other: str) -> Definition | None:
            return self._read("CodeSystem", other) or shipped_system(other)

        document = expand(found, value_set, system)
        for one, codes in document.get("systems", {}).items():
            if codes == "*" and (own := self.system(one)) is not None:
                document["systems"][one] = sorted(own.codes)
        return Expansion(url, document)


def _is_profile(structure: Definition) -> bool:
    """Say whether a StructureDefinition constrains a type of R4, whatever it says of its derivation."""
    kind = structure.get("type")
    return isinstance(kind, str) and kind in shipped("types") and structure.get("url") != f"{_BASE}{kind}"


def shipped_value_set(url: str) -> Definition | None:
    """Return a value set of the compiled definitions in the form of a ValueSet that lists its codes."""
    document = find("valuesets", url)
    if document is None or "open" in document:
        return None
    include = [
        {"system": one} if codes == "*" else {"system": one, "concept": [{"code": code} for code in codes]}
        for one, codes in document["systems"].items()
    ]
    return {"url": url, "compose": {"include": include}}


def shipped_system(url: str) -> Definition | None:
    """Return a code system of the compiled definitions in the form of a CodeSystem."""
    document = find("systems", url)
    if document is None:
        return None
    parents = shipped("parents").get(url) or {}
    concepts = [
        {
            "code": code,
            "property": [{"code": "subsumedBy", "valueCode": one} for one in parents.get(code, "").split()],
        }
        for code in document["c"]
    ]
    return {"url": url, "content": document.get("content", "complete"), "concept": concepts}


def _system(system: Definition) -> Definition:
    codes: dict[str, str] = {}
    waiting = list(system.get("concept", []))
    while waiting:
        concept = waiting.pop()
        codes[concept["code"]] = concept.get("display", "")
        waiting.extend(concept.get("concept", []))
    document: Definition = {"n": system.get("title") or system.get("name", ""), "c": codes}
    if "supplements" in system:
        document["content"] = "supplement"
    elif system.get("content") != "complete":
        document["content"] = system.get("content", "not-present")
    if system.get("caseSensitive") is False:
        document["ci"] = 1
    return document


def _extension(structure: Definition) -> Definition:
    elements = structure.get("snapshot", {}).get("element")
    if not elements:
        root = {"id": "Extension", "path": "Extension"}
        listed = with_ids(structure.get("differential", {}).get("element", []))
        elements = listed if any(one["id"] == "Extension" for one in listed) else [root, *listed]
    return extension_document({**structure, "snapshot": {"element": elements}})


def load_files(files: Iterable[str | Path]) -> Packages:
    """Return the definitions of single JSON files."""
    packages = Packages()
    for file in files:
        document = json.loads(Path(file).read_bytes(), parse_float=Decimal)
        add_document(packages, document)
    return packages


def add_document(packages: Packages, document: Any) -> None:
    """Add a definition, or all those in a Bundle."""
    if isinstance(document, dict) and document.get("resourceType") in _KINDS and isinstance(document.get("url"), str):
        packages.add(document["resourceType"], document["url"], lambda: document)
    elif isinstance(document, dict) and document.get("resourceType") == "ImplementationGuide":
        for one in document.get("global", []):
            packages.global_profiles.setdefault(one.get("type", ""), []).append(one.get("profile", ""))
    elif isinstance(document, dict) and document.get("resourceType") == "Bundle":
        for entry in document.get("entry", []):
            add_document(packages, entry.get("resource"))
