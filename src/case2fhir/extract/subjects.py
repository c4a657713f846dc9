"""What a predicate speaks of: in "the left kidney was normal" the left kidney, in "calves were soft" the calves."""

from case2fhir.extract.board import Board, Mention

_BE = frozenset("was were is are appeared appears remained remain seemed looked".split())
_AND = frozenset(("and", ",", "also", "otherwise", "entirely", "completely", "still", "all", "both", "or"))
_NO_SUBJECTS = frozenset(
    (
        "he she it they we who which that this these those there patient patients man woman boy girl child infant baby "
        "newborn neonate rest everything all others other and or but with showed revealed on in at to for "
        "from by after before the a an his her its their both while which where findings results had has have"
    ).split()
)
_LONGEST = 5


def subject_of(board: Board, mention: Mention) -> tuple[int, int] | None:
    """Return the tokens of the noun phrase of which a mention is the predicate; None where it is none or a person."""
    end = _verb(board, mention)
    if end is None:
        return None
    low, begin = board.document.low, end
    while begin > mention.sentence.first and end - begin < _LONGEST:
        word = low[begin - 1]
        if word in _NO_SUBJECTS or not word[0].isalpha() or board.claimer(begin - 1) not in (None, "context"):
            break
        begin -= 1
    if begin == end or _is_no_noun(low[end - 1]):
        return None
    return begin, end


def _is_no_noun(word: str) -> bool:
    """Say whether a word before a verb is no noun: "of", an adverb."""
    return word == "of" or word.endswith("ly")


def _verb(board: Board, mention: Mention) -> int | None:
    """Return the token of the verb of a predicate: in the mention itself, or before it over what is joined to it."""
    low, place = board.document.low, mention.first
    if low[place] in _BE:
        return place
    joined = {
        each.last: each.first for each in board.in_sentence(mention.sentence, ("normal",)) if each.last <= mention.first
    }
    while place > mention.sentence.first:
        if low[place - 1] in _BE:
            return place - 1
        if place in joined:
            place = joined[place]
            if low[place] in _BE:
                return place
        elif low[place - 1] in _AND or low[place - 1].endswith("ly"):
            place -= 1
        else:
            return None
    return None
