"""The words of mappings/en/procedures.yaml: what names a procedure by its form alone, and what tells it apart."""

from collections.abc import Mapping
from typing import Any

from case2fhir.extract.word_lists import WordLists


class ProcedureWords(WordLists):
    """The lists named "procedure-..."; the table says of each what it holds."""

    prefix = "procedure"

    endings: frozenset[str]
    not_operations: frozenset[str]
    nouns: dict[str, str]
    verbs: dict[str, str]
    company: dict[str, frozenset[str]]
    devices: frozenset[str]
    device_verbs: frozenset[str]
    known_devices: frozenset[str]
    device_kinds: frozenset[str]
    cased: dict[str, str]
    generic: frozenset[str]
    operative: frozenset[str]
    stops: frozenset[str]
    renewed: frozenset[str]
    not_acts_after: frozenset[str]
    orthoses: frozenset[str]
    orthosis_verbs: frozenset[str]
    needs_object: frozenset[str]
    not_of: frozenset[str]
    hard: frozenset[str]
    states: dict[str, frozenset[str]]
    excluded: dict[str, frozenset[str]]
    course: frozenset[str]
    postoperative: frozenset[str]
    smooth: frozenset[str]
    sessions: frozenset[str]
    neutral: frozenset[str]
    serial: frozenset[str]
    bare: frozenset[str]
    diagnostic: frozenset[str]
    ended: tuple[str, ...]
    """The endings, as `str.endswith` takes them."""
    verb_roots: dict[str, str]
    """The root of the deed of every form of a verb."""
    known: frozenset[str]
    """Every word that may name a procedure, by itself or in company."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        super().__init__(lists)
        self.ended = tuple(self.endings)
        self.verb_roots = {form: root for stem, root in self.verbs.items() for form in _forms(stem)}
        self.known = frozenset((*self.nouns, *self.verb_roots, *self.company, *self.devices, *self.orthoses))


def _forms(stem: str) -> tuple[str, ...]:
    doubled = stem + ("ted" if stem.endswith("t") else "ed")
    return stem + "ed", doubled, stem + "ing", stem + "e", stem
