"""Procedures: what was done to the patient, what is planned, what was declined; one item per act or course."""

from case2fhir.extract.acts import BE, MEMORY, Standing, definitions_by_sentence, side_of, site_of, standing, when_of
from case2fhir.extract.board import Board
from case2fhir.extract.frequencies import frequency_at
from case2fhir.extract.procedure_search import Deed, deeds
from case2fhir.extract.procedure_words import ProcedureWords
from case2fhir.extract.quantities import SPELLED
from case2fhir.extract.record import Record, fresh
from case2fhir.extract.registry import extracts
from case2fhir.extract.text import Sentence
from case2fhir.extract.times import count_at
from case2fhir.model import Frequency, Procedure, Site, When, made
from case2fhir.model.base import Side

_PAST = frozenset("previous prior earlier".split())
"""Words that tell an act from one of its kind that is told next without them."""
_DENIALS = frozenset("no not never without denied denies nor".split())
_EVER = _PAST | {"history", "ever", "never"}
_TURNS = frozenset(("but", ";", "since", "because", "after"))
_DENIED_BACK = 9
_PROBLEMS = ("symptom", "diagnosis", "finding", "sign")


class _Act(Record):
    """One act being put together from its mentions."""

    deed: Deed
    standing: Standing
    spans: list[tuple[int, int]] = fresh(factory=list)
    name: str = ""
    concept: str | None = None
    site: Site | None = None
    side: Side | None = None
    when: When | None = None
    count: int | None = None
    frequency: Frequency | None = None
    drugs: tuple[str, ...] = ()
    reason: tuple[str, ...] = ()
    outcome: str | None = None
    encounter: str | None = None
    modifiers: set[str] = fresh(factory=set)
    is_past: str | None = None
    """The word that tells it from an act of its kind today: "previous"."""

    @property
    def is_course(self) -> bool:
        """Say whether this is a series: seven blocks, or one every other day."""
        return (self.count or 1) > 1 or self.frequency is not None


@extracts("procedures")
def read_procedures(board: Board) -> None:
    """Put the procedures on the board, each once with all its mentions as evidence."""
    words = board.terminology.words(ProcedureWords)
    shorts = definitions_by_sentence(board.document)
    acts: list[_Act] = []
    by_short: dict[str, _Act] = {}
    roots: set[str] = set()
    for sentence in board.facts():
        if sentence.index in board.headings:
            continue
        for deed in deeds(board, sentence, by_short, roots):
            if _is_others(deed) or _never_was(board, deed):
                continue
            act = _act_of(words, board, deed, acts, by_short)
            if act is None:
                continue
            roots.add(act.deed.root)
            for short, first, last in shorts.get(sentence.index, ()):
                if deed.first < last and first < deed.last:
                    by_short.setdefault(short, act)
            for first, last in deed.spans:
                _claim(board, first, last, deed)
        _course(words, board, sentence, acts)
    for act in acts:
        board.add("procedures", _item(words, board, act))


def _is_others(deed: Deed) -> bool:
    """Say whether an act was done to somebody else; how a child was born was done to its mother too."""
    subject = deed.mention.context.subject if deed.mention else "patient"
    return subject == "family" or (subject == "other" and deed.root not in ("section", "delivery", "induction"))


def _never_was(board: Board, deed: Deed) -> bool:
    """Say whether words deny that there ever was any operation, which is none left undone: "no history of surgery"."""
    if not deed.generic or not deed.modifiers <= _PAST:
        return False
    before = board.document.low[max(deed.sentence.first, deed.first - _DENIED_BACK) : deed.last]
    denied = next((place for place in range(len(before) - 1, -1, -1) if before[place] in _DENIALS), None)
    return denied is not None and _TURNS.isdisjoint(before[denied:]) and not _EVER.isdisjoint(before[denied:])


def _claim(board: Board, first: int, last: int, deed: Deed) -> None:
    """Claim the words of a deed; what names a problem in it stays free for its own kind of fact."""
    kept = {
        token
        for mention in board.in_sentence(deed.sentence, _PROBLEMS)
        if mention is not deed.mention
        for token in range(mention.first, mention.last)
    }
    for token in range(first, last):
        if token not in kept:
            board.claim(token, token + 1, "procedures")


def _act_of(
    words: ProcedureWords, board: Board, deed: Deed, acts: list[_Act], by_short: dict[str, _Act]
) -> _Act | None:
    """Return the act that a mention speaks of: one that is known, or a new one that joins `acts`."""
    stands = standing(board.document, deed.first, deed.last, deed.sentence)
    act = by_short.get(board.document.raw[deed.head]) or _known(words, board, deed, stands, acts)
    bare = deed.root in words.bare and not deed.modifiers and not _is_term(deed)
    if act is None and bare:
        act = acts[-1] if acts and deed.definite else None
        if act is None:
            return None
    elif act is None:
        act = _Act(deed, stands, is_past=_past(board, deed))
        ordered = next((each for each in reversed(acts[-MEMORY:]) if _is_order(words, each, deed, stands)), None)
        if ordered and ordered.is_course:
            ordered.standing = stands
            _learn(words, board, deed, ordered)
            return ordered
        if ordered:
            act.name = ordered.name or (ordered.deed.name if deed.generic else "")
            act.site, act.side, act.drugs = ordered.site, ordered.side, ordered.drugs
            act.concept = ordered.concept
            act.modifiers |= ordered.modifiers
        acts.append(act)
    _learn(words, board, deed, act)
    return act


