"""A fixed set of annotated sentences that guards how many drugs and doses are found.

[brackets] hold what counts as a drug of the patient, {braces} its dose, written by hand for this test.
"""

from __future__ import annotations

import re

from case2fhir.model import Medication

from .prescriptions import medications

SENTENCES = """
A 54-year-old man on [aspirin] {75 mg} daily and [simvastatin] {40 mg} nightly presented with chest pain.
She had been taking [methotrexate] {15 mg} weekly for rheumatoid arthritis, with [folic acid] {5 mg} once a week.
Empirical [vancomycin] {1 g} every 12 hours and [ceftriaxone] {2 g} every 12 hours were begun in the emergency room.
After the culture result the [vancomycin] was stopped and [flucloxacillin] {2 g} every 4 hours was given for six weeks.
His seizures were controlled with [levetiracetam] {500 mg} twice daily and [lamotrigine].
He was loaded with {300 mg} of [clopidogrel] and {325 mg} of [aspirin] before catheterization.
[Prednisolone] was started at {60 mg} daily and tapered over three months.
She received four cycles of [doxorubicin] {60 mg/m2} and [cyclophosphamide] {600 mg/m2} every three weeks.
A [norepinephrine] infusion at {0.1 µg/kg/min} was needed to keep the mean pressure above 65 mmHg.
Serum sodium was 118 mmol/L, and {100 mL} of [hypertonic saline] was infused.
Thyroxine deficiency was ruled out; thyroid-stimulating hormone was 2.1 mU/L.
The patient denied alcohol, tobacco and recreational drugs.
Her mother took lithium during pregnancy.
He was switched from [warfarin] to [apixaban] {5 mg} twice daily because of a labile INR.
[Tacrolimus] was withheld when its trough level reached 24 ng/mL.
The tacrolimus level fell to 9 ng/mL within a week.
The tumour expressed estrogen receptor, progesterone receptor and CD34.
The isolate was resistant to ciprofloxacin and cotrimoxazole but sensitive to meropenem.
[Meropenem] {1 g} tid was therefore chosen.
Oral [iron] {200 mg} daily and [vitamin C] were prescribed for anemia.
Ferritin was 4 ng/mL and serum iron 22 µg/dL.
She was treated with high-dose intravenous [methylprednisolone] ({1 g} daily for 5 days), then [rituximab] {375 mg/m2}.
No [antibiotics] had been given before the blood cultures were drawn.
He was discharged on [bisoprolol] {2.5 mg}, [ramipril] {5 mg} and [spironolactone] {25 mg}, each once daily.
She had stopped her [oral contraceptive] two months earlier.
The child was given [paracetamol] {15 mg/kg} and [ibuprofen] {10 mg/kg} for fever.
He received [enoxaparin] {1 mg/kg} subcutaneously every 12 hours.
Labor was induced with [oxytocin]; [magnesium sulfate] {4 g} was given for eclampsia.
She is allergic to sulfonamides and was given [nitrofurantoin] {100 mg} twice a day instead.
Topical [betamethasone] was applied twice daily without benefit.
There was no response to [corticosteroids], and [infliximab] {5 mg/kg} was added at week two.
[Insulin glargine] {18 units} at bedtime was combined with [metformin] {850 mg} bid.
Fasting glucose was 242 mg/dL and HbA1c 11.2%.
An infusion of [amiodarone] {900 mg} over 24 hours restored sinus rhythm.
He used [salbutamol] {2 puffs} as needed and inhaled [budesonide] {400 µg} twice daily.
Under [general anesthesia] with [propofol] and [remifentanil] the mass was excised.
The block was done with {10 ml} of [lidocaine] 2%.
She took {two tablets} of [paracetamol] every six hours for the headache.
[Colchicine] {0.5 mg} twice daily was not tolerated and was replaced by [anakinra] {100 mg} daily.
[Diuretics] and [ACE inhibitors] were started, and his dyspnea eased.
He declined [chemotherapy] and received only [analgesics].
[Antituberculous therapy] with [isoniazid] {300 mg}, [rifampicin] {600 mg} and [ethambutol] {1200 mg} daily was begun.
She underwent [R-CHOP] for six cycles and remained in remission.
[Immunosuppressive therapy] was reduced because of the infection.
CT with contrast showed no leak; barium swallow was normal.
Urine toxicology was positive for cocaine and opiates.
His only regular drug was [omeprazole] {20 mg} daily.
[Acyclovir] {10 mg/kg} every eight hours was stopped when the PCR for herpes came back negative.
A total of {6 g} of [amphotericin B] was given over 40 days.
The family refused [anticoagulation].
[Sildenafil] {20 mg} three times daily lowered the pulmonary pressure from 68 to 44 mmHg.
She was given {40 mg} of intravenous [furosemide] followed by an infusion.
Vitamin B12 was 90 pg/mL, and intramuscular [cyanocobalamin] {1000 µg} was given weekly.
He had steroid-responsive disease in the past; [azathioprine] {50 mg} daily kept it quiet.
[Broad-spectrum antibiotics] were continued for ten days.
Antineutrophil cytoplasmic antibodies and anti-insulin antibodies were negative.
The wound was dressed; [tetanus toxoid] and [amoxicillin/clavulanate] {1 g} were given.
On day 3 [dobutamine] {5 µg/kg/min} was added to [milrinone].
[Ganciclovir] {5 mg/kg} q12h x 14 days was followed by [valganciclovir] {900 mg} daily.
She was on no [medication] at home.
Potassium was 2.9 mEq/L and [potassium chloride] {40 mEq} was given by mouth.
Histology showed colloid, and the cells stained for thyroglobulin.
[Haloperidol] {5 mg} i.m. was needed once for agitation.
"""


