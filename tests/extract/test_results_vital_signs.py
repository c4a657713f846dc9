"""Vital signs and body measures in every notation in which notes write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from .measuring import measured, rows, told

BLOOD_PRESSURE = """
Blood pressure was 168/102 mmHg.
    blood-pressure: Blood pressure 168/102 mmHg [mm[Hg]]
BP: 92/54.
    blood-pressure: BP 92/54
BP 146/88 mm Hg.
    blood-pressure: BP 146/88 mm Hg [mm[Hg]]
BP of 84/42 was recorded.
    blood-pressure: BP 84/42
His arterial blood pressure was 210/130 mmHg.
    blood-pressure: arterial blood pressure 210/130 mmHg [mm[Hg]]
The blood pressure in both arms was 176/94 mmHg.
    blood-pressure: Blood pressure 176/94 mmHg [mm[Hg]]
She was hypertensive (192/118 mmHg).
    blood-pressure: Blood pressure 192/118 mmHg [mm[Hg]]
He remained hypotensive with a blood pressure of 74/38 mmHg.
    blood-pressure: blood pressure 74/38 mmHg [mm[Hg]]
Blood pressure fell to 60/35 mmHg and recovered to 110/70 mmHg.
    blood-pressure: Blood pressure 60/35 mmHg [mm[Hg]]
    blood-pressure: Blood pressure 110/70 mmHg [mm[Hg]]
Diastolic blood pressure was 118 mmHg.
    blood-pressure: Diastolic blood pressure 118 mmHg [mm[Hg]]
SBP 88 mmHg.
    blood-pressure: SBP 88 mmHg [mm[Hg]]
The mean arterial pressure was 54 mmHg.
    mean-arterial-pressure: mean arterial pressure 54 mmHg [mm[Hg]]
MAP 71 mmHg.
    mean-arterial-pressure: MAP 71 mmHg [mm[Hg]]
Central venous pressure was 18 cmH2O.
    central-venous-pressure: Central venous pressure 18 cmH2O [cm[H2O]]
CVP 4 mmHg.
    central-venous-pressure: CVP 4 mmHg [mm[Hg]]
Systolic pulmonary artery pressure was 72 mmHg.
    pulmonary-artery-pressure: Systolic pulmonary artery pressure 72 mmHg [mm[Hg]]
PASP 48 mmHg.
    pulmonary-artery-pressure: PASP 48 mmHg [mm[Hg]]
"""

HEART_RATE = """
Heart rate was 148 bpm.
    heart-rate: Heart rate 148 bpm [/min]
HR 52.
    heart-rate: HR 52
HR: 118/min.
    heart-rate: HR 118 /min [/min]
Pulse 96 beats per minute, regular.
    heart-rate: Pulse 96 beats per minute [/min]
The pulse rate was 44 per minute.
    heart-rate: pulse rate 44 per minute [/min]
PR 110 b/min.
    heart-rate: PR 110 b/min [/min]
She was bradycardic at 38 beats/min.
    heart-rate: Heart rate 38 beats/min [/min]
Sinus tachycardia of 132 bpm was noted.
    heart-rate: Heart rate 132 bpm [/min]
The ventricular rate was 170 beats per minute.
    heart-rate: ventricular rate 170 beats per minute [/min]
"""

BREATHING = """
Respiratory rate was 36 breaths per minute.
    respiratory-rate: Respiratory rate 36 breaths per minute [/min]
RR 22.
    respiratory-rate: RR 22
RR: 28/min.
    respiratory-rate: RR 28 /min [/min]
Respirations were 16 per minute.
    respiratory-rate: Respirations 16 per minute [/min]
He was tachypneic (40 breaths/min).
    respiratory-rate: Respiratory rate 40 breaths/min [/min]
"""

OXYGEN = """
Oxygen saturation was 78% on room air.
    oxygen-saturation: Oxygen saturation 78 % [%]
SpO2 91% on 4 L/min of oxygen.
    oxygen-saturation: SpO2 91 % [%]
SpO2: 97%.
    oxygen-saturation: SpO2 97 % [%]
SpO 2 was 86%.
    oxygen-saturation: SpO 2 86 % [%]
SaO2 of 82% was measured.
    oxygen-saturation: SaO2 82 % [%]
O2 sat 93% RA.
    oxygen-saturation: O2 sat 93 % [%]
Pulse oximetry was 88%.
    oxygen-saturation: Pulse oximetry 88 % [%]
He was hypoxic at 74%.
    oxygen-saturation: Oxygen saturation 74 % [%]
Room air saturation was 89%.
    oxygen-saturation: saturation 89 % [%]
She was saturating at 95% on 2 L of oxygen.
    oxygen-saturation: saturating at 95 % [%]
"""

TEMPERATURE = """
Temperature was 39.4 °C.
    body-temperature: Temperature 39.4 °C [Cel]
Temp 101.8 °F.
    body-temperature: Temp 101.8 °F [[degF]]
T 38.9 °C, BP 110/70 mmHg.
    body-temperature: Body temperature 38.9 °C [Cel]
    blood-pressure: BP 110/70 mmHg [mm[Hg]]
