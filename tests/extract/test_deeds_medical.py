"""Medical procedures, endoscopy and anaesthesia of the tables in sentences: done, planned, declined."""

from __future__ import annotations

import pytest

from .reading import read

DONE = """
She underwent endoscopy in 2014. | endoscopy | endoscopy
Two weeks later, total colonoscopy was performed. | total-colonoscopy | total colonoscopy
Lower gastrointestinal endoscopy was done. | lower-gastrointestinal-endoscopy | endoscopy
Rectoscopy was carried out on the third day. | rectoscopy | rectoscopy
He had undergone proctoscopy 5 years earlier. | proctoscopy | proctoscopy
Colonoscopic examination was successfully completed. | colonoscopic-examination | colonoscopic examination
He recovered well after recto-sigmoidoscopy. | recto-sigmoidoscopy | recto-sigmoidoscopy
Her history included flexible sigmoidoscopy in 2009. | sigmoidoscopy | flexible sigmoidoscopy
The patient underwent sphincterotomy on the following day. | sphincterotomy | sphincterotomy
We performed endoscopic sphincterotomy at once. | endoscopic-sphincterotomy | endoscopic sphincterotomy
She was treated with biliary stent placement. | biliary-stent-placement | biliary stent placement
Biliary stenting was uneventful. | biliary-stenting | biliary stenting
A biliary stent was placed. | biliary-stent | biliary stent
Biliary drainage was done at another hospital. | biliary-drainage | biliary drainage
She underwent bronchoscopy in 2014. | bronchoscopy | bronchoscopy
Two weeks later, bronchial fibroscopy was performed. | bronchial-fibroscopy | bronchial fibroscopy
Endobronchial ultrasound was performed without delay. | endobronchial-ultrasound | endobronchial ultrasound
Laryngoscopy was carried out on the third day. | laryngoscopy | laryngoscopy
He had undergone urethrocystoscopy 5 years earlier. | cystoscopy | urethrocystoscopy
Ureteroscopy was successfully completed. | ureteroscopy | ureteroscopy
He recovered well after urethroscopy. | urethroscopy | urethroscopy
Her history included operative hysteroscopy in 2009. | hysteroscopy | operative hysteroscopy
The patient underwent mediastinoscopy on the following day. | mediastinoscopy | mediastinoscopy
We performed otomicroscopy at once. | otoscopy | otomicroscopy
She was treated with dermoscopy. | dermoscopy | dermoscopy
Tissue biopsy was uneventful. | biopsy | tissue biopsy
Incisional biopsy was done at another hospital. | incisional-biopsy | incisional biopsy
She underwent open biopsy in 2014. | open-biopsy | open biopsy
Two weeks later, surgical biopsy was performed. | surgical-biopsy | surgical biopsy
Ultrasound-guided biopsy was performed without delay. | ultrasound-guided-biopsy | ultrasound-guided biopsy
Endometrial biopsy was carried out on the third day. | endometrial-biopsy | endometrial biopsy
He had undergone skin biopsy 5 years earlier. | skin-biopsy | skin biopsy
Kidney biopsy was successfully completed. | renal-biopsy | kidney biopsy
He recovered well after percutaneous liver biopsy. | liver-biopsy | percutaneous liver biopsy
The patient underwent nerve biopsy on the following day. | nerve-biopsy | nerve biopsy
We performed spinal tap at once. | lumbar-puncture | spinal tap
She was treated with cerebrospinal fluid puncture. | cerebrospinal-fluid-puncture | cerebrospinal fluid puncture
Lumbar tap was uneventful. | lumbar-tap | lumbar tap
Joint puncture was done at another hospital. | joint-aspiration | joint puncture
She underwent orotracheal intubation in 2014. | orotracheal-intubation | orotracheal intubation
Two weeks later, extubation was performed. | extubation | extubation
He received invasive mechanical ventilation for five days. | mechanical-ventilation | invasive mechanical ventilation
Continuous positive airway pressure was done. | non-invasive-ventilation | pressure
Extracorporeal membrane oxygenation was required for two days. | ecmo | extracorporeal membrane oxygenation
Venovenous extracorporeal membrane oxygenation was done. | venovenous-extracorporeal-membrane-oxygenation | oxygenation
She had been on extracorporeal life support since May. | extracorporeal-life-support | extracorporeal life support
VV-ECMO was started on admission. | vv-ecmo | VV-ECMO
He improved after extracorporeal circulation. | cardiopulmonary-bypass | extracorporeal circulation
The intra-aortic balloon pump was removed on day five. | intra-aortic-balloon-pump | intra-aortic balloon pump
Extra-corporeal circulation was initiated within an hour. | extra-corporeal-circulation | extra-corporeal circulation
He received cardiopulmonary resuscitation for five days. | cpr | cardiopulmonary resuscitation
External cardiac massage was required for two days. | external-cardiac-massage | external cardiac massage
Cardiac massage was continued at home. | cardiac-massage | cardiac massage
She had been on basic life support since May. | basic-life-support | basic life support
Dialysis was started on admission. | dialysis | dialysis
He improved after renal replacement therapy. | renal-replacement-therapy | renal replacement therapy
Continuous renal replacement therapy was done. | continuous-renal-replacement-therapy | therapy
He received intermittent hemodialysis for five days. | intermittent-hemodialysis | intermittent hemodialysis
Continuous veno-venous hemofiltration was done. | continuous-veno-venous-hemofiltration | hemofiltration
Continuous venovenous hemodiafiltration was done. | continuous-venovenous-hemodiafiltration | hemodiafiltration
She had been on hemodiafiltration since May. | hemodiafiltration | hemodiafiltration
A dialysis session was performed in 2014. | dialysis-session | dialysis session
Continuous ambulatory peritoneal dialysis was done. | peritoneal-dialysis | dialysis
He improved after plasmapheresis. | plasmapheresis | plasmapheresis
Immunoadsorption was initiated within an hour. | immunoadsorption | immunoadsorption
He received red blood cell transfusion for five days. | blood-transfusion | red blood cell transfusion
Exchange transfusion was required for two days. | exchange-transfusion | exchange transfusion
Transfusion of fresh frozen plasma was done. | transfusion-of-fresh-frozen-plasma | plasma
Therapeutic phlebotomy was carried out on the third day. | therapeutic-phlebotomy | therapeutic phlebotomy
He had undergone venipuncture 5 years earlier. | venipuncture | venipuncture
Urinary catheterization was successfully completed. | catheterization | urinary catheterization
He recovered well after catheterization. | catheterization-procedure | catheterization
Her history included nephrostomy in 2009. | nephrostomy | nephrostomy
A nasogastric tube was inserted on admission. | nasogastric-tube | nasogastric tube
She had been on external beam radiotherapy since May. | radiotherapy | external beam radiotherapy
He improved after brachytherapy. | brachytherapy | brachytherapy
Intensity-modulated radiation therapy was done. | intensity-modulated-radiation-therapy | therapy
He received external beam radiation for five days. | external-beam-radiation | external beam radiation
Chemoradiotherapy was required for two days. | chemoradiotherapy | chemoradiotherapy
Radioiodine therapy was continued at home. | radioiodine-therapy | radioiodine therapy
She had been on iodine-131 therapy since May. | iodine-131-therapy | iodine-131 therapy
The patient underwent cryosurgery on the following day. | cryotherapy | cryosurgery
We performed electrocautery at once. | electrocoagulation | electrocautery
Sclerotherapy was started on admission. | sclerotherapy | sclerotherapy
She was treated with endoscopic polypectomy. | polypectomy | endoscopic polypectomy
Wound dressing was uneventful. | wound-care | wound dressing
He improved after negative pressure wound therapy. | negative-pressure-wound-therapy | negative pressure wound therapy
Wound irrigation was done at another hospital. | wound-irrigation | wound irrigation
Local care was initiated within an hour. | local-care | local care
He received hyperbaric oxygen treatment for five days. | hyperbaric-oxygen | hyperbaric oxygen treatment
She received general anesthetic. | general-anesthetic | general anesthetic
Subarachnoid block was used. | spinal-anesthesia | subarachnoid block
He was given peridural anesthesia at noon. | peridural-anesthesia | peridural anesthesia
Labor epidural was given on the ward. | labor-epidural | labor epidural
She received thoracic epidural analgesia. | thoracic-epidural-analgesia | thoracic epidural analgesia
Epidural block was used. | epidural-block | epidural block
An epidural blood patch was placed. | epidural-blood-patch | epidural blood patch
He was given local infiltration anesthesia at noon. | local-anesthesia | local infiltration anesthesia
Local anesthetic infiltration was given on the ward. | local-anesthetic-infiltration | local anesthetic infiltration
Brachial plexus block was used. | brachial-plexus-block | brachial plexus block
He was given sciatic nerve block at noon. | sciatic-nerve-block | sciatic nerve block
Supraclavicular block was given on the ward. | supraclavicular-block | supraclavicular block
She received transversus abdominis plane block. | transversus-abdominis-plane-block | transversus abdominis plane block
Stellate ganglion block was used. | stellate-ganglion-block | stellate ganglion block
He was given erector spinae plane block at noon. | erector-spinae-plane-block | erector spinae plane block
Axillary brachial plexus block was given on the ward. | axillary-brachial-plexus-block | axillary brachial plexus block
She received infraclavicular block. | infraclavicular-block | infraclavicular block
Popliteal block was used. | popliteal-block | popliteal block
He was given celiac plexus block at noon. | celiac-plexus-block | celiac plexus block
Adductor canal block was given on the ward. | adductor-canal-block | adductor canal block
She received fascia iliaca block. | fascia-iliaca-block | fascia iliaca block
Popliteal sciatic nerve block was used. | popliteal-sciatic-nerve-block | popliteal sciatic nerve block
Psychological support was required for two days. | psychological-support | psychological support
Counseling was continued at home. | counseling | counseling
She had been on family therapy since May. | family-therapy | family therapy
Psychological counselling was started on admission. | psychological-counselling | psychological counselling
He improved after psychological care. | psychological-care | psychological care
Behavioral therapy was initiated within an hour. | behavioral-therapy | behavioral therapy
He received behavioural therapy for five days. | behavioural-therapy | behavioural therapy
Electroconvulsive therapy was required for two days. | ect | electroconvulsive therapy
Transcranial magnetic stimulation was done. | transcranial-magnetic-stimulation | stimulation
She underwent hearing aid in 2014. | cochlear-implantation | hearing aid
Two weeks later, in vitro fertilization was performed. | ivf | in vitro fertilization
Embryo transfer was performed without delay. | embryo-transfer | embryo transfer
Induced labor was carried out on the third day. | induced-labor | induced labor
Augmentation of labor was successfully completed. | augmentation-of-labor | augmentation of labor
Her history included amniocentesis in 2009. | amniocentesis | amniocentesis
The patient underwent cordocentesis on the following day. | cordocentesis | cordocentesis
We performed cardiotocography at once. | cardiotocography | cardiotocography
She was treated with nonstress test. | nonstress-test | nonstress test
Ventricular septal defect closure was uneventful. | intracardiac-procedure | ventricular septal defect closure
Modified Blalock-Taussig shunt was done. | modified-blalock-taussig-shunt | shunt
Carotid endarterectomy was done at another hospital. | endarterectomy | carotid endarterectomy
She underwent inferior vena cava filter placement in 2014. | ivc-filter | inferior vena cava filter placement
Two weeks later, neuronavigation was performed. | stereotactic | neuronavigation
"""

