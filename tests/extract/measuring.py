"""Reads the measurements of a text and writes each as one line, so that a test's rows read like a report."""

from __future__ import annotations

import pytest
from _pytest.mark.structures import ParameterSet

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


def told(text: str) -> list[str]:
    """The measurements of `text`, each with all that the case tells of it, as the tables of the tests write it.

    `hemoglobin: Hb 9.1 g/dL [g/dL]; normal 12-16; low; on day 3; in urine; restored`: the concept, the name, the
    value, the unit as written and in UCUM, then what there is of reference range, interpretation, time and specimen.
    """
    return [_told(item) for item in measured(text)]


def _told(item: Measurement) -> str:
    ucum = item.ucum or (item.components[0].ucum if item.components else None)
    parts = [f"{item.concept or '-'}: {line(item)}{f' [{ucum}]' if ucum else ''}", *_reference(item)]
    if item.interpretation and item.interpretation != item.value_text:
        parts.append(item.interpretation)
    if item.when:
        parts.append(item.when.text or "?")
    if item.specimen:
        parts.append(f"in {item.specimen}")
    if item.doubts:
        parts.append("restored")
    return "; ".join(parts)


def _reference(item: Measurement) -> list[str]:
    match item.reference_low, item.reference_high:
        case None, None:
            return [f"normal {item.reference_text}"] if item.reference_text else []
        case None, high:
            return [f"normal <{high}"]
        case low, None:
            return [f"normal >{low}"]
        case low, high:
            return [f"normal {low}-{high}"]


def rows(table: str) -> list[ParameterSet]:
    """The rows of a table of the tests: a sentence on a line of its own, below it, indented, what it tells."""
    found: list[tuple[str, list[str]]] = []
    for written in table.splitlines():
        if written.startswith("    "):
            found[-1][1].append(written.strip())
        elif written:
            found.append((written, []))
    return [pytest.param(text, told, id=text[:60]) for text, told in found]
