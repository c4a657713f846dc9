"""Reads medications and allergies for their tests, and says them in short."""

from __future__ import annotations

from case2fhir.model import Allergy, Case, Medication, Quantity

from .reading import read


def checked(text: str) -> Case:
    """The case of `text`; the evidence of drugs and allergies is the words it says, and short."""
    case = read(text)
    for item in (*case.medications, *case.allergies):
        assert item.evidence, item
        for words in item.evidence:
            assert text[words.start : words.end] == words.quote
            assert len(words.quote) <= 100
        type(item).model_validate(item.model_dump())
    return case


def medications(text: str) -> list[Medication]:
    return list(checked(text).medications)


def medication(text: str) -> Medication:
    """The one medication of `text`."""
    (found,) = medications(text)
    return found


def allergies(text: str) -> list[Allergy]:
    return list(checked(text).allergies)


def said(item: Medication) -> str:
    """A medication in short: its name and what its dosage says in structure."""
    parts = [item.name]
    if item.dose:
        high = f"-{item.dose.high}" if item.dose.high is not None else ""
        parts.append(f"{item.dose.comparator or ''}{item.dose.value}{high} {item.dose.ucum or item.dose.unit}")
    if item.strength:
        parts.append(f"strength {item.strength.value} {item.strength.ucum}")
    if item.frequency:
        parts.append(frequency(item))
    if item.duration:
        high = f"-{item.duration.high}" if item.duration.high is not None else ""
        parts.append(f"for {item.duration.value}{high} {item.duration.ucum}")
    if item.as_needed:
        parts.append("as needed")
    return "; ".join(parts)


def frequency(item: Medication) -> str:
    """A frequency as times per period: 2 per 1 d."""
    told = item.frequency
    assert told is not None
    times = f"{told.times or ''}" + (f"-{told.times_high}" if told.times_high else "")
    period = f"{told.period}" + (f"-{told.period_high}" if told.period_high else "")
    return f"{times} per {period} {told.unit}" if told.period is not None else f"{times} {','.join(told.when)}".strip()


def use(item: Medication) -> tuple[str, str, str]:
    return item.name, item.act, item.status


def rules(item: Medication | Allergy) -> list[str]:
    return [doubt.rule for doubt in item.doubts]


def timing(item: Medication) -> str:
    """A frequency as times per period, with the time of day: 1 per 1 d HS."""
    told = item.frequency
    if told is None:
        return ""
    if told.period is None:
        return f"{told.times or ''} {','.join(told.when)}".strip()
    return " ".join((frequency(item), *told.when))


def amount(told: Quantity | None) -> str:
    """A quantity in short: value, range and UCUM unit."""
    if told is None:
        return ""
    high = f"-{told.high}" if told.high is not None else ""
    return f"{told.comparator or ''}{told.value}{high} {told.ucum or told.unit}"


def brief(item: Medication) -> str:
    """As `said`, with the counted course, the route and the ending where the text tells them."""
    parts = [said(item)]
    course = [words for words in (item.dose_text or "").split("; ") if words.endswith(("cycles", "courses"))]
    parts += course
    if item.route:
        parts.append(item.route)
    if item.status in ("stopped", "on-hold"):
        parts.append(item.status)
    return "; ".join(parts)


def briefly(item: Medication) -> str:
    """As `brief`, with the act, the status and the doubts: `ramipril; 5 mg; 1 per 1 d = prescribed, unknown`."""
    told = ",".join(rules(item))
    return f"{brief(item)} = {item.act}, {item.status}{f' ({told})' if told else ''}"
