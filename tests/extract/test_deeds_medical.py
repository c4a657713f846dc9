"""Medical procedures of the tables in sentences: done, planned, declined, with their concept."""

from __future__ import annotations

import pytest

from case2fhir.model import Procedure, Study

from .reading import read, terms

DONE = """
She underwent endoscopy in 2014. | endoscopy
Two weeks later, total colonoscopy was performed. | total colonoscopy
Lower gastrointestinal endoscopy was performed without delay. | lower gastrointestinal endoscopy
Rectoscopy was carried out on the third day. | rectoscopy
He had undergone proctoscopy 5 years earlier. | proctoscopy
Colonoscopic examination was successfully completed. | colonoscopic examination
He recovered well after recto-sigmoidoscopy. | recto-sigmoidoscopy
Her history included flexible sigmoidoscopy in 2009. | flexible sigmoidoscopy
The patient underwent sphincterotomy on the following day. | sphincterotomy
We performed endoscopic sphincterotomy at once. | endoscopic sphincterotomy
She was treated with biliary stent placement. | biliary stent placement
Biliary stenting was uneventful. | biliary stenting
A biliary stent was placed. | biliary stent
Biliary drainage was done at another hospital. | biliary drainage
She underwent bronchoscopy in 2014. | bronchoscopy
Two weeks later, bronchial fibroscopy was performed. | bronchial fibroscopy
Endobronchial ultrasound was performed without delay. | endobronchial ultrasound
Laryngoscopy was carried out on the third day. | laryngoscopy
He had undergone urethrocystoscopy 5 years earlier. | urethrocystoscopy
Ureteroscopy was successfully completed. | ureteroscopy
He recovered well after urethroscopy. | urethroscopy
Her history included operative hysteroscopy in 2009. | operative hysteroscopy
The patient underwent mediastinoscopy on the following day. | mediastinoscopy
We performed otomicroscopy at once. | otomicroscopy
She was treated with dermoscopy. | dermoscopy
Tissue biopsy was uneventful. | tissue biopsy
Incisional biopsy was done at another hospital. | incisional biopsy
She underwent open biopsy in 2014. | open biopsy
Two weeks later, surgical biopsy was performed. | surgical biopsy
Ultrasound-guided biopsy was performed without delay. | ultrasound-guided biopsy
Endometrial biopsy was carried out on the third day. | endometrial biopsy
He had undergone skin biopsy 5 years earlier. | skin biopsy
Kidney biopsy was successfully completed. | kidney biopsy
He recovered well after percutaneous liver biopsy. | percutaneous liver biopsy
The patient underwent nerve biopsy on the following day. | nerve biopsy
We performed spinal tap at once. | spinal tap
She was treated with cerebrospinal fluid puncture. | cerebrospinal fluid puncture
Lumbar tap was uneventful. | lumbar tap
Joint puncture was done at another hospital. | joint puncture
She underwent orotracheal intubation in 2014. | orotracheal intubation
Two weeks later, extubation was performed. | extubation
He received invasive mechanical ventilation for five days. | invasive mechanical ventilation
Extracorporeal membrane oxygenation was required for two days. | extracorporeal membrane oxygenation
Venovenous extracorporeal membrane oxygenation was continued at home. | venovenous extracorporeal membrane oxygenation
She had been on extracorporeal life support since May. | extracorporeal life support
VV-ECMO was started on admission. | VV-ECMO
He improved after extracorporeal circulation. | extracorporeal circulation
The intra-aortic balloon pump was removed on day five. | intra-aortic balloon pump
Extra-corporeal circulation was initiated within an hour. | extra-corporeal circulation
He received cardiopulmonary resuscitation for five days. | cardiopulmonary resuscitation
External cardiac massage was required for two days. | external cardiac massage
Cardiac massage was continued at home. | cardiac massage
She had been on basic life support since May. | basic life support
Dialysis was started on admission. | dialysis
He improved after renal replacement therapy. | renal replacement therapy
Continuous renal replacement therapy was initiated within an hour. | continuous renal replacement therapy
He received intermittent hemodialysis for five days. | intermittent hemodialysis
Continuous veno-venous hemofiltration was required for two days. | continuous veno-venous hemofiltration
Continuous venovenous hemodiafiltration was continued at home. | continuous venovenous hemodiafiltration
She had been on hemodiafiltration since May. | hemodiafiltration
A dialysis session was performed in 2014. | dialysis session
Continuous ambulatory peritoneal dialysis was started on admission. | continuous ambulatory peritoneal dialysis
He improved after plasmapheresis. | plasmapheresis
Immunoadsorption was initiated within an hour. | immunoadsorption
He received red blood cell transfusion for five days. | red blood cell transfusion
Exchange transfusion was required for two days. | exchange transfusion
Transfusion of fresh frozen plasma was continued at home. | transfusion of fresh frozen plasma
Therapeutic phlebotomy was carried out on the third day. | therapeutic phlebotomy
He had undergone venipuncture 5 years earlier. | venipuncture
Urinary catheterization was successfully completed. | urinary catheterization
He recovered well after catheterization. | catheterization
Her history included nephrostomy in 2009. | nephrostomy
A nasogastric tube was inserted on admission. | nasogastric tube
She had been on external beam radiotherapy since May. | external beam radiotherapy
He improved after brachytherapy. | brachytherapy
Intensity-modulated radiation therapy was initiated within an hour. | intensity-modulated radiation therapy
He received external beam radiation for five days. | external beam radiation
Chemoradiotherapy was required for two days. | chemoradiotherapy
Radioiodine therapy was continued at home. | radioiodine therapy
She had been on iodine-131 therapy since May. | iodine-131 therapy
The patient underwent cryosurgery on the following day. | cryosurgery
We performed electrocautery at once. | electrocautery
Sclerotherapy was started on admission. | sclerotherapy
She was treated with endoscopic polypectomy. | endoscopic polypectomy
Wound dressing was uneventful. | wound dressing
He improved after negative pressure wound therapy. | negative pressure wound therapy
Wound irrigation was done at another hospital. | wound irrigation
Local care was initiated within an hour. | local care
He received hyperbaric oxygen treatment for five days. | hyperbaric oxygen treatment
She received general anesthetic. | general anesthetic
Subarachnoid block was used. | subarachnoid block
He was given peridural anesthesia at noon. | peridural anesthesia
Labor epidural was given on the ward. | labor epidural
She received thoracic epidural analgesia. | thoracic epidural analgesia
Epidural block was used. | epidural block
An epidural blood patch was placed. | epidural blood patch
He was given local infiltration anesthesia at noon. | local infiltration anesthesia
Local anesthetic infiltration was given on the ward. | local anesthetic infiltration
Brachial plexus block was used. | brachial plexus block
He was given sciatic nerve block at noon. | sciatic nerve block
Supraclavicular block was given on the ward. | supraclavicular block
She received transversus abdominis plane block. | transversus abdominis plane block
Stellate ganglion block was used. | stellate ganglion block
He was given erector spinae plane block at noon. | erector spinae plane block
Axillary brachial plexus block was given on the ward. | axillary brachial plexus block
She received infraclavicular block. | infraclavicular block
Popliteal block was used. | popliteal block
He was given celiac plexus block at noon. | celiac plexus block
Adductor canal block was given on the ward. | adductor canal block
She received fascia iliaca block. | fascia iliaca block
Popliteal sciatic nerve block was used. | popliteal sciatic nerve block
Psychological support was required for two days. | psychological support
Counseling was continued at home. | counseling
She had been on family therapy since May. | family therapy
Psychological counselling was started on admission. | psychological counselling
He improved after psychological care. | psychological care
Behavioral therapy was initiated within an hour. | behavioral therapy
He received behavioural therapy for five days. | behavioural therapy
Electroconvulsive therapy was required for two days. | electroconvulsive therapy
Transcranial magnetic stimulation was continued at home. | transcranial magnetic stimulation
Two weeks later, in vitro fertilization was performed. | in vitro fertilization
Embryo transfer was performed without delay. | embryo transfer
Augmentation of labor was successfully completed. | augmentation of labor
Her history included amniocentesis in 2009. | amniocentesis
The patient underwent cordocentesis on the following day. | cordocentesis
We performed cardiotocography at once. | cardiotocography
She was treated with nonstress test. | nonstress test
Ventricular septal defect closure was uneventful. | ventricular septal defect closure
The modified Blalock-Taussig shunt was removed on day five. | modified Blalock-Taussig shunt
Carotid endarterectomy was done at another hospital. | carotid endarterectomy
She underwent inferior vena cava filter placement in 2014. | inferior vena cava filter placement
Two weeks later, neuronavigation was performed. | neuronavigation
"""

