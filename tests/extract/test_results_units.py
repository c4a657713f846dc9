"""Units of results: one sentence for every family of spellings of the table of units."""

from __future__ import annotations

import pytest

from .measuring import measured, rows, told

COUNTS = [
    ("Platelets 12 x 10^9/L.", "10*9/L"),
    ("Platelets 12 × 10⁹/l.", "10*9/L"),
    ("Platelets 12 G/L.", "10*9/L"),
    ("Platelets 12 Giga/L.", "10*9/L"),
    ("Platelets 12 billion/L.", "10*9/L"),
    ("Platelets 12 x10^9 cells/L.", "10*9/L"),
    ("Platelets 12 x 10E9/L.", "10*9/L"),
    ("RBC 3 T/L.", "10*12/L"),
    ("RBC 3 x 10^12/l.", "10*12/L"),
    ("RBC 3 10E12/L.", "10*12/L"),
    ("RBC 3 M/µL.", "10*6/uL"),
    ("RBC 3 million/uL.", "10*6/uL"),
    ("RBC 3 million per microliter.", "10*6/uL"),
    ("RBC 3 x10^6/mcL.", "10*6/uL"),
    ("RBC 3 mil/uL.", "10*6/uL"),
    ("RBC 3 million/cumm.", "10*6/mm3"),
    ("RBC 3 million cells/mm3.", "10*6/mm3"),
    ("RBC 3 mill/cumm.", "10*6/mm3"),
    ("WBC 14 K/uL.", "10*3/uL"),
    ("WBC 14 k/µL.", "10*3/uL"),
    ("WBC 14 thousand/µL.", "10*3/uL"),
    ("WBC 14 x10^3/mcL.", "10*3/uL"),
    ("WBC 14 K/mm3.", "10*3/mm3"),
    ("WBC 14 thousand/mm3.", "10*3/mm3"),
    ("WBC 14 x10^3 cells/mm3.", "10*3/mm3"),
    ("WBC 1.4 x 10^4/µL.", "10*4/uL"),
    ("WBC 1.4 x 10^4/mm3.", "10*4/mm3"),
    ("Platelets 2 lakh/mm3.", "10*5/mm3"),
    ("Platelets 2 lakhs/cumm.", "10*5/mm3"),
    ("Platelets 2 lakh/µL.", "10*5/uL"),
    ("WBC 14000 per mm3.", "/mm3"),
    ("WBC 14000 cells per cubic millimeter.", "/mm3"),
    ("WBC 14000 cells/cumm.", "/mm3"),
    ("WBC 14000/cmm.", "/mm3"),
    ("WBC 14000 cells/µL.", "/uL"),
    ("WBC 14000 per microliter.", "/uL"),
    ("WBC 14000/mcL.", "/uL"),
    ("WBC 14000 cells/mL.", "/mL"),
    ("WBC 14000 per milliliter.", "/mL"),
    ("The viral load was 900 RNA copies/mL.", "{copies}/mL"),
    ("The viral load was 900 copies per mL.", "{copies}/mL"),
    ("The viral load was 900 cp/mL.", "{copies}/mL"),
    ("Urine leukocytes 30 per HPF.", "/[HPF]"),
    ("Urine leukocytes 30 cells/HPF.", "/[HPF]"),
    ("Urine leukocytes 30/high power field.", "/[HPF]"),
]

MASSES = [
    ("Hb 7 gm/dl.", "g/dL"),
    ("Hb 7 gm%.", "g/dL"),
    ("Hb 7 g%.", "g/dL"),
    ("Hb 7 grams per deciliter.", "g/dL"),
    ("Hb 7 gms/dl.", "g/dL"),
    ("Hb 70 g/l.", "g/L"),
    ("Hb 70 gm/L.", "g/L"),
    ("Hb 70 grams per litre.", "g/L"),
    ("Creatinine 3 mg%.", "mg/dL"),
    ("Creatinine 3 mg per dl.", "mg/dL"),
    ("Creatinine 3 mg/100 mL.", "mg/dL"),
    ("Creatinine 3 milligrams per deciliter.", "mg/dL"),
    ("CRP 80 mg/l.", "mg/L"),
    ("CRP 80 milligrams per liter.", "mg/L"),
    ("Iron 12 mcg/dL.", "ug/dL"),
    ("Serum iron 12 µg/dl.", "ug/dL"),
    ("Serum iron 12 micrograms per deciliter.", "ug/dL"),
    ("Ferritin 12 mcg/L.", "ug/L"),
    ("Ferritin 12 µg/l.", "ug/L"),
    ("Ferritin 12 micrograms per liter.", "ug/L"),
    ("D-dimer 3 mcg/mL.", "ug/mL"),
    ("D-dimer 3 µg/ml.", "ug/mL"),
    ("D-dimer 3 µg FEU/mL.", "ug/mL"),
    ("D-dimer 900 ng/mL FEU.", "ng/mL"),
    ("D-dimer 3 mg/L FEU.", "mg/L"),
    ("Ferritin 12 ng/ml.", "ng/mL"),
    ("Ferritin 12 nanograms per milliliter.", "ng/mL"),
    ("Free T4 1 ng/dl.", "ng/dL"),
    ("Free T4 1 ng%.", "ng/dL"),
    ("Troponin I 30 ng/l.", "ng/L"),
    ("BNP 90 pg/ml.", "pg/mL"),
    ("BNP 90 picograms per milliliter.", "pg/mL"),
]

