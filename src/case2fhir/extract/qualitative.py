"""Results in words: "HBsAg was negative", "positive ANA", "CRP and ESR were normal", "anti-HBs (+)"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from case2fhir.extract.analytes import Name
from case2fhir.extract.board import Board
from case2fhir.extract.measure_words import LINKS, STATES, TAILS, Interpretation
from case2fhir.extract.text import Document, Sentence

_RESULTS: dict[str, Interpretation | None] = {
    **{word: state for word, state in STATES.items() if word not in ("lower", "higher", "rise", "elevation")},
    "negative": "negative", "positive": "positive", "nonreactive": "negative", "reactive": "positive",
    "undetectable": None, "detectable": None, "detected": None, "trace": None, "borderline": None,
    "neg": "negative", "pos": "positive", "negatif": "negative", "positif": "positive",
    "+": "positive", "-": "negative", "\u2212": "negative", "\u2013": "negative",
}  # fmt: skip
_JOINS = frozenset((",", "and", "or", "as", "well", "&", "/", "the", "her", "his", "serum", "plasma"))
_NOT = frozenset(("not", "non", "never"))
_RANGE = frozenset(("limits", "range", "limit"))
_ADVERBS = frozenset(
    "also all both mildly slightly markedly moderately significantly extremely very severely within strongly weakly "
    "again still persistently repeatedly completely".split()
)

_SHOWING = frozenset(("showed", "shown", "revealed", "indicated", "reported", "found"))
_NO_NOUN = frozenset(
    "for in by on but with without while whereas although when after before during until since finding findings "
    "function functions study studies".split()
)
"""Words after "showed normal" that leave the state with the test before: "showed normal results"."""


class Statement(NamedTuple):
    """The result that words at tokens `first` to `last` state."""

    first: int
    last: int
    interpretation: Interpretation | None
    text: str


def stated(board: Board, sentence: Sentence, names: Sequence[Name]) -> Iterator[tuple[Name, Statement]]:
    """Yield the names that have a result in words and no number, each with that result; lists share theirs."""
    document = board.document
    waiting: list[Name] = []
    for place, name in enumerate(names):
        statement = _after(document, name, sentence.last)
        if waiting and not _joined(document, waiting[-1], name):
            waiting = []
        if statement:
            for each in (*waiting, name):
                yield each, statement
            waiting = []
            continue
        before = _before(document, name, sentence.first)
        if before:
            yield name, before
            for other in _list_from(document, names[place:]):
                yield other, before
            waiting = []
            continue
        waiting.append(name)


def _joined(document: Document, name: Name, following: Name) -> bool:
    return following.first - name.last <= 4 and all(
        word in _JOINS or word in TAILS for word in document.low[name.last : following.first]
    )


def _list_from(document: Document, names: Sequence[Name]) -> Iterator[Name]:
    for name, following in pairwise(names):
        if not _joined(document, name, following):
            return
        yield following


def _after(document: Document, name: Name, stop: int) -> Statement | None:
    low, token = document.low, name.last
    while token < stop and document.raw[token : token + 2] in ([".", "."], [".", "\u2026"]):
        token += 1
    first = token + (token > name.last)
    token = first
    while token < min(stop, first + 8):
        word = low[token]
        if word in ("+", "-", "\u2212", "\u2013"):
            bracketed = document.raw[token - 1] == "(" and token + 1 < stop and document.raw[token + 1] == ")"
            return _statement(document, token, token + 1) if bracketed else None
        if word in _RESULTS and not (word in STATES and low[token + 1 : token + 2] == ["to"]):
            if _tells_of_another(document, name.last, token, stop):
                return None
            return _statement(document, token - (low[token - 1] in _NOT), token + 1)
        if word in _RANGE and "normal" in low[max(name.last, token - 3) : token]:
            return Statement(token, token + 1, "normal", "normal")
        if (
            (word not in LINKS or word in ("and", "with"))
            and word not in _ADVERBS
            and word not in _NOT
            and word not in ("(", ":", "=")
            and not _is_citation(document, token)
        ):
            return None
        token += 1
    return None


def _tells_of_another(document: Document, first: int, token: int, stop: int) -> bool:
    """Say whether the state at `token` is that of the noun after it: "blood count showed low platelets"."""
    if token + 1 >= stop or not _SHOWING & set(document.low[first:token]):
        return False
    word = document.low[token + 1]
    return len(word) > 1 and word[0].isalpha() and word not in LINKS and word not in _JOINS and word not in _NO_NOUN


def _is_citation(document: Document, token: int) -> bool:
    return document.raw[token].isdecimal() and document.glued(token)


def _before(document: Document, name: Name, start: int) -> Statement | None:
    low, token = document.low, name.first - 1
    if token > start and low[token] == "for":
        token -= 1
    while token > start and low[token] in ("serum", "plasma", "blood", "a", "an", "the"):
        token -= 1
    if (
        token < start
        or low[token] not in _RESULTS
        or not low[token].isalpha()
        or low[token] in ("increased", "decreased")
    ):
        return None
    return _statement(document, token, token + 1)


def result_of(document: Document, first: int, last: int) -> Statement | None:
    """Return the result that tokens `first` to `last` begin with, as a cell of a table does: "negative", "not seen"."""
    token = first + (document.low[first] in _NOT)
    return _statement(document, first, token + 1) if token < last and document.low[token] in _RESULTS else None


def _statement(document: Document, first: int, last: int) -> Statement:
    words = document.words(first, last)
    result = _RESULTS[document.low[last - 1]]
    if document.low[first] in _NOT:
        opposite: Interpretation | None = "negative" if result == "positive" else None
        return Statement(first, last, opposite, words)
    text = result if result in ("positive", "negative") else words
    return Statement(first, last, result, text or words)
