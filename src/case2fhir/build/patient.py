"""The Patient, and the Observation of an age that is stated without a date of birth."""

from collections.abc import Iterator

from case2fhir.build.ages import age_remarks
from case2fhir.build.context import Context
from case2fhir.build.datatypes import (
    Element,
    Resource,
    clean,
    concept,
    data_absent,
    duration,
    filled,
    notes,
    remark_extensions,
    span,
)
from case2fhir.build.observation import observation
from case2fhir.build.times import primitive
from case2fhir.model import Age, Identifier, Patient, PersonName

AGE = "age"
"""Fact key of the age."""


def patients(context: Context) -> Iterator[Resource]:
    """Yield the one Patient. Name, date of birth and business identifiers only if they are stated."""
    patient = context.case.patient
    stated = (patient.sex, patient.birth_date, patient.name, patient.death, *patient.identifiers)
    evidence = (patient, *(item for item in stated if item))
    resource = context.open("Patient", patient.key, evidence, "patient")
    resource["identifier"] += [_identifier(identifier) for identifier in patient.identifiers]
    told = (item for item in (patient, *stated[:3], *patient.identifiers) if item)
    resource["extension"] += remark_extensions(*(line for item in told for line in item.note))
    yield context.close(
        resource,
        name=[_name(patient.name)] if patient.name else None,
        gender=patient.sex.value if patient.sex else None,
        **_birth(patient),
        **_death(context, patient),
    )


def ages(context: Context) -> Iterator[Resource]:
    """Yield the Observation of the age at the first encounter, in the unit that is stated."""
    age = context.case.patient.age
    if age is None:
        return
    first = next(iter(context.encounters), None)
    yield observation(
        context,
        AGE,
        age,
        "patient.age",
        code=context.coded("Age", AGE),
        encounter=first,
        **_years(age),
        note=notes(*age_remarks(age)),
    )


def _years(age: Age) -> Element:
    if age.high is None:
        return {"valueQuantity": duration(age.value, age.unit)}
    return {"valueRange": span(age.value, age.high, unit=age.unit, ucum=age.unit)}


def _birth(patient: Patient) -> Element:
    if patient.birth_date:
        return {"birthDate": patient.birth_date.value}
    return {"_birthDate": data_absent()} if patient.age else {}


def _death(context: Context, patient: Patient) -> Element:
    if patient.death is None:
        return {}
    when = patient.death.when
    return primitive(context, "deceasedDateTime", when) if when and when.date else {"deceasedBoolean": True}


def _name(name: PersonName) -> Element:
    return filled(
        text=clean(name.text),
        family=name.family and clean(name.family),
        given=[clean(given) for given in name.given],
    )


def _identifier(identifier: Identifier) -> Element:
    return filled(
        type=concept(text=identifier.kind) if identifier.kind else None,
        system=identifier.system,
        value=clean(identifier.value),
    )
