"""What FHIRPath raises."""

from __future__ import annotations

from typing import Any

Tree = list[Any]
"""An expression as `parser.parse` gives it: a list whose first item names its kind."""


class FhirPathError(ValueError):
    """The text is not FHIRPath, uses a function that does not exist, or met what it cannot work on."""
