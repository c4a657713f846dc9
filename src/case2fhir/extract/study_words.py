"""Words that name an investigation by their form, and the words that report what one found."""

from typing import Literal

Kind = Literal["laboratory", "imaging", "pathology", "microbiology", "physiology"]

_SPELLED: tuple[tuple[Kind, str, str], ...] = (
    ("imaging", "mri", "mri mra mrcp mrv mris cmr"),
    ("imaging", "ct", "ct cta cect hrct cts ctpa"),
    ("imaging", "tomography", "tomography tomographies tomogram tomographic"),
    ("imaging", "x-ray", "ray rays radiograph radiographs radiography radiographies radiogram roentgenogram xray"),
    ("imaging", "x-ray", "xrays orthopantomogram cxr roentgenography"),
    (
        "imaging",
        "ultrasound",
        "ultrasound ultrasounds ultrasonography sonography sonogram usg ultrasonogram doppler",
    ),
    (
        "imaging",
        "echocardiography",
        "echocardiography echocardiogram echocardiograms echo tte tee echocardiographic",
    ),
    ("imaging", "scintigraphy", "scintigraphy scintigram spect"),
    ("imaging", "pet", "pet fdg"),
    ("imaging", "angiography", "angiography angiogram angiographies arteriography arteriogram venography venogram"),
    ("imaging", "angiography", "aortography ventriculography coronarography phlebography"),
    ("imaging", "mammography", "mammography mammogram"),
    ("imaging", "imaging", "imaging neuroimaging scan scans scanning scanner"),
    ("physiology", "ecg", "ecg ekg electrocardiogram electrocardiography electrocardiograms ecgs holter"),
    ("physiology", "eeg", "eeg electroencephalogram electroencephalography"),
    ("physiology", "emg", "emg electromyography electromyogram electroneuromyography enmg"),
    ("physiology", "nerve-conduction", "conduction"),
    ("physiology", "spirometry", "spirometry spirogram polysomnography manometry audiometry audiogram"),
    ("physiology", "endoscopy", "endoscopy egd eus ercp gastroscopy colonoscopy esophagogastroduodenoscopy"),
    ("pathology", "biopsy", "biopsy biopsies fna fnac"),
    (
        "pathology",
        "histology",
        "histology histopathology histopathological histological histopathologic histologic",
    ),
    ("pathology", "histology", "histologically histopathologically microscopically"),
    ("pathology", "immunohistochemistry", "immunohistochemistry immunohistochemical immunohistochemically ihc"),
    ("pathology", "cytology", "cytology cytological cytopathology cytologic"),
    ("pathology", "autopsy", "autopsy necropsy postmortem"),
    ("pathology", "histology", "pathological pathologic pathology microscopic anatomopathological"),
    ("microbiology", "culture", "culture cultures haemoculture hemoculture uroculture hemocultures"),
    ("microbiology", "pcr", "pcr reaction"),
    ("microbiology", "stain", "gram ziehl"),
)
HEADS = {word: (kind, modality) for kind, modality, spelled in _SPELLED for word in spelled.split()}
"""Words that name an investigation, with its kind and its modality."""

NEEDS = {
    "conduction": frozenset(("nerve",)),
    "reaction": frozenset(("chain",)),
    "ray": frozenset(("x",)),
    "rays": frozenset(("x",)),
    "gram": frozenset(),
    "fdg": frozenset(),
    "ziehl": frozenset(),
}
"""Words that name one only after one of these words."""

_EXAMINED = (
    "examination examinations evaluation analysis study studies findings finding result results report exam diagnosis "
    "assessment staining stainings stains stain scan review investigation section sections"
)
FOLLOWED = {
    word: frozenset(following.split())
    for words, following in (
        ("gram ziehl", "stain staining stains neelsen"),
        ("histopathological histological histopathologic histologic pathological pathologic microscopic", _EXAMINED),
        ("cytological cytologic immunohistochemical tomographic echocardiographic anatomopathological", _EXAMINED),
        ("pathology", "report reports result results examination revealed showed confirmed demonstrated was findings"),
        ("conduction", "study studies velocity test tests"),
        ("fdg", "pet positron"),
    )
    for word in words.split()
}
"""Words that name one only before one of these words."""

