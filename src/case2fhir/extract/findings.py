"""Problems, examination signs and findings of studies: one reading of a mention, three places to put it."""

from typing import Literal

from case2fhir.extract.acts import BE
from case2fhir.extract.board import Board, Mention, doubt
from case2fhir.extract.levels import Level, levels
from case2fhir.extract.name_parts import names_another
from case2fhir.extract.named_problems import EXAM_SECTIONS
from case2fhir.extract.noun_phrases import Phrase, phrase_of, quantity
from case2fhir.extract.qualities import onset, qualities, sentence_moments
from case2fhir.extract.quantities import Amount, amount_at
from case2fhir.extract.registry import extracts
from case2fhir.extract.sizes import size_behind
from case2fhir.extract.text import Sentence
from case2fhir.model import Doubt, Finding, Problem, Site, made
from case2fhir.model.base import Side
from case2fhir.terminology.normal import normal

Result = Literal["present", "absent", "positive", "negative", "normal", "abnormal"]
Certainty = Literal["confirmed", "unconfirmed", "provisional", "differential"]
Status = Literal["active", "recurrence", "relapse", "inactive", "remission", "resolved"]

KINDS = ("symptom", "diagnosis", "finding", "sign", "head", "adjective", "normal")
_EXAM_WORDS = frozenset(
    "examination exam palpation auscultation percussion inspection examined palpated auscultated palpable".split()
)
_OTHER_EXAMS = frozenset(
    "up control radiological radiologic radiographic histological histopathological histologic pathological "
    "microscopic laboratory ultrasound imaging further cytological".split()
)
_GENERIC = frozenset(map(normal, "complaint symptom condition disease illness episode change allergy".split()))
"""Stems of nouns that name a problem only with a modifier."""
_SENSORY = (
    "sensitiv",
    "sensation",
    "sensory",
    "numb",
    "hypoesthes",
    "hypoaesthes",
    "paresthes",
    "paraesthes",
    "hypesthes",
)
_CLAUSE = frozenset("and but which was were is are with showed revealed".split()) - {"and"}
_FETAL = frozenset("fetal foetal fetus foetus fetuses".split())
_MATERNAL = frozenset("maternal mother mother's patient she her".split())
_LEVEL_REACH, _EXAM_SENTENCES = 5, 4
_ACTS = frozenset(("physical-examination", "palpation"))
"""Concepts of the examination itself, which find nothing."""
_DIAGNOSED = frozenset(("diagnosis", "diagnosed"))
_JUDGED = frozenset(("suspected", "excluded", "ruled", "diagnosed", "presumed", "considered"))
_DEFINITE = frozenset("the this these those that his her their such its all other no any main chief presenting".split())
_RESULTS = frozenset(("positive", "negative"))
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
    nothing = mention.concept.key in _ACTS or _refers_back(board, mention) or _concludes(board, mention)
    if nothing or names_another(board, mention):
        board.claim(mention.first, mention.last, "context")
        return None
    phrase = phrase_of(board, mention)
    if board.is_ambiguous(mention):
        phrase.concept = board.spelled_out(mention)
    board.claim(mention.first, mention.last, "findings")
    study = board.study_at(mention.first)
    if study and not _is_named_diagnosis(board, mention):
        board.findings_of.setdefault(study, []).extend(_findings(board, phrase))
    elif _is_sign(board, mention) or mention.kind == "normal":
        for finding in _findings(board, phrase):
            board.add("signs", finding)
    elif _is_gone(mention) or (context.negated and mention.kind != "diagnosis"):
        for finding in _findings(board, phrase):
            board.denied.add(finding.evidence[0].start)
            board.add("signs", finding)
    else:
        board.add("problems", _problem(board, phrase))
        if not context.negated:
            return len(board.items["problems"]) - 1
    return None


def _concludes(board: Board, mention: Mention) -> bool:
    """Say whether words are the conclusion of a study and no finding beside it: "the MRI | was normal"."""
    predicate = mention.kind == "normal" and board.study_at(mention.first) is None
    return predicate and board.study_at(mention.last - 1) is not None


def _is_named_diagnosis(board: Board, mention: Mention) -> bool:
    """Say whether words are told as a diagnosis, though they follow a study: "a diagnosis of X was made"."""
    if mention.kind != "diagnosis":
        return False
    before = board.document.low[max(mention.sentence.first, mention.first - 4) : mention.first]
    if not _DIAGNOSED.isdisjoint(before):
        return True
    studied = any(board.claimer(token) == "studies" for token in range(mention.sentence.first, mention.sentence.last))
    behind = board.document.low[mention.last : min(mention.sentence.last, mention.last + 7)]
    return not studied and any(
        word in _JUDGED and not BE.isdisjoint(behind[:place]) for place, word in enumerate(behind)
    )


