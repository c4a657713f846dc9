"""The journal: what was sent to which server and what came of it, durable before a request and after its answer.

It holds hashes and the ids that the server gave; no identifier and no content of a case.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any, Literal

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


@dataclass(frozen=True, slots=True)
class Known:
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


def default_folder() -> Path:
    """Return the folder for the journal in the user's state folder."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "case2fhir"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "case2fhir"


class Journal:
    """An open journal; safe to use from several threads and, through SQLite, from several processes."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "journal.sqlite3"
        self._lock = RLock()
        with self._guard():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.path.touch(mode=0o600)
            self._db = sqlite3.connect(self.path, timeout=60, isolation_level=None, check_same_thread=False)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=FULL")
            self._prepare()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def begin_run(self, base: str, request: dict[str, Any]) -> int:
        """Record a new run and return its number; `request` must be JSON without secrets."""
        with self._write() as db:
            row = (base, json.dumps(request), time.time())
            return int(db.execute("INSERT INTO run (base, request, started) VALUES (?,?,?)", row).lastrowid or 0)

    def end_run(self, run: int, *, finished: bool) -> None:
        """Record the end of a run; `finished` says that nothing is left to resume."""
        with self._write() as db:
            db.execute("UPDATE run SET ended=?, finished=? WHERE id=?", (time.time(), finished, run))

    def unfinished_run(self, base: str | None = None) -> RunRow | None:
        """Return the last run if it was not finished, on the server `base` if that is given."""
        rows = self.runs(base, most=1)
        return rows[0] if rows and not rows[0].finished else None

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
        marks = ",".join("?" * len(anchors))
        return [
            Earlier(*row)
            for row in self._read(
                "SELECT id, hash, state, run, started FROM sent WHERE base=? AND id IN ("  # noqa: S608 - ?,?,?
                f"SELECT id FROM sent WHERE anchor IN ({marks}) UNION ALL "
                f"SELECT sent FROM anchor WHERE base=? AND name IN ({marks})) ORDER BY id",
                (base, *anchors, base, *anchors),
            )
        ]

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
        first, *more = [*anchors, None]
        row = (base, content, run, source, time.time(), first)
        insert = "INSERT INTO sent (base, hash, run, source, state, started, anchor) VALUES (?,?,?,?,'sending',?,?)"
        if len(more) < 2:
            # One statement is a transaction of its own, and the quickest.
            with self._lock, self._guard():
                return int(self._db.execute(insert, row).lastrowid or 0)
        with self._write() as db:
            sent = int(db.execute(insert, row).lastrowid or 0)
            db.executemany(
                "INSERT OR IGNORE INTO anchor VALUES (?,?,?)", [(base, str(name), sent) for name in more[:-1]]
            )
            return sent

    def record(self, sent: int, state: State, entries: Iterable[Known], *, attempts: int, note: str = "") -> None:
        """Record, durably, what came of a sending so far."""
        rows = json.dumps([(one.key, one.place, one.version, one.how) for one in entries])
        with self._lock, self._guard():
            self._db.execute(
                "UPDATE sent SET state=?, entries=?, attempts=?, note=?, ended=? WHERE id=?",
                (state, rows, attempts, note, time.time(), sent),
            )

    def forget(self, base: str, places: Collection[str]) -> None:
        """Forget resources that were deleted, so that they can be posted again."""
        gone = set(places)
        with self._write() as db:
            for sent, text in db.execute("SELECT id, entries FROM sent WHERE base=?", (base,)).fetchall():
                entries = json.loads(text)
                kept = [one for one in entries if one[1] not in gone]
                if len(kept) != len(entries):
                    db.execute("UPDATE sent SET entries=? WHERE id=?", (json.dumps(kept), sent))

    def _prepare(self) -> None:
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, _VERSION):
            raise ServerError(f"{self.path}: the journal is of another version ({version}); use another --state")
        self._db.executescript(_SCHEMA)
        self._db.execute(f"PRAGMA user_version={_VERSION}")

    def _read(self, sql: str, values: tuple[Any, ...]) -> list[Any]:
        with self._lock, self._guard():
            return self._db.execute(sql, values).fetchall()

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._guard():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")

    @contextmanager
    def _guard(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as exc:
            reason = exc.strerror if isinstance(exc, OSError) else exc
            raise ServerError(
                f"{self.path}: the journal cannot be used: {reason}; free some space or give another --state; "
                "running the same command again is safe"
            ) from exc
