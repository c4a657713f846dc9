"""Dates, durations and relative times as the text writes them."""

from decimal import Decimal
from typing import NamedTuple

from case2fhir.extract.quantities import SPELLED, number, spelled
from case2fhir.extract.text import Document
from case2fhir.model import Offset, When, made
from case2fhir.model.base import TimeUnit

UNITS: dict[str, TimeUnit] = {
    "second": "s", "sec": "s", "minut": "min", "min": "min", "hour": "h", "hor": "h", "hr": "h", "h": "h",
    "day": "d", "d": "d", "week": "wk", "wk": "wk", "w": "wk", "month": "mo", "mo": "mo", "mth": "mo",
    "year": "a", "yr": "a", "y": "a", "yrs": "a", "hrs": "h", "wks": "wk", "mos": "mo",
}  # fmt: skip
"""Stems of words for units of time, and their UCUM codes."""

_MONTHS = {
    name: index // 3 + 1
    for index, name in enumerate(
        (
            "january jan januar february feb febru march mar marc april apr apri may may may june jun "
            "jun july jul jul august aug aug september sep sept october oct octob november nov novemb "
            "december dec decemb"
        ).split()
    )
}
_TO = frozenset(("to", "-", "\u2013"))
_VAGUE = frozenset(("few", "several", "some", "many", "couple", "couplof"))
_ABOUT = frozenset(("about", "approximately", "around", "approx", "nearly", "almost", "roughly", "circa", "~", "over"))
_AFTER = frozenset(("after", "following", "post", "from", "since"))
_OPENERS = (
    _VAGUE
    | _ABOUT
    | frozenset(_MONTHS)
    | frozenset(SPELLED)
    | {"a", "an", "one", "last", "past", "in", "since", "during"}
)
"""Words with which a date or a duration begins, besides digits."""
_VERBS = frozenset("was were is are had has he she they showed revealed developed and but with".split())
_BEFORE = frozenset(("before", "prior", "previously", "earlier", "preceding"))


class Duration(NamedTuple):
    """A length of time at tokens `first` to `last`; `value` is None for "several days"."""

    first: int
    last: int
    value: Decimal | None
    high: Decimal | None
    unit: TimeUnit
    approximate: bool = False


def count_at(document: Document, token: int, stop: int) -> tuple[Decimal, int] | None:
    """Return the number in digits or words at `token` ("5", "five", "thirty-five", "a") and the token after it."""
    word = document.low[token]
    value = number(word)
    if value is not None:
        return value, token + 1
    value = spelled(word)
    if value is None:
        return None
    if value >= 20 and token + 1 < stop:
        ones = spelled(document.low[token + 1])
        if ones is not None and ones < 10:
            return value + ones, token + 2
    return value, token + 1


def duration_at(document: Document, token: int, stop: int) -> Duration | None:
    """Return the duration that starts at `token`: "5 days", "2-3 weeks", "about three years", "several days"."""
    begin, approximate = token, False
    if document.low[token] in _ABOUT and token + 1 < stop:
        token, approximate = token + 1, True
    counted = count_at(document, token, stop)
    high: Decimal | None = None
    if counted is None:
        return _vague(document, begin, token, stop, approximate)
    value, token = counted
    if token + 1 < stop and (document.raw[token] in "-\u2013\u2014" or document.low[token] in ("to", "or")):
        upper = count_at(document, token + 1, stop)
        if upper and upper[0] > value:
            high, token = upper
    unit = _unit(document, token, stop)
    if unit is None:
        return None
    return Duration(begin, token + 1, value, high, unit, approximate)


def _unit(document: Document, token: int, stop: int) -> TimeUnit | None:
    if token >= stop:
        return None
    stem = document.stems[token]
    counted = token > 1 and document.low[token - 2] in ("x", "\u00d7")
    if len(stem) <= 2 and not document.glued(token) and not counted and stem not in ("yr", "wk", "hr", "mo"):
        return None
    return UNITS.get(stem)


