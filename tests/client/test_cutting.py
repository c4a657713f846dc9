"""Cutting as a property: what is connected stays together if it fits, and nothing refers forward."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case2fhir.client import PostOptions, from_bundles
from case2fhir.client.plan import Step
from case2fhir.client.split import chunks, ordered
from client.bundles import entry, transaction
from client.fake import FakeServer, client_of


def step(n: int, targets: list[int], *, put: bool = False) -> Step:
    resource: dict[str, Any] = {"resourceType": "Basic", "x": [{"reference": name(t, put=put)} for t in targets]}
    if put:
        return Step(n, resource, "Basic", "PUT", f"Basic/{n}")
    return Step(n, resource, "Basic", "POST", "Basic", f"identifier={n}", f"urn:uuid:{n}")


def name(n: int, *, put: bool) -> str:
    return f"Basic/{n}" if put else f"urn:uuid:{n}"


@st.composite
def webs(draw: st.DrawFn, circles: bool = True) -> list[list[int]]:
    """Return for each of some resources the numbers of those that it refers to."""
    size = draw(st.integers(1, 24))
    return [
        draw(st.lists(st.integers(0, size - 1 if circles else max(n - 1, 0)), max_size=3)) if circles or n else []
        for n in range(size)
    ]


def components(web: list[list[int]]) -> list[set[int]]:
    """Return the groups between which no reference leads, found by spreading."""
    near: dict[int, set[int]] = {n: set(targets) for n, targets in enumerate(web)}
    for n, targets in enumerate(web):
        for target in targets:
            near[target].add(n)
    left, groups = set(near), []
    while left:
        group, waiting = set[int](), [left.pop()]
        while waiting:
            n = waiting.pop()
            if n not in group:
                group.add(n)
                waiting += near[n]
        left -= group
        groups.append(group)
    return groups


def cut(web: list[list[int]], most: int | None, *, put: bool = False) -> list[list[int]]:
    return [[one.n for one in chunk] for chunk in chunks([step(n, t, put=put) for n, t in enumerate(web)], most)]


@given(webs(), st.integers(1, 30), st.booleans())
def test_every_entry_is_in_one_chunk(web: list[list[int]], most: int, put: bool) -> None:
    assert Counter(n for chunk in cut(web, most, put=put) for n in chunk) == Counter(range(len(web)))


@given(webs(), st.integers(1, 30))
def test_what_is_connected_and_fits_stays_together(web: list[list[int]], most: int) -> None:
    found = [set(chunk) for chunk in cut(web, most)]
    for group in components(web):
        if len(group) <= most:
            assert sum(bool(group & chunk) for chunk in found) == 1


@given(webs(), st.integers(1, 30), st.booleans())
def test_no_chunk_refers_to_a_later_one(web: list[list[int]], most: int, put: bool) -> None:
    sent: set[int] = set()
    for chunk in cut(web, most, put=put):
        sent |= set(chunk)
        assert all(target in sent for n in chunk for target in web[n])


@given(webs(circles=False), st.integers(1, 30))
def test_without_circles_no_chunk_is_too_large(web: list[list[int]], most: int) -> None:
    assert all(0 < len(chunk) <= most for chunk in cut(web, most))


@given(webs())
def test_what_fits_is_not_cut_and_keeps_its_order(web: list[list[int]]) -> None:
    for most in (None, len(web), len(web) + 5):
        assert cut(web, most) == [list(range(len(web)))]


@given(webs())
def test_circles_hold_who_can_reach_each_other(web: list[list[int]]) -> None:
    def reach(start: int) -> set[int]:
        seen, waiting = set[int](), list(web[start])
        while waiting:
            n = waiting.pop()
            if n not in seen:
                seen.add(n)
                waiting += web[n]
        return seen

    reaches = [reach(n) for n in range(len(web))]
    found = [{one.n for one in circle} for circle in ordered([step(n, t) for n, t in enumerate(web)])]
    for circle in found:
        for n in circle:
            assert circle == {n} | {m for m in range(len(web)) if n in reaches[m] and m in reaches[n]}


@given(webs(), st.integers(1, 8))
def test_cutting_is_the_same_every_time(web: list[list[int]], most: int) -> None:
    assert cut(web, most) == cut(web, most)


@pytest.mark.parametrize("length", [2, 10, 2_000])
def test_a_long_chain_needs_no_deep_stack(length: int) -> None:
    web = [[], *[[n] for n in range(length - 1)]]
    assert [n for chunk in cut(web, 1) for n in chunk] == list(range(length))


@pytest.mark.parametrize("size", [2, 5])
def test_a_circle_is_never_cut(size: int) -> None:
    web = [[(n + 1) % size] for n in range(size)]
    assert cut(web, 1) == [list(range(size))]


@pytest.mark.parametrize(("limit", "requests"), [(6, 1), (5, 2), (3, 2), (2, 3), (1, 6)], ids=str)
def test_the_fewest_requests_that_the_order_allows(limit: int, requests: int) -> None:
    server = FakeServer()
    found = client_of(server).post(transaction("few"), options=PostOptions(max_entries=limit))
    assert found.result == "created"
    assert len(server.writes()) == requests
    assert bool(found.notes) is (requests > 1)


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 7])
def test_a_limit_learnt_from_one_case_holds_for_the_next(limit: int) -> None:
    """The first case finds out by 413, the second is cut at once."""
    server = FakeServer(most_entries=limit)
    bundles = [transaction(name, observations=8) for name in ("first", "second")]
    found = list(client_of(server).post_all(from_bundles(bundles), options=PostOptions(concurrency=1)))
    assert [one.result for one in found] == ["created", "created"]
    second = [one["fullUrl"].encode() for one in bundles[1]["entry"]]
    sent = [one.body for one in server.writes() if any(b'"fullUrl":"' + name in one.body for name in second)]
    sizes = [one.count(b'"request"') for one in sent]
    assert max(sizes) <= limit
    assert sum(sizes) == 11


@pytest.mark.parametrize("limit", [1, 2, 4])
def test_two_patients_of_one_bundle_are_cut_between_them(limit: int) -> None:
    bundle = transaction("one", observations=1)
    bundle["entry"] += transaction("two", observations=1)["entry"]
    server = FakeServer()
    assert client_of(server).post(bundle, options=PostOptions(max_entries=limit)).result == "created"
    if limit == 4:
        patients = [
            one.body.count(b'"resourceType": "Patient"') + one.body.count(b'"resourceType":"Patient"')
            for one in server.writes()
        ]
        assert patients == [1, 1]
    assert server.count("Patient") == 2


def test_a_refusal_in_the_middle_says_what_is_there_already(tmp_path: Any) -> None:
    """All or nothing holds for each chunk: the report names what the first made, for undo to take it back."""
    from case2fhir.client.transport import Request
    from client.fake import answer, is_post, outcome

    server, seen = FakeServer(), [0]

    def third(fake: FakeServer, request: Request) -> Any:
        if not is_post(request):
            return None
        seen[0] += 1
        return answer(422, outcome("no")) if seen[0] == 3 else None

    server.tricks = [third]
    bundle = transaction("middle", observations=5)
    bundle["entry"].insert(0, entry("all", "device", {"resourceType": "Device"}))
    found = client_of(server).post(bundle, options=PostOptions(max_entries=2), state=tmp_path)
    assert found.result == "refused"
    assert {one["reference"] for one in found.of("created")} == set(server.resources)
    assert 0 < len(server.resources) < 9
    again = client_of(server).post(bundle, state=tmp_path)
    assert again.exit_code == 0
    assert (server.count("Observation"), server.count("Device")) == (5, 1)
