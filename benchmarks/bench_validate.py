"""What the validator costs and how its verdicts agree, as ratios in one run.

    python benchmarks/bench_validate.py BUNDLE.json [--examples FOLDER --verdicts FILE] [--packages FOLDER]

`--examples` is a folder of resources (`npm pack hl7.fhir.r4.examples@4.0.1`), `--verdicts` the lines that HL7's
validator gave for them: `{"file": ..., "errors": N}`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

_FIRST = (
    "import sys, time; text = open(sys.argv[1], 'rb').read(); start = time.process_time();"
    " from case2fhir.check import validate_text; validate_text(text); print(time.process_time() - start)"
)


def best(work: Callable[[], object], times: int = 12, rounds: int = 10) -> float:
    """Return the seconds of CPU that one call takes at best."""
    found = []
    for _ in range(times):
        start = time.process_time()
        for _ in range(rounds):
            work()
        found.append((time.process_time() - start) / rounds)
    return min(found)


def speed(path: Path) -> None:
    """Print the costs of one Bundle against `json.dumps` of it."""
    from case2fhir.check import validate, validate_text

    raw = path.read_bytes()
    resource = json.loads(raw, parse_float=Decimal)
    plain = json.loads(raw)
    dumps = best(lambda: json.dumps(plain))
    print(f"{path.name}: {len(resource.get('entry', [resource]))} resources, {len(raw)} bytes")
    print(f"  json.dumps               {dumps * 1e3:8.2f} ms    1.0 x")
    for name, work in (
        ("checked as a value", lambda: validate(resource)),
        ("bytes to report", lambda: validate_text(raw)),
    ):
        cost = best(work)
        print(f"  {name:<24} {cost * 1e3:8.2f} ms {cost / dumps:6.1f} x")
    first = min(
        float(subprocess.run([sys.executable, "-c", _FIRST, str(path)], capture_output=True, check=True).stdout)
        for _ in range(5)
    )
    print(f"  first call of a process  {first * 1e3:8.2f} ms of CPU with imports and definitions")


def memory(resources: int = 10_000) -> None:
    """Print how memory grows over many lines of NDJSON."""
    from case2fhir.check import validate_text

    line = json.dumps({"resourceType": "Patient", "gender": "male", "birthDate": "1980-01-01"})
    validate_text(line)
    tracemalloc.start()
    marks = []
    for number in range(resources):
        validate_text(line)
        if number in {resources // 10, resources - 1}:
            marks.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    print(
        f"  {resources} resources one by one: {(marks[1] - marks[0]) / 1024:.0f} KB more at the end than after a tenth"
    )


def agreement(folder: Path, verdicts: Path) -> None:
    """Print how many verdicts (any error or none) are those of another validator."""
    from case2fhir.check import Options, validate_text

    theirs = {}
    for line in verdicts.read_text(encoding="utf-8").splitlines():
        found = json.loads(line)
        theirs[Path(found["file"]).name] = bool(found["errors"])
    options = Options(extensions="any")
    differ = [
        name
        for name, flagged in sorted(theirs.items())
        if validate_text((folder / name).read_bytes(), options=options).ok == flagged
    ]
    print(f"  {len(theirs) - len(differ)} of {len(theirs)} verdicts agree ({1 - len(differ) / len(theirs):.1%})")
    for name in differ:
        print(f"    {name}: {'they' if theirs[name] else 'we'} find an error")


def guides(folder: Path) -> None:
    """Print how many official examples of each guide have an error, and how many of those are explained."""
    import tarfile

    from case2fhir.check import Options, validate
    from case2fhir.check.package_files import load

    explained = json.loads((Path(__file__).parents[1] / "docs/rules/explained-examples.json").read_text("utf-8"))
    for name, reasons in explained.items():
        path = folder / f"{name}.tgz"
        options = Options(packages=load([path]))
        with tarfile.open(path) as archive:
            members = [one for one in archive if one.name.startswith("package/example/") and "/." not in one.name]
            files = {one.name.rpartition("/")[2]: archive.extractfile(one) for one in members}
            texts = {one: file.read() for one, file in files.items() if file is not None and one.endswith(".json")}
        flagged = {
            one
            for one, text in texts.items()
            if not validate(json.loads(text, parse_float=Decimal), options=options).ok
        }
        print(f"  {name}: {len(flagged)} of {len(texts)} examples flagged, {len(flagged - set(reasons))} not explained")


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--examples", type=Path)
    parser.add_argument("--verdicts", type=Path)
    parser.add_argument("--packages", type=Path, help="folder of the packages of IPS and US Core")
    given = parser.parse_args()
    speed(given.bundle)
    memory()
    if given.examples and given.verdicts:
        agreement(given.examples, given.verdicts)
    if given.packages:
        guides(given.packages)


if __name__ == "__main__":
    main()
