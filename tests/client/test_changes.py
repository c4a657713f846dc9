"""A case that is known and says something else now: what counts as a change, and what --update does about it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from case2fhir.client import CaseOutcome, PostOptions
from case2fhir.client.transport import Answer, Fault
from client.bundles import document, entry, observation, parsed, transaction, uid
from client.fake import FakeServer, answer, client_of, is_post, on, outcome

Change = Callable[[dict[str, Any]], Any]


def post(server: FakeServer, bundle: dict[str, Any], state: Path, **options: Any) -> CaseOutcome:
    return client_of(server).post(bundle, options=PostOptions(**options), state=state)


def rich() -> dict[str, Any]:
    """Return a case whose first measurement has a bit of everything."""
    bundle = parsed(transaction("rich"))
    bundle["entry"][2]["resource"] |= {
        "note": [{"text": "fasting"}, {"text": "repeated"}],
        "valueQuantity": {"value": Decimal("4.10"), "unit": "g/dL", "comparator": "<"},
        "interpretation": [{"text": "low"}],
        "performer": [{"reference": "Practitioner/7", "display": "me"}],
    }
    bundle["entry"][1]["resource"]["date"] = "2026-01-01T00:00:00Z"
    return bundle


def fact(bundle: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = bundle["entry"][2]["resource"]
    return found


CHANGES: dict[str, Change] = {
    "another value": lambda b: fact(b)["valueQuantity"].update(value=Decimal("4.2")),
    "more digits": lambda b: fact(b)["valueQuantity"].update(value=Decimal("4.100")),
    "another unit": lambda b: fact(b)["valueQuantity"].update(unit="mg/dL"),
    "no comparator any more": lambda b: fact(b)["valueQuantity"].pop("comparator"),
    "no interpretation any more": lambda b: fact(b).pop("interpretation"),
    "one note less": lambda b: fact(b)["note"].pop(),
    "one note more": lambda b: fact(b)["note"].append({"text": "haemolytic"}),
    "the notes in another order": lambda b: fact(b)["note"].reverse(),
    "another status": lambda b: fact(b).update(status="amended"),
    "a new element": lambda b: fact(b).update(issued="2026-02-03"),
    "text for a number": lambda b: fact(b).update(valueQuantity="low"),
    "another performer": lambda b: fact(b)["performer"][0].update(reference="Practitioner/8"),
    "other evidence": lambda b: fact(b)["extension"][0]["extension"][1].update(valueInteger=0),
}
SAME: dict[str, Change] = {
    "nothing": lambda b: None,
    "the order of the elements": lambda b: fact(b).update(status=fact(b).pop("status")),
    "when it was recorded": lambda b: b["entry"][-1]["resource"].update(recorded="2030-01-01T00:00:00Z"),
    "the date of its text": lambda b: b["entry"][1]["resource"].update(date="2030-01-01T00:00:00Z"),
    "a narrative": lambda b: fact(b).update(text={"status": "generated", "div": "<div>x</div>"}),
    "the name of the Bundle": lambda b: b.update(timestamp="2030-01-01T00:00:00Z"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_reported_and_written_only_on_demand(change: str, tmp_path: Path) -> None:
    server, bundle = FakeServer(), rich()
    assert post(server, rich(), tmp_path).result == "created"
    CHANGES[change](bundle)
    before = copy.deepcopy(server.resources)
    found = post(server, bundle, tmp_path)
    assert (found.result, found.exit_code) == ("changed", 1)
    assert found.why[0] == "known with other content: entry 3 (Observation)"
    assert found.why[-1] == "nothing was written; --update writes the new content over the old"
    assert server.resources == before
    updated = post(server, bundle, tmp_path, update=True)
    assert (updated.result, [one["entry"] for one in updated.of("updated")]) == ("updated", [3])
    assert post(server, bundle, tmp_path).result == "unchanged"
    assert post(server, rich(), tmp_path).result == "changed"
    assert (server.count("Observation"), server.count("Patient")) == (3, 1)


@pytest.mark.parametrize("same", SAME)
def test_what_is_no_change(same: str, tmp_path: Path) -> None:
    server, bundle = FakeServer(), rich()
    post(server, rich(), tmp_path)
    writes = len(server.writes())
    SAME[same](bundle)
    for update in (False, True):
        assert post(server, bundle, tmp_path, update=update).result == "unchanged"
    assert len(server.writes()) == writes


def test_a_server_that_says_more_of_a_reference_is_no_change(tmp_path: Path) -> None:
    server = FakeServer()
    post(server, rich(), tmp_path)
    (place,) = [place for place, one in server.resources.items() if "note" in one]
    server.resources[place]["subject"] |= {"type": "Patient", "display": "A. Patient"}
    bundle = rich()
    fact(bundle)["status"] = fact(bundle).pop("status")
    assert post(server, bundle, tmp_path).result == "unchanged"


def test_what_a_hospital_says_of_its_patient_is_no_change(tmp_path: Path) -> None:
    """A Patient is shared: that others know more of it is not ours to report."""
    server = FakeServer()
    post(server, transaction("shared"), tmp_path)
    server.resources["Patient/1"] |= {"name": [{"family": "Known"}], "active": True}
    assert post(server, transaction("shared", value="5.0"), tmp_path).why[0].startswith("known with other content: ")
    updated = post(server, transaction("shared", value="5.0"), tmp_path, update=True)
    assert [one["entry"] for one in updated.of("updated")] == [3, 4, 5]
    assert server.resources["Patient/1"]["name"] == [{"family": "Known"}]


@pytest.mark.parametrize(
    ("update", "result", "measurements"), [(False, "changed", 2), (True, "created", 4)], ids=["report", "update"]
)
def test_new_facts_of_a_known_case(update: bool, result: str, measurements: int, tmp_path: Path) -> None:
    server = FakeServer()
    post(server, transaction("more", observations=2), tmp_path)
    found = post(server, transaction("more", observations=4), tmp_path, update=update)
    assert found.result == result
    assert server.count("Observation") == measurements
    if not update:
        assert "not sent before: entry 5 (Observation), 6 (Observation)" in found.why


def test_facts_that_are_gone_stay_on_the_server(tmp_path: Path) -> None:
    """Nothing is deleted because a later text does not tell it."""
    server = FakeServer()
    post(server, transaction("less", observations=3), tmp_path)
    found = post(server, transaction("less", observations=1), tmp_path, update=True)
    assert found.exit_code == 0
    assert server.count("Observation") == 3


@pytest.mark.parametrize("version", ["2", "7", "x"])
def test_what_a_person_changed_is_never_overwritten(version: str, tmp_path: Path) -> None:
    server = FakeServer()
    post(server, transaction("person"), tmp_path)
    server.resources["Observation/4"] |= {"meta": {"versionId": version}, "note": [{"text": "theirs"}]}
    found = post(server, transaction("person", value="5.0"), tmp_path, update=True)
    assert (found.result, found.exit_code) == ("refused", 5)
    assert [one.entry for one in found.refused] == [4]
    assert server.resources["Observation/4"]["note"] == [{"text": "theirs"}]
    # All or nothing: the others were not written either.
    assert server.resources["Observation/3"]["meta"]["versionId"] == "1"


@pytest.mark.parametrize("after", [False, True], ids=["undone", "done"])
@pytest.mark.parametrize(
    "result", [Fault("lost", "x"), Answer(503), Answer(429), Answer(200)], ids=["lost", "503", "429", "empty"]
)
def test_an_update_through_faults_writes_once(result: Any, after: bool, tmp_path: Path) -> None:
    server = FakeServer()
    post(server, transaction("faults"), tmp_path)
    server.tricks = [on(is_post, result, after=after)]
    found = post(server, transaction("faults", value="5.0"), tmp_path, update=True)
    assert found.exit_code == 0
    places = [f"Observation/{n}" for n in (3, 4, 5)]
    assert [server.resources[place]["meta"]["versionId"] for place in places] == ["2", "2", "2"]
    assert {str(server.resources[place]["valueQuantity"]["value"]) for place in places} == {"5.0"}


def test_an_update_that_was_done_although_it_was_refused(tmp_path: Path) -> None:
    """The first answer was lost, the second says 409: what is there is what we wanted."""
    server = FakeServer()
    post(server, transaction("done"), tmp_path)
    server.tricks = [
        on(is_post, Fault("lost", "x"), after=True),
        on(is_post, answer(409, outcome("version conflict"))),
    ]
    found = post(server, transaction("done", value="5.0"), tmp_path, update=True)
    assert (found.result, len(found.of("updated"))) == ("updated", 3)


def test_an_update_in_chunks(tmp_path: Path) -> None:
    server = FakeServer()
    post(server, transaction("chunks", observations=9), tmp_path)
    found = post(server, transaction("chunks", observations=9, value="5.0"), tmp_path, update=True, max_entries=4)
    assert (found.result, len(found.of("updated"))) == ("updated", 9)
    assert "sent in 3 chunks" in found.notes[0]


def test_an_update_by_single_requests_says_which_version_it_replaces(tmp_path: Path) -> None:
    server = FakeServer()
    post(server, transaction("singles"), tmp_path, transactions=False)
    before = len(server.writes())
    post(server, transaction("singles", value="5.0"), tmp_path, update=True, transactions=False)
    sent = server.writes()[before:]
    assert [one.method for one in sent] == ["PUT"] * 3
    assert [one.headers["If-Match"] for one in sent] == ['W/"1"'] * 3


def test_the_report_of_an_update_has_its_places(tmp_path: Path) -> None:
    server = FakeServer()
    post(server, transaction("report"), tmp_path)
    found = post(server, transaction("report", value="5.0"), tmp_path, update=True).as_json()
    assert found["updated"][0] == {"entry": 3, "reference": "Observation/3", "version": "2"}
    assert next(one["reference"] for one in found["reused"]) == "Patient/1"
    assert found["created"] == []


@pytest.mark.parametrize(
    ("change", "result"), [("title", "changed"), ("timestamp", "unchanged"), ("date", "unchanged")]
)
def test_documents(change: str, result: str, tmp_path: Path) -> None:
    server, later = FakeServer(), document("doc")
    post(server, document("doc"), tmp_path)
    if change == "timestamp":
        later["timestamp"] = "2031-01-01T00:00:00Z"
    else:
        later["entry"][0]["resource"][change] = "2031-01-01"
    assert post(server, later, tmp_path).result == result


def test_a_document_is_updated_where_it_is(tmp_path: Path) -> None:
    server, later = FakeServer(), document("doc")
    post(server, document("doc"), tmp_path)
    later["entry"][0]["resource"]["title"] = "Another title"
    assert post(server, later, tmp_path, update=True).result == "updated"
    assert server.resources["Bundle/1"]["entry"][0]["resource"]["title"] == "Another title"
    assert server.count("Bundle") == 1


def test_a_bundle_with_a_name_whose_patient_is_another_is_still_known(tmp_path: Path) -> None:
    """The Bundle's own identifier makes it the same case when everything in it has a new identity."""
    name = {"system": "urn:oid:1.2.3.4", "value": "case 1"}
    server = FakeServer()
    first = {**parsed(transaction("named")), "identifier": name}
    assert post(server, first, tmp_path).result == "created"
    assert post(server, first, tmp_path).result == "unchanged"
    other = {**parsed(transaction("named, and read anew")), "identifier": name}
    found = post(server, other, tmp_path)
    assert found.result in ("changed", "created")
    if found.result == "changed":
        assert server.count("Patient") == 1


