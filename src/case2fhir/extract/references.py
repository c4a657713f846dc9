"""Reference ranges: what is normal, told beside a value and never read as the value."""

from collections.abc import Sequence
from decimal import Decimal

from case2fhir.extract.record import Record
from case2fhir.extract.text import Document
from case2fhir.extract.values import Value

_CUES = frozenset(
    (
        "normal reference ref range rv nl nr nv n lln uln cutoff cut limit limits interval intervals control rr "
        "ri vn expected laboratory lab institutional upper lower normals"
    ).split()
)
_PLAIN_CUES = frozenset(("normal", "reference", "ref", "range"))
"""Cues that need no brackets."""
_BETWEEN = frozenset(
    (
        "range ranges value values limit limits level levels interval intervals : , is are = < > to of for up "
        "point off women men males females male female adult adults age between from - \u2013 laboratory lab "
        "normal reference ref cut therapeutic target ratio count concentration"
    ).split()
)
_STATES = {
    "high": "high", "h": "high", "elevated": "high", "raised": "high", "\u2191": "high",
    "low": "low", "l": "low", "decreased": "low", "reduced": "low", "\u2193": "low",
    "normal": "normal", "n": "normal",
}  # fmt: skip


class Reference(Record):
    """The reference range beside a value, to token `last`, and the state told with it ("below normal")."""

    last: int
    low: Decimal | None = None
    high: Decimal | None = None
    text: str | None = None
    state: str | None = None
    state_text: str | None = None
    unit: Value | None = None


def reference_after(document: Document, values: Sequence[Value], value: Value, stop: int) -> Reference | None:
    """Return the reference range or the state that follows `value`, None if there is neither."""
    token = value.last
    if token >= stop:
        return None
    opened = document.raw[token] in "(["
    flag = _flag(document, token, stop)
    if flag:
        return flag
    start = token + opened
    if not opened and document.raw[token] in ",;" and token + 1 < stop and document.low[token + 1] in _PLAIN_CUES:
        start, opened = token + 1, False
    if (
        not opened
        and start == value.last
        and document.low[start] not in _PLAIN_CUES
        and not _is_column(document, start)
    ):
        return None
    cued = _skip_cues(document, start, stop)
    found = next((each for each in values if each.first >= cued and each.first <= cued + 1), None)
    if found is None or found.first != cued:
        return None
    if cued == start and not _plain_range(found, value, opened or "\t" in document.gap(start)):
        return None
    if cued > start or opened or start == value.last:
        return _flagged(document, _reference(document, found, opened, start, stop), stop)
    return None


def _flagged(document: Document, reference: Reference, stop: int) -> Reference:
    """Return the reference with the flag that stands behind it: "(135-145) L", "[0.5-2.2] (H)"."""
    flag = _flag(document, reference.last, stop) if reference.state is None and reference.last < stop else None
    return reference.but(last=flag.last, state=flag.state, state_text=flag.state_text) if flag else reference


def _is_column(document: Document, token: int) -> bool:
    """Say whether a number, or a limit after a tab, stands here, as the range does in a table's next column."""
    first = document.raw[token][0]
    return first.isdecimal() or (first in "<>\u2264\u2265" and "\t" in document.gap(token))


def _flag(document: Document, token: int, stop: int) -> Reference | None:
    """Return the state told in brackets or by a letter: "(below normal)", "(high)", "H", "\u2191"."""
    raw, low = document.raw, document.low
    if raw[token] in "\u2191\u2193":
        return Reference(token + 1, state=_STATES[raw[token]], state_text=raw[token])
    if raw[token] in ("H", "L") and (token + 1 == stop or not raw[token + 1].isalpha()):
        return Reference(token + 1, state=_STATES[low[token]], state_text=raw[token])
    if raw[token] not in "([" or token + 2 >= stop:
        return None
    closing = next((place for place in range(token + 1, min(stop, token + 6)) if raw[place] in ")]"), None)
    if closing is None:
        return None
    words = low[token + 1 : closing]
    state = _state_of(words)
    if state is None:
        return None
    return Reference(closing + 1, state=state, state_text=document.words(token + 1, closing))


def _state_of(words: list[str]) -> str | None:
    if any(word[0].isdigit() for word in words):
        return None
    if "below" in words or "under" in words:
        return "low" if set(words) & {"normal", "reference", "range"} else None
    if "above" in words:
        return "high" if set(words) & {"normal", "reference", "range"} else None
    if not words or len(words) > 4:
        return None
    plain = [
        word
        for word in words
        if word not in ("very", "slightly", "mildly", "markedly", "within", "range", "limits", "the")
    ]
    return _STATES.get(plain[0]) if len(plain) == 1 else None


def _skip_cues(document: Document, token: int, stop: int) -> int:
    """Return the token after "normal range:", "reference value", "cut-off point" and the like; `token` if none."""
    place = token
    while place < stop and document.low[place] in _CUES | _BETWEEN and document.raw[place] not in "<>":
        place += 1
    return place if any(document.low[each] in _CUES for each in range(token, place)) else token


def _plain_range(found: Value, value: Value, parted: bool) -> bool:
    """Say whether a value without a cue is a reference: a range, or a limit in brackets or the next column."""
    if found.second is not None or found.text is not None:
        return False
    ranged = found.high is not None and value.high is None
    limit = found.comparator is not None and value.comparator is None
    same = found.kind in (None, value.kind) or value.kind is None or found.unit in ("L", "H")
    return same and (ranged or (limit and parted)) and (parted or found.kind is None or found.unit in ("L", "H"))


def _reference(document: Document, found: Value, opened: bool, start: int, stop: int) -> Reference:
    last = found.last
    if opened:
        closing = next((place for place in range(last, min(stop, last + 8)) if document.raw[place] in ")]"), None)
        if closing is not None:
            last = closing + 1
    end = last - 1 if opened and last > found.last else last
    flag = found.unit if found.unit in ("L", "H") and not opened else None
    words, state = document.words(start, end - bool(flag)), _STATES[flag.casefold()] if flag else None
    if found.high is not None:
        return Reference(last, found.value, found.high, words, state, flag)
    if found.comparator in ("<", "<=") or "up" in document.low[start : found.first]:
        return Reference(last, None, found.value, words, state, flag)
    if found.comparator in (">", ">="):
        return Reference(last, found.value, None, words, state, flag)
    return Reference(last, text=words)
