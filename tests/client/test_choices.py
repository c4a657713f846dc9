"""How each entry is sent, by its shape: the plan as --dry-run shows it."""

from __future__ import annotations

from typing import Any

import pytest

from case2fhir.build.datatypes import FACT
from case2fhir.client import PostOptions
from case2fhir.client.transport import Answer
from case2fhir.jsonio import loads
from client.bundles import parsed, transaction, uid
from client.fake import FakeServer, client_of, is_post, on

OURS = {"system": FACT, "value": "1"}
MRN = {"system": "urn:oid:1.2.3", "value": "M-4711"}
UUID = uid("choices", "one")


def planned(server: FakeServer, *entries: dict[str, Any], kind: str = "collection", **options: Any) -> tuple[str, ...]:
    bundle = {"resourceType": "Bundle", "type": kind, "entry": list(entries)}
    found = client_of(server).post(bundle, options=PostOptions(dry_run=True, **options))
    assert server.writes() == []
    return found.notes or found.why or tuple(map(str, found.refused))


def on_server(*places: str, **more: Any) -> FakeServer:
    found = {}
    for place in places:
        kind, identity = place.split("/")
        found[place] = {"resourceType": kind, "id": identity, "meta": {"versionId": "1"}, **more}
    return FakeServer(resources=found)


@pytest.mark.parametrize(
    ("resource", "line"),
    [
        ({"resourceType": "Observation", "identifier": [OURS]}, "create if its identifier is not there"),
        ({"resourceType": "Observation", "identifier": [MRN, OURS]}, "create if its identifier is not there"),
        ({"resourceType": "Composition", "identifier": OURS}, "create if its identifier is not there"),
        ({"resourceType": "Provenance", "id": UUID}, f"put Provenance/{UUID}"),
        ({"resourceType": "Observation", "id": UUID, "identifier": [MRN]}, f"put Observation/{UUID}"),
        ({"resourceType": "Observation", "id": UUID, "identifier": [OURS]}, "create if its identifier is not there"),
        ({"resourceType": "Patient", "identifier": [OURS]}, "create if its identifier is not there"),
        ({"resourceType": "Patient", "identifier": [MRN]}, "create if its identifier is not there"),
        ({"resourceType": "Patient", "id": UUID, "identifier": [MRN]}, "create if its identifier is not there"),
        ({"resourceType": "Patient", "id": UUID}, f"put Patient/{UUID}"),
        ({"resourceType": "Organization", "identifier": [MRN]}, "create if its identifier is not there"),
        ({"resourceType": "Practitioner", "identifier": [MRN, OURS]}, "create if its identifier is not there"),
    ],
)
def test_a_resource_without_a_request(resource: dict[str, Any], line: str) -> None:
    assert planned(FakeServer(), {"resource": resource}) == (f"1. {resource['resourceType']}: {line}",)


@pytest.mark.parametrize(
    "resource",
    [
        {"resourceType": "Observation"},
        {"resourceType": "Observation", "id": "7"},
        {"resourceType": "Observation", "id": "7", "identifier": [MRN]},
        {"resourceType": "Patient", "identifier": [{"value": "M-4711"}]},
        {"resourceType": "Patient", "identifier": [{**MRN, "use": "old"}]},
        {"resourceType": "Patient", "identifier": [{"system": FACT}]},
        {"resourceType": "Device", "identifier": [MRN]},
    ],
)
def test_a_resource_without_identity_is_refused(resource: dict[str, Any]) -> None:
    (why,) = planned(FakeServer(), {"resource": resource})
    assert f"would duplicate entry 1 ({resource['resourceType']})" in why
    (line,) = planned(FakeServer(), {"resource": resource}, allow_unsafe=True)
    assert line == f"1. {resource['resourceType']}: post, once"


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ({"method": "POST", "url": "Basic", "ifNoneExist": "identifier=a|b"}, "create if its identifier is not there"),
        ({"method": "post", "url": "Basic", "ifNoneExist": "?code=x"}, "create if its identifier is not there"),
        ({"method": "PUT", "url": "Basic/7"}, "put Basic/7"),
        ({"method": "PUT", "url": "Basic?identifier=a|b"}, "put Basic?identifier=a|b"),
        ({"method": "PUT", "url": "Basic/7", "ifMatch": 'W/"3"'}, "update Basic/7"),
        ({"method": "DELETE", "url": "Basic/7"}, "delete, once"),
        ({"method": "GET", "url": "Basic/7"}, "get, once"),
    ],
)
def test_a_request_is_kept(request_: dict[str, Any], line: str) -> None:
    entry = {"resource": {"resourceType": "Basic"}, "request": request_}
    if request_["method"] in ("GET", "DELETE"):
        del entry["resource"]
    assert planned(FakeServer(), entry, kind="transaction") == (f"1. Basic: {line}",)


