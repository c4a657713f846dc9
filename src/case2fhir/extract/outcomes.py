"""Outcomes: how it went, in the source's words, with a stated amount of change."""

from typing import Literal

from case2fhir.extract.board import Board, Mention, doubt
from case2fhir.extract.noun_phrases import quantity
from case2fhir.extract.quantities import amount_at
from case2fhir.extract.registry import extracts
from case2fhir.extract.text import Sentence
from case2fhir.extract.times import UNRESOLVED
from case2fhir.model import Outcome, made

Direction = Literal["better", "worse", "unchanged", "resolved", "died"]
_DIRECTIONS: dict[str, Direction] = {
    "improved": "better", "improvement": "better", "improving": "better", "reduction": "better", "decreased": "better",
    "reduced": "better", "relief": "better", "recovered": "resolved", "recovery": "resolved", "regression": "better",
    "subsided": "resolved", "disappeared": "resolved", "resolved": "resolved", "resolution": "resolved",
    "worsened": "worse", "deteriorated": "worse", "worsening": "worse", "deterioration": "worse",
}  # fmt: skip


_WHOLE = frozenset(
    (
        "well-being-improved recovery uneventful-course no-recurrence general-health-deterioration condition-worsened "
        "complication lost-to-follow-up successful partially-successful unsuccessful remission complete-effect"
    ).split()
)
"""Outcomes that say by themselves how it went."""
_CHANGES = frozenset("improvement resolution relief decrease worsening unchanged stable recurrence".split())
"""Changes that are an outcome only of the patient or of a complaint: a filtration rate decreases too."""
_OF_THE_PATIENT = frozenset(
    "patient he she condition symptoms symptom course state status recovery child infant boy girl man woman".split()
)
_PROBLEMS = ("symptom", "diagnosis", "finding", "sign", "head")
_COMPLETE = frozenset(("complete", "full", "total"))
_EFFECTS = frozenset(("effect", "recovery", "relief", "resolution", "remission"))


@extracts("outcomes")
def read_outcomes(board: Board) -> None:
    """Put the outcomes on the board: curated outcome phrases, and changes by a stated share ("decreased by 80%")."""
    for sentence in board.facts():
        _measured(board, sentence)
        for mention in board.in_sentence(sentence, ("outcome",)):
            if mention.context.subject == "patient" and mention.context.time not in ("hypothetical", "planned"):
                _curated(board, sentence, mention)
    _contradictions(board)


def _curated(board: Board, sentence: Sentence, mention: Mention) -> None:
    concept = mention.of(("outcome",))
    if concept is None or not board.is_free(mention.first, mention.last) or mention.context.negated:
        return
    if _compares(board, mention):
        return
    changed = _changed(board, sentence, mention) if concept.key in _CHANGES else None
    about_patient = concept.key in _CHANGES and any(
        word in _OF_THE_PATIENT for word in board.document.low[max(sentence.first, mention.first - 5) : mention.first]
    )
    if concept.key not in _WHOLE and changed is None and not about_patient:
        return
    if changed and concept.extra.get("direction") == "resolved" and changed.context.time == "resolved":
        return  # the problem itself is resolved: that is where this fact stands
    last = _object_end(board, sentence, mention.last)
    first = changed.first if changed and 0 <= mention.first - changed.first <= 8 else mention.first
    board.add(
        "outcomes",
        made(Outcome)(
            name=board.document.words(first, last),
            concept=concept.key,
            text=_sentence_text(board, sentence),
            direction=concept.extra.get("direction"),
            problems=(_place(board, changed),) if changed else (),
            evidence=(board.evidence(first, last),),
            encounter=board.encounter_at(mention.first),
        ),
    )
    board.claim(mention.first, mention.last, "outcomes")


def _compares(board: Board, mention: Mention) -> bool:
    """Say whether a word of change tells no course: "for a better view", "she declined the operation"."""
    low, last = board.document.low, mention.last
    if low[mention.first] == "declined":
        return low[last : last + 1] != ["."] and low[last : last + 1] not in (
            ["to"],
            ["over"],
            ["after"],
            ["gradually"],
        )
    return low[mention.first] == "better" and low[mention.first - 1 : mention.first] in (["a"], ["for"], ["the"])


def _changed(board: Board, sentence: Sentence, mention: Mention) -> Mention | None:
    """Return the complaint that a change is of: shortly before the word, or after "in" or "of"."""
    found = None
    for other in board.in_sentence(sentence, _PROBLEMS):
        if mention.first - 6 <= other.first < mention.first:
            found = other
        follows = mention.last <= other.first <= mention.last + 4
        if found is None and follows and board.document.low[mention.last] in ("in", "of"):
            return other
    return found


def _place(board: Board, mention: Mention) -> str:
    return UNRESOLVED + "{}-{}".format(*board.document.span(mention.first, mention.last))


def _contradictions(board: Board) -> None:
    """Raise a doubt at an outcome of a part where the text elsewhere calls the effect complete."""
    outcomes: list[Outcome] = board.items.get("outcomes", [])
    place = next((n for n, each in enumerate(outcomes) if each.quantity and each.quantity.value < 100), None)
    if place is None:
        return
    low = board.document.low
    for token, word in enumerate(low[:-1]):
        if word in _COMPLETE and low[token + 1] in _EFFECTS:
            words = board.document.words(token, token + 2)
            message = f"{outcomes[place].name}: the text also speaks of a “{words}”; one of them is not exact"
            outcomes[place] = outcomes[place].model_copy(
                update={"doubts": (*outcomes[place].doubts, doubt("contradiction", message))}
            )
            return


def _object_end(board: Board, sentence: Sentence, token: int) -> int:
    """Return where "improvement in overall well-being" ends: at the end of its clause, a few words on at most."""
    low = board.document.low
    if token >= sentence.last or low[token] not in ("in", "of"):
        return token
    stop = token + 1
    while (
        stop < sentence.last
        and stop - token < 12
        and low[stop] not in (".", ",", ";", "and", "with", "after", "at", "but")
    ):
        stop += 1
    return stop if stop > token + 1 else token


def _measured(board: Board, sentence: Sentence) -> None:
    """Read "X decreased by 80 %": the share is the amount, the words before it say of what."""
    document = board.document
    for token in range(sentence.first, sentence.last - 1):
        direction = _DIRECTIONS.get(document.low[token])
        if direction is None or document.low[token + 1] not in ("by", "of"):
            continue
        if token + 2 >= sentence.last:
            continue
        start = token + 2 + (document.low[token + 2] in ("about", "approximately", "nearly", "almost", "over"))
        amount = amount_at(document, board.terminology, start, sentence.last) if start < sentence.last else None
        if amount is None or amount.ucum != "%" or not board.is_free(amount.first, amount.last):
            continue
        first = _subject_start(board, sentence, token)
        board.add(
            "outcomes",
            made(Outcome)(
                name=document.words(first, token + 1),
                text=_sentence_text(board, sentence),
                direction="worse" if direction == "worse" else "better",
                quantity=quantity(amount),
                evidence=(board.evidence(first, amount.last),),
                encounter=board.encounter_at(token),
            ),
        )
        board.claim(token, amount.last, "outcomes")


def _subject_start(board: Board, sentence: Sentence, token: int) -> int:
    first = token
    while first > sentence.first and token - first < 12 and board.document.raw[first - 1] not in ",;:":
        first -= 1
    return first


def _sentence_text(board: Board, sentence: Sentence) -> str:
    return " ".join(board.document.text[sentence.start : sentence.end].split())
