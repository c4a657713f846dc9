"""The figures of drugs, doses, measurements, procedures, age and sex on sentences of our own must not fall."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest

from case2fhir.model import Case, Evidence
from extract.telling import checked

from .facts import MEASUREMENTS, MEDICATIONS, PEOPLE, PROCEDURES

_MARK = re.compile(r"\[([^\]]+)\]|\{([^}]+)\}")
Spans = list[tuple[int, int]]


def annotated(line: str) -> tuple[str, Spans, list[str]]:
    """Return the sentence without marks, the spans of what is named, and the doses or values."""
    text, spans, amounts, position = "", [], [], 0
    for match in _MARK.finditer(line):
        text += line[position : match.start()]
        words = match[1] or match[2]
        if match[1]:
            spans.append((len(text), len(text) + len(words)))
        else:
            amounts.append(words)
        text += words
        position = match.end()
    return text + line[position:], spans, amounts


def meets(evidence: Iterable[Evidence], span: tuple[int, int]) -> bool:
    return any(words.start < span[1] and span[0] < words.end for words in evidence)


def f1(lines: tuple[str, ...], items: Callable[[Case], Iterable[tuple[Evidence, ...]]]) -> float:
    """Return F1 by overlap: an item is right if it meets a span, a span is found if an item meets it."""
    predicted = said = gold = found = 0
    for line in lines:
        text, spans, _ = annotated(line)
        told = list(items(checked(text)))
        predicted, gold = predicted + len(told), gold + len(spans)
        said += sum(any(meets(evidence, span) for span in spans) for evidence in told)
        found += sum(any(meets(evidence, span) for evidence in told) for span in spans)
    precision, recall = said / predicted, found / gold
    return 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize("lines", [MEDICATIONS, MEASUREMENTS, PROCEDURES, tuple(PEOPLE)])
def test_the_sets_are_large_enough_and_without_repeats(lines: tuple[str, ...]) -> None:
    assert len(set(lines)) == len(lines) >= 40


def test_drugs_are_found_with_few_too_many() -> None:
    assert f1(MEDICATIONS, lambda case: [item.evidence for item in case.medications]) >= 0.95


def test_the_dose_of_each_drug_is_its_own() -> None:
    doses = found = 0
    for line in MEDICATIONS:
        text, _, amounts = annotated(line)
        told = " ".join(words.quote for item in checked(text).medications for words in item.evidence)
        doses, found = doses + len(amounts), found + sum(amount in told for amount in amounts)
    assert found / doses >= 0.93


def test_measurements_are_found_with_few_too_many() -> None:
    assert f1(MEASUREMENTS, lambda case: [item.evidence for item in case.measurements]) >= 0.93


def test_the_values_are_those_written() -> None:
    values = found = 0
    for line in MEASUREMENTS:
        text, _, amounts = annotated(line)
        told = [words.quote for item in checked(text).measurements for words in item.evidence]
        values += len(amounts)
        found += sum(any(quote.startswith(amount) for quote in told) for amount in amounts)
    assert found / values >= 0.95


def test_procedures_are_found_with_few_too_many() -> None:
    assert f1(PROCEDURES, lambda case: [item.evidence for item in case.procedures]) >= 0.9


def _person(text: str) -> tuple[str | None, str | None, str | None]:
    patient = checked(text).patient
    age = patient.age
    return (str(age.value) if age else None, age.unit if age else None, patient.sex.value if patient.sex else None)


def test_age_and_sex_are_right() -> None:
    wrong = [text for text, told in PEOPLE.items() if _person(text) != told]
    assert len(wrong) <= 0.03 * len(PEOPLE), wrong
