"""Post Bundles, each exactly once: plan, journal, deliver, verify; many at a time, one per patient."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from case2fhir.client.capability import Capabilities
from case2fhir.client.content import differences, digest
from case2fhir.client.crew import Give, outcomes
from case2fhir.client.deliver import Deliverer
from case2fhir.client.exchange import Exchange, Failure
from case2fhir.client.facts import refusal
from case2fhir.client.job import Job
from case2fhir.client.journal import Earlier, Journal, Known, State, Write, recording
from case2fhir.client.locks import Locks
from case2fhir.client.lookup import Lookup, Match
from case2fhir.client.outcome import redact
from case2fhir.client.outcomes import CaseOutcome, Result, redacted
from case2fhir.client.parcels import Files, Parcel, Unreadable
from case2fhir.client.plan import COMMON, SHARED, Plan, Step, identifiers, make_plan
from case2fhir.client.references import replaced
from case2fhir.client.shared import Shared
from case2fhir.client.verify import verify
from case2fhir.errors import Case2FhirError
from case2fhir.issues import Report

Validate = Callable[[dict[str, Any]], Report]
_MOST_ISSUES = 20


@dataclass(frozen=True, slots=True)
class PostOptions:
    """How to post. `validate` checks each Bundle before it is sent; None sends it unchecked."""

    concurrency: int = 4
    max_entries: int | None = None
    transactions: bool = True
    allow_unsafe: bool = False
    update: bool = False
    verify: bool = False
    dry_run: bool = False
    validate: Validate | None = None


class Poster:
    """Posts Bundles to one server. `run` is the journal's number of this run; without a journal nothing is kept."""

    def __init__(
        self,
        base: str,
        exchange: Exchange,
        capabilities: Capabilities,
        lookup: Lookup,
        deliverer: Deliverer,
        options: PostOptions,
        *,
        journal: Journal | None = None,
        locks: Locks | None = None,
        run: int = 0,
    ) -> None:
        self._base = base
        self._exchange = exchange
        self._capabilities = capabilities
        self._lookup = lookup
        self._deliverer = deliverer
        self._options = options
        self._journal = journal
        self._locks = locks or Locks(exchange.clock)
        self._run = run
        self._shared = Shared(lookup)
        self._probed = self._reset = False

    def post_all(self, parcels: Iterable[Parcel | Unreadable]) -> Generator[CaseOutcome, None, None]:
        """Yield the outcome of each parcel as it is known; ends early after a failure that stops the run."""
        # An answer is recorded with the start of the next Bundle, unless that may be long in coming.
        prompt = isinstance(parcels, (list, tuple)) or (isinstance(parcels, Files) and parcels.prompt)

        def post(parcel: Parcel | Unreadable, give: Give) -> None:
            self._hand_in(parcel, give, now=not prompt)

        return outcomes(parcels, post, concurrency=self._options.concurrency, settle=self._flush)

    def post(self, parcel: Parcel | Unreadable) -> CaseOutcome:
        """Return what came of one parcel; the journal has it."""
        box: list[CaseOutcome] = []
        self._hand_in(parcel, box.append, now=True)
        return box[0]

    def _hand_in(self, parcel: Parcel | Unreadable, give: Give, *, now: bool) -> None:
        """Post one parcel and give its outcome when it is durable, which another thread may bring about."""
        if isinstance(parcel, Unreadable):
            give(CaseOutcome(parcel.source, "invalid", why=parcel.problems, code=parcel.exit_code))
            return
        try:
            plan = make_plan(parcel, self._capabilities, allow_unsafe=self._options.allow_unsafe)
            if bad := self._unfit(plan):
                give(bad)
                return
            with ExitStack() as held:
                if not self._options.dry_run:
                    names = [f"{self._base}\n{name}" for name in self._shared.lock_names(plan)]
                    held.enter_context(self._locks.hold(names, before_waiting=self._flush))
                outcome, write = self._post_locked(plan)
                if write is not None and self._journal is not None:
                    if not now and plan.safe:
                        # Locked until then: this patient's next Bundle must find it in the journal.
                        self._journal.defer(write, _settled(outcome, give, held.pop_all()))
                        return
                    self._journal.commit(write)
        except Case2FhirError as error:
            outcome = _broken(parcel.source, error)
        except RecursionError:
            outcome = CaseOutcome(parcel.source, "invalid", why=("the Bundle is nested too deeply to be read",))
        self._flush()
        give(outcome)

    def _flush(self) -> None:
        if self._journal is not None:
            self._journal.flush()

    def _unfit(self, plan: Plan) -> CaseOutcome | None:
        source = plan.parcel.source
        if plan.problems:
            return CaseOutcome(source, "invalid", why=tuple(plan.problems))
        if plan.lacks:
            return CaseOutcome(source, "refused", why=tuple(plan.lacks))
        if self._options.validate is None:
            return None
        found = self._options.validate(plan.parcel.bundle).of("error")
        if not found:
            return None
        why = [f"{issue.path or 'Bundle'}: {issue.message} [{issue.rule}]" for issue in found[:_MOST_ISSUES]]
        if len(found) > _MOST_ISSUES:
            why.append(f"and {len(found) - _MOST_ISSUES} more errors")
        return CaseOutcome(source, "invalid", why=(*why, "nothing was sent; --no-validate sends it unchecked"))

    def _post_locked(self, plan: Plan) -> tuple[CaseOutcome, Write | None]:
        """Return the outcome, and what the journal must still be told of it."""
        anchors = _anchors(plan)
        earlier: list[Earlier] = []
        if self._journal and self._shared.nothing_to_ask(plan) and not self._options.dry_run:
            begun = self._journal.begin_new(self._base, plan.content, self._run, plan.parcel.source, anchors)
            if isinstance(begun, int):
                return self._deliver(Job(plan, list(plan.steps), self._server_now()), begun)
            earlier = begun
        elif self._journal:
            # The server is asked before it is written: what waits must not wait for that.
            self._journal.flush()
            earlier = self._journal.earlier(self._base, anchors)
        return self._post_again(plan, anchors, earlier)

    def _post_again(self, plan: Plan, anchors: set[str], earlier: list[Earlier]) -> tuple[CaseOutcome, Write | None]:
        """Post what the journal or the server may know already."""
        known = self._journal.known(earlier) if self._journal and earlier else {}
        if known and self._was_reset(known):
            earlier, known = [], {}
        job = Job(plan, list(plan.steps), self._server_now())
        if known and (outcome := self._compared(job, earlier, known)):
            return outcome, None
        for one in earlier:
            if one.hash == plan.content and one.state == "sending":
                job.since, job.doubted = one.started + (self._exchange.skew_s or 0.0), True
        if job.doubted and not plan.safe:
            why = "an earlier run sent this once and its answer is unknown; it cannot be repeated safely"
            return CaseOutcome(plan.parcel.source, "failed", why=(why, "look at the server")), None
        self._shared.resolve(job)
        if self._options.dry_run:
            return _planned(job), None
        if job.stopped:
            return self._finished(job), None
        return self._deliver(job, self._begin(plan, anchors))

    def _begin(self, plan: Plan, anchors: set[str]) -> int:
        if self._journal is None:
            return 0
        return self._journal.begin(self._base, plan.content, self._run, plan.parcel.source, anchors)

    def _compared(self, job: Job, earlier: list[Earlier], known: dict[str, Known]) -> CaseOutcome | None:
        """Take out of `job` what the journal knows; return the outcome if nothing is left or nothing may be done."""
        plan = job.plan
        for step in plan.steps:
            if there := known.get(step.key):
                # What another run created is not this run's to undo.
                job.put(step, there.place, there.version, there.how if there.run == self._run else "reused")
        fresh = [step for step in plan.steps if step.n not in job.placed]
        if not fresh and any(_covers(one, plan, known) for one in earlier):
            return self._unchanged(job)
        if all(one.hash == plan.content for one in earlier):
            # An earlier attempt came only so far: sending all again is the same as sending the rest.
            self._start_again(job)
            return None
        changed = [step for step in plan.steps if step.n in job.placed and self._differs(job, step)]
        if job.stopped:
            return self._finished(job)
        if not changed and not fresh:
            return self._unchanged(job)
        if not self._options.update:
            if changed or self._was_another(plan):
                return self._changed(job, changed, fresh)
            self._start_again(job)
            return None
        for step in changed:
            _make_update(step, known[step.key])
            step.place = None
            del job.placed[step.n]
        job.todo = [*changed, *fresh]
        plan.as_is = False
        return None

    def _differs(self, job: Job, step: Step) -> bool:
        """Say whether the server's copy of a known resource says something else; shared ones are not ours to say."""
        known = job.placed[step.n]
        if (step.type in SHARED and step.lookup) or not step.resource:
            return False
        there = self._lookup.read(known.place)
        if isinstance(there, Failure):
            job.failure = there
            return False
        if not isinstance(there, Match):
            return True
        exact = step.type not in SHARED | COMMON
        if not differences(replaced(step.resource, job.places), there.resource, exact=exact):
            return False
        if self._options.update and None not in (known.version, there.version) and known.version != there.version:
            job.refused.append(refusal("changed on the server since we wrote it; left", step, job.plan.steps))
        return True

    def _start_again(self, job: Job) -> None:
        for step in job.plan.steps:
            step.place = None
        job.placed.clear()
        job.places.clear()
        job.todo = list(job.plan.steps)

    def _unchanged(self, job: Job) -> CaseOutcome:
        mine = job.placed
        if self._options.verify and not self._options.dry_run:
            checked = verify(job, self._lookup)
            if isinstance(checked, Failure):
                return _failed(job, checked)
            if checked:
                refused = redacted(checked, job.plan.hidden)
                return CaseOutcome(job.plan.parcel.source, "refused", mine, refused)
        return CaseOutcome(job.plan.parcel.source, "unchanged", mine)

    def _changed(self, job: Job, changed: list[Step], fresh: list[Step]) -> CaseOutcome:
        source = job.plan.parcel.source
        parts = [f"{step.n + 1} ({step.type})" for step in changed]
        why = [f"known with other content: entry {', '.join(parts)}"] if parts else []
        if fresh:
            why.append(f"not sent before: entry {', '.join(f'{s.n + 1} ({s.type})' for s in fresh)}")
        why.append("nothing was written; --update writes the new content over the old")
        if self._journal and not self._options.dry_run:
            sent = self._journal.begin(self._base, job.plan.content, self._run, source, ())
            self._journal.record(sent, "changed", (), attempts=0, note=why[0])
        return CaseOutcome(source, "changed", why=tuple(why))

    def _deliver(self, job: Job, sent: int) -> tuple[CaseOutcome, Write | None]:
        journal = self._journal
        if journal is None:
            self._deliverer.deliver(job, lambda _: None)
            return self._finished(job), None

        def progress(job: Job) -> None:
            if not job.stopped and len(job.placed) < len(job.plan.steps):
                journal.record(sent, "sending", job.placed.values(), attempts=job.attempts)

        self._deliverer.deliver(job, progress)
        outcome = self._finished(job)
        note = "; ".join((*outcome.why, *map(str, outcome.refused)))
        return outcome, recording(sent, _state(job), job.placed.values(), attempts=job.attempts, note=note)

    def _finished(self, job: Job) -> CaseOutcome:
        self._shared.remember(job.plan)
        if job.failure is not None:
            return _failed(job, job.failure)
        if not job.refused and self._options.verify:
            checked = verify(job, self._lookup)
            if isinstance(checked, Failure):
                return _failed(job, checked)
            job.refused += checked
        return _outcome(job, "refused" if job.refused else _result(job))

    def _was_another(self, plan: Plan) -> bool:
        """Say whether a Bundle of the same name was done with other content: entries came or went."""
        names = _names(plan)
        earlier = self._journal.earlier(self._base, names) if self._journal and names else []
        return any(one.state == "done" and one.hash != plan.content for one in earlier)

    def _was_reset(self, known: dict[str, Known]) -> bool:
        """Say whether the server has forgotten what the journal knows, as an in-memory server does.

        One resource is asked for in a run; if it is unknown there (404; a deleted one is 410), each Bundle is.
        """
        if self._probed and not self._reset:
            return False
        there = self._lookup.read(next(iter(known.values())).place)
        reset = there == 404
        self._probed, self._reset = True, self._reset or reset
        return reset

    def _server_now(self) -> float:
        return self._exchange.clock.wall() + (self._exchange.skew_s or 0.0)


