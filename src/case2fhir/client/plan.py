"""What will be done with each entry of a Bundle, and why a Bundle cannot be sent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, Literal
from urllib.parse import quote, unquote

from case2fhir.client import references
from case2fhir.client.answers import etag
from case2fhir.client.capability import Capabilities
from case2fhir.client.content import digest, fingerprint
from case2fhir.client.parcels import Parcel, full_url, is_uuid
from case2fhir.jsonio import dumps

SHARED = frozenset({"Patient", "Practitioner", "Organization"})
"""Types that belong to the hospital: resolved by business identifier first, never overwritten."""
COMMON = frozenset({"Device", "Practitioner", "Organization", "Location", "Medication", "Substance"})
"""Types that the Bundles of different patients may have in common."""

_READ = frozenset({"GET", "HEAD"})
_UNTOUCHED = frozenset({"GET", "HEAD", "DELETE", "PATCH"})


@dataclass(slots=True)
class Step:
    """One entry on its way. `n` counts from 0 in the Bundle; `condition` is its ifNoneExist query.

    `lookup` is the query for a shared resource's business identifiers. `place` is Type/id once the resource is
    known to be on the server; `match` the version that an update replaces. `identity` is what makes the resource
    the same one in another run; None for a plain POST; `key` is the journal's name for it.
    """

    n: int
    resource: dict[str, Any]
    type: str
    method: str
    url: str
    condition: str | None = None
    full_url: str | None = None
    lookup: str | None = None
    place: str | None = None
    match: str | None = None
    identity: str | None = None
    key: str = ""

    @property
    def safe(self) -> bool:
        """Say whether sending it twice does no more than sending it once."""
        return bool(self.condition or self.lookup) or self.method in ("PUT", "DELETE", *_READ)


@dataclass
class Plan:
    """The steps for one Bundle.

    `problems` are faults of the Bundle, `lacks` what the server cannot do; either forbids sending. `as_is` says
    that the bytes of the file can be sent unchanged.
    """

    parcel: Parcel
    kind: Literal["transaction", "batch", "document"]
    steps: list[Step]
    problems: list[str] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)
    as_is: bool = True

    @property
    def safe(self) -> bool:
        """Say whether the whole may be sent again."""
        return all(step.safe for step in self.steps)

    @cached_property
    def content(self) -> str:
        """The fingerprint of the Bundle."""
        return fingerprint(self.parcel.raw or dumps(self.parcel.bundle, indent=None).encode())

    @property
    def hidden(self) -> set[str]:
        """The identifier values, names and telephone numbers in it, which no message may show."""
        found = {value for step in self.steps for _, value in identifiers(step.resource)}
        return found.union(*[_personal(step.resource) for step in self.steps])


def make_plan(parcel: Parcel, capabilities: Capabilities, *, allow_unsafe: bool = False) -> Plan:
    """Return what to do with the Bundle of `parcel`; what forbids sending it stands in `problems`."""
    bundle = parcel.bundle
    kind = bundle.get("type")
    found = bundle.get("entry")
    entries = [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []
    if kind == "document":
        return _document(parcel, capabilities)
    if kind in ("message", "history", "transaction-response", "batch-response"):
        return Plan(parcel, "transaction", [], [f"a Bundle of type {kind} is not something to post"])
    if not entries:
        return Plan(parcel, "transaction", [], ["the Bundle has no entry"])
    plan = Plan(parcel, "batch" if kind == "batch" else "transaction", [])
    if kind not in ("transaction", "batch"):
        plan.as_is = False
    for n, entry in enumerate(entries):
        _add(plan, n, entry, capabilities)
    if not plan.as_is and kind not in ("transaction", "batch"):
        _make_urns(plan)
    _name(plan)
    plan.problems += _check(plan, allow_unsafe=allow_unsafe)
    if missing := capabilities.missing(step.type for step in plan.steps if step.type):
        plan.lacks.append(f"the server does not have {', '.join(missing)} (not in its CapabilityStatement)")
    return plan


def identifiers(resource: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the (system, value) pairs of a resource's identifiers; the system is "" if it has none."""
    found = resource.get("identifier")
    found = found if isinstance(found, list) else [found]
    return [
        (str(one.get("system") or ""), str(one["value"]))
        for one in found
        if isinstance(one, dict) and one.get("value") and one.get("use") != "old"
    ]


