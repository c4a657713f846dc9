"""Which value belongs to which name: the grammar of "test value", lists, series and values before their name."""

from collections.abc import Sequence

from case2fhir.extract.analytes import COLLECTED, Name, counted, dipstick, fits, kinds_of, phrase_before
from case2fhir.extract.board import Board
from case2fhir.extract.measure_words import EVENTS, HEADS, LINKS, PLACES, SERIES, STATES, TAILS
from case2fhir.extract.quantities import unit_at
from case2fhir.extract.record import Record, fresh
from case2fhir.extract.references import Reference, reference_after
from case2fhir.extract.specimens import KINDS
from case2fhir.extract.text import Document, Sentence
from case2fhir.extract.values import COUNTED, Value
from case2fhir.extract.vital_signs import implied
from case2fhir.model import When

_JOINS = frozenset((*", and & or / as well both the a an his her serum plasma with total".split(),))
_THEN = frozenset(("to", "and", "then", ",", "\u2192", "-", ">"))
_OF = frozenset(("of", "on", "the", "a", "for", "his", "her", "revised"))
_SIGNS = frozenset((*",:=-\u2212\u2013\u2014~\u2022)]|\u2192*+\u207b\u207a",))
_OF_A_PERSON = frozenset(("body-height", "body-weight"))
"""Vital signs that a lesion has too, when they stand after their value: "8 cm height"."""
_SET = frozenset("pressure temperature power rate flow current voltage".split())
_DEVICES = frozenset(
    "inflated inflation insufflated insufflation pneumoperitoneum tourniquet ablation radiofrequency irrigation laser "
    "cautery electrocautery coagulation defibrillated watts".split()
)
"""Words beside which a pressure or a temperature is that of a device."""
_LOOSE = 8
_LONGEST_SERIES = 14


class Link(Record):
    """A value with its name and the reference range or state that stands beside it; `after` is the token after all."""

    name: Name
    value: Value
    reference: Reference | None
    after: int
    is_again: bool = False
    """Whether the name had a value before: a later reading, or the same in another unit."""
    when: When | None = None


