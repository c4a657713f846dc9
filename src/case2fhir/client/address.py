"""Where a server is: the base URL, what may be sent there, and how it may be shown."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from case2fhir.errors import UsageError

_QUERY = re.compile(r"(https?://[^\s?\"'<>]+)\?[^\s\"'<>]*")
QUERY_SAFE = "%=&,:/?+~!*'()-._;@"


@dataclass(frozen=True, slots=True)
class Address:
    """The base URL of a FHIR server, without a final slash."""

    base: str

    @classmethod
    def of(cls, url: str) -> Address:
        """Return the address that `url` names; UsageError if credentials or data would not be safe there."""
        return cls(_plain(secure(url, "the server")))

    def url(self, path: str = "") -> str:
        """Return the URL of `path` below the base; the base itself if it is empty."""
        return f"{self.base}/{path}" if path else self.base

    def search(self, resource_type: str, query: str) -> str:
        """Return the URL that searches `resource_type`; what is not allowed in a query is percent-encoded."""
        return f"{self.base}/{resource_type}?{quote(query, safe=QUERY_SAFE)}"


def secure(url: str, what: str) -> str:
    """Return `url` if it is https, or http on loopback, and holds no credentials; raise UsageError if not."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        raise UsageError(f"the URL of {what} is not a URL: look at its brackets and its port") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"{shown(url)}: the URL of {what} must be https://HOST[:PORT]/PATH")
    if parts.username is not None or parts.password is not None:
        raise UsageError(f"the URL of {what} holds a user or password; give them by --auth basic and a secret")
    if parts.query or parts.fragment:
        raise UsageError(f"{shown(url)}: the URL of {what} must have no '?' or '#'")
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise UsageError(f"{shown(url)}: use https; http is for this machine (127.0.0.1, ::1, localhost) only")
    return url.strip()


def _plain(url: str) -> str:
    """Return `url` as all spellings of it are kept: scheme and host in small letters, no port that goes without saying.

    The journal knows a server by it.
    """
    parts = urlsplit(url)
    netloc = parts.netloc.lower().removesuffix(":443" if parts.scheme == "https" else ":80").removesuffix(":")
    return f"{parts.scheme}://{netloc}{parts.path.rstrip('/')}"


def is_loopback(host: str) -> bool:
    """Say whether `host` is this machine."""
    if host.lower() == "localhost" or host.lower().endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def shown(url: str) -> str:
    """Return `url` as a message may show it: without user, password, query and fragment."""
    try:
        parts = urlsplit(url.strip())
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "the URL"
    return f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path}"


def without_queries(text: str) -> str:
    """Return `text` with the query of each URL in it replaced by an ellipsis: queries hold identifiers."""
    return _QUERY.sub(r"\1?…", text)
