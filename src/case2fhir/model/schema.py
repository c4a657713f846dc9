"""The JSON Schema of the case file, so that editors complete it."""

from typing import Any

from case2fhir.model.case import Case

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLE = "case2fhir case"


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a case file.

    Numbers, dates and truths may be written with or without quotes: we read every scalar as its words, but an
    editor that checks the file reads 2021 as a number.
    """
    made = Case.model_json_schema(mode="validation")
    schema: dict[str, Any] = {"$schema": _DIALECT, **_widened(made), "title": _TITLE}
    return schema


def _widened(node: Any) -> Any:
    """Return a schema in which words may look like numbers and numbers may be written as words."""
    if isinstance(node, list):
        return [_widened(item) for item in node]
    if not isinstance(node, dict):
        return node
    kind = node.get("type")
    plain = {key: _widened(value) for key, value in node.items()}
    if kind == "string" and "enum" not in node and "const" not in node:
        return plain | {"type": ["string", "number", "boolean"]}
    if kind in ("integer", "boolean"):
        return plain | {"type": [kind, "string"]}
    return plain
