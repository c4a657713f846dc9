"""JSON in and out with every digit and the order of keys kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

Json = Any
"""A JSON value: dict, list, str, int, Decimal, bool or None. Numbers with a point are Decimal."""


def loads(text: str | bytes) -> Json:
    """Return the JSON value of `text`; numbers with a point or exponent become `Decimal`."""
    return json.loads(text, parse_float=Decimal)


def dumps(value: Json, *, indent: int | None = 2) -> str:
    """Return `value` as JSON text without a final newline; Decimals keep their digits (4.10 stays 4.10).

    `indent` None gives one line without spaces. Raises TypeError for a float or any other type: a float has
    already lost its digits.
    """
    out: list[str] = []
    _put(value, out.append, "\n" if indent is not None else "", " " * (indent or 0))
    return "".join(out)


def _put(value: Json, put: Callable[[str], object], newline: str, step: str) -> None:
    """Give the pieces of `value` to `put`; `newline` is a line break with the indent of where it stands, or ""."""
    if isinstance(value, str):
        put(encode_basestring(value))
    elif isinstance(value, dict):
        colon = ": " if newline else ":"
        inner = before = newline + step if newline else ""
        put("{")
        for key, item in value.items():
            put(before + encode_basestring(key) + colon)
            _put(item, put, inner, step)
            before = "," + inner
        put(newline + "}" if value else "}")
    elif isinstance(value, (list, tuple)):
        inner = before = newline + step if newline else ""
        put("[")
        for item in value:
            put(before)
            _put(item, put, inner, step)
            before = "," + inner
        put(newline + "]" if value else "]")
    else:
        put(_scalar(value))


def _scalar(value: Json) -> str:
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, (int, Decimal)):
        return str(value)
    raise TypeError(f"{type(value).__name__} cannot be written as JSON without loss: {value!r}")
