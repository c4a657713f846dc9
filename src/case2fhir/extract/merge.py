"""Mentions of one fact become one item: later mentions add evidence and may change its state, never double it."""

from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar

from case2fhir.extract.board import Board, doubt
from case2fhir.extract.record import Record, fresh
from case2fhir.model import Finding, Problem, Site, Study, made
from case2fhir.terminology.normal import phrase

_UNION = (
    "evidence", "doubts", "note", "character", "course", "radiation", "aggravated_by", "relieved_by", "sizes",
)  # fmt: skip
_Merged = TypeVar("_Merged", Problem, Finding)


class _Grown(Record, Generic[_Merged]):
    """An item that takes in other mentions of itself; its lists are joined once, when all are in."""

    item: _Merged
    lists: dict[str, dict[Any, None]] = fresh(factory=dict)

    def add(self, new: Problem | Finding) -> None:
        """Take what `new` adds: lists are joined, gaps are filled, what is there stays."""
        update: dict[str, Any] = {}
        for name in type(self.item).model_fields:
            theirs = vars(new).get(name)
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
            _join(board, same, problem)
    return [each.whole() for each in known.grown]


def merge_findings(findings: Sequence[Finding]) -> list[Finding]:
    """Return one finding for each thing found with one result."""
    merged: dict[tuple[object, ...], _Grown[Finding]] = {}
    for finding in findings:
        _add(merged, _said(finding), finding)
    return [each.whole() for each in merged.values()]


_KINDS = {"physiology": "procedure", "pathology": "procedure"}
"""Kinds of study whose findings are told in the same way."""


def merge_studies(studies: Sequence[Study]) -> list[Study]:
    """Return studies of one kind and encounter in which no finding is told twice; the first one keeps it."""
    merged: dict[tuple[object, ...], _Grown[Finding]] = {}
    kept: list[list[_Grown[Finding]]] = []
    for study in studies:
        told = ((_KINDS.get(study.kind, study.kind), study.encounter, *_said(finding)) for finding in study.findings)
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
    return _name(finding), finding.result, finding.side, _place(finding.site), finding.level, finding.value, *sizes


def settle_studies(signs: Sequence[Finding], studies: Sequence[Study]) -> tuple[list[Finding], list[Study]]:
    """Return signs and studies in which no finding of a study by eye or microscope also stands as a sign."""
    of: dict[tuple[object, ...], Finding] = {(sign.encounter, *_said(sign)): sign for sign in signs}
    told: set[int] = set()
    kept: list[Study] = []
    for study in studies:
        findings = []
        for finding in study.findings:
            sign = of.get((finding.encounter, *_said(finding))) if study.kind in _KINDS else None
            evidence = (*finding.evidence, *sign.evidence) if sign else finding.evidence
            findings.append(finding.model_copy(update={"evidence": evidence}) if sign else finding)
            told.add(id(sign))
        kept.append(
            study if tuple(findings) == study.findings else study.model_copy(update={"findings": tuple(findings)})
        )
    return [sign for sign in signs if id(sign) not in told], kept


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
    if known.presence == "absent" or not new.encounter:
        return False
    return known.encounter is None or board.encounter_place(new.encounter) > board.encounter_place(known.encounter)


def _told(board: Board, problem: Problem, known: _Known) -> _Grown[Problem] | None:
    """Return which known problem a new mention speaks of."""
    for each in known.named(problem):
        other = each.item
        if not _same(other, problem):
            continue
        if other.presence == problem.presence or "diagnosis" in (other.kind, problem.kind):
            return each
        if other.presence == "present":
            return each if _later(board, other, problem) else None
    words = phrase(problem.name).split(" ")
    if problem.site is None and problem.side is None and problem.presence == "present":
        within = (each for each in known.with_word(words[-1]) if each.item.presence == "present")
        return next((each for each in within if _is_shorter(words, each.item)), None)
    return None


def _is_shorter(words: list[str], known: Problem) -> bool:
    """Say whether `words` name a known problem by fewer of its words: "the mass", "the pelvic mass"."""
    if len(words) == 1:
        return True
    longer = phrase(known.name).split(" ")
    return longer[-1] == words[-1] and set(words) < set(longer)


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
    return not (
        known.site and new.site and _site(known.site) != _site(new.site) and _bare(known.site) != _bare(new.site)
    )


def _name(item: Problem | Finding) -> str:
    concept = item.concept
    if concept and not concept.startswith(("head:", "adjective:")):
        return concept
    return phrase(item.name)


def _site(site: Site | None) -> str | None:
    return None if site is None else site.concept or phrase(site.name)


def _place(site: Site | None) -> str | None:
    """Return where a finding is, whether its side stands in the words of the place or beside them."""
    return None if site is None else _bare(site)


_SIDES = frozenset(("left", "right", "bilateral", "both"))


def _bare(site: Site) -> str:
    """Return the words of a place without its side."""
    return " ".join(word for word in phrase(site.name).split(" ") if word not in _SIDES)


def _contradict(same: _Grown[Problem]) -> None:
    """Take in a denial: what was only supposed is excluded, what was told as there gets a doubt."""
    known = same.item
    if known.certainty in _DOUBTFUL:
        same.change({"presence": "absent", "certainty": None, "status": None})
        return
    message = f"{known.name}: the text also says that there is none; look which of both is meant"
    same.lists.setdefault("doubts", dict.fromkeys(known.doubts))[doubt("contradiction", message)] = None


_DOUBTFUL = ("provisional", "unconfirmed", "differential")


def _join(board: Board, same: _Grown[Problem], new: Problem) -> None:
    known = same.item
    update: dict[str, Any] = {}
    if known.presence == "absent" and new.presence == "present":
        same.change({"presence": "present", "certainty": new.certainty, "status": new.status, "kind": new.kind})
        same.change({"encounter": new.encounter or known.encounter})
    elif known.presence == "present" and new.presence == "absent" and not _later(board, known, new):
        _contradict(same)
        same.add(new)
        return
    if new.status and new.status != "inactive":
        update["status"] = new.status
    elif known.status == "inactive" and new.status is None and new.presence == "present":
        update["status"] = None
    elif new.presence == "absent" and known.presence == "present":
        update["status"] = "resolved"
    if new.kind == "diagnosis":
        update["kind"] = "diagnosis"
    if new.certainty is None and known.certainty in _DOUBTFUL:
        update["certainty"] = None if new.presence == "present" else known.certainty
    same.add(new)
    same.change(update)
