"""Whole medications, field by field: nothing that a sentence says of a drug is lost, nothing is added."""

from __future__ import annotations

from typing import Any

import pytest

from .prescriptions import amount, medication, rules, timing


def whole(text: str) -> dict[str, Any]:
    """Everything that is read of the one drug of `text`, without what is not told."""
    found = medication(text)
    told = {
        "drug": found.name,
        "concept": found.concept,
        "use": f"{found.act} {found.status}",
        "dose": amount(found.dose),
        "strength": amount(found.strength),
        "words": found.dose_text,
        "route": found.route,
        "form": found.form,
        "often": timing(found),
        "run": amount(found.duration),
        "needed": found.as_needed_for or ("yes" if found.as_needed else ""),
        "reason": found.reason_text,
        "date": found.when.date if found.when else None,
        "doubts": rules(found),
        "quotes": [words.quote for words in found.evidence],
    }
    return {name: value for name, value in told.items() if value}


WHOLE = [
    (
        "She takes oral metoprolol 25 mg twice daily for hypertension.",
        {
            "drug": "metoprolol",
            "concept": "metoprolol",
            "use": "taken active",
            "dose": "25 mg",
            "words": "oral; 25 mg twice daily",
            "route": "oral",
            "often": "2 per 1 d",
            "reason": "hypertension",
            "quotes": ["metoprolol", "25 mg"],
        },
    ),
    (
        "Ceftriaxone 2 g IV every 24 hours for 14 days was started.",
        {
            "drug": "Ceftriaxone",
            "concept": "ceftriaxone",
            "use": "prescribed unknown",
            "dose": "2 g",
            "words": "2 g IV every 24 hours for 14 days",
            "route": "IV",
            "often": "1 per 1 d",
            "run": "14 d",
            "quotes": ["Ceftriaxone", "2 g"],
        },
    ),
    (
        "He was prescribed ibuprofen 400 mg tablets every 6 hours as needed for pain.",
        {
            "drug": "ibuprofen",
            "concept": "ibuprofen",
            "use": "prescribed unknown",
            "strength": "400 mg",
            "words": "400 mg tablets every 6 hours as needed",
            "form": "tablets",
            "often": "1 per 6 h",
            "needed": "pain",
            "reason": "pain",
            "quotes": ["ibuprofen", "400 mg"],
        },
    ),
    (
        "In March 2019 she received rituximab 375 mg/m2 weekly for 4 weeks.",
        {
            "drug": "rituximab",
            "concept": "rituximab",
            "use": "given completed",
            "dose": "375 mg/m2",
            "words": "375 mg/m2 weekly for 4 weeks",
            "often": "1 per 1 wk",
            "run": "4 wk",
            "date": "2019-03",
            "quotes": ["rituximab", "375 mg/m2"],
        },
    ),
    (
        "Amoxicillin 500 mg for 7 days was prescribed.",
        {
            "drug": "Amoxicillin",
            "concept": "amoxicillin",
            "use": "prescribed unknown",
            "dose": "500 mg",
            "words": "500 mg for 7 days",
            "run": "7 d",
            "doubts": ["frequency-missing"],
            "quotes": ["Amoxicillin", "500 mg"],
        },
    ),
    (
        "Norepinephrine was infused at 0.2 µg/kg/min.",
        {
            "drug": "Norepinephrine",
            "concept": "norepinephrine",
            "use": "given completed",
            "dose": "0.2 ug/kg/min",
            "words": "0.2 µg/kg/min",
            "quotes": ["Norepinephrine", "0.2 µg/kg/min"],
        },
    ),
    (
        "Warfarin was discontinued.",
        {
            "drug": "Warfarin",
            "concept": "warfarin",
            "use": "taken stopped",
            "quotes": ["Warfarin"],
        },
    ),
    (
        "Two puffs of salbutamol as needed were inhaled.",
        {
            "drug": "salbutamol",
            "concept": "salbutamol",
            "use": "given completed",
            "dose": "2 puffs",
            "words": "Two puffs; as needed; inhaled",
            "route": "inhaled",
            "needed": "yes",
            "quotes": ["salbutamol", "Two puffs"],
        },
    ),
    (
        "No antibiotics were given.",
        {
            "drug": "antibiotics",
            "concept": "antibiotics",
            "use": "taken not-taken",
            "quotes": ["antibiotics"],
        },
    ),
    (
        "Digoxin .25 mg p.o. once daily was continued.",
        {
            "drug": "Digoxin",
            "concept": "digoxin",
            "use": "prescribed active",
            "dose": "0.25 mg",
            "words": ".25 mg p.o. once daily",
            "route": "p.o.",
            "often": "1 per 1 d",
            "quotes": ["Digoxin", ".25 mg"],
        },
    ),
    (
        "Vedolizumab 300 mg every 8 weeks is planned.",
        {
            "drug": "Vedolizumab",
            "concept": "vedolizumab",
            "use": "prescribed intended",
            "dose": "300 mg",
            "words": "300 mg every 8 weeks",
            "often": "1 per 8 wk",
            "quotes": ["Vedolizumab", "300 mg"],
        },
    ),
    (
        "Her epilepsy was treated with carbamazepine 200 mg bid.",
        {
            "drug": "carbamazepine",
            "concept": "carbamazepine",
            "use": "given completed",
            "dose": "200 mg",
            "words": "200 mg bid",
            "often": "2 per 1 d",
            "reason": "epilepsy",
            "quotes": ["carbamazepine", "200 mg"],
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE, ids=[row[0] for row in WHOLE])
def test_whole_medication(text: str, expected: dict[str, Any]) -> None:
    assert whole(text) == expected
