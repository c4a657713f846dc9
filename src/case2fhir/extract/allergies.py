"""Allergies and intolerances: what of, with which reaction; and that there are none."""

from case2fhir.extract.allergy_reactions import REACTIONS, VERBS, is_noun, reactions_behind
from case2fhir.extract.board import Board, Mention, doubt
from case2fhir.extract.record import Record, fresh
from case2fhir.extract.registry import extracts
from case2fhir.extract.text import Document, Sentence
from case2fhir.model import Allergy, Doubt, Evidence, made
from case2fhir.model.base import Presence
from case2fhir.model.keys import slug
from case2fhir.terminology import Concept
from case2fhir.terminology.normal import phrase

_SUBSTANCES = ("allergen", "medication", "drug-class", "analyte")
_WORDS = frozenset(
    "allergic allergy allergies hypersensitivity hypersensitive intolerance intolerances intolerant anaphylaxis "
    "anaphylactic nkda nka nkfa".split()
)
_INTOLERANT = frozenset(("intolerance", "intolerances", "intolerant"))
_NONE = frozenset(("nkda", "nka", "nkfa"))
_NO = frozenset("no denied denies without negative nil none not never".split())
_DRUG_WORDS = frozenset("drug drugs medication medications medicine medicines medicinal".split())
_GENERAL = frozenset("known significant any history of or and food foods environmental other reported documented "
                     "seasonal to allergic reactions reaction".split()) | _DRUG_WORDS  # fmt: skip
_LIST_WORDS = frozenset("and or , also both the a an other to including such as several all of".split())
_DISEASES = frozenset(
    "rhinitis asthma dermatitis conjunctivitis bronchopulmonary granulomatosis purpura disease diseases pneumonitis "
    "alveolitis vasculitis contact shock march cascade disorder disorders phenomenon profile angiitis".split()
)
_NOT_SUBSTANCES = frozenset(
    "glucose heat cold exercise cognitive orthostatic feeding light sound gluten lactose".split()
)
_LISTED_WITH = frozenset(
    ", smoking alcohol tobacco have had has asthma eczema atopy hypertension diabetes trauma surgery".split()
)
_UNSURE = frozenset("suspected possible probable questionable presumed suspicion".split())
_RELATIVES = frozenset("mother father brother sister son daughter aunt uncle parents sibling siblings family".split())
_MAX_LIST = 24


class _Found(Record):
    """An allergy in the making."""

    name: str
    evidence: list[Evidence]
    concept: Concept | None = None
    presence: Presence = "present"
    is_intolerance: bool | None = None
    reactions: dict[str, None] = fresh(factory=dict)
    doubts: tuple[Doubt, ...] = ()


class _Line:
    """A sentence with the places of what it mentions: substances, relatives, reactions."""

    def __init__(self, board: Board, sentence: Sentence) -> None:
        self.board, self.document, self.sentence = board, board.document, sentence
        self.reactions: list[tuple[int, int]] = []
        self.begins: dict[int, Mention] = {}
        self.ends: dict[int, Mention] = {}
        self.described: set[int] = set()
        self.relatives: set[int] = set()
        for mention in board.in_sentence(sentence):
            if mention.of(_SUBSTANCES):
                self.begins.setdefault(mention.first, mention)
                self.ends.setdefault(mention.last, mention)
            if mention.of(REACTIONS):
                self.reactions.append((mention.first, mention.last))
            if mention.of((*REACTIONS, "qualifier")):
                self.described.add(mention.last)
            if mention.of(("relation",)):
                self.relatives.add(mention.first)
        self.reactions.sort()
        self.reacts = {first for first, _ in self.reactions}


@extracts("allergies")
def read_allergies(board: Board) -> None:
    """Put the patient's allergies on the board; "no known drug allergies" is one too, an absent one."""
    found: dict[tuple[str, Presence], _Found] = {}
    closed = False
    for sentence in board.facts():
        if sentence.index in board.headings:
            continue
        listed = board.section_of[sentence.index] == "allergies"
        if not listed:
            closed = False
        if (not listed or closed) and _WORDS.isdisjoint(board.document.low[sentence.first : sentence.last]):
            continue
        for each in _read(_Line(board, sentence)):
            closed = closed or (listed and each.presence == "absent")
            key = (each.concept.key if each.concept else phrase(each.name), each.presence)
            known = found.setdefault(key, each)
            if known is not each:
                # The words of a later mention stand behind those of the earlier ones, so they are new.
                known.evidence += each.evidence
                known.reactions.update(each.reactions)
    taken: set[str] = set()
    for number, each in enumerate(found.values()):
        taken.add(_add(board, each, number, taken))


