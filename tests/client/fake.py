"""A FHIR server in memory, behind the `send` door of the client; it can be told to misbehave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from case2fhir.client.client import Connection, SyncFhirClient
from case2fhir.client.plan import identifier_pairs, identifiers
from case2fhir.client.retry import Clock, RetryPolicy
from case2fhir.client.transport import Answer, Fault, Request
from case2fhir.jsonio import dumps, loads

BASE = "http://127.0.0.1:1/fhir"
FHIR = {"content-type": "application/fhir+json"}
Resource = dict[str, Any]
Trick = Callable[["FakeServer", Request], "Answer | Fault | None"]


class FixedClock(Clock):
    """A clock that moves only when somebody waits; `waits` has every wait in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.time = 1000.0
        self.waits: list[float] = []

    def now(self) -> float:
        return self.time

    def wall(self) -> float:
        return 1_700_000_000 + self.time

    def chance(self) -> float:
        return 0.5

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += seconds


def outcome(text: str, code: str = "processing", expression: str | None = None) -> Resource:
    issue: Resource = {"severity": "error", "code": code, "diagnostics": text}
    if expression:
        issue["expression"] = [expression]
    return {"resourceType": "OperationOutcome", "issue": [issue]}


def answer(status: int, body: Any, **headers: str) -> Answer:
    return Answer(status, {**FHIR, **headers}, dumps(body, indent=None).encode())


@dataclass
class FakeServer:
    """The store is `resources[Type/id]`; `tricks` are tried on each request, first come first used up."""

    metadata: Resource = field(default_factory=lambda: capability("4.0.1"))
    resources: dict[str, Resource] = field(default_factory=dict)
    tricks: list[Trick] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    most_entries: int | None = None
    _next: int = 0

    def send(self, request: Request) -> Answer | Fault:
        self.requests.append(request)
        if self.tricks:
            result = self.tricks[0](self, request)
            if result is not None:
                self.tricks.pop(0)
                return result
        return self.handle(request)

    def handle(self, request: Request) -> Answer:
        parts = urlsplit(request.url)
        path = parts.path.removeprefix(urlsplit(BASE).path).strip("/")
        if path == "metadata":
            return answer(200, self.metadata)
        if request.method == "POST" and not path:
            return self.transaction(loads(request.body))
        if request.method == "GET":
            return self._get(path, parts.query)
        body = loads(request.body) if request.body else {}
        return self._single(request, path, body)

    def count(self, kind: str) -> int:
        return sum(place.startswith(f"{kind}/") for place in self.resources)

    def writes(self) -> list[Request]:
        return [one for one in self.requests if one.method != "GET"]

    def find(self, kind: str, query: str) -> list[str]:
        wanted = identifier_pairs(query) or []
        return [
            place
            for place, resource in self.resources.items()
            if place.startswith(f"{kind}/") and any(pair in identifiers(resource) for pair in wanted)
        ]

    def transaction(self, bundle: Resource) -> Answer:
        entries = bundle["entry"]
        if self.most_entries is not None and len(entries) > self.most_entries:
            return answer(413, outcome("too large", "too-costly"))
        before = dict(self.resources)
        places: dict[str, str] = {}
        results: list[Resource] = []
        stored: list[tuple[str, str, Resource | None]] = []
        for entry in entries:
            request = entry["request"]
            found = self.find(request["url"], request["ifNoneExist"]) if "ifNoneExist" in request else []
            if len(found) > 1:
                self.resources = before
                return answer(412, outcome("matches several"))
            if request["method"] == "DELETE":
                self.resources.pop(request["url"], None)
                results.append({"response": {"status": "204"}})
                continue
            made = found[0] if found else self._place(request)
            status = "200 OK" if found or made in self.resources else "201 Created"
            places[entry.get("fullUrl", "")] = made
            stored.append((status, made, None if found else entry["resource"]))
        for status, made, resource in stored:
            if resource is not None:
                self._store(made, loads(_renamed(dumps(resource), places)))
            version = self.resources[made]["meta"]["versionId"]
            results.append(
                {"response": {"status": status, "location": f"{made}/_history/{version}", "etag": f'W/"{version}"'}}
            )
        return answer(200, {"resourceType": "Bundle", "type": "transaction-response", "entry": results})

    def _place(self, request: Resource) -> str:
        if request["method"] == "PUT":
            return str(request["url"])
        self._next += 1
        return f"{request['url']}/{self._next}"

    def _store(self, place: str, resource: Resource) -> None:
        before = self.resources.get(place, {"meta": {"versionId": "0"}})
        made = {**resource, "id": place.split("/")[1], "meta": before["meta"]}
        if dumps(made) != dumps(before):
            version = int(before["meta"]["versionId"]) + 1
            self.resources[place] = {**made, "meta": {"versionId": str(version)}}

    def _get(self, path: str, query: str) -> Answer:
        if "/" in path or not query:
            found = self.resources.get(path)
            return answer(200, found) if found else answer(404, outcome("not known"))
        entries = [{"resource": self.resources[place]} for place in self.find(path, query)]
        return answer(200, {"resourceType": "Bundle", "type": "searchset", "total": len(entries), "entry": entries})

    def _single(self, request: Request, path: str, body: Resource) -> Answer:
        if path.endswith("$validate"):
            return answer(200, outcome("wrong", "invalid", "Patient.gender"))
        condition = request.headers.get("If-None-Exist")
        found = self.find(path, condition) if condition else []
        place = found[0] if found else self._place({"method": request.method, "url": path})
        status = 200 if found or place in self.resources else 201
        if not found:
            self._store(place, body)
        version = self.resources[place]["meta"]["versionId"]
        return Answer(status, {**FHIR, "location": f"{BASE}/{place}/_history/{version}", "etag": f'W/"{version}"'})


def _renamed(text: str, places: dict[str, str]) -> str:
    for name, place in places.items():
        if name:
            text = text.replace(f'"reference": "{name}"', f'"reference": "{place}"')
    return text


def capability(version: str = "4.0.1", *, transaction: bool = True, types: list[Resource] | None = None) -> Resource:
    """Return a CapabilityStatement."""
    rest: Resource = {"mode": "server", "interaction": [{"code": "transaction"}] if transaction else []}
    if types is not None:
        rest["resource"] = types
    return {"resourceType": "CapabilityStatement", "fhirVersion": version, "rest": [rest]}


def client_of(server: FakeServer, **more: Any) -> SyncFhirClient:
    """Return a client that talks to `server`, with a clock that does not really wait."""
    clock = more.pop("clock", None) or FixedClock()
    return SyncFhirClient(BASE, Connection(send=server.send, clock=clock, concurrency=1, retry=RetryPolicy(), **more))


def on(match: Callable[[Request], bool], result: Answer | Fault, *, after: bool = False) -> Trick:
    """Return a trick: give `result` for the first request that fits, `after` the server has done its work."""

    def trick(server: FakeServer, request: Request) -> Answer | Fault | None:
        if not match(request):
            return None
        if after:
            server.handle(request)
        return result

    return trick


def is_post(request: Request) -> bool:
    return request.method == "POST"


def unquoted(request: Request) -> str:
    return unquote(request.url)
