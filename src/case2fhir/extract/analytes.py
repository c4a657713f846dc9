"""Names of what is measured: tests, vital signs and scores in a sentence, known or not."""

from case2fhir.extract.board import Board, Mention
from case2fhir.extract.measure_words import (
    CLASSES,
    DRUG_LEVELS,
    FLUIDS,
    HEADS,
    LINKS,
    OTHER_MEANING,
    PHRASE_STOPS,
    STATES,
    TAILS,
)
from case2fhir.extract.quantities import CELLS
from case2fhir.extract.record import Record
from case2fhir.extract.specimens import KINDS, fluid_before, in_blood, in_fluid, is_of, shared_fluid
from case2fhir.extract.text import Document, Sentence
from case2fhir.extract.values import COUNTED, Value
from case2fhir.terminology import Concept

_NOT_MEASURED = frozenset(("age", "gestational-age"))
_DRUG_KINDS = ("medication", "drug-class")
_NOT_NAMES = ("medication", "drug-class", "symptom", "diagnosis", "procedure", "body-site", "imaging", "sign")
_PHRASE = 7
_SIGNS = frozenset((*",:=([-\u2013\u2014~\u2022",))
_FLOWS = frozenset(("clearanc", "clearing", "output", "flow", "filtration", "ventilation", "index"))
_SHARING = frozenset("total free direct indirect conjugated unconjugated systolic diastolic urine serum peak".split())
_BETWEEN_STATE = frozenset(("serum", "plasma", "blood", "total", "level", "levels", "of", "the", "his", "her"))
COLLECTED = frozenset(("substance", "mass", "volume", "mass-rate", "substance-rate"))
"""Kinds of quantity of what is collected, as urine is over 24 hours."""
_TELLING = frozenset(("pressure", "velocity", "resistance", "number", "index", "density"))
"""Kinds of quantity, beside concentrations, that are only ever measured."""
_LEVELS = frozenset(
    "ng/mL ng/dL ng/L ug/L ug/dL pg/mL pg/dL mmol/L umol/L nmol/L pmol/L m[IU]/L m[IU]/mL u[IU]/mL".split()
)
_COLLECTION = frozenset("urine urinary excretion excreted urinalysis".split())
_EVENTS_NOT_NAMES = frozenset("dilation dilatation surgery operation procedur diagnosi treatment therapy".split())
_WHOLE = frozenset("serum total plasma immunoglobulin immunoglobulins blood quantitative polyclonal monoclonal".split())
"""Words that leave a class of immunoglobulins a class."""
_LONG_TIMES = frozenset(("min", "h", "d", "wk", "mo", "a"))


class Name(Record):
    """What a value belongs to: tokens `first` to `last`, and the concept if the tables know one.

    `specimen` is the fluid that the text names; `state` the tokens of "elevated", "low" or "normal" before it.
    """

    first: int
    last: int
    text: str
    kind: str
    concept: Concept | None = None
    specimen: str | None = None
    state: tuple[int, int] | None = None
    like: Concept | None = None
    """The concept whose units this one has, where the words around it make it another test."""
    is_known: bool = True
    claims: bool = True
    """Whether the words of the name belong to the measurement alone; "fever" in "fever of 39 C" does not."""

    @property
    def key(self) -> str | None:
        """Return the key of the concept, None for words that no table knows."""
        return self.concept.key if self.concept else None


