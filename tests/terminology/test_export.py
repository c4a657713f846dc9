"""`mappings export`: the tables as FHIR terminology resources."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B import get_fhir_model_class
from typer.testing import CliRunner

from case2fhir.cli.app import application
from case2fhir.terminology import Terminology
from case2fhir.terminology.export import resources


@pytest.fixture(scope="module")
def exported() -> list[dict[str, Any]]:
    from case2fhir.terminology import load

    return list(resources(load()))


def test_every_resource_is_a_valid_model(exported: list[dict[str, Any]]) -> None:
    for resource in exported:
        get_fhir_model_class(resource["resourceType"]).model_validate(resource)


def test_there_is_one_code_system_and_a_map_for_each_system(exported: list[dict[str, Any]]) -> None:
    kinds = [resource["resourceType"] for resource in exported]
    assert kinds.count("CodeSystem") == 1
    targets = [r["group"][0]["target"] for r in exported if r["resourceType"] == "ConceptMap"]
    assert {"http://snomed.info/sct", "http://loinc.org", "http://www.whocc.no/atc"} <= set(targets)
    assert len(targets) == len(set(targets))


def test_ids_and_urls_are_unique_and_short(exported: list[dict[str, Any]]) -> None:
    urls = [resource["url"] for resource in exported]
    assert len(urls) == len(set(urls))
    assert all(len(resource["id"]) <= 64 for resource in exported)


def test_the_map_names_the_code_of_a_concept(exported: list[dict[str, Any]]) -> None:
    loinc = next(
        r for r in exported if r["resourceType"] == "ConceptMap" and r["group"][0]["target"] == "http://loinc.org"
    )
    rows = {row["code"]: row["target"] for row in loinc["group"][0]["element"]}
    assert rows["hemoglobin"][0]["code"] == "718-7"


def test_all_concepts_are_in_the_code_system(terms: Terminology, exported: list[dict[str, Any]]) -> None:
    system = next(resource for resource in exported if resource["resourceType"] == "CodeSystem")
    assert system["count"] == len(system["concept"]) == len(terms.keys)


def test_the_command_writes_files(tmp_path: Path) -> None:
    result = CliRunner().invoke(application(), ["mappings", "export", str(tmp_path / "out")])
    assert result.exit_code == 0
    written = sorted((tmp_path / "out").glob("*.json"))
    assert {"CodeSystem-concepts.json", "ValueSet-symptom.json"} <= {path.name for path in written}
    assert json.loads(written[0].read_text(encoding="utf-8"))["status"] == "active"


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        CliRunner().invoke(application(), ["mappings", "export", str(tmp_path / name)])
    first = {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()}
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "b").iterdir()}
