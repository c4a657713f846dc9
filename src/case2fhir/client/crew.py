"""Many Bundles at a time: threads that take the next one, and the outcomes as they are settled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import Empty, SimpleQueue
from threading import Event, Lock

from case2fhir.client.outcomes import CaseOutcome
from case2fhir.client.parcels import Parcel, Unreadable

Give = Callable[[CaseOutcome], None]
"""Takes an outcome, once, when nothing can change it any more."""

_IDLE_S = 0.02


def outcomes(
    parcels: Iterable[Parcel | Unreadable],
    post: Callable[[Parcel | Unreadable, Give], None],
    *,
    concurrency: int,
    settle: Callable[[], None] | None = None,
) -> Iterator[CaseOutcome]:
    """Yield what `post` gives for each parcel; ends early after an outcome that stops the run.

    `settle` makes durable what threads left to the next one that writes; it is called when they have nothing left
    to do or are all waiting for the server, so after 20 ms without an outcome at most.
    """
    source, guard, stopped = iter(parcels), Lock(), Event()
    done: SimpleQueue[CaseOutcome | None] = SimpleQueue()
    patience = _IDLE_S if settle else None
    settle = settle or _nothing

    def give(outcome: CaseOutcome) -> None:
        if outcome.stops_run:
            stopped.set()
        done.put(outcome)

    def work() -> None:
        try:
            while not stopped.is_set():
                with guard:
                    parcel = next(source, None)
                if parcel is None:
                    return
                post(parcel, give)
        finally:
            settle()
            done.put(None)

    pool = ThreadPoolExecutor(concurrency, thread_name_prefix="case2fhir-post")
    workers = [pool.submit(work) for _ in range(concurrency)]
    try:
        yield from _until_all_are_done(done, concurrency, patience, settle)
        for worker in workers:
            worker.result()
    finally:
        stopped.set()
        pool.shutdown(wait=False, cancel_futures=True)


def _until_all_are_done(
    done: SimpleQueue[CaseOutcome | None], workers: int, patience: float | None, settle: Callable[[], None]
) -> Iterator[CaseOutcome]:
    while workers:
        try:
            outcome = done.get(timeout=patience)
        except Empty:
            settle()
            continue
        if outcome is None:
            workers -= 1
        else:
            yield outcome


def _nothing() -> None:
    pass
