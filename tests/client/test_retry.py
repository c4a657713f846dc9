"""When a request is repeated, how long is waited, and when it is enough."""

from __future__ import annotations

from email.utils import formatdate

import pytest

from case2fhir.client.exchange import Exchange, Failure, Reply
from case2fhir.client.retry import RetryPolicy, retry_after
from case2fhir.client.throttle import Throttle
from case2fhir.client.transport import Answer, Fault, Request
from client.fake import FixedClock

GET = Request("GET", "http://127.0.0.1/fhir/x")


class Line:
    """A server that gives the answers of a list, one after the other; the last for ever."""

    def __init__(self, *results: Answer | Fault) -> None:
        self.results = list(results)
        self.seen: list[Request] = []

    def __call__(self, request: Request) -> Answer | Fault:
        self.seen.append(request)
        return self.results.pop(0) if len(self.results) > 1 else self.results[0]


def exchange(line: Line, **more: object) -> tuple[Exchange, FixedClock]:
    clock = FixedClock()
    return Exchange(line, clock=clock, policy=RetryPolicy(60, 5), **more), clock  # type: ignore[arg-type]


OK = Answer(200, {}, b"{}")


@pytest.mark.parametrize(
    ("first", "safe", "again"),
    [
        (Fault("not-sent", "refused"), False, True),
        (Fault("lost", "reset"), True, True),
        (Fault("lost", "reset"), False, False),
        (Fault("slow", "timeout"), True, True),
        (Fault("slow", "timeout"), False, False),
        (Fault("final", "certificate"), True, False),
        (Answer(429), False, True),
        (Answer(408), True, True),
        (Answer(500), True, True),
        (Answer(502), True, True),
        (Answer(503), False, False),
        (Answer(504), True, True),
        (Answer(400), True, False),
        (Answer(403), True, False),
        (Answer(404), True, False),
        (Answer(409), True, False),
        (Answer(422), True, False),
        (Answer(501), True, False),
        (Answer(302), True, False),
    ],
    ids=lambda value: getattr(value, "kind", None) or str(getattr(value, "status", value)),
)
def test_what_is_repeated(first: Answer | Fault, safe: bool, again: bool) -> None:
    line = Line(first, OK)
    told, _ = exchange(line)
    result = told.ask(GET, safe=safe)
    assert len(line.seen) == (2 if again else 1)
    if again:
        assert isinstance(result, Reply)
        assert result.attempts == 2


@pytest.mark.parametrize(
    ("first", "doubted"),
    [(Fault("not-sent", ""), False), (Fault("lost", ""), True), (Answer(429), False), (Answer(503), True)],
)
def test_a_lost_answer_leaves_a_doubt(first: Answer | Fault, doubted: bool) -> None:
    told, _ = exchange(Line(first, OK))
    result = told.ask(GET)
    assert isinstance(result, Reply)
    assert result.doubted is doubted


@pytest.mark.parametrize(
    ("result", "stops_run", "words"),
    [
        (Fault("lost", "reset"), True, "reset; given up after"),
        (Answer(503), True, "the server answered 503; given up after"),
        (Answer(500), False, "the server answered 500; given up after 12 attempts"),
        (Answer(429, {"retry-after": "3600"}), True, "the server asks to slow down (429); given up after 1 attempt"),
    ],
)
def test_the_budget_ends(result: Answer | Fault, stops_run: bool, words: str) -> None:
    line = Line(OK, result)
    told, clock = exchange(line)
    told.ask(GET)
    failure = told.ask(GET)
    assert isinstance(failure, Failure)
    assert failure.stops_run is stops_run
    assert words in failure.reason
    assert sum(clock.waits) <= 60


def test_a_server_that_never_answered_is_given_up_soon() -> None:
    told, clock = exchange(Line(Fault("not-sent", "refused")))
    assert isinstance(told.ask(GET), Failure)
    assert sum(clock.waits) <= 5


def test_waits_grow() -> None:
    told, clock = exchange(Line(*[Fault("lost", "")] * 6, OK))
    told._in_contact = True
    told.ask(GET)
    assert clock.waits == sorted(clock.waits)
    assert clock.waits[-1] > 10 * clock.waits[0]


def test_after_a_timeout_the_server_gets_time_to_finish() -> None:
    told, clock = exchange(Line(Fault("slow", ""), OK))
    told.ask(GET)
    assert clock.waits[0] > 2


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("7", 7), (" 1.5 ", 1.5), ("-3", 0), ("", 0), ("soon", 0), (formatdate(1_000_010, usegmt=True), 10)],
)
def test_retry_after(value: str, seconds: float) -> None:
    assert retry_after({"retry-after": value}, 1_000_000) == seconds


def test_retry_after_is_obeyed() -> None:
    told, clock = exchange(Line(Answer(429, {"retry-after": "4"}), OK), concurrency=8)
    told.ask(GET)
    assert sum(clock.waits) >= 4
    assert told.throttle.limit == 4


def test_the_throttle_grows_again() -> None:
    throttle = Throttle(4, FixedClock())
    throttle.busy(0)
    throttle.busy(0)
    throttle.busy(0)
    assert throttle.limit == 1
    for _ in range(20):
        with throttle.slot():
            throttle.good()
    assert throttle.limit == 4


def test_an_answer_that_cannot_be_believed_is_asked_for_again_a_few_times() -> None:
    line = Line(OK)
    told, _ = exchange(line)
    failure = told.ask(GET, sound=lambda answer: "cut short")
    assert isinstance(failure, Failure)
    assert (failure.answer, failure.stops_run, len(line.seen)) == (OK, False, 4)


@pytest.mark.parametrize("status", [400, 415, 501])
def test_gzip_is_given_up_where_it_is_not_understood(status: int) -> None:
    line = Line(Answer(status), OK, OK)
    told, _ = exchange(line, gzip_mode="on")
    body = b"x" * 5000
    assert isinstance(told.ask(Request("POST", GET.url, {}, body)), Reply)
    told.ask(Request("POST", GET.url, {}, body))
    assert [one.headers.get("Content-Encoding") for one in line.seen] == ["gzip", None, None]
    assert line.seen[1].body == body


@pytest.mark.parametrize(("header", "zipped"), [("gzip, deflate", True), ("identity", False), (None, False)])
def test_gzip_is_used_where_the_server_says_so(header: str | None, zipped: bool) -> None:
    line = Line(Answer(200, {"accept-encoding": header} if header else {}, b"{}"))
    told, _ = exchange(line, gzip_mode="auto")
    told.ask(GET)
    told.ask(Request("POST", GET.url, {}, b"x" * 5000))
    assert (line.seen[1].headers.get("Content-Encoding") == "gzip") is zipped
    assert (len(line.seen[1].body) < 5000) is zipped
