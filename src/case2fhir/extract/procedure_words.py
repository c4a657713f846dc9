"""Words that name a procedure by their form alone: endings, roots of deeds, and words that need company."""

ENDINGS = tuple(
    "ectomy ectomies otomy otomies ostomy ostomies plasty plasties pexy centesis rrhaphy desis tripsy pheresis "
    "embolization embolisation fundoplication gastroplication adhesiolysis adhesolysis neurolysis".split()
)
"""Endings of words that no table knows and that still are operations."""

NOT_OPERATIONS = frozenset("anatomy dichotomy taxonomy autonomy phlebotomist lithotomy".split())

_NOUNS = {
    "surgery": "surgery operation reoperation reintervention",
    "intubation": "intubation reintubation",
    "extubation": "extubation",
    "ventilation": "ventilation ventilator respirator",
    "resection": "resection",
    "excision": "excision",
    "ablation": "ablation cryoablation",
    "embolization": "embolization embolisation chemoembolization chemoembolisation radioembolization",
    "cannulation": "cannulation",
    "catheterization": "catheterization catheterisation",
    "implantation": "implantation",
    "transplantation": "transplantation transplant retransplantation",
    "ligation": "ligation clipping banding coiling",
    "debridement": "debridement",
    "amputation": "amputation",
    "transfusion": "transfusion",
    "dialysis": "dialysis hemodialysis haemodialysis hemofiltration hemodiafiltration",
    "cauterization": "cauterization cauterisation electrocautery cautery electrocoagulation",
    "anastomosis": "anastomosis anastomoses anastamosis anastamoses",
    "decompression": "decompression",
    "defibrillation": "defibrillation",
    "cardioversion": "cardioversion",
    "resuscitation": "resuscitation",
    "revascularization": "revascularization revascularisation",
    "reconstruction": "reconstruction",
    "stenting": "stenting",
    "replacement": "replacement",
    "grafting": "grafting",
    "repair": "repair herniorrhaphy",
    "removal": "removal",
    "closure": "closure",
    "incision": "incision",
    "osteosynthesis": "osteosynthesis",
    "fixation": "fixation",
    "curettage": "curettage",
    "lavage": "lavage",
    "radiotherapy": "radiotherapy chemoradiotherapy chemoradiation radiochemotherapy brachytherapy radiosurgery",
    "physiotherapy": "physiotherapy physiotherapist kinesiotherapy",
    "psychotherapy": "psychotherapy",
    "sclerotherapy": "sclerotherapy",
    "cryotherapy": "cryotherapy",
    "phototherapy": "phototherapy",
    "immunoadsorption": "immunoadsorption",
    "rehabilitation": "rehabilitation",
    "massage": "massage",
    "acupuncture": "acupuncture",
    "laparoscopy": "laparoscopy thoracoscopy mediastinoscopy arthroscopy laryngoscopy",
    "suture": "suture suturing",
    "exenteration": "exenteration",
    "enucleation": "enucleation evisceration",
    "debulking": "debulking cytoreduction",
    "marsupialization": "marsupialization marsupialisation",
    "sedation": "sedation",
    "hydration": "hydration rehydration",
    "pleurodesis": "pleurodesis",
    "bypass": "bypass",
    "circumcision": "circumcision",
    "vaccination": "vaccination",
    "cardioplegia": "cardioplegia",
    "traction": "traction",
    "immobilization": "immobilization immobilisation",
    "chemonucleolysis": "chemonucleolysis",
    "clamping": "clamping",
    "oxygenation": "oxygenation",
    "photocoagulation": "photocoagulation",
    "pacing": "pacing",
}
"""Root of a deed, and the nouns that name it; they need no company."""

_VERBS = {
    "intubation": "intubat reintubat",
    "extubation": "extubat",
    "ventilation": "ventilat",
    "resection": "resect",
    "excision": "excis",
    "ablation": "ablat",
    "embolization": "emboliz embolis",
    "cannulation": "cannulat",
    "catheterization": "catheteriz catheteris",
    "implantation": "implant",
    "transplantation": "transplant",
    "ligation": "ligat clipp coil",
    "debridement": "debrid",
    "amputation": "amputat",
    "transfusion": "transfus",
    "dialysis": "dialyz dialys",
    "cauterization": "cauteriz cauteris",
    "anastomosis": "anastomos",
    "decompression": "decompress",
    "defibrillation": "defibrillat",
    "cardioversion": "cardiovert",
    "resuscitation": "resuscitat",
    "revascularization": "revascularis revasculariz",
    "reconstruction": "reconstruct",
    "irradiation": "irradiat",
    "stenting": "stent",
    "grafting": "graft",
    "repair": "repair",
    "removal": "remov",
    "closure": "clos",
    "opening": "open",
    "extraction": "extract",
    "dissection": "dissect",
    "drainage": "drain",
    "aspiration": "aspirat",
    "evacuation": "evacuat",
    "suture": "sutur",
    "sedation": "sedat",
    "surgery": "operat",
    "vaccination": "vaccinat",
    "immobilization": "immobiliz immobilis",
    "harvesting": "harvest",
    "clamping": "clamp",
    "rewarming": "rewarm",
    "fixation": "reattach",
    "incision": "incis",
    "irrigation": "irrigat",
    "exploration": "explor",
    "curettage": "curett",
    "enucleation": "enucleat",
    "division": "transect",
    "insertion": "insert",
    "deployment": "deploy",
    "exposure": "expos",
}
"""Root of a deed, and the stems of its verbs; they need a passive, a surgeon or a purpose."""

