"""The board: one text being read, with what was recognised, what is claimed and what was made of it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from case2fhir.extract.record import Record, fresh
from case2fhir.extract.text import Document, Sentence
from case2fhir.extract.times import Moment
from case2fhir.model import Doubt, Evidence, Finding, Item, Section, made
from case2fhir.terminology import Concept, Terminology

_OF_OTHERS = frozenset(("other", "literature"))


class Context(NamedTuple):
    """What the words around a mention say of it (after ConText, Harkema 2009, doi:10.1016/j.jbi.2009.05.002)."""

    negated: bool = False
    possible: bool = False
    differential: bool = False
    subject: str = "patient"
    """patient, family or other."""
    time: str = "now"
    """now, past, planned, declined, hypothetical or resolved."""
    allergy: bool = False
    trigger: tuple[int, int] | None = None
    """Tokens of the trigger that decided, nearest first."""


class Mention(Record):
    """A phrase of the tables in the text: tokens `first` to `last`, and the concepts it may mean."""

    first: int
    last: int
    concepts: tuple[Concept, ...]
    sentence: Sentence
    source: str = "curated"
    context: Context = fresh(factory=Context)

    @property
    def concept(self) -> Concept:
        """Return the first, most likely concept."""
        return self.concepts[0]

    @property
    def kind(self) -> str:
        """Return the kind of the first concept."""
        return self.concepts[0].kind

    def of(self, kinds: Sequence[str]) -> Concept | None:
        """Return the first concept whose kind is among `kinds`."""
        return next((concept for concept in self.concepts if concept.kind in kinds), None)


class Board:
    """What the steps of reading share.

    Each kind of fact claims the tokens it has used; a claim is exclusive, so a drug's name inside a laboratory
    result stays with the result. `items` collects what was made, by the case's list.
    """

    def __init__(self, document: Document, terminology: Terminology) -> None:
        self.document = document
        self.terminology = terminology
        self.mentions: list[Mention] = []
        self.sections: list[Section] = []
        self.section_of: list[str] = ["narrative"] * len(document.sentences)
        self.context_sentences: set[int] = set()
        self.headings: set[int] = set()
        self._triggers: dict[int, tuple[int, tuple[Any, ...]]] | None = None
        self.study_spans: list[tuple[int, int, str]] = []
        self.findings_of: dict[str, list[Finding]] = {}
        self.encounter_marks: list[tuple[int, str]] = []
        self.dates: tuple[tuple[str, str, int, int], ...] = ()
        self.encounter_roles: list[str] = []
        self.encounter_keys: dict[str, str] = {}
        self.denied: set[int] = set()
        self.last_complaint: int | None = None
        self.moments_of: dict[int, list[Moment]] = {}
        self.items: dict[str, list[Any]] = {}
        self._by_sentence: dict[int, list[Mention]] = {}
        self._of_kinds: dict[tuple[int, tuple[str, ...]], list[Mention]] = {}
        self._studies: dict[int, str] = {}
        self._studies_seen = 0
        self._reached: list[tuple[int, str]] = []
        self._encounters_seen = 0
        self._encounter_places: dict[str, int] = {}
        self._spelled: dict[str, str] | None = None
        self._claims: list[str | None] = [None] * len(document.raw)

    def copy(self) -> "Board":
        """Return a board on which the same sections, context sentences and triggers are settled, and nothing else."""
        made = Board(self.document, self.terminology)
        made.sections, made.section_of = list(self.sections), list(self.section_of)
        made.context_sentences, made.headings = set(self.context_sentences), set(self.headings)
        made._triggers = self._triggers
        return made

    def trigger_at(self, token: int) -> tuple[int, tuple[Any, ...]] | None:
        """Return the length and the senses of the longest context trigger that begins at `token`, if one does."""
        if self._triggers is None:
            openers, stems = self.terminology.openers("context"), self.document.stems
            self._triggers = {
                place: hit
                for place, stem in enumerate(stems)
                if stem in openers
                and (hit := self.terminology.match_in("context", stems, place))
                and not (_OF_OTHERS & {kind for kind, _, _ in hit[1]} and self._is_the_patient(place, hit[0]))
            }
        return self._triggers.get(token)

    def _is_the_patient(self, first: int, length: int) -> bool:
        """Say whether words speak of one patient, whose stem is that of many: "a patient with", "patients with"."""
        return "patient" in self.document.low[first : first + length]

    def add(self, name: str, item: Item) -> None:
        """Put a made item into the case's list `name`."""
        self.items.setdefault(name, []).append(item)

    def claim(self, first: int, last: int, kind: str) -> None:
        """Claim tokens `first` to `last`; what is claimed already stays with its first claimer."""
        for token in range(first, last):
            if self._claims[token] is None:
                self._claims[token] = kind

    def is_free(self, first: int, last: int) -> bool:
        """Say whether nobody has claimed any of tokens `first` to `last`."""
        return all(claim is None for claim in self._claims[first:last])

    def claimer(self, token: int) -> str | None:
        """Return the kind of fact that claimed `token`, if any did."""
        return self._claims[token]

    def free(self, kinds: Sequence[str]) -> Iterator[Mention]:
        """Yield the unclaimed mentions of the given kinds in order of the text, facts of the case only."""
        for mention in self.mentions:
            if (
                mention.of(kinds)
                and mention.sentence.index not in self.context_sentences
                and self.is_free(mention.first, mention.last)
            ):
                yield mention

    def facts(self) -> Iterator[Sentence]:
        """Yield the sentences that speak of this case; literature and discussion are left out."""
        for sentence in self.document.sentences:
            if sentence.index not in self.context_sentences:
                yield sentence

    def in_sentence(self, sentence: Sentence, kinds: tuple[str, ...] = ()) -> Sequence[Mention]:
        """Return the mentions of one sentence, of the given kinds if any are given."""
        if not kinds:
            return self._by_sentence.get(sentence.index, [])
        known = self._of_kinds.get((sentence.index, kinds))
        if known is None:
            known = [mention for mention in self._by_sentence.get(sentence.index, ()) if mention.of(kinds)]
            self._of_kinds[sentence.index, kinds] = known
        return known

    def is_ambiguous(self, mention: Mention) -> bool:
        """Say whether a mention is an abbreviation with several meanings that the text defines nowhere (MS, PE, CP)."""
        if mention.last - mention.first > 1 or mention.source == "abbreviation":
            return False
        word = self.document.raw[mention.first]
        return word.isupper() and self.terminology.is_ambiguous(word)

    def spelled_out(self, mention: Mention) -> str | None:
        """Return the key of a concept that the text names by words with the letters of an abbreviation, if any."""
        if self._spelled is None:
            self._spelled = {}
            for each in self.mentions:
                if each.last - each.first > 1 and each.concept.key:
                    letters = "".join(word[0] for word in self.document.low[each.first : each.last])
                    self._spelled.setdefault(letters, each.concept.key)
        return self._spelled.get(self.document.low[mention.first])

    def study_at(self, token: int) -> str | None:
        """Return the key of the study whose report `token` stands in, if it stands in one."""
        spans = self._studies
        for first, last, key in self.study_spans[self._studies_seen :]:
            spans.update(dict.fromkeys(range(first, last), key))
        self._studies_seen = len(self.study_spans)
        return spans.get(token)

    def encounter_at(self, token: int) -> str | None:
        """Return the key of the encounter that the story has reached at `token`."""
        for first, key in self.encounter_marks[self._encounters_seen :]:
            while self._reached and self._reached[-1][0] >= first:
                self._reached.pop()
            self._reached.append((first, key))
            self._encounter_places.setdefault(key, len(self._encounter_places))
        self._encounters_seen = len(self.encounter_marks)
        place = bisect_right(self._reached, token, key=lambda mark: mark[0])
        return self._reached[place - 1][1] if place else None

    def encounter_place(self, key: str) -> int:
        """Return where in the order of the story the encounter `key` stands."""
        return self._encounter_places[key]

    def settle(self, mentions: list[Mention]) -> None:
        """Take over the mentions that were found, in order."""
        self.mentions = mentions
        self._by_sentence.clear()
        self._of_kinds.clear()
        for mention in mentions:
            self._by_sentence.setdefault(mention.sentence.index, []).append(mention)

    def evidence(self, first: int, last: int) -> Evidence:
        """Return the evidence that tokens `first` to `last` are."""
        start, end = self.document.span(first, last)
        return self.evidence_at(start, end)

    def evidence_at(self, start: int, end: int) -> Evidence:
        """Return the evidence that code points `start` to `end` are."""
        return made(Evidence)(start=start, end=end, quote=self.document.text[start:end])


def doubt(rule: str, message: str) -> Doubt:
    """Return a doubt: a thing of this fact that a person should decide."""
    return made(Doubt)(rule=rule, message=message)
