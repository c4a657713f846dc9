"""How far the words reach that name relatives and tell of their health."""

from case2fhir.extract.board import Board
from case2fhir.extract.family_words import FamilyWords
from case2fhir.extract.text import Document, Sentence

_COMES = frozenset("came brought accompanied presented attended lives living lived arrived stayed referred".split())
_BORN = frozenset("born delivered patient child son daughter infant baby newborn neonate offspring".split())
_VERBS = frozenset("had has was is developed presented showed required received weighed weighing at by via".split())


def comes_along(low: list[str], token: int, sentence: Sentence) -> bool:
    """Say whether a relative at `token` only comes along or tells: "came with | his mother and had fever"."""
    before = low[max(sentence.first, token - 5) : token]
    if before[-2:] == ["according", "to"]:
        return True
    return before[-1:] in (["with"], ["by"]) and not _COMES.isdisjoint(before)


def parent_of(low: list[str], first: int, last: int, sentence: Sentence) -> int | None:
    """Return where the words end that tell of a parent at a birth: "born to | a mother with diabetes | had"."""
    first += low[first] == "of"
    before = low[max(sentence.first, first - 3) : first]
    if before[-1:] not in (["to"], ["of"]) or _BORN.isdisjoint(before) or low[last : last + 1] != ["with"]:
        return None
    return next((place for place in range(last + 1, sentence.last) if low[place] in _VERBS), sentence.last)


def kin_end(words: FamilyWords, low: list[str], token: int, sentence: Sentence) -> int:
    """Return the token after the last of several relatives told together: "his parents and two younger siblings"."""
    last = token + 1
    if low[token] == "twin" and last < sentence.last and low[last] in words.kin:
        last += 1
    while last < sentence.last and low[last] in ("and", ",", "or", "/", "nor"):
        place = last + 1
        while place < sentence.last and low[place] in words.owned and place - last < 4:
            place += 1
        if place >= sentence.last or low[place] not in words.kin:
            break
        last = place + 1
    return last


def aside(low: list[str], token: int, sentence: Sentence) -> int:
    """Return the token after an aside on a relative: "her uncle, who was a smoker, | had cancer"."""
    if low[token : token + 1] == [","] and low[token + 1 : token + 2] in (["who"], ["aged"], ["a"]):
        for place in range(token + 2, min(sentence.last, token + 12)):
            if low[place] == ",":
                return place + 1
    return token


def tells(words: FamilyWords, low: list[str], token: int, stop: int) -> bool:
    """Say whether the words after a relative tell of health."""
    near = low[token:stop]
    return bool((words.had | words.affected | words.healthy | words.dead).intersection(near)) or near[:1] == [":"]


def next_relative(words: FamilyWords, document: Document, place: int, sentence: Sentence) -> bool:
    """Say whether the health of another relative is told from here: "and | her father has angina"."""
    low = document.low
    if low[place] not in ("and", ",", "while", "whereas", "but"):
        return False
    token = place + 1
    while token < sentence.last and (low[token] in words.owned or low[token] in ("and", "while", "whereas")):
        token += 1
    if token >= sentence.last or low[token] not in words.kin:
        return False
    last = kin_end(words, low, token, sentence)
    return tells(words, low, last, min(sentence.last, last + 2))


def next_bare(words: FamilyWords, document: Document, place: int, sentence: Sentence) -> bool:
    """Say whether a note goes on with the next relative: "Father psoriasis | , sister vitiligo"."""
    after = document.low[place + 1 : min(sentence.last, place + 3)]
    return (
        document.raw[place] == "," and len(after) == 2 and after[0] in words.kin and after[1] not in (",", "and", "or")
    )


def is_bare(board: Board, first: int, last: int, sentence: Sentence) -> bool:
    """Say whether a note names a relative and an illness side by side: "Father psoriasis, sister vitiligo"."""
    opens = first == sentence.first or board.document.low[first - 1] in (",", ";")
    return opens and any(mention.first == last for mention in board.in_sentence(sentence, ("diagnosis",)))


def holds(low: list[str], token: int, sentence: Sentence) -> bool:
    """Say whether what stands before a relative is told to be theirs: "ataxia in her elder sister"."""
    before = low[max(sentence.first, token - 2) : token]
    ahead = low[sentence.first : token]
    return before[-1:] in (["in"], ["of"]) and bool({"history", "similar", "same", "died", "death"}.intersection(ahead))


def reports_own(low: list[str], token: int, sentence: Sentence) -> bool:
    """Say whether relatives reported symptoms of their own: "relatives reported similar symptoms"."""
    return bool({"similar", "same"}.intersection(low[token : min(sentence.last, token + 4)]))


def with_child(words: FamilyWords, low: list[str], token: int, sentence: Sentence) -> bool:
    """Say whether "the mother" stands beside her newborn, and so is the patient: "the mother and the baby"."""
    if low[token] != "mother" or low[token - 1 : token] in (["his"], ["her"], ["whose"]):
        return False
    place = token + 1
    if low[token - 2 : token] == ["both", "the"]:
        return True
    if place >= sentence.last or low[place] not in ("and", "or"):
        return False
    while place + 1 < sentence.last and low[place + 1] in ("the", "her", "a"):
        place += 1
    return low[place + 1 : place + 2] != [] and low[place + 1] in words.children
