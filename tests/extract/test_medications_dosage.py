"""Dosage of drugs: dose, strength, frequency, duration, route; the words and the structure agree."""

from __future__ import annotations

from decimal import Decimal

import pytest

from case2fhir.terminology.normal import phrase

from .prescriptions import medication, medications, rules, said

DOSAGES = [
    ("The internist put her on ramipril 5 mg once daily.", "ramipril; 5 mg; 1 per 1 d"),
    ("He takes bisoprolol 2.5 mg bid.", "bisoprolol; 2.5 mg; 2 per 1 d"),
    ("Gabapentin 300 mg t.i.d. was added.", "Gabapentin; 300 mg; 3 per 1 d"),
    ("She takes metoclopramide 10 mg qid.", "metoclopramide; 10 mg; 4 per 1 d"),
    ("Cefazolin 2 g every 8 hours was given for 5 days.", "Cefazolin; 2 g; 1 per 8 h; for 5 d"),
    ("The ward gave paracetamol 1 g q6h.", "paracetamol; 1 g; 1 per 6 h"),
    ("Ceftriaxone 2 g q 24 h was begun.", "Ceftriaxone; 2 g; 1 per 1 d"),
    ("She uses methotrexate 15 mg weekly.", "methotrexate; 15 mg; 1 per 1 wk"),
    ("Digoxin 0.125 mg every other day was resumed.", "Digoxin; 0.125 mg; 1 per 2 d"),
    ("He was given fentanyl 1.5 mcg/kg.", "fentanyl; 1.5 ug/kg"),
    ("Noradrenaline was infused at 0.2 µg/kg/min.", "Noradrenaline; 0.2 ug/kg/min"),
    ("Imatinib 400-600 mg daily was planned.", "Imatinib; 400-600 mg; 1 per 1 d"),
    ("He was prescribed ibuprofen 400 to 600 mg every 6 hours.", "ibuprofen; 400-600 mg; 1 per 6 h"),
    ("Amitriptyline 10 mg at bedtime was started.", "Amitriptyline; 10 mg; 1 per 1 d"),
    ("He takes melatonin 3 mg nocte.", "melatonin; 3 mg; 1 per 1 d"),
    ("She inhaled salbutamol, two puffs every 4 to 6 hours.", "salbutamol; 2 puffs; 1 per 4-6 h"),
    ("Take 2 tablets of co-codamol four times a day.", "co-codamol; 2 tablets; 4 per 1 d"),
    ("He swallowed one tablet of lorazepam 1 mg at night.", "lorazepam; 1 tablet; strength 1 mg; 1 per 1 d"),
    ("She was given amoxicillin 500 mg tablets tid x 7 days.", "amoxicillin; strength 500 mg; 3 per 1 d; for 7 d"),
    ("A 10-day course of doxycycline 100 mg bd was completed.", "doxycycline; 100 mg; 2 per 1 d; for 10 d"),
    ("Three days of azithromycin 500 mg daily cured her.", "azithromycin; 500 mg; 1 per 1 d; for 3 d"),
    ("Pantoprazole 40 mg 1-0-1 was advised.", "Pantoprazole; 40 mg; 2 per 1 d"),
    ("Valproate 3 x 500 mg daily was continued.", "Valproate; 500 mg; 3 per 1 d"),
    ("He got metamizole 4x/day.", "metamizole; 4 per 1 d"),
    ("Enoxaparin 4,000 IU once daily was given.", "Enoxaparin; 4000 [IU]; 1 per 1 d"),
    ("He received carboplatin (AUC 5).", "carboplatin; 5 AUC"),
    ("Rituximab 375 mg/m2 weekly for 4 weeks was started.", "Rituximab; 375 mg/m2; 1 per 1 wk; for 4 wk"),
    ("Lidocaine 2% was infiltrated.", "Lidocaine; strength 2 %"),
    ("Insulin glargine 18 units at night was continued.", "Insulin glargine; 18 U; 1 per 1 d"),
    ("Levothyroxine 100 µg/day was taken for years.", "Levothyroxine; 100 ug/d"),
    ("She received a single dose of 400 mg of albendazole.", "albendazole; 400 mg; 1"),
    ("Vitamin D 1000 IU monthly was taken.", "Vitamin D; 1000 [IU]; 1 per 1 mo"),
    ("Apixaban 2.5 mg twice a day for 3-6 months was advised.", "Apixaban; 2.5 mg; 2 per 1 d; for 3-6 mo"),
    ("Topical mupirocin thrice daily for two weeks was applied.", "mupirocin; 3 per 1 d; for 2 wk"),
    ("Prednisolone 1 mg/kg/day was commenced.", "Prednisolone; 1 mg/kg/d"),
    ("Potassium chloride 40 mEq was infused.", "Potassium chloride; 40 meq"),
    ("He received a total of 3 g of ceftriaxone.", "ceftriaxone; 3 g"),
    ("She takes colchicine 0.5 mg prn.", "colchicine; 0.5 mg; as needed"),
    ("Milgamma — 2 ml for 10 days was ordered.", "Milgamma; 2 mL; for 10 d"),
    ("He took iron tablets 325 mg a day.", "iron tablets; 325 mg; 1 per 1 d"),
    ("Ferritin was low, so ferrous sulfate 325 mg daily was started.", "ferrous sulfate; 325 mg; 1 per 1 d"),
]


