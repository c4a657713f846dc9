"""The options that say which server, who we are to it and how it is reached; shared by all that talk to one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Self, get_type_hints

import typer

from case2fhir.errors import UsageError

if TYPE_CHECKING:
    from case2fhir.client import Auth, Connection, Secret, SyncFhirClient


class AuthKind(StrEnum):
    """Ways to say who we are."""

    none = "none"
    basic = "basic"
    bearer = "bearer"
    client_credentials = "client-credentials"
    smart = "smart"


class Gzip(StrEnum):
    """When requests are compressed."""

    auto = "auto"
    on = "on"
    off = "off"


_AUTH = "Authorization"
_NET = "Connection"
Server = Annotated[
    str | None,
    typer.Option(
        "--server", metavar="URL", envvar="CASE2FHIR_SERVER", help="Base URL: https, or http on this machine."
    ),
]
AuthOpt = Annotated[AuthKind, typer.Option("--auth", help="Who we are to the server.", rich_help_panel=_AUTH)]
User = Annotated[str | None, typer.Option("--user", metavar="NAME", help="User, for basic.", rich_help_panel=_AUTH)]
ClientId = Annotated[
    str | None, typer.Option("--client-id", metavar="ID", help="Client id, for OAuth2.", rich_help_panel=_AUTH)
]
SecretEnv = Annotated[
    str | None,
    typer.Option(
        "--secret-env",
        metavar="VAR",
        help="Environment variable with the password, token, client secret or private key.",
        rich_help_panel=_AUTH,
    ),
]
SecretFile = Annotated[
    Path | None, typer.Option("--secret-file", metavar="FILE", help="The same in a file.", rich_help_panel=_AUTH)
]
SecretKeyring = Annotated[
    str | None,
    typer.Option("--secret-keyring", metavar="SERVICE:USER", help="The same in the keyring.", rich_help_panel=_AUTH),
]
TokenUrl = Annotated[
    str | None, typer.Option("--token-url", metavar="URL", help="Token endpoint.", rich_help_panel=_AUTH)
]
Scope = Annotated[str | None, typer.Option("--scope", metavar="SCOPE", help="Scope to ask for.", rich_help_panel=_AUTH)]
Kid = Annotated[str | None, typer.Option("--kid", metavar="ID", help="Key id, for smart.", rich_help_panel=_AUTH)]
Ca = Annotated[Path | None, typer.Option("--ca", metavar="PEM", help="Certificate authority.", rich_help_panel=_NET)]
Cert = Annotated[
    Path | None, typer.Option("--cert", metavar="PEM", help="Client certificate (mTLS).", rich_help_panel=_NET)
]
CertKey = Annotated[Path | None, typer.Option("--cert-key", metavar="PEM", help="Its key.", rich_help_panel=_NET)]
Timeout = Annotated[
    float, typer.Option("--timeout", metavar="S", min=0.1, help="Longest silence of the server.", rich_help_panel=_NET)
]
RetryFor = Annotated[
    float,
    typer.Option("--retry-for", metavar="S", min=0, help="How long to go on after failures.", rich_help_panel=_NET),
]
WaitFor = Annotated[
    float,
    typer.Option("--wait-for", metavar="S", min=0, help="How long to wait for the first answer.", rich_help_panel=_NET),
]
GzipOpt = Annotated[Gzip, typer.Option("--gzip", help="Compress requests.", rich_help_panel=_NET)]


@dataclass(frozen=True, slots=True)
class ServerOptions:
    """What the options said; `auth_kind` and its companions are turned into an Auth by `connect`."""

    server: Server = None
    auth: AuthOpt = AuthKind.none
    user: User = None
    client_id: ClientId = None
    secret_env: SecretEnv = None
    secret_file: SecretFile = None
    secret_keyring: SecretKeyring = None
    token_url: TokenUrl = None
    scope: Scope = None
    kid: Kid = None
    ca: Ca = None
    cert: Cert = None
    cert_key: CertKey = None
    timeout_s: Timeout = 60.0
    retry_for_s: RetryFor = 180.0
    wait_for_s: WaitFor = 5.0
    gzip: GzipOpt = Gzip.auto

    def as_said(self) -> dict[str, str]:
        """Return the options that were given, as text, for a later run; where secrets are, never what they are."""
        said = {one.name: getattr(self, one.name) for one in fields(self)}
        given = {name: value for name, value in said.items() if value is not None}
        return {name: str(item.resolve() if isinstance(item, Path) else item) for name, item in given.items()}

    def with_defaults(self, said: Mapping[str, str]) -> Self:
        """Return these options where they were given, else those of an earlier run, as `as_said` gave them."""
        kinds: dict[str, Callable[[str], Any]] = {"auth": AuthKind, "gzip": Gzip}
        kinds |= dict.fromkeys(("secret_file", "ca", "cert", "cert_key"), Path)
        kinds |= dict.fromkeys(("timeout_s", "retry_for_s", "wait_for_s"), float)
        silent = [one.name for one in fields(self) if one.name in said and getattr(self, one.name) == one.default]
        return replace(self, **{name: kinds.get(name, str)(said[name]) for name in silent})

    def connect(self, *, concurrency: int = 4) -> SyncFhirClient:
        """Return a client for the server; UsageError if an option is missing or does not fit."""
        from case2fhir.client import Connection, RetryPolicy, SyncFhirClient, TlsFiles

        if not self.server:
            raise UsageError("which server? give --server URL or set CASE2FHIR_SERVER")
        connection: Connection = Connection(
            auth=self._auth(self.server),
            tls=TlsFiles(self.ca, self.cert, self.cert_key),
            timeout_s=self.timeout_s,
            retry=RetryPolicy(self.retry_for_s, self.wait_for_s),
            concurrency=concurrency,
            gzip=self.gzip.value,
        )
        return SyncFhirClient(self.server, connection)

    def _auth(self, server: str) -> Auth:
        from case2fhir.client import Basic, Bearer, ClientCredentials, NoAuth, SmartBackend
        from case2fhir.client.address import Address

        if self.auth is AuthKind.none:
            self._refuse_leftovers()
            return NoAuth()
        secret = self._secret()
        if self.auth is AuthKind.basic:
            return Basic(self._needed(self.user, "--user"), secret)
        if self.auth is AuthKind.bearer:
            return Bearer(secret)
        client_id = self._needed(self.client_id, "--client-id")
        if self.auth is AuthKind.client_credentials:
            return ClientCredentials(self._needed(self.token_url, "--token-url"), client_id, secret, self.scope)
        return SmartBackend(
            Address.of(server), client_id, secret, kid=self.kid, scope=self.scope, token_url=self.token_url
        )

    def _secret(self) -> Secret:
        from case2fhir.client import from_environment, from_file, from_keyring

        given = [one for one in (self.secret_env, self.secret_file, self.secret_keyring) if one is not None]
        if len(given) != 1:
            raise UsageError(
                f"--auth {self.auth.value} needs its secret from one place: "
                "--secret-env, --secret-file or --secret-keyring"
            )
        if self.secret_file is not None:
            return from_file(self.secret_file)
        if self.secret_keyring is not None:
            return from_keyring(self.secret_keyring)
        return from_environment(self.secret_env or "")

    def _needed(self, value: str | None, option: str) -> str:
        if not value:
            raise UsageError(f"--auth {self.auth.value} needs {option}")
        return value

    def _refuse_leftovers(self) -> None:
        if self.user or self.client_id or self.secret_env or self.secret_file or self.secret_keyring:
            raise UsageError(
                "credentials are given without --auth: say --auth basic, bearer, client-credentials or smart"
            )


def flattened(command: Callable[..., None]) -> Callable[..., None]:
    """Return `command` as typer wants it: each parameter that is a dataclass becomes an option for each field."""
    own = signature(command, eval_str=True).parameters.values()
    groups: dict[str, Any] = {one.name: one.annotation for one in own if is_dataclass(one.annotation)}
    plain = [one.replace(kind=Parameter.KEYWORD_ONLY) for one in own if one.name not in groups]
    options = [option for group in groups.values() for option in _options(group)]

    @wraps(command)
    def call(**said: Any) -> None:
        gathered = {
            name: group(**{field.name: said.pop(field.name) for field in fields(group)})
            for name, group in groups.items()
        }
        command(**said, **gathered)

    parameters = [*plain, *options]
    call.__signature__ = Signature(parameters)  # type: ignore[attr-defined]  # what inspect.signature reads
    call.__annotations__ = {one.name: one.annotation for one in parameters}
    return call


def _options(group: Any) -> list[Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        Parameter(one.name, Parameter.KEYWORD_ONLY, default=one.default, annotation=hints[one.name])
        for one in fields(group)
    ]
