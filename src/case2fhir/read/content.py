"""Bytes and their decoding; every way in which it can go wrong is said with what to do."""

from __future__ import annotations

import codecs
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from case2fhir.errors import InputError, UsageError

STDIN = "-"
"""The name of standard input."""

MAX_BYTES = 20_000_000
"""How large an input may be unless the caller says otherwise."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, the longer before those that they begin with."""


def content_of(where: str | Path | bytes, name: str, max_bytes: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file, of standard input for "-", or `where` itself if it is bytes.

    Raises InputError if they cannot be read or are too many.
    """
    if isinstance(where, bytes):
        content = where
    else:
        try:
            with _opened(where) as file:
                content = file.read(max(max_bytes, 0) + 1)
        except OSError as error:
            raise InputError(f"{name}: {_reason(error)}") from error
        except ValueError as error:
            raise InputError(f"{name!r}: no file can have that name") from error
    if len(content) > max_bytes:
        raise InputError(f"{name}: is larger than {max_bytes:,} bytes; raise the limit with --max-bytes")
    return content


def _opened(where: str | Path) -> AbstractContextManager[BinaryIO]:
    if where != STDIN:
        return Path(where).open("rb")
    stream = getattr(sys, "stdin", None)
    if stream is None:
        raise InputError(f"{STDIN}: standard input is closed")
    return nullcontext(stream.buffer)


def decoded(content: bytes, name: str, encoding: str | None = None) -> str:
    """Return the text of `content` without its byte order mark, line ends kept.

    Without `encoding` it is UTF-8, or what the byte order mark says. Raises InputError with the offset of the first
    bad byte, and for what is empty or binary.
    """
    mark, marked = next(((mark, known) for mark, known in _MARKS if content.startswith(mark)), (b"", ""))
    if encoding is not None:
        mark = mark if _same(encoding, marked) else b""
    text = _decode(content[len(mark) :], encoding or marked or "utf-8", name, len(mark))
    if "\0" in text:
        raise InputError(f"{name}: is binary, not text (a zero byte at character {text.index(chr(0))}){_wide(content)}")
    if not text.strip("\ufeff \t\r\n\f\v\xa0"):
        raise InputError(f"{name}: {'holds only white space' if text else 'is empty'}")
    return text


def check_encoding(encoding: str) -> None:
    """Raise UsageError if no text encoding has that name."""
    try:
        b"    ".decode(encoding)
    except UnicodeDecodeError:
        return
    except (LookupError, ValueError) as error:
        raise UsageError(f"--encoding: no text encoding is called {encoding!r}") from error


def _wide(content: bytes) -> str:
    """Return a hint if every other byte is zero, as in UTF-16 without its byte order mark, else ""."""
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if content[first::2].count(0) * 4 > len(content):
            return f"; if it is UTF-16, say so: --encoding {name}"
    return ""


def _decode(content: bytes, encoding: str, name: str, skipped: int) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        where = error.start + skipped
        hint = _wide(content) or "; name the encoding, such as --encoding cp1252"
        raise InputError(
            f"{name}: byte 0x{content[error.start]:02x} at offset {where} is not {encoding.upper()}{hint}"
        ) from error
    except (LookupError, ValueError) as error:
        raise UsageError(f"--encoding: no text encoding is called {encoding!r}") from error


def _same(encoding: str, marked: str) -> bool:
    """Say whether the encoding that was asked for is the one that the byte order mark announces."""
    try:
        asked = codecs.lookup(encoding).name
    except LookupError as error:
        raise UsageError(f"--encoding: no text encoding is called {encoding!r}") from error
    return bool(marked) and asked == codecs.lookup(marked).name


def _reason(error: OSError) -> str:
    known = {
        FileNotFoundError: "no such file",
        IsADirectoryError: "is a folder, not a file",
        PermissionError: "no permission to read it",
    }
    return known.get(type(error), error.strerror or str(error))
