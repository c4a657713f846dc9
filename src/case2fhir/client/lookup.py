"""Search and read on the server: what is there already, by identity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from case2fhir.client.address import Address
from case2fhir.client.capability import FHIR_JSON
from case2fhir.client.exchange import Exchange, Failure, Sound
from case2fhir.client.outcome import explain, redact
from case2fhir.client.parcels import parse_json
from case2fhir.client.plan import Step, identifier_pairs, identifiers
from case2fhir.client.transport import Answer, Request

_HEADERS = {"Accept": FHIR_JSON, "Cache-Control": "no-cache", "Prefer": "handling=strict"}
"""A cached search result would hide what was just written."""


@dataclass(frozen=True, slots=True)
class Match:
    """A resource on the server."""

    place: str
    resource: dict[str, Any]

    @property
    def version(self) -> str | None:
        """Its version id."""
        return _meta(self.resource, "versionId")

    @property
    def modified(self) -> str | None:
        """When the server last wrote it, as the server says it."""
        return _meta(self.resource, "lastUpdated")


class Lookup:
    """Asks a server what it holds."""

    def __init__(self, address: Address, exchange: Exchange) -> None:
        self._address = address
        self._exchange = exchange

    def search(self, resource_type: str, query: str) -> list[Match] | Failure:
        """Return what matches `query` on the first page (two are enough to know), or why that is unknown."""
        url = self._address.search(resource_type, query)
        reply = self._exchange.ask(Request("GET", url, _HEADERS), sound=_searchset)
        if isinstance(reply, Failure):
            return reply
        if reply.answer.status != 200:
            asked = [code for _, code in identifier_pairs(query) or ()]
            (said,) = redact([f"searching {resource_type}: {explain(reply.answer)[0]}"], asked)
            return Failure(said, reply.answer.status == 401)
        matches = _matches(resource_type, _parsed(reply.answer.body))
        wanted = identifier_pairs(query)
        if wanted is None or not matches:
            return matches
        real = [match for match in matches if _fits(match.resource, wanted)]
        if not real:
            # A server that ignores a parameter it does not know answers with everything it has.
            return Failure(f"the server does not search {resource_type} by identifier", stops_run=False)
        return real

    def read(self, place: str) -> Match | int | Failure:
        """Return the resource at `place` (Type/id), the status if it is not there, or why that is unknown."""
        sound = _resource(place.partition("/")[0])
        reply = self._exchange.ask(Request("GET", self._address.url(place), _HEADERS), sound=sound)
        if isinstance(reply, Failure):
            return reply
        if reply.answer.status != 200:
            return reply.answer.status
        return Match(place, _parsed(reply.answer.body))

    def step(self, step: Step) -> list[Match] | Failure:
        """Return where the resource of a step already is: by its condition, its id, or its own identifier."""
        if step.condition:
            return self.search(step.type, step.condition)
        if "?" in step.url:
            return self.search(step.type, step.url.partition("?")[2])
        if "/" not in step.url:
            return []
        found = self.read(step.url)
        if isinstance(found, Failure):
            return found
        return [found] if isinstance(found, Match) else []


def _fits(resource: dict[str, Any], wanted: Sequence[tuple[str, str]]) -> bool:
    has = identifiers(resource)
    return any(value == code and system in ("", of) for of, value in has for system, code in wanted)


def _matches(resource_type: str, found: dict[str, Any]) -> list[Match]:
    entries = found.get("entry")
    by_place: dict[str, Match] = {}
    for entry in entries if isinstance(entries, list) else ():
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if not isinstance(resource, dict) or resource.get("resourceType") != resource_type:
            continue
        mode = entry.get("search", {}).get("mode") if isinstance(entry.get("search"), dict) else None
        if isinstance(resource.get("id"), str) and mode in (None, "match"):
            place = f"{resource_type}/{resource['id']}"
            by_place[place] = Match(place, resource)
    return list(by_place.values())


def _searchset(answer: Answer) -> str | None:
    found = _parsed(answer.body)
    return None if found.get("resourceType") == "Bundle" else "a search was answered without a Bundle"


def _resource(resource_type: str) -> Sound:
    def sound(answer: Answer) -> str | None:
        there = _parsed(answer.body).get("resourceType") == resource_type
        return None if there else f"a read was answered without a {resource_type}"

    return sound


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        found = parse_json(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _meta(resource: dict[str, Any], name: str) -> str | None:
    meta = resource.get("meta")
    value = meta.get(name) if isinstance(meta, dict) else None
    return value if isinstance(value, str) else None
