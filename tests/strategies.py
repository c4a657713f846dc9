"""Random cases for Hypothesis: everything that the model allows, in every combination, with nasty words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args

from hypothesis import strategies as st

from case2fhir import model

NASTY = " \t\r\n\xa0\u2028\u200f\u0085\x07\ufeff<>&\"'\\{}[]:#,|-*%@!?é中\U0001f600"
KEYS = ("a", "b", "c", "visit", "course")
"""Keys that items refer to each other by; some of them belong to an item and some to none."""
CONCEPTS = (
    "fever", "low-back-pain", "hemoglobin", "erythrocytes", "blood-pressure", "heart-rate", "body-temperature",
    "oxygen-saturation", "body-height", "body-weight", "no-known-allergies", "left-over",
)  # fmt: skip
UNITS = ("g/L", "10*9/L", "mg", "mm", "cm", "m", "mm[Hg]", "/min", "Cel", "%", "kg", "d", "furlong")

letters = st.sampled_from("abcdefghij XYZ0123456789.,;") | st.sampled_from(NASTY)
words = st.text(letters, min_size=1, max_size=24).filter(
    lambda text: bool(text.strip()) and any(letter.isprintable() and not letter.isspace() for letter in text)
)
lines = st.lists(words, max_size=2).map(tuple)
numbers = st.decimals(-1000, 10_000, allow_nan=False, allow_infinity=False, places=None).map(
    lambda number: Decimal(f"{number:.6g}")
)
amounts = numbers.map(abs)
counts = st.integers(1, 40)
concepts = st.sampled_from(CONCEPTS)
keys = st.sampled_from(KEYS)
units = st.sampled_from(UNITS)
years = st.integers(1, 9999).map(lambda year: f"{year:04}")
dates = st.one_of(
    years,
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: f"{day.isoformat()}T08:30:00+02:00"),
)
time_units = st.sampled_from(get_args(model.TimeUnit))
evidence = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(
    lambda span: model.Evidence(start=span[0], end=span[0] + span[1])
)
spans = st.lists(evidence, max_size=3).map(tuple)


def perhaps(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw from `strategy` or None."""
    return st.none() | strategy


def literal(kind: type, field: str) -> st.SearchStrategy[Any]:
    """Draw one of the values that a field's Literal allows."""
    found: list[Any] = []
    todo = [kind.model_fields[field].annotation]  # type: ignore[attr-defined]
    while todo:
        annotation = todo.pop()
        parts = get_args(annotation)
        found += [part for part in parts if isinstance(part, str)]
        todo += [part for part in parts if not isinstance(part, str)]
    return st.sampled_from(sorted(found))


item: dict[str, Any] = {
    "evidence": spans,
    "note": lines,
    "doubts": st.lists(st.builds(model.Doubt, rule=st.just("a-doubt"), message=words), max_size=1).map(tuple),
}
quantities = st.builds(
    model.Quantity,
    value=amounts,
    high=perhaps(amounts),
    comparator=perhaps(st.sampled_from(("<", "<=", ">=", ">"))),
    unit=perhaps(words),
    ucum=perhaps(units),
)
durations = st.builds(
    model.Quantity, value=amounts, high=perhaps(amounts), unit=perhaps(words), ucum=perhaps(time_units)
)
offsets = st.builds(
    model.Offset,
    value=amounts,
    unit=time_units,
    direction=st.sampled_from(("before", "after")),
    event=keys,
    approximate=st.booleans(),
)


def _times(
    text: str | None, start: str | None, end: str | None, offset: model.Offset | None, derived: bool
) -> model.When:
    shorter = min(len(start or ""), len(end or ""), 10)
    end = None if start and end and end[:shorter] < start[:shorter] else end
    return model.When(text=text, date=start, end=end, offset=offset, derived=derived)


