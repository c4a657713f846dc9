"""One case from what was read: mentions of one fact become one item, every item gets its key and its links."""

from collections.abc import Sequence
from typing import Any

from case2fhir.extract.board import Board
from case2fhir.extract.links import link
from case2fhir.extract.merge import (
    denied,
    merge_findings,
    merge_problems,
    merge_studies,
    settle_signs,
    settle_studies,
)
from case2fhir.extract.procedure_links import with_uses
from case2fhir.extract.same import merge_outcomes, merge_relatives, merge_same
from case2fhir.model import Case, Finding, Patient, Problem, Source, Study, made, with_keys


def reconcile(board: Board) -> Case:
    """Return the case of the board's items."""
    items: dict[str, Sequence[Any]] = dict(board.items)
    patient: Patient = items.pop("patient")[0]
    problems: list[Problem] = merge_problems(board, items.get("problems", ()))
    signs: list[Finding] = merge_findings(items.get("signs", ()))
    problems, signs = settle_signs(board, problems, signs)
    problems += [denied(sign) for sign in signs if _is_denied(board, sign)]
    signs = [sign for sign in signs if not _is_denied(board, sign)]
    studies = merge_studies([_with_findings(board, study) for study in items.get("studies", ())])
    signs, studies = settle_studies(signs, studies)
    studies = _without_repeats(studies, {each.study for each in items.get("measurements", ())})
    for name in ("measurements", "procedures", "social_history", "allergies"):
        items[name] = merge_same(items.get(name, ()))
    items["outcomes"] = merge_outcomes(items.get("outcomes", ()))
    items["family_history"] = merge_relatives(items.get("family_history", ()))
    items.update(problems=problems, signs=signs, studies=studies)
    case = made(Case)(
        source=made(Source)(text=board.document.text),
        patient=patient,
        sections=tuple(board.sections),
        **{name: tuple(found) for name, found in items.items()},  # type: ignore[arg-type] # lists by name
    )
    return with_uses(link(with_keys(case)))


def _without_repeats(studies: Sequence[Study], with_results: set[str | None]) -> list[Study]:
    """Return studies of which no two, without a finding or a result of their own, say the same."""
    bare = [each for each in studies if not each.findings and each.key not in with_results]
    once = {each.key: each for each in merge_same(bare)}
    dropped = {each.key for each in bare} - once.keys()
    return [once.get(each.key, each) for each in studies if each.key not in dropped]


def _is_denied(board: Board, sign: Finding) -> bool:
    """Say whether the patient denied it or told that it is gone, so that it is a complaint and no sign."""
    return sign.result == "absent" and bool(sign.evidence) and sign.evidence[0].start in board.denied


def _with_findings(board: Board, study: Study) -> Study:
    findings = (*study.findings, *board.findings_of.get(study.key, ()))
    return study.model_copy(update={"findings": tuple(merge_findings(findings))})
