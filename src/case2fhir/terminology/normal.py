"""One spelling for every form of a word, so that tables and texts meet."""

import re
from functools import lru_cache

HYPHENS = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2212"
"""Hyphens, dashes and the minus sign."""

_TOKEN = re.compile(
    r"\d+(?:[.,\u00b7]\d+)*|[^\W\d_\u2080-\u2089]+(?:['\u2019\u02bc][^\W\d_\u2080-\u2089]+)*|[^\w\s]|[\u2080-\u2089]+|_",
)
PLAIN = str.maketrans(
    "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089\u207a\u207b\u2010\u2011\u2012\u2013\u2014\u2212",
    "0123456789+-------",
)
"""Subscripts, signs of charges and dashes: SpO\u2082 is SpO2 in the tables, Na\u207a is Na+, 19\u20139 is 19-9."""
_SIBILANT = ("s", "x", "z", "ch", "sh")


def words(text: str) -> list[tuple[int, int]]:
    """Return the spans of the tokens of `text`, in code points.

    A token is a run of letters (apostrophes inside belong to it), a number with its points and commas, a subscript
    number, or any other single character but white space. A hyphen or dash that touches a letter only parts two
    words and is no token; between numbers it is one.
    """
    spans = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if text[start] in HYPHENS and (text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()):
            continue
        spans.append((start, end))
    return spans


@lru_cache(maxsize=65536)
def normal(word: str) -> str:
    """Return the stem under which one token stands in the phrase tables.

    Case, possessives, British spellings and plural endings fall together; words of two letters or fewer, and
    numbers, only lose their case.
    """
    stem = word.casefold().replace("\u2019", "'").replace("\u02bc", "'")
    stem = stem.removesuffix("'s")
    stem = stem.replace("ae", "e").replace("oe", "e").replace("æ", "e").replace("œ", "e")
    if len(stem) < 3 or not stem[0].isalpha():
        return stem if stem.isascii() else stem.translate(PLAIN)
    stem = _singular(stem)
    if len(stem) > 4 and stem.endswith("our"):
        stem = stem[:-3] + "or"
    return stem[:-1] if len(stem) > 3 and stem.endswith("e") else stem


def _singular(stem: str) -> str:
    if len(stem) > 4 and stem.endswith("ies"):
        return stem[:-3] + "y"
    if len(stem) > 4 and stem.endswith("es") and stem[:-2].endswith(_SIBILANT):
        return stem[:-2]
    if len(stem) > 4 and stem.endswith("is"):
        return stem[:-2]
    if len(stem) > 3 and stem.endswith("s") and not stem.endswith(("ss", "us")):
        return stem[:-1]
    return stem


def phrase(text: str) -> str:
    """Return the normal form of a whole phrase: its tokens' stems joined by single spaces."""
    return " ".join(normal(text[start:end]) for start, end in words(text))
