"""Results that are no numbers: positive and negative, states, titres, grades in plus signs, and panels as a whole."""

from __future__ import annotations

import pytest

from .measuring import case_of, rows, told

INFECTION = """
HIV test was negative.
    hiv-test: HIV test negative
HBsAg was reactive.
    hbsag: HBsAg positive
HBsAg was nonreactive and anti-HCV was reactive.
    hbsag: HBsAg negative
    anti-hcv: anti-HCV positive
VDRL test and TPHA were positive.
    vdrl: VDRL test positive
    tpha: TPHA positive
RPR was non-reactive.
    rpr: RPR non-reactive; negative
The tuberculin skin test was negative.
    tuberculin-test: tuberculin skin test negative
QuantiFERON was positive.
    quantiferon: QuantiFERON positive
GeneXpert MTB/RIF was negative.
    genexpert: GeneXpert MTB/RIF negative
The SARS-CoV-2 PCR was positive.
    sars-cov-2-pcr: SARS-CoV-2 PCR positive
Malaria test was negative.
    malaria-test: Malaria test negative
Serum galactomannan was positive.
    galactomannan: Serum galactomannan positive
Cryptococcal antigen was positive.
    cryptococcal-antigen: Cryptococcal antigen positive
The monospot test was negative.
    monospot: monospot test negative
Dengue NS1 antigen was positive and dengue IgM was negative.
    dengue-serology: Dengue NS1 antigen positive
    dengue-serology: dengue IgM negative
Lyme serology was negative.
    lyme-serology: Lyme serology negative
Clostridium difficile toxin was positive.
    c-difficile-toxin: Clostridium difficile toxin positive
Hydatid serology was positive.
    echinococcus-serology: Hydatid serology positive
"""

IMMUNITY = """
Antinuclear antibodies were positive.
    ana: Antinuclear antibodies positive
ANA and ANCA were negative.
    ana: ANA negative
    anca: ANCA negative
Anti-Smith antibodies were positive.
    anti-smith: Anti-Smith antibodies positive
Anti-SSA was positive and anti-SSB was negative.
    anti-ssa: Anti-SSA positive
    anti-ssb: anti-SSB negative
Anticardiolipin antibodies were negative.
    anticardiolipin: Anticardiolipin antibodies negative
Lupus anticoagulant was positive.
    lupus-anticoagulant: Lupus anticoagulant positive
AMA was strongly positive.
    ama: AMA positive
Anti-GBM antibodies were negative.
    anti-gbm: Anti-GBM antibodies negative
Acetylcholine receptor antibodies were positive.
    anti-achr: Acetylcholine receptor antibodies positive
Anti-NMDA receptor antibodies were positive in the CSF.
    anti-nmdar: Anti-NMDA receptor antibodies positive
The direct Coombs test was positive.
    coombs-test: direct Coombs test positive
HLA-B27 was positive.
    hla-b27: HLA-B27 positive
Cryoglobulins were negative.
    cryoglobulins: Cryoglobulins negative
Oligoclonal bands were negative.
    oligoclonal-bands: Oligoclonal bands negative
Fecal occult blood test was positive.
    fecal-occult-blood: Fecal occult blood test positive
The urine pregnancy test was negative.
    urine-pregnancy-test: urine pregnancy test negative
The urine drug screen was positive.
    urine-toxicology: urine drug screen positive
"""

STATES = """
Ferritin was markedly elevated.
    ferritin: Ferritin elevated; high
Complement C3 was low.
    complement-c3: Complement C3 low
Serum amylase was normal.
    amylase: Serum amylase normal
Low ceruloplasmin was found.
    ceruloplasmin: ceruloplasmin Low; low
TSH was suppressed but free T4 was normal.
    free-t4: free T4 normal
Sodium, potassium and chloride were normal.
    sodium: Sodium normal
    potassium: potassium normal
    chloride: chloride normal
Renal function tests were normal.
    renal-function-tests: Renal function tests normal
Liver enzymes were elevated.
    liver-function-tests: Liver enzymes elevated; high
CEA and CA 19-9 were within normal limits.
    cea: CEA normal
    ca-19-9: CA 19-9 normal
Creatinine was not raised.
    creatinine: Creatinine not raised
Elevated D-dimer was noted.
    d-dimer: D-dimer Elevated; high
"""

