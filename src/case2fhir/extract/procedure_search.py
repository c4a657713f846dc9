"""Finds the words of a sentence that name a procedure: by the tables, by their endings, by verbs and by devices."""

from collections.abc import Collection, Iterator
from functools import lru_cache

from case2fhir.extract.acts import BE
from case2fhir.extract.board import Board, Mention
from case2fhir.extract.procedure_phrases import (
    PREPOSITIONS,
    SURGEONS,
    auxiliary_of,
    glued,
    goes_on,
    is_gerund,
    is_thought,
    object_after,
    object_before,
    objects_behind,
)
from case2fhir.extract.procedure_words import ProcedureWords
from case2fhir.extract.record import Record, fresh
from case2fhir.extract.text import Document, Sentence
from case2fhir.terminology.normal import normal

_MAX_LEFT = 5
_LONGEST = 8
_RELATIVE = frozenset("which that it they".split())
_DEFINITE = frozenset("the this that his her after following during before of post these".split())
"""Words before a deed that say which one it is: it was told before."""
_PLACES = frozenset("department departments division institute professor faculty".split())
_ADJECTIVES = ("scopic", "scopically", "surgical", "surgically", "operative", "operatively")
_OPERATIONS = ("tomy", "plasty", "pexy", "desis")


class Deed(Record):
    """A mention of a procedure: its noun phrase (tokens `first` to `last`), its root and what else is said of it."""

    first: int
    last: int
    head: int
    root: str
    sentence: Sentence
    mention: Mention | None = None
    name: str = ""
    modifiers: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    definite: bool = False
    generic: bool = False
    verb: bool = False
    spans: list[tuple[int, int]] = fresh(factory=list)


def deeds(
    board: Board, sentence: Sentence, shorts: Collection[str] = (), roots: Collection[str] = ()
) -> Iterator[Deed]:
    """Yield the mentions of procedures in a sentence in order; no two share a token.

    `shorts` are abbreviations that stand for procedures in this text, `roots` the roots of those told before.
    """
    words = board.terminology.words(ProcedureWords)
    named = {m.last - 1: m for m in board.in_sentence(sentence, ("procedure",)) if board.is_free(m.first, m.last)}
    alone = {token: m for token, m in named.items() if m.last - m.first == 1}
    within = {token for mention in named.values() for token in range(mention.first, mention.last - 1)}
    raw, token = board.document.raw, sentence.first
    while token < sentence.last:
        found: Deed | None = None
        likely = token in named or raw[token] in shorts or _may_name(words, raw[token])
        if likely and token not in within and board.is_free(token, token + 1):
            found = (
                _short(board, token, sentence, shorts)
                or _named(words, board, named.get(token), sentence)
                or _noun(words, board, token, sentence, roots, alone.get(token))
                or _verb(words, board, token, sentence)
                or _device(words, board, token, sentence)
            )
        if found:
            yield found
        token = max(token + 1, found.last if found else 0)


@lru_cache(maxsize=16384)
def _may_name(words: ProcedureWords, raw: str) -> bool:
    """Say whether a word by itself, or in company, may name a procedure; most words of a text do not."""
    low = raw.casefold()
    bare = low.removesuffix("s")
    return (
        raw in words.cased
        or not words.known.isdisjoint((low, bare, normal(raw)))
        or (len(low) > 6 and low.endswith(words.ended))
    )


def _short(board: Board, token: int, sentence: Sentence, shorts: Collection[str]) -> Deed | None:
    raw = board.document.raw[token]
    if raw not in shorts:
        return None
    return Deed(token, token + 1, token, raw, sentence, name=raw, definite=True, spans=[(token, token + 1)])


def _named(words: ProcedureWords, board: Board, mention: Mention | None, sentence: Sentence) -> Deed | None:
    """Return the deed of a phrase of the tables; single words of many meanings need company, as ever."""
    if mention is None:
        return None
    document, head = board.document, mention.last - 1
    alone = mention.last - mention.first == 1
    noun = document.low[head].removesuffix("s")
    if document.low[head].endswith(_ADJECTIVES) or (alone and (noun in words.company or noun in words.devices)):
        return None
    if alone and _verb_form(words, document, head):
        return _verb(words, board, head, sentence, mention)
    root = _root(words, document, head) or (noun if noun in words.company else document.stems[head])
    found = _phrase(words, board, mention.first, head, root, sentence, mention)
    if found and noun in words.devices:
        verb = _device_verb(words, document, head, sentence)
        found.spans.extend([(verb, verb + 1)] if verb is not None else [])
    return found


