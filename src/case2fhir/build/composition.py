"""The Composition of a document: what was found, in the order of a case report (CARE)."""

from collections.abc import Iterable
from datetime import UTC, datetime

from case2fhir.build.context import Context
from case2fhir.build.datatypes import FACT, Element, Resource, clean, concept, filled, reference
from case2fhir.build.narrative import listing

COMPOSITION = "composition"
"""Fact key of the Composition."""

_TITLES = {
    "patient-information": "Patient information",
    "presentation": "Complaints",
    "encounters": "Encounters",
    "social-history": "Social history",
    "family-history": "Family history",
    "allergies": "Allergies",
    "examination": "Examination",
    "laboratory": "Laboratory",
    "imaging": "Imaging",
    "investigations": "Other investigations",
    "diagnosis": "Diagnosis",
    "medications": "Medications",
    "procedure": "Procedures",
    "outcome": "Outcome",
    "source": "Source",
}
"""Kinds of section, in order, and their titles. https://www.care-statement.org/checklist"""

_BY_CATEGORY = {
    "problem-list-item": "presentation",
    "encounter-diagnosis": "diagnosis",
    "vital-signs": "examination",
    "exam": "examination",
    "survey": "examination",
    "laboratory": "laboratory",
    "LAB": "laboratory",
    "imaging": "imaging",
    "RAD": "imaging",
    "PAT": "investigations",
    "MB": "investigations",
    "OTH": "investigations",
    "procedure": "investigations",
}
"""Where the facts of a builder part ways: the section by the code of a resource's category."""


def composition(context: Context, facts: Iterable[tuple[str, Resource]], program: Resource) -> Resource:
    """Return the Composition over `facts` (kind of section, resource), written by `program`.

    R4 requires a date: it is the clock's, and without a clock the time of now.
    """
    made = context.id(COMPOSITION)
    source = context.case.source
    grouped: dict[str, list[Resource]] = {kind: [] for kind in _TITLES}
    for kind, resource in facts:
        grouped[_section(kind, resource)].append(resource)
    title = clean(source.title or "Case report")
    first = next(iter(context.encounters), None)
    made_of: Resource = {
        "resourceType": "Composition",
        "id": made,
        "text": None,
        "identifier": {"system": FACT, "value": made},
        "status": "final",
        "type": context.coded("Case report", "case"),
        "subject": context.subject,
        **filled(encounter=context.visit(first)),
        "date": context.options.timestamp or datetime.now(UTC).isoformat(timespec="seconds"),
        "author": [reference(program["id"])],
        "title": title,
        "section": [_written(context, kind, found) for kind, found in grouped.items() if found],
    }
    return made_of | {"text": listing([{"resourceType": "Case report", "title": title}])}


def _section(kind: str, resource: Resource) -> str:
    for category in resource.get("category", ()):
        for code in category["coding"]:
            kind = _BY_CATEGORY.get(code["code"], kind)
    return kind


def _written(context: Context, kind: str, found: list[Resource]) -> Element:
    return {
        "title": _TITLES[kind],
        "code": concept(*context.codings(kind), text=_TITLES[kind]),
        "text": listing(found),
        "entry": [reference(resource["id"]) for resource in found],
    }
