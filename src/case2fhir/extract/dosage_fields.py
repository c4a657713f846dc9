"""What a regimen becomes in a medication: its fields, its words verbatim, and its doubts."""

from typing import Any

from case2fhir.extract.board import Board, doubt
from case2fhir.extract.dosages import Piece, pieces
from case2fhir.extract.drugs import Drug
from case2fhir.extract.frequencies import Timed
from case2fhir.extract.regimens import Regimen
from case2fhir.extract.text import Document
from case2fhir.model import Doubt, Frequency, Quantity, made

_JOINING = frozenset(" \t\n\u00a0\u2005\u2009\u200a,()[]-\u2013\u2014:")
_STOPS = frozenset("and or but with was were is for in on at which to".split())
_RATES = frozenset(("d", "h", "min", "wk", "mo", "24.h"))

_NAMED_WITH = ("route", "form")

FIELDS = ("dose", "dose_text", "strength", "form", "route", "frequency", "duration", "as_needed", "as_needed_for")
"""The fields of a medication that a dosage fills."""


def dosage(document: Document, regimen: Regimen) -> dict[str, Any]:
    """Return the fields of a dosage; its words hold everything that the other fields say."""
    words = _words(document, regimen)
    fields: dict[str, Any] = {"dose_text": words}
    dose, strength, run = regimen.of("dose"), regimen.of("strength"), regimen.of("duration")
    if dose and dose.dose and len(dose.dose.amounts) == 1:
        fields["dose"] = dose.dose.amounts[0]
    if strength and strength.dose and len(strength.dose.amounts) == 1:
        fields["strength"] = strength.dose.amounts[0]
    fields |= _timing(document, regimen.of("frequency"), dose, words)
    if run and run.duration and run.duration.value is not None:
        span = run.duration
        unit = document.words(span.last - 1, span.last)
        fields["duration"] = made(Quantity)(
            value=run.duration.value, high=span.high, unit=None if unit.isdecimal() else unit, ucum=span.unit
        )
    for name in ("route", "form"):
        piece = regimen.of("route" if name == "route" else "form")
        if piece:
            fields[name] = document.words(piece.first, piece.last)
    return {name: value for name, value in fields.items() if value is not None}


def named_with(board: Board, drug: Drug) -> dict[str, str]:
    """Return the route and the form that are part of a drug's name: "oral iron", "heparin infusion", "eye drops"."""
    if drug.last - drug.first == 1:
        return {}
    inner = pieces(board, drug.first, drug.last)
    return {piece.kind: board.document.words(piece.first, piece.last) for piece in inner if piece.kind in _NAMED_WITH}


def _timing(document: Document, piece: Piece | None, dose: Piece | None, words: str | None) -> dict[str, Any]:
    timed = piece.timed if piece else None
    if timed is None:
        return {}
    frequency = _frequency(document, timed, dose, words)
    needed_for = _needed_for(document, timed.last) if timed.as_needed else None
    return {"frequency": frequency, "as_needed": timed.as_needed or None, "as_needed_for": needed_for}


def _frequency(document: Document, timed: Timed, dose: Piece | None, words: str | None) -> Frequency | None:
    """Return the frequency; "3 x 500 mg daily" is three times a day."""
    if dose and dose.multiple and timed.times == 1 and timed.period == 1:
        found = timed._replace(times=dose.multiple).frequency(document)
        return found.model_copy(update={"text": words}) if found else None
    return timed.frequency(document)


def _needed_for(document: Document, token: int) -> str | None:
    """Return what a drug is taken for when needed: "as needed for pain"."""
    end = document.sentence_of(token - 1).last
    if token + 1 >= end or document.low[token] != "for" or not document.raw[token + 1].isalpha():
        return None
    last = token + 2
    while last < min(end, token + 5) and document.raw[last].isalpha() and document.low[last] not in _STOPS:
        last += 1
    return document.words(token + 1, last)


def _words(document: Document, regimen: Regimen) -> str | None:
    """Return the words of a dosage as they stand; stretches that other words part are joined by "; "."""
    spans = sorted((piece.first, piece.last) for piece in (*regimen.pieces, *regimen.extra))
    runs: list[list[int]] = []
    for first, last in spans:
        if runs and _is_close(document, runs[-1][1], first):
            runs[-1][1] = max(last, runs[-1][1])
        else:
            runs.append([first, last])
    return "; ".join(document.words(first, last) for first, last in runs) or None


def _is_close(document: Document, last: int, first: int) -> bool:
    return first <= last or all(
        letter in _JOINING for letter in document.text[document.ends[last - 1] : document.starts[first]]
    )


def doubts(fields: dict[str, Any], regimen: Regimen) -> list[Doubt]:
    """Return what a person should decide: whose dose it is, how often it is taken."""
    name, words = fields["name"], fields.get("dose_text")
    found = []
    if regimen.ambiguous:
        message = f"{name}: \u201c{words}\u201d is said of a combination; whose dose it is, is not told"
        found.append(doubt("dose-ambiguous", message))
    told = regimen.of("dose")
    if told and told.dose and told.dose.restored:
        message = f"{name}: the point in \u201c{words}\u201d is read as one between thousands"
        found.append(doubt("notation-restored", message))
    dose: Quantity | None = fields.get("dose")
    is_rate = dose is not None and (dose.ucum or "").rpartition("/")[2] in _RATES
    is_order = fields.get("duration") is not None or (fields["act"] == "prescribed" and fields["status"] != "completed")
    if dose and is_order and not is_rate and not fields.get("frequency") and not fields.get("as_needed"):
        found.append(doubt("frequency-missing", f"{name}: \u201c{words}\u201d does not say how often"))
    return found
