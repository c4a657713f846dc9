"""Which piece of dosage belongs to which drug: a dose of one drug never goes to its neighbour."""

from collections.abc import Iterable

from case2fhir.extract.board import Board
from case2fhir.extract.dosages import Piece, pieces
from case2fhir.extract.doses import Dose
from case2fhir.extract.drugs import Drug
from case2fhir.extract.record import Record, fresh
from case2fhir.extract.text import Document, Sentence

_INTO = frozenset("of a an the dose doses dosage or".split())
_BEHIND = frozenset(
    "( [ ) ] , : = \u2014 \u2013 - at a an the dose doses dosage of in with was were is are been be being started "
    "initiated commenced begun given administered initially initial starting maintenance then followed by to up "
    "increased reduced decreased tapered titrated lowered raised from total maximum which intravenously drip "
    "infusion daily target rate therapy treatment monotherapy tablet tablets concentrate continuous as bolus".split()
)
_SHARED = frozenset(("both", "each", "all"))
_JOINTS = frozenset("+/")
_ASIDE = frozenset("( [ = / , ) ] i.e".split())
_CHANGES = frozenset(
    "increased increasing increase reduced reducing reduction decreased tapered tapering titrated lowered raised "
    "changed escalated then followed to thereafter up".split()
)
_FORMER = frozenset(("was", "previously", "formerly", "before"))
"""What says in brackets that a dose is the former one: "40 mg (was 20 mg)"."""
_NEAR_UNITS = frozenset("L mL % uL mmol mol".split())
_STRANGERS = {"dose": 6, "strength": 1, "frequency": 3, "duration": 4, "route": 2, "form": 1, "course": 3, "level": 1}
"""How many words that say nothing of a dosage may stand between a drug and a piece of it."""


class Regimen(Record):
    """One dosage of one drug; `change` says that it follows another dosage of that drug."""

    pieces: list[Piece] = fresh(factory=list)
    extra: list[Piece] = fresh(factory=list)
    change: bool = False
    ambiguous: bool = False
    """A dose was given for a combination, and which drug it is meant for is not told."""
    is_former: bool = False
    """What follows speaks of a dose in other words, or of the former one, and stays words."""

    def of(self, kind: str) -> Piece | None:
        """Return the first piece of a kind."""
        return next((piece for piece in self.pieces if piece.kind == kind), None)


def regimens(board: Board, sentence: Sentence, found: list[Drug]) -> list[tuple[list[Drug], list[list[Regimen]]]]:
    """Return the drugs of a sentence in groups ordered as one, with the regimens of each drug of a group."""
    document = board.document
    groups = _groups(document, [drug for drug in found if not drug.is_repeated])
    held: list[list[Piece]] = [[] for _ in groups]
    loose = [
        piece
        for piece in pieces(board, sentence.first, sentence.last)
        if not any(drug.first < piece.last and piece.first < drug.last for drug in found)
    ]
    told = _respective(document, sentence, groups, loose)
    for place, piece in enumerate(loose):
        if place in told:
            held[told[place]].append(piece)
            continue
        for owner in _owners(document, groups, held, loose, place):
            held[owner].append(piece)
    told_once = [(group, _split(document, group, mine)) for group, mine in zip(groups, held, strict=True)]
    return told_once + [([drug], [[Regimen()]]) for drug in found if drug.is_repeated]


def _groups(document: Document, found: list[Drug]) -> list[list[Drug]]:
    """Return the drugs that are joined by a plus or a slash as one group: "A + B", "A / B"."""
    groups: list[list[Drug]] = []
    for drug in found:
        if groups and _is_joined(document, groups[-1][-1], drug):
            groups[-1].append(drug)
        else:
            groups.append([drug])
    return groups


def _is_joined(document: Document, left: Drug, right: Drug) -> bool:
    if left.is_class or right.is_class:
        return False
    between = document.raw[left.last : right.first]
    return len(between) == 1 and between[0] in _JOINTS


