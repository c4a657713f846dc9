"""What is to be posted, read one Bundle at a time from files, folders, NDJSON and standard input."""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from case2fhir.client.references import replaced
from case2fhir.errors import Case2FhirError, InputError

if TYPE_CHECKING:
    from case2fhir.pipeline import Converter

_HALF_PAIR = re.compile(rb"\\u[dD][89a-fA-F]")
_LINES = (".ndjson", ".jsonl")
_STDIN = "-"
_SCRATCH = UUID("2bb5a0b0-8f6a-5d3e-9c55-0d4f5c1f7a10")


@dataclass(frozen=True, slots=True)
class Parcel:
    """One Bundle to be posted. `raw` is its JSON text if it can be sent as it stands."""

    source: str
    bundle: dict[str, Any] = field(repr=False)
    raw: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that is no Bundle, narrative or case; the others are still posted."""

    source: str
    problems: tuple[str, ...]
    exit_code: int


class Files(Iterator[Parcel | Unreadable]):
    """The Bundles of files, in order, one at a time; `prompt` says that reading the next never waits for anybody."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.prompt = all(Path(path).is_dir() or Path(path).is_file() for path in paths)
        self._found = _read(paths)

    def __next__(self) -> Parcel | Unreadable:
        """Return the next; StopIteration at the end."""
        return next(self._found)


def read_parcels(paths: Sequence[str]) -> Files:
    """Return the Bundles of all `paths`, in order, one at a time; folders are searched for files we can read.

    Raises InputError at once if a path does not exist or a folder holds nothing to post.
    """
    for path in paths:
        if path != _STDIN and not Path(path).exists():
            raise InputError(f"{path}: no such file or folder")
        if Path(path).is_dir() and next(_files(Path(path)), None) is None:
            raise InputError(f"{path}: nothing to post: no Bundle, NDJSON, narrative or case file in this folder")
    return Files(paths)


def _read(paths: Sequence[str]) -> Iterator[Parcel | Unreadable]:
    for path in paths:
        if path == _STDIN:
            yield from _guarded(_STDIN, sys.stdin.buffer.read())
        else:
            yield from _from_path(Path(path))


def from_bundles(bundles: Iterable[dict[str, Any]]) -> Iterator[Parcel]:
    """Yield Bundles that are already in memory, numbered from 1."""
    for n, bundle in enumerate(bundles, 1):
        yield Parcel(f"bundle {n}", _exact(bundle))


