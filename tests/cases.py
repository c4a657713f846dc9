"""Cases that several tests use, written for the tests in words of their own."""

from __future__ import annotations

from decimal import Decimal

from case2fhir.model import (
    Age,
    Allergy,
    Case,
    Component,
    Encounter,
    Evidence,
    FamilyCondition,
    Finding,
    Frequency,
    Measurement,
    Medication,
    Offset,
    Organization,
    Outcome,
    Patient,
    Practitioner,
    Problem,
    Procedure,
    Quantity,
    Relative,
    Sex,
    Site,
    SocialFact,
    Source,
    Study,
    When,
)

BACK_TEXT = """A 41-year-old man walked into the pain clinic with pain in the small of the back.
It had begun about two years earlier and shot down the left leg; sitting made it worse, lying down better.
He had no fever. His brother has the same complaint. He works as a driver and is allergic to penicillin.
He had taken ibuprofen 400 mg twice a day for 5 days.

On examination the straight leg raise was positive at 50°. Blood pressure was 130/85.
Blood count: hemoglobin 118 g/L (low), red cells 4.10 x 109/L.
MRI of the spine: a 7 mm herniation at L4-L5.
Diagnosis: lumbar disc herniation.

He was given Lidoril 2 ml for 10 days and a course of 6 epidural blocks every other day.
10 days after the first block the pain had fallen by 70 % and the tiredness was gone.
"""
"""A text of the same kind as many a report of a slipped disc."""


