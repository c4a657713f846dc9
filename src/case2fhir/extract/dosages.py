"""The pieces of a dosage in a sentence: doses, frequencies, durations, routes, forms, counted courses."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from case2fhir.extract.board import Board
from case2fhir.extract.doses import SPLIT_ROUTES, Dose, dose_at
from case2fhir.extract.frequencies import Timed, frequency_at
from case2fhir.extract.quantities import number, spelled
from case2fhir.extract.text import Document
from case2fhir.extract.times import Duration, duration_at
from case2fhir.model.base import TimeUnit
from case2fhir.terminology import Terminology

PieceKind = Literal["dose", "strength", "frequency", "duration", "route", "form", "course", "level"]

_FOR = frozenset(("for", "x", "\u00d7", "during", "over", "within", "throughout"))
_RUNS = frozenset(("for", "x", "\u00d7", "during"))
_FILLERS = frozenset("the a next another total of up to about further additional first last only more period".split())
_COURSES = frozenset(
    "cycle cycles course courses dose doses infusion infusions injection injections bolus boluses pulse pulses session "
    "sessions round rounds".split()
)
_AWAY = ("ago", "before", "after", "prior", "earlier", "old")
_PARTS: dict[str, TimeUnit] = {"7": "d", "52": "wk", "12": "mo"}
_LEVELS = frozenset("high low full loading maintenance tapering tapered single reduced half initial stat bolus".split())
_NO_ROUTES = frozenset("injected injection injections infused infusion infusions infiltrated".split())
"""Ways of giving that name no route where they stand alone."""


class Piece(NamedTuple):
    """One part of a dosage at tokens `first` to `last`, with what it says."""

    kind: PieceKind
    first: int
    last: int
    dose: Dose | None = None
    timed: Timed | None = None
    duration: Duration | None = None
    multiple: int | None = None
    """How many times the dose is taken, in "3 x 500 mg"."""

    @property
    def is_counted(self) -> bool:
        """Say whether it counts pieces: "2 tablets"."""
        return self.dose is not None and self.dose.counted


def pieces(board: Board, first: int, last: int) -> list[Piece]:
    """Return the pieces of dosage among tokens `first` to `last`, in order; claimed tokens are left out."""
    return list(_strengths(board, _pieces(board, first, last)))


def _pieces(board: Board, first: int, last: int) -> list[Piece]:
    found: list[Piece] = []
    token = first
    while token < last:
        piece = _piece_at(board, token, last) if board.claimer(token) is None else None
        if piece and piece.last > token and not (board.document.low[token] == "a" and _is_aside(board, found, piece)):
            found.append(piece)
            token = piece.last
        else:
            token += 1
    return found


def _is_aside(board: Board, found: list[Piece], piece: Piece) -> bool:
    """Say whether "a week" is no frequency: it only is one right behind a number or a dose."""
    if piece.kind != "frequency" or piece.last - piece.first > 2:
        return False
    before = piece.first > 0 and number(board.document.raw[piece.first - 1]) is not None
    return not before and not (found and found[-1].last == piece.first)


def _piece_at(board: Board, token: int, stop: int) -> Piece | None:
    document, terms = board.document, board.terminology
    word = document.low[token]
    if word in ("auc", "area"):
        dose = dose_at(document, terms, token, stop)
        return Piece("dose", token, dose.last, dose=dose) if dose else None
    if word in _LEVELS:
        return _level(document, token, stop)
    if number(word) is not None or spelled(word) is not None or not word[0].isalnum():
        return _numbered(document, terms, token, stop) or _worded(document, terms, token, stop)
    return _worded(document, terms, token, stop)


def _numbered(document: Document, terms: Terminology, token: int, stop: int) -> Piece | None:
    """Return the piece that a number begins: a course, a frequency, a dose."""
    course = _course(document, token, stop)
    if course:
        return course
    timed = frequency_at(document, terms, token, stop)
    if timed:
        return Piece("frequency", token, timed.last, timed=timed)
    multiple = _multiple(document, terms, token, stop)
    if multiple:
        return multiple
    dose = dose_at(document, terms, token, stop)
    if dose:
        return Piece("strength" if dose.is_strength else "dose", token, dose.last, dose=dose)
    return None


def _course(document: Document, token: int, stop: int) -> Piece | None:
    """Return "six cycles", or the duration of "a 5-day course", "10 days of"."""
    low = document.low
    if number(low[token]) is None and spelled(low[token]) is None:
        return None
    after = token + 1
    while after < stop and after < token + 3 and low[after] in ("further", "more", "additional", "full", "st", "iv"):
        after += 1
    if after < stop and low[after] in _COURSES:
        return Piece("course", token, after + 1)
    duration = duration_at(document, token, stop)
    if duration is None or duration.first != token or duration.last >= stop:
        return None
    if low[duration.last] in ("course", "regimen", "cycle", "taper", "trial", "period"):
        return Piece("duration", token, duration.last + 1, duration=duration)
    if low[duration.last] == "of" and low[duration.last - 1] not in ("h", "hours", "hour"):
        return Piece("duration", token, duration.last, duration=duration)
    return None


def _multiple(document: Document, terms: Terminology, token: int, stop: int) -> Piece | None:
    """Return "3 x 500 mg": a dose that is taken several times, in a time that may follow."""
    raw = document.raw
    if token + 2 >= stop or raw[token + 1] not in ("x", "\u00d7", "X", "*") or not raw[token].isdecimal():
        return None
    dose = dose_at(document, terms, token + 2, stop)
    if dose is None or int(raw[token]) > 12:
        return None
    return Piece("dose", token, dose.last, dose=dose._replace(first=token), multiple=int(raw[token]))


def _worded(document: Document, terms: Terminology, token: int, stop: int) -> Piece | None:
    """Return the piece that a word begins: a duration, a frequency, a route, a form."""
    if document.low[token] in _FOR:
        duration = _run(document, token, stop)
        if duration:
            return duration
    timed = frequency_at(document, terms, token, stop)
    if timed:
        return Piece("frequency", token, timed.last, timed=timed)
    dotted = tuple(document.low[token : token + 3])
    if dotted in SPLIT_ROUTES and token + 3 <= stop:
        end = token + 3 + (token + 3 < stop and document.raw[token + 3] == "." and document.glued(token + 3))
        return Piece("route", token, end)
    hit = terms.match_in("routes", document.stems, token, document.raw)
    if hit and token + hit[0] <= stop and not (hit[0] == 1 and document.low[token] in _NO_ROUTES):
        return Piece("route", token, token + hit[0])
    hit = terms.match_in("forms", document.stems, token, document.raw)
    if hit and token + hit[0] <= stop:
        return Piece("form", token, token + hit[0])
    return None


def _run(document: Document, token: int, stop: int) -> Piece | None:
    """Return "for 10 days", "x 5 days", "for the next three months"."""
    begin = token
    token += 1
    while token < stop and token < begin + 5 and document.low[token] in _FILLERS and not _starts(document, token, stop):
        token += 1
    if document.low[begin] == "x" and token > begin + 1:
        return None
    duration = _starts(document, token, stop) or _fraction(document, token, stop)
    if duration is None and token + 1 < stop:
        adjective = document.low[token + 1] in ("consecutive", "additional", "full", "more", "further", "straight")
        duration = _without(document, token, stop) if adjective else None
    if duration is None or (document.low[begin] not in _RUNS and duration.value is None):
        return None
    away = ("ago", "earlier", "old") if document.low[begin] == "for" else _AWAY
    if duration.last < stop and document.low[duration.last] in away:
        return None
    return Piece("duration", begin, duration.last, duration=duration)


def _starts(document: Document, token: int, stop: int) -> Duration | None:
    return duration_at(document, token, stop) if token < stop else None


def _fraction(document: Document, token: int, stop: int) -> Duration | None:
    """Return the duration of "5/7", "2/52" and "3/12": so many days, weeks, months."""
    if token + 2 >= stop + 1 or token + 2 >= len(document.raw) or document.raw[token + 1] != "/":
        return None
    value, unit = number(document.raw[token]), _PARTS.get(document.raw[token + 2])
    return Duration(token, token + 3, value, None, unit) if unit and value and value < 53 else None


def _without(document: Document, token: int, stop: int) -> Duration | None:
    """Return the duration of "3 consecutive days", where a word stands before the unit."""
    value = number(document.low[token])
    value = spelled(document.low[token]) if value is None else value
    if value is None or token + 2 >= stop:
        return None
    one = duration_at(document, token + 2, stop) if document.low[token + 2] not in ("a", "an") else None
    from case2fhir.extract.times import UNITS

    unit = UNITS.get(document.stems[token + 2])
    return Duration(token, token + 3, value, None, unit) if unit and one is None else None


def _level(document: Document, token: int, stop: int) -> Piece | None:
    """Return "high-dose", "tapering doses", "loading dose"."""
    if token + 1 < stop and document.stems[token + 1] in ("dos", "dosag"):
        return Piece("level", token, token + 2)
    return None


def _strengths(board: Board, found: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces; an amount that stands before its form ("500 mg tablets") is a strength."""
    raw = board.document.raw
    for place, piece in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        before = found[place - 1] if place else None
        if piece.kind == "dose" and piece.dose and not piece.dose.counted:
            rate = (piece.dose.amounts[0].ucum or "").endswith(("/min", "/h", "/d"))
            tablets = following and following.kind == "form" and following.first == piece.last and not rate
            of_each = (
                before
                and before.dose
                and before.dose.counted
                and all(word in ("of", "(", "each", "at") for word in raw[before.last : piece.first])
            )
            if tablets or of_each:
                yield piece._replace(kind="strength")
                continue
        yield piece
