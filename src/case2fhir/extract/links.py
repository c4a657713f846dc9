"""Links between the items of a case: which event a time counts from, what supports a diagnosis, what treats what."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from case2fhir.extract.times import UNRESOLVED
from case2fhir.model import Case, Encounter, Event, Item, Offset, Outcome, When
from case2fhir.terminology.normal import phrase

_TIMED = (
    "encounters", "problems", "signs", "measurements", "studies", "medications", "procedures", "social_history",
    "outcomes",
)  # fmt: skip
"""The lists of a case whose items may have a time."""


class _Places:
    """Items by the words that are their evidence."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self._spans = sorted(
            (words.start, words.end, rank) for rank, item in enumerate(items) for words in item.evidence
        )
        self._starts = [start for start, _, _ in self._spans]
        self._longest = max((end - start for start, end, _ in self._spans), default=0)

    def ranks(self, start: int, end: int) -> list[int]:
        """Return the places of the items whose evidence meets code points `start` to `end`, in order."""
        near = self._spans[bisect_left(self._starts, start - self._longest) : bisect_left(self._starts, end)]
        return sorted({rank for begin, stop, rank in near if stop > start and begin < end})


class _Events:
    """What a time can count from: found by its evidence, else by the last word of its name."""

    def __init__(self, case: Case) -> None:
        kinds = (case.procedures, case.encounters, case.medications, case.studies, case.problems)
        self._events: list[Event | Encounter] = [event for kind in kinds for event in kind]
        self._places = _Places(self._events)
        self._text = case.source.text or ""
        self._named: dict[str, list[int]] = {}
        for rank, event in enumerate(self._events):
            if event.name:
                self._named.setdefault(phrase(event.name).split(" ")[-1], []).append(rank)

    def at(self, item: Item, start: int, end: int) -> str | None:
        """Return the key of the event, other than `item`, that code points `start` to `end` name."""
        named = set(phrase(self._text[start:end]).split(" "))
        return self._first(item, self._places.ranks(start, end)) or self._first(
            item, sorted(rank for word in named for rank in self._named.get(word, ())[:2])
        )

    def _first(self, item: Item, ranks: list[int]) -> str | None:
        return next((event.key for rank in ranks if (event := self._events[rank]) is not item), None)


def link(case: Case) -> Case:
    """Return `case` with its inner references settled; every item has its key by now.

    A time that counts from words nobody made an item of keeps its words and loses its offset.
    """
    events = _Events(case)
    update: dict[str, Any] = {}
    for name in _TIMED:
        items = getattr(case, name)
        settled = tuple(_timed(case, events, item) for item in items)
        if any(new is not old for new, old in zip(settled, items, strict=True)):
            update[name] = settled
    death = case.patient.death
    if death is not None and (settled := _timed(case, events, death)) is not death:
        update["patient"] = case.patient.model_copy(update={"death": settled})
    case = case.model_copy(update=update) if update else case
    update = {}
    places = _Places((*case.problems, *case.signs))
    update["outcomes"] = tuple(_about(places, outcome) for outcome in case.outcomes)
    return _supported(case.model_copy(update=update))


def _about(places: _Places, outcome: Outcome) -> Outcome:
    """Return an outcome with the keys of the problems it speaks of, which were only words so far."""
    if not any(each.startswith(UNRESOLVED) for each in outcome.problems):
        return outcome
    keys: list[str] = []
    for each in outcome.problems:
        start, end = (int(part) for part in each.removeprefix(UNRESOLVED).split("-"))
        keys += [places.items[rank].key for rank in places.ranks(start, end)[:1]]
    return outcome.model_copy(update={"problems": tuple(dict.fromkeys(keys))})


def _timed(case: Case, events: _Events, item: Any) -> Any:
    update = {}
    for field in ("when", "onset", "abatement"):
        when: When | None = getattr(item, field, None)
        if when is not None and when.offset is not None:
            settled = _settled(case, events, item, when, when.offset)
            if settled is not when:
                update[field] = settled
    return item.model_copy(update=update) if update else item


def _settled(case: Case, events: _Events, item: Item, when: When, offset: Offset) -> When:
    event: str | None = None
    if offset.event.startswith(UNRESOLVED):
        start, end = (int(part) for part in offset.event.removeprefix(UNRESOLVED).split("-"))
        event = events.at(item, start, end)
    elif offset.event == "presentation":
        event = case.encounters[0].key if case.encounters else None
    else:
        return when
    if event is None or event == item.key:
        return when.model_copy(update={"offset": None})
    return when.model_copy(update={"offset": offset.model_copy(update={"event": event})})


def _supported(case: Case) -> Case:
    """Return `case` in which each diagnosis names the findings of studies and signs that show it."""
    shown: dict[str, list[str]] = {}
    for study in case.studies:
        for finding in study.findings:
            if finding.concept and finding.result == "present":
                shown.setdefault(finding.concept, []).append(finding.key)
    if not shown:
        return case
    problems = tuple(
        problem.model_copy(
            update={"supported_by": tuple(dict.fromkeys((*problem.supported_by, *shown[problem.concept])))}
        )
        if problem.kind == "diagnosis" and problem.presence == "present" and problem.concept in shown
        else problem
        for problem in case.problems
    )
    return case.model_copy(update={"problems": problems})
