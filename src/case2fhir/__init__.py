"""case2fhir turns a clinical case into a valid FHIR R4 Bundle in which every fact points to its words.

    >>> from case2fhir import convert
    >>> convert("A 35-year-old woman presented with fever.").bundle.resource["resourceType"]
    'Bundle'

What is public is in `__all__`; it is loaded when it is first used, so that importing the package is quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from case2fhir._version import __version__

if TYPE_CHECKING:
    from case2fhir.bundle import Bundle
    from case2fhir.check import validate
    from case2fhir.client.api import post
    from case2fhir.errors import (
        Case2FhirError,
        InputError,
        InvalidOutput,
        MappingError,
        ServerError,
        UsageError,
    )
    from case2fhir.issues import Issue, Report
    from case2fhir.model import Case
    from case2fhir.pipeline import Conversion, Converter, Options, convert, convert_all, extract_cases
    from case2fhir.read import read as read_file

__all__ = [
    "Bundle",
    "Case",
    "Case2FhirError",
    "Conversion",
    "Converter",
    "InputError",
    "InvalidOutput",
    "Issue",
    "MappingError",
    "Options",
    "Report",
    "ServerError",
    "UsageError",
    "__version__",
    "convert",
    "convert_all",
    "extract_cases",
    "post",
    "read_file",
    "validate",
]

_HOMES = {
    "Bundle": "bundle",
    "Case": "model",
    "Case2FhirError": "errors",
    "Conversion": "pipeline",
    "Converter": "pipeline",
    "InputError": "errors",
    "InvalidOutput": "errors",
    "Issue": "issues",
    "MappingError": "errors",
    "Options": "pipeline",
    "Report": "issues",
    "ServerError": "errors",
    "UsageError": "errors",
    "convert": "pipeline",
    "convert_all": "pipeline",
    "extract_cases": "pipeline",
    "post": "client.api",
    "read_file": "read",
    "validate": "check",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # read_file is called read at home; here that name is the package's.
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), "read" if name == "read_file" else name)
