"""The Case as a file that a person reads and corrects: YAML, or JSON with the same keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from case2fhir.jsonio import dumps
from case2fhir.model import Case, Item, Model

_WIDTH = 110
_LAST = ("note", "doubts", "evidence", "findings")
"""Keys of an item that come after what it says."""
_CASE_LAST = ("sections", "source")
"""Keys of the case that come last: the text is long."""

_PLAIN = re.compile(r"[^\W_](?:[\w ./%()+*°'’-]*[\w.%)°])?")
_OTHER_TYPE = re.compile(
    r"[-+]?[0-9.][0-9_.,:eE+-]*|0[xo][0-9a-fA-F]+|(?:true|false|yes|no|on|off|y|n|null|nan|inf)", re.IGNORECASE
)
"""What YAML readers other than ours would take for a number, a date, a truth or nothing."""
_BLOCK = re.compile(r"[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]*")
_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def to_yaml(case: Case) -> str:
    """Return the case as YAML that `case2fhir.read` reads back as the same case.

    Each value stands with its digits, the evidence of an item on one line with its quote, and the source text as a
    block at the end. What is not stated is left out.
    """
    return "".join(line + "\n" for line in _mapping(plain(case), "")) or "{}\n"


def to_json(case: Case) -> str:
    """Return the case as JSON with the keys of the YAML, ending with a newline."""
    return dumps(plain(case)) + "\n"


def plain(model: Model) -> dict[str, Any]:
    """Return a model as JSON values in the order in which they are written, without what has its default."""
    fields = type(model).model_fields
    stated = {
        name: value
        for name, field in fields.items()
        if (value := getattr(model, name)) is not None and value != () and not _is_default(value, field.default)
    }
    found = {
        name: written
        for name, value in stated.items()
        # An empty `death` says that the patient died; the empty patient or source of every case says nothing.
        if (written := _value(value)) != {} or fields[name].default is None
    }
    last = _CASE_LAST if isinstance(model, Case) else _LAST if isinstance(model, Item) else ()
    return {name: found[name] for name in (*(n for n in found if n not in last), *last) if name in found}


def _is_default(value: object, default: object) -> bool:
    """Say whether a value is the default of its field; a Model never is, since its key may be made."""
    return value == default and not isinstance(value, Model)


def _value(value: Any) -> Any:
    if isinstance(value, Model):
        return plain(value)
    return [_value(item) for item in value] if isinstance(value, tuple) else value


def _mapping(value: dict[str, Any], indent: str) -> Iterator[str]:
    for key, item in value.items():
        flow = _flow(item)
        if isinstance(item, str) and "\n" in item:
            yield from _long(f"{indent}{key}:", item, indent + "  ")
        elif not _is_block(item, f"{indent}{key}: {flow}", key):
            yield f"{indent}{key}: {flow}"
        elif isinstance(item, dict):
            yield f"{indent}{key}:"
            yield from _mapping(item, indent + "  ")
        else:
            yield f"{indent}{key}:"
            yield from _sequence(item, indent + "  ", key)


def _sequence(items: list[Any], indent: str, key: str) -> Iterator[str]:
    for item in items:
        if not isinstance(item, dict) or key in ("evidence", "doubts", "sections", "sizes", "components"):
            yield f"{indent}- {_flow(item)}"
            continue
        first, *rest = _mapping(item, indent + "  ")
        yield f"{indent}- {first[len(indent) + 2 :]}"
        yield from rest


def _is_block(item: Any, line: str, key: str) -> bool:
    """Say whether a value takes lines of its own: an item or list of items, or what is too long for one line."""
    if not isinstance(item, (dict, list)) or not item:
        return False
    if isinstance(item, list):
        return any(isinstance(one, dict) for one in item) or len(line) > _WIDTH
    return key in ("patient", "source") or "evidence" in item or len(line) > _WIDTH


def _flow(item: Any) -> str:
    if isinstance(item, dict):
        return "{" + ", ".join(f"{key}: {_flow(value)}" for key, value in item.items()) + "}"
    if isinstance(item, list):
        return "[" + ", ".join(map(_flow, item)) + "]"
    if isinstance(item, bool):
        return "true" if item else "false"
    if isinstance(item, (int, Decimal)):
        return str(item)
    return _quoted(item)


def _quoted(words: str) -> str:
    if _PLAIN.fullmatch(words) and not _OTHER_TYPE.fullmatch(words):
        return words
    return '"' + _SPECIAL.sub(_escape, words) + '"'


def _escape(match: re.Match[str]) -> str:
    letter = match[0]
    return _ESCAPES.get(letter) or f"\\u{ord(letter):04x}"


def _long(head: str, text: str, indent: str) -> Iterator[str]:
    """Yield text of several lines: as a block if YAML keeps every character of it there, else in quotes."""
    if _BLOCK.fullmatch(text):
        body = text.rstrip("\n")
        ends = len(text) - len(body)
        keep = "-" if ends == 0 else "" if ends == 1 and body else "+"
        # YAML takes the first line's indentation for the block's unless it is told.
        told = "2" if text.lstrip("\n").startswith(" ") else ""
        yield f"{head} |{told}{keep}"
        for line in text.split("\n")[: None if ends == 0 else -1]:
            yield indent + line if line else ""
        return
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    yield f'{head} "\\'
    for line in lines:
        words = _SPECIAL.sub(_escape, line)
        begin = "\\" if words[:1] == " " else ""
        yield f"{indent}{begin}{words}\\"
    yield f'{indent}"'
