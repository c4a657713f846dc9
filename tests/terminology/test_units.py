"""Units as reports write them, in print, by hand and out of a laboratory's system, and the UCUM that they are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case2fhir.terminology import Terminology, load

WRITTEN: dict[str, str] = {
    "10*12/L": "10^12/L|10**12/L|10*12/l|×10¹²/L|x 10¹² / L|X10^12/L|10e12/L|10E12/L|T/L|·10^12/L",
    "10*9/L": "10^9/L|×10⁹/L|x10⁹/l|x 10^9 / l|*10^9/L|10e9/L|10^(9)/L|G/L|10^9 per litre|10⁹ per liter",
    "10*6/L": "10^6/L|×10⁶/L|x10^6 cells/L",
    "10*3/uL": "10^3/µL|10³/µL|10³/μL|×10³/ul|K/µL|K/uL|k/ul|10*3/uL|x 10^3/mcL",
    "10*6/uL": "10^6/µL|×10⁶/µl|M/uL|10*6/uL|x10⁶/mcL",
    "10*3/mm3": "10^3/mm3|10³/mm³|×10³/mm³|K/mm3|thousand/mm3",
    "10*6/mm3": "10^6/mm³|million/mm3|million/cumm|×10⁶/mm3",
    "10*5/mm3": "lakh/mm3|lakhs/cumm|10^5/mm³",
    "10*4/uL": "10^4/µL|×10⁴/µL",
    "/uL": "/µL|/μl|cells/µL|cells/ul|per µL|per microliter|cells per microlitre",
    "/mm3": "/mm3|/mm³|/cumm|cells/mm3|per mm3|/cu mm|per cubic millimeter|cells per cubic millimetre",
    "/[HPF]": "/HPF|/hpf|per HPF|per high power field|per high-power field",
    "g/dL": "g/dL|g/dl|gm/dl|gms/dL|g per dL|g %|gm%|g/100 mL|grams per deciliter|G/DL",
    "g/L": "g/L|g/l|gm/L|grams per litre|G/l",
    "mg/dL": "mg/dL|mg/dl|MG/DL|mg%|mg %|mg/100 ml|mg per dL|milligrams per deciliter",
    "mg/L": "mg/L|mg/l|mg per liter|milligrams per litre",
    "ug/dL": "µg/dL|μg/dl|ug/dL|mcg/dl",
    "ug/L": "µg/L|mcg/L|μg/l",
    "ug/mL": "µg/mL|mcg/ml|ug/mL|micrograms per milliliter",
    "ng/mL": "ng/mL|ng/ml|NG/ML|nanograms per milliliter",
    "ng/dL": "ng/dL|ng/dl",
    "pg/mL": "pg/mL|pg/ml|picograms per milliliter",
    "pg": "pg|picograms",
    "fL": "fL|fl|femtoliters|fL.",
    "mmol/L": "mmol/L|mmol/l|mMol/L|MMOL/L|mmol per litre|millimoles per liter|mM",
    "umol/L": "µmol/L|μmol/l|umol/L|mcmol/l|micromol/L|µM",
    "nmol/L": "nmol/L|nmol/l|nM",
    "pmol/L": "pmol/L|pmol/l",
    "meq/L": "mEq/L|meq/l|MEQ/L|mEq per liter",
    "mosm/kg": "mOsm/kg|mosmol/kg|mOsm/kg H2O|mOsm/kg water",
    "U/L": "U/L|u/l|units/L|units per liter|UI/L",
    "[IU]/L": "IU/L|iu/l|I.U./L|international units per liter",
    "m[IU]/L": "mIU/L|miu/l",
    "m[IU]/mL": "mIU/mL|miu/ml",
    "u[IU]/mL": "µIU/mL|μIU/ml|uIU/mL|mcIU/mL",
    "U/mL": "U/mL|u/ml|units per mL",
    "[IU]/mL": "IU/mL|iu/ml",
    "kU/L": "kU/L|kU/l",
    "ukat/L": "µkat/L|μkat/l|ukat/L",
    "%": "%|percent|per cent|pct",
    "[ppth]": "‰|per mille",
    "mm/h": "mm/h|mm/hr|mm/hour|mm per hour|mm/1 h|mm/1st hour|mm in the first hour",
    "mm[Hg]": "mmHg|mm Hg|mm. Hg|mm of Hg|mm of mercury|MMHG|torr",
    "cm[H2O]": "cmH2O|cm H2O|cm H₂O|cmH₂O|cm of water",
    "kPa": "kPa|kilopascals",
    "/min": "/min|bpm|beats/min|beats per minute|breaths/min|breaths per minute|/minute|per minute|min-1|min⁻¹",
    "Cel": "°C|º C|˚C|℃|C|degrees Celsius|degrees C|deg C|° Celsius|degree centigrade",
    "[degF]": "°F|℉|degrees Fahrenheit|deg F|F",
    "kg": "kg|Kg|KG|kgs|kilograms|kilos",
    "kg/m2": "kg/m2|kg/m²|kg/m^2|kg per m2|kg/sqm|Kg/m²",
    "cm": "cm|cms|centimetres|centimeters|CM",
    "mm": "mm|millimetre|millimeters|mms",
    "m": "m|metres|meter",
    "m2": "m²|m2|square metres|sqm",
    "cm3": "cm³|cm3|cubic centimeters",
    "mL": "ml|mL|ML|cc|ccs|millilitres|c.c.",
    "L": "L|l|litre|liters|lit",
    "dL": "dL|dl|decilitre",
    "mg": "mg|mgs|MG|milligram|Mg|mg.",
    "ug": "µg|μg|mcg|ug|micrograms|microgrammes",
    "g": "g|gm|gms|grams|gr|g.",
    "ng": "ng|nanograms",
    "[IU]": "IU|I.U.|international units|iu",
    "U": "U|units|unit|u",
    "meq": "mEq|milliequivalents|meq",
    "mmol": "mmol|millimoles",
    "mg/kg": "mg/kg|mg per kg|mg/kg body weight|mg/kg bw",
    "mg/kg/d": "mg/kg/day|mg/kg/d|mg/kg per day|mg per kg per day|mg/kg/24h",
    "ug/kg/min": "µg/kg/min|mcg/kg/min|μg/kg/minute|mcg per kg per minute|µg/kg per min",
    "mg/m2": "mg/m2|mg/m²|mg per m2|mg/sqm",
    "mg/d": "mg/day|mg/24h|mg/24 hours|mg per day|mg/d",
    "g/d": "g/day|g/24h|g/24 h|g per day",
    "mL/h": "ml/h|mL/hr|ml/hour|cc/h|mL per hour",
    "mL/min": "mL/min|ml/min|ml per minute|cc/min",
    "L/min": "L/min|l/min|LPM|lpm|litres per minute|L per minute",
    "mL/min/{1.73_m2}": "mL/min/1.73 m2|mL/min/1.73m²|ml/min per 1.73 m2|mL/min/1.73 m^2",
    "d": "d|days|day",
    "wk": "wk|weeks|wks",
    "mo": "mo|months|mos",
    "a": "years|yrs|yr|year|y",
    "h": "h|hr|hrs|hours",
    "min": "min|mins|minutes",
    "s": "s|sec|secs|seconds",
    "ms": "ms|msec|milliseconds",
    "deg": "°|degrees|degree|º",
    "Gy": "Gy|gray|Grays",
    "mSv": "mSv|millisievert",
    "mCi": "mCi|millicuries",
    "MBq": "MBq|megabecquerels",
    "J": "J|joules",
    "mV": "mV|millivolts",
    "dB": "dB|decibels",
    "[diop]": "D|diopters|dioptres",
    "[hnsf'U]": "HU|Hounsfield units",
    "[Ch]": "Fr|French",
    "{pack}.a": "pack-years|pack years|pack-year",
    "{tbl}": "tablets|tab|tabs",
    "{puff}": "puffs|puff",
    "[drp]": "drops|gtt",
    "{copies}/mL": "copies/mL|copies/ml|copies per mL",
    "[CFU]/mL": "CFU/mL|cfu/ml",
}
ROWS = [(text, ucum) for ucum, texts in WRITTEN.items() for text in texts.split("|")]


@pytest.mark.parametrize(("text", "ucum"), ROWS, ids=[f"{text} is {ucum}" for text, ucum in ROWS])
def test_a_unit_as_it_is_written(terms: Terminology, text: str, ucum: str) -> None:
    unit = terms.unit(text)
    assert unit is not None
    assert unit.ucum == ucum


APART = [
    ("mM", "mm"), ("nM", "nm"), ("M", "m"), ("g/L", "G/L"), ("mg", "mcg"), ("mg/mL", "mg/dL"),
    ("IU/L", "U/L"), ("mmol/L", "µmol/L"), ("mEq/L", "mmol/L"), ("10^9/L", "10^12/L"), ("10^3/µL", "10^6/µL"),
    ("K/µL", "/µL"), ("T/L", "G/L"), ("°C", "°F"), ("°C", "°"), ("mm/h", "mm"), ("mmHg", "mm"), ("min", "/min"),
    ("month", "min"), ("cm", "cm²"), ("cm²", "cm³"), ("kg", "kg/m²"), ("ms", "mSv"), ("D", "d"), ("Gy", "g"),
    ("pg", "pg/mL"), ("fL", "fl oz"), ("L/min", "L/min/m2"), ("mg/kg", "mg/kg/day"), ("%", "‰"), ("HU", "U"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), APART)
def test_units_that_look_alike_are_two(terms: Terminology, one: str, other: str) -> None:
    found = [terms.unit(text) for text in (one, other)]
    codes = [unit.ucum if unit else text for unit, text in zip(found, (one, other), strict=True)]
    assert codes[0] != codes[1]


COMPOUNDS = [
    ("mcg/kg/h", "ug/kg/h"), ("µg/kg/day", "ug/kg/d"), ("ng/kg/min", "ng/kg/min"), ("IU/kg/day", "[IU]/kg/d"),
    ("U/kg/h", "U/kg/h"), ("mL/kg/day", "mL/kg/d"), ("g/kg/day", "g/kg/d"), ("mmol/kg/h", "mmol/kg/h"),
    ("mg/m2/day", "mg/m2/d"), ("g/m2/wk", "g/m2/wk"), ("mg/kg/week", "mg/kg/wk"), ("mg per kg per hour", "mg/kg/h"),
    ("ug/m2/min", "ug/m2/min"), ("mg/h", "mg/h"), ("mcg/h", "ug/h"), ("mEq/h", "meq/h"), ("U/h", "U/h"),
    ("mg/week", "mg/wk"), ("IU/week", "[IU]/wk"), ("mg/min", "mg/min"), ("L/min/m2", "L/min/m2"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ucum"), COMPOUNDS)
def test_compounds_are_made_of_known_parts(terms: Terminology, text: str, ucum: str) -> None:
    unit = terms.unit(text)
    assert unit is not None
    assert unit.ucum == ucum


@pytest.mark.parametrize(
    "text",
    [
        "as", "at", "to", "by", "on", "or", "is", "was", "he", "we", "with", "he was", "times", "for", "all", "no",
        "", " ", ".", "/", "//", "mg//dL", "mg/", "/mg/", "mg/kg/day/m2/h", "mg kg", "furlong", "mg/furlong", "mmmm",
        "10^/L", "10^99/L", "x10", "-", "mg+dL", "patients", "cells", "of", "and", "mg and", "mg/and", "the", "x",
    ],
)  # fmt: skip
def test_what_is_no_unit(terms: Terminology, text: str) -> None:
    assert terms.unit(text) is None


EVERY = sorted(load().table("units")["units"])


@pytest.mark.parametrize("ucum", EVERY)
def test_every_unit_is_known_by_its_code_and_its_display(terms: Terminology, ucum: str) -> None:
    by_code = terms.unit(ucum)
    assert by_code is not None
    assert by_code.ucum == ucum
    by_display = terms.unit(by_code.display)
    assert by_display is not None
    assert by_display.ucum == ucum


SHIFTS = [
    ("m", "cm", 2), ("mm", "cm", -1), ("g", "mg", 3), ("mg", "g", -3), ("ug", "mg", -3), ("mL", "L", -3),
    ("mmol/L", "umol/L", 3), ("10*9/L", "10*3/uL", 0), ("/uL", "10*9/L", -3), ("g/dL", "g/L", 1), ("ug/mL", "mg/L", 0),
    ("Cel", "[degF]", None), ("mg/dL", "mmol/L", None), ("d", "wk", None), ("kg", "[lb_av]", None), ("x", "y", None),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "places"), SHIFTS)
def test_only_powers_of_ten_are_shifts(terms: Terminology, one: str, other: str, places: int | None) -> None:
    assert terms.shift(one, other) == places


def test_a_shift_there_and_back_is_none(terms: Terminology) -> None:
    for pair, places in terms.table("units")["shifts"].items():
        one, other = pair.split(" ")
        back = terms.shift(other, one)
        assert back in (None, -places), pair


@given(st.sampled_from(ROWS), st.sampled_from(["", " ", "  "]), st.sampled_from(["", " ", "."]))
def test_space_and_a_full_stop_around_it_are_no_part_of_a_unit(row: tuple[str, str], before: str, after: str) -> None:
    unit = load().unit(before + row[0] + after)
    assert unit is not None
    assert unit.ucum == row[1]


@given(st.text(max_size=12))
def test_any_words_are_a_unit_of_ours_or_none(text: str) -> None:
    unit = load().unit(text)
    assert unit is None or (unit.ucum and unit.display)


def test_a_number_is_never_taken_for_a_unit_of_its_own(terms: Terminology) -> None:
    assert [terms.unit(str(Decimal(number))) for number in ("0", "2", "10", "4.10", "100")] == [None] * 5
