"""Links between the facts of a case: every key that is named belongs to an item, and the right one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case2fhir.model import Case, Item, When

from .telling import checked


def keys(case: Case) -> set[str]:
    lists = (getattr(case, name) for name in type(case).model_fields)
    items = [item for each in lists if isinstance(each, tuple) for item in each if isinstance(item, Item)]
    return {item.key for item in items} | {finding.key for study in case.studies for finding in study.findings}


def links(case: Case) -> set[str]:
    """Every key that a fact of the case names."""
    found: set[str] = set()
    for problem in case.problems:
        found.update(problem.supported_by)
    for medication in case.medications:
        found.update(medication.reason)
        found.update([medication.procedure] if medication.procedure else [])
    for procedure in case.procedures:
        found.update(procedure.drugs, procedure.reason)
    for outcome in case.outcomes:
        found.update(outcome.problems)
        found.update([outcome.procedure] if outcome.procedure else [])
    events = [*case.problems, *case.signs, *case.measurements, *case.studies, *case.medications, *case.procedures]
    found.update(item.encounter for item in (*events, *case.outcomes, *case.social_history) if item.encounter)
    for item in (*events, *case.encounters, *case.outcomes):
        for when in (item.when, getattr(item, "onset", None), getattr(item, "abatement", None)):
            if isinstance(when, When) and when.offset:
                found.add(when.offset.event)
    return found


def test_a_diagnosis_rests_on_the_study_that_shows_it() -> None:
    case = checked("CT showed pneumonia. A diagnosis of pneumonia was made.")
    (problem,) = (each for each in case.problems if each.kind == "diagnosis")
    shown = [finding.key for study in case.studies for finding in study.findings]
    assert problem.supported_by == tuple(shown)


COUNTED_FROM = [
    ("She presented with cough. Two days after admission she had fever.", "encounter"),
    ("He underwent appendectomy. Five days after appendectomy he had fever.", "procedure"),
    ("He presented with cough. The fever had begun 3 days ago.", "encounter"),
]


@pytest.mark.parametrize(("text", "kind"), COUNTED_FROM, ids=[text for text, _ in COUNTED_FROM])
def test_a_relative_time_counts_from_an_item_of_the_case_or_keeps_only_its_words(text: str, kind: str) -> None:
    case = checked(text)
    offsets = [
        when.offset
        for item in (*case.problems, *case.encounters)
        for when in (item.when, getattr(item, "onset", None))
        if when is not None and when.offset is not None
    ]
    assert all(offset.event in keys(case) for offset in offsets)
    assert all(offset.event.startswith(kind) for offset in offsets)


stories = st.lists(
    st.sampled_from(
        [
            "She presented with back pain that began three years ago.",
            "Two days after admission she had fever.",
            "He was admitted with cough.",
            "He underwent appendectomy.",
            "Five days after appendectomy he had fever.",
            "CT showed pneumonia.",
            "Pneumonia was diagnosed.",
            "She was given aspirin for fever.",
            "At follow-up 3 months after the operation the pain had decreased by 80 %.",
            "Fever resolved 2 days later.",
            "A course of 6 epidural blocks with lidocaine was given.",
            "10 days after the first block she was well.",
            "He was discharged home on metformin.",
            "Two weeks after the wedding he had cough.",
        ]
    ),
    max_size=10,
).map(" ".join)


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(stories)
def test_no_fact_names_a_key_that_no_item_has(text: str) -> None:
    case = checked(text)
    assert links(case) <= keys(case)
