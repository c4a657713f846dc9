"""Finds the words of a sentence that name an investigation: by the tables and by their form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from case2fhir.extract import study_words as words
from case2fhir.extract.board import Board, Mention
from case2fhir.extract.procedure_words import STOPS
from case2fhir.extract.text import Document, Sentence

KINDS = ("imaging", "physiology", "pathology", "microbiology")
_MAX_LEFT = 5
_PLANS = frozenset("order ordered request requested plan planned schedul scheduled".split())


@dataclass(slots=True, eq=False, repr=False)
class Inquiry:
    """A mention of an investigation: its noun phrase, kind and modality."""

    first: int
    last: int
    sentence: Sentence
    kind: words.Kind
    modality: str
    mention: Mention | None = None
    modifiers: frozenset[str] = frozenset()
    definite: bool = False
    indefinite: bool = False
    planned: bool = False


def inquiries(
    board: Board, sentence: Sentence, shorts: Mapping[str, tuple[words.Kind, str]] | None = None
) -> Iterator[Inquiry]:
    """Yield the mentions of investigations in a sentence in order; no two share a token.

    `shorts` are abbreviations that stand for investigations in this text, with kind and modality.
    """
    meant = shorts if shorts is not None else {}
    named = {m.last - 1: m for m in board.in_sentence(sentence, KINDS) if board.is_free(m.first, m.last)}
    within = {token for mention in named.values() for token in range(mention.first, mention.last - 1)}
    low, token, floor = board.document.low, sentence.first, sentence.first
    while token < sentence.last:
        found = None
        likely = token in named or _may_name(low[token]) or board.document.raw[token] in meant
        if likely and token not in within and board.is_free(token, token + 1):
            found = _inquiry(board, token, sentence, named.get(token), floor, meant)
        if found:
            yield found
            floor = found.last
        token = max(token + 1, found.last if found else 0)


@lru_cache(maxsize=16384)
def _may_name(low: str) -> bool:
    """Say whether a word may name an investigation by its form; most words of a text do not."""
    return low in words.HEADS or (len(low) > 6 and low.endswith((*words.SCOPES, *words.IMAGES)))


def _inquiry(
    board: Board,
    token: int,
    sentence: Sentence,
    mention: Mention | None,
    floor: int,
    shorts: Mapping[str, tuple[words.Kind, str]],
) -> Inquiry | None:
    document = board.document
    named = _meaning(document, token, sentence, mention, shorts)
    if named is None or _runs_on(document, token, sentence) or _is_illness(document, token, mention, floor):
        return None
    kind, modality = named
    first = mention.first if mention else token
    begin = first
    while begin > floor and first - begin < _MAX_LEFT and _modifies(board, begin - 1):
        begin -= 1
    last = _end(document, token, sentence)
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
    )


def _meaning(
    document: Document,
    token: int,
    sentence: Sentence,
    mention: Mention | None,
    shorts: Mapping[str, tuple[words.Kind, str]],
) -> tuple[words.Kind, str] | None:
    """Return kind and modality: by the tables, else by form, else by the text's own abbreviation."""
    named = _by_form(document, token, sentence) or shorts.get(document.raw[token])
    concept = mention.of(KINDS) if mention else None
    if concept is None:
        return named
    modality = str(concept.extra.get("modality") or "") or (named[1] if named else "")
    return concept.kind, modality.lower() or document.stems[token]  # type: ignore[return-value] # one of KINDS


def _is_illness(document: Document, token: int, mention: Mention | None, floor: int) -> bool:
    """Say whether "pathology" means an illness: "no significant pathology"."""
    low = document.low[token]
    if low == "pathology" and token > floor and document.low[token - 1] in words.ILLNESS:
        return True
    bare = mention is not None and mention.last - mention.first == 1 and low in words.FOLLOWED
    return bare and not words.FOLLOWED[low].intersection(document.low[token + 1 : token + 2])


def _by_form(document: Document, token: int, sentence: Sentence) -> tuple[words.Kind, str] | None:
    """Return kind and modality of an investigation that a word names by its form, or None."""
    low = document.low[token]
    before = document.low[token - 1] if token > sentence.first else ""
    upcoming = document.low[token + 1] if token + 1 < sentence.last else ""
    if low in words.HEADS:
        if low == "scanner" and before in words.HEADS:
            return None
        if before not in words.NEEDS.get(low, (before,)) and low not in words.FOLLOWED:
            return None
        if low in words.FOLLOWED and upcoming not in words.FOLLOWED[low]:
            return None
        kind, modality = words.HEADS[low]
        return kind, _stronger(document, token, sentence, modality)
    if low in words.NOT_STUDIES or len(low) < 7:
        return None
    if low.endswith(words.SCOPES):
        return "physiology", document.stems[token]
    if low.endswith(words.IMAGES):
        physiology = low.startswith(words.PHYSIOLOGY_IMAGES)
        return ("physiology" if physiology else "imaging"), document.stems[token]
    return None


def _stronger(document: Document, token: int, sentence: Sentence, modality: str) -> str:
    vague = document.low[token].removesuffix("s").removesuffix("ning")
    table = words.STRONGER.get(vague, {})
    for place in range(token - 1, max(sentence.first, token - 4) - 1, -1):
        if document.low[place] in table:
            return table[document.low[place]]
    return "ct" if modality == "tomography" else modality


def _runs_on(document: Document, token: int, sentence: Sentence) -> bool:
    """Say whether the next word is the true head (CT angiography), or makes it no study (CT scanner)."""
    following = document.low[token + 1] if token + 1 < sentence.last else ""
    if following in words.NOT_ACTS_AFTER:
        return True
    beyond = following == "/" and token + 2 < sentence.last and document.low[token + 2] in words.HEADS
    return beyond or (following in words.HEADS and following not in words.FOLLOWED)


def _modifies(board: Board, token: int) -> bool:
    low = board.document.low[token]
    if low == "/":
        return True
    if not low[0].isalnum() or low in STOPS or low.endswith("ly") or not board.is_free(token, token + 1):
        return False
    return low not in words.REPORTING and low not in words.SEEN


def _end(document: Document, token: int, sentence: Sentence) -> int:
    """Return the token after the phrase: "histological examination", "Gram stain", "X-ray film"."""
    last = token + 1
    follows = words.FOLLOWED.get(document.low[token])
    if follows and last < sentence.last and document.low[last] in follows and document.low[last] not in words.REPORTING:
        return last + (document.low[last] != "was")
    return last
