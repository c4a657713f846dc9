"""Reports a second on one core, every Bundle checked, start included once; and whether time is linear in length.

    python benchmarks/bench_reports.py FOLDER...

Each FOLDER holds .txt reports. The figure to keep: at least 30 reports a second, none over a second of CPU.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

BEGIN = time.process_time()


def main() -> None:
    """Convert every report and print the rate, the slowest, and the time for one text at growing lengths."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    arguments = parser.parse_args()
    from case2fhir import Case2FhirError, Converter, Options

    converter = Converter(Options())
    paths = sorted(path for folder in arguments.folders for path in folder.glob("*.txt"))
    slowest, failed, bundles = (0.0, ""), 0, 0
    for path in paths:
        start = time.process_time()
        try:
            bundles += sum(
                bool(each.bundle.to_json()) for each in converter.conversions(path.read_text(encoding="utf-8"))
            )
        except Case2FhirError as error:
            failed += 1
            print(f"{path.name}: {error}")
        slowest = max(slowest, (time.process_time() - start, path.name))
    spent = time.process_time() - BEGIN
    rate = len(paths) / spent
    print(f"{len(paths)} reports, {bundles} Bundles, {failed} failed, {spent:.1f} s CPU: {rate:.1f} reports/s")
    print(f"slowest: {slowest[1]} {slowest[0]:.2f} s")
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in paths[:50])
    for size in (50_000, 100_000, 200_000):
        part = (text * (1 + size // max(1, len(text))))[:size]
        start = time.process_time()
        list(Converter(Options(allow_empty=True)).conversions(part))
        print(f"{size:>8} characters: {time.process_time() - start:.2f} s CPU")


if __name__ == "__main__":
    main()
