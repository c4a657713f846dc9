"""A mother and her newborn in one text: each a case of its own, and no fact of the one in the other."""

from __future__ import annotations

import pytest

from .telling import _has, _matches, _name, cases, items, sheet

BIRTH = """\
A 28-year-old primigravida was admitted at 38 weeks with rupture of membranes. She had gestational hypertension and
took labetalol 100 mg twice daily. Cesarean section was performed for fetal distress. Her hemoglobin was 9.8 g/dL on
day 1.
A male newborn weighing 2,950 g was delivered with Apgar scores of 6 and 9 at 1 and 5 minutes. The newborn had tachypnea
and grunting; his glucose was 38 mg/dL and chest X-ray showed streaky perihilar markings. He received ampicillin
50 mg/kg intravenously every 12 hours. He had no fever.
"""


def test_two_patients() -> None:
    assert len(cases(BIRTH)) == 2


@pytest.mark.parametrize(
    "row",
    [
        "0 patient age 28 a; sex female",
        "0 problem gestational hypertension",
        "0 measured hemoglobin; value 9.8 g/dL",
        "0 drug labetalol; taken; dose 100 mg; frequency 2 per 1 d",
        "0 procedure Cesarean section",
        "0 social gravidity; quantity 1",
        "0 visit admission; setting inpatient",
        "1 patient sex male",
        "1 problem tachypnea",
        "1 problem fever; absent",
        "1 measured Apgar scores; value 6; when 1 minute",
        "1 measured Apgar scores; value 9; when 5 minutes",
        "1 measured weighing; value 2950 g",
        "1 measured glucose; value 38 mg/dL",
        "1 study chest X-ray; imaging",
        "1 drug ampicillin; given; dose 50 mg/kg; route intravenously; frequency 1 per 12 h",
    ],
)
def test_a_fact_of_each(row: str) -> None:
    number, kind, fact = row.split(" ", 2)
    case = cases(BIRTH)[int(number)]
    assert [item for item in items(case, kind) if _matches(kind, item, fact)], sheet(case, kind)


@pytest.mark.parametrize(
    "row",
    [
        "0 problem tachypnea",
        "0 measured glucose",
        "0 measured Apgar scores",
        "0 drug ampicillin",
        "0 study chest X-ray",
        "1 problem gestational hypertension",
        "1 measured hemoglobin",
        "1 drug labetalol",
        "1 procedure Cesarean section",
        "1 social gravidity",
    ],
)
def test_no_fact_of_the_other(row: str) -> None:
    number, kind, name = row.split(" ", 2)
    case = cases(BIRTH)[int(number)]
    assert not [item for item in items(case, kind) if _has(_name(item), name)], sheet(case, kind)
