"""Reactions of an allergy: "(rash)", ": anaphylaxis", "which causes hives"."""

from bisect import bisect_left

from case2fhir.extract.text import Document

REACTIONS = ("symptom", "diagnosis", "finding", "head", "sign")
"""Kinds of concept that a reaction may be."""

CAUSES = frozenset(
    "causing causes caused with developed develops develop manifested manifesting presenting gets".split()
)
VERBS = frozenset("was were is are had has received treated given who which but she he started and on for".split())
_NOT_NOUNS = frozenset(
    "any known unknown this that these those which who with when after during the her his their its therapy "
    "treatment presented admitted underwent developed denied took there since because due having".split()
)
_MARKS = ":=-\u2013\u2014\u2192"
_REACH = 6


def reactions_behind(
    document: Document, reactions: list[tuple[int, int]], token: int, stop: int
) -> tuple[list[tuple[int, int]], int]:
    """Return the tokens of each reaction told behind a substance, and the token after what was read.

    `reactions` are the tokens of all that may be one in the sentence, in order; the sentence ends at `stop`.
    """
    place = _after_marks(document, token, stop)
    opened = token < stop and document.raw[token] in "(["
    causes = place < stop and document.low[place] in CAUSES
    marked = place > token and document.raw[place - 1] in _MARKS
    if not (opened or causes or marked or _is_dashed(document, token)):
        return [], token
    end = place
    while end < stop and document.raw[end] not in ")];." and (opened or end < place + _REACH):
        end += 1
    begin = bisect_left(reactions, (place, 0))
    found = [span for span in reactions[begin : bisect_left(reactions, (end, 0))] if span[1] <= end]
    after = found[-1][1] if found else token
    if not found and place + causes < end and document.raw[place].isalpha():
        after = _plain(document, place + causes, end, opened)
        found = [(place + causes, after)]
    return found, after + (after < stop and document.raw[after] in ")]")


def _after_marks(document: Document, token: int, stop: int) -> int:
    while token < stop and (
        document.raw[token] in "([,:=-\u2013\u2014\u2192" or document.low[token] in ("which", "that", "reaction")
    ):
        token += 1
    return token


def _plain(document: Document, token: int, stop: int, opened: bool) -> int:
    """Return the token after the plain words of a reaction that no table names."""
    last = token + 1
    while last < stop and (opened or is_noun(document, last)):
        last += 1
    return last


def _is_dashed(document: Document, token: int) -> bool:
    return token < len(document.raw) and any(mark in "-\u2013\u2014" for mark in document.gap(token).strip())


def is_noun(document: Document, token: int) -> bool:
    """Say whether the word at `token` may name a substance or a reaction."""
    word = document.low[token]
    return len(word) > 2 and word.isalpha() and word not in VERBS | _NOT_NOUNS
