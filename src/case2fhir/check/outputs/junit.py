"""Findings as JUnit XML, which GitLab and Jenkins show: one test case a file."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from case2fhir.check.outputs import Outcome
from case2fhir.issues import Issue

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(outcome: Outcome) -> str:
    """Return one test suite; a file with errors is a failure, one with warnings only has them as output."""
    by_file: dict[str, list[Issue]] = {file: [] for file in outcome.files}
    for issue in outcome.issues:
        by_file.setdefault(issue.file or "-", []).append(issue)
    cases = [_case(file, issues) for file, issues in by_file.items()]
    failures = sum(any(issue.severity == "error" for issue in issues) for issues in by_file.values())
    head = f'<testsuite name="case2fhir validate" tests="{len(cases)}" failures="{failures}" errors="0" skipped="0">'
    return _clean('<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join([head, *cases, "</testsuite>"]) + "\n")


def _clean(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)


def _case(file: str, issues: list[Issue]) -> str:
    name = f"  <testcase classname={quoteattr('fhir')} name={quoteattr(file)}"
    if not issues:
        return f"{name}/>"
    listed = escape("\n".join(_line(issue) for issue in issues))
    errors = [issue for issue in issues if issue.severity == "error"]
    if not errors:
        return f"{name}>\n    <system-out>{listed}</system-out>\n  </testcase>"
    message = quoteattr(f"{len(errors)} error{'s' if len(errors) > 1 else ''}, first: {errors[0].message}")
    kind = quoteattr(errors[0].rule)
    return f"{name}>\n    <failure type={kind} message={message}>{listed}</failure>\n  </testcase>"


def _line(issue: Issue) -> str:
    place = f"{issue.line}:{issue.column}: " if issue.line is not None else ""
    return f"{place}{issue.severity}: {issue.path or ''}: {issue.message} [{issue.rule}]"