def names_in(board: Board, sentence: Sentence, aliases: dict[str, Name]) -> list[Name]:
    """Return the names of tests in a sentence in order; an abbreviation in brackets belongs to the name before it.

    `aliases` collects what an abbreviation stands for where its long form is not what the tables know.
    """
    document = board.document
    found: list[Name] = []
    for mention in board.in_sentence(sentence):
        first, last = mention.first, mention.last
        concept = measurable(mention)
        if not board.is_free(first, last) or _is_level_of_spine(document, first, last, sentence):
            continue
        if concept is None and document.low[first] in STATES and last - first > 1:
            first, last, concept = _stated(board, first, last)
        if concept is None:
            if mention.of(_DRUG_KINDS) and last < sentence.last and document.low[last] in DRUG_LEVELS:
                found.append(Name(first, last + 1, document.words(first, last + 1), "laboratory"))
        elif found and _is_alias(document, found[-1], first, last):
            if found[-1].concept is None:
                aliases.setdefault(document.raw[first], found[-1])
            found[-1].last = last + 1
        else:
            found += _elliptic(board, sentence, first, last)
            known = aliases.get(document.raw[first]) if mention.source == "abbreviation" else None
            found.append(_known_as(document, first, known) if known else _named(board, sentence, first, last, concept))
    return found


def measurable(mention: Mention) -> Concept | None:
    """Return the concept of a mention that can be measured, None if there is none."""
    for concept in mention.concepts:
        if (concept.kind in KINDS or concept.units) and concept.key not in _NOT_MEASURED:
            return None if concept.kind in _DRUG_KINDS else concept
    return None


def _is_level_of_spine(document: Document, first: int, last: int, sentence: Sentence) -> bool:
    """Say whether "C3" is a vertebra ("C3-C4", "C3/4") and no complement, a height no person's ("8 cm in height")."""
    if document.low[first] in ("height", "weight", "width"):
        return bool({"in", "from"} & set(document.low[max(sentence.first, first - 2) : first]))
    if not document.raw[last - 1].isdecimal() or last - first != 2 or last + 1 >= sentence.last:
        return False
    return document.glued(last) and document.raw[last] in ("-", "\u2013", "/") and document.glued(last + 1)


def _stated(board: Board, first: int, last: int) -> tuple[int, int, Concept | None]:
    """Return the test inside a finding such as "elevated serum creatinine", for a value may follow."""
    document, terms = board.document, board.terminology
    hit = terms.match(document.stems[first + 1 : last], 0, document.raw[first + 1 : last])
    concepts = [concept for key in (hit[1] if hit else ()) if (concept := terms.concept(key)) and concept.kind in KINDS]
    if hit is None or not concepts:
        return first, last, None
    return first + 1, first + 1 + hit[0], concepts[0]


def _elliptic(board: Board, sentence: Sentence, first: int, last: int) -> list[Name]:
    """Return the first test of "total and direct bilirubin", whose noun is only written with the second."""
    document = board.document
    if first - 2 < sentence.first or document.low[first - 1] not in ("and", "/", "or") or last - first < 2:
        return []
    if document.low[first - 2] not in _SHARING:
        return []
    text = f"{document.low[first - 2]} {document.words(first + 1, last)}"
    concept = board.terminology.find(text, KINDS)
    return [Name(first - 2, first - 1, text, concept.kind, concept)] if concept else []


def _known_as(document: Document, token: int, meant: Name) -> Name:
    return meant.but(first=token, last=token + 1, text=document.raw[token], state=None)


def _is_alias(document: Document, name: Name, first: int, last: int) -> bool:
    """Say whether tokens `first` to `last` only abbreviate `name`: "C-reactive protein (CRP)"."""
    between = document.raw[name.last : first]
    if len(between) == 2 and between[0].casefold() in TAILS:
        between = between[1:]
    return between in (["("], ["["]) and last < len(document.raw) and document.raw[last] in (")", "]")


