"""Encounters, and the institutions and clinicians that are named."""

from collections.abc import Iterator

from case2fhir.build.context import Context
from case2fhir.build.datatypes import ACT_CODE, Resource, clean, coding, concept, data_absent
from case2fhir.build.times import period

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
            context.open("Encounter", visit.key, visit, f"encounters[{visit.key}]"),
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
        resource = context.open("Organization", item.key, item, f"organizations[{item.key}]")
        yield context.close(resource, name=clean(item.name))


def practitioners(context: Context) -> Iterator[Resource]:
    """Yield a Practitioner for each clinician who is named."""
    for item in context.case.practitioners:
        resource = context.open("Practitioner", item.key, item, f"practitioners[{item.key}]")
        role = [{"code": concept(text=item.role)}] if item.role else None
        yield context.close(resource, name=[{"text": clean(item.name)}], qualification=role)
