"""How many requests run at once and how long is waited, by a clock that moves only when somebody waits."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case2fhir.client.exchange import Exchange, Failure, Reply
from case2fhir.client.retry import Attempts, Clock, RetryPolicy, Verdict, judge, retry_after
from case2fhir.client.throttle import Throttle
from case2fhir.client.transport import Answer, Fault, Request
from case2fhir.errors import ServerError
from client.fake import FixedClock

GET = Request("GET", "http://127.0.0.1/fhir/x")
BUSY = Verdict(True, "busy")


class Chance(FixedClock):
    """A clock whose chance is always the same."""

    def __init__(self, chance: float) -> None:
        super().__init__()
        self._chance = chance

    def chance(self) -> float:
        return self._chance


def waits(chance: float, count: int, *, budget_s: float = 1e9, retry_after_s: float = 0.0) -> list[float]:
    attempts = Attempts(RetryPolicy(budget_s), Chance(chance))
    found = [attempts.next_wait(Verdict(True, "x", retry_after_s), in_contact=True) for _ in range(count)]
    return [one for one in found if one is not None]


@pytest.mark.parametrize(
    ("chance", "first"),
    [(0.0, [0.05, 0.1, 0.2, 0.4]), (1.0, [0.1, 0.2, 0.4, 0.8]), (0.5, [0.075, 0.15, 0.3, 0.6])],
)
def test_waits_double_with_jitter(chance: float, first: list[float]) -> None:
    assert waits(chance, 4) == pytest.approx(first)


@pytest.mark.parametrize("chance", [0.0, 0.5, 1.0])
def test_waits_do_not_grow_for_ever(chance: float) -> None:
    assert max(waits(chance, 100)) <= 8.0
    assert min(waits(chance, 100)[10:]) >= 4.0


@given(st.floats(0, 1), st.floats(0, 60), st.integers(1, 40))
def test_no_wait_is_shorter_than_the_server_asks(chance: float, asked_s: float, count: int) -> None:
    assert all(one >= asked_s for one in waits(chance, count, retry_after_s=asked_s))


@given(st.floats(0, 1), st.floats(0, 300))
def test_the_waits_stay_within_the_budget(chance: float, budget_s: float) -> None:
    clock = Chance(chance)
    attempts = Attempts(RetryPolicy(budget_s), clock)
    while (wait := attempts.next_wait(BUSY, in_contact=True)) is not None:
        clock.wait(wait)
    assert sum(clock.waits) <= budget_s + 1e-6


@pytest.mark.parametrize(("in_contact", "budget_s"), [(False, 5.0), (True, 60.0)])
def test_a_server_that_was_never_there_gets_less_time(in_contact: bool, budget_s: float) -> None:
    clock = FixedClock()
    attempts = Attempts(RetryPolicy(60, 5), clock)
    while (wait := attempts.next_wait(BUSY, in_contact=in_contact)) is not None:
        clock.wait(wait)
    assert budget_s - 8 <= sum(clock.waits) <= budget_s


@pytest.mark.parametrize(("most", "attempts"), [(1, 1), (2, 2), (12, 12)])
def test_a_reason_may_be_tried_so_often(most: int, attempts: int) -> None:
    found = Attempts(RetryPolicy(1e9), FixedClock())
    while found.next_wait(Verdict(True, "500", 0.0, most), in_contact=True) is not None:
        pass
    assert found.count == attempts


def test_each_reason_is_counted_alone() -> None:
    """A server that is now busy, now broken, is not given up because of the sum."""
    attempts = Attempts(RetryPolicy(1e9), FixedClock())
    for _ in range(11):
        assert attempts.next_wait(Verdict(True, "500", 0.0, 12), in_contact=True) is not None
        assert attempts.next_wait(Verdict(True, "cut short", 0.0, 12), in_contact=True) is not None
    assert attempts.next_wait(Verdict(True, "500", 0.0, 12), in_contact=True) is None


@pytest.mark.parametrize(
    ("result", "safe", "again", "wait_s", "reason"),
    [
        (Fault("not-sent", "refused"), False, True, 0.0, "refused"),
        (Fault("lost", "reset"), True, True, 0.0, "reset"),
        (Fault("lost", "reset"), False, False, 0.0, "reset"),
        (Fault("slow", "late"), True, True, 2.0, "late"),
        (Fault("final", "TLS"), True, False, 0.0, "TLS"),
        (Answer(429, {"retry-after": "3"}), False, True, 3.0, "the server asks to slow down (429)"),
        (Answer(503, {"retry-after": "9"}), True, True, 9.0, "the server answered 503"),
        (Answer(503, {"retry-after": "9"}), False, False, 9.0, "the server answered 503"),
        (Answer(200), True, False, 0.0, ""),
        (Answer(201), False, False, 0.0, ""),
        (Answer(304), True, False, 0.0, ""),
        (Answer(409), True, False, 0.0, ""),
        (Answer(501), True, False, 0.0, ""),
        (Answer(507), True, False, 0.0, ""),
    ],
)
def test_judgement(result: Answer | Fault, safe: bool, again: bool, wait_s: float, reason: str) -> None:
    found = judge(result, safe=safe, unsound=None, now=0.0)
    assert (found.again, found.wait_s, found.reason) == (again, wait_s, reason)


@pytest.mark.parametrize("status", [200, 201, 204, 299])
def test_what_cannot_be_believed_is_asked_for_again_if_that_does_no_harm(status: int) -> None:
    for safe in (True, False):
        assert judge(Answer(status), safe=safe, unsound="half", now=0.0).again is safe


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("10", 10.0),
        ("0010", 10.0),
        ("1e1", 10.0),
        ("Thu, 01 Jan 1970 00:01:40 GMT", 40.0),
        ("Thu, 01 Jan 1970 00:00:40 GMT", 0.0),
        ("Thu, 01 Jan 1970 01:01:40 +0100", 40.0),
        ("Thursday", 0.0),
        ("10 s", 0.0),
        ("1970-01-01T00:01:40Z", 0.0),
        ("Fri, 31 Dec 99999 23:59:59 GMT", 0.0),
    ],
)
def test_retry_after_is_read_as_servers_write_it(value: str, seconds: float) -> None:
    assert retry_after({"retry-after": value}, 60.0) == seconds


@pytest.mark.parametrize(
    ("most", "busy", "limit"), [(8, 1, 4), (8, 2, 2), (8, 3, 1), (8, 9, 1), (1, 1, 1), (5, 1, 2), (64, 1, 32)]
)
def test_each_busy_answer_halves(most: int, busy: int, limit: int) -> None:
    throttle = Throttle(most, FixedClock())
    for _ in range(busy):
        throttle.busy(0)
    assert throttle.limit == limit


@pytest.mark.parametrize(("good", "limit"), [(0, 2), (1, 2), (2, 3), (4, 3), (5, 4), (99, 4)])
def test_good_answers_raise_it_slowly(good: int, limit: int) -> None:
    throttle = Throttle(4, FixedClock())
    throttle.busy(0)
    for _ in range(good):
        throttle.good()
    assert throttle.limit == limit


def test_a_busy_answer_between_starts_the_count_again() -> None:
    throttle = Throttle(8, FixedClock())
    throttle.busy(0)
    for _ in range(3):
        throttle.good()
    throttle.busy(0)
    throttle.good()
    assert throttle.limit == 2


def test_all_wait_for_the_pause_that_one_was_asked_for() -> None:
    clock = FixedClock()
    throttle = Throttle(4, clock)
    throttle.busy(7.0)
    throttle.busy(3.0)
    with throttle.slot():
        pass
    assert clock.waits == [7.0]


def test_never_more_at_once_than_allowed() -> None:
    throttle = Throttle(3, FixedClock())
    lock, running, seen = threading.Lock(), [0], [0]
    gate = threading.Barrier(3, timeout=10)

    def work() -> None:
        for n in range(20):
            with throttle.slot():
                with lock:
                    running[0] += 1
                    seen[0] = max(seen[0], running[0])
                if n == 0 and threading.current_thread().name.endswith(("-0", "-1", "-2")):
                    gate.wait()
                with lock:
                    running[0] -= 1

    threads = [threading.Thread(target=work, name=f"t-{n}") for n in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(20)
    assert seen[0] == 3


def test_a_place_is_given_back_when_the_request_breaks() -> None:
    throttle = Throttle(1, FixedClock())
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), throttle.slot():
            raise ZeroDivisionError
    with throttle.slot():
        assert throttle.limit == 1


def test_whoever_waits_is_woken_when_the_run_is_stopped() -> None:
    clock = Clock()
    threading.Timer(0.05, clock.stop).start()
    with pytest.raises(ServerError, match="stopped"):
        clock.wait(60)


@pytest.mark.parametrize(
    ("script", "limit", "retries"),
    [
        ([Answer(200)], 8, 0),
        ([Answer(429), Answer(200)], 4, 1),
        ([Answer(503), Answer(429), Answer(200)], 2, 2),
        ([Answer(500), Answer(200)], 8, 1),
        ([Fault("lost", ""), Answer(200)], 8, 1),
        ([Answer(404)], 8, 0),
    ],
)
def test_only_a_busy_server_slows_us_down(script: list[Answer | Fault], limit: int, retries: int) -> None:
    given = iter(script)
    exchange = Exchange(lambda _: next(given), policy=RetryPolicy(60), concurrency=8, clock=FixedClock())
    assert isinstance(exchange.ask(GET), Reply)
    assert (exchange.throttle.limit, exchange.retries) == (limit, retries)


@pytest.mark.parametrize(
    ("last", "stops_run", "maybe_done"),
    [
        (Answer(429), True, False),
        (Answer(503), True, False),
        (Answer(502), True, True),
        (Answer(500), False, True),
        (Fault("lost", ""), True, True),
        (Fault("not-sent", ""), True, False),
        (Fault("slow", ""), True, True),
    ],
)
def test_how_it_ends_when_it_is_enough(last: Answer | Fault, stops_run: bool, maybe_done: bool) -> None:
    exchange = Exchange(lambda _: last, policy=RetryPolicy(30), clock=FixedClock())
    found = exchange.ask(GET)
    assert isinstance(found, Failure)
    assert (found.stops_run, found.maybe_done) == (stops_run, maybe_done)


def test_the_clock_of_the_server_is_learnt() -> None:
    """What a lost attempt made is told by the server's dates, which may be wrong by hours."""
    answer = Answer(200, {"date": "Tue, 14 Nov 2023 23:00:00 GMT"})
    exchange = Exchange(lambda _: answer, clock=FixedClock())
    assert exchange.skew_s is None
    exchange.ask(GET)
    assert exchange.skew_s == pytest.approx(1_700_002_800 - 1_700_001_000)


@pytest.mark.parametrize("date", ["", "yesterday", "0"])
def test_a_server_without_a_date_has_our_clock(date: str) -> None:
    exchange = Exchange(lambda _: Answer(200, {"date": date}), clock=FixedClock())
    exchange.ask(GET)
    assert exchange.skew_s is None