def _root(words: ProcedureWords, document: Document, token: int) -> str | None:
    """Return the root of the deed that a noun names by its form, or None."""
    raw, low = document.raw[token], document.low[token]
    if raw in words.cased:
        return words.cased[raw]
    root = words.nouns.get(low) or words.nouns.get(low.removesuffix("s"))
    if root:
        return root
    if low.endswith(words.ended) and low not in words.not_operations and len(low) > 6 and not low.startswith("post"):
        return document.stems[token]
    return None


def _noun(
    words: ProcedureWords, board: Board, token: int, sentence: Sentence, roots: Collection[str], mention: Mention | None
) -> Deed | None:
    document = board.document
    root = _root(words, document, token)
    if root and _is_purpose(words, document, token, sentence):
        return None
    if root:
        return _phrase(words, board, token, token, root, sentence, None)
    low = document.low[token]
    singular = low if low in words.company else low.removesuffix("s")
    company = words.company.get(singular) or words.company.get(document.stems[token])
    if not company:
        return None
    found = _phrase(words, board, token, token, singular, sentence, mention)
    if found is None:
        return None
    beside = set(document.low[found.first : token]) | found.objects
    if singular in ("insertion", "placement") and any(_device_of(words, word) for word in found.objects):
        return found
    if _is_joined(words, document, found.first, sentence):
        return found
    if singular in roots or company.intersection(beside) or any(word.rstrip("s") in company for word in beside):
        return found
    if singular in words.generic and token > sentence.first and document.low[token - 1] in ("the", "this"):
        return found
    return None


def _is_joined(words: ProcedureWords, document: Document, first: int, sentence: Sentence) -> bool:
    """Say whether an operation stands before a noun in a list: "laminectomy | and fusion"."""
    place = first - 1
    while place > sentence.first and document.low[place] in ("and", ","):
        place -= 1
    if place == first - 1 or place < sentence.first or document.low[first - 1] == ",":
        return False
    root = _root(words, document, place)
    return root is not None and (root in words.operative or root.endswith(_OPERATIONS))


def _phrase(
    words: ProcedureWords, board: Board, first: int, head: int, root: str, sentence: Sentence, mention: Mention | None
) -> Deed | None:
    """Return the deed whose noun phrase holds tokens `first` to `head`, stretched over the words before it."""
    document = board.document
    low = document.low
    upcoming = low[head + 1] if head + 1 < sentence.last else ""
    if upcoming in words.not_acts_after or (upcoming and goes_on(words, low[head].rstrip("s"), upcoming)):
        return None
    begin = first
    while begin > sentence.first and first - begin < _MAX_LEFT and _modifies(words, board, begin - 1):
        begin -= 1
    begin = glued(document, begin, sentence)
    if is_thought(words, low, begin, sentence) or (mention and is_gerund(low, head, upcoming, begin, sentence)):
        return None
    if _PLACES.intersection(low[max(sentence.first, begin - 4) : head + 1]):
        return None
    modifiers = frozenset(document.stems[token] for token in range(begin, first)) | (
        frozenset(document.stems[first:head]) if mention is None else frozenset()
    )
    objects, stop = objects_behind(words, document, head + 1, sentence)
    if words.excluded.get(root, frozenset()) & ({*low[begin:head], upcoming} | objects):
        return None
    last = stop if objects & words.devices else head + 1
    named = stop if objects and root in words.needs_object and stop - head <= _LONGEST else head + 1
    generic = root in words.generic or low[head].rstrip("s") in words.generic
    return Deed(
        begin,
        head + 1,
        head,
        root,
        sentence,
        mention,
        document.words(begin, named),
        modifiers,
        objects,
        _word_before(low, begin, sentence) in _DEFINITE,
        generic,
        spans=[(begin, last)],
    )


def _word_before(low: list[str], begin: int, sentence: Sentence) -> str:
    """Return the word before a deed's noun phrase, "previous" and the like left aside."""
    lead = begin - 1
    while lead > sentence.first and low[lead] in ("previous", "prior", "earlier"):
        lead -= 1
    return low[lead] if lead >= sentence.first else ""


def _modifies(words: ProcedureWords, board: Board, token: int) -> bool:
    low = board.document.low[token]
    if not low[0].isalpha() or low in words.stops or low.endswith("ly") or not board.is_free(token, token + 1):
        return False
    return low == "closed" or not (low in words.verb_roots and low.endswith("ed"))


def _verb_form(words: ProcedureWords, document: Document, token: int) -> bool:
    low = document.low[token]
    return low in words.verb_roots and low.endswith(("ed", "ing", "e")) and low not in words.nouns


def _is_purpose(words: ProcedureWords, document: Document, token: int, sentence: Sentence) -> bool:
    """Say whether a word that is noun and verb is a verb here: "to repair the defect"."""
    return token > sentence.first and document.low[token - 1] == "to" and document.low[token] in words.verb_roots


