"""Operations of the tables in sentences: done, planned, declined."""

from __future__ import annotations

import pytest

from .reading import read

DONE = """
Surgery was performed without delay. | surgery | surgery
An emergency operation was done that evening. | emergency-operation | emergency operation
Open cholecystectomy was carried out on the third day. | cholecystectomy | open cholecystectomy
He had undergone laparotomy 5 years earlier. | laparotomy | laparotomy
Exploratory celiotomy was successfully completed. | exploratory-celiotomy | exploratory celiotomy
He recovered well after relaparotomy. | relaparotomy | relaparotomy
Her history included laparoscopic surgery in 2009. | laparoscopic-surgery | laparoscopic surgery
A laparoscopic approach was performed in 2014. | laparoscopic-approach | laparoscopic approach
The patient underwent coelioscopy on the following day. | coelioscopy | coelioscopy
We performed hernioplasty at once. | herniorrhaphy | hernioplasty
She was treated with mesh repair. | mesh-repair | mesh repair
Total abdominal hysterectomy was uneventful. | hysterectomy | total abdominal hysterectomy
Total hysterectomy was done at another hospital. | total-hysterectomy | total hysterectomy
She underwent radical hysterectomy in 2014. | radical-hysterectomy | radical hysterectomy
Two weeks later, vaginal hysterectomy was performed. | vaginal-hysterectomy | vaginal hysterectomy
Laparoscopic hysterectomy was performed without delay. | laparoscopic-hysterectomy | laparoscopic hysterectomy
Adnexectomy was carried out on the third day. | adnexectomy | adnexectomy
Bilateral adnexectomy was successfully completed. | bilateral-adnexectomy | bilateral adnexectomy
Her history included right adnexectomy in 2009. | right-adnexectomy | right adnexectomy
Right salpingo-oophorectomy was done. | right-salpingo-oophorectomy | salpingo-oophorectomy
We performed unilateral oophorectomy at once. | oophorectomy | unilateral oophorectomy
She was treated with bilateral oophorectomy. | bilateral-oophorectomy | bilateral oophorectomy
Left salpingectomy was uneventful. | salpingectomy | left salpingectomy
Right salpingectomy was done at another hospital. | right-salpingectomy | right salpingectomy
She underwent caesarean in 2014. | cesarean-section | caesarean
Two weeks later, cesarean delivery was performed. | cesarean-delivery | cesarean delivery
An elective cesarean section was done that evening. | elective-cesarean-section | elective cesarean section
Spontaneous vaginal delivery was performed without delay. | vaginal-delivery | spontaneous vaginal delivery
Instrumental delivery was carried out on the third day. | instrumental-delivery | instrumental delivery
Curettage was successfully completed. | curettage | curettage
Her history included uterine evacuation in 2009. | uterine-evacuation | uterine evacuation
The patient underwent endouterine aspiration on the following day. | endouterine-aspiration | endouterine aspiration
We performed myomectomy at once. | myomectomy | myomectomy
She was treated with modified radical mastectomy. | mastectomy | modified radical mastectomy
Radical mastectomy was uneventful. | radical-mastectomy | radical mastectomy
Simple mastectomy was done at another hospital. | simple-mastectomy | simple mastectomy
She underwent wide lumpectomy in 2014. | lumpectomy | wide lumpectomy
Two weeks later, breast-conserving surgery was performed. | breast-conserving-surgery | breast-conserving surgery
Tumorectomy was performed without delay. | tumorectomy | tumorectomy
Subtotal thyroidectomy was carried out on the third day. | subtotal-thyroidectomy | subtotal thyroidectomy
He had undergone thyroid surgery 5 years earlier. | thyroid-surgery | thyroid surgery
Thyroid lobectomy was successfully completed. | thyroid-lobectomy | thyroid lobectomy
He recovered well after parathyroidectomy. | parathyroidectomy | parathyroidectomy
Her history included nephrectomy in 2009. | nephrectomy | nephrectomy
The patient underwent nephroureterectomy on the following day. | nephroureterectomy | nephroureterectomy
We performed cystectomy at once. | cystectomy | cystectomy
She was treated with partial cystectomy. | partial-cystectomy | partial cystectomy
Cystoprostatectomy was uneventful. | cystoprostatectomy | cystoprostatectomy
Transurethral resection of the prostate was done. | transurethral-resection-of-the-prostate | prostate
Transurethral resection of prostate was done. | transurethral-resection-of-prostate | prostate
Bilateral orchidopexy was carried out on the third day. | orchidopexy | bilateral orchidopexy
He had undergone circumcision 5 years earlier. | circumcision | circumcision
A transurethral resection was performed in 2014. | turbt | transurethral resection
Laser lithotripsy was successfully completed. | lithotripsy | laser lithotripsy
He recovered well after percutaneous nephrolithotomy. | percutaneous-nephrolithotomy | percutaneous nephrolithotomy
Her history included subtotal gastrectomy in 2009. | subtotal-gastrectomy | subtotal gastrectomy
The patient underwent subtotal colectomy on the following day. | colectomy | subtotal colectomy
We performed left hemicolectomy at once. | left-hemicolectomy | left hemicolectomy
She was treated with hemicolectomy. | hemicolectomy | hemicolectomy
Total colectomy was uneventful. | total-colectomy | total colectomy
Sigmoid colectomy was done at another hospital. | sigmoid-colectomy | sigmoid colectomy
Laparoscopic right hemicolectomy was done. | laparoscopic-right-hemicolectomy | hemicolectomy
A small bowel resection was done that evening. | bowel-resection | small bowel resection
Two weeks later, sigmoid colostomy was performed. | colostomy | sigmoid colostomy
A Hartmann's procedure was performed in 2014. | hartmann-s-procedure | Hartmann's procedure
Loop colostomy was performed without delay. | loop-colostomy | loop colostomy
Percutaneous endoscopic gastrostomy was done. | gastrostomy | gastrostomy
He had undergone jejunostomy 5 years earlier. | jejunostomy | jejunostomy
PEG tube placement was successfully completed. | peg-tube-placement | PEG tube placement
He recovered well after feeding jejunostomy. | feeding-jejunostomy | feeding jejunostomy
Her history included hepatectomy in 2009. | hepatectomy | hepatectomy
The patient underwent pancreaticoduodenectomy on the following day. | pancreaticoduodenectomy | pancreaticoduodenectomy
We performed duodenopancreatectomy at once. | duodenopancreatectomy | duodenopancreatectomy
She was treated with distal splenopancreatectomy. | distal-splenopancreatectomy | distal splenopancreatectomy
Cephalic duodenopancreatectomy was uneventful. | cephalic-duodenopancreatectomy | cephalic duodenopancreatectomy
Esophagectomy was done at another hospital. | esophagectomy | esophagectomy
She underwent Heller myotomy in 2014. | heller-myotomy | Heller myotomy
Two weeks later, fistulotomy was performed. | fistulectomy | fistulotomy
Orthotopic liver transplantation was performed without delay. | liver-transplantation | orthotopic liver transplantation
Bilateral lung transplantation was carried out on the third day. | lung-transplantation | bilateral lung transplantation
Hematopoietic stem cell transplantation was done. | stem-cell-transplantation | transplantation
Bone marrow transplant was successfully completed. | bone-marrow-transplant | bone marrow transplant
He recovered well after coronary artery bypass graft surgery. | cabg | coronary artery bypass graft surgery
Her history included coronary bypass surgery in 2009. | coronary-bypass-surgery | coronary bypass surgery
The patient underwent coronary bypass on the following day. | coronary-bypass | coronary bypass
We performed coronary artery bypass surgery at once. | coronary-artery-bypass-surgery | coronary artery bypass surgery
She was treated with bypass grafting. | bypass-grafting | bypass grafting
Aorto-coronary bypass was uneventful. | aorto-coronary-bypass | aorto-coronary bypass
Percutaneous transluminal coronary angioplasty was done. | percutaneous-transluminal-coronary-angioplasty | angioplasty
She underwent stent implantation in 2014. | stent-implantation | stent implantation
Two weeks later, primary PCI was performed. | primary-pci | primary PCI
A coronary stent was inserted on admission. | coronary-stent | coronary stent
Stenting was performed without delay. | stenting | stenting
Stent placement was carried out on the third day. | stent-placement | stent placement
Percutaneous transluminal angioplasty was done. | angioplasty | angioplasty
Embolization was successfully completed. | embolization | embolization
He recovered well after mechanical thrombectomy. | thrombectomy | mechanical thrombectomy
Her history included heart valve replacement in 2009. | valve-replacement | heart valve replacement
The patient underwent mitral valve repair on the following day. | mitral-valve-repair | mitral valve repair
Transcatheter aortic valve implantation was done. | transcatheter-aortic-valve-implantation | implantation
She was treated with valve repair. | valve-repair | valve repair
Valve surgery was uneventful. | valve-surgery | valve surgery
Tricuspid annuloplasty was done at another hospital. | tricuspid-annuloplasty | tricuspid annuloplasty
A bioprosthetic valve was placed. | bioprosthetic-valve | bioprosthetic valve
She underwent ICD implantation in 2014. | icd-implantation | ICD implantation
Direct current cardioversion was done. | direct-current-cardioversion | cardioversion
External electric shock was performed without delay. | external-electric-shock | external electric shock
Percutaneous radiofrequency ablation was done. | radiofrequency-ablation | ablation
He had undergone microwave ablation 5 years earlier. | microwave-ablation | microwave ablation
Thermal ablation was successfully completed. | thermal-ablation | thermal ablation
He recovered well after pericardial puncture. | pericardiocentesis | pericardial puncture
Her history included left thoracotomy in 2009. | thoracotomy | left thoracotomy
The patient underwent sternotomy on the following day. | sternotomy | sternotomy
We performed median sternotomy at once. | median-sternotomy | median sternotomy
She was treated with video-assisted thoracoscopy. | thoracoscopy | video-assisted thoracoscopy
Lobectomy of lung was uneventful. | lobectomy | lobectomy of lung
Left lower lobectomy was done at another hospital. | left-lower-lobectomy | left lower lobectomy
She underwent left upper lobectomy in 2014. | left-upper-lobectomy | left upper lobectomy
Two weeks later, lobectomy was performed. | lobectomy-procedure | lobectomy
A wedge resection was done that evening. | wedge-resection | wedge resection
Lower lobectomy was performed without delay. | lower-lobectomy | lower lobectomy
A lung resection was performed in 2014. | lung-resection | lung resection
Left pneumonectomy was carried out on the third day. | left-pneumonectomy | left pneumonectomy
He had undergone right middle lobectomy 5 years earlier. | right-middle-lobectomy | right middle lobectomy
Right pneumonectomy was successfully completed. | right-pneumonectomy | right pneumonectomy
He recovered well after segmentectomy. | segmentectomy | segmentectomy
Her history included thoracostomy in 2009. | chest-tube | thoracostomy
The patient underwent pleural tap on the following day. | pleural-tap | pleural tap
We performed pleural puncture at once. | pleural-puncture | pleural puncture
She was treated with pleural aspiration. | pleural-aspiration | pleural aspiration
Pleural fluid aspiration was uneventful. | pleural-fluid-aspiration | pleural fluid aspiration
Tracheostomy was done at another hospital. | tracheostomy | tracheostomy
She underwent percutaneous tracheostomy in 2014. | percutaneous-tracheostomy | percutaneous tracheostomy
Two weeks later, craniectomy was performed. | craniectomy | craniectomy
Suboccipital craniectomy was performed without delay. | suboccipital-craniectomy | suboccipital craniectomy
Cranioplasty was carried out on the third day. | cranioplasty | cranioplasty
He had undergone aneurysm clipping 5 years earlier. | aneurysm-clipping | aneurysm clipping
Ventriculoperitoneal shunt placement was successfully completed. | vp-shunt | ventriculoperitoneal shunt placement
He recovered well after ventriculoperitoneal shunting. | ventriculoperitoneal-shunting | ventriculoperitoneal shunting
External ventricular drainage was done. | external-ventricular-drainage | drainage
A VP shunt was inserted on admission. | vp-shunt-procedure | VP shunt
Ventriculoperitoneal bypass was done. | ventriculoperitoneal-bypass | bypass
Endoscopic third ventriculostomy was done. | endoscopic-third-ventriculostomy | ventriculostomy
She was treated with ventriculostomy. | ventriculostomy | ventriculostomy
Transsphenoidal hypophysectomy was uneventful. | transsphenoidal-hypophysectomy | transsphenoidal hypophysectomy
She had been on deep brain stimulation since May. | deep-brain-stimulation | deep brain stimulation
Adenoidectomy was done at another hospital. | adenoidectomy | adenoidectomy
She underwent parotidectomy in 2014. | parotidectomy | parotidectomy
Two weeks later, total laryngectomy was performed. | laryngectomy | total laryngectomy
Pharyngolaryngectomy was performed without delay. | pharyngolaryngectomy | pharyngolaryngectomy
Mastoidectomy was carried out on the third day. | mastoidectomy | mastoidectomy
He had undergone cortical mastoidectomy 5 years earlier. | cortical-mastoidectomy | cortical mastoidectomy
Radical mastoidectomy was successfully completed. | radical-mastoidectomy | radical mastoidectomy
He recovered well after tympanomastoidectomy. | tympanomastoidectomy | tympanomastoidectomy
Her history included turbinectomy in 2009. | turbinectomy | turbinectomy
Sentinel lymph node biopsy was done. | sentinel-lymph-node-biopsy | biopsy
We performed hip arthroplasty at once. | total-hip-arthroplasty | hip arthroplasty
She was treated with total knee arthroplasty. | total-knee-arthroplasty | total knee arthroplasty
Reverse shoulder arthroplasty was uneventful. | shoulder-arthroplasty | reverse shoulder arthroplasty
Arthroscopy was done at another hospital. | arthroscopy | arthroscopy
She underwent arthroscopic debridement in 2014. | arthroscopic-debridement | arthroscopic debridement
Two weeks later, joint fusion was performed. | arthrodesis | joint fusion
Joint lavage was performed without delay. | arthrotomy | joint lavage
Orthopedic reduction was carried out on the third day. | closed-reduction | orthopedic reduction
He had undergone bone graft 5 years earlier. | bone-graft | bone graft
Below-knee amputation was successfully completed. | amputation | below-knee amputation
He recovered well after disarticulation. | disarticulation | disarticulation
Her history included carpal tunnel decompression in 2009. | carpal-tunnel-release | carpal tunnel decompression
The patient underwent osteotomy on the following day. | osteotomy | osteotomy
We performed le Fort I osteotomy at once. | le-fort-i-osteotomy | le Fort I osteotomy
She was treated with ligament reconstruction. | acl-reconstruction | ligament reconstruction
Meniscectomy was uneventful. | meniscectomy | meniscectomy
Trimming was done at another hospital. | trimming | trimming
She underwent drainage of abscess in 2014. | drainage-of-abscess | drainage of abscess
Two weeks later, percutaneous drainage was performed. | percutaneous-drainage | percutaneous drainage
Incised and drained was performed without delay. | incised-and-drained | incised and drained
Evacuation of the abscess was carried out on the third day. | evacuation-of-the-abscess | evacuation of the abscess
He had undergone evacuation of pus 5 years earlier. | evacuation-of-pus | evacuation of pus
CT-guided drainage was successfully completed. | ct-guided-drainage | CT-guided drainage
He recovered well after drainage of pus. | drainage-of-pus | drainage of pus
Her history included flap reconstruction in 2009. | flap | flap reconstruction
The patient underwent wide local excision on the following day. | excision | wide local excision
A resection was done that evening. | resection | resection
A tumor resection was performed in 2014. | tumor-resection | tumor resection
We performed surgical extirpation at once. | surgical-extirpation | surgical extirpation
She was treated with exeresis. | exeresis | exeresis
Local excision was uneventful. | local-excision | local excision
A gross total resection was done that evening. | gross-total-resection | gross total resection
A subtotal resection was performed in 2014. | subtotal-resection | subtotal resection
Enucleation was done at another hospital. | enucleation | enucleation
She underwent tumor removal in 2014. | tumor-removal | tumor removal
Two weeks later, radical excision was performed. | radical-excision | radical excision
Marsupialization was performed without delay. | marsupialization | marsupialization
A partial resection was done that evening. | partial-resection | partial resection
Tumor debulking was carried out on the third day. | tumor-debulking | tumor debulking
He had undergone debulking 5 years earlier. | debulking | debulking
Cytoreductive surgery was successfully completed. | cytoreductive-surgery | cytoreductive surgery
He recovered well after debulking surgery. | debulking-surgery | debulking surgery
A R0 resection was performed in 2014. | r0-resection | R0 resection
Her history included cytoreduction in 2009. | cytoreduction | cytoreduction
The patient underwent deroofing on the following day. | deroofing | deroofing
A removal of implant was placed. | hardware-removal | removal of implant
We performed phacoemulsification at once. | cataract-surgery | phacoemulsification
Cataract extraction was started on admission. | cataract-extraction | cataract extraction
She was treated with intraocular lens implantation. | intraocular-lens-implantation | intraocular lens implantation
Phakectomy was uneventful. | phakectomy | phakectomy
Phaco surgery was done at another hospital. | phaco-surgery | phaco surgery
She underwent vitreoretinal surgery in 2014. | vitreoretinal-surgery | vitreoretinal surgery
The scleral buckle was removed on day five. | scleral-buckle | scleral buckle
Two weeks later, corneal transplantation was performed. | keratoplasty | corneal transplantation
Corneal transplant was performed without delay. | corneal-transplant | corneal transplant
He improved after laser photocoagulation. | laser-photocoagulation | laser photocoagulation
Dental extraction was initiated within an hour. | tooth-extraction | dental extraction
He received teeth extraction for five days. | teeth-extraction | teeth extraction
Tooth removal was carried out on the third day. | tooth-removal | tooth removal
He had undergone dental implants 5 years earlier. | dental-implant | dental implants
"""

