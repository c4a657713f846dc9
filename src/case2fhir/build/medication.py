"""Drugs: taken before the visit, prescribed, or given."""

from collections.abc import Callable, Iterator

from case2fhir.build.context import Context
from case2fhir.build.datatypes import FACT, Resource, concept, filled, notes
from case2fhir.build.dosage import dosage, dose_words, route
from case2fhir.build.plan import medication_type
from case2fhir.build.times import moment
from case2fhir.model import Medication

_REQUEST = {
    "active": "active",
    "completed": "completed",
    "stopped": "stopped",
    "on-hold": "on-hold",
}
"""Stated states that a MedicationRequest knows; the rest is unknown, with the word in a note."""
_ADMINISTRATION = {
    "active": "in-progress",
    "completed": "completed",
    "stopped": "stopped",
    "on-hold": "on-hold",
    "not-taken": "not-done",
    "unknown": "completed",
}
"""A drug that was given was given, unless something else is stated."""


def medications(context: Context) -> Iterator[Resource]:
    """Yield the resource of each drug."""
    for item in context.case.medications:
        yield _BUILDERS[medication_type(item)](context, item)


def _statement(context: Context, item: Medication) -> Resource:
    status = "completed" if item.act == "given" and item.status == "unknown" else item.status
    return context.close(
        _open(context, item),
        partOf=context.refer_all([item.procedure or ""], "Procedure"),
        status=status,
        medicationCodeableConcept=context.coded(item.name, item.concept),
        subject=context.subject,
        context=context.visit(item.encounter),
        **moment(context, "effective", item.when),
        informationSource=context.subject if item.act == "taken" else None,
        reasonCode=_reason(item),
        reasonReference=context.refer_all(item.reason, "Condition", "Observation"),
        note=notes(*_remarks(item)),
        dosage=dosage(context, item),
    )


def _request(context: Context, item: Medication) -> Resource:
    used_in = context.refer_all([item.procedure or ""], "Procedure", "ServiceRequest")
    unsaid = f"Status: {item.status}" if item.status in ("intended", "not-taken") else None
    words = item.when.text if item.when and not item.when.date else None
    return context.close(
        _open(context, item),
        status=_REQUEST.get(item.status, "unknown"),
        intent="order",
        medicationCodeableConcept=context.coded(item.name, item.concept),
        subject=context.subject,
        encounter=context.visit(item.encounter),
        supportingInformation=used_in,
        authoredOn=item.when.date if item.when else None,
        reasonCode=_reason(item),
        reasonReference=context.refer_all(item.reason, "Condition", "Observation"),
        groupIdentifier=_group(context, item.group),
        note=notes(unsaid, words, *_remarks(item)),
        dosageInstruction=dosage(context, item),
    )


def _administration(context: Context, item: Medication) -> Resource:
    dose = dosage(context, item)
    quantity = dose[0].get("doseAndRate", [{}])[0].get("doseQuantity") if dose else None
    words = dose_words(item)
    how = filled(text=words, route=route(context, item), dose=quantity)
    return context.close(
        _open(context, item),
        partOf=context.refer_all([item.procedure or ""], "Procedure"),
        status=_ADMINISTRATION.get(item.status, "unknown"),
        medicationCodeableConcept=context.coded(item.name, item.concept),
        subject=context.subject,
        context=context.visit(item.encounter),
        **moment(context, "effective", item.when),
        reasonCode=_reason(item),
        reasonReference=context.refer_all(item.reason, "Condition", "Observation", "DiagnosticReport"),
        note=notes(*_remarks(item), None if quantity else words),
        # mad-1: a dosage must have a dose or a rate.
        dosage=how if quantity else None,
    )


def _open(context: Context, item: Medication) -> Resource:
    return context.open(medication_type(item), item.key, item, f"medications[{item.key}]")


def _reason(item: Medication) -> list[dict[str, object]] | None:
    return [concept(text=item.reason_text)] if item.reason_text else None


def _group(context: Context, group: str | None) -> dict[str, str] | None:
    return {"system": FACT, "value": context.id(f"{group} group")} if group else None


def _remarks(item: Medication) -> list[str]:
    strength = item.strength
    parts = (
        ("Form", item.form),
        ("Strength", f"{strength.value} {strength.unit or strength.ucum or ''}" if strength else None),
        ("Effect", item.effect),
    )
    return [*(f"{label}: {words}" for label, words in parts if words), *item.note]


_BUILDERS: dict[str, Callable[[Context, Medication], Resource]] = {
    "MedicationStatement": _statement,
    "MedicationRequest": _request,
    "MedicationAdministration": _administration,
}
