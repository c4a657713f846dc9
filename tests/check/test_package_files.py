"""IG packages from files: what is read, what is refused, and what they depend on."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import pytest

from case2fhir.check import Options, validate
from case2fhir.check.package_files import load
from case2fhir.errors import InputError
from check.igs import HERE, element, profile, value_set, write_package

URL = f"{HERE}/StructureDefinition/test"
STRUCTURE = profile("Patient", element("Patient.name", min=1))


def _rules(path: Path) -> list[str]:
    report = validate({"resourceType": "Patient"}, options=Options(packages=load([path]), profiles=(URL,)))
    return [issue.rule for issue in report if issue.severity == "error"]


def test_a_package_is_read(tmp_path: Path) -> None:
    path = write_package(tmp_path, "example.ig", [STRUCTURE])
    assert _rules(path) == ["profile-min"]
    assert load([path]).names == ["example.ig 1.0.0"]


def test_a_folder_of_packages_is_read(tmp_path: Path) -> None:
    write_package(tmp_path, "example.ig", [STRUCTURE])
    write_package(tmp_path, "example.other", [])
    assert _rules(tmp_path) == ["profile-min"]
    assert load([tmp_path]).names == ["example.ig 1.0.0", "example.other 1.0.0"]


@pytest.mark.parametrize("inner", ["", "package"])
def test_a_package_that_was_unpacked_is_read(tmp_path: Path, inner: str) -> None:
    folder = tmp_path / "ig" / inner
    folder.mkdir(parents=True)
    (folder / "package.json").write_text('{"name": "example.ig"}', encoding="utf-8")
    (folder / "StructureDefinition-test.json").write_text(json.dumps(STRUCTURE), encoding="utf-8")
    assert _rules(tmp_path / "ig") == ["profile-min"]


def test_a_folder_of_definitions_is_read(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "anything.json").write_text(json.dumps(STRUCTURE), encoding="utf-8")
    assert _rules(tmp_path) == ["profile-min"]


def test_one_definition_is_read(tmp_path: Path) -> None:
    path = tmp_path / "profile.json"
    path.write_text(json.dumps(STRUCTURE), encoding="utf-8")
    assert _rules(path) == ["profile-min"]


def test_a_bundle_of_definitions_is_read(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    path.write_text(json.dumps({"resourceType": "Bundle", "entry": [{"resource": STRUCTURE}]}), encoding="utf-8")
    assert _rules(path) == ["profile-min"]


def test_dependencies_come_from_the_same_folder(tmp_path: Path) -> None:
    write_package(tmp_path, "example.base", [STRUCTURE], version="2.0.0")
    path = write_package(tmp_path, "example.ig", [], dependencies={"example.base": "2.0.0"})
    assert _rules(path) == ["profile-min"]
    assert load([path]).notes == []


def test_another_version_of_a_dependency_is_taken_and_said(tmp_path: Path) -> None:
    write_package(tmp_path, "example.base", [STRUCTURE], version="2.1.0")
    path = write_package(tmp_path, "example.ig", [], dependencies={"example.base": "2.0.0"})
    assert _rules(path) == ["profile-min"]
    assert load([path]).notes == ["example.ig asks for example.base 2.0.0; example.base-2.1.0.tgz is taken"]


def test_a_dependency_that_is_not_there_is_said(tmp_path: Path) -> None:
    wanted = {"example.base": "2.0.0", "hl7.fhir.r4.core": "4.0.1", "hl7.terminology.r4": "6.5.0"}
    path = write_package(tmp_path, "example.ig", [], dependencies=wanted)
    assert load([path]).notes == [
        f"example.ig asks for example.base 2.0.0, which is not in {tmp_path}",
        "example.ig asks for hl7.terminology.r4 6.5.0; 7.0.1 is built in",
    ]


def test_packages_that_depend_on_each_other_end(tmp_path: Path) -> None:
    write_package(tmp_path, "example.a", [], dependencies={"example.b": "1.0.0"})
    write_package(tmp_path, "example.b", [STRUCTURE], dependencies={"example.a": "1.0.0"})
    assert load([tmp_path]).names == ["example.a 1.0.0", "example.b 1.0.0"]


def test_the_first_definition_of_a_url_stays(tmp_path: Path) -> None:
    first = value_set("v", "x:y", "a")
    package = write_package(tmp_path, "example.ig", [first, value_set("v", "x:y", "b")])
    known = load([package]).expansion(first["url"])
    assert known is not None
    assert known.codes == {"a"}


def _archive(path: Path, *members: tuple[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, raw in members:
            member = tarfile.TarInfo(name)
            member.size = len(raw)
            archive.addfile(member, io.BytesIO(raw))
    return path


MANIFEST = ("package/package.json", b'{"name": "x", "version": "1"}')


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ([("package/a.json", b"{}")], "has no package/package.json"),
        ([MANIFEST, ("package/../../evil.json", b"{}")], "leads out of the package"),
        ([MANIFEST, ("/etc/evil.json", b"{}")], "leads out of the package"),
        ([("package/package.json", b"{")], "is not JSON"),
        ([("package/package.json", b"[]")], "its package.json has no name"),
        ([("package/package.json", b'{"name": 5}')], "its package.json has no name"),
        ([MANIFEST, ("package/ValueSet-a.json", b"{")], "ValueSet-a.json: is not JSON"),
    ],
)
def test_what_is_no_package_is_refused(tmp_path: Path, members: list[tuple[str, bytes]], words: str) -> None:
    with pytest.raises(InputError, match=r"x\.tgz") as caught:
        load([_archive(tmp_path / "x.tgz", *members)])
    assert words in str(caught.value)


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04 this is a zip", b"\x1f\x8b\x08\x00broken", b"{}"])
def test_a_file_that_is_no_archive_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "x.tgz"
    path.write_bytes(raw)
    with pytest.raises(InputError, match=r"x\.tgz: is no package"):
        load([path])


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such package"):
        load([tmp_path / "nothing.tgz"])
    with pytest.raises(InputError, match="holds neither packages"):
        load([tmp_path])
