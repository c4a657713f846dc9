"""What one check carries along: where it is, what it found, what is to be looked at when all is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from case2fhir.issues import Issue, Severity

if TYPE_CHECKING:
    from case2fhir.check.options import Options

Path = tuple[Any, ...]
"""`(parent, name or index)`; the root is `(type,)`. Tuples are made for each element, text only for a finding."""

_NO_VALUE = object()


class Scope:
    """One resource with the one that holds it (`outer`, in the property `holder`)."""

    __slots__ = ("context", "entries", "holder", "kind", "members", "outer", "path", "resource")

    def __init__(self, resource: dict[str, Any], kind: str, path: Path, outer: Scope | None, holder: str) -> None:
        self.resource = resource
        self.kind = kind
        self.path = path
        self.outer = outer
        self.holder = holder
        self.context: Any = None
        self.entries: Any = None
        self.members: list[Scope] = []

    @property
    def root(self) -> Scope:
        """The resource itself, or the one that contains it."""
        return self.outer.root if self.outer is not None and self.holder == "contained" else self


class Mention(NamedTuple):
    """One Reference, kept until all resources are known."""

    reference: dict[str, Any]
    path: Path
    targets: tuple[str, ...]
    scope: Scope


@dataclass(slots=True)
class Run:
    """The state of one check."""

    options: Options
    scope: Scope
    issues: list[Issue] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    scopes: list[Scope] = field(default_factory=list)
    unchecked: dict[str, int] = field(default_factory=dict)
    late: list[Callable[[], None]] = field(default_factory=list)

    def member_of(self, item: Any, url: str) -> bool | None:
        """Say whether an item of an expression is in a value set; None if that cannot be known."""
        return None

    def conforms(self, item: Any, url: str) -> bool | None:
        """Say whether an item of an expression conforms to a profile; None if that cannot be known."""
        return None

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
