"""Family history: a FamilyMemberHistory for each relative, an Observation for each disease that none had."""

from collections import Counter
from collections.abc import Iterator

from case2fhir.build.ages import age_remarks, aged
from case2fhir.build.context import Context
from case2fhir.build.datatypes import Element, Resource, concept, filled, notes
from case2fhir.build.observation import observation
from case2fhir.build.plan import has_history
from case2fhir.model import FamilyCondition, Relative

_UNNAMED = "family-member"
"""Mapping concept of a relative whose relationship is not told."""
_GROUPS = (_UNNAMED, "extended-family-member")
"""Mapping concepts that leave open who of the family it is."""


def family(context: Context) -> Iterator[Resource]:
    """Yield the resources of the family history."""
    for relative in context.case.family_history:
        path = f"family_history[{relative.key}]"
        if has_history(relative):
            yield _history(context, relative, path)
        absent = [condition for condition in relative.conditions if condition.presence == "absent"]
        names: Counter[str] = Counter()
        for condition in absent:
            name = condition.key or condition.concept or condition.name
            names[name] += 1
            again = f" {names[name]}" if names[name] > 1 else ""
            yield _absent(context, relative, condition, f"{relative.key} without {name}{again}", path)


def _history(context: Context, relative: Relative, path: str) -> Resource:
    present = [condition for condition in relative.conditions if condition.presence == "present"]
    return context.close(
        context.open("FamilyMemberHistory", relative.key, (relative, *present), path),
        status="partial" if relative.relation in (None, *_GROUPS) else "completed",
        patient=context.subject,
        relationship=context.coded(relative.name, relative.relation or _UNNAMED),
        **_age(relative),
        note=notes(*age_remarks(relative.age), *relative.note),
        condition=[_condition(context, condition) for condition in present],
    )


def _age(relative: Relative) -> Element:
    if relative.deceased:
        return aged("deceased", relative.age) or {"deceasedBoolean": True}
    told = aged("age", relative.age)
    if relative.age and relative.age.approximate:
        told["estimatedAge"] = True
    return told | ({"deceasedBoolean": False} if relative.deceased is False else {})


def _condition(context: Context, condition: FamilyCondition) -> Element:
    return filled(
        code=context.coded(condition.name, condition.concept),
        contributedToDeath=True if condition.fatal else None,
        **aged("onset", condition.onset_age),
        note=notes(*age_remarks(condition.onset_age), *condition.note),
    )


def _absent(context: Context, relative: Relative, condition: FamilyCondition, key: str, path: str) -> Resource:
    """Return the Observation that no relative had a disease; never coded as the disease, which is not the patient's."""
    return observation(
        context,
        key,
        condition if condition.evidence else relative,
        path,
        code=concept(text=f"Family history of {condition.name}"),
        valueCodeableConcept=context.qualifier("absent"),
        note=notes(relative.name, *condition.note, *(() if has_history(relative) else relative.note)),
    )
