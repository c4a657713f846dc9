"""The doors of the validator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from case2fhir.check.options import Options
from case2fhir.issues import RANK, Issue, Report

if TYPE_CHECKING:
    from case2fhir.check.run import Run

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


def finish(run: Run) -> None:
    """Check what needs all resources: where references lead, and the rules of Bundles."""
    from case2fhir.check import bundle, conformance, narrative, references

    references.check(run)
    for scope in run.scopes:
        if scope.kind == "Bundle":
            bundle.check(scope, run)
    conformance.check(run)
    if run.links:
        narrative.check_links(run)


def _order(issue: Issue) -> tuple[int]:
    return (RANK[issue.severity],)
