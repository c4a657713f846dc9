"""Family history: relatives with what they had or did not have; nothing of it becomes the patient's."""

from typing import NamedTuple

from case2fhir.extract.acts import MEMORY
from case2fhir.extract.board import Board, Context, Mention
from case2fhir.extract.family_reach import (
    aside,
    comes_along,
    holds,
    is_bare,
    kin_end,
    next_bare,
    next_relative,
    parent_of,
    reports_own,
    tells,
    with_child,
)
from case2fhir.extract.family_words import FamilyWords
from case2fhir.extract.registry import extracts
from case2fhir.extract.text import Document, Sentence
from case2fhir.extract.times import UNITS, count_at
from case2fhir.model import Age, FamilyCondition, Relative, made
from case2fhir.model.base import Presence

_PROBLEMS = ("diagnosis", "symptom", "finding", "sign")
_NO = frozenset("nobody no not never denied denies without negative neither nor none nil".split())
_LONGEST = 99
_WHOSE = frozenset("his her their both the a an and , or nor / patient patient's patients".split())
_SECTIONS = frozenset(("family-history", "family"))
_LABELS = frozenset(("fh", "fhx", "fmhx", "famhx"))
"""Family history in shorthand, where a colon or "of" follows; FH is also an illness."""


class _Scope(NamedTuple):
    """A stretch that speaks of relatives: tokens `first` to `last`, the relatives' words, and where they stand."""

    first: int
    last: int
    kin: tuple[int, int]
    relation: str | None
    negated: bool = False


@extracts("family")
def read_family(board: Board) -> None:
    """Put the relatives on the board, and claim all that is said of them."""
    words = board.terminology.words(FamilyWords)
    for sentence in board.facts():
        if sentence.index in board.headings:
            continue
        for scope in _scopes(words, board, sentence):
            for relative in _relatives(words, board, scope, sentence):
                _add(board, relative)
            board.claim(scope.first, scope.last, "family")
        if board.section_of[sentence.index] not in _SECTIONS:
            _give_back(board, sentence)


def _add(board: Board, relative: Relative) -> None:
    """Put a relative on the board; what was told of them before in the same words only gains evidence."""
    known: list[Relative] = board.items.get("family_history", [])
    for place in range(max(0, len(known) - MEMORY), len(known)):
        other = known[place]
        if _told(other) == _told(relative) and other.note == relative.note:
            known[place] = other.model_copy(update={"evidence": (*other.evidence, *relative.evidence)})
            return
    board.add("family_history", relative)


def _told(relative: Relative) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the relative's name and what they had."""
    had = tuple((each.name.casefold(), each.presence) for each in relative.conditions)
    return relative.name.casefold(), had


def _give_back(board: Board, sentence: Sentence) -> None:
    """Give what stands near a relative's word, but is not told of relatives, to the patient: a mother reports it."""
    for mention in board.in_sentence(sentence):
        told = mention.context
        runs = _runs_in_family(board, mention.last, sentence.last)
        if told.subject == "family" and board.is_free(mention.first, mention.last) and not runs:
            mention.context = Context(
                negated=told.negated,
                possible=told.possible,
                differential=told.differential,
                time=told.time,
                allergy=told.allergy,
                trigger=told.trigger,
            )


def _runs_in_family(board: Board, first: int, last: int) -> bool:
    """Say whether what follows is "in the family", "in her family"."""
    low = board.document.low
    return any(low[token] == "family" and "in" in low[token - 2 : token] for token in range(first + 1, last))


def _scopes(words: FamilyWords, board: Board, sentence: Sentence) -> list[_Scope]:
    """Return the stretches of a sentence that speak of the health of relatives, in order."""
    low = board.document.low
    found: list[_Scope] = []
    token = sentence.first
    while token < sentence.last:
        scope = None
        if low[token] in words.family or _is_label(low, token):
            scope = _history(words, board, token, sentence)
        elif low[token] in words.kin:
            scope = _kin(words, board, token, sentence)
        if scope:
            found.append(_after_others(low, scope, found[-1].last) if found else scope)
        token = max(token + 1, scope.last if scope else 0)
    return found


def _is_label(low: list[str], token: int) -> bool:
    """Say whether a word stands for family history: "FHx: father - gout", "no FH of gout"."""
    return low[token] in _LABELS and low[token + 1 : token + 2] in ([":"], ["of"])


def _is_labelled(low: list[str], token: int, sentence: Sentence) -> bool:
    """Say whether a relative stands behind such a label, in a list whose parts semicolons divide."""
    for place in range(token - 1, sentence.first, -1):
        if low[place] == ":":
            return low[place - 1] in _LABELS or low[place - 2 : place] == ["family", "history"]
    return False


def _after_others(low: list[str], scope: _Scope, last: int) -> _Scope:
    """Return a scope that starts no earlier than the words told of the relatives before it end."""
    first = max(scope.first, min(last, scope.kin[0]))
    while first < scope.kin[0] and low[first] in (",", ";", "and", "but", "while", "whereas"):
        first += 1
    return scope._replace(first=first)


