"""Panels: a blood count or a liver panel as a study that its results belong to."""

from collections.abc import Sequence

from case2fhir.extract.analytes import Name
from case2fhir.extract.board import Board, Mention
from case2fhir.extract.linking import Link
from case2fhir.extract.text import Sentence
from case2fhir.model import Study, made
from case2fhir.model.keys import slug

_NO_STUDY = frozenset(("vital-sign-set",))


def panels_in(board: Board, sentence: Sentence) -> list[Name]:
    """Return the panels of a sentence as names, for they too are normal or abnormal as a whole."""
    return [
        Name(m.first, m.last, board.document.words(m.first, m.last), "laboratory", m.of(("panel",)))
        for m in board.in_sentence(sentence, ("panel",))
        if m.concept.key not in _NO_STUDY
    ]


class Panels:
    """The panel that the results now being read belong to, if any does."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._taken: set[str] = set()
        self._open: tuple[str, int] | None = None

    def key_of(self, sentence: Sentence, links: Sequence[Link]) -> dict[int, str]:
        """Return the study of each link of a sentence by the link's first token; new panels go on the board.

        A panel's results follow it in its sentence, or in the bullets right after it.
        """
        mentions = [m for m in self._board.in_sentence(sentence, ("panel",)) if m.concept.key not in _NO_STUDY]
        keys: dict[int, str] = {}
        if not mentions:
            if self._open and sentence.bullet and sentence.index <= self._open[1] + 1 and links:
                self._open = (self._open[0], sentence.index)
                keys = {link.value.first: self._open[0] for link in links}
            elif links or not sentence.bullet:
                self._open = None
            return keys
        for place, mention in enumerate(mentions):
            end = mentions[place + 1].first if place + 1 < len(mentions) else sentence.last
            own = [link for link in links if mention.last <= link.name.first < end]
            is_list = self._board.document.raw[sentence.last - 1] == ":" and end == sentence.last
            if own or is_list:
                key = self._study(mention)
                keys.update((link.value.first, key) for link in own)
                self._open = (key, sentence.index)
        return keys

    def _study(self, mention: Mention) -> str:
        board = self._board
        name = board.document.words(mention.first, mention.last)
        key, number = f"study-{slug(name)}", 1
        while key in self._taken:
            number += 1
            key = f"study-{slug(name)}-{number}"
        self._taken.add(key)
        concept = mention.of(("panel",))
        board.add(
            "studies",
            made(Study)(
                key=key,
                name=name,
                concept=concept.key if concept else None,
                kind="laboratory",
                encounter=board.encounter_at(mention.first),
                evidence=(board.evidence(mention.first, mention.last),),
            ),
        )
        board.claim(mention.first, mention.last, "measurements")
        return key