@pytest.mark.parametrize("kind", ["Patient", "Practitioner", "Organization"])
@pytest.mark.parametrize("method", ["POST", "PUT", None])
def test_what_the_hospital_has_is_reused(kind: str, method: str | None) -> None:
    resource = {"resourceType": kind, "id": "mine", "identifier": [OURS, MRN]}
    entry: dict[str, Any] = {"resource": resource}
    if method:
        entry["request"] = {"method": method, "url": kind if method == "POST" else f"{kind}/mine"}
    server = on_server(f"{kind}/8", identifier=[MRN])
    assert planned(server, entry, kind="transaction" if method else "collection") == (f"1. {kind}: reuse {kind}/8",)


@pytest.mark.parametrize("kind", ["Patient", "Practitioner", "Organization"])
def test_several_of_the_hospital_stop_the_case(kind: str) -> None:
    server = on_server(f"{kind}/8", f"{kind}/9", f"{kind}/10", identifier=[MRN])
    found = client_of(server).post(
        {
            "resourceType": "Bundle",
            "type": "collection",
            "entry": [{"resource": {"resourceType": kind, "identifier": [MRN]}}],
        }
    )
    assert (found.result, found.exit_code) == ("refused", 5)
    assert f"several {kind} resources have this identifier: {kind}/8, {kind}/9, {kind}/10; merge them" in str(
        found.refused[0]
    )
    assert server.writes() == []


@pytest.mark.parametrize("kind", ["Observation", "Device", "Encounter", "Location"])
def test_other_types_are_not_looked_for_by_business_identifier(kind: str) -> None:
    server = on_server(f"{kind}/8", identifier=[MRN])
    entry = {"resource": {"resourceType": kind, "identifier": [OURS, MRN]}}
    assert planned(server, entry) == (f"1. {kind}: create if its identifier is not there",)


def test_one_of_several_identifiers_is_enough() -> None:
    other = {"system": "urn:oid:9.9", "value": "X"}
    server = on_server("Patient/8", identifier=[other])
    entry = {"resource": {"resourceType": "Patient", "identifier": [MRN, other]}}
    assert planned(server, entry) == ("1. Patient: reuse Patient/8",)


def test_the_same_number_of_another_hospital_is_another_patient() -> None:
    server = on_server("Patient/8", identifier=[{**MRN, "system": "urn:oid:9.9"}])
    entry = {"resource": {"resourceType": "Patient", "identifier": [MRN]}}
    assert planned(server, entry) == ("1. Patient: create if its identifier is not there",)


@pytest.mark.parametrize("match", ['W/"3"', '"3"', "3", ' W/"3" '])
def test_an_if_match_of_a_foreign_bundle_is_not_lost(match: str) -> None:
    """Also when the Bundle has to be written anew, because its Patient is looked up."""
    bundle = parsed(transaction("match", patient_identifiers=[MRN]))
    bundle["entry"].append(
        {
            "resource": {"resourceType": "Basic", "id": "7"},
            "request": {"method": "PUT", "url": "Basic/7", "ifMatch": match},
        }
    )
    server = FakeServer()
    client_of(server).post(bundle)
    assert loads(server.writes()[0].body)["entry"][-1]["request"]["ifMatch"] == 'W/"3"'