Her body temperature was 40.1 ℃.
    body-temperature: body temperature 40.1 ℃ [Cel]
Axillary temperature was 38.2 degrees Celsius.
    body-temperature: Axillary temperature 38.2 degrees Celsius [Cel]
He was febrile to 39.6°C.
    body-temperature: Body temperature 39.6 °C [Cel]
She had a fever of 103 F.
    body-temperature: Body temperature 103 F [[degF]]
He was afebrile (36.7 °C).
    body-temperature: Body temperature 36.7 °C [Cel]
Hypothermia of 31.2 °C was noted.
    body-temperature: Body temperature 31.2 °C [Cel]
Temperature 37.2 C.
    body-temperature: Temperature 37.2 C [Cel]
A fever up to 40 °C was reported.
    body-temperature: Body temperature 40 °C [Cel]
"""

BODY = """
Weight 84.5 kg.
    body-weight: Weight 84.5 kg [kg]
His body weight was 132 lbs.
    body-weight: body weight 132 lbs [[lb_av]]
Birth weight was 1,180 g.
    birth-weight: Birth weight 1180 g [g]
The newborn weighed 3.4 kg.
    body-weight: weighed 3.4 kg [kg]
Height was 162 cm.
    body-height: Height 162 cm [cm]
Her height was 1.71 m and her weight 58 kg.
    body-height: height 1.71 m [m]
    body-weight: weight 58 kg [kg]
BMI 41.3 kg/m2.
    bmi: BMI 41.3 kg/m2 [kg/m2]
The body mass index was 16.8.
    bmi: body mass index 16.8
Head circumference was 31 cm.
    head-circumference: Head circumference 31 cm [cm]
Waist circumference was 118 cm.
    waist-circumference: Waist circumference 118 cm [cm]
Body surface area was 1.9 m².
    body-surface-area: Body surface area 1.9 m² [m2]
"""

LINES = """
Vitals: BP 98/60 mmHg, HR 124/min, RR 30/min, T 39.1 °C, SpO2 87% on room air.
    blood-pressure: BP 98/60 mmHg [mm[Hg]]
    heart-rate: HR 124 /min [/min]
    respiratory-rate: RR 30 /min [/min]
    body-temperature: Body temperature 39.1 °C [Cel]
    oxygen-saturation: SpO2 87 % [%]
VS - BP 154/90, P 88, R 16, T 98.4 F, sat 99%.
    blood-pressure: BP 154/90
    heart-rate: Heart rate 88
    respiratory-rate: Respiratory rate 16
    body-temperature: Body temperature 98.4 F [[degF]]
    oxygen-saturation: Oxygen saturation 99 % [%]
Vital signs were as follows: blood pressure, 122/76 mmHg; pulse, 104/min; temperature, 38.3°C.
    blood-pressure: blood pressure 122/76 mmHg [mm[Hg]]
    heart-rate: pulse 104 /min [/min]
    body-temperature: temperature 38.3 °C [Cel]
Blood pressure was 130/80 mmHg, heart rate 72 bpm, and oxygen saturation 98%.
    blood-pressure: Blood pressure 130/80 mmHg [mm[Hg]]
    heart-rate: heart rate 72 bpm [/min]
    oxygen-saturation: oxygen saturation 98 % [%]
The heart rate and respiratory rate were 128 and 34 per minute, respectively.
    heart-rate: heart rate 128 per minute [/min]
    respiratory-rate: respiratory rate 34 per minute [/min]
"""


@pytest.mark.parametrize(("text", "found"), rows(BLOOD_PRESSURE))
def test_blood_pressure_and_other_pressures(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(HEART_RATE))
def test_heart_rate(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(BREATHING))
def test_respiratory_rate(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(OXYGEN))
def test_oxygen_saturation(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(TEMPERATURE))
def test_temperature(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(BODY))
def test_body_measures(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(LINES))
def test_lines_of_vital_signs(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("BP 118/64 mmHg.", {"systolic-blood-pressure": "118", "diastolic-blood-pressure": "64"}),
        ("Blood pressure was 95/- mmHg.", None),
        ("The systolic pressure was 76 mmHg.", {"systolic-blood-pressure": "76"}),
        ("The diastolic pressure was 112 mmHg.", {"diastolic-blood-pressure": "112"}),
    ],
)
def test_parts_of_the_blood_pressure(text: str, parts: dict[str, str] | None) -> None:
    found = [{part.concept: str(part.value) for part in item.components} for item in measured(text) if item.components]
    assert found == ([parts] if parts else [])


@pytest.mark.parametrize("text", ["SpO2 90%.", "Pulse oximetry showed 90%.", "SpO2 was 90% on room air."])
def test_pulse_oximetry_is_told_as_the_method(text: str) -> None:
    (item,) = measured(text)
    assert (item.concept, item.method, item.value) == ("oxygen-saturation", "pulse oximetry", Decimal(90))


def test_saturation_of_arterial_blood_has_no_such_method() -> None:
    (item,) = measured("SaO2 was 90%.")
    assert (item.concept, item.method) == ("oxygen-saturation", None)
