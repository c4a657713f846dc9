"""What was done: medications and procedures."""

from typing import Literal

from case2fhir.model.base import Count, Event, Frequency, Quantity, Side, Site, Text, Truth


class Medication(Event):
    """A drug that was taken before the visit, prescribed, or given; with what is stated of its use."""

    act: Literal["taken", "prescribed", "given"] = "prescribed"
    status: Literal["active", "completed", "stopped", "not-taken", "intended", "on-hold", "unknown"] = "unknown"
    dose: Quantity | None = None
    dose_text: Text | None = None
    """The dosage as the text words it, verbatim."""
    strength: Quantity | None = None
    form: Text | None = None
    route: Text | None = None
    frequency: Frequency | None = None
    duration: Quantity | None = None
    as_needed: Truth = False
    as_needed_for: Text | None = None
    group: Text | None = None
    """Drugs ordered as one combination share a group."""
    reason: tuple[Text, ...] = ()
    """Keys of the problems that it is for."""
    reason_text: Text | None = None
    effect: Text | None = None
    procedure: Text | None = None
    """Key of the procedure in which the drug is used."""


class Procedure(Event):
    """An operation or other procedure, or a whole course of them, done, planned or declined."""

    kind: Literal["therapeutic", "diagnostic"] = "therapeutic"
    state: Literal["done", "planned", "declined"] = "done"
    site: Site | None = None
    side: Side | None = None
    count: Count | None = None
    frequency: Frequency | None = None
    drugs: tuple[Text, ...] = ()
    """Keys of the medications that are used in it."""
    reason: tuple[Text, ...] = ()
    state_reason: Text | None = None
    outcome: Text | None = None
