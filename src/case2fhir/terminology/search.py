"""Searches the curated tables by key, words or code."""

from __future__ import annotations

from case2fhir.terminology.entries import Concept
from case2fhir.terminology.lookup import Terminology
from case2fhir.terminology.normal import phrase


def search(terms: Terminology, words: str) -> list[Concept]:
    """Return the concepts that `words` name by key, code or phrase; else those with a phrase that holds them.

    Exact matches come first, then by key.
    """
    wanted = phrase(words)
    exact, partly = [], []
    for key in sorted(terms.keys):
        concept = terms.concept(key)
        if concept is None:
            continue
        names = {phrase(name) for name in (concept.display, *concept.phrases)}
        if key == words or wanted in names or any(coding.code == words for coding in concept.codings):
            exact.append(concept)
        elif wanted and any(f" {wanted} " in f" {name} " for name in names):
            partly.append(concept)
    return exact + partly