class Linker(Record):
    """The links of one sentence, made from left to right. `times` are the tokens of dates and durations."""

    board: Board
    sentence: Sentence
    names: Sequence[Name]
    values: Sequence[Value]
    times: frozenset[int]
    links: list[Link] = fresh(factory=list)
    end: int = 0
    place: int = 0

    def run(self) -> list[Link]:
        """Return the links of the sentence in order."""
        self.end = self.sentence.first
        for place, value in enumerate(self.values):
            self.place = place
            if value.first >= self.end:
                for name, each in self._pairs(value):
                    self._link(name, each)
        self._share_units()
        return self.links

    def _link(self, name: Name, value: Value) -> None:
        known = name.concept
        if value.kind in COLLECTED and known and value.kind not in kinds_of(self.board, known):
            name = name.but(concept=None, like=known)
        if name.key == "body-temperature" and value.ucum == "deg":
            value.ucum = value.kind = None
        reference = reference_after(self.board.document, self.values, value, self.sentence.last)
        after = max(value.last, name.last, reference.last if reference else 0)
        if reference and value.kind is None and value.second is None:
            after = self._unit_after(value, after)
        again = any(link.name is name for link in self.links)
        self.links.append(Link(name, value, reference, after, again))
        self.end = after

    def _unit_after(self, value: Value, token: int) -> int:
        """Take the unit that stands after the reference range: "6.9 (4.0-11.0) x10^9/L"."""
        unit = unit_at(self.board.document, self.board.terminology, token, self.sentence.last)
        if unit is None:
            return token
        token, value.unit, value.ucum, value.kind, value.restored = unit
        return token

    def _share_units(self) -> None:
        """Give "from 8 to 10 g/dL" and "8 and 10 g/dL" of one test the unit that is written once, after the last."""
        low = self.board.document.low
        for earlier, later in zip(reversed(self.links[:-1]), reversed(self.links[1:]), strict=True):
            between = low[earlier.value.last : later.value.first]
            joined = later.name is earlier.name and between and all(word in _THEN for word in between)
            if joined and earlier.value.kind is None and earlier.value.second is None:
                _take_unit(earlier.value, later.value)

    def _pairs(self, value: Value) -> list[tuple[Name, Value]]:
        """Return the names of a value, each with its own values: one pair but for lists."""
        window = [name for name in self.names if name.first >= self.end and name.last <= value.first]
        last = self._meant(window[-1], value) if window else None
        window = [*window[:-1], last] if last else window
        if last and self._is_strict(last.last, value.first) and fits(self.board, last, value, True):
            if self._is_setting(last, value):
                return []
            return self._listed(window, value)
        name = None if window else counted(self.board, self.sentence, value) or self._series(value)
        name = name or self._right(value) or counted(self.board, self.sentence, value)
        name = name or dipstick(self.board, self.sentence, value)
        if not name and value.second is not None and value.kind is not None and not window:
            name = phrase_before(self.board, self.sentence, value, self._free_from(value), self.times)
        name = name or implied(self.board, self.sentence, value)
        if not name and last:
            name = self._extended(last, value)
            beside = None if name else self._beside(window, value)
            if beside:
                return beside
            if not name and self._is_loose(last.last, value) and fits(self.board, last, value, False):
                return self._listed(window, value)
        name = name or phrase_before(self.board, self.sentence, value, self._free_from(value), self.times)
        return [(name, value)] if name and not self._is_setting(name, value) else []

    def _meant(self, name: Name, value: Value) -> Name:
        """Return the name with the one of its concepts that fits the value: "Ht 178 cm" is a height, "Ht 34%" none."""
        if name.concept is None or fits(self.board, name, value, True):
            return name
        mention = next((m for m in self.board.in_sentence(self.sentence) if m.first == name.first), None)
        for concept in mention.concepts[1:] if mention else ():
            other = name.but(concept=concept, like=None, kind=concept.kind if concept.kind in KINDS else name.kind)
            if fits(self.board, other, value, True):
                return other
        return name

    def _is_setting(self, name: Name, value: Value) -> bool:
        """Say whether a pressure or a temperature is that of a device: "the cuff was inflated to a pressure of"."""
        low = self.board.document.low
        words = low[name.first : name.last]
        hot = name.key == "body-temperature" and value.ucum == "Cel" and value.value is not None and value.value > 45
        if not hot and (name.concept is not None or "gradient" in words or not _SET.intersection(words)):
            return False
        return bool(_DEVICES.intersection(low[self.sentence.first : self.sentence.last]))

    def _free_from(self, value: Value) -> int:
        """Return the token after the last name or value before this one."""
        names = [name.last for name in self.names if name.last <= value.first]
        values = [each.last for each in self.values if each.last <= value.first]
        return max(self.end, *names, *values, self.sentence.first)

    def _is_strict(self, first: int, last: int) -> bool:
        """Say whether only linking words and brackets without numbers stand between tokens `first` and `last`."""
        document, token = self.board.document, first
        while token < last:
            if document.raw[token] in ("(", "["):
                closing = closing_of(document, token, last)
                if closing is not None:
                    if any(word[0].isdecimal() for word in document.raw[token:closing]):
                        return False
                    token = closing
            elif (
                document.low[token] not in LINKS
                and document.raw[token] not in _SIGNS
                and token not in self.times
                and not _is_leader(document, token)
            ):
                return False
            token += 1
        return True

    def _is_loose(self, first: int, value: Value) -> bool:
        """Say whether what stands between is a short aside about where, when or how it was measured."""
        low, raw = self.board.document.low, self.board.document.raw
        between = [token for token in range(first, value.first) if token not in self.times]
        unknown = [token for token in between if low[token] not in LINKS and raw[token] not in (*_SIGNS, "(", "[")]
        if ";" in raw[first : value.first] or not unknown or len(unknown) > _LOOSE:
            return False
        if value.ucum is None and value.second is None:
            return len(unknown) <= 3 and low[first] in PLACES and raw[value.first - 1] not in ("(", "[")
        return low[unknown[0]] in PLACES or low[first] in PLACES or low[unknown[0] - 1] in PLACES

    def _listed(self, names: list[Name], value: Value) -> list[tuple[Name, Value]]:
        """Return the pairs of "AST and ALT were 45 and 60 U/L"; the last name alone where numbers do not match."""
        group = [names[-1]]
        for name in reversed(names[:-1]):
            if not self._is_joined(name.last, group[0].first):
                break
            group.insert(0, name)
        if (
            len(group) == 2
            and value.second is not None
            and value.value is not None
            and group[1].key != "blood-pressure"
        ):
            return [
                (group[0], value.but(second=None)),
                (group[1], value.but(value=value.second, second=None)),
            ]
        runs = self._runs(value, len(group)) if len(group) > 1 else []
        if len(runs) != len(group):
            return [(group[-1], value)]
        for earlier, later in zip(reversed(runs[:-1]), reversed(runs[1:]), strict=True):
            if earlier[0].kind is None and earlier[0].second is None:
                _take_unit(earlier[0], later[0])
        return [(name, each) for name, run in zip(group, runs, strict=True) for each in run]

    def _beside(self, window: list[Name], value: Value) -> list[tuple[Name, Value]] | None:
        """Return the pairs of a list whose last name no table knows: "lactate and pyruvate were 1.6 and 0.1 mmol/L"."""
        document, last = self.board.document, window[-1]
        first = last.last
        while first < value.first and (document.low[first] in _JOINS or document.low[first] in TAILS):
            first += 1
        end = first
        while end < value.first and document.low[end].isalpha() and document.low[end] not in LINKS:
            end += 1
        if not last.last < first < end <= first + 3 or not self._is_strict(end, value.first):
            return None
        unknown = Name(first, end, document.words(first, end), last.kind, None, last.specimen, is_known=False)
        pairs = self._listed([*window, unknown], value)
        return pairs if len(pairs) > 1 else None

    def _is_joined(self, first: int, last: int) -> bool:
        low = self.board.document.low
        return last - first <= 5 and all(
            word in _JOINS or word in TAILS or word in STATES or word in "()" for word in low[first:last]
        )

    def _runs(self, value: Value, most: int) -> list[list[Value]]:
        """Return the values of a list, each with its other readings in brackets: 6.84 mg/dL (117 umol/L) and ..."""
        runs, end = [[value]], self._after(value)
        for upcoming in self.values[self.place + 1 :]:
            if upcoming.first < end:
                continue
            end = self._after(upcoming)
            between = self.board.document.low[runs[-1][-1].last : upcoming.first]
            if between in (["("], ["["]):
                if upcoming.high is None and upcoming.kind not in COUNTED:
                    runs[-1].append(upcoming)
                continue
            if len(runs) == most or not all(word in "),/(" or word in LINKS or word == "only" for word in between):
                break
            runs.append([upcoming])
        return runs

    def _after(self, value: Value) -> int:
        reference = reference_after(self.board.document, self.values, value, self.sentence.last)
        return reference.last if reference else value.last

    def _series(self, value: Value) -> Name | None:
        """Return the name of the value before, if this is its next reading: "from 8 to 10", "8 then, 10 on day 5"."""
        if not self.links:
            return None
        before = self.links[-1]
        tokens = range(before.after, value.first)
        between = self.board.document.low[before.after : value.first]
        if not 0 < len(between) <= _LONGEST_SERIES or not fits(self.board, before.name, value, True):
            return None
        if between in (["("], ["["]):
            return before.name if value.kind and not self._right(value) else None
        if ";" in between and not {"it", *EVENTS}.intersection(between):
            return None
        same = value.kind == before.value.kind or before.value.kind is None or self._is_bare_later(value, between)
        words = self.board.document.low
        known = all(
            words[token] in SERIES
            or words[token] in LINKS
            or words[token][0].isdecimal()
            or token in self.times
            or words[token] in ("it", ";")
            for token in tokens
        )
        return before.name if same and known and not self._is_followed_by_noun(value) else None

    def _is_bare_later(self, value: Value, between: list[str]) -> bool:
        """Say whether a number without a unit is a later reading: "6.0 g/dL; at discharge 10.4", "8 g/dL to 10"."""
        return value.kind is None and value.text is None and not {"to", *EVENTS}.isdisjoint(between)

    def _is_followed_by_noun(self, value: Value) -> bool:
        if value.last >= self.sentence.last:
            return False
        word = self.board.document.low[value.last]
        return word.isalpha() and word not in SERIES and word not in LINKS and word not in PLACES

    def _right(self, value: Value) -> Name | None:
        """Return the name after a value: "75% neutrophils", "8/10 on the VAS", "74 mmHg of mean pressure"."""
        low = self.board.document.low
        for token in range(value.last, min(self.sentence.last, value.last + 4)):
            name = next((name for name in self.names if name.first == token), None)
            if name:
                bare = value.kind is None and value.second is None and value.text is None
                if (bare and (name.kind != "score" or token == value.last)) or name.key in _OF_A_PERSON:
                    return None
                return name if fits(self.board, name, value, True) and not self._has_own(name, value) else None
            if low[token] not in _OF:
                return None
        return None

    def _has_own(self, name: Name, value: Value) -> bool:
        """Say whether the name to the right has a value of its own after it."""
        upcoming = next((each for each in self.values if each.first >= name.last), None)
        if upcoming is None or upcoming is value or not self._is_strict(name.last, upcoming.first):
            return False
        between = self.board.document.low[name.last : upcoming.first]
        return "," not in between and "and" not in between

    def _extended(self, name: Name, value: Value) -> Name | None:
        """Return a known name with a noun that makes it another test: "creatinine clearance", "protein excretion"."""
        document = self.board.document
        last = name.last
        while (
            last < value.first
            and last - name.last < 3
            and document.low[last].isalpha()
            and not (document.low[last] in LINKS or document.low[last] in PLACES or document.low[last] in ("and", "or"))
        ):
            last += 1
        if last == name.last or not self._is_strict(last, value.first):
            return None
        if document.stems[last - 1] not in HEADS and (value.kind is None or value.kind in COUNTED):
            return None
        kind = "other" if name.kind == "vital-sign" else name.kind
        first = self._numerator(name) if document.stems[last - 1] == "ratio" else name.first
        text = document.words(first, last)
        wider = Name(first, last, text, kind, None, name.specimen, name.state, is_known=False)
        return wider if fits(self.board, wider, value, True) else None

    def _numerator(self, name: Name) -> int:
        """Return where a ratio of two tests begins: "urinary calcium / urinary creatinine ratio"."""
        joined = self.board.document.raw[name.first - 1] in ("/", "to")
        return next((each.first for each in self.names if joined and each.last == name.first - 1), name.first)


def _take_unit(value: Value, source: Value) -> None:
    value.unit, value.ucum, value.kind = source.unit, source.ucum, source.kind


def _is_leader(document: Document, token: int) -> bool:
    """Say whether a point is one of the row of points that leads to a value: "Hb ....... 11.2"."""
    return document.raw[token] == "." and "." in (document.raw[token - 1], document.raw[token + 1])


def closing_of(document: Document, opening: int, stop: int) -> int | None:
    """Return the token of the bracket that closes the one at `opening`, before token `stop`."""
    depth = 0
    for token in range(opening, stop):
        if document.raw[token] in ("(", "["):
            depth += 1
        elif document.raw[token] in (")", "]"):
            depth -= 1
            if depth == 0:
                return token
    return None
