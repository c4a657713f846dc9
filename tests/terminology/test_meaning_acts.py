"""Codes of results, acts, drugs and body sites mean what the words and the unit say, no more."""

from __future__ import annotations

import pytest

from case2fhir.terminology import Terminology, phrases, shapes
from case2fhir.terminology.normal import normal

SNOMED = "http://snomed.info/sct"
LOINC = "http://loinc.org"
ATC = "http://www.whocc.no/atc"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
ROLE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
PROBLEMS = frozenset({"diagnosis", "symptom", "finding"})

RESULTS: list[tuple[str, str | None, str | None]] = [
    ("red blood cells", "10*12/L", "26453-1"), ("hemoglobin", "g/dL", "718-7"), ("hemoglobin", "g/L", "718-7"),
    ("hemoglobin", None, "718-7"), ("hemoglobin", "mmol/L", "59260-0"), ("hematocrit", "%", "20570-8"),
    ("WBC", "10*9/L", "26464-8"), ("leukocytes", "/uL", "26464-8"), ("platelet count", "10*9/L", "26515-7"),
    ("mean corpuscular volume", "fL", "30428-7"), ("MCH", "pg", "28539-5"), ("MCHC", "g/dL", "28540-3"),
    ("RDW", "%", "30385-9"), ("RDW", "fL", None), ("mean platelet volume", "fL", "28542-9"),
    ("neutrophils", "10*9/L", "26499-4"), ("neutrophils", "%", "26511-6"), ("neutrophils", None, None),
    ("granulocytes", "%", None), ("segmented neutrophils", "%", None), ("lymphocytes", "10*9/L", "26474-7"),
    ("lymphocytes", "%", "26478-8"), ("monocytes", "10*9/L", "26484-6"), ("monocytes", "%", "26485-3"),
    ("eosinophils", "10*9/L", "26449-9"), ("eosinophils", "%", "26450-7"), ("basophils", "10*9/L", "26444-0"),
    ("basophils", "%", "30180-4"), ("reticulocyte count", "10*9/L", None), ("reticulocytes", "%", None),
    ("CD4 count", "/uL", "24467-3"), ("erythrocyte sedimentation rate", "mm/h", "30341-2"),
    ("prothrombin time", "s", "5902-2"), ("prothrombin time", "%", "5894-1"), ("prothrombin activity", "%", "5894-1"),
    ("INR", "{INR}", "6301-6"), ("aPTT", "s", "14979-9"), ("aPTT", "{ratio}", None), ("thrombin time", "s", "3243-3"),
    ("fibrinogen", "g/L", "3255-7"), ("D-dimer", "ng/mL", None), ("protein C", "%", None),
    ("pH", "[pH]", "11558-4"), ("arterial pH", "[pH]", "2744-1"), ("pCO2", "mm[Hg]", "11557-6"),
    ("PaCO2", "mm[Hg]", "2019-8"), ("pO2", "mm[Hg]", "11556-8"), ("PaO2", "kPa", "2703-7"),
    ("base excess", "mmol/L", "11555-0"), ("arterial base excess", "mmol/L", "1925-7"),
    ("base deficit", "mmol/L", None), ("FiO2", "%", None), ("methemoglobin", "%", "2614-6"),
    ("CSF protein", "mg/dL", "2880-3"), ("CSF glucose", "mg/dL", "2342-4"), ("CSF glucose", "mmol/L", None),
    ("CSF leukocytes", "/uL", "26465-5"), ("CSF cell count", "/uL", None), ("CSF red blood cells", "/uL", "26454-9"),
    ("glucose", "mg/dL", "2345-7"), ("serum glucose", "mmol/L", "14749-6"), ("glucose", None, None),
    ("blood glucose", "mg/dL", "2339-0"), ("random blood sugar", "mmol/L", "15074-8"),
    ("capillary blood glucose", "mg/dL", "32016-8"), ("fasting glucose", "mg/dL", "1558-6"),
    ("fasting plasma glucose", "mmol/L", "14771-0"), ("HbA1c", "%", "4548-4"), ("HbA1c", "mmol/mol", "59261-8"),
    ("creatinine", "mg/dL", "2160-0"), ("serum creatinine", "umol/L", "14682-9"), ("BUN", "mg/dL", "3094-0"),
    ("BUN", "mmol/L", "14937-7"), ("urea", "mg/dL", "3091-6"), ("urea", "mmol/L", "22664-7"),
    ("eGFR", "mL/min/{1.73_m2}", "69405-9"), ("eGFR", "mL/min", None), ("creatinine clearance", "mL/min", None),
    ("uric acid", "mg/dL", "3084-1"), ("uric acid", "umol/L", "14933-6"), ("sodium", "mmol/L", "2951-2"),
    ("potassium", "mmol/L", "2823-3"), ("chloride", "mmol/L", "2075-0"), ("serum bicarbonate", "mmol/L", "1963-8"),
    ("total CO2", "mmol/L", "2028-9"), ("CO2", "mm[Hg]", "11557-6"), ("calcium", "mg/dL", "17861-6"),
    ("calcium", "mmol/L", "2000-8"), ("calcium", "meq/L", None), ("corrected calcium", "mg/dL", None),
    ("ionized calcium", "mmol/L", None), ("magnesium", "mg/dL", "19123-9"), ("magnesium", "mmol/L", "2601-3"),
    ("phosphate", "mg/dL", "2777-1"), ("phosphorus", "mmol/L", "14879-1"), ("anion gap", "mmol/L", "33037-3"),
    ("serum osmolality", "mosm/kg", "2692-2"), ("calculated osmolality", "mosm/kg", None),
    ("ALT", "U/L", "1742-6"), ("AST", "U/L", "1920-8"), ("transaminases", "U/L", None),
    ("alkaline phosphatase", "U/L", "6768-6"), ("GGT", "U/L", "2324-2"), ("total bilirubin", "mg/dL", "1975-2"),
    ("total bilirubin", "umol/L", "14631-6"), ("direct bilirubin", "mg/dL", "1968-7"),
    ("direct bilirubin", "umol/L", "14629-0"), ("indirect bilirubin", "mg/dL", "1971-1"),
    ("indirect bilirubin", "umol/L", None), ("total protein", "g/dL", "2885-2"), ("albumin", "g/dL", "1751-7"),
    ("globulin", "g/dL", None), ("LDH", "U/L", "2532-0"), ("creatine kinase", "U/L", "2157-6"),
    ("CK-MB", "ng/mL", "13969-1"), ("CK-MB", "U/L", None), ("troponin I", "ng/mL", "10839-9"),
    ("hs-cTnI", "ng/L", "89579-7"), ("troponin T", "ng/mL", "6598-7"), ("hs-cTnT", "ng/L", None),
    ("troponin", "ng/mL", None), ("cardiac enzymes", None, None), ("BNP", "pg/mL", "30934-4"),
    ("NT-proBNP", "pg/mL", "33762-6"), ("NT-proBNP", "pmol/L", None), ("amylase", "U/L", "1798-8"),
    ("pancreatic amylase", "U/L", None), ("lipase", "U/L", "3040-3"), ("total cholesterol", "mg/dL", "2093-3"),
    ("total cholesterol", "mmol/L", "14647-2"), ("HDL cholesterol", "mg/dL", "2085-9"),
    ("HDL cholesterol", "mmol/L", "14646-4"), ("LDL cholesterol", "mg/dL", "2089-1"),
    ("LDL cholesterol", "mmol/L", None), ("triglycerides", "mg/dL", "2571-8"),
    ("triglycerides", "mmol/L", "14927-8"), ("lactate", "mmol/L", "2524-7"), ("lactate", "mg/dL", None),
    ("arterial lactate", "mmol/L", "2518-9"), ("blood lactate", "mmol/L", "32693-4"), ("ammonia", "umol/L", "16362-6"),
    ("CRP", "mg/L", "1988-5"), ("CRP", "nmol/L", None), ("hs-CRP", "mg/L", "30522-7"),
    ("procalcitonin", "ng/mL", "33959-8"), ("ferritin", "ng/mL", "2276-4"), ("ferritin", "pmol/L", None),
    ("serum iron", "ug/dL", "2498-4"), ("serum iron", "umol/L", "14798-3"), ("TIBC", "ug/dL", "2500-7"),
    ("transferrin saturation", "%", "2502-3"), ("transferrin", "mg/dL", "3034-6"),
    ("serum vitamin B12", "pg/mL", "2132-9"), ("serum folate", "ng/mL", "2284-8"),
    ("25-hydroxyvitamin D", "ng/mL", None), ("25-hydroxyvitamin D3", "ng/mL", "1989-3"),
    ("ceruloplasmin", "mg/dL", "2064-4"), ("alpha-1 antitrypsin", "mg/dL", "1825-9"), ("aldolase", "U/L", "1761-6"),
    ("metabolic panel", None, None), ("basic metabolic panel", None, "51990-0"),
    ("comprehensive metabolic panel", None, "24323-8"), ("liver function tests", None, None),
    ("urine protein", "mg/dL", "2888-6"), ("24-hour urine protein", "g/d", "2889-4"),
    ("urine protein/creatinine ratio", "mg/g", "2890-2"), ("urine protein/creatinine ratio", "mg/mmol", "34366-5"),
    ("urine albumin/creatinine ratio", "mg/g", "9318-7"), ("urine albumin/creatinine ratio", "mg/mmol", "32294-1"),
    ("urine pH", "[pH]", "2756-5"), ("urine specific gravity", "1", "2965-2"), ("pus cells", "/[HPF]", "5821-4"),
    ("urine red blood cells", "/[HPF]", "13945-1"), ("urine red blood cells", "/uL", None),
    ("urine glucose", None, "2349-9"), ("urine ketones", None, None), ("urine nitrite", None, None),
    ("urinalysis", None, "24356-8"), ("urine dipstick", None, "24357-6"), ("urine microscopy", None, None),
    ("TSH", "m[IU]/L", "3016-3"), ("free T4", "ng/dL", "3024-7"), ("free T4", "pmol/L", None),
    ("total T4", "ug/dL", "3026-2"), ("free T3", "pg/mL", "3051-0"), ("total T3", "ng/dL", "3053-6"),
    ("serum cortisol", "ug/dL", "2143-6"), ("serum cortisol", "nmol/L", None), ("ACTH", "pg/mL", "2141-0"),
    ("intact PTH", "pg/mL", "2731-8"), ("parathyroid hormone", "pg/mL", None), ("C-peptide", "ng/mL", "1986-9"),
    ("IGF-1", "ng/mL", "2484-4"), ("FSH", "m[IU]/mL", "15067-2"), ("LH", "m[IU]/mL", "10501-5"),
    ("total testosterone", "ng/dL", "2986-8"), ("total testosterone", "nmol/L", None),
    ("serum estradiol", "pg/mL", "2243-4"), ("prolactin", "ng/mL", "2842-3"), ("prolactin", "m[IU]/L", None),
    ("beta-hCG", "m[IU]/mL", "21198-7"), ("human chorionic gonadotropin", "m[IU]/mL", "19080-1"),
    ("aldosterone", "ng/dL", "1762-4"), ("17-hydroxyprogesterone", "ng/mL", "1668-3"),
    ("anti-TPO antibodies", "[IU]/mL", "8099-4"), ("AFP", "ng/mL", "1834-1"), ("AFP", "[IU]/mL", None),
    ("CEA", "ng/mL", "2039-6"), ("CA 19-9", "U/mL", "24108-3"), ("CA 125", "U/mL", "10334-1"),
    ("CA 15-3", "U/mL", "6875-9"), ("PSA", "ng/mL", "2857-1"), ("rheumatoid factor", "[IU]/mL", "11572-5"),
    ("antinuclear antibodies", None, "8061-4"), ("antinuclear antibody titer", None, None),
    ("complement C3", "mg/dL", "4485-9"), ("complement C4", "g/L", "4498-2"), ("serum IgG", "g/L", "2465-3"),
    ("serum IgA", "mg/dL", "2458-8"), ("serum IgM", "mg/dL", "2472-9"), ("total IgE", "[IU]/mL", "19113-0"),
    ("HIV antibody", None, "7918-6"), ("HIV test", None, None), ("VDRL test", None, "5292-8"),
    ("syphilis serology", None, None), ("rapid plasma reagin", None, "20507-0"), ("anti-HCV", None, "16128-1"),
    ("HBsAg", None, None), ("hepatitis B serology", None, None), ("viral load", "{copies}/mL", None),
    ("blood culture", None, "600-7"), ("urine culture", None, "630-4"), ("culture", None, None),
    ("bacterial culture", None, "6463-4"), ("fungal culture", None, None),
    ("Lowenstein-Jensen culture", None, None),
    ("tissue culture", None, None), ("blood pressure", "mm[Hg]", "85354-9"), ("systolic pressure", "mm[Hg]", "8480-6"),
    ("diastolic pressure", "mm[Hg]", "8462-4"), ("mean arterial pressure", "mm[Hg]", "8478-0"),
    ("heart rate", "/min", "8867-4"), ("respiratory rate", "/min", "9279-1"), ("body temperature", "Cel", "8310-5"),
    ("oxygen saturation", "%", "2708-6"), ("SpO2", "%", "59408-5"), ("body weight", "kg", "29463-7"),
    ("birth weight", "g", "8339-4"), ("body height", "cm", "8302-2"), ("BMI", "kg/m2", "39156-5"),
    ("head circumference", "cm", "9843-4"), ("waist circumference", "cm", None), ("gestational age", "wk", "18185-9"),
    ("ejection fraction", "%", "10230-1"), ("QT interval", "ms", "8634-8"), ("QTc", "ms", None),
    ("PR interval", "ms", "8625-6"), ("QRS duration", "ms", "8633-0"), ("stress test", None, None),
    ("exercise stress test", None, "18752-6"), ("EEG", None, "11523-8"), ("ECG", None, "11524-6"),
    ("Glasgow Coma Scale", "{score}", "9269-2"), ("eye opening response", "{score}", "9267-6"),
    ("motor response", "{score}", "9268-4"), ("verbal response", "{score}", "9270-0"),
    ("1-minute Apgar score", "{score}", "9272-6"), ("5-minute Apgar score", "{score}", "9274-2"),
    ("10-minute Apgar score", "{score}", "9271-8"), ("Apgar score", "{score}", None),
    ("NIHSS", "{score}", None), ("MMSE", "{score}", "72106-8"), ("MoCA", "{score}", "72172-0"),
    ("PHQ-9", "{score}", "44261-6"), ("pain intensity", "{score}", "38208-5"),
        ("numeric rating scale", "{score}", "72514-3"), ("visual analogue scale", "{score}", "38214-3"),
    ("NYHA class", None, "88020-3"), ("qSOFA", "{score}", None), ("muscle strength", None, None),
    ("chest X-ray", None, "30745-4"), ("CT scan of the chest", None, "24627-2"), ("MRI of the brain", None, "24590-2"),
    ("abdominal ultrasound", None, "24558-9"), ("lumbar spine MRI", None, "24968-0"), ("MRCP", None, None),
    ("kidney ultrasound", None, "38036-0"), ("urinary tract ultrasound", None, None),
]  # fmt: skip

