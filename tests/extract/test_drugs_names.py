"""Names of drugs: every class in a natural sentence, brands beside their ingredient, older and other spellings."""

from __future__ import annotations

import pytest

from .prescriptions import checked, medications

CLASSES = [
    ("NSAIDs were tried for six weeks.", "NSAIDs", "nsaid"),
    ("She took non-steroidal anti-inflammatory drugs for her knee.", "non-steroidal anti-inflammatory drugs", "nsaid"),
    ("A skeletal muscle relaxant was added.", "skeletal muscle relaxant", "muscle-relaxants"),
    ("Analgesics brought little relief.", "Analgesics", "analgesics"),
    ("Opioids were required after surgery.", "Opioids", "opioids"),
    ("He was treated with corticosteroids.", "corticosteroids", "corticosteroids"),
    ("Systemic steroids were started.", "Systemic steroids", "corticosteroids"),
    ("A local anesthetic was infiltrated.", "local anesthetic", "local-anesthetics"),
    ("Immunosuppressants were reduced.", "Immunosuppressants", "immunosuppressants"),
    ("Chemotherapy was started at week three.", "Chemotherapy", "chemotherapy"),
    ("An immune checkpoint inhibitor was given.", "immune checkpoint inhibitor", "checkpoint-inhibitors"),
    ("She was treated with a tyrosine kinase inhibitor.", "tyrosine kinase inhibitor", "tki"),
    ("Adjuvant hormone therapy was prescribed.", "hormone therapy", "hormone-therapy"),
    ("He was given antibiotics.", "antibiotics", "antibiotics"),
    ("Antituberculous treatment was begun.", "Antituberculous treatment", "antituberculars"),
    ("Antiviral drugs were prescribed.", "Antiviral drugs", "antivirals"),
    ("He was on antiretroviral therapy.", "antiretroviral therapy", "antiretrovirals"),
    ("Antifungals were added on day five.", "Antifungals", "antifungals"),
    ("Antiparasitic drugs were given.", "Antiparasitic drugs", "antiparasitics"),
    ("Antimalarials were started in the village.", "Antimalarials", "antimalarials"),
    ("Anticonvulsants were prescribed.", "Anticonvulsants", "anticonvulsants"),
    ("Benzodiazepines were needed at night.", "Benzodiazepines", "benzodiazepines"),
    ("He took antipsychotics for ten years.", "antipsychotics", "antipsychotics"),
    ("Antidepressants were prescribed.", "Antidepressants", "antidepressants"),
    ("Sedatives were given for the scan.", "Sedatives", "sedatives"),
    ("Antihypertensives were increased.", "Antihypertensives", "antihypertensives"),
    ("Beta-blockers were started.", "Beta-blockers", "beta-blockers"),
    ("She takes an ACE inhibitor.", "ACE inhibitor", "ace-inhibitors"),
    ("An angiotensin receptor blocker was added.", "angiotensin receptor blocker", "arbs"),
    ("Calcium channel blockers were tried.", "Calcium channel blockers", "calcium-channel-blockers"),
    ("Diuretics were given for the edema.", "Diuretics", "diuretics"),
    ("Antiarrhythmics were given.", "Antiarrhythmics", "antiarrhythmics"),
    ("Nitrates were given for the chest pain.", "Nitrates", "nitrates"),
    ("She takes statins.", "statins", "statins"),
    ("Dual antiplatelet therapy was prescribed.", "Dual antiplatelet therapy", "antiplatelets"),
    ("Anticoagulants were started.", "Anticoagulants", "anticoagulants"),
    ("Thrombolytics were given within the hour.", "Thrombolytics", "thrombolytics"),
    ("Vasopressors were weaned on day two.", "Vasopressors", "vasopressors"),
    ("She was on oral hypoglycemic agents.", "oral hypoglycemic agents", "antidiabetics"),
    ("Bronchodilators were given.", "Bronchodilators", "bronchodilators"),
    ("Antihistamines eased the itching.", "Antihistamines", "antihistamines"),
    ("He was given a proton pump inhibitor.", "proton pump inhibitor", "ppi"),
    ("Antiemetics were given before each cycle.", "Antiemetics", "antiemetics"),
    ("Antispasmodics were prescribed.", "Antispasmodics", "antispasmodics"),
    ("Laxatives were used each day.", "Laxatives", "laxatives"),
    ("Antipyretics brought the fever down.", "Antipyretics", "antipyretics"),
    ("She took cough medicine for a week.", "cough medicine", "antitussives"),
    ("Bisphosphonates were infused.", "Bisphosphonates", "bisphosphonates"),
    ("Neuromuscular blockers were avoided.", "Neuromuscular blockers", "neuromuscular-blockers"),
    ("Vitamin supplements were taken.", "Vitamin supplements", "vitamins"),
    ("He took herbal medicine for months.", "herbal medicine", "herbal-medicine"),
    ("Disease-modifying antirheumatic drugs were begun.", "Disease-modifying antirheumatic drugs", "DMARDs"),
    ("Antithyroid drugs were begun.", "Antithyroid drugs", "antithyroids"),
    ("Low-molecular-weight heparin was injected.", "Low-molecular-weight heparin", "lmwh"),
    ("LMWH was injected each evening.", "LMWH", "lmwh"),
    ("She took an oral contraceptive.", "oral contraceptive", "oral-contraceptive"),
    ("Intravenous fluids were given.", "Intravenous fluids", "iv-fluids"),
    ("She received R-CHOP.", "R-CHOP", "r-chop"),
    ("He received FOLFOX.", "FOLFOX", "folfox"),
    ("ABVD chemotherapy was given.", "ABVD chemotherapy", "abvd"),
    ("CHOP chemotherapy was given.", "CHOP chemotherapy", "chop"),
]

