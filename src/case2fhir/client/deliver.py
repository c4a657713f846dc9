"""Deliver the steps of a Bundle: chunks, conflicts, too large requests and answers that cannot be believed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from case2fhir.client.address import Address
from case2fhir.client.answers import EntryResult, read_bundle, read_single
from case2fhir.client.circles import opened
from case2fhir.client.content import differences
from case2fhir.client.exchange import Exchange, Failure, Reply
from case2fhir.client.facts import Refusal, refusal, trace
from case2fhir.client.job import Job
from case2fhir.client.lookup import Lookup, Match
from case2fhir.client.outcome import Complaint, errors, explain, parse
from case2fhir.client.plan import Step
from case2fhir.client.references import replaced
from case2fhir.client.split import chunks, ordered
from case2fhir.client.transport import Answer, Request
from case2fhir.client.wire import bundle_request, single_request

_MOST_CONFLICTS = 8
_CONFLICT_WAIT_S = 0.15
_TOO_LARGE_CODES = frozenset({"too-long", "too-costly"})

Progress = Callable[[Job], None]


class _TooLarge(Exception):  # noqa: N818 - caught below, never leaves this module
    pass


@dataclass
class _Reader:
    """Reads an answer once, for the judgement and for the results."""

    chunk: Sequence[Step]
    single: bool
    results: list[EntryResult] = field(default_factory=list)

    def __call__(self, answer: Answer) -> str | None:
        """Return why `answer` cannot be believed; None if `results` hold it."""
        if self.single:
            self.results = [read_single(answer, self.chunk[0])]
            return None
        found = read_bundle(answer, self.chunk)
        if isinstance(found, str):
            return found
        self.results = found
        return None


class Deliverer:
    """Delivers Bundles to one server; safe to use from several threads. `limit` is learnt from 413."""

    def __init__(
        self,
        address: Address,
        exchange: Exchange,
        lookup: Lookup,
        *,
        max_entries: int | None = None,
        transactions: bool = True,
    ) -> None:
        self._address = address
        self._exchange = exchange
        self._lookup = lookup
        self._transactions = transactions
        self.limit = max_entries

    def deliver(self, job: Job, progress: Progress) -> None:
        """Send all that is left of `job`; `progress` is called after each chunk with what is known by then."""
        single = job.plan.kind == "document" or not self._transactions
        queue = deque(self._singles(job) if single else chunks(job.todo, self.limit))
        if len(queue) > 1:
            job.notes.append(_split_note(len(queue), single=single))
        while queue and not job.stopped:
            chunk = queue.popleft()
            try:
                self._settle(job, chunk, single=single)
            except _TooLarge:
                rest = [step for waiting in queue for step in waiting]
                queue = deque(self._halved(job, chunk, rest))
            job.requests += 1
            progress(job)
        self._complete(job)

    def _singles(self, job: Job) -> list[list[Step]]:
        groups = ordered(job.todo)
        if all(step.method != "POST" for group in groups if len(group) > 1 for step in group):
            # Their ids are ours, so nothing has to be sent before something else; the server decides.
            return [[step] for group in groups for step in group]
        found: list[list[Step]] = []
        for group in groups:
            order, cut = opened(group) if len(group) > 1 else ([group], [])
            found += order
            job.opened += cut
            if not order:
                names = ", ".join(str(step.n + 1) for step in group)
                job.refused.append(
                    Refusal(f"entries {names} refer to each other in a circle, which needs a transaction")
                )
        return found

    def _complete(self, job: Job) -> None:
        """Write what had to wait for the others; what was there before is left as it is."""
        for one in job.opened:
            one.step.resource = one.whole
            known = job.placed.get(one.step.n)
            if known is None or known.how != "created" or job.stopped:
                continue
            step = one.completion(known.place, known.version)
            reader = _Reader([step], True)
            reply = self._exchange.ask(self._request(job, [step], True), safe=job.plan.safe, sound=reader)
            if isinstance(reply, Failure):
                self._failed(job, [step], reply)
            elif 200 <= reply.answer.status < 300:
                job.placed[step.n] = known._replace(version=reader.results[0].version or known.version)
            elif reply.answer.status in (409, 412):
                # An attempt whose answer was lost may have done it.
                there = self._lookup.read(known.place)
                if isinstance(there, Match) and not differences(replaced(step.resource, job.places), there.resource):
                    job.placed[step.n] = known._replace(version=there.version)
                else:
                    job.refused.append(refusal("changed on the server since we wrote it; left", step, job.plan.steps))
            else:
                job.refused += [trace(said, [step], job.plan.steps) for said in explain(reply.answer)]

    def _halved(self, job: Job, chunk: list[Step], rest: list[Step]) -> list[list[Step]]:
        half = len(chunk) // 2
        if half and (self.limit is None or half < self.limit):
            self.limit = half
        cut = chunks(chunk + rest, self.limit) if half else [chunk]
        if any(len(one) >= len(chunk) > 1 for one in cut) or not half:
            job.refused.append(refusal("too large for the server (413), and it cannot be split", chunk[0], chunk))
            return []
        note = _split_note(len(cut), single=False)
        if note not in job.notes:
            job.notes.append(note)
        return cut

    def _settle(self, job: Job, chunk: list[Step], *, single: bool) -> None:
        conflicts = 0
        while chunk and not job.stopped:
            reader = _Reader(chunk, single)
            reply = self._exchange.ask(self._request(job, chunk, single), safe=job.plan.safe, sound=reader)
            if isinstance(reply, Failure):
                self._failed(job, chunk, reply)
                return
            job.attempts += reply.attempts
            job.doubted = job.doubted or reply.doubted
            if 200 <= reply.answer.status < 300:
                self._succeeded(job, chunk, reader.results)
                return
            conflicts += 1
            chunk = self._refused(job, chunk, reply, conflicts)

    def _request(self, job: Job, chunk: Sequence[Step], single: bool) -> Request:
        if single:
            return single_request(self._address, chunk[0], job.places)
        return bundle_request(self._address, job.plan, chunk, job.places)

    def _succeeded(self, job: Job, chunk: Sequence[Step], results: Sequence[EntryResult]) -> None:
        for step, result in zip(chunk, results, strict=True):
            if not result.ok:
                said = result.complaints or (Complaint("error", "unknown", f"refused with status {result.status}"),)
                job.refused += [refusal(str(one), step, job.plan.steps) for one in said]
            elif result.place is None and step.method in ("POST", "PUT"):
                self._find(job, step)
            else:
                job.settle(step, self._dated(job, result))

    def _dated(self, job: Job, result: EntryResult) -> EntryResult:
        """Return `result` with the date of the resource, where that must tell whether a lost attempt made it."""
        if not job.doubted or result.status == 201 or result.modified is not None or result.place is None:
            return result
        found = self._lookup.read(result.place)
        return _as_result(found, result.status) if isinstance(found, Match) else result

    def _find(self, job: Job, step: Step) -> None:
        """Find a resource that was accepted by an answer that does not say where it is."""
        found = self._lookup.step(step) if step.condition or step.method == "PUT" else []
        if isinstance(found, list) and len(found) == 1:
            job.settle(step, _as_result(found[0], 200))
        else:
            job.failure = Failure("the server accepted a resource but does not say where it is", False, True)

    def _refused(self, job: Job, chunk: list[Step], reply: Reply, conflicts: int) -> list[Step]:
        """Return the steps to send again after an answer that is no success; none if it is final."""
        status = reply.answer.status
        found = errors(parse(reply.answer.body))
        too_many = status in (400, 422) and len(chunk) > 1 and any(one.code in _TOO_LARGE_CODES for one in found)
        if status == 413 or too_many:
            raise _TooLarge
        if status in (409, 412) and conflicts <= _MOST_CONFLICTS and job.plan.safe:
            return self._look_again(job, chunk, conflicts, status)
        job.refused += [trace(one, chunk, job.plan.steps) for one in explain(reply.answer)]
        if status == 401:
            job.failure = Failure("not authorized (401): the credentials are wrong or expired", stops_run=True)
        return []

    def _look_again(self, job: Job, chunk: list[Step], conflicts: int, status: int) -> list[Step]:
        """Classify a conflict: another run may have been quicker, or an identity matches several resources."""
        updates = any(step.match for step in chunk)
        if conflicts > 1 or status == 412 or updates:
            for step in chunk:
                found = self._lookup.step(step)
                if isinstance(found, Failure):
                    job.failure = found
                    return []
                self._classify(job, step, found)
        if conflicts == _MOST_CONFLICTS and not job.stopped:
            job.refused.append(Refusal(f"the server keeps answering {status} (conflict)"))
        if job.stopped:
            return []
        self._exchange.retries += 1
        self._exchange.clock.wait(_CONFLICT_WAIT_S * conflicts * (0.5 + self._exchange.clock.chance()))
        return [step for step in chunk if step.place is None]

    def _classify(self, job: Job, step: Step, found: list[Match]) -> None:
        if len(found) > 1:
            job.refused.append(refusal(several(step.type, found), step, job.plan.steps))
        elif step.match and found:
            if not differences(replaced(step.resource, job.places), found[0].resource):
                job.put(step, found[0].place, found[0].version, "updated")
            elif found[0].version != step.match:
                job.refused.append(refusal("changed on the server since we wrote it; left", step, job.plan.steps))
        elif found and step.condition:
            job.doubted = True
            job.settle(step, _as_result(found[0], 200))

    def _failed(self, job: Job, chunk: Sequence[Step], failure: Failure) -> None:
        """Note that there is no answer; where the answer was merely odd, read back what it did."""
        odd = failure.answer is not None and 200 <= failure.answer.status < 300
        if odd and job.plan.safe:
            found = [self._lookup.step(step) for step in chunk]
            if all(isinstance(one, list) and len(one) == 1 for one in found):
                job.doubted = True
                for step, one in zip(chunk, found, strict=True):
                    if isinstance(one, list):
                        job.settle(step, _as_result(one[0], 200))
                job.notes.append(f"{failure.reason}; found by reading back")
                return
        if failure.maybe_done and not job.plan.safe:
            reason = f"{failure.reason}; it was sent once and is not repeated: look at the server"
            failure = Failure(reason, failure.stops_run, True)
        elif failure.answer is not None and not odd:
            job.refused += [trace(one, chunk, job.plan.steps) for one in explain(failure.answer)]
        job.failure = failure


def several(resource_type: str, found: Sequence[Match]) -> str:
    """Return the message for an identity that is not unique on the server."""
    names = ", ".join(match.place for match in found[:10])
    return f"several {resource_type} resources have this identifier: {names}; merge them, or take the identifier out"


def _as_result(match: Match, status: int) -> EntryResult:
    return EntryResult(status, match.place, match.version, match.modified)


def _split_note(count: int, *, single: bool) -> str:
    what = "single requests" if single else "chunks"
    return f"sent in {count} {what}: all or nothing holds for each of them, not for the whole"
