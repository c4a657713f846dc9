"""Phrase search: the tokens become mentions of concepts."""

from case2fhir.extract.abbreviations import definitions
from case2fhir.extract.board import Board, Mention
from case2fhir.extract.text import Document, Sentence
from case2fhir.terminology import Concept, Terminology

Hit = tuple[int, tuple[str, ...]]
"""How many tokens a phrase of the tables has, and the keys of its concepts."""
_DENIALS = frozenset(("no", "without", "free"))
_DENIED_KINDS = frozenset(("symptom", "diagnosis", "sign", "finding"))


def find_mentions(board: Board) -> list[Mention]:
    """Return the mentions of the whole text in order: the longest phrase wins, the curated tables first.

    Abbreviations that the text itself defines ("congestive heart failure (CHF)") mean what it says, everywhere.
    """
    defined = _defined(board.document, board.terminology)
    found: list[Mention] = []
    for sentence in board.document.sentences:
        _search(board, sentence, defined, found)
    return found


def _search(board: Board, sentence: Sentence, defined: dict[str, tuple[Concept, ...]], found: list[Mention]) -> None:
    document, terms = board.document, board.terminology
    stems, raw = document.stems, document.raw
    position, last = sentence.first, sentence.last
    while position < last:
        concepts = defined.get(raw[position])
        if concepts is not None:
            if concepts:
                found.append(Mention(position, position + 1, concepts, sentence, "abbreviation"))
            position += 1
            continue
        hit = terms.match(stems, position, raw)
        if hit and position + hit[0] > last:
            hit = terms.match(stems[position:last], 0, raw[position:last])
        if not hit:
            position += 1
            continue
        length, keys = _without_of(board, position, hit)
        shown = _past_denial(board, position, position + length)
        if shown != position:
            position = shown
            continue
        parts = _coordinated(board, position, position + length) if length > 2 else ()
        for first, size, each in parts or ((position, length, keys),):
            concepts = tuple(concept for key in each if (concept := terms.concept(key)))
            if concepts:
                found.append(Mention(first, first + size, concepts, sentence))
        position += length


def _without_of(board: Board, position: int, hit: Hit) -> Hit:
    """Return the match without a last "of" that no number follows: "a fever of unknown cause" is no temperature."""
    document, last = board.document, position + hit[0]
    if hit[0] < 2 or document.low[last - 1] != "of" or any(map(str.isdigit, "".join(document.raw[last : last + 3]))):
        return hit
    return board.terminology.match(document.stems[position : last - 1], 0, document.raw[position : last - 1]) or hit


def _past_denial(board: Board, first: int, last: int) -> int:
    """Return where the phrase at `first` really begins: "no fever" is fever, which the context finds denied."""
    document, terms = board.document, board.terminology
    if document.low[first] not in _DENIALS:
        return first
    start = first + 1
    start += start < last and document.low[start] in ("of", "from")
    rest = terms.match(document.stems[start:last], 0, document.raw[start:last]) if start < last else None
    concept = terms.concept(rest[1][0]) if rest and rest[0] == last - start else None
    return start if concept and concept.kind in _DENIED_KINDS else first


def _coordinated(board: Board, first: int, last: int) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Return both parts of a phrase such as "nausea and vomiting" where each is a phrase of its own."""
    document, terms = board.document, board.terminology
    middle = next((token for token in range(first + 1, last - 1) if document.low[token] in ("and", "or")), None)
    if middle is None:
        return ()
    left = terms.match(document.stems[first:middle], 0, document.raw[first:middle])
    right = terms.match(document.stems[middle + 1 : last], 0, document.raw[middle + 1 : last])
    if left and right and left[0] == middle - first and right[0] == last - middle - 1:
        kinds = [concept.kind for hit in (left, right) if (concept := terms.concept(hit[1][0]))]
        if kinds[-1:] == ["body-site"] and kinds[0] != "body-site":
            return ()
        return (first, left[0], left[1]), (middle + 1, right[0], right[1])
    return ()


def _defined(document: Document, terms: Terminology) -> dict[str, tuple[Concept, ...]]:
    """Return what each abbreviation that the text defines means; () where the long form is not in the tables."""
    meanings: dict[str, tuple[Concept, ...]] = {}
    for short, first, last in definitions(document):
        concepts: tuple[Concept, ...] = ()
        for begin in range(first, last):
            hit = terms.match(document.stems[begin:last], 0, document.raw[begin:last])
            if hit and begin + hit[0] == last:
                concepts = tuple(concept for key in hit[1] if (concept := terms.concept(key)))
                break
        meanings.setdefault(short, concepts)
    return meanings