ACTS: list[tuple[str, str | None]] = [
    ("C-section", "11466000"), ("cesarean delivery", "11466000"), ("emergency cesarean section", "274130007"),
    ("appendectomy", "80146002"), ("laparoscopic appendectomy", "6025007"), ("laparotomy", "86481000"),
    ("laparoscopically", None), ("hysterectomy", "236886002"), ("total hysterectomy", "116140006"),
    ("dilation and curettage", "13091001"), ("curettage", None), ("uterine curettage", "176820000"),
    ("Whipple procedure", "116241004"), ("pancreatoduodenectomy", "116241004"), ("distal pancreatectomy", "33149006"),
    ("coronary artery bypass surgery", "232717009"), ("PTCA", "11101003"), ("PCI", "415070008"),
    ("decompressive craniectomy", "36910002"), ("craniotomy", "25353009"), ("VP shunt", "47020004"),
    ("mastoidectomy", "50445001"), ("tympanoplasty", None), ("thyroidectomy", "13619001"),
    ("incision and drainage", "56783008"), ("drained", None), ("drainage", None),
    ("abscess drainage", "118442004"), ("excised", "65801008"), ("resected", None),
    ("pleural tap", "91602002"), ("thoracentesis", "91602002"), ("corneal graft", "60656008"),
    ("corneal cross-linking", None), ("tooth removal", "55162003"), ("sentinel node biopsy", "396487001"),
    ("transurethral resection of the prostate", "90199006"), ("transurethral resection", None),
    ("colonoscopy", "73761001"), ("coloscopy", "73761001"), ("sigmoidoscopy", "24420007"), ("colposcopy", "392003006"),
    ("lumbar puncture", "277762005"), ("needle aspiration", None), ("cardiopulmonary resuscitation", "89666000"),
    ("resuscitation", "439569004"), ("hemodialysis", "302497006"), ("dialysis", "108241001"),
    ("amniocentesis", "34536000"), ("chorionic villus sampling", None), ("amniotomy", None),
    ("non-stress test", "387673001"), ("cognitive behavioral therapy", "228557008"), ("counselling", "409063005"),
    ("carotid stenting", None), ("discectomy", "3418002"), ("lumbar microdiscectomy", "260649000"),
    ("microdiscectomy", "3418002"), ("spinal fusion", "55705006"), ("lumbar fusion", "50172003"),
    ("spinal manipulation", "44275008"), ("manual therapy", None), ("epidural steroid injection", "171787008"),
    ("caudal block", None), ("coronary angiography", "33367005"), ("coronary CT angiography", None),
    ("stress echocardiography", "816996009"), ("intensity modulated radiotherapy", "441799006"),
]  # fmt: skip

