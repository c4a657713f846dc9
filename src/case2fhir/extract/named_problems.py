"""Problems that no table knows but the text itself calls so: "a diagnosis of NEC was made", "complained of ..."."""

from collections.abc import Iterator

from case2fhir.extract.board import Board, Mention
from case2fhir.extract.text import Document, Sentence
from case2fhir.terminology import Concept

_LEADS: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "diagnosis": ((("of",), "diagnosis"), (("was",), "diagnosis"), (("is",), "diagnosis"), ((":",), "diagnosis")),
    "diagnosed": (
        (("with",), "diagnosis"), (("as", "having"), "diagnosis"), (("as",), "diagnosis"),
        (("to", "have"), "diagnosis"),
    ),
    "diagnostic": ((("of",), "diagnosis"), (("for",), "diagnosis")),
    "consistent": ((("with",), "diagnosis"),),
    "compatible": ((("with",), "diagnosis"),),
    "suggestive": ((("of",), "diagnosis"),),
    "indicative": ((("of",), "diagnosis"),),
    "suspicious": ((("for",), "diagnosis"), (("of",), "diagnosis")),
    "suspicion": ((("of",), "diagnosis"), (("for",), "diagnosis")),
    "suspected": ((("of", "having"), "diagnosis"),),
    "suffering": ((("from",), "diagnosis"),),
    "suffered": ((("from",), "diagnosis"),),
    "complained": ((("of",), "symptom"),),
    "complains": ((("of",), "symptom"),),
    "complaining": ((("of",), "symptom"),),
}  # fmt: skip
_SKIPPED = frozenset("a an the this possible probable likely acute chronic underlying having of".split())
_END = frozenset(
    (
        "of in on at with without by for from to and or but was were is are has had made which who based according "
        "that due after before during since as established confirmed considered not no based suspected excluded given "
        "following while when because her his he she they it the this these those both"
    ).split()
)
_NOT_A_NAME = frozenset(
    (
        "patient patients diagnosis result results finding findings history clinical age admission above following "
        "literature previous initial same this these those definitive final normal"
    ).split()
)
_LONGEST = 6
EXAM_SECTIONS = frozenset(("examination", "exam", "physical-examination", "findings"))
"""Kinds of section that tell an examination."""
_DISEASE_ENDINGS = (
    "itis", "algia", "opathy", "megaly", "emia", "aemia", "osis", "oma", "omas", "omata", "penia", "uria", "plegia",
    "paresis", "rrhea", "rrhoea", "rrhage", "ectasia", "ectasis", "trophy", "plasia", "stenosis", "dynia", "phagia",
    "pnea", "pnoea", "urea", "esthesia", "aesthesia", "kinesia", "asthenia", "malacia", "ptosis", "cele", "lithiasis",
    "cytosis", "philia", "edema", "oedema", "emesis", "toxemia", "spasm", "thorax", "morphism",
)  # fmt: skip
"""Endings of Greek words for diseases and findings, which go on making words that no list has."""
_NO_DISEASE = frozenset(
    (
        "diagnosis prognosis hypnosis mitosis apoptosis analgesia anesthesia anaesthesia diploma stoma soma aroma coma "
        "euthanasia phagocytosis exocytosis endocytosis symbiosis osmosis meiosis metamorphosis anastomosis "
        "hemostasis haemostasis homeostasis academia genoma atrophy trophy thorax mesothorax ostomy varicella "
        "rhythmia diagnoses hypertrophy arthrodesis"
    ).split()
)
_MANNERS = frozenset("severe mild moderate marked acute chronic progressive intermittent recurrent sudden".split())
"""Words with which no name ends: "he suffered from severe, progressive dyspnea"."""
KINDS = ("symptom", "diagnosis", "finding", "sign", "head", "adjective", "normal", "organism")


def add_named(board: Board) -> None:
    """Add a mention for each name that the text calls a diagnosis or complaint and the tables do not know.

    An abbreviation that is named so once means the same wherever else it stands.
    """
    document, known = board.document, list(board.mentions)
    covered = {token for mention in known for token in range(mention.first, mention.last)}
    found: list[Mention] = []
    short: dict[str, Concept] = {}
    for sentence in document.sentences:
        for token in range(sentence.first, sentence.last - 1):
            for rest, kind in _LEADS.get(document.low[token], ()):
                start = token + 1 + len(rest)
                if tuple(document.low[token + 1 : start]) == rest and start < sentence.last:
                    mention = _named(board, sentence, start, kind)
                    if mention:
                        found.append(mention)
                        if mention.last - mention.first == 1 and _is_short(document.raw[mention.first]):
                            short[document.raw[mention.first]] = mention.concept
                    break
    taken = {mention.first for mention in found}
    for token, word in enumerate(document.raw):
        if word in short and token not in covered and token not in taken:
            found.append(Mention(token, token + 1, (short[word],), document.sentence_of(token), "named"))
    found.extend(_tested(board, covered | taken))
    found.extend(_by_ending(board, covered | taken | {mention.first for mention in found}))
    if found:
        board.settle(sorted([*known, *found], key=lambda mention: mention.first))


def _tested(board: Board, taken: set[int]) -> Iterator[Mention]:
    """Yield a mention for each sign of an examination that only its name tells: "McMurray positive"."""
    document = board.document
    for sentence in board.facts():
        if board.section_of[sentence.index] not in EXAM_SECTIONS:
            continue
        for token in range(sentence.first + 1, sentence.last):
            name = token - 1 - (document.low[token - 1] in ("was", "is", "were", ":"))
            if document.low[token] not in ("positive", "negative") or name < sentence.first:
                continue
            first = name - (document.low[name] in ("test", "sign", "maneuver", "manoeuvre") and name > sentence.first)
            if (
                document.raw[first][0].isupper()
                and document.raw[first].isalpha()
                and not taken & set(range(first, name + 1))
            ):
                concept = Concept("", "sign", document.words(first, name + 1))
                yield Mention(first, name + 1, (concept,), sentence, "named")


def _by_ending(board: Board, taken: set[int]) -> Iterator[Mention]:
    """Yield a mention for each unknown word that ends as words for diseases do."""
    document = board.document
    for token, word in enumerate(document.low):
        if len(word) > 6 and token not in taken and word.endswith(_DISEASE_ENDINGS) and word not in _NO_DISEASE:
            concept = Concept("", "diagnosis", document.raw[token])
            yield Mention(token, token + 1, (concept,), document.sentence_of(token), "ending")


def _named(board: Board, sentence: Sentence, start: int, kind: str) -> Mention | None:
    """Return a mention of the name at `start`, None if the tables know something in it or it is no name."""
    document = board.document
    while start < sentence.last and document.low[start] in _SKIPPED:
        start += 1
    end = start
    while end < sentence.last and end - start < _LONGEST and _goes_on(document, start, end):
        end += 1
    if end == start or document.low[start] in _NOT_A_NAME or document.low[end - 1] in _NOT_A_NAME | _MANNERS:
        return None
    if any(
        mention.first < end and start < mention.last and mention.of(KINDS) for mention in board.in_sentence(sentence)
    ):
        return None
    if not any(word[0].isalpha() and len(word) > 1 for word in document.raw[start:end]):
        return None
    concept = Concept("", kind, document.words(start, end))
    return Mention(start, end, (concept,), sentence, "named")


def _goes_on(document: Document, start: int, token: int) -> bool:
    word = document.low[token]
    if word in _END or (not word[0].isalpha() and token == start):
        return False
    return word[0].isalnum()


def _is_short(word: str) -> bool:
    return 2 <= len(word) <= 6 and sum(letter.isupper() for letter in word) >= 2
