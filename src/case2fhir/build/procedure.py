"""Procedures and courses of them: done, planned or declined."""

from collections.abc import Iterator

from case2fhir.build.context import Context
from case2fhir.build.datatypes import Element, Resource, concept, notes, reference
from case2fhir.build.dosage import frequency_words, timing
from case2fhir.build.times import moment, moment_or_words, spoken
from case2fhir.model import Procedure, Study

_REASONS = ("Condition", "Observation", "DiagnosticReport")
_DRUGS = ("MedicationRequest", "MedicationStatement", "MedicationAdministration")


def procedures(context: Context) -> Iterator[Resource]:
    """Yield one Procedure for what was done, with the order before it if it was a course."""
    for item in context.case.procedures:
        path = f"procedures[{item.key}]"
        if item.state == "planned":
            yield order(context, item, item.key, path)
        elif item.state == "declined":
            yield not_done(context, item, path)
        else:
            if is_course(item):
                yield order(context, item, order_key(item), path, done=True)
            yield _done(context, item, path)


def is_course(item: Procedure) -> bool:
    """Say whether a procedure is a series: seven blocks, or one every other day."""
    return (item.count or 1) > 1 or item.frequency is not None


def order_key(item: Procedure) -> str:
    """Return the fact key of the order of a course."""
    return f"{item.key} order"


def order(context: Context, item: Procedure | Study, key: str, path: str, *, done: bool = False) -> Resource:
    """Return the ServiceRequest for a planned procedure or study, or for a course that was done."""
    course = item if isinstance(item, Procedure) else None
    plan = timing(course.frequency, count=course.count) if course else None
    site = context.site(item.site, course.side if course else None)
    when = None if done or plan else item.when
    return context.close(
        context.open("ServiceRequest", key, item, path),
        status="completed" if done else "unknown",
        intent="order" if done else "plan",
        code=context.coded(item.name, item.concept),
        subject=context.subject,
        encounter=context.visit(item.encounter),
        occurrenceTiming=plan,
        **moment(context, "occurrence", when),
        reasonReference=context.refer_all(course.reason, *_REASONS) if course else None,
        bodySite=[site] if site else None,
        supportingInfo=context.refer_all(course.drugs, *_DRUGS) if course and not done else None,
        note=notes(*(() if done else (spoken(item.when) if item.when and plan else None, *_remarks(item)))),
    )


def not_done(context: Context, item: Procedure | Study, path: str) -> Resource:
    """Return the Procedure that was declined, with the reason as stated."""
    course = item if isinstance(item, Procedure) else None
    site = context.site(item.site, course.side if course else None)
    return context.close(
        context.open("Procedure", item.key, item, path),
        status="not-done",
        statusReason=concept(text=course.state_reason) if course and course.state_reason else None,
        code=context.coded(item.name, item.concept),
        subject=context.subject,
        encounter=context.visit(item.encounter),
        **moment_or_words(context, "performed", item.when),
        reasonReference=context.refer_all(course.reason, *_REASONS) if course else None,
        bodySite=[site] if site else None,
        note=notes(*_remarks(item, refused=True)),
    )


def _remarks(item: Procedure | Study, *, refused: bool = False) -> list[str | None]:
    """Return what is said of something that was not done and has no element for it."""
    if isinstance(item, Study):
        return [item.conclusion, *item.note]
    often = frequency_words(item.frequency) if refused and item.frequency else None
    return [
        f"Count: {item.count}" if refused and item.count else None,
        f"Frequency: {often}" if often else None,
        f"Outcome: {item.outcome}" if item.outcome else None,
        item.state_reason if not refused else None,
        *item.note,
    ]


def _done(context: Context, item: Procedure, path: str) -> Resource:
    site = context.site(item.site, item.side)
    ordered = [reference(context.id(order_key(item)))] if is_course(item) else None
    return context.close(
        context.open("Procedure", item.key, item, path),
        basedOn=ordered,
        status="completed",
        code=context.coded(item.name, item.concept),
        subject=context.subject,
        encounter=context.visit(item.encounter),
        **moment_or_words(context, "performed", item.when),
        reasonReference=context.refer_all(item.reason, *_REASONS),
        bodySite=[site] if site else None,
        outcome=concept(text=item.outcome) if item.outcome else None,
        note=notes(item.state_reason, *item.note),
        usedCode=_drugs(context, item),
    )


def _drugs(context: Context, item: Procedure) -> list[Element]:
    used = [drug for drug in context.case.medications if drug.key in item.drugs or drug.procedure == item.key]
    return [context.coded(drug.name, drug.concept) for drug in used]
