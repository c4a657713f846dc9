"""Patients, practitioners and organizations: found by business identifier before anything is sent."""

from __future__ import annotations

from threading import Lock
from uuid import uuid4

from case2fhir.client.deliver import several
from case2fhir.client.exchange import Failure
from case2fhir.client.facts import refusal
from case2fhir.client.job import Job
from case2fhir.client.lookup import Lookup, Match
from case2fhir.client.plan import COMMON, SHARED, Plan, Step, own_query

_MOST_REMEMBERED = 10_000


class Shared:
    """Resolves shared resources; remembers practitioners and organizations for the run. Safe for threads."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._places: dict[str, str] = {}
        self._there: set[str] = set()
        self._lock = Lock()

    def lock_names(self, plan: Plan) -> list[str]:
        """Return the names under which only one Bundle may be in flight: its patient, and what is not yet found."""
        names = [f"{step.type}?{step.lookup}" for step in plan.steps if step.lookup and not self._remembered(step)]
        names += [
            step.identity
            for step in plan.steps
            if step.identity and (step.type == "Patient" or (step.type in COMMON and step.key not in self._there))
        ]
        return names or [step.identity for step in plan.steps[:1] if step.identity]

    def nothing_to_ask(self, plan: Plan) -> bool:
        """Say whether `resolve` would leave all as it is."""
        return not any(
            step.lookup or step.method == "PUT" for step in plan.steps if step.type in SHARED or step.type in COMMON
        )

    def resolve(self, job: Job) -> None:
        """Decide for each shared resource of `job`: none there, create; one, reuse; several, refuse."""
        for step in list(job.todo):
            if step.place or not (step.type in SHARED or step.type in COMMON):
                continue
            if step.lookup:
                self._by_identifier(job, step)
            elif step.method == "PUT" and "?" not in step.url:
                self._before_put(job, step)
            if job.stopped:
                return
        job.todo = [step for step in job.todo if step.place is None]
        if any(step.place for step in job.plan.steps):
            job.plan.as_is = False

    def remember(self, plan: Plan) -> None:
        """Keep where the shared resources of a Bundle are, once they are known."""
        with self._lock:
            for step in plan.steps:
                if step.lookup and step.place and step.type != "Patient" and len(self._places) < _MOST_REMEMBERED:
                    self._places[f"{step.type}?{step.lookup}"] = step.place
                if step.type in COMMON and step.place and len(self._there) < _MOST_REMEMBERED:
                    self._there.add(step.key)

    def _remembered(self, step: Step) -> str | None:
        return self._places.get(f"{step.type}?{step.lookup}")

    def _by_identifier(self, job: Job, step: Step) -> None:
        place = self._remembered(step)
        if place:
            job.put(step, place, None, "reused")
            return
        found = self._lookup.search(step.type, step.lookup or "")
        if isinstance(found, Failure):
            job.failure = found
        elif len(found) > 1:
            job.refused.append(refusal(several(step.type, found), step, job.plan.steps))
        elif found:
            job.put(step, found[0].place, found[0].version, "reused")
        else:
            if step.method == "PUT":
                step.full_url = step.full_url or f"urn:uuid:{uuid4()}"
                job.places[step.url] = step.full_url
            step.method, step.url, step.condition = "POST", step.type, step.lookup
            job.plan.as_is = False

    def _before_put(self, job: Job, step: Step) -> None:
        """Reuse what a transaction created under an id of the server's; two with one identifier would block all."""
        own = own_query(step.resource)
        if own is None:
            if step.type in SHARED:
                self._by_id(job, step)
            return
        found = self._lookup.search(step.type, own)
        if isinstance(found, Failure):
            job.failure = found
        elif found and all(match.place != step.url for match in found):
            job.put(step, found[0].place, found[0].version, "reused")

    def _by_id(self, job: Job, step: Step) -> None:
        found = self._lookup.read(step.url)
        if isinstance(found, Failure):
            job.failure = found
        elif isinstance(found, Match):
            job.put(step, found.place, found.version, "reused")