def _add(board: Board, found: _Found, number: int, taken: set[str]) -> str:
    """Put an allergy on the board; return its key, which is none of those `taken`."""
    kind = None
    if found.presence == "present":
        kind = "intolerance" if found.is_intolerance else "allergy"
    key = f"allergy-{slug(found.name)}".strip("-")
    key = key if key not in taken else f"{key}-{number + 1}"
    board.add(
        "allergies",
        made(Allergy)(
            key=key,
            name=found.name,
            concept=found.concept.key if found.concept else None,
            presence=found.presence,
            kind=kind,  # type: ignore[arg-type] # one of the two words above, or none
            reactions=tuple(found.reactions),
            evidence=tuple(found.evidence),
            doubts=found.doubts,
        ),
    )
    return key


def _read(line: _Line) -> list[_Found]:
    """Return the allergies of one sentence; under a heading "Allergies" the heading is the trigger."""
    board, sentence, document = line.board, line.sentence, line.document
    listed = board.section_of[sentence.index] == "allergies"
    found: list[_Found] = []
    token = sentence.first
    while token < sentence.last:
        word = document.low[token]
        if word in _WORDS and board.is_free(token, token + 1) and not _of_disease(document, token, sentence):
            more, token = _at(line, token)
            found += more
        else:
            token += 1
    if listed and not found:
        found = _under_heading(line)
    return found


def _of_disease(document: Document, token: int, sentence: Sentence) -> bool:
    after = document.low[token + 1] if token + 1 < sentence.last else ""
    if document.low[token] in ("anaphylaxis", "anaphylactic"):
        return after not in ("to", "reaction")
    return after in _DISEASES


def _at(line: _Line, token: int) -> tuple[list[_Found], int]:
    """Return what a word such as "allergic" says, and the token to go on from."""
    board, sentence = line.board, line.sentence
    document = board.document
    low = document.low
    if _is_of_other(line, token):
        return [], token + 1
    if low[token] in _NONE:
        return [_none(board, token, token + 1, low[token] == "nkda")], token + 1
    after = token + 1
    while after < sentence.last and low[after] in ("reaction", "reactions", "history"):
        after += 1
    if after < sentence.last and low[after] in ("to", "of", ":", "include", "included", "against"):
        return _behind(line, token, after + 1)
    return _before(line, token)


def _is_of_other(line: _Line, token: int) -> bool:
    near = range(max(line.sentence.first, token - 8), token)
    if not _RELATIVES.isdisjoint(line.document.low[near.start : token]):
        return True
    return any(place in line.relatives for place in near[-7:])


def _negation(document: Document, sentence: Sentence, token: int) -> int | None:
    """Return the token of "no", "denied" before a trigger if only general words stand between them."""
    for place in range(token - 1, max(sentence.first, token - 9) - 1, -1):
        word = document.low[place]
        if word in _NO:
            return place
        if word not in _GENERAL and word not in _LISTED_WITH and word not in ("a", "an"):
            return None
    return None


def _none(board: Board, first: int, last: int, of_drugs: bool) -> _Found:
    terms = board.terminology
    concept = terms.concept("no-known-drug-allergies" if of_drugs else "no-known-allergies")
    board.claim(first, last, "allergies")
    name = "drug allergies" if of_drugs else "allergies"
    return _Found(name, [board.evidence(first, last)], concept, "absent")


def _behind(line: _Line, token: int, begin: int) -> tuple[list[_Found], int]:
    """Return the substances behind "allergic to", and the token after them."""
    board, sentence = line.board, line.sentence
    low = board.document.low
    denied = _negation(board.document, sentence, token)
    stop = min(sentence.last, begin + _MAX_LIST)
    if begin < stop and low[begin] == "unknown":
        return [], begin + 1
    nothing = _nothing_behind(board, token, begin, stop, denied)
    if nothing:
        return [nothing[0]], nothing[1]
    found: list[_Found] = []
    place = begin
    while place < stop:
        each, place = _substance(line, place, stop)
        if each is None:
            break
        each.presence = "present" if denied is None else "absent"
        each.is_intolerance = low[token] in _INTOLERANT
        place = _reaction(line, place, each)
        found.append(each)
        board.claim(token, token + 1, "allergies")
        after = place
        while after < stop and low[after] in _LIST_WORDS:
            after += 1
        if place >= stop or low[place] not in (",", "and", "or") or _goes_on(board, after, stop):
            break
        place = after
    return _doubted(line, token, found), max(place, begin)


def _nothing_behind(board: Board, token: int, begin: int, stop: int, denied: int | None) -> tuple[_Found, int] | None:
    """Return "allergies: none known", "no allergies to drugs" and the token after it, or None."""
    low = board.document.low
    listed = begin < stop and low[begin] in ("none", "nil", "no", "nkda", "nka")
    general = denied is not None and not _GENERAL.isdisjoint(low[begin : min(stop, begin + 2)])
    if not listed and not general:
        return None
    first = token if listed or denied is None else denied
    end = begin + listed
    while end < stop and (low[end] in _WORDS or low[end] in _GENERAL):
        end += 1
    of_drugs = not _DRUG_WORDS.isdisjoint(low[first:end]) or "nkda" in low[begin:end]
    return _none(board, first, end, of_drugs), end