def test_two_cases_that_share_a_device(tmp_path: Path) -> None:
    """The Device of the second case is the first one's; that is no change of either."""
    server = FakeServer()
    device = entry("all", "device", {"resourceType": "Device", "status": "active"})
    for case in ("one", "two", "one"):
        bundle = transaction(case, observations=1)
        bundle["entry"].insert(0, device)
        post(server, bundle, tmp_path)
    assert (server.count("Device"), server.count("Patient")) == (1, 2)


def test_the_server_is_not_asked_about_a_case_it_was_sent_as_it_is(tmp_path: Path) -> None:
    server = FakeServer()
    for n in range(3):
        post(server, transaction(f"quiet {n}"), tmp_path)
    server.requests.clear()
    client = client_of(server)
    for n in range(3):
        client.post(transaction(f"quiet {n}"), state=tmp_path)
    assert server.writes() == []
    # The CapabilityStatement, and one look for each call whether the server was emptied.
    assert len(server.requests) <= 4


def test_a_change_under_dry_run_is_shown_and_not_remembered(tmp_path: Path) -> None:
    server = FakeServer()
    post(server, transaction("dry"), tmp_path)
    found = post(server, transaction("dry", value="5.0"), tmp_path, dry_run=True)
    assert (found.result, found.exit_code) == ("changed", 1)
    planned = post(server, transaction("dry", value="5.0"), tmp_path, dry_run=True, update=True)
    assert [line for line in planned.notes if "update" in line] == [
        f"{n}. Observation: update Observation/{n}" for n in (3, 4, 5)
    ]
    assert server.resources["Observation/3"]["meta"]["versionId"] == "1"


def test_an_observation_that_moved_within_the_bundle_is_the_same(tmp_path: Path) -> None:
    server, bundle = FakeServer(), parsed(transaction("moved"))
    post(server, parsed(transaction("moved")), tmp_path)
    bundle["entry"].insert(2, bundle["entry"].pop(4))
    assert post(server, bundle, tmp_path).result == "unchanged"
    assert observation("moved", 0)["resource"]["id"] == uid("moved", "observation 0")
