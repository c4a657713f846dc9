"""Doses: every unit that drugs are given in, by weight, by surface, as a rate, as a range, in words."""

from __future__ import annotations

import pytest

from .prescriptions import amount, medications

MASSES = [
    ("She received ceftriaxone 2 g.", "2 g", "g"),
    ("She received ceftriaxone 2 grams.", "2 g", "grams"),
    ("She received ceftriaxone 2 gm.", "2 g", "gm"),
    ("She received 2 grams of ceftriaxone.", "2 g", "grams"),
    ("He takes aspirin 100 mg.", "100 mg", "mg"),
    ("He takes aspirin 100mg.", "100 mg", "mg"),
    ("He takes 100 milligrams of aspirin.", "100 mg", "milligrams"),
    ("He takes levothyroxine 75 µg.", "75 ug", "µg"),
    ("He takes levothyroxine 75 mcg.", "75 ug", "mcg"),
    ("He takes levothyroxine 75 micrograms.", "75 ug", "micrograms"),
    ("Iloprost 500 ng was given.", "500 ng", "ng"),
    ("Alprostadil 20 ng was injected.", "20 ng", "ng"),
    ("Magnesium sulfate 4 g was given.", "4 g", "g"),
    ("Mannitol 0.5 g/kg was infused.", "0.5 g/kg", "g/kg"),
    ("Digoxin 0.25 mg was given.", "0.25 mg", "mg"),
    ("Digoxin .25 mg was given.", "0.25 mg", "mg"),
    ("Methotrexate 1,500 mg was infused.", "1500 mg", "mg"),
]

VOLUMES = [
    ("Lactulose 15 mL was given.", "15 mL", "mL"),
    ("Lactulose 15 ml was given.", "15 mL", "ml"),
    ("Lactulose 15 cc was given.", "15 mL", "cc"),
    ("He was given 500 mL of normal saline.", "500 mL", "mL"),
    ("He was given 2 L of normal saline.", "2 L", "L"),
    ("He was given 2 liters of normal saline.", "2 L", "liters"),
    ("Two litres of normal saline were infused.", "2 L", "litres"),
    ("A bolus of 20 mL/kg of normal saline was given.", "20 mL/kg", "mL/kg"),
    ("Ringer lactate ran at 125 mL/h.", "125 mL/h", "mL/h"),
    ("Oxygen 4 L/min was given by mask.", "4 L/min", "L/min"),
    ("Propofol was infused at 10 mL/hr.", "10 mL/h", "mL/hr"),
]

ACTIVITIES = [
    ("Heparin 5000 U was given.", "5000 U", "U"),
    ("Heparin 5,000 units was given.", "5000 U", "units"),
    ("Heparin 5000 IU was given.", "5000 [IU]", "IU"),
    ("Cholecalciferol 2000 IU was taken.", "2000 [IU]", "IU"),
    ("Enoxaparin 4000 international units was given.", "4000 [IU]", "international units"),
    ("Insulin glargine 20 units was injected.", "20 U", "units"),
    ("Insulin 0.1 U/kg/h was infused.", "0.1 U/kg/h", "U/kg/h"),
    ("Heparin 80 U/kg was given.", "80 U/kg", "U/kg"),
    ("Heparin 18 units/kg/h was infused.", "18 U/kg/h", "units/kg/h"),
    ("Penicillin G 4 million units was given.", "4 10*6.[IU]", "million units"),
    ("Colistin 3 MIU was given.", "3 10*6.[IU]", "MIU"),
    ("Oxytocin 10 IU was injected.", "10 [IU]", "IU"),
    ("Oxytocin ran at 4 mU/min.", "4 mU/min", "mU/min"),
    ("Vasopressin ran at 0.03 U/min.", "0.03 U/min", "U/min"),
    ("Antivenom 100 mL was given.", "100 mL", "mL"),
    ("Botulinum toxin 100 units was injected.", "100 U", "units"),
    ("Pancreatin 25,000 IU was taken with meals.", "25000 [IU]", "IU"),
]

SUBSTANCES = [
    ("Potassium chloride 20 mmol was infused.", "20 mmol", "mmol"),
    ("Potassium chloride 40 mEq was infused.", "40 meq", "mEq"),
    ("Potassium chloride 10 mEq/h was infused.", "10 meq/h", "mEq/h"),
    ("Sodium bicarbonate 50 mEq was injected.", "50 meq", "mEq"),
    ("Sodium bicarbonate 100 mmol was infused.", "100 mmol", "mmol"),
    ("Sodium bicarbonate 1 mEq/kg was given.", "1 meq/kg", "mEq/kg"),
    ("Carboplatin AUC 6 was given.", "6 AUC", "AUC"),
    ("Carboplatin at an area under the curve of 5 was given.", "5 area", "area"),
]

