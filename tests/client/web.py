"""Small real servers on loopback, plain or TLS, whose behaviour a function decides."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs


@dataclass
class Call:
    """One request that a server got."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    def form(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(self.body.decode()).items()}


Reply = tuple[int, dict[str, str], bytes]
Behave = Callable[[Call], Reply]


def reply(status: int, body: Any, **headers: str) -> Reply:
    kind = headers.pop("kind", "application/fhir+json")
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return status, {"Content-Type": kind, **headers}, data


@dataclass
class Web:
    """A running server."""

    url: str
    calls: list[Call] = field(default_factory=list)

    def paths(self, method: str = "GET") -> list[str]:
        return [call.path for call in self.calls if call.method == method]


@contextmanager
def serving(behave: Behave, context: ssl.SSLContext | None = None) -> Iterator[Web]:
    """Serve until the end of the block."""
    web = Web("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            call = Call(self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body)
            web.calls.append(call)
            status, headers, data = behave(call)
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(data))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_DELETE = do_CONNECT = _answer  # noqa: N815

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing: refused certificates are tested."""

    server = Server(("127.0.0.1", 0), Handler)
    scheme = "http"
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        scheme = "https"
    web.url = f"{scheme}://localhost:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
