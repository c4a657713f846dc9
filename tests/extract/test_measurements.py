"""Measurements out of sentences: each test with its value, its unit and nothing that is not one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from .measuring import line, lines, measured

LABORATORY = [
    ("Blood tests showed Hb 10.2 g/dL, WBC 12,300/mm3 and platelets 150 x 10^9/L.",
     ["Hb 10.2 g/dL", "WBC 12300 /mm3", "platelets 150 x 10^9/L"]),
    ("Haemoglobin was 10,5 g/dL (normal 12-16).", ["Haemoglobin 10.5 g/dL"]),
    ("Hemoglobin of 7·4 g/dl was reported.", ["Hemoglobin 7.4 g/dl"]),
    ("Serum ferritin 4.10 ng/mL.", ["Serum ferritin 4.10 ng/mL"]),
    ("Creatinine was elevated at 2.1 mg/dL.", ["Creatinine 2.1 mg/dL"]),
    ("Sodium 140 mmol/L, potassium 4.1 mmol/L and chloride 101 mmol/L.",
     ["Sodium 140 mmol/L", "potassium 4.1 mmol/L", "chloride 101 mmol/L"]),
    ("AST and ALT were 45 and 60 U/L.", ["AST 45 U/L", "ALT 60 U/L"]),
    ("Total and direct bilirubin were 9.2 and 6.1 mg/dL, respectively.",
     ["total bilirubin 9.2 mg/dL", "direct bilirubin 6.1 mg/dL"]),
    ("Na 140, K 4.1, Cl 101, HCO3 24, BUN 18, Cr 1.2.",
     ["Na 140", "K 4.1", "Cl 101", "HCO3 24", "BUN 18", "Cr 1.2"]),
    ("WBC 6.9 (4.0-11.0) x10^9/L.", ["WBC 6.9 x10^9/L"]),
    ("A total leucocyte count of 12\u2009000 cells/mm3 was found.", ["total leucocyte count 12000 cells/mm3"]),
    ("Leukocytes 9 x 109/L, of which 85% neutrophils and 9% lymphocytes.",
     ["Leukocytes 9 x 109/L", "neutrophils 85 %", "lymphocytes 9 %"]),
    ("INR 1.5, PT 15 s, aPTT 35.2 seconds.", ["INR 1.5", "PT 15 s", "aPTT 35.2 seconds"]),
    ("pH 7.21, pCO2 24 mmHg, base excess -14 mmol/L.", ["pH 7.21", "pCO2 24 mmHg", "base excess -14 mmol/L"]),
    ("D-dimer 2.3 µg/mL FEU (normal < 0.5).", ["D-dimer 2.3 µg/mL FEU"]),
    ("CEA 5 ng/mL, CA 19-9 856 U/mL and CA-125 35 U/mL.", ["CEA 5 ng/mL", "CA 19-9 856 U/mL", "CA-125 35 U/mL"]),
    ("Creatinine 145 μmol/L (1.64 mg/dL).", ["Creatinine 145 μmol/L", "Creatinine 1.64 mg/dL"]),
    ("The C-reactive protein (CRP) level was 152 mg/L.", ["C-reactive protein 152 mg/L"]),
    ("Creatinine clearance was 60 mL/min.", ["Creatinine clearance 60 mL/min"]),
    ("Free T4 was 0.4 ng/dL and TSH 88 mIU/L.", ["Free T4 0.4 ng/dL", "TSH 88 mIU/L"]),
    ("Hyponatremia (119 mmol/L) and anaemia (7.2 g/dL) were corrected.", ["sodium 119 mmol/L", "hemoglobin 7.2 g/dL"]),
    ("Blood levels of lactate and zymosterol were 1.6 and 0.1 mmol/l, respectively.",
     ["lactate 1.6 mmol/l", "zymosterol 0.1 mmol/l"]),
]  # fmt: skip

VITAL = [
    ("Her BP was 120/80 mmHg, pulse 88/min, respiratory rate 18/min, temperature 38.5 °C and SpO2 88% on room air.",
     ["BP 120/80 mmHg", "pulse 88 /min", "respiratory rate 18 /min", "temperature 38.5 °C", "SpO2 88 %"]),
    ("VS: T 98.6 F, P 76, R 18, BP 132/78, SpO2 98% RA.",
     ["Body temperature 98.6 F", "Heart rate 76", "Respiratory rate 18", "BP 132/78", "SpO2 98 %"]),
    ("He was hypotensive at 70/40 mmHg and tachycardic at 140 beats per minute.",
     ["Blood pressure 70/40 mmHg", "Heart rate 140 beats per minute"]),
    ("The systolic blood pressure was 85 mmHg.", ["systolic blood pressure 85 mmHg"]),
    ("Saturating 84% on room air.", ["Oxygen saturation 84 %"]),
    ("Weight 72 kg, height 178 cm.", ["Weight 72 kg", "height 178 cm"]),
    ("The baby boy, weighing 2,850 g, was born at 38 weeks.", ["weighing 2850 g"]),
    ("Cuff readings were 83/74 mmHg on the left and 60/39 mmHg on the right.",
     ["Blood pressure 83/74 mmHg", "Blood pressure 60/39 mmHg"]),
]  # fmt: skip

UNKNOWN = [
    ("The glycosylated zeta protein was 33 ng/mL.", ["glycosylated zeta protein 33 ng/mL"]),
    ("The anti-XYZ antibody was 250 U/mL (ref <20).", ["anti-XYZ antibody 250 U/mL"]),
    ("The Q/R ratio of 2.8 was abnormal.", ["Q/R ratio 2.8"]),
    ("The Nowhere Frailty Index (NFI) score was 11.", ["NFI score 11"]),
    ("The mean gradient was 45 mmHg and the valve had an orifice area of 0.7 cm2.",
     ["mean gradient 45 mmHg", "orifice area 0.7 cm2"]),
    ("The estimated pulmonary artery pressure was 29/8 mmHg.", ["pulmonary artery pressure 29/8 mmHg"]),
    ("There was a peak/mean aortic gradient of 34/20 mmHg.", ["peak/mean aortic gradient 34/20 mmHg"]),
]  # fmt: skip

DRUG_LEVELS = [
    ("Valproate level was 140 mg/L; she took valproate 500 mg twice daily.", ["Valproate level 140 mg/L"]),
    ("The tacrolimus trough level was 8.4 ng/mL.", ["tacrolimus trough 8.4 ng/mL"]),
    ("Serum lithium 2.4 mmol/L.", ["Serum lithium 2.4 mmol/L"]),
    ("Potassium 40 mEq was given for a potassium of 2.8 mEq/L.", ["potassium 2.8 mEq/L"]),
]

NOTHING = [
    "A 4.5 x 3 cm mass with a 12-mm stone was seen at L4-L5.",
    "In 2014 he smoked 20 cigarettes a day for 30 years.",
    "He was treated with 40 mg of prednisone for 10 days.",
    "She was given lithium 300 mg and paracetamol 1 g.",
    "Figure 3 and Table 2 show the case of a 45-year-old man [14].",
    "He walked 3 km in 45 minutes.",
    "The 3 patients had 2 episodes each.",
    "Grade 2 spondylolisthesis of L5 was seen.",
    "The incision was 5 cm long and 200 ml of blood was lost.",
    "Glucose 5% solution 500 ml was infused with insulin 10 units.",
    "On 12/05/2020 the patient came back at 8 PM.",
    "A disc protrusion at C3–4 and C5–6 was found.",
    "The polyp was 3.2 cm in height.",
    "He fell from a height of 3 m.",
    "A 6-minute film of the gait was made.",
    "The 13C urea breath test was planned.",
    "She delivered at 38 weeks of gestation after 4 pregnancies.",
    "Stage 3 disease was treated with 6 cycles of chemotherapy.",
    "A stenosis of 70% was seen.",
    "Tumour cells were seen in 3 of 12 fields.",
]


@pytest.mark.parametrize(
    ("text", "found"),
    [*LABORATORY, *VITAL, *UNKNOWN, *DRUG_LEVELS],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_value_and_unit_of_each_test(text: str, found: list[str]) -> None:
    assert lines(text) == found


@pytest.mark.parametrize("text", NOTHING, ids=lambda text: text[:40])
def test_what_measures_nothing(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Hemoglobin was 9.1 g/dL (reference range: 12.0-15.5 g/dL).", "12.0", "15.5"),
        ("Serum ferritin 4.1 ng/mL [normal 10-150].", "10", "150"),
        ("Calcium was 3.1 mmol/L (2.2–2.6).", "2.2", "2.6"),
        ("The CRP was 33 mg/L (normal <5 mg/L).", None, "5"),
        ("The ejection fraction was 35% (normal >55%).", "55", None),
        ("Amylase (227 IU/L, normal range 43-116 IU/L) was high.", "43", "116"),
        ("Platelets 44 000/µL (VN 150 000-400 000/µL).", "150000", "400000"),
        ("Sodium\t141\tmmol/L\t135-145", "135", "145"),
        ("Serum amylase 249 U/L [reference up to 100 U/L].", None, "100"),
    ],
)
def test_reference_range_is_no_value(text: str, low: str | None, high: str | None) -> None:
    (item,) = measured(text)
    assert item.reference_low == (None if low is None else Decimal(low))
    assert item.reference_high == (None if high is None else Decimal(high))
    assert item.reference_text


def test_no_reference_where_two_values_follow_each_other() -> None:
    found = measured("HR 120 bpm, RR 28, BP 90/60 mmHg.")
    assert [item.reference_text for item in found] == [None, None, None]


@pytest.mark.parametrize(
    ("text", "state", "words"),
    [
        ("Creatinine was elevated at 2.1 mg/dL.", "high", "elevated"),
        ("Her potassium was low (2.9 mmol/L).", "low", "low"),
        ("A markedly elevated CRP of 212 mg/L was noted.", "high", "elevated"),
        ("hemoglobin — 100 g/L (below normal);", "low", "below normal"),
        ("Hemoglobin 9.8 g/dL (L).", "low", "L"),
        ("Hemoglobin\t9.8\tg/dL\t12.0-16.0\tL", "low", "L"),
        ("Normal sodium (141 mmol/L) was found.", "normal", "Normal"),
        ("He had an elevated serum creatinine of 160 μmol/l.", "high", "elevated"),
        ("Creatinine had increased to 350 μmol/l.", None, None),
        ("The hemoglobin decreased from 11.1 g/dL.", None, None),
        ("Lactate was 6 mmol/L.", None, None),
    ],
)
def test_interpretation_only_as_stated(text: str, state: str | None, words: str | None) -> None:
    (item,) = measured(text)
    assert (item.interpretation, item.interpretation_text) == (state, words)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lipase was more than 3000 U/L.", "Lipase >3000 U/L"),
        ("Troponin I < 0.04 ng/mL.", "Troponin I <0.04 ng/mL"),
        ("Lactate rose to > 20 mmol/L.", "Lactate >20 mmol/L"),
        ("The ejection fraction was less than 20%.", "ejection fraction <20 %"),
        ("The heart rate was over 125 bpm.", "heart rate >125 bpm"),
        ("Platelets were ≥ 100 x 10^9/L.", "Platelets >=100 x 10^9/L"),
        ("Troponin peaked at up to 908 pg/ml.", "Troponin 908 pg/ml"),
        ("The ejection fraction was 30–35%.", "ejection fraction 30-35 %"),
        ("The platelet count ranged between 52 and 69 × 10^9/L.", "platelet count 52-69 × 10^9/L"),
    ],
)
def test_comparators_and_ranges(text: str, found: str) -> None:
    assert lines(text) == [found]


SERIES = [
    ("Creatinine rose from 1.2 to 3.4 mg/dL and fell to 1.0 mg/dL at discharge.",
     [("1.2 mg/dL", None), ("3.4 mg/dL", None), ("1.0 mg/dL", "at discharge")]),
    ("Hb was 7.1 g/dL on day 1, 8.4 g/dL on day 3 and 9.9 g/dL at follow-up.",
     [("7.1 g/dL", "on day 1"), ("8.4 g/dL", "on day 3"), ("9.9 g/dL", "at follow-up")]),
    ("On admission, Hb was 6.0 g/dL; at discharge it was 10.4 g/dL.",
     [("6.0 g/dL", "On admission"), ("10.4 g/dL", "at discharge")]),
    ("Ejection fraction improved from 20% to 45%.", [("20 %", None), ("45 %", None)]),
    ("Blood pressure 150/90 mmHg in January 2015 and 140/85 mmHg in March 2016.",
     [("150/90 mmHg", "January 2015"), ("140/85 mmHg", "March 2016")]),
    ("Three months later, the CEA level was 2.1 ng/mL.", [("2.1 ng/mL", "Three months later")]),
    ("Her hemoglobin dropped to 7 g/dL 3 days after surgery.", [("7 g/dL", "3 days after surgery")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), SERIES, ids=[text[:40] for text, _ in SERIES])
def test_several_values_in_order_with_their_times(text: str, found: list[tuple[str, str | None]]) -> None:
    items = measured(text)
    assert [line(item)[len(item.name) + 1 :] for item in items] == [value for value, _ in found]
    told = [when.text if (when := item.when) else None for item in items]
    assert [(words or "").startswith(expected) if (expected := when) else words is None
            for words, (_, when) in zip(told, found, strict=True)] == [True] * len(found)  # fmt: skip


@pytest.mark.parametrize("written", ["4.1×109/L", "4.1 x 109/L", "4.1 × 10(9)/L", "4.1 109/L", "4.1 x 10 9/L"])
def test_lost_superscript_is_restored_with_a_doubt(written: str) -> None:
    (item,) = measured(f"red blood cells — {written};")
    assert (item.value, item.ucum) == (Decimal("4.1"), "10*9/L")
    assert item.as_written == written
    assert [doubt.rule for doubt in item.doubts] == ["notation-restored"]


@pytest.mark.parametrize("written", ["4.1×10^9/L", "4.1 × 10⁹/L", "4.1 x 10*9/L"])
def test_power_that_is_there_raises_no_doubt(written: str) -> None:
    (item,) = measured(f"WBC {written}.")
    assert (item.ucum, item.doubts) == ("10*9/L", ())


@pytest.mark.parametrize(
    ("written", "value"), [("4.10", "4.10"), ("19.00", "19.00"), ("0.070", "0.070"), ("1.5", "1.5")]
)
def test_digits_stay_as_written(written: str, value: str) -> None:
    (item,) = measured(f"Creatinine {written} mg/dL.")
    assert str(item.value) == value


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Hb 10.2 g/dL.", "hemoglobin"),
        ("BP 120/80 mmHg.", "blood-pressure"),
        ("Systolic pressure was 85 mmHg.", "blood-pressure"),
        ("SpO2 was 92%.", "oxygen-saturation"),
        ("CSF showed protein 80 mg/dL.", "csf-protein"),
        ("CSF analysis revealed glucose of 2.1 mmol/L.", "csf-glucose"),
        ("Urine sodium was 12 mmol/L.", "urine-sodium"),
        ("The pulmonary arterial pressure was 55 mmHg.", "pulmonary-artery-pressure"),
        ("The fundal height was 30 cm.", None),
        ("The tumour weight was 900 g.", None),
        ("The pleural fluid contained albumin 20 g/L.", None),
        ("The Bence-Jones protein was 0.37 g/24 h.", None),
    ],
)
def test_concept_is_that_of_what_was_measured(text: str, concept: str | None) -> None:
    (item,) = measured(text)
    assert item.concept == concept


def test_blood_pressure_has_two_parts_with_their_units() -> None:
    (item,) = measured("Her blood pressure was 120/80 mmHg.")
    assert [(part.concept, part.value, part.ucum) for part in item.components] == [
        ("systolic-blood-pressure", Decimal(120), "mm[Hg]"),
        ("diastolic-blood-pressure", Decimal(80), "mm[Hg]"),
    ]
    assert item.value is None


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Creatinine was found to be 2.1 mg/dL.", ["Creatinine", "2.1 mg/dL"]),
        ("There were 75% neutrophils.", ["neutrophils", "75%"]),
        ("He was tachycardic (120 beats/min).", ["tachycardic", "120 beats/min"]),
        ("CRP was negative.", ["CRP", "negative"]),
    ],
)
def test_evidence_is_name_and_value(text: str, spans: list[str]) -> None:
    (item,) = measured(text)
    assert [words.quote for words in item.evidence] == spans


def test_the_finding_that_a_value_explains_stays_free_for_the_findings() -> None:
    from case2fhir.extract.engine import read_board

    from .reading import terms

    board = read_board("He was tachycardic (120 beats/min).", terms())
    place = board.document.low.index("tachycardic")
    assert board.claimer(place) != "measurements"
    assert board.claimer(board.document.low.index("120")) == "measurements"
