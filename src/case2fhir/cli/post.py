"""`case2fhir post`: send cases and Bundles to a FHIR server, each exactly once."""

from __future__ import annotations

import gc
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from case2fhir.cli.server import ServerOptions, flattened
from case2fhir.errors import UsageError

if TYPE_CHECKING:
    from case2fhir.cli.posting import Posting
    from case2fhir.client import PostOptions

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH...", help="Bundles, NDJSON, texts, case files, folders of them, or -."),
]
State = Annotated[Path | None, typer.Option("--state", metavar="DIR", help="Folder of the journal.")]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with the last unfinished run.")]
Status = Annotated[bool, typer.Option("--status", help="Show the last runs and what is open.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the plan; send nothing that writes.")]
ReportFile = Annotated[
    Path | None, typer.Option("--report", metavar="FILE", help="Write what came of each case, as JSON.")
]
Undo = Annotated[
    Path | None, typer.Option("--undo", metavar="REPORT", help="Delete what the run of this report created.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask before --undo.")]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("post")(flattened(post))


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of a run that --resume must repeat."""

    max_entries: Annotated[
        int | None, typer.Option("--max-entries", metavar="N", min=1, help="Most entries in a request.")
    ] = None
    no_transaction: Annotated[bool, typer.Option("--no-transaction", help="Send single requests.")] = False
    allow_unsafe: Annotated[
        bool, typer.Option("--allow-unsafe", help="Send, once, what cannot be sent twice safely.")
    ] = False
    update: Annotated[bool, typer.Option("--update", help="Write changed content over the old.")] = False
    verify: Annotated[bool, typer.Option("--verify", help="Read back and compare.")] = False
    no_validate: Annotated[bool, typer.Option("--no-validate", help="Send without checking first.")] = False
    concurrency: Annotated[int, typer.Option("--concurrency", metavar="N", min=1, max=64, help="Requests at once.")] = 4

    def options(self, *, dry_run: bool) -> PostOptions:
        """Return what the library takes."""
        from case2fhir.client.post import PostOptions
        from case2fhir.client.validation import before_sending

        return PostOptions(
            concurrency=self.concurrency,
            max_entries=self.max_entries,
            transactions=not self.no_transaction,
            allow_unsafe=self.allow_unsafe,
            update=self.update,
            verify=self.verify,
            dry_run=dry_run,
            validate=None if self.no_validate else before_sending,
        )


def post(
    choices: Choices,
    connection: ServerOptions,
    *,
    paths: Paths = None,
    state: State = None,
    resume: Resume = False,
    status: Status = False,
    dry_run: DryRun = False,
    report: ReportFile = None,
    undo: Undo = None,
    yes: Yes = False,
) -> None:
    """Send cases and Bundles to a FHIR server, each exactly once, whatever happens on the way."""
    from case2fhir.cli import posting, undoing
    from case2fhir.client.journal import default_folder

    # The command line switches it off for short runs; this one may be long.
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 20)
    folder = state or default_folder()
    if paths and (status or undo is not None):
        raise UsageError(f"{'--status' if status else '--undo'} takes no PATH; nothing was posted")
    if report is not None and dry_run:
        raise UsageError("--dry-run prints the plan and writes no report; leave one of the two out")
    if status:
        posting.show_status(folder, connection.server)
    elif undo is not None:
        undoing.undo(undo, connection, folder, yes=yes)
    else:
        _run(posting.prepare(paths or [], connection, folder, choices, resume=resume, dry_run=dry_run), report)


def _run(posting: Posting, report: Path | None) -> None:
    if report is not None and not report.parent.is_dir():
        raise UsageError(f"{report}: the folder of the report does not exist")
    code = posting.run(report)
    if code:
        sys.exit(code)
