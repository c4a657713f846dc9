"""Run the command line as users do, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, "-c", "from case2fhir.cli import main; main()"]


def environment(**more: str) -> dict[str, str]:
    """Return an environment without proxies and without settings of ours."""
    hidden = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
    kept = {k: v for k, v in os.environ.items() if k.lower() not in hidden and not k.startswith("CASE2FHIR_")}
    return {**kept, **more}


def start(*words: str | Path, **env: str) -> subprocess.Popen[str]:
    """Start `case2fhir WORDS...`."""
    return subprocess.Popen(
        [*COMMAND, *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(**env),
    )


def case2fhir(*words: str | Path, stdin: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """Run `case2fhir WORDS...` to its end."""
    return subprocess.run(
        [*COMMAND, *map(str, words)], input=stdin, capture_output=True, text=True, env=environment(**env), timeout=600
    )
