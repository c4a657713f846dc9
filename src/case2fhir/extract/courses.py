"""Courses of drugs: what the mentions of one drug tell of one course comes together, a new dosage is a new one."""

from typing import Any

from case2fhir.extract.dosage_fields import FIELDS
from case2fhir.extract.record import Record, fresh
from case2fhir.model import Doubt, Evidence, Frequency, Medication, made
from case2fhir.model.keys import slug
from case2fhir.terminology.normal import phrase

_ENDINGS = ("stopped", "on-hold")
_REMEMBERED = 20
"""How many courses of one drug a mention may speak of, counted from the last, so that reading stays linear."""


class Course(Record):
    """One medication in the making; `stated` says that a verb told whether it was taken, prescribed or given."""

    fields: dict[str, Any]
    evidence: list[Evidence]
    doubts: list[Doubt] = fresh(factory=list)
    stated: bool = False
    is_change: bool = False
    """Whether it was told as a change of the dosage before it."""
    _spans: set[tuple[int, int]] = fresh(factory=set)

    def add(self, spans: list[Evidence]) -> None:
        """Add evidence that is not there yet."""
        if not self._spans:
            self._spans.update((span.start, span.end) for span in self.evidence)
        for span in spans:
            if (span.start, span.end) not in self._spans:
                self._spans.add((span.start, span.end))
                self.evidence.append(span)

    @property
    def is_bare(self) -> bool:
        """Say whether nothing is told of its dosage."""
        return not self.fields.get("dose_text")


class Courses:
    """The courses of one text, in the order of their first mention."""

    def __init__(self) -> None:
        self._order: list[Course] = []
        self._of_drug: dict[str, list[Course]] = {}

    def place(self, new: Course) -> None:
        """Add a course, or what it tells to the known course of that drug that it speaks of."""
        name = new.fields.get("concept") or phrase(new.fields["name"])
        known = self._of_drug.setdefault(name, [])
        for old in reversed(known[-_REMEMBERED:]):
            if _is_same(old, new):
                _join(old, new)
                return
        if new.is_change and known and not new.stated and new.fields["status"] == "completed":
            new.fields["act"], new.fields["status"] = known[-1].fields["act"], "active"
        if new.is_change and new.fields.get("dose") and known and known[-1].fields["status"] in ("active", "unknown"):
            known[-1].fields["status"] = "completed"
        known.append(new)
        self._order.append(new)

    def medications(self) -> list[Medication]:
        """Return the medications, each with a key of its own."""
        taken: dict[str, int] = {}
        return [
            made(Medication)(
                key=_free_key(f"medication-{slug(course.fields['name'])}".strip("-"), taken),
                evidence=tuple(course.evidence),
                doubts=tuple(course.doubts),
                **course.fields,
            )
            for course in self._order
        ]


def _free_key(stem: str, taken: dict[str, int]) -> str:
    """Return a key that is not taken; `taken` holds the last number given for each stem."""
    key, number = stem, taken.get(stem, 0) + 1
    while (number > 1 and key == stem) or key in taken:
        key = f"{stem}-{number}"
        number += key in taken
    taken[stem] = number
    taken.setdefault(key, 1)
    return key


def _is_same(old: Course, new: Course) -> bool:
    """Say whether a mention speaks of a course that is known: no dosage of its own, or the same one."""
    if (old.fields["status"] == "not-taken") != (new.fields["status"] == "not-taken"):
        return False
    if old.stated and new.stated and (old.fields["act"] == "taken") != (new.fields["act"] == "taken"):
        return new.is_bare and (new.fields["act"] == "taken" or new.fields["status"] in (*_ENDINGS, "active"))
    ours, theirs = old.fields.get("dose"), new.fields.get("dose")
    if ours is not None and theirs is not None:
        same = (ours.value, ours.high, ours.ucum) == (theirs.value, theirs.high, theirs.ucum)
        return same and _is_as_often(old.fields.get("frequency"), new.fields.get("frequency"), new.is_change)
    return new.is_bare or old.fields.get("group") == new.fields.get("group")


def _is_as_often(ours: Frequency | None, theirs: Frequency | None, is_change: bool) -> bool:
    """Say whether the same dose is taken as often: "1.25 mg once daily, then 1.25 mg twice daily" are two courses."""
    if ours is None or theirs is None:
        return not (is_change and theirs is not None)
    return (ours.times, ours.period, ours.unit) == (theirs.times, theirs.period, theirs.unit)


def _join(old: Course, new: Course) -> None:
    """Add to a course what another mention tells of it: words, dosage, that it was stopped."""
    old.add(new.evidence)
    if old.is_bare and not new.is_bare:
        old.fields.update({name: new.fields[name] for name in FIELDS if name in new.fields})
        old.doubts += [each for each in new.doubts if each not in old.doubts]
    if new.fields["status"] in _ENDINGS:
        old.fields["status"] = new.fields["status"]
    elif new.fields["status"] == "active" and old.stated:
        old.fields["status"] = "active"
    elif new.stated and not old.stated:
        old.fields["act"], old.stated = new.fields["act"], True
        if old.fields["status"] not in (*_ENDINGS, "not-taken"):
            old.fields["status"] = new.fields["status"]
    for name in ("reason_text", "when", "route", "form"):
        if name in new.fields:
            old.fields.setdefault(name, new.fields[name])
