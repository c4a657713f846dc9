"""Use of drugs: taken, prescribed or given; stopped, held, refused, denied; lists; what is no drug at all."""

from __future__ import annotations

import pytest

from .prescriptions import checked, medication, medications, use
from .reading import quotes

USES = [
    ("He takes omeprazole daily.", ("omeprazole", "taken", "active")),
    ("She was on warfarin.", ("warfarin", "taken", "active")),
    ("She took naproxen for two days.", ("naproxen", "taken", "completed")),
    ("He had been treated with methotrexate.", ("methotrexate", "taken", "completed")),
    ("Before admission she received ceftriaxone.", ("ceftriaxone", "taken", "completed")),
    ("He received ceftriaxone.", ("ceftriaxone", "given", "completed")),
    ("Adrenaline was administered.", ("Adrenaline", "given", "completed")),
    ("He was treated with acyclovir.", ("acyclovir", "given", "completed")),
    ("Oseltamivir was prescribed.", ("Oseltamivir", "prescribed", "unknown")),
    ("She was started on levetiracetam.", ("levetiracetam", "prescribed", "unknown")),
    ("He was discharged on apixaban.", ("apixaban", "prescribed", "unknown")),
    ("Atorvastatin was continued.", ("Atorvastatin", "prescribed", "active")),
    ("Clopidogrel was discontinued.", ("Clopidogrel", "taken", "stopped")),
    ("After discontinuation of tacrolimus, her tremor settled.", ("tacrolimus", "taken", "stopped")),
    ("Clopidogrel was withheld.", ("Clopidogrel", "taken", "on-hold")),
    ("Methotrexate was not tolerated.", ("Methotrexate", "taken", "stopped")),
    ("She was not on steroids.", ("steroids", "taken", "not-taken")),
    ("No antibiotics were given.", ("antibiotics", "taken", "not-taken")),
    ("She had never taken isotretinoin.", ("isotretinoin", "taken", "not-taken")),
    ("She denied use of contraceptives.", ("contraceptives", "taken", "not-taken")),
    ("She refused chemotherapy.", ("chemotherapy", "taken", "not-taken")),
    ("Antiplatelet therapy wasn't initiated.", ("Antiplatelet therapy", "taken", "not-taken")),
    ("He was sent home with prednisone.", ("prednisone", "prescribed", "unknown")),
    ("Insulin was not required.", ("Insulin", "taken", "not-taken")),
    ("Chemotherapy was planned.", ("Chemotherapy", "prescribed", "intended")),
    ("There was no response to steroids.", ("steroids", "given", "completed")),
    ("There was no improvement with colchicine.", ("colchicine", "given", "completed")),
    ("He was treated with colchicine without relief.", ("colchicine", "given", "completed")),
]


@pytest.mark.parametrize(("text", "expected"), USES, ids=[text for text, _ in USES])
def test_use(text: str, expected: tuple[str, str, str]) -> None:
    assert use(medication(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She was switched from enalapril to losartan.",
            [("enalapril", "prescribed", "stopped"), ("losartan", "prescribed", "unknown")],
        ),
        (
            "Warfarin was switched to rivaroxaban.",
            [("Warfarin", "prescribed", "stopped"), ("rivaroxaban", "prescribed", "unknown")],
        ),
        (
            "He was on warfarin but not on aspirin.",
            [("warfarin", "taken", "active"), ("aspirin", "taken", "not-taken")],
        ),
    ],
)
def test_two_drugs_of_one_sentence(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [use(found) for found in medications(text)] == expected


NO_DRUG = [
    "Serum lithium level was 1.9 mmol/L.",
    "The digoxin level was raised.",
    "Hemoglobin was 9.1 g/dL.",
    "Potassium was 5.6 mEq/L.",
    "The isolate was sensitive to ceftazidime and amikacin.",
    "The organism was resistant to ampicillin, gentamicin, and colistin.",
    "Tumour cells were positive for insulin.",
    "Anti-insulin antibody was raised.",
    "Urine was positive for cocaine; he denied drug abuse.",
    "Oxygen saturation was 88% on room air.",
    "CT with intravenous contrast showed a mass.",
    "Free fluid was seen in the pelvis.",
    "His mother took warfarin.",
    "Vitamin B12 deficiency was excluded.",
    "She drank alcohol on weekends.",
    "The cells stained for CD20 and CD3.",
    "The cell count was 40 per field with 80% lymphocytes.",
    "A colloid goiter was removed.",
    "Digital rectal examination was normal.",
    "MRI with and without gadolinium was done.",
]


@pytest.mark.parametrize("text", NO_DRUG)
def test_what_is_no_drug_of_the_patient(text: str) -> None:
    assert medications(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("An infusion of bicarbonate was begun.", "bicarbonate"),
        ("She was treated with vitamin B12.", "vitamin B12"),
        ("He was given supplemental oxygen at 4 L/min.", "oxygen"),
        ("Intravenous fluids were given.", "Intravenous fluids"),
        ("Zinc supplementation was started.", "Zinc supplementation"),
    ],
)
def test_a_substance_that_is_given_is_a_drug(text: str, name: str) -> None:
    assert name in [found.name for found in medications(text)] or name.split()[0] in medication(text).name