PLANNED = """
A surgical procedure was planned for May. | surgical-procedure-procedure | surgical procedure
The team decided on appendectomy. | appendectomy | appendectomy
The patient was scheduled for laparoscopic exploration. | laparoscopic-exploration | laparoscopic exploration
She is awaiting abdominal hysterectomy. | abdominal-hysterectomy | abdominal hysterectomy
The team decided on bilateral salpingo-oophorectomy. | salpingo-oophorectomy | bilateral salpingo-oophorectomy
The patient was scheduled for left salpingo-oophorectomy. | left-salpingo-oophorectomy | left salpingo-oophorectomy
She is awaiting ovarian cystectomy. | ovarian-cystectomy | ovarian cystectomy
A caesarian section was planned for May. | caesarian-section | caesarian section
The team decided on forceps delivery. | forceps-delivery | forceps delivery
The patient was scheduled for suction evacuation. | suction-evacuation | suction evacuation
She is awaiting bilateral mastectomy. | bilateral-mastectomy | bilateral mastectomy
The team decided on quadrantectomy. | quadrantectomy | quadrantectomy
The patient was scheduled for partial nephrectomy. | partial-nephrectomy | partial nephrectomy
The team decided on orchiectomy. | orchiectomy | orchiectomy
The patient was scheduled for Roux-en-Y gastric bypass. | gastric-bypass | Roux-en-Y gastric bypass
She is awaiting proctocolectomy. | proctocolectomy | proctocolectomy
An ileocecal resection was planned for May. | ileocecal-resection | ileocecal resection
The team decided on transverse colostomy. | transverse-colostomy | transverse colostomy
The patient was scheduled for distal pancreatectomy. | pancreatectomy | distal pancreatectomy
She is awaiting Nissen fundoplication. | fundoplication | Nissen fundoplication
The team decided on kidney transplantation. | kidney-transplantation | kidney transplantation
The patient was scheduled for aortocoronary bypass. | aortocoronary-bypass | aortocoronary bypass
She is awaiting coronary stenting. | coronary-stenting | coronary stenting
A drug-eluting stent will be placed next week. | drug-eluting-stent | drug-eluting stent
The team decided on coronary stent implantation. | coronary-stent-implantation | coronary stent implantation
Transcatheter aortic valve replacement was planned. | transcatheter-aortic-valve-replacement | replacement
A Bentall procedure was planned for May. | bentall-procedure | Bentall procedure
She is awaiting pacemaker insertion. | pacemaker-implantation | pacemaker insertion
The team decided on defibrillation. | defibrillation | defibrillation
The patient was scheduled for posterolateral thoracotomy. | posterolateral-thoracotomy | posterolateral thoracotomy
She is awaiting pneumonectomy. | pneumonectomy | pneumonectomy
The team decided on upper lobectomy. | upper-lobectomy | upper lobectomy
The patient was scheduled for thoracentesis. | thoracentesis | thoracentesis
She is awaiting emergency tracheostomy. | emergency-tracheostomy | emergency tracheostomy
The team decided on burr hole drainage. | burr-hole-drainage | burr hole drainage
An external ventricular drain will be placed next week. | external-ventricular-drain | external ventricular drain
Ventriculoperitoneal derivation was planned. | ventriculoperitoneal-derivation | derivation
She is awaiting amygdalectomy. | amygdalectomy | amygdalectomy
A radical neck dissection was planned for May. | radical-neck-dissection | radical neck dissection
The team decided on cordectomy. | cordectomy | cordectomy
The patient was scheduled for lymphadenectomy. | lymphadenectomy | lymphadenectomy
She is awaiting arthroscopic surgery. | arthroscopic-surgery | arthroscopic surgery
The patient was scheduled for tendon transfer. | tenotomy | tendon transfer
She is awaiting incision and drainage. | incision-and-drainage | incision and drainage
The team decided on percutaneous catheter drainage. | percutaneous-catheter-drainage | percutaneous catheter drainage
The patient was scheduled for wound closure. | suture | wound closure
A total resection was planned for May. | total-resection | total resection
A wide resection was planned for May. | wide-resection | wide resection
She is awaiting ablation. | ablation | ablation
The team decided on complete exeresis. | complete-exeresis | complete exeresis
The patient was scheduled for metastasectomy. | metastasectomy | metastasectomy
She is awaiting pars plana vitrectomy. | vitrectomy | pars plana vitrectomy
The team decided on glaucoma surgery. | trabeculectomy | glaucoma surgery
Extraction of teeth was recommended. | extraction-of-teeth | extraction of teeth
She was offered third molar extraction. | third-molar-extraction | third molar extraction
"""