BRANDS = [
    ("She takes Norvasc 5 mg daily.", "amlodipine"),
    ("He takes Concor 5 mg daily.", "bisoprolol"),
    ("She takes Inderal 40 mg bid.", "propranolol"),
    ("Lasix 40 mg was given.", "furosemide"),
    ("She takes Aldactone 25 mg daily.", "spironolactone"),
    ("He takes Diamox 250 mg bid.", "acetazolamide"),
    ("He takes Cordarone 200 mg daily.", "amiodarone"),
    ("He takes Lipitor 20 mg daily.", "atorvastatin"),
    ("She takes Crestor 10 mg daily.", "rosuvastatin"),
    ("Plavix 75 mg daily was started.", "clopidogrel"),
    ("Brilinta 90 mg bid was started.", "ticagrelor"),
    ("She takes Coumadin 5 mg daily.", "warfarin"),
    ("He takes Sintrom 4 mg daily.", "acenocoumarol"),
    ("Lovenox 40 mg daily was injected.", "enoxaparin"),
    ("Clexane 60 mg bid was injected.", "enoxaparin"),
    ("Xarelto 20 mg daily was started.", "rivaroxaban"),
    ("Eliquis 5 mg bid was started.", "apixaban"),
    ("Pradaxa 150 mg bid was started.", "dabigatran"),
    ("Levophed 8 µg/min was infused.", "norepinephrine"),
    ("She takes Voltaren 50 mg bid.", "diclofenac"),
    ("He takes Brufen 400 mg tid.", "ibuprofen"),
    ("She took Advil 200 mg twice.", "ibuprofen"),
    ("Movalis 15 mg daily was ordered.", "meloxicam"),
    ("Lyrica 75 mg bid was started.", "pregabalin"),
    ("Neurontin 300 mg tid was started.", "gabapentin"),
    ("Lioresal 10 mg tid was started.", "baclofen"),
    ("Sirdalud 2 mg at night was ordered.", "tizanidine"),
    ("She took Tylenol 500 mg for the fever.", "paracetamol"),
    ("Xylocaine 2% was infiltrated.", "lidocaine"),
    ("Marcaine 0.5% was injected.", "bupivacaine"),
    ("Kenalog 40 mg was injected into the joint.", "triamcinolone"),
    ("Solu-Medrol 1 g daily was infused.", "methylprednisolone"),
    ("Diprospan 1 mL was injected.", "betamethasone"),
    ("Celebrex 200 mg daily was tried.", "celecoxib"),
    ("Arcoxia 60 mg daily was tried.", "etoricoxib"),
    ("Toradol 30 mg IM was given.", "ketorolac"),
    ("Xefocam 8 mg bid was ordered.", "lornoxicam"),
    ("Ultram 50 mg qid was tried.", "tramadol"),
    ("Elavil 25 mg at bedtime was tried.", "amitriptyline"),
    ("Cymbalta 60 mg daily was tried.", "duloxetine"),
    ("Flexeril 10 mg tid was tried.", "cyclobenzaprine"),
    ("She takes Prilosec 20 mg daily.", "omeprazole"),
    ("He takes OxyContin 20 mg bid.", "oxycodone"),
    ("Dilaudid 2 mg was injected.", "hydromorphone"),
    ("Narcan 0.4 mg was injected.", "naloxone"),
    ("Buscopan 20 mg was injected.", "hyoscine"),
    ("No-Spa 40 mg was given.", "drotaverine"),
    ("Rocephin 1 g daily was begun.", "ceftriaxone"),
    ("Zyvox 600 mg bid was begun.", "linezolid"),
    ("Cipro 500 mg bid was begun.", "ciprofloxacin"),
    ("Levaquin 750 mg daily was begun.", "levofloxacin"),
    ("Zithromax 500 mg daily was begun.", "azithromycin"),
    ("Flagyl 500 mg tid was begun.", "metronidazole"),
    ("Tamiflu 75 mg bid was begun.", "oseltamivir"),
    ("Diflucan 150 mg once was given.", "fluconazole"),
    ("Glucantime was injected for 20 days.", "meglumine-antimoniate"),
    ("Imuran 50 mg bid was continued.", "azathioprine"),
    ("Prograf 2 mg bid was continued.", "tacrolimus"),
    ("Plaquenil 200 mg bid was continued.", "hydroxychloroquine"),
    ("Remicade 5 mg/kg was infused.", "infliximab"),
    ("Humira 40 mg every two weeks was injected.", "adalimumab"),
    ("Enbrel 50 mg weekly was injected.", "etanercept"),
    ("Actemra 8 mg/kg was infused.", "tocilizumab"),
    ("Kineret 100 mg daily was injected.", "anakinra"),
    ("Soliris 900 mg weekly was infused.", "eculizumab"),
    ("Prolia 60 mg was injected.", "denosumab"),
    ("MabThera 375 mg/m2 was infused.", "rituximab"),
    ("Rituxan 375 mg/m2 was infused.", "rituximab"),
    ("Avastin 10 mg/kg was infused.", "bevacizumab"),
    ("Herceptin 6 mg/kg was infused.", "trastuzumab"),
    ("Keytruda 200 mg was infused.", "pembrolizumab"),
    ("Opdivo 240 mg was infused.", "nivolumab"),
    ("Yervoy 3 mg/kg was infused.", "ipilimumab"),
    ("Tecentriq 1200 mg was infused.", "atezolizumab"),
    ("Gleevec 400 mg daily was started.", "imatinib"),
    ("Nexavar 400 mg bid was started.", "sorafenib"),
    ("Sutent 50 mg daily was started.", "sunitinib"),
    ("Tarceva 150 mg daily was started.", "erlotinib"),
    ("Iressa 250 mg daily was started.", "gefitinib"),
    ("Taxol 175 mg/m2 was infused.", "paclitaxel"),
    ("Taxotere 75 mg/m2 was infused.", "docetaxel"),
    ("Xeloda 1250 mg/m2 bid was started.", "capecitabine"),
    ("Gemzar 1000 mg/m2 was infused.", "gemcitabine"),
    ("Velcade 1.3 mg/m2 was injected.", "bortezomib"),
    ("Revlimid 25 mg daily was started.", "lenalidomide"),
    ("Femara 2.5 mg daily was started.", "letrozole"),
    ("Zoladex 3.6 mg monthly was injected.", "goserelin"),
    ("Sandostatin 100 µg tid was injected.", "octreotide"),
    ("Zometa 4 mg was infused.", "zoledronic-acid"),
    ("Dilantin 100 mg tid was continued.", "phenytoin"),
    ("Tegretol 200 mg bid was continued.", "carbamazepine"),
    ("Keppra 500 mg bid was continued.", "levetiracetam"),
    ("Lamictal 100 mg bid was continued.", "lamotrigine"),
    ("Valium 5 mg was given.", "diazepam"),
    ("Ativan 2 mg was given.", "lorazepam"),
    ("Xanax 0.5 mg tid was tapered.", "alprazolam"),
    ("Haldol 5 mg was given.", "haloperidol"),
    ("Seroquel 25 mg at night was started.", "quetiapine"),
    ("Abilify 10 mg daily was started.", "aripiprazole"),
    ("Prozac 20 mg daily was continued.", "fluoxetine"),
    ("Zoloft 50 mg daily was continued.", "sertraline"),
    ("Lexapro 10 mg daily was continued.", "escitalopram"),
    ("Effexor 75 mg daily was continued.", "venlafaxine"),
    ("Ritalin 10 mg bid was continued.", "methylphenidate"),
    ("Mestinon 60 mg qid was started.", "pyridostigmine"),
    ("Botox 100 units was injected.", "botulinum-toxin"),
    ("She takes Glucophage 850 mg bid.", "metformin"),
    ("Tapazole 10 mg tid was started.", "methimazole"),
    ("Pitocin 10 units was infused.", "oxytocin"),
    ("Fosamax 70 mg weekly was taken.", "alendronate"),
    ("Ventolin two puffs qid were inhaled.", "salbutamol"),
    ("Singulair 10 mg at night was added.", "montelukast"),
    ("Benadryl 25 mg was given.", "diphenhydramine"),
    ("Nexium 40 mg daily was given.", "esomeprazole"),
    ("Zantac 150 mg bid was given.", "ranitidine"),
    ("Zofran 4 mg was given.", "ondansetron"),
    ("Imodium 2 mg was taken.", "loperamide"),
    ("Creon 25000 units with meals was taken.", "pancreatin"),
    ("Flomax 0.4 mg at bedtime was taken.", "tamsulosin"),
]