def _respective(document: Document, sentence: Sentence, groups: list[list[Drug]], loose: list[Piece]) -> dict[int, int]:
    """Return which group each dose goes to in "A and B at 5 mg and 10 mg, respectively"."""
    low = document.low
    word = next((t for t in range(sentence.first, sentence.last) if low[t] == "respectively"), None)
    if word is None:
        return {}
    doses = [n for n, piece in enumerate(loose) if piece.kind == "dose" and piece.last <= word]
    named = [n for n, group in enumerate(groups) if doses and group[-1].last <= loose[doses[-1]].first]
    behind = [n for n in doses if named and loose[n].first >= groups[named[-1]][-1].last]
    if len(behind) < 2 or len(named) < len(behind):
        return {}
    return dict(zip(behind, named[-len(behind) :], strict=True))


def _owners(
    document: Document, groups: list[list[Drug]], held: list[list[Piece]], loose: list[Piece], place: int
) -> Iterable[int]:
    """Return the groups that a piece belongs to: the next one, the one before, or all before it ("both daily")."""
    piece = loose[place]
    before = [n for n, group in enumerate(groups) if group[-1].last <= piece.first]
    after = next((n for n, group in enumerate(groups) if group[0].first >= piece.last), None)
    if before and document.low[piece.first - 1] in _SHARED and len(before) > 1:
        return [n for n in before if not any(mine.kind == piece.kind for mine in held[n])]
    leads = after is not None and _leads_to(document, piece, groups[after][0].first, loose)
    follows = bool(before) and _follows(document, groups[before[-1]][-1].last, piece, loose)
    if leads and follows and after is not None:
        return [after if _prefers_next(document, piece, groups[before[-1]][-1].last) else before[-1]]
    if leads and after is not None:
        return _listed(document, groups, after) if piece.kind in ("course", "duration") else [after]
    return [before[-1]] if follows else []


def _listed(document: Document, groups: list[list[Drug]], first: int) -> list[int]:
    """Return the groups that a list joins to the first one: "8 cycles of A, B, and C"."""
    found = [first]
    while found[-1] + 1 < len(groups):
        between = document.low[groups[found[-1]][-1].last : groups[found[-1] + 1][0].first]
        if not between or not {"and", ",", "plus"}.issuperset(between):
            break
        found.append(found[-1] + 1)
    return found


def _prefers_next(document: Document, piece: Piece, behind: int) -> bool:
    """Say whether a piece between two drugs goes to the second: something parts it from the first, or "of" follows."""
    if document.low[piece.last] == "of" or document.raw[piece.first - 1] == "(":
        return True
    between = document.low[behind : piece.first]
    return any(word in ("and", ",", ";", "with", "plus", "+", "&", "then", "to", "by", ")") for word in between) or (
        piece.kind in ("route", "level") and not between and not document.glued(piece.first)
    )


def _leads_to(document: Document, piece: Piece, drug: int, loose: list[Piece]) -> bool:
    """Say whether only words such as "of" and other pieces stand between a piece and the drug after it."""
    strangers, of = 0, False
    token = piece.last
    while token < drug:
        inner = next((other for other in loose if other.first == token), None)
        if inner and inner.last <= drug:
            token = inner.last
            continue
        word = document.low[token]
        if word == "of":
            of = True
        elif word == "and" and piece.kind == "route" and any(other.first == token + 1 for other in loose):
            pass
        elif word not in _INTO:
            if not word[0].isalpha() or word in ("and", "with", "for", "to", "was", "in", "on", "by", "after"):
                return False
            strangers += 1
        token += 1
    if piece.kind == "duration" and not of and document.low[piece.last - 1] not in ("course", "trial", "taper"):
        return False
    return strangers <= (2 if of else 1 if piece.kind in ("level", "course", "route", "frequency") else 0)


