"""Identity as a document's head states it: name, date of birth, record number; and the dates of a stay."""

from case2fhir.extract.board import Board, doubt
from case2fhir.extract.record import Record
from case2fhir.extract.text import Document, Sentence
from case2fhir.extract.times import date_at
from case2fhir.model import BirthDate, Doubt, Identifier, PersonName, Sex, made

_LABELS: dict[tuple[str, ...], str] = {
    ("name",): "name", ("patient", "name"): "name", ("patient",): "name", ("name", "of", "patient"): "name",
    ("dob",): "birth", ("date", "of", "birth"): "birth", ("birth", "date"): "birth", ("birthdate",): "birth",
    ("mrn",): "identifier", ("medical", "record", "number"): "identifier", ("hospital", "number"): "identifier",
    ("patient", "id"): "identifier", ("record", "number"): "identifier", ("chart", "number"): "identifier",
    ("case", "number"): "identifier", ("nhs", "number"): "identifier", ("hospital", "no"): "identifier",
    ("admission", "date"): "admission", ("date", "of", "admission"): "admission", ("admitted",): "admission",
    ("discharge", "date"): "discharge", ("date", "of", "discharge"): "discharge", ("discharged",): "discharge",
    ("date", "of", "visit"): "visit", ("visit", "date"): "visit", ("date", "of", "consultation"): "visit",
    ("date",): "visit", ("sex",): "sex", ("gender",): "sex",
}  # fmt: skip
_SEXES = {"f": "female", "female": "female", "woman": "female", "m": "male", "male": "male", "man": "male"}
_WIDEST_LABEL = 3


class Identity(Record):
    """What the head of a document states; `dates` are (role, date, first token, last token)."""

    name: PersonName | None = None
    birth: BirthDate | None = None
    sex: Sex | None = None
    identifiers: tuple[Identifier, ...] = ()
    dates: tuple[tuple[str, str, int, int], ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read_identity(board: Board) -> Identity:
    """Return what labels at the starts of lines state ("DOB: 1980-02-17"), and claim their words."""
    found = Identity()
    for sentence in board.document.sentences:
        token = sentence.first
        while token < sentence.last:
            label = _label(board.document, sentence, token)
            if label is None:
                if token > sentence.first + 30:
                    break
                token += 1
                continue
            kind, value = label
            end = _value_end(board.document, sentence, value)
            if end > value and _take(board, found, kind, value, end):
                board.claim(token, end, "identity")
            token = max(end, value)
    return found


def _label(document: Document, sentence: Sentence, token: int) -> tuple[str, int] | None:
    """Return (kind, token of the value) if a label and its colon start at `token`."""
    if token > sentence.first and document.raw[token - 1] not in ",;|/" and "\t" not in document.gap(token):
        return None
    for width in range(_WIDEST_LABEL, 0, -1):
        colon = token + width
        if colon < sentence.last and document.raw[colon] == ":":
            kind = _LABELS.get(tuple(document.low[token:colon]))
            return (kind, colon + 1) if kind else None
    return None


def _value_end(document: Document, sentence: Sentence, token: int) -> int:
    """Return where a value ends: at the end of its line, at a semicolon, a bar or a tab."""
    end = token
    while (
        end < sentence.last and document.raw[end] not in ";|" and "\n" not in (document.gap(end) if end > token else "")
    ):
        if end > token and "\t" in document.gap(end):
            break
        end += 1
    return end


def _take(board: Board, found: Identity, kind: str, value: int, end: int) -> bool:
    document = board.document
    evidence = (board.evidence(value, end),)
    words = document.words(value, end).strip(" .,")
    if kind == "name":
        if found.name or not _looks_like_name(document, value, end):
            return False
        found.name = made(PersonName)(text=words, evidence=evidence)
    elif kind == "identifier":
        number = "".join(document.slice(value, end).split())
        if not any(character.isdigit() for character in number):
            return False
        found.identifiers += (made(Identifier)(value=number, kind="MR", evidence=evidence),)
    elif kind == "sex":
        sex = _SEXES.get(document.low[value])
        if sex is None:
            return False
        found.sex = made(Sex)(
            value="female" if sex == "female" else "male", evidence=(board.evidence(value, value + 1),)
        )
    else:
        return _take_date(board, found, kind, value, end)
    return True


def _take_date(board: Board, found: Identity, kind: str, value: int, end: int) -> bool:
    dated = date_at(board.document, value, end)
    if dated is None:
        if kind == "birth" and any(map(str.isdigit, board.document.slice(value, end))):
            words = board.document.words(value, end)
            found.doubts += (
                doubt(
                    "date-ambiguous", f"“{words}” may name the day or the month first; write birth_date as 1980-02-17"
                ),
            )
        return False
    if kind == "birth":
        found.birth = made(BirthDate)(value=dated[1], evidence=(board.evidence(value, dated[0]),))
    else:
        found.dates += ((kind, dated[1], value, dated[0]),)
    return True


def _looks_like_name(document: Document, value: int, end: int) -> bool:
    words = [word for word in document.raw[value:end] if word not in ",."]
    return 2 <= len(words) <= 5 and all(word[0].isupper() and word.replace("'", "").isalpha() for word in words)
