"""The journal by what may become of it: other files, other formats, no room, two of them, a kill at any write."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from case2fhir.client import CaseOutcome, PostOptions, from_bundles
from case2fhir.client.journal import Journal, Known, Write
from case2fhir.client.locks import Locks
from case2fhir.client.transport import Answer, Fault, Request
from case2fhir.errors import ServerError
from client.bundles import parsed, transaction
from client.fake import BASE, FakeServer, answer, client_of, is_post, on, outcome

LOST = Fault("lost", "connection reset")


def post(server: FakeServer, state: Path, case: str = "a", **options: Any) -> CaseOutcome:
    return client_of(server).post(transaction(case), options=PostOptions(**options), state=state)


def rows(state: Path) -> list[tuple[str, int, int]]:
    """Return state, attempts and number of entries of each sending, as another program would read them."""
    with sqlite3.connect(state / "journal.sqlite3") as db:
        found = db.execute("SELECT state, attempts, json_array_length(entries) FROM sent ORDER BY id").fetchall()
    db.close()
    return found


def foreign_table(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE run (x)")
    db.close()


def version(number: int) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with sqlite3.connect(path) as db:
            db.execute(f"PRAGMA user_version={number}")
        db.close()

    return write


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4000), "the journal cannot be used"),
        (lambda path: path.write_bytes(b"{}" * 2000), "the journal cannot be used: file is not a database"),
        (lambda path: path.write_text("short"), "the journal cannot be used"),
        (lambda path: path.mkdir(), "the journal cannot be used"),
        (version(2), "of another version (2); use another --state"),
        (version(-1), "of another version (-1)"),
        (foreign_table, "the journal cannot be used"),
    ],
    ids=["damaged", "another file", "short", "folder", "newer", "odd", "foreign"],
)
def test_a_file_that_is_no_journal_of_ours(damage: Callable[[Path], Any], said: str, tmp_path: Path) -> None:
    damage(tmp_path / "journal.sqlite3")
    server = FakeServer()
    with pytest.raises(ServerError) as caught:
        post(server, tmp_path)
    assert said in str(caught.value)
    assert server.writes() == []


@pytest.mark.parametrize("where", ["/proc/nowhere", "/dev/null/state"])
def test_a_folder_that_cannot_be_made(where: str) -> None:
    server = FakeServer()
    with pytest.raises(ServerError, match="the journal cannot be used") as caught:
        post(server, Path(where))
    assert "give another --state" in str(caught.value)
    assert server.writes() == []


def test_an_empty_file_is_a_new_journal(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite3").touch()
    assert post(FakeServer(), tmp_path).result == "created"


def test_a_journal_cut_in_the_middle_is_told(tmp_path: Path) -> None:
    server = FakeServer()
    for n in range(30):
        post(server, tmp_path, f"case {n}")
    path = tmp_path / "journal.sqlite3"
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) // 2])
    with pytest.raises(ServerError, match="the journal cannot be used"):
        post(server, tmp_path, "case 0")
    assert server.count("Patient") == 30


def full_disk(folder: Path, pages: int) -> Journal:
    """Return a journal that finds no room beyond `pages` more pages."""
    journal = Journal(folder)
    used = journal._db.execute("PRAGMA page_count").fetchone()[0]
    journal._db.execute(f"PRAGMA max_page_count={used + pages}")
    return journal


@pytest.mark.parametrize("pages", [0, 1, 2, 5])
def test_no_room_in_the_middle_of_a_run_loses_and_doubles_nothing(pages: int, tmp_path: Path) -> None:
    server = FakeServer()
    client = client_of(server)
    journal = full_disk(tmp_path, pages)
    run = 1
    bundles = [parsed(transaction(f"full {n}", observations=30)) for n in range(12)]
    poster = client.poster(PostOptions(concurrency=1), journal=journal, locks=Locks(client.clock), run=run)
    found = list(poster.post_all(from_bundles(bundles)))
    with pytest.raises(ServerError, match="is full"):
        journal.commit(Write(lambda db: db.execute("INSERT INTO run VALUES (99, ?, '{}', 0, 0, 0)", ("x" * 99_999,))))
    journal.close()
    assert found[-1].exit_code == 5
    assert found[-1].stops_run
    assert "database or disk is full; free some space" in found[-1].why[0]
    assert len(found) < 12
    # There is room again: the same command brings the rest, and nothing comes twice.
    again = [client.post(one, state=tmp_path) for one in bundles]
    assert {one.exit_code for one in again} == {0}
    assert (server.count("Patient"), server.count("Observation")) == (12, 360)


@pytest.mark.parametrize(
    ("result", "after", "state", "attempts", "entries"),
    [
        (Answer(503), False, "done", 2, 6),
        (LOST, True, "done", 2, 6),
        (answer(422, outcome("no")), False, "refused", 1, 0),
        (answer(400, outcome("no")), False, "refused", 1, 0),
        (Answer(401), False, "failed", 1, 0),
        (Fault("final", "certificate"), False, "failed", 0, 0),
    ],
)
def test_what_is_written_for_each_end(
    result: Answer | Fault, after: bool, state: str, attempts: int, entries: int, tmp_path: Path
) -> None:
    server = FakeServer(tricks=[on(is_post, result, after=after)])
    post(server, tmp_path)
    assert rows(tmp_path) == [(state, attempts, entries)]


@pytest.mark.parametrize(
    ("result", "again"),
    [
        (answer(422, outcome("no")), "created"),
        (Answer(401), "created"),
        (Fault("final", "certificate"), "created"),
    ],
)
def test_what_did_not_end_well_is_tried_again_by_the_next_run(result: Any, again: str, tmp_path: Path) -> None:
    server = FakeServer(tricks=[on(is_post, result)])
    assert post(server, tmp_path).exit_code == 5
    assert post(server, tmp_path).result == again
    assert post(server, tmp_path).result == "unchanged"
    assert server.count("Patient") == 1


class Killed(BaseException):
    """Stands for kill -9: nothing of ours runs after it."""


@pytest.mark.parametrize("after", [False, True], ids=["before the server", "after the server"])
@pytest.mark.parametrize("options", [{}, {"max_entries": 2}, {"transactions": False}], ids=["one", "chunks", "singles"])
@pytest.mark.parametrize("write", range(4))
def test_a_kill_at_any_write(write: int, options: dict[str, Any], after: bool, tmp_path: Path) -> None:
    server = FakeServer()
    seen = [0]

    def kill(fake: FakeServer, request: Request) -> Answer | None:
        if request.method == "GET":
            return None
        seen[0] += 1
        if seen[0] != write + 1:
            return None
        if after:
            fake.handle(request)
        raise Killed

    server.tricks = [kill]
    try:
        post(server, tmp_path, **options)
    except Killed:
        assert [state for state, _, _ in rows(tmp_path)] == ["sending"]
    server.tricks = []
    assert post(server, tmp_path, **options).exit_code == 0
    assert post(server, tmp_path, **options).result == "unchanged"
    counts = [server.count(kind) for kind in ("Patient", "DocumentReference", "Observation", "Provenance")]
    assert counts == [1, 1, 3, 1]


def test_two_journals_of_one_server_add_nothing(tmp_path: Path) -> None:
    server = FakeServer()
    found = [post(server, tmp_path / name).result for name in ("one", "two", "one", "two")]
    assert found == ["created", "reused", "unchanged", "unchanged"]
    assert server.count("Patient") == 1


def test_what_another_journal_updated_is_known_by_looking(tmp_path: Path) -> None:
    """The first journal does not know that the second wrote over it: the server is asked before anything is said."""
    server = FakeServer()
    old, new = transaction("two"), transaction("two", value="5.0")
    client = client_of(server)
    client.post(old, state=tmp_path / "one")
    client.post(old, state=tmp_path / "two")
    client.post(new, options=PostOptions(update=True), state=tmp_path / "two")
    assert client.post(new, state=tmp_path / "one").result == "unchanged"


def test_one_journal_for_two_servers(tmp_path: Path) -> None:
    from case2fhir.client import Connection, SyncFhirClient

    first, second = FakeServer(), FakeServer()
    for server, base in ((first, BASE), (second, BASE)):
        # Another path is another server.
        address = base if server is first else "http://127.0.0.1:1/fhir/other"
        client = SyncFhirClient(address, Connection(send=_below(server, address)))
        assert client.post(transaction("both"), state=tmp_path).result == "created"
        assert client.post(transaction("both"), state=tmp_path).result == "unchanged"
    assert first.count("Patient") == second.count("Patient") == 1


def _below(server: FakeServer, base: str) -> Callable[[Request], Answer | Fault]:
    def send(request: Request) -> Answer | Fault:
        return server.send(Request(request.method, request.url.replace(base, BASE), request.headers, request.body))

    return send


@pytest.mark.parametrize(
    "spelling",
    ["HTTP://LOCALHOST/fhir", "http://localhost:80/fhir", "http://localhost/fhir/", " http://localhost/fhir"],
)
def test_another_spelling_is_the_same_server(spelling: str, tmp_path: Path) -> None:
    from case2fhir.client import Connection, SyncFhirClient

    server = FakeServer()
    for url, result in (("http://localhost/fhir", "created"), (spelling, "unchanged")):
        client = SyncFhirClient(url, Connection(send=_below(server, "http://localhost/fhir")))
        assert client.post(transaction("same"), state=tmp_path).result == result


@pytest.mark.parametrize(
    ("runs", "unfinished"),
    [
        ([("a", ["x"], False)], 1),
        ([("a", ["x"], True)], None),
        ([("a", ["x"], False), ("a", ["y"], True)], 1),
        ([("a", ["x"], False), ("a", ["x"], True)], None),
        ([("a", ["x"], False), ("b", ["x"], True)], 1),
        ([("a", ["x"], False), ("a", ["y"], False)], 2),
        ([("a", ["x"], True), ("a", ["x"], False)], 2),
        ([("a", None, False)], None),
        ([("a", ["x"], False), ("a", None, False)], 1),
    ],
)
def test_the_last_unfinished_run(
    runs: list[tuple[str, list[str] | None, bool]], unfinished: int | None, tmp_path: Path
) -> None:
    journal = Journal(tmp_path)
    for base, paths, finished in runs:
        journal.end_run(journal.begin_run(base, {"paths": paths} if paths else {}), finished=finished)
    found = journal.unfinished_run()
    assert (found.id if found else None) == unfinished
    journal.close()


@pytest.mark.parametrize(
    ("results", "finished"),
    [([None], True), ([answer(422, outcome("no"))], True), ([Answer(401)], False), ([None, Answer(401)], False)],
    ids=["good", "refused", "failed", "second failed"],
)
def test_a_run_from_python_is_finished_when_nothing_is_left(results: list[Any], finished: bool, tmp_path: Path) -> None:
    server = FakeServer()
    given = iter(results)

    def trick(fake: FakeServer, request: Request) -> Answer | None:
        return next(given) if is_post(request) else None

    server.tricks = [trick] * 2
    bundles = [transaction(f"run {n}") for n in range(len(results))]
    list(client_of(server).post_all(from_bundles(bundles), options=PostOptions(concurrency=1), state=tmp_path))
    journal = Journal(tmp_path)
    assert [row.finished for row in journal.runs()] == [finished]
    journal.close()


def test_one_post_from_python_ends_its_run(tmp_path: Path) -> None:
    post(FakeServer(), tmp_path)
    journal = Journal(tmp_path)
    assert [row.finished for row in journal.runs()] == [True]
    journal.close()


def test_forgetting_is_for_one_server(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for base in ("a", "b"):
        sent = journal.begin(base, "h", 1, "x", ["anchor"])
        journal.record(sent, "done", [Known("k", "Patient/1", "1", "created")], attempts=1)
    journal.forget("a", ["Patient/1"])
    assert journal.known(journal.earlier("a", ["anchor"])) == {}
    assert set(journal.known(journal.earlier("b", ["anchor"]))) == {"k"}
    journal.close()