DRUGS: list[tuple[str, str, str | None]] = [
    ("aspirin", RXNORM, "1191"), ("aspirin", ATC, None), ("low-dose aspirin", ATC, "B01AC06"),
    ("fentanyl", SNOMED, "373492002"), ("fentanyl", ATC, None), ("fentanyl patch", ATC, "N02AB03"),
    ("paracetamol", ATC, "N02BE01"), ("acetaminophen", RXNORM, "161"), ("pregabalin", ATC, "N02BF02"),
    ("phenytoin", ATC, "N03AB02"), ("fosphenytoin", ATC, "N03AB05"), ("ketamine", ATC, "N01AX03"),
    ("esketamine", ATC, "N01AX14"), ("cisatracurium", ATC, "M03AC11"), ("atracurium", ATC, "M03AC04"),
    ("levodopa", ATC, "N04BA01"), ("Sinemet", ATC, "N04BA02"), ("Sinemet", SNOMED, None), ("carbidopa", SNOMED, None),
    ("theophylline", ATC, "R03DA04"), ("aminophylline", ATC, "R03DA05"), ("imipenem", SNOMED, "46558003"),
    ("imipenem-cilastatin", ATC, "J01DH51"), ("cefoperazone", ATC, "J01DD12"),
    ("cefoperazone-sulbactam", ATC, "J01DD62"), ("formoterol", SNOMED, "414289007"), ("Symbicort", SNOMED, None),
    ("Percocet", SNOMED, None), ("oxycodone", SNOMED, "55452001"), ("Suboxone", SNOMED, None),
    ("cyanocobalamin", ATC, "B03BA01"), ("hydroxocobalamin", ATC, "B03BA03"), ("mecobalamin", ATC, "B03BA05"),
    ("progesterone", ATC, "G03DA04"), ("medroxyprogesterone", SNOMED, None), ("deferasirox", ATC, "V03AC03"),
    ("deferoxamine", ATC, "V03AC01"), ("deferiprone", ATC, "V03AC02"), ("epoetin alfa", ATC, "B03XA01"),
    ("darbepoetin", ATC, "B03XA02"), ("filgrastim", ATC, "L03AA02"), ("G-CSF", ATC, None),
    ("antibiotics", SNOMED, "255631004"), ("antimicrobials", SNOMED, None), ("NSAIDs", ATC, "M01A"),
    ("anti-inflammatory drugs", ATC, None), ("local anesthetic", SNOMED, "373477003"),
    ("metronidazole", SNOMED, "372602008"), ("metronidazole", ATC, None), ("warfarin", ATC, "B01AA03"),
]  # fmt: skip