def _named(board: Board, sentence: Sentence, first: int, last: int, concept: Concept) -> Name:
    """Return the name whose words are tokens `first` to `last` and those before them that change its meaning."""
    document = board.document
    begin, specimen = first, None
    while begin > sentence.first and document.low[begin - 1] in OTHER_MEANING and board.is_free(begin - 1, begin):
        begin -= 1
        specimen = specimen or FLUIDS.get(document.low[begin])
    if concept.key in CLASSES:
        begin = _antigen_before(board, sentence, begin)
    if specimen is None and concept.kind in ("laboratory", "analyte"):
        specimen = fluid_before(board, sentence, begin) or shared_fluid(board, sentence, begin)
    foreign = specimen is not None and concept.kind == "laboratory" and not is_of(concept, specimen)
    measured = foreign or (specimen is not None and concept.kind == "analyte")
    own = in_fluid(board, specimen, document.words(first, last)) if measured and specimen else None
    if own:
        return Name(begin, last, document.words(begin, last), own.kind, own, specimen)
    if concept.kind == "analyte" and specimen is None and begin == first:
        own = in_blood(board, document.words(first, last))
        concept = own or concept
    changed = begin < first or foreign or concept.kind == "analyte"
    kind = "laboratory" if concept.kind == "analyte" else concept.kind
    kind = kind if kind in KINDS else "other"
    state = state_before(document, sentence, begin)
    return Name(begin, last, document.words(begin, last), kind, None if changed else concept, specimen, state, concept)


def _antigen_before(board: Board, sentence: Sentence, token: int) -> int:
    """Return where the name of an antibody begins: "measles IgG" is no IgG, "serum IgG" is."""
    low, begin = board.document.low, token
    while begin > max(sentence.first, token - 3) and low[begin - 1].isalpha() and board.is_free(begin - 1, begin):
        word = low[begin - 1]
        if word in PHRASE_STOPS or word in LINKS or word in STATES or word in _WHOLE:
            break
        begin -= 1
    return begin


def state_before(document: Document, sentence: Sentence, token: int) -> tuple[int, int] | None:
    """Return the tokens of the state that stands before a name: "markedly elevated serum creatinine"."""
    place = token - 1
    while place > max(sentence.first, token - 4) and document.low[place] in _BETWEEN_STATE:
        place -= 1
    if place < sentence.first or document.low[place] not in STATES:
        return None
    return place, place + 1


def phrase_before(board: Board, sentence: Sentence, value: Value, start: int, times: frozenset[int]) -> Name | None:
    """Return the noun phrase before a value as the name of what it measures, if its unit or its head says so."""
    document = board.document
    last = _skip_links(document, value.first, start)
    first = last
    while first > start and last - first < _PHRASE and first - 1 not in times and _is_in_phrase(board, first - 1):
        first -= 1
    first = _short_form(document, first, start) or first
    state = None
    while first < last and not _may_begin(document, first):
        if document.low[first] in STATES:
            state = (first, first + 1)
        first += 1
    if first >= last or not _can_name(board, first, last, value):
        return None
    kind = "laboratory" if (value.kind or "").endswith(("concentration", "mass-rate")) else "other"
    if document.stems[last - 1] in ("scor", "scal", "strength", "power", "index") and value.kind in (None, "score"):
        kind = "score"
    if value.kind in COUNTED and {"in", "from"} & set(document.low[max(sentence.first, first - 2) : first]):
        return None
    specimen = fluid_before(board, sentence, last) or shared_fluid(board, sentence, first)
    text = document.words(first, last).replace(")", "")
    concept = in_fluid(board, specimen, text) if specimen else _told_in_blood(board, text, value)
    return Name(first, last, text, kind, concept, specimen, state, is_known=False)


def _told_in_blood(board: Board, text: str, value: Value) -> Concept | None:
    """Return the concept of a drug's or vitamin's level where the value has one of its units."""
    found = in_blood(board, text) if value.kind and value.kind.endswith("concentration") else None
    return found if found and value.kind in kinds_of(board, found) else None


def _may_begin(document: Document, token: int) -> bool:
    """Say whether a name may begin here: not with "elevated", "the" or a sign."""
    low = document.low[token]
    return low[0].isalnum() and low not in STATES and (low not in LINKS or low in OTHER_MEANING)


