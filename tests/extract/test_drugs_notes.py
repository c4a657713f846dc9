"""Drugs as notes write them: changes of dose, shorthand, names that no table lists, marks of stopping."""

from __future__ import annotations

import pytest

from .measuring import rows
from .prescriptions import briefly, medications

CHANGES = """
Prednisone 40 mg daily was started. The dose was increased to 60 mg daily.
    Prednisone; 40 mg; 1 per 1 d = prescribed, completed
    Prednisone; 60 mg; 1 per 1 d = prescribed, active
Bisoprolol 2.5 mg once daily was increased to 5 mg once daily.
    Bisoprolol; 2.5 mg; 1 per 1 d = given, completed
    Bisoprolol; 5 mg; 1 per 1 d = given, active
Bromocriptine 1.25 mg once daily was titrated to 1.25 mg twice daily.
    Bromocriptine; 1.25 mg; 1 per 1 d = given, completed
    Bromocriptine; 1.25 mg; 2 per 1 d = given, active
Levothyroxine 50 mcg daily was prescribed. It was raised to 75 mcg daily after 6 weeks.
    Levothyroxine; 50 ug; 1 per 1 d = prescribed, completed
    Levothyroxine; 75 ug; 1 per 1 d = prescribed, active
Methylprednisolone 1 g daily for 3 days was given. It was then tapered to 40 mg daily.
    Methylprednisolone; 1 g; 1 per 1 d; for 3 d = given, completed
    Methylprednisolone; 40 mg; 1 per 1 d = given, active
Increase ramipril from 2.5 mg to 5 mg OD.
    ramipril; 2.5 mg = prescribed, completed
    ramipril; 5 mg; 1 per 1 d = prescribed, unknown
She took warfarin 5 mg on Mondays and 2.5 mg on other days.
    warfarin; 5 mg = taken, completed
    warfarin; 2.5 mg = taken, completed
The dose of enalapril was reduced to 5 mg daily.
    enalapril; 5 mg; 1 per 1 d = given, completed
Insulin glargine 10 units at night was increased to 14 units at night.
    Insulin glargine; 10 U; 1 per 1 d = given, completed
    Insulin glargine; 14 U; 1 per 1 d = given, active
Tacrolimus 2 mg twice daily was reduced to 1 mg twice daily.
    Tacrolimus; 2 mg; 2 per 1 d = given, completed
    Tacrolimus; 1 mg; 2 per 1 d = given, active
He received aspirin. The dose of radiation was increased to 60 Gy.
    aspirin = given, completed
He received aspirin and heparin. The dose was increased to 5 mg.
    aspirin = given, completed
    heparin = given, completed
Furosemide 40 mg twice daily was given. It increased urine output to 2 L.
    Furosemide; 40 mg; 2 per 1 d = given, completed
Colchicine 0.5 mg twice daily was started. The dosage was decreased to 0.5 mg once daily.
    Colchicine; 0.5 mg; 2 per 1 d = prescribed, completed
    Colchicine; 0.5 mg; 1 per 1 d = prescribed, active
"""


