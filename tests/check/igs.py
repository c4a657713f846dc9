"""Small profiles for the tests, written for them, and a package made of such."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from case2fhir.check.packages import Packages, add_document

BASE = "http://hl7.org/fhir/StructureDefinition"
HERE = "http://example.org/fhir"


def profile(
    kind: str, *elements: dict[str, Any], name: str = "test", base: str | None = None, **more: Any
) -> dict[str, Any]:
    """Return a profile of `kind` as a differential."""
    return {
        "resourceType": "StructureDefinition",
        "url": f"{HERE}/StructureDefinition/{name}",
        "name": name,
        "status": "draft",
        "kind": "resource",
        "abstract": False,
        "type": kind,
        "baseDefinition": base or f"{BASE}/{kind}",
        "derivation": "constraint",
        "differential": {"element": [_with_path(element) for element in elements]},
        **more,
    }


def _with_path(element: dict[str, Any]) -> dict[str, Any]:
    path = ".".join(part.partition(":")[0] for part in element["id"].split("."))
    named = {"sliceName": element["id"].rpartition(":")[2]} if ":" in element["id"].rpartition(".")[2] else {}
    return {"path": path, **named, **element}


def element(id: str, **more: Any) -> dict[str, Any]:  # noqa: A002 - as FHIR names it
    """Return an element of a differential; `max_` and the like lose their underscore."""
    return {"id": id, **{key.rstrip("_"): value for key, value in more.items()}}


def value_set(name: str, system: str, *codes: str) -> dict[str, Any]:
    """Return a value set that lists codes of one system."""
    include = {"system": system, "concept": [{"code": code} for code in codes]} if codes else {"system": system}
    url = f"{HERE}/ValueSet/{name}"
    return {"resourceType": "ValueSet", "url": url, "status": "draft", "compose": {"include": [include]}}


def code_system(name: str, *concepts: Any, **more: Any) -> dict[str, Any]:
    """Return a complete code system."""
    listed = [{"code": one} if isinstance(one, str) else one for one in concepts]
    url = f"{HERE}/CodeSystem/{name}"
    return {
        "resourceType": "CodeSystem",
        "url": url,
        "status": "draft",
        "content": "complete",
        "concept": listed,
        **more,
    }


def packages(*documents: dict[str, Any]) -> Packages:
    """Return the definitions as packages hold them."""
    found = Packages()
    for document in documents:
        add_document(found, document)
    return found


def write_package(
    folder: Path, name: str, documents: Iterable[dict[str, Any]], version: str = "1.0.0", **manifest: Any
) -> Path:
    """Write a package `name-version.tgz` and return its path."""
    path = folder / f"{name}-{version}.tgz"
    with tarfile.open(path, "w:gz") as archive:
        _add(archive, "package/package.json", {"name": name, "version": version, **manifest})
        for at, document in enumerate(documents):
            _add(archive, f"package/{document['resourceType']}-{at}.json", document)
    return path


def _add(archive: tarfile.TarFile, name: str, document: Any) -> None:
    raw = json.dumps(document).encode()
    member = tarfile.TarInfo(name)
    member.size = len(raw)
    archive.addfile(member, io.BytesIO(raw))
