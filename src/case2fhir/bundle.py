"""Resources become a Bundle: a transaction or batch for servers, a document, a collection, or NDJSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from case2fhir.jsonio import dumps

if TYPE_CHECKING:
    from fhir.resources.R4B.bundle import Bundle as BundleModel

Resource = dict[str, Any]
Kind = Literal["transaction", "batch", "document", "collection"]

_URN = "urn:uuid:"
_BASE = "https://case2fhir.dev/fhir/"
"""Start of the fullUrl of a batch's entries: literal references resolve against it, and servers replace it."""


class Bundle:  # noqa: PLW1641 - what it holds can change, so it has no hash
    """A FHIR R4 Bundle as the JSON object `resource`."""

    __slots__ = ("resource",)

    def __init__(self, resource: Resource) -> None:
        self.resource = resource

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Bundle) and other.resource == self.resource

    def __repr__(self) -> str:
        return f"Bundle({self.resource!r})"

    def to_json(self, *, indent: int | None = 2) -> str:
        """Return the Bundle as JSON text that ends with a newline; every digit stays as it was written."""
        return dumps(self.resource, indent=indent) + "\n"

    def ndjson(self) -> str:
        """Return the resources one a line, with `Type/id` references."""
        return ndjson(entry["resource"] for entry in self.resource["entry"])

    def to_model(self) -> BundleModel:
        """Return the Bundle as the model of fhir.resources (R4B), which is imported only here.

        That library turns 4.10 into 4.1 when it writes; take `to_json` for anything that leaves the program.
        """
        from fhir.resources.R4B.bundle import Bundle as Model

        return Model.model_validate_json(self.to_json(indent=None))


def assemble(
    resources: Iterable[Resource],
    kind: Kind = "transaction",
    *,
    timestamp: str | None = None,
    identifier: dict[str, str] | None = None,
) -> Bundle:
    """Return `resources`, which refer to each other by `urn:uuid:` and id, as a Bundle of that kind.

    A transaction may be sent again and again: each entry is created only if nothing has its identifier, and what
    has no identifier is PUT with its id. The entries of a batch cannot wait for each other, so they are PUT with
    literal references. A document takes `timestamp` (a FHIR instant; bdl-10) and `identifier` (bdl-9) from its
    Composition unless they are given, and raises ValueError if its first resource is no Composition.
    """
    entries = list(resources)
    head: Resource = {"resourceType": "Bundle"}
    if kind == "document":
        head |= _document_head(entries, identifier)
    head["type"] = kind
    moment = timestamp or (entries[0]["date"] if kind == "document" else None)
    if moment:
        head["timestamp"] = moment
    if kind == "batch":
        entries = list(literal(entries))
        head["entry"] = [
            {"fullUrl": _BASE + (put := _put(resource))["url"], "resource": resource, "request": put}
            for resource in entries
        ]
    else:
        head["entry"] = [_entry(resource, kind == "transaction") for resource in entries]
    return Bundle(head)


def ndjson(resources: Iterable[Resource]) -> str:
    """Return resources one a line, with `Type/id` references, as bulk tools take them."""
    return "".join(dumps(resource, indent=None) + "\n" for resource in literal(list(resources)))


def literal(resources: list[Resource]) -> Iterator[Resource]:
    """Yield the resources with each `urn:uuid:` reference between them as `Type/id`."""
    names = {_URN + resource["id"]: f"{resource['resourceType']}/{resource['id']}" for resource in resources}
    for resource in resources:
        yield _renamed(resource, names)


def _renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {
            key: names.get(item, item) if key == "reference" and isinstance(item, str) else _renamed(item, names)
            for key, item in value.items()
        }
    return [_renamed(item, names) for item in value] if isinstance(value, list) else value


def _document_head(entries: list[Resource], identifier: dict[str, str] | None) -> Resource:
    if not entries or entries[0]["resourceType"] != "Composition":
        raise ValueError("the first resource of a document must be its Composition: build with composition=True")
    return {"identifier": identifier or entries[0]["identifier"]}


def _entry(resource: Resource, send: bool) -> Resource:
    entry: Resource = {"fullUrl": _URN + resource["id"], "resource": resource}
    if send:
        entry["request"] = _create(resource) if resource.get("identifier") else _put(resource)
    return entry


def _create(resource: Resource) -> Resource:
    first = resource["identifier"]
    first = first[0] if isinstance(first, list) else first
    query = f"identifier={_token(first['system'])}{quote(first['value'], safe='')}"
    return {"method": "POST", "url": resource["resourceType"], "ifNoneExist": query}


@cache
def _token(system: str) -> str:
    return quote(f"{system}|", safe="")


def _put(resource: Resource) -> Resource:
    return {"method": "PUT", "url": f"{resource['resourceType']}/{resource['id']}"}
