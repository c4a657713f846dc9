"""Tables of results: rows of cells that tabs, pipes or wide gaps part, under a heading of dates or of columns."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from case2fhir.extract.analytes import Name
from case2fhir.extract.board import Board
from case2fhir.extract.linking import Link
from case2fhir.extract.qualitative import result_of
from case2fhir.extract.quantities import unit_at
from case2fhir.extract.readings import add_reading, add_statement
from case2fhir.extract.references import Reference
from case2fhir.extract.specimens import KINDS
from case2fhir.extract.text import Sentence
from case2fhir.extract.times import date_at
from case2fhir.extract.values import Value, values_in
from case2fhir.model import When, made

Column = Literal["value", "unit", "reference", "flag"]

_PART = re.compile(r"\t|[ \t]*\|[ \t]*| {3,}")
_WIDE_PART = re.compile(r"\t+|[ \t]*\|[ \t]*| {3,}")
_RULE = re.compile(r"[\s|:+=-]+")
_UNITS = frozenset(("unit", "units"))
_REFERENCES = frozenset("reference range ranges normal ref limits interval".split())
_FLAGS = frozenset("flag flags h/l status comment comments remark remarks interpretation".split())
_ONE = frozenset("result results value values level levels patient finding findings".split())
_STATES: dict[str, str] = {
    **dict.fromkeys(("h", "high", "\u2191", "above"), "high"),
    **dict.fromkeys(("l", "low", "\u2193", "below"), "low"),
    **dict.fromkeys(("n", "normal"), "normal"),
}


class Cell(NamedTuple):
    """One cell: tokens `first` to `last`, none where it is empty."""

    first: int
    last: int


class Head(NamedTuple):
    """The heading of a column: what stands in it, and the time that it names."""

    column: Column
    when: When | None = None


def read_tables(board: Board) -> None:
    """Put the results of the text's tables on the board and claim their rows.

    Only tables are read here whose rows cannot be read as sentences: with a column of units, or several of values.
    """
    if "\t" not in board.document.text and "|" not in board.document.text and "   " not in board.document.text:
        return
    for rows in _tables(board):
        heads = [_head(board, cell) for cell in rows[0][1:]]
        values = sum(head.column == "value" for head in heads)
        has_units = any(head.column == "unit" for head in heads)
        if not _is_heading(board, rows[0]) or not values or (values == 1 and not has_units):
            continue
        named = [(row, _name(board, row[0])) for row in rows[1:]]
        if 2 * sum(name is not None and name[0].concept is not None for _, name in named) < len(named):
            continue
        for row, name in named:
            if name:
                _read_row(board, heads, row, *name)


def _tables(board: Board) -> Iterator[list[list[Cell]]]:
    """Yield the runs of lines that have cells, each line as its cells; a heading and one row at least."""
    lines: list[tuple[str, int]] = []
    start = 0
    for line in [*board.document.text.splitlines(keepends=True), ""]:
        cells = _cells(board, line, start, _WIDE_PART)
        if len(cells) > 1 and not _is_context(board, cells):
            lines.append((line, start))
        elif not _RULE.fullmatch(line) or not line.strip():
            if len(lines) > 1:
                yield _rows(board, lines)
            lines = []
        start += len(line)


def _rows(board: Board, lines: Sequence[tuple[str, int]]) -> list[list[Cell]]:
    """Return the rows of a table; two tabs part an empty cell, unless they only line up columns."""
    rows = [_cells(board, line, start, _PART) for line, start in lines]
    if all(len(row) <= len(rows[0]) for row in rows) and rows[0][1].first < rows[0][1].last:
        return rows
    return [_cells(board, line, start, _WIDE_PART) for line, start in lines]


def _is_context(board: Board, cells: Sequence[Cell]) -> bool:
    return board.document.sentence_of(cells[0].first).index in board.context_sentences


def _cells(board: Board, line: str, start: int, part: re.Pattern[str]) -> list[Cell]:
    """Return the cells of a line that begins at code point `start`, as `part` parts them."""
    body = line.strip("\r\n")
    inner = body.strip(" |")
    if not inner or _RULE.fullmatch(inner):
        return []
    offset = start + body.index(inner)
    places, before = [], 0
    for match in part.finditer(inner):
        places.append((before, match.start()))
        before = match.end()
    places.append((before, len(inner)))
    document = board.document
    found = []
    for begin, end in places:
        first = document.token_at(offset + begin)
        last = document.token_at(offset + end - 1) + 1 if end > begin else first
        found.append(Cell(first, last if inner[begin:end].strip() else first))
    return found


def _is_heading(board: Board, row: Sequence[Cell]) -> bool:
    """Say whether a row names the columns: its first cell is no test, or empty, and no cell holds a bare result."""
    name = _name(board, row[0])
    return name is None or name[0].concept is None


def _head(board: Board, cell: Cell) -> Head:
    words = set(board.document.low[cell.first : cell.last])
    if words & _UNITS:
        return Head("unit")
    if words & _FLAGS:
        return Head("flag")
    if words & _REFERENCES:
        return Head("reference")
    if not words or words <= _ONE:
        return Head("value")
    text = board.document.words(cell.first, cell.last)
    dated = date_at(board.document, cell.first, cell.last)
    return Head("value", made(When)(text=text, date=dated[1] if dated else None))


def _name(board: Board, cell: Cell) -> tuple[Name, tuple[str, str, str | None] | None] | None:
    """Return the test that a row's first cell names and the unit written with it: "Hb (g/dL)", "CRP, mg/L"."""
    document, last, unit = board.document, cell.last, None
    if cell.first == cell.last or not document.raw[cell.first][0].isalpha():
        return None
    for token in range(cell.first + 1, cell.last):
        if document.raw[token] in ("(", "[", ","):
            written = unit_at(document, board.terminology, token + 1, cell.last)
            if written:
                last, unit = token, (written[1], written[2], written[3])
            break
    text = document.words(cell.first, last)
    concept = board.terminology.find(text, KINDS)
    if concept is None and last < cell.last:
        concept = board.terminology.find(document.words(cell.first, cell.last), KINDS)
    kind = "laboratory" if concept is None or concept.kind == "analyte" else concept.kind
    return Name(cell.first, last, text, kind, concept, is_known=concept is not None), unit


