"""Start and stop a HAPI FHIR JPA server (R4) on a free loopback port."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

START_TIMEOUT_S = 240


@dataclass
class Hapi:
    """A HAPI server that tests can ask, kill and start again.

    `database` is the path of a file database, so that data outlive the process; None keeps them in memory.
    """

    jar: Path
    java: str
    log: Path
    port: int
    database: Path | None = None
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def base(self) -> str:
        """The FHIR base URL, without a final slash."""
        return f"http://127.0.0.1:{self.port}/fhir"

    def start(self, *, wait: bool = True) -> None:
        """Start the server; with `wait`, return when it answers /metadata."""
        options = ["-Xmx1400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dcase2fhir.watch=true"]
        env = dict(os.environ, PORT=str(self.port))
        if self.database is not None:
            env["SPRING_DATASOURCE_URL"] = f"jdbc:h2:file:{self.database};WRITE_DELAY=0"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [self.java, *options, "-jar", str(self.jar)],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                env=env,
            )
        if wait:
            self.wait()

    def wait(self) -> None:
        """Return when the server answers /metadata with 200; fail the test if it does not come up."""
        end = time.monotonic() + START_TIMEOUT_S
        while time.monotonic() < end:
            if self.process is None or self.process.poll() is not None:
                break
            try:
                self.get("metadata")
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.5)
            else:
                return
        tail = self.log.read_text(errors="replace")[-4000:]
        self.kill()
        pytest.fail(f"HAPI did not start within {START_TIMEOUT_S} s:\n{tail}", pytrace=False)

    def kill(self) -> None:
        """End the process at once, as kill -9 does; nothing happens if it does not run."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            if self.process.stdin is not None:
                self.process.stdin.close()
            self.process = None

    def get(self, path: str) -> dict[str, Any]:
        """Return the JSON of GET [base]/`path`."""
        request = urllib.request.Request(f"{self.base}/{path}", headers={"Accept": "application/fhir+json"})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=60) as answer:
            found: dict[str, Any] = json.load(answer)
        return found

    def count(self, resource_type: str, query: str = "") -> int:
        """Return how many resources of a type there are (that match `query`)."""
        return int(self.get(f"{resource_type}?_summary=count&{query}")["total"])

    def counts(self, *resource_types: str) -> dict[str, int]:
        """Return how many resources of each type there are."""
        return {name: self.count(name) for name in resource_types}


def free_port() -> int:
    """Return a TCP port of the loopback interface that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(jar: Path, java: str, folder: Path, *, database: Path | None = None) -> Iterator[Hapi]:
    """Start a server whose log is in `folder`; it is killed, by its process id, at the end."""
    server = Hapi(jar, java, folder / "hapi.log", free_port(), database)
    try:
        server.start()
        yield server
    finally:
        server.kill()
