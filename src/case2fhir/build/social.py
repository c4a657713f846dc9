"""Social history: smoking, alcohol, occupation, pregnancy and the like, as Observations."""

from collections.abc import Iterator

from case2fhir.build.context import Context
from case2fhir.build.datatypes import Element, Resource, amount, clean, notes
from case2fhir.build.observation import observation
from case2fhir.model import SocialFact


def social(context: Context) -> Iterator[Resource]:
    """Yield an Observation for each social fact."""
    for item in context.case.social_history:
        yield observation(
            context,
            item.key,
            item,
            f"social_history[{item.key}]",
            kind="social-history",
            code=context.coded(item.name, item.concept),
            when=item.when,
            encounter=item.encounter,
            **_value(context, item),
            note=notes(item.value if item.quantity else None, *item.note),
        )


def _value(context: Context, item: SocialFact) -> Element:
    if item.quantity:
        name = "valueQuantity" if item.quantity.high is None else "valueRange"
        return {name: amount(item.quantity, context.ucum(item.quantity.ucum))}
    if item.value_concept:
        return {"valueCodeableConcept": context.coded(item.value or item.value_concept, item.value_concept)}
    return {"valueString": clean(item.value)} if item.value else {}