def _refers_back(board: Board, mention: Mention) -> bool:
    """Say whether words name nothing by themselves: "the symptoms", "this condition", "her complaints"."""
    if mention.last - mention.first > 1 or board.document.stems[mention.first] not in _GENERIC:
        return False
    if mention.context.negated or mention.context.time == "resolved":
        return board.document.low[mention.last : mention.last + 1] == ["of"] and _introduces(board, mention)
    before = board.document.low[mention.first - 1] if mention.first > mention.sentence.first else ""
    return before in _DEFINITE or not _has_modifier(board, mention)


def _has_modifier(board: Board, mention: Mention) -> bool:
    first = phrase_of(board, mention).first
    if first < mention.first:
        return True
    after = board.document.low[mention.last : min(mention.sentence.last, mention.last + 1)]
    return after == ["of"] and not _introduces(board, mention)


def _introduces(board: Board, mention: Mention) -> bool:
    """Say whether "complaints of", "symptoms of" only opens the list of what it means."""
    others = board.in_sentence(mention.sentence, ("symptom", "diagnosis", "finding", "head", "adjective"))
    return any(mention.last < other.first <= mention.last + 5 for other in others)


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


def _is_gone(mention: Mention) -> bool:
    """Say whether a complaint is told as gone; the complaint itself, if it was told before, is then resolved."""
    return mention.kind != "diagnosis" and mention.context.time == "resolved"


def _is_sign(board: Board, mention: Mention) -> bool:
    """Say whether the words stand in an examination: its section, its sentence or paragraph, or a sign by its kind."""
    if mention.kind in ("sign", "adjective", "finding"):
        return True
    if _POSITIVE & set(board.document.low[mention.first : mention.last]):
        return True
    if mention.kind == "diagnosis":
        return False
    if board.section_of[mention.sentence.index] in EXAM_SECTIONS:
        return True
    return _examined(board, mention.sentence) or _names_examination(board, mention.sentence.first, mention.first)


def _examined(board: Board, sentence: Sentence) -> bool:
    """Say whether the paragraph began with an examination and this sentence goes on telling it."""
    opening, furthest = sentence.index, max(0, sentence.index - _EXAM_SENTENCES)
    while opening > furthest and board.document.sentences[opening - 1].paragraph == sentence.paragraph:
        opening -= 1
    first = board.document.sentences[opening]
    goes_on = opening > 0 and board.document.sentences[opening - 1].paragraph == sentence.paragraph
    if first.index == sentence.index or goes_on:
        return False
    return _names_examination(board, first.first, min(first.last, first.first + 5))


def _names_examination(board: Board, first: int, last: int) -> bool:
    """Say whether tokens name an examination of the body; a follow-up or a histological one is another thing."""
    low = board.document.low
    return any(low[token] in _EXAM_WORDS and low[max(token - 1, 0)] not in _OTHER_EXAMS for token in range(first, last))


def _findings(board: Board, phrase: Phrase) -> list[Finding]:
    """Return the finding of a mention, or one for each level where it names several ("at L5 and S1")."""
    mention = phrase.mention
    found = [
        level for level in levels(board.document, mention.first, mention.sentence.last) if _near(board, phrase, level)
    ]
    if len(found) > 1 and any(level.last - level.first > 2 for level in found):
        found = found[:1]
    if not found:
        return [_finding(board, phrase, None)]
    board.claim(found[0].first, found[-1].last, "findings")
    return [_finding(board, phrase, level) for level in found]


def _near(board: Board, phrase: Phrase, level: Level) -> bool:
    """Say whether a level belongs to the mention: within a few words of its phrase, no clause between."""
    begin = max(phrase.last, phrase.mention.last)
    if level.first < begin:
        return level.first >= phrase.mention.first
    between = board.document.low[begin : level.first]
    return len(between) <= _LEVEL_REACH and not any(word in ";.:" or word in _CLAUSE for word in between)


def _finding(board: Board, phrase: Phrase, level: Level | None) -> Finding:
    mention, context = phrase.mention, phrase.mention.context
    result = _result(board, mention)
    evidence = [board.evidence(phrase.start, mention.last)]
    if level and level.first >= mention.last:
        evidence.append(board.evidence(level.first, level.last))
    sizes = phrase.sizes
    if not sizes:
        sizes, begin, end = size_behind(board, mention)
        if sizes:
            board.claim(begin, end, "findings")
            evidence.append(board.evidence(begin, end))
    angle = _angle(board, mention) if result in ("positive", "negative") else None
    if angle:
        evidence.append(board.evidence(angle.first, angle.last))
    site = phrase.site or _level_site(board, level)
    sensory = any(word.startswith(_SENSORY) for word in phrase.name.casefold().split())
    if sensory and level:
        # A dermatome is meant by the number, whatever bone the words name: the bone's code would be wrong.
        site = None
    fetal = _is_fetal(board, mention)
    if fetal:
        site = site or made(Site)(name="fetus")
    return made(Finding)(
        name=phrase.name,
        concept=None if fetal else phrase.concept,
        evidence=tuple(evidence),
        result=result,
        certainty="unconfirmed" if context.possible else None,
        site=site,
        side=phrase.side or (_side_behind(board, mention) if result in ("positive", "negative") else None),
        level=level.name if level else None,
        severity=phrase.severity,
        sizes=tuple(sizes),
        angle=quantity(angle) if angle else None,
        encounter=board.encounter_at(mention.first),
        doubts=(*_level_doubt(board, phrase, level, sensory), *_unclear(board, mention)),
    )


