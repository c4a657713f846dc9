"""A drug's name that means no drug of the patient: levels, receptors, resistance, stains, abuse, contrast, kin."""

from __future__ import annotations

import pytest

from .prescriptions import checked, medications

LEVELS = [
    "The vancomycin trough level was 22 mg/L.",
    "Serum digoxin was 3.1 ng/mL.",
    "Plasma lithium concentration was 2.4 mmol/L.",
    "The phenytoin level was within range.",
    "A tacrolimus level of 18 ng/mL was found.",
    "The paracetamol level was undetectable.",
    "Valproate levels were low.",
    "Theophylline concentration was measured.",
    "Serum cortisol was 2 µg/dL.",
    "Insulin was 42 µU/mL and C-peptide 6 ng/mL.",
    "Vitamin D was 12 ng/mL.",
    "Serum iron was 30 µg/dL.",
    "Serum potassium was 6.8 mEq/L.",
    "Calcium was 13.2 mg/dL.",
    "Magnesium was 1.1 mg/dL.",
    "Albumin was 2.1 g/dL.",
    "Serum testosterone was low.",
    "Blood glucose was 55 mg/dL.",
    "Erythropoietin level was raised.",
    "Thyroglobulin was below 0.1 ng/mL.",
    "Folate and vitamin B12 levels were normal.",
]

DEFICIENCIES = [
    "Vitamin C deficiency was suspected.",
    "Thiamine deficiency was excluded.",
    "Iron deficiency was diagnosed.",
    "He had growth hormone deficiency.",
    "Iron overload was found on MRI.",
    "Insulin resistance was noted.",
    "She had steroid-resistant disease in no test.",
    "Potassium depletion was noted.",
    "Calcium stones were removed.",
]

LABORATORY = [
    "The tumor expressed estrogen and progesterone receptors.",
    "Estrogen receptor and progesterone receptor were negative.",
    "Cells stained for insulin and glucagon.",
    "Immunostaining for somatostatin was positive.",
    "Anti-tissue transglutaminase and anti-insulin antibodies were absent.",
    "The cells were positive for thyroglobulin.",
    "The dopamine transporter scan was abnormal.",
    "The growth hormone receptor gene was sequenced.",
    "The ACTH stimulation test was normal.",
    "Acetylcholine receptor antibodies were positive.",
]

RESISTANCE = [
    "The strain was resistant to penicillin.",
    "The isolate was susceptible to vancomycin, linezolid and daptomycin.",
    "It was sensitive to ceftriaxone but resistant to ampicillin.",
    "The organism was resistant to meropenem, imipenem, and amikacin.",
    "Resistance to isoniazid was found.",
    "Sensitivity to colistin was preserved.",
    "Rifampicin resistance was not detected.",
    "Penicillin-resistant pneumococci grew.",
]

ABUSE = [
    "He denied cocaine use.",
    "She was a former heroin user.",
    "He denied illicit drugs.",
    "She had a history of drug abuse.",
    "The urine screen was positive for amphetamines and cannabis.",
    "Opioid abuse was denied.",
    "He drank 40 g of alcohol a day.",
    "He smoked two packs a day.",
    "Alcohol intoxication was assumed.",
]

CONTRAST = [
    "CT with contrast showed a leak.",
    "Contrast-enhanced MRI showed a rim.",
    "Gadolinium enhancement was seen.",
    "A barium swallow showed a stricture.",
    "A barium enema was normal.",
    "CT after intravenous contrast was normal.",
    "The lesion took up no gadolinium.",
    "A technetium scan was normal.",
]

OF_OTHERS = [
    "His mother took valproate during pregnancy.",
    "Her father was on warfarin.",
    "Her sister takes levothyroxine.",
    "His wife uses insulin.",
    "The mother had received magnesium sulfate.",
]

BODY = [
    "Free fluid was seen in the abdomen.",
    "Pleural fluid was clear.",
    "Oxygen saturation was 84% on admission.",
    "Oxygen partial pressure was 54 mmHg.",
    "Blood was aspirated.",
    "Pure water was his only drink.",
    "The colloid cyst was removed.",
    "A thyroid hormone profile was normal.",
    "Glucose tolerance was normal.",
]

NO_DRUG = [*LEVELS, *DEFICIENCIES, *LABORATORY, *RESISTANCE, *ABUSE, *CONTRAST, *OF_OTHERS, *BODY]


@pytest.mark.parametrize("text", NO_DRUG)
def test_no_drug_of_the_patient(text: str) -> None:
    assert [item.name for item in medications(text)] == []


GIVEN_ALL_THE_SAME = [
    ("The vitamin D level was low, and cholecalciferol 50,000 IU weekly was given.", ["cholecalciferol"]),
    ("Potassium was 2.4 mEq/L; potassium chloride 40 mEq was infused.", ["potassium chloride"]),
    ("Albumin was 1.9 g/dL and intravenous albumin was infused.", ["intravenous albumin"]),
    ("The isolate was resistant to ampicillin, so vancomycin was given.", ["vancomycin"]),
    ("The strain was sensitive to meropenem; meropenem 1 g tid was begun.", ["meropenem"]),
    ("The vancomycin level was 8 mg/L, and vancomycin was increased to 1.5 g bid.", ["vancomycin"]),
    ("Serum calcium was 6.4 mg/dL; calcium gluconate was infused.", ["calcium gluconate"]),
    ("Magnesium was 0.9 mg/dL and magnesium sulfate 2 g was given.", ["magnesium sulfate"]),
    ("His saturation was 84%, and supplemental oxygen was begun.", ["supplemental oxygen"]),
    ("Glucose was 31 mg/dL; dextrose 50% was injected.", ["dextrose"]),
    ("His wife said that he takes warfarin.", ["warfarin"]),
    ("Iron deficiency anemia was treated with oral iron.", ["oral iron"]),
    ("Hypothyroidism was treated with levothyroxine.", ["levothyroxine"]),
    ("The toxicology screen was positive for opiates, and naloxone was given.", ["naloxone"]),
    (
        "Growth hormone deficiency was treated with recombinant human growth hormone.",
        ["recombinant human growth hormone"],
    ),
    ("Cortisol was 1 µg/dL and hydrocortisone 100 mg was injected.", ["hydrocortisone"]),
]


@pytest.mark.parametrize(("text", "names"), GIVEN_ALL_THE_SAME, ids=[row[0] for row in GIVEN_ALL_THE_SAME])
def test_the_substance_is_given_though_it_is_measured_too(text: str, names: list[str]) -> None:
    assert [item.name for item in medications(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Discussion\n\nRifampicin is the treatment of choice.",
        "He recovered.\n\nDiscussion\n\nIn one series, patients received infliximab 5 mg/kg.",
        "Conclusion\n\nEarly methylprednisolone may help.",
        "References\n\n1. Smith J. Warfarin and fractures.",
    ],
)
def test_the_literature_is_no_fact(text: str) -> None:
    assert checked(text).medications == ()
