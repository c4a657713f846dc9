"""How a drug is used: taken before, prescribed or given; begun, held, stopped, or not taken at all."""

from typing import Literal, NamedTuple

from case2fhir.extract.board import Board
from case2fhir.extract.drugs import Drug
from case2fhir.extract.text import Document, Sentence
from case2fhir.extract.usage_words import (
    BE,
    BEFORE_VISIT,
    BREAKS,
    CONTINUED,
    DONE,
    EFFECTS,
    GIVEN,
    HELD,
    LINKS,
    LISTING,
    NEGATIONS,
    PLANNING,
    PRESCRIBED,
    REFUSED,
    STOPPED,
    TAKEN,
    UNDONE_AFTER,
    USING,
    VISIT,
)

Act = Literal["taken", "prescribed", "given"]
Status = Literal["active", "completed", "stopped", "not-taken", "intended", "on-hold", "unknown"]

_SELF = frozenset(("patient", "he", "she", "who", "and", "while", "currently", "already", "only", "be"))
_NOT = ("n't", "n\u2019t")
_AVOIDING = frozenset(("avoid", "avoids", "avoiding", "avoidance"))
_JOINTS = frozenset((",", "(", "of", "he", "she", "patient", "we"))
_REACH = 14
_FAR = 40


class Usage(NamedTuple):
    """What the words around a drug say of its use; `stated` says whether a verb told the act."""

    act: Act
    status: Status
    stated: bool


def usage(board: Board, drug: Drug, sentence: Sentence) -> Usage:
    """Return how a drug is used by its verbs, its context and the section it stands in."""
    document = board.document
    verb = _verb_before(document, drug.first, sentence) or _verb_after(document, drug.last, sentence)
    act, stated = _act(board, drug, sentence, verb)
    if _is_negated(document, drug, sentence):
        return Usage("taken", "not-taken", stated)
    changed = _ended_after(board, drug.last, sentence) or _ended_before(document, drug.first, sentence)
    if changed:
        return Usage(act if stated else "taken", changed, stated)
    return Usage(act, _status(document, drug, act, verb, sentence), stated)


def _act(board: Board, drug: Drug, sentence: Sentence, verb: str | None) -> tuple[Act, bool]:
    section = board.section_of[sentence.index]
    if section in ("medications", "medication-history", "past-history", "history"):
        return "taken", True
    if _is_before_visit(board.document, drug, sentence):
        return "taken", verb is not None
    if verb is None:
        return ("prescribed" if "plan" in section else "given"), False
    if verb in TAKEN:
        return "taken", True
    return ("prescribed" if verb in PRESCRIBED else "given"), True


def _is_before_visit(document: Document, drug: Drug, sentence: Sentence) -> bool:
    low = document.low
    head = low[max(sentence.first, drug.first - 2 * _REACH) : drug.first]
    if drug.mention.context.time == "past" or not BEFORE_VISIT.isdisjoint(head[-_REACH:]):
        return True
    if any(head[place] in ("had", "has") and head[place + 1] == "been" for place in range(len(head) - 1)):
        return True
    after = low[drug.last : min(sentence.last, drug.last + _REACH)]
    both = (head, after) if "before" in head or "prior" in head else (after,)
    return any(not {"before", "prior"}.isdisjoint(part) and not VISIT.isdisjoint(part) for part in both)


def _verb_before(document: Document, first: int, sentence: Sentence) -> str | None:
    """Return the verb of taking, prescribing or giving that stands nearest before a drug."""
    low = document.low
    listing = None
    for place in range(first - 1, max(sentence.first, first - _FAR) - 1, -1):
        word = low[place]
        if word in BREAKS:
            return listing
        if word == "on":
            before = low[place - 1] if place > sentence.first else ""
            if before in BE or before in _SELF or before == "not":
                return word
            if place == first - 1 and before in ("", ",", "("):
                return word
        elif word in ("medications", "medication", "drugs"):
            if low[place + 1] in LISTING and low[place - 1] == "following":
                listing = word
            elif low[place + 1] in LISTING:
                return word
        elif word in GIVEN or word in PRESCRIBED or word in TAKEN:
            return word
    return listing


def _verb_after(document: Document, last: int, sentence: Sentence) -> str | None:
    """Return the verb behind a drug: "was started", also behind the list it stands in."""
    for place in range(last, min(sentence.last, last + _FAR)):
        word = document.low[place]
        if word in BREAKS:
            return None
        if word in PRESCRIBED or word in GIVEN or word in ("taken", "used"):
            return word
    return None


def _is_negated(document: Document, drug: Drug, sentence: Sentence) -> bool:
    """Say whether the drug is denied, refused or was not used; "no response to steroids" denies the response."""
    low = document.low
    begin = max(sentence.first, drug.first - _REACH)
    for place in range(drug.first - 1, begin - 1, -1):
        word = low[place]
        joined = word == "," and low[place + 1] == "and" and place + 2 == drug.first
        if joined or word in BREAKS or _ends_aside(low, place, begin):
            break
        if word in _AVOIDING and (
            place == drug.first - 1 or (drug.first - place == 3 and low[place + 2] in ("and", "or"))
        ):
            return True
        if word in NEGATIONS or word in REFUSED or word.endswith(_NOT):
            return _denies(low[place + 1 : drug.first], word)
    return _is_undone(low[drug.last : min(sentence.last, drug.last + 8)])


def _ends_aside(low: list[str], token: int, begin: int) -> bool:
    """Say whether what stands in brackets before a drug ends here: "lactulose (not taking), | aspirin"."""
    return low[token] == ")" and "(" in low[begin:token]


