"""Units as they are written: one spelling for each, and compounds made of known parts."""

from __future__ import annotations

import re
from typing import Any

from case2fhir.terminology.entries import Unit

_SIGNS = str.maketrans({
    "µ": "u", "μ": "u", "·": ".", "⋅": ".", "×": "x", "⁄": "/", "∕": "/", "º": "°", "˚": "°", "−": "-", "–": "-",
})  # fmt: skip
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉", "0123456789-0123456789")
_RAISED_TEN = re.compile(r"10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_PER = re.compile(r"\bper\b", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_LITRE = re.compile(r"(?<=/)lit(?:er|re)s?$", re.IGNORECASE)
_POWER = re.compile(r"^[x*.]?10(?:\^|\*\*?|e)\(?(\d+)\)?", re.IGNORECASE)

_WORDS = frozenset(("of",))
"""Words that differ from a spelling in their case only (oF is a lost °F), and are no units."""


def spelled(text: str) -> str:
    """Return the one spelling under which a written unit stands in the table; its case is kept."""
    plain = _RAISED_TEN.sub(r"10^\1", text.translate(_SIGNS)).translate(_RAISED)
    plain = _SPACE.sub("", _PER.sub("/", plain)).rstrip(".")
    return _LITRE.sub("L", _POWER.sub(r"10*\1", plain))


def compile_units(units: dict[str, Any], shifts: list[dict[str, str]]) -> dict[str, Any]:
    """Return the compiled table of units: spellings, foldable spellings, parts of compounds, shifts."""
    exact: dict[str, str] = {}
    folded: dict[str, set[str]] = {}
    for ucum, entry in units.items():
        for text in (ucum, entry["display"], *entry.get("spellings", ())):
            spelling = spelled(text)
            exact.setdefault(spelling, ucum)
            folded.setdefault(spelling.casefold(), set()).add(exact[spelling])
    parts = {spelling for spelling, ucum in exact.items() if units[ucum].get("part") == "true"}
    return {
        "exact": exact,
        "folded": {
            spelling: found.pop() for spelling, found in folded.items() if len(found) == 1 and spelling not in _WORDS
        },
        "parts": dict.fromkeys(parts, True),
        "units": {ucum: (entry["kind"], entry["display"]) for ucum, entry in units.items()},
        "shifts": {f"{shift['from']} {shift['to']}": int(shift["digits"]) for shift in shifts},
    }


def unit_of(table: dict[str, Any], text: str) -> Unit | None:
    """Return the unit that `text` spells, None if neither it nor its parts are known.

    A compound ("mcg/kg/min") is made of known parts, joined as they are written.
    """
    spelling = spelled(text)
    ucum = _known(table, spelling)
    if ucum is not None:
        return Unit(ucum, *table["units"][ucum])
    names = spelling.split("/")
    if not 2 <= len(names) <= 4:
        return None
    codes = [_part(table, name) for name in names]
    if any(code is None for code in codes):
        return None
    compound = "/".join(code for code in codes if code is not None)
    return Unit(compound, *table["units"].get(compound, ("rate", compound)))


def _known(table: dict[str, Any], spelling: str) -> str | None:
    found: str | None = table["exact"].get(spelling)
    return table["folded"].get(spelling.casefold()) if found is None else found


def _part(table: dict[str, Any], name: str) -> str | None:
    if name in table["parts"]:
        return _known(table, name)
    return _known(table, name) if name.casefold() in table["parts"] else None
