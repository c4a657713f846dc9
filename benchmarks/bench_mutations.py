"""Whatever is given, there is a report: mutated resources through the validator, counted, without one traceback.

    python benchmarks/bench_mutations.py [--count 100000] [--seed 1] [--ig PACKAGE.tgz]

The resources are the good ones of the tests, a sample, random ones of every type of R4, and with `--ig` the examples of
the package, each with one to four places broken. A traceback ends the run and names the seed that shows it again.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FORMS = ("text", "json", "operationoutcome", "sarif", "junit", "github")
LONGEST = 20_000
EVERY_FORM = 50
"""Each of so many resources goes through all forms of output as well."""


def resources() -> list[dict[str, Any]]:
    """Return what is mutated."""
    sys.path.insert(0, str(ROOT / "tests"))
    from case2fhir.check.store import shipped
    from case2fhir.jsonio import loads
    from check.generate import Generator
    from check.one_defect.good import GOOD

    samples = [loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "samples").glob("*/bundle.json"))]
    kinds = shipped("types").get("#resources")
    good = [loads(json.dumps(one)) for one in GOOD.values()]
    return [*good, *samples[:1], *(Generator(seed).resource(kind, 0.5) for kind in kinds for seed in range(2))]


def check(resource: dict[str, Any], options: Any, every_form: bool) -> Counter[str]:
    """Return the rules that a resource breaks, as value and as text."""
    from case2fhir.check import validate, validate_text
    from case2fhir.check.outputs import Outcome, writer
    from case2fhir.jsonio import dumps

    found = Counter(issue.rule for issue in validate(resource, options=options))
    if every_form:
        text = dumps(resource).encode("utf-8", "surrogatepass")
        outcome = Outcome(["x.json"], validate_text(text, options=options, file="x.json").issues)
        for form in FORMS:
            writer(form)(outcome).encode("utf-8", "backslashreplace")
    return found


def main() -> int:
    """Run the mutations; return 1 at the first traceback."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ig", action="append", default=[])
    given = parser.parse_args()
    base = resources()
    from case2fhir.check import Options
    from case2fhir.check.package_files import load
    from check.mutate import examples, wild

    base += [one for package in given.ig for _, one in examples(Path(package)) if len(str(one)) < LONGEST]
    options = Options(packages=load(given.ig) if given.ig else None)
    rules: Counter[str] = Counter()
    start = time.process_time()
    slowest = (0.0, 0)
    for number in range(given.seed, given.seed + given.count):
        chance = random.Random(number)
        broken = wild(chance.choice(base), chance)
        before = time.process_time()
        try:
            rules += check(broken, options, number % EVERY_FORM == 0)
        except Exception:
            traceback.print_exc()
            print(f"seed {number}: {json.dumps(broken, default=str)[:2000]}")
            return 1
        slowest = max(slowest, (time.process_time() - before, number))
    spent = time.process_time() - start
    print(f"{given.count} mutated resources, {sum(rules.values())} findings of {len(rules)} rules, 0 tracebacks")
    print(f"{spent:.0f} s of CPU; the slowest took {slowest[0] * 1e3:.0f} ms (seed {slowest[1]})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
