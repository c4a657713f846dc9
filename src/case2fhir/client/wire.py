"""Steps become requests: a transaction or batch of many, or single interactions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from case2fhir.client.address import QUERY_SAFE, Address
from case2fhir.client.capability import FHIR_JSON
from case2fhir.client.plan import Plan, Step
from case2fhir.client.references import replaced
from case2fhir.client.transport import Request
from case2fhir.jsonio import dumps

HEADERS = {"Content-Type": FHIR_JSON, "Accept": FHIR_JSON, "Prefer": "return=minimal"}


def bundle_request(address: Address, plan: Plan, chunk: Sequence[Step], places: Mapping[str, str]) -> Request:
    """Return the request for a chunk; the bytes of the file are sent as they are if nothing must be changed."""
    if plan.as_is and plan.parcel.raw is not None and len(chunk) == len(plan.steps):
        return Request("POST", address.base, HEADERS, plan.parcel.raw)
    bundle = {
        "resourceType": "Bundle",
        "type": plan.kind,
        "entry": [_entry(step, places) for step in chunk],
    }
    return Request("POST", address.base, HEADERS, dumps(bundle, indent=None).encode())


def single_request(address: Address, step: Step, places: Mapping[str, str]) -> Request:
    """Return the request for one step as an interaction of its own."""
    headers = dict(HEADERS)
    if step.condition and step.method == "POST":
        # A header is ASCII; a foreign condition may hold more.
        headers["If-None-Exist"] = quote(step.condition, safe=QUERY_SAFE)
    if step.match:
        headers["If-Match"] = f'W/"{step.match}"'
    resource = replaced(step.resource, places)
    if step.method == "PUT" and "?" not in step.url:
        resource = {**resource, "id": step.url.partition("/")[2]}
    body = dumps(resource, indent=None).encode() if step.resource else b""
    return Request(step.method, address.url(step.url), headers, body)


def _entry(step: Step, places: Mapping[str, str]) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    if step.full_url and step.resource:
        entry["fullUrl"] = step.full_url
    if step.resource:
        entry["resource"] = replaced(step.resource, places)
    if step.method == "PUT" and "?" not in step.url and step.resource:
        entry["resource"] = {**entry["resource"], "id": step.url.partition("/")[2]}
    request = {"method": step.method, "url": step.url}
    if step.condition:
        request["ifNoneExist"] = step.condition
    if step.match:
        request["ifMatch"] = f'W/"{step.match}"'
    entry["request"] = request
    return entry
