"""Narrative: the XHTML of Narrative.div."""
from __future__ import annotations
from typing import Any
from case2fhir.check.run import Path, Run


def check(value: Any, path: Path, run: Run) -> None:
    """Report what is wrong with the XHTML at `path`."""
