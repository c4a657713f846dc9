"""Links of procedures: the drugs used in them and the problems they are for, from words to the keys of items."""

from collections.abc import Iterable, Mapping, Sequence

from case2fhir.model import Case, Named, Procedure
from case2fhir.terminology.normal import phrase


def with_uses(case: Case) -> Case:
    """Return `case` whose procedures name drugs and reasons by key; words that are no item's name are left out."""
    if not any(item.drugs or item.reason for item in case.procedures):
        return case
    drugs, problems = _index(case.medications), _index(case.problems)
    procedures = tuple(_linked(item, drugs, problems) for item in case.procedures)
    return case.model_copy(update={"procedures": procedures})


def _linked(item: Procedure, drugs: Mapping[str, str], problems: Mapping[str, str]) -> Procedure:
    if not item.drugs and not item.reason:
        return item
    return item.model_copy(update={"drugs": _keys(item.drugs, drugs), "reason": _keys(item.reason, problems)})


def _index(items: Sequence[Named]) -> dict[str, str]:
    """Return the key of each item by its key, its name, the words it comes from, and the ends of its name."""
    found: dict[str, str] = {}
    for item in items:
        said = [phrase(each.quote) for each in item.evidence if each.quote]
        words = phrase(item.name).split(" ")
        for each in (item.key, " ".join(words), *said, *(" ".join(words[start:]) for start in range(1, len(words)))):
            found.setdefault(each, item.key)
    return found


def _keys(words: Iterable[str], index: Mapping[str, str]) -> tuple[str, ...]:
    found = (index.get(word) or index.get(phrase(word)) for word in words)
    return tuple(dict.fromkeys(key for key in found if key))
