"""What a text tells of the patient, one short word list per fact, so that tables of sentences stay readable.

fever             present                     !fever            told as absent
?gout             provisional                 ??gout            one of several candidates
gout (past)       inactive                    gout (gone)       resolved
+Lasegue sign     positive                    =lungs            normal
"""

from __future__ import annotations

from case2fhir.extract.coverage import all_evidence
from case2fhir.model import Case, Finding, Problem

from .reading import read

_STATUS = {"inactive": " (past)", "resolved": " (gone)", "recurrence": " (again)", "relapse": " (again)"}
_CERTAINTY = {"provisional": "?", "unconfirmed": "?", "differential": "??"}
_RESULT = {"absent": "!", "negative": "!", "positive": "+", "normal": "="}


def told(text: str) -> set[str]:
    """The problems and signs of `text`, in the notation above."""
    case = checked(text)
    return {*map(problem, case.problems), *map(sign, case.signs)}


def told_in_studies(text: str) -> set[str]:
    """The findings of the studies of `text`, in the notation above."""
    return {sign(finding) for study in checked(text).studies for finding in study.findings}


def problem(item: Problem) -> str:
    mark = ("!" if item.presence == "absent" else "") + _CERTAINTY.get(item.certainty or "", "")
    return mark + item.name.casefold() + _STATUS.get(item.status or "", "")


def sign(item: Finding) -> str:
    mark = _RESULT.get(item.result, "") + _CERTAINTY.get(item.certainty or "", "")
    return mark + item.name.casefold()


def checked(text: str) -> Case:
    """The case of `text`; all its evidence is the words it says, and it passes the model's own checks."""
    case = read(text)
    for words in all_evidence(case):
        assert text[words.start : words.end] == words.quote
    Case.model_validate(case.model_dump())
    return case
