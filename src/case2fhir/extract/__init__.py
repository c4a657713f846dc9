"""From text to case: the only part that knows prose."""

from case2fhir.extract.engine import extract

__all__ = ["extract"]
