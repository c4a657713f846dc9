"""Encounters: where in the story the patient met the clinic."""

from typing import Literal, NamedTuple

from case2fhir.extract.board import Board
from case2fhir.extract.qualities import sentence_moments, stated
from case2fhir.extract.registry import extracts
from case2fhir.extract.text import Document, Sentence
from case2fhir.extract.times import Moment, duration_at
from case2fhir.model import Encounter, When, made

Role = Literal["presentation", "admission", "operation", "transfer", "discharge", "follow-up", "visit"]
Setting = Literal["ambulatory", "inpatient", "emergency", "home", "virtual"]

_PHRASES: dict[str, tuple[tuple[tuple[str, ...], Role], ...]] = {}
_TABLE: dict[Role, str] = {
    "presentation": (
        "presented|presents|presenting to|presenting with|presenting for|presenting at|presenting in|came to|came with|"
        "came in|arrived at|arrived in|visited|consulted|consults|consulting|attended|was seen|seen in|was brought|"
        "brought to|brought in|was referred|referred to|referred for|was evaluated|was examined|sought|taken to|"
        "rushed to"
    ),
    "admission": (
        "was admitted|is admitted|admitted to|admitted for|admitted in|admitted into|admitted with|admitted at|"
        "admitted due|admitted under|admitted via|hospitalized|hospitalised|readmitted|on admission|was readmitted"
    ),
    "discharge": (
        "was discharged|discharged home|on discharge|at discharge|discharged from|discharged on|discharged with|"
        "and discharged|then discharged|discharged after|discharged to|discharged in|discharged without"
    ),
    "follow-up": (
        "follow up|follow ups|followup|followed up|returned to|returned for|returned with|returned because|came back|"
        "re examination|control visit|control examination|at review|at his review|"
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
    ("no", "lost", "without", "regular", "routine", "under", "long", "planned", "scheduled", "recommended", "will")
)
_TO_COME = frozenset(
    "will should must planned scheduled recommended advised arranged necessary needed required proposed pending".split()
)
"""Words with which a visit is only intended."""
_CAME = frozenset("recalled returned came presented attended seen visited reviewed back".split())
_SEEN = frozenset(("seen", "evaluated", "examined", "sought", "visited", "attended", "consults", "came", "returned"))
"""Words that also tell what was found, or of others: the patient must stand before them."""
_PERSONS = frozenset(
    (
        "patient he she who i man woman boy girl male female infant child baby neonate newborn teenager adolescent "
        "lady gentleman mother parents family they we youngster"
    ).split()
)
_HOUSES = frozenset(
    (
        "clinic hospital department emergency ed er us our outpatient office casualty unit ward center centre "
        "policlinic practice consultation emergencies service"
    ).split()
)
_RESULTS = frozenset("positive negative normal elevated raised clear sterile to".split())
_PARTS = frozenset(
    (
        "and which who that had has since because diagnosed treated underwent started began following due history "
        "undergone been ; :"
    ).split()
)
"""Words after which a time belongs to something else than the visit."""


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
        for mark in _marks(document, sentence):
            if not _is_held(document, sentence, mark):
                continue
            times = [each for each in sentence_moments(board, sentence) if _dates(document, sentence, mark, each)]
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


def _is_held(document: Document, sentence: Sentence, mark: _Mark) -> bool:
    """Say whether the words tell a visit of the patient that has taken place."""
    low = document.low
    before, after = low[max(sentence.first, mark.first - 3) : mark.first], low[mark.last : sentence.last][:8]
    if not _NOT_HELD.isdisjoint(before):
        return False
    if not _SEEN.isdisjoint(low[mark.first : mark.last]):
        ahead = low[max(sentence.first, mark.first - 8) : mark.first]
        if ahead and _PERSONS.isdisjoint(ahead):
            return False
    if mark.role != "follow-up":
        return True
    if low[mark.first] == "came":
        return _RESULTS.isdisjoint(after[:2])
    if low[mark.first] == "returned":
        return low[mark.first + 1] != "to" or not _HOUSES.isdisjoint(after)
    purpose = (
        bool(before) and "for" in before and _CAME.isdisjoint(low[max(sentence.first, mark.first - 6) : mark.first])
    )
    return not purpose and _TO_COME.isdisjoint(after) and _TO_COME.isdisjoint(before)


def _dates(document: Document, sentence: Sentence, mark: _Mark, moment: Moment) -> bool:
    """Say whether a time of the sentence is that of the visit: nothing else stands between that it could belong to."""
    low = document.low
    if moment.first >= mark.last:
        return _PARTS.isdisjoint(low[mark.last : moment.first])
    between = low[moment.last : mark.first]
    if not _PARTS.isdisjoint(between):
        return (
            moment.first <= sentence.first + 1 and "," in between and _PARTS.isdisjoint(between[: between.index(",")])
        )
    return moment.first <= sentence.first + 4 or "," not in between


def _is_new(board: Board, mark: _Mark, times: list[Moment]) -> bool:
    """Say whether a mark opens an encounter that the story has not told yet."""
    roles = board.encounter_roles
    if mark.role == "presentation":
        return not roles or roles == ["discharge"]
    if mark.role == "admission":
        return _is_new_admission(board, mark, bool(times))
    if mark.role == "discharge":
        if "discharge" in board.encounter_keys and board.encounter_keys["discharge"] not in (
            k for _, k in board.encounter_marks
        ):
            board.encounter_marks.append((mark.first, board.encounter_keys["discharge"]))
            return False
        return "discharge" not in roles or (roles[-1] != "discharge" and (bool(times) or roles[-1] == "admission"))
    if mark.role == "follow-up":
        inside = "admission" in roles and "discharge" not in roles
        if board.document.low[mark.first] == "returned" and inside and not times:
            return False
        return _when(times) is not None or "follow-up" not in roles or _length_before(board.document, mark) is not None
    return mark.role not in roles


def _is_new_admission(board: Board, mark: _Mark, dated: bool) -> bool:
    roles = board.encounter_roles
    if "admission" not in roles:
        return "presentation" not in roles or dated or "discharge" in roles
    if board.document.low[mark.first] == "on" or roles[-1] == "admission":
        return False
    told = [board.encounter_roles[int(key.split("-")[1]) - 1] for _, key in board.encounter_marks]
    left = "admission" in told and "discharge" in told[len(told) - told[::-1].index("admission") :]
    return left or "readmitted" in board.document.low[mark.first : mark.last] or (dated and roles[-1] == "follow-up")


def _add(board: Board, sentence: Sentence, mark: _Mark, times: list[Moment]) -> None:
    document = board.document
    when = _when(times) or (_length_before(document, mark) if mark.role == "follow-up" else None)
    key = f"encounter-{len(board.encounter_roles) + 1}-{mark.role}"
    named = mark.role == "follow-up" or mark.role in board.encounter_roles
    board.add(
        "encounters",
        made(Encounter)(
            key=key,
            name=document.words(mark.first, mark.last) if named else None,
            role=mark.role,
            setting=_setting(document, sentence, mark.role),
            when=when,
            evidence=(board.evidence(mark.first, mark.last),),
        ),
    )
    board.encounter_roles.append(mark.role)
    if len(board.encounter_roles) == 1 and mark.role in ("presentation", "admission"):
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


def _length_before(document: Document, mark: _Mark) -> When | None:
    """Return the time of a follow-up that is named by it: "at 3-month follow-up"; from which event is not said."""
    for token in range(max(0, mark.first - 3), mark.first):
        length = duration_at(document, token, mark.first)
        if length is not None and length.last == mark.first:
            return made(When)(text=document.words(length.first, length.last))
    return None


def _setting(document: Document, sentence: Sentence, role: Role) -> Setting | None:
    words = document.low[sentence.first : sentence.last]
    for word, setting in _SETTINGS:
        if word in words:
            return setting
    return "inpatient" if role == "admission" else None
