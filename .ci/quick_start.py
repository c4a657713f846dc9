"""Run each command line of the README's Quick start by itself, in a fresh clone of this checkout."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def commands() -> list[str]:
    """Return the command lines of the one fenced block under Quick start."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("## Quick start", 1)[1]
    block = re.search(r"```[a-z]*\n(.*?)```", section, re.DOTALL)
    lines = [line for line in block[1].splitlines() if line.strip()] if block else []
    if len(lines) != 2:
        sys.exit(f"README.md: Quick start must hold exactly two command lines, found {len(lines)}")
    return lines


def main(work: Path) -> None:
    """Clone and run, once for each line."""
    for number, line in enumerate(commands(), 1):
        clone = work / f"clone{number}"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        shared = ROOT.parent / "shared"
        beside = work / "shared"
        if shared.is_dir() and not beside.exists():
            beside.symlink_to(shared)
        print(f"$ {line}", flush=True)
        subprocess.run(["bash", "-c", line], cwd=clone, check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
