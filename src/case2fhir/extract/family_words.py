"""The words of mappings/en/family.yaml: relatives and their health."""

from case2fhir.extract.word_lists import WordLists


class FamilyWords(WordLists):
    """The lists named "family-..."; the table says of each what it holds."""

    prefix = "family"

    family: frozenset[str]
    kin: frozenset[str]
    owned: frozenset[str]
    related: frozenset[str]
    had: frozenset[str]
    affected: frozenset[str]
    healthy: frozenset[str]
    dead: frozenset[str]
    informant: frozenset[str]
    ends: frozenset[str]
    claims: frozenset[str]
    nothing: frozenset[str]
    children: frozenset[str]
    not_named: frozenset[str]
