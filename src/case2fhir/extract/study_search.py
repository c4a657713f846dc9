"""Finds the words of a sentence that name an investigation: by the tables and by their form."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from case2fhir.extract.board import Board, Mention
from case2fhir.extract.procedure_words import ProcedureWords
from case2fhir.extract.record import Record
from case2fhir.extract.study_words import Kind, StudyWords
from case2fhir.extract.text import Document, Sentence

KINDS = ("imaging", "physiology", "pathology", "microbiology")
_MAX_LEFT = 5
_AFTER_REGION = frozenset(": . , ; ( w with without on was were - and scan".split())
"""What follows "CT head" where the region belongs to the study; "CT abdominal findings" goes on otherwise."""
_ULTRASOUND = ("US", "USS")
_PLANS = frozenset("order ordered request requested plan planned schedul scheduled".split())


class Inquiry(Record):
    """A mention of an investigation: its noun phrase, kind and modality."""

    first: int
    last: int
    sentence: Sentence
    kind: Kind
    modality: str
    mention: Mention | None = None
    modifiers: frozenset[str] = frozenset()
    definite: bool = False
    indefinite: bool = False
    planned: bool = False
    regions: tuple[int, int] | None = None
    """Tokens of the regions where the study has several: "the abdomen and the pelvis"."""


def inquiries(
    board: Board, sentence: Sentence, shorts: Mapping[str, tuple[Kind, str]] | None = None
) -> Iterator[Inquiry]:
    """Yield the mentions of investigations in a sentence in order; no two share a token.

    `shorts` are abbreviations that stand for investigations in this text, with kind and modality.
    """
    words = board.terminology.words(StudyWords)
    meant = shorts if shorts is not None else {}
    named = {m.last - 1: m for m in board.in_sentence(sentence, KINDS) if board.is_free(m.first, m.last)}
    within = {token for mention in named.values() for token in range(mention.first, mention.last - 1)}
    low, token, floor = board.document.low, sentence.first, sentence.first
    while token < sentence.last:
        found = None
        raw = board.document.raw
        likely = token in named or _may_name(words, low[token]) or raw[token] in meant or _is_us(board, token, sentence)
        if likely and token not in within and board.is_free(token, token + 1):
            found = _inquiry(words, board, token, sentence, named.get(token), floor, meant)
        if found:
            yield found
            floor = found.last
        token = max(token + 1, found.last if found else 0)


@lru_cache(maxsize=16384)
def _may_name(words: StudyWords, low: str) -> bool:
    """Say whether a word may name an investigation by its form; most words of a text do not."""
    return low in words.heads or (len(low) > 6 and low.endswith(words.looks + words.pictures))


def _inquiry(
    words: StudyWords,
    board: Board,
    token: int,
    sentence: Sentence,
    mention: Mention | None,
    floor: int,
    shorts: Mapping[str, tuple[Kind, str]],
) -> Inquiry | None:
    document = board.document
    named = _meaning(words, document, token, sentence, mention, shorts)
    if (
        named is None
        or _is_aside(words, document, token, sentence)
        or _is_illness(words, document, token, mention, floor)
    ):
        return None
    kind, modality = named
    first = begin = mention.first if mention else token
    while begin > floor and first - begin < _MAX_LEFT and _modifies(words, board, begin - 1):
        begin -= 1
    last = _end(words, document, token, sentence)
    if kind == "imaging" and last == token + 1:
        last = _region_behind(words, board, last, sentence)
    regions = _regions(board, sentence, first, last)
    last = regions[1] if regions else last
    before = document.low[begin - 1] if begin > sentence.first else ""
    return Inquiry(
        begin,
        last,
        sentence,
        kind,
        modality,
        mention,
        frozenset(document.stems[begin:first]),
        before in ("the", "this", "these", "on", "in", "by"),
        before in ("a", "an"),
        bool(_PLANS.intersection(document.stems[last : last + 4])),
        regions,
    )


def _is_aside(words: StudyWords, document: Document, token: int, sentence: Sentence) -> bool:
    """Say whether a word that may name an investigation is a heading, a sequence, a valve or part of another name."""
    return (
        _is_valve(document, token)
        or (token == sentence.first and document.low[token : token + 2] == ["imaging", ":"])
        or (token > sentence.first and document.low[token - 1] == "weighted")
        or _runs_on(words, document, token, sentence)
    )


def _meaning(
    words: StudyWords,
    document: Document,
    token: int,
    sentence: Sentence,
    mention: Mention | None,
    shorts: Mapping[str, tuple[Kind, str]],
) -> tuple[Kind, str] | None:
    """Return kind and modality: by the tables, else by form, else by the text's own abbreviation."""
    named = _by_form(words, document, token, sentence) or shorts.get(document.raw[token])
    if named is None and mention is None and document.raw[token] in _ULTRASOUND:
        named = "imaging", "ultrasound"
    concept = mention.of(KINDS) if mention else None
    if concept is None:
        return named
    modality = str(concept.extra.get("modality") or "") or (named[1] if named else "")
    return concept.kind, modality.lower() or document.stems[token]  # type: ignore[return-value] # one of KINDS


