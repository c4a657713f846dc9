"""Whole lists of drugs: at home, on admission, on discharge; new, changed, stopped, held, continued; shorthand."""

from __future__ import annotations

import pytest

from .prescriptions import checked, medications, said, timing, use

HOME = """Home medications:
- Metoprolol succinate 50 mg daily
- Atorvastatin 40 mg at bedtime
- Insulin glargine 22 units at bedtime
- Albuterol 2 puffs every 4 hours as needed for wheezing
- Acetaminophen 500 mg prn
"""

ADMISSION = """Medications on admission
1. Warfarin 5 mg once daily
2. Digoxin 125 mcg once daily
3. Furosemide 40 mg twice daily
4. Methotrexate 10 mg once weekly
5. Folic acid 5 mg once weekly

She lived alone.
"""

DISCHARGE = """Discharge medications:
New:
1. Apixaban 5 mg twice daily
2. Amiodarone 200 mg once daily for 4 weeks
Changed:
3. Bisoprolol 5 mg once daily
Continued:
4. Ramipril 5 mg once daily
5. Rosuvastatin 10 mg at bedtime
Stopped:
6. Aspirin
7. Ibuprofen 400 mg prn
"""

HEADED = """NEW MEDICATIONS
- Ticagrelor 90 mg twice daily

CHANGED MEDICATIONS
- Lisinopril 20 mg daily

MEDICATIONS STOPPED
- Clopidogrel
- Omeprazole 20 mg daily

MEDICATIONS ON HOLD
- Metformin 1 g twice daily

CONTINUED MEDICATIONS
- Levothyroxine 88 mcg daily
"""

ORDERS = """Rx:
Cefuroxime 500 mg bid x 7 days
Paracetamol 1 g q6h prn for pain
Omeprazole 20 mg od
"""

INLINE = """Meds: metformin 1000 mg BID, lisinopril 20 mg daily, ASA 81 mg daily
Home meds: sertraline 50 mg daily, trazodone 50 mg qhs prn
"""

PROSE = (
    "The patient was discharged with the following medications: aspirin 81 mg daily, ticagrelor 90 mg twice daily, "
    "atorvastatin 80 mg at bedtime and metoprolol 25 mg twice daily."
)

BULLETED = """At discharge the patient was prescribed:
\u2022 Meloxicam \u2014 15 mg once daily for 10 days;
\u2022 Tolperisone \u2014 150 mg three times a day for 14 days;
\u2022 Omeprazole \u2014 20 mg before breakfast.
"""

