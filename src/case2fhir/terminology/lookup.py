"""The terminology as the rest of the program asks it: concepts, phrases, units, timings, plausibility."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, Protocol, TypeVar

from case2fhir.terminology import phrases, written
from case2fhir.terminology.entries import Coding, Concept, Timing, Unit
from case2fhir.terminology.normal import phrase
from case2fhir.terminology.store import Compiled

Snomed = Literal["all", "free", "none"]
"""Which SNOMED CT codes are let through: all, those of the IPS free set, or none."""

Words = TypeVar("Words")

_PROBLEMS = frozenset(("symptom", "diagnosis", "sign", "finding"))


class Wide(Protocol):
    """A wide lexicon under the curated tables."""

    def match(self, stems: Sequence[str], start: int, raw: Sequence[str]) -> tuple[int, tuple[str, ...]] | None:
        """Return the number of tokens and the keys of the longest phrase at `start`."""

    def concept(self, key: str) -> Concept | None:
        """Return the concept of a key."""


class Terminology:
    """The tables of one run, with the SNOMED policy of that run."""

    def __init__(self, compiled: Compiled, snomed: Snomed = "all", wide: Wide | None = None) -> None:
        self._compiled = compiled
        self._snomed = snomed
        self._wide = wide
        self._concepts: dict[str, Concept | None] = {}
        self._tables: dict[str, dict[str, Any]] = {}
        self._words: dict[Any, Any] = {}
        self._same: dict[str, str] = {}

    @property
    def keys(self) -> Collection[str]:
        """The keys of all curated concepts."""
        return self._compiled["concepts"].keys()

    def concept(self, key: str) -> Concept | None:
        """Return the concept of `key`, None if there is none."""
        if key not in self._concepts:
            place = self._compiled["concepts"].get(key)
            if place is not None:
                self._concepts[key] = self._decoded(key, memoryview(self._compiled["entries"])[place:])
            else:
                self._concepts[key] = self._wide.concept(key) if self._wide else None
        return self._concepts[key]

    def codings(self, key: str, ucum: str | None = None) -> tuple[Coding, ...]:
        """Return the codings of a concept measured in `ucum`: those that name the unit come first."""
        concept = self.concept(key)
        if concept is None:
            return ()
        by_unit: tuple[tuple[tuple[str, ...], Coding], ...] = concept.extra.get("codes_by", ())
        special = tuple(coding for units, coding in by_unit if ucum in units)
        systems = {coding.system for coding in special}
        return special + tuple(coding for coding in concept.codings if coding.system not in systems)

    def find(self, words: str, kinds: Collection[str] = ()) -> Concept | None:
        """Return the concept that `words` as a whole name, of one of `kinds` if any are given."""
        raw = phrases.tokens(words)
        if not raw:
            return None
        found = self.match(phrase(words).split(" "), 0, raw)
        if found is None or found[0] != len(raw):
            return None
        for concept in map(self.concept, found[1]):
            if concept is not None and (not kinds or concept.kind in kinds):
                return concept
        return None

    def match(self, stems: Sequence[str], start: int, raw: Sequence[str]) -> tuple[int, tuple[str, ...]] | None:
        """Return the number of tokens and the concept keys of the longest phrase at token `start`.

        Of equal length the curated tables win over the wide lexicon.
        """
        curated = phrases.longest(self._compiled["index"], stems, start, raw)
        wide = self._wide.match(stems, start, raw) if self._wide else None
        if wide is not None and (curated is None or wide[0] > curated[0]):
            return wide[0], tuple(dict.fromkeys(map(self._ours, wide[1])))
        return curated

    def _ours(self, key: str) -> str:
        """Return the curated key of what a concept of the wide lexicon is called, so that one thing has one concept.

        The wide lexicon knows more names: its "shortness of breath" is Dyspnea, which the tables have. Without one
        the key stays.
        """
        if key not in self._same:
            concept = self.concept(key)
            name = concept.display if concept else ""
            found = phrases.longest(self._compiled["index"], phrase(name).split(" "), 0, phrases.tokens(name))
            ours = map(self.concept, found[1]) if found and found[0] == len(phrases.tokens(name)) else ()
            of_kind = _PROBLEMS if concept and concept.kind in _PROBLEMS else {concept.kind if concept else ""}
            self._same[key] = next((each.key for each in ours if each and each.kind in of_kind), key)
        return self._same[key]

    def match_in(
        self, name: str, stems: Sequence[str], start: int, raw: Sequence[str] | None = None
    ) -> tuple[int, tuple[Any, ...]] | None:
        """Return the longest phrase at `start` in one table of phrases.

        `name` is context (values: kind, direction, scope in tokens or None), or sections, routes, forms,
        frequencies (values: keys).
        """
        index: phrases.Index = self.table(name)  # type: ignore[assignment] # these tables hold an index
        return phrases.longest(index, stems, start, raw)

    def openers(self, name: str) -> Container[str]:
        """Return the stems with which a phrase of a table of phrases begins; see `match_in`."""
        lengths: Container[str] = self.table(name)["lengths"]
        return lengths

    def is_ambiguous(self, words: str) -> bool:
        """Say whether `words` is an abbreviation with several meanings, to be taken with care (MS, PE, RA)."""
        return " ".join(phrases.tokens(words)) in self.table("ambiguous")

    def unit(self, text: str) -> Unit | None:
        """Return the unit that is written as `text` (after lost superscripts are restored)."""
        return written.unit_of(self.table("units"), text)

    def shift(self, ucum: str, to: str) -> int | None:
        """Return by how many decimal places a value in `ucum` moves to be one in `to`; None if it cannot."""
        if ucum == to:
            return 0
        found: int | None = self.table("units")["shifts"].get(f"{ucum} {to}")
        return found

    def route(self, words: str) -> Concept | None:
        """Return the route of administration that `words` name."""
        return self._one("routes", words)

    def form(self, words: str) -> Concept | None:
        """Return the dose form that `words` name."""
        return self._one("forms", words)

    def frequency(self, words: str) -> Timing | None:
        """Return the timing that `words` name: "twice a day", "q8h", "every other day", "as needed"."""
        key = self._key("frequencies", words)
        return None if key is None else self.timing(key)

    def timing(self, key: str) -> Timing | None:
        """Return the timing of a key of the table of frequencies."""
        entry = self.table("frequencies")["entries"].get(key)
        if entry is None:
            return None
        code = entry.get("code")
        return Timing(
            key,
            times=entry.get("times"),
            times_high=entry.get("times_high"),
            period=entry.get("period"),
            period_high=entry.get("period_high"),
            unit=entry.get("unit"),
            when=tuple(entry.get("when", ())),
            as_needed=entry.get("as_needed") == "true",
            once=entry.get("once") == "true",
            coding=Coding(self._uri(code["system"]), code["code"], code.get("display")) if code else None,
        )

    def plausible(self, key: str, value: Decimal, ucum: str) -> str | None:
        """Return None if `value` in `ucum` is plausible for a concept, or nothing is known; else why not."""
        ranges = self.table("plausible").get(key)
        if not ranges:
            return None
        within = [units for units, low, high in ranges if Decimal(low) <= value <= Decimal(high)]
        if any(ucum in units for units in within):
            return None
        concept = self.concept(key)
        name = concept.display if concept else key
        expected = within or [units for units, _, _ in ranges]
        if any(ucum in units for units, _, _ in ranges):
            hint = f"; expected {expected[0][0]}" if within else ""
            return f"{value} {ucum} is not plausible for {name}{hint}"
        return f"{ucum} is no usual unit for {name}; expected {expected[0][0]}"

    def table(self, name: str) -> dict[str, Any]:
        """Return a compiled table: context, sections, routes, forms, frequencies, words, units, plausible, ambiguous.

        The first five hold a phrase index (`stems`, `cased`, `lengths`); see `match_in`.
        """
        if name not in self._tables:
            self._tables[name] = marshal.loads(self._compiled["tables"][name])  # noqa: S302 - our own bytes
        return self._tables[name]

    def words(self, kind: Callable[[Mapping[str, Any]], Words]) -> Words:
        """Return the lists of words that one kind of reading asks for, made of all lists by `kind` at the first call.

        A list is a set of words, a dict of names by word, or a dict of sets by group; see mappings/en.
        """
        found: Words | None = self._words.get(kind)
        if found is None:
            found = self._words[kind] = kind({name: each["has"] for name, each in self.table("words").items()})
        return found

    def _key(self, name: str, words: str) -> str | None:
        raw = phrases.tokens(words)
        found = self.match_in(name, phrase(words).split(" "), 0, raw) if raw else None
        return found[1][0] if found and found[0] == len(raw) else None

    def _one(self, name: str, words: str) -> Concept | None:
        key = self._key(name, words)
        return None if key is None else self.concept(key)

    def _decoded(self, key: str, blob: memoryview) -> Concept:
        kind, display, codes, spoken, units, extra = marshal.loads(blob)  # noqa: S302 - our own bytes
        if "codes_by" in extra:
            extra["codes_by"] = tuple(
                (tuple(names), self._coding(code)) for names, code in extra["codes_by"] if self._passes(code)
            )
        codings = tuple(self._coding(code) for code in codes if self._passes(code))
        return Concept(key, kind, display, codings, spoken, units, extra)

    def _coding(self, code: tuple[str, str, str | None, bool]) -> Coding:
        return Coding(self._uri(code[0]), code[1], code[2])

    def _passes(self, code: tuple[str, str, str | None, bool]) -> bool:
        return code[0] != "snomed" or self._snomed == "all" or (self._snomed == "free" and code[3])

    def _uri(self, system: str) -> str:
        return self._compiled["systems"][system]
