"""The one module that knows httpx: one request goes out, one answer or one fault comes back.

Redirects are never followed and no cookie is kept. httpx, httpcore and hpack write URLs and headers to their
loggers; those are kept silent below WARNING, because URLs hold identifiers and headers hold tokens.
"""

from __future__ import annotations

import logging
import ssl
import time
import urllib.request
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Literal
from urllib.parse import urlsplit

import httpx

from case2fhir._version import __version__
from case2fhir.client.address import shown
from case2fhir.errors import UsageError

_STANDING = {"User-Agent": f"case2fhir/{__version__}", "Accept-Encoding": "gzip, deflate"}
"""HAPI cuts an answer into hundreds of tiny chunks unless it compresses it."""
_GZIP_MAGIC = b"\x1f\x8b"
_TALKATIVE = ("httpx", "httpcore", "hpack", "h2")
_LOGGERS = ("httpcore.connection", "httpcore.http11", "httpcore.http2", "httpcore.proxy", "httpcore.socks")


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request; `headers` without authorization, which the exchange adds."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """One complete HTTP answer; header names are lower case."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Fault:
    """What kept the answer away.

    `not-sent`: it never arrived; `lost`: it may have been done; `slow`: it may still be running; `final`: trying
    again cannot help (certificate, proxy, protocol).
    """

    kind: Literal["not-sent", "lost", "slow", "final"]
    detail: str


Send = Callable[[Request], "Answer | Fault"]


@dataclass(frozen=True, slots=True)
class TlsFiles:
    """Own certificate authority, and the client certificate of mutual TLS; all PEM."""

    ca: Path | None = None
    certificate: Path | None = None
    key: Path | None = None


class Transport:
    """A pool of connections, safe to use from several threads."""

    def __init__(self, *, timeout_s: float = 60.0, connections: int = 8, tls: TlsFiles | None = None) -> None:
        self._timeout = dict.fromkeys(("connect", "pool"), min(timeout_s, 10.0)) | dict.fromkeys(
            ("read", "write"), timeout_s
        )
        self._longest_s = 5 * timeout_s
        self._connections = connections
        self._tls = tls or TlsFiles()
        self._pools: dict[str, httpx.HTTPTransport] = {}
        self._lock = Lock()
        _hush()

    def send(self, request: Request) -> Answer | Fault:
        """Return the server's answer, read to its end, or the fault that kept it away."""
        try:
            message = httpx.Request(
                request.method,
                _url(request.url),
                headers={**_STANDING, **request.headers},
                content=request.body or None,
                extensions={"timeout": self._timeout},
            )
            response = self._pool(request.url).handle_request(message)
        except httpx.HTTPError as exc:
            return _fault(exc, request.url)
        except httpx.InvalidURL:
            raise UsageError(f"{shown(request.url)}: not a URL") from None
        try:
            return Answer(response.status_code, _headers(response), self._body(response))
        except httpx.HTTPError as exc:
            return _fault(exc, request.url)
        except TimeoutError:
            return Fault("slow", f"the answer took more than {self._longest_s:.0f} s")
        finally:
            response.close()

    def close(self) -> None:
        """Close all connections."""
        for pool in self._pools.values():
            pool.close()
        self._pools.clear()

    def _body(self, response: httpx.Response) -> bytes:
        end = time.monotonic() + self._longest_s
        parts: list[bytes] = []
        for part in response.iter_raw():
            parts.append(part)
            if time.monotonic() > end:
                raise TimeoutError
        body = b"".join(parts)
        coding = response.headers.get("content-encoding", "identity").strip().lower()
        if body.startswith(_GZIP_MAGIC):
            # A proxy may lose the header; no FHIR answer begins like this otherwise.
            coding = "gzip"
        if coding in ("gzip", "deflate") and body:
            try:
                return zlib.decompress(body, 47 if coding == "gzip" else 15)
            except zlib.error as exc:
                raise httpx.DecodingError(f"the answer is no {coding}: {exc}") from exc
        return body

    def _pool(self, url: str) -> httpx.HTTPTransport:
        parts = urlsplit(url)
        with self._lock:
            pool = self._pools.get(parts.netloc + parts.scheme)
            if pool is None:
                pool = self._pools[parts.netloc + parts.scheme] = self._new_pool(parts.scheme, parts.hostname or "")
            return pool

    def _new_pool(self, scheme: str, host: str) -> httpx.HTTPTransport:
        verify = self._ssl if scheme == "https" else False
        try:
            return httpx.HTTPTransport(
                verify=verify,
                http2=scheme == "https" and find_spec("h2") is not None,
                limits=httpx.Limits(max_connections=self._connections, keepalive_expiry=30.0),
                proxy=_proxy(scheme, host),
                trust_env=False,
            )
        except (ValueError, ImportError, httpx.InvalidURL):
            # No chaining: the variable may hold a password.
            raise UsageError(
                f"the proxy for {scheme} in the environment cannot be used: it must be http://HOST:PORT or "
                "https://HOST:PORT (socks5:// needs: pip install 'httpx[socks]')"
            ) from None

    @cached_property
    def _ssl(self) -> ssl.SSLContext:
        try:
            if self._tls.ca is not None:
                context = ssl.create_default_context(cafile=str(self._tls.ca))
            else:
                context = httpx.create_ssl_context()
            if self._tls.certificate is not None:
                context.load_cert_chain(self._tls.certificate, self._tls.key)
        except (OSError, ssl.SSLError) as exc:
            names = ", ".join(str(p) for p in (self._tls.ca, self._tls.certificate, self._tls.key) if p)
            raise UsageError(f"{names or 'certificates'}: cannot be used for TLS: {exc}") from exc
        if find_spec("h2") is not None:
            context.set_alpn_protocols(["http/1.1", "h2"])
        return context


