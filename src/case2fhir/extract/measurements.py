"""Measurements: laboratory results, vital signs and scores with their values as written."""

from case2fhir.extract.analytes import Name, names_in
from case2fhir.extract.board import Board
from case2fhir.extract.linking import Link, Linker
from case2fhir.extract.panels import Panels, panels_in
from case2fhir.extract.qualitative import stated
from case2fhir.extract.qualities import sentence_moments
from case2fhir.extract.readings import add_reading, add_statement
from case2fhir.extract.registry import extracts
from case2fhir.extract.scores import at_minutes, class_after, coma_parts, summed
from case2fhir.extract.tables import read_tables
from case2fhir.extract.text import Sentence
from case2fhir.extract.times import Moment
from case2fhir.extract.values import has_digits, times_in, values_in


@extracts("measurements")
def read_measurements(board: Board) -> None:
    """Put the measurements on the board: every "test value unit (reference)" of the case's own sentences."""
    read_tables(board)
    aliases: dict[str, Name] = {}
    panels = Panels(board)
    for sentence in board.facts():
        names = names_in(board, sentence, aliases)
        if names or has_digits(board.document, sentence) or board.in_sentence(sentence, ("panel",)):
            _read_sentence(board, sentence, names, panels)


def _read_sentence(board: Board, sentence: Sentence, names: list[Name], panels: Panels) -> None:
    told = sentence_moments(board, sentence)
    parts = coma_parts(board, sentence)
    times = times_in(board.document, told).union(range(*parts[:2]) if parts else ())
    values = values_in(board, sentence, times.union(*(range(name.first, name.last) for name in names)))
    links = Linker(board, sentence, names, values, times).run() if values else []
    _by_minutes(board, sentence, links)
    for link in links:
        if link.name.key == "gleason":
            link.value = summed(board.document, link.value, sentence.last)
    used = {id(link.name) for link in links}
    links += _classes(board, sentence, [name for name in names if id(name) not in used])
    studies = panels.key_of(sentence, links)
    for link in links:
        is_coma = parts is not None and link.name.key == "glasgow-coma-scale"
        add_reading(board, sentence, link, told, studies.get(link.value.first), parts if is_coma else None)
        parts = None if is_coma else parts
    used |= {id(link.name) for link in links}
    _in_words(board, sentence, [name for name in names if id(name) not in used], told)


def _classes(board: Board, sentence: Sentence, names: list[Name]) -> list[Link]:
    found = []
    for name in names:
        value = class_after(board.document, name, sentence.last) if name.kind == "score" else None
        if value:
            found.append(Link(name, value, None, value.last))
    return found


def _by_minutes(board: Board, sentence: Sentence, links: list[Link]) -> None:
    """Give the Apgar scores of a sentence their minutes."""
    scores = [link for link in links if link.name.key == "apgar"]
    told = at_minutes(board, sentence, [link.name for link in scores]) if scores else []
    for link, minute in zip(scores, told, strict=True):
        if minute:
            key, link.when = minute
            link.name = link.name.but(concept=board.terminology.concept(key)) if key else link.name


def _in_words(board: Board, sentence: Sentence, names: list[Name], told: list[Moment]) -> None:
    measured = [name for name in (*names, *panels_in(board, sentence)) if name.kind == "laboratory"]
    measured = sorted(
        (name for name in measured if board.is_free(name.first, name.last)), key=lambda name: (name.first, name.last)
    )
    for name, statement in stated(board, sentence, measured):
        add_statement(board, sentence, name, statement, told)