def _anchors(plan: Plan) -> set[str]:
    """Return names that another version of the same Bundle shares: its own, its patient's or, without, an entry's."""
    patients = [step.key for step in plan.steps if step.type == "Patient"]
    return {*(patients or [min([step.key for step in plan.steps])]), *_names(plan)}


def _names(plan: Plan) -> set[str]:
    """Return the names of the Bundle itself: its identifier and its id."""
    if plan.kind == "document":
        return set()
    bundle = plan.parcel.bundle
    names = [f"{system}|{value}" for system, value in identifiers(bundle)]
    names += [bundle["id"]] if isinstance(bundle.get("id"), str) else []
    return {digest(f"Bundle {name}") for name in names}


def _covers(earlier: Earlier, plan: Plan, known: dict[str, Known]) -> bool:
    """Say whether an earlier sending had this very content and nothing was written over it since."""
    if earlier.hash != plan.content or earlier.state != "done":
        return False
    return all(known[step.key].sent <= earlier.sent for step in plan.steps)


def _make_update(step: Step, known: Known) -> None:
    step.method, step.url, step.condition, step.match = "PUT", known.place, None, known.version


def _settled(outcome: CaseOutcome, give: Give, held: ExitStack) -> Callable[[Write], None]:
    """Return what follows when the journal has the outcome, or cannot have it."""

    def then(write: Write) -> None:
        held.close()
        give(_broken(outcome.source, write.error) if write.error else outcome)

    return then


