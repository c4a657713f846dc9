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
_FILLERS = frozenset(("report", "presentation", "no", "number", "#", ".", "description"))
_OPENERS = _HEADS | set(_WORDS)
_ENDS = frozenset(("discussion", "comment", "conclusion", "conclusions", "references", "discussions", "comments"))


class Stretch(NamedTuple):
    """The sentences `first` to `last` (half open) that tell of patient `number`."""

    number: int
    first: int
    last: int


def stretches(document: Document) -> tuple[Stretch, ...]:
    """Return the stretch of each patient of a text with headings "Case 1", "Case 2" ...; () if it tells of one."""
    starts: list[int] = []
    end = len(document.sentences)
    for sentence in document.sentences:
        number = _number(document, sentence)
        if number == len(starts) + 1:
            starts.append(sentence.index)
        elif len(starts) > 1 and _closes(document, sentence):
            end = sentence.index
            break
    if len(starts) < 2:
        return ()
    stops = [*starts[1:], end]
    return tuple(Stretch(n, first, last) for n, (first, last) in enumerate(zip(starts, stops, strict=True), 1))


def _number(document: Document, sentence: Sentence) -> int | None:
    """Return the number of a heading such as "Case 2", "Patient B:" or "Case report no. 3", or None."""
    token = sentence.first
    if document.low[token] not in _OPENERS or not document.raw[token][0].isupper():
        return None
    if document.low[token] in _HEADS:
        token += 1
        while token < sentence.last and document.low[token] in _FILLERS:
            token += 1
        if token >= sentence.last or not _ends_heading(document, sentence, token + 1):
            return None
        word = document.low[token]
        return int(word) if word.isdecimal() and len(word) < 3 else _WORDS.get(word)
    following = document.low[token + 1 : token + 2]
    if following and following[0] in _HEADS and _ends_heading(document, sentence, token + 2):
        return _WORDS[document.low[token]]
    return None


def _starts_line(document: Document, sentence: Sentence) -> bool:
    return sentence.first == 0 or "\n" in document.gap(sentence.first)


def _ends_heading(document: Document, sentence: Sentence, token: int) -> bool:
    """Say whether what stands at `token` can follow a heading: punctuation, the patient, a line's end."""
    if token >= sentence.last or "\n" in document.gap(token):
        return True
    if document.raw[token] in ":.-\u2013\u2014(":
        return True
    opens = document.low[token] in ("a", "an", "this", "the", "was", "is", "mr", "mrs", "ms", "we", "our", "in", "baby")
    return opens or document.raw[token][0].isdecimal() or document.raw[token][0].isupper()


def _closes(document: Document, sentence: Sentence) -> bool:
    size = sentence.last - sentence.first
    return size <= 3 and document.low[sentence.first] in _ENDS and _starts_line(document, sentence)
