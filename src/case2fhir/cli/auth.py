"""`case2fhir auth check`: whether a server lets us in, before anything is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from case2fhir.cli import server as given
from case2fhir.errors import ServerError

if TYPE_CHECKING:
    from case2fhir.client import SyncFhirClient


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    group = typer.Typer(help="Authorization for FHIR servers.", no_args_is_help=True)
    group.command("check")(check)
    group.callback()(_group)
    app.add_typer(group, name="auth")


def _group() -> None:
    """Hold the commands on authorization."""


def check(
    server: given.Server = None,
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
    wait_for: given.WaitFor = 5.0,
) -> None:
    """Ask a server who it is, get a token if one is needed, and try it on a harmless search."""
    options = given.ServerOptions(
        server, auth, user, client_id, secret_env, secret_file, secret_keyring, token_url, scope, kid,
        ca, cert, cert_key, timeout, retry_for_s=30.0, wait_for_s=wait_for,
    )  # fmt: skip
    with options.connect(concurrency=1) as client:
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
