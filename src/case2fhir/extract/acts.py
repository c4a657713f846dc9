"""What the words around an act say of it: done, planned or declined; where, when, how often, and why not."""

from typing import Literal, NamedTuple

from case2fhir.extract.abbreviations import definitions
from case2fhir.extract.board import Board, Mention
from case2fhir.extract.qualities import sentence_moments, stated
from case2fhir.extract.text import Document, Sentence
from case2fhir.model import Site, When, made
from case2fhir.model.base import Side

State = Literal["done", "planned", "declined"]

MEMORY = 200
"""How many acts back a later mention may speak of; it keeps the time linear in the length of the text."""

BE = frozenset("was were is are been be being am got get".split())
_DONE = frozenset(
    "perform done undertaken carry carried underwent undergo undergon undergoing receiv received undergone complet "
    "completed accomplished achieved conducted initiated started establish established performed received did had "
    "performing receiving successful execut executed instituted obtained repeated made mad administered applied "
    "using used us took taken".split()
)
_PLANNED = frozenset(
    "schedul scheduled plan planned planning plann await awaiting prescrib prescribed recommend recommended advis "
    "advised suggest suggested refer referred consider considered considering propos proposed offer offered prepared "
    "listed list candidat decid decided decision elected opted will indicat indicated requested request ordered "
    "arranged arrang consented discussed discuss counselled counseled wait waiting".split()
)
_DECLINED = frozenset(
    "declin declined refus refused refusal refusing reject rejected withheld contraindicated contraindicat avoided "
    "cancelled canceled unfit unavailabl impossibl unfeasibl deferred abandoned".split()
)
_NEGATED = frozenset("not never no without cannot nor neither unable".split())
_RECOUNTED = frozenset("previous previously past history".split())
"""Words behind which only a denial is heard: "a splenosis was considered in view of a history of surgery"."""
_SOFT_STOPS = frozenset(
    "after following during by through via under since prior before until despite while whilst because which who "
    "who whose where whereas however although though but then thereafter".split()
)
_POOR = frozenset("poor unfit unsuitabl bad".split())
_REASON = frozenset("because due owing as since given for".split())
_ASIDE = frozenset(") ( , ] [".split())
_PERSON = frozenset("she he patient family parent parents they mother father relatives wife husband".split())
_LEFT, _RIGHT = frozenset(("left",)), frozenset(("right",))
_NO_SITES = frozenset(("test", "tests"))
"""Words that share their stem with a body site (testes) and name none."""
_REACH = 12
_LONGEST_LIST = 30
_HEADING = 4
_PLAN = frozenset("plan plans recommendation recommendations".split())
_UNDONE = frozenset(
    "done performed available possible carried obtained taken feasible undertaken repeated requested required needed "
    "considered attempted indicated accepted necessary given be initially administered pursued perform offered placed "
    "inserted implanted deployed started initiated used applied fitted".split()
)


class Standing(NamedTuple):
    """Whether an act was done, is planned or was declined (also: not done), with the reason as stated."""

    state: State
    reason: str | None = None


def standing(document: Document, first: int, last: int, sentence: Sentence) -> Standing:
    """Return how the act at tokens `first` to `last` stands, from the verbs before and after it."""
    after = _after(document, last, sentence.last)
    before = _before(document, first, sentence.first)
    told = after or before or _led_in(document, sentence)
    state: State = told or ("planned" if _is_plan(document, sentence) else "done")
    none_at_all = first > sentence.first and document.low[first - 1] in ("no", "without")
    if none_at_all or (before == "declined" and after != "done"):
        state = "declined"
    return Standing(state, _reason(document, last, sentence.last) if state == "declined" else None)


def _led_in(document: Document, sentence: Sentence) -> State | None:
    """Return what the sentence that leads to a list says: "The patient was prescribed:"."""
    index = sentence.index - 1
    while index >= 0 and document.sentences[index].bullet and sentence.index - index < _LONGEST_LIST:
        index -= 1
    if not sentence.bullet or index < 0:
        return None
    lead = document.sentences[index]
    return _before(document, lead.last - 1, lead.first) if document.raw[lead.last - 1] == ":" else None


def _is_plan(document: Document, sentence: Sentence) -> bool:
    """Say whether a sentence stands under the heading "Plan" of a note, or begins with it."""
    for index in range(sentence.index, max(-1, sentence.index - _LONGEST_LIST), -1):
        line = document.sentences[index]
        opening = document.low[line.first : min(line.last, line.first + 5)]
        headed = ":" in opening or line.last - line.first <= _HEADING
        if headed and _PLAN.intersection(opening):
            return True
        told = line is not sentence and not line.bullet
        if (told and headed) or sentence.paragraph - line.paragraph > 1:
            return False
    return False


