"""Circles of references without a transaction: the evidence of one is sent when the others are there.

A Patient refers, in an extension, to the text it was read from, and the text refers to its Patient. A server that
takes one resource at a time takes neither first, so the Patient goes without that extension and gets it afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from case2fhir.client.plan import Step
from case2fhir.client.references import in_tree
from case2fhir.client.split import ordered


@dataclass(frozen=True, slots=True)
class Opened:
    """A step that is sent without some extensions, and the resource that is to stand there in the end."""

    step: Step
    whole: dict[str, Any]

    def completion(self, place: str, version: str | None) -> Step:
        """Return the step that writes the whole over what is at `place` in `version`."""
        whole = replace(self.step, resource=self.whole, method="PUT", url=place, condition=None, match=version)
        whole.place = None
        return whole


def opened(circle: Sequence[Step]) -> tuple[list[list[Step]], list[Opened]]:
    """Take extensions out of `circle` until nothing refers in a circle; return the order, and what was opened.

    The order is empty, and nothing is changed, if that does not do.
    """
    names = {step.full_url for step in circle if step.full_url}
    cut: list[Opened] = []
    for step in sorted(circle, key=lambda step: step.type != "Patient"):
        less = _without(step.resource, names)
        if less is not step.resource:
            cut.append(Opened(step, step.resource))
            step.resource = less
        groups = ordered(circle)
        if all(len(group) == 1 for group in groups):
            return groups, cut
    for one in cut:
        one.step.resource = one.whole
    return [], []


def _without(resource: dict[str, Any], names: set[str]) -> dict[str, Any]:
    extensions = resource.get("extension")
    if not isinstance(extensions, list):
        return resource
    kept = [one for one in extensions if names.isdisjoint(in_tree(one))]
    if len(kept) == len(extensions):
        return resource
    rest = {name: item for name, item in resource.items() if name != "extension"}
    return {**rest, "extension": kept} if kept else rest
