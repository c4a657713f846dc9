"""What must hold for every Bundle that any test makes; `hold(bundle)` asserts all of it."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

import pytest

DERIVATION = "http://hl7.org/fhir/StructureDefinition/derivation-reference"
CASE_PATH = "https://case2fhir.dev/fhir/StructureDefinition/case-path"
FACT = "https://case2fhir.dev/fhir/fact"
WITHOUT_EVIDENCE = {"DocumentReference", "Device", "Provenance", "Composition"}
TABLES = {"http://snomed.info/sct", "http://loinc.org", "http://www.whocc.no/atc"}
"""Code systems whose codes may only come from the mapping tables."""

Json = dict[str, Any]


def hold(bundle: Json, terminology: Any = None) -> None:
    """Assert every invariant of a Bundle; with a terminology also that no code comes from elsewhere."""
    resources = [entry["resource"] for entry in bundle["entry"]]
    unique_full_urls(bundle)
    one_patient(resources)
    references_resolve(bundle)
    evidence_is_in_the_text(resources)
    nothing_is_empty(bundle, "Bundle")
    parsed_by_fhir_resources(bundle)
    if bundle["type"] == "transaction":
        replay_safe(bundle)
    if bundle["type"] == "document":
        reachable(bundle)
    if terminology is not None:
        codes_from_tables(resources, terminology)


def walk(value: Any) -> Iterator[Json]:
    """Yield every object in a JSON value."""
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from walk(item)
    elif isinstance(value, list):
        for item in value:
            yield from walk(item)


def unique_full_urls(bundle: Json) -> None:
    urls = [entry["fullUrl"] for entry in bundle["entry"] if "fullUrl" in entry]
    assert len(urls) == len(set(urls)), "two entries have one fullUrl"
    assert len(urls) == len(bundle["entry"]), "an entry has no fullUrl"
    for entry in bundle["entry"]:
        assert entry["fullUrl"].endswith(entry["resource"]["id"])
        assert entry["fullUrl"].startswith("urn:uuid:") is (bundle["type"] != "batch")


def one_patient(resources: list[Json]) -> None:
    patients = [resource["id"] for resource in resources if resource["resourceType"] == "Patient"]
    assert len(patients) == 1
    for resource in resources:
        subject = resource.get("subject") or resource.get("patient")
        if subject:
            assert subject["reference"].endswith(patients[0]), resource["resourceType"]


def references_resolve(bundle: Json) -> None:
    known = {entry["fullUrl"] for entry in bundle["entry"] if "fullUrl" in entry}
    known |= {f"{entry['resource']['resourceType']}/{entry['resource']['id']}" for entry in bundle["entry"]}
    for found in walk(bundle):
        if isinstance(found.get("reference"), str):
            assert found["reference"] in known


def evidence_is_in_the_text(resources: list[Json]) -> None:
    text = source_text(resources)
    for resource in resources:
        spans, paths = evidence(resource)
        if resource["resourceType"] in WITHOUT_EVIDENCE:
            continue
        assert spans or paths, f"{resource['resourceType']} {resource['id']} has no evidence"
        for offset, length in spans:
            assert offset >= 0
            assert length > 0
            assert text is None or len(text[offset : offset + length]) == length, "evidence outside the text"


def evidence(resource: Json) -> tuple[list[tuple[int, int]], list[str]]:
    """Return the spans (offset, length) and the case paths of a resource."""
    spans, paths = [], []
    for extension in resource.get("extension", []):
        parts = {part["url"]: part for part in extension.get("extension", [])}
        if extension["url"] == DERIVATION:
            spans.append((parts["offset"]["valueInteger"], parts["length"]["valueInteger"]))
        elif extension["url"] == CASE_PATH:
            paths.append(extension["valueString"])
    return spans, paths


def source_text(resources: list[Json]) -> str | None:
    """Return the text of the one DocumentReference, None if the attachment holds none."""
    (document,) = (resource for resource in resources if resource["resourceType"] == "DocumentReference")
    content = document["content"][0]["attachment"].get("data")
    return None if content is None else base64.b64decode(content).decode()


def nothing_is_empty(value: Any, path: str) -> None:
    """FHIR has no null, no empty object, array or string."""
    assert value not in (None, "", [], {}), f"{path} is empty"
    if isinstance(value, dict):
        for key, item in value.items():
            nothing_is_empty(item, f"{path}.{key}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            nothing_is_empty(item, f"{path}[{number}]")


def parsed_by_fhir_resources(bundle: Json) -> None:
    model = pytest.importorskip("fhir.resources.R4B.bundle")
    model.Bundle.model_validate_json(json.dumps(bundle, default=str))


def replay_safe(bundle: Json) -> None:
    for entry in bundle["entry"]:
        resource, request = entry["resource"], entry["request"]
        if request["method"] == "POST":
            assert request["ifNoneExist"].startswith("identifier=http")
            assert request["ifNoneExist"].endswith(f"%7C{resource['id']}")
            identifiers = resource["identifier"]
            first = identifiers if isinstance(identifiers, dict) else identifiers[0]
            assert first == {"system": FACT, "value": resource["id"]}
        else:
            assert request == {"method": "PUT", "url": f"{resource['resourceType']}/{resource['id']}"}


def reachable(bundle: Json) -> None:
    """Every entry of a document but the Provenance is reached from the Composition (bdl-11 and R4 3.3.1)."""
    entries = {entry["fullUrl"]: entry["resource"] for entry in bundle["entry"]}
    assert bundle["entry"][0]["resource"]["resourceType"] == "Composition"
    assert bundle["identifier"]
    assert bundle["timestamp"]
    seen: set[str] = set()
    todo = [bundle["entry"][0]["fullUrl"]]
    while todo:
        url = todo.pop()
        if url not in seen:
            seen.add(url)
            todo += [found["reference"] for found in walk(entries[url]) if isinstance(found.get("reference"), str)]
    left = {entries[url]["resourceType"] for url in entries.keys() - seen}
    assert left <= {"Provenance"}, f"not reachable from the Composition: {left}"


def codes_from_tables(resources: list[Json], terminology: Any) -> None:
    """No code of a clinical code system comes from elsewhere than the curated tables; `terminology.keys` are theirs."""
    known = set()
    for key in terminology.keys:
        concept = terminology.concept(key)
        by_unit = [coding for _, coding in concept.extra.get("codes_by", ())]
        known |= {(coding.system, coding.code) for coding in (*concept.codings, *by_unit)}
    for found in walk(resources):
        if found.get("system") in TABLES:
            assert (found["system"], found["code"]) in known, f"{found} is in no mapping table"
