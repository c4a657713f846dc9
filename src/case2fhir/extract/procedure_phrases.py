"""The noun phrases of procedures: where they begin and end, whose object is what, and what makes them no act."""

from case2fhir.extract.acts import BE
from case2fhir.extract.procedure_words import ProcedureWords
from case2fhir.extract.text import Document, Sentence

SURGEONS = frozenset("we surgeon surgeons team".split())
_PRONOUNS = frozenset("he she it they who which that patient child infant baby boy girl woman man him her them".split())
_LINKS = frozenset("and , or not also been then".split())
_HALVES = frozenset("d st nd rd th".split())
_ENDS = frozenset("end side hand".split())
PREPOSITIONS = frozenset("after by before for following of without with through during via".split())


def glued(document: Document, begin: int, sentence: Sentence) -> int:
    """Return where a phrase begins whose first word is half a word: "3D", "3rd", "end-to-side"."""
    low = document.low
    if begin > sentence.first and low[begin] in _HALVES and low[begin - 1].isdigit() and not document.gap(begin):
        return begin - 1
    if begin > sentence.first + 1 and low[begin - 1] == "to" and low[begin - 2] in _ENDS and low[begin] in _ENDS:
        return begin - 2
    return begin


def is_thought(words: ProcedureWords, low: list[str], begin: int, sentence: Sentence) -> bool:
    """Say whether the words before make a deed a thought or a lack: "risk of amputation", "failure of fixation"."""
    place = begin - 1 - (low[begin - 1] in ("the", "a", "an"))
    return place > sentence.first and low[place] == "of" and low[place - 1] in words.not_of


def is_gerund(low: list[str], head: int, upcoming: str, begin: int, sentence: Sentence) -> bool:
    """Say whether a noun in -ing is a verb here, of something else: a mass "stretching the nerve"."""
    bare = begin == head and low[head].endswith("ing") and upcoming in ("the", "a", "an", "his", "her", "its")
    return bare and (head == sentence.first or low[head - 1] not in PREPOSITIONS)


def goes_on(words: ProcedureWords, noun: str, upcoming: str) -> bool:
    """Say whether the next word is the true head: bypass surgery, drainage catheter, tube placement."""
    following = upcoming.rstrip("s")
    if following in words.generic or noun in words.company.get(following, ()):
        return True
    return (upcoming in words.nouns and upcoming != "vaccination") or (
        following in words.devices and noun not in words.devices
    )


def objects_behind(
    words: ProcedureWords, document: Document, token: int, sentence: Sentence
) -> tuple[frozenset[str], int]:
    """Return the words after "of the": what is removed, repaired, closed."""
    if token >= sentence.last or document.low[token] != "of":
        return frozenset(), token
    begin = token + 1
    while begin < sentence.last and document.low[begin] in ("the", "a", "an", "his", "her", "both", "this"):
        begin += 1
    end = begin
    while (
        end < min(sentence.last, begin + 5) and document.low[end][0].isalnum() and document.low[end] not in words.stops
    ):
        end += 1
    return frozenset(document.low[begin:end]), end


def auxiliary_of(document: Document, token: int, sentence: Sentence) -> int | None:
    """Return the token of the auxiliary that makes a participle passive, -1 after a surgeon, None if neither."""
    low = document.low
    place = token - 1
    while place >= max(sentence.first, token - 8):
        word = low[place]
        if word in BE or word in ("underwent", "be"):
            return place
        if word in SURGEONS:
            return -1
        if not (word in _LINKS or word == "fluid" or word.endswith(("ly", "ed"))):
            break
        place -= 1
    if low[token - 1] == "and" and BE.intersection(low[max(sentence.first, token - 15) : token]):
        return token
    return None


def object_before(words: ProcedureWords, document: Document, place: int, sentence: Sentence) -> tuple[int, int] | None:
    """Return the noun phrase before an auxiliary at `place`, None for the patient and pronouns."""
    low, end = document.low, place
    while end > sentence.first and low[end - 1] in ("has", "have", "had", "could", "not", "also", "then"):
        end -= 1
    begin = end
    while (
        begin > sentence.first and end - begin < 6 and low[begin - 1][0].isalpha() and low[begin - 1] not in words.stops
    ):
        begin -= 1
    if begin == end or _PRONOUNS.intersection(low[begin:end]):
        return None
    return begin, end


def object_after(words: ProcedureWords, document: Document, token: int, sentence: Sentence) -> tuple[int, int] | None:
    """Return the noun phrase after a verb at `token`."""
    low, begin = document.low, token + 1
    while begin < sentence.last and low[begin] in ("the", "a", "an", "his", "her", "both", "all", "this"):
        begin += 1
    end = begin
    while end < min(sentence.last, begin + 6) and low[end][0].isalpha() and low[end] not in words.stops:
        end += 1
    return (begin, end) if end > begin and not _PRONOUNS.intersection(low[begin:end]) else None
