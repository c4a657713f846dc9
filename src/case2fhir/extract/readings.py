"""A linked value becomes a Measurement of the case."""

from decimal import Decimal
from typing import Literal

from case2fhir.extract.analytes import Name
from case2fhir.extract.board import Board, doubt
from case2fhir.extract.linking import Link
from case2fhir.extract.measure_words import CLASSES, EVENTS, STATES, TRENDS, Interpretation
from case2fhir.extract.qualitative import Statement
from case2fhir.extract.references import Reference
from case2fhir.extract.text import Sentence
from case2fhir.extract.times import Moment
from case2fhir.extract.values import Value
from case2fhir.model import Component, Doubt, Evidence, Measurement, When, made

Kind = Literal["laboratory", "vital-sign", "score", "other"]
_KINDS: dict[str, Kind] = {"laboratory": "laboratory", "vital-sign": "vital-sign", "score": "score"}
Parts = tuple[int, int, tuple[Component, ...]]
"""Tokens and components of "E4V5M6"."""
Place = Value | Name
_CLAUSE = 9
_OXIMETRY = "pulse-oximetry"
_EVENT_WORDS = frozenset("the his her hospital postoperative post operative initial hospitalization last final".split())
_NUMBERED = frozenset(("day", "pod", "week", "month"))
_VISITS = {"admission": "admission", "presentation": "admission", "arrival": "admission", "discharge": "discharge"}
_PRESSURES = ("systolic-blood-pressure", "diastolic-blood-pressure")


def add_reading(
    board: Board,
    sentence: Sentence,
    link: Link,
    told: list[Moment],
    study: str | None = None,
    parts: Parts | None = None,
) -> None:
    """Put the measurement of a link on the board and claim its words; `parts` are those of a coma scale."""
    name, value, reference = link.name, link.value, link.reference or Reference(0)
    state, words = _state(board, link)
    when = link.when or _when(board, sentence, value, link.after, told)
    number, components = _number(board, link, parts[2] if parts else ())
    item = made(Measurement)(
        name=name.text,
        concept=_concept(name, bool(components)),
        kind=_KINDS.get(name.kind, "other"),
        value=number,
        high=value.high if not components and not value.changed else None,
        comparator=None if value.changed else _comparator(value.comparator),
        unit=None if value.changed else value.unit,
        ucum=None if value.changed else value.ucum,
        value_text=_text(board, link, number, components),
        as_written=_as_written(board, link, components),
        reference_low=reference.low,
        reference_high=reference.high,
        reference_text=reference.text,
        interpretation=state,
        interpretation_text=words,
        components=components,
        method="pulse oximetry" if name.key == _OXIMETRY else None,
        specimen=name.specimen,
        study=study,
        encounter=_encounter(board, value.first, when),
        when=when,
        evidence=_evidence(board, link, parts),
        doubts=_doubts(value),
    )
    board.add("measurements", item)
    _claim(board, link, parts)


def _concept(name: Name, has_parts: bool) -> str | None:
    """Return the concept under which a name is reported: a systolic pressure as a part of the blood pressure."""
    if name.key == _OXIMETRY:
        return "oxygen-saturation"
    return "blood-pressure" if has_parts and name.key in _PRESSURES else name.key


def _claim(board: Board, link: Link, parts: Parts | None) -> None:
    name, value = link.name, link.value
    if name.claims:
        board.claim(name.first, name.last, "measurements")
    board.claim(value.first, max(value.last, link.reference.last if link.reference else 0), "measurements")
    if parts:
        board.claim(parts[0], parts[1], "measurements")