def _after(document: Document, token: int, stop: int) -> State | None:
    """Return what the first verb after an act says: "was performed", "was planned", ", but she declined"."""
    low, stems = document.low, document.stems
    passive = has_verb = False
    found: State | None = _ordered(document, token, stop)
    if found:
        return found
    for place in range(token, min(stop, token + _REACH)):
        word = low[place]
        anew = has_verb and found is None and _begins_anew(document, place, stop)
        has_verb = has_verb or word in BE
        if anew or word in ";:" or (found is None and word in _CLAUSES):
            break
        if word == "will" or (word in ("may", "might") and low[place + 1 : place + 2] == ["be"]):
            return "planned"
        if word in BE or word in ("could", "has", "had", "have", "would"):
            passive = True
        elif word in ("not", "never") and (passive or place == token):
            return _undone(low, place)
        elif turned := _turned(document, token, place, passive and found == "planned"):
            return turned
        elif passive and found is None:
            found = _said(stems[place], low[place])
            passive = word not in ("and", ",")
        if found in ("done", "declined"):
            return found
    return found


_ORDERED = frozenset("ordered requested booked scheduled arranged".split())
_AHEAD = frozenset(". , ; ) for in within on today tomorrow next".split())


def _ordered(document: Document, token: int, stop: int) -> State | None:
    """Return that an act is planned where a note only says that it is ordered: "DEXA scan ordered", "MRI booked"."""
    low = document.low
    if token >= stop or low[token] not in _ORDERED:
        return None
    ends = token + 1 >= stop or low[token + 1] in _AHEAD
    return "planned" if ends and _SHOWING.isdisjoint(low[token:stop]) else None


_CLAUSES = frozenset(("which", "who", "that", "with", "for", "to", "revealed"))
_SHOWING = frozenset("showed shows revealed demonstrated confirmed found disclosed".split())
_AT_LAST = frozenset("and later then subsequently finally eventually".split())


def _begins_anew(document: Document, place: int, stop: int) -> bool:
    """Say whether a clause of its own begins behind a joint: "was normal, and a cesarean was planned"."""
    if document.low[place] not in ("and", ","):
        return False
    word = document.low[place + 1] if place + 1 < stop else ";"
    return word not in BE and word not in ("not", "then", "later", "never", "also") and not word.endswith(("ly", "ed"))


def _undone(low: list[str], negation: int) -> State | None:
    """Return that an act was not done where "not" stands before one of the verbs of doing."""
    return "declined" if _UNDONE.intersection(low[negation + 1 : negation + 4]) else None


def _turned(document: Document, token: int, place: int, planned: bool) -> State | None:
    """Return what became of a plan: "was planned and done", "was offered but declined", ", but she declined"."""
    low, said = document.low, _said(document.stems[place], document.low[place])
    if place == token and low[place] in ("planned", "scheduled", "declined", "refused", "deferred"):
        return said
    if said == "declined":
        return said if planned or low[place - 1] == "but" or _PERSON.intersection(low[token:place]) else None
    reported = said == "done" or low[place] in _SHOWING
    return "done" if planned and reported and low[place - 1] in _AT_LAST else None


def _said(stem: str, word: str) -> State | None:
    if stem in _DECLINED or word in _DECLINED:
        return "declined"
    if stem in _PLANNED or word in _PLANNED:
        return "planned"
    return "done" if stem in _DONE or word in _DONE else None


def _before(document: Document, token: int, begin: int) -> State | None:
    """Return what the nearest verb before an act says: "underwent", "was scheduled for", "refused", "no"."""
    low, stems = document.low, document.stems
    linked = recounted = False
    for place in range(token - 1, max(begin, token - _REACH) - 1, -1):
        word = low[place]
        if word in ";:" or word in _SOFT_STOPS:
            return None
        linked = linked or word == "and"
        recounted = recounted or word in _RECOUNTED
        if word in _NEGATED:
            if word in ("no", "without", "not") and _finds(low, place, token):
                return None
            return None if linked or low[place + 1] in ("only", "successfully") else "declined"
        said = None if recounted or (word == "undergo" and low[place - 1] == "to") else _said(stems[place], word)
        if said == "done" and low[place - 1] in ("will", "shall"):
            return "planned"
        if said == "planned" and stems[place].startswith("candidat") and _POOR.intersection(stems[place - 3 : place]):
            return "declined"
        if said:
            denied = any(each in _NEGATED for each in low[max(begin, place - 3) : place])
            return "declined" if denied else said
    return None


def _finds(low: list[str], negation: int, token: int) -> bool:
    """Say whether a negation denies what an act found: "no fracture was seen on the | MRI"."""
    lead = token - 1 - (low[token - 1] in ("the", "a", "an", "his", "her", "this"))
    return lead - negation > 1 and low[lead] in ("on", "at", "by", "in") and low[negation + 1] != "longer"