def dipstick(board: Board, sentence: Sentence, value: Value) -> Name | None:
    """Return what a grade beside it measures in a fluid: "urinalysis showed 2+ protein", "urine: blood 3+"."""
    specimen = fluid_before(board, sentence, value.first) if value.text else None
    for token in (value.first - 1, value.last):
        if specimen and sentence.first <= token < sentence.last and board.document.raw[token].isalpha():
            text = board.document.words(token, token + 1)
            concept = in_fluid(board, specimen, text)
            if concept:
                return Name(token, token + 1, text, "laboratory", concept, specimen)
    return None


def counted(board: Board, sentence: Sentence, value: Value) -> Name | None:
    """Return what a unit says was counted: "4 leukocytes/\u00b5L", "6 red blood cells per field"."""
    low, first = board.document.low, value.first
    while first < value.last and low[first] not in CELLS:
        first += 1
    last = first
    while last < value.last and low[last] in CELLS:
        last += 1
    if value.kind not in ("number-concentration", "number") or first == last:
        return None
    text, specimen = board.document.words(first, last), fluid_before(board, sentence, value.first)
    behind = low[value.last : min(sentence.last, value.last + 4)]
    specimen = specimen or next((FLUIDS[word] for word in behind if word in FLUIDS), None)
    if {"cells", "cell"}.issuperset(low[first:last]):
        concept = in_fluid(board, specimen, "cell count") if specimen else None
        return Name(first, last, text, "laboratory", concept, specimen) if specimen else None
    in_blood = board.terminology.find(text, KINDS) if value.kind == "number-concentration" else None
    concept = in_fluid(board, specimen, text) if specimen else in_blood
    return Name(first, last, text, "laboratory", concept, specimen)


def _skip_links(document: Document, token: int, start: int) -> int:
    """Return the token after the name before the words that link it: "was found to be", "(LVEF)", "of"."""
    place = token
    while place > start:
        raw, low = document.raw[place - 1], document.low[place - 1]
        if raw in (")", "]"):
            opening = place - 2
            while opening > start and document.raw[opening] not in ("(", "["):
                opening -= 1
            if opening <= start or any(word[0].isdecimal() for word in document.raw[opening:place]):
                break
            place = opening
        elif raw in _SIGNS or (low in LINKS and document.stems[place - 1] not in HEADS and low not in TAILS):
            place -= 1
        else:
            break
    return place


def _short_form(document: Document, first: int, start: int) -> int | None:
    """Return the token of the short form in brackets before `first`: "End-Stage Liver Disease (MELD) score"."""
    if first - 2 <= start or document.raw[first - 1] != ")":
        return None
    opening = first - 2
    while opening > start and document.raw[opening] != "(" and first - opening < 6:
        opening -= 1
    short = document.raw[opening + 1 : first - 1]
    return opening + 1 if document.raw[opening] == "(" and short and short[0].isupper() else None


def _is_in_phrase(board: Board, token: int) -> bool:
    low, raw = board.document.low[token], board.document.raw[token]
    if (low in PHRASE_STOPS or low in LINKS) and not (len(raw) == 1 and raw.isupper()):
        return low in STATES or low in TAILS or low in OTHER_MEANING or board.document.stems[token] in HEADS
    return (raw[0].isalnum() or raw in ("/", "'", "\u2019", "+")) and board.claimer(token) is None


