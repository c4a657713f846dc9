"""Noun phrases: the modifiers before a mention, the place after it, and the side and severity among them."""

from case2fhir.extract.board import Board, Mention
from case2fhir.extract.quantities import Amount, number
from case2fhir.extract.record import Record, fresh
from case2fhir.extract.sizes import dimensions
from case2fhir.extract.subjects import subject_of
from case2fhir.extract.text import Document
from case2fhir.model import Quantity, Site, made
from case2fhir.model.base import Severity, Side

_STOP = frozenset(
    (
        "a an the this that these those his her their its our your my he she it they we who which of in on at to for "
        "from by with without and or but nor as into over under than then when while after before during since until "
        "was were is are be been being has have had did does do not no any some each every all both either neither "
        "patient patients man woman boy girl also only very such there other another same first second third showed "
        "shows show revealed reveals reveal demonstrated found noted presented developed reported complained denied "
        "less more much lot on had experienced including included suggesting suggested confirmed disclosed history "
        "noticed lacked possible probable likely suspected presumed presumptive provisional unlikely denying having "
        "described observed recorded diagnosed exhibited manifested displayed underwent suffered felt following "
        "causing showing representing associated respective additional investigating involving complicating supposed "
        "previous prior excluded excluding"
    ).split()
)
_SIDES: dict[str, Side] = {
    "left": "left", "right": "right", "bilateral": "bilateral", "bilaterally": "bilateral", "both": "bilateral",
    "sided": "left", "midline": "midline",
}  # fmt: skip
_LETTERS: dict[str, Side] = {"R": "right", "L": "left", "B/L": "bilateral"}
_SEVERITY: dict[str, Severity] = {
    "mild": "mild", "mildly": "mild", "slight": "mild", "slightly": "mild", "minor": "mild",
    "moderate": "moderate", "moderately": "moderate",
    "severe": "severe", "severely": "severe", "pronounced": "severe", "intense": "severe", "excruciating": "severe",
    "marked": "severe", "markedly": "severe", "massive": "severe", "profound": "severe", "extreme": "severe",
    "unbearable": "severe",
}  # fmt: skip
_COURSE = frozenset(
    (
        "acute chronic subacute recurrent intermittent persistent progressive sudden gradual constant transient "
        "episodic continuous worsening stable refractory longstanding paroxysmal relapsing fluctuating nocturnal"
    ).split()
)
_CHARACTER = frozenset(
    (
        "dull pulling sharp burning stabbing throbbing aching colicky shooting cramping cramplike crampy pricking "
        "tearing squeezing pressing crushing pulsating gnawing electric radiating pleuritic boring lancinating nagging "
        "drawing pulsatile"
    ).split()
)
_PLACE_PREPOSITIONS = frozenset("of in at over on around within along behind above below across".split())
_SUFFIXES = (
    "al",
    "ic",
    "ous",
    "ive",
    "ar",
    "ary",
    "ory",
    "ed",
    "ing",
    "less",
    "ible",
    "able",
    "oid",
    "otic",
    "ent",
    "ant",
)


class Phrase(Record):
    """A mention with what its noun phrase adds: tokens `first` to `last` (the phrase), name and qualities."""

    mention: Mention
    first: int
    last: int
    name: str
    start: int = 0
    """First token that belongs to the name."""
    side: Side | None = None
    severity: Severity | None = None
    course: list[str] = fresh(factory=list)
    character: list[str] = fresh(factory=list)
    site: Site | None = None
    place: tuple[int, int] | None = None
    sizes: list[Quantity] = fresh(factory=list)
    concept: str | None = None
    """Key of the concept that the phrase as a whole means."""


def phrase_of(board: Board, mention: Mention) -> Phrase:
    """Return the noun phrase around `mention`, with its qualities taken out of its name."""
    document = board.document
    first = _leftmost(board, mention)
    phrase = Phrase(mention, mention.first, mention.last, "")
    kept = [token for token in range(first, mention.first) if not _quality(document, token, phrase)]
    for token in range(mention.first, mention.last):
        word = document.low[token]
        if mention.last - mention.first > 1 and word in _SIDES and word != "sided":
            phrase.side = phrase.side or _SIDES[word]
        if mention.last - mention.first > 1 and word in _SEVERITY:
            phrase.severity = phrase.severity or _SEVERITY[word]
    while kept and kept[0] < mention.first and document.low[kept[0]] in _STOP:
        kept.pop(0)
    start = kept[0] if kept else mention.first
    kept = [token for token in range(start, mention.first) if token in kept]
    phrase.first = first
    phrase.start = kept[0] if kept and kept == list(range(kept[0], mention.first)) else mention.first
    if phrase.start < mention.first:
        phrase.name = document.words(phrase.start, mention.last)
    else:
        phrase.name = " ".join([*(document.raw[token] for token in kept), document.words(mention.first, mention.last)])
    _sizes(board, first, mention.first, phrase)
    _place(board, mention, phrase)
    phrase.concept = _composed(board, phrase)
    if mention.kind == "normal":
        _speak_of(board, phrase)
    return phrase


