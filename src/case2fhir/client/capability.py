"""What a server says it can do, read from its CapabilityStatement; and whether it is a FHIR R4 server at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from case2fhir.client.address import Address
from case2fhir.client.exchange import Exchange, Failure
from case2fhir.client.outcome import explain, looks_like_html, parse
from case2fhir.client.transport import Answer, Request
from case2fhir.errors import ServerError

FHIR_JSON = "application/fhir+json"
_RELEASES = {"1.0": "DSTU2", "3.0": "STU3", "4.0": "R4", "4.1": "R4B", "4.3": "R4B", "5.0": "R5", "6.0": "R6"}


@dataclass(frozen=True)
class Capabilities:
    """What matters to us of a CapabilityStatement. `types` is empty when the server names none."""

    version: str
    software: str = ""
    transaction: bool = True
    writes: bool = True
    types: dict[str, dict[str, Any]] = field(default_factory=dict)

    def missing(self, resource_types: Iterable[str]) -> list[str]:
        """Return those of `resource_types` that the server does not have."""
        return sorted(set(resource_types) - self.types.keys()) if self.types else []

    @cached_property
    def limited(self) -> bool:
        """Whether some type lacks conditional create."""
        return any(one.get("conditionalCreate") is False for one in self.types.values())

    def conditional_create(self, resource_type: str) -> bool:
        """Say whether ifNoneExist works for a type; a server that says nothing is taken at its best."""
        return self.types.get(resource_type, {}).get("conditionalCreate") is not False

    def update_create(self, resource_type: str) -> bool:
        """Say whether PUT may create a resource with an id of ours."""
        return self.types.get(resource_type, {}).get("updateCreate") is not False


def read_capabilities(address: Address, exchange: Exchange) -> Capabilities:
    """Return what the server can do; ServerError says what it is instead of a FHIR R4 server."""
    read: list[Any] = [None]

    def sound(answer: Answer) -> str | None:
        # Such a statement can be megabytes: it is parsed once.
        read[0] = parse(answer.body)
        return "the CapabilityStatement was cut short or is no JSON" if read[0] is None else None

    reply = exchange.ask(Request("GET", address.url("metadata"), {"Accept": FHIR_JSON}), sound=sound)
    if isinstance(reply, Failure):
        page = reply.answer is not None and reply.answer.status == 200 and looks_like_html(reply.answer)
        raise ServerError(_why_not(address, reply.answer) if page and reply.answer else reply.reason)
    answer, statement = reply.answer, read[0]
    if answer.status != 200 or not isinstance(statement, dict):
        raise ServerError(_why_not(address, answer))
    if statement.get("resourceType") not in ("CapabilityStatement", "Conformance"):
        raise ServerError(f"{address.base}/metadata: answered JSON, but no CapabilityStatement; is the path right?")
    version = str(statement.get("fhirVersion") or "")
    if version[:3] != "4.0":
        release = _RELEASES.get(version[:3])
        named = f"{version} ({release})" if release else version or "a version it does not name"
        raise ServerError(f"{address.base}: the server speaks FHIR {named}; case2fhir sends FHIR R4 (4.0.1)")
    return _capabilities(statement, version)


def _why_not(address: Address, answer: Answer) -> str:
    where = f"{address.base}/metadata"
    if 300 <= answer.status < 400:
        return f"{where}: the server redirects ({answer.status}); give the final URL, redirects are not followed"
    if answer.status == 401:
        return f"{where}: not authorized (401): the credentials are missing, wrong or expired; see --auth"
    if answer.status == 403:
        return f"{where}: forbidden (403): these credentials may not use this server"
    if answer.status in (404, 405, 410):
        return f"{where}: not found ({answer.status}); is the path right? It often ends in /fhir or /r4"
    if looks_like_html(answer):
        return f"{where}: answered a web page ({answer.status}), not FHIR; a login page, or the wrong path?"
    return f"{where}: {explain(answer)[0]}"


def _capabilities(statement: dict[str, Any], version: str) -> Capabilities:
    rests = [r for r in _list(statement.get("rest")) if r.get("mode", "server") == "server"]
    system = {_code(i) for r in rests for i in _list(r.get("interaction"))}
    types = {str(t["type"]): t for r in rests for t in _list(r.get("resource")) if t.get("type")}
    creating = {_code(i) for t in types.values() for i in _list(t.get("interaction"))} & {"create", "update"}
    software = statement.get("software")
    software = software if isinstance(software, dict) else {}
    name = " ".join(str(software[part]) for part in ("name", "version") if software.get(part))
    transaction = "transaction" in system
    return Capabilities(version, name, transaction, transaction or bool(creating) or not types, types)


def _list(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _code(interaction: dict[str, Any]) -> str:
    return str(interaction.get("code", ""))
