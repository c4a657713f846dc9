"""Literature, consent and the moral of the story: sentences that state no fact of the patient."""

from case2fhir.extract.board import Board
from case2fhir.extract.text import Document, Sentence
from case2fhir.terminology import Terminology

_OF_THE_PATIENT = frozenset(
    "patient he she his her him our underwent admitted boy girl man woman infant child".split()
)


def settle_literature(board: Board) -> None:
    """Mark the sentences that speak of the literature, of consent, or sum up, as context."""
    for sentence in board.document.sentences:
        if sentence.index not in board.context_sentences and _is_context(board.document, board.terminology, sentence):
            board.context_sentences.add(sentence.index)


def _is_context(document: Document, terms: Terminology, sentence: Sentence) -> bool:
    token, literature = sentence.first, False
    while token < sentence.last:
        hit = terms.match_in("context", document.stems, token)
        for kind, _, _ in hit[1] if hit and token + hit[0] <= sentence.last else ():
            if kind == "closing":
                return True
            literature = literature or kind == "literature"
        token += 1
    return literature and not any(word in _OF_THE_PATIENT for word in document.low[sentence.first : sentence.last])
