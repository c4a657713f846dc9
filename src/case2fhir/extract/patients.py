"""Several patients in one text: which stretch of it tells of which of them."""

from typing import NamedTuple

from case2fhir.extract.text import Document, Sentence

_WORDS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
} | {word: number for number, word in enumerate("first second third fourth fifth sixth".split(), 1)} | {
    word: number for number, word in enumerate("i ii iii iv v vi vii viii ix x".split(), 1)
} | {word: number for number, word in enumerate("abcdefgh", 1) if word != "i"}  # fmt: skip
_HEADS = frozenset(("case", "patient", "observation"))
_FILLERS = frozenset(
    ("report", "presentation", "no", "number", "#", ".", "description", "n", "nr", "\u00b0", "\u00ba", "\u2116")
)
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_DETERMINERS = frozenset(("the", "our", "a"))
_OPENERS = _HEADS | set(_WORDS) | _DETERMINERS
_ENDS = frozenset(("discussion", "comment", "conclusion", "conclusions", "references", "discussions", "comments"))
_FOLLOWS = frozenset(
    (
        "a an this the was is mr mrs ms we our in baby who presented had has developed complained underwent came "
        "reported died recovered remained improved did received visited started denied also then , woman man"
    ).split()
)
_AGED = frozenset(("year", "years", "month", "months", "yo", "old", "aged", "yr"))


class Stretch(NamedTuple):
    """The sentences (by index) that tell of patient `number`, and the tokens in them that tell of another one."""

    number: int
    sentences: frozenset[int]
    hidden: tuple[tuple[int, int], ...] = ()
    stands_for: frozenset[str] = frozenset()
    """Words that mean this patient though they may mean a relative elsewhere: the mother, in her own case."""


def stretches(document: Document) -> tuple[Stretch, ...]:
    """Return what tells of each patient of a text that numbers them ("Case 1", "the second patient"); () if one."""
    marks = [(each.index, number) for each in document.sentences if (number := _number(document, each))]
    starts = _starts(document, marks)
    if len(starts) < 2:
        return ()
    end = next(
        (each.index for each in document.sentences[starts[-1] :] if _closes(document, each)), len(document.sentences)
    )
    again = {place: number for place, number in marks if place not in starts and number <= len(starts)}
    of: dict[int, set[int]] = {number: set() for number in range(1, len(starts) + 1)}
    for number, (first, last) in enumerate(zip(starts, [*starts[1:], end], strict=True), 1):
        for place in range(first, last):
            owner = again.get(place, number)
            for each in of if _of_all(document, document.sentences[place]) else (owner,):
                of[each].add(place)
    return tuple(Stretch(number, frozenset(places)) for number, places in of.items())


def _starts(document: Document, marks: list[tuple[int, int]]) -> list[int]:
    """Return the sentences with which the patients begin, in order; the first one may begin without a word."""
    starts: list[int] = []
    for place, number in marks:
        if number == len(starts) + 1:
            starts.append(place)
        elif number == 2 and not starts and _introduces(document, document.sentences[place]):
            starts = [0, place]
    return starts


def _introduces(document: Document, sentence: Sentence) -> bool:
    """Say whether a sentence brings in a new patient: the second patient, a 45-year-old man."""
    return not _AGED.isdisjoint(document.low[sentence.first : min(sentence.last, sentence.first + 14)])


def _of_all(document: Document, sentence: Sentence) -> bool:
    """Say whether a sentence tells of every patient: "both patients recovered"."""
    low = document.low[sentence.first : sentence.first + 3]
    return low[:1] in (["both"], ["all"]) and ("patients" in low or "cases" in low)


def _number(document: Document, sentence: Sentence) -> int | None:
    """Return the number with which a sentence opens: "Case 2", "Patient B:", "Case N\u00b0 3", "The second patient"."""
    low, token, stop = document.low, sentence.first, sentence.last
    if not document.raw[token][0].isupper() and not document.raw[token][0].isdecimal():
        return None
    if low[token] in _DETERMINERS and token + 2 < stop and low[token + 2] in _HEADS:
        return _WORDS.get(low[token + 1]) if _told_next(document, sentence, token + 3) else None
    if low[token].isdecimal() and low[token + 1 : token + 3] and low[token + 1] in _ORDINALS:
        last = token + 3
        return int(low[token]) if last <= stop and low[token + 2] in _HEADS and len(low[token]) < 3 else None
    if low[token] not in _OPENERS:
        return None
    if low[token] in _HEADS:
        return _headed(document, sentence, token + 1)
    following = low[token + 1 : token + 2]
    if following and following[0] in _HEADS and _ends_heading(document, sentence, token + 2):
        return _WORDS.get(low[token])
    return None


def _headed(document: Document, sentence: Sentence, token: int) -> int | None:
    """Return the number that follows "Case": "1", "no. 2", "N\u00b0 3", "B"."""
    while token < sentence.last and document.low[token] in _FILLERS:
        token += 1
    if token >= sentence.last or not _ends_heading(document, sentence, token + 1):
        return None
    word = document.low[token]
    return int(word) if word.isdecimal() and len(word) < 3 else _WORDS.get(word)


def _told_next(document: Document, sentence: Sentence, token: int) -> bool:
    return token >= sentence.last or document.low[token] in _FOLLOWS or document.raw[token] in ":.,("


def _starts_line(document: Document, sentence: Sentence) -> bool:
    return sentence.first == 0 or "\n" in document.gap(sentence.first)


def _ends_heading(document: Document, sentence: Sentence, token: int) -> bool:
    """Say whether what stands at `token` can follow a heading: punctuation, the patient, a line's end."""
    if token >= sentence.last or "\n" in document.gap(token):
        return True
    if document.raw[token] in ":.-\u2013\u2014(":
        return True
    if document.raw[token] == ",":
        return _introduces(document, sentence)
    return document.low[token] in _FOLLOWS or document.raw[token][0].isdecimal() or document.raw[token][0].isupper()


def _closes(document: Document, sentence: Sentence) -> bool:
    size = sentence.last - sentence.first
    return size <= 3 and document.low[sentence.first] in _ENDS and _starts_line(document, sentence)
