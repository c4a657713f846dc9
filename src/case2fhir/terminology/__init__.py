"""The terminology: the curated mapping tables, compiled, and how to ask them."""

from __future__ import annotations

from pathlib import Path

from case2fhir.terminology.entries import Coding, Concept, Timing, Unit
from case2fhir.terminology.lookup import Snomed, Terminology

__all__ = ["Coding", "Concept", "Snomed", "Terminology", "Timing", "Unit", "load"]


def load(overlay: Path | None = None, snomed: Snomed = "all") -> Terminology:
    """Return the terminology, with the tables of the folder `overlay` laid over ours, and the wide lexicon under both.

    `snomed` says which SNOMED CT codes are given out. A wrong table raises MappingError with every problem.
    """
    from case2fhir.terminology import store, wide

    tables = store.compiled()
    if overlay is not None:
        from case2fhir.errors import MappingError
        from case2fhir.terminology.check import unusable
        from case2fhir.terminology.compiler import compile_folder

        tables = compile_folder(overlay, tables)
        problems = unusable(overlay, tables)
        if problems:
            raise MappingError(*problems)
    return Terminology(tables, snomed, wide.shared(snomed))
