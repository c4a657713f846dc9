"""JSON in and out with every digit and the order of keys kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
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
    return "".join(_chunks(value, "\n" if indent is not None else "", " " * (indent or 0)))


def _chunks(value: Json, newline: str, step: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield from _block("{", "}", newline, step, _members(value, newline + step if newline else "", step))
    elif isinstance(value, (list, tuple)):
        inner = newline + step if newline else ""
        yield from _block("[", "]", newline, step, ("".join(_chunks(item, inner, step)) for item in value))
    else:
        yield _scalar(value)


def _members(value: dict[str, Json], newline: str, step: str) -> Iterator[str]:
    colon = ": " if newline else ":"
    for key, item in value.items():
        yield encode_basestring(key) + colon + "".join(_chunks(item, newline, step))


def _block(left: str, right: str, newline: str, step: str, items: Iterator[str]) -> Iterator[str]:
    inner = newline + step if newline else ""
    body = ("," + inner).join(items)
    yield left + inner + body + newline + right if body else left + right


def _scalar(value: Json) -> str:
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        return str(encode_basestring(value))
    if isinstance(value, (int, Decimal)):
        return str(value)
    raise TypeError(f"{type(value).__name__} cannot be written as JSON without loss: {value!r}")