COMPANY: dict[str, frozenset[str]] = {
    noun: frozenset(words.split())
    for noun, words in {
        "irradiation": "body craniospinal whole cranial pelvic external beam total brain prophylactic",
        "radiation": "body beam breast palliative pelvic cranial brain external stereotactic adjuvant spinal thoracic",
        "mask": "rebreather oxygen face venturi",
        "dissection": "node nodal neck lymph sharp blunt axillary submucosal surgical careful systemic "
        "systematic tissue "
        "inguinal pelvic mediastinal laparoscopic lymphatic",
        "drainage": "percutaneous surgical tube chest catheter external endoscopic abscess ventricular "
        "biliary pleural "
        "incision pericardial thoracic transhepatic guided underwater intercostal nasobiliary underwent csf lumbar",
        "aspiration": "needle joint percutaneous surgical guided repeated therapeutic knee cyst abscess suction",
        "evacuation": "surgical hematoma haematoma clot uterine suction urgent emergency burr",
        "extraction": "tooth dental stone cataract surgical endoscopic forceps lead vacuum teeth clot foreign",
        "insertion": "tube catheter stent drain pacemaker device line needle port shunt screw prosthesis "
        "mesh filter iol "
        "lens electrode ring",
        "placement": "tube catheter stent drain pacemaker device line port shunt screw prosthesis mesh "
        "filter electrode "
        "lead graft dbs balloon coil cast clip frame sheath",
        "exploration": "surgical neck abdominal wound open laparoscopic urgent emergency",
        "reduction": "open closed surgical manual fracture gentle emergency hydrostatic enema",
        "fusion": "spinal lumbar cervical vertebral interbody posterior anterior posterolateral arthrodesis "
        "instrumented "
        "transforaminal spine",
        "dilation": "pneumatic balloon endoscopic esophageal oesophageal serial forceful",
        "dilatation": "pneumatic balloon endoscopic esophageal oesophageal serial forceful",
        "stimulation": "brain nerve cord magnetic electrical vagal sacral electric transcutaneous",
        "block": "nerve paravertebral epidural facet plexus regional lumbar ganglion caudal sympathetic anesthetic "
        "anaesthetic diagnostic therapeutic branch_ peripheral paravertebr novocain procaine selective femoral "
        "intercostal stellate root erector blood_ spinal series",
        "blockade": "nerve paravertebral epidural facet plexus sympathetic ganglion",
        "injection": "epidural steroid intravitreal joint facet botulinum sclerosing articular local trigger nerve "
        "corticosteroid intralesional root transforaminal sclerotherapy thrombin ethanol cement glue paravertebral "
        "periarticular subacromial toxin intratympanic",
        "infiltration": "local anesthetic anaesthetic nerve lidocaine",
        "puncture": "lumbar spinal venous arterial pericardial pleural suprapubic",
        "tap": "spinal pleural ascitic pericardial",
        "section": "caesarean cesarean caesarian cesarian c cesarien",
        "delivery": "caesarean cesarean caesarian cesarian vaginal forceps vacuum assisted operative "
        "spontaneous breech",
        "induction": "labor labour",
        "irrigation": "wound saline copious bladder nasal continuous surgical",
        "exchange": "plasma blood transfusion",
        "compression": "chest cardiac stockings pneumatic",
        "flap": "tram muscle skin free local rotation advancement latissimus rotational pedicled "
        "fasciocutaneous omental "
        "musculocutaneous myocutaneous",
        "graft": "skin bone vein bypass split",
        "pack": "throat nasal",
        "frame": "stereotactic",
        "supplementation": "oxygen",
        "shock": "electric direct dc counter",
        "feeding": "tube enteral nasogastric parenteral gastrostomy peg",
        "nutrition": "enteral parenteral",
        "exercise": "program rehabilitation therapeutic breathing frenkel strengthening stretching therapy",
        "support": "ventilatory inotropic circulatory respiratory life nutritional hemodynamic mechanical",
        "manipulation": "spinal bimanual chiropractic manual closed",
        "mobilization": "early joint",
        "positioning": "decubitus prone supine",
        "cooling": "therapeutic active body",
        "hypothermia": "therapeutic induced",
        "lumpectomy": "",
        "swab": "",
        "approach": "surgical laparoscopic transarterial endovascular transsphenoidal retroperitoneal",
        "release": "tunnel surgical tendon muscle contracture ligament fascial",
        "transfer": "embryo tendon muscle",
        "nailing": "intramedullary",
        "plating": "plate",
        "casting": "plaster",
        "cast": "plaster spica applied long short",
        "brace": "lumbar knee cervical thoracolumbar hard",
        "collar": "cervical",
        "packing": "nasal wound",
        "dressing": "wound vacuum pressure",
        "exclusion": "",
        "desensitization": "drug",
        "thrombolysis": "catheter intravenous systemic directed",
        "conversion": "electrical",
        "sealing": "glue",
        "coagulation": "plasma argon laser",
        "diathermia": "monopolar bipolar",
        "hole": "bur burr",
        "adjustment": "volume_",
        "coverage": "flap",
        "procedure": "surgical whipple operative endovascular hartmann excision bentall",
        "intervention": "surgical coronary endovascular percutaneous operative abdominal neurosurgical radiological",
        "treatment": "surgical conservative endovascular supportive symptomatic palliative operative "
        "dialysis orthodontic "
        "endodontic rehabilitation radiation nonsurgical additional interventional laser physiotherapy "
        "physiotherapeutic endoscopic medically dental special intensive",
        "therapy": "supportive physical occupational speech radiation oxygen swallowing hyperbaric laser behavioral "
        "behavioural cognitive electroconvulsive exercise endoscopic compression photodynamic chiropractic "
        "manual palliative replacement_ renal rehabilitation decompression conservative additional adjuvant medical "
        "fluid music resynchronization decongestive shockwave massage heat hydration symptomatic exchange failure",
        "care": "supportive palliative intensive_ wound postoperative hospice prenatal antenatal comfort nursing",
        "management": "conservative surgical supportive medical nonoperative expectant palliative operative airway "
        "nonsurgical endoscopic wound hypotension",
        "measure": "supportive resuscitative conservative",
    }.items()
}
"""Nouns that name a procedure only in company of one of these words, within the noun phrase or after "of"."""