@lru_cache(maxsize=64)
def _url(text: str) -> httpx.URL:
    return httpx.URL(text)


def _headers(response: httpx.Response) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers.raw}


def _proxy(scheme: str, host: str) -> str | None:
    """Return the proxy that HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY name for `host`."""
    proxies = urllib.request.getproxies()
    if urllib.request.proxy_bypass(host):
        return None
    found = proxies.get(scheme) or proxies.get("all")
    return f"http://{found}" if found and "://" not in found else found


def _hush() -> None:
    for name in (*_TALKATIVE, *_LOGGERS, "hpack.hpack", "hpack.table"):
        logger = logging.getLogger(name)
        if logger.level < logging.WARNING:
            logger.setLevel(logging.WARNING)


def _fault(exc: httpx.HTTPError, url: str) -> Fault:
    where = shown(url)
    tls = _tls_cause(exc)
    if tls is not None:
        return Fault("final", f"{where}: TLS: {tls}")
    if isinstance(exc, httpx.LocalProtocolError):
        # Its text quotes the header, which may be a token.
        return Fault("final", f"{where}: the request is not valid HTTP (a secret with a line break?)")
    if isinstance(exc, (httpx.ProxyError, httpx.UnsupportedProtocol)):
        return Fault("final", f"{where}: {str(exc) or type(exc).__name__}")
    if isinstance(exc, (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)):
        return Fault("not-sent", f"{where}: {str(exc) or 'no connection in time'}")
    if isinstance(exc, httpx.TimeoutException):
        return Fault("slow", f"{where}: no answer in time")
    return Fault("lost", f"{where}: {str(exc) or type(exc).__name__}")


def _tls_cause(exc: BaseException) -> str | None:
    """Return what is wrong with TLS, or None if it is not TLS or may pass (the peer just hung up)."""
    cause: BaseException | None = exc
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"the server's certificate is not trusted ({cause.verify_message}); use --ca for your own CA"
        if isinstance(cause, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
            return None
        if isinstance(cause, ssl.SSLError):
            return cause.reason or "handshake failed"
        cause = cause.__cause__ or cause.__context__
    return None
