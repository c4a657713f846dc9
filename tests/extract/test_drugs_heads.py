"""Lists of drugs under their headings, and what sentences say of the use of a drug."""

from __future__ import annotations

import pytest

from .measuring import rows
from .prescriptions import briefly, medications

LISTS = """
Meds: metformin 1g BD, ramipril 5 mg OD, stopped: naproxen 500mg BD.
    metformin; 1 g; 2 per 1 d = taken, active
    ramipril; 5 mg; 1 per 1 d = taken, active
    naproxen; 500 mg; 2 per 1 d; stopped = taken, stopped
Medications on admission:⏎- Bisoprolol 2.5 mg OD⏎⏎Changed:⏎- Bisoprolol increased to 5 mg OD⏎⏎Stopped:⏎- Ibuprofen
    Bisoprolol; 2.5 mg; 1 per 1 d = taken, completed
    Bisoprolol; 5 mg; 1 per 1 d = prescribed, unknown
    Ibuprofen; stopped = taken, stopped
New medications:⏎- Furosemide 40 mg twice daily⏎- Spironolactone 25 mg once daily for 2 weeks
    Furosemide; 40 mg; 2 per 1 d = prescribed, unknown
    Spironolactone; 25 mg; 1 per 1 d; for 2 wk = prescribed, unknown
TTOs⏎Drug / dose / route / frequency⏎Prednisolone⇥30 mg⇥PO⇥OD⏎Diazepam⇥2 mg⇥PO⇥nocte⇥STOPPED
    Prednisolone; 30 mg; 1 per 1 d; PO = prescribed, unknown
    Diazepam; 2 mg; 1 per 1 d; PO; stopped = prescribed, stopped
Discharge medications:⏎1. Amoxicillin 500 mg TDS for 5/7⏎2. Paracetamol 1 g QDS PRN
    Amoxicillin; 500 mg; 3 per 1 d; for 5 d = prescribed, unknown
    Paracetamol; 1 g; 4 per 1 d; as needed = prescribed, unknown
Current medications:⏎1. Insulin glargine 20 units SC at bedtime⏎2. Albuterol HFA 90 mcg/actuation 2 puffs q4-6h PRN
    Insulin glargine; 20 U; 1 per 1 d; SC = taken, active
    Albuterol; 2 puffs; strength 90 ug; 1 per 4-6 h; as needed = taken, active
Plan:⏎1) Start amoxicillin 500 mg TDS⏎2) Increase ramipril from 2.5 mg to 5 mg OD⏎3) Stop amlodipine⏎4) Hold metformin
    amoxicillin; 500 mg; 3 per 1 d = prescribed, unknown
    ramipril; 2.5 mg = prescribed, completed
    ramipril; 5 mg; 1 per 1 d = prescribed, unknown
    amlodipine; stopped = taken, stopped
    metformin; on-hold = taken, on-hold
DISCHARGE MEDICATIONS⏎Apixaban 5 mg BD⏎Digoxin 125 mcg OD
    Apixaban; 5 mg; 2 per 1 d = prescribed, unknown
    Digoxin; 125 ug; 1 per 1 d = prescribed, unknown
Home medications: lisinopril 10 mg daily, furosemide 20 mg daily, and a multivitamin.
    lisinopril; 10 mg; 1 per 1 d = taken, active
    furosemide; 20 mg; 1 per 1 d = taken, active
    multivitamin = taken, active
Medications stopped: warfarin, diclofenac.
    warfarin; stopped = taken, stopped
    diclofenac; stopped = taken, stopped
Held: apixaban 5 mg BD (bleeding).
    apixaban; 5 mg; 2 per 1 d; on-hold = taken, on-hold
Rx: IV co-amoxiclav 1.2 g TDS + PO clarithromycin 500 mg BD x 5/7.
    co-amoxiclav; 1.2 g; 3 per 1 d; IV = prescribed, unknown
    clarithromycin; 500 mg; 2 per 1 d; for 5 d; PO = prescribed, unknown
Drug⇥Dose⇥Frequency⏎Omeprazole⇥20 mg⇥OD⏎Sertraline⇥50 mg⇥OD
    Omeprazole; 20 mg; 1 per 1 d = given, completed
    Sertraline; 50 mg; 1 per 1 d = given, completed
Medications: none. Allergies: penicillin.
Unchanged medications:⏎- Amlodipine 5 mg OD⏎Medications to stop:⏎- Simvastatin 40 mg ON
    Amlodipine; 5 mg; 1 per 1 d = prescribed, active
    Simvastatin; 40 mg; 1 per 1 d; stopped = taken, stopped
Received in the ward: ceftriaxone 2 g OD, then doxycycline 100 mg BD.
    ceftriaxone; 2 g; 1 per 1 d = given, completed
    doxycycline; 100 mg; 2 per 1 d = given, completed
"""

