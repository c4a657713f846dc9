"""The state of one Bundle on its way to the server."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from case2fhir.client.answers import EntryResult
from case2fhir.client.circles import Opened
from case2fhir.client.exchange import Failure
from case2fhir.client.facts import Refusal
from case2fhir.client.journal import How, Known
from case2fhir.client.plan import Plan, Step

_CLOCK_TOLERANCE_S = 2.0
_FIRST_VERSIONS = (None, "0", "1")


@dataclass(slots=True)
class Job:
    """What is left to do for a Bundle, and what came of the rest.

    `places` maps each reference that must become literal to Type/id. `since` is when the first attempt was made,
    in seconds of the server's clock as far as we know it; `doubted` that an answer to an attempt was lost.
    """

    plan: Plan
    todo: list[Step]
    since: float
    doubted: bool = False
    places: dict[str, str] = field(default_factory=dict)
    placed: dict[int, Known] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    opened: list[Opened] = field(default_factory=list)
    failure: Failure | None = None
    attempts: int = 0
    requests: int = 0

    @property
    def stopped(self) -> bool:
        """Say whether nothing more can be done for this Bundle."""
        return self.failure is not None or bool(self.refused and self.plan.kind != "batch")

    def settle(self, step: Step, result: EntryResult) -> None:
        """Note that a step succeeded."""
        how: How = "sent"
        if result.status == 201 or (step.match is None and self._is_ours(result)):
            how = "created"
        elif step.method == "PUT":
            how = "updated" if step.match or result.version not in _FIRST_VERSIONS else "reused"
        elif step.method == "POST":
            how = "reused"
        self.put(step, result.place or step.url, result.version, how)

    def put(self, step: Step, place: str, version: str | None, how: How) -> None:
        """Note where the resource of a step is."""
        step.place = place
        self.placed[step.n] = Known(step.key, place, version, how)
        self.refer(step, place)

    def refer(self, step: Step, place: str) -> None:
        """Let later chunks refer to the resource of `step` by `place`."""
        if step.full_url:
            self.places[step.full_url] = place
        if step.method == "PUT" and "?" not in step.url and step.url != place:
            self.places[step.url] = place

    def _is_ours(self, result: EntryResult) -> bool:
        """Say whether what the server "found" was made by an earlier attempt of ours whose answer was lost."""
        if not self.doubted or result.modified is None or result.version not in _FIRST_VERSIONS:
            return False
        try:
            modified = datetime.fromisoformat(result.modified)
        except ValueError:
            return False
        return modified.tzinfo is not None and modified.timestamp() >= self.since - _CLOCK_TOLERANCE_S
