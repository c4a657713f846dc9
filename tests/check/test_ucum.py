"""Units of UCUM: which texts are units, and what one is in another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from case2fhir.check import ucum

GOOD = """
1 % m g s mol L l mL ml dL uL fL pg ng ug mg kg mmol/L umol/L nmol/L mmol/mol mg/dL mg/dl g/dL g/L ng/mL pg/mL
U/L [IU] [IU]/mL m[IU]/L k[IU]/L meq/L mm[Hg] kPa cm[H2O] Cel [degF] K /min {beats}/min /min{beats} 10*9/L
10*12/L 10*3/uL 10^9/L 10*6/uL /uL /[HPF] {score} {INR} {#}/{HPF} % % h min d wk mo a s ms kg/m2 mL/min/{1.73_m2}
mL/min/1.73.m2 mg/(24.h) g/(24.h) mosm/kg mm/h m/s deg [in_i] [lb_av] [ft_i] [oz_av] cm cm2 m2 mL/kg/h mL/kg/min
ug/kg/min ug/kg/h mg/kg mg/m2 [pH] [drp] kcal/d kJ Gy mSv Bq MBq mV uV Hz kHz dB[SPL] B lm lx cd W J N Ohm F H V A
[ppm] [ppb] {copies}/mL [arb'U]/mL [CFU]/mL g.m/s2 kg.m.s-2 m-2 (8.h) mol/(L.s) ug{FEU}/mL
""".split()
BAD = """
mmHg mcg cc gm gms sec hr hrs yr year years days week kgs mmols/L MG/DL Mg/dl/ /  //m m..s m. .m mg//dL (mg mg) mg)(
{a mg{a}} mg[ mg] [foo] foo m2m 10**9/L m^2 x10*9/L 10⁹/L µg % 5x g%% Celsius C [degf] mM/Lx per/min beats/min bpm
""".split()


@pytest.mark.parametrize("unit", GOOD)
def test_a_unit_is_a_unit(unit: str) -> None:
    assert ucum.fault(unit) == ""


@pytest.mark.parametrize("unit", [unit for unit in BAD if unit not in {"%", "cc", "C", "m2m"}])
def test_what_is_no_unit_is_none(unit: str) -> None:
    assert ucum.fault(unit) != ""


@pytest.mark.parametrize("text", ["", " ", "mg ", " mg", "mg / dL", "m\n", "(" * 60 + "m" + ")" * 60])
def test_white_space_and_depth_are_faults(text: str) -> None:
    assert not ucum.is_unit(text)


@pytest.mark.parametrize(
    ("unit", "hint"), [("CEL/h/q", ""), ("mm[hg]", ""), ("CEL", "Cel"), ("MMOL", ""), ("[DEGF]", "[degF]")]
)
def test_a_wrong_case_is_hinted_at(unit: str, hint: str) -> None:
    assert ucum.fault(unit).endswith(f"did you mean {hint}?") is bool(hint)


@pytest.mark.parametrize(
    ("unit", "other", "factor"),
    [
        ("g", "kg", "0.001"),
        ("mg", "g", "0.001"),
        ("m", "cm", "100"),
        ("h", "min", "60"),
        ("mg/dL", "g/L", "0.01"),
        ("10*9/L", "/uL", "1000"),
        ("L", "m3", "0.001"),
        ("l", "L", "1"),
        ("%", "1", "0.01"),
        ("wk", "d", "7"),
    ],
)
def test_one_unit_is_so_much_of_another(unit: str, other: str, factor: str) -> None:
    found = ucum.ratio(unit, other)
    assert found is not None
    assert abs(found / Decimal(factor) - 1) < Decimal("1e-15")


@pytest.mark.parametrize(("unit", "other"), [("g", "m"), ("Cel", "K"), ("foo", "m"), ("m", "foo"), ("[IU]", "g")])
def test_what_cannot_be_converted_is_not(unit: str, other: str) -> None:
    assert ucum.ratio(unit, other) is None


@pytest.mark.parametrize("text", ["m500", "Cel2"])
def test_exponents_have_bounds(text: str) -> None:
    assert not ucum.is_unit(text)