def _history(words: FamilyWords, board: Board, token: int, sentence: Sentence) -> _Scope | None:
    """Return the scope of "family history of X", "no family history", "family history was unremarkable"."""
    low = board.document.low
    after = token + (low[token] not in _LABELS)
    while after < sentence.last and low[after] in (
        "medical",
        "or",
        "genetic",
        "social",
        "clinical",
        "past",
        "health",
        "and",
    ):
        after += 1
    if after >= sentence.last or low[after] not in ("history", "histories", *_LABELS):
        return _members(words, board, token, sentence)
    negated = bool(_NO.intersection(low[max(sentence.first, token - 6) : token]))
    last = _scope_end(words, board.document, after + 1, sentence)
    negated = negated or (low[after + 1 : after + 3] in (["was", "negative"], ["is", "negative"]))
    kin = _nearest_kin(words, board.document, after + 1, last)
    return _Scope(_scope_begin(low, token, sentence), last, kin or (token, after + 1), _relation(board, kin), negated)


def _members(words: FamilyWords, board: Board, token: int, sentence: Sentence) -> _Scope | None:
    """Return the scope of "other family members had X", "the family was healthy"."""
    low = board.document.low
    last = token + 1 + (low[token + 1 : token + 2] in (["members"], ["member"]))
    within = low[max(sentence.first, token - 2) : token - 1] == ["in"] and not _NO.isdisjoint(
        low[sentence.first : token]
    )
    if (last - token < 2 and not within) or not tells(words, low, last, min(sentence.last, last + 4)):
        return None
    negated = bool(_NO.intersection(low[max(sentence.first, token - 5) : token]))
    return _Scope(
        _scope_begin(low, token, sentence),
        _scope_end(words, board.document, last, sentence),
        (token, last),
        None,
        negated,
    )


def _kin(words: FamilyWords, board: Board, token: int, sentence: Sentence) -> _Scope | None:
    """Return the scope of a relative whose health is told: "his mother died of cancer", "two healthy sisters"."""
    document, low = board.document, board.document.low
    first = token
    while first > sentence.first and low[first - 1] in words.owned:
        first -= 1
    last = kin_end(words, low, token, sentence)
    if first == token and token > sentence.first and low[token - 1] in words.informant:
        return None
    if comes_along(low, first, sentence):
        return None
    if born := parent_of(low, first, last, sentence):
        return _Scope(first, born, (first, last), _relation(board, (token, token + 1)))
    if with_child(words, low, token, sentence):
        return None
    healthy = not (words.healthy | words.related).isdisjoint(low[first:token])
    listed = board.section_of[sentence.index] in _SECTIONS or _is_labelled(low, token, sentence)
    if not listed and not healthy:
        after = aside(low, last, sentence)
        told = tells(words, low, after, min(sentence.last, after + 5)) or is_bare(board, first, last, sentence)
        if not told and not holds(low, first, sentence):
            return None
        if words.informant.intersection(low[last : last + 2]) and not reports_own(low, last, sentence):
            return None
    end = _scope_end(words, document, last, sentence)
    begin = _scope_begin(low, first, sentence)
    negated = bool(_NO.intersection(low[begin:first]))
    return _Scope(begin, end, (first, last), _relation(board, (token, token + 1)), negated)


def _scope_begin(low: list[str], token: int, sentence: Sentence) -> int:
    """Return where a scope starts: at its negation or at "similar complaints in" before it, else at its own words."""
    for place in range(max(sentence.first, token - 8), token):
        if low[place] in _NO or low[place] in ("history", "similar", "strong", "positive"):
            return place
    return token


def _scope_end(words: FamilyWords, document: Document, token: int, sentence: Sentence) -> int:
    """Return the token at which what is said of relatives ends: the sentence's end, or where the patient is told of."""
    for place in range(token, sentence.last):
        if document.raw[place] == ";" or (place > token and next_bare(words, document, place, sentence)):
            return place
        if place > token and next_relative(words, document, place, sentence):
            return place
        if (
            place > token
            and document.low[place] in words.ends
            and document.low[place - 1] in (",", "and", "but", "while", "the")
        ):
            return place - 1
    return sentence.last


def _nearest_kin(words: FamilyWords, document: Document, first: int, last: int) -> tuple[int, int] | None:
    """Return the words of the relatives named first: "father and paternal uncle"."""
    low = document.low
    for token in range(first, last):
        if low[token] in words.kin:
            begin = token
            while begin > first and low[begin - 1] in ("maternal", "paternal", "elder", "older", "younger"):
                begin -= 1
            return begin, min(last, kin_end(words, low, token, document.sentence_of(token)))
    return None


def _relation(board: Board, kin: tuple[int, int] | None) -> str | None:
    """Return the concept of the relationship that one word names, if the tables have it."""
    if kin is None:
        return None
    found = board.terminology.find(board.document.words(*kin), ("relation",))
    return found.key if found else None