SHORTHAND = """
Amoxicillin 500 mg TDS for 7/7.
    Amoxicillin; 500 mg; 3 per 1 d; for 7 d = given, completed
Naproxen 500 mg BD x 2/52.
    Naproxen; 500 mg; 2 per 1 d; for 2 wk = given, completed
Iron sulphate 200 mg TDS for 3/12.
    Iron; 200 mg; 3 per 1 d; for 3 mo = given, completed
Atorvastatin 20 mg ON.
    Atorvastatin; 20 mg; 1 per 1 d = given, completed
Enoxaparin 40 mg subcut OD.
    Enoxaparin; 40 mg; 1 per 1 d; subcut = given, completed
Morphine 2.5 mg s/c PRN.
    Morphine; 2.5 mg; as needed = given, completed
Insulin glargine 12 units subcut nocte.
    Insulin glargine; 12 U; 1 per 1 d; subcut = given, completed
Salbutamol 100 mcg/puff 2 puffs PRN.
    Salbutamol; 2 puffs; strength 100 ug/{puff}; as needed = given, completed
Albuterol HFA 90 mcg/actuation 2 puffs q4-6h PRN wheezing.
    Albuterol; 2 puffs; strength 90 ug; 1 per 4-6 h; as needed = given, completed
Fluticasone 50 mcg/spray 2 sprays daily.
    Fluticasone; 2 sprays; strength 50 ug; 1 per 1 d = given, completed
Hydrocodone/acetaminophen 5/325 mg 1 tab q6h prn pain.
    Hydrocodone/acetaminophen; 1 tab; 1 per 6 h; as needed = given, completed
Co-amoxiclav 625 mg TDS + PO clarithromycin 500 mg BD.
    Co-amoxiclav; 625 mg; 3 per 1 d = given, completed
    clarithromycin; 500 mg; 2 per 1 d; PO = given, completed
IV ceftriaxone 2 g OD + IV metronidazole 500 mg TDS.
    ceftriaxone; 2 g; 1 per 1 d; IV = given, completed
    metronidazole; 500 mg; 3 per 1 d; IV = given, completed
Streptokinase 1.500.000 units was infused.
    Streptokinase; 1500000 U = given, completed
Heparin 5.000 IU twice daily was given.
    Heparin; 5000 [IU]; 2 per 1 d = given, completed (notation-restored)
Streptokinase 250.000 units then 100.000 units per hour was given.
    Streptokinase; 250000 U = given, completed (notation-restored)
    Streptokinase; 100000 U/h = given, active (notation-restored)
Vitamin D 50.000 IU weekly was given.
    Vitamin D; 50000 [IU]; 1 per 1 wk = given, completed (notation-restored)
Digoxin 0.125 mg daily was given.
    Digoxin; 0.125 mg; 1 per 1 d = given, completed
Isoniazid 300 mg/24 h and rifampicin 600 mg/24 h were started.
    Isoniazid; 300 mg/d = prescribed, unknown
    rifampicin; 600 mg/d = prescribed, unknown
Pyrazinamide 1500 mg/24h was added.
    Pyrazinamide; 1500 mg/d = prescribed, unknown
Paracetamol 1 g QDS PRN.
    Paracetamol; 1 g; 4 per 1 d; as needed = given, completed
Omeprazole 20 mg mane.
    Omeprazole; 20 mg; 1 per 1 d = given, completed
Gentamicin 5 mg/kg/24 h was given.
    Gentamicin; 5 mg/kg/d = given, completed
Amoxicillin 500 mg 2 capsules three times daily.
    Amoxicillin; 2 capsules; strength 500 mg; 3 per 1 d = given, completed
Sodium valproate 500 mg 1 tablet BD.
    Sodium valproate; 1 tablet; strength 500 mg; 2 per 1 d = given, completed
Latanoprost 1 drop ON.
    Latanoprost; 1 drop; 1 per 1 d = given, completed
"""


UNLISTED = """
She was treated with Prothyra 10 mg daily for 7 days.
    Prothyra; 10 mg; 1 per 1 d; for 7 d = given, completed
He was given Zyrkolan 250 mg twice a day.
    Zyrkolan; 250 mg; 2 per 1 d = given, completed
Ténonitrozole 250 mg twice a day was prescribed.
    Ténonitrozole; 250 mg; 2 per 1 d = prescribed, unknown
Treatment with methyprednisolone 1 g/day for 3 days was started.
    methyprednisolone; 1 g/d; for 3 d = prescribed, unknown
She took Femolax 5 mg at night and aspirin 100 mg daily.
    Femolax; 5 mg; 1 per 1 d = taken, completed
    aspirin; 100 mg; 1 per 1 d = taken, completed
He ate calories of 2000 mg daily.
The route was 2 mg daily.
A total of 40 mg daily was given.
Protein intake was 60 g daily.
Her weight fell by 500 g daily.
He was started on Lipofort 20 mg nocte.
    Lipofort; 20 mg; 1 per 1 d = prescribed, unknown
Injection Ceftazone 1 g IV was given.
    Ceftazone; 1 g; IV = given, completed
"""


STOPPED = """
Diazepam 2 mg nocte - STOPPED.
    Diazepam; 2 mg; 1 per 1 d; stopped = taken, stopped
Clopidogrel 75 mg daily (discontinued).
    Clopidogrel; 75 mg; 1 per 1 d; stopped = taken, stopped
Ibuprofen 400 mg TDS, stopped.
    Ibuprofen; 400 mg; 3 per 1 d; stopped = taken, stopped
Aspirin 75 mg OD, continued.
    Aspirin; 75 mg; 1 per 1 d = prescribed, active
Simvastatin was stopped because of myalgia.
    Simvastatin; stopped = taken, stopped
The bleeding stopped after tranexamic acid 1 g.
    tranexamic acid; 1 g = given, completed
"""


@pytest.mark.parametrize(("text", "expected"), rows(CHANGES))
def test_changes(text: str, expected: list[str]) -> None:
    assert [briefly(item) for item in medications(text)] == expected


@pytest.mark.parametrize(("text", "expected"), rows(SHORTHAND))
def test_shorthand(text: str, expected: list[str]) -> None:
    assert [briefly(item) for item in medications(text)] == expected


@pytest.mark.parametrize(("text", "expected"), rows(UNLISTED))
def test_unlisted(text: str, expected: list[str]) -> None:
    assert [briefly(item) for item in medications(text)] == expected


@pytest.mark.parametrize(("text", "expected"), rows(STOPPED))
def test_stopped(text: str, expected: list[str]) -> None:
    assert [briefly(item) for item in medications(text)] == expected
