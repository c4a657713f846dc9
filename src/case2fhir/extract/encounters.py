"""Encounters: where in the story the patient met the clinic."""

from typing import Literal, NamedTuple

from case2fhir.extract.board import Board
from case2fhir.extract.qualities import sentence_moments, stated
from case2fhir.extract.registry import extracts
from case2fhir.extract.text import Document, Sentence
from case2fhir.extract.times import Moment
from case2fhir.model import Encounter, When, made

Role = Literal["presentation", "admission", "operation", "transfer", "discharge", "follow-up", "visit"]
Setting = Literal["ambulatory", "inpatient", "emergency", "home", "virtual"]

_PHRASES: dict[str, tuple[tuple[tuple[str, ...], Role], ...]] = {}
_TABLE: dict[Role, str] = {
    "presentation": (
        "presented|presents|presenting|came to|visited|consulted|consults|attended|was seen|seen in|was brought|"
        "brought to|was referred|referred to|referred for|was evaluated|sought"
    ),
    "admission": (
        "was admitted|admitted to|admitted for|hospitalized|hospitalised|readmitted|on admission|was readmitted"
    ),
    "discharge": (
        "was discharged|discharged home|on discharge|at discharge|discharged from|discharged on|discharged with"
    ),
    "follow-up": (
        "follow up|follow ups|followup|followed up|returned to|returned for|returned with|"
        "re examination|control visit|at review|at his review|"
        "at her review|re evaluation|reassessment"
    ),
    "transfer": "was transferred|transferred to",
}
_SETTINGS: tuple[tuple[str, Setting], ...] = (
    ("emergency", "emergency"), ("er", "emergency"), ("casualty", "emergency"), ("clinic", "ambulatory"),
    ("outpatient", "ambulatory"), ("office", "ambulatory"), ("consultation", "ambulatory"), ("ward", "inpatient"),
    ("admitted", "inpatient"), ("hospitalized", "inpatient"), ("hospitalised", "inpatient"), ("icu", "inpatient"),
)  # fmt: skip
_NOT_HELD = frozenset(
    ("no", "lost", "without", "regular", "routine", "under", "long", "planned", "scheduled", "recommended")
)


class _Mark(NamedTuple):
    first: int
    last: int
    role: Role


@extracts("encounters")
def read_encounters(board: Board) -> None:
    """Put the encounters on the board, and mark from which token on the story has reached each."""
    document = board.document
    for role, date, first, last in board.dates:
        _dated(board, role, date, first, last)
    for sentence in board.facts():
        if sentence.index in board.headings:
            continue
        times = sentence_moments(board, sentence)
        for mark in _marks(document, sentence):
            if any(word in _NOT_HELD for word in document.low[max(sentence.first, mark.first - 3) : mark.first]):
                continue
            if _is_new(board, mark, times):
                _add(board, sentence, mark, times)


def _dated(board: Board, kind: str, date: str, first: int, last: int) -> None:
    """Put an encounter on the board that the document's head dates; a discharge is reached when the story tells it."""
    role: Role = "admission" if kind == "admission" else "discharge" if kind == "discharge" else "presentation"
    key = f"encounter-{len(board.encounter_roles) + 1}-{role}"
    board.add(
        "encounters",
        made(Encounter)(
            key=key,
            role=role,
            setting="inpatient" if role != "presentation" else None,
            when=made(When)(text=board.document.words(first, last), date=date),
            evidence=(board.evidence(first, last),),
        ),
    )
    board.encounter_roles.append(role)
    board.encounter_keys[role] = key
    if role != "discharge" and not board.encounter_marks:
        board.encounter_marks.append((0, key))


def _table() -> dict[str, tuple[tuple[tuple[str, ...], Role], ...]]:
    if not _PHRASES:
        rows: dict[str, list[tuple[tuple[str, ...], Role]]] = {}
        for role, phrases in _TABLE.items():
            for phrase in phrases.split("|"):
                tokens = tuple(phrase.split())
                rows.setdefault(tokens[0], []).append((tokens, role))
        _PHRASES.update({first: tuple(sorted(found, key=lambda row: -len(row[0]))) for first, found in rows.items()})
    return _PHRASES


def _marks(document: Document, sentence: Sentence) -> list[_Mark]:
    low, table, found, token = document.low, _table(), [], sentence.first
    while token < sentence.last:
        for phrase, role in table.get(low[token], ()):
            last = token + len(phrase)
            if last <= sentence.last and tuple(low[token:last]) == phrase:
                found.append(_Mark(token, last, role))
                token = last - 1
                break
        token += 1
    return found


def _is_new(board: Board, mark: _Mark, times: list[Moment]) -> bool:
    """Say whether a mark opens an encounter that the story has not told yet."""
    roles = board.encounter_roles
    if mark.role == "presentation":
        return not roles or roles == ["discharge"]
    if mark.role == "admission":
        return "admission" not in roles and ("presentation" not in roles or bool(times) or "discharge" in roles)
    if mark.role == "discharge":
        if "discharge" in board.encounter_keys and board.encounter_keys["discharge"] not in (
            k for _, k in board.encounter_marks
        ):
            board.encounter_marks.append((mark.first, board.encounter_keys["discharge"]))
            return False
        return "discharge" not in roles or (roles[-1] != "discharge" and bool(times))
    if mark.role == "follow-up":
        return bool(times) or "follow-up" not in roles
    return mark.role not in roles


def _add(board: Board, sentence: Sentence, mark: _Mark, times: list[Moment]) -> None:
    document = board.document
    when = _when(times)
    key = f"encounter-{len(board.encounter_roles) + 1}-{mark.role}"
    board.add(
        "encounters",
        made(Encounter)(
            key=key,
            name=document.words(mark.first, mark.last) if mark.role == "follow-up" else None,
            role=mark.role,
            setting=_setting(document, sentence, mark.role),
            when=when,
            evidence=(board.evidence(mark.first, mark.last),),
        ),
    )
    board.encounter_roles.append(mark.role)
    if len(board.encounter_roles) == 1:
        board.encounter_marks.append((0, key))
    else:
        board.encounter_marks.append((sentence.first, key))


def _when(times: list[Moment]) -> When | None:
    """Return the time of an encounter: a date, or a time counted from an event; not how long a symptom lasted."""
    for moment in times:
        if moment.direction in ("date", "after"):
            return moment.when
        if moment.direction == "later":
            return stated(moment)
    return None


def _setting(document: Document, sentence: Sentence, role: Role) -> Setting | None:
    words = document.low[sentence.first : sentence.last]
    for word, setting in _SETTINGS:
        if word in words:
            return setting
    return "inpatient" if role == "admission" else None
