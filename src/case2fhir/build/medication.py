"""Drugs: taken before the visit, prescribed, or given."""

from collections.abc import Callable, Iterator

from case2fhir.build.context import Context
from case2fhir.build.datatypes import FACT, Element, Resource, concept, filled, notes, said
from case2fhir.build.dosage import dosage, dose_words, route, schedule_words, unplaced_words
from case2fhir.build.plan import medication_type
from case2fhir.build.times import moment, primitive
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
        note=notes(*_together(context, item), *_remarks(item)),
        dosage=dosage(context, item),
    )


def _request(context: Context, item: Medication) -> Resource:
    used_in = context.refer_all([item.procedure or ""], "Procedure", "ServiceRequest")
    unsaid = f"Status: {item.status}" if item.status in ("intended", "not-taken") else None
    return context.close(
        _open(context, item),
        status=_REQUEST.get(item.status, "unknown"),
        intent="order",
        medicationCodeableConcept=context.coded(item.name, item.concept),
        subject=context.subject,
        encounter=context.visit(item.encounter),
        supportingInformation=used_in,
        **(primitive(context, "authoredOn", item.when) if item.when else {}),
        reasonCode=_reason(item),
        reasonReference=context.refer_all(item.reason, "Condition", "Observation"),
        groupIdentifier=_group(context, item.group),
        note=notes(unsaid, *_times(item), *_remarks(item)),
        dosageInstruction=dosage(context, item),
    )


def _administration(context: Context, item: Medication) -> Resource:
    dose = dosage(context, item)
    quantity = dose[0].get("doseAndRate", [{}])[0].get("doseQuantity") if dose else None
    words = dose_words(item) or (said(item.dose) if item.dose and not quantity else None)
    how = filled(text=words, route=route(context, item), dose=quantity)
    unsaid = f"Status: {item.status}" if item.status == "intended" else None
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
        note=notes(
            unsaid, *_together(context, item), *schedule_words(item), *_remarks(item), *_undosed(item, quantity, words)
        ),
        # mad-1: a dosage must have a dose or a rate.
        dosage=how if quantity else None,
    )


def _open(context: Context, item: Medication) -> Resource:
    return context.open(medication_type(item), item.key, item, f"medications[{item.key}]")


def _reason(item: Medication) -> list[dict[str, object]] | None:
    return [concept(text=item.reason_text)] if item.reason_text else None


def _group(context: Context, group: str | None) -> dict[str, str] | None:
    return {"system": FACT, "value": context.id(f"{group} group")} if group else None


def _times(item: Medication) -> Iterator[str]:
    """Yield what `authoredOn` does not say of the time of an order: words without a date, and its end."""
    if item.when and item.when.text and not item.when.date:
        yield item.when.text
    if item.when and item.when.end:
        yield f"Until: {item.when.end}"


def _undosed(item: Medication, quantity: Element | None, words: str | None) -> list[str | None]:
    """Return the dose and route in words if there is no dose that the dosage could stand with (mad-1)."""
    return [] if quantity else [words, f"Route: {item.route}" if item.route and not item.dose_text else None]


def _together(context: Context, item: Medication) -> Iterator[str]:
    """Yield the other drugs of a combination, for resources that have no group."""
    others = [drug.name for drug in context.case.medications if drug.group == item.group and drug is not item]
    if item.group and others:
        yield f"Together with: {', '.join(others)}"


def _remarks(item: Medication) -> list[str]:
    parts = (
        ("Form", item.form),
        ("Strength", said(item.strength) if item.strength else None),
        ("Effect", item.effect),
    )
    return [*(f"{label}: {words}" for label, words in parts if words), *unplaced_words(item), *item.note]


_BUILDERS: dict[str, Callable[[Context, Medication], Resource]] = {
    "MedicationStatement": _statement,
    "MedicationRequest": _request,
    "MedicationAdministration": _administration,
}
