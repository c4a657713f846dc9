"""Chunks: nothing lost, nothing doubled, references only back or within."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case2fhir.client.plan import Step
from case2fhir.client.references import in_bytes, in_tree, replaced
from case2fhir.client.split import chunks, ordered
from client.bundles import dump, transaction


def step(n: int, *targets: int) -> Step:
    resource: dict[str, Any] = {"resourceType": "Basic", "x": [{"reference": f"urn:uuid:{t}"} for t in targets]}
    return Step(n, resource, "Basic", "POST", "Basic", f"identifier={n}", f"urn:uuid:{n}")


def numbers(found: list[list[Step]]) -> list[list[int]]:
    return [[one.n for one in chunk] for chunk in found]


@pytest.mark.parametrize(
    ("steps", "most", "result"),
    [
        ([step(0), step(1, 0)], None, [[0, 1]]),
        ([step(0), step(1, 0)], 2, [[0, 1]]),
        ([step(0, 1), step(1)], 1, [[1], [0]]),
        ([step(0), step(1), step(2, 0), step(3, 1)], 2, [[0, 2], [1, 3]]),
        ([step(0), step(1, 0), step(2, 0), step(3, 1, 2)], 2, [[0, 1], [2, 3]]),
        ([step(0, 1), step(1, 0), step(2, 0)], 1, [[0, 1], [2]]),
        ([step(0, 0)], 1, [[0]]),
        ([step(0), step(1), step(2)], 2, [[0, 1], [2]]),
    ],
    ids=["no limit", "fits", "backwards", "components", "layers", "circle", "itself", "packed"],
)
def test_chunks(steps: list[Step], most: int | None, result: list[list[int]]) -> None:
    assert numbers(chunks(steps, most)) == result


@given(
    st.integers(1, 30).flatmap(
        lambda size: st.tuples(
            st.lists(st.lists(st.integers(0, size - 1), max_size=3), min_size=size, max_size=size),
            st.integers(1, 12),
        )
    )
)
def test_chunks_hold(case: tuple[list[list[int]], int]) -> None:
    targets, most = case
    steps = [step(n, *to) for n, to in enumerate(targets)]
    found = chunks(steps, most)
    assert sorted(n for chunk in numbers(found) for n in chunk) == list(range(len(steps)))
    circles = {one.n: len(circle) for circle in ordered(steps) for one in circle}
    sent: set[int] = set()
    for chunk in numbers(found):
        assert len(chunk) <= most or any(circles[n] > 1 for n in chunk)
        sent |= set(chunk)
        assert all(target in sent for n in chunk for target in targets[n])


def test_references_in_bytes_and_tree_agree() -> None:
    bundle = transaction("a")
    assert in_bytes(dump(bundle).encode()) == set(in_tree(bundle))
    odd = b'{"reference" : "a\\"b", "x": "\\"reference\\": \\"no\\"", "y": {"reference":"c"}, "url": "reference"}'
    assert in_bytes(odd) == {'a"b', "c"}


def test_replaced_shares_what_it_does_not_change() -> None:
    value = {"a": {"reference": "u"}, "b": [{"valueUri": "u"}], "c": {"value": "u"}, "reference": "v"}
    found = replaced(value, {"u": "Patient/1"})
    assert found == {
        "a": {"reference": "Patient/1"},
        "b": [{"valueUri": "Patient/1"}],
        "c": {"value": "u"},
        "reference": "v",
    }
    assert found["c"] is value["c"]
    assert replaced(value, {}) is value
