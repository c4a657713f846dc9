"""An International Patient Summary broken in one place: each defect is found by the profiles that its Bundle claims."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from case2fhir.check import Options, validate
from case2fhir.check.package_files import load
from check.mutate import examples

Resource = dict[str, Any]
PROBLEMS, MEDICATIONS, ALLERGIES = "11450-4", "10160-0", "48765-2"
UNKNOWN_URN = "urn:uuid:0a1b2c3d-0000-4000-8000-000000000099"


def first(bundle: Resource, kind: str) -> Resource:
    """Return the first resource of a type."""
    return next(entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind)


def full_url(bundle: Resource, kind: str) -> str:
    return next(str(entry["fullUrl"]) for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind)


def section(bundle: Resource, code: str) -> Resource:
    """Return the section of a LOINC code."""
    sections = first(bundle, "Composition")["section"]
    return next(one for one in sections if one["code"]["coding"][0]["code"] == code)


def _without_section(code: str) -> Callable[[Resource], Any]:
    return lambda bundle: first(bundle, "Composition")["section"].remove(section(bundle, code))


def _without(kind: str, name: str) -> Callable[[Resource], Any]:
    return lambda bundle: first(bundle, kind).pop(name)


def _with(kind: str, **values: Any) -> Callable[[Resource], Any]:
    return lambda bundle: first(bundle, kind).update(values)


def _section_with(code: str, **values: Any) -> Callable[[Resource], Any]:
    return lambda bundle: section(bundle, code).update(values)


Row = tuple[str, Callable[[Resource], Any], str]
FOURTEEN: list[Row] = [
    ("no problem section", _without_section(PROBLEMS), "profile-slice-min"),
    ("no medication section", _without_section(MEDICATIONS), "profile-slice-min"),
    ("no allergy section", _without_section(ALLERGIES), "profile-slice-min"),
    (
        "problem section with another code",
        lambda bundle: section(bundle, PROBLEMS)["code"]["coding"][0].update(code="11369-6"),
        "profile-slice-min",
    ),
    ("a section without text", lambda bundle: section(bundle, MEDICATIONS).pop("text"), "profile-min"),
    ("a section without title", lambda bundle: section(bundle, ALLERGIES).pop("title"), "profile-min"),
    (
        "an allergy section of a patient",
        lambda bundle: section(bundle, ALLERGIES)["entry"][0].update(reference=full_url(bundle, "Patient")),
        "profile-target",
    ),
    ("a patient without birth date", _without("Patient", "birthDate"), "profile-slice-min"),
    ("a patient whose name is empty", _with("Patient", name=[{"use": "official"}]), "profile-slice-min"),
    ("a summary of no one", _without("Composition", "subject"), "profile-min"),
    (
        "another kind of document",
        lambda bundle: first(bundle, "Composition")["type"]["coding"][0].update(code="11503-0"),
        "profile-pattern",
    ),
    ("no identifier", lambda bundle: bundle.pop("identifier"), "profile-min"),
    ("no document", lambda bundle: bundle.update(type="collection"), "profile-fixed"),
    ("no patient", lambda bundle: bundle["entry"].pop(1), "profile-slice-min"),
]
MORE: list[Row] = [
    ("no time", lambda bundle: bundle.pop("timestamp"), "profile-min"),
    ("an entry without fullUrl", lambda bundle: bundle["entry"][3].pop("fullUrl"), "profile-min"),
    ("the Composition is last", lambda bundle: bundle["entry"].append(bundle["entry"].pop(0)), "bdl-11"),
    ("an entry that is searched", lambda bundle: bundle["entry"][1].update(search={"mode": "match"}), "profile-max"),
    (
        "an entry with a request",
        lambda bundle: bundle["entry"][1].update(request={"method": "POST", "url": "Patient"}),
        "profile-max",
    ),
    ("a section inside a section", _section_with(PROBLEMS, section=[{"title": "x"}]), "profile-max"),
    (
        "a section twice",
        lambda bundle: first(bundle, "Composition")["section"].append(deepcopy(section(bundle, PROBLEMS))),
        "profile-slice-max",
    ),
    (
        "a section whose entry is not there",
        lambda bundle: section(bundle, PROBLEMS)["entry"][0].update(reference=UNKNOWN_URN),
        "reference-unresolved",
    ),
    (
        "entries and a reason for none",
        _section_with(
            PROBLEMS,
            emptyReason={
                "coding": [{"system": "http://terminology.hl7.org/CodeSystem/list-empty-reason", "code": "unavailable"}]
            },
        ),
        "cmp-2",
    ),
    ("a type in words", _with("Composition", type={"text": "Patient summary"}), "profile-pattern"),
    ("no title", _without("Composition", "title"), "required-element"),
    ("no author", _without("Composition", "author"), "required-element"),
    (
        "a subject that is an organization",
        lambda bundle: first(bundle, "Composition")["subject"].update(reference=full_url(bundle, "Organization")),
        "profile-target",
    ),
    ("gender of another system", _with("Patient", gender="F"), "binding-required"),
    (
        "an unknown clinical status",
        lambda bundle: first(bundle, "Condition")["clinicalStatus"]["coding"][0].update(code="gone"),
        "binding-required",
    ),
    ("a medication of nothing", _without("MedicationStatement", "medicationReference"), "required-element"),
    (
        "a medication that is a patient",
        lambda bundle: first(bundle, "MedicationStatement")["medicationReference"].update(
            reference=full_url(bundle, "Patient")
        ),
        "reference-target",
    ),
    ("a status of no statement", _with("MedicationStatement", status="taken"), "binding-required"),
]
LOOK_ALIKES: list[tuple[str, Callable[[Resource], Any]]] = [
    ("a year of birth", _with("Patient", birthDate="1972")),
    ("a name in one piece", _with("Patient", name=[{"text": "Jane Roe"}])),
    ("a family name alone", _with("Patient", name=[{"family": "Roe"}])),
    ("no gender", _without("Patient", "gender")),
    ("no custodian", _without("Composition", "custodian")),
    ("no attester", _without("Composition", "attester")),
    (
        "a second code of a section",
        lambda bundle: section(bundle, PROBLEMS)["code"]["coding"].append(
            {"system": "http://example.org/sections", "code": "problems"}
        ),
    ),
    (
        "a section of one's own",
        lambda bundle: first(bundle, "Composition")["section"].append(
            {"title": "Notes", "code": {"text": "Notes"}, "text": section(bundle, PROBLEMS)["text"]}
        ),
    ),
]


@pytest.fixture(scope="module")
def options(shared: Path) -> Options:
    """IPS 2.0.0; nothing is asked but what the Bundle claims in meta.profile."""
    return Options(packages=load([shared / "packages" / "hl7.fhir.uv.ips-2.0.0.tgz"]))


@pytest.fixture(scope="module")
def summary(shared: Path) -> Resource:
    """The first example of the guide."""
    found = dict(examples(shared / "packages" / "hl7.fhir.uv.ips-2.0.0.tgz"))
    return found["Bundle-IPS-examples-Bundle-01.json"]


def _errors(bundle: Resource, options: Options) -> set[str]:
    return {issue.rule for issue in validate(bundle, options=options) if issue.severity == "error"}


@pytest.mark.parametrize(("break_it", "rule"), [row[1:] for row in FOURTEEN], ids=[row[0] for row in FOURTEEN])
def test_each_of_fourteen_defects_is_found(summary: Resource, options: Options, break_it: Any, rule: str) -> None:
    broken = deepcopy(summary)
    break_it(broken)
    assert rule in _errors(broken, options)


@pytest.mark.parametrize(("break_it", "rule"), [row[1:] for row in MORE], ids=[row[0] for row in MORE])
def test_other_defects_are_found(summary: Resource, options: Options, break_it: Any, rule: str) -> None:
    broken = deepcopy(summary)
    break_it(broken)
    assert rule in _errors(broken, options)


@pytest.mark.parametrize("change", [row[1] for row in LOOK_ALIKES], ids=[row[0] for row in LOOK_ALIKES])
def test_what_only_looks_like_a_defect_passes(summary: Resource, options: Options, change: Any) -> None:
    changed = deepcopy(summary)
    change(changed)
    assert _errors(changed, options) == set()


EXPLAINED: dict[str, dict[str, str]] = json.loads(
    (Path(__file__).resolve().parents[2] / "docs" / "rules" / "explained-examples.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("package", "url", "resources"),
    [
        ("hl7.fhir.uv.ips-2.0.0", "http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips", 44),
        ("hl7.fhir.uv.ips-1.1.0", "http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips", 40),
        ("hl7.fhir.us.core-6.1.0", "http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient", 183),
        ("hl7.fhir.us.core-8.0.0", "http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient", 228),
    ],
)
def test_the_examples_of_a_guide_pass_but_for_those_explained(
    shared: Path, package: str, url: str, resources: int
) -> None:
    path = shared / "packages" / f"{package}.tgz"
    options = Options(packages=load([path]))
    assert options.packages is not None
    assert options.packages.profile(url) is not None
    found = {name: validate(resource, options=options).ok for name, resource in examples(path)}
    assert len(found) == resources
    assert {name for name, ok in found.items() if not ok} == set(EXPLAINED[package])
    assert all(len(reason) > 20 for reason in EXPLAINED[package].values())
