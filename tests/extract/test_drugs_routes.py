"""By which route and in which form a drug is given: adjectives, adverbs, abbreviations, apparatus."""

from __future__ import annotations

import pytest

from .prescriptions import medications

ROUTES = [
    ("Oral ciprofloxacin 500 mg was started.", "Oral"),
    ("Ciprofloxacin 500 mg orally was started.", "orally"),
    ("Metronidazole 400 mg by mouth was started.", "by mouth"),
    ("Misoprostol 200 µg per os was given.", "per os"),
    ("Levofloxacin 750 mg PO daily was given.", "PO"),
    ("Levofloxacin 750 mg p.o. daily was given.", "p.o."),
    ("Intravenous acyclovir was begun.", "Intravenous"),
    ("Acyclovir was begun intravenously.", "intravenously"),
    ("Hydrocortisone 100 mg IV was given.", "IV"),
    ("Hydrocortisone 100 mg i.v. was given.", "i.v."),
    ("Phenytoin was given by intravenous injection.", "by intravenous injection"),
    ("Intramuscular ceftriaxone was given once.", "Intramuscular"),
    ("Epinephrine 0.5 mg intramuscularly was given.", "intramuscularly"),
    ("Haloperidol 5 mg IM was given.", "IM"),
    ("Haloperidol 5 mg i.m. was given.", "i.m."),
    ("Methotrexate was injected by intramuscular injection.", "by intramuscular injection"),
    ("Subcutaneous enoxaparin was given.", "Subcutaneous"),
    ("Octreotide 100 µg subcutaneously was given.", "subcutaneously"),
    ("Fondaparinux 2.5 mg SC daily was given.", "SC"),
    ("Fondaparinux 2.5 mg s.c. daily was given.", "s.c."),
    ("Topical clobetasol was applied.", "Topical"),
    ("Diclofenac gel was applied topically.", "applied topically"),
    ("Rectal mesalamine was added.", "Rectal"),
    ("Diazepam 10 mg rectally was given.", "rectally"),
    ("Paracetamol 125 mg PR was given.", "PR"),
    ("Indomethacin 100 mg per rectum was given.", "per rectum"),
    ("Nasal desmopressin was prescribed.", "Nasal"),
    ("Intranasal mometasone was prescribed.", "Intranasal"),
    ("Midazolam was given intranasally.", "intranasally"),
    ("Vaginal progesterone was prescribed.", "Vaginal"),
    ("Misoprostol 50 µg vaginally was given.", "vaginally"),
    ("Intravaginal metronidazole was prescribed.", "Intravaginal"),
    ("Sublingual nitroglycerin was given.", "Sublingual"),
    ("Lorazepam 1 mg sublingually was given.", "sublingually"),
    ("Nitroglycerin 0.4 mg under the tongue was given.", "under the tongue"),
    ("Inhaled budesonide was prescribed.", "Inhaled"),
    ("Colistin was given by inhalation.", "by inhalation"),
    ("Nebulized salbutamol was given.", "Nebulized"),
    ("Nebulised ipratropium was given.", "Nebulised"),
    ("Transdermal fentanyl was applied.", "Transdermal"),
    ("Buprenorphine was given transdermally.", "transdermally"),
    ("Intradermal tuberculin was not used, but intradermal lidocaine was.", "intradermal"),
    ("Intrathecal methotrexate was given.", "Intrathecal"),
    ("Baclofen was given intrathecally.", "intrathecally"),
    ("Epidural bupivacaine was given.", "Epidural"),
    ("Ropivacaine was given via an epidural catheter.", "via an epidural catheter"),
    ("Ophthalmic dorzolamide was started.", "Ophthalmic"),
    ("Timolol eye drops were continued.", "eye drops"),
    ("Latanoprost was instilled in both eyes.", "in both eyes"),
    ("Otic ciprofloxacin was prescribed.", "Otic"),
    ("Ofloxacin was instilled into the ear.", "into the ear"),
    ("Intra-articular triamcinolone was injected.", "Intra-articular"),
    ("Triamcinolone 40 mg was injected into the joint.", "into the joint"),
    ("Intra-arterial nimodipine was infused.", "Intra-arterial"),
    ("Intraperitoneal vancomycin was given.", "Intraperitoneal"),
    ("Vancomycin was given intraperitoneally.", "intraperitoneally"),
    ("Intracardiac epinephrine was given.", "Intracardiac"),
    ("Intravitreal bevacizumab was injected.", "Intravitreal"),
    ("Ganciclovir 2 mg was injected intravitreally.", "intravitreally"),
    ("Intralesional triamcinolone was injected.", "Intralesional"),
    ("Epinephrine 1 mg intraosseous was given.", "intraosseous"),
    ("Intrapleural streptokinase was given.", "Intrapleural"),
    ("Intravesical mitomycin was given.", "Intravesical"),
    ("Paravertebral lidocaine was injected.", "Paravertebral"),
    ("Perineural dexamethasone was injected.", "Perineural"),
    ("Clopidogrel was given via nasogastric tube.", "via nasogastric tube"),
    ("Lansoprazole was given through a nasogastric tube.", "through a nasogastric tube"),
    ("Levodopa was given via gastrostomy tube.", "via gastrostomy tube"),
    ("Buccal midazolam was given.", "Buccal"),
    ("Parenteral artesunate was given.", "Parenteral"),
    ("Enteral erythromycin was given.", "Enteral"),
    ("Subconjunctival dexamethasone was injected.", "Subconjunctival"),
    ("Norepinephrine was infused via a central line.", "via a central line"),
    ("Norepinephrine was begun through a peripheral line.", "through a peripheral line"),
]


