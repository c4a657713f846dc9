"""Keys: the identity of each item within its case."""

import re
import unicodedata
from typing import TypeVar

from case2fhir.model.base import Item
from case2fhir.model.case import Case

_I = TypeVar("_I", bound=Item)

_PREFIX = {
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
}
"""The lists of a case that hold items, and the word that starts their keys."""


def slug(words: str) -> str:
    """Return `words` as lower-case ASCII letters and digits joined by hyphens, at most 48 of them."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:48].strip("-")


def with_keys(case: Case) -> Case:
    """Return `case` with a key on every item that had none; keys that are there stay.

    A key is the kind and the item's name, with -2, -3 ... where a name comes again, in order.
    """
    taken = {item.key for name in _PREFIX for item in getattr(case, name) if item.key}
    changes: dict[str, object] = {}
    if not case.patient.key:
        changes["patient"] = case.patient.model_copy(update={"key": "patient"})
    for name, prefix in _PREFIX.items():
        items = getattr(case, name)
        if name == "studies" or any(not item.key for item in items):
            changes[name] = tuple(_keyed(item, prefix, taken) for item in items)
    return case.model_copy(update=changes) if changes else case


def _keyed(item: _I, prefix: str, taken: set[str]) -> _I:
    update: dict[str, object] = {}
    key = item.key
    if not key:
        key = _free(f"{prefix}-{slug(getattr(item, 'name', None) or '')}".strip("-"), taken)
        update["key"] = key
    findings = getattr(item, "findings", ())
    if any(not finding.key for finding in findings):
        taken.update(finding.key for finding in findings if finding.key)
        update["findings"] = tuple(_keyed(finding, "finding", taken) for finding in findings)
    return item.model_copy(update=update) if update else item


def _free(key: str, taken: set[str]) -> str:
    candidate, number = key, 1
    while candidate in taken:
        number += 1
        candidate = f"{key}-{number}"
    taken.add(candidate)
    return candidate
