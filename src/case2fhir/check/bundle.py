"""Bundles: full URLs, entries, and what each type of Bundle asks for.

Rules: https://hl7.org/fhir/R4/bundle.html, https://hl7.org/fhir/R4/documents.html,
https://hl7.org/fhir/R4/http.html#transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from case2fhir.check.references import Entries, bundle_of, entries_of, resource_types, take_apart, version_of
from case2fhir.check.run import Path, Run, Scope

_LINKS = frozenset({"self", "first", "previous", "next", "last", "prev"})
_SEARCH_LINKS = frozenset({"first", "previous", "prev", "next", "last"})
_HEADED = {"document": "Composition", "message": "MessageHeader"}
_BY_SERVER = frozenset({"transaction", "batch", "transaction-response", "batch-response"})


def check(scope: Scope, run: Run) -> None:
    """Report what is wrong with one Bundle."""
    bundle, kind = scope.resource, str(scope.resource.get("type"))
    _links(bundle, kind, scope.path, run)
    for at, entry in enumerate(_objects(bundle, "entry")):
        path = ((scope.path, "entry"), at)
        _full_url(entry, kind, path, run)
        if "request" in entry and type(entry["request"]) is dict and kind in {"transaction", "batch"}:
            _request(entry, entry["request"], (path, "request"), run)
    if kind != "history":
        _unique(entries_of(scope), scope.path, run)
    if kind == "searchset":
        _search(bundle, scope.path, run)
    if kind in _HEADED:
        _headed(scope, entries_of(scope), run)


def _objects(owner: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = owner.get(name)
    return [one if type(one) is dict else {} for one in found] if type(found) is list else []


def _links(bundle: dict[str, Any], kind: str, path: Path, run: Run) -> None:
    seen: set[str] = set()
    for at, link in enumerate(_objects(bundle, "link")):
        relation = str(link.get("relation"))
        if relation in seen and relation in _LINKS:
            run.error("bundle-link", ((path, "link"), at), f"a Bundle has one link {relation} at most")
        if relation in _SEARCH_LINKS and kind not in {"searchset", "history"}:
            run.error("bundle-link", ((path, "link"), at), f"the link {relation} has no place in a {kind}")
        seen.add(relation)


def _full_url(entry: dict[str, Any], kind: Any, path: Path, run: Run) -> None:
    url = entry.get("fullUrl")
    resource = entry.get("resource")
    if type(url) is not str:
        if type(resource) is dict and kind not in _BY_SERVER and "_fullUrl" not in entry:
            run.error("bundle-full-url-missing", path, f"an entry of a {kind} Bundle needs a fullUrl")
        return
    if ":" not in url:
        run.error("bundle-full-url-absolute", (path, "fullUrl"), "must be an absolute URL", url)
        return
    target = take_apart(url)
    if type(resource) is not dict or not url.startswith(("http:", "https:")) or not target.id or target.version:
        return
    if (resource.get("resourceType"), resource.get("id")) != (target.kind, target.id):
        wanted = f"/{resource.get('resourceType')}/{resource['id']}" if "id" in resource else None
        message = (
            f"must end with {wanted}, as the resource says" if wanted else "names an id, but the resource has none"
        )
        run.error("bundle-full-url-id", (path, "fullUrl"), message, url)


def _unique(entries: Entries, path: Path, run: Run) -> None:
    """Report entries with one fullUrl and one version: the invariant bdl-7, which is slow as FHIRPath."""
    for scopes in entries.by_url.values():
        versions = [version_of(scope) for scope in scopes]
        if len(set(versions)) < len(versions):
            run.error(
                "bdl-7",
                path,
                "FullUrl must be unique in a bundle, or else entries with the same fullUrl must have different"
                " meta.versionId (except in history bundles)",
            )
            return


def _request(entry: dict[str, Any], request: dict[str, Any], path: Path, run: Run) -> None:
    method, url, resource = str(request.get("method")), request.get("url"), entry.get("resource")
    if method in {"POST", "PUT"} and resource is None and not (type(url) is str and "$" in url):
        run.error("bundle-request-resource", path, f"{method} needs a resource in the entry")
    if method in {"GET", "HEAD", "DELETE"} and resource is not None:
        run.error("bundle-request-resource", path, f"{method} takes no resource")
    if "ifNoneExist" in request and method != "POST":
        run.error("bundle-request-condition", (path, "ifNoneExist"), "goes with POST only")
    if type(url) is str and method in {"POST", "PUT", "DELETE"}:
        kind = resource.get("resourceType") if type(resource) is dict else None
        _request_url(method, url, kind, resource, (path, "url"), run)


def _request_url(method: str, url: str, kind: Any, resource: Any, path: Path, run: Run) -> None:
    plain, _, query = url.partition("?")
    parts = plain.split("/")
    if ":" in plain or "$" in plain or plain == "":
        return
    if parts[0] not in resource_types():
        run.error("bundle-request-url", path, "does not begin with a resource type", url)
    elif kind is not None and parts[0] != kind:
        run.error("bundle-request-url", path, f"is for {parts[0]}, but the entry holds a {kind}", url)
    elif method == "POST" and len(parts) > 1 and parts[1] != "_search":
        run.error("bundle-request-url", path, "POST creates: its URL is the type alone", url)
    elif method in {"PUT", "DELETE"} and len(parts) == 1 and not query:
        run.error("bundle-request-url", path, f"{method} needs Type/id or Type?search", url)
    elif method == "PUT" and len(parts) > 1 and type(resource) is dict and resource.get("id", parts[1]) != parts[1]:
        run.error("bundle-request-url", path, "names another id than the resource has", url)


def _search(bundle: dict[str, Any], path: Path, run: Run) -> None:
    links = _objects(bundle, "link")
    wanted = _searched(next((link.get("url") for link in links if link.get("relation") == "self"), None))
    if not any(link.get("relation") == "self" for link in links):
        run.warn("bundle-search-self", path, "a searchset should have the link self, which says what was searched")
    for at, entry in enumerate(_objects(bundle, "entry")):
        resource, search = entry.get("resource"), entry.get("search")
        mode = search.get("mode") if type(search) is dict else None
        if type(resource) is not dict:
            continue
        where = (((path, "entry"), at), "resource")
        kind = str(resource.get("resourceType"))
        if mode == "outcome":
            if kind != "OperationOutcome":
                run.error(
                    "bundle-search-mode", where, f"an entry of mode outcome holds an OperationOutcome, not {kind}"
                )
            continue
        if "id" not in resource and kind != "OperationOutcome":
            run.error("bundle-search-id", where, "a search result must have an id")
        if mode != "include" and wanted and kind not in wanted and (mode == "match" or kind != "OperationOutcome"):
            run.error("bundle-search-type", where, f"is a {kind}, but {' or '.join(sorted(wanted))} was searched")


def _searched(url: Any) -> set[str]:
    if type(url) is not str:
        return set()
    plain, _, query = url.partition("?")
    for part in query.split("&"):
        if part.startswith("_type="):
            return set(part[6:].replace("%2C", ",").split(",")) & resource_types()
    last = plain.rstrip("/").removesuffix("/_search").rpartition("/")[2]
    return {last} & resource_types()


def _headed(scope: Scope, entries: Entries, run: Run) -> None:
    """Check that the first entry of a document or message heads it, and that its links lead into the Bundle."""
    listed = _objects(scope.resource, "entry")
    if not listed or not entries.scopes:
        return
    head = entries.scopes[0]
    if head.kind != _HEADED[entries.kind] or head.path[0][1] != 0:
        return
    for mention in run.mentions:
        if mention.scope.resource is head.resource and _must_be_inside(mention.path, entries.kind):
            text = mention.reference.get("reference")
            if (
                type(text) is str
                and not text.startswith(("#", "urn:uuid:", "urn:oid:"))
                and not entries.find(text, head)
            ):
                run.error("bundle-entry-missing", mention.path, f"a {entries.kind} must hold what this leads to", text)
    if entries.kind == "document":
        _reachable(head, entries, run)


_INSIDE = {
    "document": frozenset({"subject", "encounter", "author", "party", "custodian", "detail", "entry"}),
    "message": frozenset({"focus"}),
}


def _must_be_inside(path: Path, kind: str) -> bool:
    return str(path[0][1] if type(path[1]) is int else path[1]) in _INSIDE[kind]


def _reachable(head: Scope, entries: Entries, run: Run) -> None:
    """Report entries of a document that no chain of links, in either direction, joins to its Composition."""
    neighbours: dict[int, set[int]] = {}
    for source, target in _edges(entries, run):
        neighbours.setdefault(source, set()).add(target)
        neighbours.setdefault(target, set()).add(source)
    seen, waiting = {id(head.resource)}, [id(head.resource)]
    while waiting:
        for one in neighbours.get(waiting.pop(), ()):
            if one not in seen:
                seen.add(one)
                waiting.append(one)
    for scope in entries.scopes:
        if id(scope.resource) not in seen:
            run.error("bundle-unreachable", scope.path[0], "no chain of references joins it to the Composition")


def _edges(entries: Entries, run: Run) -> Iterator[tuple[int, int]]:
    inside = {id(scope.resource) for scope in entries.scopes}
    for mention in run.mentions:
        root = mention.scope.root
        text = mention.reference.get("reference")
        if id(root.resource) in inside and type(text) is str and bundle_of(root) is not None:
            for target in entries.find(text, root):
                yield id(root.resource), id(target.resource)
