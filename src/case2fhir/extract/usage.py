"""How a drug is used: taken before, prescribed or given; begun, held, stopped, or not taken at all."""

from dataclasses import dataclass
from typing import Literal

from case2fhir.extract.board import Board
from case2fhir.extract.drugs import Drug
from case2fhir.extract.text import Document, Sentence

Act = Literal["taken", "prescribed", "given"]
Status = Literal["active", "completed", "stopped", "not-taken", "intended", "on-hold", "unknown"]

_GIVEN = frozenset(
    "received receive receives receiving given give administered administering administer treated treating treat "
    "injected infused administration infusion injection sedated transfused covered loaded resuscitated managed "
    "under underwent undergoing undergo induced induction anesthetized anaesthetized infiltrated instilled "
    "bolused intubated required requiring required controlled corrected".split()
)
_PRESCRIBED = frozenset(
    "prescribed prescribe prescription started start starting commenced commence initiated initiate initiation "
    "begun began beginning discharged recommended advised planned switched changed converted transitioned put "
    "placed added resumed restarted introduced instituted ordered adding resumption regimen sent indicated "
    "scheduled replaced substituted".split()
)
_TAKEN = frozenset(
    "taking took takes take taken used uses using use ingested ingestion medications medication on compliant "
    "self".split()
)
_ONGOING = frozenset("taking takes on is are currently continues continued continue maintained maintaining".split())
_BEFORE_VISIT = frozenset(
    "previously previous prior earlier formerly past history home preadmission outpatient".split()
)
_STOPPED = frozenset(
    "discontinued discontinuing discontinuation discontinue stopped stopping stop ceased cessation ceasing withdrawn "
    "withdrawal withdrew withdrawing terminated termination interrupted quit weaned".split()
)
_HELD = frozenset("held withheld withholding suspended suspending paused hold holding".split())
_REFUSED = frozenset("refused refuses refusing refusal declined declining declines rejected denied denies".split())
_USING = frozenset(
    "treated treatment receiving received receive taking taken take took used use given start started administered "
    "administration therapy exposure prescribed on requiring required need needed requirement intake medicated "
    "performed available necessary".split()
)
_EFFECTS = frozenset(
    "response improvement relief effect effects benefit change reaction complication complications symptoms evidence "
    "signs success recurrence progression need".split()
)
_UNDONE_AFTER = frozenset(
    "used given administered performed needed required necessary prescribed available taken started received "
    "indicated".split()
)
_NEGATIONS = frozenset(("not", "never", "no", "nor", "without", "n't"))
_BREAKS = frozenset((";", "but", "however", "although"))
_LINKS = frozenset(("to", "with", "after", "despite", "from", "following", "since", "under", "during", "until"))
_REACH = 14


@dataclass(frozen=True, slots=True)
class Usage:
    """What the words around a drug say of its use; `stated` says whether a verb told the act."""

    act: Act
    status: Status
    stated: bool


def usage(board: Board, drug: Drug, sentence: Sentence) -> Usage:
    """Return how a drug is used by its verbs, its context and the section it stands in."""
    document = board.document
    first, last = drug.first, drug.last
    section = board.section_of[sentence.index]
    verb = _verb_before(document, first, sentence) or _verb_after(document, last, sentence)
    act, stated = _act(board, drug, sentence, verb, section)
    if _is_negated(document, drug, sentence):
        return Usage(act, "not-taken", stated)
    status = _changed(document, first, last, sentence)
    if status is None:
        status = _status(document, drug, act, verb, sentence)
    return Usage(act, status, stated)


def _act(board: Board, drug: Drug, sentence: Sentence, verb: str | None, section: str) -> tuple[Act, bool]:
    low = board.document.low
    if "discharge" in section and "medication" in section:
        return "prescribed", True
    if section in ("medications", "medication-history", "past-history", "history"):
        return "taken", True
    head = low[sentence.first : drug.first]
    before_visit = drug.mention.context.time == "past" or not _BEFORE_VISIT.isdisjoint(head[-_REACH:])
    perfect = any(head[place] == "had" and head[place + 1] == "been" for place in range(len(head) - 1))
    after = low[drug.last : min(sentence.last, drug.last + _REACH)]
    admitted = any(
        after[place] in ("before", "prior")
        and not {"admission", "presentation", "referral", "visiting"}.isdisjoint(after)
        for place in range(len(after))
    )
    if verb is None:
        return ("taken", False) if before_visit else ("given", False)
    if verb in _TAKEN or before_visit or perfect or admitted:
        return "taken", True
    return ("prescribed" if verb in _PRESCRIBED else "given"), True


