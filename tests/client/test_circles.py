"""Cases without a transaction: a Patient and its text refer to each other, as in every case that was read from text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from case2fhir.build.datatypes import DERIVATION
from case2fhir.client import PostOptions
from case2fhir.client.transport import Answer, Fault, Request
from client.bundles import parsed, transaction, uid
from client.fake import FakeServer, Trick, answer, client_of, on, outcome

SINGLE = PostOptions(transactions=False)


def case(name: str = "circle") -> dict[str, Any]:
    """Return a case whose Patient has evidence in its text."""
    bundle = transaction(name, observations=1)
    where = [{"url": "reference", "valueReference": {"reference": f"urn:uuid:{uid(name, 'text')}"}}]
    bundle["entry"][0]["resource"]["extension"] = [
        {"url": "http://example.org/kept", "valueString": "kept"},
        {"url": DERIVATION, "extension": where},
    ]
    return parsed(bundle)


def patient(server: FakeServer) -> dict[str, Any]:
    (found,) = [one for place, one in server.resources.items() if place.startswith("Patient/")]
    return found


def is_put_patient(request: Request) -> bool:
    return request.method == "PUT" and "/Patient/" in request.url


def test_the_patient_has_its_evidence_in_the_end(tmp_path: Path) -> None:
    server = FakeServer()
    found = client_of(server).post(case(), options=SINGLE, state=tmp_path)
    assert (found.result, len(found.of("created"))) == ("created", 4)
    kept, evidence = patient(server)["extension"]
    assert kept["valueString"] == "kept"
    (text,) = [place for place in server.resources if place.startswith("DocumentReference/")]
    assert evidence["extension"][0]["valueReference"]["reference"] == text
    # Undo must find the version that we wrote last.
    assert found.placed[0].version == patient(server)["meta"]["versionId"] == "2"


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    server = FakeServer()
    assert client_of(server).post(case(), options=SINGLE, state=tmp_path).result == "created"
    server.requests.clear()
    assert client_of(server).post(case(), options=SINGLE, state=tmp_path).result == "unchanged"
    assert server.writes() == []
    # Without the journal the server says that all is there, and what is there is not written over.
    assert client_of(server).post(case(), options=SINGLE).result == "reused"
    assert patient(server)["meta"]["versionId"] == "2"


@pytest.mark.parametrize("after", [False, True], ids=["before the server", "after the server"])
@pytest.mark.parametrize("result", [Answer(503), Answer(429), Fault("lost", "x"), Fault("slow", "x")])
def test_faults_while_it_is_completed(result: Answer | Fault, after: bool) -> None:
    server = FakeServer(tricks=[on(is_put_patient, result, after=after)])
    found = client_of(server).post(case(), options=SINGLE)
    assert found.result == "created"
    assert len(patient(server)["extension"]) == 2
    assert patient(server)["meta"]["versionId"] == "2"


@pytest.mark.parametrize("status", [409, 412])
def test_a_lost_completion_that_was_done_is_found_by_looking(status: int) -> None:
    server = FakeServer(tricks=[on(is_put_patient, answer(status, outcome("another version")), after=True)])
    found = client_of(server).post(case(), options=SINGLE)
    assert (found.result, found.placed[0].version) == ("created", "2")


@pytest.mark.parametrize(
    ("status", "said"), [(412, "changed on the server since we wrote it; left"), (422, "no such extension")]
)
def test_a_completion_that_is_refused_is_said(status: int, said: str) -> None:
    server = FakeServer(tricks=[on(is_put_patient, answer(status, outcome("no such extension")))])
    found = client_of(server).post(case(), options=SINGLE)
    assert found.result == "refused"
    assert [(one.entry, one.type) for one in found.refused] == [(1, "Patient")]
    assert said in found.refused[0].why


def test_verify_sees_the_whole() -> None:
    found = client_of(FakeServer()).post(case(), options=PostOptions(transactions=False, verify=True))
    assert (found.result, found.refused) == ("created", ())


def test_another_runs_patient_is_not_completed() -> None:
    server = FakeServer()
    client_of(server).post(transaction("circle", observations=0))
    client_of(server).post(case(), options=SINGLE)
    assert "extension" not in patient(server)


def test_a_circle_that_is_no_evidence_needs_a_transaction() -> None:
    bundle = case()
    bundle["entry"][0]["resource"]["link"] = [{"other": {"reference": f"urn:uuid:{uid('circle', 'text')}"}}]
    server = FakeServer()
    found = client_of(server).post(bundle, options=SINGLE)
    assert found.result == "refused"
    assert "entries 1, 2 refer to each other in a circle, which needs a transaction" in found.refused[0].why
    assert server.writes() == []


def test_a_server_that_checks_references_takes_each_step() -> None:
    """Each write refers only to what is there."""

    def strict(server: FakeServer, request: Request) -> Answer | None:
        from case2fhir.client.references import in_tree
        from case2fhir.jsonio import loads

        if request.method in ("POST", "PUT"):
            missing = [one for one in in_tree(loads(request.body)) if one not in server.resources]
            if missing:
                return answer(400, outcome(f"{missing[0]} is not known"))
        return None

    tricks: list[Trick] = [strict]
    server = FakeServer(tricks=tricks)
    found = client_of(server).post(case(), options=SINGLE)
    assert (found.result, found.refused) == ("created", ())