times = st.builds(_times, perhaps(words), perhaps(dates), perhaps(dates), perhaps(offsets), st.booleans())
frequencies = st.builds(
    model.Frequency,
    text=perhaps(words),
    times=perhaps(counts),
    times_high=perhaps(counts),
    period=perhaps(amounts),
    period_high=perhaps(amounts),
    unit=perhaps(time_units),
    when=st.lists(st.sampled_from(get_args(model.DayEvent)), max_size=2, unique=True).map(tuple),
)
sides = st.sampled_from(("left", "right", "bilateral", "midline"))
sites = st.builds(model.Site, name=words, concept=perhaps(concepts), side=perhaps(sides))
ages = st.builds(
    model.Age,
    value=amounts,
    high=perhaps(amounts),
    unit=time_units,
    text=perhaps(words),
    approximate=st.booleans(),
    **item,
)
named: dict[str, Any] = {"name": words, "concept": perhaps(concepts), **item}
event: dict[str, Any] = {"encounter": perhaps(keys), "when": perhaps(times), **named}

patients = st.builds(
    model.Patient,
    key=st.just("patient"),
    sex=perhaps(st.builds(model.Sex, value=literal(model.Sex, "value"), derived=st.booleans(), **item)),
    age=perhaps(ages),
    birth_date=perhaps(st.builds(model.BirthDate, value=st.dates().map(str) | years, **item)),
    name=perhaps(st.builds(model.PersonName, text=words, family=perhaps(words), given=lines, **item)),
    identifiers=st.lists(st.builds(model.Identifier, value=words, kind=perhaps(words), **item), max_size=2).map(tuple),
    death=perhaps(st.builds(model.Death, when=perhaps(times), cause=perhaps(words), **item)),
    **item,
)
encounters = st.builds(
    model.Encounter,
    name=perhaps(words),
    role=literal(model.Encounter, "role"),
    setting=perhaps(literal(model.Encounter, "setting")),
    when=perhaps(times),
    organization=perhaps(keys),
    **item,
)
problems = st.builds(
    model.Problem,
    kind=literal(model.Problem, "kind"),
    presence=st.sampled_from(("present", "absent")),
    certainty=perhaps(literal(model.Problem, "certainty")),
    status=perhaps(literal(model.Problem, "status")),
    site=perhaps(sites),
    side=perhaps(sides),
    severity=perhaps(literal(model.Problem, "severity")),
    onset=perhaps(times),
    onset_age=perhaps(ages),
    abatement=perhaps(times),
    character=lines,
    radiation=lines,
    relieved_by=lines,
    supported_by=st.lists(keys, max_size=2).map(tuple),
    **event,
)
findings = st.builds(
    model.Finding,
    result=literal(model.Finding, "result"),
    value=perhaps(words),
    certainty=perhaps(literal(model.Finding, "certainty")),
    site=perhaps(sites),
    side=perhaps(sides),
    level=perhaps(words),
    severity=perhaps(literal(model.Finding, "severity")),
    sizes=st.lists(quantities, max_size=2).map(tuple),
    angle=perhaps(quantities),
    grade=perhaps(words),
    aggravated_by=lines,
    **event,
)
components = st.builds(
    model.Component,
    name=words,
    concept=perhaps(st.sampled_from(("systolic-blood-pressure", "diastolic-blood-pressure", "hemoglobin"))),
    value=numbers,
    unit=perhaps(words),
    ucum=perhaps(units),
)
measurements = st.builds(
    model.Measurement,
    kind=literal(model.Measurement, "kind"),
    value=perhaps(numbers),
    high=perhaps(numbers),
    comparator=perhaps(literal(model.Measurement, "comparator")),
    unit=perhaps(words),
    ucum=perhaps(units),
    value_text=perhaps(words | st.sampled_from(("positive", "Negative"))),
    as_written=perhaps(words),
    reference_low=perhaps(numbers),
    reference_high=perhaps(numbers),
    reference_text=perhaps(words),
    interpretation=perhaps(literal(model.Measurement, "interpretation")),
    interpretation_text=perhaps(words),
    components=st.lists(components, max_size=3).map(tuple),
    method=perhaps(words | st.just("pulse oximetry")),
    specimen=perhaps(words),
    site=perhaps(sites),
    study=perhaps(keys),
    **event,
)
studies = st.builds(
    model.Study,
    kind=literal(model.Study, "kind"),
    state=literal(model.Study, "state"),
    site=perhaps(sites),
    findings=st.lists(findings, max_size=2).map(tuple),
    conclusion=perhaps(words),
    **event,
)
medications = st.builds(
    model.Medication,
    act=literal(model.Medication, "act"),
    status=literal(model.Medication, "status"),
    dose=perhaps(quantities),
    dose_text=perhaps(words),
    strength=perhaps(quantities),
    form=perhaps(words),
    route=perhaps(words | st.just("oral")),
    frequency=perhaps(frequencies),
    duration=perhaps(durations | quantities),
    as_needed=st.booleans(),
    as_needed_for=perhaps(words),
    group=perhaps(keys),
    reason=st.lists(keys, max_size=2).map(tuple),
    reason_text=perhaps(words),
    effect=perhaps(words),
    procedure=perhaps(keys),
    **event,
)
procedures = st.builds(
    model.Procedure,
    kind=literal(model.Procedure, "kind"),
    state=literal(model.Procedure, "state"),
    site=perhaps(sites),
    side=perhaps(sides),
    count=perhaps(counts),
    frequency=perhaps(frequencies),
    drugs=st.lists(keys, max_size=2).map(tuple),
    reason=st.lists(keys, max_size=2).map(tuple),
    state_reason=perhaps(words),
    outcome=perhaps(words),
    **event,
)
relatives = st.builds(
    model.Relative,
    name=words,
    relation=perhaps(words),
    conditions=st.lists(
        st.builds(
            model.FamilyCondition,
            presence=st.sampled_from(("present", "absent")),
            onset_age=perhaps(ages),
            fatal=st.booleans(),
            **named,
        ),
        max_size=3,
    ).map(tuple),
    age=perhaps(ages),
    deceased=perhaps(st.booleans()),
    **item,
)
allergies = st.builds(
    model.Allergy,
    presence=st.sampled_from(("present", "absent")),
    kind=perhaps(literal(model.Allergy, "kind")),
    reactions=lines,
    **named,
)
social_facts = st.builds(
    model.SocialFact,
    kind=literal(model.SocialFact, "kind"),
    value=perhaps(words),
    value_concept=perhaps(concepts),
    quantity=perhaps(quantities),
    encounter=perhaps(keys),
    when=perhaps(times),
    **named,
)
outcomes = st.builds(
    model.Outcome,
    name=words,
    text=perhaps(words),
    direction=perhaps(literal(model.Outcome, "direction")),
    quantity=perhaps(quantities),
    problems=st.lists(keys, max_size=2).map(tuple),
    procedure=perhaps(keys),
    encounter=perhaps(keys),
    when=perhaps(times),
    **item,
)
_LISTS = {
    "encounters": encounters,
    "organizations": st.builds(model.Organization, name=words, **item),
    "practitioners": st.builds(model.Practitioner, name=words, role=perhaps(words), **item),
    "problems": problems,
    "signs": findings,
    "measurements": measurements,
    "studies": studies,
    "medications": medications,
    "procedures": procedures,
    "allergies": allergies,
    "family_history": relatives,
    "social_history": social_facts,
    "outcomes": outcomes,
}


@st.composite
def cases(draw: st.DrawFn, *, with_text: bool = True) -> model.Case:
    """Draw a case; its text is long enough for all its evidence. Up to five items are given the keys of `KEYS`."""
    lists: dict[str, tuple[Any, ...]] = {}
    for name in draw(st.lists(st.sampled_from(sorted(_LISTS)), max_size=4, unique=True)):
        lists[name] = tuple(draw(st.lists(_LISTS[name], min_size=1, max_size=2)))
    free = [*KEYS]
    for name in draw(st.permutations(sorted(lists))):
        if free and draw(st.booleans()):
            first, *rest = lists[name]
            lists[name] = (first.model_copy(update={"key": free.pop()}), *rest)
    text = draw(st.text(letters, min_size=0, max_size=20)) + "the words of a case, again and again. " * 3
    source = model.Source(title=draw(perhaps(words)), citation=draw(perhaps(words)), text=text if with_text else None)
    return model.Case(
        case_key=draw(perhaps(st.just("the case"))),
        source=source,
        patient=draw(patients),
        verified_by=draw(lines),
        **lists,
    )