def _reason(document: Document, token: int, stop: int) -> str | None:
    """Return the words that give the reason, after "because of", "due to"."""
    for place in range(token, stop):
        word = document.low[place]
        if word in ("because", "due", "owing") and place + 1 < stop:
            begin = place + 1 + (document.low[place + 1] in ("of", "to"))
            end = stop
            while end > begin and document.raw[end - 1] in ".;,":
                end -= 1
            return document.words(begin, end) if end > begin else None
    return None


def side_of(words: list[str]) -> Side | None:
    """Return the side that lower-case words state, or None; left and right together are both sides."""
    left, right = "left" in words or "lt" in words, "right" in words or "rt" in words
    if words[:1] in (["l"], ["r"]) and len(words) > 1 and not (left or right):
        left, right = words[0] == "l", words[0] == "r"
    if "bilateral" in words or "bilaterally" in words or "both" in words or (left and right):
        return "bilateral"
    return "left" if left else "right" if right else None


def site_of(board: Board, first: int, last: int, sentence: Sentence) -> Site | None:
    """Return the body site among tokens `first` to `last`, or after "of the"."""
    document = board.document
    within: Mention | None = None
    behind: Mention | None = None
    for mention in board.in_sentence(sentence, ("body-site",)):
        if document.low[mention.last - 1] in _NO_SITES:
            continue
        if first <= mention.first and mention.last <= last:
            within = mention
        elif last <= mention.first <= last + 5 and behind is None and _leads(document, last, mention.first):
            behind = mention
    found = within or behind
    if found is None:
        behind_of = min(sentence.last, last + 4) if document.low[last : last + 1] == ["of"] else last
        return _site_inside(board, first, last) or _site_inside(board, last, behind_of)
    begin = found.first
    while begin > sentence.first and document.low[begin - 1] in ("left", "right", "bilateral", "both"):
        begin -= 1
    concept = found.of(("body-site",))
    side = side_of(document.low[begin : found.last]) or side_of(document.low[first:last])
    return made(Site)(name=document.words(found.first, found.last), concept=concept.key if concept else None, side=side)


def _site_inside(board: Board, first: int, last: int) -> Site | None:
    """Return the body site that stands inside a longer phrase of the tables: "MRI of the lumbar spine"."""
    document, terms = board.document, board.terminology
    for token in range(first, last):
        hit = terms.match(document.stems[first:last], token - first, document.raw[first:last])
        concept = terms.concept(hit[1][0]) if hit else None
        if hit and concept and concept.kind == "body-site" and document.low[token] not in _NO_SITES:
            words = document.low[max(first, token - 2) : token + hit[0]]
            return made(Site)(name=document.words(token, token + hit[0]), concept=concept.key, side=side_of(words))
    return None


def _leads(document: Document, token: int, site: int) -> bool:
    """Say whether the words from `token` to a site lead to it: "of the", "in both"."""
    words = document.low[token:site]
    return bool(words) and words[0] in ("of", "in", "to", "on", "at", "over", "into", "from", "for")


def when_of(board: Board, first: int, last: int, sentence: Sentence) -> When | None:
    """Return the date or relative time that stands nearest to an act in its sentence.

    A time that counts from this very act ("ten days after the operation") is the time of something else.
    """
    best: tuple[int, When] | None = None
    for moment in sentence_moments(board, sentence):
        distance = first - moment.last if moment.last <= first else moment.first - last
        if moment.direction in ("for", "since") or not 0 <= distance <= _REACH:
            continue
        words = moment.when.text or ""
        if moment.last <= first and words.startswith(board.document.words(moment.first, first + 1)):
            continue
        if best is None or distance < best[0]:
            best = distance, stated(moment) if moment.direction == "later" else moment.when
    return best[1] if best else _year_after(board.document, last, sentence)


def _year_after(document: Document, token: int, sentence: Sentence) -> When | None:
    """Return the bare year that notes put behind an act: "appendectomy 2005", "appendectomy (2005)"."""
    for place in range(token, min(sentence.last, token + 2)):
        word = document.raw[place]
        if len(word) == 4 and word.isdecimal() and "1900" <= word <= "2100":
            return made(When)(text=word, date=word)
        if word != "(":
            return None
    return None


def definitions_by_sentence(document: Document) -> dict[int, list[tuple[str, int, int]]]:
    """Return the abbreviations that the text defines, by the number of the sentence that defines them."""
    found: dict[int, list[tuple[str, int, int]]] = {}
    for short, first, last in definitions(document):
        found.setdefault(document.sentence_of(first).index, []).append((short, first, last))
    return found