DECLINED = """
He refused laparoscopic appendectomy. | laparoscopic-appendectomy | laparoscopic appendectomy
Laparoscopy was not performed because of her frailty. | laparoscopy | laparoscopy
Left adnexectomy was not performed because of her frailty. | left-adnexectomy | left adnexectomy
She refused a C-section. | c-section | C-section
Emergency cesarean section was refused. | emergency-cesarean-section | section
Evacuation of the uterus was not performed because of her frailty. | evacuation-of-the-uterus | evacuation of the uterus
He refused thyroidectomy. | thyroidectomy | thyroidectomy
Left adrenalectomy was not performed because of her frailty. | adrenalectomy | left adrenalectomy
He was treated without prostatectomy. | prostatectomy | prostatectomy
He refused radical orchiectomy. | radical-orchiectomy | radical orchiectomy
Total gastrectomy was not performed because of her frailty. | gastrectomy | total gastrectomy
She refused a partial gastric resection. | partial-gastric-resection | partial gastric resection
He was treated without sigmoidectomy. | sigmoidectomy | sigmoidectomy
A colon resection was not performed because of the fever. | colon-resection | colon resection
Extended right hemicolectomy was refused. | extended-right-hemicolectomy | hemicolectomy
He refused ileostomy. | ileostomy | ileostomy
Partial splenectomy was not performed because of her frailty. | splenectomy | partial splenectomy
He refused a Whipple procedure. | whipple-procedure | Whipple procedure
A Whipple operation was not performed because of the fever. | whipple-operation | Whipple operation
Hemorrhoidectomy was recommended, but he refused. | hemorrhoidectomy | hemorrhoidectomy
He refused heart transplant. | heart-transplantation | heart transplant
Coronary artery bypass was not performed because of her frailty. | coronary-artery-bypass | coronary artery bypass
He was treated without coronary angioplasty. | pci | coronary angioplasty
Drug-eluting stent implantation was refused. | drug-eluting-stent-implantation | implantation
He refused primary angioplasty. | primary-angioplasty | primary angioplasty
A bare metal stent was not placed due to the bleeding. | bare-metal-stent | bare metal stent
Stent graft was not performed because of her frailty. | endovascular-repair | stent graft
He was treated without mitral valvuloplasty. | mitral-valvuloplasty | mitral valvuloplasty
Cardioversion was recommended, but he refused. | cardioversion | cardioversion
He refused radiofrequency catheter ablation. | catheter-ablation | radiofrequency catheter ablation
Pericardiectomy was not performed because of her frailty. | pericardiectomy | pericardiectomy
He was treated without right upper lobectomy. | right-upper-lobectomy | right upper lobectomy
Right lower lobectomy was recommended, but he refused. | right-lower-lobectomy | right lower lobectomy
He refused bilobectomy. | bilobectomy | bilobectomy
Extended thymectomy was not performed because of her frailty. | thymectomy | extended thymectomy
He was treated without ascitic tap. | paracentesis | ascitic tap
Craniotomy was recommended, but he refused. | craniotomy | craniotomy
He refused trepanation. | trepanation | trepanation
Ventricular drainage was not performed because of her frailty. | ventricular-drainage | ventricular drainage
A cerebrospinal fluid shunt was not placed due to the bleeding. | cerebrospinal-fluid-shunt | cerebrospinal fluid shunt
She refused a transsphenoidal resection. | transsphenoidal-surgery | transsphenoidal resection
He was treated without adenotonsillectomy. | tonsillectomy | adenotonsillectomy
Modified radical neck dissection was refused. | neck-dissection | dissection
Submandibulectomy was recommended, but he refused. | submandibulectomy | submandibulectomy
He refused partial laryngectomy. | partial-laryngectomy | partial laryngectomy
Rhinoplasty was not performed because of her frailty. | septoplasty | rhinoplasty
He was treated without prosthesis implantation. | arthroplasty | prosthesis implantation
Arthroscopic repair was recommended, but he refused. | arthroscopic-repair | arthroscopic repair
He refused internal fixation. | fracture-fixation | internal fixation
Fasciotomy was not performed because of her frailty. | fasciotomy | fasciotomy
He was treated without surgical debridement. | debridement | surgical debridement
Surgical drainage was recommended, but he refused. | surgical-drainage | surgical drainage
He refused ultrasound-guided drainage. | ultrasound-guided-drainage | ultrasound-guided drainage
Split-thickness skin graft was not performed because of her frailty. | skin-graft | split-thickness skin graft
She refused a complete resection. | complete-resection | complete resection
An en bloc resection was not performed because of the fever. | en-bloc-resection | en bloc resection
She refused a complete surgical resection. | complete-surgical-resection | complete surgical resection
He was treated without extirpation. | extirpation | extirpation
A radical resection was not performed because of the fever. | radical-resection | radical resection
Surgical ablation was recommended, but he refused. | surgical-ablation | surgical ablation
He refused removal of the mass. | removal-of-the-mass | removal of the mass
Removal of the tumor was not performed because of her frailty. | removal-of-the-tumor | removal of the tumor
She declined extraction of the foreign body. | foreign-body-removal | extraction of the foreign body
He was treated without lensectomy. | lensectomy | lensectomy
Scleral buckling was recommended, but he refused. | scleral-buckling | scleral buckling
He refused laser iridotomy. | laser-iridotomy | laser iridotomy
No root canal treatment was needed. | root-canal | root canal treatment
"""

TABLES = {"done": DONE, "planned": PLANNED, "declined": DECLINED}

ROWS = [(state, row) for state, table in TABLES.items() for row in table.strip().splitlines()]


@pytest.mark.parametrize(("state", "row"), ROWS)
def test_operations(state: str, row: str) -> None:
    text, concept, name = (part.strip() for part in row.split("|"))
    case = read(text)
    (found,) = [*case.procedures, *case.studies]
    assert (found.concept, found.state) == (concept, state)
    assert name.casefold() in found.name.casefold()
