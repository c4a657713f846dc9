"""Medications: drugs, classes and regimens with their dosage and use."""

from typing import Any

from case2fhir.extract.board import Board, Mention
from case2fhir.extract.courses import Course, Courses
from case2fhir.extract.dosage_fields import dosage, doubts, named_with
from case2fhir.extract.dosages import pieces
from case2fhir.extract.drugs import Aliases, Drug, drugs
from case2fhir.extract.medication_lists import Listed, is_head_line, listed
from case2fhir.extract.qualities import sentence_moments
from case2fhir.extract.regimens import Regimen, regimens
from case2fhir.extract.registry import extracts
from case2fhir.extract.text import Sentence
from case2fhir.extract.unlisted_drugs import unlisted
from case2fhir.extract.usage import Usage, usage
from case2fhir.extract.values import has_digits
from case2fhir.model import When
from case2fhir.model.keys import slug

_PROBLEMS = ("diagnosis", "symptom", "finding", "head")
_TREATED = frozenset(("treated", "controlled", "managed"))
_GOING_ON = frozenset(("active", "unknown", "completed"))
_CHANGED = frozenset(
    "increase increased increasing reduce reduced reducing decrease decreased raised uptitrated titrated tapered "
    "lowered changed".split()
)
_SAME = frozenset(("dose", "dosage", "it"))
_REACH = 8


@extracts("medications")
def read_medications(board: Board) -> None:
    """Put the medications on the board: one item for each drug and course, later mentions added to it."""
    courses = Courses()
    heads = listed(board)
    aliases: Aliases = {}
    before: Drug | None = None
    for sentence in board.facts():
        if sentence.index not in board.headings and not is_head_line(board, sentence):
            found = _named(board, sentence, aliases) or _again(board, sentence, before)
            for course in _read(board, sentence, found, heads.get(sentence.index)):
                courses.place(course)
            before = found[0] if len(found) == 1 and not found[0].is_class else None
    for medication in courses.medications():
        board.add("medications", medication)


def _named(board: Board, sentence: Sentence, aliases: Aliases) -> list[Drug]:
    found = drugs(board, sentence, aliases)
    more = unlisted(board, sentence, found) if has_digits(board.document, sentence) else []
    return sorted([*found, *more], key=lambda drug: drug.first) if more else found


def _again(board: Board, sentence: Sentence, before: Drug | None) -> list[Drug]:
    """Return the one drug of the sentence before where this one only changes it: "The dose was reduced to 5 mg"."""
    low = board.document.low
    opening = range(sentence.first, min(sentence.last, sentence.first + 4))
    place = next((token for token in opening if low[token] in _SAME), None)
    if before is None or place is None or _CHANGED.isdisjoint(low[place : sentence.last]):
        return []
    if not any(piece.kind == "dose" for piece in pieces(board, place + 1, sentence.last)):
        return []
    mention = Mention(place, place + 1, before.mention.concepts, sentence)
    return [Drug(place, place + 1, mention, before.concept, before.name)]


def _read(board: Board, sentence: Sentence, found: list[Drug], head: Listed | None) -> list[Course]:
    """Return what one sentence says of its drugs, one course for each dosage."""
    courses: list[Course] = []
    if not found:
        return courses
    for group, shares in regimens(board, sentence, found):
        name = f"group-{slug(' '.join(drug.name for drug in group))}" if len(group) > 1 else None
        for drug, split in zip(group, shares, strict=True):
            use = usage(board, drug, sentence)
            courses += _courses(board, sentence, drug, split, head.usage(use) if head else use, name)
        _claim(board, group, shares)
    return courses


def _claim(board: Board, group: list[Drug], shares: list[list[Regimen]]) -> None:
    for drug in group:
        for first, last in ((drug.first, drug.last), *drug.general):
            board.claim(first, last, "medications")
    for regimen in (regimen for split in shares for regimen in split):
        for piece in (*regimen.pieces, *regimen.extra):
            board.claim(piece.first, piece.last, "medications")


def _courses(
    board: Board, sentence: Sentence, drug: Drug, split: list[Regimen], use: Usage, group: str | None
) -> list[Course]:
    """Return one course for each regimen; those before a change of dose are completed."""
    optional = {
        "concept": drug.concept.key if drug.concept else None,
        "encounter": board.encounter_at(drug.first),
        "when": _when(board, drug, sentence),
        "group": group,
        "reason_text": _reason(board, drug, split[-1], sentence),
    }
    base: dict[str, Any] = {name: value for name, value in optional.items() if value is not None}
    base |= {"name": drug.name, "act": use.act, "status": use.status}
    courses = []
    for place, regimen in enumerate(split):
        fields = base | named_with(board, drug) | dosage(board.document, regimen)
        if place + 1 < len(split) and split[place + 1].change and use.status in _GOING_ON:
            fields["status"] = "completed"
        elif regimen.change and use.status == "completed":
            fields["status"] = "active"
        spans = [board.evidence(first, last) for first, last in ((drug.first, drug.last), *drug.general)]
        spans += [board.evidence(piece.first, piece.last) for piece in regimen.pieces if piece.dose]
        is_change = regimen.change or (place == 0 and _is_changed(board, sentence, drug, regimen))
        courses.append(Course(fields, spans, doubts(fields, regimen), use.stated, is_change))
    return courses


def _is_changed(board: Board, sentence: Sentence, drug: Drug, regimen: Regimen) -> bool:
    """Say whether the dose of a drug is told as a change: "increase bisoprolol to 5 mg"."""
    dose, low = regimen.of("dose"), board.document.low
    if dose is None or dose.first < drug.last:
        return False
    around = (*low[max(sentence.first, drug.first - 2) : drug.first], *low[drug.last : dose.first])
    return not _CHANGED.isdisjoint(around)


def _when(board: Board, drug: Drug, sentence: Sentence) -> When | None:
    """Return the date, or the time ago, that stands near a drug in its sentence."""
    best: tuple[int, When] | None = None
    for moment in sentence_moments(board, sentence):
        distance = drug.first - moment.last if moment.last <= drug.first else moment.first - drug.last
        is_near = moment.direction in ("date", "ago") and 0 <= distance <= _REACH
        if is_near and (best is None or distance < best[0]):
            best = distance, moment.when
    return best[1] if best else None


def _reason(board: Board, drug: Drug, regimen: Regimen, sentence: Sentence) -> str | None:
    """Return the problem that a drug is said to be for: "for hypertension", "hypertension treated with"."""
    low = board.document.low
    end = max([drug.last, *(piece.last for piece in regimen.pieces)])
    for problem in board.in_sentence(sentence, _PROBLEMS):
        ahead = 1 <= problem.first - end <= 4 and low[end] == "for"
        between = low[problem.last : drug.first]
        behind = 2 <= len(between) <= 4 and between[-1] in ("with", "by") and not _TREATED.isdisjoint(between)
        if ahead or behind:
            return board.document.words(problem.first, problem.last)
    return None
