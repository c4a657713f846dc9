"""The journal: true at any moment, silent about the case, clear when it cannot be used."""

from __future__ import annotations

import resource
import sqlite3
import stat
from pathlib import Path

import pytest

from case2fhir.client.journal import Journal, Known, default_folder
from case2fhir.client.locks import Locks
from case2fhir.client.retry import Clock
from case2fhir.errors import ServerError
from client.bundles import transaction, write
from client.command import COMMAND, environment

A = Known("key a", "Patient/1", "1", "created")


def test_what_was_sent_is_known_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    run = journal.begin_run("http://h", {"paths": ["x"]})
    sent = journal.begin("http://h", "hash", run, "x.json", ["anchor"])
    assert [one.state for one in journal.earlier("http://h", ["anchor", "other"])] == ["sending"]
    journal.record(sent, "done", [A], attempts=3)
    journal.close()
    again = Journal(tmp_path)
    earlier = again.earlier("http://h", ["anchor"])
    assert [(one.state, one.hash) for one in earlier] == [("done", "hash")]
    assert again.known(earlier) == {"key a": Known("key a", "Patient/1", "1", "created", run, sent)}
    assert again.earlier("http://other", ["anchor"]) == []
    again.close()


def test_reuse_does_not_hide_who_wrote(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for how, version in (("created", "1"), ("reused", None), ("updated", "2"), ("reused", None)):
        sent = journal.begin("b", "h", 1, "x", ["anchor"])
        journal.record(sent, "done", [Known("k", "Patient/1", version, how)], attempts=1)  # type: ignore[arg-type]
    assert journal.known(journal.earlier("b", ["anchor"]))["k"].version == "2"
    journal.forget("b", ["Patient/1"])
    assert journal.known(journal.earlier("b", ["anchor"])) == {}
    journal.close()


def test_runs(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    assert journal.unfinished_run() is None
    first = journal.begin_run("a", {"paths": ["x"]})
    assert journal.unfinished_run() is not None
    journal.end_run(first, finished=True)
    assert journal.unfinished_run() is None
    second = journal.begin_run("b", {"paths": ["y"]})
    journal.record(journal.begin("b", "h", second, "y.json", ["n"]), "refused", [], attempts=1, note="why")
    found = journal.unfinished_run("b")
    assert found is not None
    assert (found.id, found.request, found.counts) == (second, {"paths": ["y"]}, {"refused": 1})
    assert journal.unfinished_run("a") is None
    assert [row.id for row in journal.runs()] == [second, first]
    assert journal.open_sources(second) == [("y.json", "refused", "why")]
    journal.close()


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    Journal(tmp_path / "state").close()
    assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "state" / "journal.sqlite3").stat().st_mode) == 0o600


def test_a_journal_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite3").write_bytes(b"not a database, but long enough to be read as one" * 40)
    with pytest.raises(ServerError, match="the journal cannot be used: file is not a database"):
        Journal(tmp_path)


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("x")
    with pytest.raises(ServerError, match="the journal cannot be used"):
        Journal(tmp_path / "state")


def test_a_journal_of_the_future(tmp_path: Path) -> None:
    Journal(tmp_path).close()
    with sqlite3.connect(tmp_path / "journal.sqlite3") as db:
        db.execute("PRAGMA user_version=99")
    db.close()
    with pytest.raises(ServerError, match="of another version"):
        Journal(tmp_path)


def test_no_room_for_the_journal(tmp_path: Path) -> None:
    """A limit on the size of files stands for a full disk: nothing is sent, and the message says what to do."""
    import subprocess

    path = write(tmp_path, "a.json", transaction("full"))
    words = [
        "post",
        str(path),
        "--server",
        "http://127.0.0.1:9/fhir",
        "--state",
        str(tmp_path / "s"),
        "--wait-for",
        "0",
    ]
    done = subprocess.run(
        [*COMMAND, *words],
        capture_output=True,
        text=True,
        env=environment(PYTHONDONTWRITEBYTECODE="1"),  # else Python would leave cut-off .pyc files for everyone
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024)),
    )
    assert done.returncode == 5
    assert "the journal cannot be used" in done.stderr
    assert "running the same command again is safe" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_default_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "case2fhir"


def test_locks_wait_for_each_other(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from case2fhir.client.locks import Locks, _try_lock\n"
        "from case2fhir.client.retry import Clock; import hashlib\n"
        "locks = Locks(Clock(), Path(sys.argv[1]))\n"
        "place = int.from_bytes(hashlib.sha256(b'x').digest()[:5])\n"
        "print(_try_lock(locks._file, place))\n"
    )
    locks = Locks(Clock(), tmp_path / "locks")

    def other() -> str:
        return subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "locks")], capture_output=True, text=True, check=True
        ).stdout.strip()

    with locks.hold(["x", "y", "x"]):
        assert other() == "False"
    assert other() == "True"
    locks.close()
