"""What grew: organisms and "no growth" as findings of a microbiology study."""

from case2fhir.extract.board import Board, Mention
from case2fhir.extract.study_reports import Report
from case2fhir.extract.text import Document, Sentence
from case2fhir.model import Finding, made

_GROWTH = frozenset("grew yielded isolated growth grown identified isolation for revealed showed of detected".split())
_ENDINGS = tuple("us um is ae ii a i es ens ans".split())
_GROWING = frozenset(("growth", "grow", "grown"))
_ABSENT = frozenset(("negative", "sterile"))


def read_growth(board: Board, key: str, name: str, reports: list[Report], others: list[Report]) -> None:
    """Put organisms, "no growth", and positive or negative results into `board.findings_of[key]`."""
    found = board.findings_of.setdefault(key, [])
    for report in reports:
        sentence = _own_part(report, others)
        before = len(found)
        found.extend(_organisms(board, report, sentence))
        found.extend(_nothing(board, sentence))
        if len(found) == before:
            found.extend(_result(board, name, report))
    if not found:
        del board.findings_of[key]


def _own_part(report: Report, others: list[Report]) -> Sentence:
    """Return the sentence of a study up to the next study in it: what grew behind that one is that one's."""
    sentence = report.sentence
    behind = [each.first for each in others if each.sentence is sentence and each.first > report.last]
    return sentence.but(last=min(behind)) if behind else sentence


def _organisms(board: Board, report: Report, sentence: Sentence) -> list[Finding]:
    document = board.document
    made_of: list[Finding] = []
    for mention in board.in_sentence(report.sentence, ("organism",)):
        if (
            mention.last <= sentence.last
            and board.is_free(mention.first, mention.last)
            and mention.first >= report.first - 12
        ):
            concept = mention.of(("organism",))
            made_of.append(_finding(board, mention.first, mention.last, concept.key if concept else None, mention))
    if made_of:
        return made_of
    for token in range(report.last, sentence.last - 1):
        last = _binomial(document, token, sentence)
        told = token == report.last + 1 and document.raw[report.last] == ":"
        told = told or not _GROWTH.isdisjoint(document.low[report.last : token])
        if last and told and board.is_free(token, last):
            made_of.append(_finding(board, token, last, None, None))
    return made_of


def _binomial(document: Document, token: int, sentence: Sentence) -> int | None:
    """Return the token after a Latin name that starts at `token`: Klebsiella pneumoniae, E. coli, Candida spp."""
    raw = document.raw
    if not raw[token][0].isupper() or token == sentence.first:
        return None
    place = token + 1
    if len(raw[token]) == 1 and raw[place] == ".":
        place += 1
    elif len(raw[token]) < 5 or not raw[token].isalpha() or raw[token].isupper():
        return None
    if (
        place < sentence.last
        and raw[place].isalpha()
        and raw[place].islower()
        and raw[place].endswith((*_ENDINGS, "spp", "sp", "coli"))
    ):
        return place + 1 if len(raw[place]) > 1 else None
    return None


def _finding(board: Board, first: int, last: int, concept: str | None, mention: Mention | None) -> Finding:
    board.claim(first, last, "studies")
    negated = bool(mention and mention.context.negated)
    return made(Finding)(
        name=board.document.words(first, last),
        concept=concept,
        evidence=(board.evidence(first, last),),
        result="absent" if negated else "present",
    )


def _nothing(board: Board, sentence: Sentence) -> list[Finding]:
    """Return "no growth" of a sentence as a finding: a result, and not an absence of one."""
    document = board.document
    for token in range(sentence.first + 1, sentence.last):
        if document.low[token] not in _GROWING:
            continue
        for first in range(max(sentence.first, token - 4), token):
            if document.low[first] in ("no", "not", "without") and board.is_free(first, token + 1):
                board.claim(first, token + 1, "studies")
                words = document.words(first, token + 1)
                return [
                    made(Finding)(
                        name="growth", value=words, result="absent", evidence=(board.evidence(first, token + 1),)
                    )
                ]
    return []


def _result(board: Board, name: str, report: Report) -> list[Finding]:
    """Return a bare result: "blood cultures were negative", "PCR was positive"."""
    document = board.document
    for token in range(report.last, min(report.sentence.last, report.last + 8)):
        word = document.low[token]
        if (
            word in ("positive", *_ABSENT)
            and document.low[token - 1] not in ("-", "gram")
            and board.is_free(token, token + 1)
        ):
            board.claim(token, token + 1, "studies")
            return [
                made(Finding)(
                    name=name,
                    result="positive" if word == "positive" else "negative",
                    value=word,
                    evidence=(board.evidence(token, token + 1),),
                )
            ]
        if word in ";,":
            return []
    return []