PLANNED = """
The team decided on coloscopy. | coloscopy | coloscopy
Endoscopic retrograde cholangiopancreatography was planned. | ercp | cholangiopancreatography
Percutaneous transhepatic biliary drainage was planned. | percutaneous-transhepatic-biliary-drainage | drainage
The team decided on bronchoscopic examination. | bronchoscopic-examination | bronchoscopic examination
The patient was scheduled for colposcopy. | colposcopy | colposcopy
She is awaiting needle biopsy. | needle-biopsy | needle biopsy
The team decided on endoscopic biopsy. | endoscopic-biopsy | endoscopic biopsy
The patient was scheduled for neuromuscular biopsy. | muscle-biopsy | neuromuscular biopsy
She is awaiting endotracheal intubation. | intubation | endotracheal intubation
Artificial ventilation was recommended. | artificial-ventilation | artificial ventilation
She was offered ventilatory support. | ventilatory-support | ventilatory support
The team decided on extracorporeal bypass. | extracorporeal-bypass | extracorporeal bypass
Chest compressions was recommended. | chest-compressions | chest compressions
She was offered advanced cardiac life support. | advanced-cardiac-life-support | advanced cardiac life support
Renal dialysis was recommended. | renal-dialysis | renal dialysis
Continuous venovenous hemofiltration was planned. | continuous-venovenous-hemofiltration | hemofiltration
Transfusion of packed red blood cells was planned. | transfusion-of-packed-red-blood-cells | cells
A central line will be placed next week. | central-venous-catheter | central line
Palliative radiation was recommended. | palliative-radiation | palliative radiation
She was offered adjuvant radiation. | adjuvant-radiation | adjuvant radiation
The patient was scheduled for gamma knife. | radiosurgery | gamma knife
She is awaiting wound lavage. | wound-lavage | wound lavage
Epidural analgesia was planned. | epidural-analgesia | epidural analgesia
Epidural labor analgesia was planned. | epidural-labor-analgesia | epidural labor analgesia
Femoral nerve block was planned. | femoral-nerve-block | femoral nerve block
Axillary block was planned. | axillary-block | axillary block
Sphenopalatine ganglion block was planned. | sphenopalatine-ganglion-block | sphenopalatine ganglion block
Sedation was planned. | sedation | sedation
Cognitive behavioral therapy was recommended. | psychotherapy | cognitive behavioral therapy
She was offered cognitive behavioural therapy. | cognitive-behavioural-therapy | cognitive behavioural therapy
Genetic counseling was recommended. | genetic-counseling | genetic counseling
She was offered genetic counselling. | genetic-counselling | genetic counselling
The team decided on labour induction. | labor-induction | labour induction
The patient was scheduled for amnioinfusion. | amnioinfusion | amnioinfusion
She is awaiting bypass surgery. | vascular-bypass | bypass surgery
"""