def _is_fetal(board: Board, mention: Mention) -> bool:
    """Say whether a finding is the unborn child's, whose concept is not the mother's: "fetal ultrasound showed"."""
    before = board.document.low[mention.sentence.first : mention.first]
    return not _FETAL.isdisjoint(before) and _MATERNAL.isdisjoint(before)


def _level_site(board: Board, level: Level | None) -> Site | None:
    """Return the place that a level is by itself: L4-L5 is that disc."""
    found = board.terminology.find(level.name, ("body-site",)) if level else None
    return made(Site)(name=found.display, concept=found.key) if found and level else None


def _angle(board: Board, mention: Mention) -> Amount | None:
    """Return the angle of a raised leg in the sentence of a sign, in degrees."""
    first, last = _clause_of(board, mention)
    for token in range(first, last - 1):
        if board.document.raw[token].isdecimal() and board.is_free(token, token + 1):
            amount = amount_at(board.document, board.terminology, token, mention.sentence.last)
            if amount and amount.ucum == "deg":
                board.claim(amount.first, amount.last, "findings")
                return amount
    return None


def _side_behind(board: Board, mention: Mention) -> Side | None:
    """Return the side told behind a sign: "positive on the right"."""
    low = board.document.low[mention.last : min(mention.sentence.last, mention.last + 7)]
    for place, word in enumerate(low):
        if word in (",", ";", "."):
            break
        if word in ("left", "right") and ("on" in low[:place] or place < 3):
            return "left" if word == "left" else "right"
        if word == "bilaterally":
            return "bilateral"
    return None


def _clause_of(board: Board, mention: Mention) -> tuple[int, int]:
    """Return the tokens around a sign that no comma ahead of it, and no other measure or sign, parts from it."""
    low, first, last = board.document.low, mention.first, mention.last
    while first > mention.sentence.first and low[first - 1] not in (",", ";", ":", "and"):
        first -= 1
    while last < mention.sentence.last and low[last] not in (";", "while", "whereas"):
        last += 1
    return first, last


def _level_doubt(board: Board, phrase: Phrase, level: Level | None, sensory: bool) -> tuple[Doubt, ...]:
    if level is None:
        return ()
    doubts = []
    if level.restored:
        words = board.document.words(level.first, level.last)
        doubts.append(doubt("level-restored", f"{phrase.name}: the level {words} is read as {level.name}"))
    after = board.document.low[level.first : min(phrase.mention.sentence.last, level.last + 4)]
    if sensory and any(word.startswith("vertebra") for word in after):
        doubts.append(
            doubt("dermatome", f"{phrase.name}: the words say vertebrae; the dermatome {level.name} is meant")
        )
    return tuple(doubts)


def _result(board: Board, mention: Mention) -> Result:
    document, sentence = board.document, mention.sentence
    if mention.kind in ("sign", "finding") or _POSITIVE & set(document.low[mention.first : mention.last]):
        near = document.low[max(sentence.first, mention.first - 3) : min(sentence.last, mention.last + 5)]
        if "with" in document.low[mention.last : mention.last + 4]:
            near = document.low[max(sentence.first, mention.first - 3) : mention.last]
        told = next((word for word in document.low[mention.last : mention.last + 5] if word in _RESULTS), None)
        if told == "positive" and "not" not in near:
            return "positive"
        if any(word in _NEGATIVE for word in near) or mention.context.negated:
            return "negative"
        if any(word in _POSITIVE for word in near):
            return "positive"
        return "present"
    if mention.kind == "normal":
        return "normal"
    return "absent" if mention.context.negated or _is_gone(mention) else "present"


def _problem(board: Board, phrase: Phrase) -> Problem:
    mention, context = phrase.mention, phrase.mention.context
    diagnosis = mention.kind == "diagnosis"
    certainty: Certainty | None = (
        "differential" if context.differential else "provisional" if context.possible else None
    )
    status: Status | None = {"past": "inactive", "resolved": "resolved"}.get(context.time)  # type: ignore[assignment] # literals
    return made(Problem)(
        name=phrase.name,
        concept=phrase.concept,
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
        doubts=_unclear(board, mention),
    )


def _unclear(board: Board, mention: Mention) -> tuple[Doubt, ...]:
    """Return the doubt of an abbreviation with two meanings, which has no code."""
    if not board.is_ambiguous(mention) or board.spelled_out(mention):
        return ()
    word = board.document.raw[mention.first]
    message = f"“{word}” has several meanings and the text spells none out; it is kept as words without a code"
    return (doubt("abbreviation", message),)