def _is_term(deed: Deed) -> bool:
    """Say whether the tables know a deed by more than one word: "Whipple procedure"."""
    return deed.mention is not None and deed.mention.last - deed.mention.first > 1


def _known(words: ProcedureWords, board: Board, deed: Deed, stands: Standing, acts: list[_Act]) -> _Act | None:
    if words.renewed.intersection(board.document.low[max(deed.sentence.first, deed.first - 2) : deed.last]):
        return None
    new = not deed.definite and _past(board, deed) is None
    return next(
        (
            act
            for act in reversed(acts[-MEMORY:])
            if _agrees(act, stands) and _same(words, deed, act) and not (act.is_past and new)
        ),
        None,
    )


def _past(board: Board, deed: Deed) -> str | None:
    """Return the word before a deed that puts it into the past: "a | previous | caesarean section"."""
    before = board.document.low[max(deed.sentence.first, deed.first - 3) : deed.first]
    return next((word for word in reversed(before) if word in _PAST), None)


def _agrees(act: _Act, stands: Standing) -> bool:
    """Say whether a mention stands as the act does; the order of a course that has begun belongs to the course."""
    return act.standing.state == stands.state or (act.is_course and stands.state == "planned")


def _same(words: ProcedureWords, deed: Deed, act: _Act) -> bool:
    """Say whether a mention speaks of an act again: its words are among those of the act, or it is "the operation"."""
    if deed.generic and not deed.modifiers and act.deed.root != deed.root:
        return deed.definite and _is_operation(words, act)
    if deed.root != act.deed.root:
        return False
    said = (deed.modifiers | deed.objects) - words.neutral
    return said <= act.modifiers or (act.modifiers <= said and not act.deed.verb and not deed.verb)


def _is_order(words: ProcedureWords, act: _Act, deed: Deed, stands: Standing) -> bool:
    """Say whether `act` is the order of what a mention says was done: seven blocks, and "the first block"."""
    known = act.standing.state == "planned" and stands.state == "done"
    if deed.generic and deed.definite and not deed.modifiers:
        return known and _is_operation(words, act)
    return known and act.deed.root == deed.root and deed.modifiers <= act.modifiers | words.neutral


def _learn(words: ProcedureWords, board: Board, deed: Deed, act: _Act) -> None:
    """Add what a mention says to its act; what is known already stays."""
    sentence = deed.sentence
    act.spans.extend(deed.spans)
    act.modifiers |= deed.modifiers | deed.objects
    if deed.mention and act.concept is None and (deed.root == act.deed.root or act.deed.generic):
        concept = deed.mention.of(("procedure",))
        act.concept = concept.key if concept and _is_meant(deed, concept.display.casefold()) else None
    act.site = act.site or site_of(board, deed.first, deed.last, sentence)
    near = board.document.low[max(sentence.first, deed.first - 2) : deed.head]
    act.side = (
        act.side
        or (act.site.side if act.site else None)
        or side_of(near)
        or side_of(board.document.low[deed.first : deed.head])
    )
    act.when = act.when or when_of(board, deed.first, deed.last, sentence)
    act.encounter = act.encounter or board.encounter_at(deed.first)
    act.count = act.count or _count(words, board, deed)
    act.frequency = act.frequency or _frequency(words, board, deed)
    act.drugs = act.drugs or _drugs(board, deed)
    act.reason = act.reason or _reasons(board, deed)


def _is_meant(deed: Deed, display: str) -> bool:
    """Say whether a concept is no more than a verb says: "was drained" is drainage, not incision and drainage."""
    return not deed.verb or (deed.root in display and " and " not in display)


def _course(words: ProcedureWords, board: Board, sentence: Sentence, acts: list[_Act]) -> None:
    """Give the last operation its outcome: "the postoperative course was uneventful"."""
    low = board.document.low
    for token in range(sentence.first, sentence.last - 1):
        if low[token] not in words.postoperative or low[token + 1] not in words.course:
            continue
        done = [act for act in acts[-MEMORY:] if act.standing.state == "done" and _is_operation(words, act)]
        outcome = _outcome(words, board, token, sentence) if done else None
        if outcome:
            done[-1].spans.append((token, token + 2))
            done[-1].outcome = done[-1].outcome or outcome
        return


def _is_operation(words: ProcedureWords, act: _Act) -> bool:
    by_section = act.deed.root == "delivery" and "cesarean" in act.deed.name.casefold().replace("ae", "e")
    return by_section or act.deed.root in words.operative or act.deed.root.endswith(("tomy", "plasty", "pexy"))


