"""`case2fhir post`: send cases and Bundles to a FHIR server, each exactly once."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from case2fhir.cli import server as given
from case2fhir.errors import UsageError

if TYPE_CHECKING:
    from case2fhir.cli.posting import Posting


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("post")(post)


def post(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Bundles, NDJSON, texts, case files, folders of them, or -."),
    ] = None,
    server: given.Server = None,
    state: Annotated[Path | None, typer.Option(metavar="DIR", help="Folder of the journal.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the last unfinished run.")] = False,
    status: Annotated[bool, typer.Option("--status", help="Show the last runs and what is open.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the plan; send nothing that writes.")] = False,
    update: Annotated[bool, typer.Option("--update", help="Write changed content over the old.")] = False,
    verify: Annotated[bool, typer.Option("--verify", help="Read back and compare.")] = False,
    no_validate: Annotated[bool, typer.Option("--no-validate", help="Send without checking first.")] = False,
    allow_unsafe: Annotated[
        bool, typer.Option("--allow-unsafe", help="Send, once, what cannot be sent twice safely.")
    ] = False,
    no_transaction: Annotated[bool, typer.Option("--no-transaction", help="Send single requests.")] = False,
    max_entries: Annotated[int | None, typer.Option(metavar="N", min=1, help="Most entries in a request.")] = None,
    concurrency: Annotated[int, typer.Option(metavar="N", min=1, max=64, help="Requests at once.")] = 4,
    report: Annotated[Path | None, typer.Option(metavar="FILE", help="Write what came of each case, as JSON.")] = None,
    undo: Annotated[
        Path | None, typer.Option(metavar="REPORT", help="Delete what the run of this report created.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before --undo.")] = False,
    auth: given.AuthOpt = given.AuthKind.none,
    user: given.User = None,
    client_id: given.ClientId = None,
    secret_env: given.SecretEnv = None,
    secret_file: given.SecretFile = None,
    secret_keyring: given.SecretKeyring = None,
    token_url: given.TokenUrl = None,
    scope: given.Scope = None,
    kid: given.Kid = None,
    ca: given.Ca = None,
    cert: given.Cert = None,
    cert_key: given.CertKey = None,
    timeout: given.Timeout = 60.0,
    retry_for: given.RetryFor = 180.0,
    wait_for: given.WaitFor = 5.0,
    gzip: given.GzipOpt = given.Gzip.auto,
) -> None:
    """Send cases and Bundles to a FHIR server, each exactly once, whatever happens on the way."""
    from case2fhir.cli import posting, undoing
    from case2fhir.client.journal import default_folder

    # The command line switches it off for short runs; this one may be long.
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 20)
    connection = given.ServerOptions(
        server, auth, user, client_id, secret_env, secret_file, secret_keyring, token_url, scope, kid,
        ca, cert, cert_key, timeout, retry_for, wait_for, gzip,
    )  # fmt: skip
    folder = state or default_folder()
    if status:
        posting.show_status(folder, server)
        return
    if undo is not None:
        undoing.undo(undo, connection, folder, yes=yes)
        return
    choices = posting.Choices(
        max_entries=max_entries,
        no_transaction=no_transaction,
        allow_unsafe=allow_unsafe,
        update=update,
        verify=verify,
        no_validate=no_validate,
        concurrency=concurrency,
    )
    _run(posting.prepare(paths or [], connection, folder, choices, resume=resume, dry_run=dry_run), report)


def _run(posting: Posting, report: Path | None) -> None:
    if report is not None and not report.parent.is_dir():
        raise UsageError(f"{report}: the folder of the report does not exist")
    code = posting.run(report)
    if code:
        sys.exit(code)