BY_BODY = [
    ("Vancomycin 15 mg/kg was given.", "15 mg/kg", "mg/kg"),
    ("Infliximab 5 mg per kg was infused.", "5 mg/kg", "mg per kg"),
    ("Ganciclovir 5 mg/kg body weight was given.", "5 mg/kg", "mg/kg body weight"),
    ("Fentanyl 2 µg/kg was injected.", "2 ug/kg", "µg/kg"),
    ("Fentanyl 2 mcg/kg was injected.", "2 ug/kg", "mcg/kg"),
    ("Immunoglobulin infusion 2 g/kg was given.", "2 g/kg", "g/kg"),
    ("Prednisolone 1 mg/kg/day was begun.", "1 mg/kg/d", "mg/kg/day"),
    ("Prednisolone 1 mg/kg per day was begun.", "1 mg/kg/d", "mg/kg per day"),
    ("Cyclosporine 3 mg/kg/d was begun.", "3 mg/kg/d", "mg/kg/d"),
    ("Rituximab 375 mg/m2 was infused.", "375 mg/m2", "mg/m2"),
    ("Rituximab 375 mg/m² was infused.", "375 mg/m2", "mg/m²"),
    ("Cyclophosphamide 750 mg per m2 was infused.", "750 mg/m2", "mg per m2"),
    ("Cytarabine 3 g/m2 was infused.", "3 g/m2", "g/m2"),
    ("Methotrexate 3.5 g/m² was infused.", "3.5 g/m2", "g/m²"),
    ("Fluorouracil 1000 mg/m2/day was infused.", "1000 mg/m2/d", "mg/m2/day"),
    ("Enoxaparin 1 mg/kg was injected.", "1 mg/kg", "mg/kg"),
]

RATES = [
    ("Norepinephrine ran at 0.3 µg/kg/min.", "0.3 ug/kg/min", "µg/kg/min"),
    ("Norepinephrine ran at 0.3 mcg/kg/min.", "0.3 ug/kg/min", "mcg/kg/min"),
    ("Norepinephrine ran at 12 µg/min.", "12 ug/min", "µg/min"),
    ("Dopamine was started at 5 µg/kg/min.", "5 ug/kg/min", "µg/kg/min"),
    ("Dobutamine was infused at 7.5 µg/kg per minute.", "7.5 ug/kg/min", "µg/kg per minute"),
    ("Nicardipine was infused at 5 mg/h.", "5 mg/h", "mg/h"),
    ("Nicardipine was infused at 5 mg/hour.", "5 mg/h", "mg/hour"),
    ("Furosemide was infused at 10 mg per hour.", "10 mg/h", "mg per hour"),
    ("Amiodarone was infused at 1 mg/min.", "1 mg/min", "mg/min"),
    ("Propofol was infused at 4 mg/kg/h.", "4 mg/kg/h", "mg/kg/h"),
    ("Remifentanil was infused at 0.1 µg/kg/min.", "0.1 ug/kg/min", "µg/kg/min"),
    ("Octreotide was infused at 50 µg/h.", "50 ug/h", "µg/h"),
    ("Heparin was infused at 1000 U/h.", "1000 U/h", "U/h"),
    ("Insulin was infused at 4 units/hour.", "4 U/h", "units/hour"),
    ("Levothyroxine 100 µg/day was continued.", "100 ug/d", "µg/day"),
    ("Prednisone 40 mg/day was continued.", "40 mg/d", "mg/day"),
    ("Prednisone 40 mg/d was continued.", "40 mg/d", "mg/d"),
    ("Methotrexate 15 mg/week was continued.", "15 mg/wk", "mg/week"),
    ("Fentanyl 25 µg/h was applied.", "25 ug/h", "µg/h"),
    ("Fentanyl 50 mcg/hr was applied.", "50 ug/h", "mcg/hr"),
]

