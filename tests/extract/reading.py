"""Reads sentences and full cases for the tests of the kinds of fact."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from case2fhir.extract import extract
from case2fhir.model import Case, Procedure, Relative, SocialFact, Study
from case2fhir.terminology import Terminology, load


@lru_cache(maxsize=1)
def terms() -> Terminology:
    """The terminology, loaded once for all tests."""
    return load()


def read(text: str) -> Case:
    """The case of `text`; every evidence must be the words it says."""
    case = extract(text, terms())
    for item in (*case.procedures, *case.studies, *case.family_history, *case.social_history):
        assert item.evidence, item
        for words in item.evidence:
            assert text[words.start : words.end] == words.quote
            assert len(words.quote) <= 100
    return case


def procedures(text: str) -> list[Procedure]:
    return list(read(text).procedures)


def studies(text: str) -> list[Study]:
    return [study for study in read(text).studies if study.kind != "laboratory"]


def relatives(text: str) -> list[Relative]:
    return list(read(text).family_history)


def social(text: str, kind: str = "") -> list[SocialFact]:
    return [fact for fact in read(text).social_history if not kind or fact.kind == kind]


def names(items: Any) -> list[str]:
    return [item.name for item in items]


def quotes(item: Any) -> list[str]:
    return [words.quote for words in item.evidence]
