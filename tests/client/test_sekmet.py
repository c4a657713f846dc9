"""A second, different server: sekmet-fhir (FastAPI and SQLite), in a process of its own.

It is in the extra `servers`; the tests skip without it, and fail without it where servers are required.
"""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from client.bundles import transaction, write
from client.command import case2fhir, environment
from client.faults import faulty
from servers.build import unavailable
from servers.hapi import Hapi, free_port

pytestmark = pytest.mark.hapi

TYPES = ("Patient", "DocumentReference", "Observation", "Provenance")
SETTINGS = """\
base_url: http://127.0.0.1:{port}/fhir
host: 127.0.0.1
port: {port}
data_dir: data
log_inbound: false
simulator: {{enabled: false}}
validation: {{inbound: "off"}}
"""


@pytest.fixture
def sekmet(tmp_path: Path) -> Iterator[Hapi]:
    if find_spec("sekmet") is None:
        unavailable("needs sekmet-fhir 0.1.1 (pip install 'case2fhir[servers]')")
    port = free_port()
    (tmp_path / "server").mkdir()
    (tmp_path / "server" / "settings.yaml").write_text(SETTINGS.format(port=port))
    log = tmp_path / "server" / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "sekmet.cli", "serve", "--config", "settings.yaml"],
            cwd=tmp_path / "server",
            stdout=out,
            stderr=out,
            env=environment(),
        )
    # Only the questions about counts are used of it.
    server = Hapi(Path(), "", log, port)
    try:
        for _ in range(240):
            try:
                server.get("metadata")
                break
            except (urllib.error.URLError, ConnectionError):
                assert process.poll() is None, log.read_text()
                time.sleep(0.25)
        yield server
    finally:
        process.kill()
        process.wait()


def test_exactly_once_through_faults_and_lost_digits_are_noticed(sekmet: Hapi, tmp_path: Path) -> None:
    for n in range(10):
        write(tmp_path / "cases", f"{n}.json", transaction(f"sekmet {n}"))
    with faulty(sekmet.base, 0.4) as proxy:
        for state in ("one", "one", "two"):
            done = case2fhir("post", tmp_path / "cases", "--server", proxy.base, "--state", tmp_path / state)
            assert done.returncode == 0, done.stderr
    assert sekmet.counts(*TYPES) == {"Patient": 10, "DocumentReference": 10, "Observation": 30, "Provenance": 10}
    # This server makes 4.1 of 4.10.
    checked = case2fhir("post", tmp_path / "cases", "--server", sekmet.base, "--state", tmp_path / "x", "--verify")
    assert checked.returncode == 5
    assert "the server's copy differs (it was there before) at valueQuantity.value" in checked.stderr
