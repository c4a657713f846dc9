"""Vital signs told by their unit or by the finding they explain: "120/80 mmHg", "tachycardia (120 beats/min)"."""

from collections.abc import Mapping

from case2fhir.extract.analytes import Name
from case2fhir.extract.board import Board
from case2fhir.extract.measure_words import LINKS
from case2fhir.extract.scores import scored
from case2fhir.extract.specimens import KINDS
from case2fhir.extract.text import Document, Sentence
from case2fhir.extract.values import Value

_BY_FINDING = {
    **dict.fromkeys("tachycardia tachycardic bradycardia bradycardic".split(), "heart-rate"),
    **dict.fromkeys("tachypnea tachypneic tachypnoea tachypnoeic bradypnea bradypnoea".split(), "respiratory-rate"),
    **dict.fromkeys(
        (
            "fever fevers febrile feverish afebrile pyrexia pyrexial hyperthermia hyperthermic hypothermia hypothermic"
        ).split(),
        "body-temperature",
    ),
    **dict.fromkeys(
        (
            "hypoxia hypoxic hypoxemia hypoxaemia desaturation desaturating desaturated saturating satting saturated "
            "desaturations sats sat saturations"
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
_LABORATORY = {
    **dict.fromkeys("anemia anaemia anemic anaemic".split(), "hemoglobin"),
    **dict.fromkeys("thrombocytopenia thrombocytosis thrombocytopenic".split(), "platelet count"),
    **dict.fromkeys("leukocytosis leucocytosis leukopenia leucopenia".split(), "white blood cell count"),
    **dict.fromkeys("hyponatremia hyponatraemia hypernatremia hypernatraemia".split(), "sodium"),
    **dict.fromkeys("hypokalemia hypokalaemia hyperkalemia hyperkalaemia".split(), "potassium"),
    **dict.fromkeys("hypocalcemia hypocalcaemia hypercalcemia hypercalcaemia".split(), "calcium"),
    **dict.fromkeys("hypoglycemia hypoglycaemia hyperglycemia hyperglycaemia".split(), "glucose"),
    **dict.fromkeys("hypoalbuminemia hypoalbuminaemia".split(), "albumin"),
    **dict.fromkeys("hypoproteinemia hypoproteinaemia hyperproteinemia".split(), "total protein"),
    **dict.fromkeys("hypercholesterolemia hypercholesterolaemia hypocholesterolemia".split(), "cholesterol"),
    **dict.fromkeys("hyperferritinemia hyperferritinaemia".split(), "ferritin"),
    **dict.fromkeys("hyperlactatemia hyperlactataemia hyperlactacidemia".split(), "lactate"),
    **dict.fromkeys("hyperprolactinemia hyperprolactinaemia".split(), "prolactin"),
    **dict.fromkeys("hyperuricemia hyperuricaemia".split(), "uric acid"),
    **dict.fromkeys("hypomagnesemia hypomagnesaemia hypermagnesemia".split(), "magnesium"),
    **dict.fromkeys("hypophosphatemia hypophosphataemia hyperphosphatemia".split(), "phosphate"),
    **dict.fromkeys("hyperammonemia hyperammonaemia".split(), "ammonia"),
    **dict.fromkeys("hypertriglyceridemia hypertriglyceridaemia".split(), "triglycerides"),
    **dict.fromkeys("hyperbilirubinemia hyperbilirubinaemia".split(), "bilirubin"),
    **dict.fromkeys("neutropenia neutrophilia".split(), "neutrophil count"),
    **dict.fromkeys("lymphopenia lymphocytosis lymphocytopenia".split(), "lymphocyte count"),
    **dict.fromkeys(("eosinophilia",), "eosinophil count"),
}
"""Findings that are by definition a level of one substance in blood, and the words for its test."""
_COLLECTED = {"proteinuria": "24-hour urine protein", "albuminuria": "24-hour urine albumin"}
"""Findings that are a loss of one substance in urine, and the words for its test."""
_WEIGHING = frozenset(("weighing", "weighed", "weighs"))
_PERSONS = frozenset(
    "patient she he infant baby neonate newborn boy girl child man woman male female born twin".split()
)
_LETTERS = {"P": "heart-rate", "R": "respiratory-rate", "T": "body-temperature"}
_DEGREES = ("Cel", "[degF]")
_RATES = (
    ("beat", "heart-rate"),
    ("bpm", "heart-rate"),
    ("breath", "respiratory-rate"),
    ("respiration", "respiratory-rate"),
)
_REACH = 5


def implied(board: Board, sentence: Sentence, value: Value) -> Name | None:
    """Return the vital sign that the unit of a value, or the finding before it, says was measured."""
    by_letter = _by_letter(board, sentence, value)
    if by_letter or value.kind is None:
        return by_letter or scored(board, sentence, value)
    document = board.document
    by_finding = _laboratory(board, sentence, value) or _weighed(board, sentence, value)
    if by_finding:
        return by_finding
    word = _finding(document, sentence, value, _BY_FINDING)
    key = _BY_FINDING[document.low[word]] if word is not None else _by_unit(value)
    if key is None:
        return None
    concept = board.terminology.concept(key)
    first, last = (value.first, value.last) if word is None else (word, word + 1)
    text = concept.display if concept else key.replace("-", " ").capitalize()
    return Name(first, last, text, "vital-sign", concept, claims=False)


def _by_letter(board: Board, sentence: Sentence, value: Value) -> Name | None:
    """Return the vital sign of "P 76" and "R 18" in a line of vital signs, and of "T 37.4 °C" anywhere."""
    low, place = board.document.low, value.first - 1
    place -= low[place] in (":", "=")
    key = _LETTERS.get(board.document.raw[place])
    if key is None or value.kind not in (None, _KIND[key]):
        return None
    if value.ucum not in _DEGREES and "bp" not in low[sentence.first : sentence.last]:
        return None
    concept = board.terminology.concept(key)
    return Name(place, place + 1, concept.display if concept else key, "vital-sign", concept)


def _laboratory(board: Board, sentence: Sentence, value: Value) -> Name | None:
    """Return the test of a finding that its own level explains: "hyponatremia (128 mmol/L)"."""
    table = _COLLECTED if value.kind == "mass-rate" else _LABORATORY
    if value.kind is None or not value.kind.endswith(("concentration", "mass-rate")):
        return None
    word = _finding(board.document, sentence, value, table)
    if word is None:
        return None
    text = table[board.document.low[word]]
    concept = board.terminology.find(text, KINDS)
    return Name(word, word + 1, text, "laboratory", concept, claims=False)


def _weighed(board: Board, sentence: Sentence, value: Value) -> Name | None:
    """Return the body weight of someone who is said to weigh so much, the height of one who is so tall."""
    document = board.document
    word = value.first - 1
    if value.kind == "length" and value.last < sentence.last and document.low[value.last] == "tall":
        concept = board.terminology.concept("body-height")
        return Name(value.last, value.last + 1, concept.display if concept else "Body height", "vital-sign", concept)
    if value.kind != "mass" or word <= sentence.first or document.low[word] not in _WEIGHING:
        return None
    if not _PERSONS & set(document.low[max(sentence.first, word - 12) : word]):
        return None
    concept = board.terminology.concept("body-weight")
    return Name(word, word + 1, concept.display if concept else "Body weight", "vital-sign", concept)


def _finding(document: Document, sentence: Sentence, value: Value, findings: Mapping[str, str]) -> int | None:
    """Return the token of the finding just before a value that the value explains."""
    for token in range(value.first - 1, max(sentence.first, value.first - _REACH) - 1, -1):
        key = findings.get(document.low[token])
        if key:
            paired = (value.second is not None) == (key == "blood-pressure")
            return token if paired and _KIND.get(key, value.kind) == value.kind else None
        if (
            document.low[token] not in LINKS
            and document.low[token] not in ("patient", "syndrome")
            and document.raw[token] not in ("(", "[", ",", ":", "=")
        ):
            return None
    return None


def _by_unit(value: Value) -> str | None:
    if value.second is not None and value.kind == "pressure" and value.value is not None and value.value > value.second:
        return "blood-pressure"
    if value.kind == "frequency" and value.unit:
        written = value.unit.casefold()
        return next((key for word, key in _RATES if word in written), None)
    return None
