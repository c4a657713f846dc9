"""Check FHIR R4 resources against compiled definitions: `validate` for values, `validate_text` for files."""

from __future__ import annotations

from case2fhir.check.api import validate, validate_text
from case2fhir.check.options import OWN_EXTENSIONS, Options

__all__ = ["OWN_EXTENSIONS", "Options", "validate", "validate_text"]
