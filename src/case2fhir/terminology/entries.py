"""What a lookup gives back: concepts with their codings, units and timings."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple


class Coding(NamedTuple):
    """A code of a public code system.

    `system` is its URI. `display` is None where only the name of a LOINC part is attested for the code.
    """

    system: str
    code: str
    display: str | None


class Concept(NamedTuple):
    """One meaning that the tables know, with its codings in the order of emission.

    A coding in `codings` is one that the chosen SNOMED policy lets through. `units` are plausible UCUM codes,
    the usual one first. `extra` holds the fields that only some kinds have: panel, sides, components,
    modality, class, ingredients, answers, region, codes_by, value, direction.
    """

    key: str
    kind: str
    display: str
    codings: tuple[Coding, ...] = ()
    phrases: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    extra: Mapping[str, Any] = MappingProxyType({})


class Unit(NamedTuple):
    """A unit: its UCUM code, the kind of quantity it measures, and the plain word to show for it."""

    ucum: str
    kind: str
    display: str


class Timing(NamedTuple):
    """How often a drug is taken: `times` (to `times_high`) in each `period` (to `period_high`) of `unit`.

    `unit` is a UCUM code of time; numbers are text with their digits. `when` are codes of FHIR's EventTiming
    (https://hl7.org/fhir/R4/valueset-event-timing.html). `coding` is the GTS abbreviation, if there is one.
    """

    key: str
    times: str | None = None
    times_high: str | None = None
    period: str | None = None
    period_high: str | None = None
    unit: str | None = None
    when: tuple[str, ...] = ()
    as_needed: bool = False
    once: bool = False
    coding: Coding | None = None