def add_statement(
    board: Board, sentence: Sentence, name: Name, statement: Statement, told: list[Moment], when: When | None = None
) -> None:
    """Put a result in words on the board and claim its words; `when` is a time that stands elsewhere."""
    spans = [board.evidence(name.first, name.last), board.evidence(statement.first, statement.last)]
    when = when or _when(board, sentence, name, max(name.last, statement.last), told)
    of_antigen = name.key in CLASSES and statement.interpretation in ("positive", "negative")
    item = made(Measurement)(
        name=name.text,
        concept=None if of_antigen else name.key,
        kind="laboratory",
        value_text=statement.text,
        interpretation=statement.interpretation,
        interpretation_text=board.document.words(statement.first, statement.last),
        specimen=name.specimen,
        encounter=_encounter(board, name.first, when),
        when=when,
        evidence=tuple(spans),
    )
    board.add("measurements", item)
    board.claim(name.first, name.last, "measurements")
    board.claim(statement.first, statement.last, "measurements")


def _evidence(board: Board, link: Link, parts: Parts | None) -> tuple[Evidence, ...]:
    name, value = link.name, link.value
    spans = [board.evidence(name.first, name.last)]
    if (value.first, value.last) != (name.first, name.last):
        spans.append(board.evidence(value.first, value.last))
    if parts:
        spans.append(board.evidence(parts[0], parts[1]))
    return tuple(spans)


def _number(board: Board, link: Link, coma: tuple[Component, ...]) -> tuple[Decimal | None, tuple[Component, ...]]:
    """Return the number of a measurement and its parts, of which the parts of a coma scale are given."""
    name, value = link.name, link.value
    if value.value is None or value.changed:
        return None, ()
    if name.key == "blood-pressure" and value.second is not None:
        parts = (value.value, value.second)
        return None, tuple(_pressure(board, key, part, value) for key, part in zip(_PRESSURES, parts, strict=True))
    if name.key in _PRESSURES and value.high is None and value.comparator is None:
        return None, (_pressure(board, name.key or "", value.value, value),)
    if value.second is not None and name.kind != "score":
        return None, _parts_of_pressure(link) if value.kind == "pressure" else ()
    return (-value.value if value.negative and _may_be_negative(link) else value.value), coma


def _text(board: Board, link: Link, number: Decimal | None, components: tuple[Component, ...]) -> str | None:
    value = link.value
    if value.changed:
        return board.document.words(value.first - 2, value.last)
    if number is None and not components and value.second is not None:
        return board.document.words(value.first, value.last)
    return value.text


def _parts_of_pressure(link: Link) -> tuple[Component, ...]:
    """Return the parts of a pressure that is no blood pressure: "peak/mean gradient 34/20", "PAP 29/8 mmHg"."""
    name, value = link.name, link.value
    if value.value is None or value.second is None:
        return ()
    head, _, tail = name.text.partition("/")
    words = (
        (head.strip(), tail.strip())
        if head.strip() and tail.strip()
        else (f"{name.text}, systolic", f"{name.text}, diastolic")
    )
    made_of = zip(words, (value.value, value.second), strict=True)
    return tuple(made(Component)(name=word, value=part, unit=value.unit, ucum=value.ucum) for word, part in made_of)


def _pressure(board: Board, key: str, number: Decimal, value: Value) -> Component:
    concept = board.terminology.concept(key)
    shown = concept.display if concept else key.replace("-", " ").capitalize()
    return made(Component)(name=shown, concept=key, value=number, unit=value.unit, ucum=value.ucum)


def _may_be_negative(link: Link) -> bool:
    words = link.name.text.casefold().split()
    return link.name.key == "base-excess" or bool(
        {"be", "excess", "deficit", "t-score", "z-score", "score", "rass"} & set(words)
    )


def _as_written(board: Board, link: Link, components: tuple[Component, ...]) -> str | None:
    value = link.value
    if value.restored or (value.second is not None and not components):
        return board.document.words(value.first, value.last)
    return None


def _comparator(text: str | None) -> Literal["<", "<=", ">=", ">"] | None:
    match text:
        case "<" | "<=" | ">=" | ">":
            return text
    return None


