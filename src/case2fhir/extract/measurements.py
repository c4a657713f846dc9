"""Measurements: laboratory results, vital signs and scores with their values as written."""

from case2fhir.extract.analytes import Name, names_in
from case2fhir.extract.board import Board
from case2fhir.extract.linking import Linker
from case2fhir.extract.readings import add_reading
from case2fhir.extract.registry import extracts
from case2fhir.extract.text import Sentence
from case2fhir.extract.times import moments
from case2fhir.extract.values import has_digits, times_in, values_in


@extracts("measurements")
def read_measurements(board: Board) -> None:
    """Put the measurements on the board: every "test value unit (reference)" of the case's own sentences."""
    aliases: dict[str, Name] = {}
    for sentence in board.facts():
        if has_digits(board.document, sentence):
            _read_sentence(board, sentence, aliases)


def _read_sentence(board: Board, sentence: Sentence, aliases: dict[str, Name]) -> None:
    names = names_in(board, sentence, aliases)
    told = moments(board.document, sentence.first, sentence.last)
    times = times_in(board.document, told)
    taken = times.union(*(range(name.first, name.last) for name in names))
    values = values_in(board, sentence, taken)
    for link in Linker(board, sentence, names, values, times).run() if values else ():
        add_reading(board, sentence, link, told)