def _broken(source: str, error: Case2FhirError) -> CaseOutcome:
    return CaseOutcome(source, "failed", why=error.problems, stops_run=True, code=error.exit_code)


def _state(job: Job) -> State:
    if job.failure is not None:
        return "failed"
    return "refused" if job.refused else "done"


def _result(job: Job) -> Result:
    hows = {one.how for one in job.placed.values()}
    if "created" in hows or "sent" in hows:
        return "updated" if "updated" in hows and "created" not in hows else "created"
    return "updated" if "updated" in hows else "reused"


def _outcome(job: Job, result: Result, why: tuple[str, ...] = (), *, stops_run: bool = False) -> CaseOutcome:
    return CaseOutcome(
        job.plan.parcel.source,
        result,
        job.placed,
        redacted(job.refused, job.plan.hidden) if job.refused else (),
        redact(why, job.plan.hidden) if why else (),
        tuple(job.notes),
        job.attempts,
        stops_run,
    )


def _failed(job: Job, failure: Failure) -> CaseOutcome:
    return _outcome(job, "failed", (failure.reason,), stops_run=failure.stops_run)


def _planned(job: Job) -> CaseOutcome:
    if job.stopped:
        return _failed(job, job.failure) if job.failure else _outcome(job, "refused")
    lines = [_described(step, job.placed.get(step.n)) for step in job.plan.steps]
    return CaseOutcome(job.plan.parcel.source, "planned", notes=tuple(lines))


def _described(step: Step, known: Known | None) -> str:
    if known is not None:
        return f"{step.n + 1}. {step.type}: reuse {known.place}"
    if step.match:
        return f"{step.n + 1}. {step.type}: update {step.url}"
    if step.condition:
        return f"{step.n + 1}. {step.type}: create if its identifier is not there"
    if step.method == "PUT":
        return f"{step.n + 1}. {step.type}: put {step.url}"
    return f"{step.n + 1}. {step.type}: {step.method.lower()}, once"
