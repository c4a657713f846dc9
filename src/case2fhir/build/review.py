"""What a person should look at: the doubts of the case, and what the builders notice in it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from case2fhir.build.measurement import implausible
from case2fhir.build.plan import medication_type
from case2fhir.build.profiles import PROFILES
from case2fhir.build.terms import Terms
from case2fhir.build.times import ends
from case2fhir.build.vitals import is_undated, readings
from case2fhir.issues import RANK, Issue, Severity
from case2fhir.model import (
    Case,
    Component,
    Event,
    Finding,
    Item,
    Measurement,
    Medication,
    Model,
    Procedure,
    Quantity,
    Study,
    When,
    with_keys,
)

LISTS = ("problems", "signs", "measurements", "studies", "medications", "procedures", "allergies", "social_history")
"""The lists of a case whose items are coded."""

_ONE = ("first ", "1st ", "initial ", "one ", "single ")
"""How the words for one procedure of a course begin."""
_OURS = frozenset(("frequency-missing", "side-missing", "plausibility", "unit-implied", "unit-converted"))
"""Rules that are found here, and only once for an item."""


def review(case: Case, terminology: Terms) -> tuple[Issue, ...]:
    """Return the issues of a case, the doubts that it brings included, in the order of the case's items.

    `path` is the key of the item, `start` and `end` its first words in the source text. Nothing is repaired.
    """
    whole = with_keys(case)
    issues = list(_of_case(whole))
    for item in items_of(whole):
        issues += _issues(item, terminology)
    for sign in whole.signs:
        issues += _of_sign(sign)
    for study in whole.studies:
        issues += _of_study(study)
    for measurement in whole.measurements:
        issues += _of_measurement(measurement, whole, terminology)
    for medication in whole.medications:
        issues += _of_medication(medication)
    for procedure in whole.procedures:
        issues += _of_procedure(procedure)
    unique: dict[object, Issue] = {}
    for found in issues:
        # The reader of the text may have raised the same doubt, in better words.
        again = (found.rule, found.path) if found.path and found.rule in _OURS else found
        unique.setdefault(again, found)
    ordered = sorted(unique.values(), key=lambda issue: (RANK[issue.severity], issue.start or 0))
    return tuple(_placed(ordered, whole.source.text or ""))


def uncoded(case: Case, terminology: Terms) -> Iterator[tuple[str, Event]]:
    """Yield (list, item) for each item of a case, findings of studies included, that has words but no code."""
    for name in LISTS:
        for item in getattr(case, name):
            for each in (item, *vars(item).get("findings", ())):
                concept = terminology.concept(each.concept) if each.concept else None
                if concept is None or not concept.codings:
                    yield name, each


def _placed(issues: Iterable[Issue], text: str) -> Iterator[Issue]:
    """Yield the issues with line and column of their first words in the source text, both counted from 1."""
    starts = [0, *(place.end() for place in re.finditer("\r\n?|\n", text))]
    for found in issues:
        if found.start is None or found.start > len(text) or not text:
            yield found
            continue
        line = bisect_right(starts, found.start)
        yield found._replace(line=line, column=found.start - starts[line - 1] + 1)


def items_of(model: Model) -> Iterator[Item]:
    """Yield every item in a case, each before those inside it."""
    if isinstance(model, Item):
        yield model
    for value in vars(model).values():
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Model):
                yield from items_of(part)


def issue(severity: Severity, rule: str, item: Item, message: str) -> Issue:
    """Return an issue at the words of an item."""
    first = item.evidence[0] if item.evidence else None
    return Issue(
        severity,
        rule,
        message,
        path=item.key or None,
        start=first.start if first else None,
        end=first.end if first else None,
    )


def _of_case(case: Case) -> Iterator[Issue]:
    if not case.case_key and not case.source.text:
        yield Issue(
            "warning",
            "case-key-missing",
            "the case has neither a case_key nor a text, so its ids change with every edit; give it a case_key",
        )


def _issues(item: Item, terms: Terms) -> Iterator[Issue]:
    for doubt in item.doubts:
        yield issue("warning", doubt.rule, item, doubt.message)
    for key in _concepts(item):
        if terms.concept(key) is None:
            yield issue("warning", "concept-unknown", item, f"no mapping concept is called {key!r}; the words are kept")
    for code in _ucum_codes(item):
        unit = terms.unit(code)
        if unit is None or unit.ucum != code:
            yield issue("warning", "unit-unknown", item, f"{code!r} is no UCUM code of the unit table; it is left out")
    for when in _times(item):
        if when.end and not ends(when):
            yield issue("warning", "period-order", item, _order(when))


def _order(when: When) -> str:
    start, end = when.date or "", when.end or ""
    shorter = min(len(start), len(end), len("2021-05-06"))
    if start[:shorter] == end[:shorter]:
        return f"which comes first cannot be told: {start} to {end}; the end is kept in words"
    return f"ends before it begins: {start} to {end}; the end is kept in words"


def _of_sign(sign: Finding) -> Iterator[Issue]:
    if sign.result == "positive" and not sign.side and not (sign.site and sign.site.side):
        yield issue("warning", "side-missing", sign, f"{sign.name}: positive, but on which side is not stated")


def _of_study(study: Study) -> Iterator[Issue]:
    if study.findings and study.state != "done":
        names = ", ".join(finding.name for finding in study.findings)
        yield issue(
            "warning", "study-not-done", study, f"{study.name}: {study.state}, so its findings are left out: {names}"
        )


def _of_measurement(item: Measurement, case: Case, terms: Terms) -> Iterator[Issue]:
    odd = implausible(terms, item)
    if odd:
        yield issue("warning", "plausibility", item, f"{odd}; kept as written")
    if item.concept not in PROFILES:
        return
    found = readings(terms, item)
    if found is None:
        message = f"{item.name}: not as its vital-signs profile asks (value and unit); kept as words without its code"
        yield issue("warning", "vital-sign-unit", item, message)
        return
    if any(one.implied for one in found):
        yield issue("warning", "unit-implied", item, f"{item.name}: no unit is stated; {found[0].ucum} is taken")
    if any(one.converted for one in found):
        yield issue("warning", "unit-converted", item, f"{item.name}: {item.unit or item.ucum} to {found[0].ucum}")
    if is_undated({visit.key: visit for visit in case.encounters}, item):
        yield issue("information", "vital-sign-undated", item, f"{item.name}: the day is not stated; --anchor gives it")


def _of_medication(item: Medication) -> Iterator[Issue]:
    ordered = medication_type(item) == "MedicationRequest" and item.status != "not-taken"
    if ordered and item.dose and not (item.frequency or item.as_needed or item.as_needed_for):
        yield issue("warning", "frequency-missing", item, f"{item.name}: how often it is taken is not stated")


def _of_procedure(item: Procedure) -> Iterator[Issue]:
    if item.count is None or item.count < 2:
        return
    spans = sorted(item.evidence, key=lambda span: span.start)
    one = next((span.quote for span in spans[:-1] if (span.quote or "").casefold().startswith(_ONE)), None)
    if one:
        message = (
            f"{item.name}: {item.count} may be the total or what came after \u201c{one}\u201d; the text does not say"
        )
        yield issue("warning", "count-ambiguous", item, message)


def _concepts(item: Item) -> Iterator[str]:
    for name in ("concept", "value_concept", "relation"):
        if key := vars(item).get(name):
            yield key
    site = vars(item).get("site")
    if site is not None and site.concept:
        yield site.concept
    yield from (part.concept for part in vars(item).get("components", ()) if part.concept)


def _ucum_codes(item: Item) -> Iterator[str]:
    if code := vars(item).get("ucum"):
        yield code
    for name in type(item).model_fields:
        value = getattr(item, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, (Quantity, Component)) and part.ucum:
                yield part.ucum


def _times(item: Item) -> Iterator[When]:
    for name in ("when", "onset", "abatement"):
        when = vars(item).get(name)
        if when is not None:
            yield when
