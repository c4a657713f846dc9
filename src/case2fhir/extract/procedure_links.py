"""Links of procedures: the drugs used in them and the problems they are for, from words to the keys of items."""

from collections.abc import Iterable, Sequence

from case2fhir.model import Case, Named, Procedure
from case2fhir.terminology.normal import phrase


def with_uses(case: Case) -> Case:
    """Return `case` whose procedures name drugs and reasons by key; words that are no item's name are left out."""
    procedures = tuple(_linked(case, item) for item in case.procedures)
    if all(new is old for new, old in zip(procedures, case.procedures, strict=True)):
        return case
    return case.model_copy(update={"procedures": procedures})


def _linked(case: Case, item: Procedure) -> Procedure:
    drugs = _keys(item.drugs, case.medications)
    reason = _keys(item.reason, case.problems)
    if drugs == item.drugs and reason == item.reason:
        return item
    return item.model_copy(update={"drugs": drugs, "reason": reason})


def _keys(words: Iterable[str], items: Sequence[Named]) -> tuple[str, ...]:
    keys = {item.key for item in items}
    named = {phrase(item.name): item.key for item in reversed(items)}
    found = (word if word in keys else named.get(phrase(word)) or _holder(phrase(word), items) for word in words)
    return tuple(dict.fromkeys(key for key in found if key))


def _holder(words: str, items: Sequence[Named]) -> str | None:
    """Return the key of the first item that `words` are evidence of, or whose name ends with them."""
    for item in items:
        if phrase(item.name).endswith(words) or any(
            each.quote and phrase(each.quote) == words for each in item.evidence
        ):
            return item.key
    return None
