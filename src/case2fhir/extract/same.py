"""Items that say the same twice become one, with the evidence of both mentions."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from case2fhir.model import FamilyCondition, Item, Outcome, Relative
from case2fhir.terminology.normal import phrase

_Any = TypeVar("_Any", bound=Item)


def merge_relatives(relatives: Sequence[Relative]) -> list[Relative]:
    """Return relatives of whom no condition stands twice; those that say the same of one relation are one."""
    kept = []
    for relative in relatives:
        conditions: dict[tuple[str, str], FamilyCondition] = {}
        for each in relative.conditions:
            conditions.setdefault((each.concept or phrase(each.name), each.presence), each)
        kept.append(relative.model_copy(update={"conditions": tuple(conditions.values())}))
    return merge_same(kept)


_OWN = frozenset(("key", "evidence", "doubts", "note"))
_AGAIN = frozenset(
    "previous prior second third repeat repeated redo another further two three first re last next".split()
)
"""Words that tell one act from another of its kind."""


def merge_same(items: Sequence[_Any]) -> list[_Any]:
    """Return items of which no two say the same: a result told twice has the evidence of both mentions.

    Two names of one concept (BP, blood pressure) are the same, but for words such as "previous" and "second".
    """
    merged: dict[str, _Any] = {}
    words: dict[str, dict[Any, None]] = {}
    for item in items:
        said = repr([(name, value) for name, value in _content(item) if name not in _OWN]).casefold()
        merged.setdefault(said, item)
        words.setdefault(said, {}).update(dict.fromkeys(item.evidence))
    return [
        item if len(words[said]) == len(item.evidence) else item.model_copy(update={"evidence": tuple(words[said])})
        for said, item in merged.items()
    ]


def _content(item: Item) -> Iterator[tuple[str, object]]:
    """Yield what an item says, field by field; a name that has a concept only by what tells it from others."""
    concept = getattr(item, "concept", None)
    for name, value in item.__dict__.items():
        if name == "name" and concept and isinstance(value, str):
            yield name, sorted(_AGAIN.intersection(phrase(value).split(" ")))
        else:
            yield name, value


def merge_outcomes(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return outcomes of which no two say the same of one encounter; the words of both are kept."""
    merged: dict[tuple[object, ...], Outcome] = {}
    for each in outcomes:
        said = phrase(each.name), each.direction, str(each.quantity), each.encounter, str(each.when)
        known = merged.get(said)
        if known is None:
            merged[said] = each
            continue
        texts = dict.fromkeys(text for text in (known.text, each.text) if text)
        merged[said] = known.model_copy(
            update={
                "text": " ".join(texts) or None,
                "evidence": tuple(dict.fromkeys((*known.evidence, *each.evidence))),
                "problems": tuple(dict.fromkeys((*known.problems, *each.problems))),
            }
        )
    return list(merged.values())