def _personal(resource: Mapping[str, Any]) -> set[str]:
    """Return the parts of a person's names, and how the person is reached."""
    said: list[Any] = []
    for name, parts in (("name", ("family", "given", "text")), ("telecom", ("value",)), ("address", ("text", "line"))):
        found = resource.get(name)
        ones = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
        said += [one[part] for one in ones for part in parts if part in one]
    flat = [word for one in said for word in (one if isinstance(one, list) else [one])]
    return {word for word in flat if isinstance(word, str)}


def identifier_query(pairs: Sequence[tuple[str, str]]) -> str:
    r"""Return the search query for any of the identifiers.

    Comma, `$`, `|` and `\` are escaped as search asks (https://hl7.org/fhir/R4/search.html#escaping), then all is
    percent-encoded.
    """
    tokens = [f"{_escape(system)}|{_escape(value)}" for system, value in pairs]
    return "identifier=" + ",".join(quote(token, safe="") for token in tokens)


def identifier_pairs(query: str) -> list[tuple[str, str]] | None:
    """Return the (system, value) pairs of an `identifier=` query; None if it is another query."""
    name, _, value = query.partition("=")
    if name != "identifier" or "&" in value:
        return None
    pairs = []
    for token in re.split(r"(?<!\\),", unquote(value)):
        parts = re.split(r"(?<!\\)\|", token, maxsplit=1)
        system, code = parts if len(parts) == 2 else ("", parts[0])
        pairs.append((re.sub(r"\\(.)", r"\1", system), re.sub(r"\\(.)", r"\1", code)))
    return pairs


def own_query(resource: Mapping[str, Any]) -> str | None:
    """Return the query for the identifier that case2fhir itself gave to `resource`; None if it has none."""
    value = _own_value(resource)
    return identifier_query([(_own_system(), value)]) if value else None


def _own_value(resource: Mapping[str, Any]) -> str | None:
    found = resource.get("identifier")
    if not found:
        return None
    own = _own_system()
    for one in found if isinstance(found, list) else [found]:
        if isinstance(one, dict) and one.get("system") == own and isinstance(one.get("value"), str):
            return str(one["value"])
    return None


def _identity(step: Step) -> str | None:
    query = step.condition or (own_query(step.resource) if step.method in ("POST", "PUT") else None) or step.lookup
    if query:
        return f"{step.type}?{_plain(query)}"
    return unquote(step.url) if step.method in ("PUT", "DELETE") else None


def _plain(query: str) -> str:
    """Return `query` without percent-encoding; the commonest codes first, because unquoting is slow."""
    query = query.replace("%7C", "|").replace("%3A", ":").replace("%2F", "/")
    return unquote(query) if "%" in query else query


def _name(plan: Plan) -> None:
    """Give each step its key: a hash of its identity, or of its place in these very bytes if it has none."""
    for step in plan.steps:
        step.key = digest(step.identity or f"once {step.n} {plan.content}")


def _escape(text: str) -> str:
    return re.sub(r"([\\,$|])", r"\\\1", text)


@cache
def _own_system() -> str:
    from case2fhir.build.datatypes import FACT

    return FACT


def _document(parcel: Parcel, capabilities: Capabilities) -> Plan:
    pairs = identifiers(parcel.bundle)
    step = Step(0, parcel.bundle, "Bundle", "POST", "Bundle", identifier_query(pairs[:1]) if pairs else None)
    step.identity = _identity(step)
    plan = Plan(parcel, "document", [step])
    _name(plan)
    if not pairs:
        plan.problems.append("a document needs Bundle.identifier, so that it is stored once (bdl-9)")
    if capabilities.missing(["Bundle"]):
        plan.lacks.append("the server does not store Bundles (type Bundle is not in its CapabilityStatement)")
    return plan


def _add(plan: Plan, n: int, entry: dict[str, Any], capabilities: Capabilities) -> None:
    resource = entry.get("resource")
    request = entry.get("request")
    if not isinstance(resource, dict):
        if not isinstance(request, dict) or request.get("method") not in _UNTOUCHED:
            plan.problems.append(f"entry {n + 1} has no resource")
            return
        resource = {}
    full_url = entry.get("fullUrl")
    full_url = full_url if isinstance(full_url, str) else None
    if isinstance(request, dict) and isinstance(request.get("method"), str):
        step = _requested(n, resource, request, full_url)
    else:
        step = _chosen(n, resource, full_url)
        plan.as_is = False
    if step.type in SHARED:
        _share(plan, step)
    step.identity = _identity(step)
    if capabilities.limited:
        _fit(plan, step, capabilities)
    plan.steps.append(step)