PLANNED = """
The team decided on coloscopy. | coloscopy
She is awaiting percutaneous transhepatic biliary drainage. | percutaneous transhepatic biliary drainage
The team decided on bronchoscopic examination. | bronchoscopic examination
The patient was scheduled for colposcopy. | colposcopy
She is awaiting needle biopsy. | needle biopsy
The team decided on endoscopic biopsy. | endoscopic biopsy
The patient was scheduled for neuromuscular biopsy. | neuromuscular biopsy
She is awaiting endotracheal intubation. | endotracheal intubation
Artificial ventilation was recommended. | artificial ventilation
She was offered ventilatory support. | ventilatory support
The team decided on extracorporeal bypass. | extracorporeal bypass
Chest compressions was recommended. | chest compressions
She was offered advanced cardiac life support. | advanced cardiac life support
Renal dialysis was recommended. | renal dialysis
She was offered continuous venovenous hemofiltration. | continuous venovenous hemofiltration
Transfusion of packed red blood cells was recommended. | transfusion of packed red blood cells
A central line will be placed next week. | central line
Palliative radiation was recommended. | palliative radiation
She was offered adjuvant radiation. | adjuvant radiation
The patient was scheduled for gamma knife. | gamma knife
She is awaiting wound lavage. | wound lavage
Epidural analgesia was planned. | epidural analgesia
Epidural labor analgesia was planned. | epidural labor analgesia
Femoral nerve block was planned. | femoral nerve block
Axillary block was planned. | axillary block
Sphenopalatine ganglion block was planned. | sphenopalatine ganglion block
Sedation was planned. | sedation
Cognitive behavioral therapy was recommended. | cognitive behavioral therapy
She was offered cognitive behavioural therapy. | cognitive behavioural therapy
Genetic counseling was recommended. | genetic counseling
She was offered genetic counselling. | genetic counselling
The team decided on labour induction. | labour induction
The patient was scheduled for amnioinfusion. | amnioinfusion
She is awaiting bypass surgery. | bypass surgery
"""