OTHER_NAMES = [
    ("Acetaminophen 1 g was given.", "paracetamol"),
    ("Acetylsalicylic acid 100 mg daily was taken.", "aspirin"),
    ("Adrenaline 1 mg was injected.", "epinephrine"),
    ("Noradrenaline was infused.", "norepinephrine"),
    ("Frusemide 40 mg was given.", "furosemide"),
    ("Lignocaine 1% was injected.", "lidocaine"),
    ("Pethidine 50 mg was injected.", "pethidine"),
    ("Meperidine 50 mg was injected.", "pethidine"),
    ("Dipyrone 1 g was infused.", "metamizole"),
    ("Rifampin 600 mg daily was taken.", "rifampicin"),
    ("Benzylpenicillin 2.4 g was injected.", "penicillin"),
    ("Amoxycillin 500 mg tid was taken.", "amoxicillin"),
    ("Phenobarbitone 60 mg was given.", "phenobarbital"),
    ("Albuterol 2.5 mg was nebulized.", "salbutamol"),
    ("Suxamethonium chloride 100 mg was injected.", "succinylcholine"),
    ("Thiopentone 250 mg was injected.", "thiopental"),
    ("Adriamycin 60 mg/m2 was infused.", "doxorubicin"),
    ("Rapamycin 2 mg daily was taken.", "sirolimus"),
    ("Glyburide 5 mg daily was taken.", "glibenclamide"),
    ("Phytonadione 10 mg was injected.", "vitamin-k"),
    ("L-thyroxine 100 µg daily was taken.", "levothyroxine"),
    ("Butylscopolamine 20 mg was injected.", "hyoscine"),
    ("Cyclosporin A 100 mg bid was taken.", "cyclosporine"),
    ("Conjugated estrogens were taken.", "estrogen"),
]


