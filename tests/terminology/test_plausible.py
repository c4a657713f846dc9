"""Plausible results: inside, just outside, and in the unit of another country; a doubt is said, nothing is repaired."""

from __future__ import annotations

from decimal import Decimal

import pytest

from case2fhir.terminology import Terminology, load

INSIDE = [
    ("erythrocytes", "4.1 10*12/L"), ("erythrocytes", "4.1 10*6/uL"), ("hemoglobin", "10.2 g/dL"),
    ("hemoglobin", "102 g/L"), ("hemoglobin", "6.3 mmol/L"), ("hematocrit", "38 %"), ("hematocrit", "0.38 L/L"),
    ("leukocytes", "4.5 10*9/L"), ("leukocytes", "4500 /uL"), ("leukocytes", "4500 /mm3"), ("leukocytes", "180 10*9/L"),
    ("platelets", "250 10*9/L"), ("platelets", "250000 /mm3"), ("platelets", "2.5 10*5/mm3"), ("platelets", "8 10*9/L"),
    ("mcv", "88 fL"), ("mch", "30 pg"), ("mchc", "33 g/dL"), ("mchc", "330 g/L"), ("rdw", "14 %"),
    ("neutrophils", "78 %"), ("neutrophils", "0 10*9/L"), ("eosinophils", "5 %"), ("crp", "120 mg/L"),
    ("crp", "12 mg/dL"), ("esr", "100 mm/h"), ("creatinine", "1.1 mg/dL"), ("creatinine", "97 umol/L"),
    ("glucose", "5.5 mmol/L"), ("glucose", "99 mg/dL"), ("glucose", "900 mg/dL"), ("sodium", "140 mmol/L"),
    ("sodium", "110 meq/L"), ("potassium", "4.1 mmol/L"), ("potassium", "7.9 meq/L"), ("calcium", "2.4 mmol/L"),
    ("calcium", "9.6 mg/dL"), ("alt", "3000 U/L"), ("hba1c", "6.5 %"), ("hba1c", "48 mmol/mol"),
    ("body-temperature", "34.2 Cel"), ("body-temperature", "101.3 [degF]"), ("heart-rate", "180 /min"),
    ("respiratory-rate", "40 /min"), ("oxygen-saturation", "70 %"), ("body-weight", "3.2 kg"),
    ("body-height", "178 cm"), ("body-height", "1.78 m"), ("bmi", "61 kg/m2"),
]  # fmt: skip
OUTSIDE = [
    ("erythrocytes", "41 10*12/L"), ("hemoglobin", "0.9 g/dL"), ("hemoglobin", "31 g/dL"), ("hematocrit", "0.38 %"),
    ("hematocrit", "81 %"), ("leukocytes", "1001 10*9/L"), ("leukocytes", "9 /uL"), ("platelets", "250 /mm3"),
    ("platelets", "5001 10*9/L"), ("mcv", "8.8 fL"), ("mch", "300 pg"), ("rdw", "51 %"), ("neutrophils", "101 %"),
    ("sodium", "14 mmol/L"), ("sodium", "1400 mmol/L"), ("potassium", "41 mmol/L"), ("glucose", "9900 mg/dL"),
    ("creatinine", "970 mg/dL"), ("body-temperature", "385 Cel"), ("body-temperature", "3.85 Cel"),
    ("body-temperature", "38.5 [degF]"), ("heart-rate", "1800 /min"), ("oxygen-saturation", "101 %"),
    ("body-weight", "7200 kg"), ("body-height", "1.78 cm"), ("body-height", "178 m"), ("bmi", "240 kg/m2"),
]  # fmt: skip
WRONG = [
    ("erythrocytes", "4.1 10*9/L"), ("erythrocytes", "4.1 g/dL"), ("hemoglobin", "10 %"), ("leukocytes", "4.5 10*12/L"),
    ("platelets", "250 10*12/L"), ("mcv", "88 pg"), ("mch", "30 fL"), ("sodium", "140 g/L"), ("potassium", "4 mg/dL"),
    ("body-temperature", "38 kg"), ("heart-rate", "80 mm[Hg]"), ("body-weight", "70 cm"), ("body-height", "170 kg"),
    ("oxygen-saturation", "98 /min"), ("esr", "20 mg/L"), ("bmi", "24 kg"),
]  # fmt: skip


def said(terms: Terminology, key: str, result: str) -> str | None:
    value, ucum = result.split(" ")
    return terms.plausible(key, Decimal(value), ucum)


@pytest.mark.parametrize(("key", "result"), INSIDE)
def test_a_result_that_a_living_patient_may_have(terms: Terminology, key: str, result: str) -> None:
    assert said(terms, key, result) is None


@pytest.mark.parametrize(("key", "result"), OUTSIDE)
def test_a_result_that_nobody_has(terms: Terminology, key: str, result: str) -> None:
    message = said(terms, key, result)
    assert message is not None
    assert message.startswith(f"{result} is not plausible for ")


@pytest.mark.parametrize(("key", "result"), WRONG)
def test_a_unit_that_the_analyte_is_not_measured_in(terms: Terminology, key: str, result: str) -> None:
    message = said(terms, key, result)
    assert message is not None
    assert message.startswith(f"{result.split(' ')[1]} is no usual unit for ")
    assert "; expected " in message


HINTS = [
    ("hemoglobin", "102 g/dL", "expected g/L"),
    ("leukocytes", "4500 10*9/L", "expected /uL"),
    ("body-temperature", "101 Cel", "expected [degF]"),
    ("body-height", "178 m", "expected cm"),
    ("glucose", "400 mmol/L", "expected mg/dL"),
    ("creatinine", "97 mg/dL", "expected umol/L"),
]


@pytest.mark.parametrize(("key", "result", "hint"), HINTS)
def test_the_unit_in_which_the_number_would_do_is_named(terms: Terminology, key: str, result: str, hint: str) -> None:
    assert (said(terms, key, result) or "").endswith(f"; {hint}")


RANGES = load().table("plausible")
EDGES = [(key, low, high, units) for key, ranges in sorted(RANGES.items()) for units, low, high in ranges]


@pytest.mark.parametrize(("key", "low", "high", "units"), EDGES, ids=[f"{row[0]} in {row[3][0]}" for row in EDGES])
def test_every_range_holds_its_ends_and_its_units_are_known(
    terms: Terminology, key: str, low: str, high: str, units: tuple[str, ...]
) -> None:
    assert terms.concept(key) is not None
    assert Decimal(low) < Decimal(high)
    for ucum in units:
        assert terms.unit(ucum) is not None
        assert terms.plausible(key, Decimal(low), ucum) is None
        assert terms.plausible(key, Decimal(high), ucum) is None
        beyond = terms.plausible(key, Decimal(high) * 10**9, ucum)
        assert beyond is not None


UNKNOWN = [("low-back-pain", "5 kg"), ("no-such-key", "5 kg"), ("", "5 kg")]


@pytest.mark.parametrize(("key", "result"), UNKNOWN)
def test_of_what_nothing_is_known_nothing_is_said(terms: Terminology, key: str, result: str) -> None:
    assert said(terms, key, result) is None
