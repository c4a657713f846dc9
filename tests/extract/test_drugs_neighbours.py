"""Several drugs in one sentence: whose dose, frequency and duration it is; what is shared, what follows."""

from __future__ import annotations

import pytest

from .prescriptions import brief, medications, rules

LISTS = [
    (
        "His drugs were aspirin 75 mg, atorvastatin 40 mg and bisoprolol 2.5 mg.",
        ["aspirin; 75 mg", "atorvastatin; 40 mg", "bisoprolol; 2.5 mg"],
    ),
    (
        "He takes metformin 1 g bid, empagliflozin 10 mg daily, and insulin glargine 24 units at bedtime.",
        ["metformin; 1 g; 2 per 1 d", "empagliflozin; 10 mg; 1 per 1 d", "insulin glargine; 24 U; 1 per 1 d"],
    ),
    (
        "She was on lisinopril, amlodipine 5 mg and hydrochlorothiazide.",
        ["lisinopril", "amlodipine; 5 mg", "hydrochlorothiazide"],
    ),
    (
        "Ceftriaxone 2 g daily, azithromycin 500 mg daily and oseltamivir 75 mg twice daily were begun.",
        ["Ceftriaxone; 2 g; 1 per 1 d", "azithromycin; 500 mg; 1 per 1 d", "oseltamivir; 75 mg; 2 per 1 d"],
    ),
    (
        "He received 325 mg of aspirin, 600 mg of clopidogrel and 5000 units of heparin.",
        ["aspirin; 325 mg", "clopidogrel; 600 mg", "heparin; 5000 U"],
    ),
    (
        "Anesthesia was induced with fentanyl 100 µg, propofol 150 mg and rocuronium 50 mg.",
        ["Anesthesia", "fentanyl; 100 ug", "propofol; 150 mg", "rocuronium; 50 mg"],
    ),
    (
        "She takes levothyroxine (100 µg daily), calcium carbonate (1 g daily) and alendronate (70 mg weekly).",
        ["levothyroxine; 100 ug; 1 per 1 d", "calcium carbonate; 1 g; 1 per 1 d", "alendronate; 70 mg; 1 per 1 wk"],
    ),
    (
        "Isoniazid 300 mg, rifampicin 600 mg, pyrazinamide 1500 mg and ethambutol 1200 mg were given.",
        ["Isoniazid; 300 mg", "rifampicin; 600 mg", "pyrazinamide; 1500 mg", "ethambutol; 1200 mg"],
    ),
    (
        "Cisplatin 75 mg/m2 and pemetrexed 500 mg/m2 were infused every 3 weeks.",
        ["Cisplatin; 75 mg/m2", "pemetrexed; 500 mg/m2; 1 per 3 wk"],
    ),
    (
        "Ramipril 5 mg; furosemide 40 mg; spironolactone 25 mg were continued.",
        ["Ramipril; 5 mg", "furosemide; 40 mg", "spironolactone; 25 mg"],
    ),
    (
        "She was treated with dexamethasone and mannitol 100 mL every 8 hours.",
        ["dexamethasone", "mannitol; 100 mL; 1 per 8 h"],
    ),
    (
        "Pantoprazole 40 mg IV and ondansetron were given.",
        ["Pantoprazole; 40 mg; IV", "ondansetron"],
    ),
    (
        "He was given IV pantoprazole and oral sucralfate 1 g qid.",
        ["pantoprazole; IV", "sucralfate; 1 g; 4 per 1 d; oral"],
    ),
    (
        "Intravenous vancomycin and oral metronidazole were started.",
        ["vancomycin; Intravenous", "metronidazole; oral"],
    ),
    (
        "Prednisolone 40 mg daily with omeprazole 20 mg daily was prescribed.",
        ["Prednisolone; 40 mg; 1 per 1 d", "omeprazole; 20 mg; 1 per 1 d"],
    ),
    (
        "Vancomycin 1 g every 12 hours plus meropenem 2 g every 8 hours was begun.",
        ["Vancomycin; 1 g; 1 per 12 h", "meropenem; 2 g; 1 per 8 h"],
    ),
]

SHARED = [
    (
        "She received lamivudine 150 mg and zidovudine 300 mg, both twice daily.",
        ["lamivudine; 150 mg; 2 per 1 d", "zidovudine; 300 mg; 2 per 1 d"],
    ),
    (
        "He takes candesartan 8 mg, amlodipine 5 mg and indapamide 1.5 mg, each once daily.",
        ["candesartan; 8 mg; 1 per 1 d", "amlodipine; 5 mg; 1 per 1 d", "indapamide; 1.5 mg; 1 per 1 d"],
    ),
    (
        "Timolol and dorzolamide were instilled, both twice a day.",
        ["Timolol; 2 per 1 d", "dorzolamide; 2 per 1 d"],
    ),
    (
        "Six cycles of carboplatin, paclitaxel, and bevacizumab were given.",
        ["carboplatin; Six cycles", "paclitaxel; Six cycles", "bevacizumab; Six cycles"],
    ),
    (
        "A 14-day course of amoxicillin and clarithromycin was completed.",
        ["amoxicillin; for 14 d", "clarithromycin; for 14 d"],
    ),
]

