"""Many Bundles at a time share the commits of the journal, and no outcome is told before it is durable."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from case2fhir.client.client import Connection, SyncFhirClient
from case2fhir.client.crew import outcomes
from case2fhir.client.journal import Journal, Known, State, Write, recording
from case2fhir.client.outcomes import CaseOutcome
from case2fhir.client.parcels import Files, Parcel, Unreadable, from_bundles, read_parcels
from case2fhir.client.post import PostOptions
from case2fhir.client.retry import RetryPolicy
from case2fhir.client.transport import Answer, Request
from case2fhir.errors import ServerError
from client.bundles import parsed, transaction, write
from client.fake import BASE, FakeServer, FixedClock, answer, outcome

A = Known("key", "Patient/1", "1", "created")


def states(folder: Path) -> dict[str, str]:
    """Return what another process would read in the journal: the state of each source."""
    with sqlite3.connect(folder / "journal.sqlite3") as db:
        found = dict(db.execute("SELECT source, state FROM sent").fetchall())
    db.close()
    return found


def client_of(server: FakeServer, concurrency: int = 1) -> SyncFhirClient:
    lock = threading.Lock()

    def send(request: Request) -> Answer:
        with lock:
            result = server.send(request)
        assert isinstance(result, Answer)
        return result

    return SyncFhirClient(BASE, Connection(send=send, clock=FixedClock(), concurrency=concurrency, retry=RetryPolicy()))


def test_every_thread_gets_its_own_number(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        sent = list(pool.map(lambda n: journal.begin("b", f"hash {n}", 1, f"{n}.json", [f"anchor {n}"]), range(200)))
    assert len(set(sent)) == 200
    for n, one in enumerate(sent):
        (found,) = journal.earlier("b", [f"anchor {n}"])
        assert (found.sent, found.hash) == (one, f"hash {n}")
    journal.close()


def test_what_is_deferred_is_durable_with_the_next_write(tmp_path: Path) -> None:
    journal, told = Journal(tmp_path), list[str]()
    sent = journal.begin("b", "h", 1, "one.json", ["a"])
    journal.defer(recording(sent, "done", [A], attempts=1), lambda write: told.append(str(write.error)))
    assert states(tmp_path) == {"one.json": "sending"}
    assert told == []
    journal.begin("b", "h", 1, "two.json", ["c"])
    assert states(tmp_path) == {"one.json": "done", "two.json": "sending"}
    assert told == ["None"]
    journal.close()


@pytest.mark.parametrize("how", ["flush", "close"])
def test_what_is_deferred_is_durable_at_the_end(tmp_path: Path, how: str) -> None:
    journal = Journal(tmp_path)
    sent = journal.begin("b", "h", 1, "one.json", ["a"])
    journal.defer(recording(sent, "refused", [], attempts=1, note="why"), lambda write: None)
    getattr(journal, how)()
    assert states(tmp_path) == {"one.json": "refused"}
    journal.close()


def test_a_write_that_fails_is_told_to_all_who_shared_it(tmp_path: Path) -> None:
    journal, told = Journal(tmp_path), list[Write]()
    sent = journal.begin("b", "h", 1, "one.json", ["a"])
    journal.defer(recording(sent, "done", [A], attempts=1), told.append)
    with pytest.raises(ServerError, match="the journal cannot be used"):
        journal.commit(Write(lambda db: db.execute("INSERT INTO nowhere VALUES (1)")))
    assert isinstance(told[0].error, ServerError)
    # Nothing of the shared transaction was kept, and the journal goes on.
    assert states(tmp_path) == {"one.json": "sending"}
    journal.record(sent, "done", [A], attempts=1)
    assert states(tmp_path) == {"one.json": "done"}
    journal.close()


def test_what_is_known_is_not_begun_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    first = journal.begin_new("b", "h", 1, "one.json", {"a", "x"})
    assert isinstance(first, int)
    again = journal.begin_new("b", "other", 1, "one.json", {"x", "y"})
    assert isinstance(again, list)
    assert [one.sent for one in again] == [first]
    assert isinstance(journal.begin_new("another server", "h", 1, "one.json", {"a"}), int)
    assert isinstance(journal.begin_new("b", "h", 1, "two.json", {"y"}), int)
    journal.close()


@pytest.mark.parametrize("concurrency", [1, 4])
def test_an_outcome_is_told_only_when_the_journal_has_it(tmp_path: Path, concurrency: int) -> None:
    paths = [str(write(tmp_path, f"in/{n}.json", transaction(f"case {n}"))) for n in range(12)]
    state, told = tmp_path / "state", 0
    options = PostOptions(concurrency=concurrency)
    for one in client_of(FakeServer(), concurrency).post_all(read_parcels(paths), options=options, state=state):
        assert states(state)[one.source] == "done"
        told += 1
    assert told == 12


def test_a_source_that_waits_for_the_outcome_gets_it(tmp_path: Path) -> None:
    """A queue may give the next case only when the last one is done: nothing may be held back for the next."""
    came, state = threading.Event(), tmp_path / "state"

    def source() -> Iterator[Parcel]:
        for n in range(3):
            yield Parcel(f"case {n}", parsed(transaction(f"waiting {n}")))
            assert came.wait(20)
            came.clear()

    for n, one in enumerate(
        client_of(FakeServer()).post_all(source(), options=PostOptions(concurrency=1), state=state)
    ):
        assert (one.source, one.result) == (f"case {n}", "created")
        assert states(state)[one.source] == "done"
        came.set()


def test_a_consumer_that_leaves_early_leaves_a_true_journal(tmp_path: Path) -> None:
    server, state = FakeServer(), tmp_path / "state"
    paths = [str(write(tmp_path, f"in/{n}.json", transaction(f"left {n}"))) for n in range(6)]
    found = client_of(server).post_all(read_parcels(paths), options=PostOptions(concurrency=1), state=state)
    assert next(found).result == "created"
    found.close()  # type: ignore[attr-defined]
    server.requests.clear()
    again = list(client_of(server).post_all(read_parcels(paths), state=state))
    assert {one.result for one in again} <= {"created", "unchanged", "reused"}
    assert server.count("Patient") == 6


@pytest.mark.parametrize("count", [1, 2, 5])
def test_bundles_of_one_patient_follow_each_other(tmp_path: Path, count: int) -> None:
    """They wait for each other, also for what the journal has not yet on disk."""
    paths = [str(write(tmp_path, f"in/{n}.json", transaction("the same", observations=1))) for n in range(count)]
    server = FakeServer()
    options = PostOptions(concurrency=4)
    found = list(client_of(server, 4).post_all(read_parcels(paths), options=options, state=tmp_path / "state"))
    assert sorted(one.result for one in found) == sorted(["created"] + ["unchanged"] * (count - 1))
    assert len(server.writes()) == 1


@pytest.mark.parametrize(
    ("refusal", "state"),
    [
        (answer(422, outcome("no")), "refused"),
        (Answer(401), "failed"),
        (answer(200, {"resourceType": "Patient"}), "done"),
    ],
)
def test_what_went_wrong_is_recorded_too(tmp_path: Path, refusal: Answer, state: State) -> None:
    server = FakeServer(tricks=[lambda server, request: refusal if request.method == "POST" else None])
    path = str(write(tmp_path, "a.json", transaction("wrong")))
    (one,) = client_of(server).post_all(read_parcels([path]), state=tmp_path / "state")
    assert states(tmp_path / "state") == {path: state}
    assert (one.exit_code == 0) == (state == "done")


def test_a_worker_that_breaks_is_not_silent() -> None:
    def post(parcel: object, give: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(outcomes(from_bundles([{}]), post, concurrency=2, settle=lambda: None))


def test_a_run_that_is_stopped_takes_no_more(tmp_path: Path) -> None:
    taken = []

    def post(parcel: Parcel | Unreadable, give: object) -> None:
        taken.append(parcel.source)
        assert callable(give)
        give(CaseOutcome(parcel.source, "failed", stops_run=len(taken) == 2))

    found = list(outcomes(from_bundles([{}] * 9), post, concurrency=1, settle=lambda: None))
    assert [one.source for one in found] == ["bundle 1", "bundle 2"]


def test_only_files_are_prompt(tmp_path: Path) -> None:
    write(tmp_path, "a.json", transaction("a"))
    assert read_parcels([str(tmp_path)]).prompt
    assert read_parcels([str(tmp_path / "a.json"), str(tmp_path)]).prompt
    assert not Files(["-"]).prompt
    os.mkfifo(tmp_path / "pipe.ndjson")
    assert not Files([str(tmp_path / "pipe.ndjson")]).prompt


def test_a_new_journal_may_be_opened_by_many_at_once(tmp_path: Path) -> None:
    """SQLite does not wait while another turns the file to shared use; we do."""
    gate = threading.Barrier(8, timeout=20)

    def work(n: int) -> int:
        numbers = []
        for round_ in range(6):
            gate.wait()
            journal = Journal(tmp_path / str(round_))
            numbers.append(journal.begin("b", f"hash {n}", 1, f"{n}.json", [f"anchor {n}"]))
            journal.close()
        return len(set(numbers))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    for round_ in range(6):
        assert len(states(tmp_path / str(round_))) == 8
