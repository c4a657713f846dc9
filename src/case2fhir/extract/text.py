"""The text as a document: tokens, sentences and paragraphs, each with its offsets in the original."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from copy import copy

from case2fhir.extract.record import Record
from case2fhir.terminology.normal import normal, words

_ABBREVIATIONS = frozenset(
    (
        "dr mr mrs ms prof st fig figs ref refs no nos vs e.g i.e cf al approx ca resp i.v i.m p.o "
        "s.c b.i.d t.i.d q.d q.i.d inc ltd dept vol pp ed eds jr sr spp sp var viz"
    ).split()
)
"""Words whose full stop does not end a sentence."""

_BOUNDARY = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]*(?=\s)|(?<=[a-z]{3})\.(?=[A-Z][a-z]{2})|;(?=\s*\n)|\n|\r")
_BULLET = re.compile(
    r"[ \t\u00a0]*(?:[\u2022\u2023\u25aa\u25cf\u25e6\u00b7*\u2013\u2014-][ \t\u00a0]+|\(?\d{1,2}[.)][ \t]+(?=[A-Za-z]))"
)
_STARTER = re.compile(r"\s*[\"'\u201c\u2018(\[]*(?:[^\W\d_a-z]|\d|[\u2022\u25cf*-])")
_WRAP_WIDTH = 60
"""A line at least this long that does not end a sentence is taken as wrapped prose."""
_MAX_TOKENS = 400
"""Prose has no longer sentences; what goes on without a stop is cut, so that reading stays linear in its length."""


class Sentence(Record):
    """A sentence: code points `start` to `end`, tokens `first` to `last`, and the paragraph it stands in."""

    index: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int
    bullet: bool = False


class Document:
    """A text with its tokens and sentences. Every offset is a code point of `text`; token ranges are half open."""

    def __init__(self, text: str) -> None:
        self.text = text
        spans = words(text)
        self.starts: list[int] = [start for start, _ in spans]
        self.ends: list[int] = [end for _, end in spans]
        self.raw: list[str] = [text[start:end] for start, end in spans]
        self.low: list[str] = [word.casefold() for word in self.raw]
        self.stems: list[str] = [normal(word) for word in self.raw]
        self.sentences: list[Sentence] = list(_sentences(self))
        self._firsts = [sentence.first for sentence in self.sentences]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the code points from the start of token `first` to the end of the token before `last`."""
        return self.starts[first], self.ends[last - 1]

    def words(self, first: int, last: int) -> str:
        """Return the words of tokens `first` to `last` as the text has them, white space folded."""
        start, end = self.span(first, last)
        return " ".join(self.text[start:end].split())

    def slice(self, first: int, last: int) -> str:
        """Return the text of tokens `first` to `last` exactly."""
        start, end = self.span(first, last)
        return self.text[start:end]

    def sentence_of(self, token: int) -> Sentence:
        """Return the sentence that holds `token`."""
        return self.sentences[bisect_right(self._firsts, token) - 1]

    def token_at(self, offset: int) -> int:
        """Return the first token that ends after code point `offset`."""
        return bisect_right(self.ends, offset)

    def gap(self, token: int) -> str:
        """Return what stands between `token` and the one before it: white space, hyphens."""
        return self.text[self.ends[token - 1] : self.starts[token]] if token else ""

    def retold(self, hidden: Iterable[tuple[int, int]], stands_for: Collection[str]) -> "Document":
        """Return this document as the story of one of its people: tokens of others blank, `stands_for` the patient.

        Offsets and sentences stay. A blank token is a semicolon, which ends every clause.
        """
        told = copy(self)
        told.raw, told.low, told.stems = self.raw[:], self.low[:], self.stems[:]
        for first, last in hidden:
            for kept in (told.raw, told.low, told.stems):
                kept[first:last] = [";"] * (last - first)
        for token, word in enumerate(told.low):
            if word in stands_for:
                told.low[token] = told.stems[token] = "patient"
        return told

    def glued(self, token: int) -> bool:
        """Say whether `token` touches the one before it."""
        return token > 0 and self.ends[token - 1] == self.starts[token]


def _sentences(document: Document) -> list[Sentence]:
    text = document.text
    found: list[Sentence] = []
    begin, paragraph, token = 0, 0, 0
    for stop, blank in [*_stops(text), (len(text), False)]:
        last = bisect_right(document.starts, stop - 1, token)
        bullet = last > token and _is_bullet(text, begin)
        while token < last:
            cut = min(last, token + _MAX_TOKENS)
            start, end = document.starts[token], document.ends[cut - 1]
            found.append(Sentence(len(found), start, end, token, cut, paragraph, bullet))
            token, bullet = cut, False
        begin = stop
        paragraph += blank
    return found


def _is_bullet(text: str, begin: int) -> bool:
    return bool(_BULLET.match(text, begin))


def _stops(text: str) -> Sequence[tuple[int, bool]]:
    """Return where sentences end, each with whether a paragraph ends there too."""
    stops: list[tuple[int, bool]] = []
    line_start = 0
    for match in _BOUNDARY.finditer(text):
        end = match.end()
        if text[match.start()] in "\n\r":
            if text[match.start()] == "\r" and text[end : end + 1] == "\n":
                continue
            blank = _blank_follows(text, end)
            if blank or _line_ends(text, line_start, match.start(), end):
                stops.append((end, blank))
            line_start = end
        elif text[match.start()] == ";" or (
            text[max(0, match.start() - 3) : match.start()] != "..."
            and _STARTER.match(text, end)
            and not _abbreviated(text, match.start())
            and not text[line_start : match.start()].strip().isdecimal()
        ):
            stops.append((end, False))
    return stops


def _blank_follows(text: str, position: int) -> bool:
    end = len(text)
    while position < end and text[position] in " \t\u00a0":
        position += 1
    return position >= end or text[position] in "\r\n"


def _line_ends(text: str, start: int, stop: int, following: int) -> bool:
    """Say whether a single line break ends a sentence: wrapped prose goes on, lists and headings do not."""
    line = text[start:stop].rstrip()
    if not line or line[-1] in "!?:;" or _BULLET.match(text, following):
        return True
    position = following
    while text[position : position + 1] in (" ", "\t", "\u00a0"):
        position += 1
    upcoming = text[position : position + 1]
    if line[-1] == ".":
        return not (upcoming.islower() and _abbreviated(text, start + len(line) - 1))
    return not (upcoming.islower() or len(line) >= _WRAP_WIDTH)


def _abbreviated(text: str, stop: int) -> bool:
    if text[stop] != ".":
        return False
    start = stop
    while start > 0 and stop - start < 12 and (text[start - 1].isalpha() or text[start - 1] == "."):
        start -= 1
    word = text[start:stop].casefold()
    if word in ("no", "nos"):
        return text[stop + 1 :].lstrip()[:1].isdecimal()
    if word in _ABBREVIATIONS:
        return True
    initial = len(word) == 1 and text[start].isupper() and text[start - 1 : start] in (" ", "")
    return (
        initial and text[start] != "I" and not text[max(0, start - 12) : start - 1].endswith(("itamin", "type", "ype"))
    )