def _vague(document: Document, begin: int, token: int, stop: int, approximate: bool) -> Duration | None:
    low = document.low
    one = low[token] in ("a", "an", "one", "last", "past") and token + 1 < stop
    if one and _unit(document, token + 1, stop) and low[token] in ("a", "an"):
        return Duration(begin, token + 2, Decimal(1), None, UNITS[document.stems[token + 1]], approximate)
    if one and low[token] in ("a", "last", "past"):
        token += 1
    if low[token] in _VAGUE and token + 1 < stop:
        after = token + 2 if low[token + 1] == "of" and token + 2 < stop else token + 1
        unit = _unit(document, after, stop)
        if unit:
            return Duration(begin, after + 1, None, None, unit, True)
    return None


def date_at(document: Document, token: int, stop: int) -> tuple[int, str] | None:
    """Return (token after it, date) of a date at `token` with the precision it has, or None.

    Read are 2021-05-06, 6 May 2021, May 6, 2021, May 2021. All-digit dates with slashes or points may mean the
    day or the month first; they are no date here (a person decides).
    """
    raw, low = document.raw, document.low
    if _year(raw[token]) and token + 4 < stop and raw[token + 1] == "-" == raw[token + 3]:
        month, day = raw[token + 2], raw[token + 4]
        if len(month) == len(day) == 2 and _real(int(month), day):
            return token + 5, f"{raw[token]}-{month}-{day}"
    named = _month(low, token)
    if named and token and raw[token - 1].isdecimal() and len(raw[token - 1]) <= 2:
        return None  # the day before it is none of this month: 31 April is no date, and April alone is not what is said
    if named:
        return _month_first(document, token + 1, stop, named)
    if raw[token].isdecimal() and len(raw[token]) <= 2 and token + 2 < stop:
        if raw[token + 1] in _TO and raw[token + 2].isdecimal():
            upper = date_at(document, token + 2, stop)
            ranged = upper and len(upper[1]) == 10 and 0 < int(raw[token]) < int(raw[token + 2])
            return (upper[0], f"{upper[1][:8]}{int(raw[token]):02}") if upper and ranged else None
        after = token + 1
        if low[after] in ("st", "nd", "rd", "th"):
            after += 1
        after += after < stop and low[after] == "of"
        named = _month(low, after) if after < stop else None
        if named and after + 1 < stop:
            comma = raw[after + 1] in ",." and after + 2 < stop
            year = raw[after + 1 + comma]
            if _year(year) and _real(named, raw[token]):
                return after + 2 + comma, f"{year}-{named:02}-{int(raw[token]):02}"
    return None


def _month_first(document: Document, token: int, stop: int, month: int) -> tuple[int, str] | None:
    raw = document.raw
    token += token < stop and raw[token] in ".,"
    if token < stop and _year(raw[token]):
        return token + 1, f"{raw[token]}-{month:02}"
    if token < stop and raw[token].isdecimal() and len(raw[token]) <= 2:
        after = token + 1
        if after < stop and document.low[after] in ("st", "nd", "rd", "th"):
            after += 1
        after += after < stop and raw[after] in ",."
        if after < stop and _year(raw[after]) and _real(month, raw[token]):
            return after + 1, f"{raw[after]}-{month:02}-{int(raw[token]):02}"
    return None


def _month(low: list[str], token: int) -> int | None:
    return _MONTHS.get(low[token])


def _real(month: int, day: str) -> bool:
    days = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return 1 <= month <= 12 and day.isdecimal() and 1 <= int(day) <= days[month - 1]


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and "1850" <= word <= "2100"


UNRESOLVED = "words:"
"""The event of an offset starts so while it only names code points of the text: words:120-135."""


class Moment(NamedTuple):
    """A time expression of a sentence: tokens `first` to `last` and what it says.

    An offset's event is "presentation", or the code points of the words that name it.
    """

    first: int
    last: int
    when: When
    direction: str
    """date, ago, for, since, later, after or before."""
    event: tuple[int, int] | None = None
    """Tokens of the words that name the event it counts from."""