RESPECTIVE = [
    (
        "Lisinopril and metoprolol were started at 10 mg and 25 mg, respectively.",
        ["Lisinopril; 10 mg", "metoprolol; 25 mg"],
    ),
    (
        "Doses of enalapril and furosemide were raised to 20 mg and 80 mg, respectively.",
        ["enalapril; 20 mg", "furosemide; 80 mg"],
    ),
    (
        "Isoniazid, rifampicin and ethambutol were given at 300 mg, 600 mg and 800 mg, respectively.",
        ["Isoniazid; 300 mg", "rifampicin; 600 mg", "ethambutol; 800 mg"],
    ),
    (
        "Tacrolimus and mycophenolate (2 mg and 500 mg twice daily, respectively) were continued.",
        ["Tacrolimus; 2 mg", "mycophenolate; 500 mg; 2 per 1 d"],
    ),
]

SEQUENCES = [
    (
        "Bisoprolol was increased from 2.5 mg to 5 mg daily.",
        ["Bisoprolol; 2.5 mg", "Bisoprolol; 5 mg; 1 per 1 d"],
    ),
    (
        "Prednisone was reduced from 20 mg daily to 10 mg daily.",
        ["Prednisone; 20 mg; 1 per 1 d", "Prednisone; 10 mg; 1 per 1 d"],
    ),
    (
        "Prednisone 60 mg daily was started and then reduced to 40 mg daily.",
        ["Prednisone; 60 mg; 1 per 1 d", "Prednisone; 40 mg; 1 per 1 d"],
    ),
    (
        "Lamotrigine 25 mg daily was increased to 100 mg daily.",
        ["Lamotrigine; 25 mg; 1 per 1 d", "Lamotrigine; 100 mg; 1 per 1 d"],
    ),
    (
        "Acyclovir 10 mg/kg every 8 hours for 14 days was followed by valacyclovir 1 g tid.",
        ["Acyclovir; 10 mg/kg; 1 per 8 h; for 14 d", "valacyclovir; 1 g; 3 per 1 d"],
    ),
    (
        "Methylprednisolone 1 g daily for 3 days followed by prednisone 60 mg daily was given.",
        ["Methylprednisolone; 1 g; 1 per 1 d; for 3 d", "prednisone; 60 mg; 1 per 1 d"],
    ),
    (
        "Amiodarone 300 mg, then 900 mg over 24 hours was infused.",
        ["Amiodarone; 300 mg", "Amiodarone; 900 mg; for 24 h"],
    ),
    (
        "A loading dose of 600 mg of clopidogrel and a maintenance dose of 75 mg were given.",
        ["clopidogrel; 600 mg", "clopidogrel; 75 mg"],
    ),
    (
        "Caspofungin, a loading dose of 70 mg followed by 50 mg daily, was given.",
        ["Caspofungin; 70 mg", "Caspofungin; 50 mg; 1 per 1 d"],
    ),
    (
        "Tigecycline 100 mg once, then 50 mg every 12 hours was given.",
        ["Tigecycline; 100 mg", "Tigecycline; 50 mg; 1 per 12 h"],
    ),
    (
        "Prednisolone was started at 60 mg daily and tapered to 5 mg daily.",
        ["Prednisolone; 60 mg; 1 per 1 d", "Prednisolone; 5 mg; 1 per 1 d"],
    ),
    (
        "Propranolol 10 mg tid was raised to 40 mg tid.",
        ["Propranolol; 10 mg; 3 per 1 d", "Propranolol; 40 mg; 3 per 1 d"],
    ),
    (
        "Heparin 5000 U bolus followed by 1000 U/h was given.",
        ["Heparin; 5000 U", "Heparin; 1000 U/h"],
    ),
    (
        "Norepinephrine was increased from 0.1 µg/kg/min to 0.4 µg/kg/min.",
        ["Norepinephrine; 0.1 ug/kg/min", "Norepinephrine; 0.4 ug/kg/min"],
    ),
]

