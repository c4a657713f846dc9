"""Tests of primitive values: a quick yes, and a finding where the answer is no.

Formats: https://hl7.org/fhir/R4/datatypes.html#primitive.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache, lru_cache
from math import isfinite
from typing import Any

from case2fhir.issues import Severity

Test = Callable[[Any], bool]
Finding = tuple[Severity, str, str]
"""Severity, rule id and message."""

LONGEST_STRING = 1_048_576
"""Most characters of a string: https://hl7.org/fhir/R4/datatypes.html#string."""

_MAX_INT = 2_147_483_647
_CONTROLS = frozenset(chr(code) for code in range(32)) - {"\t", "\n", "\r"}
_DATES = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_ZONE = re.compile(r"Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00", re.ASCII)
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?", re.ASCII)


def _is_string(value: Any) -> bool:
    return type(value) is str and value.isprintable() and 0 < len(value) <= LONGEST_STRING and value == value.strip()


def _is_token(value: Any) -> bool:
    return type(value) is str and value != "" and value.isprintable() and " " not in value


def _is_uri(value: Any) -> bool:
    return _is_token(value) and not _odd_uri(value)


def _is_canonical(value: Any) -> bool:
    return _is_uri(value) and (":" in value or value[0] == "#")


def _odd_uri(value: str) -> str:
    if value.startswith("urn:uuid:"):
        return "" if _is_uuid(value) else "a urn:uuid must be 32 lower-case hex digits in five groups"
    if value.startswith("urn:oid:"):
        return "" if _is_oid(value) else "a urn:oid must be digits with dots, the first of them 0, 1 or 2"
    return ""


def _is_id(value: Any) -> bool:
    return (
        type(value) is str
        and 0 < len(value) <= 64
        and value.isascii()
        and (value.isalnum() or bool(_ID().fullmatch(value)))
    )


@cache
def _ID() -> re.Pattern[str]:  # noqa: N802 - a constant that is compiled when first used
    return re.compile(r"[A-Za-z0-9\-.]{1,64}")


def _is_code(value: Any) -> bool:
    if type(value) is not str or not value:
        return False
    return (value.isprintable() and " " not in value) or not _code_fault(value)


def _code_fault(value: str) -> bool:
    return value != " ".join(value.split())


def _is_integer(value: Any) -> bool:
    return type(value) is int and -_MAX_INT - 1 <= value <= _MAX_INT


def _is_unsigned(value: Any) -> bool:
    return type(value) is int and 0 <= value <= _MAX_INT


def _is_positive(value: Any) -> bool:
    return type(value) is int and 1 <= value <= _MAX_INT


def _is_decimal(value: Any) -> bool:
    kind = type(value)
    return kind is int or (kind is Decimal and value.is_finite()) or (kind is float and isfinite(value))


def _is_boolean(value: Any) -> bool:
    return type(value) is bool


def _is_date(value: Any) -> bool:
    return type(value) is str and not date_fault(value)


def _is_date_time(value: Any) -> bool:
    return type(value) is str and not date_time_fault(value)


def _is_instant(value: Any) -> bool:
    return type(value) is str and "T" in value and not date_time_fault(value)


def _is_time(value: Any) -> bool:
    return type(value) is str and _CLOCK.fullmatch(value) is not None


