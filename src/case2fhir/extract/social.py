"""Social history: smoking, alcohol, drugs, occupation, living, travel and pregnancy; never a problem of health."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from case2fhir.extract.board import Board
from case2fhir.extract.habits import Fact, alcohol, drugs, smoking
from case2fhir.extract.livelihood import living, travel, work
from case2fhir.extract.pregnancy import read_pregnancy
from case2fhir.extract.registry import extracts
from case2fhir.extract.social_words import SocialWords
from case2fhir.extract.text import Document, Sentence
from case2fhir.model import SocialFact, made

_LINKS = frozenset("or and , nor".split())


_CONCEPTS = {
    "smoking": "smoking-status",
    "smokeless tobacco": "smokeless-tobacco",
    "alcohol": "alcohol-use",
    "drug use": "drug-use",
    "living situation": "living-situation",
    "marital status": "marital-status",
    "travel": "travel-history",
}
"""Mapping concepts of the names of social facts."""


@extracts("social")
def read_social(board: Board) -> None:
    """Put the social facts on the board, each kind of habit once, with all its mentions as evidence."""
    known: dict[tuple[str, str | None], int] = {}
    for sentence in board.facts():
        if sentence.index in board.headings:
            continue
        for found in _facts(board, sentence):
            fact = _unclaimed(board, found)
            if fact is None:
                continue
            board.claim(fact.first, fact.last, "social")
            place = known.get((fact.kind, fact.answer or fact.value))
            if place is None:
                known[fact.kind, fact.answer or fact.value] = len(board.items.get("social_history", ()))
                board.add("social_history", _item(board, fact))
            else:
                _again(board, place, fact)
    read_pregnancy(board)


def _unclaimed(board: Board, fact: Fact) -> Fact | None:
    """Return a fact whose words begin after what the fact before it has claimed: "denied tobacco | or alcohol"."""
    first = fact.first
    while first < fact.last and (board.claimer(first) or (first > fact.first and board.document.low[first] in _LINKS)):
        first += 1
    if first >= fact.last or not board.is_free(first, fact.last):
        return None
    habit = first > fact.first and fact.kind in ("smoking", "alcohol", "drugs")
    return fact._replace(first=first, value=board.document.words(first, fact.last) if habit else fact.value)


def _again(board: Board, place: int, fact: Fact) -> None:
    facts: list[SocialFact] = board.items["social_history"]
    old = facts[place]
    facts[place] = old.model_copy(
        update={
            "evidence": (*old.evidence, board.evidence(fact.first, fact.last)),
            "quantity": old.quantity or fact.quantity,
        }
    )


def _item(board: Board, fact: Fact) -> SocialFact:
    terms = board.terminology
    concept = terms.concept(_CONCEPTS.get(fact.name, fact.name))
    answer = terms.concept(fact.answer) if fact.answer else None
    return made(SocialFact)(
        name=fact.name,
        concept=concept.key if concept else None,
        kind=fact.kind,
        value=fact.value,
        value_concept=_nearest_answer(board, fact, answer.key) if answer else None,
        quantity=fact.quantity,
        evidence=(board.evidence(fact.first, fact.last),),
        encounter=board.encounter_at(fact.first),
    )


def _nearest_answer(board: Board, fact: Fact, answer: str) -> str:
    """Return the answer that the very words name (heavy smoker), else the plain one (current smoker)."""
    if answer.startswith("current-"):
        for mention in board.in_sentence(board.document.sentence_of(fact.first), ("answer",)):
            named = mention.of(("answer",))
            inside = fact.first <= mention.first and mention.last <= fact.last
            if inside and named and named.extra.get("of") == _CONCEPTS.get(fact.name):
                return named.key
    return answer


def _facts(board: Board, sentence: Sentence) -> Iterator[Fact]:
    readers = board.terminology.words(_Readers)
    document, token = board.document, sentence.first
    while token < sentence.last:
        reader = readers.by_word.get(document.low[token])
        fact = reader(readers, document, token, sentence) if reader else None
        if fact and not (fact.kind != "living" and _is_other(readers, document, fact, sentence)):
            yield fact
            token = max(token + 1, fact.last)
        else:
            token += 1


def _is_other(words: SocialWords, document: Document, fact: Fact, sentence: Sentence) -> bool:
    """Say whether a habit is that of somebody else: "his father was a smoker"."""
    return bool(words.people.intersection(document.low[max(sentence.first, fact.first - 4) : fact.last]))


_Reader = Callable[[SocialWords, Document, int, Sentence], Fact | None]


class _Readers(SocialWords):
    """What reads a word on habits and life, by the word."""

    by_word: dict[str, _Reader]

    def __init__(self, lists: Mapping[str, Any]) -> None:
        super().__init__(lists)
        self.by_word = {}
        for group, reader in (
            (self.smoking, smoking),
            (self.alcohol, alcohol),
            (self.drugs | self.drug_adjectives, drugs),
            (self.works | self.occupations, work),
            (self.living | self.homes, living),
            (self.travel, travel),
        ):
            self.by_word.update(dict.fromkeys(group, reader))
