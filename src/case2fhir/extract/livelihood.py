"""Work, home and travel."""

from case2fhir.extract.habits import Fact, around
from case2fhir.extract.social_words import SocialWords
from case2fhir.extract.text import Document, Sentence

_WARDS = frozenset("department hospital clinic emergency outpatient accident casualty our".split())
_TRADES = ("school", "truck", "bus", "taxi", "lorry")
_STUDIES = frozenset("medical law university college nursing engineering".split())
_BEFORE_WORK = frozenset(("a an the is was and he she who old male female man woman patient years year").split())
_STOPS = frozenset(
    "or to and but who which with when while presented was were has had for since because in at until before after "
    "during".split()
)


def work(words: SocialWords, document: Document, token: int, sentence: Sentence) -> Fact | None:
    """Return an occupation: "works as a farmer", "a retired teacher", "farmer by profession"."""
    low, stop = document.low, sentence.last
    word = low[token]
    if word == "unemployed":
        return Fact(token, token + 1, "occupation", "occupation", word)
    if word == "student" and low[token - 1] in _STUDIES and low[token - 3 : token - 1] in (["is", "a"], ["was", "a"]):
        return Fact(token - 1, token + 1, "occupation", "occupation", document.words(token - 1, token + 1))
    if word in words.occupations:
        before = low[token - 1] if token > sentence.first else ""
        named = before in ("a", "an", "old", "retired", "as", "female", "male", "former", "housing", *_TRADES)
        after = low[token + 1 : token + 3]
        if not named and after not in (["by", "profession"], ["by", "occupation"]):
            return None
        if word in words.teaching and before not in ("as", "retired", "old", "male", "female"):
            return None
        first = token - 1 if before in ("retired", "former", *_TRADES) else token
        first -= first < token and document.low[first - 1] in ("retired", "former")
        return Fact(first, token + 1, "occupation", "occupation", document.words(first, token + 1))
    if word in ("occupation", "profession") and low[token - 1 : token] == ["by"]:
        return _by_profession(words, document, token, sentence)
    return _job(document, token, stop)


def _by_profession(words: SocialWords, document: Document, token: int, sentence: Sentence) -> Fact | None:
    """Return the occupation before "by profession": "a barber by occupation"."""
    low, first = document.low, token - 1
    while first > sentence.first and low[first - 1].isalpha() and low[first - 1] not in _BEFORE_WORK:
        first -= 1
    if (
        not 0 < token - 1 - first <= 3
        or low[first].endswith("ed")
        or not words.people.isdisjoint(low[max(sentence.first, first - 4) : first])
    ):
        return None
    return Fact(first, token + 1, "occupation", "occupation", document.words(first, token - 1))


def _job(document: Document, token: int, stop: int) -> Fact | None:
    low = document.low
    first = token + 1
    lead = low[first] if first < stop else ""
    if lead == "as" or (low[token] in ("occupation", "profession", "job") and lead in ("was", "is", ":", "of")):
        first += 1
    elif low[token] not in ("works", "worked", "employed", "working") or lead not in ("in", "at", "for"):
        return None
    while first < stop and low[first] in ("a", "an", "the"):
        first += 1
    last = first + (lead in ("in", "at", "for"))
    while last < min(stop, first + 6) and document.raw[last] not in ".,;:()" and low[last] not in _STOPS:
        last += 1
    return Fact(token, last, "occupation", "occupation", document.words(first, last)) if last > first else None


def living(words: SocialWords, document: Document, token: int, sentence: Sentence) -> Fact | None:
    """Return where or with whom the patient lives, as stated."""
    low = document.low
    word = low[token]
    if word in words.homes or word in ("married", "divorced", "widowed", "widow", "widower"):
        marital = "living situation" if word in words.homes else "marital status"
        return Fact(token, token + 1, "living", marital, word)
    upcoming = low[token + 1] if token + 1 < sentence.last else ""
    if upcoming not in ("with", "alone", "in", "at", "of", "independently", "near") or (word, upcoming) == (
        "living",
        "of",
    ):
        return None
    if word == "resident" and upcoming not in ("of", "in"):
        return None
    last = token + 1 + (upcoming in ("alone", "independently"))
    if last == token + 1:
        last += 1
        while last < min(sentence.last, token + 9) and document.raw[last] not in ".,;:()" and low[last] not in _STOPS:
            last += 1
    return Fact(token, last, "living", "living situation", document.words(token, last))


def travel(words: SocialWords, document: Document, token: int, sentence: Sentence) -> Fact | None:
    """Return a journey, or that there was none, as stated."""
    low = document.low
    before, _ = around(words, document, token, sentence)
    word = low[token]
    negated = bool(words.no & before)
    if word in ("returned", "visited", "trip", "travels") and not _abroad(document, token, sentence):
        return None
    first, last = token, token + 1
    for place in range(max(sentence.first, token - 5), token):
        if low[place] in words.no or low[place] in ("recent", "recently", "history"):
            first = place
            break
    while (
        last < min(sentence.last, token + 8)
        and document.raw[last] not in ".,;:()"
        and low[last] not in ("and", "but", "or", "who")
    ):
        last += 1
    return Fact(first, last, "travel", "travel", document.words(first, last), "no-travel" if negated else None)


def _abroad(document: Document, token: int, sentence: Sentence) -> bool:
    """Say whether a place name follows: "returned from India", not "returned to normal"."""
    places = document.raw[token + 1 : min(sentence.last, token + 4)]
    if document.low[token] == "visited":
        places = places[:1]
    elif document.low[token + 1 : token + 2] not in (["from"], ["to"]):
        return False
    return any(place[0].isupper() and not place.isupper() and place.casefold() not in _WARDS for place in places)
