"""Problems: a Condition for each complaint and disease, an Observation for a symptom that is absent."""

from collections.abc import Iterator

from case2fhir.build.ages import age_remarks, aged
from case2fhir.build.context import Context
from case2fhir.build.datatypes import (
    CONDITION_CATEGORY,
    CONDITION_CLINICAL,
    CONDITION_VERIFICATION,
    Element,
    Resource,
    category,
    notes,
    status,
)
from case2fhir.build.observation import observation
from case2fhir.build.plan import problem_type
from case2fhir.build.times import moment_or_words, spoken
from case2fhir.model import Age, Problem

_ENDED = ("inactive", "remission", "resolved")
"""The clinical states in which a Condition may have an abatement (con-4)."""


def problems(context: Context) -> Iterator[Resource]:
    """Yield the resource of each problem."""
    for problem in context.case.problems:
        if problem_type(problem) == "Condition":
            yield _condition(context, problem)
        else:
            yield _absent_symptom(context, problem)


def _condition(context: Context, problem: Problem) -> Resource:
    site = context.site(problem.site, problem.side)
    clinical = _clinical_status(problem)
    ended = problem.abatement if clinical in _ENDED else None
    still = spoken(problem.abatement) if problem.abatement and not ended else None
    return context.close(
        context.open("Condition", problem.key, problem, f"problems[{problem.key}]"),
        clinicalStatus=status(CONDITION_CLINICAL, clinical) if clinical else None,
        verificationStatus=_verification_status(problem),
        category=_category(problem),
        severity=context.severity(problem.severity),
        code=context.coded(problem.name, problem.concept),
        bodySite=[site] if site else None,
        subject=context.subject,
        encounter=context.visit(problem.encounter),
        **_onset(context, problem),
        **moment_or_words(context, "abatement", ended),
        evidence=[
            {"detail": [detail]}
            for detail in context.refer_all(problem.supported_by, "Observation", "DiagnosticReport")
        ],
        note=notes(*qualities(problem), still, *_second_onset(problem), *age_remarks(problem.onset_age)),
    )


def _absent_symptom(context: Context, problem: Problem) -> Resource:
    gone = "It was there before and is gone." if problem.status == "resolved" else None
    return observation(
        context,
        problem.key,
        problem,
        f"problems[{problem.key}]",
        code=context.coded(problem.name, problem.concept),
        when=problem.when,
        encounter=problem.encounter,
        valueCodeableConcept=context.qualifier("absent"),
        bodySite=context.site(problem.site, problem.side),
        note=notes(gone, *_history(problem), *qualities(problem)),
    )


def _history(problem: Problem) -> Iterator[str]:
    """Yield the lines for what an Observation has no element for: how bad it was, from when to when."""
    if problem.severity:
        yield f"Severity: {problem.severity}"
    if problem.certainty and problem.certainty != "confirmed":
        yield f"Certainty: {problem.certainty}"
    if problem.onset_age:
        yield f"Onset at the age of {_age_words(problem.onset_age)}"
    for label, when in (("Onset", problem.onset), ("Ended", problem.abatement)):
        if when and (words := spoken(when)):
            yield f"{label}: {words}"


def qualities(problem: Problem) -> list[str]:
    """Return the lines for what qualifies a problem and has no element of its own."""
    parts = (
        ("Character", problem.character),
        ("Course", problem.course),
        ("Radiates", problem.radiation),
        ("Worse with", problem.aggravated_by),
        ("Better with", problem.relieved_by),
    )
    return [*(f"{label}: {', '.join(words)}" for label, words in parts if words), *problem.note]


def _clinical_status(problem: Problem) -> str | None:
    """Return the clinical status: stated, or active for a complaint (con-3), or none."""
    if problem.presence == "absent":
        return None
    if problem.status:
        return problem.status
    if problem.abatement:
        return "resolved"
    return "active" if problem.kind == "symptom" else None


def _verification_status(problem: Problem) -> Element | None:
    code: str | None = problem.certainty
    if problem.presence == "absent":
        code = "refuted"
    elif code is None and problem.kind == "diagnosis":
        code = "confirmed"
    return status(CONDITION_VERIFICATION, code) if code else None


def _category(problem: Problem) -> list[Element]:
    if problem.kind == "symptom":
        return category(CONDITION_CATEGORY, "problem-list-item", "Problem List Item")
    return category(CONDITION_CATEGORY, "encounter-diagnosis", "Encounter Diagnosis")


def _onset(context: Context, problem: Problem) -> Element:
    """Return the onset: a date before an age before words, since R4 takes only one of them."""
    onset = problem.onset or problem.when
    age = problem.onset_age
    placed = aged("onset", age, words=False) if not (onset and onset.date) else {}
    return placed or moment_or_words(context, "onset", onset)


def _second_onset(problem: Problem) -> list[str | None]:
    onset, age = problem.onset or problem.when, problem.onset_age
    told = spoken(problem.when) if problem.onset and problem.when else None
    time = [f"Time: {told}" if told else None]
    if not age:
        return time
    if not aged("onset", age, words=False) or (onset and onset.date):
        return [*time, f"Onset at the age of {_age_words(age)}"]
    return [*time, f"Onset: {onset.text}" if onset and onset.text else None]


def _age_words(age: Age) -> str:
    return f"{age.value} to {age.high} {age.unit}" if age.high is not None else f"{age.value} {age.unit}"
