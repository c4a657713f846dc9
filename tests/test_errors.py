"""Exceptions, their exit codes, and the reports of what is odd but does not stop us."""

from __future__ import annotations

import re

import pytest

from case2fhir import errors
from case2fhir.errors import (
    EXIT_PRECEDENCE,
    Case2FhirError,
    InputError,
    InvalidOutput,
    MappingError,
    ServerError,
    UsageError,
    worst,
)
from case2fhir.issues import RANK, Issue, Report

CODES = {InvalidOutput: 1, UsageError: 2, InputError: 3, MappingError: 4, ServerError: 5}


@pytest.mark.parametrize(("kind", "code"), CODES.items(), ids=[kind.__name__ for kind in CODES])
def test_each_exception_has_its_public_exit_code(kind: type[Case2FhirError], code: int) -> None:
    assert kind.exit_code == code
    assert issubclass(kind, Case2FhirError)


def test_the_tree_at_the_top_of_the_module_is_the_tree_of_classes() -> None:
    drawn = dict(re.findall(r"[├└]── (\w+)\s+(\d)", errors.__doc__ or ""))
    assert {name: int(code) for name, code in drawn.items()} == {kind.__name__: kind.exit_code for kind in CODES}
    own = {kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Case2FhirError)}
    assert own - {Case2FhirError} == set(CODES)


def test_one_exception_tells_all_problems() -> None:
    wrong = InputError.of(f"line {number} is wrong" for number in (1, 2))
    assert isinstance(wrong, InputError)
    assert wrong.problems == ("line 1 is wrong", "line 2 is wrong")
    assert str(wrong) == "line 1 is wrong\nline 2 is wrong"


WORST = [
    ([], 0),
    ([0], 0),
    ([0, 1], 1),
    ([1, 3], 3),
    ([3, 5, 1], 3),
    ([5, 1], 5),
    ([4, 3], 4),
    ([2, 4, 3, 5, 1, 0], 2),
]


@pytest.mark.parametrize(("codes", "code"), WORST)
def test_when_several_exit_codes_apply_the_first_in_order_wins(codes: list[int], code: int) -> None:
    assert worst(codes) == code
    assert worst(reversed(codes)) == code
    assert code in EXIT_PRECEDENCE


def test_a_report_keeps_order_and_knows_its_errors() -> None:
    issues = (Issue("warning", "odd", "a"), Issue("error", "wrong", "b"), Issue("information", "note", "c"))
    report = Report(issues)
    assert tuple(report) == issues
    assert len(report) == 3
    assert report.of("error") == issues[1:2]
    assert not report.ok
    assert Report(issues[:1]).ok
    assert Report().ok
    assert sorted(issues, key=lambda issue: RANK[issue.severity]) == [issues[1], issues[0], issues[2]]


def test_equal_issues_are_one_in_a_set() -> None:
    assert len({Issue("error", "r", "m", line=1), Issue("error", "r", "m", line=1), Issue("error", "r", "m")}) == 2
