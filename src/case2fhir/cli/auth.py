"""`case2fhir auth check`: whether a server lets us in, before anything is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from case2fhir.cli import server as given
from case2fhir.errors import ServerError

if TYPE_CHECKING:
    from case2fhir.client import SyncFhirClient


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    group = typer.Typer(help="Authorization for FHIR servers.", no_args_is_help=True)
    group.command("check")(given.flattened(check))
    group.callback()(_group)
    app.add_typer(group, name="auth")


def _group() -> None:
    """Hold the commands on authorization."""


@dataclass(frozen=True, slots=True)
class CheckOptions(given.ServerOptions):
    """The options of a quick look: it gives up sooner than a run does."""

    retry_for_s: given.RetryFor = 30.0


def check(connection: CheckOptions) -> None:
    """Ask a server who it is, get a token if one is needed, and try it on a harmless search."""
    with connection.connect(concurrency=1) as client:
        for line in checked(client):
            typer.echo(line)


def checked(client: SyncFhirClient) -> list[str]:
    """Return what a server is and lets us do, a line each; ServerError if it does not let us in."""
    from case2fhir.client.auth import TokenAuth
    from case2fhir.client.outcome import explain
    from case2fhir.client.transport import Request

    found = client.capabilities
    auth = client.exchange.auth
    url = client.address.search("Patient", "_summary=count")
    answer = client.exchange.ask_or_raise(Request("GET", url, {"Accept": "application/fhir+json"}))
    if answer.status in (401, 403):
        word = "not authorized" if answer.status == 401 else "forbidden"
        raise ServerError(
            f"{client.address.base}: {word} ({answer.status}) with --auth {auth.name}: {explain(answer)[0]}"
        )
    lines = [
        f"server: {client.address.base}",
        f"software: {found.software or 'not named'}, FHIR {found.version}",
        f"transactions: {'yes' if found.transaction else 'no'}",
        f"authorization: {auth.name}, accepted",
    ]
    if isinstance(auth, TokenAuth) and auth.granted_scope:
        lines.append(f"scope: {auth.granted_scope}")
    return lines
