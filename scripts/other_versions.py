"""List the elements that R5 and STU3 have and R4 has not, from the models of the package fhir.resources."""

from __future__ import annotations

import importlib
from typing import Any

Documents = dict[str, Any]
_MODULES = {"R5": "fhir.resources", "STU3": "fhir.resources.STU3"}


def elements_of_other_versions(types: Documents) -> Documents:
    """Return `{type: {version: [elements]}}` for the types of `types` (compiled R4 documents)."""
    found: Documents = {}
    for name, document in types.items():
        if name == "#resources" or document["kind"] == "primitive-type":
            continue
        known = {key.removesuffix("[x]") for key in document["nodes"][""]["p"]}
        for version, module in _MODULES.items():
            more = sorted(_elements(module, name) - known - _choices(known))
            more = [one for one in more if not any(one.startswith(base) and base != one for base in _bases(document))]
            if more:
                found.setdefault(name, {})[version] = more
    return found


def _bases(document: Documents) -> list[str]:
    return [key[:-3] for key in document["nodes"][""]["p"] if key.endswith("[x]")]


def _choices(known: set[str]) -> set[str]:
    return {f"{name}_fhir" for name in known}


def _elements(module: str, name: str) -> set[str]:
    try:
        model = getattr(importlib.import_module(f"{module}.{name.lower()}"), name)
    except (ImportError, AttributeError):
        return set()
    names = {field.alias or key for key, field in model.model_fields.items()}
    return {
        one
        for one in names
        if not one.startswith("_") and one not in {"resource_type", "resourceType", "fhir_comments"}
    }
