"""Encounters, and the institutions and clinicians that are named."""

from collections.abc import Iterator

from case2fhir.build.context import Context
from case2fhir.build.datatypes import ACT_CODE, Resource, clean, coding, concept, data_absent, remark_extensions
from case2fhir.build.times import period
from case2fhir.model import Item

_CLASSES = {
    "ambulatory": ("AMB", "ambulatory"),
    "inpatient": ("IMP", "inpatient encounter"),
    "emergency": ("EMER", "emergency"),
    "home": ("HH", "home health"),
    "virtual": ("VR", "virtual"),
}
"""Codes of https://hl7.org/fhir/R4/v3/ActEncounterCode/vs.html, by the setting that the case states."""


def encounters(context: Context) -> Iterator[Resource]:
    """Yield an Encounter for each visit; its class is absent with a reason unless the setting is stated."""
    for visit in context.case.encounters:
        stated = _CLASSES.get(visit.setting or "")
        yield context.close(
            _open(context, "Encounter", visit, f"encounters[{visit.key}]"),
            status="finished",
            class_=coding(ACT_CODE, *stated) if stated else data_absent(),
            type=[concept(text=visit.name or visit.role)],
            subject=context.subject,
            period=period(context, visit.when),
            serviceProvider=context.refer(visit.organization, "Organization"),
        )


def organizations(context: Context) -> Iterator[Resource]:
    """Yield an Organization for each institution that is named."""
    for item in context.case.organizations:
        resource = _open(context, "Organization", item, f"organizations[{item.key}]")
        yield context.close(resource, name=clean(item.name))


def practitioners(context: Context) -> Iterator[Resource]:
    """Yield a Practitioner for each clinician who is named."""
    for item in context.case.practitioners:
        resource = _open(context, "Practitioner", item, f"practitioners[{item.key}]")
        role = [{"code": concept(text=item.role)}] if item.role else None
        yield context.close(resource, name=[{"text": clean(item.name)}], qualification=role)


def _open(context: Context, kind: str, item: Item, path: str) -> Resource:
    """Return the frame of a resource whose type has no element for notes."""
    resource = context.open(kind, item.key, item, path)
    resource["extension"] += remark_extensions(*item.note)
    return resource
