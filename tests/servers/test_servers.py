"""The fixtures themselves: a server that answers, a validator that tells good from bad."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from servers.hapi import Hapi
from servers.validator import OfficialValidator


@pytest.mark.hapi
def test_hapi_answers_as_an_r4_server(hapi: Hapi) -> None:
    statement = hapi.get("metadata")
    assert statement["resourceType"] == "CapabilityStatement"
    assert statement["fhirVersion"] == "4.0.1"
    assert hapi.base.startswith("http://127.0.0.1:")


@pytest.mark.official
@pytest.mark.parametrize(
    ("gender", "bad"),
    [("female", False), ("F", True)],
    ids=["a good Patient", "a code that R4 does not have"],
)
def test_official_validator(official_validator: OfficialValidator, tmp_path: Path, gender: str, bad: bool) -> None:
    path = tmp_path / "patient.json"
    path.write_text(json.dumps({"resourceType": "Patient", "gender": gender}), encoding="utf-8")
    (answer,) = official_validator([path])
    assert answer["file"] == str(path)
    assert (answer["errors"] > 0) is bad
    assert len(official_validator.errors(path)) == answer["errors"]
