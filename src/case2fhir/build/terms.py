"""What the builders ask of a terminology."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol


class CodingLike(Protocol):
    """A code of a code system with its display."""

    @property
    def system(self) -> str:
        """Return the URI of the code system."""

    @property
    def code(self) -> str:
        """Return the code."""

    @property
    def display(self) -> str | None:
        """Return the display of the code system."""


class ConceptLike(Protocol):
    """A concept of the mapping tables."""

    @property
    def codings(self) -> Sequence[CodingLike]:
        """Return its codes in the order in which they are emitted."""

    @property
    def units(self) -> Sequence[str]:
        """Return its plausible UCUM units, the usual one first."""

    @property
    def extra(self) -> Mapping[str, Any]:
        """Return what else its entry says, such as `sides`."""


class UnitLike(Protocol):
    """A unit of measure."""

    @property
    def ucum(self) -> str:
        """Return its UCUM code."""


class Terms(Protocol):
    """A terminology, as far as the builders use it."""

    def concept(self, key: str, /) -> ConceptLike | None:
        """Return the concept with that key."""

    def codings(self, key: str, ucum: str | None = None, /) -> Sequence[CodingLike]:
        """Return the codes of a concept, those for a measurement in `ucum` first."""

    def shift(self, ucum: str, to: str, /) -> int | None:
        """Return by how many decimal places a value in `ucum` moves to be one in `to`."""

    def unit(self, written: str, /) -> UnitLike | None:
        """Return the unit for a spelling or a UCUM code."""

    def route(self, words: str, /) -> ConceptLike | None:
        """Return the route of administration in those words."""

    def plausible(self, concept_key: str, value: Decimal, ucum: str, /) -> str | None:
        """Return what is odd about a value of a concept, None if it is plausible or unknown."""
