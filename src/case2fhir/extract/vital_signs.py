"""Vital signs told by their unit or by the finding they explain: "120/80 mmHg", "tachycardia (120 beats/min)"."""

from case2fhir.extract.analytes import Name
from case2fhir.extract.board import Board
from case2fhir.extract.measure_words import LINKS
from case2fhir.extract.text import Document, Sentence
from case2fhir.extract.values import Value

_BY_FINDING = {
    **dict.fromkeys("tachycardia tachycardic bradycardia bradycardic".split(), "heart-rate"),
    **dict.fromkeys("tachypnea tachypneic tachypnoea tachypnoeic bradypnea bradypnoea".split(), "respiratory-rate"),
    **dict.fromkeys(
        "fever fevers febrile afebrile pyrexia pyrexial hyperthermia hyperthermic hypothermia hypothermic".split(),
        "body-temperature",
    ),
    **dict.fromkeys(
        (
            "hypoxia hypoxic hypoxemia hypoxaemia desaturation desaturating desaturated saturating satting saturated "
            "desaturations"
        ).split(),
        "oxygen-saturation",
    ),
    **dict.fromkeys("hypotension hypotensive hypertension hypertensive normotensive".split(), "blood-pressure"),
}
_KIND = {
    "heart-rate": "frequency",
    "respiratory-rate": "frequency",
    "body-temperature": "temperature",
    "oxygen-saturation": "fraction",
    "blood-pressure": "pressure",
}
_RATES = (
    ("beat", "heart-rate"),
    ("bpm", "heart-rate"),
    ("breath", "respiratory-rate"),
    ("respiration", "respiratory-rate"),
)
_REACH = 5


def implied(board: Board, sentence: Sentence, value: Value) -> Name | None:
    """Return the vital sign that the unit of a value, or the finding before it, says was measured."""
    if value.kind is None:
        return None
    document = board.document
    word = _finding(document, sentence, value)
    key = _BY_FINDING[document.low[word]] if word is not None else _by_unit(value)
    if key is None:
        return None
    concept = board.terminology.concept(key)
    first, last = (value.first, value.last) if word is None else (word, word + 1)
    text = concept.display if concept else key.replace("-", " ").capitalize()
    return Name(first, last, text, "vital-sign", concept, claims=False)


def _finding(document: Document, sentence: Sentence, value: Value) -> int | None:
    """Return the token of the finding just before a value that the value explains."""
    for token in range(value.first - 1, max(sentence.first, value.first - _REACH) - 1, -1):
        key = _BY_FINDING.get(document.low[token])
        if key:
            right = value.kind == _KIND[key] and (value.second is not None) == (key == "blood-pressure")
            return token if right else None
        if document.low[token] not in LINKS and document.raw[token] not in ("(", "[", ",", ":", "="):
            return None
    return None


def _by_unit(value: Value) -> str | None:
    if value.second is not None and value.kind == "pressure" and value.value is not None and value.value > value.second:
        return "blood-pressure"
    if value.kind == "frequency" and value.unit:
        written = value.unit.casefold()
        return next((key for word, key in _RATES if word in written), None)
    return None