def _read_row(
    board: Board, heads: Sequence[Head], row: Sequence[Cell], name: Name, unit: tuple[str, str, str | None] | None
) -> None:
    """Put the results of one row on the board: each of its cells, with the unit and the range of its row."""
    sentence = board.document.sentence_of(row[0].first)
    cells = list(zip(heads, row[1:], strict=False))
    for head, cell in cells:
        if head.column == "unit" and cell.first < cell.last and unit is None:
            written = unit_at(board.document, board.terminology, cell.first, cell.last)
            unit = (written[1], written[2], written[3]) if written else None
    reference = _reference(board, sentence, cells)
    alone = sum(head.column == "value" for head in heads) == 1
    for head, cell in cells:
        if head.column == "value" and cell.first < cell.last:
            _read_cell(board, _within(sentence, cell), name, head.when, unit, reference if alone else _range(reference))
    board.claim(row[0].first, max(cell.last for cell in row), "measurements")


def _within(sentence: Sentence, cell: Cell) -> Sentence:
    return sentence.but(first=cell.first, last=cell.last)


def _read_cell(
    board: Board,
    cell: Sentence,
    name: Name,
    when: When | None,
    unit: tuple[str, str, str | None] | None,
    reference: Reference | None,
) -> None:
    found = values_in(board, cell, frozenset())
    if not found:
        statement = result_of(board.document, cell.first, cell.last)
        if statement:
            add_statement(board, cell, name, statement, [], when)
        return
    value = found[0]
    if value.unit is None and unit and value.text is None:
        value.unit, value.ucum, value.kind = unit
    state = next((_STATES[word] for word in board.document.low[value.last : cell.last] if word in _STATES), None)
    if state:
        text = board.document.words(cell.last - 1, cell.last)
        base = reference or Reference(value.last)
        reference = base.but(state=state, state_text=text)
    add_reading(board, cell, Link(name, value, reference, value.last, when=when), [])


def _range(reference: Reference | None) -> Reference | None:
    """Return the range alone: a flag beside several values does not say which of them it means."""
    return reference.but(state=None, state_text=None) if reference else None


def _reference(board: Board, sentence: Sentence, cells: Sequence[tuple[Head, Cell]]) -> Reference | None:
    """Return the range and the flag that a row tells in columns of their own."""
    found: Reference | None = None
    for head, cell in cells:
        if cell.first == cell.last:
            continue
        if head.column == "reference":
            values = values_in(board, _within(sentence, cell), frozenset())
            found = _as_range(board, values[0]) if values else found
        elif head.column == "flag":
            word = board.document.low[cell.first]
            if word in _STATES:
                text = board.document.words(cell.first, cell.last)
                found = (found or Reference(cell.first)).but(state=_STATES[word], state_text=text)
    return found


def _as_range(board: Board, value: Value) -> Reference:
    text = board.document.words(value.first, value.last)
    if value.high is not None:
        return Reference(0, value.value, value.high, text)
    if value.comparator in ("<", "<="):
        return Reference(0, None, value.value, text)
    if value.comparator in (">", ">="):
        return Reference(0, value.value, None, text)
    return Reference(0, text=text)