DECLINED = """
Ileocolonoscopy was recommended, but he refused. | ileocolonoscopy
He refused rectosigmoidoscopy. | rectosigmoidoscopy
Anoscopy was not performed because of her frailty. | anoscopy
He was treated without retrograde cholangiopancreatography. | retrograde cholangiopancreatography
Fiberoptic bronchoscopy was recommended, but he refused. | fiberoptic bronchoscopy
He refused bronchoalveolar lavage. | bronchoalveolar lavage
Cystoscopic examination was not performed because of her frailty. | cystoscopic examination
He was treated without excisional biopsy. | excisional biopsy
Punch biopsy was recommended, but he refused. | punch biopsy
He refused tissue sampling. | tissue sampling
Lung biopsy was not performed because of her frailty. | lung biopsy
He was treated without cerebrospinal fluid tap. | cerebrospinal fluid tap
Nasotracheal intubation was recommended, but he refused. | nasotracheal intubation
No artificial respiration was needed. | artificial respiration
She declined VA-ECMO. | VA-ECMO
No advanced life support was needed. | advanced life support
She declined hemodialysis sessions. | hemodialysis sessions
No hemofiltration was needed. | hemofiltration
She declined extra-renal purification. | extra-renal purification
No transfusion of red blood cells was needed. | transfusion of red blood cells
He refused bloodletting. | bloodletting
Suprapubic cystostomy was not performed because of her frailty. | suprapubic cystostomy
She declined radiation treatment. | radiation treatment
No external irradiation was needed. | external irradiation
She declined phototherapy. | phototherapy
He was treated without vacuum-assisted closure. | vacuum-assisted closure
An epidural catheter was not placed due to the bleeding. | epidural catheter
Thoracic epidural was refused. | thoracic epidural
Interscalene block was refused. | interscalene block
Locoregional anesthesia was refused. | locoregional anesthesia
Intercostal nerve block was refused. | intercostal nerve block
Interscalene brachial plexus block was refused. | interscalene brachial plexus block
No counselling was needed. | counselling
She declined psychological counseling. | psychological counseling
No psychiatric care was needed. | psychiatric care
He refused a Fontan procedure. | Fontan procedure
An arterial switch operation was not performed because of the fever. | arterial switch operation
He was treated without arteriovenous fistula creation. | arteriovenous fistula creation
Targeted temperature management was recommended, but he refused. | targeted temperature management
"""

TABLES = {"done": DONE, "planned": PLANNED, "declined": DECLINED}
ROWS = [(state, row) for state, table in TABLES.items() for row in table.strip().splitlines()]


@pytest.mark.parametrize(("state", "row"), ROWS)
def test_procedures(state: str, row: str) -> None:
    text, name = (part.strip() for part in row.split("|"))
    known = terms().find(name, ("procedure",))
    case = read(text)
    acts: list[Procedure | Study] = [*case.procedures, *case.studies]
    (found,) = acts
    assert known is not None
    assert (found.concept, found.state) == (known.key, state)
    assert name.casefold() in found.name.casefold()
