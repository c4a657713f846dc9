"""Drugs that no table lists, told by their dosage: "Prothyra 10 mg once daily for 7 days"."""

from case2fhir.extract.board import Board, Mention
from case2fhir.extract.dosages import Piece, pieces
from case2fhir.extract.drugs import Drug
from case2fhir.extract.text import Sentence

_UNITS = frozenset(("mg", "ug", "g", "[IU]", "U"))
_WRITTEN = frozenset(
    "mg mgs milligram milligrams ug mcg mcgs \u00b5g \u03bcg microgram micrograms g gm gms gr gram grams iu ui u unit "
    "units".split()
)
"""How those units are written: a sentence without any of them is not searched."""
_LED = frozenset(
    "with of on and or plus received receive receiving given giving started start commenced prescribed prescribe "
    "taking took takes take using by , : + ( - tab tablet inj injection cap capsule oral intravenous iv po".split()
)
_NO_ENDINGS = ("ing", "ed", "ly", "tion", "tions", "ness", "ment", "ments", "ity", "ance", "ence", "sis")
_NO_DRUGS = frozenset(
    (
        "dose doses dosage total about around approximately least most until maintenance loading daily weekly every "
        "once twice tablet tablets capsule capsules vial ampoule syrup drops cream oral intravenous agent agents drug "
        "drugs therapy treatment medication regimen from than after before only level levels protein sodium weight "
        "solution single double steroid steroids initial initially currently then another extra additional "
        "chemotherapy bolus route calories infusion perfusion rate power speed intake diet fluid fluids food energy"
    ).split()
)


def unlisted(board: Board, sentence: Sentence, found: list[Drug]) -> list[Drug]:
    """Return the words that stand where a drug stands: before a dose that has a frequency, a route or a duration."""
    if _WRITTEN.isdisjoint(board.document.low[sentence.first : sentence.last]):
        return []
    told = pieces(board, sentence.first, sentence.last)
    named = {token for drug in found for token in range(drug.first, drug.last)}
    more = []
    for place, piece in enumerate(told):
        word = piece.first - 1
        if _is_drug_dose(piece) and _is_dosage(told, place) and word not in named and _may_be(board, sentence, word):
            mention = Mention(word, word + 1, (), sentence)
            more.append(Drug(word, word + 1, mention, None, board.document.raw[word]))
    return more


def _is_drug_dose(piece: Piece) -> bool:
    dose = piece.dose
    if piece.kind != "dose" or dose is None or dose.counted or dose.is_strength:
        return False
    return (dose.amounts[0].ucum or "").split("/")[0] in _UNITS


def _is_dosage(told: list[Piece], place: int) -> bool:
    """Say whether a frequency, a route or a duration stands right behind the dose."""
    piece = told[place]
    following = told[place + 1] if place + 1 < len(told) else None
    return (
        following is not None
        and following.first - piece.last <= 1
        and following.kind in ("frequency", "route", "duration")
    )


def _may_be(board: Board, sentence: Sentence, token: int) -> bool:
    """Say whether the word at `token` may name a drug: unknown, no plain English word by its form, led as one."""
    document = board.document
    if token < sentence.first or not board.is_free(token, token + 1):
        return False
    word = document.low[token]
    if len(word) < 5 or not word.isalpha() or word in _NO_DRUGS or word.endswith(_NO_ENDINGS):
        return False
    if any(mention.first <= token < mention.last for mention in board.in_sentence(sentence)):
        return False
    is_name = document.raw[token][0].isupper() and not document.raw[token].isupper()
    if token == sentence.first:
        return is_name
    return document.low[token - 1] in _LED or (is_name and document.raw[token - 1] not in (".", ")"))
