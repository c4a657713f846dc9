"""A proxy on loopback that breaks a share of what passes through it, the ways real networks and servers do."""

from __future__ import annotations

import http.client
import random
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

BEFORE = ("429", "503", "reset")
"""Faults before the server sees the request."""
AFTER = ("lost", "half", "502", "html", "empty", "slow")
"""Faults after the server has done what was asked."""


class FaultProxy(ThreadingHTTPServer):
    """Forwards to the server at `target` (its base URL), breaking a `share` of the requests. `base` is its own."""

    daemon_threads = True

    def __init__(self, target: str, share: float, *, seed: int = 7, slow_s: float = 0.3) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        parts = urlsplit(target)
        self.upstream = (parts.hostname or "", parts.port or 80)
        self.base = f"http://127.0.0.1:{self.server_address[1]}{parts.path}"
        self.share = share
        self.slow_s = slow_s
        self.done: Counter[str] = Counter()
        self._random = random.Random(seed)
        self._lock = threading.Lock()

    def choose(self) -> str | None:
        """Return the fault for one request, or None."""
        with self._lock:
            fault = self._random.choice(BEFORE + AFTER) if self._random.random() < self.share else None
            self.done[fault or "good"] += 1
            return fault

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: broken connections are the point."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FaultProxy

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def do_GET(self) -> None:
        self._pass()

    def do_POST(self) -> None:
        self._pass()

    def do_PUT(self) -> None:
        self._pass()

    def do_DELETE(self) -> None:
        self._pass()

    def _pass(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        fault = self.server.choose()
        if fault in BEFORE:
            self._refuse(fault)
            return
        try:
            status, headers, answer = self._forward(body)
        except (ConnectionError, http.client.HTTPException, OSError):
            self._send(502, {"Content-Type": "text/html"}, b"<html>bad gateway</html>")
            return
        if fault == "slow":
            time.sleep(self.server.slow_s)
        if fault in (None, "slow"):
            self._send(status, headers, answer)
        else:
            self._spoil(fault, status, headers, answer)

    def _forward(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        upstream = http.client.HTTPConnection(*self.server.upstream, timeout=120)
        try:
            headers = {k: v for k, v in self.headers.items() if k.lower() not in ("host", "connection")}
            upstream.request(self.command, self.path, body or None, headers)
            response = upstream.getresponse()
            kept = ("content-type", "content-encoding", "location", "etag", "last-modified", "date", "retry-after")
            return response.status, {k: v for k, v in response.getheaders() if k.lower() in kept}, response.read()
        finally:
            upstream.close()

    def _refuse(self, fault: str) -> None:
        if fault == "reset":
            self._reset()
        else:
            self._send(int(fault), {"Retry-After": "0", "Content-Type": "text/plain"}, b"busy")

    def _spoil(self, fault: str, status: int, headers: dict[str, str], answer: bytes) -> None:
        if fault == "lost":
            self._reset()
        elif fault == "half":
            self._send(status, headers, answer, send=len(answer) // 2)
            self._reset()
        elif fault == "502":
            self._send(502, {"Content-Type": "text/html"}, b"<html>bad gateway</html>")
        elif fault == "html":
            self._send(200, {"Content-Type": "text/html"}, b"<html>please sign in</html>")
        else:
            self._send(200, {"Content-Type": "application/fhir+json"}, b"")

    def _send(self, status: int, headers: dict[str, str], body: bytes, *, send: int | None = None) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:send])
        self.wfile.flush()

    def _reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def faulty(target: str, share: float, *, seed: int = 7) -> Iterator[FaultProxy]:
    """Run a fault proxy in a thread."""
    proxy = FaultProxy(target, share, seed=seed)
    thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        proxy.shutdown()
        proxy.server_close()
        thread.join()
