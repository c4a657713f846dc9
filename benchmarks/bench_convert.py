"""CPU of whole processes against `import fhir.resources.R4B.bundle`, in one run.

    python benchmarks/bench_convert.py [CASE] [--runs N]

Prints the CPU time (user + system) of `case2fhir convert CASE` and of `case2fhir --help` as ratios to that of the
import, which is what a program on pydantic models of FHIR pays before it does anything. The figures to keep: convert
at most 1.1, help at most 0.5. Runs are interleaved, so that a busy machine slows all three alike. Install the package
(not editable) before measuring: a checkout compiles its tables when they change.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "lumbar-osteochondrosis" / "case.txt"
LIMITS = {"convert": 1.1, "help": 0.5}


def cpu(command: list[str]) -> float:
    """Return the CPU seconds of one run of `command`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", nargs="?", default=str(SAMPLE))
    parser.add_argument("--runs", type=int, default=15)
    arguments = parser.parse_args()
    program = [sys.executable, "-c", "from case2fhir.cli import main; main()"]
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "import": [sys.executable, "-c", "import fhir.resources.R4B.bundle"],
            "convert": [*program, "convert", arguments.case, "-o", f"{folder}/bundle.json"],
            "help": [*program, "--help"],
        }
        for command in commands.values():
            cpu(command)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(arguments.runs):
            for name, command in commands.items():
                times[name].append(cpu(command))
    base = statistics.median(times["import"])
    print(f"import fhir.resources.R4B.bundle  {base * 1000:6.0f} ms CPU")
    for name, limit in LIMITS.items():
        median = statistics.median(times[name])
        print(f"case2fhir {name:<23} {median * 1000:6.0f} ms CPU  {median / base:.2f} x (limit {limit})")


if __name__ == "__main__":
    main()