SCOPES = ("scopy", "scopies")
IMAGES = ("graphy", "gram", "grams", "graphies")
NOT_STUDIES = frozenset(
    "program programs diagram diagrams gram grams kilogram kilograms milligram milligrams microgram micrograms "
    "nanogram paragraph biography bibliography geography photography demography histogram telegram microscopy "
    "stethoscopy bronchogram bronchograms chromatogram chromatograms hemoleucogram hemogram "
    "haemogram ionogram proteinogram leukogram spermogram "
    "laparoscopy thoracoscopy arthroscopy mediastinoscopy laryngoscopy anagram nomogram centigram picogram "
    "chromatography spectroscopy phonogram cryptogram antibiogram topography tractography pedigram".split()
)
PHYSIOLOGY_IMAGES = ("electro", "polysomno", "cardiotoco", "pneumo", "oculo")

STRONGER = {
    "tomography": {"emission": "pet", "coherence": "oct"},
    "imaging": {"resonance": "mri", "mr": "mri", "ct": "ct", "ultrasound": "ultrasound"},
    "scan": {
        "ct": "ct", "mri": "mri", "mr": "mri", "pet": "pet", "bone": "scintigraphy", "tomography": "ct",
        "tomographic": "ct", "doppler": "ultrasound", "ultrasound": "ultrasound", "computed": "ct", "perfusion":
        "scintigraphy", "thyroid": "scintigraphy", "cat": "ct",
    },
}  # fmt: skip
"""What a vague word means after another one: a CT scan, magnetic resonance imaging."""

NOT_ACTS_AFTER = frozenset(
    "medium media center centre department unit scanner machine guidance guided compatible forceps needle probe room "
    "technique techniques technician laboratory lab facility".split()
)

REPORTING = frozenset(
    "showed shows show showing shown revealed reveals reveal revealing demonstrated demonstrates demonstrate "
    "demonstrating disclosed disclosing confirmed confirms confirming detected detecting identified identifying found "
    "indicated indicates indicating suggested suggests suggesting noted documented documenting depicted visualized "
    "visualised exhibited displayed displaying reported yielded grew isolated objectified highlighted described "
    "evidenced excluded excludes returned established concluded featured unveiled illustrated diagnosed".split()
)
"""Verbs that lead from an investigation to what it found."""

STATES = frozenset(
    "normal unremarkable negative positive suggestive consistent clear inconclusive within compatible abnormal "
    "significant remarkable diagnostic nondiagnostic sterile in strongly highly also diffusely noncontributory "
    "indicative evocative favorable".split()
)
"""Words after "was" that tell a result."""

SEEN = frozenset(
    "seen noted shown revealed detected identified found visible confirmed demonstrated evident observed visualized "
    "visualised diagnosed discovered apparent".split()
)
"""Words before "on MRI" that make what stands before them its findings."""

GENERIC = frozenset("imaging".split())
RENEWED = frozenset(
    "repeat repeated another second third follow control new subsequent further serial later again postoperative "
    "preoperative intraoperative surveillance initial previous prior subsequently".split()
)
NOT_REPORT = frozenset(
    "patient she he we our his her treatment therapy management laboratory blood physical examination vital history "
    "surgery surgical after following therefore thus hence consequently subsequently on postoperatively then "
    "informed despite due based".split()
)
"""Words at the start of a sentence that end the report of a study that was told before."""

TURNS = frozenset(
    "patient underwent admitted discharged started treated she he operated postoperative referred "
    "postoperatively surgery operation performed".split()
)
"""Words near the start of a sentence that turn from a report to the patient's story."""

ILLNESS = frozenset("significant acute underlying other any no abdominal cardiac same this".split())
"""Words before "pathology" that make it an illness instead of an examination."""