@pytest.mark.parametrize(("text", "short"), DOSAGES, ids=[text for text, _ in DOSAGES])
def test_dosage(text: str, short: str) -> None:
    assert said(medication(text)) == short


@pytest.mark.parametrize("text", [text for text, _ in DOSAGES])
def test_the_words_of_a_dosage_stand_in_the_text_and_hold_what_the_structure_says(text: str) -> None:
    found = medication(text)
    assert found.dose_text
    for words in found.dose_text.split("; "):
        assert words in text
    for amount in (found.dose, found.strength):
        if amount:
            assert f"{amount.value}" in found.dose_text.replace(",", "") or phrase(amount.unit or "") in phrase(text)
    for part in (found.route, found.form):
        assert part is None or part in found.dose_text or part in found.name
    if found.frequency:
        assert found.frequency.text in (found.dose_text, *found.dose_text.split("; ")) or (
            found.frequency.text or "" in found.dose_text
        )


def test_digits_stay_as_written() -> None:
    dose = medication("She takes warfarin 2.50 mg daily.").dose
    assert dose
    assert str(dose.value) == "2.50"


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("Furosemide 40 mg IV was administered.", "IV"),
        ("She was given intravenous furosemide.", "intravenous"),
        ("Amiodarone (200 mg daily, p.o.) was started.", "p.o."),
        ("He takes oral methotrexate.", "oral"),
        ("Enoxaparin was injected subcutaneously.", "subcutaneously"),
        ("Vancomycin was given by mouth.", "by mouth"),
    ],
)
def test_route(text: str, route: str) -> None:
    assert medication(text).route == route


def test_a_need_may_be_told() -> None:
    found = medication("He was prescribed ibuprofen 400 mg every 6 hours as needed for headache.")
    assert found.as_needed
    assert found.as_needed_for == "headache"
    assert found.frequency
    assert found.frequency.times == 1


NEIGHBOURS = [
    (
        "She received aspirin 300 mg and prasugrel 60 mg.",
        ["aspirin; 300 mg", "prasugrel; 60 mg"],
    ),
    (
        "He takes ramipril, spironolactone 25 mg daily and bisoprolol.",
        ["ramipril", "spironolactone; 25 mg; 1 per 1 d", "bisoprolol"],
    ),
    (
        "She was given 500 mg of paracetamol and 75 mg of diclofenac.",
        ["paracetamol; 500 mg", "diclofenac; 75 mg"],
    ),
    (
        "He received heparin 5000 U subcutaneously and aspirin.",
        ["heparin; 5000 U", "aspirin"],
    ),
    (
        "He was receiving furosemide 20 mg and levothyroxine 100 µg, both once daily.",
        ["furosemide; 20 mg; 1 per 1 d", "levothyroxine; 100 ug; 1 per 1 d"],
    ),
    (
        "Enalapril and bisoprolol were given at 5 mg and 2.5 mg, respectively.",
        ["Enalapril; 5 mg", "bisoprolol; 2.5 mg"],
    ),
    (
        "Vancomycin 1 g q12h and cefepime 2 g every 8 hours were started.",
        ["Vancomycin; 1 g; 1 per 12 h", "cefepime; 2 g; 1 per 8 h"],
    ),
    (
        "Prednisone (1 mg/kg/day), then azathioprine 50 mg/day.",
        ["Prednisone; 1 mg/kg/d", "azathioprine; 50 mg/d"],
    ),
    (
        "She received six cycles of cisplatin and etoposide.",
        ["cisplatin", "etoposide"],
    ),
    (
        "Her drugs were metformin 850 mg, glibenclamide 5 mg and simvastatin, all once daily.",
        ["metformin; 850 mg; 1 per 1 d", "glibenclamide; 5 mg; 1 per 1 d", "simvastatin; 1 per 1 d"],
    ),
]


