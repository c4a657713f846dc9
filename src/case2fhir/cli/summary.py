"""The summary for people: what was found, what is unsure, what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from case2fhir.model import Age, Case
    from case2fhir.pipeline import Conversion

_COUNTED = (
    ("problems", "problem"), ("signs", "sign"), ("measurements", "measurement"), ("studies", "study"),
    ("medications", "medication"), ("procedures", "procedure"), ("allergies", "allergy"),
    ("family_history", "relative"), ("social_history", "social fact"), ("outcomes", "outcome"),
    ("encounters", "encounter"),
)  # fmt: skip
_PLURALS = {"study": "studies", "allergy": "allergies"}
_SHOWN = 20


def summary(name: str, conversion: Conversion) -> str:
    """Return a few lines on a conversion; at most twenty issues are shown one by one."""
    return "\n".join(_lines(name, conversion))


def _lines(name: str, conversion: Conversion) -> Iterator[str]:
    resources = _number(len(conversion.bundle.resource["entry"]), "resource")
    yield f"{name}: {resources} of {_person(conversion.case)}: {_counts(conversion.case)}"
    warnings = [issue for issue in conversion.issues if issue.severity != "information"]
    for issue in warnings[:_SHOWN]:
        where = f", line {issue.line}" if issue.line else ""
        yield f"  {issue.severity}{where}: {issue.message} [{issue.rule}]"
    if len(warnings) > _SHOWN:
        yield f"  and {len(warnings) - _SHOWN} more; --report FILE has them all"
    if conversion.uncoded:
        uncoded = len(conversion.uncoded)
        yield f"  {_number(uncoded, 'fact')} {'has' if uncoded == 1 else 'have'} words but no code"
    if conversion.coverage:
        unused = [each for each in conversion.coverage if each.state == "unused"]
        used = sum(each.state == "used" for each in conversion.coverage)
        yield f"  {used} of {_number(len(conversion.coverage), 'sentence')} used, {len(unused)} unused"
        for each in unused[:_SHOWN]:
            yield f"  unused, line {each.line}: {_short(each.text)}"
        if len(unused) > _SHOWN:
            yield f"  and {len(unused) - _SHOWN} more; --report FILE has them all"


def _person(case: Case) -> str:
    age, sex = case.patient.age, case.patient.sex
    words = [_age(age) if age else "", sex.value if sex else ""]
    return ", ".join(word for word in words if word) or "a patient"


def _age(age: Age) -> str:
    years = f"{age.value}-{age.high}" if age.high is not None else str(age.value)
    return f"{'about ' if age.approximate else ''}{years} {age.unit}"


def _counts(case: Case) -> str:
    counts = [(len(getattr(case, name)), word) for name, word in _COUNTED]
    return ", ".join(_number(count, word) for count, word in counts if count) or "no facts"


def _number(count: int, word: str) -> str:
    return f"{count} {word if count == 1 else _PLURALS.get(word, word + 's')}"


def _short(text: str, width: int = 90) -> str:
    words = " ".join(text.split())
    return words if len(words) <= width else words[: width - 1] + "\u2026"
