"""Keys: the identity of each item within its case."""

import re
import unicodedata
from collections.abc import Iterator
from typing import TypeVar

from case2fhir.model.base import Item
from case2fhir.model.case import Case

_I = TypeVar("_I", bound=Item)

PREFIXES = {
    "encounters": "encounter",
    "organizations": "organization",
    "practitioners": "practitioner",
    "problems": "problem",
    "signs": "sign",
    "measurements": "measurement",
    "studies": "study",
    "medications": "medication",
    "procedures": "procedure",
    "allergies": "allergy",
    "family_history": "family",
    "social_history": "social",
    "outcomes": "outcome",
    "findings": "finding",
}
"""The lists that hold items, and the word that starts their keys; the last is that of each study."""


RESERVED = frozenset(("age", "death", "composition", "provenance"))
"""Keys that no item may have: facts of the case that are no items of a list have them, and ids come from keys."""


def slug(words: str) -> str:
    """Return `words` as lower-case ASCII letters and digits joined by hyphens, at most 48 of them."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:48].strip("-")


def with_keys(case: Case) -> Case:
    """Return `case` with a key on every item that had none; keys that are there stay.

    A key is the kind and the item's name, with -2, -3 ... where a name comes again, in order.
    """
    taken = {item.key: 1 for _, items in _lists(case) for item in items if item.key}
    changes: dict[str, object] = {}
    if not case.patient.key:
        changes["patient"] = case.patient.model_copy(update={"key": "patient"})
    for name, items in _lists(case):
        if name != "findings":
            keyed = tuple(_keyed(item, name, taken) for item in items)
            if any(new is not old for new, old in zip(keyed, items, strict=True)):
                changes[name] = keyed
    return case.model_copy(update=changes) if changes else case


def free_key(name: str, words: str, taken: dict[str, int]) -> str:
    """Return a key for an item of the list `name` that is not among `taken`, and add it to them.

    `words` is the item's name as `slug` gives it, "" for an item without a name. `taken` holds with each key the last
    number that was tried for it.
    """
    start = f"{PREFIXES[name]}-{words}".strip("-")
    candidate, number = start, taken.get(start, 0)
    while candidate in taken:
        number += 1
        candidate = f"{start}-{number}"
    if candidate != start:
        taken[start] = number
    taken[candidate] = 1
    return candidate


def _lists(case: Case) -> Iterator[tuple[str, tuple[Item, ...]]]:
    for name in PREFIXES:
        if name != "findings":
            yield name, getattr(case, name)
    for study in case.studies:
        yield "findings", study.findings


def _keyed(item: _I, name: str, taken: dict[str, int]) -> _I:
    update: dict[str, object] = {}
    if not item.key:
        update["key"] = free_key(name, slug(getattr(item, "name", None) or ""), taken)
    findings: tuple[Item, ...] = getattr(item, "findings", ())
    if any(not finding.key for finding in findings):
        update["findings"] = tuple(_keyed(finding, "findings", taken) for finding in findings)
    return item.model_copy(update=update) if update else item
