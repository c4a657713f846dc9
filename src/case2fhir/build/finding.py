"""Examination signs and the findings of studies: Observations with the finding as their code."""

from collections.abc import Iterator
from typing import Any

from case2fhir.build.context import Context
from case2fhir.build.datatypes import Element, Resource, amount, clean, concept, filled, notes
from case2fhir.build.observation import Category, interpretation, observation
from case2fhir.model import Finding, Study


def signs(context: Context) -> Iterator[Resource]:
    """Yield an Observation for each examination sign."""
    for sign in context.case.signs:
        yield finding(context, sign, "exam", f"signs[{sign.key}]")


def finding(context: Context, item: Finding, kind: Category, path: str, study: Study | None = None) -> Resource:
    """Return the Observation of a finding; time, encounter and place come from its study unless it has its own."""
    site = item.site or (study.site if study else None)
    return observation(
        context,
        item.key,
        item,
        path,
        kind=kind,
        code=context.coded(item.name, item.concept),
        when=item.when or (study.when if study else None),
        encounter=item.encounter or (study.encounter if study else None),
        **_value(context, item),
        note=notes(*_remarks(item)),
        bodySite=context.site(site, item.side, item.level),
        method=concept(text=study.name) if study and study.kind == "imaging" else None,
        component=list(_components(context, item)),
    )


def _value(context: Context, item: Finding) -> dict[str, Any]:
    if item.result in ("normal", "abnormal"):
        words = {"valueString": clean(item.value)} if item.value else {}
        state: Element = words or {"valueCodeableConcept": context.qualifier(item.result)}
        return state | {"interpretation": interpretation(item.result)}
    value: Element = {"valueCodeableConcept": context.qualifier(item.result)}
    if item.result in ("positive", "negative"):
        value["interpretation"] = interpretation(item.result)
    return value


def _remarks(item: Finding) -> list[str | None]:
    doubtful = f"Certainty: {item.certainty}" if item.certainty not in (None, "confirmed") else None
    value = item.value if item.result not in ("normal", "abnormal") else None
    worse = f"Worse with: {', '.join(item.aggravated_by)}" if item.aggravated_by else None
    return [value, doubtful, worse, *item.note]


def _components(context: Context, item: Finding) -> Iterator[Element]:
    for size in item.sizes:
        yield {"code": context.coded("Size", "size")} | _measure(context, size)
    if item.angle:
        yield {"code": context.coded("Angle", "angle")} | _measure(context, item.angle)
    if item.grade:
        yield {"code": context.coded("Grade", "grade"), "valueString": clean(item.grade)}
    if item.severity:
        yield filled(code=context.coded("Severity", "severity"), valueCodeableConcept=context.severity(item.severity))


def _measure(context: Context, size: Any) -> Element:
    name = "valueQuantity" if size.high is None else "valueRange"
    return {name: amount(size, context.ucum(size.ucum))}
