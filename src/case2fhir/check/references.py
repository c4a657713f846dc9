"""References: their form, where they lead, and whether they may lead there.

Rules: https://hl7.org/fhir/R4/references.html, and for Bundles
https://hl7.org/fhir/R4/bundle.html#references.
"""

from functools import cache, lru_cache
from typing import Any, NamedTuple

from case2fhir.check.primitives import TESTS
from case2fhir.check.run import Mention, Path, Run, Scope
from case2fhir.check.store import shipped

_ANY = frozenset({"Resource", "DomainResource"})
_WHOLES = frozenset({"partOf", "replaces", "basedOn"})


class Target(NamedTuple):
    """A reference taken apart. `base` ends with a slash; `odd` says that it has no known form."""

    base: str = ""
    kind: str = ""
    id: str = ""
    version: str = ""
    query: bool = False
    odd: bool = False

    @property
    def relative(self) -> str:
        """`Type/id`, or nothing for another form."""
        return f"{self.kind}/{self.id}" if self.id else ""


@cache
def resource_types() -> frozenset[str]:
    """Return the names of all concrete resource types of R4."""
    return frozenset(shipped("types").get("#resources"))


@lru_cache(maxsize=4096)
def take_apart(reference: str) -> Target:
    """Return the parts of a reference that is no fragment."""
    url = reference.partition("#")[0]
    absolute = "://" in url or url.startswith("urn:")
    if "?" in url:
        kind = url.partition("?")[0].rpartition("/")[2]
        return Target(kind=kind if kind in resource_types() else "", query=True, odd=kind not in resource_types())
    body, mark, version = url.partition("/_history/")
    head, _, name = body.rpartition("/")
    base, slash, kind = head.rpartition("/")
    if kind in resource_types() and TESTS["id"](name) and (absolute or not slash):
        odd = bool(mark) and not TESTS["id"](version)
        return Target(base + slash if absolute else "", kind, name, version, odd=odd)
    return Target(odd=not absolute)


class Entries:
    """The entries of one Bundle, by full URL and by type and id."""

    def __init__(self, bundle: Scope) -> None:
        self.kind = str(bundle.resource.get("type"))
        self.scopes: list[Scope] = []
        self.urls: dict[int, str] = {}
        self.by_url: dict[str, list[Scope]] = {}
        self.by_name: dict[str, list[Scope]] = {}
        listed = bundle.resource.get("entry")
        for at, entry in enumerate(listed if type(listed) is list else ()):
            resource = entry.get("resource") if type(entry) is dict else None
            if type(resource) is dict:
                path = ((((bundle.path, "entry"), at)), "resource")
                self._add(Scope(resource, str(resource.get("resourceType")), path, bundle, "resource"), entry)

    def _add(self, scope: Scope, entry: dict[str, Any]) -> None:
        self.scopes.append(scope)
        url = entry.get("fullUrl")
        if type(url) is str:
            self.urls[id(scope.resource)] = url
            self.by_url.setdefault(url, []).append(scope)
        self.by_name.setdefault(f"{scope.kind}/{scope.resource.get('id')}", []).append(scope)

    def find(self, reference: str, source: Scope) -> list[Scope]:
        """Return the entries that `reference`, found in `source`, leads to by the rules of full URLs."""
        target = take_apart(reference)
        if not target.relative:
            return self.by_url.get(reference.partition("#")[0], [])
        if target.base:
            found = self.by_url.get(f"{target.base}{target.relative}", [])
        else:
            home = self.urls.get(id(source.resource))
            base = take_apart(home).base if home else None
            if home is None:
                found = self.by_name.get(target.relative, [])
            else:
                found = self.by_url.get(f"{base}{target.relative}", []) if base else []
                found = found or self.by_url.get(target.relative, [])
        return [one for one in found if version_of(one) == target.version] if target.version else found

    def of_name(self, reference: str) -> list[Scope]:
        """Return the entries with the type and id of the reference, whatever their full URL."""
        return self.by_name.get(take_apart(reference).relative, [])


def version_of(scope: Scope) -> str:
    """Return the version that a resource says it is, or nothing."""
    meta = scope.resource.get("meta")
    return str(meta.get("versionId", "")) if type(meta) is dict else ""


def bundle_of(scope: Scope) -> Scope | None:
    """Return the Bundle in whose entry the resource, or the one that contains it, stands."""
    outer = scope.root.outer
    return outer if outer is not None and outer.kind == "Bundle" and scope.root.holder == "resource" else None