def moments(document: Document, first: int, last: int) -> list[Moment]:
    """Return the dates and relative times among tokens `first` to `last`, in order.

    Offsets count from "presentation" until someone who knows the encounters says which event is meant.
    """
    found: list[Moment] = []
    token = first
    while token < last:
        word = document.low[token]
        if not (word[0].isdigit() or word in _OPENERS):
            token += 1
            continue
        moment = _dated(document, token, last) or _relative(document, first, token, last)
        if moment:
            found.append(moment)
            token = moment.last
        else:
            token += 1
    return found


def _dated(document: Document, token: int, stop: int) -> Moment | None:
    dated = date_at(document, token, stop)
    if dated and token and document.low[token - 1] == "since":
        when = made(When)(text=document.words(token - 1, dated[0]), date=dated[1])
        return Moment(token - 1, dated[0], when, "since")
    if dated:
        return Moment(token, dated[0], made(When)(text=document.words(token, dated[0]), date=dated[1]), "date")
    if document.low[token] in ("in", "since", "during") and token + 1 < stop and _year(document.raw[token + 1]):
        if (token + 2 < stop and document.raw[token + 2] in "%/") or _unit(document, token + 2, stop):
            return None
        when = made(When)(text=document.words(token, token + 2), date=document.raw[token + 1])
        return Moment(token, token + 2, when, "since" if document.low[token] == "since" else "date")
    return None


def _relative(document: Document, begin: int, token: int, stop: int) -> Moment | None:
    duration = duration_at(document, token, stop)
    if duration is None:
        return None
    low, after = document.low, duration.last
    if after + 1 < stop and low[after] in ("'", "\u2019") and low[after + 1] == "duration":
        after += 1
    upcoming = low[after] if after < stop else ""
    before = low[token - 1] if token > begin else ""
    if upcoming in ("ago", "earlier", "previously", "back") or (
        upcoming == "prior" and low[after + 1 : after + 2] != ["to"]
    ):
        return _moment(document, duration, token, after + 1, "ago", "before")
    if upcoming == "later" or upcoming == "thereafter" or upcoming == "afterwards":
        return _moment(document, duration, token, after + 1, "later", "after")
    if upcoming in _AFTER or upcoming in _BEFORE:
        direction = "after" if upcoming in _AFTER else "before"
        start = after + 1 + (after + 1 < stop and low[after + 1] in ("to", "the"))
        return _moment(
            document, duration, token, after + 1, direction, direction, (start, _event_end(document, start, stop))
        )
    if before in ("for", "over", "during", "within", "since", "x") or upcoming in ("history", "duration"):
        return _moment(document, duration, token, after + (upcoming in ("history", "duration")), "for", None)
    if before == "after":
        return _moment(document, duration, token - 1, after, "later", "after")
    if upcoming == "of" and duration.unit in ("d", "wk", "mo", "a") and (token == begin or before in _HAVING):
        return _moment(document, duration, token, after, "for", None)
    return None


_HAVING = frozenset("has have had with w reports reported describes described gives".split())
"""Words before a length of time that a complaint has: "with | 5 weeks of dyspnea"."""


def _event_end(document: Document, token: int, stop: int) -> int:
    """Return where the words of an event end: at a comma, a verb or after a few words."""
    end = token
    while end < stop and end - token < 8 and document.raw[end] not in ",;.()" and document.low[end] not in _VERBS:
        end += 1
    return end


def _moment(
    document: Document,
    duration: Duration,
    first: int,
    last: int,
    direction: str,
    side: str | None,
    event: tuple[int, int] | None = None,
) -> Moment:
    offset = None
    anchor = "presentation"
    if event is not None:
        anchor = UNRESOLVED + "{}-{}".format(*document.span(*event)) if event[1] > event[0] else anchor
    if side and duration.value is not None and duration.high is None:
        offset = made(Offset)(
            value=duration.value,
            unit=duration.unit,
            direction="before" if side == "before" else "after",
            event=anchor,
            approximate=duration.approximate,
        )
    return Moment(
        first, last, made(When)(text=document.words(first, event[1] if event else last), offset=offset), direction
    )
