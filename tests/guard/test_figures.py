"""The figures of problems and of negation on sentences that we annotated ourselves must not fall."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from case2fhir.model import Case
from extract.telling import checked

from .sentences import NEGATION, PROBLEMS

_SPAN = re.compile(r"\[(-?)([^\]]+)\]")


@dataclass(frozen=True)
class Span:
    """A stretch of a sentence that names a problem, and whether it is denied."""

    start: int
    end: int
    denied: bool

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


def annotated(line: str) -> tuple[str, list[Span]]:
    """Return the sentence without its marks, and the spans that they mark."""
    text, spans, position = "", [], 0
    for match in _SPAN.finditer(line):
        text += line[position : match.start()]
        spans.append(Span(len(text), len(text) + len(match[2]), match[1] == "-"))
        text += match[2]
        position = match.end()
    return text + line[position:], spans


def found(case: Case) -> list[Span]:
    """Return the spans of the problems and findings of a case, normal findings left out."""
    items = [(item, item.presence == "absent" or item.status == "resolved") for item in case.problems]
    findings = [*case.signs, *(finding for study in case.studies for finding in study.findings)]
    items += [(item, item.result in ("absent", "negative")) for item in findings if item.result != "normal"]  # type: ignore[misc]
    return [Span(item.evidence[0].start, item.evidence[0].end, denied) for item, denied in items] + [
        Span(words.start, words.end, denied) for item, denied in items for words in item.evidence[1:]
    ]


@dataclass
class Figures:
    """Counts over many sentences."""

    gold: int = 0
    predicted: int = 0
    hit: int = 0
    right: int = 0
    said: int = 0
    denied: int = 0
    denied_found: int = 0

    def add(self, line: str) -> None:
        text, gold = annotated(line)
        predicted = found(checked(text))
        self.gold += len(gold)
        self.predicted += len(predicted)
        self.said += sum(any(span.overlaps(each) for each in gold) for span in predicted)
        for span in gold:
            same = [each for each in predicted if each.overlaps(span)]
            self.hit += bool(same)
            self.right += any(each.denied == span.denied for each in same)
            self.denied += span.denied
            self.denied_found += span.denied and any(each.denied for each in same)

    @property
    def f1(self) -> float:
        precision, recall = self.said / self.predicted, self.hit / self.gold
        return 2 * precision * recall / (precision + recall)


def figures(lines: tuple[str, ...]) -> Figures:
    made = Figures()
    for line in lines:
        made.add(line)
    return made


@pytest.mark.parametrize("lines", [PROBLEMS, NEGATION], ids=["problems", "negation"])
def test_the_sets_are_large_enough_and_without_repeats(lines: tuple[str, ...]) -> None:
    assert len(set(lines)) == len(lines) >= 40


def test_problems_are_found_with_few_too_many() -> None:
    assert figures(PROBLEMS).f1 >= 0.93


def test_negation_is_right_on_the_problems_found() -> None:
    made = figures(NEGATION)
    assert made.f1 >= 0.93
    assert made.right / made.hit >= 0.97
    assert made.denied_found / made.denied >= 0.93
