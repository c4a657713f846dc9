"""Abbreviations that a text defines: "congestive heart failure (CHF)"."""

from collections.abc import Iterator

from case2fhir.extract.text import Document

_MAX_SHORT = 8


def definitions(document: Document) -> Iterator[tuple[str, int, int]]:
    """Yield (short form, first, last) for each long form, tokens `first` to `last`, before its short form.

    The rule is Schwartz and Hearst's (A simple algorithm for identifying abbreviation definitions in biomedical
    text, PSB 2003): the letters of the short form stand in the long form in order, the first one at the start of
    a word, within min(n + 5, 2 n) words before the bracket.
    """
    raw = document.raw
    for opening, word in enumerate(raw):
        if word != "(" or opening == 0 or opening + 2 >= len(raw):
            continue
        closing = opening + 2
        while closing < min(len(raw), opening + 4) and raw[closing] not in ")];,":
            closing += 1
        short = "".join(raw[opening + 1 : closing])
        if raw[opening + 2 : closing]:
            if not document.gap(opening + 2).isspace() or raw[opening + 2][0].isdecimal():
                continue
            short = raw[opening + 1]
        if not _is_short(short):
            continue
        first = _long_form(document, short, opening)
        if first is not None:
            yield raw[opening + 1], first, opening


def _is_short(short: str) -> bool:
    letters = sum(character.isalpha() for character in short)
    return 2 <= len(short) <= _MAX_SHORT and letters >= 2 and sum(c.isupper() for c in short) * 2 >= letters


def _long_form(document: Document, short: str, end: int) -> int | None:
    """Return the token where the long form that ends before token `end` starts, or None."""
    letters = [character for character in short.casefold() if character.isalnum()]
    if letters[-1] == "s" and short[-2].isupper() and short[-1] == "s":
        letters.pop()
    first = max(document.sentence_of(end).first, end - min(len(letters) + 5, 2 * len(letters)), 0)
    if first >= end:
        return None
    start, stop = document.span(first, end)
    text, place = document.text, stop
    for position in range(len(letters) - 1, -1, -1):
        place -= 1
        while place >= start and not (
            text[place].casefold() == letters[position]
            and (position > 0 or place == 0 or not text[place - 1].isalnum())
        ):
            place -= 1
        if place < start:
            return None
    token = document.token_at(place)
    return token if document.starts[token] == place else None
