"""A terminology of a few concepts, so that tests of the builders do not move when the tables grow."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

SNOMED, LOINC = "http://snomed.info/sct", "http://loinc.org"


@dataclass(frozen=True)
class Coding:
    system: str
    code: str
    display: str | None = None


@dataclass(frozen=True)
class Concept:
    key: str
    codings: tuple[Coding, ...] = ()
    units: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Unit:
    ucum: str


def _concept(key: str, system: str, code: str, display: str, **extra: Any) -> Concept:
    return Concept(key, (Coding(system, code, display),), extra=extra)


CONCEPTS = {
    concept.key: concept
    for concept in (
        _concept("present", SNOMED, "52101004", "Present"),
        _concept("absent", SNOMED, "2667000", "Absent"),
        _concept("positive", SNOMED, "10828004", "Positive"),
        _concept("negative", SNOMED, "260385009", "Negative"),
        _concept("severe", SNOMED, "24484000", "Severe"),
        _concept("fever", SNOMED, "386661006", "Fever"),
        _concept("low-back-pain", SNOMED, "279039007", "Low back pain"),
        _concept("no-known-allergies", SNOMED, "716186003", "No known allergy"),
        _concept("age", LOINC, "30525-0", "Age"),
        _concept("case", LOINC, "34133-9", "Summarization of Episode Note"),
        _concept("hemoglobin", LOINC, "718-7", "Hemoglobin [Mass/volume] in Blood"),
        _concept("erythrocytes", LOINC, "26453-1", "Erythrocytes [#/volume] in Blood"),
        _concept("blood-pressure", LOINC, "85354-9", "Blood pressure panel with all children optional"),
        _concept("systolic-blood-pressure", LOINC, "8480-6", "Systolic blood pressure"),
        _concept("diastolic-blood-pressure", LOINC, "8462-4", "Diastolic blood pressure"),
        _concept("heart-rate", LOINC, "8867-4", "Heart rate"),
        _concept("body-temperature", LOINC, "8310-5", "Body temperature"),
        _concept("oxygen-saturation", LOINC, "2708-6", "Oxygen saturation in Arterial blood"),
        _concept("pulse-oximetry", LOINC, "59408-5", "Oxygen saturation in Arterial blood by Pulse oximetry"),
        _concept("body-height", LOINC, "8302-2", "Body height"),
        _concept("body-weight", LOINC, "29463-7", "Body weight"),
    )
}
UNITS = {"g/L", "10*9/L", "10*12/L", "mg", "mL", "mm", "cm", "m", "deg", "%", "mm[Hg]", "/min", "Cel", "kg", "d", "a"}


class FewTerms:
    """The terminology; `bare` leaves every code out."""

    def __init__(self, *, bare: bool = False) -> None:
        self.bare = bare

    def concept(self, key: str) -> Concept | None:
        return None if self.bare else CONCEPTS.get(key)

    def codings(self, key: str, ucum: str | None = None) -> tuple[Coding, ...]:
        found = self.concept(key)
        return found.codings if found else ()

    def unit(self, written: str) -> Unit | None:
        return Unit(written) if written in UNITS else None

    def shift(self, ucum: str, to: str) -> int | None:
        return {("m", "cm"): 2, ("mm", "cm"): -1}.get((ucum, to))

    def route(self, words: str) -> Concept | None:
        return _concept("oral", SNOMED, "26643006", "Oral route") if words == "oral" else None

    def plausible(self, key: str, value: Decimal, ucum: str) -> str | None:
        if key == "erythrocytes" and ucum == "10*9/L":
            return "10*9/L is no usual unit for Erythrocytes; expected 10*12/L"
        return None