@pytest.mark.parametrize(("text", "short"), NEIGHBOURS, ids=[text for text, _ in NEIGHBOURS])
def test_a_dose_never_goes_to_the_neighbour(text: str, short: list[str]) -> None:
    assert [said(found) for found in medications(text)] == short


def test_counted_cycles_are_words_of_each_drug_of_the_list() -> None:
    found = medications("She received six cycles of cisplatin and etoposide.")
    assert [each.dose_text for each in found] == ["six cycles", "six cycles"]


CHANGES = [
    ("Prednisone was started at 60 mg daily, then tapered to 10 mg daily over 6 weeks.", ["60", "10"]),
    ("The dose of carbimazole was reduced from 30 mg daily to 10 mg daily.", ["30", "10"]),
    ("Furosemide 20 mg daily was increased to 40 mg daily.", ["20", "40"]),
    ("Prednisolone was cut from 60 mg daily to a maintenance dose of 5 mg daily.", ["60", "5"]),
    ("Methylprednisolone (1 g daily for 3 days and 1 mg/kg daily thereafter) was given.", ["1", "1"]),
    ("He received infliximab 5 mg/kg. Later infliximab 10 mg/kg was given.", ["5", "10"]),
]


@pytest.mark.parametrize(("text", "doses"), CHANGES, ids=[text for text, _ in CHANGES])
def test_a_change_of_dose_is_a_second_item(text: str, doses: list[str]) -> None:
    found = medications(text)
    assert [str(each.dose.value) for each in found if each.dose] == doses
    assert len({each.key for each in found}) == 2


def test_the_dose_before_a_change_is_completed() -> None:
    first, second = medications("Furosemide 20 mg daily was increased to 40 mg daily.")
    assert first.status == "completed"
    assert second.status == "active"


def test_a_combination_with_one_dose_is_a_group_whose_dose_stays_words() -> None:
    found = medications("She was prescribed nerve blocks with Novocain + Dexamethasone — 8 mg every other day.")
    assert [each.name for each in found] == ["Novocain", "Dexamethasone"]
    assert len({each.group for each in found}) == 1
    assert found[0].group
    for each in found:
        assert each.dose is None
        assert each.dose_text == "8 mg every other day"
        assert rules(each) == ["dose-ambiguous"]
        assert each.frequency
        assert (each.frequency.times, each.frequency.period) == (1, Decimal(2))


def test_a_combination_with_a_dose_for_each_is_shared_out() -> None:
    found = medications("Paracetamol + codeine 500 mg/30 mg were tried.")
    assert [said(each) for each in found] == ["Paracetamol; 500 mg", "codeine; 30 mg"]
    assert [rules(each) for each in found] == [[], []]


def test_a_fixed_combination_is_one_drug() -> None:
    found = medication("He received amoxicillin-clavulanate 875/125 mg twice daily.")
    assert found.name == "amoxicillin-clavulanate"
    assert found.dose is None
    assert found.dose_text == "875/125 mg twice daily"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Milgamma — 2 ml for 10 days was ordered.", ["frequency-missing"]),
        ("Tizanidine 2 mg was prescribed.", ["frequency-missing"]),
        ("Tizanidine 2 mg tid was prescribed.", []),
        ("Dopamine 5 µg/kg/min was started.", []),
        ("Tizanidine 2 mg was prescribed as needed.", []),
        ("She was given dexamethasone 8 mg.", []),
    ],
)
def test_an_order_that_does_not_say_how_often_is_doubted(text: str, expected: list[str]) -> None:
    assert rules(medication(text)) == expected


def test_no_frequency_is_invented() -> None:
    assert medication("Milgamma — 2 ml for 10 days was ordered.").frequency is None


@pytest.mark.parametrize(
    "text",
    ["Aspirin was stopped a week before surgery.", "She took aspirin two days ago.", "He took aspirin on day 3."],
)
def test_a_time_is_no_frequency(text: str) -> None:
    found = medication(text)
    assert found.frequency is None
    assert found.duration is None
