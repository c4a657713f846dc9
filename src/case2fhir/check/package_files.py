"""IG packages from files: a .tgz, a folder that holds one, or a folder of loose definitions."""

from __future__ import annotations

import json
import tarfile
import zlib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from case2fhir.check.packages import Packages, add_document
from case2fhir.errors import InputError

BUILT_IN = {
    "hl7.fhir.r4.core": "4.0.1",
    "hl7.terminology.r4": "7.0.1",
    "hl7.fhir.uv.extensions.r4": "5.3.0",
}
"""Packages whose definitions come with the program, with their versions."""

_KINDS = ("StructureDefinition", "ValueSet", "CodeSystem", "ImplementationGuide")
_LARGEST = 512 * 1024 * 1024
Manifest = dict[str, Any]


def load(paths: Iterable[str | Path]) -> Packages:
    """Return the definitions of the packages and folders, with what they depend on from the same folders.

    Raises InputError for what is no package: not a tgz, without package.json, or with a path that leads out of it.
    """
    packages = Packages()
    for path in paths:
        _load(Path(path), packages)
    return packages


def _load(path: Path, packages: Packages) -> None:
    if path.is_dir():
        archives = sorted(path.glob("*.tgz"))
        if (path / "package.json").is_file() or (path / "package" / "package.json").is_file():
            _add_folder(path, packages)
        elif archives:
            for archive in archives:
                _add_archive(archive, packages)
        else:
            _add_loose(path, packages)
    elif path.suffix == ".json" and path.is_file():
        add_document(packages, _json(path.read_bytes(), str(path)))
    elif path.exists():
        _add_archive(path, packages)
    else:
        raise InputError(f"{path}: there is no such package")


def _json(raw: bytes, name: str) -> Any:
    try:
        return json.loads(raw, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: is not JSON: {error}") from error


def _add_loose(folder: Path, packages: Packages) -> None:
    files = sorted(folder.rglob("*.json"))
    if not files:
        raise InputError(f"{folder}: holds neither packages (.tgz) nor definitions (.json)")
    for file in files:
        add_document(packages, _json(file.read_bytes(), str(file)))
    packages.names.append(str(folder))


def _add_folder(folder: Path, packages: Packages) -> None:
    inner = folder if (folder / "package.json").is_file() else folder / "package"
    manifest = _json((inner / "package.json").read_bytes(), str(inner / "package.json"))
    if not _is_new(manifest, str(folder), packages):
        return
    for kind in _KINDS:
        for file in sorted(inner.glob(f"{kind}-*.json")):
            _add_file(packages, kind, file.read_bytes(), str(file))
    _dependencies(manifest, folder.parent, packages)


def _is_new(manifest: Any, where: str, packages: Packages) -> bool:
    name = manifest.get("name") if isinstance(manifest, dict) else None
    if not isinstance(name, str):
        raise InputError(f"{where}: its package.json has no name")
    label = f"{name} {manifest.get('version', '')}".strip()
    if label in packages.names:
        return False
    packages.names.append(label)
    return True


def _add_archive(archive: Path, packages: Packages) -> None:
    try:
        with tarfile.open(archive) as opened:
            files = dict(_members(opened, archive))
    except (tarfile.TarError, EOFError, zlib.error, OSError) as error:
        raise InputError(f"{archive}: is no package (.tgz): {error}") from error
    if "package.json" not in files:
        raise InputError(f"{archive}: has no package/package.json, so it is no FHIR package")
    manifest = _json(files.pop("package.json"), f"{archive}: package.json")
    if not _is_new(manifest, str(archive), packages):
        return
    for name, raw in files.items():
        _add_file(packages, name.partition("-")[0], raw, f"{archive}: {name}")
    _dependencies(manifest, archive.parent, packages)


def _members(opened: tarfile.TarFile, archive: Path) -> Iterator[tuple[str, bytes]]:
    total = 0
    for member in opened:
        parts = PurePosixPath(member.name).parts
        if ".." in parts or member.name.startswith("/"):
            raise InputError(f"{archive}: the path {member.name!r} leads out of the package")
        total += member.size
        if total > _LARGEST:
            raise InputError(f"{archive}: holds more than {_LARGEST // 2**20} MB")
        if len(parts) != 2 or parts[0] != "package" or not member.isfile():
            continue
        if parts[1] == "package.json" or (parts[1].endswith(".json") and parts[1].partition("-")[0] in _KINDS):
            file = opened.extractfile(member)
            if file is not None:
                yield parts[1], file.read()


def _add_file(packages: Packages, kind: str, raw: bytes, name: str) -> None:
    if kind == "ImplementationGuide":
        add_document(packages, _json(raw, name))
        return
    url = _url(raw, name)
    if url:
        packages.add(kind, url, partial(_json, raw, name))


def _url(raw: bytes, name: str) -> str:
    document = _json(raw, name)
    url = document.get("url") if isinstance(document, dict) else None
    return url if isinstance(url, str) else ""


def _dependencies(manifest: Manifest, folder: Path, packages: Packages) -> None:
    wanted = manifest.get("dependencies")
    for name, version in wanted.items() if isinstance(wanted, dict) else ():
        if name in BUILT_IN:
            if version != BUILT_IN[name]:
                packages.notes.append(f"{manifest['name']} asks for {name} {version}; {BUILT_IN[name]} is built in")
            continue
        if any(one.partition(" ")[0] == name for one in packages.names):
            continue
        exact = folder / f"{name}-{version}.tgz"
        found = [exact] if exact.is_file() else sorted(folder.glob(f"{name}-[0-9]*.tgz"))
        if not found:
            packages.notes.append(f"{manifest['name']} asks for {name} {version}, which is not in {folder}")
            continue
        if found[-1] != exact:
            packages.notes.append(f"{manifest['name']} asks for {name} {version}; {found[-1].name} is taken")
        _add_archive(found[-1], packages)