FINDINGS_OF_PANELS = """
Blood count showed low platelets.
    platelets: platelets low
CSF analysis showed normal opening pressure.
    csf-opening-pressure: opening pressure normal; in cerebrospinal fluid
Thyroid function tests revealed low TSH and high free T4.
    tsh: TSH low
    free-t4: free T4 high
Liver function tests showed elevated transaminases.
    transaminases: transaminases elevated; high
Renal function tests revealed elevated creatinine.
    creatinine: creatinine elevated; high
Urinalysis showed positive nitrites.
    urine-nitrite: nitrites positive; in urine
Blood count showed normal results.
    complete-blood-count: Blood count normal
"""

TITRES = """
ANA was positive at a titre of 1:1280.
    ana: ANA 1:1280
ANA titer 1:80.
    ana: ANA 1:80
The VDRL test was positive at 1:64.
    vdrl: VDRL test 1:64
RPR 1:32.
    rpr: RPR 1:32
ANA (1:640) was found.
    ana: ANA 1:640
ANCA was positive (1:160).
    anca: ANCA 1:160
The Widal test was positive at 1:320.
    widal: Widal test 1:320
"""

GRADES = """
Urine protein was 4+.
    urine-protein: Urine protein 4+
Urinalysis: ketones 2+, glucose 3+.
    urine-ketones: ketones 2+; in urine
    urine-glucose: glucose 3+; in urine
Urinalysis showed 1+ protein.
    urine-protein: protein 1+; in urine
Urinalysis showed trace ketones.
    urine-ketones: ketones trace; in urine
"""

PANELS = [
    ("CBC revealed Hb 6.1 g/dL, WBC 2,100/mm3 and platelets 11,000/mm3.",
     {"complete-blood-count": ["Hb", "WBC", "platelets"]}),
    ("Liver function tests: AST 220 U/L, ALT 340 U/L, total bilirubin 6.1 mg/dL.",
     {"liver-function-tests": ["AST", "ALT", "total bilirubin"]}),
    ("Arterial blood gas analysis showed pH 7.21 and lactate 6 mmol/L.",
     {"arterial-blood-gas": ["pH", "lactate"]}),
    ("Thyroid function tests showed TSH 0.01 mIU/L.", {"thyroid-function-tests": ["TSH"]}),
    ("Lipid profile: total cholesterol 280 mg/dL, triglycerides 420 mg/dL.",
     {"lipid-profile": ["total cholesterol", "triglycerides"]}),
    ("Coagulation profile showed INR 2.4 and fibrinogen 0.9 g/L.",
     {"coagulation-profile": ["INR", "fibrinogen"]}),
    ("Urinalysis showed protein 3+.", {"urinalysis": ["protein"]}),
    ("CSF analysis showed protein 1.9 g/L.", {"csf-analysis": ["protein"]}),
    ("Basic metabolic panel: sodium 128 mmol/L, creatinine 2.2 mg/dL.",
     {"basic-metabolic-panel": ["sodium", "creatinine"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), rows(INFECTION))
def test_infection_tests(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(IMMUNITY))
def test_antibodies_and_screens(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(STATES))
def test_states_without_numbers(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(FINDINGS_OF_PANELS))
def test_state_of_a_finding_is_not_that_of_its_panel(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(TITRES))
def test_titres_stay_as_written(text: str, found: list[str]) -> None:
    assert [row.replace("; positive", "") for row in told(text)] == found


@pytest.mark.parametrize(("text", "found"), rows(GRADES))
def test_grades_in_plus_signs(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "panels"), PANELS, ids=[text[:40] for text, _ in PANELS])
def test_results_belong_to_their_panel(text: str, panels: dict[str, list[str]]) -> None:
    case = case_of(text)
    keys = {study.key: study.concept for study in case.studies}
    found: dict[str | None, list[str]] = {}
    for item in case.measurements:
        found.setdefault(keys[item.study or ""], []).append(item.name)
    assert found == panels


@pytest.mark.parametrize(
    "text",
    [
        "HIV and hepatitis B tests were sent.",
        "Serology is awaited.",
        "A repeat ANA was ordered.",
        "Amylase was not measured.",
        "We planned to repeat the troponin.",
        "Calcium and vitamin D were prescribed.",
        "Positive pressure ventilation was started.",
        "Protein intake was increased.",
    ],
)
def test_what_was_only_asked_for_has_no_result(text: str) -> None:
    assert told(text) == []
