"""Medications: drugs, classes and regimens with their dosage and use; one item for each drug and course."""

from dataclasses import dataclass, field
from typing import Any

from case2fhir.extract.board import Board, Mention, doubt
from case2fhir.extract.drugs import Drug, drugs
from case2fhir.extract.medication_lists import Listed, listed
from case2fhir.extract.regimens import Regimen, regimens
from case2fhir.extract.registry import extracts
from case2fhir.extract.text import Document, Sentence
from case2fhir.extract.times import moments
from case2fhir.extract.usage import Usage, usage
from case2fhir.model import Doubt, Evidence, Medication, Quantity, When, made
from case2fhir.model.keys import slug

_PROBLEMS = ("diagnosis", "symptom", "finding", "head")
_JOINING = frozenset(" \t\n\u00a0\u2005\u2009\u200a,()[]-\u2013\u2014:")
_REACH = 8


@dataclass(slots=True)
class _Course:
    """One item in the making: its fields, and the evidence that has come together."""

    fields: dict[str, Any]
    evidence: list[Evidence]
    doubts: list[Doubt] = field(default_factory=list)
    stated: bool = False

    @property
    def is_bare(self) -> bool:
        return not self.fields.get("dose_text")


@extracts("medications")
def read_medications(board: Board) -> None:
    """Put the medications on the board: one item for each drug and course, later mentions added to it."""
    courses: dict[str, list[_Course]] = {}
    order: list[_Course] = []
    taken: set[str] = set()
    heads = listed(board)
    for sentence in board.facts():
        if sentence.index in board.headings:
            continue
        found = drugs(board, sentence)
        if found:
            for course in _read(board, sentence, found, heads.get(sentence.index)):
                _place(courses, order, course)
    for course in order:
        key = _free_key(f"medication-{slug(course.fields['name'])}".strip("-"), taken)
        made_item = made(Medication)(
            key=key, evidence=tuple(course.evidence), doubts=tuple(course.doubts), **course.fields
        )
        board.add("medications", made_item)


def _free_key(stem: str, taken: set[str]) -> str:
    key, number = stem, 1
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    taken.add(key)
    return key


def _read(board: Board, sentence: Sentence, found: list[Drug], head: Listed | None) -> list[_Course]:
    """Return what one sentence says of its drugs, one course for each dosage."""
    made_courses: list[_Course] = []
    for group, shares in regimens(board, sentence, found):
        name = None
        if len(group) > 1:
            name = "group-" + slug(" ".join(board.document.words(drug.first, drug.last) for drug in group))
        for drug, split in zip(group, shares, strict=True):
            use = usage(board, drug, sentence)
            if head:
                use = head.usage(use)
            made_courses += _courses(board, sentence, drug, split, use, name)
        _claim(board, group, shares)
    return made_courses


def _claim(board: Board, group: list[Drug], shares: list[list[Regimen]]) -> None:
    for drug in group:
        board.claim(drug.first, drug.last, "medications")
    for split in shares:
        for regimen in split:
            for piece in (*regimen.pieces, *regimen.extra):
                board.claim(piece.first, piece.last, "medications")


def _courses(
    board: Board, sentence: Sentence, drug: Drug, split: list[Regimen], use: Usage, group: str | None
) -> list[_Course]:
    document = board.document
    base: dict[str, Any] = {
        "name": document.words(drug.first, drug.last),
        "concept": drug.concept.key,
        "encounter": board.encounter_at(drug.first),
        "when": _when(document, drug, sentence),
        "act": use.act,
        "status": use.status,
        "group": group,
        "reason_text": _reason(board, drug, split[-1], sentence),
    }
    found = []
    for number, regimen in enumerate(split):
        fields = base | _dosage(document, regimen)
        if number + 1 < len(split) and use.status in ("active", "unknown", "completed"):
            fields["status"] = "completed"
        spans = [board.evidence(drug.first, drug.last)]
        spans += [board.evidence(piece.first, piece.last) for piece in regimen.pieces if piece.dose]
        found.append(_Course(_stated(fields), spans, _doubts(fields, regimen), use.stated))
    return found


