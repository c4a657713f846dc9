"""From text to case: the only part that knows prose."""

from case2fhir.extract.engine import extract, extract_all

__all__ = ["extract", "extract_all"]