def _verb(
    words: ProcedureWords, board: Board, token: int, sentence: Sentence, mention: Mention | None = None
) -> Deed | None:
    """Return the deed that a verb states: "was excised", "we removed", "to repair", "after removing"."""
    document = board.document
    low = document.low
    root = words.verb_roots.get(low[token])
    if root is None or (low[token] in words.nouns and not _is_purpose(words, document, token, sentence)):
        return None
    upcoming = low[token + 1] if token + 1 < sentence.last else ""
    objects: tuple[int, int] | None
    if low[token].endswith("ed"):
        subject = auxiliary_of(document, token, sentence)
        if subject is None or (upcoming in ("to", "into") and root in ("exposure", "division", "opening")):
            return None
        objects = (
            object_before(words, document, subject, sentence)
            if subject >= 0
            else object_after(words, document, token, sentence)
        )
    elif low[token].endswith("ing"):
        if token == sentence.first or low[token - 1] not in PREPOSITIONS:
            return None
        objects = object_after(words, document, token, sentence)
    else:
        if token == sentence.first or low[token - 1] not in ("to", "we") or low[token - 2] in words.hard:
            return None
        objects = object_after(words, document, token, sentence)
    return _deed_of(words, board, token, root, sentence, mention, objects)


def _deed_of(
    words: ProcedureWords,
    board: Board,
    token: int,
    root: str,
    sentence: Sentence,
    mention: Mention | None,
    objects: tuple[int, int] | None,
) -> Deed | None:
    document = board.document
    thing = document.words(*objects) if objects else None
    relative = token > sentence.first + 1 and _RELATIVE.intersection(
        document.low[max(sentence.first, token - 3) : token]
    )
    if (
        thing is None
        and not relative
        and root in ("removal", "evacuation", "closure", "opening", "extraction", "exposure", "insertion", "deployment")
    ):
        return None
    named = frozenset(document.low[objects[0] : objects[1]]) if objects else frozenset()
    if named & words.states.get(root, frozenset()):
        return None
    found = Deed(token, token + 1, token, root, sentence, mention, f"{root} of {thing}" if thing else root)
    found.objects, found.verb = named, True
    found.spans = [(token, token + 1)]
    if (
        objects
        and root in ("insertion", "deployment", "implantation", "removal")
        and {word.removesuffix("s") for word in named} & words.devices
    ):
        found.spans.append(objects)
    return found


def _device(words: ProcedureWords, board: Board, token: int, sentence: Sentence) -> Deed | None:
    """Return the deed of a device that is inserted, placed or removed: "a chest tube was inserted"."""
    document = board.document
    low = document.low
    noun = low[token] if low[token] in words.devices else low[token][:-1]
    if (noun not in words.devices and low[token] not in words.orthoses) or (
        token + 1 < sentence.last and low[token + 1] in words.devices
    ):
        return None
    verb = _device_verb(words, document, token, sentence)
    found = _phrase(words, board, token, token, noun, sentence, None)
    worn = verb is None and low[token] in words.orthoses and low[token + 1 : token + 2] != ["of"]
    if found and worn and _is_worn(words, low, found.first, sentence):
        return found
    if found is None or (verb is None and not _is_known_device(words, low[found.first : token], noun)):
        return None
    if verb is not None:
        found.spans.append((verb, verb + 1))
    return found


def _device_verb(words: ProcedureWords, document: Document, token: int, sentence: Sentence) -> int | None:
    low = document.low
    for place in range(token + 1, min(sentence.last, token + 10)):
        if low[place] in words.device_verbs and any(word in BE for word in low[token + 1 : place]):
            return place
        if low[place] in ";:" or low[place] in ("and", "which", "that"):
            break
    return _put_in(words, low, token, sentence)


def _put_in(words: ProcedureWords, low: list[str], token: int, sentence: Sentence) -> int | None:
    """Return the verb of the surgeons who put a device in: "we | introduced | a Foley catheter"."""
    for place in range(token - 1, max(sentence.first, token - 5), -1):
        if low[place] in words.device_verbs:
            return place if SURGEONS.intersection(low[max(sentence.first, place - 3) : place]) else None
        if not low[place][0].isalnum() and low[place] != "-":
            return None
    return None


def _device_of(words: ProcedureWords, word: str) -> bool:
    return word in words.devices or word.removesuffix("s") in words.devices


def _is_worn(words: ProcedureWords, low: list[str], first: int, sentence: Sentence) -> bool:
    """Say whether the words before an orthosis tell that it was put on: "was placed on a", "was given a"."""
    return not words.orthosis_verbs.isdisjoint(low[max(sentence.first, first - 5) : first])


def _is_known_device(words: ProcedureWords, before: list[str], noun: str) -> bool:
    return noun in words.known_devices and not words.device_kinds.isdisjoint(before)