def _speak_of(board: Board, phrase: Phrase) -> None:
    """Name what a normal finding speaks of, where it is the predicate of a sentence: "left kidney was normal"."""
    mention = phrase.mention
    subject = subject_of(board, mention)
    if subject is None and board.document.low[mention.first] in ("was", "were") and phrase.start == mention.first:
        phrase.name = board.document.words(mention.first + 1, mention.last)
    if subject is None or phrase.start < subject[0]:
        return
    document, (first, last) = board.document, subject
    if document.low[last : mention.first] in ([], ["was"], ["were"], ["is"], ["are"]):
        phrase.start = first
        phrase.name = document.words(first, mention.last)
    else:
        phrase.name = f"{document.words(first, last)} {document.words(mention.first, mention.last)}"
    for site in board.in_sentence(mention.sentence, ("body-site",)):
        if first <= site.first and site.last <= last:
            _set_site(board, site, phrase)
    phrase.side = phrase.side or next((_SIDES[word] for word in document.low[first:last] if word in _SIDES), None)


def _composed(board: Board, phrase: Phrase) -> str | None:
    """Return the concept of the phrase: a bare complaint with its place may have one of its own.

    "Pulling pain in the lower back" is low back pain that pulls: the character is a quality, the place makes the name.
    """
    document, mention = board.document, phrase.mention
    first = mention.first
    while first < mention.last - 1 and document.low[first] in _CHARACTER:
        phrase.character.append(document.raw[first])
        first += 1
    key = mention.concept.key or None
    if key in _WHOLLY_GENERIC and phrase.start < mention.first:
        return None
    plain = document.words(first, mention.last)
    if first > mention.first:
        phrase.name = phrase.name.removesuffix(document.words(mention.first, mention.last)) + plain
        found = board.terminology.find(plain, _COMPLAINTS)
        key = found.key if found else key
    if phrase.site and mention.last - first == 1 and mention.of(_COMPLAINTS):
        found = board.terminology.find(f"{phrase.site.name} {plain}", _COMPLAINTS)
        key = found.key if found else key
    return key


_WHOLLY_GENERIC = frozenset(("head:syndrome", "head:disease"))
"""Bare nouns whose own code says less than nothing of the disease they end: Griscelli syndrome."""
_COMPLAINTS = ("symptom", "diagnosis", "finding", "head")


def _leftmost(board: Board, mention: Mention) -> int:
    """Return the first token of the modifiers before `mention`."""
    document, token = board.document, mention.first
    sites = {site.last: site.first for site in board.in_sentence(mention.sentence, ("body-site",))}
    while token > mention.sentence.first:
        before = token - 1
        word = document.low[before]
        if token in sites and board.is_free(sites[token], token):
            token = sites[token]
            continue
        if word == "," and _is_quality(document, before - 1) and _is_quality(document, token):
            token = before
            continue
        if word in _STOP or not board.is_free(before, token):
            break
        if not _modifies(board, word, before) and not _is_adjunct(board, mention, before):
            break
        token = before
    return token


def _modifies(board: Board, word: str, token: int) -> bool:
    if word in _SIDES or word in _SEVERITY or word in _COURSE or word in _CHARACTER:
        return True
    if _side_letter(board.document, token):
        return True
    if word in (
        "mm",
        "cm",
        "x",
        "\u00d7",
        "multiple",
        "single",
        "solitary",
        "large",
        "small",
        "huge",
        "new",
        "old",
        "gram",
    ):
        return True
    if number(word) is not None:
        return token + 1 < len(board.document.low) and board.document.low[token + 1] in ("mm", "cm", "x", "\u00d7")
    return word.isalpha() and len(word) > 3 and word.endswith(_SUFFIXES)


def _is_quality(document: Document, token: int) -> bool:
    word = document.low[token]
    return word in _SEVERITY or word in _COURSE or word in _CHARACTER


_ADJUNCT_HEADS = frozenset(("head",))
"""Kinds of bare nouns that take a noun before them into their name: carnitine deficiency, thrombus formation."""


