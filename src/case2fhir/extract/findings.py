"""Problems, examination signs and findings of studies: one reading of a mention, three places to put it."""

from typing import Literal

from case2fhir.extract.board import Board, Mention, doubt
from case2fhir.extract.noun_phrases import Phrase, phrase_of
from case2fhir.extract.qualities import onset, qualities, sentence_moments
from case2fhir.extract.registry import extracts
from case2fhir.extract.text import Sentence
from case2fhir.model import Doubt, Finding, Problem, made
from case2fhir.terminology.normal import normal

Result = Literal["present", "absent", "positive", "negative", "normal", "abnormal"]
Certainty = Literal["confirmed", "unconfirmed", "provisional", "differential"]
Status = Literal["active", "recurrence", "relapse", "inactive", "remission", "resolved"]

KINDS = ("symptom", "diagnosis", "finding", "sign", "head", "adjective", "normal")
_EXAM_SECTIONS = frozenset(("examination", "exam", "physical-examination", "findings"))
_EXAM_WORDS = frozenset(
    "examination exam palpation auscultation percussion inspection examined palpated auscultated palpable".split()
)
_GENERIC = frozenset(map(normal, "complaint condition disease illness episode change".split()))
"""Stems of nouns that name a problem only with a modifier."""
_ACTS = frozenset(("physical-examination", "palpation"))
"""Concepts of the examination itself, which find nothing."""
_DEFINITE = frozenset("the this these those that his her their such its all other no any".split())
_POSITIVE, _NEGATIVE = frozenset(("positive",)), frozenset(("negative",))


@extracts("findings")
def read_findings(board: Board) -> None:
    """Put the problems of the patient, the signs of the examination and the findings of studies on the board."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in board.free(KINDS):
        by_sentence.setdefault(mention.sentence.index, []).append(mention)
    for sentence in board.facts():
        complaints: list[tuple[Mention, int]] = []
        for mention in by_sentence.get(sentence.index, ()):
            if board.is_free(mention.first, mention.last):
                place = _read(board, mention)
                if place is not None:
                    complaints.append((mention, place))
        _qualify(board, sentence, complaints)


def _read(board: Board, mention: Mention) -> int | None:
    """Put one mention where it belongs; return its place in the list of problems if it is one that is present."""
    context = mention.context
    if context.subject != "patient" or context.allergy or context.time == "hypothetical":
        board.claim(mention.first, mention.last, "context")
        return None
    if mention.concept.key in _ACTS or _refers_back(board, mention):
        board.claim(mention.first, mention.last, "context")
        return None
    phrase = phrase_of(board, mention)
    board.claim(mention.first, mention.last, "findings")
    study = board.study_at(mention.first)
    if study:
        board.findings_of.setdefault(study, []).append(_finding(board, phrase))
    elif _is_sign(board, mention) or mention.kind == "normal" or (context.negated and mention.kind != "diagnosis"):
        board.add("signs", _finding(board, phrase))
    else:
        board.add("problems", _problem(board, phrase))
        if not context.negated:
            return len(board.items["problems"]) - 1
    return None


def _refers_back(board: Board, mention: Mention) -> bool:
    """Say whether words name nothing by themselves: "the symptoms", "this condition", "her complaints"."""
    if mention.last - mention.first > 1 or board.document.stems[mention.first] not in _GENERIC:
        return False
    if mention.context.negated or mention.context.time == "resolved":
        return False
    before = board.document.low[mention.first - 1] if mention.first > mention.sentence.first else ""
    return before in _DEFINITE or not _has_modifier(board, mention)


def _has_modifier(board: Board, mention: Mention) -> bool:
    first = phrase_of(board, mention).first
    after = board.document.low[mention.last : min(mention.sentence.last, mention.last + 1)]
    return first < mention.first or after == ["of"]


def _qualify(board: Board, sentence: Sentence, complaints: list[tuple[Mention, int]]) -> None:
    """Give what the sentence says of its complaints to the nearest one before the words, else to the last one told."""
    problems: list[Problem] = board.items.get("problems", [])
    for quality in qualities(board, sentence):
        before = [place for mention, place in complaints if mention.last <= quality.first]
        place = before[-1] if before else board.last_complaint
        if place is None:
            continue
        known = getattr(problems[place], quality.kind)
        problems[place] = problems[place].model_copy(
            update={
                quality.kind: (*known, *quality.parts),
                "evidence": (*problems[place].evidence, board.evidence(quality.first, quality.last)),
            }
        )
        board.claim(quality.first, quality.last, "findings")
    if complaints:
        board.last_complaint = complaints[-1][1]


def _is_sign(board: Board, mention: Mention) -> bool:
    """Say whether the words stand in an examination: its section, its sentence, or a sign by its kind."""
    if mention.kind in ("sign", "adjective"):
        return True
    if mention.kind == "diagnosis":
        return False
    if board.section_of[mention.sentence.index] in _EXAM_SECTIONS:
        return True
    return any(word in _EXAM_WORDS for word in board.document.low[mention.sentence.first : mention.first])


def _finding(board: Board, phrase: Phrase) -> Finding:
    mention, context = phrase.mention, phrase.mention.context
    result = _result(board, mention)
    return made(Finding)(
        name=phrase.name,
        concept=mention.concept.key or None,
        evidence=(board.evidence(phrase.start, mention.last),),
        result=result,
        certainty="unconfirmed" if context.possible else None,
        site=phrase.site,
        side=phrase.side,
        severity=phrase.severity,
        sizes=tuple(phrase.sizes),
        encounter=board.encounter_at(mention.first),
        doubts=_side_doubt(mention, phrase, result),
    )


def _side_doubt(mention: Mention, phrase: Phrase, result: Result) -> tuple[Doubt, ...]:
    if mention.kind == "sign" and result == "positive" and phrase.side is None:
        return (doubt("side-not-stated", f"{phrase.name}: the side is not stated; add `side` if it is known"),)
    return ()


def _result(board: Board, mention: Mention) -> Result:
    document, sentence = board.document, mention.sentence
    if mention.kind == "sign":
        near = document.low[max(sentence.first, mention.first - 3) : min(sentence.last, mention.last + 5)]
        if any(word in _NEGATIVE for word in near) or mention.context.negated:
            return "negative"
        if any(word in _POSITIVE for word in near):
            return "positive"
        return "present"
    if mention.kind == "normal":
        return "normal"
    return "absent" if mention.context.negated else "present"


def _problem(board: Board, phrase: Phrase) -> Problem:
    mention, context = phrase.mention, phrase.mention.context
    diagnosis = mention.kind == "diagnosis"
    certainty: Certainty | None = (
        "differential" if context.differential else "provisional" if context.possible else None
    )
    status: Status | None = {"past": "inactive", "resolved": "resolved"}.get(context.time)  # type: ignore[assignment] # literals
    return made(Problem)(
        name=phrase.name,
        concept=mention.concept.key or None,
        kind="diagnosis" if diagnosis else "symptom",
        presence="absent" if context.negated else "present",
        certainty=certainty,
        status=None if context.negated else status,
        site=phrase.site,
        side=phrase.side,
        severity=phrase.severity,
        character=tuple(phrase.character),
        course=tuple(phrase.course),
        onset=onset(board, mention, sentence_moments(board, mention.sentence)),
        evidence=(board.evidence(phrase.start, mention.last),),
        encounter=board.encounter_at(mention.first),
    )
