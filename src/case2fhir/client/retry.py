"""When to try again and how long to wait: a budget of time, growing waits with jitter, Retry-After."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from threading import Event

from case2fhir.client.transport import Answer, Fault
from case2fhir.errors import ServerError

BUSY = frozenset({429, 503})
PASSING = frozenset({408, 425, 500, 502, 503, 504, 520, 521, 522, 523, 524})
"""Statuses that may go away; after them a request is repeated only if repeating it is safe."""

_FIRST_WAIT_S, _LONGEST_WAIT_S = 0.1, 8.0
_SLOW_WAIT_S = 2.0
_MOST_500 = 12
_MOST_UNSOUND = 4


class Clock:
    """Time, waiting and chance; tests give their own."""

    def __init__(self) -> None:
        self._stop = Event()

    def now(self) -> float:
        """Return seconds from an arbitrary start, never going back."""
        return time.monotonic()

    def wall(self) -> float:
        """Return seconds since 1970."""
        return time.time()

    def chance(self) -> float:
        """Return a number from 0 to 1."""
        return random.random()  # noqa: S311 - jitter, not a secret

    def wait(self, seconds: float) -> None:
        """Return after `seconds`; raise ServerError as soon as the run is told to stop."""
        if self._stop.wait(seconds):
            raise ServerError("stopped")

    def stop(self) -> None:
        """Wake all who wait."""
        self._stop.set()


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How long to go on, in seconds from a request's first failure.

    `first_contact_s` is for a server that has not answered once in this run: it may not be there at all.
    """

    budget_s: float = 180.0
    first_contact_s: float = 5.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a result means: `again` after at least `wait_s`, or not; `reason` for people."""

    again: bool
    reason: str = ""
    wait_s: float = 0.0
    most: int | None = None


def judge(result: Answer | Fault, *, safe: bool, unsound: str | None, now: float) -> Verdict:
    """Return what to do after `result`; `unsound` says why a 2xx answer cannot be believed.

    Nothing that may have been done is repeated unless it is `safe`. `now` is the wall clock, for Retry-After.
    """
    if isinstance(result, Fault):
        again = result.kind == "not-sent" or (safe and result.kind in ("lost", "slow"))
        # Behind a timeout the server may still be at work; two at once are what duplicates are made of.
        return Verdict(again, result.detail, _SLOW_WAIT_S if result.kind == "slow" else 0.0)
    wait_s = retry_after(result.headers, now)
    if result.status == 429:
        return Verdict(True, "the server asks to slow down (429)", wait_s)
    if result.status in PASSING:
        most = _MOST_500 if result.status == 500 else None
        return Verdict(safe, f"the server answered {result.status}", wait_s, most)
    if unsound is not None and 200 <= result.status < 300:
        return Verdict(safe, unsound, wait_s, _MOST_UNSOUND)
    return Verdict(False)


class Attempts:
    """The attempts of one request: says how long to wait before the next, or that it is enough."""

    def __init__(self, policy: RetryPolicy, clock: Clock) -> None:
        self._policy = policy
        self._clock = clock
        self._first_failure: float | None = None
        self._by_reason: dict[str, int] = {}
        self.count = 1

    def next_wait(self, verdict: Verdict, *, in_contact: bool) -> float | None:
        """Return the seconds to wait before the next attempt; None if the budget is spent."""
        now = self._clock.now()
        if self._first_failure is None:
            self._first_failure = now
        seen = self._by_reason[verdict.reason] = self._by_reason.get(verdict.reason, 0) + 1
        if verdict.most is not None and seen >= verdict.most:
            return None
        grown = min(_LONGEST_WAIT_S, _FIRST_WAIT_S * 2.0 ** min(self.count - 1, 20))
        wait = max(verdict.wait_s, 0.0) + grown * (0.5 + 0.5 * self._clock.chance())
        budget = self._policy.budget_s
        if not in_contact:
            budget = min(budget, self._policy.first_contact_s)
        if now + wait - self._first_failure > budget:
            return None
        self.count += 1
        return wait


def retry_after(headers: Mapping[str, str], now: float) -> float:
    """Return the seconds that a Retry-After header (seconds or HTTP date) asks for; 0 if it has none."""
    value = headers.get("retry-after", "").strip()
    if not value:
        return 0.0
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return 0.0