def _is_adjunct(board: Board, mention: Mention, token: int) -> bool:
    """Say whether a word right before a bare head noun belongs to its name."""
    word = board.document.low[token]
    if mention.kind not in _ADJUNCT_HEADS or token != mention.first - 1 or not word.isalpha() or len(word) < 3:
        return False
    return not word.endswith(("ed", "ly", "ing", "es")) and not word.endswith("s")


def _side_letter(document: Document, token: int) -> Side | None:
    """Return the side that a capital letter of a note means: "R knee pain"; a letter within a name means none."""
    side = _LETTERS.get(document.raw[token])
    return side if side and not document.glued(token) and document.gap(token + 1) == " " else None


def _quality(document: Document, token: int, phrase: Phrase) -> bool:
    """Take a side, severity, course or character out of the name; say whether it was one."""
    word = document.low[token]
    if side := _side_letter(document, token):
        phrase.side = phrase.side or side
        return True
    if word in ("sided", ","):
        return True
    if word in _SIDES:
        phrase.side = phrase.side or _SIDES[word]
    elif word in _SEVERITY:
        phrase.severity = phrase.severity or _SEVERITY[word]
    elif word in _COURSE:
        phrase.course.append(document.raw[token])
    elif word in _CHARACTER:
        phrase.character.append(document.raw[token])
    else:
        return word in ("mm", "cm", "x", "\u00d7") or number(word) is not None
    return True


def _sizes(board: Board, first: int, last: int, phrase: Phrase) -> None:
    token = first
    while token < last:
        found, token = dimensions(board, token, last)
        phrase.sizes += found


def quantity(amount: Amount) -> Quantity:
    """Return the model's quantity of an amount of the text."""
    return made(Quantity)(
        value=amount.value, high=amount.high, comparator=amount.comparator, unit=amount.unit, ucum=amount.ucum
    )


def _place(board: Board, mention: Mention, phrase: Phrase) -> None:
    """Find the body site: among the modifiers, or after a preposition behind the mention."""
    document, stop = board.document, mention.sentence.last
    if mention.last - mention.first > 1:
        within = _site_within(board, mention)
        if within:
            phrase.site, phrase.side = within, phrase.side or within.side
            return
    inside = [m for m in board.in_sentence(mention.sentence, ("body-site",)) if phrase.first <= m.first < mention.first]
    if inside:
        _set_site(board, inside[-1], phrase)
        return
    token = mention.last
    if token < stop and document.low[token] in _PLACE_PREPOSITIONS:
        limit = min(stop, token + 7)
        for site in board.in_sentence(mention.sentence, ("body-site",)):
            if token < site.first < limit and _only_modifiers(document, token + 1, site.first, phrase):
                _set_site(board, site, phrase)
                phrase.place = (token + 1, site.last)
                phrase.last = site.last
                return


def _site_within(board: Board, mention: Mention) -> Site | None:
    """Return the body site among the words of the mention itself: "numbness in her left leg"."""
    document, terms = board.document, board.terminology
    for first in range(mention.first, mention.last):
        for last in range(mention.last, first, -1):
            if last - first == mention.last - mention.first:
                continue
            found = terms.find(document.words(first, last), ("body-site",))
            if found:
                begin = first - (first > mention.first and document.low[first - 1] in _SIDES)
                side = next((_SIDES[word] for word in document.low[begin:last] if word in _SIDES), None)
                return made(Site)(name=document.words(begin, last), concept=found.key, side=side)
    return None


def _only_modifiers(document: Document, first: int, last: int, phrase: Phrase) -> bool:
    side: Side | None = None
    for token in range(first, last):
        word = document.low[token]
        if word in _SIDES:
            side = _SIDES[word]
        elif word not in (
            "the",
            "his",
            "her",
            "their",
            "a",
            "aspect",
            "of",
            "part",
            "side",
            "area",
            "region",
            "center",
        ) and not (word.endswith(_SUFFIXES) or word in ("upper", "lower", "mid", "middle")):
            return False
    phrase.side = phrase.side or side
    return True


def _set_site(board: Board, site: Mention, phrase: Phrase) -> None:
    concept = site.of(("body-site",))
    words = board.document.words(site.first, site.last)
    sides = [_SIDES[word] for word in board.document.low[site.first : site.last] if word in _SIDES]
    side = sides[0] if sides else phrase.side
    phrase.side = phrase.side or side
    phrase.site = made(Site)(name=words, concept=concept.key if concept else None, side=phrase.side)
