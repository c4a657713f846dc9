"""Sizes of what was found: before its name ("a 3 x 2 cm mass") or behind it ("a mass of 5 cm")."""

from case2fhir.extract.board import Board, Mention
from case2fhir.extract.quantities import amount_at, number
from case2fhir.model import Quantity, made

_LENGTHS = ("mm", "cm", "m")
_BETWEEN = frozenset(("x", "\u00d7", "by"))
_SIZED = frozenset("measuring measured size diameter sized".split())
_BREAKS = frozenset(
    (
        "and but with without which who was were is are had has showed revealed compressing causing while whereas no "
        "not ; : ."
    ).split()
)
_LINKS = frozenset(("of", "(", ",", "up", "to", "about", "approximately", "in", "size", "maximum", "diameter"))
_REACH = 9


def dimensions(board: Board, token: int, last: int) -> tuple[list[Quantity], int]:
    """Return the lengths that begin at `token`, and the token after them: "12 mm" is one, "3 x 2 cm" are two."""
    document, numbers = board.document, list[int]()
    while token + 2 < last and number(document.raw[token]) is not None and document.low[token + 1] in _BETWEEN:
        numbers.append(token)
        token += 2
    amount = amount_at(document, board.terminology, token, last) if token < last else None
    if amount is None or amount.ucum not in _LENGTHS:
        return [], max(token + 1, amount.last if amount else 0)
    values = [(number(document.raw[each]), None) for each in numbers]
    return [
        made(Quantity)(value=value, high=high, comparator=amount.comparator, unit=amount.unit, ucum=amount.ucum)
        for value, high in (*values, (amount.value, amount.high))
        if value is not None
    ], amount.last


def size_behind(board: Board, mention: Mention) -> tuple[list[Quantity], int, int]:
    """Return the size told behind a finding and its tokens: "a nodule (12 mm)", "a cyst in the liver, 3 x 2 cm"."""
    document, stop = board.document, mention.sentence.last
    others = {m.first for m in board.in_sentence(mention.sentence, ("finding", "head", "symptom", "diagnosis"))}
    for token in range(mention.last, min(stop - 1, mention.last + _REACH)):
        word = document.low[token]
        if token in others or word in _BREAKS:
            break
        if word not in _SIZED and word != "," and (word not in ("of", "(") or token > mention.last):
            continue
        begin = token + 1
        while begin < stop - 1 and document.low[begin] in _LINKS:
            begin += 1
        found, last = dimensions(board, begin, stop)
        if found and board.is_free(begin, last):
            return found, begin, last
    return [], 0, 0
