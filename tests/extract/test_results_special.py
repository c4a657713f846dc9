"""Hormones, immunology, tumour markers and infection tests that come as numbers, by name and by short form."""

from __future__ import annotations

import pytest

from .measuring import rows, told

THYROID = """
Thyroid-stimulating hormone was 142 mIU/L.
    tsh: Thyroid-stimulating hormone 142 mIU/L [m[IU]/L]
TSH 0.02 µIU/mL.
    tsh: TSH 0.02 µIU/mL [u[IU]/mL]
Free thyroxine was 61 pmol/L.
    free-t4: Free thyroxine 61 pmol/L [pmol/L]
FT4 0.3 ng/dL.
    free-t4: FT4 0.3 ng/dL [ng/dL]
Total T4 was 19.8 µg/dL.
    t4: Total T4 19.8 µg/dL [ug/dL]
Free triiodothyronine was 14 pg/mL.
    free-t3: Free triiodothyronine 14 pg/mL [pg/mL]
FT3 22.4 pmol/L.
    free-t3: FT3 22.4 pmol/L [pmol/L]
Total T3 was 388 ng/dL.
    t3: Total T3 388 ng/dL [ng/dL]
Thyroglobulin was 1,120 ng/mL.
    thyroglobulin: Thyroglobulin 1120 ng/mL [ng/mL]
Serum calcitonin was 640 pg/mL.
    calcitonin: Serum calcitonin 640 pg/mL [pg/mL]
Anti-TPO was 1,300 IU/mL.
    anti-tpo: Anti-TPO 1300 IU/mL [[IU]/mL]
Parathyroid hormone was 1,480 pg/mL.
    pth: Parathyroid hormone 1480 pg/mL [pg/mL]
Intact PTH was 3 pg/mL.
    intact-pth: Intact PTH 3 pg/mL [pg/mL]
PTH 62 pmol/L.
    pth: PTH 62 pmol/L [pmol/L]
"""

ADRENAL_AND_PITUITARY = """
Morning cortisol was 1.1 µg/dL.
    cortisol: Morning cortisol 1.1 µg/dL [ug/dL]
Serum cortisol was 1,420 nmol/L.
    cortisol: Serum cortisol 1420 nmol/L [nmol/L]
Adrenocorticotropic hormone was 1,050 pg/mL.
    acth: Adrenocorticotropic hormone 1050 pg/mL [pg/mL]
ACTH 4 pmol/L.
    acth: ACTH 4 pmol/L [pmol/L]
Plasma aldosterone was 58 ng/dL.
    aldosterone: Plasma aldosterone 58 ng/dL [ng/dL]
Plasma renin activity was 0.2 ng/mL/h.
    renin: Plasma renin activity 0.2 ng/mL/h [ng/mL/h]
DHEA-S was 890 µg/dL.
    dhea-s: DHEA-S 890 µg/dL [ug/dL]
17-hydroxyprogesterone was 96 ng/mL.
    17-hydroxyprogesterone: 17-hydroxyprogesterone 96 ng/mL [ng/mL]
IGF-1 was 910 ng/mL.
    igf-1: IGF-1 910 ng/mL [ng/mL]
Basal growth hormone was 38 ng/mL.
    growth-hormone: Basal growth hormone 38 ng/mL [ng/mL]
Prolactin was 4,300 ng/mL.
    prolactin: Prolactin 4300 ng/mL [ng/mL]
PRL 2,140 mIU/L.
    prolactin: PRL 2140 mIU/L [m[IU]/L]
"""

