"""The invariants of types and elements as rules that report for themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from case2fhir.check.run import Path, Run, Scope

Rule = Callable[[Any, Path, Run], None]


def of_node(name: str, node: str) -> list[Rule]:
    """Return the rules of a type with those of its bases; none for a backbone element."""
    return []


def of_keys(name: str, keys: Iterable[str], kind: str) -> list[Rule]:
    """Return the rules that the type `name` puts on one of its elements."""
    return []


def of_resource(scope: Scope, run: Run) -> None:
    """Check what holds for every resource."""
