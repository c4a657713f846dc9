"""What was found: problems, examination signs, measurements, studies and outcomes."""

from typing import Literal

from case2fhir.model.base import (
    Event,
    Item,
    Model,
    Number,
    Presence,
    Quantity,
    Severity,
    Side,
    Site,
    Text,
    When,
)
from case2fhir.model.people import Age


class Problem(Event):
    """A complaint of the patient or a disease a clinician named."""

    kind: Literal["symptom", "diagnosis"] = "symptom"
    presence: Presence = "present"
    certainty: Literal["confirmed", "unconfirmed", "provisional", "differential"] | None = None
    status: Literal["active", "recurrence", "relapse", "inactive", "remission", "resolved"] | None = None
    site: Site | None = None
    side: Side | None = None
    severity: Severity | None = None
    onset: When | None = None
    onset_age: Age | None = None
    abatement: When | None = None
    character: tuple[Text, ...] = ()
    course: tuple[Text, ...] = ()
    radiation: tuple[Text, ...] = ()
    aggravated_by: tuple[Text, ...] = ()
    relieved_by: tuple[Text, ...] = ()
    supported_by: tuple[Text, ...] = ()
    """Keys of the findings and studies that this diagnosis rests on."""


class Finding(Event):
    """Something seen or elicited: an examination sign, or a finding of an imaging or pathology study.

    `result` is positive or negative for a sign that is tested, present or absent for one that is seen,
    normal for a normal state; `value` holds its words (the lungs: "clear").
    """

    result: Literal["present", "absent", "positive", "negative", "normal", "abnormal"] = "present"
    value: Text | None = None
    certainty: Literal["confirmed", "unconfirmed", "provisional", "differential"] | None = None
    site: Site | None = None
    side: Side | None = None
    level: Text | None = None
    """Spinal level or dermatome as the words name it after notation is restored: L4-L5."""
    severity: Severity | None = None
    sizes: tuple[Quantity, ...] = ()
    angle: Quantity | None = None
    grade: Text | None = None
    aggravated_by: tuple[Text, ...] = ()


class Component(Model):
    """One part of a measurement that has parts: the systolic pressure of a blood pressure."""

    name: Text
    concept: Text | None = None
    value: Number
    unit: Text | None = None
    ucum: Text | None = None


class Measurement(Event):
    """A laboratory result, a vital sign or a score, with its digits and its unit as written."""

    kind: Literal["laboratory", "vital-sign", "score", "other"] = "laboratory"
    value: Number | None = None
    high: Number | None = None
    comparator: Literal["<", "<=", ">=", ">"] | None = None
    unit: Text | None = None
    ucum: Text | None = None
    value_text: Text | None = None
    as_written: Text | None = None
    reference_low: Number | None = None
    reference_high: Number | None = None
    reference_text: Text | None = None
    interpretation: Literal["low", "high", "normal", "abnormal", "positive", "negative"] | None = None
    interpretation_text: Text | None = None
    components: tuple[Component, ...] = ()
    method: Text | None = None
    specimen: Text | None = None
    site: Site | None = None
    study: Text | None = None
    """Key of the study (panel) that this result belongs to."""


class Study(Event):
    """An investigation with findings of its own: a laboratory panel, an imaging, pathology or other study."""

    kind: Literal["laboratory", "imaging", "pathology", "microbiology", "physiology"]
    state: Literal["done", "planned", "declined"] = "done"
    site: Site | None = None
    findings: tuple[Finding, ...] = ()
    conclusion: Text | None = None


class Outcome(Item):
    """How it went, in the source's words; `change` is a stated amount (-80 %: value 80, "decreased")."""

    name: Text
    concept: Text | None = None
    text: Text | None = None
    direction: Literal["better", "worse", "unchanged", "resolved", "died"] | None = None
    quantity: Quantity | None = None
    problems: tuple[Text, ...] = ()
    """Keys of the problems that it speaks of."""
    procedure: Text | None = None
    """Key of the procedure or course after which it was seen."""
    encounter: Text | None = None
    when: When | None = None
