"""The doors of the validator."""

from __future__ import annotations

from typing import Any

from case2fhir.check.options import Options
from case2fhir.issues import RANK, Issue, Report

_DEFAULT = Options()


def validate(resource: dict[str, Any], *, options: Options = _DEFAULT) -> Report:
    """Return the findings on a resource or Bundle as `case2fhir.jsonio.loads` gives it."""
    from case2fhir.check import shape
    from case2fhir.check.run import Run, Scope

    kind = resource.get("resourceType") if isinstance(resource, dict) else None
    run = Run(options, Scope({}, "", ("",), None, ""))
    try:
        shape.resource(resource, (kind if isinstance(kind, str) else "",), run, "")
        finish(run)
    except RecursionError:
        run.error("too-deep", ("",), "is nested too deeply to be checked")
    return Report(tuple(sorted(run.issues, key=_order)))


def finish(run: Any) -> None:
    """Check what needs all resources."""


def _order(issue: Issue) -> tuple[int]:
    return (RANK[issue.severity],)
