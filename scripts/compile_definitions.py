"""Compile the official FHIR definitions into the package data of the validator.

    python scripts/compile_definitions.py FOLDER

FOLDER holds the packages listed in PACKAGES (from packages.fhir.org or npm) and `ucum-essence.xml` (from
https://github.com/ucum-org/ucum or the PyPI package ucumvert). The elements of R5 and STU3 come from the installed
fhir.resources. A package whose hash is not the pinned one is
refused. Nothing is downloaded.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from other_versions import elements_of_other_versions
from ucum_table import compile_units

from case2fhir.check.compiling import extension_document, profile_document, type_document
from case2fhir.check.profiles import Element, build
from case2fhir.check.store import DATA, write
from case2fhir.check.valuesets import expand

PACKAGES = {
    "hl7.fhir.r4.core-4.0.1.tgz": "b090bf929e1f665cf2c91583720849695bc38d2892a7c5037c56cb00817fb091",
    "hl7.fhir.uv.extensions.r4-5.3.0.tgz": "dfbc3ac95df91ed845cc6b60920d2875f679361fa0e16f227cee93c4a9ab2104",
    "hl7.terminology.r4-7.0.1.tgz": "170c546f761fb51b3355788ca500206f6b772b21c57348c29205de85a6612baa",
    "ucum-essence.xml": "6022a1f4a77d93efa23b941ae50055cb9d3fdcb8bb5db6b85deda004467bb380",
}
CORE, EXTENSIONS, TERMINOLOGY, UNITS = PACKAGES
Definition = dict[str, Any]


def main(folder: Path) -> None:
    """Write every file of package data from the packages in `folder`."""
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in PACKAGES}
    for name, wanted in PACKAGES.items():
        if hashes[name] != wanted:
            sys.exit(f"{name}: its SHA-256 is {hashes[name]}, the pinned one is {wanted}")
    core = list(_documents(folder / CORE))
    later = list(_documents(folder / TERMINOLOGY))
    structures = [item for item in core if item["resourceType"] == "StructureDefinition" and "snapshot" in item]
    extensions = [item for item in _documents(folder / EXTENSIONS) if item["resourceType"] == "StructureDefinition"]
    DATA.mkdir(exist_ok=True)
    types = _types(structures)
    write(DATA / "types.ndjson", types)
    write(DATA / "versions.ndjson", elements_of_other_versions(types))
    write(DATA / "extensions.ndjson", _extensions(extensions, structures))
    write(DATA / "profiles.ndjson", _profiles(structures))
    _write_split("valuesets", _value_sets(core, later), _by_url(core, "ValueSet"))
    systems = _systems(core, later)
    parents = {url: item.pop("p") for url, item in systems.items() if "p" in item}
    _write_split("systems", systems, _by_url(core, "CodeSystem"))
    write(DATA / "parents.ndjson", parents)
    write(DATA / "units.ndjson", compile_units(folder / UNITS))
    (DATA / "sources.json").write_text(json.dumps(hashes, indent=1) + "\n")


def _write_split(name: str, documents: Definition, core: Definition) -> None:
    """Write those of R4 and those that only the newer terminology package has, which are seldom asked for."""
    write(DATA / f"{name}.ndjson", {url: item for url, item in documents.items() if url in core})
    write(DATA / f"{name}-later.ndjson", {url: item for url, item in documents.items() if url not in core})


def _documents(package: Path) -> Iterator[Definition]:
    with tarfile.open(package) as archive:
        for member in archive:
            if member.name.startswith("package/") and member.name.count("/") == 1 and member.name.endswith(".json"):
                file = archive.extractfile(member)
                document = json.loads(file.read()) if file else {}
                if "resourceType" in document and "url" in document:
                    yield document


def _types(structures: list[Definition]) -> Definition:
    wanted = {"SimpleQuantity", "MoneyQuantity"}
    types = {
        item["name"] if item["name"] in wanted else item["type"]: type_document(item)
        for item in structures
        if item["kind"] in {"resource", "complex-type", "primitive-type"}
        and (item.get("derivation") != "constraint" or item["name"] in wanted)
    }
    concrete = [name for name, item in types.items() if item["kind"] == "resource" and "abstract" not in item]
    return {**types, "#resources": sorted(concrete)}


def _extensions(*sources: list[Definition]) -> Definition:
    return {
        item["url"]: extension_document(item)
        for source in sources
        for item in source
        if item["type"] == "Extension" and item.get("derivation") == "constraint" and "snapshot" in item
    }


def _profiles(structures: list[Definition]) -> Definition:
    return {
        item["url"]: _pruned(profile_document(item))
        for item in structures
        if item.get("derivation") == "constraint" and item["type"] != "Extension"
    }


def _pruned(document: Definition) -> Definition:
    """Return a profile without the elements that ask nothing beyond the base type."""
    kept: set[str] = set()

    def collect(element: Element) -> bool:
        below = [collect(one) for one in (*element.children.values(), *element.slices.values())]
        if element.asks or any(below):
            kept.add(element.id)
        return element.id in kept

    collect(build(document).root)
    drop = {"mustSupport", "isModifier"}
    elements = [
        {key: value for key, value in item.items() if key not in drop}
        for item in document["elements"]
        if item["id"] in kept or "." not in item["id"]
    ]
    return {**document, "elements": elements}


def _by_url(documents: list[Definition], kind: str) -> dict[str, Definition]:
    return {item["url"]: item for item in documents if item["resourceType"] == kind}


def _value_sets(core: list[Definition], later: list[Definition]) -> Definition:
    systems = {**_by_url(later, "CodeSystem"), **_by_url(core, "CodeSystem")}
    sets = {**_by_url(later, "ValueSet"), **_by_url(core, "ValueSet")}
    return {url: expand(item, sets.get, systems.get) for url, item in sets.items()}


def _systems(core: list[Definition], later: list[Definition]) -> Definition:
    """Return the code systems of R4; `later` lists codes that only the newer terminology package has."""
    now, then = _by_url(core, "CodeSystem"), _by_url(later, "CodeSystem")
    result = {}
    for url in now.keys() | then.keys():
        document = _system(now.get(url) or then[url])
        if url not in now:
            document["new"] = 1
        elif url in then:
            newer = _system(then[url])["c"]
            document["later"] = sorted(newer.keys() - document["c"].keys())
            document["alt"] = {
                code: newer[code]
                for code in sorted(document["c"].keys() & newer.keys())
                if newer[code] and newer[code] != document["c"][code]
            }
        result[url] = {key: value for key, value in document.items() if value}
        result[url].setdefault("c", {})
    return result


def _system(system: Definition) -> Definition:
    codes: dict[str, str] = {}
    parents: dict[str, str] = {}

    def add(concepts: list[Definition], parent: str) -> None:
        for concept in concepts:
            codes[concept["code"]] = concept.get("display", "")
            above = [parent] if parent else []
            above += [
                item["valueCode"]
                for item in concept.get("property", [])
                if item.get("code") in {"subsumedBy", "parent"} and "valueCode" in item
            ]
            if above:
                parents[concept["code"]] = " ".join(above)
            add(concept.get("concept", []), concept["code"])

    add(system.get("concept", []), "")
    return {
        "n": system.get("title") or system.get("name", ""),
        "content": "" if system.get("content") == "complete" else system.get("content"),
        "ci": int(system.get("caseSensitive") is False),
        "c": codes,
        "p": parents,
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