LISTS = [
    (
        "home",
        HOME,
        [
            ("Metoprolol succinate; 50 mg; 1 per 1 d", "taken", "active"),
            ("Atorvastatin; 40 mg; 1 per 1 d", "taken", "active"),
            ("Insulin glargine; 22 U; 1 per 1 d", "taken", "active"),
            ("Albuterol; 2 puffs; 1 per 4 h; as needed", "taken", "active"),
            ("Acetaminophen; 500 mg; as needed", "taken", "active"),
        ],
    ),
    (
        "admission",
        ADMISSION,
        [
            ("Warfarin; 5 mg; 1 per 1 d", "taken", "active"),
            ("Digoxin; 125 ug; 1 per 1 d", "taken", "active"),
            ("Furosemide; 40 mg; 2 per 1 d", "taken", "active"),
            ("Methotrexate; 10 mg; 1 per 1 wk", "taken", "active"),
            ("Folic acid; 5 mg; 1 per 1 wk", "taken", "active"),
        ],
    ),
    (
        "discharge",
        DISCHARGE,
        [
            ("Apixaban; 5 mg; 2 per 1 d", "prescribed", "unknown"),
            ("Amiodarone; 200 mg; 1 per 1 d; for 4 wk", "prescribed", "unknown"),
            ("Bisoprolol; 5 mg; 1 per 1 d", "prescribed", "unknown"),
            ("Ramipril; 5 mg; 1 per 1 d", "prescribed", "active"),
            ("Rosuvastatin; 10 mg; 1 per 1 d", "prescribed", "active"),
            ("Aspirin", "taken", "stopped"),
            ("Ibuprofen; 400 mg; as needed", "taken", "stopped"),
        ],
    ),
    (
        "headed",
        HEADED,
        [
            ("Ticagrelor; 90 mg; 2 per 1 d", "prescribed", "unknown"),
            ("Lisinopril; 20 mg; 1 per 1 d", "prescribed", "unknown"),
            ("Clopidogrel", "taken", "stopped"),
            ("Omeprazole; 20 mg; 1 per 1 d", "taken", "stopped"),
            ("Metformin; 1 g; 2 per 1 d", "taken", "on-hold"),
            ("Levothyroxine; 88 ug; 1 per 1 d", "prescribed", "active"),
        ],
    ),
    (
        "orders",
        ORDERS,
        [
            ("Cefuroxime; 500 mg; 2 per 1 d; for 7 d", "prescribed", "unknown"),
            ("Paracetamol; 1 g; 1 per 6 h; as needed", "prescribed", "unknown"),
            ("Omeprazole; 20 mg; 1 per 1 d", "prescribed", "unknown"),
        ],
    ),
    (
        "inline",
        INLINE,
        [
            ("metformin; 1000 mg; 2 per 1 d", "taken", "active"),
            ("lisinopril; 20 mg; 1 per 1 d", "taken", "active"),
            ("ASA; 81 mg; 1 per 1 d", "taken", "active"),
            ("sertraline; 50 mg; 1 per 1 d", "taken", "active"),
            ("trazodone; 50 mg; 1 per 1 d; as needed", "taken", "active"),
        ],
    ),
    (
        "prose",
        PROSE,
        [
            ("aspirin; 81 mg; 1 per 1 d", "prescribed", "unknown"),
            ("ticagrelor; 90 mg; 2 per 1 d", "prescribed", "unknown"),
            ("atorvastatin; 80 mg; 1 per 1 d", "prescribed", "unknown"),
            ("metoprolol; 25 mg; 2 per 1 d", "prescribed", "unknown"),
        ],
    ),
    (
        "bulleted",
        BULLETED,
        [
            ("Meloxicam; 15 mg; 1 per 1 d; for 10 d", "prescribed", "unknown"),
            ("Tolperisone; 150 mg; 3 per 1 d; for 14 d", "prescribed", "unknown"),
            ("Omeprazole; 20 mg; 1 per 1 d", "prescribed", "unknown"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in LISTS], ids=[row[0] for row in LISTS])
def test_list(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(said(item), *use(item)[1:]) for item in medications(text)] == expected


@pytest.mark.parametrize("text", [row[1] for row in LISTS], ids=[row[0] for row in LISTS])
def test_every_line_of_a_list_has_one_drug_and_its_own_words(text: str) -> None:
    for item in checked(text).medications:
        lines = {text.count("\n", 0, words.start) for words in item.evidence}
        assert len(lines) == 1


def test_what_a_drug_on_need_is_for() -> None:
    (found,) = [item for item in medications(HOME) if item.name == "Albuterol"]
    assert (found.as_needed, found.as_needed_for) == (True, "wheezing")


def test_the_time_of_day_of_a_list() -> None:
    assert [timing(item) for item in medications(BULLETED)] == ["1 per 1 d", "3 per 1 d", "1 per 1 d ACM"]


def test_taken_at_home_and_changed_on_discharge_are_two() -> None:
    found = medications(
        "Home medications:\n- Bisoprolol 2.5 mg daily\n\nDischarge medications:\n- Bisoprolol 5 mg daily\n"
    )
    assert [(said(item), item.act) for item in found] == [
        ("Bisoprolol; 2.5 mg; 1 per 1 d", "taken"),
        ("Bisoprolol; 5 mg; 1 per 1 d", "prescribed"),
    ]


def test_the_former_dose_of_a_changed_drug_stays_words() -> None:
    (found,) = medications("Discharge medications:\n- Torsemide 20 mg daily (was 10 mg daily)\n")
    assert said(found) == "Torsemide; 20 mg; 1 per 1 d"
    assert "was" not in (found.dose_text or "")
    assert "10 mg daily" in (found.dose_text or "")


COURSES = [
    (
        "He takes aspirin 100 mg daily. Aspirin was stopped before surgery.",
        [("aspirin; 100 mg; 1 per 1 d", "stopped")],
    ),
    (
        "Vancomycin was begun. Vancomycin 1 g every 12 hours was continued for 14 days.",
        [("Vancomycin; 1 g; 1 per 12 h; for 14 d", "active")],
    ),
    (
        "Prednisone 60 mg daily was started. Prednisone 20 mg daily was given from week four.",
        [("Prednisone; 60 mg; 1 per 1 d", "unknown"), ("Prednisone; 20 mg; 1 per 1 d", "completed")],
    ),
    (
        "Heparin was infused. The heparin was held overnight.",
        [("Heparin", "on-hold")],
    ),
    (
        "She was on warfarin. Warfarin was continued after the operation.",
        [("warfarin", "active")],
    ),
    (
        "He received adrenaline 1 mg. Epinephrine 1 mg was repeated.",
        [("adrenaline; 1 mg", "completed")],
    ),
    (
        "No antibiotics were given at first. Later antibiotics were given.",
        [("antibiotics", "not-taken"), ("antibiotics", "completed")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), COURSES, ids=[row[0] for row in COURSES])
def test_courses_of_one_drug(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(said(item), item.status) for item in medications(text)] == expected