def _relatives(words: FamilyWords, board: Board, scope: _Scope, sentence: Sentence) -> list[Relative]:
    """Return the relatives of a scope: one each where several are told together."""
    document = board.document
    conditions = _conditions(words, board, scope, sentence)
    told = scope.negated or document.low[scope.kin[0]] in words.family
    deceased = not told and bool(words.dead.intersection(document.low[scope.first : scope.last]))
    last = _trimmed(document, scope)
    said = document.words(scope.first, last)
    note = () if conditions and not deceased else (said,)
    found = []
    for number, kin in enumerate(_each(words, document, scope)):
        whole = (scope.first, last) if not number and len(said) <= _LONGEST else kin
        relation = _relation(board, kin) or _relation(board, (kin[1] - 1, kin[1])) or scope.relation
        found.append(
            made(Relative)(
                name=document.words(*kin),
                relation=relation,
                conditions=conditions,
                age=_age(board, scope) if deceased else None,
                deceased=True if deceased else None,
                note=note,
                evidence=(board.evidence(*whole),),
            )
        )
    return found


def _each(words: FamilyWords, document: Document, scope: _Scope) -> list[tuple[int, int]]:
    """Return the words for each relative without "his", "the patient's"."""
    found = []
    first = scope.kin[0]
    for token in range(*scope.kin):
        twin = document.low[token] == "twin" and document.low[token + 1 : token + 2] != ["and"]
        if (twin or document.low[token] not in words.kin) and token + 1 < scope.kin[1]:
            continue
        while first < token and document.low[first] in _WHOSE:
            first += 1
        found.append((first, token + 1))
        first = token + 1
    return found


def _trimmed(document: Document, scope: _Scope) -> int:
    """Return the token after the last word of a scope that is no punctuation."""
    last = scope.last
    while last > scope.first + 1 and (
        document.raw[last - 1] in ".,;()" or document.low[last - 1] in ("and", "but", "while")
    ):
        last -= 1
    return last


def _conditions(words: FamilyWords, board: Board, scope: _Scope, sentence: Sentence) -> tuple[FamilyCondition, ...]:
    document = board.document
    found = [
        _condition(words, board, scope, mention)
        for mention in board.in_sentence(sentence, _PROBLEMS)
        if scope.first <= mention.first and mention.last <= scope.last
    ]
    if found:
        return tuple(found)
    named = _named(words, document, scope)
    if named is None:
        return ()
    name = document.words(*named)
    presence: Presence = "absent" if scope.negated else "present"
    return (made(FamilyCondition)(name=name, presence=presence, evidence=(board.evidence(*named),)),)


def _condition(words: FamilyWords, board: Board, scope: _Scope, mention: Mention) -> FamilyCondition:
    document = board.document
    concept = mention.of(_PROBLEMS)
    before = document.low[max(scope.first, mention.first - 5) : mention.first]
    negated = scope.negated or mention.context.negated or bool(_NO.intersection(before))
    return made(FamilyCondition)(
        name=document.words(mention.first, mention.last),
        concept=(concept.key or None) if concept else None,
        presence="absent" if negated else "present",
        fatal=_is_fatal(words, document.low[max(scope.first, mention.first - 10) : mention.first]),
        evidence=(board.evidence(mention.first, mention.last),),
    )


def _is_fatal(words: FamilyWords, before: list[str]) -> bool:
    """Say whether the words before a condition make it the cause of death: "died at the age of 50 from"."""
    died = next((place for place, word in enumerate(before) if word in words.dead), None)
    return died is not None and not {"of", "from", "to"}.isdisjoint(before[-5:]) and before[-1] != "had"


def _named(words: FamilyWords, document: Document, scope: _Scope) -> tuple[int, int] | None:
    """Return the words that name what relatives had where no table knows them: after "of", "had", "reported"."""
    low = document.low
    for token in range(scope.kin[1], scope.last - 1):
        if low[token] in words.claims or low[token] in words.had:
            first = token + 1
            while first < scope.last and low[first] in (
                "a",
                "an",
                "the",
                "been",
                "with",
                "of",
                "any",
                "diagnosed",
                "from",
            ):
                first += 1
            last = first
            while (
                last < scope.last
                and document.raw[last] not in ".,;:("
                and low[last] not in ("and", "at", "in", "who", "when")
            ):
                last += 1
            if first < last <= first + 8 and not _is_nothing(words, low[first]):
                return first, last
            return None
    return None


def _is_nothing(words: FamilyWords, word: str) -> bool:
    return word in words.nothing or word in words.healthy or word in words.not_named


def _age(board: Board, scope: _Scope) -> Age | None:
    """Return the age at which a relative died."""
    document = board.document
    for token in range(scope.kin[1], scope.last - 1):
        if document.low[token] not in ("age", "aged", "at"):
            continue
        place = token + 1
        while place < scope.last and document.low[place] in ("the", "age", "of", "an"):
            place += 1
        counted = count_at(document, place, scope.last) if place < scope.last else None
        if counted and 0 < counted[0] < 120:
            unit = UNITS.get(document.stems[counted[1]]) if counted[1] < scope.last else None
            end = counted[1] + (unit is not None)
            return made(Age)(value=counted[0], unit=unit or "a", evidence=(board.evidence(place, end),))
    return None
