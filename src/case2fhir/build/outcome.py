"""Outcomes: how it went, and the words for a death."""

from collections.abc import Iterator

from case2fhir.build.context import Context
from case2fhir.build.datatypes import Element, Resource, amount, clean, concept, notes
from case2fhir.build.observation import interpretation, observation
from case2fhir.model import Outcome

_DEATH = "death"
"""Fact key of the outcome Observation for a death that no outcome of the case tells."""


def outcomes(context: Context) -> Iterator[Resource]:
    """Yield an Observation for each outcome, and one for a death that stands only with the patient."""
    for item in context.case.outcomes:
        yield _outcome(context, item)
    death = context.case.patient.death
    if death and not _tells_death(context):
        words = death.when.text if death.when else None
        yield observation(
            context,
            _DEATH,
            death,
            "patient.death",
            kind="therapy",
            code=concept(text="Death"),
            when=death.when,
            valueCodeableConcept=concept(text=clean(death.cause) if death.cause else "Died"),
            note=notes(words, *death.note),
        )


def _outcome(context: Context, item: Outcome) -> Resource:
    return observation(
        context,
        item.key,
        item,
        f"outcomes[{item.key}]",
        kind="therapy",
        code=concept(text=item.name),
        when=item.when,
        encounter=item.encounter,
        partOf=context.refer_all([item.procedure or ""], "Procedure"),
        focus=context.refer_all(item.problems, "Condition", "Observation"),
        **_value(context, item),
        interpretation=interpretation(item.direction) if item.direction in ("better", "worse") else None,
        note=notes(item.text if item.quantity or item.direction else None, *item.note, *_death_words(context, item)),
    )


def _tells_death(context: Context) -> Outcome | None:
    """Return the first outcome that tells of the patient's death."""
    return next((item for item in context.case.outcomes if item.direction == "died"), None)


def _death_words(context: Context, item: Outcome) -> list[str | None]:
    """Return what the patient's death says that the outcome which tells of it does not."""
    death = context.case.patient.death
    if death is None or item is not _tells_death(context):
        return []
    told = " ".join((item.name, item.text or "", *item.note)).casefold()
    time = death.when.text if death.when else None
    lines = (time, f"Cause: {death.cause}" if death.cause and death.cause.casefold() not in told else None, *death.note)
    return [line for line in lines if line and line.casefold() not in told]


def _value(context: Context, item: Outcome) -> Element:
    if item.quantity:
        name = "valueQuantity" if item.quantity.high is None else "valueRange"
        return {name: amount(item.quantity, context.ucum(item.quantity.ucum))}
    words = {"better": "Better", "worse": "Worse", "unchanged": "Unchanged", "resolved": "Resolved", "died": "Died"}
    if item.direction:
        return {"valueCodeableConcept": context.coded(words[item.direction], item.concept)}
    return {"valueString": clean(item.text)} if item.text else {}
