"""The last word on what we emit: HL7's own validator, and a real HAPI server."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from case2fhir.build import BuildOptions, build
from case2fhir.bundle import Bundle, Kind, assemble
from case2fhir.model import Case
from case2fhir.model.anchor import anchored
from cases import back_case, named_people
from everything import everything
from servers.hapi import Hapi
from servers.validator import OfficialValidator
from terms import FewTerms

CLOCK = "2024-05-06T07:08:09Z"


def made(case: Case, kind: Kind) -> Bundle:
    options = BuildOptions(timestamp=CLOCK, composition=kind == "document")
    return assemble(build(case, FewTerms(), options), kind, timestamp=CLOCK)


@pytest.mark.official
@pytest.mark.parametrize("kind", ["transaction", "batch", "document", "collection"])
@pytest.mark.parametrize(
    ("case", "undated"),
    [(back_case(), 1), (anchored(back_case(), "2021-05-06"), 0), (named_people(), 0), (everything(), 0)],
    ids=["back", "anchored", "named", "everything"],
)
def test_hl7s_validator_finds_no_error(
    official_validator: OfficialValidator, case: Case, undated: int, kind: Kind, tmp_path: Path
) -> None:
    path = tmp_path / "bundle.json"
    path.write_text(made(case, kind).to_json(), encoding="utf-8")
    (answer,) = official_validator([path])
    said = [(issue["severity"], issue["diagnostics"]) for issue in answer["outcome"]["issue"]]
    errors = [text for severity, text in said if severity in ("error", "fatal")]
    assert len([text for text in errors if "vs-1" in text]) == undated
    assert [text for text in errors if "vs-1" not in text] == []
    assert [text for _, text in said if "dom-6" in text] == []


def post(hapi: Hapi, bundle: Bundle, path: str = "") -> dict[str, Any]:
    answer = httpx.post(
        f"{hapi.base}{path}",
        content=bundle.to_json(indent=None),
        headers={"Content-Type": "application/fhir+json"},
        timeout=120,
    )
    assert answer.status_code in (200, 201), answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.hapi
@pytest.mark.parametrize("case", [back_case(), everything()], ids=["back", "everything"])
def test_a_server_takes_a_transaction_twice_and_creates_once(hapi: Hapi, case: Case) -> None:
    bundle = made(case, "transaction")
    first = [entry["response"]["status"][:3] for entry in post(hapi, bundle)["entry"]]
    second = [entry["response"]["status"][:3] for entry in post(hapi, bundle)["entry"]]
    assert len(first) == len(bundle.resource["entry"])
    assert set(first) <= {"200", "201"}
    assert set(second) == {"200"}


@pytest.mark.hapi
def test_a_server_keeps_the_text_and_its_evidence(hapi: Hapi) -> None:
    bundle = made(back_case(), "transaction")
    post(hapi, bundle)
    queries = [entry["request"].get("ifNoneExist") for entry in bundle.resource["entry"]]
    names = [entry["resource"].get("code", {}).get("text") for entry in bundle.resource["entry"]]
    (condition,) = hapi.get(f"Condition?{queries[names.index('lumbar disc herniation')]}")["entry"]
    extension = {part["url"]: part for part in condition["resource"]["extension"][0]["extension"]}
    document = hapi.get(extension["reference"]["valueReference"]["reference"])
    text = base64.b64decode(document["content"][0]["attachment"]["data"]).decode()
    start = extension["offset"]["valueInteger"]
    assert text[start : start + extension["length"]["valueInteger"]] == "lumbar disc herniation"


@pytest.mark.hapi
def test_a_server_takes_the_document(hapi: Hapi) -> None:
    bundle = made(back_case(), "document")
    assert json.loads(bundle.to_json())["type"] == post(hapi, bundle, "/Bundle")["type"]
