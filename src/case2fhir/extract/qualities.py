"""What is said of a complaint beyond its name: what worsens or eases it, where it radiates, since when."""

from typing import NamedTuple

from case2fhir.extract.board import Board, Mention
from case2fhir.extract.text import Document, Sentence
from case2fhir.extract.times import Moment, moments
from case2fhir.model import When, made

_WORSE = frozenset(
    (
        "worsened worsens worse worsening aggravated aggravates aggravating exacerbated exacerbates provoked provokes "
        "precipitated triggered intensified resumed increased"
    ).split()
)
_BETTER = frozenset(
    (
        "relieved relieves relieving alleviated alleviates eased eases decreased subsided improved improves improving "
        "lessened diminished reduced better"
    ).split()
)
_BY = frozenset("with by on after during in when while especially particularly upon at following mainly".split())
_RADIATES = frozenset("radiated radiates radiating irradiating irradiated spreading spread referred".split())
_SENT = frozenset("was were been be and then is are him her patient".split())
"""Words before "referred" where a person is, and no pain."""
_TOWARDS = frozenset("to into towards toward down along over through".split())
_CLAUSE_END = frozenset((".", ";", ":", "(", ")", "!", "?"))
_VERBS = frozenset(
    (
        "was were is are had has have did does could would worsened decreased increased became began started which who "
        "but that associated accompanied followed radiated radiating relieved aggravated improved treated the"
    ).split()
) - {"the"}
_DENIALS = frozenset("no not denies denied without never nor".split())
_LESS = frozenset("decreased reduced diminished lessened".split())
"""Words that ease a complaint by something, but name a place when "in" follows: "sensation reduced in the foot"."""
_QUOTES = '\u201c\u201d"'
_BREAKS = frozenset((".", ";", "but", "took", "taken", "treated", "treatment", "given", "received", "used", "then"))
_SEVERS = _BREAKS | _WORSE | _BETTER
_MAX_PARTS = 14
_COMES = frozenset("was admitted presented presents presenting came complained consulted developed has had".split())


class Quality(NamedTuple):
    """One thing said of a complaint; tokens `first` to `last` are its trigger and its words."""

    kind: str
    first: int
    last: int
    parts: tuple[str, ...] = ()
    when: When | None = None


def qualities(board: Board, sentence: Sentence) -> list[Quality]:
    """Return what a sentence says of the complaints in it or before it, in order."""
    document = board.document
    found: list[Quality] = []
    for token in range(sentence.first, sentence.last - 1):
        word = document.low[token]
        if (word in _WORSE or word in _BETTER) and "not" in document.low[max(sentence.first, token - 3) : token]:
            continue
        if word in _WORSE or word in _BETTER:
            quality = _factor(board, sentence, token, "aggravated_by" if word in _WORSE else "relieved_by")
        elif word == "referred" and document.low[token - 1] in _SENT:
            continue
        elif word in _RADIATES and document.low[token + 1] in _TOWARDS:
            quality = _list(board, sentence, token, token + 2, "radiation")
        elif document.raw[token] in _QUOTES:
            quality = _quote(document, sentence, token)
        else:
            continue
        if quality:
            found.append(quality)
    return found


def _factor(board: Board, sentence: Sentence, token: int, kind: str) -> Quality | None:
    document = board.document
    start = token + 1
    while start < sentence.last and document.low[start] in (
        ",",
        "especially",
        "particularly",
        "mainly",
        "significantly",
        "only",
    ):
        start += 1
    if start >= sentence.last or document.low[start] not in _BY:
        return None
    if document.low[start] == "in" and document.low[token] in _LESS:
        return None
    if start + 1 < sentence.last and document.raw[start + 1][0].isdigit():
        return None
    if document.low[start + 1 : start + 2] in (["time"], ["size"], ["number"], ["intensity"], ["severity"]):
        return None
    return _list(board, sentence, token, start + 1, kind)


def _names_place(board: Board, sentence: Sentence, token: int) -> bool:
    """Say whether a body site stands within a few words: what follows a comma goes on with where it radiates."""
    sites = board.in_sentence(sentence, ("body-site",))
    return any(token <= site.first <= token + 3 for site in sites)


def _list(board: Board, sentence: Sentence, token: int, start: int, kind: str) -> Quality | None:
    """Return the words from `start` to the end of the clause, parted at commas and "and"."""
    document = board.document
    stop = start
    while stop < sentence.last and stop - start < _MAX_PARTS and document.raw[stop] not in _CLAUSE_END:
        word = document.low[stop]
        if word in _DENIALS or (stop > start and (word in _VERBS or word in _WORSE or word in _BETTER)):
            break
        if kind == "radiation" and document.low[stop] == "," and not _names_place(board, sentence, stop + 1):
            break
        stop += 1
    while stop > start and document.low[stop - 1] in ("and", ",", "or", "it", "the"):
        stop -= 1
    parts: list[str] = []
    begin = start
    for place in range(start, stop + 1):
        if place == stop or document.low[place] in (",", "and", "or"):
            if place > begin:
                parts.append(document.words(begin, place))
            begin = place + 1
    return Quality(kind, token, stop, tuple(parts)) if parts else None


def _quote(document: Document, sentence: Sentence, token: int) -> Quality | None:
    for end in range(token + 1, min(sentence.last, token + 30)):
        if document.raw[end] in _QUOTES:
            inside = document.words(token + 1, end) if end > token + 1 else ""
            return Quality("note", token, end + 1, (inside.rstrip("., "),)) if len(inside) > 3 else None
    return None


def onset(board: Board, mention: Mention, times: list[Moment]) -> When | None:
    """Return since when: the time expression of the mention's clause that tells a beginning or a length."""
    document = board.document
    best: Moment | None = None
    for moment in times:
        if moment.direction not in ("ago", "for", "since") or board.claimer(moment.first) == "medications":
            continue
        between = (
            document.low[moment.last : mention.first]
            if moment.last <= mention.first
            else document.low[mention.last : moment.first]
        )
        if len(between) > 8 or not _SEVERS.isdisjoint(between):
            continue
        if moment.direction == "ago" and _is_of_another(board, mention, moment, between):
            continue
        best = best or moment
        if mention.last <= moment.first <= mention.last + 2:
            best = moment
            break
    if best is None:
        return None
    return best.when


def _is_of_another(board: Board, mention: Mention, moment: Moment, between: list[str]) -> bool:
    """Say whether a time is of a problem told before: "head trauma | one month ago, was admitted with | headache"."""
    if moment.last > mention.first or _COMES.isdisjoint(between):
        return False
    if "and" in between and not _COMES.isdisjoint(between[between.index("and") :]):
        return True
    others = board.in_sentence(mention.sentence, ("symptom", "diagnosis", "finding", "head"))
    return any(0 <= moment.first - other.last <= 2 for other in others)


def sentence_moments(board: Board, sentence: Sentence) -> list[Moment]:
    """Return the time expressions of a sentence, read once."""
    known = board.moments_of.get(sentence.index)
    if known is None:
        known = board.moments_of[sentence.index] = moments(board.document, sentence.first, sentence.last)
    return known


def stated(when: Moment) -> When:
    """Return the words of a time without its offset, where nobody can say from which event it counts."""
    return made(When)(text=when.when.text)
