"""How often: the frequencies that the tables name, and those that carry numbers of their own."""

from decimal import Decimal
from typing import NamedTuple

from case2fhir.extract.quantities import number, spelled
from case2fhir.extract.text import Document
from case2fhir.extract.times import UNITS
from case2fhir.model import Frequency, made
from case2fhir.model.base import DayEvent, TimeUnit
from case2fhir.terminology import Terminology, Timing

_ADVERBS: dict[str, TimeUnit] = {
    "daily": "d", "hourly": "h", "weekly": "wk", "monthly": "mo", "yearly": "a", "annually": "a", "nightly": "d",
}  # fmt: skip
_COUNTS = {"once": 1, "twice": 2, "thrice": 3}
_PER = frozenset(("a", "an", "per", "each", "every", "/", "in", "the"))
_ORDINALS = {
    word: number
    for number, words in enumerate(("other second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th"), 2)
    for word in words.split()
}
_ROUNDS = frozenset("doses injections infusions instillations cycles courses sessions treatments applications".split())
_DASHES = frozenset("-\u2013\u2014")


class Timed(NamedTuple):
    """How often, at tokens `first` to `last`; `as_needed` alone has no frequency."""

    first: int
    last: int
    times: int | None = None
    times_high: int | None = None
    period: Decimal | None = None
    period_high: Decimal | None = None
    unit: TimeUnit | None = None
    when: tuple[DayEvent, ...] = ()
    as_needed: bool = False

    @property
    def is_regular(self) -> bool:
        """Say whether it tells how often, and not only when needed."""
        return self.times is not None or self.period is not None or bool(self.when)

    def frequency(self, document: Document) -> Frequency | None:
        """Return the frequency with its words, or None for "as needed" alone."""
        if not self.is_regular:
            return None
        return made(Frequency)(
            text=document.words(self.first, self.last),
            times=self.times,
            times_high=self.times_high,
            period=self.period,
            period_high=self.period_high,
            unit=self.unit,
            when=self.when,
        )


def frequency_at(document: Document, terms: Terminology, token: int, stop: int) -> Timed | None:
    """Return the frequency that starts at `token`: "twice a day", "q8h", "every 4 to 6 weeks", "1-0-1", "prn"."""
    found = max(
        (
            timed
            for timed in (_named(document, terms, token, stop), _counted(document, token, stop))
            if timed is not None
        ),
        key=lambda timed: timed.last,
        default=None,
    )
    if found is None:
        return None
    after = found.last + (found.last < stop and document.raw[found.last] == ",")
    more = _named(document, terms, after, stop) if after < stop else None
    return _joined(found, more) if more else found


def _joined(found: Timed, more: Timed) -> Timed:
    """Return "twice daily" and "as needed", or "at bedtime", as one; two that disagree stay apart."""
    if found.is_regular and more.is_regular and not (more.when and more.times is None and not found.when):
        return found
    base = found if found.is_regular else more
    return base._replace(
        first=found.first,
        last=more.last,
        when=found.when or more.when,
        as_needed=found.as_needed or more.as_needed,
    )


def _named(document: Document, terms: Terminology, token: int, stop: int) -> Timed | None:
    hit = terms.match_in("frequencies", document.stems, token, document.raw)
    if hit and token + hit[0] > stop:
        hit = terms.match_in("frequencies", document.stems[token:stop], 0, document.raw[token:stop])
    timing = terms.timing(hit[1][0]) if hit else None
    return _of_table(timing, token, token + hit[0]) if hit and timing else None


def _of_table(timing: Timing, first: int, last: int) -> Timed:
    once = timing.once and timing.times is None
    return Timed(
        first,
        last,
        1 if once else int(timing.times) if timing.times else None,
        int(timing.times_high) if timing.times_high else None,
        Decimal(timing.period) if timing.period else None,
        Decimal(timing.period_high) if timing.period_high else None,
        timing.unit,  # type: ignore[arg-type] # the table's check lets only UCUM units of time through
        timing.when,  # type: ignore[arg-type] # and only codes of FHIR's EventTiming
        timing.as_needed,
    )


def _counted(document: Document, token: int, stop: int) -> Timed | None:
    return (
        _rounds(document, token, stop)
        or _every(document, token, stop)
        or _times(document, token, stop)
        or _scheme(document, token, stop)
        or _hourly(document, token, stop)
        or _per(document, token, stop)
    )


def _rounds(document: Document, token: int, stop: int) -> Timed | None:
    """Return "six weekly instillations": a number of them, each week one; "six weekly" alone is each sixth week."""
    low = document.low
    count = (_whole(low[token]) or spelled(low[token])) if token + 2 < stop else None
    if not count or low[token + 1] not in _ADVERBS or not low[token + 2].endswith("s") or document.glued(token + 1):
        return None
    rounds = low[token + 2] in _ROUNDS
    return Timed(token + 1, token + 2, 1, None, Decimal(1), None, _ADVERBS[low[token + 1]]) if rounds else None