SUBSTANCES = [
    ("Sodium 130 mmol/l.", "mmol/L"),
    ("Sodium 130 millimoles per liter.", "mmol/L"),
    ("Sodium 130 mmol.L-1.", "mmol/L"),
    ("Sodium 130 mmols/L.", "mmol/L"),
    ("Sodium 130 mEq/l.", "meq/L"),
    ("Sodium 130 meq/L.", "meq/L"),
    ("Sodium 130 mEq per liter.", "meq/L"),
    ("Sodium 130 milliequivalents per liter.", "meq/L"),
    ("Creatinine 200 µmol/l.", "umol/L"),
    ("Creatinine 200 umol/L.", "umol/L"),
    ("Creatinine 200 micromol/L.", "umol/L"),
    ("Creatinine 200 μmol/L.", "umol/L"),
    ("Creatinine 200 mcmol/L.", "umol/L"),
    ("Cortisol 300 nmol/l.", "nmol/L"),
    ("Free T4 9 pmol/l.", "pmol/L"),
    ("Osmolality 280 mOsm/kg.", "mosm/kg"),
    ("Osmolality 280 mOsmol/kg.", "mosm/kg"),
    ("Osmolality 280 mOsm/kgH2O.", "mosm/kg"),
    ("Osmolality 280 mOsm/L.", "mosm/L"),
    ("HbA1c 60 mmol/mol.", "mmol/mol"),
]

ACTIVITIES = [
    ("ALT 90 U/l.", "U/L"),
    ("ALT 90 units/L.", "U/L"),
    ("ALT 90 units per litre.", "U/L"),
    ("ALT 90 UI/L.", "U/L"),
    ("ALT 90 IU/l.", "[IU]/L"),
    ("ALT 90 international units per liter.", "[IU]/L"),
    ("ALT 1.5 µkat/L.", "ukat/L"),
    ("CA-125 90 U/ml.", "U/mL"),
    ("CA-125 90 units/mL.", "U/mL"),
    ("CA-125 90 IU/ml.", "[IU]/mL"),
    ("CA 19-9 90 kU/L.", "kU/L"),
    ("AFP 90 kIU/L.", "k[IU]/L"),
    ("TSH 9 mIU/l.", "m[IU]/L"),
    ("TSH 9 mU/L.", "mU/L"),
    ("TSH 9 µIU/ml.", "u[IU]/mL"),
    ("TSH 9 uIU/mL.", "u[IU]/mL"),
    ("TSH 9 μU/mL.", "u[IU]/mL"),
    ("TSH 9 mcIU/mL.", "u[IU]/mL"),
    ("FSH 9 mIU/ml.", "m[IU]/mL"),
    ("FSH 9 mU/mL.", "mU/mL"),
    ("Renin 9 ng/mL/hr.", "ng/mL/h"),
    ("Factor VIII 9 IU/dL.", "[IU]/dL"),
]