def _exact(value: Any) -> Any:
    """Return the JSON value with floats as the decimals they print as; our writer takes no float."""
    if isinstance(value, dict):
        return {name: _exact(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_exact(item) for item in value]
    if isinstance(value, float):
        if not math.isfinite(value):
            raise InputError(f"a Bundle holds {value}, which is no number of JSON")
        return Decimal(repr(value))
    return value


def parse_json(raw: bytes) -> Any:
    """Return the JSON value of `raw` with decimals kept; ValueError if it is none, RecursionError if it is too deep."""
    found = _DECODER.decode(raw.removeprefix(b"\xef\xbb\xbf").decode())
    if _HALF_PAIR.search(raw):
        # Half a surrogate pair is a JSON string but no text: it could be neither hashed nor sent.
        json.dumps(found, ensure_ascii=False, default=str).encode()
    return found


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")


_DECODER = json.JSONDecoder(parse_float=Decimal, parse_constant=_no_number)


def _from_path(path: Path) -> Iterator[Parcel | Unreadable]:
    for file in sorted(_files(path)) if path.is_dir() else [path]:
        if file.suffix.lower() in _LINES:
            yield from _lines(file)
            continue
        try:
            raw = file.read_bytes()
        except OSError as exc:
            yield Unreadable(str(file), (f"{file}: {exc.strerror}",), InputError.exit_code)
            continue
        yield from _guarded(str(file), raw)


def _files(folder: Path) -> Iterator[Path]:
    readable = {".json", *_LINES, *_case_suffixes()}
    for file in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if file.is_file() and not hidden and file.suffix.lower() in readable and file.stem.upper() != "README":
            yield file


def _guarded(source: str, raw: bytes) -> Iterator[Parcel | Unreadable]:
    try:
        yield from _parcels(source, raw)
    except Case2FhirError as error:
        yield Unreadable(source, error.problems, error.exit_code)


def _parcels(source: str, raw: bytes) -> Iterator[Parcel]:
    start = raw[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if source.lower().endswith(".json") or (source == _STDIN and start == b"{"):
        try:
            found = parse_json(raw)
        except (ValueError, RecursionError) as exc:
            if source == _STDIN and b"\n" in raw.strip():
                yield from _resources(source, raw.splitlines())
                return
            raise InputError(f"{source}: no JSON: {exc}") from exc
        if isinstance(found, dict) and "resourceType" in found:
            yield _parcel(source, found, raw)
            return
    yield from converted(source, raw)


def _parcel(source: str, resource: dict[str, Any], raw: bytes | None) -> Parcel:
    if resource["resourceType"] != "Bundle":
        return Parcel(source, _collection([resource]))
    return Parcel(source, resource, raw.removeprefix(b"\xef\xbb\xbf") if raw else None)


def _collection(resources: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a Bundle of loose resources, which refer to each other by fullUrl."""
    full_urls = [full_url(resource, n) for n, resource in enumerate(resources)]
    names = {
        f"{resource['resourceType']}/{resource['id']}": name
        for resource, name in zip(resources, full_urls, strict=True)
        if isinstance(resource.get("id"), str)
    }
    entries = [
        {"fullUrl": name, "resource": replaced(resource, names)}
        for resource, name in zip(resources, full_urls, strict=True)
    ]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


def full_url(resource: Mapping[str, Any], n: int) -> str:
    """Return a fullUrl for a resource that came without: from its id or, if it has none, from its place `n`."""
    identity = resource.get("id")
    if isinstance(identity, str) and is_uuid(identity):
        return f"urn:uuid:{identity.lower()}"
    return (
        f"urn:uuid:{uuid5(_SCRATCH, str(resource.get('resourceType', '')) + str(n if identity is None else identity))}"
    )


def is_uuid(text: str) -> bool:
    """Say whether `text` is a UUID in its usual form."""
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False


def _lines(file: Path) -> Iterator[Parcel | Unreadable]:
    try:
        with file.open("rb") as lines:
            yield from _resources(str(file), lines)
    except OSError as exc:
        yield Unreadable(str(file), (f"{file}: {exc.strerror}",), InputError.exit_code)
    except InputError as error:
        yield Unreadable(str(file), error.problems, error.exit_code)


def _resources(source: str, lines: Iterable[bytes]) -> Iterator[Parcel]:
    """Yield each Bundle that is a line of its own, then all other resources as one Bundle.

    Files of several cases, put together, repeat what the cases share: a line that came before is left out.
    """
    loose: list[dict[str, Any]] = []
    seen: set[bytes] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found = parse_json(line)
        except (ValueError, RecursionError) as exc:
            raise InputError(f"{source}:{number}: no JSON: {exc}") from exc
        if not isinstance(found, dict) or not isinstance(found.get("resourceType"), str):
            raise InputError(f"{source}:{number}: no FHIR resource: it has no resourceType")
        if found["resourceType"] == "Bundle":
            yield Parcel(f"{source}:{number}", found, line.strip())
        elif (key := sha256(line.strip()).digest()) not in seen or "id" not in found:
            seen.add(key)
            loose.append(found)
    if loose:
        yield Parcel(source, _collection(loose))


def converted(source: str, raw: bytes) -> Iterator[Parcel]:
    """Yield the transaction Bundles that a narrative or a case file becomes, one for each patient.

    Raises InputError if it cannot be read and InvalidOutput if its Bundle would break a rule of FHIR.
    """
    from case2fhir.read import read

    case = read(raw, name=source)
    conversions = _converter().conversions(case)
    for number, conversion in enumerate(conversions, 1):
        name = source if number == 1 else f"{source} (patient {number})"
        yield Parcel(name, conversion.bundle.resource, conversion.bundle.to_json(indent=None).encode())


@cache
def _converter() -> Converter:
    from case2fhir.pipeline import Converter, Options

    return Converter(Options())


def _case_suffixes() -> frozenset[str]:
    from case2fhir.read import FORMATS

    return frozenset({".txt", *(suffix for suffix in FORMATS if suffix)})
