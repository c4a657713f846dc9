"""Review: each thing a person should look at, once, at its words; and what must not be complained of."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from build.made import rules
from case2fhir.build import review
from case2fhir.model import (
    Case,
    Component,
    Doubt,
    Encounter,
    Evidence,
    Finding,
    Measurement,
    Medication,
    Problem,
    Quantity,
    Relative,
    Site,
    SocialFact,
    Source,
    When,
)
from cases import back_case
from terms import FewTerms

FURLONG = Quantity(value=Decimal(1), ucum="furlong")
ODD = Doubt(rule="odd", message="odd")
PULSE = {"kind": "vital-sign", "concept": "heart-rate", "value": Decimal(72), "when": When(date="2021-05-06")}


def measured(**fields: Any) -> Case:
    return Case(case_key="k", measurements=(Measurement(key="m", **{"name": "m", **fields}),))


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (Case(), ["case-key-missing"]),
        (Case(case_key="k"), []),
        (Case(source=Source(text="words")), []),
        (
            Case(case_key="k", problems=(Problem(key="p", name="p", doubts=(Doubt(rule="odd", message="odd"),)),)),
            ["odd"],
        ),
        (Case(case_key="k", problems=(Problem(key="p", name="p", concept="gone"),)), ["concept-unknown"]),
        (
            Case(case_key="k", problems=(Problem(key="p", name="p", site=Site(name="s", concept="gone")),)),
            ["concept-unknown"],
        ),
        (Case(case_key="k", family_history=(Relative(key="r", name="r", relation="gone"),)), ["concept-unknown"]),
        (
            Case(case_key="k", social_history=(SocialFact(key="s", name="s", kind="other", value_concept="gone"),)),
            ["concept-unknown"],
        ),
        (measured(value=Decimal(1), unit="x", ucum="furlong"), ["unit-unknown"]),
        (measured(value=Decimal(1), unit="mg", ucum="mg"), []),
        (measured(components=(Component(name="c", value=Decimal(1), ucum="furlong"),)), ["unit-unknown"]),
        (
            Case(
                case_key="k",
                medications=(Medication(key="m", name="m", act="taken", dose=FURLONG),),
            ),
            ["unit-unknown"],
        ),
        (
            Case(case_key="k", signs=(Finding(key="f", name="f", sizes=(FURLONG,)),)),
            ["unit-unknown"],
        ),
        (Case(case_key="k", encounters=(Encounter(key="e", when=When(date="2021", end="2021-05")),)), ["period-order"]),
        (Case(case_key="k", encounters=(Encounter(key="e", when=When(date="2021", end="2022")),)), []),
        (measured(**PULSE), ["unit-implied"]),
        (measured(**{**PULSE, "unit": "bpm", "ucum": "/min"}), []),
        (measured(**{**PULSE, "unit": "bpm", "ucum": "/min", "when": None}), ["vital-sign-undated"]),
        (measured(**{**PULSE, "high": Decimal(80)}), ["vital-sign-unit"]),
        (measured(concept="erythrocytes", value=Decimal(4), unit="10*9/L", ucum="10*9/L"), ["plausibility"]),
        (measured(concept="erythrocytes", value=Decimal(4), unit="10*12/L", ucum="10*12/L"), []),
        (measured(concept="erythrocytes", value=Decimal(4)), []),
    ],
)
def test_rules(case: Case, expected: list[str]) -> None:
    assert rules(case) == expected


def test_an_issue_stands_at_the_words_of_its_item() -> None:
    doubt = Doubt(rule="side-missing", message="which side?")
    sign = Finding(key="f", name="Lasègue", result="positive", doubts=(doubt,), evidence=(Evidence(start=3, end=9),))
    (found,) = review(Case(case_key="k", signs=(sign,)), FewTerms())
    assert (found.severity, found.rule, found.message) == ("warning", "side-missing", "which side?")
    assert (found.path, found.start, found.end) == ("f", 3, 9)


def test_findings_of_studies_are_looked_at_too() -> None:
    case = back_case()
    (mri,) = (study for study in case.studies if study.key == "mri")
    odd = mri.findings[0].model_copy(update={"doubts": (Doubt(rule="level-restored", message="read as L4-L5"),)})
    studies = (mri.model_copy(update={"findings": (odd,)}),)
    found = review(case.model_copy(update={"studies": studies}), FewTerms())
    assert [issue.path for issue in found if issue.rule == "level-restored"] == ["mri-herniation"]


def test_warnings_come_before_informations_and_in_the_order_of_the_text() -> None:
    found = review(back_case(), FewTerms())
    assert [issue.severity for issue in found] == sorted((issue.severity for issue in found), reverse=True)
    starts = [issue.start for issue in found if issue.severity == "warning" and issue.start is not None]
    assert starts == sorted(starts)
