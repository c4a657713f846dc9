"""Habits: smoking, alcohol and drugs, with whether they are present, past or denied."""

from typing import Literal, NamedTuple

from case2fhir.extract.quantities import number
from case2fhir.extract.social_words import SocialWords
from case2fhir.extract.text import Document, Sentence
from case2fhir.model import Quantity, made

Kind = Literal["smoking", "alcohol", "drugs", "occupation", "pregnancy", "living", "travel", "other"]

_DENIED = frozenset("denied none negative absent".split())


_LEADS = frozenset("history lifelong illicit recreational".split())
_SPELLED = frozenset("one two three four five six seven eight nine ten twenty thirty half".split())


class Fact(NamedTuple):
    """A social fact found: tokens `first` to `last`, what it says, and the answer it amounts to."""

    first: int
    last: int
    kind: Kind
    name: str
    value: str | None = None
    answer: str | None = None
    """Key of the answer's mapping concept."""
    quantity: Quantity | None = None


def around(words: SocialWords, document: Document, token: int, sentence: Sentence) -> tuple[set[str], set[str]]:
    """Return the words shortly before and after a token within its clause."""
    low = document.low
    begin = max(sentence.first, token - 6)
    stop = min(sentence.last, token + 6)
    for place in range(begin, token):
        if document.raw[place] == ";" or low[place] == "but" or (low[place] == "and" and low[place + 1] in words.verbs):
            begin = place + 1
    for place in range(stop - 1, token, -1):
        if document.raw[place] in ";." or low[place] == "but":
            stop = place
    return set(low[begin:token]), set(low[token + 1 : stop])


def smoking(words: SocialWords, document: Document, token: int, sentence: Sentence) -> Fact | None:
    """Return what a word on tobacco states: current, former or never smoker, and the pack-years."""
    before, after = around(words, document, token, sentence)
    low = document.low[token]
    if low in ("pack", "packs") and not {"year", "years", "day", "cigarettes", "daily"} & after:
        return None
    if (
        low in ("pack", "packs")
        and words.smoking & before
        and "(" in document.raw[max(sentence.first, token - 4) : token]
    ):
        return None
    told = document.low[sentence.first : token]
    if document.stems[token : token + 2] == ["pack", "year"] and not (words.smoking - {low}).isdisjoint(told):
        return None
    if words.smokeless & (before | after):
        return _smokeless(words, document, token, sentence)
    if words.drugs & (before | after) or (low in ("smoke", "pipe", "smoking") and words.agents & (before | after)):
        return None
    first, last = _stretch(words, document, token, sentence)
    said = "history" in before or document.low[last - 2 : last] in (["smoking", "history"], ["tobacco", "history"])
    answer: str | None = None if said else "current-smoker"
    if document.low[token + 1 : token + 3] == [":", "never"]:
        answer = "never-smoker"
    elif document.low[token + 1 : token + 2] == [":"] and words.no & after:
        answer = "non-smoker"
    elif low == "nonsmoker" or words.no & before or _DENIED & after:
        answer = "never-smoker" if "never" in before or "lifelong" in before else "non-smoker"
    elif words.former & (before | after) or low in ("smoked", "ex-smoker") or _given_up(document.low, token):
        answer = "former-smoker"
    amount = _pack_years(document, sentence)
    return Fact(first, last, "smoking", "smoking", document.words(first, last), answer, amount)


def _given_up(low: list[str], token: int) -> bool:
    """Say whether a habit was given up: "had given up smoking", "gave up cigarettes"."""
    return low[token - 1 : token] == ["up"] and low[token - 2 : token - 1] in (["given"], ["gave"])


def _smokeless(words: SocialWords, document: Document, token: int, sentence: Sentence) -> Fact | None:
    """Return that tobacco is chewed or sniffed: "chewing tobacco", "no tobacco chewing"."""
    low, first, last = document.low, token, token + 1
    for place in range(max(sentence.first, token - 4), min(sentence.last, token + 3)):
        if low[place] in words.smokeless or (low[place] in words.no and place < token):
            first, last = min(first, place), max(last, place + 1)
    return Fact(first, last, "smoking", "smokeless tobacco", document.words(first, last))


