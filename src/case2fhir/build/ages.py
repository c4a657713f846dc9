"""Ages: FHIR's Age, a Range where one is stated, or words where neither fits."""

from case2fhir.build.datatypes import Element, duration, span
from case2fhir.model import Age


def aged(name: str, age: Age | None, *, words: bool = True) -> Element:
    """Return the element of an age: `nameAge`, `nameRange`, or `nameString` for an age of 0 (without `words` nothing).

    age-1 asks for a value above zero: https://hl7.org/fhir/R4/datatypes.html#age.
    """
    if age is None:
        return {}
    if age.high is not None:
        return {f"{name}Range": span(age.value, age.high, unit=age.unit, ucum=age.unit)}
    if age.value > 0:
        return {f"{name}Age": duration(age.value, age.unit)}
    return {f"{name}String": f"{age.value} {age.unit}"} if words else {}


def age_remarks(age: Age | None, label: str = "The age is approximate.") -> list[str | None]:
    """Return the lines for what an age says besides its number: its words, and that it is approximate."""
    if age is None:
        return []
    return [age.text, label if age.approximate else None, *age.note]
