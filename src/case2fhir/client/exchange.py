"""One request to its settled answer: authorization, throttle, compression and retries around the transport."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from case2fhir.client.auth import Auth, NoAuth
from case2fhir.client.retry import BUSY, PASSING, Attempts, Clock, RetryPolicy, Verdict, judge, retry_after
from case2fhir.client.throttle import Throttle
from case2fhir.client.transport import Answer, Fault, Request, Send
from case2fhir.errors import ServerError

GzipMode = Literal["auto", "on", "off"]
Sound = Callable[[Answer], "str | None"]
"""Says why a 2xx answer cannot be believed; None if it can."""

_GZIP_REFUSED = frozenset({400, 415, 501})
_SMALLEST_GZIP = 1024


@dataclass(frozen=True, slots=True)
class Failure:
    """No answer to go by. `stops_run` when the next request would fare no better."""

    reason: str
    stops_run: bool
    maybe_done: bool = False
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that counts. `doubted` says that an earlier attempt may have been done, its answer being lost."""

    answer: Answer
    attempts: int = 1
    doubted: bool = False


class Exchange:
    """Sends requests until they have an answer that counts; safe to use from several threads."""

    def __init__(
        self,
        send: Send,
        *,
        auth: Auth | None = None,
        policy: RetryPolicy | None = None,
        concurrency: int = 4,
        gzip_mode: GzipMode = "off",
        clock: Clock | None = None,
    ) -> None:
        self._send = send
        self.auth: Auth = auth or NoAuth()
        self.clock = clock or Clock()
        self._policy = policy or RetryPolicy()
        self.throttle = Throttle(concurrency, self.clock)
        self._gzip = gzip_mode == "on"
        self._gzip_auto = gzip_mode == "auto"
        self._gzip_proven = False
        self._in_contact = False
        self.skew_s: float | None = None
        self.retries = 0

    def ask(self, request: Request, *, safe: bool = True, sound: Sound | None = None) -> Reply | Failure:
        """Return the answer to `request`, or why there is none.

        `safe` says that repeating it does no harm; without it a request that may have been done is not repeated.
        """
        attempts = Attempts(self._policy, self.clock)
        renewed = doubted = False
        while True:
            used = dict(self.auth.headers(self._ask_plain))
            result = self._once(request, used)
            if isinstance(result, Answer) and result.status == 401 and not renewed and self.auth.renew(used):
                renewed = True
                continue
            unsound = _unsound(result, sound)
            verdict = judge(result, safe=safe, unsound=unsound, now=self.clock.wall())
            if not verdict.again:
                settled = _settled(result, verdict, unsound)
                return Reply(settled, attempts.count, doubted) if isinstance(settled, Answer) else settled
            wait = attempts.next_wait(verdict, in_contact=self._in_contact)
            if wait is None:
                return _given_up(result, verdict, attempts.count, unsound)
            doubted = doubted or _maybe_done(result)
            self._pause(result, verdict, wait)

    def ask_or_raise(self, request: Request, *, sound: Sound | None = None) -> Answer:
        """Return the answer to a request that is safe to repeat; ServerError if there is none."""
        result = self.ask(request, sound=sound)
        if isinstance(result, Failure):
            raise ServerError(result.reason)
        return result.answer

    def _ask_plain(self, request: Request) -> Answer:
        """Send without authorization, for token endpoints: their credentials are in the request."""
        attempts = Attempts(self._policy, self.clock)
        while True:
            result = self._send(request)
            verdict = judge(result, safe=True, unsound=None, now=self.clock.wall())
            if not verdict.again and isinstance(result, Answer):
                return result
            wait = attempts.next_wait(verdict, in_contact=self._in_contact) if verdict.again else None
            if wait is None:
                raise ServerError(verdict.reason)
            self.clock.wait(wait)

    def _once(self, request: Request, authorization: dict[str, str]) -> Answer | Fault:
        headers = {**request.headers, **authorization}
        body, zipped = request.body, False
        if self._gzip and len(body) >= _SMALLEST_GZIP:
            body, zipped = gzip.compress(body, 5, mtime=0), True
            headers["Content-Encoding"] = "gzip"
        with self.throttle.slot():
            result = self._send(replace(request, headers=headers, body=body))
        if isinstance(result, Answer):
            self._learn(result)
            if zipped and not self._gzip_proven:
                if result.status in _GZIP_REFUSED:
                    self._gzip = self._gzip_auto = False
                    return self._once(request, authorization)
                self._gzip_proven = 200 <= result.status < 300
        return result

    def _learn(self, answer: Answer) -> None:
        if answer.status not in PASSING and answer.status not in BUSY:
            if not self._in_contact:
                self._in_contact = True
                stated = retry_after({"retry-after": answer.headers.get("date", "")}, 0.0)
                self.skew_s = stated - self.clock.wall() if stated else None
            self.throttle.good()
        if self._gzip_auto and "gzip" in answer.headers.get("accept-encoding", ""):
            # RFC 7694: an Accept-Encoding in an answer says what requests may use.
            self._gzip, self._gzip_auto = True, False

    def _pause(self, result: Answer | Fault, verdict: Verdict, wait: float) -> None:
        self.retries += 1
        if isinstance(result, Answer) and result.status in BUSY:
            self.throttle.busy(verdict.wait_s)
        self.clock.wait(wait)


def _settled(result: Answer | Fault, verdict: Verdict, unsound: str | None) -> Answer | Failure:
    if isinstance(result, Fault):
        maybe = result.kind in ("lost", "slow")
        return Failure(verdict.reason, stops_run=not maybe, maybe_done=maybe)
    if unsound is not None or (verdict.reason and result.status in PASSING):
        return Failure(verdict.reason, stops_run=False, maybe_done=True, answer=result)
    return result


def _given_up(result: Answer | Fault, verdict: Verdict, count: int, unsound: str | None) -> Failure:
    reason = f"{verdict.reason}; given up after {count} attempt{'s' if count > 1 else ''}"
    if isinstance(result, Fault):
        return Failure(reason, stops_run=True, maybe_done=result.kind != "not-sent")
    if unsound is not None:
        return Failure(reason, stops_run=False, maybe_done=True, answer=result)
    return Failure(reason, stops_run=result.status != 500, maybe_done=result.status not in BUSY, answer=result)


def _unsound(result: Answer | Fault, sound: Sound | None) -> str | None:
    if sound is None or isinstance(result, Fault) or not 200 <= result.status < 300:
        return None
    return sound(result)


def _maybe_done(result: Answer | Fault) -> bool:
    return result.kind != "not-sent" if isinstance(result, Fault) else result.status != 429
