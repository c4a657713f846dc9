"""What the plan decides for each entry, and what it refuses."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from case2fhir.build.datatypes import FACT
from case2fhir.client.capability import Capabilities
from case2fhir.client.parcels import Parcel
from case2fhir.client.plan import Plan, identifier_pairs, identifier_query, make_plan
from client.bundles import document, dump, entry, parsed, transaction, uid

R4 = Capabilities("4.0.1")
MRN = {"system": "urn:oid:1.2.3", "value": "M1"}


def plan_of(bundle: dict[str, Any], capabilities: Capabilities = R4, **more: Any) -> Plan:
    raw = dump(bundle).encode() if bundle.get("type") == "transaction" else None
    return make_plan(Parcel("x", copy.deepcopy(bundle), raw), capabilities, **more)


def test_our_own_bundle_goes_as_it_is() -> None:
    plan = plan_of(transaction("a"))
    assert (plan.problems, plan.lacks, plan.as_is, plan.safe) == ([], [], True, True)
    assert [step.method for step in plan.steps] == ["POST"] * 5 + ["PUT"]
    assert len({step.key for step in plan.steps}) == 6


def test_keys_are_the_same_for_ndjson_and_transaction() -> None:
    bundle = transaction("a")
    loose = {"resourceType": "Bundle", "type": "collection"}
    loose["entry"] = [{"resource": one["resource"]} for one in bundle["entry"]]  # type: ignore[assignment]
    ours, theirs = plan_of(bundle), plan_of(loose)
    assert theirs.problems == []
    assert not theirs.as_is
    assert [step.key for step in theirs.steps] == [step.key for step in ours.steps]


def test_literal_references_of_loose_resources_become_urns() -> None:
    patient = {"resourceType": "Patient", "id": uid("a", "p"), "identifier": [{"system": FACT, "value": "1"}]}
    seen = {
        "resourceType": "Observation",
        "id": uid("a", "o"),
        "subject": {"reference": f"Patient/{uid('a', 'p')}"},
    }
    plan = plan_of(
        {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": patient}, {"resource": seen}]}
    )
    assert plan.problems == []
    assert [step.method for step in plan.steps] == ["POST", "PUT"]
    assert plan.steps[1].resource["subject"] == {"reference": f"urn:uuid:{uid('a', 'p')}"}


@pytest.mark.parametrize(
    ("identifiers", "lookup"),
    [
        ([MRN], "identifier=urn%3Aoid%3A1.2.3%7CM1"),
        ([{"value": "M1"}], None),
        ([{**MRN, "use": "old"}], None),
        ([{"system": "urn:oid:1.2.3"}], None),
        ([MRN, {"system": "s", "value": "a,b"}], "identifier=urn%3Aoid%3A1.2.3%7CM1,s%7Ca%5C%2Cb"),
        ([], None),
    ],
)
def test_business_identifiers(identifiers: list[dict[str, Any]], lookup: str | None) -> None:
    plan = plan_of(transaction("a", patient_identifiers=identifiers))
    assert plan.steps[0].lookup == lookup
    assert plan.as_is is (lookup is None)
    assert plan.hidden >= {one["value"] for one in identifiers if "value" in one and one.get("use") != "old"}


def test_a_condition_on_the_business_identifier_needs_no_lookup() -> None:
    bundle = transaction("a")
    patient = bundle["entry"][0]
    patient["resource"]["identifier"] = [MRN]
    patient["request"]["ifNoneExist"] = "identifier=urn:oid:1.2.3|M1"
    assert plan_of(bundle).steps[0].lookup is None


@pytest.mark.parametrize("pair", [("s", "v"), ("", "v"), ("http://x/y|z", "a,b$c\\d|e"), ("urn:oid:1", "ä b&c=d?e%7C")])
def test_queries_round_trip(pair: tuple[str, str]) -> None:
    assert identifier_pairs(identifier_query([pair, ("t", "w")])) == [pair, ("t", "w")]


@pytest.mark.parametrize("query", ["name=x", "identifier=a&name=b", ""])
def test_other_queries_have_no_pairs(query: str) -> None:
    assert identifier_pairs(query) is None


def broken(what: str) -> dict[str, Any]:
    bundle = transaction("a")
    entries = bundle["entry"]
    if what == "the same identity twice":
        entries.append({**copy.deepcopy(entries[2]), "fullUrl": "urn:uuid:other"})
    elif what == "the same identity in other letters":
        other = {**copy.deepcopy(entries[2]), "fullUrl": "urn:uuid:other"}
        other["request"]["ifNoneExist"] = other["request"]["ifNoneExist"].replace("%7C", "|")
        entries.append(other)
    elif what == "the same fullUrl twice":
        entries.append({**entry("b", "x", {"resourceType": "Observation"}), "fullUrl": entries[2]["fullUrl"]})
    elif what == "a reference to nowhere":
        entries[2]["resource"]["encounter"] = {"reference": "urn:uuid:nowhere"}
    elif what == "an escaped reference to nowhere":
        entries[2]["resource"]["encounter"] = {"reference": 'urn:uuid:now"here'}
    elif what == "a plain POST":
        del entries[3]["request"]["ifNoneExist"]
        del entries[3]["resource"]["identifier"]
    elif what == "a PATCH":
        entries.append({"request": {"method": "PATCH", "url": "Patient/1"}, "resource": {"resourceType": "Binary"}})
    elif what == "no resource":
        del entries[3]["resource"]
    elif what == "no entries":
        bundle["entry"] = []
    else:
        bundle["type"] = what
    return bundle


@pytest.mark.parametrize(
    ("what", "problem"),
    [
        ("the same identity twice", "entries 3, 7 have the same identity"),
        ("the same identity in other letters", "entries 3, 7 have the same identity"),
        ("the same fullUrl twice", "entries 3, 7 have the same fullUrl"),
        ("a reference to nowhere", "no entry has the fullUrl urn:uuid:nowhere"),
        ("an escaped reference to nowhere", 'no entry has the fullUrl urn:uuid:now"here'),
        ("a plain POST", "sending it twice would duplicate entry 4 (Observation)"),
        ("a PATCH", "sending it twice would duplicate entry 7 (Binary)"),
        ("no resource", "entry 4 has no resource"),
        ("no entries", "the Bundle has no entry"),
        ("message", "a Bundle of type message is not something to post"),
        ("history", "a Bundle of type history is not something to post"),
    ],
)
def test_problems(what: str, problem: str) -> None:
    plan = plan_of(broken(what))
    assert any(problem in one for one in plan.problems), plan.problems


def test_unsafe_is_allowed_when_asked_for() -> None:
    plan = plan_of(broken("a plain POST"), allow_unsafe=True)
    assert plan.problems == []
    assert not plan.safe


def test_a_foreign_patient_without_identity_but_with_business_identifier_is_safe() -> None:
    bundle = transaction("a")
    patient = bundle["entry"][0]
    patient["request"] = {"method": "POST", "url": "Patient"}
    patient["resource"]["identifier"] = [MRN]
    assert plan_of(bundle).problems == []


@pytest.mark.parametrize(("update_create", "lacks"), [(True, []), (False, ["entry 3 (Observation)", "exactly once"])])
def test_a_server_without_conditional_create(update_create: bool, lacks: list[str]) -> None:
    types = {name: {"type": name} for name in ("Patient", "DocumentReference", "Provenance")}
    types["Observation"] = {"type": "Observation", "conditionalCreate": False, "updateCreate": update_create}  # type: ignore[dict-item]
    plan = plan_of(transaction("a", observations=1), Capabilities("4.0.1", types=types))
    assert bool(plan.lacks) is bool(lacks)
    for word in lacks:
        assert word in plan.lacks[0]
    if not lacks:
        assert (plan.steps[2].method, plan.steps[2].url) == ("PUT", f"Observation/{uid('a', 'observation 0')}")


def test_a_type_the_server_does_not_have() -> None:
    types = {name: {"type": name} for name in ("Patient", "DocumentReference", "Observation")}
    plan = plan_of(transaction("a"), Capabilities("4.0.1", types=types))
    assert plan.lacks == ["the server does not have Provenance (not in its CapabilityStatement)"]


def test_documents() -> None:
    plan = plan_of(parsed(document("a")))
    assert (plan.kind, plan.problems, plan.steps[0].url) == ("document", [], "Bundle")
    nameless = {**document("a")}
    del nameless["identifier"]
    assert "needs Bundle.identifier" in plan_of(nameless).problems[0]
    types = {"Patient": {"type": "Patient"}}
    assert "does not store Bundles" in plan_of(document("a"), Capabilities("4.0.1", types=types)).lacks[0]
