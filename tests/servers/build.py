"""Build the Java servers of the tests with Maven, once per content of their sources."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NoReturn

import pytest

HERE = Path(__file__).resolve().parent


def unavailable(reason: str) -> NoReturn:
    """Skip the test, or fail it where the servers are required (CASE2FHIR_REQUIRE_SERVERS=1)."""
    if os.environ.get("CASE2FHIR_REQUIRE_SERVERS") == "1":
        pytest.fail(f"required by CASE2FHIR_REQUIRE_SERVERS: {reason}", pytrace=False)
    pytest.skip(reason)


def java() -> str:
    """Return the path of the `java` program."""
    found = shutil.which("java")
    if found is None:
        unavailable("needs a JDK 17 or later (`java` is not on the PATH)")
    return found


def built(project: str) -> Path:
    """Return the jar of tests/servers/`project`, building it when its sources are new to the cache."""
    java()
    source = HERE / project
    name = f"case2fhir-test-{project}.jar"
    home = _cache() / f"{project}-{_fingerprint(source)}"
    if not (home / name).is_file():
        _build(source, home)
    return home / name


def _cache() -> Path:
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return root / "case2fhir" / "test-servers"


def _fingerprint(source: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(p for p in [source / "pom.xml", *(source / "src").rglob("*")] if p.is_file()):
        digest.update(str(path.relative_to(source)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _build(source: Path, home: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        unavailable("needs Maven (`mvn` is not on the PATH)")
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent, prefix=".build-") as work:
        tree = Path(work) / source.name
        shutil.copytree(source, tree, ignore=shutil.ignore_patterns("target"))
        command = [maven, "-B", "-q", "-DskipTests", "package"]
        done = subprocess.run(command, cwd=tree, capture_output=True, text=True, timeout=900)
        if done.returncode != 0:
            unavailable(f"Maven could not build tests/servers/{source.name}:\n{(done.stdout + done.stderr)[-4000:]}")
        try:
            (tree / "target").rename(home)
        except OSError:
            # Another test run was quicker and its build is as good as ours.
            if not home.is_dir():
                raise