def _is_illness(words: StudyWords, document: Document, token: int, mention: Mention | None, floor: int) -> bool:
    """Say whether "pathology" means an illness: "no significant pathology"."""
    low = document.low[token]
    if low == "pathology" and token > floor and document.low[token - 1] in words.illness:
        return True
    bare = mention is not None and mention.last - mention.first == 1 and low in words.followed
    return bare and not words.followed[low].intersection(document.low[token + 1 : token + 2])


def _by_form(words: StudyWords, document: Document, token: int, sentence: Sentence) -> tuple[Kind, str] | None:
    """Return kind and modality of an investigation that a word names by its form, or None."""
    low = document.low[token]
    before = document.low[token - 1] if token > sentence.first else ""
    upcoming = document.low[token + 1] if token + 1 < sentence.last else ""
    if low in words.heads:
        if low == "scanner" and before in words.heads:
            return None
        if before not in words.needs.get(low, (before,)) and low not in words.followed:
            return None
        if low in words.followed and upcoming not in words.followed[low]:
            return None
        kind, modality = words.heads[low]
        return kind, _stronger(words, document, token, sentence, modality)
    if low in words.not_studies or len(low) < 7:
        return None
    if low.endswith(words.looks):
        return "physiology", document.stems[token]
    if low.endswith(words.pictures):
        physiology = low.startswith(words.records)
        return ("physiology" if physiology else "imaging"), document.stems[token]
    return None


def _stronger(words: StudyWords, document: Document, token: int, sentence: Sentence, modality: str) -> str:
    vague = document.low[token].removesuffix("s").removesuffix("ning")
    table = words.stronger.get(vague, {})
    for place in range(token - 1, max(sentence.first, token - 4) - 1, -1):
        if document.low[place] in table:
            return table[document.low[place]]
    return "ct" if modality == "tomography" else modality


def _regions(board: Board, sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """Return the tokens of the regions of "CT of the abdomen and the pelvis", where the name ends with the first."""
    document, terms = board.document, board.terminology
    sites = {m.first: m.last for m in board.in_sentence(sentence, ("body-site",))}
    begin, place, end = last - 1, last, last
    hit = terms.match(document.stems[begin:last], 0, document.raw[begin:last]) if last - first > 1 else None
    concept = terms.concept(hit[1][0]) if hit else None
    if concept is None or concept.kind != "body-site":
        return None
    while place < sentence.last and document.low[place] in (",", "and"):
        joined = document.low[place] == "and"
        place += 1
        if not joined and document.low[place : place + 1] == ["and"]:
            joined, place = True, place + 1
        place += document.low[place : place + 1] == ["the"]
        if place not in sites:
            return None
        place = sites[place]
        end = place
        if joined:
            return begin, end
    return None


def _region_behind(words: StudyWords, board: Board, last: int, sentence: Sentence) -> int:
    """Return the token after the region that follows a modality: "CT head: no bleed", "MRI brain with contrast"."""
    document = board.document
    for mention in board.in_sentence(sentence, ("body-site",)):
        if mention.first == last and board.is_free(last, mention.last):
            after = document.low[mention.last] if mention.last < sentence.last else "."
            told = after in words.reporting or after in _AFTER_REGION
            return mention.last if told or "\n" in document.gap(mention.last) else last
    return last


def _is_valve(document: Document, token: int) -> bool:
    """Say whether "MR" is a regurgitation, as its severity tells: "severe MR"."""
    return document.raw[token] == "MR" and document.low[token - 1] in ("severe", "moderate", "mild", "trace", "trivial")


def _is_us(board: Board, token: int, sentence: Sentence) -> bool:
    """Say whether "US" or "USS" is an ultrasound: where a region follows, as in "US abdomen"."""
    if board.document.raw[token] not in _ULTRASOUND:
        return False
    return any(mention.first == token + 1 for mention in board.in_sentence(sentence, ("body-site",)))


def _runs_on(words: StudyWords, document: Document, token: int, sentence: Sentence) -> bool:
    """Say whether the next word is the true head (CT angiography), or makes it no study (CT scanner)."""
    following = document.low[token + 1] if token + 1 < sentence.last else ""
    if following in words.not_acts_after:
        return True
    beyond = following == "/" and token + 2 < sentence.last and document.low[token + 2] in words.heads
    return beyond or (following in words.heads and following not in words.followed)


def _modifies(words: StudyWords, board: Board, token: int) -> bool:
    low = board.document.low[token]
    if low == "/":
        return True
    if (
        not low[0].isalnum()
        or low in board.terminology.words(ProcedureWords).stops
        or low.endswith("ly")
        or not board.is_free(token, token + 1)
    ):
        return False
    return low not in words.reporting and low not in words.seen


def _end(words: StudyWords, document: Document, token: int, sentence: Sentence) -> int:
    """Return the token after the phrase: "histological examination", "Gram stain", "X-ray film"."""
    last = token + 1
    follows = words.followed.get(document.low[token])
    if follows and last < sentence.last and document.low[last] in follows and document.low[last] not in words.reporting:
        return last + (document.low[last] != "was")
    return last