def annotated(line: str) -> tuple[str, list[tuple[int, int, str | None]]]:
    """The sentence without its marks, and each drug with the dose that stands next to it."""
    text = ""
    drugs: list[tuple[int, int]] = []
    doses: list[tuple[int, str]] = []
    start = 0
    for part in re.split(r"([\[\]{}])", line):
        if part in ("[", "{"):
            start = len(text)
        elif part == "]":
            drugs.append((start, len(text)))
        elif part == "}":
            doses.append((start, text[start:]))
        else:
            text += part
    nearest: dict[tuple[int, int], str] = {}
    for place, dose in doses:
        behind = place + len(dose)
        owner = min(drugs, key=lambda drug: abs(drug[0] - behind) if drug[0] >= behind else abs(place - drug[1]))
        nearest[owner] = dose
    return text, [(*drug, nearest.get(drug)) for drug in drugs]


def meets(item: Medication, first: int, last: int) -> bool:
    return any(words.start < last and first < words.end for words in item.evidence)


def figures() -> tuple[float, float, float, list[str]]:
    """Precision, recall, dose recall over the set, and what was missed or wrongly found."""
    right = wrong = missed = told = doses = 0
    faults: list[str] = []
    for line in SENTENCES.strip().splitlines():
        text, gold = annotated(line)
        found = medications(text)
        for item in found:
            good = any(meets(item, first, last) for first, last, _ in gold)
            right, wrong = right + good, wrong + (not good)
            faults += [] if good else [f"not a drug: {item.name}: {text}"]
        for first, last, dose in gold:
            met = [item for item in found if meets(item, first, last)]
            missed += not met
            faults += [] if met else [f"missed: {text[first:last]}: {text}"]
            if dose:
                told += 1
                kept = any(dose in (item.dose_text or "") for item in met)
                doses += kept
                faults += [] if kept else [f"no dose {dose}: {text}"]
    return right / (right + wrong), right / (right + missed), doses / told, faults


def test_the_set_is_large_enough() -> None:
    lines = SENTENCES.strip().splitlines()
    assert len(lines) >= 60
    assert sum(line.count("[") for line in lines) >= 75
    assert sum("[" not in line for line in lines) >= 8


def test_drugs_and_doses_of_the_set_are_found() -> None:
    precision, recall, dose_recall, faults = figures()
    assert 2 * precision * recall / (precision + recall) >= 0.95, faults
    assert dose_recall >= 0.95, faults
