"""One run of `case2fhir post`: what to send, the journal around it, progress, report and the way to resume."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any

from case2fhir.cli.app import say
from case2fhir.cli.post import Choices
from case2fhir.cli.progress import Progress
from case2fhir.cli.server import ServerOptions
from case2fhir.client.address import Address
from case2fhir.client.client import SyncFhirClient
from case2fhir.client.journal import Journal, RunRow
from case2fhir.client.locks import Locks
from case2fhir.client.outcomes import CaseOutcome, Tally
from case2fhir.client.parcels import Parcel, Unreadable, read_parcels
from case2fhir.errors import UsageError

_INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Posting:
    """A run that is ready to start; `run_id` is that of the unfinished run it goes on with."""

    paths: tuple[str, ...]
    connection: ServerOptions
    folder: Path
    choices: Choices
    dry_run: bool = False
    run_id: int | None = None

    def run(self, report: Path | None) -> int:
        """Post everything and return the exit code."""
        parcels = read_parcels(self.paths)
        with ExitStack() as open_things:
            client = open_things.enter_context(self.connection.connect(concurrency=self.choices.concurrency))
            if self.dry_run:
                return self._dry_run(client, parcels, open_things)
            journal = Journal(self.folder)
            open_things.callback(journal.close)
            locks = Locks(client.clock, self.folder / "locks")
            open_things.callback(locks.close)
            run = self.run_id or journal.begin_run(client.address.base, self._request())
            poster = client.poster(self.choices.options(dry_run=False), journal=journal, locks=locks, run=run)
            tally = Tally()
            if report is not None:
                tally.keep_report()
            with _interruptible(self, client):
                complete = self._post(poster.post_all(parcels), tally, client)
            journal.end_run(run, finished=complete)
            if report is not None:
                tally.write_report(report, {"run": run, "server": client.address.base})
        if not complete:
            say(f"not finished; nothing is lost, go on with: {self.resume_command()}")
        return tally.exit_code

    def resume_command(self) -> str:
        """Return the command that goes on with this run."""
        return f"case2fhir post --resume --state {self.folder}"

    def _post(self, outcomes: Iterator[CaseOutcome], tally: Tally, client: SyncFhirClient) -> bool:
        progress = Progress(sys.stderr, tally, client.exchange)
        complete = True
        for outcome in outcomes:
            tally.add(outcome)
            complete = complete and outcome.result != "failed"
            progress.show(outcome)
        progress.end()
        return complete

    def _dry_run(self, client: SyncFhirClient, parcels: Iterator[Parcel | Unreadable], open_things: ExitStack) -> int:
        journal = None
        if (self.folder / "journal.sqlite3").exists():
            journal = Journal(self.folder)
            open_things.callback(journal.close)
        tally = Tally()
        for outcome in client.poster(self.choices.options(dry_run=True), journal=journal).post_all(parcels):
            tally.add(outcome)
            for line in outcome.lines():
                print(line)
        say(f"dry run: {tally.cases} cases looked at, nothing was written to {client.address.base}")
        return tally.exit_code

    def _request(self) -> dict[str, Any]:
        paths = [path if path == "-" else str(Path(path).resolve()) for path in self.paths]
        return {"paths": paths, "choices": asdict(self.choices), "connection": self.connection.as_said()}


def prepare(
    paths: list[str], connection: ServerOptions, folder: Path, choices: Choices, *, resume: bool, dry_run: bool
) -> Posting:
    """Return the run that the options ask for; UsageError if there is nothing to post or to resume."""
    if paths:
        return Posting(tuple(paths), connection, folder, choices, dry_run)
    if not resume:
        raise UsageError("what is to be posted? give PATHs, or --resume to go on with the last unfinished run")
    row = _unfinished(connection, folder)
    stored = row.request["paths"]
    if "-" in stored:
        raise UsageError(
            "the last unfinished run read standard input; give the same input again, with --resume or without"
        )
    return Posting(
        tuple(stored),
        replace(connection.with_defaults(row.request.get("connection", {})), server=row.base),
        folder,
        Choices(**row.request["choices"]),
        dry_run,
        row.id,
    )


def show_status(folder: Path, server: str | None) -> None:
    """Print the last runs, newest first, and what of them is open."""
    if not (folder / "journal.sqlite3").exists():
        print(f"no run yet in {folder}")
        return
    journal = Journal(folder)
    try:
        for row in journal.runs(Address.of(server).base if server else None, most=10):
            started = datetime.fromtimestamp(row.started, UTC).strftime("%Y-%m-%d %H:%M:%SZ")
            counts = ", ".join(f"{count} {state}" for state, count in sorted(row.counts.items())) or "nothing sent"
            print(f"run {row.id}  {started}  {row.base}  {'finished' if row.finished else 'not finished'}: {counts}")
            for source, state, note in journal.open_sources(row.id):
                print(f"  {source}: {state}{': ' + note if note else ''}")
    finally:
        journal.close()


def _unfinished(connection: ServerOptions, folder: Path) -> RunRow:
    base = Address.of(connection.server).base if connection.server else None
    row = None
    if (folder / "journal.sqlite3").exists():
        journal = Journal(folder)
        try:
            row = journal.unfinished_run(base)
        finally:
            journal.close()
    if row is None:
        raise UsageError(f"there is no unfinished run in {folder}; give the PATHs to post")
    return row


@contextmanager
def _interruptible(posting: Posting, client: SyncFhirClient) -> Iterator[None]:
    """End at once on Ctrl-C or SIGTERM: the journal is true at every moment, so nothing has to be waited for."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        client.clock.stop()
        say("")
        say(f"case2fhir: interrupted; nothing is lost, go on with: {posting.resume_command()}")
        sys.stdout.flush()
        sys.stderr.flush()
        # Threads may be waiting for the server; what they sent is in the journal and will be asked for again.
        os._exit(_INTERRUPTED)
    finally:
        signal.signal(signal.SIGTERM, before)
