"""What one check carries along: where it is, what it found, what is to be looked at when all is read."""

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from case2fhir.check.bindings import Expansion, System, expansion, system
from case2fhir.check.store import shipped
from case2fhir.issues import Issue, Severity

if TYPE_CHECKING:
    from case2fhir.check.options import Options

Path = tuple[Any, ...]
"""`(parent, name or index)`; the root is `(type,)`. Tuples are made for each element, text only for a finding."""

_NO_VALUE = object()
_BASE = "http://hl7.org/fhir/StructureDefinition/"


@cache
def shipped_extension(url: str) -> dict[str, Any] | None:
    """Return the definition of an extension of the specification, or None."""
    found: dict[str, Any] | None = shipped("extensions").get(url)
    return found


class Scope:
    """One resource with the one that holds it (`outer`, in the property `holder`)."""

    __slots__ = ("context", "element_ids", "entries", "holder", "kind", "outer", "path", "resource")

    def __init__(self, resource: dict[str, Any], kind: str, path: Path, outer: "Scope | None", holder: str) -> None:
        self.resource = resource
        self.kind = kind
        self.path = path
        self.outer = outer
        self.holder = holder
        self.context: Any = None
        self.entries: Any = None
        self.element_ids: set[str] = set()

    @property
    def root(self) -> "Scope":
        """The resource itself, or the one that contains it."""
        return self.outer.root if self.outer is not None and self.holder == "contained" else self


class Mention(NamedTuple):
    """One Reference, kept until all resources are known."""

    reference: dict[str, Any]
    path: Path
    targets: tuple[str, ...]
    scope: Scope


class Run:
    """The state of one check."""

    __slots__ = ("anchors", "element_ids", "issues", "links", "mentions", "options", "scope", "scopes", "unchecked")

    def __init__(self, options: "Options", scope: Scope) -> None:
        self.options = options
        self.scope = scope
        self.issues: list[Issue] = []
        self.mentions: list[Mention] = []
        self.scopes: list[Scope] = []
        self.unchecked: dict[str, int] = {}
        self.anchors: set[str] = set()
        self.element_ids: set[str] = set()
        self.links: list[tuple[Path, str, str, Scope]] = []

    def silent(self) -> "Run":
        """Return a run at the same place whose findings go nowhere."""
        other = Run(self.options, self.scope)
        other.scopes = self.scopes
        other.unchecked = self.unchecked
        return other

    def member_of(self, item: Any, url: str) -> bool | None:
        """Say whether an item of an expression is in a value set; None if that cannot be known."""
        known = self.expansion(url)
        value = item.value if hasattr(item, "value") else item
        if known.open:
            return None
        if type(value) is str:
            return value in known.codes
        if type(value) is not dict:
            return False
        codings = value.get("coding") if "coding" in value else [value]
        return any(
            type(one) is dict and type(one.get("code")) is str and known.has(one.get("system"), one["code"])
            for one in (codings if type(codings) is list else ())
        )

    def conforms(self, item: Any, url: str) -> bool | None:
        """Say whether an item of an expression conforms to a profile; None if that cannot be known."""
        from case2fhir.check.conformance import Checker

        return Checker(self).conforms(item, url)

    def extension(self, url: str) -> dict[str, Any] | None:
        """Return the definition of an extension: the caller's, a package's or one of the specification."""
        found = self.options.known.get(url)
        if found is None and self.options.packages is not None:
            found = self.options.packages.extension(url)
        return found if found is not None else shipped_extension(url)

    def extension_parts(self, url: Any) -> dict[str, Any] | None:
        """Return the parts of a complex extension."""
        found = self.extension(url) if type(url) is str else None
        return None if found is None else found.get("parts")

    def system(self, url: str) -> System | None:
        """Return a code system of a package or of the definitions."""
        found = self.options.packages.system(url) if self.options.packages is not None else None
        return found if found is not None else system(url)

    def expansion(self, url: str) -> Expansion:
        """Return the codes of a value set of a package or of the definitions."""
        url = url.partition("|")[0]
        found = self.options.packages.expansion(url) if self.options.packages is not None else None
        return found if found is not None else expansion(url)

    def has_profile(self, url: str) -> bool:
        """Say whether a profile is here."""
        plain = url.partition("|")[0]
        if self.options.packages is not None and self.options.packages.profile(url) is not None:
            return True
        return plain in shipped("profiles") or plain.removeprefix(_BASE) in shipped("types")

    def report(self, severity: Severity, rule: str, path: Path, message: str, value: Any = _NO_VALUE) -> None:
        """Add a finding; `value` is shown only where the caller asked for values."""
        where = render(path)
        if value is not _NO_VALUE and self.options.show_values:
            message = f"{message}: {_shown(value)}"
        self.issues.append(Issue(severity, rule, message, path=where))

    def error(self, rule: str, path: Path, message: str, value: Any = _NO_VALUE) -> None:
        """Add a finding of level error."""
        self.report("error", rule, path, message, value)

    def warn(self, rule: str, path: Path, message: str, value: Any = _NO_VALUE) -> None:
        """Add a finding of level warning."""
        self.report("warning", rule, path, message, value)


def _shown(value: Any) -> str:
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 120 else f"{text[:117]}..."


def render(path: Path) -> str:
    """Return a path as text: `Patient.name[0].given[1]`."""
    parts: list[str] = []
    while len(path) == 2:
        path, last = path
        parts.append(f"[{last}]" if type(last) is int else f".{last}")
    parts.append(str(path[0]))
    return "".join(reversed(parts))