INSTEAD = [
    (
        "She was switched from enalapril 10 mg to valsartan 80 mg because of cough.",
        ["enalapril; 10 mg; stopped", "valsartan; 80 mg"],
    ),
    (
        "He was changed from warfarin to apixaban 5 mg twice daily.",
        ["warfarin; stopped", "apixaban; 5 mg; 2 per 1 d"],
    ),
    (
        "Cefazolin was switched to vancomycin 1 g every 12 hours.",
        ["Cefazolin; stopped", "vancomycin; 1 g; 1 per 12 h"],
    ),
    (
        "Metformin was replaced by insulin glargine 12 units at night.",
        ["Metformin; stopped", "insulin glargine; 12 U; 1 per 1 d"],
    ),
    (
        "Haloperidol was discontinued and quetiapine 25 mg at night was begun.",
        ["Haloperidol; stopped", "quetiapine; 25 mg; 1 per 1 d"],
    ),
    (
        "Lithium was stopped; valproate 500 mg twice daily was started.",
        ["Lithium; stopped", "valproate; 500 mg; 2 per 1 d"],
    ),
    (
        "Ibuprofen was stopped, and paracetamol 1 g every 6 hours was given instead.",
        ["Ibuprofen; stopped", "paracetamol; 1 g; 1 per 6 h"],
    ),
    (
        "Clopidogrel was held while aspirin 81 mg daily was continued.",
        ["Clopidogrel; on-hold", "aspirin; 81 mg; 1 per 1 d"],
    ),
    (
        "Ciprofloxacin was discontinued after three days, and ceftriaxone 1 g daily was begun.",
        ["Ciprofloxacin; stopped", "ceftriaxone; 1 g; 1 per 1 d"],
    ),
    (
        "He was converted from intravenous morphine to oral oxycodone 10 mg bid.",
        ["morphine; intravenous; stopped", "oxycodone; 10 mg; 2 per 1 d; oral"],
    ),
]

PRODUCTS = [
    ("Amoxicillin/clavulanate 875/125 mg twice daily was prescribed.", ["Amoxicillin/clavulanate; 2 per 1 d"]),
    ("Amoxicillin-clavulanic acid 1 g bid was prescribed.", ["Amoxicillin-clavulanic acid; 1 g; 2 per 1 d"]),
    ("Piperacillin/tazobactam 4.5 g every 6 hours was begun.", ["Piperacillin/tazobactam; 4.5 g; 1 per 6 h"]),
    ("Piperacillin-tazobactam 4.5 g q8h was begun.", ["Piperacillin-tazobactam; 4.5 g; 1 per 8 h"]),
    ("Trimethoprim-sulfamethoxazole 960 mg daily was resumed.", ["Trimethoprim-sulfamethoxazole; 960 mg; 1 per 1 d"]),
    ("Imipenem/cilastatin 500 mg every 6 hours was given.", ["Imipenem/cilastatin; 500 mg; 1 per 6 h"]),
    ("Sacubitril/valsartan 49/51 mg twice daily was added.", ["Sacubitril/valsartan; 2 per 1 d"]),
    ("Lopinavir/ritonavir 400/100 mg twice daily was given.", ["Lopinavir/ritonavir; 2 per 1 d"]),
    ("Artemether-lumefantrine twice daily was given for 3 days.", ["Artemether-lumefantrine; 2 per 1 d; for 3 d"]),
    ("Levodopa/carbidopa 100/25 mg three times a day was begun.", ["Levodopa/carbidopa; 3 per 1 d"]),
    ("Budesonide/formoterol 160/4.5 µg twice daily was added.", ["Budesonide/formoterol; 2 per 1 d"]),
]

NEIGHBOURS = [*LISTS, *SHARED, *RESPECTIVE, *SEQUENCES, *INSTEAD, *PRODUCTS]


@pytest.mark.parametrize(("text", "expected"), NEIGHBOURS, ids=[row[0] for row in NEIGHBOURS])
def test_each_drug_has_what_is_its_own(text: str, expected: list[str]) -> None:
    assert [brief(item) for item in medications(text)] == expected


@pytest.mark.parametrize("text", [row[0] for row in NEIGHBOURS])
def test_no_digit_of_a_dosage_is_lost(text: str) -> None:
    kept = " ".join(item.dose_text or "" for item in medications(text))
    doses = [word.strip(".,;()") for word in text.split() if word[0].isdigit() and not word.endswith("-day")]
    assert [dose for dose in doses if dose not in kept] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dexamethasone + lidocaine was injected twice.", ["Dexamethasone", "lidocaine"]),
        ("Rituximab + bendamustine every 4 weeks was given.", ["Rituximab", "bendamustine"]),
        ("Vitamin B1 + vitamin B6 + cyanocobalamin daily was ordered.", ["Vitamin B1", "vitamin B6", "cyanocobalamin"]),
    ],
)
def test_drugs_ordered_as_one_share_a_group(text: str, names: list[str]) -> None:
    found = medications(text)
    assert [item.name for item in found] == names
    (group,) = {item.group for item in found}
    assert group
    assert group.startswith("group-")


def test_a_dose_of_a_combination_is_nobodys() -> None:
    text = "Dexamethasone + lidocaine 5 mL was injected."
    found = medications(text)
    assert [item.dose for item in found] == [None, None]
    assert [rules(item) for item in found] == [["dose-ambiguous"], ["dose-ambiguous"]]
    assert {item.dose_text for item in found} == {"5 mL"}


def test_how_often_a_former_dose_was_taken_is_not_asked() -> None:
    former, present = medications("Bisoprolol was increased from 2.5 mg to 5 mg once daily and continued.")
    assert (former.status, rules(former), rules(present)) == ("completed", [], [])


@pytest.mark.parametrize("text", [row[0] for row in LISTS])
def test_drugs_of_a_list_are_no_group(text: str) -> None:
    assert {item.group for item in medications(text)} == {None}