def _last_day(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


@lru_cache(maxsize=2048)
def date_fault(value: str) -> str:
    """Return what is wrong with a FHIR date, or nothing."""
    match = _DATES.fullmatch(value)
    if match is None:
        return "it is not YYYY, YYYY-MM or YYYY-MM-DD"
    year, month, day = match.groups()
    if year == "0000":
        return "there is no year 0000"
    if month and not 1 <= int(month) <= 12:
        return "there is no such month"
    if day and not 1 <= int(day) <= _last_day(int(year), int(month)):
        return "there is no such day in that month"
    return ""


@lru_cache(maxsize=2048)
def date_time_fault(value: str) -> str:
    """Return what is wrong with a FHIR dateTime, or nothing."""
    date, mark, rest = value.partition("T")
    if not mark:
        return date_fault(value)
    fault = date_fault(date)
    if fault:
        return fault
    if len(date) != 10:
        return "a time needs a date with a day"
    zone = next((at for at in range(len(rest)) if rest[at] in "Z+-"), len(rest))
    if not _CLOCK.fullmatch(rest[:zone]):
        return "its time is not hh:mm:ss"
    if zone == len(rest):
        return "a date with a time needs a time zone"
    return "" if _ZONE.fullmatch(rest[zone:]) else "its time zone is not Z or +hh:mm within 14 hours"


def _is_base64(value: Any) -> bool:
    return type(value) is str and decode_base64(value) is not None


def decode_base64(value: str) -> bytes | None:
    """Return the bytes of base64 text, white space allowed; None where it is not base64."""
    if not value.isascii():
        return None
    try:
        return binascii.a2b_base64("".join(value.split()), strict_mode=True) if value.strip() else None
    except binascii.Error:
        return None


@cache
def _UUID() -> re.Pattern[str]:  # noqa: N802 - a constant that is compiled when first used
    return re.compile(r"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@cache
def _OID() -> re.Pattern[str]:  # noqa: N802 - a constant that is compiled when first used
    return re.compile(r"urn:oid:[0-2](?:\.(?:0|[1-9][0-9]*))+")


def _is_uuid(value: Any) -> bool:
    return type(value) is str and _UUID().fullmatch(value) is not None


def _is_oid(value: Any) -> bool:
    return type(value) is str and _OID().fullmatch(value) is not None


def _is_xhtml(value: Any) -> bool:
    return type(value) is str and value != ""


TESTS: dict[str, Test] = {
    "string": _is_string,
    "markdown": _is_string,
    "code": _is_code,
    "id": _is_id,
    "uri": _is_uri,
    "url": _is_uri,
    "canonical": _is_canonical,
    "oid": _is_oid,
    "uuid": _is_uuid,
    "boolean": _is_boolean,
    "integer": _is_integer,
    "unsignedInt": _is_unsigned,
    "positiveInt": _is_positive,
    "decimal": _is_decimal,
    "date": _is_date,
    "dateTime": _is_date_time,
    "instant": _is_instant,
    "time": _is_time,
    "base64Binary": _is_base64,
    "xhtml": _is_xhtml,
}
"""A quick test for each primitive type. False means: ask `explain`, which may still find nothing."""

_JSON_KIND: dict[str, str] = {
    "boolean": "true or false",
    "integer": "a number",
    "unsignedInt": "a number",
    "positiveInt": "a number",
    "decimal": "a number",
}
_TEXTS = frozenset({"string", "markdown", "xhtml"})


def explain(kind: str, value: Any) -> list[Finding]:
    """Return the findings on one value of the primitive type `kind`."""
    wanted = _JSON_KIND.get(kind, "a string")
    if _wrong_json(wanted, value):
        return [("error", "json-type", f"must be {wanted}, not {json_kind(value)}")]
    if type(value) is str:
        if value == "":
            return [("error", "empty-string", "must not be empty: leave the property out")]
        if kind in _TEXTS:
            return _text(kind, value)
    if TESTS[kind](value):
        return []
    return [("error", f"{_RULES.get(kind, kind.lower())}-format", _why(kind, value))]


_RULES = {"base64Binary": "base64", "dateTime": "datetime", "unsignedInt": "integer", "positiveInt": "integer"}


def _wrong_json(wanted: str, value: Any) -> bool:
    if wanted == "a string":
        return type(value) is not str
    if wanted == "a number":
        return type(value) is bool or not isinstance(value, (int, Decimal, float))
    return type(value) is not bool


def json_kind(value: Any) -> str:
    """Return what a JSON value is, in words."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, str):
        return "a string"
    if isinstance(value, dict):
        return "an object"
    return "an array" if isinstance(value, list) else "a number"


def _text(kind: str, value: str) -> list[Finding]:
    if len(value) > LONGEST_STRING and kind != "xhtml":
        return [("error", "string-too-long", f"is longer than {LONGEST_STRING} characters")]
    if any("\ud800" <= mark <= "\udfff" for mark in value):
        return [("error", "string-format", "holds half of a surrogate pair, which is no character")]
    if _CONTROLS.intersection(value):
        return [("error", "string-format", "holds control characters other than tab and line ends")]
    if not value.strip():
        return [("warning", "string-blank", "holds nothing but white space")]
    if kind == "string" and value != value.strip():
        return [("warning", "string-whitespace", "begins or ends with white space")]
    return []


def _why(kind: str, value: Any) -> str:
    if kind == "date":
        return f"is no date: {date_fault(value)}"
    if kind == "dateTime":
        return f"is no dateTime: {date_time_fault(value)}"
    if kind == "instant":
        return f"is no instant: {date_time_fault(value) or 'it needs a date and a time'}"
    if kind in _RANGES:
        return f"is no {kind}: {_RANGES[kind]}"
    if kind == "id":
        return f"is no id: {_id_fault(value)}"
    if kind == "canonical" and _is_uri(value):
        return "is no canonical: it must be absolute, or a fragment (#id)"
    if kind in {"uri", "url", "canonical"}:
        return f"is no {kind}: {_odd_uri(value) or 'it must have no white space'}"
    return f"is no {kind}: {_SHAPES.get(kind, 'see its format in the specification')}"


def _id_fault(value: str) -> str:
    if len(value) > 64:
        return f"it has {len(value)} characters, 64 are allowed"
    return "only letters, digits, - and . are allowed"


_RANGES = {
    "integer": "a whole number from -2147483648 to 2147483647",
    "unsignedInt": "a whole number from 0 to 2147483647",
    "positiveInt": "a whole number from 1 to 2147483647",
}
_SHAPES = {
    "time": "hh:mm:ss is wanted, without a zone",
    "code": "no white space at its ends, none but single blanks inside",
    "base64Binary": "it cannot be decoded",
    "oid": "urn:oid:, then digits with dots",
    "uuid": "urn:uuid:, then 32 lower-case hex digits in five groups",
    "decimal": "it is not a finite number",
}