def _can_name(board: Board, first: int, last: int, value: Value) -> bool:
    """Say whether tokens `first` to `last` can name what `value` measures."""
    document = board.document
    worded = any(len(word) > 1 and word[0].isalpha() for word in document.raw[first:last])
    if not worded or document.stems[last - 1] in _EVENTS_NOT_NAMES or value.ucum == "[CFU]/mL":
        return False
    if value.kind == "score" and not document.stems[last - 1].endswith(("scor", "scal", "index")):
        return False
    if value.kind == "volume-rate" and not _FLOWS & set(document.stems[first:last]):
        return False
    for mention in board.in_sentence(document.sentence_of(first)):
        if mention.first < last <= mention.last and mention.of(_NOT_NAMES) and not measurable(mention):
            if document.low[mention.first] in STATES or document.stems[last - 1] in HEADS:
                continue
            return bool(mention.of(_DRUG_KINDS)) and _is_level(document, value)
    meant = [HEADS[stem] for stem in document.stems[max(first, last - 3) : last] if stem in HEADS]
    if value.text is not None or (value.second is not None and not meant):
        return False
    if value.kind is None:
        return "" in meant and (last - first > 1 or document.stems[first] == "suvmax")
    if value.kind in COUNTED:
        return (value.kind in meant and value.ucum not in _LONG_TIMES) or "24" in (value.unit or "")
    return "" in meant or value.kind in _TELLING or value.kind.endswith("concentration") or value.kind in meant


def _is_level(document: Document, value: Value) -> bool:
    """Say whether a unit is one in which a drug or a hormone is measured and never given.

    "300 mg/24 h" is a dose unless urine is spoken of.
    """
    if value.ucum in _LEVELS:
        return True
    sentence = document.sentence_of(value.first)
    collected = _COLLECTION & set(document.low[sentence.first : sentence.last])
    return value.kind == "mass-rate" and "24" in (value.unit or "") and bool(collected)


def fits(board: Board, name: Name, value: Value, is_strict: bool) -> bool:
    """Say whether a value can be one of this test: its unit is of a kind the test is measured in."""
    concept = name.concept or name.like
    if value.text is not None:
        return name.kind != "vital-sign" and (name.kind == "score") == (value.second is not None)
    if value.second is not None:
        return _pair_fits(board, name, value)
    if name.kind == "score":
        return value.kind in (None, "score", "fraction")
    if concept is None or not concept.units:
        return _generic_fits(board, name, value, is_strict)
    if value.kind is None:
        return is_strict
    kinds = kinds_of(board, concept)
    if value.kind in kinds:
        return True
    if value.kind in COLLECTED and (name.specimen or concept.key.startswith("urine") or "24" in (value.unit or "")):
        return is_strict
    if value.kind == "volume":
        return is_strict and value.ucum in ("uL", "mm3") and "number-concentration" in kinds
    if value.kind == "fraction":
        return is_strict and "number-concentration" in kinds
    told = value.kind.endswith("concentration") or value.kind in _TELLING or value.kind == "mass-ratio"
    return is_strict and (told or _is_in_degrees(name, value))


def _is_in_degrees(name: Name, value: Value) -> bool:
    """Say whether a temperature is told in degrees alone: "temperature of 40\u00b0"."""
    return name.key == "body-temperature" and value.ucum == "deg" and value.value is not None and value.value >= 30


def kinds_of(board: Board, concept: Concept) -> set[str]:
    """Return the kinds of quantity in which a concept is measured."""
    return {unit.kind for written in concept.units if (unit := board.terminology.unit(written))}


def _generic_fits(board: Board, name: Name, value: Value, is_strict: bool) -> bool:
    """Say whether a value fits a test of which no table tells the units."""
    if value.kind is None:
        return is_strict
    head = HEADS.get(board.document.stems[name.last - 1])
    if value.kind in COUNTED:
        collected = value.kind in COLLECTED and bool(name.specimen or "24" in (value.unit or ""))
        return head == value.kind or (is_strict and collected)
    return head == "" or value.kind in _TELLING or value.kind.endswith("concentration") or value.kind == "mass-ratio"


def _pair_fits(board: Board, name: Name, value: Value) -> bool:
    if name.key == "blood-pressure" or name.kind == "score":
        return True
    if value.kind == "pressure":
        return name.kind != "laboratory" and (name.concept is None or "pressure" in kinds_of(board, name.concept))
    return name.concept is None or name.kind == "laboratory"
