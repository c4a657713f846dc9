"""Family history: a FamilyMemberHistory for each relative, an Observation for each disease that none had."""

from collections import Counter
from collections.abc import Iterator

from case2fhir.build.context import Context
from case2fhir.build.datatypes import Element, Resource, concept, duration, filled, notes
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
        note=notes(*relative.note),
        condition=[_condition(context, condition) for condition in present],
    )


def _age(relative: Relative) -> Element:
    age = relative.age if relative.age and relative.age.value > 0 else None
    if relative.deceased:
        return {"deceasedAge": duration(age.value, age.unit)} if age else {"deceasedBoolean": True}
    alive = {"deceasedBoolean": False} if relative.deceased is False else {}
    return filled(ageAge=duration(age.value, age.unit) if age else None) | alive


def _condition(context: Context, condition: FamilyCondition) -> Element:
    age = condition.onset_age
    return filled(
        code=context.coded(condition.name, condition.concept),
        contributedToDeath=True if condition.fatal else None,
        onsetAge=duration(age.value, age.unit) if age and age.value > 0 else None,
        note=notes(*condition.note),
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
        note=notes(relative.name, *condition.note),
    )
