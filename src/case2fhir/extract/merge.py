"""Mentions of one fact become one item: later mentions add evidence and may change its state, never double it."""

from collections.abc import Sequence
from typing import Any, TypeVar

from case2fhir.extract.board import Board
from case2fhir.model import Finding, Item, Problem, Site
from case2fhir.terminology.normal import phrase

_UNION = (
    "evidence", "doubts", "note", "character", "course", "radiation", "aggravated_by", "relieved_by", "sizes",
)  # fmt: skip
_Any = TypeVar("_Any", bound=Item)
_Merged = TypeVar("_Merged", Problem, Finding)


def merge_problems(board: Board, problems: Sequence[Problem]) -> list[Problem]:
    """Return one problem for each complaint or disease, in the order of first mention."""
    merged: list[Problem] = []
    for problem in problems:
        place = _place_of(board, problem, merged)
        if place is None:
            merged.append(problem)
        else:
            merged[place] = _joined(merged[place], problem)
    return merged


def merge_findings(findings: Sequence[Finding]) -> list[Finding]:
    """Return one finding for each thing found with one result."""
    merged: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        place: tuple[object, ...] = (
            _name(finding),
            finding.result,
            finding.side,
            _site(finding.site),
            finding.level,
            finding.value,
        )
        place += tuple(str(size) for size in finding.sizes)
        known = merged.get(place)
        merged[place] = _union(known, finding) if known else finding
    return list(merged.values())


_OWN = frozenset(("key", "evidence", "doubts", "note"))


def merge_same(items: Sequence[_Any]) -> list[_Any]:
    """Return items of which no two say the same: a result told twice has the evidence of both mentions."""
    merged: dict[str, _Any] = {}
    for item in items:
        said = repr([(name, value) for name, value in item.__dict__.items() if name not in _OWN])
        known = merged.get(said)
        merged[said] = (
            item
            if known is None
            else known.model_copy(update={"evidence": tuple(dict.fromkeys((*known.evidence, *item.evidence)))})
        )
    return list(merged.values())


def settle_signs(board: Board, problems: list[Problem], signs: list[Finding]) -> tuple[list[Problem], list[Finding]]:
    """Return problems and signs in which no fact stands twice.

    A sign that is seen and is already a complaint adds its evidence to it; one that is no longer there at a later
    encounter ends it.
    """
    kept: list[Finding] = []
    for sign in signs:
        place = next((n for n, problem in enumerate(problems) if _same(problem, sign)), None)
        if place is None or sign.result not in ("present", "absent"):
            kept.append(sign)
        elif sign.result == "present" and problems[place].presence == "present":
            problems[place] = _union(problems[place], sign)
        elif sign.result == "absent" and (_later(board, problems[place], sign) or _gone(board, problems[place], sign)):
            problems[place] = _union(problems[place], sign).model_copy(update={"status": "resolved"})
        elif sign.result == "absent" and problems[place].presence == "absent":
            problems[place] = _union(problems[place], sign)
        else:
            kept.append(sign)
    return problems, kept


def _gone(board: Board, problem: Problem, sign: Finding) -> bool:
    """Say whether the words of the sign tell that the complaint has ended, not that it was never there."""
    if problem.presence == "absent" or not sign.evidence:
        return False
    token = board.document.token_at(sign.evidence[0].start)
    mentions = board.in_sentence(board.document.sentence_of(token))
    return any(each.first <= token < each.last and each.context.time == "resolved" for each in mentions)


def _later(board: Board, problem: Problem, sign: Finding) -> bool:
    """Say whether the sign was looked for at an encounter after the one that told the problem."""
    order = [key for _, key in board.encounter_marks]
    if problem.presence == "absent" or not problem.encounter or not sign.encounter:
        return False
    return order.index(sign.encounter) > order.index(problem.encounter)


def _place_of(board: Board, problem: Problem, known: list[Problem]) -> int | None:
    """Return which known problem a new mention speaks of."""
    for place, other in enumerate(known):
        if other.presence == problem.presence and _same(other, problem):
            return place
        if other.presence == "present" and problem.presence == "absent" and _same(other, problem):
            return place if _later_problem(board, other, problem) else None
    bare = phrase(problem.name).split(" ")
    if len(bare) == 1 and problem.site is None and problem.side is None and problem.presence == "present":
        for place in range(len(known) - 1, -1, -1):
            other = known[place]
            if other.presence == "present" and bare[0] in phrase(other.name).split(" "):
                return place
    return None


def _later_problem(board: Board, known: Problem, new: Problem) -> bool:
    order = [key for _, key in board.encounter_marks]
    if not known.encounter or not new.encounter:
        return False
    return order.index(new.encounter) > order.index(known.encounter)


def _same(known: Problem, new: Problem | Finding) -> bool:
    """Say whether two mentions mean one thing: one concept or one name, and no side or place that differs.

    A name of several words ("spasm of back muscles") holds its place; other words for the place do not make it another.
    """
    if _name(known) != _name(new):
        return False
    if known.side and new.side and known.side != new.side:
        return False
    if known.concept and known.concept == new.concept and min(len(known.name.split()), len(new.name.split())) > 2:
        return True
    return not (known.site and new.site and _site(known.site) != _site(new.site))


def _name(item: Problem | Finding) -> str:
    concept = item.concept
    if concept and not concept.startswith(("head:", "adjective:")):
        return concept
    return phrase(item.name)


def _site(site: Site | None) -> str | None:
    return None if site is None else site.concept or phrase(site.name)


def _joined(known: Problem, new: Problem) -> Problem:
    update: dict[str, Any] = {}
    if new.status and new.status != "inactive":
        update["status"] = new.status
    elif known.status == "inactive" and new.status is None and new.presence == "present":
        update["status"] = None
    elif new.presence == "absent" and known.presence == "present":
        update["status"] = "resolved"
    if new.kind == "diagnosis":
        update["kind"] = "diagnosis"
    if new.certainty is None and known.certainty in ("provisional", "unconfirmed", "differential"):
        update["certainty"] = None if new.presence == "present" else known.certainty
    return _union(known, new).model_copy(update=update)


def _union(known: _Merged, new: Problem | Finding) -> _Merged:
    """Return `known` with what `new` adds: lists are joined, gaps are filled, what is there stays."""
    update: dict[str, Any] = {}
    for name in type(known).model_fields:
        mine, theirs = getattr(known, name), getattr(new, name, None)
        if name in _UNION:
            added = tuple(each for each in theirs or () if each not in mine)
            if added:
                update[name] = mine + added
        elif mine is None and theirs is not None and name not in ("status", "certainty"):
            update[name] = theirs
    return known.model_copy(update=update) if update else known
