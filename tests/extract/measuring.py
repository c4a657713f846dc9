"""Reads the measurements of a text and writes each as one line, so that a test's rows read like a report."""

from __future__ import annotations

from case2fhir.extract import extract
from case2fhir.model import Case, Measurement

from .reading import terms


def case_of(text: str) -> Case:
    """The case of `text`; the evidence of its measurements must be the words it says, and short."""
    case = extract(text, terms())
    for item in case.measurements:
        assert item.evidence, item
        for words in item.evidence:
            assert text[words.start : words.end] == words.quote
            assert len(words.quote) <= 100
        Measurement.model_validate(item.model_dump())
    return case


def measured(text: str) -> list[Measurement]:
    """The measurements of `text`, in the order in which they were made."""
    return list(case_of(text).measurements)


def number(item: Measurement) -> str:
    """The value of a measurement as a reader would say it: 10.2, <3, 3-5, 120/80, negative."""
    if item.components:
        parts = "/".join(f"{part.value}" for part in item.components)
        return parts if item.value is None else f"{item.value} ({parts})"
    if item.value is None:
        return item.value_text or "-"
    high = f"-{item.high}" if item.high is not None else ""
    return f"{item.comparator or ''}{item.value}{high}"


def line(item: Measurement) -> str:
    """A measurement in one line: its name, its value and its unit as written."""
    unit = item.unit or (item.components[0].unit if item.components else None)
    return f"{item.name} {number(item)}{' ' + unit if unit else ''}"


def lines(text: str) -> list[str]:
    """The measurements of `text`, each in one line."""
    return [line(item) for item in measured(text)]
