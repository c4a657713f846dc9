"""Cut a transaction that is too large into chunks whose references lead to earlier chunks only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from case2fhir.client import references
from case2fhir.client.plan import Step


def chunks(steps: Sequence[Step], most: int | None) -> list[list[Step]]:
    """Return `steps` in chunks of at most `most` entries; one chunk if that is None or large enough.

    Entries that are connected stay together if they fit; else the referred come before those that refer. Entries
    that refer to each other in a circle share a chunk, even a too large one.
    """
    if most is None or len(steps) <= most:
        return [list(steps)]
    packed: list[list[Step]] = []
    for group in _components(steps):
        if len(group) > most:
            packed += _layers(group, most)
        elif packed and len(packed[-1]) + len(group) <= most:
            packed[-1] += group
        else:
            packed.append(group)
    return packed


def ordered(steps: Sequence[Step]) -> list[list[Step]]:
    """Return the circles of `steps` (most hold one step), the referred before those that refer."""
    return _circles(steps, _edges(steps))


def _edges(steps: Sequence[Step]) -> dict[int, list[int]]:
    """Return for each step, by its n, the steps that it refers to."""
    names = {name: step.n for step in steps for name in (step.full_url, step.url if "/" in step.url else None) if name}
    return {
        step.n: [names[r] for r in references.in_tree(step.resource) if r in names and names[r] != step.n]
        for step in steps
    }


def _components(steps: Sequence[Step]) -> list[list[Step]]:
    """Return the groups of steps between which no reference leads, each in the order of the Bundle."""
    leader = {step.n: step.n for step in steps}

    def find(n: int) -> int:
        while leader[n] != n:
            leader[n] = leader[leader[n]]
            n = leader[n]
        return n

    for n, targets in _edges(steps).items():
        for target in targets:
            leader[find(n)] = find(target)
    groups: dict[int, list[Step]] = {}
    for step in steps:
        groups.setdefault(find(step.n), []).append(step)
    return list(groups.values())


def _layers(group: Sequence[Step], most: int) -> list[list[Step]]:
    packed: list[list[Step]] = [[]]
    for circle in ordered(group):
        if packed[-1] and len(packed[-1]) + len(circle) > most:
            packed.append([])
        packed[-1] += circle
    return packed


def _circles(steps: Sequence[Step], edges: dict[int, list[int]]) -> list[list[Step]]:
    """Return the strongly connected components in topological order: Tarjan's algorithm without recursion."""
    by_n = {step.n: step for step in steps}
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    done: list[list[Step]] = []
    for root in by_n:
        if root in index:
            continue
        work = [(root, iter(edges[root]))]
        _enter(root, index, low, stack, on_stack)
        while work:
            n, targets = work[-1]
            target = _next_target(n, targets, index, low, on_stack)
            if target is not None:
                _enter(target, index, low, stack, on_stack)
                work.append((target, iter(edges[target])))
                continue
            work.pop()
            if work:
                low[work[-1][0]] = min(low[work[-1][0]], low[n])
            if low[n] == index[n]:
                done.append([by_n[m] for m in sorted(_leave(n, stack, on_stack))])
    return done


def _enter(n: int, index: dict[int, int], low: dict[int, int], stack: list[int], on_stack: set[int]) -> None:
    index[n] = low[n] = len(index)
    stack.append(n)
    on_stack.add(n)


def _next_target(
    n: int, targets: Iterable[int], index: dict[int, int], low: dict[int, int], on_stack: set[int]
) -> int | None:
    for target in targets:
        if target not in index:
            return target
        if target in on_stack:
            low[n] = min(low[n], index[target])
    return None


def _leave(n: int, stack: list[int], on_stack: set[int]) -> list[int]:
    left = []
    while True:
        m = stack.pop()
        on_stack.discard(m)
        left.append(m)
        if m == n:
            return left