def _goes_on(board: Board, token: int, stop: int) -> bool:
    """Say whether the sentence goes on with something else: "..., clindamycin 600 mg was given"."""
    low = board.document.low
    ahead = low[token : min(stop, token + 4)]
    return any(word[0].isdigit() or word in ("was", "were", "is", "she", "he", "has", "had") for word in ahead)


def _substance(line: _Line, token: int, stop: int) -> tuple[_Found | None, int]:
    """Return the substance that stands at `token`, known to the tables or a plain noun, and the token after it."""
    board, document = line.board, line.document
    while token < stop and document.low[token] in _LIST_WORDS:
        token += 1
    for place in range(token, token + 3):
        mention = line.begins.get(place)
        if mention and not _is_stopped(document, token, place):
            return _named(board, mention, place, mention.last), mention.last
    if token < stop and is_noun(document, token) and board.is_free(token, token + 1):
        if token in line.reacts:
            return None, token
        last = token + 1
        while last < stop and last < token + 3 and is_noun(document, last):
            last += 1
        return _named(board, None, token, last), last
    return None, token


def _is_stopped(document: Document, token: int, stop: int) -> bool:
    return any(not document.raw[place][0].isalpha() or document.low[place] in VERBS for place in range(token, stop))


def _named(board: Board, mention: Mention | None, first: int, last: int) -> _Found:
    concept = mention.of(_SUBSTANCES) if mention else None
    board.claim(first, last, "allergies")
    return _Found(board.document.words(first, last), [board.evidence(first, last)], concept)


def _reaction(line: _Line, token: int, found: _Found) -> int:
    """Add the reaction behind a substance to it; return the token after."""
    board = line.board
    spans, after = reactions_behind(line.document, line.reactions, token, line.sentence.last)
    for first, last in spans:
        words = board.document.words(first, last)
        if words not in found.reactions:
            found.reactions[words] = None
            found.evidence.append(board.evidence(first, last))
        board.claim(first, last, "allergies")
    return after


def _before(line: _Line, token: int) -> tuple[list[_Found], int]:
    """Return what stands before the word: "penicillin allergy", "no known drug allergies"."""
    board, sentence = line.board, line.sentence
    document = board.document
    low = document.low
    mention = line.ends.get(token)
    if mention:
        general = low[mention.last - 1] in _DRUG_WORDS
        if not general and low[mention.first] not in _NOT_SUBSTANCES:
            denied = _negation(document, sentence, mention.first)
            each = _named(board, mention, mention.first, mention.last)
            each.presence = "present" if denied is None else "absent"
            each.is_intolerance = low[token] in _INTOLERANT
            board.claim(token, token + 1, "allergies")
            place = _reaction(line, token + 1, each)
            return _doubted(line, token, [each]), max(place, token + 1)
    if low[token] in _INTOLERANT or low[token] == "allergic":
        return [], token + 1
    if low[token] == "allergy" and _is_substance(line, token - 1):
        each = _named(board, None, token - 1, token)
        board.claim(token, token + 1, "allergies")
        return [each], _reaction(line, token + 1, each)
    denied = _negation(document, sentence, token)
    if denied is not None:
        return [_none(board, denied, token + 1, not _DRUG_WORDS.isdisjoint(low[denied:token]))], token + 1
    return [], token + 1


def _is_substance(line: _Line, token: int) -> bool:
    """Say whether a noun before "allergy" names what of: not "severe", "multiple", "food"."""
    if token < line.sentence.first or not is_noun(line.document, token):
        return False
    return line.document.low[token] not in _GENERAL | _NO | _DEGREES and token + 1 not in line.described


_DEGREES = frozenset("severe mild multiple several possible suspected skin contact atopic his her previous an".split())


def _doubted(line: _Line, token: int, found: list[_Found]) -> list[_Found]:
    """Return the allergies; a suspected one carries a doubt."""
    sentence = line.sentence
    around = line.document.low[max(sentence.first, token - 4) : min(sentence.last, token + 7)]
    if not _UNSURE.isdisjoint(around):
        for each in found:
            each.doubts = (doubt("allergy-unconfirmed", f"{each.name}: the text says it is only suspected"),)
    return found


def _under_heading(line: _Line) -> list[_Found]:
    """Return the allergies of a line under the heading "Allergies": substances, or none."""
    board, sentence = line.board, line.sentence
    document = board.document
    low, stop = document.low, sentence.last
    begin = sentence.first
    while begin < stop and not document.raw[begin][0].isalpha():
        begin += 1
    if begin < stop and low[begin] in ("none", "nil", "no", "not"):
        return [_none(board, begin, stop - (low[stop - 1] == "."), False)]
    found: list[_Found] = []
    place = begin
    while place < stop and place not in line.relatives:
        each, place = _substance(line, place, stop)
        if each is None:
            break
        place = _reaction(line, place, each)
        found.append(each)
        if place >= stop or low[place] not in (",", "and", ";", "/"):
            break
        place += 1
    return found