def _requested(n: int, resource: dict[str, Any], request: dict[str, Any], full_url: str | None) -> Step:
    url = str(request.get("url") or "")
    kind = str(resource.get("resourceType") or url.partition("?")[0].partition("/")[0])
    condition = request.get("ifNoneExist")
    condition = condition.partition("?")[2] or condition if isinstance(condition, str) else None
    step = Step(n, resource, kind, str(request["method"]).upper(), url, condition or None, full_url)
    if "ifMatch" in request:
        step.match = etag(request["ifMatch"])
    return step


def _chosen(n: int, resource: dict[str, Any], name: str | None) -> Step:
    """Return the step for a resource that came without a request: conditional create, or PUT with our id."""
    kind = str(resource.get("resourceType") or "")
    identity = resource.get("id")
    if name is None and isinstance(identity, str):
        name = full_url(resource, n)
    own = own_query(resource)
    if own is None and isinstance(identity, str) and is_uuid(identity):
        return Step(n, resource, kind, "PUT", f"{kind}/{identity}", None, name)
    return Step(n, resource, kind, "POST", kind, own, name)


def _share(plan: Plan, step: Step) -> None:
    """Give a shared resource the query for its business identifiers, if they are not its condition already."""
    if step.method not in ("POST", "PUT"):
        return
    asked = identifier_pairs(step.condition or "") or []
    business = [pair for pair in identifiers(step.resource) if pair[0] and pair not in asked]
    business = [pair for pair in business if pair[0] != _own_system()] if business else []
    if business:
        step.lookup = identifier_query(business)
        plan.as_is = False


def _fit(plan: Plan, step: Step, capabilities: Capabilities) -> None:
    """Turn a conditional create into PUT with our id where the server cannot do the former."""
    if step.method != "POST" or not step.condition or step.lookup or capabilities.conditional_create(step.type):
        return
    identity = (step.full_url or "").removeprefix("urn:uuid:")
    if is_uuid(identity) and capabilities.update_create(step.type):
        step.method, step.url, step.condition = "PUT", f"{step.type}/{identity}", None
        plan.as_is = False
    else:
        plan.lacks.append(
            f"entry {step.n + 1} ({step.type}): the server knows neither conditional create nor ids of ours, "
            "so it cannot be sent exactly once"
        )


def _make_urns(plan: Plan) -> None:
    """Let resources that came as a plain list refer to each other by fullUrl."""
    names = {
        f"{step.type}/{step.resource['id']}": step.full_url
        for step in plan.steps
        if isinstance(step.resource.get("id"), str) and step.full_url
    }
    for step in plan.steps:
        step.resource = references.replaced(step.resource, names)


def _check(plan: Plan, *, allow_unsafe: bool) -> Iterator[str]:
    yield from _duplicates(plan)
    for reference in sorted(_references(plan).difference([step.full_url for step in plan.steps])):
        if references.is_urn(reference):
            yield f"a reference leads nowhere: no entry has the fullUrl {reference}"
    unsafe = [step for step in plan.steps if not step.safe]
    if unsafe and not allow_unsafe:
        named = ", ".join(f"{step.n + 1} ({step.type})" for step in unsafe[:5]) + ("…" if len(unsafe) > 5 else "")
        yield (
            f"sending it twice would duplicate entry {named}: no ifNoneExist and no id; "
            "give each an identity, or send it once with --allow-unsafe"
        )


def _duplicates(plan: Plan) -> Iterator[str]:
    for names, what in (
        ([step.identity for step in plan.steps], "identity"),
        ([step.full_url for step in plan.steps], "fullUrl"),
    ):
        given = [name for name in names if name]
        if len(set(given)) == len(given):
            continue
        for name, count in Counter(given).items():
            if count > 1:
                where = ", ".join(str(step.n + 1) for step, n in zip(plan.steps, names, strict=False) if n == name)
                yield f"entries {where} have the same {what}; a server would drop one in silence"


def _references(plan: Plan) -> set[str]:
    if plan.as_is and plan.parcel.raw is not None:
        return references.in_bytes(plan.parcel.raw)
    return {found for step in plan.steps for found in references.in_tree(step.resource)}
