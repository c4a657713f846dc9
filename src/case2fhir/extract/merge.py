"""Mentions of one fact become one item: later mentions add evidence and may change its state, never double it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from case2fhir.extract.board import Board
from case2fhir.model import Finding, Item, Problem, Site, Study, made
from case2fhir.terminology.normal import phrase

_UNION = (
    "evidence", "doubts", "note", "character", "course", "radiation", "aggravated_by", "relieved_by", "sizes",
)  # fmt: skip
_Any = TypeVar("_Any", bound=Item)
_Merged = TypeVar("_Merged", Problem, Finding)


@dataclass(slots=True, eq=False, repr=False)
class _Grown(Generic[_Merged]):
    """An item that takes in other mentions of itself; its lists are joined once, when all are in."""

    item: _Merged
    lists: dict[str, dict[Any, None]] = field(default_factory=dict)

    def add(self, new: Problem | Finding) -> None:
        """Take what `new` adds: lists are joined, gaps are filled, what is there stays."""
        update: dict[str, Any] = {}
        for name in type(self.item).model_fields:
            theirs = getattr(new, name, None)
            if name in _UNION:
                if theirs:
                    known = self.lists.setdefault(name, dict.fromkeys(getattr(self.item, name)))
                    known.update(dict.fromkeys(theirs))
            elif theirs is not None and getattr(self.item, name) is None and name not in ("status", "certainty"):
                update[name] = theirs
        self.change(update)

    def change(self, update: dict[str, Any]) -> None:
        """Set fields of the item."""
        if update:
            self.item = self.item.model_copy(update=update)

    def whole(self) -> _Merged:
        """Return the item with everything that was added."""
        lists = {name: tuple(values) for name, values in self.lists.items()}
        return self.item.model_copy(update=lists) if lists else self.item


class _Known:
    """The problems told so far, found by what they are called and by each word of it."""

    def __init__(self) -> None:
        self.grown: list[_Grown[Problem]] = []
        self._named: dict[str, list[int]] = {}
        self._with_word: dict[str, list[int]] = {}

    def add(self, problem: Problem) -> None:
        """Take in a problem that is none of those before."""
        place = len(self.grown)
        self.grown.append(_Grown(problem))
        self._named.setdefault(_name(problem), []).append(place)
        for word in set(phrase(problem.name).split(" ")):
            self._with_word.setdefault(word, []).append(place)

    def named(self, item: Problem | Finding) -> Iterator[_Grown[Problem]]:
        """Yield those that may be the same as `item`, in order."""
        for place in self._named.get(_name(item), ()):
            yield self.grown[place]

    def with_word(self, word: str) -> Iterator[_Grown[Problem]]:
        """Yield those with `word` in their name, the last one first."""
        for place in reversed(self._with_word.get(word, ())):
            yield self.grown[place]


def merge_problems(board: Board, problems: Sequence[Problem]) -> list[Problem]:
    """Return one problem for each complaint or disease, in the order of first mention."""
    known = _Known()
    for problem in problems:
        same = _told(board, problem, known)
        if same is None:
            known.add(problem)
        else:
            _join(same, problem)
    return [each.whole() for each in known.grown]


def merge_findings(findings: Sequence[Finding]) -> list[Finding]:
    """Return one finding for each thing found with one result."""
    merged: dict[tuple[object, ...], _Grown[Finding]] = {}
    for finding in findings:
        _add(merged, _said(finding), finding)
    return [each.whole() for each in merged.values()]


def merge_studies(studies: Sequence[Study]) -> list[Study]:
    """Return studies of one kind and encounter in which no finding is told twice; the first one keeps it."""
    merged: dict[tuple[object, ...], _Grown[Finding]] = {}
    kept: list[list[_Grown[Finding]]] = []
    for study in studies:
        told = ((study.kind, study.encounter, *_said(finding)) for finding in study.findings)
        new = [_add(merged, said, finding) for said, finding in zip(told, study.findings, strict=True)]
        kept.append([each for each in new if each])
    return [
        study.model_copy(update={"findings": tuple(each.whole() for each in mine)})
        for study, mine in zip(studies, kept, strict=True)
    ]


def _add(
    merged: dict[tuple[object, ...], _Grown[Finding]], said: tuple[object, ...], finding: Finding
) -> _Grown[Finding] | None:
    """Add a finding to the one that says the same; return it if it is the first that does."""
    known = merged.get(said)
    if known:
        known.add(finding)
        return None
    merged[said] = _Grown(finding)
    return merged[said]


def _said(finding: Finding) -> tuple[object, ...]:
    sizes = tuple(str(size) for size in finding.sizes)
    return _name(finding), finding.result, finding.side, _site(finding.site), finding.level, finding.value, *sizes


_OWN = frozenset(("key", "evidence", "doubts", "note"))


def merge_same(items: Sequence[_Any]) -> list[_Any]:
    """Return items of which no two say the same: a result told twice has the evidence of both mentions."""
    merged: dict[str, _Any] = {}
    words: dict[str, dict[Any, None]] = {}
    for item in items:
        said = repr([(name, value) for name, value in item.__dict__.items() if name not in _OWN]).casefold()
        merged.setdefault(said, item)
        words.setdefault(said, {}).update(dict.fromkeys(item.evidence))
    return [
        item if len(words[said]) == len(item.evidence) else item.model_copy(update={"evidence": tuple(words[said])})
        for said, item in merged.items()
    ]


def settle_signs(board: Board, problems: list[Problem], signs: list[Finding]) -> tuple[list[Problem], list[Finding]]:
    """Return problems and signs in which no fact stands twice.

    A sign that is seen and is already a complaint adds its evidence to it; one that is no longer there at a later
    encounter ends it.
    """
    kept: list[Finding] = []
    known = _Known()
    for problem in problems:
        known.add(problem)
    for sign in signs:
        same = next((each for each in known.named(sign) if _same(each.item, sign)), None)
        if same is None or sign.result not in ("present", "absent"):
            kept.append(sign)
        elif sign.result == same.item.presence:
            same.add(sign)
        elif sign.result == "absent" and (_later(board, same.item, sign) or _gone(board, same.item, sign)):
            same.add(sign)
            same.change({"status": "resolved"})
        else:
            kept.append(sign)
    return [each.whole() for each in known.grown], kept


def denied(sign: Finding) -> Problem:
    """Return the complaint that a patient denied, or told as gone."""
    return made(Problem)(
        name=sign.name,
        concept=sign.concept,
        presence="absent",
        site=sign.site,
        side=sign.side,
        severity=sign.severity,
        evidence=sign.evidence,
        doubts=sign.doubts,
        encounter=sign.encounter,
    )


def _gone(board: Board, problem: Problem, sign: Finding) -> bool:
    """Say whether the words of the sign tell that the complaint has ended, not that it was never there."""
    if problem.presence == "absent" or not sign.evidence:
        return False
    token = board.document.token_at(sign.evidence[0].start)
    mentions = board.in_sentence(board.document.sentence_of(token))
    return any(each.first <= token < each.last and each.context.time == "resolved" for each in mentions)


def _later(board: Board, known: Problem, new: Problem | Finding) -> bool:
    """Say whether the new mention stands at an encounter after the one that told the problem."""
    if known.presence == "absent" or not known.encounter or not new.encounter:
        return False
    return board.encounter_place(new.encounter) > board.encounter_place(known.encounter)


def _told(board: Board, problem: Problem, known: _Known) -> _Grown[Problem] | None:
    """Return which known problem a new mention speaks of."""
    for each in known.named(problem):
        other = each.item
        if other.presence == problem.presence and _same(other, problem):
            return each
        if other.presence == "present" and problem.presence == "absent" and _same(other, problem):
            return each if _later(board, other, problem) else None
    bare = phrase(problem.name).split(" ")
    if len(bare) == 1 and problem.site is None and problem.side is None and problem.presence == "present":
        return next((each for each in known.with_word(bare[0]) if each.item.presence == "present"), None)
    return None


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


def _join(same: _Grown[Problem], new: Problem) -> None:
    known = same.item
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
    same.add(new)
    same.change(update)
