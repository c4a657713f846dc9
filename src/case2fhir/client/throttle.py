"""How many requests run at once: halved when the server is busy, growing again while it answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

from case2fhir.client.retry import Clock


class Throttle:
    """A limit on requests in flight that adapts between 1 and `most`."""

    def __init__(self, most: int, clock: Clock) -> None:
        self._most = most
        self._clock = clock
        self._limit = most
        self._running = 0
        self._good = 0
        self._pause_until = 0.0
        self._changed = Condition()

    @property
    def limit(self) -> int:
        """How many requests may run at once now."""
        return self._limit

    @contextmanager
    def slot(self) -> Iterator[None]:
        """Hold one of the places; waits for a free one, and for the end of a pause the server asked for."""
        pause = self._pause_until - self._clock.now()
        if pause > 0:
            self._clock.wait(pause)
        with self._changed:
            self._changed.wait_for(lambda: self._running < self._limit)
            self._running += 1
        try:
            yield
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify()

    def busy(self, pause_s: float) -> None:
        """Halve the limit and let everybody wait for `pause_s`."""
        with self._changed:
            self._limit = max(1, self._limit // 2)
            self._good = 0
            self._pause_until = max(self._pause_until, self._clock.now() + pause_s)

    def good(self) -> None:
        """Count an answer; as many good ones as the limit raise it by one."""
        if self._limit == self._most:
            return
        with self._changed:
            self._good += 1
            if self._good >= self._limit:
                self._limit += 1
                self._good = 0
                self._changed.notify()
