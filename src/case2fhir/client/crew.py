"""Many Bundles at a time: threads that take the next one, and the outcomes as they are settled."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from threading import Event, Lock

from case2fhir.client.outcomes import CaseOutcome
from case2fhir.client.parcels import Parcel, Unreadable

Give = Callable[[CaseOutcome], None]
"""Takes an outcome, once, when nothing can change it any more."""


def outcomes(
    parcels: Iterable[Parcel | Unreadable],
    post: Callable[[Parcel | Unreadable, Give], None],
    *,
    concurrency: int,
    settle: Callable[[], None],
) -> Generator[CaseOutcome, None, None]:
    """Yield what `post` gives for each parcel; ends early after an outcome that stops the run.

    Each thread calls `settle` when it has nothing left to do, and it is called once more if nobody takes outcomes.
    """
    done: SimpleQueue[CaseOutcome | None] = SimpleQueue()
    stopped = Event()
    take = _taker(iter(parcels), stopped)

    def give(outcome: CaseOutcome) -> None:
        if outcome.stops_run:
            stopped.set()
        done.put(outcome)

    def work() -> None:
        try:
            while (parcel := take()) is not None:
                post(parcel, give)
        finally:
            settle()
            done.put(None)

    pool = ThreadPoolExecutor(concurrency, thread_name_prefix="case2fhir-post")
    workers = [pool.submit(work) for _ in range(concurrency)]
    try:
        yield from _told(done, workers)
    finally:
        stopped.set()
        pool.shutdown(wait=False, cancel_futures=True)
        settle()


def _taker(source: Iterator[Parcel | Unreadable], stopped: Event) -> Callable[[], Parcel | Unreadable | None]:
    """Return what gives each thread the next parcel, and None at the end or when the run is stopped."""
    guard = Lock()

    def take() -> Parcel | Unreadable | None:
        with guard:
            return None if stopped.is_set() else next(source, None)

    return take


def _told(done: SimpleQueue[CaseOutcome | None], workers: Sequence[Future[None]]) -> Iterator[CaseOutcome]:
    for _ in workers:
        while (outcome := done.get()) is not None:
            yield outcome
    for worker in workers:
        worker.result()
