"""The journal: what was sent to which server and what came of it, durable before a request and after its answer.

It holds hashes and the ids that the server gave; no identifier and no content of a case.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import sys
import time
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any, Literal, NamedTuple

from case2fhir.errors import ServerError

How = Literal["created", "reused", "updated", "sent"]
State = Literal["sending", "done", "changed", "refused", "failed"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS run (
  id INTEGER PRIMARY KEY, base TEXT NOT NULL, request TEXT NOT NULL, started REAL NOT NULL, ended REAL,
  finished INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS sent (
  id INTEGER PRIMARY KEY, base TEXT NOT NULL, hash TEXT NOT NULL, run INTEGER NOT NULL, source TEXT NOT NULL,
  state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, started REAL NOT NULL, ended REAL,
  entries TEXT NOT NULL DEFAULT '[]', note TEXT NOT NULL DEFAULT '', anchor TEXT);
CREATE INDEX IF NOT EXISTS sent_anchor ON sent (anchor);
CREATE TABLE IF NOT EXISTS anchor (
  base TEXT NOT NULL, name TEXT NOT NULL, sent INTEGER NOT NULL, PRIMARY KEY (base, name, sent)) WITHOUT ROWID;
"""
_VERSION = 1
_PATIENCE_S = 60.0
_BEGIN = "INSERT INTO sent (base, hash, run, source, state, started, anchor) VALUES (?,?,?,?,'sending',?,?)"
_RECORD = "UPDATE sent SET state=?, entries=?, attempts=?, note=?, ended=? WHERE id=?"


class Known(NamedTuple):
    """A resource that the journal knows: `key` as the plan makes it, `place` is Type/id.

    `sent` is the sending that wrote it last, or saw it first.
    """

    key: str
    place: str
    version: str | None
    how: How
    run: int = 0
    sent: int = 0


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier sending that shares an anchor with a Bundle; `started` is seconds since 1970."""

    sent: int
    hash: str
    state: str
    run: int
    started: float


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run of the command; `request` is what its options said."""

    id: int
    base: str
    request: dict[str, Any]
    started: float
    finished: bool
    counts: dict[str, int]


@dataclass(slots=True, eq=False)
class Write:
    """A change of the journal: on its way until `done`, then durable or, with an `error`, not made."""

    work: Callable[[sqlite3.Connection], Any]
    then: Callable[[Write], None] | None = None
    done: bool = False
    result: Any = None
    error: ServerError | None = None


