"""What is odd or wrong but does not stop us: issues, and reports that hold them."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "information"]
"""As `issue.severity` of an OperationOutcome, without `fatal`."""

RANK: dict[str, int] = {"error": 0, "warning": 1, "information": 2}
"""Order of severities, worst first."""


class Issue(NamedTuple):
    """One thing a person should look at.

    `rule` is kebab-case and never reused (FHIR's invariants keep their key, `obs-7`).
    `path` is a FHIRPath-like location in a resource, or `item-key.field` in a case.
    `line` and `column` count from 1 in the file; `start` and `end` are code points of the source text.
    """

    severity: Severity
    rule: str
    message: str
    path: str | None = None
    file: str | None = None
    line: int | None = None
    column: int | None = None
    start: int | None = None
    end: int | None = None


class Report:
    """The issues of one run, in a stable order."""

    __slots__ = ("issues",)

    def __init__(self, issues: tuple[Issue, ...] = ()) -> None:
        self.issues = issues

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Report) and other.issues == self.issues

    def __hash__(self) -> int:
        return hash(self.issues)

    def __repr__(self) -> str:
        return f"Report({self.issues!r})"

    def __iter__(self) -> Iterator[Issue]:
        """Yield the issues in order."""
        return iter(self.issues)

    def __len__(self) -> int:
        """Return how many issues there are."""
        return len(self.issues)

    def of(self, severity: Severity) -> tuple[Issue, ...]:
        """Return the issues of one severity."""
        return tuple(issue for issue in self.issues if issue.severity == severity)

    @property
    def ok(self) -> bool:
        """Say whether there is no issue of level error."""
        return not any(issue.severity == "error" for issue in self.issues)