def said(words: str, *, nth: int = 1, text: str = BACK_TEXT) -> tuple[Evidence, ...]:
    """Return the evidence of the nth place where `text` has `words`."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return (Evidence(start=start, end=start + len(words), quote=words),)


def back_case() -> Case:
    """Return the case of `BACK_TEXT`, as a careful reader would write it down."""
    return Case(
        source=Source(title="A driver with back pain", text=BACK_TEXT),
        patient=Patient(
            key="patient",
            sex=Sex(value="male", derived=True, evidence=said("man")),
            age=Age(value=Decimal(41), unit="a", evidence=said("41-year-old")),
        ),
        encounters=(
            Encounter(
                key="presentation",
                name="presentation",
                role="presentation",
                setting="ambulatory",
                organization="organization-pain-clinic",
                evidence=said("walked into the pain clinic"),
            ),
            Encounter(
                key="follow-up",
                role="follow-up",
                evidence=said("10 days after the first block"),
                when=When(
                    text="10 days after the first block",
                    offset=Offset(value=Decimal(10), unit="d", direction="after", event="blocks"),
                ),
            ),
        ),
        organizations=(
            Organization(key="organization-pain-clinic", name="the pain clinic", evidence=said("the pain clinic")),
        ),
        practitioners=(),
        problems=_problems(),
        signs=(
            Finding(
                key="straight-leg-raise",
                name="straight leg raise",
                concept="straight-leg-raise",
                result="positive",
                angle=Quantity(value=Decimal(50), unit="°", ucum="deg"),
                encounter="presentation",
                evidence=said("straight leg raise was positive at 50°"),
            ),
        ),
        measurements=_measurements(),
        studies=_studies(),
        medications=_medications(),
        procedures=(
            Procedure(
                key="blocks",
                name="epidural blocks",
                count=6,
                frequency=Frequency(text="every other day", times=1, period=Decimal(2), unit="d"),
                reason=("back-pain",),
                evidence=said("6 epidural blocks every other day"),
            ),
        ),
        allergies=(Allergy(key="penicillin", name="penicillin", evidence=said("allergic to penicillin")),),
        family_history=(
            Relative(
                key="brother",
                name="brother",
                relation="brother",
                evidence=said("brother"),
                conditions=(FamilyCondition(key="", name="the same complaint", evidence=said("the same complaint")),),
            ),
        ),
        social_history=(
            SocialFact(key="occupation", name="occupation", kind="occupation", value="driver", evidence=said("driver")),
        ),
        outcomes=(
            Outcome(
                key="relief",
                name="pain had fallen",
                direction="better",
                quantity=Quantity(value=Decimal(70), unit="%", ucum="%"),
                problems=("back-pain",),
                procedure="blocks",
                encounter="follow-up",
                evidence=said("the pain had fallen by 70 %"),
            ),
        ),
    )


def _problems() -> tuple[Problem, ...]:
    return (
        Problem(
            key="back-pain",
            name="pain in the small of the back",
            concept="low-back-pain",
            site=Site(name="small of the back"),
            onset=When(
                text="about two years earlier",
                offset=Offset(value=Decimal(2), unit="a", direction="before", event="presentation", approximate=True),
            ),
            radiation=("the left leg",),
            aggravated_by=("sitting",),
            relieved_by=("lying down",),
            encounter="presentation",
            evidence=said("pain in the small of the back") + said("the pain", nth=2),
        ),
        Problem(key="fever", name="fever", concept="fever", presence="absent", evidence=said("no fever")),
        Problem(
            key="herniation",
            name="lumbar disc herniation",
            kind="diagnosis",
            supported_by=("mri-herniation", "mri"),
            encounter="presentation",
            evidence=said("lumbar disc herniation"),
        ),
        Problem(
            key="tiredness",
            name="tiredness",
            presence="absent",
            status="resolved",
            encounter="follow-up",
            evidence=said("the tiredness was gone"),
        ),
    )


def _measurements() -> tuple[Measurement, ...]:
    return (
        Measurement(
            key="blood-pressure",
            name="Blood pressure",
            concept="blood-pressure",
            kind="vital-sign",
            components=(
                Component(name="systolic", concept="systolic-blood-pressure", value=Decimal(130)),
                Component(name="diastolic", concept="diastolic-blood-pressure", value=Decimal(85)),
            ),
            encounter="presentation",
            evidence=said("Blood pressure was 130/85"),
        ),
        Measurement(
            key="hemoglobin",
            name="hemoglobin",
            concept="hemoglobin",
            value=Decimal(118),
            unit="g/L",
            ucum="g/L",
            interpretation="low",
            interpretation_text="low",
            study="blood-count",
            evidence=said("hemoglobin 118 g/L (low)"),
        ),
        Measurement(
            key="red-cells",
            name="red cells",
            concept="erythrocytes",
            value=Decimal("4.10"),
            unit="10*9/L",
            ucum="10*9/L",
            as_written="4.10 x 109/L",
            study="blood-count",
            evidence=said("red cells 4.10 x 109/L"),
        ),
    )


def _studies() -> tuple[Study, ...]:
    return (
        Study(key="blood-count", name="Blood count", kind="laboratory", evidence=said("Blood count")),
        Study(
            key="mri",
            name="MRI of the spine",
            kind="imaging",
            conclusion="a 7 mm herniation at L4-L5",
            evidence=said("MRI of the spine"),
            findings=(
                Finding(
                    key="mri-herniation",
                    name="herniation",
                    level="L4-L5",
                    sizes=(Quantity(value=Decimal(7), unit="mm", ucum="mm"),),
                    evidence=said("7 mm herniation at L4-L5"),
                ),
            ),
        ),
    )


def _medications() -> tuple[Medication, ...]:
    return (
        Medication(
            key="ibuprofen",
            name="ibuprofen",
            concept="ibuprofen",
            act="taken",
            status="completed",
            dose=Quantity(value=Decimal(400), unit="mg", ucum="mg"),
            dose_text="400 mg twice a day for 5 days",
            frequency=Frequency(text="twice a day", times=2, period=Decimal(1), unit="d"),
            duration=Quantity(value=Decimal(5), unit="days", ucum="d"),
            evidence=said("ibuprofen 400 mg twice a day for 5 days"),
        ),
        Medication(
            key="lidoril",
            name="Lidoril",
            dose=Quantity(value=Decimal(2), unit="ml", ucum="mL"),
            dose_text="2 ml for 10 days",
            duration=Quantity(value=Decimal(10), unit="days", ucum="d"),
            reason=("back-pain",),
            evidence=said("Lidoril 2 ml for 10 days"),
        ),
    )


def named_people() -> Case:
    """Return a small case that names people and a place and has no text at all."""
    return Case(
        case_key="named",
        patient=Patient(key="patient", sex=Sex(value="female")),
        organizations=(Organization(key="ward", name="St Anna & Sons"),),
        practitioners=(Practitioner(key="surgeon", name="Dr <Roe>", role="surgeon"),),
        encounters=(Encounter(key="stay", organization="ward", setting="inpatient"),),
    )