USES = """
She was on prednisolone 10 mg daily, which was increased to 40 mg daily on admission.
    prednisolone; 10 mg; 1 per 1 d = taken, completed
    prednisolone; 40 mg; 1 per 1 d = taken, active
He stopped taking his lithium 400 mg daily a week ago.
    lithium; 400 mg; 1 per 1 d; stopped = taken, stopped
Warfarin was held before the procedure.
    Warfarin; on-hold = taken, on-hold
Methotrexate was discontinued due to hepatotoxicity.
    Methotrexate; stopped = taken, stopped
She declined chemotherapy.
    chemotherapy = taken, not-taken
He was not given antibiotics.
    antibiotics = taken, not-taken
Aspirin was to be started after discharge.
    Aspirin = prescribed, unknown
He had taken ibuprofen 400 mg three times daily for 2 weeks before admission.
    ibuprofen; 400 mg; 3 per 1 d; for 2 wk = taken, completed
Metformin was replaced by insulin glargine 10 units at night.
    Metformin; stopped = prescribed, stopped
    insulin glargine; 10 U; 1 per 1 d = prescribed, unknown
Vancomycin was switched to linezolid 600 mg twice daily.
    Vancomycin; stopped = prescribed, stopped
    linezolid; 600 mg; 2 per 1 d = prescribed, unknown
She could not tolerate carbamazepine.
    carbamazepine = taken, not-taken
Tramadol was prescribed for pain, 50 mg every 6 hours as needed.
    Tramadol; 50 mg; 1 per 6 h; as needed = prescribed, unknown
After 3 cycles of cisplatin 75 mg/m2 and etoposide 100 mg/m2, the mass shrank.
    cisplatin; 75 mg/m2; 3 cycles = given, completed
    etoposide; 100 mg/m2 = given, completed
Six cycles of R-CHOP were given.
    R-CHOP; Six cycles = given, completed
Dexamethasone 4 mg four times daily was tapered over 2 weeks.
    Dexamethasone; 4 mg; 4 per 1 d; for 2 wk = given, completed
Amiodarone 150 mg IV bolus followed by 1 mg/min infusion was given.
    Amiodarone; 150 mg; IV bolus = given, completed
    Amiodarone; 1 mg/min = given, active
Heparin 5,000 units SC every 12 hours for prophylaxis was given.
    Heparin; 5000 U; 1 per 12 h; SC = given, completed
Her mother took warfarin.
The organism was resistant to ciprofloxacin and sensitive to meropenem.
He was allergic to penicillin and received erythromycin 500 mg QID.
    erythromycin; 500 mg; 4 per 1 d = given, completed
Acetylcysteine 150 mg/kg over 1 hour, then 50 mg/kg over 4 hours was given.
    Acetylcysteine; 150 mg/kg; for 1 h = given, completed (frequency-missing)
    Acetylcysteine; 50 mg/kg; for 4 h = given, active (frequency-missing)
Potassium chloride 40 mmol in 1 L of saline was infused.
    Potassium chloride; 40 mmol = given, completed
    saline; 1 L = given, completed
A single dose of ivermectin 200 mcg/kg was given and repeated after 2 weeks.
    ivermectin; 200 ug/kg; 1 = given, completed
Levetiracetam 500 mg BD was loaded and carbamazepine stopped.
    Levetiracetam; 500 mg; 2 per 1 d = given, completed
    carbamazepine; stopped = given, stopped
"""


@pytest.mark.parametrize(("text", "expected"), rows(LISTS))
def test_lists(text: str, expected: list[str]) -> None:
    lines = text.replace("\u23ce", "\n").replace("\u21e5", "\t")
    assert [briefly(item) for item in medications(lines)] == expected


@pytest.mark.parametrize(("text", "expected"), rows(USES))
def test_uses(text: str, expected: list[str]) -> None:
    assert [briefly(item) for item in medications(text)] == expected
