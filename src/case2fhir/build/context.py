"""What every builder needs: the case, its ids and references, its evidence, its codes."""

from collections.abc import Iterable
from typing import Any

from case2fhir.build.datatypes import (
    CASE_PATH,
    FACT,
    Element,
    Resource,
    clean,
    coding,
    concept,
    derivation,
    extension,
    filled,
    reference,
)
from case2fhir.build.narrative import narrative
from case2fhir.build.options import BuildOptions
from case2fhir.build.plan import Plan
from case2fhir.build.profiles import BOUND
from case2fhir.build.terms import CodingLike, Terms
from case2fhir.ids import fact_id
from case2fhir.model import Case, Encounter, Item, Severity, Side, Site

DOCUMENT = "source document"
"""Fact key of the DocumentReference; no item's key holds a space unless a person gave it one."""


class Context:
    """One case on its way to FHIR; `case_key` and `plan` are settled before any resource is made."""

    def __init__(self, case: Case, terms: Terms, options: BuildOptions, case_key: str, plan: Plan) -> None:
        self.case = case
        self.terms = terms
        self.options = options
        self.case_key = case_key
        self.plan = plan
        self.subject: Element = reference(self.id(case.patient.key))
        self.source = self.id(DOCUMENT)
        self.encounters: dict[str, Encounter] = {encounter.key: encounter for encounter in case.encounters}

    def id(self, fact_key: str) -> str:
        """Return the id of a fact."""
        return fact_id(self.case_key, fact_key)

    def open(self, kind: str, fact_key: str, evidence: Item | Iterable[Item], path: str) -> Resource:
        """Return a resource with its id, identifier and evidence; `path` is where its item stands in the case."""
        made = self.id(fact_key)
        items = (evidence,) if isinstance(evidence, Item) else tuple(evidence)
        spans = sorted({(words.start, words.end) for item in items for words in item.evidence})
        proof = derivation(self.source, spans) or [extension(CASE_PATH, valueString=clean(path))]
        return {
            "resourceType": kind,
            "id": made,
            "text": None,
            "extension": proof,
            "identifier": [{"system": FACT, "value": made}],
        }

    def close(self, resource: Resource, /, **elements: Any) -> Resource:
        """Return `resource` with those `elements` that have content, and with its narrative."""
        resource.update(filled(**elements))
        resource["text"] = narrative(resource)
        return resource

    def refer(self, key: str | None, *types: str) -> Element | None:
        """Return a reference to the resource of an item, None if there is none of these types."""
        return reference(self.id(key)) if key and self.plan.get(key) in types else None

    def refer_all(self, keys: Iterable[str], *types: str) -> list[Element]:
        """Return references to the resources of items, without those that have none of these types."""
        found = (self.refer(key, *types) for key in dict.fromkeys(keys))
        return [found_one for found_one in found if found_one]

    def visit(self, key: str | None) -> Element | None:
        """Return the reference to an encounter."""
        return self.refer(key, "Encounter")

    def codings(self, key: str | None, ucum: str | None = None) -> list[Element]:
        """Return the Codings of a mapping concept, none if the concept is unknown or only text.

        `ucum` is the unit of a measurement: some analytes have a code for each.
        """
        return _emitted(self.terms.codings(key, ucum)) if key else []

    def route(self, words: str) -> list[Element]:
        """Return the Codings of a route of administration."""
        found = self.terms.route(words)
        return _emitted(found.codings) if found else []

    def coded(self, name: str, key: str | None = None, ucum: str | None = None) -> Element:
        """Return a CodeableConcept: the codes of the mapping concept, if there is one, and the words.

        A vital sign gets its codes only where its profile is followed (`vitals`): they bind to that profile.
        """
        return concept(*(() if key in BOUND else self.codings(key, ucum)), text=name)

    def qualifier(self, key: str) -> Element:
        """Return the CodeableConcept of a word such as "present", "severe" or "left"."""
        return self.coded(key.capitalize(), key)

    def ucum(self, code: str | None) -> str | None:
        """Return `code` if it is a UCUM code that the unit table knows."""
        unit = self.terms.unit(code) if code else None
        return code if unit is not None and unit.ucum == code else None

    def site(self, site: Site | None, side: Side | None = None, level: str | None = None) -> Element | None:
        """Return the body site with its side in the words, and the code of the sided place if there is one."""
        side = (site.side if site else None) or side
        names = [site.name] if site else []
        if side and not (site and side in site.name.casefold()):
            names.insert(0, side)
        if level and not (site and level in site.name):
            names.append(level)
        if not names:
            return None
        return self.coded(" ".join(names), self._sided(site.concept, side) if site else side)

    def severity(self, severity: Severity | None) -> Element | None:
        """Return the severity as a CodeableConcept."""
        return self.qualifier(severity) if severity else None

    def _sided(self, key: str | None, side: str | None) -> str | None:
        found = self.terms.concept(key) if key else None
        sides = found.extra.get("sides") if found else None
        return (sides or {}).get(side, key) if side else key


def _emitted(codings: Iterable[CodingLike]) -> list[Element]:
    return [coding(one.system, one.code, one.display) for one in codings]
