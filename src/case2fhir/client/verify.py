"""Read back what was sent and compare: some servers answer 200 and drop what they do not know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from case2fhir.client.content import differences
from case2fhir.client.exchange import Failure
from case2fhir.client.facts import Refusal, refusal
from case2fhir.client.job import Job
from case2fhir.client.journal import How
from case2fhir.client.lookup import Lookup, Match
from case2fhir.client.plan import Step
from case2fhir.client.references import replaced

_MOST_PATHS = 8


def verify(job: Job, lookup: Lookup) -> list[Refusal] | Failure:
    """Return how the server's copies differ from what was sent, by identifier; nothing if all is well.

    A shared resource that was reused is the hospital's own and is not compared.
    """
    places = _places(job)
    found: list[Refusal] = []
    for step in job.plan.steps:
        known = job.placed.get(step.n)
        if known is None or not step.resource or (step.lookup and known.how == "reused"):
            continue
        there = _there(step, known.place, lookup)
        if isinstance(there, Failure):
            return there
        found += [refusal(why, step, job.plan.steps) for why in _compare(step, there, known.place, known.how, places)]
    return found


def _there(step: Step, place: str, lookup: Lookup) -> list[Match] | Failure:
    if step.condition:
        return lookup.search(step.type, step.condition)
    one = lookup.read(place)
    if isinstance(one, Failure):
        return one
    return [one] if isinstance(one, Match) else []


def _compare(step: Step, there: list[Match], place: str, how: How, places: Mapping[str, str]) -> Iterable[str]:
    if not there:
        yield f"not on the server: nothing was found as {place}"
    elif len(there) > 1:
        yield "several on the server: " + ", ".join(match.place for match in there)
    elif step.type != "Bundle":
        paths = differences(replaced(step.resource, places), there[0].resource)
        if paths:
            more = f" and {len(paths) - _MOST_PATHS} more" if len(paths) > _MOST_PATHS else ""
            kept = " (it was there before)" if how == "reused" else ""
            yield f"the server's copy differs{kept} at {', '.join(paths[:_MOST_PATHS])}{more}"


def _places(job: Job) -> dict[str, str]:
    places = dict(job.places)
    for step in job.plan.steps:
        known = job.placed.get(step.n)
        if known is not None and step.full_url:
            places[step.full_url] = known.place
    return places