SUGAR_AND_SEX_HORMONES = """
Serum insulin was 88 µIU/mL.
    insulin-level: Serum insulin 88 µIU/mL [u[IU]/mL]
C-peptide was 0.1 ng/mL.
    c-peptide: C-peptide 0.1 ng/mL [ng/mL]
C-peptide was 2.4 nmol/L.
    c-peptide: C-peptide 2.4 nmol/L [nmol/L]
Follicle-stimulating hormone was 78 mIU/mL.
    fsh: Follicle-stimulating hormone 78 mIU/mL [m[IU]/mL]
FSH 92 IU/L and LH 41 IU/L.
    fsh: FSH 92 IU/L [[IU]/L]
    lh: LH 41 IU/L [[IU]/L]
Luteinizing hormone was 0.2 mIU/mL.
    lh: Luteinizing hormone 0.2 mIU/mL [m[IU]/mL]
Total testosterone was 610 ng/dL.
    testosterone: Total testosterone 610 ng/dL [ng/dL]
Serum testosterone was 0.4 nmol/L.
    testosterone: Serum testosterone 0.4 nmol/L [nmol/L]
Serum estradiol was 12 pg/mL.
    estradiol: Serum estradiol 12 pg/mL [pg/mL]
The progesterone level was 0.6 ng/mL.
    progesterone-level: progesterone level 0.6 ng/mL [ng/mL]
Beta human chorionic gonadotropin was 212,000 mIU/mL.
    beta-hcg: Beta human chorionic gonadotropin 212000 mIU/mL [m[IU]/mL]
β-hCG was 4,800 IU/L.
    beta-hcg: β-hCG 4800 IU/L [[IU]/L]
The erythropoietin level was 3 mIU/mL.
    erythropoietin-level: erythropoietin level 3 mIU/mL [m[IU]/mL]
"""

IMMUNOLOGY = """
Rheumatoid factor was 412 IU/mL.
    rheumatoid-factor: Rheumatoid factor 412 IU/mL [[IU]/mL]
RF 88 U/mL.
    rheumatoid-factor: RF 88 U/mL [U/mL]
Anti-dsDNA was 310 IU/mL.
    anti-dsdna: Anti-dsDNA 310 IU/mL [[IU]/mL]
Anti-CCP was >250 U/mL.
    anti-ccp: Anti-CCP >250 U/mL [U/mL]
Complement C3 was 38 mg/dL and complement C4 was 4 mg/dL.
    complement-c3: Complement C3 38 mg/dL [mg/dL]
    complement-c4: complement C4 4 mg/dL [mg/dL]
C3 0.42 g/L, C4 0.05 g/L.
    complement-c3: C3 0.42 g/L [g/L]
    complement-c4: C4 0.05 g/L [g/L]
Immunoglobulin G was 4,820 mg/dL.
    igg: Immunoglobulin G 4820 mg/dL [mg/dL]
IgG 1.9 g/L, IgA 0.1 g/L and IgM 0.2 g/L.
    igg: IgG 1.9 g/L [g/L]
    iga: IgA 0.1 g/L [g/L]
    igm: IgM 0.2 g/L [g/L]
Immunoglobulin E was 8,640 IU/mL.
    ige: Immunoglobulin E 8640 IU/mL [[IU]/mL]
IgE 1,200 kU/L.
    ige: IgE 1200 kU/L [kU/L]
Serum IgG4 was 612 mg/dL.
    igg4: Serum IgG4 612 mg/dL [mg/dL]
The ASO titer was 800 IU/mL.
    aso: ASO titer 800 IU/mL [[IU]/mL]
"""

