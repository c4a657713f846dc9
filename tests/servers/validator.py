"""Run the official HL7 validator: one process for all files, one JSON line for each."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

PACKAGES = ("hl7.terminology.r4", "hl7.fhir.uv.extensions.r4")
"""Loaded where they are found: R4's own definitions lack codes and extensions that these hold."""


def packages() -> list[Path]:
    """Return the .tgz files of `PACKAGES` in $CASE2FHIR_FHIR_PACKAGES or ../shared/packages."""
    beside = Path(__file__).resolve().parents[3] / "shared" / "packages"
    folder = Path(os.environ.get("CASE2FHIR_FHIR_PACKAGES") or beside)
    return [path for name in PACKAGES for path in sorted(folder.glob(f"{name}-[0-9]*.tgz"))[-1:]]


class OfficialValidator:
    """HL7's validator over R4; calling it with paths returns one answer for each, in their order.

    An answer is `{"file": str, "ms": int, "errors": int, "outcome": OperationOutcome}`.
    """

    def __init__(self, jar: Path, java: str, log: Path) -> None:
        loaded = [part for path in packages() for part in ("-ig", str(path))]
        command = [
            java,
            "-Xmx2g",
            "-XX:+UseSerialGC",
            "-Dfile.encoding=UTF-8",
            "-jar",
            str(jar),
            *loaded,
            "--stdin",
        ]
        self._log = log
        with log.open("ab") as errors:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                encoding="utf-8",
            )

    def __call__(self, paths: Iterable[Path | str]) -> list[dict[str, Any]]:
        """Return the answer for each of `paths` (JSON files)."""
        return [self._one(Path(path).resolve()) for path in paths]

    def errors(self, path: Path | str) -> list[str]:
        """Return the error and fatal messages for one file, each with its location."""
        return [
            f"{' '.join(issue.get('expression', []))}: {issue.get('diagnostics')}"
            for issue in self([path])[0]["outcome"]["issue"]
            if issue["severity"] in ("error", "fatal")
        ]

    def close(self) -> None:
        """End the process."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.kill()
        self._process.wait()

    def _one(self, path: Path) -> dict[str, Any]:
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("the validator's pipes are closed")
        self._process.stdin.write(f"{path}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the validator ended:\n{self._log.read_text(errors='replace')[-4000:]}")
        answer: dict[str, Any] = json.loads(line)
        return answer