def _doubts(value: Value) -> tuple[Doubt, ...]:
    if not value.restored:
        return ()
    if value.ucum in ("/uL", "/mm3"):
        return (doubt("notation-restored", f"the point is read as one between thousands: {value.value} {value.unit}"),)
    return (doubt("notation-restored", f"a lost superscript was restored: {value.unit} is read as {value.ucum}"),)


def _state(board: Board, link: Link) -> tuple[Interpretation | None, str | None]:
    """Return the state of a result as stated before the name, between name and value, or after the value."""
    document, name, value = board.document, link.name, link.value
    if link.reference and link.reference.state:
        return _interpretation(link.reference.state), link.reference.state_text
    if link.is_again:
        return None, None
    if name.state:
        return STATES[document.low[name.state[0]]], document.words(*name.state)
    for token in range(name.last, min(value.first, name.last + 6)):
        word = document.low[token]
        trend = word in TRENDS and document.low[token + 1] in (
            "to",
            "from",
            "by",
            "up",
            "down",
            "significantly",
            "further",
        )
        if word in STATES and not trend and document.low[token + 1] != "than":
            return STATES[word], document.words(token, token + 1)
    return None, None


def _named_time(board: Board, sentence: Sentence, value: Place, after: int) -> When | None:
    """Return the named time after a value, before it in its clause, or at the sentence's start: "on day 3"."""
    low, back = board.document.low, value.first
    while back > sentence.first and value.first - back < _CLAUSE and not low[back - 1][0].isdecimal():
        back -= 1
    if back > sentence.first and low[back - 1][0].isdecimal():
        joints = [place for place in range(back, value.first) if low[place] in (",", "and", ";", "then", "but")]
        back = joints[-1] if joints else value.first
    bracketed = after < sentence.last and board.document.raw[after] == "("
    for token in (after + bracketed, *range(back, value.first), sentence.first):
        last = _event_end(board, token, sentence.last)
        if last:
            return made(When)(text=board.document.words(token, last))
    return None


def _event_end(board: Board, token: int, stop: int) -> int | None:
    low = board.document.low
    if token + 2 < stop and low[token] in _NUMBERED and low[token + 1].isdecimal():
        return token + 2 if board.document.raw[token - 1] == "(" else None
    if token + 1 >= stop or low[token] not in ("on", "at", "upon", "before", "after", "by"):
        return None
    for place in range(token + 1, min(stop, token + 5)):
        if low[place] in EVENTS:
            return place + 2 if low[place : place + 2] == ["follow", "up"] else place + 1
        if low[place] in _NUMBERED and place + 1 < stop and low[place + 1].isdecimal():
            return place + 2
        if low[place] not in _EVENT_WORDS:
            return None
    return None


def _encounter(board: Board, token: int, when: When | None) -> str | None:
    """Return the encounter of a value: the one its own time names ("at discharge 10.4"), else the one reached."""
    words = (when.text or "").casefold().split() if when else []
    role = next((_VISITS[word] for word in words if word in _VISITS), None)
    reached = board.encounter_at(token)
    if role is None or (words and words[0] in ("before", "after")):
        return reached
    held = {visit.role: visit.key for visit in reversed(board.items.get("encounters", ()))}
    if role == "discharge":
        return held.get("discharge", reached)
    begun = held.get("admission") or held.get("presentation")
    return begun or (None if reached == held.get("discharge") else reached)


def _interpretation(text: str) -> Interpretation | None:
    match text:
        case "low" | "high" | "normal":
            return text
    return None


def _when(board: Board, sentence: Sentence, value: Place, after: int, told: list[Moment]) -> When | None:
    """Return the time told directly after a value, or at the start of its sentence."""
    for moment in told:
        if moment.direction in ("for", "since"):
            continue
        if after <= moment.first <= after + 2 and ";" not in board.document.raw[after : moment.first]:
            return moment.when
    named = _named_time(board, sentence, value, after)
    if named:
        return named
    for moment in told:
        if moment.direction in ("date", "ago", "later", "after", "before") and moment.first <= sentence.first + 2:
            return moment.when
    return None