@pytest.mark.parametrize(("text", "route"), ROUTES, ids=[row[0] for row in ROUTES])
def test_route(text: str, route: str) -> None:
    assert [item.route for item in medications(text)][-1] == route


FORMS = [
    ("She took metformin tablets twice a day.", "tablets"),
    ("Doxycycline 100 mg capsules were prescribed.", "capsules"),
    ("Ketoconazole cream was applied twice daily.", "cream"),
    ("Mupirocin ointment was applied to the wound.", "ointment"),
    ("Diclofenac gel was rubbed into the knee.", "gel"),
    ("Fluconazole suspension was given for thrush.", "suspension"),
    ("Lactulose syrup was taken each evening.", "syrup"),
    ("Morphine solution was taken every four hours.", "solution"),
    ("Indomethacin suppositories were used at night.", "suppositories"),
    ("Clotrimazole pessaries were used for a week.", "pessaries"),
    ("A fentanyl patch was applied.", "patch"),
    ("Lidocaine patches were applied to the back.", "patches"),
    ("Atropine drops were instilled.", "drops"),
    ("Mometasone nasal spray was prescribed.", "spray"),
    ("A salbutamol inhaler was prescribed.", "inhaler"),
    ("Nystatin powder was applied to the groin.", "powder"),
    ("Macrogol sachets were taken with breakfast.", "sachets"),
    ("Clobetasol lotion was applied to the scalp.", "lotion"),
    ("Hydrocortisone foam was used each night.", "foam"),
    ("Ketoconazole shampoo was used twice weekly.", "shampoo"),
    ("Nystatin lozenges were tried.", "lozenges"),
    ("Chlorhexidine mouth rinse was used twice daily.", "mouth rinse"),
    ("A mesalamine enema was given each night.", "enema"),
    ("A dopamine drip was begun.", "drip"),
    ("A heparin infusion was begun.", "infusion"),
    ("A goserelin implant was placed.", "implant"),
    ("Adalimumab prefilled syringes were supplied.", "prefilled syringes"),
    ("An adalimumab pen was supplied.", "pen"),
    ("A capsaicin plaster was not kept; lidocaine plaster was.", "plaster"),
    ("Milgamma ampoules were ordered.", "ampoules"),
]


@pytest.mark.parametrize(("text", "form"), FORMS, ids=[row[0] for row in FORMS])
def test_form(text: str, form: str) -> None:
    assert [item.form for item in medications(text)][-1] == form


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("He takes one tablet of lorazepam at bedtime.", ("1", "tablet")),
        ("She swallowed two capsules of omeprazole.", ("2", "capsules")),
        ("He used 2 puffs of salbutamol.", ("2", "puffs")),
        ("Take 1 sachet of macrogol daily.", ("1", "sachet")),
        ("Instil two drops of atropine in the right eye.", ("2", "drops")),
        ("Three ampoules of epinephrine were given.", ("3", "ampoules")),
        ("She was given 2 vials of antivenom.", ("2", "vials")),
        ("He received 10 vials of antivenom.", ("10", "vials")),
        ("One suppository of indomethacin was given.", ("1", "suppository")),
        ("Two sprays of nitroglycerin were given.", ("2", "sprays")),
        ("She took 20 tablets of paracetamol in one go.", ("20", "tablets")),
        ("He takes 1 capsule of tamsulosin at night.", ("1", "capsule")),
    ],
)
def test_pieces_are_counted(text: str, counted: tuple[str, str]) -> None:
    (dose,) = [item.dose for item in medications(text) if item.dose]
    assert (str(dose.value), dose.unit, dose.ucum) == (*counted, None)


STRENGTHS = [
    ("She was given omeprazole 20 mg capsules.", "20 mg", None),
    ("Two tablets of lorazepam 1 mg were taken.", "1 mg", "2 tablets"),
    ("He took 2 tablets of 500 mg of paracetamol.", "500 mg", "2 tablets"),
    ("Prednisolone acetate 1% eye drops were started.", "1 %", None),
    ("Lidocaine 2% was injected.", "2 %", None),
    ("Bupivacaine 0.5% was injected.", "0.5 %", None),
    ("Chlorhexidine 0.12% mouthwash was prescribed.", "0.12 %", None),
    ("He was prescribed two 5 mg tablets of warfarin.", "5 mg", None),
    ("Ketamine 50 mg/mL was diluted.", "50 mg/mL", None),
]


@pytest.mark.parametrize(("text", "strength", "dose"), STRENGTHS, ids=[row[0] for row in STRENGTHS])
def test_strength_is_no_dose(text: str, strength: str, dose: str | None) -> None:
    (found,) = medications(text)
    assert found.strength
    assert f"{found.strength.value} {found.strength.ucum}" == strength
    assert (f"{found.dose.value} {found.dose.unit}" if found.dose else None) == dose