def _outcome(words: ProcedureWords, board: Board, token: int, sentence: Sentence) -> str | None:
    """Return the words for how a postoperative course went."""
    document = board.document
    low, begin = document.low, token + 2
    if low[token - 1 : token] and low[token - 1] in words.smooth:
        return low[token - 1]
    if begin >= sentence.last or low[begin] not in BE:
        return None
    end = begin + 1
    while end < sentence.last and document.raw[end] not in ".,;(" and low[end] not in ("and", "with", "except", "but"):
        end += 1
    return document.words(begin + 1, end) if end > begin + 1 else None


def _frequency(words: ProcedureWords, board: Board, deed: Deed) -> Frequency | None:
    """Return the frequency that is stated after a procedure: "blocks ... every other day"."""
    document, stop = board.document, deed.sentence.last
    if deed.root not in words.serial:
        return None
    for token in range(deed.last, min(stop, deed.last + 14)):
        if document.raw[token] == ";":
            return None
        timed = frequency_at(document, board.terminology, token, stop)
        if timed and timed.period:
            return timed.frequency(document)
    return None


def _count(words: ProcedureWords, board: Board, deed: Deed) -> int | None:
    """Return how many times: "7 blocks", "two sessions of hemodialysis"."""
    document, begin = board.document, deed.sentence.first
    place = deed.first - 1
    if place > begin and document.low[place] == "of" and document.low[place - 1] in words.sessions:
        place -= 2
    elif deed.root in words.serial and (behind := _sessions_behind(words, board, deed)):
        return behind
    elif not document.low[deed.head].endswith("s") or document.low[deed.head].endswith(("ss", "sis")):
        return None
    if deed.first < deed.head and document.low[deed.first] in SPELLED:
        place = deed.first
    if place < begin:
        return None
    counted = count_at(document, place, place + 1)
    if counted and document.low[place] not in ("a", "an") and counted[0] == int(counted[0]) and 1 < counted[0] < 100:
        return int(counted[0])
    return None


def _sessions_behind(words: ProcedureWords, board: Board, deed: Deed) -> int | None:
    """Return the number of sessions told behind a procedure: "radiotherapy (a total of 10 sessions)"."""
    document = board.document
    for token in range(deed.last, min(deed.sentence.last, deed.last + 9)):
        if document.low[token] in words.sessions:
            counted = count_at(document, token - 1, token)
            if counted and counted[0] == int(counted[0]) and 1 < counted[0] < 100:
                return int(counted[0])
            return None
        if document.raw[token] in ";:":
            return None
    return None


def _drugs(board: Board, deed: Deed) -> tuple[str, ...]:
    """Return the drugs that are used in a procedure: "blocks with Novocain + Dexamethasone"."""
    document = board.document
    if document.low[deed.last : deed.last + 1] not in (["with"], ["of"], ["using"]):
        return ()
    found: list[str] = []
    reach = deed.last + 1
    for mention in board.in_sentence(deed.sentence, ("medication", "drug-class")):
        if mention.first < deed.last or mention.first > reach + 2:
            continue
        found.append(document.words(mention.first, mention.last))
        reach = mention.last
    return tuple(found)


def _reasons(board: Board, deed: Deed) -> tuple[str, ...]:
    """Return the words of the problem that a procedure was for."""
    document, stop = board.document, deed.sentence.last
    for token in range(deed.last, min(stop, deed.last + 6)):
        if document.low[token] in ("for", "because", "due"):
            for mention in board.in_sentence(deed.sentence, _PROBLEMS):
                if token < mention.first <= token + 6:
                    return (document.words(mention.first, mention.last),)
            return ()
    return ()


def _plain(board: Board, act: _Act) -> str | None:
    """Return the concept of a deed that stands for itself: "the cyst was drained" is a drainage."""
    if not act.deed.verb and act.deed.modifiers:
        return None
    found = board.terminology.find(act.deed.root, ("procedure",))
    return found.key if found and found.display.casefold().startswith(act.deed.root) else None


def _is_diagnostic(words: ProcedureWords, act: _Act) -> bool:
    """Say whether an act looks instead of treats: a lumbar puncture, a diagnostic laparoscopy."""
    looks = act.deed.root in ("puncture", "tap", "laparoscopy", "exploration")
    return looks and bool(
        words.diagnostic.intersection(act.name.casefold().split() or act.deed.name.casefold().split())
    )


def _item(words: ProcedureWords, board: Board, act: _Act) -> Procedure:
    spans = sorted(set(act.spans))
    return made(Procedure)(
        kind="diagnostic" if _is_diagnostic(words, act) else "therapeutic",
        name=act.name or act.deed.name,
        concept=act.concept or _plain(board, act),
        evidence=tuple(board.evidence(first, last) for first, last in spans),
        state=act.standing.state,
        state_reason=act.standing.reason,
        site=act.site,
        side=act.side,
        when=act.when or (made(When)(text=act.is_past) if act.is_past else None),
        encounter=act.encounter,
        count=act.count,
        frequency=act.frequency,
        drugs=act.drugs,
        reason=act.reason,
        outcome=act.outcome,
    )
