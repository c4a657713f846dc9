"""Lists of drugs under a heading that says what they are: home, new, changed, stopped, on discharge."""

from typing import NamedTuple

from case2fhir.extract.board import Board
from case2fhir.extract.text import Sentence
from case2fhir.extract.usage import Act, Status, Usage

_MODES: tuple[tuple[frozenset[str], Act, Status], ...] = (
    (frozenset("stopped stop discontinued discontinue ceased cease".split()), "taken", "stopped"),
    (frozenset("held hold withheld paused suspended".split()), "taken", "on-hold"),
    (
        frozenset("discharge discharged prescriptions prescription rx prescribed tto ttos tta ttas".split()),
        "prescribed",
        "unknown",
    ),
    (frozenset("new start started starting initiate commenced".split()), "prescribed", "unknown"),
    (frozenset("changed change changes adjusted".split()), "prescribed", "unknown"),
    (frozenset("continue continued unchanged ongoing".split()), "prescribed", "active"),
    (frozenset("received given administered treated".split()), "given", "completed"),
    (frozenset("home current admission outpatient regular preadmission usual taking takes".split()), "taken", "active"),
    (frozenset(("medications", "medication", "meds", "drugs")), "taken", "active"),
)
_ABOUT = frozenset(
    "medication medications meds drugs drug medicines treatment prescriptions prescribed received taking takes given "
    "rx tto ttos tta ttas".split()
)
_TO_TAKE = frozenset(("tto", "ttos", "tta", "ttas", "meds", "medications"))
_ENDS = frozenset("stopped discontinued continued changed held hold unchanged".split())
_COLUMNS = frozenset(
    "drug drugs medication medicine name dose dosage route frequency duration indication comment comments form "
    "strength status start stop date instructions reason".split()
)
_MAX_HEAD = 14
_STARTS = 4
_INLINE = 5


class Listed(NamedTuple):
    """What the heading of a list says of the drugs under it."""

    act: Act
    status: Status

    def usage(self, own: Usage) -> Usage:
        """Return the usage of a listed drug: the heading's, unless its own line says it was stopped or not taken."""
        if own.status in ("stopped", "on-hold", "not-taken"):
            return own._replace(act=self.act, stated=True)
        return Usage(self.act, self.status, True)


def listed(board: Board) -> dict[int, Listed]:
    """Return, by the index of the sentence, what the heading above says of the drugs listed there."""
    found: dict[int, Listed] = {}
    mode: Listed | None = None
    about = False
    for sentence in board.document.sentences:
        ahead = _inline_head(board, sentence)
        if _is_heading(board, sentence):
            mode = _mode(board, sentence.first, sentence.last, about)
            about = mode is not None
        elif ahead and (own := _mode(board, sentence.first, ahead, about)):
            found[sentence.index] = own
        elif mode and _is_line(board, sentence):
            found[sentence.index] = mode
        elif mode and _names_columns(board, sentence):
            continue
        else:
            mode, about = None, False
    return found


def _is_heading(board: Board, sentence: Sentence) -> bool:
    ends = board.document.raw[sentence.last - 1] == ":" and sentence.last - sentence.first <= _MAX_HEAD
    return ends or sentence.index in board.headings or is_head_line(board, sentence)


def is_head_line(board: Board, sentence: Sentence) -> bool:
    """Say whether a line in capitals without an end heads a list of drugs: "NEW MEDICATIONS"."""
    if sentence.last - sentence.first > _INLINE or sentence.bullet:
        return False
    raw = board.document.raw[sentence.first : sentence.last]
    if len(raw) == 1 and raw[0].lower() in _TO_TAKE:
        return True
    return all(word.isalpha() and word.isupper() for word in raw) and raw[-1].lower() in _ABOUT | _ENDS


def _inline_head(board: Board, sentence: Sentence) -> int | None:
    """Return the token of the colon in "Meds: aspirin 75 mg": a heading in the line of its list."""
    stop = min(sentence.last, sentence.first + _INLINE)
    return next((token for token in range(sentence.first + 1, stop) if board.document.raw[token] == ":"), None)


def _mode(board: Board, first: int, last: int, about: bool) -> Listed | None:
    """Return what a heading says of the drugs under it; "Stopped:" alone counts within a list of drugs."""
    words = frozenset(board.document.low[first:last])
    if not about and words.isdisjoint(_ABOUT):
        return None
    return next((Listed(act, status) for marks, act, status in _MODES if not marks.isdisjoint(words)), None)


def _names_columns(board: Board, sentence: Sentence) -> bool:
    """Say whether a line only names the columns of the list: "Drug / dose / route / frequency"."""
    return all(word in _COLUMNS or not word[0].isalpha() for word in board.document.low[sentence.first : sentence.last])


def _is_line(board: Board, sentence: Sentence) -> bool:
    """Say whether a sentence is a line of a list of drugs: a bullet, or a drug stands at its start."""
    if sentence.bullet:
        return True
    return any(
        mention.first - sentence.first < _STARTS
        for mention in board.in_sentence(sentence, ("medication", "drug-class", "analyte"))
    )
