"""Who we are to the server: nothing, basic, a bearer token, or OAuth2 client credentials."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Protocol
from urllib.parse import quote_plus, urlencode

from case2fhir.client.address import secure, shown
from case2fhir.client.retry import Clock
from case2fhir.client.secrets import Secret
from case2fhir.client.transport import Answer, Request
from case2fhir.errors import ServerError, UsageError

Ask = Callable[[Request], Answer]
"""Sends a request without authorization, with the usual retries; raises ServerError if there is no answer."""

_EARLY_S = 30.0


class Auth(Protocol):
    """Gives each request its authorization."""

    name: str

    def headers(self, ask: Ask) -> Mapping[str, str]:
        """Return the headers for one request, after getting a token with `ask` if one is needed."""

    def renew(self, used: Mapping[str, str]) -> bool:
        """Forget the token that was refused with `used`; say whether trying again can help."""


class NoAuth:
    """No authorization."""

    name = "none"

    def headers(self, ask: Ask) -> Mapping[str, str]:  # noqa: ARG002 - the shape of Auth
        """Return no header."""
        return {}

    def renew(self, used: Mapping[str, str]) -> bool:  # noqa: ARG002 - the shape of Auth
        """Say no: there is nothing to renew."""
        return False


class Basic(NoAuth):
    """HTTP basic authorization (RFC 7617)."""

    name = "basic"

    def __init__(self, user: str, password: Secret) -> None:
        if ":" in user:
            raise UsageError("a user name of basic authorization cannot hold a colon")
        self._value = "Basic " + base64.b64encode(f"{user}:{password.value}".encode()).decode()

    def headers(self, ask: Ask) -> Mapping[str, str]:  # noqa: ARG002 - the shape of Auth
        """Return the Authorization header."""
        return {"Authorization": self._value}


class Bearer(NoAuth):
    """A fixed bearer token (RFC 6750)."""

    name = "bearer"

    def __init__(self, token: Secret) -> None:
        if not token.value.isascii() or any(c.isspace() for c in token.value):
            raise UsageError(f"the token from {token.origin} holds white space or is not ASCII")
        self._value = f"Bearer {token.value}"

    def headers(self, ask: Ask) -> Mapping[str, str]:  # noqa: ARG002 - the shape of Auth
        """Return the Authorization header."""
        return {"Authorization": self._value}


class TokenAuth:
    """A bearer token fetched from a token endpoint, kept until shortly before it ends; made for inheriting.

    Safe to use from several threads: one fetches, the others wait.
    """

    name = "oauth2"

    def __init__(self, token_url: str | None, clock: Clock | None = None) -> None:
        self._token_url = secure(token_url, "the token endpoint") if token_url else None
        self._clock = clock or Clock()
        self._lock = Lock()
        self._value: str | None = None
        self._ends = 0.0
        self.granted_scope: str | None = None

    def headers(self, ask: Ask) -> Mapping[str, str]:
        """Return the Authorization header, with a new token if there is none or it is about to end."""
        with self._lock:
            if self._value is None or self._clock.now() >= self._ends:
                self._fetch(ask)
            return {"Authorization": self._value or ""}

    def renew(self, used: Mapping[str, str]) -> bool:
        """Forget the token in `used`, unless another thread already has a newer one."""
        with self._lock:
            if used.get("Authorization") == self._value:
                self._value = None
        return True

    def form(self, ask: Ask) -> tuple[str, dict[str, str], dict[str, str]]:
        """Return the token URL, the fields and the headers of the token request."""
        raise NotImplementedError

    def _fetch(self, ask: Ask) -> None:
        url, fields, headers = self.form(ask)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json", **headers}
        answer = ask(Request("POST", url, headers, urlencode(fields).encode()))
        token = read_token(answer, url)
        self._value = f"Bearer {token['access_token']}"
        self.granted_scope = str(token["scope"]) if token.get("scope") else None
        try:
            lasts = float(str(token.get("expires_in", 300)))
        except ValueError:
            lasts = 300.0
        self._ends = self._clock.now() + max(lasts - _EARLY_S, lasts / 2)


class ClientCredentials(TokenAuth):
    """OAuth2 client credentials with a client secret (RFC 6749, 4.4), sent as HTTP basic."""

    name = "client-credentials"

    def __init__(
        self, token_url: str, client_id: str, secret: Secret, scope: str | None = None, clock: Clock | None = None
    ) -> None:
        super().__init__(token_url, clock)
        self._client_id = client_id
        self._secret = secret
        self._scope = scope

    def form(self, ask: Ask) -> tuple[str, dict[str, str], dict[str, str]]:  # noqa: ARG002 - as inherited
        """Return the token request; the pair is form-encoded before base64, as RFC 6749, 2.3.1 asks."""
        fields = {"grant_type": "client_credentials"}
        if self._scope:
            fields["scope"] = self._scope
        pair = f"{quote_plus(self._client_id)}:{quote_plus(self._secret.value)}"
        return self._token_url or "", fields, {"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()}


def read_token(answer: Answer, url: str) -> dict[str, object]:
    """Return the JSON of a token answer; ServerError with the OAuth2 error code, never with the body."""
    where = shown(url)
    try:
        found = json.loads(answer.body)
    except (ValueError, UnicodeDecodeError):
        found = None
    if not isinstance(found, dict):
        raise ServerError(f"{where}: the token endpoint answered {answer.status} without JSON") from None
    if not 200 <= answer.status < 300 or "error" in found:
        code = str(found.get("error", "no error code"))[:60]
        raise ServerError(f"{where}: no token: {answer.status} {code}; check client id, key or secret, and scope")
    token = found.get("access_token")
    if not isinstance(token, str) or not token or not token.isascii() or any(c.isspace() for c in token):
        raise ServerError(f"{where}: the token endpoint gave no usable access_token")
    if str(found.get("token_type", "bearer")).lower() != "bearer":
        raise ServerError(f"{where}: the token is not a bearer token")
    return found