def test_an_if_match_that_is_passed_is_a_conflict_and_no_overwriting() -> None:
    server = on_server("Basic/7", code={"text": "theirs"})
    server.resources["Basic/7"]["meta"]["versionId"] = "4"
    entry = {
        "resource": {"resourceType": "Basic", "id": "7", "code": {"text": "ours"}},
        "request": {"method": "PUT", "url": "Basic/7", "ifMatch": 'W/"3"'},
    }
    server.tricks = [on(is_post, Answer(412))]
    found = client_of(server).post({"resourceType": "Bundle", "type": "transaction", "entry": [entry]})
    assert (found.result, len(server.writes())) == ("refused", 1)
    assert "changed on the server since we wrote it; left" in str(found.refused[0])
    assert server.resources["Basic/7"]["code"] == {"text": "theirs"}


@pytest.mark.parametrize(
    ("reference", "problem"),
    [
        ("urn:uuid:7e5e7b9a-0000-5000-8000-000000000000", True),
        ("urn:oid:1.2.3.4", True),
        ("Patient/8", False),
        ("https://other.example/fhir/Patient/8", False),
        ("#contained", False),
        ("Patient?identifier=a|b", False),
    ],
)
def test_references_that_lead_nowhere(reference: str, problem: bool) -> None:
    resource = {"resourceType": "Observation", "id": UUID, "subject": {"reference": reference}}
    (line,) = planned(FakeServer(), {"resource": resource})
    assert ("leads nowhere" in line) is problem


@pytest.mark.parametrize("inside", ["extension", "contained", "list"])
def test_references_are_found_wherever_they_stand(inside: str) -> None:
    to: Any = {"reference": "urn:uuid:nowhere"}
    resource: dict[str, Any] = {"resourceType": "Observation", "id": UUID}
    if inside == "extension":
        resource["extension"] = [{"url": "x", "valueReference": to}]
    elif inside == "contained":
        resource["contained"] = [{"resourceType": "Specimen", "id": "s", "subject": to}]
    else:
        resource["performer"] = [{"display": "me"}, to]
    (why,) = planned(FakeServer(), {"resource": resource})
    assert "no entry has the fullUrl urn:uuid:nowhere" in why


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"method": "PUT", "url": "Basic/7"}, {"method": "PUT", "url": "Basic/7"}),
        ({"method": "PUT", "url": "Basic/7"}, {"method": "DELETE", "url": "Basic/7"}),
        (
            {"method": "POST", "url": "Basic", "ifNoneExist": "identifier=a%7Cb"},
            {"method": "POST", "url": "Basic", "ifNoneExist": "?identifier=a|b"},
        ),
        (
            {"method": "POST", "url": "Basic", "ifNoneExist": "identifier=http%3A%2F%2Fx%7Cb"},
            {"method": "POST", "url": "Basic", "ifNoneExist": "Basic?identifier=http://x|b"},
        ),
    ],
)
def test_one_identity_twice_is_refused_however_it_is_written(first: dict[str, Any], second: dict[str, Any]) -> None:
    entries = [{"resource": {"resourceType": "Basic"}, "request": one} for one in (first, second)]
    (why,) = planned(FakeServer(), *entries, kind="transaction")
    assert why == "entries 1, 2 have the same identity; a server would drop one in silence"


def test_all_the_problems_are_told_at_once() -> None:
    bundle = parsed(transaction("problems"))
    bundle["entry"][2]["resource"]["encounter"] = {"reference": "urn:uuid:nowhere"}
    del bundle["entry"][3]["request"]["ifNoneExist"]
    del bundle["entry"][3]["resource"]["identifier"]
    bundle["entry"].append({"resource": "text"})
    bundle["entry"].append({**bundle["entry"][4], "fullUrl": "urn:uuid:other"})
    found = client_of(FakeServer()).post(bundle)
    said = " / ".join(found.why)
    for word in ("entry 7 has no resource", "same identity", "urn:uuid:nowhere", "duplicate entry 4 (Observation)"):
        assert word in said
