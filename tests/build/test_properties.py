"""What holds for every case that the model allows."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

import invariants
from case2fhir.build import BuildOptions, build, review
from case2fhir.bundle import assemble
from case2fhir.check import validate
from case2fhir.model import Case
from strategies import cases
from terms import FewTerms

TERMS = FewTerms()
SLOW = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@SLOW
@given(cases())
def test_every_transaction_holds_the_invariants(case: Case) -> None:
    made = assemble(build(case, TERMS)).resource
    invariants.hold(made)
    no_errors(made)


@SLOW
@given(cases(with_text=False))
def test_every_document_holds_the_invariants(case: Case) -> None:
    options = BuildOptions(composition=True, timestamp="2024-05-06T07:08:09Z")
    made = assemble(build(case, TERMS, options), "document", timestamp=options.timestamp).resource
    invariants.hold(made)
    no_errors(made)


@SLOW
@given(cases())
def test_the_same_case_gives_the_same_bytes(case: Case) -> None:
    first = assemble(build(case, TERMS), "collection")
    again = assemble(build(case, TERMS), "collection")
    assert first.to_json() == again.to_json()
    assert first.ndjson() == again.ndjson()


@SLOW
@given(cases())
def test_review_takes_every_case(case: Case) -> None:
    for issue in review(case, TERMS):
        assert issue.severity in ("warning", "information")
        assert issue.message
        assert issue.start is None or issue.start < (issue.end or 0)


def no_errors(bundle: invariants.Json) -> None:
    found = [issue for issue in validate(bundle).of("error") if issue.rule != "vs-1"]
    assert not found, "\n".join(f"{issue.rule} {issue.path} {issue.message}" for issue in found)