def _follows(document: Document, drug: int, piece: Piece, loose: list[Piece]) -> bool:
    """Say whether a piece stands behind a drug with nothing between them that takes it away."""
    strangers = 0
    token = drug
    limit = _STRANGERS[piece.kind]
    near = piece.dose is not None and (piece.dose.amounts[0].ucum or "") in _NEAR_UNITS
    limit = min(limit, 1) if near else limit
    seen = False
    while token < piece.first:
        inner = next((other for other in loose if other.first == token), None)
        if inner and inner.last <= piece.first:
            token, seen = inner.last, True
            continue
        word = document.low[token]
        closing = _closing(document, token, piece.first) if word == "(" else None
        if closing is not None:
            token = closing
            continue
        if word in (";", "but", "who", "showed", "revealed", "level", "levels", "weight", "weighing"):
            return False
        if word == "and" or (word == "," and not seen and piece.kind in ("route", "duration", "form")):
            strangers += 0 if seen or word == "," else 2
        elif word not in _BEHIND:
            strangers += 1
        token += 1
    return strangers <= limit


def _closing(document: Document, token: int, stop: int) -> int | None:
    """Return the token after the bracket that closes at or before `stop`: a maker's name, a figure."""
    return next((place + 1 for place in range(token + 1, stop) if document.raw[place] == ")"), None)


def _split(document: Document, group: list[Drug], mine: list[Piece]) -> list[list[Regimen]]:
    """Return the regimens of each drug of a group from the pieces that are the group's."""
    split = _sequence(document, mine)
    if len(group) == 1:
        return [split]
    return [[_shared(regimen, number, len(group)) for regimen in split] for number in range(len(group))]


def _shared(regimen: Regimen, number: int, size: int) -> Regimen:
    """Return what a regimen of a combination says of one of its drugs."""
    share = regimen.but(pieces=[], extra=list(regimen.extra))
    for piece in regimen.pieces:
        dose = piece.dose
        if dose is None:
            share.pieces.append(piece)
        elif len(dose.amounts) == size:
            own = Dose(dose.first, dose.last, (dose.amounts[number],), dose.counted)
            share.pieces.append(piece._replace(dose=own))
        elif dose.counted:
            share.pieces.append(piece)
        else:
            share.extra.append(piece)
            share.ambiguous = True
    return share


def _doses_follow(mine: list[Piece], level: Piece) -> bool:
    """Say whether the next piece is the dose of a level: "a maintenance dose of 5 mg"."""
    following = mine[mine.index(level) + 1 :]
    return bool(following) and following[0].kind == "dose" and following[0].first - level.last <= 2


def _sequence(document: Document, mine: list[Piece]) -> list[Regimen]:
    """Return the regimens that follow each other: "60 mg daily, then 40 mg"; what repeats a dose is extra."""
    found = [Regimen()]
    last: Piece | None = None
    for told in mine:
        current = found[-1]
        counted = current.of("dose")
        of_each = counted is not None and counted.is_counted and told.kind == "dose" and not told.is_counted
        piece = told._replace(kind="strength") if of_each else told
        if told.is_counted and counted is not None and not counted.is_counted and told.first - counted.last <= 1:
            current.pieces[current.pieces.index(counted)] = counted._replace(kind="strength")
        if piece.kind == "level" and counted is not None and _doses_follow(mine, piece):
            found.append(Regimen([piece], change=True))
        elif current.of(piece.kind) is None:
            (current.extra if current.is_former else current.pieces).append(piece)
        elif last is not None and _begins_another(piece, document.low[last.last : piece.first]):
            found.append(Regimen([piece], change=not _stands_beside(document.low[last.last : piece.first])))
        else:
            current.extra.append(piece)
            current.is_former = piece.kind == "dose"
        last = piece
    return found


def _stands_beside(between: list[str]) -> bool:
    """Say whether a second dose is taken beside the first: "5 mg on Mondays and 2.5 mg on other days"."""
    return "and" in between and _CHANGES.isdisjoint(between)


def _begins_another(piece: Piece, between: list[str]) -> bool:
    """Say whether a second dose or frequency begins another regimen: not "70 mg [45 mg/m2]", not "(was 20 mg)"."""
    if piece.kind == "dose":
        return between == [","] or not (
            _ASIDE.issuperset(between) or ("(" in between and not _FORMER.isdisjoint(between))
        )
    return piece.kind == "frequency" and not _CHANGES.isdisjoint(between)