TUMOUR_MARKERS = """
Alpha-fetoprotein was 48,000 ng/mL.
    afp: Alpha-fetoprotein 48000 ng/mL [ng/mL]
AFP 12 IU/mL.
    afp: AFP 12 IU/mL [[IU]/mL]
Carcinoembryonic antigen was 88 ng/mL.
    cea: Carcinoembryonic antigen 88 ng/mL [ng/mL]
CEA 3.1 µg/L.
    cea: CEA 3.1 µg/L [ug/L]
Carbohydrate antigen 19-9 was 2,940 U/mL.
    ca-19-9: Carbohydrate antigen 19-9 2940 U/mL [U/mL]
CA 19-9: 48 kU/L.
    ca-19-9: CA 19-9 48 kU/L [kU/L]
CA19-9 was 612 U/mL.
    ca-19-9: CA19-9 612 U/mL [U/mL]
Cancer antigen 125 was 1,088 U/mL.
    ca-125: Cancer antigen 125 1088 U/mL [U/mL]
CA-125 of 74 U/mL was found.
    ca-125: CA-125 74 U/mL [U/mL]
CA 15-3 was 55 U/mL.
    ca-15-3: CA 15-3 55 U/mL [U/mL]
Prostate-specific antigen was 312 ng/mL.
    psa: Prostate-specific antigen 312 ng/mL [ng/mL]
PSA 0.04 ng/mL.
    psa: PSA 0.04 ng/mL [ng/mL]
Neuron-specific enolase was 92 ng/mL.
    nse: Neuron-specific enolase 92 ng/mL [ng/mL]
CYFRA 21-1 was 14.2 ng/mL.
    cyfra-21-1: CYFRA 21-1 14.2 ng/mL [ng/mL]
SCC antigen was 6.8 ng/mL.
    scc-antigen: SCC antigen 6.8 ng/mL [ng/mL]
Serum chromogranin A was 940 ng/mL.
    chromogranin-a: Serum chromogranin A 940 ng/mL [ng/mL]
Soluble interleukin-2 receptor was 7,410 U/mL.
    soluble-il2-receptor: Soluble interleukin-2 receptor 7410 U/mL [U/mL]
The Ki-67 index was 85%.
    ki-67: Ki-67 index 85 % [%]
"""

INFECTION = """
HIV viral load was 486,000 copies/mL.
    viral-load: HIV viral load 486000 copies/mL [{copies}/mL]
The viral load was 5.6 log10 copies/mL.
    viral-load: viral load 5.6 log10 copies/mL [{log_copies}/mL]
The viral load was 1,900 IU/mL.
    viral-load: viral load 1900 IU/mL [[IU]/mL]
Beta-D-glucan was 412 pg/mL.
    beta-d-glucan: Beta-D-glucan 412 pg/mL [pg/mL]
"""

HEART_AND_LUNG = """
The left ventricular ejection fraction was 18%.
    ejection-fraction: left ventricular ejection fraction 18 % [%]
EF 62%.
    ejection-fraction: EF 62 % [%]
The QTc interval was 612 ms.
    qtc-interval: QTc interval 612 ms [ms]
The PR interval was 280 msec.
    pr-interval: PR interval 280 msec [ms]
QRS duration was 164 ms.
    qrs-duration: QRS duration 164 ms [ms]
FEV1 was 0.78 L (31%).
    fev1: FEV1 0.78 L [L]
    fev1: FEV1 31 % [%]
FVC 2.1 L.
    fvc: FVC 2.1 L [L]
The FEV1/FVC ratio was 44%.
    fev1-fvc: FEV1/FVC ratio 44 % [%]
FEV1/FVC 0.52.
    fev1-fvc: FEV1/FVC 0.52
DLCO was 38%.
    dlco: DLCO 38 % [%]
Peak expiratory flow was 140 L/min.
    peak-flow: Peak expiratory flow 140 L/min [L/min]
Intraocular pressure was 42 mmHg.
    intraocular-pressure: Intraocular pressure 42 mmHg [mm[Hg]]
IOP was 52 mm Hg in the right eye.
    intraocular-pressure: IOP 52 mm Hg [mm[Hg]]
"""


@pytest.mark.parametrize(("text", "found"), rows(THYROID))
def test_thyroid_and_parathyroid(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(ADRENAL_AND_PITUITARY))
def test_adrenal_and_pituitary(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(SUGAR_AND_SEX_HORMONES))
def test_insulin_and_sex_hormones(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(IMMUNOLOGY))
def test_immunology(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(TUMOUR_MARKERS))
def test_tumour_markers(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(INFECTION))
def test_infection(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(HEART_AND_LUNG))
def test_heart_lung_and_eye(text: str, found: list[str]) -> None:
    assert told(text) == found
