"""Literature, consent and the moral of the story: sentences that state no fact of the patient."""

from case2fhir.extract.board import Board
from case2fhir.extract.text import Document, Sentence

_DONE = frozenset("performed done planned scheduled executed undertaken".split())
_BESIDE = frozenset(("and", ",", "after", "with", "under", "following"))
_OF_THE_PATIENT = frozenset("patient he she his her him our underwent admitted boy girl man woman infant child".split())


def settle_literature(board: Board) -> None:
    """Mark the sentences that speak of the literature, of consent, or sum up, as context.

    What follows in a paragraph that opens with a sentence that sums up ("this case shows that") sums up too; one
    that opens with the literature goes on with it until a sentence speaks of the patient.
    """
    closed: int | None = None
    told: int | None = None
    for sentence in board.document.sentences:
        if sentence.index in board.context_sentences:
            continue
        state = _state(board, sentence)
        if state == "closing" and _opens_paragraph(board.document, sentence):
            closed = sentence.paragraph
        if state == "literature" and _opens_paragraph(board.document, sentence):
            told = sentence.paragraph
        elif state is None and told == sentence.paragraph and _speaks_of_patient(board.document, sentence):
            told = None
        if state or sentence.paragraph in (closed, told):
            board.context_sentences.add(sentence.index)


def _opens_paragraph(document: Document, sentence: Sentence) -> bool:
    before = document.sentences[sentence.index - 1] if sentence.index else None
    return before is not None and before.paragraph != sentence.paragraph


def _is_beside_a_deed(document: Document, token: int, sentence: Sentence) -> bool:
    """Say whether consent is told beside a deed: "surgery was planned and | informed consent was taken"."""
    low = document.low
    if "consent" not in low[token : token + 2]:
        return False
    beside = token > sentence.first and low[token - 1] in _BESIDE
    return beside or not _DONE.isdisjoint(low[token + 2 : sentence.last])


def _state(board: Board, sentence: Sentence) -> str | None:
    """Return "closing" or "literature" for a sentence that states no fact, None for one that may."""
    token, literature = sentence.first, False
    while token < sentence.last:
        hit = board.trigger_at(token)
        for kind, _, _ in hit[1] if hit and token + hit[0] <= sentence.last else ():
            if kind == "closing":
                return "closing"
            literature = literature or (kind == "literature" and not _is_beside_a_deed(board.document, token, sentence))
        token += 1
    return "literature" if literature and not _speaks_of_patient(board.document, sentence) else None


def _speaks_of_patient(document: Document, sentence: Sentence) -> bool:
    return any(word in _OF_THE_PATIENT for word in document.low[sentence.first : sentence.last])