def _stated(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _dosage(document: Document, regimen: Regimen) -> dict[str, Any]:
    """Return the fields of a dosage; its words hold everything that the fields say."""
    fields: dict[str, Any] = {"dose_text": _words(document, regimen)}
    dose, timed, run = regimen.of("dose"), regimen.of("frequency"), regimen.of("duration")
    level = regimen.of("level")
    daily = level is not None and level.timed is not None
    if dose and dose.dose and len(dose.dose.amounts) == 1:
        amount = dose.dose.amounts[0]
        if daily and amount.unit:
            ucum = f"{amount.ucum}/d" if amount.ucum and "/" not in amount.ucum else amount.ucum
            amount = amount.model_copy(update={"unit": f"{amount.unit} daily", "ucum": ucum})
        fields["dose"] = amount
    clock = timed.timed if timed else dose.timed if dose else None
    if clock:
        fields["frequency"] = clock.frequency(document)
        fields["as_needed"] = clock.as_needed
        if clock.as_needed:
            fields["as_needed_for"] = _needed_for(document, clock.last)
    if run and run.duration and run.duration.value is not None:
        span = run.duration
        fields["duration"] = made(Quantity)(
            value=run.duration.value, high=span.high, unit=document.words(span.last - 1, span.last), ucum=span.unit
        )
    strength = regimen.of("strength")
    if strength and strength.dose and len(strength.dose.amounts) == 1:
        fields["strength"] = strength.dose.amounts[0]
    for name in ("route", "form"):
        piece = regimen.of(name)
        if piece:
            fields[name] = document.words(piece.first, piece.last)
    return fields


def _needed_for(document: Document, token: int) -> str | None:
    """Return what a drug is taken for when needed: "as needed for pain"."""
    if token + 1 < len(document.low) and document.low[token] == "for" and document.raw[token + 1].isalpha():
        last = token + 2
        end = document.sentence_of(token).last
        while last < end and last < token + 5 and document.raw[last].isalpha() and document.low[last] not in _STOPS:
            last += 1
        return document.words(token + 1, last)
    return None


_STOPS = frozenset("and or but with was were is for in on at which to".split())


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


def _doubts(fields: dict[str, Any], regimen: Regimen) -> list[Doubt]:
    name = fields["name"]
    found = []
    if regimen.ambiguous:
        words = f"“{fields['dose_text']}” is said of a combination; which drug it is the dose of is not told"
        found.append(doubt("dose-ambiguous", f"{name}: {words}"))
    dose: Quantity | None = fields.get("dose")
    timed = (
        dose is not None and "/" in (dose.ucum or "") and (dose.ucum or "").rsplit("/", 1)[1] in ("d", "h", "min", "wk")
    )
    ordered = fields.get("duration") is not None or fields["act"] == "prescribed"
    if dose and ordered and not fields.get("frequency") and not fields.get("as_needed") and not timed:
        found.append(doubt("frequency-missing", f"{name}: “{fields['dose_text']}” does not say how often"))
    return found


def _when(document: Document, drug: Drug, sentence: Sentence) -> When | None:
    """Return the date, or the time ago, that stands near a drug in its sentence."""
    best: tuple[int, When] | None = None
    for moment in moments(document, sentence.first, sentence.last):
        if moment.direction not in ("date", "ago"):
            continue
        distance = drug.first - moment.last if moment.last <= drug.first else moment.first - drug.last
        if 0 <= distance <= _REACH and (best is None or distance < best[0]):
            best = distance, moment.when
    return best[1] if best else None


def _reason(board: Board, drug: Drug, regimen: Regimen, sentence: Sentence) -> str | None:
    """Return the problem that a drug is said to be for: "for hypertension", "hypertension treated with"."""
    document, low = board.document, board.document.low
    end = max([drug.last, *(piece.last for piece in regimen.pieces)])
    problems: list[Mention] = board.in_sentence(sentence, _PROBLEMS)
    for problem in problems:
        if 1 <= problem.first - end <= 4 and low[end] == "for" and problem.context.subject == "patient":
            return document.words(problem.first, problem.last)
        between = low[problem.last : drug.first]
        if (
            2 <= len(between) <= 4
            and between[-1] in ("with", "by")
            and {"treated", "controlled", "managed"} & set(between)
        ):
            return document.words(problem.first, problem.last)
    return None


def _place(courses: dict[str, list[_Course]], order: list[_Course], new: _Course) -> None:
    """Add a course, or what it tells to the course of that drug that it speaks of."""
    name = new.fields["concept"]
    known = courses.setdefault(name, [])
    for old in reversed(known):
        if _is_same(old, new):
            _add(old, new)
            return
    known.append(new)
    order.append(new)


def _is_same(old: _Course, new: _Course) -> bool:
    """Say whether a mention speaks of a course that is known: no dosage of its own, or the same one."""
    if (old.fields["status"] == "not-taken") != (new.fields["status"] == "not-taken"):
        return False
    if old.stated and new.stated and (old.fields["act"] == "taken") != (new.fields["act"] == "taken"):
        return new.is_bare and new.fields["act"] == "taken"
    ours, theirs = old.fields.get("dose"), new.fields.get("dose")
    if ours is not None and theirs is not None:
        return (ours.value, ours.high, ours.ucum) == (theirs.value, theirs.high, theirs.ucum)
    return old.fields.get("group") == new.fields.get("group") or new.is_bare


def _add(old: _Course, new: _Course) -> None:
    for span in new.evidence:
        if span not in old.evidence:
            old.evidence.append(span)
    if old.is_bare and not new.is_bare:
        for name in (
            "dose",
            "dose_text",
            "strength",
            "form",
            "route",
            "frequency",
            "duration",
            "as_needed",
            "as_needed_for",
        ):
            if name in new.fields:
                old.fields[name] = new.fields[name]
        old.doubts += [each for each in new.doubts if each not in old.doubts]
    if new.fields["status"] in ("stopped", "on-hold"):
        old.fields["status"] = new.fields["status"]
    if new.stated and not old.stated:
        old.fields["act"], old.stated = new.fields["act"], True
        if old.fields["status"] not in ("stopped", "on-hold", "not-taken"):
            old.fields["status"] = new.fields["status"]
    for name in ("reason_text", "when"):
        if name in new.fields:
            old.fields.setdefault(name, new.fields[name])