PLACES: list[tuple[str, str, str | None]] = [
    ("lumbar spine", SNOMED, "122496007"), ("lower back", SNOMED, "52612000"), ("kidney", SNOMED, "64033007"),
    ("uterus", SNOMED, "35039007"), ("cerebellum", SNOMED, "113305005"), ("pharynx", SNOMED, "54066008"),
    ("L4-L5 disc", SNOMED, "84020006"), ("L4-L5 level", SNOMED, "243923001"), ("L5-S1 level", SNOMED, "243927000"),
    ("paraspinal muscles", SNOMED, None), ("erector spinae", SNOMED, "44947003"), ("thecal sac", SNOMED, None),
    ("dura mater", SNOMED, "18545000"), ("knee", SNOMED, "72696002"), ("popliteal fossa", SNOMED, None),
    ("perianal region", SNOMED, None), ("optic disc", SNOMED, None), ("adnexa", SNOMED, None),
    ("supraclavicular fossa", SNOMED, None), ("left hand", SNOMED, "85151006"),
    ("moderate to severe", SNOMED, "371924009"),
    ("mild to moderate", SNOMED, "371923003"), ("severe", SNOMED, "24484000"), ("mild", SNOMED, "255604002"),
    ("chronic", SNOMED, "90734009"), ("persistent", SNOMED, None), ("mother", ROLE, "MTH"), ("father", ROLE, "FTH"),
    ("maternal aunt", ROLE, "MAUNT"), ("cousin", ROLE, "COUSN"), ("son", ROLE, "SONC"),
    ("ex-smoker", SNOMED, "8517006"), ("never smoked", SNOMED, "266919005"), ("chronic drinker", SNOMED, "219006"),
    ("heavy drinker", SNOMED, "86933000"), ("menopause", SNOMED, None), ("postmenopausal", SNOMED, "76498008"),
]  # fmt: skip


