"""Links between the items of a case: which event a time counts from, what supports a diagnosis, what treats what."""

from typing import Any

from case2fhir.extract.times import UNRESOLVED
from case2fhir.model import Case, Encounter, Event, Item, Offset, Outcome, When
from case2fhir.terminology.normal import phrase

_TIMED = (
    "encounters", "problems", "signs", "measurements", "studies", "medications", "procedures", "social_history",
    "outcomes",
)  # fmt: skip
"""The lists of a case whose items may have a time."""


def link(case: Case) -> Case:
    """Return `case` with its inner references settled; every item has its key by now.

    A time that counts from words nobody made an item of keeps its words and loses its offset.
    """
    update: dict[str, Any] = {}
    for name in _TIMED:
        items = getattr(case, name)
        settled = tuple(_timed(case, item) for item in items)
        if any(new is not old for new, old in zip(settled, items, strict=True)):
            update[name] = settled
    death = case.patient.death
    if death is not None and (settled := _timed(case, death)) is not death:
        update["patient"] = case.patient.model_copy(update={"death": settled})
    case = case.model_copy(update=update) if update else case
    update = {}
    update["outcomes"] = tuple(_about(case, outcome) for outcome in case.outcomes)
    return _supported(case.model_copy(update=update))


def _about(case: Case, outcome: Outcome) -> Outcome:
    """Return an outcome with the keys of the problems it speaks of, which were only words so far."""
    if not any(each.startswith(UNRESOLVED) for each in outcome.problems):
        return outcome
    keys: list[str] = []
    for each in outcome.problems:
        start, end = (int(part) for part in each.removeprefix(UNRESOLVED).split("-"))
        keys += [item.key for item in (*case.problems, *case.signs) if _overlaps(item, start, end)][:1]
    return outcome.model_copy(update={"problems": tuple(dict.fromkeys(keys))})


def _overlaps(item: Item, start: int, end: int) -> bool:
    return any(words.start < end and start < words.end for words in item.evidence)


def _timed(case: Case, item: Any) -> Any:
    update = {}
    for field in ("when", "onset", "abatement"):
        when: When | None = getattr(item, field, None)
        if when is not None and when.offset is not None:
            settled = _settled(case, item, when, when.offset)
            if settled is not when:
                update[field] = settled
    return item.model_copy(update=update) if update else item


def _settled(case: Case, item: Item, when: When, offset: Offset) -> When:
    event: str | None = None
    if offset.event.startswith(UNRESOLVED):
        start, end = (int(part) for part in offset.event.removeprefix(UNRESOLVED).split("-"))
        event = _event_of(case, item, start, end)
    elif offset.event == "presentation":
        event = case.encounters[0].key if case.encounters else None
    else:
        return when
    if event is None or event == item.key:
        return when.model_copy(update={"offset": None})
    return when.model_copy(update={"offset": offset.model_copy(update={"event": event})})


def _event_of(case: Case, item: Item, start: int, end: int) -> str | None:
    """Return the key of the item that code points `start` to `end` name: by its evidence, else by its words."""
    events: list[Event | Encounter] = [
        *case.procedures,
        *case.encounters,
        *case.medications,
        *case.studies,
        *case.problems,
    ]
    for event in events:
        if event is not item and _overlaps(event, start, end):
            return event.key
    text = case.source.text or ""
    named = set(phrase(text[start:end]).split(" "))
    for event in events:
        if event is not item and event.name and phrase(event.name).split(" ")[-1] in named:
            return event.key
    return None


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
