"""The doors of the validator: `validate` for values, `validate_text` for the text of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from case2fhir.check.options import Options
from case2fhir.issues import RANK, Issue, Report

if TYPE_CHECKING:
    from case2fhir.check.run import Run

_DEFAULT = Options()


def validate(resource: dict[str, Any], *, options: Options = _DEFAULT) -> Report:
    """Return the findings on a resource or Bundle as `case2fhir.jsonio.loads` gives it, worst first.

    Raises UsageError for a profile of the options that is not there.
    """
    return Report(tuple(sorted(_issues(resource, options), key=_rank)))


def validate_text(
    text: str | bytes, *, options: Options = _DEFAULT, file: str | None = None, first_line: int = 1
) -> Report:
    """Return the findings on the text of one JSON file, each with its line and column, in their order.

    `file` names the file in the findings; `first_line` is the line that the text begins at, for NDJSON.
    """
    from case2fhir.check import syntax

    found = syntax.read(text)
    issues = list(found.issues)
    if found.value is not None or not issues:
        issues += _placed(found.text, _issues(found.value, options))
    shift = first_line - 1
    placed = [
        issue._replace(file=file, line=issue.line if issue.line is None else issue.line + shift) for issue in issues
    ]
    return Report(tuple(sorted(placed, key=_place)))


def _placed(text: str, issues: list[Issue]) -> list[Issue]:
    from case2fhir.check import syntax

    paths = {issue.path for issue in issues if issue.path is not None}
    if not paths:
        return issues
    places = syntax.locate(text, paths)
    return [
        issue._replace(line=places[issue.path][0], column=places[issue.path][1]) if issue.path is not None else issue
        for issue in issues
    ]


def _issues(resource: Any, options: Options) -> list[Issue]:
    from case2fhir.check import shape
    from case2fhir.check.run import Run, Scope

    _require_profiles(options)
    kind = resource.get("resourceType") if isinstance(resource, dict) else None
    root = (kind if isinstance(kind, str) and kind.isalnum() else "",)
    run = Run(options, Scope({}, "", ("",), None, ""))
    try:
        shape.resource(resource, root, run, "")
        _finish(run)
    except RecursionError:
        run.error("json-depth", root, "is nested too deeply to be checked")
    _say_unchecked(run, root)
    issues = list(dict.fromkeys(run.issues))
    if options.second_opinion is None:
        return issues
    from case2fhir.check.opinion import second_opinion

    return second_opinion(issues, resource, options.second_opinion, show_values=options.show_values)


def _require_profiles(options: Options) -> None:
    for url in options.profiles:
        from case2fhir.check import packages

        packages.require(url, options.packages)


def _finish(run: Run) -> None:
    """Check what needs all resources: where references lead, the rules of Bundles, profiles and links."""
    from case2fhir.check import bundle, conformance, narrative, references

    references.check(run)
    for scope in run.scopes:
        if scope.kind == "Bundle":
            bundle.check(scope, run)
    conformance.check(run)
    if run.links:
        narrative.check_links(run)


def _say_unchecked(run: Run, root: tuple[str]) -> None:
    if run.unchecked:
        listed = ", ".join(f"{what} ({times})" for what, times in sorted(run.unchecked.items()))
        run.report("information", "not-checked", root, f"could not be checked with what is here: {listed}")


def _rank(issue: Issue) -> int:
    return RANK[issue.severity]


def _place(issue: Issue) -> tuple[int, int, int]:
    return (issue.line or 0, issue.column or 0, RANK[issue.severity])