NOT_HERE: list[tuple[str, str]] = [
    ("PCR", "urine-protein-creatinine"), ("ACR", "urine-albumin-creatinine"), ("VS", "esr"), ("ACT", "aptt"),
    ("TB", "bilirubin-total"), ("ACE", "cea"), ("CEA", "endarterectomy"), ("PRP", "laser-photocoagulation"),
    ("MVR", "mitral-valve-repair"), ("fever of", "body-temperature"), ("febrile at", "body-temperature"),
    ("febrile to", "body-temperature"), ("fever up to", "body-temperature"), ("waist", "waist-circumference"),
    ("sinister", "left"), ("central line", "midline"), ("vesicle", "gallbladder"), ("loin", "lumbar-region"),
    ("left ventricular function", "ejection-fraction"), ("smoking cessation", "former-smoker"),
    ("low-grade", "mild"), ("natriuresis", "urine-sodium"), ("functional class", "nyha"),
]  # fmt: skip


def codes_of(terms: Terminology, words: str, system: str, unit: str | None = None) -> set[str]:
    """Return the codes of `system` that `words` get where they name no problem."""
    concept = terms.find(words, shapes.KINDS - PROBLEMS)
    assert concept is not None, f"{words} is in no table"
    return {coding.code for coding in terms.codings(concept.key, unit) if coding.system == system}