DEVICES = frozenset(
    "tube catheter stent pacemaker drain shunt graft prosthesis bioprosthesis valve mesh frame electrode lead "
    "defibrillator balloon port filter occluder ring retractor sheath cannula wire suture coil clip plate screw rod "
    "nail implant cage generator pack tourniquet ventilator respirator cast brace splint icd lens band needle "
    "pump buckle".split()
)
"""Things whose insertion, implantation or removal is a procedure."""

DEVICE_VERBS = frozenset(
    "inserted placed implanted deployed introduced removed positioned left sited fitted installed advanced "
    "put applied "
    "discontinued".split()
)

CASED = {
    "CABG": "bypass", "PCI": "coronary-intervention", "TIPS": "shunt", "ECMO": "oxygenation", "CPB": "bypass",
    "DBS": "stimulation", "TAVI": "replacement", "TAVR": "replacement", "VATS": "thoracoscopy", "OPCAB": "bypass",
    "ORIF": "fixation", "THA": "replacement", "TKA": "replacement", "TACE": "embolization", "TAE": "embolization",
    "RFA": "ablation", "CRRT": "dialysis", "CVVH": "dialysis", "CVVHDF": "dialysis", "IABP": "balloon-pump",
    "PTCA": "angioplasty", "ESWL": "lithotripsy", "TURP": "resection", "TURBT": "resection", "ESD": "dissection",
    "EMR": "resection", "EVAR": "repair", "TEVAR": "repair", "CPR": "resuscitation", "NIPPV": "ventilation",
    "CPAP": "ventilation", "BiPAP": "ventilation", "NIV": "ventilation", "SBRT": "radiotherapy",
    "IMRT": "radiotherapy", "WBRT": "radiotherapy", "HSCT": "transplantation", "BMT": "transplantation",
    "ASCT": "transplantation", "LVAD": "implantation", "TPN": "nutrition", "HBOT": "oxygen-therapy",
    "ECT": "electroconvulsive", "EVD": "drainage", "TLIF": "fusion", "PLIF": "fusion", "ACDF": "fusion",
}  # fmt: skip
"""Abbreviations of procedures in their exact case, and their roots."""

GENERIC = frozenset("surgery operation procedure intervention".split())
"""Words for an operation that was named before: "the surgery", "after the procedure"."""

SURGICAL = frozenset(
    "surgery resection excision transplantation ligation amputation anastomosis decompression revascularization "
    "reconstruction repair removal fixation osteosynthesis debridement grafting implantation replacement fusion "
    "laparoscopy bypass exenteration enucleation debulking section thoracoscopy dissection drainage "
    "evacuation".split()
)
"""Roots that "the operation" may speak of."""