def _every(document: Document, token: int, stop: int) -> Timed | None:
    """Return "every 8 hours", "every second day", "q8h", "q 4-6 h"."""
    low = document.low
    short = low[token] == "q"
    after = token + 1
    if short and after + 1 < stop and low[after] == ".":
        after += 1
    if not (short or low[token] in ("every", "each")) or after >= stop:
        return None
    if low[after] in _ORDINALS or (after + 1 < stop and low[after + 1] in ("rd", "nd", "th")):
        ordinal = _ORDINALS.get(low[after]) or _whole(low[after])
        last = after + 1 if low[after] in _ORDINALS else after + 2
        unit = _unit(document, last, stop)
        return Timed(token, last + 1, 1, None, Decimal(ordinal), None, unit) if unit and ordinal else None
    counted = _range(document, after, stop)
    low_end, high_end, last = counted or (Decimal(1), None, after)
    unit = _unit(document, last, stop)
    if unit is None:
        return Timed(token, last, 1, None, low_end, high_end, "h") if short and counted and low_end >= 4 else None
    if short and not counted and len(low[last]) > 2:
        return None
    return Timed(token, last + 1, 1, None, low_end, high_end, unit)


def _times(document: Document, token: int, stop: int) -> Timed | None:
    """Return "three times a day", "2-3 times weekly", "2x/day", "twice per week"."""
    low = document.low
    high: Decimal | None = None
    if low[token] in _COUNTS:
        counted, after = Decimal(_COUNTS[low[token]]), token + 1
        if after + 1 < stop and low[after] in ("or", "to") and low[after + 1] in _COUNTS:
            high, after = Decimal(_COUNTS[low[after + 1]]), after + 2
    else:
        found = _range(document, token, stop)
        if not found:
            return None
        counted, high, after = found
        if after >= stop or document.stems[after] not in ("time", "x", "\u00d7"):
            return None
        after += 1
    period = _period(document, after, stop)
    if not period or counted != int(counted) or counted < 1:
        return None
    return Timed(token, period[1], int(counted), int(high) if high else None, Decimal(1), None, period[0])


def _period(document: Document, token: int, stop: int) -> tuple[TimeUnit, int] | None:
    """Return the unit and the token after it of "a day", "per week", "/d", "daily", "in 24 hours"."""
    if token >= stop:
        return None
    if document.low[token] in _ADVERBS:
        return _ADVERBS[document.low[token]], token + 1
    if document.low[token] not in _PER:
        return None
    unit = _unit(document, token + 1, stop)
    return (unit, token + 2) if unit else None


def _scheme(document: Document, token: int, stop: int) -> Timed | None:
    """Return "1-0-1": what is taken in the morning, at noon, in the evening (and at night)."""
    places: list[int] = []
    last = token
    while last < stop and len(places) < 4 and (part := _whole(document.raw[last])) is not None and part <= 4:
        places.append(part)
        if last + 1 < stop and document.raw[last + 1] in _DASHES and document.glued(last + 1):
            last += 2
        else:
            last += 1
            break
    if len(places) < 3 or not any(places) or (last < stop and document.raw[last] == "/"):
        return None
    if max(places) > 1 and 0 not in places:
        return None
    return Timed(token, last, sum(1 for part in places if part), None, Decimal(1), None, "d")


def _hourly(document: Document, token: int, stop: int) -> Timed | None:
    """Return "6 hourly", "12-hourly", "3-weekly"."""
    found = _range(document, token, stop)
    if not found or found[2] >= stop or document.low[found[2]] not in _ADVERBS or document.low[found[2]] == "daily":
        return None
    return Timed(token, found[2] + 1, 1, None, found[0], found[1], _ADVERBS[document.low[found[2]]])


def _per(document: Document, token: int, stop: int) -> Timed | None:
    """Return "daily", "/day", "per day" behind a dose, as once in that time."""
    low = document.low
    if low[token] in _ADVERBS:
        return Timed(token, token + 1, 1, None, Decimal(1), None, _ADVERBS[low[token]])
    if low[token] in ("per", "/", "a") and token + 1 < stop:
        unit = _unit(document, token + 1, stop) or _ADVERBS.get(low[token + 1])
        if unit and not (low[token] == "a" and unit not in ("d", "wk")):
            return Timed(token, token + 2, 1, None, Decimal(1), None, unit)
    return None


def _range(document: Document, token: int, stop: int) -> tuple[Decimal, Decimal | None, int] | None:
    value = _count(document.low[token]) if token < stop else None
    if value is None or value <= 0:
        return None
    if token + 2 < stop and (document.raw[token + 1] in _DASHES or document.low[token + 1] in ("to", "or")):
        high = _count(document.low[token + 2])
        if high is not None and high > value:
            return value, high, token + 3
    return value, None, token + 1


def _count(word: str) -> Decimal | None:
    value = number(word)
    return spelled(word) if value is None else value


def _whole(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdecimal() and len(word) < 3 else None


def _unit(document: Document, token: int, stop: int) -> TimeUnit | None:
    return UNITS.get(document.stems[token]) if token < stop else None