DECLINED = """
Ileocolonoscopy was recommended, but he refused. | colonoscopy | ileocolonoscopy
He refused rectosigmoidoscopy. | rectosigmoidoscopy | rectosigmoidoscopy
Anoscopy was not performed because of her frailty. | anoscopy | anoscopy
Retrograde cholangiopancreatography was refused. | retrograde-cholangiopancreatography | cholangiopancreatography
Fiberoptic bronchoscopy was recommended, but he refused. | fiberoptic-bronchoscopy | fiberoptic bronchoscopy
He refused bronchoalveolar lavage fluid. | bronchoalveolar-lavage | bronchoalveolar lavage fluid
Cystoscopic examination was not performed because of her frailty. | cystoscopic-examination | cystoscopic examination
He was treated without excisional biopsy. | excisional-biopsy | excisional biopsy
Punch biopsy was recommended, but he refused. | punch-biopsy | punch biopsy
He refused tissue sampling. | tissue-sampling | tissue sampling
Lung biopsy was not performed because of her frailty. | lung-biopsy | lung biopsy
He was treated without cerebrospinal fluid tap. | cerebrospinal-fluid-tap | cerebrospinal fluid tap
Nasotracheal intubation was recommended, but he refused. | nasotracheal-intubation | nasotracheal intubation
No artificial respiration was needed. | artificial-respiration | artificial respiration
She declined VA-ECMO. | va-ecmo | VA-ECMO
No advanced life support was needed. | advanced-life-support | advanced life support
She declined hemodialysis sessions. | hemodialysis | hemodialysis sessions
No hemofiltration was needed. | hemofiltration | hemofiltration
She declined extra-renal purification. | extra-renal-purification | extra-renal purification
No transfusion of red blood cells was needed. | transfusion-of-red-blood-cells | transfusion of red blood cells
He refused bloodletting. | phlebotomy | bloodletting
Suprapubic cystostomy was not performed because of her frailty. | suprapubic-cystostomy | suprapubic cystostomy
She declined radiation treatment. | radiation-treatment | radiation treatment
No external irradiation was needed. | external-irradiation | external irradiation
She declined phototherapy. | phototherapy | phototherapy
He was treated without vacuum-assisted closure. | vacuum-assisted-closure | vacuum-assisted closure
An epidural catheter was not placed due to the bleeding. | epidural-catheter | epidural catheter
Thoracic epidural was refused. | thoracic-epidural | thoracic epidural
Interscalene block was refused. | interscalene-block | interscalene block
Locoregional anesthesia was refused. | locoregional-anesthesia | locoregional anesthesia
Intercostal nerve block was refused. | intercostal-nerve-block | intercostal nerve block
Interscalene brachial plexus block was refused. | interscalene-brachial-plexus-block | block
No counselling was needed. | counselling | counselling
She declined psychological counseling. | psychological-counseling | psychological counseling
No psychiatric care was needed. | psychiatric-care | psychiatric care
Tubal sterilization was not performed because of her frailty. | tubal-ligation | tubal sterilization
He refused a Fontan procedure. | fontan | Fontan procedure
Arterial switch operation was refused. | arterial-switch-operation | operation
He was treated without arteriovenous fistula creation. | av-fistula | arteriovenous fistula creation
Targeted temperature management was recommended, but he refused. | hypothermia-therapy | targeted temperature management
"""

TABLES = {"done": DONE, "planned": PLANNED, "declined": DECLINED}

ROWS = [(state, row) for state, table in TABLES.items() for row in table.strip().splitlines()]


@pytest.mark.parametrize(("state", "row"), ROWS)
def test_procedures(state: str, row: str) -> None:
    text, concept, name = (part.strip() for part in row.split("|"))
    case = read(text)
    (found,) = [*case.procedures, *case.studies]
    assert (found.concept, found.state) == (concept, state)
    assert name.casefold() in found.name.casefold()
