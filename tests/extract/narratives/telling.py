"""Looks up, in what the public door makes of a narrative, one fact that a row of a table tells in a line.

A row is `kind name; mark; field words; ...`. Some item of that kind must have the name's words in its name, exactly
the marks that the row has (none: a present, certain, current, done fact), and in each field the words told of it:

    problem chest pain; severe; side left; onset 2 hours      measured troponin I; value 4.2 ng/mL; high
    problem fever; absent                                     drug aspirin; given; dose 300 mg; route oral
    problem pneumonia; suspected                              family mother; of breast cancer; age 45 a
    problem gout; past                                        patient age 63 a
    problem fever; no site; once                              nothing smoker (the words stand in no item's evidence)
    no problem diabetes (no item of that kind, however marked)
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from case2fhir import Case, Converter, Options, extract_cases
from case2fhir.extract.coverage import all_evidence
from case2fhir.model import Finding
from invariants import hold

KINDS = {
    "problem": ("problems", "signs"),
    "measured": ("measurements",),
    "study": ("studies",),
    "drug": ("medications",),
    "procedure": ("procedures",),
    "allergy": ("allergies",),
    "family": ("family_history",),
    "social": ("social_history",),
    "outcome": ("outcomes",),
    "visit": ("encounters",),
}
"""The lists in which a row of a kind looks; `finding` looks in those of the studies, `patient` at the person."""

_MARKS = {
    "provisional": "suspected",
    "unconfirmed": "suspected",
    "differential": "differential",
    "absent": "absent",
    "negative": "absent",
    "normal": "normal",
    "inactive": "past",
    "resolved": "resolved",
    "recurrence": "again",
    "relapse": "again",
    "remission": "remission",
    "planned": "planned",
    "declined": "declined",
    "stopped": "stopped",
    "not-taken": "not-taken",
    "on-hold": "on-hold",
    "intended": "intended",
}
_STATES = ("presence", "result", "certainty", "status", "state")
_PLAIN = ("severity", "kind", "interpretation", "act", "direction")
_UNMARKED = ("measured", "outcome", "social", "family", "patient")


def rows(narrative: str, facts: str) -> list[ParameterSet]:
    """The lines of `facts` as parameters `text` and `row` of a test."""
    return [pytest.param(narrative, row, id=row) for row in facts.strip().splitlines()]


def check(text: str, row: str) -> None:
    """Assert that the narrative `text` tells the fact of `row`, or does not if the row begins with no or nothing."""
    case = told(text)
    kind, _, fact = row.partition(" ")
    if kind == "nothing":
        assert fact in text, "the narrative has no such words"
        start = text.index(fact)
        assert not [each for each in all_evidence(case) if each.start < start + len(fact) and each.end > start]
    elif kind == "no":
        kind, _, name = fact.partition(" ")
        assert not [item for item in items(case, kind) if _has(_name(item), name)], sheet(case, kind)
    else:
        found = [item for item in items(case, kind) if _matches(kind, item, fact)]
        assert found, f"not told: {row}\n" + sheet(case, kind)
        assert "; once" not in fact or len(found) == 1, sheet(case, kind)


@lru_cache(maxsize=64)
def told(text: str) -> Case:
    """The one case of a narrative; its evidence is the words it says, and its Bundle keeps every invariant."""
    (case,) = cases(text)
    return case


@lru_cache(maxsize=64)
def cases(text: str) -> tuple[Case, ...]:
    """The cases of a narrative, each of them and its Bundle checked."""
    found = extract_cases(text)
    for case in found:
        Case.model_validate(case.model_dump())
        assert all(text[each.start : each.end] == each.quote for each in all_evidence(case))
    for conversion in _converter().conversions(text):
        hold(json.loads(conversion.bundle.to_json()))
    return found


@lru_cache(maxsize=1)
def _converter() -> Converter:
    return Converter(Options())


class _Found:
    """A finding with the name of the study that showed it."""

    def __init__(self, finding: Finding, study: str) -> None:
        self.__dict__ = {**finding.__dict__, "of": study}


def items(case: Case, kind: str) -> list[Any]:
    """The items of a case in which a row of `kind` looks."""
    if kind == "finding":
        return [_Found(finding, study.name) for study in case.studies for finding in study.findings]
    if kind == "patient":
        return [case.patient]
    return [item for name in KINDS[kind] for item in getattr(case, name)]


def sheet(case: Case, kind: str) -> str:
    """What a case tells of a kind, a line for each item: shown when a row fails."""
    lines = (f"{_name(item)}; {'; '.join([*sorted(_marks(kind, item)), *details(item)])}" for item in items(case, kind))
    return "\n".join(lines)


def _matches(kind: str, item: Any, fact: str) -> bool:
    name, *pieces = (piece.strip() for piece in fact.split(";"))
    told_of = details(item)
    if kind == "patient":
        return all(_told(piece, told_of) for piece in (name, *pieces))
    marks = {piece for piece in pieces if piece in _MARKS.values() and kind not in _UNMARKED}
    wanted = [piece for piece in pieces if piece not in marks and piece != "once"]
    return _has(_name(item), name) and marks == _marks(kind, item) and all(_told(piece, told_of) for piece in wanted)


def _told(piece: str, told_of: list[str]) -> bool:
    field, _, words = piece.partition(" ")
    if field == "no":
        return not any(detail.split(" ", 1)[0] == words for detail in told_of)
    return any(detail == piece or (detail.split(" ", 1)[0] == field and _has(detail, words)) for detail in told_of)


def _marks(kind: str, item: Any) -> set[str]:
    if kind in _UNMARKED:
        return set()
    values = (getattr(item, name, None) for name in _STATES)
    return {_MARKS[value] for value in values if value in _MARKS}


def _name(item: Any) -> str:
    return getattr(item, "name", None) or getattr(item, "role", None) or ""


def _has(text: str, words: str) -> bool:
    """Whether `words` stand in `text` as whole words, whatever their case."""
    return f" {words} ".casefold() in f" {text} ".casefold()


def details(item: Any) -> list[str]:
    """What an item tells beside its name, each as `field words`; states that need no field are words alone."""
    found: list[str] = []
    for field, value in item.__dict__.items():
        if field in ("key", "evidence", "doubts", "name") or (field in _STATES and value in _MARKS):
            continue
        if field in ("value", "dose", "strength", "duration", "quantity") and value is not None:
            found.append(f"{field} {value if isinstance(value, str) else _amount(_holder(item, value))}")
        else:
            found += _worded(field, value)
    return found


def _worded(field: str, value: Any) -> list[str]:
    if value in (None, (), "", False):
        return []
    if field in _PLAIN:
        return [str(value)]
    if field in ("sex", "age", "onset_age", "birth_date"):
        return [f"{field} {_amount(value)}"]
    if field == "conditions":
        return [f"{'not ' if each.presence == 'absent' else ''}of {each.name}" for each in value]
    if field == "sizes":
        return [f"size {_amount(each)}" for each in value]
    if field == "components":
        return [f"part {each.name} {_amount(each)}" for each in value]
    if isinstance(value, tuple):
        return [f"{field} {each}" for each in value if isinstance(each, str)]
    if field in ("site", "when", "onset", "abatement", "frequency"):
        return [f"{field} {each}" for each in _parts(value)]
    return [field] if value is True or field == "death" else [f"{field} {value}"]


def _parts(value: Any) -> list[str]:
    """The words of a site, a time or a frequency, and each of its other fields."""
    offset = getattr(value, "offset", None)
    parts = [value.name] if hasattr(value, "name") else [value.text] if value.text else []
    parts += [f"{each}" for each in (getattr(value, "side", None), getattr(value, "date", None)) if each]
    if getattr(value, "times", None):
        parts.append(f"{value.times} per {value.period} {value.unit}")
    if offset:
        parts.append(f"{offset.value} {offset.unit} {offset.direction} {offset.event}")
    return parts


def _holder(item: Any, value: Any) -> Any:
    """What holds a number, its comparator and its unit: a quantity, or the measurement itself."""
    return value if hasattr(value, "unit") else item


def _amount(item: Any) -> str:
    """A number with its comparator, its upper end and its unit as written: `<0.01 ng/mL`, `20-40 mg`."""
    number = "" if item.value is None else str(item.value)
    number = (getattr(item, "comparator", None) or "") + number
    number += f"-{item.high}" if getattr(item, "high", None) is not None else ""
    return f"{number} {getattr(item, 'unit', None) or ''}".strip()
