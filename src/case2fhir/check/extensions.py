"""Extensions against their definitions: known, in the right place, with the right value and parts.

https://hl7.org/fhir/R4/extensibility.html and https://hl7.org/fhir/R4/defining-extensions.html#context.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from case2fhir.check.bindings import check_concept
from case2fhir.check.primitives import TESTS
from case2fhir.check.run import Mention, Path, Run
from case2fhir.check.store import shipped

Handler = Callable[[Any, Path, Run, dict[str, Any]], None]
Document = dict[str, Any]

_EVERYWHERE = frozenset({"Element", "Base"})
_RESOURCES = frozenset({"Resource", "DomainResource"})
_CANONICAL = frozenset({"CanonicalResource", "MetadataResource"})


def handler(check: Handler, label: str, *, modifier: bool, kind: str = "") -> Handler:
    """Return the handler of one extension on the element `label` (of the primitive type `kind`)."""

    def one(value: Any, path: Path, run: Run, owner: dict[str, Any]) -> None:
        check(value, path, run, owner)
        if type(value) is not dict:
            return
        if not _has_one(value):
            run.error("ext-1", path, "Must have either extensions or value[x], not both")
        url = value.get("url")
        if type(url) is not str:
            return
        outer = owner.get("url") if label == "Extension" else None
        if ":" not in url:
            if type(outer) is not str:
                run.error("extension-url", (path, "url"), "must be an absolute URL", url)
            return
        _known(url, value, path, run, (label, kind, modifier, outer))
        if (run.extension(url) or {}).get("x") == 1:
            _count(url, path, run, owner.get("modifierExtension" if modifier else "extension"))

    return one


def _has_one(value: Document) -> bool:
    """Say whether there is a value or there are extensions, not both."""
    values = any(name.startswith(("value", "_value")) for name in value)
    return values != bool(value.get("extension"))


def _known(url: str, value: Document, path: Path, run: Run, place: tuple[str, str, bool, Any]) -> None:
    label, kind, modifier, outer = place
    found = run.extension(url)
    if found is None:
        if "|" in url and run.extension(url.partition("|")[0]) is not None:
            run.error("extension-url", (path, "url"), "must not carry a version", url)
        elif url not in (run.extension_parts(outer) or ()):
            _unknown(url, path, run)
        return
    if bool(found.get("modifier")) != modifier:
        wanted = "modifierExtension" if found.get("modifier") else "extension"
        run.error("extension-modifier", path, f"is defined as {wanted}", url)
    if not _may_stand(found["context"], label, kind, outer, path, run):
        allowed = ", ".join(expression for _, expression in found["context"])
        run.error("extension-context", path, f"may not stand here, only on {allowed}", url)
    level(found, value, path, run)


def _count(url: str, path: Path, run: Run, listed: Any) -> None:
    """Report the second of an extension that may be there once by its definition."""
    if type(listed) is not list or len(listed) < 2:
        return
    places = [at for at, one in enumerate(listed) if type(one) is dict and one.get("url") == url]
    if len(places) > 1 and path[1] == places[1]:
        # A warning, as official examples repeat some: the definition limits the extension, not its place.
        run.warn("max-occurs", path, "its definition allows it once here", url)


def _unknown(url: str, path: Path, run: Run) -> None:
    if url.startswith("http://hl7.org/fhir/") and "/StructureDefinition/extension-" in url and "." in url:
        # Elements of other versions of FHIR as extensions: http://hl7.org/fhir/R4/versions.html#extensions.
        run.unchecked[url] = run.unchecked.get(url, 0) + 1
        return
    if run.options.extensions == "any":
        run.report("information", "extension-unknown", path, "the extension has no definition here", url)
    else:
        run.error("extension-unknown", path, "the extension has no definition here, so it is not allowed", url)


def _may_stand(contexts: list[list[str]], label: str, kind: str, outer: Any, path: Path, run: Run) -> bool:
    if not contexts:
        return True
    place: str | None = None
    for sort, expression in contexts:
        if sort == "fhirpath" or expression in _EVERYWHERE or expression in {label, kind}:
            return True
        if sort == "extension":
            if expression == outer:
                return True
            continue
        if expression in _RESOURCES or expression in _CANONICAL:
            if label == run.scope.kind and (expression in _RESOURCES or _is_canonical(label)):
                return True
            continue
        if place is None:
            place = place_of(path, run)
        if _matches(expression, place, label):
            return True
    return False


def _is_canonical(kind: str) -> bool:
    return "url" in shipped("types").get(kind)["nodes"][""]["p"]


def place_of(path: Path, run: Run) -> str:
    """Return where the owner of an extension stands in its resource, without indexes: `Patient.name`."""
    names: list[str] = []
    at = path[0][0] if type(path[1]) is int else path[0]
    while at is not run.scope.path and len(at) == 2:
        at, last = at
        if type(last) is not int:
            names.append(last.removeprefix("_"))
    return ".".join([run.scope.kind, *reversed(names)])


def _matches(expression: str, place: str, label: str) -> bool:
    expression = expression.partition(":")[0]
    for one in (place, label):
        if one == expression:
            return True
        base = expression.removesuffix("[x]")
        if one.startswith(base) and "." not in one[len(base) :] and one[len(base) : len(base) + 1].isupper():
            return True
    return False


def level(definition: Document, value: Document, path: Path, run: Run) -> None:
    """Check the value or the parts of an extension against its definition."""
    key = next((name for name in value if name.startswith("value")), None)
    wanted = definition.get("value", {})
    if key is not None:
        _value(wanted, key, value[key], (path, key), run)
    elif wanted.get("m") and "parts" not in definition and not any(name.startswith("_value") for name in value):
        run.error("extension-value", path, "needs a value by its definition")
    parts = definition.get("parts")
    if parts:
        _parts(parts, value, path, run)


def _value(wanted: Document, key: str, value: Any, path: Path, run: Run) -> None:
    if wanted.get("x") == "0":
        run.error("extension-value", path, "the extension has parts, no value")
        return
    kinds = wanted.get("t")
    if kinds is not None:
        match = next((one for one in kinds if key == "value" + _capital(one if type(one) is str else one[0])), None)
        if match is None:
            shown = " or ".join(one if type(one) is str else one[0] for one in kinds)
            run.error("extension-value", path, f"must be of type {shown} by the extension's definition")
            return
        _leads(match, value, path, run)
    binding = wanted.get("b")
    if binding is not None:
        _bound(binding, value, path, run)


def _leads(kind: Any, value: Any, path: Path, run: Run) -> None:
    """Keep a reference whose targets the definition limits, until all resources are known."""
    if type(kind) is list and kind[0] == "Reference" and type(value) is dict:
        targets = tuple(kind[1:])
        if targets and all(one in shipped("types") for one in targets):
            run.mentions.append(Mention(value, path, targets, run.scope))


def _capital(name: str) -> str:
    return "Quantity" if name in {"SimpleQuantity", "MoneyQuantity"} else name[0].upper() + name[1:]


def _bound(binding: list[str], value: Any, path: Path, run: Run) -> None:
    known = run.expansion(binding[1])
    if type(value) is str:
        if binding[0] == "required" and not known.open and TESTS["code"](value) and value not in known.codes:
            run.error("binding-required", path, f"the code is not in the required value set {binding[1]}", value)
    elif type(value) is dict:
        concept = value if "coding" in value or "text" in value else {"coding": [value]}
        check_concept(concept, binding[0], known, path, run)


def _parts(parts: Document, value: Document, path: Path, run: Run) -> None:
    counts: dict[str, int] = {}
    inner = value.get("extension")
    for at, one in enumerate(inner if type(inner) is list else ()):
        url = one.get("url") if type(one) is dict else None
        if type(url) is not str:
            continue
        part = parts.get(url)
        where = ((path, "extension"), at)
        if part is None:
            if ":" not in url:
                run.error("extension-part", where, "the extension defines no such part", url)
            continue
        counts[url] = counts.get(url, 0) + 1
        level(part, one, where, run)
    for url, part in parts.items():
        found = counts.get(url, 0)
        if found < part.get("m", 0):
            run.error("extension-part", path, f"the part {url} is required and missing")
        if part.get("x", "*") != "*" and found > int(part["x"]):
            run.error("extension-part", path, f"the part {url} occurs {found} times, {part['x']} are allowed")
