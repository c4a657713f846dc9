"""The words of mappings/en/studies.yaml: what names an investigation by its form, and what reports its result."""

from collections.abc import Mapping
from typing import Any, Literal

from case2fhir.extract.word_lists import WordLists

Kind = Literal["laboratory", "imaging", "pathology", "microbiology", "physiology"]
_KINDS: tuple[Kind, ...] = ("imaging", "physiology", "pathology", "microbiology")
_VAGUE = ("tomography", "imaging", "scan")


class StudyWords(WordLists):
    """The lists named "study-..."; the table says of each what it holds."""

    prefix = "study"

    needs: dict[str, frozenset[str]]
    followed: dict[str, frozenset[str]]
    scopes: frozenset[str]
    images: frozenset[str]
    not_studies: frozenset[str]
    physiology_images: frozenset[str]
    not_acts_after: frozenset[str]
    reporting: frozenset[str]
    states: frozenset[str]
    seen: frozenset[str]
    generic: frozenset[str]
    renewed: frozenset[str]
    not_report: frozenset[str]
    turns: frozenset[str]
    illness: frozenset[str]
    heads: dict[str, tuple[Kind, str]]
    """Words that name an investigation, with its kind and its modality."""
    stronger: dict[str, dict[str, str]]
    """What a vague word means after another one: a CT scan, magnetic resonance imaging."""
    looks: tuple[str, ...]
    pictures: tuple[str, ...]
    records: tuple[str, ...]
    """Endings of looks inside and of pictures, beginnings of records, as `str` takes them."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        super().__init__(lists)
        self.heads = {word: (kind, mode) for kind in _KINDS for word, mode in lists[f"study-{kind}"].items()}
        self.stronger = {vague: lists[f"study-stronger-{vague}"] for vague in _VAGUE}
        self.looks, self.pictures = tuple(self.scopes), tuple(self.images)
        self.records = tuple(self.physiology_images)