def default_folder() -> Path:
    """Return the folder for the journal in the user's state folder."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "case2fhir"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "case2fhir"


class Journal:
    """An open journal; safe to use from several threads and, through SQLite, from several processes.

    Threads that want to write at the same time share one transaction, and so one wait for the disk.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "journal.sqlite3"
        self._lock = RLock()
        self._waiting: deque[Write] = deque()
        with self._guard():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.path.touch(mode=0o600)
            self._db = sqlite3.connect(self.path, timeout=_PATIENCE_S, isolation_level=None, check_same_thread=False)
            self._share()
            self._db.execute("PRAGMA synchronous=FULL")
            self._prepare()

    def close(self) -> None:
        """Bring what is deferred to the disk and close the file."""
        self.flush()
        # Threads that a caller left behind may be writing; what comes later fails and is asked for in the next run.
        with self._lock:
            self._db.close()

    def begin_run(self, base: str, request: dict[str, Any]) -> int:
        """Record a new run and return its number; `request` must be JSON without secrets."""
        row = (base, json.dumps(request), time.time())
        insert = "INSERT INTO run (base, request, started) VALUES (?,?,?)"
        return int(self.commit(Write(lambda db: db.execute(insert, row).lastrowid)))

    def end_run(self, run: int, *, finished: bool) -> None:
        """Record the end of a run; `finished` says that nothing is left to resume."""
        row = (time.time(), finished, run)
        self.commit(Write(lambda db: db.execute("UPDATE run SET ended=?, finished=? WHERE id=?", row)))

    def unfinished_run(self, base: str | None = None) -> RunRow | None:
        """Return the last run that was not finished, on the server `base` if that is given.

        A run of the same paths that was finished since has finished it too; one without paths cannot be resumed.
        """
        finished: list[tuple[str, list[str]]] = []
        for row in self.runs(base):
            paths = row.request.get("paths")
            if paths and row.finished:
                finished.append((row.base, paths))
            elif paths and (row.base, paths) not in finished:
                return row
        return None

    def runs(self, base: str | None = None, *, most: int = 20) -> list[RunRow]:
        """Return the last runs, the newest first."""
        found = self._read(
            "SELECT id, base, request, started, finished FROM run WHERE ? IS NULL OR base=? ORDER BY id DESC LIMIT ?",
            (base, base, most),
        )
        count = "SELECT state, count(*) FROM sent WHERE run=? GROUP BY state"
        return [
            RunRow(row[0], row[1], json.loads(row[2]), row[3], bool(row[4]), dict(self._read(count, (row[0],))))
            for row in found
        ]

    def open_sources(self, run: int) -> list[tuple[str, str, str]]:
        """Return (source, state, note) of what a run sent and did not bring to a good end."""
        return self._read("SELECT source, state, note FROM sent WHERE run=? AND state<>'done' ORDER BY id", (run,))

    def earlier(self, base: str, anchors: Collection[str]) -> list[Earlier]:
        """Return the earlier sendings to `base` that share one of `anchors`, oldest first."""
        with self._lock, self._guard():
            return _earlier(self._db, base, anchors)

    def known(self, earlier: Iterable[Earlier]) -> dict[str, Known]:
        """Return what is known of the entries of earlier sendings, by key; the last that wrote counts."""
        found: dict[str, Known] = {}
        for one in earlier:
            for (entries,) in self._read("SELECT entries FROM sent WHERE id=?", (one.sent,)):
                for key, place, version, how in json.loads(entries):
                    before = found.get(key)
                    if before is None or how != "reused" or before.place != place:
                        found[key] = Known(key, place, version, how, one.run, one.sent)
        return found

    def begin(self, base: str, content: str, run: int, source: str, anchors: Collection[str]) -> int:
        """Record, durably, that a Bundle is about to be sent; return the number of the sending."""
        row = (base, content, run, source, time.time())
        return int(self.commit(Write(lambda db: _begin(db, row, anchors))))

    def begin_new(
        self, base: str, content: str, run: int, source: str, anchors: Collection[str]
    ) -> int | list[Earlier]:
        """Return the earlier sendings that share one of `anchors`; if there are none, do as `begin` does."""
        row = (base, content, run, source, time.time())
        found: int | list[Earlier] = self.commit(
            Write(lambda db: _earlier(db, base, anchors) or _begin(db, row, anchors))
        )
        return found

    def record(self, sent: int, state: State, entries: Iterable[Known], *, attempts: int, note: str = "") -> None:
        """Record, durably, what came of a sending so far."""
        self.commit(recording(sent, state, entries, attempts=attempts, note=note))

    def forget(self, base: str, places: Collection[str]) -> None:
        """Forget resources that were deleted, so that they can be posted again."""
        gone = set(places)

        def work(db: sqlite3.Connection) -> None:
            for sent, text in db.execute("SELECT id, entries FROM sent WHERE base=?", (base,)).fetchall():
                entries = json.loads(text)
                kept = [one for one in entries if one[1] not in gone]
                if len(kept) != len(entries):
                    db.execute("UPDATE sent SET entries=? WHERE id=?", (json.dumps(kept), sent))

        self.commit(Write(work))

    def commit(self, write: Write) -> Any:
        """Make `write` durable, together with all that waits, and return its result; ServerError if that fails."""
        self._waiting.append(write)
        # Who gets the lock first writes for all who wait for it; the others find their write done.
        self.flush(until=write)
        if write.error is not None:
            raise ServerError(*write.error.problems)
        return write.result

    def defer(self, write: Write, then: Callable[[Write], None]) -> None:
        """Leave `write` to the next `commit` or `flush` of any thread; `then` is called with it when it is settled."""
        write.then = then
        self._waiting.append(write)

    def flush(self, until: Write | None = None) -> None:
        """Make all that waits durable, unless `until` is so already; failures go to the writes' `then`."""
        if not self._waiting and until is None:
            return
        with self._lock:
            batch = [] if until is not None and until.done else self._write_waiting()
        for write in batch:
            if write.then is not None:
                write.then(write)

    def _write_waiting(self) -> list[Write]:
        batch, error = [], None
        while self._waiting:
            batch.append(self._waiting.popleft())
        try:
            with self._guard():
                self._db.execute("BEGIN IMMEDIATE")
                for write in batch:
                    write.result = write.work(self._db)
                self._db.execute("COMMIT")
        except ServerError as exc:
            error = exc
            with contextlib.suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")
        for write in batch:
            write.error, write.done = error, True
        return batch

    def _share(self) -> None:
        """Let readers and a writer work at once; others may be opening the new file in this very moment."""
        end = time.monotonic() + _PATIENCE_S
        while True:
            try:
                self._db.execute("PRAGMA journal_mode=WAL")
                return
            except sqlite3.OperationalError as exc:
                # SQLite does not wait for this lock, whatever its timeout.
                if "locked" not in str(exc) or time.monotonic() > end:
                    raise
            time.sleep(0.01)

    def _prepare(self) -> None:
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, _VERSION):
            raise ServerError(f"{self.path}: the journal is of another version ({version}); use another --state")
        self._db.executescript(_SCHEMA)
        self._db.execute(f"PRAGMA user_version={_VERSION}")

    def _read(self, sql: str, values: tuple[Any, ...]) -> list[Any]:
        with self._lock, self._guard():
            return self._db.execute(sql, values).fetchall()

    @contextlib.contextmanager
    def _guard(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as exc:
            reason = exc.strerror if isinstance(exc, OSError) else exc
            raise ServerError(
                f"{self.path}: the journal cannot be used: {reason}; free some space or give another --state; "
                "running the same command again is safe"
            ) from exc


def recording(sent: int, state: State, entries: Iterable[Known], *, attempts: int, note: str = "") -> Write:
    """Return the write that says what came of a sending so far."""
    rows = json.dumps([one[:4] for one in entries])
    row = (state, rows, attempts, note, time.time(), sent)
    return Write(lambda db: db.execute(_RECORD, row))


def _begin(db: sqlite3.Connection, row: tuple[str, str, int, str, float], anchors: Collection[str]) -> int:
    names: list[str | None] = [*anchors] or [None]
    first, *more = names
    sent = int(db.execute(_BEGIN, (*row, first)).lastrowid or 0)
    if more:
        db.executemany("INSERT OR IGNORE INTO anchor VALUES (?,?,?)", [(row[0], name, sent) for name in more])
    return sent


def _earlier(db: sqlite3.Connection, base: str, anchors: Collection[str]) -> list[Earlier]:
    marks = ",".join("?" * len(anchors))
    rows = db.execute(
        "SELECT id, hash, state, run, started FROM sent WHERE base=? AND id IN ("  # noqa: S608 - ?,?,?
        f"SELECT id FROM sent WHERE anchor IN ({marks}) UNION ALL "
        f"SELECT sent FROM anchor WHERE base=? AND name IN ({marks})) ORDER BY id",
        (base, *anchors, base, *anchors),
    )
    return [Earlier(*row) for row in rows.fetchall()]