@pytest.mark.parametrize(("text", "name", "concept"), CLASSES, ids=[row[0] for row in CLASSES])
def test_class(text: str, name: str, concept: str) -> None:
    assert (name, concept) in [(item.name, item.concept) for item in medications(text)]


@pytest.mark.parametrize(("text", "concept"), [*BRANDS, *OTHER_NAMES], ids=[row[0] for row in (*BRANDS, *OTHER_NAMES)])
def test_a_brand_or_another_name_is_its_ingredient(text: str, concept: str) -> None:
    (found,) = medications(text)
    assert found.concept == concept
    assert text.startswith(found.name) or f" {found.name} " in text


TOLD_AS_ONE = [
    ("The diuretic furosemide was given.", "furosemide", ["furosemide", "diuretic"]),
    ("Chemotherapy with cisplatin was begun.", "cisplatin", ["cisplatin", "Chemotherapy"]),
    ("The opioid tramadol was tried.", "tramadol", ["tramadol", "opioid"]),
    ("Antibiotic treatment with ceftriaxone was begun.", "ceftriaxone", ["ceftriaxone", "Antibiotic treatment"]),
    ("Aspirin (Aspirin) 100 mg was given.", "Aspirin", ["Aspirin", "100 mg", "Aspirin"]),
    ("Infliximab (Remicade) 5 mg/kg was infused.", "Infliximab", ["Infliximab", "5 mg/kg", "Remicade"]),
    ("Enoxaparin (Lovenox) was injected.", "Enoxaparin", ["Enoxaparin", "Lovenox"]),
]