def entries_of(bundle: Scope) -> Entries:
    """Return the entries of a Bundle."""
    if bundle.entries is None:
        bundle.entries = Entries(bundle)
    entries: Entries = bundle.entries
    return entries


def check(run: Run) -> None:
    """Report what is wrong with the references that were met."""
    links: list[tuple[Scope, Scope, Mention]] = []
    for mention in run.mentions:
        text = mention.reference.get("reference")
        if type(text) is not str:
            _without_url(mention, run)
            continue
        home = bundle_of(mention.scope)
        found = _resolve(mention, text, entries_of(home) if home else None, run)
        kind = found.kind if found is not None else take_apart(text).kind if text[:1] != "#" else ""
        _check_type(mention, kind, run)
        if found is not None and _name_of(mention.path) in _WHOLES:
            links.append((mention.scope.root, found, mention))
    _circles(links, run)


def _name_of(path: Path) -> Any:
    return path[0][1] if type(path[1]) is int else path[1]


def _without_url(mention: Mention, run: Run) -> None:
    reference = mention.reference
    if reference and not reference.keys() & {"identifier", "display", "extension", "_reference", "_display"}:
        run.warn("reference-empty", mention.path, "has neither reference, identifier nor display")
    _check_type(mention, "", run)


def _resolve(mention: Mention, text: str, entries: Entries | None, run: Run) -> Scope | None:
    if text.startswith("#"):
        return _contained(mention, text, run)
    target = take_apart(text)
    if target.odd or (target.query and (entries is None or entries.kind not in {"transaction", "batch"})):
        run.warn("reference-format", (mention.path, "reference"), "is no Type/id, URL or fragment", text)
    if entries is None:
        return None
    found = entries.find(text, mention.scope.root)
    if len({version_of(one) for one in found}) > 1 and entries.kind != "history":
        run.error("reference-ambiguous", mention.path, f"leads to {len(found)} entries of the Bundle", text)
    if found:
        return found[0]
    _not_found(mention, text, entries, run)
    return None


def _not_found(mention: Mention, text: str, entries: Entries, run: Run) -> None:
    if text.startswith(("urn:uuid:", "urn:oid:")):
        report = run.error if entries.kind == "document" else run.warn
        report("reference-unresolved", mention.path, "leads to no entry of the Bundle", text)
    elif entries.of_name(text) and not take_apart(text).base:
        run.warn(
            "reference-full-url",
            mention.path,
            "an entry has this type and id, but by its fullUrl the reference does not lead to it",
            text,
        )


def _contained(mention: Mention, text: str, run: Run) -> Scope | None:
    root = mention.scope.root
    if text == "#":
        if mention.scope is root:
            run.error("ref-1", mention.path, "SHALL have a contained resource if a local reference is provided", text)
        return root
    contained = root.resource.get("contained")
    for at, resource in enumerate(contained if type(contained) is list else ()):
        if type(resource) is dict and resource.get("id") == text[1:]:
            return Scope(resource, str(resource.get("resourceType")), ((root.path, "contained"), at), root, "contained")
    run.error("ref-1", mention.path, "SHALL have a contained resource if a local reference is provided", text)
    return None


def _check_type(mention: Mention, kind: str, run: Run) -> None:
    said = mention.reference.get("type")
    if type(said) is str:
        said = said.removeprefix("http://hl7.org/fhir/StructureDefinition/")
        if said not in resource_types() and ":" not in said:
            run.error("reference-type", (mention.path, "type"), "is no resource type of R4", said)
            return
        if kind and said != kind:
            run.error("reference-type", (mention.path, "type"), f"says {said}, but the reference leads to {kind}")
        kind = kind or (said if said in resource_types() else "")
    targets = mention.targets
    if kind in resource_types() and targets and kind not in targets and not _ANY.intersection(targets):
        run.error("reference-target", mention.path, f"may lead to {' or '.join(targets)}, not to {kind}")


def _circles(links: list[tuple[Scope, Scope, Mention]], run: Run) -> None:
    """Report wholes that are part of themselves."""
    above: dict[int, list[int]] = {}
    for source, target, _ in links:
        above.setdefault(id(source.resource), []).append(id(target.resource))
    for source, target, mention in links:
        start, seen, waiting = id(source.resource), set[int](), [id(target.resource)]
        while waiting:
            one = waiting.pop()
            if one == start:
                run.error("reference-circular", mention.path, "leads back to the resource itself")
                break
            if one not in seen:
                seen.add(one)
                waiting.extend(above.get(one, ()))
