"""The registry of kinds of fact, and the one list of their order."""

from collections.abc import Callable
from importlib import import_module

from case2fhir.extract.board import Board

ORDER = (
    "demographics",
    "encounters",
    "allergies",
    "family",
    "social",
    "measurements",
    "studies",
    "medications",
    "procedures",
    "findings",
    "outcomes",
    "people",
)
"""Kinds of fact in the order in which they may claim words; each is a module of this package."""

Extractor = Callable[[Board], None]
_extractors: dict[str, Extractor] = {}


def extracts(kind: str) -> Callable[[Extractor], Extractor]:
    """Register a function as the one that reads facts of `kind` from a board."""

    def register(function: Extractor) -> Extractor:
        _extractors[kind] = function
        return function

    return register


def extractors() -> list[Extractor]:
    """Return the extractors in their order."""
    for kind in ORDER:
        import_module(f"case2fhir.extract.{kind}")
    return [_extractors[kind] for kind in ORDER]
