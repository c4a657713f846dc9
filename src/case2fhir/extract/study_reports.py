"""Which stretch of text reports a study, and the words of its conclusion."""

from typing import NamedTuple

from case2fhir.extract.acts import BE
from case2fhir.extract.board import Board
from case2fhir.extract.study_words import StudyWords
from case2fhir.extract.text import Document, Sentence

_MAX_SENTENCES = 4
_ACTORS = frozenset("patient she he we".split())
_TRAILERS = frozenset("and while on a an the whereas with but then follow up repeat".split())


class Report(NamedTuple):
    """A mention of a study, tokens `first` to `last`, that may be followed or preceded by what it found."""

    key: str
    first: int
    last: int
    sentence: Sentence
    done: bool
    goes_on: bool = True


def mark_reports(board: Board, reports: list[Report]) -> dict[str, str]:
    """Put the stretches that report studies on the board; return the words of each study's conclusion by its key."""
    words = board.terminology.words(StudyWords)
    conclusions: dict[str, str] = {}
    sentences = {report.sentence.index for report in reports}
    for number, report in enumerate(reports):
        if not report.done:
            continue
        following = reports[number + 1] if number + 1 < len(reports) else None
        same = following is not None and following.sentence is report.sentence
        stop = (
            _clause_before(board.document, report.last, following.first) if following and same else report.sentence.last
        )
        begin = _report_begins(words, board.document, report.last, stop)
        stop = _told_to(board.document, begin or report.last, stop)
        if begin is not None:
            board.study_spans.append((begin, stop, report.key))
            conclusion = _words(board.document, _with_denial(board.document, begin), stop)
            if conclusion and report.key not in conclusions:
                conclusions[report.key] = conclusion
        else:
            _before(words, board, reports, number)
            if following and same and _is_joined(board.document, report.last, following.first):
                shared = _report_begins(words, board.document, following.last, report.sentence.last)
                if shared and board.document.low[shared] in words.states:
                    conclusions.setdefault(report.key, _words(board.document, shared, report.sentence.last) or "")
        if not same and report.goes_on:
            _go_on(words, board, report, sentences)
    return conclusions


def _clause_before(document: Document, token: int, stop: int) -> int:
    """Return where the clause that ends before `stop` ends: at its last semicolon; the rest is told of the next."""
    return max((place for place in range(token, stop) if document.raw[place] == ";"), default=stop)


def _report_begins(words: StudyWords, document: Document, token: int, stop: int) -> int | None:
    """Return the token after the verb that leads to the findings, or None."""
    low = document.low
    for place in range(token, stop):
        word = low[place]
        if word in words.reporting and low[place - 1] not in ("to", "was", "were", "been"):
            return place + 1 if place + 1 < stop else None
        if (word in BE or word == "remained") and place + 1 < stop and _tells(words, low, place + 1):
            return place + 1
        if word == "there" and place == token and low[place + 1 : place + 2] in (["was"], ["were"]):
            return place + 2 if place + 2 < stop else None
        dashed = word in "-\u2013\u2014" and place == token and not document.glued(token)
        if (dashed or word == ":") and place + 1 < stop:
            return place + 1
        if word == "," and place == token and low[token - 2 : token - 1] != ["and"] and _led(document, token):
            return place + 1
    return None


def _with_denial(document: Document, begin: int) -> int:
    """Return where a conclusion starts, with the words that deny it: "did not show", "excluded"."""
    if document.low[begin - 1] in ("excluded", "excludes"):
        return begin - 1
    return begin - 3 if document.low[begin - 3 : begin - 1] in (["did", "not"], ["does", "not"]) else begin


def _is_joined(document: Document, last: int, first: int) -> bool:
    """Say whether only "and", a comma or an article stands between two studies."""
    return all(word in ("and", ",", "the", "an", "a", "both", "or") for word in document.low[last:first])


def _told_to(document: Document, token: int, stop: int) -> int:
    """Return where a report ends within its sentence: "... and the patient underwent surgery" is none of it."""
    for place in range(token, stop - 1):
        if document.low[place] in ("and", "so", ",", "thus") and _ACTORS.intersection(
            document.low[place + 1 : place + 3]
        ):
            return place
    return stop


def _tells(words: StudyWords, low: list[str], place: int) -> bool:
    return low[place] in words.states or low[place : place + 2] == ["not", "remarkable"]


def _led(document: Document, token: int) -> bool:
    """Say whether a study leads to its findings: "on MRI, a mass was seen"; "microscopically, ..."."""
    sentence = document.sentence_of(token - 1)
    if document.low[token - 1].endswith("ally"):
        return True
    return any(
        document.low[place] in ("on", "at", "in", "by")
        for place in range(sentence.first, min(token, sentence.first + 2))
    )


def _words(document: Document, begin: int, stop: int) -> str | None:
    while stop > begin and (document.raw[stop - 1] in ".;,:([-" or document.low[stop - 1] in _TRAILERS):
        stop -= 1
    found = document.words(begin, stop) if stop > begin else ""
    return found if any(map(str.isalnum, found)) else None


def _before(words: StudyWords, board: Board, reports: list[Report], number: int) -> None:
    """Mark what stands before a study as its report: "a mass was seen on MRI"."""
    report, low = reports[number], board.document.low
    previous = reports[number - 1] if number else None
    begin = previous.last if previous and previous.sentence is report.sentence else report.sentence.first
    begin = max((place + 1 for place in range(begin, report.first) if low[place] == ";"), default=begin)
    lead = low[max(begin, report.first - 3) : report.first]
    if not {"on", "by", "in", "at", "with"}.intersection(lead):
        return
    if words.seen.intersection(low[begin : report.first]):
        board.study_spans.append((begin, report.first, report.key))


def _go_on(words: StudyWords, board: Board, report: Report, taken: set[int]) -> None:
    """Mark the sentences after a study as its report until another study or topic begins."""
    document = board.document
    index = report.sentence.index
    for sentence in document.sentences[index + 1 : index + 1 + _MAX_SENTENCES]:
        heads = document.low[sentence.first : min(sentence.last, sentence.first + 2)]
        opening = document.low[sentence.first : min(sentence.last, sentence.first + 12)]
        if (
            sentence.index in taken
            or sentence.index in board.context_sentences
            or sentence.paragraph != report.sentence.paragraph
            or board.section_of[sentence.index] != board.section_of[report.sentence.index]
            or words.not_report.intersection(heads)
            or words.turns.intersection(opening)
            or any(board.claimer(token) == "measurements" for token in range(sentence.first, sentence.last))
        ):
            return
        board.study_spans.append((sentence.first, sentence.last, report.key))
