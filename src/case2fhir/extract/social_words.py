"""The words of mappings/en/social.yaml: smoking, alcohol, drugs, work, home and travel."""

from case2fhir.extract.word_lists import WordLists


class SocialWords(WordLists):
    """The lists named "social-..."; the table says of each what it holds."""

    prefix = "social"

    smoking: frozenset[str]
    alcohol: frozenset[str]
    drugs: frozenset[str]
    drug_adjectives: frozenset[str]
    drug_nouns: frozenset[str]
    works: frozenset[str]
    occupations: frozenset[str]
    teaching: frozenset[str]
    living: frozenset[str]
    homes: frozenset[str]
    travel: frozenset[str]
    no: frozenset[str]
    former: frozenset[str]
    heavy: frozenset[str]
    socially: frozenset[str]
    verbs: frozenset[str]
    agents: frozenset[str]
    medical: frozenset[str]
    tails: frozenset[str]
    measures: frozenset[str]
    beverages: frozenset[str]
    people: frozenset[str]
    smokeless: frozenset[str]
