"""Context: what the words around a mention say of it - negated, possible, past, of the family, planned."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from case2fhir.extract.board import Board, Context, Mention
from case2fhir.extract.text import Document, Sentence
from case2fhir.extract.times import UNITS

_BREAKS = frozenset(";:")
_SUBJECTS = frozenset(("he", "she", "it", "they", "we", "there"))
"""Words that begin a clause of its own after a comma: "without nausea, she had vomiting"."""
_JOINS = frozenset((",", "and", "but"))
_DETERMINERS = frozenset("a an the his her their this that these those both one two three several multiple".split())
_VERBS = frozenset("was were is are had has have became remained began occurred persisted developed appeared".split())
_SEEN = frozenset(
    (
        "was were is are had has found noted seen detected observed present revealed identified diagnosed developed "
        "occurred persisted appeared began evident visible confirmed"
    ).split()
)
_PRESENT = frozenset(
    ("present suspected considered diagnosed noted seen found persisted developed occurred positive evident").split()
)
"""Words that end a clause of what is there: "diplopia was | present | and ptosis was absent"."""
_NEGATORS = frozenset(("not", "no", "never", "neither", "nor", "without"))
_ALIKE = {"note": (), "notes": (), "noted": (), "none": ("after", "both"), "non": ("before",)}
"""Words whose stem is that of another trigger, with the directions in which they are one themselves."""
_NARROW = {"non": 1, "absent": 5, "?": 3}
"""Triggers of one word that deny what stands right after them only: "non-tender", "absent bowel sounds"."""


_TELLS = frozenset(
    (
        "showed shows showing revealed reveals revealing demonstrated demonstrates demonstrating disclosed found "
        "confirmed detected identified suggested had has with developed presented reported experienced noted "
        "complained diagnosed suffered exhibited displayed"
    ).split()
)


class _Trigger(NamedTuple):
    first: int
    last: int
    kind: str
    direction: str
    reach: int


class _Ends:
    """Where clauses end in a sentence, counted from its first token, so that each scope is a subtraction."""

    def __init__(self, document: Document, sentence: Sentence, triggers: list[_Trigger]) -> None:
        self.first = sentence.first
        terminators = {trigger.first for trigger in triggers if trigger.kind == "terminator"}
        self.breaks, self.terminators = [0], [0]
        raw, low = document.raw, document.low
        for token in range(sentence.first, sentence.last):
            clause = raw[token] == "," and token + 1 < sentence.last and low[token + 1] in _SUBJECTS
            self.breaks.append(self.breaks[-1] + (clause or raw[token] in _BREAKS))
            self.terminators.append(self.terminators[-1] + (token in terminators))

    def clause_ends(self, begin: int, end: int) -> bool:
        """Say whether a semicolon, a colon or a new subject stands among tokens `begin` to `end`."""
        return self.breaks[end - self.first] > self.breaks[begin - self.first]

    def is_terminated(self, begin: int, end: int) -> bool:
        """Say whether a terminator begins among tokens `begin` to `end`."""
        return self.terminators[end - self.first] > self.terminators[begin - self.first]


_REACH = 90
"""How many tokens a trigger without a scope of its own reaches at most."""
_SOON = 3
"""How many tokens behind a suspected problem it is confirmed."""
_LONGEST = 20
"""How many tokens the longest trigger has at most."""


def settle_context(board: Board) -> None:
    """Give every mention its context from the triggers of its sentence (ConText's scopes and terminators)."""
    for sentence in board.document.sentences:
        mentions = board.in_sentence(sentence)
        if not mentions:
            continue
        triggers = _triggers(board, sentence)
        if triggers:
            ends = _Ends(board.document, sentence, triggers)
            for mention in mentions:
                mention.context = _context(mention, _within_reach(mention, triggers), ends, board.document)


def _within_reach(mention: Mention, triggers: list[_Trigger]) -> list[_Trigger]:
    """Return the triggers that stand near enough to a mention to say something of it; they stand in order."""
    begin = bisect_left(triggers, mention.first - _REACH - _LONGEST, key=_first)
    return triggers[begin : bisect_right(triggers, mention.last + _REACH, lo=begin, key=_first)]


def _first(trigger: _Trigger) -> int:
    return trigger.first


def _triggers(board: Board, sentence: Sentence) -> list[_Trigger]:
    """Return the triggers of a sentence in order; the longest phrase at a place hides the shorter ones in it."""
    found: list[_Trigger] = []
    token = sentence.first
    while token < sentence.last:
        hit = board.trigger_at(token)
        if hit and token + hit[0] <= sentence.last:
            inside = _outlasting(board, token + 1, token + hit[0])
            if inside:
                token = inside
                continue
            last = token + hit[0]
            triggers = _senses(board.document.low[token], token, hit)
            found.extend(each for each in triggers if not _says_nothing(each, board.document, sentence))
            token = last
        else:
            token += 1
    return found


def _senses(word: str, token: int, hit: tuple[int, tuple[tuple[str, str, int | None], ...]]) -> list[_Trigger]:
    """Return the triggers that a phrase is; one word is none where only its stem is that of a trigger."""
    length, senses = hit
    if length > 1:
        return [_Trigger(token, token + length, kind, way, int(reach or 0)) for kind, way, reach in senses]
    ways = _ALIKE.get(word)
    return [
        _Trigger(token, token + 1, kind, way, int(reach or (_NARROW.get(word, 0) if way == "before" else 0)))
        for kind, way, reach in senses
        if ways is None or way in ways
    ]


def _outlasting(board: Board, first: int, last: int) -> int | None:
    """Return where a trigger begins inside another and outlasts it with another sense: "there was no | doubt"."""
    for token in range(first, last):
        hit = board.trigger_at(token)
        if hit and token + hit[0] > last and any(kind in ("pseudo", "resolved") for kind, _, _ in hit[1]):
            return token
    return None


def _context(mention: Mention, triggers: list[_Trigger], ends: _Ends, document: Document) -> Context:
    context = mention.context
    for trigger in triggers:
        if trigger.kind in ("pseudo", "terminator", "literature", "closing") or not _covers(
            trigger, mention, triggers, ends, document
        ):
            continue
        if trigger.kind == "confirmed":
            if context.possible and not context.differential and _is_settled(trigger, mention, document):
                context = context._replace(possible=False)
            continue
        context = _apply(context, trigger)
        if trigger.kind == "negated" and trigger.first >= mention.last:
            context = context._replace(possible=False, differential=False)
    return context


_PROVEN = frozenset("confirmed proven proved verified established".split())


def _is_settled(trigger: _Trigger, mention: Mention, document: Document) -> bool:
    """Say whether what was suspected is confirmed right behind: "the suspicion of lymphoma | was confirmed"."""
    words = document.low[trigger.first : trigger.last]
    return 0 <= trigger.first - mention.last < _SOON and not _PROVEN.isdisjoint(words)


_BEGAN = frozenset(("onset", "began", "begun", "started", "starting", "beginning", "appeared", "since"))
_INFORMS = frozenset("denied denies noticed noted reported reports stated said described observed witnessed".split())
_LATELY = frozenset("ago earlier before previously prior".split())
_NOTICED = frozenset("noticed discovered palpated".split())
_HISTORY = frozenset(("history", "hx"))
_PRESENTS = frozenset(
    (
        "presented presents presenting complained complains complaining complaint consulted consulting admitted came "
        "brought"
    ).split()
)


def _says_nothing(trigger: _Trigger, document: Document, sentence: Sentence) -> bool:
    """Say whether a trigger is none here: words of the past that tell the present, somebody who only tells of it."""
    if trigger.kind == "other":
        return trigger.last < sentence.last and document.low[trigger.last] in _INFORMS
    return trigger.kind == "past" and _tells_now(trigger, document, sentence)


def _tells_now(trigger: _Trigger, document: Document, sentence: Sentence) -> bool:
    """Say whether words of the past tell the present complaint: "a 3-day history of", "onset 2 h ago"."""
    words = document.low[trigger.first : trigger.last]
    if not _LATELY.isdisjoint(words):
        if not _BEGAN.isdisjoint(document.low[max(sentence.first, trigger.first - 5) : trigger.first]):
            return True
        return not _NOTICED.isdisjoint(document.low[sentence.first : trigger.first])
    if words[-2:] in (["suffered", "from"], ["had", "had"]):
        return _lasts(document, trigger.last, sentence.last)
    if not _HISTORY & set(document.low[trigger.first : trigger.last]):
        return False
    before = document.low[max(sentence.first, trigger.first - 5) : trigger.last]
    timed = any(
        document.stems[token] in UNITS for token in range(max(sentence.first, trigger.first - 3), trigger.first)
    )
    return timed or any(word in _PRESENTS for word in before)


def _lasts(document: Document, token: int, stop: int) -> bool:
    """Say whether a length of time goes up to now: "had suffered from headaches | for two years"."""
    return any(
        document.low[place] == "for" and not UNITS.keys().isdisjoint(document.stems[place + 1 : place + 5])
        for place in range(token, stop)
    )


def _covers(trigger: _Trigger, mention: Mention, triggers: list[_Trigger], ends: _Ends, document: Document) -> bool:
    """Say whether the mention stands in the trigger's scope: on its side, in reach, nothing ending it between."""
    if document.low[trigger.first] == "non" and mention.last - trigger.last > 2:
        return False
    if mention.first >= trigger.last and trigger.direction in ("before", "both"):
        begin, end = trigger.last + (document.raw[trigger.last] == ":"), mention.first
    elif mention.last <= trigger.first and trigger.direction in ("after", "both"):
        begin, end = mention.last, trigger.first
    elif trigger.first < mention.last and mention.first < trigger.last:
        return trigger.direction == "inside" or _shares_words(trigger, mention, document)
    else:
        return False
    if end - begin > (trigger.reach or _REACH):
        return False
    if ends.clause_ends(begin, end) and not _heads_list(trigger, document, begin, end):
        return False
    if ends.is_terminated(begin, end) and _is_ended(trigger, triggers, document, begin, end):
        return False
    return not (trigger.kind == "negated" and _changes_subject(trigger, mention, document, begin, end))


def _is_ended(trigger: _Trigger, triggers: list[_Trigger], document: Document, begin: int, end: int) -> bool:
    """Say whether a terminator among tokens `begin` to `end` ends a scope; "considered | but | ruled out" goes on."""
    for other in triggers:
        if other.kind != "terminator" or not begin <= other.first < end:
            continue
        if other.last == trigger.first and document.low[other.first] == "but":
            continue
        own = other.last + (document.low[other.last - 1] == "who")
        if not _describes(trigger, other, document) or not _VERBS.isdisjoint(document.low[own:end]):
            return True
    return False


def _heads_list(trigger: _Trigger, document: Document, begin: int, end: int) -> bool:
    """Say whether words of the past head a list that semicolons part: "PMH: hypothyroidism; DVT 2012"."""
    listed = trigger.kind == "past" and begin == trigger.last + 1 and document.raw[trigger.last] == ":"
    return listed and ":" not in document.raw[begin:end] and _SUBJECTS.isdisjoint(document.low[begin:end])


def _describes(trigger: _Trigger, terminator: _Trigger, document: Document) -> bool:
    """Say whether "with" or "who" right after a relative goes on telling of the relative: "a mother with diabetes"."""
    if trigger.kind not in ("family", "other") or terminator.first < trigger.last:
        return False
    words = document.low[trigger.last : terminator.last]
    return words in (["with"], ["who"], [",", "who"], ["with", "a", "history", "of"], ["presented", "with"])


def _shares_words(trigger: _Trigger, mention: Mention, document: Document) -> bool:
    """Say whether a denial and what it denies share words: "no gross hematuria", "was not palpable"."""
    if trigger.kind != "negated" or trigger.first >= mention.first:
        return False
    return not _NEGATORS.isdisjoint(document.low[trigger.first : mention.first])


def _changes_subject(trigger: _Trigger, mention: Mention, document: Document, begin: int, end: int) -> bool:
    """Say whether a clause with a subject of its own begins between a denial and a mention.

    Before it: "no abscess and a granuloma was found". After it: "MRI showed a meningioma and the EEG was negative".
    """
    low = document.low
    if trigger.first < mention.first:
        joins = [token for token in range(begin, end) if low[token] in _JOINS]
        if not joins or low[joins[-1] + 1] not in _DETERMINERS:
            return False
        ahead = low[mention.last : min(mention.sentence.last, mention.last + 4)]
        return not _SEEN.isdisjoint(ahead) and _NEGATORS.isdisjoint(ahead)
    place = next((token for token in range(end - 1, begin - 1, -1) if low[token] in _JOINS), None)
    if place is None:
        return False
    named = any(low[token].isalpha() and low[token] not in _VERBS for token in range(place + 1, end))
    return named and (_told_before(document, mention) or not _PRESENT.isdisjoint(low[begin:place]))


def _told_before(document: Document, mention: Mention) -> bool:
    """Say whether a verb before a mention in its sentence has told that it is there: "showed", "had", "with"."""
    return not _TELLS.isdisjoint(document.low[mention.sentence.first : mention.first])


def _apply(context: Context, trigger: _Trigger) -> Context:
    tokens = (trigger.first, trigger.last)
    match trigger.kind:
        case "negated":
            return context._replace(negated=True, trigger=tokens)
        case "possible":
            return context._replace(possible=True, trigger=context.trigger or tokens)
        case "family" | "other":
            return context._replace(subject=trigger.kind, trigger=context.trigger or tokens)
        case "differential":
            return context._replace(possible=True, differential=True, trigger=context.trigger or tokens)
        case "past" | "planned" | "hypothetical" | "resolved" | "declined":
            return context._replace(time=trigger.kind, trigger=context.trigger or tokens)
        case "allergy":
            return context._replace(allergy=True, trigger=context.trigger or tokens)
    return context