def _pack_years(document: Document, sentence: Sentence) -> Quantity | None:
    """Return the pack-years of a sentence: "a 30-pack-year history", "40 pack-years"."""
    for token in range(sentence.first, sentence.last - 2):
        value = number(document.raw[token])
        if value is not None and document.stems[token + 1] == "pack" and document.stems[token + 2] == "year":
            return made(Quantity)(value=value, unit=document.words(token + 1, token + 3), ucum="{pack-years}")
    return None


def alcohol(words: SocialWords, document: Document, token: int, sentence: Sentence) -> Fact | None:
    """Return what a word on drinking states; alcohol that treats or disinfects is none."""
    before, after = around(words, document, token, sentence)
    low = document.low[token]
    if low == "ethanol" and document.low[token + 1 : token + 2] and document.low[token + 1][0].isdigit():
        return None
    if low in words.beverages and not (words.alcohol - {low}) & (before | after):
        return None
    if words.medical & (before | after) or {"absolute", "isopropyl", "benzyl", "rubbing", "dehydrated"} & before:
        return None
    first, last = _stretch(words, document, token, sentence)
    if document.low[token + 1 : token + 2] in (["no"], ["neither"]):
        last = max(last, token + 2 + (not words.alcohol.isdisjoint(document.low[token + 2 : token + 3])))
        return Fact(first, last, "alcohol", "alcohol", document.words(first, last), "non-drinker")
    answer: str | None = "current-drinker" if "history" not in before else None
    if words.no & before or _DENIED & after or low in ("abstainer", "teetotaler", "teetotal", "nondrinker"):
        answer = "non-drinker"
    elif words.former & (before | after):
        answer = "ex-drinker"
    return Fact(first, last, "alcohol", "alcohol", document.words(first, last), answer)


def drugs(words: SocialWords, document: Document, token: int, sentence: Sentence) -> Fact | None:
    """Return what is stated of the use of drugs that nobody prescribed."""
    low = document.low
    if low[token] in words.drug_adjectives and not words.drug_nouns & set(low[token + 1 : token + 3]):
        return None
    if low[token] in ("iv", "intravenous", "injection") and not {"user", "use", "abuse", "abuser", "users"} & set(
        low[token + 1 : token + 4]
    ):
        return None
    before, after = around(words, document, token, sentence)
    first, last = _stretch(words, document, token, sentence)
    answer = "no-drug-use" if words.no & before or _DENIED & after else None
    return Fact(first, last, "drugs", "drug use", document.words(first, last), answer)


def _is_amount(words: SocialWords, low: list[str], token: int) -> bool:
    """Say whether a spelled number counts what is smoked or drunk: "two | glasses", not "two years"."""
    return low[token] in _SPELLED and not words.measures.isdisjoint(low[token + 1 : token + 2])


def _stretch(words: SocialWords, document: Document, token: int, sentence: Sentence) -> tuple[int, int]:
    """Return the words that state a habit: from its negation or qualifier to the words that measure it."""
    low = document.low
    leads = words.no | words.former | words.heavy | words.socially | _LEADS
    first, last = token, token + 1
    for place in range(token - 1, max(sentence.first, token - 5) - 1, -1):
        if low[place] in (",", ";", "but") or (low[place] == "and" and low[place + 1] in words.verbs):
            break
        if low[place] in leads or number(low[place]) is not None:
            first = place
    while (
        last < sentence.last
        and last - token < 8
        and (low[last] in words.tails or _is_amount(words, low, last) or number(low[last]) is not None)
    ):
        last += 1
    while last > token + 1 and (low[last - 1] in ("for", "a", "per", "of", "/", "-") or low[last - 1] in _SPELLED):
        last -= 1
    return first, last
