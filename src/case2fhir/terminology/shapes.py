"""The fields that each kind of table may have, and the shape of each field."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Shape = Literal[
    "text", "number", "flag", "texts", "keys", "key", "key-map", "phrases", "codes", "code", "unit-codes", "units",
    "unit", "examples", "ranges", "kind", "direction", "trigger-kind", "groups",
]  # fmt: skip
"""What a field holds: `keys` are keys of concepts, `units` UCUM codes of units.yaml."""


class Record(NamedTuple):
    """The fields of one kind of entry, and those that every such entry has."""

    fields: dict[str, Shape]
    required: tuple[str, ...] = ()


KINDS: Final = frozenset(
    "symptom diagnosis sign finding laboratory vital-sign score imaging pathology microbiology physiology panel "
    "procedure medication drug-class body-site qualifier relation social answer outcome normal organism route "
    "form section encounter allergen".split()
)
"""The kinds of concept."""

TRIGGERS: Final = frozenset(
    "negated possible past family other hypothetical planned resolved allergy declined confirmed differential "
    "literature closing pseudo terminator".split()
)
"""What a context trigger says of the words in its reach."""

DIRECTIONS: Final = frozenset({"before", "after", "both"})
"""Where a trigger stands: before the words it speaks of, after them, or either."""

CONCEPT: Final = Record(
    {
        "kind": "kind",
        "display": "text",
        "codes": "codes",
        "codes_by": "unit-codes",
        "phrases": "phrases",
        "cased": "texts",
        "ambiguous": "texts",
        "units": "units",
        "panel": "key",
        "components": "keys",
        "sides": "key-map",
        "side": "text",
        "of": "key",
        "modality": "text",
        "region": "key",
        "specimen": "text",
        "class": "keys",
        "ingredients": "keys",
        "answers": "keys",
        "value": "text",
        "direction": "text",
        "section": "text",
        "examples": "examples",
    },
    ("display", "examples"),
)
FREQUENCY: Final = Record(
    {
        "display": "text",
        "times": "number",
        "times_high": "number",
        "period": "number",
        "period_high": "number",
        "unit": "text",
        "when": "texts",
        "as_needed": "flag",
        "once": "flag",
        "code": "code",
        "phrases": "phrases",
        "cased": "texts",
        "examples": "examples",
    },
    ("phrases", "examples"),
)
UNIT: Final = Record(
    {
        "kind": "text",
        "display": "text",
        "spellings": "texts",
        "part": "flag",
    },
    ("kind", "display"),
)
SHIFT: Final = Record(
    {"from": "unit", "to": "unit", "digits": "number"},
    ("from", "to", "digits"),
)
TRIGGER: Final = Record(
    {
        "kind": "trigger-kind",
        "direction": "direction",
        "scope": "number",
        "phrases": "texts",
        "examples": "examples",
    },
    ("kind", "direction", "phrases"),
)
PLAUSIBLE: Final = Record(
    {"units": "units", "low": "number", "high": "number"},
    ("units", "low", "high"),
)
SYSTEM: Final = Record(
    {
        "uri": "text",
        "title": "text",
        "version": "text",
        "licence": "text",
        "checked": "text",
        "check_digit": "text",
    },
    ("uri", "title", "version", "licence", "checked"),
)
CODE: Final = Record(
    {
        "system": "text",
        "code": "text",
        "display": "text",
        "source": "text",
        "free": "flag",
        "units": "units",
    },
    ("system", "code", "source"),
)
EXAMPLE: Final = Record(
    {"text": "text", "finds": "text"},
    ("text", "finds"),
)

WORDS: Final = Record(
    {"about": "text", "words": "texts", "names": "groups", "groups": "groups", "without": "texts", "cased": "flag"},
    ("about",),
)
"""A list of single words: plain (`words`), each under the name it stands for (`names`: an operation and a
reoperation are surgery), or in groups that are asked for by name (`groups`: what may stand beside "drainage").
`without` takes words away from the list that lies beneath."""

SECTIONS: Final[dict[str, Record]] = {
    "concepts": CONCEPT,
    "routes": CONCEPT,
    "forms": CONCEPT,
    "sections": CONCEPT,
    "frequencies": FREQUENCY,
    "units": UNIT,
    "systems": SYSTEM,
    "words": WORDS,
}
"""Top-level keys whose value maps keys to entries."""

LISTS: Final[dict[str, Record]] = {"triggers": TRIGGER, "shifts": SHIFT}
"""Top-level keys whose value lists entries."""