OTHERS = [
    ("BP 90/60 mm Hg.", "mm[Hg]"),
    ("BP 90/60 mmhg.", "mm[Hg]"),
    ("BP 90/60 mm of Hg.", "mm[Hg]"),
    ("BP 90/60 millimeters of mercury.", "mm[Hg]"),
    ("PaO2 9 kPa.", "kPa"),
    ("PaO2 60 torr.", "mm[Hg]"),
    ("CVP 9 cm H2O.", "cm[H2O]"),
    ("CVP 9 cmH2O.", "cm[H2O]"),
    ("CVP 9 cm of water.", "cm[H2O]"),
    ("Heart rate 90/min.", "/min"),
    ("Heart rate 90 per minute.", "/min"),
    ("Heart rate 90 beats/minute.", "/min"),
    ("Heart rate 90 b.p.m.", "/min"),
    ("Heart rate 90 min-1.", "/min"),
    ("Respiratory rate 30 cycles per minute.", "/min"),
    ("Temperature 38 °C.", "Cel"),
    ("Temperature 38°C.", "Cel"),
    ("Temperature 38 ℃.", "Cel"),
    ("Temperature 38 C.", "Cel"),
    ("Temperature 38 deg C.", "Cel"),
    ("Temperature 38 degrees Celsius.", "Cel"),
    ("Temperature 38 º C.", "Cel"),
    ("Temperature 38 degrees centigrade.", "Cel"),
    ("Temperature 101 °F.", "[degF]"),
    ("Temperature 101 F.", "[degF]"),
    ("Temperature 101 degrees Fahrenheit.", "[degF]"),
    ("Ejection fraction 30 percent.", "%"),
    ("Ejection fraction 30 per cent.", "%"),
    ("Hematocrit 30 %.", "%"),
    ("ESR 90 mm/h.", "mm/h"),
    ("ESR 90 mm/hour.", "mm/h"),
    ("ESR 90 mm/1st hr.", "mm/h"),
    ("ESR 90 mm in 1 hour.", "mm/h"),
    ("MCV 70 femtoliters.", "fL"),
    ("MCH 20 picograms.", "pg"),
    ("PT 20 secs.", "s"),
    ("aPTT 50 seconds.", "s"),
    ("QTc interval 500 msec.", "ms"),
    ("QTc interval 500 milliseconds.", "ms"),
    ("Weight 70 kgs.", "kg"),
    ("Weight 70 kilograms.", "kg"),
    ("Weight 150 pounds.", "[lb_av]"),
    ("Birth weight 900 grams.", "g"),
    ("Height 170 cms.", "cm"),
    ("Height 170 centimeters.", "cm"),
    ("Height 1.7 meters.", "m"),
    ("Height 67 inches.", "[in_i]"),
    ("BMI 30 kg/m².", "kg/m2"),
    ("BMI 30 kg/sqm.", "kg/m2"),
    ("BMI 30 kg per m2.", "kg/m2"),
    ("FEV1 2 liters.", "L"),
    ("Peak flow 200 l/min.", "L/min"),
    ("eGFR 20 ml/min.", "mL/min"),
    ("eGFR 20 mL/minute/1.73 m2.", "mL/min/{1.73_m2}"),
    ("eGFR 20 ml/min/1,73m2.", "mL/min/{1.73_m2}"),
    ("eGFR 20 mL/min per 1.73 m2.", "mL/min/{1.73_m2}"),
    ("Urine output 20 cc/h.", "mL/h"),
    ("Urine output 20 ml/hr.", "mL/h"),
    ("Urine output 1 mL/kg/hr.", "mL/kg/h"),
    ("UPCR 4 g/gCr.", "g/g"),
    ("UPCR 400 mg/g creatinine.", "mg/g"),
    ("UPCR 40 mg/mmol creatinine.", "mg/mmol"),
    ("Calprotectin 900 mcg/g.", "ug/g"),
    ("24-hour urine protein 4 g/24h.", "g/d"),
    ("24-hour urine protein 4 g per day.", "g/d"),
    ("24-hour urine protein 900 mg/24 hours.", "mg/d"),
]

UNCODED = """
The SUVmax was 14.2.
    -: SUVmax 14.2
Systemic vascular resistance was 620 dyn·s·cm-5.
    -: Systemic vascular resistance 620 dyn·s·cm-5 [dyn.s/cm5]
Pulmonary vascular resistance was 9 Wood units.
    -: Pulmonary vascular resistance 9 Wood units [[wood'U]]
The cardiac index was 1.6 L/min/m2.
    -: cardiac index 1.6 L/min/m2 [L/min/m2]
The peak velocity was 4.6 m/s.
    -: peak velocity 4.6 m/s [m/s]
"""


@pytest.mark.parametrize(("text", "ucum"), COUNTS)
def test_counts(text: str, ucum: str) -> None:
    assert [item.ucum for item in measured(text)] == [ucum]


@pytest.mark.parametrize(("text", "ucum"), MASSES)
def test_mass_concentrations(text: str, ucum: str) -> None:
    assert [item.ucum for item in measured(text)] == [ucum]


@pytest.mark.parametrize(("text", "ucum"), SUBSTANCES)
def test_substance_concentrations(text: str, ucum: str) -> None:
    assert [item.ucum for item in measured(text)] == [ucum]


@pytest.mark.parametrize(("text", "ucum"), ACTIVITIES)
def test_activities(text: str, ucum: str) -> None:
    assert [item.ucum for item in measured(text)] == [ucum]


@pytest.mark.parametrize(("text", "ucum"), OTHERS)
def test_pressures_rates_times_and_sizes(text: str, ucum: str) -> None:
    (item,) = measured(text)
    assert (item.ucum or item.components[0].ucum) == ucum


@pytest.mark.parametrize(("text", "ucum"), [*COUNTS, *MASSES, *SUBSTANCES, *ACTIVITIES, *OTHERS])
def test_unit_is_kept_as_written(text: str, ucum: str) -> None:
    (item,) = measured(text)
    unit = item.unit or item.components[0].unit
    assert unit
    assert unit in text


@pytest.mark.parametrize(("text", "found"), rows(UNCODED))
def test_units_of_measures_without_a_concept(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text", ["Zonulin was 48 zots/mL.", "Sodium was 140.", "Creatinine 1.1.", "The lactate was 2.4 arbs."]
)
def test_a_unit_is_never_guessed(text: str) -> None:
    assert [item.ucum for item in measured(text)] in ([], [None])