def _denies(between: list[str], word: str) -> bool:
    """Say whether a negation reaches the drug over the words between them."""
    if not {"only", "longer", "because", "which", "except", "besides", "than", "apart"}.isdisjoint(between):
        return False
    uses = not USING.isdisjoint(between)
    if not EFFECTS.isdisjoint(between) and not uses:
        return False
    linked = not LINKS.isdisjoint(between)
    if word == "without" or word in REFUSED:
        return uses or not linked
    if linked:
        return uses and ("and" not in between or "or" in between)
    if word == "not":
        return uses or len(between) <= 3
    return BE.isdisjoint(between)


def _is_undone(after: list[str]) -> bool:
    """Say whether the words behind a drug deny its use: "was not given", "but she refused"."""
    for place, word in enumerate(after):
        before = after[place - 1] if place else ""
        if word.endswith(_NOT) or (word in ("not", "never") and (before in BE or before in ("has", "("))):
            return not UNDONE_AFTER.isdisjoint(after[place + 1 : place + 4])
        if word in ("refused", "declined", "avoided") and (before in BE or before in ("he", "she", "patient")):
            return True
        if word == "not" and place == 0 and after[1:2] and after[1] in UNDONE_AFTER | {"required", "indicated"}:
            return True
        said = place == 0 or before in ("is", "are", "was", "were", "and")
        if said and word in ("contraindicated", "declined", "refused", "avoided"):
            return True
        if word in (";", "which", ".") or (word == "," and after[place + 1 : place + 2] != ["but"]):
            break
    return False


def _ended_after(board: Board, last: int, sentence: Sentence) -> Status | None:
    """Return stopped or on-hold where the words behind a drug say so: "was discontinued", "was held"."""
    low = board.document.low
    if _is_marked(board, sentence, last):
        return "stopped"
    for place in range(last, min(sentence.last, last + 8)):
        word = low[place]
        if word in BREAKS or word in ("which", "after", "before", "for", "and") or (word == "," and place > last):
            break
        passive = place == last or _only_dosed(low[last:place]) or not BE.isdisjoint(low[last:place])
        following = low[place + 1] if place + 1 < sentence.last else ""
        if passive and (word in STOPPED or word == "replaced") and following != "to":
            return "stopped"
        if passive and following == "to" and (word == "switched" or _is_exchanged(board, word, place + 2, sentence)):
            return "stopped"
        if passive and word in HELD:
            return "on-hold"
        if word in ("not", "poorly") and following == "tolerated":
            return "stopped"
    return None


def _only_dosed(words: list[str]) -> bool:
    """Say whether only a dose stands between a drug and what became of it: "methotrexate 15 mg weekly | stopped"."""
    return len(words) < 6 and words[0].isdecimal() and _JOINTS.isdisjoint(words)


def _is_marked(board: Board, sentence: Sentence, drug: int) -> bool:
    """Say whether a mark at the end of its line says that a drug was stopped: "Diazepam 2 mg nocte - STOPPED"."""
    document, end = board.document, sentence.last - 1
    while end > drug and document.raw[end] in ").]":
        end -= 1
    if end <= drug or document.low[end] not in ("stopped", "discontinued", "ceased") or sentence.last - drug > 12:
        return False
    parted = "\t" in document.gap(end) or document.raw[end - 1] in "(,[|:" or bool(document.gap(end).strip())
    return parted or document.raw[end].isupper()


def _is_exchanged(board: Board, word: str, token: int, sentence: Sentence) -> bool:
    """Say whether "was changed to" names another drug; "was changed to 5 mg" only changes the dose."""
    if word not in ("changed", "converted", "transitioned"):
        return False
    drugs = board.in_sentence(sentence, ("medication", "drug-class"))
    return any(mention.first in (token, token + 1) for mention in drugs)


def _ended_before(document: Document, first: int, sentence: Sentence) -> Status | None:
    """Return stopped or on-hold where the words before a drug say so: "withdrawal of", "switched from"."""
    low = document.low
    for place in range(first - 1, max(sentence.first, first - 6) - 1, -1):
        word = low[place]
        before = low[place - 1] if place > sentence.first else ""
        if word in BREAKS or word in (",", "to", "started", "and", "after", "with", "following", "by", "despite"):
            break
        if word in STOPPED and (before not in ("not", *BE) or before == "had"):
            return "stopped"
        if word in HELD and before not in BE:
            return "on-hold"
        if word == "from" and before in ("switched", "changed", "converted", "transitioned"):
            return "stopped"
    return None


def _is_planned(document: Document, drug: Drug, sentence: Sentence) -> bool:
    """Say whether a drug is still to come by the words close to it."""
    low = document.low
    near = low[max(sentence.first, drug.first - 10) : min(sentence.last, drug.last + 6)]
    if not PLANNING.isdisjoint(near) or _is_said_to_come(low[drug.last : min(sentence.last, drug.last + _REACH)]):
        return True
    return drug.mention.context.time == "hypothetical" and "if" in near


def _is_said_to_come(after: list[str]) -> bool:
    """Say whether the dosage behind a drug leads to "is planned", with nothing else between."""
    for place, word in enumerate(after):
        if word in BREAKS or word in (",", "and"):
            return False
        if word in BE:
            return place + 1 < len(after) and after[place + 1] in PLANNING
    return False


def _status(document: Document, drug: Drug, act: Act, verb: str | None, sentence: Sentence) -> Status:
    if verb not in DONE and _is_planned(document, drug, sentence):
        return "intended"
    if verb in CONTINUED:
        return "active"
    head = document.low[max(sentence.first, drug.first - _REACH) : drug.first]
    if act == "taken":
        if verb in ("taking", "takes", "uses", "on", "medications", "medication", "drugs") or "currently" in head:
            return "active"
        if verb == "using" and "has" in head:
            return "active"
        return "completed" if verb else "unknown"
    if act == "given":
        return "active" if "currently" in head else "completed"
    return "unknown"