def _verb_before(document: Document, first: int, sentence: Sentence) -> str | None:
    low = document.low
    for place in range(first - 1, max(sentence.first, first - 3 * _REACH) - 1, -1):
        word = low[place]
        if word in _BREAKS:
            return None
        if word == "on" and low[place - 1 : place] and low[place - 1] in ("was", "is", "been", "patient", "were", "he"):
            return word
        if word != "on" and (word in _GIVEN or word in _PRESCRIBED or word in _TAKEN):
            return word
    return None


def _verb_after(document: Document, last: int, sentence: Sentence) -> str | None:
    for place in range(last, min(sentence.last, last + _REACH)):
        word = document.low[place]
        if word in _BREAKS:
            return None
        if word in _PRESCRIBED or word in _GIVEN or word in ("taken", "used"):
            return word
    return None


def _is_negated(document: Document, drug: Drug, sentence: Sentence) -> bool:
    """Say whether the drug is denied, refused or was not used; "no response to steroids" denies the response."""
    low = document.low
    begin = max(sentence.first, drug.first - _REACH)
    for place in range(drug.first - 1, begin - 1, -1):
        word = low[place]
        if word in _BREAKS:
            break
        if word in _NEGATIONS or word in _REFUSED:
            return _denies(low[place + 1 : drug.first], word)
    after = low[drug.last : min(sentence.last, drug.last + 8)]
    for place, word in enumerate(after):
        if word in _BREAKS or word in (",", "and", "which"):
            break
        if (
            word in ("not", "never")
            and place
            and after[place - 1] in ("was", "were", "been", "is", "are", "had", "has")
        ):
            return not _UNDONE_AFTER.isdisjoint(after[place + 1 : place + 4])
        if word in ("refused", "declined") and place and after[place - 1] in ("was", "were", "but"):
            return True
    return False


def _denies(between: list[str], word: str) -> bool:
    """Say whether a negation reaches the drug over the words between them."""
    if any(each in ("only", "longer") for each in between[:2]) or "because" in between or "which" in between:
        return False
    if not _EFFECTS.isdisjoint(between) and _USING.isdisjoint(between):
        return False
    linked = not _LINKS.isdisjoint(between)
    if word == "without" or word in _REFUSED:
        return not linked or not _USING.isdisjoint(between)
    if linked:
        return not _USING.isdisjoint(between) and ("and" not in between or "or" in between)
    if word == "not" and _USING.isdisjoint(between) and len(between) > 3:
        return False
    return ("was" not in between and "were" not in between) or word == "not"


def _changed(document: Document, first: int, last: int, sentence: Sentence) -> Status | None:
    """Return stopped or on-hold where the words say so: "was discontinued", "withdrawal of", "held"."""
    low = document.low
    for place in range(last, min(sentence.last, last + 8)):
        word = low[place]
        if word in _BREAKS or word in ("which", "after", "before", "for") or (word == "," and place > last):
            break
        if word in _STOPPED and _ends(low, place, last):
            return "stopped"
        if word in _HELD:
            return "on-hold"
        if word == "replaced" or (word == "switched" and low[place + 1 : place + 2] == ["to"]):
            return "stopped"
    for place in range(first - 1, max(sentence.first, first - 6) - 1, -1):
        word = low[place]
        if word in _BREAKS or word in (",", "to", "started"):
            break
        if word in _STOPPED and low[place - 1 : place] != ["not"]:
            return "stopped"
        if word in _HELD and low[place - 1 : place] not in (["was"], ["were"]):
            return "on-hold"
        if word == "from" and low[place - 1 : place] and low[place - 1] in ("switched", "changed", "converted"):
            return "stopped"
    return None


def _ends(low: list[str], place: int, last: int) -> bool:
    """Say whether "stopped" after a drug ends that drug: "was stopped", not "and she stopped smoking"."""
    if low[place] == "weaned":
        return low[place + 1 : place + 2] != ["to"]
    ahead = low[last:place]
    return place == last or any(word in ("was", "were", "been", "be", "is", "are", "being") for word in ahead)


def _status(document: Document, drug: Drug, act: Act, verb: str | None, sentence: Sentence) -> Status:
    context = drug.mention.context
    if context.time in ("planned", "hypothetical"):
        return "intended"
    head = document.low[max(sentence.first, drug.first - _REACH) : drug.first]
    if act == "taken":
        ongoing = verb in ("taking", "takes", "on", "medications", "medication") or "currently" in head
        return "active" if ongoing else "completed" if verb else "unknown"
    if act == "given":
        return "active" if "currently" in head and "receiving" in head else "completed"
    return "unknown"
