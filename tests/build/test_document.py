"""The kinds of output: transaction, batch, document, collection and NDJSON; and the source text in them."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

import pytest

import invariants
from build.made import resources
from case2fhir.build import BuildOptions, build
from case2fhir.bundle import Bundle, Kind, assemble, ndjson
from case2fhir.check import validate
from case2fhir.errors import InputError
from case2fhir.model import Case, Problem, Source
from cases import BACK_TEXT, back_case, named_people
from terms import FewTerms

CLOCK = "2024-05-06T07:08:09Z"


def made(kind: Kind, case: Case | None = None, **options: Any) -> Bundle:
    settings = BuildOptions(composition=kind == "document", **{"timestamp": CLOCK, **options})
    return assemble(build(case or back_case(), FewTerms(), settings), kind, timestamp=settings.timestamp)


@pytest.mark.parametrize("kind", ["transaction", "batch", "document", "collection"])
@pytest.mark.parametrize(
    "case", [back_case(), named_people(), Case(case_key="nothing")], ids=["back", "named", "empty"]
)
def test_every_kind_is_sound(kind: Kind, case: Case) -> None:
    bundle = made(kind, case)
    invariants.hold(bundle.resource)
    assert [found for found in validate(bundle.resource).of("error") if found.rule != "vs-1"] == []
    assert bundle.resource["type"] == kind
    assert bundle.resource["timestamp"] == CLOCK


def test_a_document_has_its_sections_in_the_order_of_a_case_report() -> None:
    composition = made("document").resource["entry"][0]["resource"]
    assert [section["title"] for section in composition["section"]] == [
        "Patient information",
        "Complaints",
        "Encounters",
        "Social history",
        "Family history",
        "Allergies",
        "Examination",
        "Laboratory",
        "Imaging",
        "Diagnosis",
        "Medications",
        "Procedures",
        "Outcome",
        "Source",
    ]
    assert composition["type"]["coding"][0]["code"] == "34133-9"
    assert composition["date"] == CLOCK
    assert composition["title"] == "A driver with back pain"
    assert all(section["text"]["div"].startswith("<div") for section in composition["section"])


def test_each_fact_stands_in_one_section() -> None:
    composition = made("document").resource["entry"][0]["resource"]
    listed = [entry["reference"] for section in composition["section"] for entry in section["entry"]]
    assert len(listed) == len(set(listed))


def test_a_document_without_a_clock_takes_the_time_of_now() -> None:
    bundle = made("document", timestamp=None).resource
    assert bundle["timestamp"] == bundle["entry"][0]["resource"]["date"]
    assert bundle["timestamp"].endswith("+00:00")


def test_a_document_needs_its_composition() -> None:
    with pytest.raises(ValueError, match="composition=True"):
        assemble(build(back_case(), FewTerms()), "document")


def test_a_transaction_may_be_sent_again() -> None:
    requests = [entry["request"] for entry in made("transaction").resource["entry"]]
    assert requests[0]["ifNoneExist"].startswith("identifier=https%3A%2F%2Fcase2fhir.dev%2Ffhir%2Ffact%7C")
    assert [request["method"] for request in requests].count("PUT") == 1
    assert requests[-1]["url"].startswith("Provenance/")


def test_a_batch_has_literal_references() -> None:
    bundle = made("batch").resource
    assert "urn:uuid" not in json.dumps(bundle, default=str)
    assert {entry["request"]["method"] for entry in bundle["entry"]} == {"PUT"}


def test_ndjson_has_one_resource_a_line() -> None:
    bundle = made("collection")
    rows = [json.loads(line) for line in bundle.ndjson().splitlines()]
    assert len(rows) == len(bundle.resource["entry"])
    assert rows[1]["resourceType"] == "Organization"
    assert "urn:uuid" not in bundle.ndjson()
    assert ndjson(build(back_case(), FewTerms(), BuildOptions(timestamp=CLOCK))) == bundle.ndjson()


def test_digits_survive_in_every_form() -> None:
    bundle = made("collection")
    assert '"value": 4.10' in bundle.to_json()
    assert '"value":4.10' in bundle.to_json(indent=None)
    assert '"value":4.10' in bundle.ndjson()


def test_to_model_gives_the_models_of_fhir_resources() -> None:
    model = made("transaction").to_model()
    assert model.entry[0].resource.gender == "male"


@pytest.mark.parametrize("text", ["plain", "Zwölf\r\nZeilen\u2028 \U0001f600", BACK_TEXT])
def test_the_attachment_is_the_text_as_utf8(text: str) -> None:
    (document,) = resources(Case(source=Source(text=text, language="de")), "DocumentReference")
    attachment = document["content"][0]["attachment"]
    assert base64.b64decode(attachment["data"]).decode() == text
    assert attachment["language"] == "de"


def test_without_the_text_hash_and_size_remain() -> None:
    (document,) = resources(back_case(), "DocumentReference", source_text=False)
    attachment = document["content"][0]["attachment"]
    assert "data" not in attachment
    assert attachment["size"] == len(BACK_TEXT.encode())
    assert attachment["hash"] == base64.b64encode(hashlib.sha1(BACK_TEXT.encode()).digest()).decode()


def test_a_case_without_text_says_so() -> None:
    (document,) = resources(named_people(), "DocumentReference")
    assert document["content"][0]["attachment"]["_data"]["extension"][0]["valueCode"] == "unknown"


def test_the_case_key_is_the_options_then_the_cases_then_the_texts() -> None:
    text = Case(source=Source(text="words"), problems=(Problem(key="p", name="p"),))
    keyed = text.model_copy(update={"case_key": "k"})
    ids = {
        name: resources(case, "Condition", **options)[0]["id"]
        for name, case, options in (
            ("text", text, {}),
            ("same", text.model_copy(update={"source": Source(text="words", title="T")}), {}),
            ("keyed", keyed, {}),
            ("option", keyed, {"case_key": "o"}),
            ("other", text, {"case_key": "o"}),
        )
    }
    assert ids["text"] == ids["same"]
    assert ids["option"] == ids["other"]
    assert len(set(ids.values())) == 3


def test_two_items_with_one_key_are_refused() -> None:
    case = Case(problems=(Problem(key="p", name="a"), Problem(key="p", name="b")))
    with pytest.raises(InputError, match="the key 'p'"):
        build(case, FewTerms())