RANGES = [
    ("Ibuprofen 400-800 mg was taken.", "400-800 mg", "mg"),
    ("Ibuprofen 400\u2013800 mg was taken.", "400-800 mg", "mg"),
    ("Ibuprofen 400 to 800 mg was taken.", "400-800 mg", "mg"),
    ("Morphine 2-4 mg was given.", "2-4 mg", "mg"),
    ("Paracetamol 0.5-1 g was given.", "0.5-1 g", "g"),
    ("Prednisolone 0.5-1 mg/kg/day was advised.", "0.5-1 mg/kg/d", "mg/kg/day"),
    ("Gentamicin 5-7 mg/kg was given.", "5-7 mg/kg", "mg/kg"),
    ("Dopamine was infused at 5-10 µg/kg/min.", "5-10 ug/kg/min", "µg/kg/min"),
    ("Normal saline was infused at 100-150 mL/h.", "100-150 mL/h", "mL/h"),
    ("Oxygen 2-4 L/min was given.", "2-4 L/min", "L/min"),
    ("Warfarin 2.5 to 5 mg was taken.", "2.5-5 mg", "mg"),
]

IN_WORDS = [
    ("Epinephrine one milligram was given.", "1 mg", "milligram"),
    ("He was given two grams of magnesium sulfate.", "2 g", "grams"),
    ("She was given ten units of insulin.", "10 U", "units"),
    ("Five milligrams of diazepam were given.", "5 mg", "milligrams"),
    ("Three liters of normal saline were infused.", "3 L", "liters"),
    ("A dose of 600 mg of clopidogrel was given.", "600 mg", "mg"),
    ("A total dose of 12 mg of betamethasone was given.", "12 mg", "mg"),
    ("A maximum dose of 20 mg of rosuvastatin was reached.", "20 mg", "mg"),
    ("Allopurinol at a dose of 300 mg was begun.", "300 mg", "mg"),
    ("Azathioprine in a dose of 50 mg was begun.", "50 mg", "mg"),
    ("Lithium, at a dosage of 900 mg, was continued.", "900 mg", "mg"),
    ("Lamotrigine was titrated to 200 mg.", "200 mg", "mg"),
    ("Lamotrigine was increased to 200 mg.", "200 mg", "mg"),
    ("Prednisone was reduced to 5 mg.", "5 mg", "mg"),
    ("Prednisone (40 mg) was begun.", "40 mg", "mg"),
    ("Prednisone: 40 mg was begun.", "40 mg", "mg"),
    ("Prednisone, 40 mg, was begun.", "40 mg", "mg"),
    ("Prednisone \u2014 40 mg was ordered.", "40 mg", "mg"),
    ("Prednisone [40 mg] was begun.", "40 mg", "mg"),
]

DOSES = [*MASSES, *VOLUMES, *ACTIVITIES, *SUBSTANCES, *BY_BODY, *RATES, *RANGES, *IN_WORDS]


@pytest.mark.parametrize(("text", "short", "unit"), DOSES, ids=[row[0] for row in DOSES])
def test_dose(text: str, short: str, unit: str) -> None:
    (found,) = medications(text)
    assert found.dose
    assert (amount(found.dose), found.dose.unit) == (short, unit)


@pytest.mark.parametrize("text", [row[0] for row in DOSES])
def test_the_dose_is_evidence_beside_the_name(text: str) -> None:
    (found,) = medications(text)
    name, *others = found.evidence
    assert name.quote == found.name
    assert any(str(digit.quote) in (found.dose_text or "") for digit in others)


NO_DOSE = [
    "Metformin was stopped when creatinine reached 180 \u00b5mol/L.",
    "Warfarin was continued with an INR of 2.4.",
    "On enalapril the pressure fell to 130/80 mmHg.",
    "Vancomycin was adjusted to a trough of 15 mg/L.",
    "Insulin was begun for a glucose of 412 mg/dL.",
    "Furosemide was given, and he lost 4 kg.",
    "After furosemide 3 kg were lost.",
    "With prednisone the platelets rose to 90 x 10^9/L.",
    "Allopurinol brought the uric acid to 5.1 mg/dL.",
    "The 12 mm nodule grew on levothyroxine.",
    "Propranolol slowed the pulse to 62 bpm.",
    "On oxygen the saturation was 95%.",
    "A 58-year-old man on simvastatin fell.",
    "Imatinib was begun; the spleen was 18 cm.",
    "She took iron, and ferritin rose to 45 ng/mL.",
]


@pytest.mark.parametrize("text", NO_DOSE)
def test_a_measured_value_is_no_dose(text: str) -> None:
    assert [(item.name, item.dose) for item in medications(text) if item.dose] == []
