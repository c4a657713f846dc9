"""The drugs that a sentence names: ingredients, brands, classes, regimens, fixed combinations, abbreviations."""

from typing import NamedTuple

from case2fhir.extract.board import Board, Mention
from case2fhir.extract.drug_context import is_something_else
from case2fhir.extract.text import Document, Sentence
from case2fhir.terminology import Concept

KINDS = ("medication", "drug-class", "analyte", "laboratory")

_HYPHENS = "-\u2010\u2011\u2013"
_STATES = frozenset("anesthesia anaesthesia anesthetic anaesthetic sedation analgesia".split())
"""Words for a state that drugs bring about: the state and the drug are two facts."""
_MAX_ALIAS = 5


class Drug(NamedTuple):
    """A drug, class or regimen named at tokens `first` to `last` of a sentence.

    `concept` is None for a fixed combination ("tazobactam/piperacillin") that the tables do not list as one.
    """

    first: int
    last: int
    mention: Mention
    concept: Concept | None
    name: str
    general: tuple[tuple[int, int], ...] = ()
    """Tokens of words for its class that say the same: "diuretic furosemide", "chemotherapy with cisplatin"."""
    is_repeated: bool = False
    """Whether it only names the drug before it again, in brackets: "capecitabine (Xeloda)"."""

    @property
    def is_class(self) -> bool:
        """Say whether it names a class or a regimen, not an ingredient or a brand."""
        concept = self.concept
        return concept is not None and (concept.kind == "drug-class" or "class" in _groups_of(concept))


Aliases = dict[str, list[tuple[tuple[str, ...], Drug]]]
"""Short forms that the text gives its drugs, by their first token."""


def drugs(board: Board, sentence: Sentence, aliases: Aliases) -> list[Drug]:
    """Return the drugs that one sentence names, in order; short forms that it introduces are added to `aliases`."""
    document = board.document
    found = _apposed(document, _combined(document, _named(board, sentence)))
    for drug in found:
        _introduce(document, sentence, drug, aliases)
    if aliases:
        found = sorted([*found, *_short(board, sentence, aliases, found)], key=lambda drug: drug.first)
    return _repeated(document, found)


def _groups_of(concept: Concept) -> tuple[object, ...]:
    return concept.extra.get("group"), concept.extra.get("class")


def _named(board: Board, sentence: Sentence) -> list[Drug]:
    found = []
    for mention in board.in_sentence(sentence, KINDS):
        concept = mention.of(KINDS)
        if concept is None or mention.context.subject == "family" or not board.is_free(mention.first, mention.last):
            continue
        if not is_something_else(board, mention, concept, sentence):
            name = board.document.words(mention.first, mention.last)
            own = None if concept.kind == "laboratory" else concept
            found.append(Drug(mention.first, mention.last, mention, own, name))
    return found


def _combined(document: Document, found: list[Drug]) -> list[Drug]:
    """Return the drugs with those that a slash or a hyphen joins without a space as one: a combination product."""
    joined: list[Drug] = []
    for drug in found:
        left = joined[-1] if joined else None
        if left and not left.is_class and not drug.is_class and _is_glued(document, left.last, drug.first):
            name = document.words(left.first, drug.last)
            concept = left.concept if left.concept is drug.concept else None
            joined[-1] = Drug(left.first, drug.last, left.mention, concept, name)
        else:
            joined.append(drug)
    return joined


def _is_glued(document: Document, last: int, first: int) -> bool:
    between = document.text[document.ends[last - 1] : document.starts[first]]
    return between == "/" or (len(between) == 1 and between in _HYPHENS)


def _apposed(document: Document, found: list[Drug]) -> list[Drug]:
    """Return the drugs without the words for their class that stand with them and say the same."""
    kept: list[Drug] = []
    for drug in found:
        left = kept[-1] if kept else None
        if left and not drug.is_class and left.is_class and _names_of_class(document, left, drug):
            kept[-1] = drug._replace(general=(*left.general, (left.first, left.last)))
        elif left and drug.is_class and not left.is_class and _is_behind(document, left, drug):
            kept[-1] = left._replace(general=(*left.general, (drug.first, drug.last)))
        else:
            kept.append(drug)
    return kept


def _is_behind(document: Document, left: Drug, general: Drug) -> bool:
    """Say whether a class stands right behind its drug, or behind its strength: "tobramycin 0.3% eye drops"."""
    between = document.raw[left.last : general.first]
    return not between or (between[-1] == "%" and len(between) <= 3)


def _names_of_class(document: Document, general: Drug, drug: Drug) -> bool:
    """Say whether a class and a drug are told as one: "diuretic furosemide", "chemotherapy with cisplatin"."""
    low = document.low
    if not _STATES.isdisjoint(low[general.first : general.last]):
        return False
    between = low[general.last : drug.first]
    if not between:
        return True
    return len(between) <= 3 and between[0] in ("with", "using") and all(word.isalpha() for word in between)


def _repeated(document: Document, found: list[Drug]) -> list[Drug]:
    """Return the drugs, those that name the drug before them again in brackets marked as such."""
    for place in range(1, len(found)):
        left, drug = found[place - 1], found[place]
        same = left.concept is drug.concept and (left.concept is not None or left.name == drug.name)
        if same and drug.first == left.last + 1 and document.raw[left.last] == "(":
            found[place] = drug._replace(is_repeated=True)
    return found


def _introduce(document: Document, sentence: Sentence, drug: Drug, aliases: Aliases) -> None:
    """Note the short form in brackets behind a drug: "granulocyte colony-stimulating factor (G-CSF)"."""
    opening = drug.last
    if opening + 2 >= sentence.last or document.raw[opening] != "(":
        return
    stop = min(sentence.last, opening + 2 + _MAX_ALIAS)
    closing = next((token for token in range(opening + 1, stop) if document.raw[token] in "),;"), None)
    if closing is None or closing == opening + 1:
        return
    short = tuple(document.raw[opening + 1 : closing])
    written = document.slice(opening + 1, closing)
    letters = [letter for letter in written if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    if " " in written or len(letters) < 2 or capitals * 2 < len(letters) or any(mark in written for mark in "%="):
        return
    aliases.setdefault(short[0], []).append((short, drug))


def _short(board: Board, sentence: Sentence, aliases: Aliases, found: list[Drug]) -> list[Drug]:
    """Return the drugs that a sentence names by a short form of this text."""
    raw = board.document.raw
    named = {token for drug in found for token in range(drug.first, drug.last)}
    short = []
    for token in range(sentence.first, sentence.last):
        for form, drug in aliases.get(raw[token], ()):
            last = token + len(form)
            if last > sentence.last or tuple(raw[token:last]) != form or not board.is_free(token, last):
                continue
            if named.isdisjoint(range(token, last)):
                concept = drug.concept
                mention = Mention(token, last, (concept,) if concept else (), sentence, "abbreviation")
                if not concept or not is_something_else(board, mention, concept, sentence):
                    short.append(Drug(token, last, mention, concept, drug.name))
                    named.update(range(token, last))
    return short