@pytest.mark.parametrize(("words", "unit", "code"), RESULTS)
def test_results_get_the_code_of_their_unit(terms: Terminology, words: str, unit: str | None, code: str | None) -> None:
    found = codes_of(terms, words, LOINC, unit)
    assert code in found if code else not found


@pytest.mark.parametrize(("words", "code"), ACTS)
def test_acts_get_the_code_of_their_words(terms: Terminology, words: str, code: str | None) -> None:
    assert codes_of(terms, words, SNOMED) == ({code} if code else set())


@pytest.mark.parametrize(("words", "system", "code"), [*DRUGS, *PLACES])
def test_drugs_places_and_people_get_the_code_of_their_words(
    terms: Terminology, words: str, system: str, code: str | None
) -> None:
    assert codes_of(terms, words, system) == ({code} if code else set())


@pytest.mark.parametrize(("words", "key"), NOT_HERE)
def test_words_with_another_meaning_do_not_name_the_concept(terms: Terminology, words: str, key: str) -> None:
    raw = phrases.tokens(words)
    found = terms.match([normal(word) for word in raw], 0, raw)
    assert found is None or key not in found[1]


def test_the_table_is_large() -> None:
    assert len(RESULTS) + len(ACTS) + len(DRUGS) + len(PLACES) >= 300
