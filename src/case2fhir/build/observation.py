"""The frame of every Observation."""

from typing import Any, Literal

from case2fhir.build.context import Context
from case2fhir.build.datatypes import (
    INTERPRETATION,
    OBSERVATION_CATEGORY,
    Element,
    Resource,
    category,
    coding,
    concept,
)
from case2fhir.build.times import moment
from case2fhir.model import Item, When

Category = Literal["vital-signs", "laboratory", "exam", "imaging", "survey", "social-history", "therapy", "procedure"]

_CATEGORIES: dict[Category, str] = {
    "vital-signs": "Vital Signs",
    "laboratory": "Laboratory",
    "exam": "Exam",
    "imaging": "Imaging",
    "survey": "Survey",
    "social-history": "Social History",
    "therapy": "Therapy",
    "procedure": "Procedure",
}
"""The categories of https://hl7.org/fhir/R4/valueset-observation-category.html that are used, with displays."""

_INTERPRETATIONS = {
    "low": ("L", "Low"),
    "high": ("H", "High"),
    "normal": ("N", "Normal"),
    "abnormal": ("A", "Abnormal"),
    "positive": ("POS", "Positive"),
    "negative": ("NEG", "Negative"),
    "better": ("B", "Better"),
    "worse": ("W", "Worse"),
}
"""Codes of https://hl7.org/fhir/R4/valueset-observation-interpretation.html."""


def observation(
    context: Context,
    key: str,
    item: Item,
    path: str,
    *,
    kind: Category | None = None,
    code: Element,
    when: When | None = None,
    encounter: str | None = None,
    **elements: Any,
) -> Resource:
    """Return a final Observation of the patient; `elements` are its value and the rest, by FHIR's names."""
    resource = context.open("Observation", key, item, path)
    return context.close(
        resource,
        partOf=elements.pop("partOf", None),
        status="final",
        category=category(OBSERVATION_CATEGORY, kind, _CATEGORIES[kind]) if kind else None,
        code=code,
        subject=context.subject,
        focus=elements.pop("focus", None),
        encounter=context.visit(encounter),
        **(elements.pop("effective", None) or moment(context, "effective", when)),
        **elements,
    )


def interpretation(meaning: str | None, words: str | None = None) -> list[Element]:
    """Return `interpretation` for low, high, normal, abnormal, positive, negative, better or worse, in `words`."""
    code = _INTERPRETATIONS.get(meaning or "")
    if code is None:
        return [concept(text=words)] if words else []
    return [concept(coding(INTERPRETATION, *code), text=words)]
