"""A case with every kind of resource, and every form of time, dose and value."""

from __future__ import annotations

from decimal import Decimal

from case2fhir.model import (
    Age,
    Allergy,
    BirthDate,
    Case,
    Death,
    Encounter,
    FamilyCondition,
    Finding,
    Frequency,
    Identifier,
    Measurement,
    Medication,
    Offset,
    Patient,
    PersonName,
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


def everything() -> Case:
    """Return a case with every kind of resource and every form of time, dose and value."""
    offset = Offset(value=Decimal(3), unit="d", direction="after", event="visit")
    dose = Quantity(value=Decimal("2.50"), high=Decimal(5), unit="mg", ucum="mg")
    return Case(
        case_key="everything",
        source=Source(title="Everything & <more>", text="Fever, cough.\r\nNo rash \U0001f600"),
        patient=Patient(
            key="patient",
            sex=Sex(value="other"),
            age=Age(value=Decimal(6), unit="mo"),
            birth_date=BirthDate(value="2020-11"),
            name=PersonName(text="Ann Lee", family="Lee", given=("Ann",)),
            identifiers=(Identifier(value="17", kind="MRN"),),
            death=Death(when=When(date="2021-06-01"), cause="sepsis"),
        ),
        encounters=(
            Encounter(key="visit", setting="emergency", when=When(date="2021-05-06", end="2021-05-20")),
            Encounter(key="later", when=When(text="three days later", offset=offset)),
        ),
        problems=(
            Problem(key="a", name="fever", concept="fever", onset=When(text="three days later", offset=offset)),
            Problem(key="b", name="flu", kind="diagnosis", presence="absent"),
            Problem(
                key="c",
                name="cough",
                status="resolved",
                abatement=When(date="2021-05"),
                onset_age=Age(value=Decimal(1)),
            ),
            Problem(key="d", name="rash", presence="absent", site=Site(name="arm", side="left")),
            Problem(key="e", name="measles", kind="diagnosis", certainty="differential", severity="severe"),
        ),
        signs=(
            Finding(key="f", name="lungs", result="normal", value="clear"),
            Finding(key="g", name="spleen", sizes=(dose,), grade="II", angle=Quantity(value=Decimal(5), ucum="deg")),
        ),
        measurements=(
            Measurement(key="h", name="CRP", value=Decimal(5), comparator="<", unit="mg", ucum="mg", study="lab"),
            Measurement(key="i", name="culture", value_text="no growth", study="lab"),
            Measurement(
                key="j", name="pulse", kind="vital-sign", concept="heart-rate", value=Decimal(90), high=Decimal(99)
            ),
            Measurement(
                key="k",
                name="temperature",
                kind="vital-sign",
                concept="body-temperature",
                value=Decimal("38.50"),
                unit="°C",
                ucum="Cel",
                when=When(date="2021-05-06"),
            ),
            Measurement(key="l", name="pain", kind="score", value=Decimal(7)),
            Measurement(key="m", name="ratio", reference_low=Decimal(1), reference_text="above 1"),
        ),
        studies=(
            Study(key="lab", name="blood", kind="laboratory", when=When(date="2021-05-06", end="2021-05-07")),
            Study(key="ecg", name="ECG", kind="physiology", conclusion="normal"),
            Study(key="ct", name="CT", kind="imaging", state="declined"),
            Study(key="mri", name="MRI", kind="imaging", state="planned", when=When(date="2021-06")),
        ),
        medications=(
            Medication(
                key="n", name="x", act="given", when=When(date="2021-05-06"), dose=Quantity(value=Decimal(1), unit="g")
            ),
            Medication(key="o", name="y", act="taken", status="not-taken", as_needed=True, as_needed_for="pain"),
            Medication(
                key="p",
                name="z",
                dose=dose,
                route="oral",
                group="g",
                frequency=Frequency(text="at night", when=("HS",)),
            ),
        ),
        procedures=(
            Procedure(key="q", name="puncture", count=3, when=When(text="on the ward"), drugs=("n",), reason=("a",)),
            Procedure(key="r", name="surgery", state="declined", state_reason="fear"),
            Procedure(
                key="s", name="control", state="planned", frequency=Frequency(times=1, period=Decimal(1), unit="wk")
            ),
        ),
        allergies=(
            Allergy(key="t", name="nuts", kind="allergy", reactions=("rash",)),
            Allergy(key="u", name="penicillin", presence="absent"),
        ),
        family_history=(
            Relative(
                key="v",
                name="mother",
                age=Age(value=Decimal(60)),
                deceased=True,
                conditions=(
                    FamilyCondition(name="gout", onset_age=Age(value=Decimal(40)), fatal=True),
                    FamilyCondition(name="cancer", presence="absent"),
                ),
            ),
        ),
        social_history=(SocialFact(key="w", name="smoking", kind="smoking", value="never"),),
        verified_by=("Dr Roe",),
    )