@pytest.mark.parametrize(("text", "name", "quotes"), TOLD_AS_ONE, ids=[row[0] for row in TOLD_AS_ONE])
def test_a_drug_told_twice_is_one_fact(text: str, name: str, quotes: list[str]) -> None:
    (found,) = checked(text).medications
    assert found.name == name
    assert sorted(str(words.quote) for words in found.evidence) == sorted(quotes)


APART = [
    ("General anesthesia was maintained with sevoflurane.", ["sevoflurane"]),
    ("Antibiotics and diuretics were given.", ["Antibiotics", "diuretics"]),
    ("Statins, aspirin and beta-blockers were prescribed.", ["Statins", "aspirin", "beta-blockers"]),
    ("Steroids, vancomycin and acyclovir were given.", ["Steroids", "vancomycin", "acyclovir"]),
]


@pytest.mark.parametrize(("text", "names"), APART, ids=[row[0] for row in APART])
def test_a_class_beside_other_drugs_stays_a_fact(text: str, names: list[str]) -> None:
    assert [item.name for item in medications(text)] == names


SHORT_FORMS = [
    ("Mycophenolate mofetil (MMF) was started. MMF was stopped in March.", "stopped", 3),
    ("Norepinephrine (NE) was infused. NE was held.", "on-hold", 3),
    ("Methotrexate (MTX) was begun. MTX 15 mg weekly was continued.", "active", 3),
    ("Hydroxychloroquine (HCQ) was begun. HCQ was discontinued.", "stopped", 3),
]


@pytest.mark.parametrize(("text", "status", "mentions"), SHORT_FORMS, ids=[row[0] for row in SHORT_FORMS])
def test_a_short_form_of_the_text_is_its_drug(text: str, status: str, mentions: int) -> None:
    (found,) = medications(text)
    assert found.status == status
    assert len([words for words in found.evidence if "mg" not in str(words.quote)]) == mentions