def test_a_repeated_mention_adds_evidence() -> None:
    found = medication(
        "He received ceftriaxone 2 g daily. Ceftriaxone was well tolerated. The ceftriaxone was stopped."
    )
    assert quotes(found) == ["ceftriaxone", "2 g", "Ceftriaxone", "ceftriaxone"]
    assert found.status == "stopped"


def test_a_dosage_told_later_fills_in() -> None:
    found = medication("She was started on prednisolone. The dose of prednisolone was 20 mg daily.")
    assert found.dose
    assert str(found.dose.value) == "20"


def test_taken_before_and_given_now_are_two() -> None:
    first, second = medications("He took sotalol at home. In the ward sotalol 80 mg bid was given.")
    assert (first.act, second.act) == ("taken", "given")
    assert first.key != second.key


def test_a_short_form_of_the_text_means_its_drug() -> None:
    found = medication("Norepinephrine (NE) was started. NE was stopped on day 3.")
    assert quotes(found) == ["Norepinephrine", "NE", "NE"]
    assert found.status == "stopped"


def test_a_brand_in_brackets_is_the_same_drug() -> None:
    found = medication("She was given capecitabine (Xeloda) at 2500 mg/m2 per day.")
    assert quotes(found)[0] == "capecitabine"
    assert "Xeloda" in quotes(found)
    assert found.dose
    assert found.dose.ucum == "mg/m2/d"


def test_a_class_told_with_its_drug_is_one_fact() -> None:
    found = medication("Chemotherapy with gemcitabine was planned.")
    assert found.name == "gemcitabine"
    assert "Chemotherapy" in quotes(found)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("She takes metoprolol 25 mg daily for hypertension.", "hypertension"),
        ("Her hypertension was controlled with nifedipine.", "hypertension"),
        ("She takes metoprolol 25 mg daily.", None),
    ],
)
def test_indication(text: str, reason: str | None) -> None:
    assert medication(text).reason_text == reason


@pytest.mark.parametrize(
    ("text", "date"),
    [("Amlodipine was started in 2005.", "2005"), ("In May 2018 he received rituximab.", "2018-05")],
)
def test_date(text: str, date: str) -> None:
    when = medication(text).when
    assert when
    assert when.date == date


def test_lists_under_their_headings() -> None:
    text = (
        "New medications:\n- Apixaban 5 mg twice daily\nChanged medications:\n- Ramipril 5 mg daily\n"
        "Stopped:\n- Warfarin\n- Naproxen 500 mg bid\nContinued:\n- Atorvastatin 40 mg at bedtime\n"
    )
    assert [use(found) for found in medications(text)] == [
        ("Apixaban", "prescribed", "unknown"),
        ("Ramipril", "prescribed", "unknown"),
        ("Warfarin", "taken", "stopped"),
        ("Naproxen", "taken", "stopped"),
        ("Atorvastatin", "prescribed", "active"),
    ]


def test_home_list_one_a_line() -> None:
    found = medications("Home medications:\n1. Lisinopril 10 mg daily\n2. Aspirin 81 mg daily\n\nShe was well.")
    assert [use(each) for each in found] == [("Lisinopril", "taken", "active"), ("Aspirin", "taken", "active")]


def test_a_list_after_a_sentence_that_prescribes() -> None:
    text = "The patient was prescribed:\n• Tizanidine — 2 mg three times a day;\n• Etoricoxib — 60 mg once daily."
    assert [use(found)[1] for found in medications(text)] == ["prescribed", "prescribed"]


def test_discussion_is_no_fact() -> None:
    text = "He received ceftriaxone.\n\nDiscussion\n\nMost authors give rifampicin."
    assert [found.name for found in medications(text)] == ["ceftriaxone"]


def test_no_two_items_say_the_same() -> None:
    text = "She took ibuprofen 400 mg daily. Ibuprofen 400 mg daily helped. On ibuprofen 400 mg daily she was well."
    case = checked(text)
    assert len(case.medications) == 1


NOTE = """44F w/ R knee pain x2wk, no locking.
Meds: tiotropium 18 mcg inh daily, albuterol 2 puffs q4h prn, lisinopril 10 mg PO daily
Allergies: sulfa -> rash, NSAIDs (GI upset)

DISCHARGE MEDICATIONS
1. Aspirin 81 mg PO daily
2. Furosemide 40 mg PO BID (CHANGED: was 20 mg daily)
3. STOP taking: ibuprofen
"""


def test_a_note_in_shorthand() -> None:
    case = checked(NOTE)
    assert [use(found) for found in case.medications] == [
        ("tiotropium", "taken", "active"),
        ("albuterol", "taken", "active"),
        ("lisinopril", "taken", "active"),
        ("Aspirin", "prescribed", "unknown"),
        ("Furosemide", "prescribed", "unknown"),
        ("ibuprofen", "taken", "stopped"),
    ]
    assert [(found.name, found.reactions) for found in case.allergies] == [
        ("sulfa", ("rash",)),
        ("NSAIDs", ("GI upset",)),
    ]


def test_the_former_dose_stays_words() -> None:
    (found,) = [each for each in medications(NOTE) if each.name == "Furosemide"]
    assert found.dose
    assert str(found.dose.value) == "40"
    assert "20 mg" in (found.dose_text or "")