NOUN_ROOTS = {noun: root for root, nouns in _NOUNS.items() for noun in nouns.split()}
VERB_ROOTS = {
    stem + ending: root
    for root, stems in _VERBS.items()
    for stem in stems.split()
    for ending in ("ed", "ted" if stem.endswith("t") else "ed", "ing", "e", "")
}

STOPS = frozenset(
    "a an the of in on at for with by to from and or but nor as into onto over under after before during following "
    "via through without within until since that which who whose this these those his her their its our patient "
    "patients was were is are be been being had has have did do does will would could should may might underwent "
    "undergo undergone undergoing perform performed performing received receive receiving required require requiring "
    "needed scheduled planned recommended advised refused declined suggested considered proposed prescribed given "
    "including include includes included like such except plus he she it they we i him them us not no never "
    "than then when while where if because due despite showed revealed demonstrated began started initiated continued "
    "attempted decided elected opted offered referred awaiting awaited using used about only also both either "
    "neither per successfully subsequently immediately any some had previously history prior later again repeated "
    "another further necessary post preceding year years month months week weeks day days hour hours chose "
    "unremarkable uneventful dilated wished preferred initiating however requested ordered attended confirmed noted "
    "start continue arrange obtain schedule p s sp admission discharge presentation "
    "necessary necessitating prompted allowed made followed between because against toward towards "
    "upon around all each every other there here so up out off down regarding concerning until till once "
    "facilitate improve deemed delivered admitted discharged died developed presented created placed".split()
)
"""Words that end a noun phrase to the left of its head."""

RENEWED = frozenset(
    "another second third fourth repeat repeated re further additional new subsequent fifth 2nd 3rd".split()
)
"""Words that say this is one more act of its kind."""

NOT_ACTS_AFTER = frozenset(
    "margin margins specimen specimens site sites wound scar team candidate department ward unit risk technique "
    "center centre field bed room theatre theater report surface stump capacity defect rate index history piece "
    "line edge plane recipient donor dysfunction rejection consultation opinion consult service suite oncology "
    "laboratory snare snares instruments instrument sound sounds loss complication complications guide "
    "biopsy biopsies".split()
)
"""Words after which the word before them is no act: "resection margin", "surgical ward"."""

EXCLUDED: dict[str, frozenset[str]] = {
    noun: frozenset(words.split())
    for noun, words in {
        "replacement": "hormone potassium electrolyte fluid volume thyroid iron vitamin steroid calcium "
        "enzyme factor "
        "levothyroxine testosterone magnesium blood fatty fibrous nicotine glucocorticoid thyroxine",
        "reconstruction": "3d image images dimensional multiplanar coronal sagittal axial mpr ct three",
        "anastomosis": "abnormal vascular arteriovenous",
        "closure": "pulmonic loud spontaneous eye eyelid premature epiphyseal valve_sound temporary",
        "suture": "dilated wide separated overriding cranial metopic coronal sagittal lambdoid fused",
        "traction": "vitreous retinal vitreoretinal",
        "ventilation": "perfusion minute alveolar hyper",
        "excision": "repair_gene",
        "oxygenation": "poor tissue blood low",
        "bypass": "",
    }.items()
}
"""Nouns of deeds that mean something else in this company: hormone replacement, a metopic suture."""

COURSE = frozenset("course period recovery evolution phase outcome follow".split())
"""What follows an operation: "the postoperative course was uneventful"."""

POSTOPERATIVE = frozenset("postoperative postsurgical postop".split())

OPERATIVE = SURGICAL | frozenset("closure anastomosis incision suture opening extraction".split())
"""Roots after which there is a postoperative course; words with an operation's ending come on top."""

NEUTRAL = frozenset(
    "therapeutic diagnostic first last initial final successful urgent emergency elective planned scheduled complet "
    "whol entire completion course subsequent surgical definitive immediat early prior previou".split()
)
"""Stems of modifiers that do not tell one act from another."""

SERIAL = frozenset(
    "dialysis radiotherapy physiotherapy therapy injection block exercise transfusion exchange acupuncture lavage "
    "dressing massage irradiation radiation session phototherapy rehabilitation".split()
)
"""Roots of what is done in a series, at a frequency."""

BARE = frozenset("procedure intervention".split())
"""Words that only ever point back to a procedure that was named."""

KNOWN = frozenset((*NOUN_ROOTS, *VERB_ROOTS, *COMPANY, *DEVICES))
"""Every word that may name a procedure, by itself or in company."""

DIAGNOSTIC = frozenset("diagnostic lumbar exploratory explorative spinal".split())
"""Modifiers of a puncture, a tap or a look inside that make it diagnostic."""
