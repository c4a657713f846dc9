"""Operations of the tables in sentences: done, planned, declined, with their concept."""

from __future__ import annotations

import pytest

from case2fhir.model import Procedure, Study

from .reading import read, terms

DONE = """
Surgery was performed without delay. | surgery
An emergency operation was done that evening. | emergency operation
Open cholecystectomy was carried out on the third day. | open cholecystectomy
He had undergone laparotomy 5 years earlier. | laparotomy
Exploratory celiotomy was successfully completed. | exploratory celiotomy
He recovered well after relaparotomy. | relaparotomy
Her history included laparoscopic surgery in 2009. | laparoscopic surgery
A laparoscopic approach was performed in 2014. | laparoscopic approach
The patient underwent coelioscopy on the following day. | coelioscopy
We performed hernioplasty at once. | hernioplasty
She was treated with mesh repair. | mesh repair
Total abdominal hysterectomy was uneventful. | total abdominal hysterectomy
Total hysterectomy was done at another hospital. | total hysterectomy
She underwent radical hysterectomy in 2014. | radical hysterectomy
Two weeks later, vaginal hysterectomy was performed. | vaginal hysterectomy
Laparoscopic hysterectomy was performed without delay. | laparoscopic hysterectomy
Adnexectomy was carried out on the third day. | adnexectomy
Bilateral adnexectomy was successfully completed. | bilateral adnexectomy
Her history included right adnexectomy in 2009. | right adnexectomy
The patient underwent right salpingo-oophorectomy on the following day. | right salpingo-oophorectomy
We performed unilateral oophorectomy at once. | unilateral oophorectomy
She was treated with bilateral oophorectomy. | bilateral oophorectomy
Left salpingectomy was uneventful. | left salpingectomy
Right salpingectomy was done at another hospital. | right salpingectomy
She underwent caesarean in 2014. | caesarean
Two weeks later, cesarean delivery was performed. | cesarean delivery
An elective cesarean section was done that evening. | elective cesarean section
Spontaneous vaginal delivery was performed without delay. | spontaneous vaginal delivery
Instrumental delivery was carried out on the third day. | instrumental delivery
Curettage was successfully completed. | curettage
Her history included uterine evacuation in 2009. | uterine evacuation
The patient underwent endouterine aspiration on the following day. | endouterine aspiration
We performed myomectomy at once. | myomectomy
She was treated with modified radical mastectomy. | modified radical mastectomy
Radical mastectomy was uneventful. | radical mastectomy
Simple mastectomy was done at another hospital. | simple mastectomy
She underwent wide lumpectomy in 2014. | wide lumpectomy
Two weeks later, breast-conserving surgery was performed. | breast-conserving surgery
Tumorectomy was performed without delay. | tumorectomy
Subtotal thyroidectomy was carried out on the third day. | subtotal thyroidectomy
He had undergone thyroid surgery 5 years earlier. | thyroid surgery
Thyroid lobectomy was successfully completed. | thyroid lobectomy
He recovered well after parathyroidectomy. | parathyroidectomy
Her history included nephrectomy in 2009. | nephrectomy
The patient underwent nephroureterectomy on the following day. | nephroureterectomy
We performed cystectomy at once. | cystectomy
She was treated with partial cystectomy. | partial cystectomy
Cystoprostatectomy was uneventful. | cystoprostatectomy
Two weeks later, transurethral resection of the prostate was performed. | transurethral resection of the prostate
Transurethral resection of prostate was performed without delay. | transurethral resection of prostate
Bilateral orchidopexy was carried out on the third day. | bilateral orchidopexy
He had undergone circumcision 5 years earlier. | circumcision
A transurethral resection was performed in 2014. | transurethral resection
Laser lithotripsy was successfully completed. | laser lithotripsy
He recovered well after percutaneous nephrolithotomy. | percutaneous nephrolithotomy
Her history included subtotal gastrectomy in 2009. | subtotal gastrectomy
The patient underwent subtotal colectomy on the following day. | subtotal colectomy
We performed left hemicolectomy at once. | left hemicolectomy
She was treated with hemicolectomy. | hemicolectomy
Total colectomy was uneventful. | total colectomy
Sigmoid colectomy was done at another hospital. | sigmoid colectomy
She underwent laparoscopic right hemicolectomy in 2014. | laparoscopic right hemicolectomy
A small bowel resection was done that evening. | small bowel resection
Two weeks later, sigmoid colostomy was performed. | sigmoid colostomy
A Hartmann's procedure was performed in 2014. | Hartmann's procedure
Loop colostomy was performed without delay. | loop colostomy
Percutaneous endoscopic gastrostomy was carried out on the third day. | percutaneous endoscopic gastrostomy
He had undergone jejunostomy 5 years earlier. | jejunostomy
PEG tube placement was successfully completed. | PEG tube placement
He recovered well after feeding jejunostomy. | feeding jejunostomy
Her history included hepatectomy in 2009. | hepatectomy
The patient underwent pancreaticoduodenectomy on the following day. | pancreaticoduodenectomy
We performed duodenopancreatectomy at once. | duodenopancreatectomy
She was treated with distal splenopancreatectomy. | distal splenopancreatectomy
Cephalic duodenopancreatectomy was uneventful. | cephalic duodenopancreatectomy
Esophagectomy was done at another hospital. | esophagectomy
She underwent Heller myotomy in 2014. | Heller myotomy
Two weeks later, fistulotomy was performed. | fistulotomy
Orthotopic liver transplantation was performed without delay. | orthotopic liver transplantation
Bilateral lung transplantation was carried out on the third day. | bilateral lung transplantation
He had undergone hematopoietic stem cell transplantation 5 years earlier. | hematopoietic stem cell transplantation
Bone marrow transplant was successfully completed. | bone marrow transplant
He recovered well after coronary artery bypass graft surgery. | coronary artery bypass graft surgery
Her history included coronary bypass surgery in 2009. | coronary bypass surgery
The patient underwent coronary bypass on the following day. | coronary bypass
We performed coronary artery bypass surgery at once. | coronary artery bypass surgery
She was treated with bypass grafting. | bypass grafting
Aorto-coronary bypass was uneventful. | aorto-coronary bypass
She underwent stent implantation in 2014. | stent implantation
Two weeks later, primary PCI was performed. | primary PCI
A coronary stent was inserted on admission. | coronary stent
Stenting was performed without delay. | stenting
Stent placement was carried out on the third day. | stent placement
He had undergone percutaneous transluminal angioplasty 5 years earlier. | percutaneous transluminal angioplasty
Embolization was successfully completed. | embolization
He recovered well after mechanical thrombectomy. | mechanical thrombectomy
Her history included heart valve replacement in 2009. | heart valve replacement
The patient underwent mitral valve repair on the following day. | mitral valve repair
We performed transcatheter aortic valve implantation at once. | transcatheter aortic valve implantation
She was treated with valve repair. | valve repair
Valve surgery was uneventful. | valve surgery
Tricuspid annuloplasty was done at another hospital. | tricuspid annuloplasty
A bioprosthetic valve was placed. | bioprosthetic valve
She underwent ICD implantation in 2014. | ICD implantation
Two weeks later, direct current cardioversion was performed. | direct current cardioversion
External electric shock was performed without delay. | external electric shock
Percutaneous radiofrequency ablation was carried out on the third day. | percutaneous radiofrequency ablation
He had undergone microwave ablation 5 years earlier. | microwave ablation
Thermal ablation was successfully completed. | thermal ablation
He recovered well after pericardial puncture. | pericardial puncture
Her history included left thoracotomy in 2009. | left thoracotomy
The patient underwent sternotomy on the following day. | sternotomy
We performed median sternotomy at once. | median sternotomy
She was treated with video-assisted thoracoscopy. | video-assisted thoracoscopy
Lobectomy of lung was uneventful. | lobectomy of lung
Left lower lobectomy was done at another hospital. | left lower lobectomy
She underwent left upper lobectomy in 2014. | left upper lobectomy
Two weeks later, lobectomy was performed. | lobectomy
A wedge resection was done that evening. | wedge resection
Lower lobectomy was performed without delay. | lower lobectomy
A lung resection was performed in 2014. | lung resection
Left pneumonectomy was carried out on the third day. | left pneumonectomy
He had undergone right middle lobectomy 5 years earlier. | right middle lobectomy
Right pneumonectomy was successfully completed. | right pneumonectomy
He recovered well after segmentectomy. | segmentectomy
Her history included thoracostomy in 2009. | thoracostomy
The patient underwent pleural tap on the following day. | pleural tap
We performed pleural puncture at once. | pleural puncture
She was treated with pleural aspiration. | pleural aspiration
Pleural fluid aspiration was uneventful. | pleural fluid aspiration
Tracheostomy was done at another hospital. | tracheostomy
She underwent percutaneous tracheostomy in 2014. | percutaneous tracheostomy
Two weeks later, craniectomy was performed. | craniectomy
Suboccipital craniectomy was performed without delay. | suboccipital craniectomy
Cranioplasty was carried out on the third day. | cranioplasty
He had undergone aneurysm clipping 5 years earlier. | aneurysm clipping
Ventriculoperitoneal shunt placement was successfully completed. | ventriculoperitoneal shunt placement
He recovered well after ventriculoperitoneal shunting. | ventriculoperitoneal shunting
Her history included external ventricular drainage in 2009. | external ventricular drainage
A VP shunt was inserted on admission. | VP shunt
The patient underwent ventriculoperitoneal bypass on the following day. | ventriculoperitoneal bypass
We performed endoscopic third ventriculostomy at once. | endoscopic third ventriculostomy
She was treated with ventriculostomy. | ventriculostomy
Transsphenoidal hypophysectomy was uneventful. | transsphenoidal hypophysectomy
She had been on deep brain stimulation since May. | deep brain stimulation
Adenoidectomy was done at another hospital. | adenoidectomy
She underwent parotidectomy in 2014. | parotidectomy
Two weeks later, total laryngectomy was performed. | total laryngectomy
Pharyngolaryngectomy was performed without delay. | pharyngolaryngectomy
Mastoidectomy was carried out on the third day. | mastoidectomy
He had undergone cortical mastoidectomy 5 years earlier. | cortical mastoidectomy
Radical mastoidectomy was successfully completed. | radical mastoidectomy
He recovered well after tympanomastoidectomy. | tympanomastoidectomy
Her history included turbinectomy in 2009. | turbinectomy
The patient underwent sentinel lymph node biopsy on the following day. | sentinel lymph node biopsy
We performed hip arthroplasty at once. | hip arthroplasty
She was treated with total knee arthroplasty. | total knee arthroplasty
Reverse shoulder arthroplasty was uneventful. | reverse shoulder arthroplasty
Arthroscopy was done at another hospital. | arthroscopy
She underwent arthroscopic debridement in 2014. | arthroscopic debridement
Two weeks later, joint fusion was performed. | joint fusion
Joint lavage was performed without delay. | joint lavage
Orthopedic reduction was carried out on the third day. | orthopedic reduction
He had undergone bone graft 5 years earlier. | bone graft
Below-knee amputation was successfully completed. | below-knee amputation
He recovered well after disarticulation. | disarticulation
Her history included carpal tunnel decompression in 2009. | carpal tunnel decompression
The patient underwent osteotomy on the following day. | osteotomy
We performed le Fort I osteotomy at once. | le Fort I osteotomy
She was treated with ligament reconstruction. | ligament reconstruction
Meniscectomy was uneventful. | meniscectomy
Trimming was done at another hospital. | trimming
She underwent drainage of abscess in 2014. | drainage of abscess
Two weeks later, percutaneous drainage was performed. | percutaneous drainage
Evacuation of the abscess was carried out on the third day. | evacuation of the abscess
He had undergone evacuation of pus 5 years earlier. | evacuation of pus
CT-guided drainage was successfully completed. | CT-guided drainage
He recovered well after drainage of pus. | drainage of pus
Her history included flap reconstruction in 2009. | flap reconstruction
The patient underwent wide local excision on the following day. | wide local excision
A resection was done that evening. | resection
A tumor resection was performed in 2014. | tumor resection
We performed surgical extirpation at once. | surgical extirpation
She was treated with exeresis. | exeresis
Local excision was uneventful. | local excision
A gross total resection was done that evening. | gross total resection
A subtotal resection was performed in 2014. | subtotal resection
Enucleation was done at another hospital. | enucleation
She underwent tumor removal in 2014. | tumor removal
Two weeks later, radical excision was performed. | radical excision
Marsupialization was performed without delay. | marsupialization
A partial resection was done that evening. | partial resection
Tumor debulking was carried out on the third day. | tumor debulking
He had undergone debulking 5 years earlier. | debulking
Cytoreductive surgery was successfully completed. | cytoreductive surgery
He recovered well after debulking surgery. | debulking surgery
A R0 resection was performed in 2014. | R0 resection
Her history included cytoreduction in 2009. | cytoreduction
The patient underwent deroofing on the following day. | deroofing
A removal of implant was placed. | removal of implant
We performed phacoemulsification at once. | phacoemulsification
Cataract extraction was started on admission. | cataract extraction
She was treated with intraocular lens implantation. | intraocular lens implantation
Phakectomy was uneventful. | phakectomy
Phaco surgery was done at another hospital. | phaco surgery
She underwent vitreoretinal surgery in 2014. | vitreoretinal surgery
The scleral buckle was removed on day five. | scleral buckle
Two weeks later, corneal transplantation was performed. | corneal transplantation
Corneal transplant was performed without delay. | corneal transplant
He improved after laser photocoagulation. | laser photocoagulation
Dental extraction was initiated within an hour. | dental extraction
He received teeth extraction for five days. | teeth extraction
Tooth removal was carried out on the third day. | tooth removal
He had undergone dental implants 5 years earlier. | dental implants
"""

PLANNED = """
A surgical procedure was planned for May. | surgical procedure
The team decided on appendectomy. | appendectomy
The patient was scheduled for laparoscopic exploration. | laparoscopic exploration
She is awaiting abdominal hysterectomy. | abdominal hysterectomy
The team decided on bilateral salpingo-oophorectomy. | bilateral salpingo-oophorectomy
The patient was scheduled for left salpingo-oophorectomy. | left salpingo-oophorectomy
She is awaiting ovarian cystectomy. | ovarian cystectomy
A caesarian section was planned for May. | caesarian section
The team decided on forceps delivery. | forceps delivery
The patient was scheduled for suction evacuation. | suction evacuation
She is awaiting bilateral mastectomy. | bilateral mastectomy
The team decided on quadrantectomy. | quadrantectomy
The patient was scheduled for partial nephrectomy. | partial nephrectomy
The team decided on orchiectomy. | orchiectomy
The patient was scheduled for Roux-en-Y gastric bypass. | Roux-en-Y gastric bypass
She is awaiting proctocolectomy. | proctocolectomy
An ileocecal resection was planned for May. | ileocecal resection
The team decided on transverse colostomy. | transverse colostomy
The patient was scheduled for distal pancreatectomy. | distal pancreatectomy
She is awaiting Nissen fundoplication. | Nissen fundoplication
The team decided on kidney transplantation. | kidney transplantation
The patient was scheduled for aortocoronary bypass. | aortocoronary bypass
She is awaiting coronary stenting. | coronary stenting
A drug-eluting stent will be placed next week. | drug-eluting stent
The team decided on coronary stent implantation. | coronary stent implantation
The patient was scheduled for transcatheter aortic valve replacement. | transcatheter aortic valve replacement
A Bentall procedure was planned for May. | Bentall procedure
She is awaiting pacemaker insertion. | pacemaker insertion
The team decided on defibrillation. | defibrillation
The patient was scheduled for posterolateral thoracotomy. | posterolateral thoracotomy
She is awaiting pneumonectomy. | pneumonectomy
The team decided on upper lobectomy. | upper lobectomy
The patient was scheduled for thoracentesis. | thoracentesis
She is awaiting emergency tracheostomy. | emergency tracheostomy
The team decided on burr hole drainage. | burr hole drainage
An external ventricular drain will be placed next week. | external ventricular drain
The patient was scheduled for ventriculoperitoneal derivation. | ventriculoperitoneal derivation
She is awaiting amygdalectomy. | amygdalectomy
A radical neck dissection was planned for May. | radical neck dissection
The team decided on cordectomy. | cordectomy
The patient was scheduled for lymphadenectomy. | lymphadenectomy
She is awaiting arthroscopic surgery. | arthroscopic surgery
The patient was scheduled for tendon transfer. | tendon transfer
She is awaiting incision and drainage. | incision and drainage
The team decided on percutaneous catheter drainage. | percutaneous catheter drainage
The patient was scheduled for wound closure. | wound closure
A total resection was planned for May. | total resection
A wide resection was planned for May. | wide resection
She is awaiting ablation. | ablation
The team decided on complete exeresis. | complete exeresis
The patient was scheduled for metastasectomy. | metastasectomy
She is awaiting pars plana vitrectomy. | pars plana vitrectomy
The team decided on glaucoma surgery. | glaucoma surgery
Extraction of teeth was recommended. | extraction of teeth
She was offered third molar extraction. | third molar extraction
"""

DECLINED = """
He refused laparoscopic appendectomy. | laparoscopic appendectomy
Laparoscopy was not performed because of her frailty. | laparoscopy
Left adnexectomy was not performed because of her frailty. | left adnexectomy
She refused a C-section. | C-section
An emergency cesarean section was not performed because of the fever. | emergency cesarean section
Evacuation of the uterus was not performed because of her frailty. | evacuation of the uterus
He refused thyroidectomy. | thyroidectomy
Left adrenalectomy was not performed because of her frailty. | left adrenalectomy
He was treated without prostatectomy. | prostatectomy
He refused radical orchiectomy. | radical orchiectomy
Total gastrectomy was not performed because of her frailty. | total gastrectomy
She refused a partial gastric resection. | partial gastric resection
He was treated without sigmoidectomy. | sigmoidectomy
A colon resection was not performed because of the fever. | colon resection
Extended right hemicolectomy was recommended, but he refused. | extended right hemicolectomy
He refused ileostomy. | ileostomy
Partial splenectomy was not performed because of her frailty. | partial splenectomy
He refused a Whipple procedure. | Whipple procedure
A Whipple operation was not performed because of the fever. | Whipple operation
He was treated without pylorus-preserving pancreaticoduodenectomy. | pylorus-preserving pancreaticoduodenectomy
Hemorrhoidectomy was recommended, but he refused. | hemorrhoidectomy
He refused heart transplant. | heart transplant
Coronary artery bypass was not performed because of her frailty. | coronary artery bypass
He was treated without coronary angioplasty. | coronary angioplasty
Drug-eluting stent implantation was recommended, but he refused. | drug-eluting stent implantation
He refused primary angioplasty. | primary angioplasty
A bare metal stent was not placed due to the bleeding. | bare metal stent
Stent graft was not performed because of her frailty. | stent graft
He was treated without mitral valvuloplasty. | mitral valvuloplasty
Cardioversion was recommended, but he refused. | cardioversion
He refused radiofrequency catheter ablation. | radiofrequency catheter ablation
Pericardiectomy was not performed because of her frailty. | pericardiectomy
He was treated without right upper lobectomy. | right upper lobectomy
Right lower lobectomy was recommended, but he refused. | right lower lobectomy
He refused bilobectomy. | bilobectomy
Extended thymectomy was not performed because of her frailty. | extended thymectomy
He was treated without ascitic tap. | ascitic tap
Craniotomy was recommended, but he refused. | craniotomy
He refused trepanation. | trepanation
Ventricular drainage was not performed because of her frailty. | ventricular drainage
A cerebrospinal fluid shunt was not placed due to the bleeding. | cerebrospinal fluid shunt
She refused a transsphenoidal resection. | transsphenoidal resection
He was treated without adenotonsillectomy. | adenotonsillectomy
A modified radical neck dissection was not performed because of the fever. | modified radical neck dissection
Submandibulectomy was recommended, but he refused. | submandibulectomy
He refused partial laryngectomy. | partial laryngectomy
Rhinoplasty was not performed because of her frailty. | rhinoplasty
He was treated without prosthesis implantation. | prosthesis implantation
Arthroscopic repair was recommended, but he refused. | arthroscopic repair
He refused internal fixation. | internal fixation
Fasciotomy was not performed because of her frailty. | fasciotomy
He was treated without surgical debridement. | surgical debridement
Surgical drainage was recommended, but he refused. | surgical drainage
He refused ultrasound-guided drainage. | ultrasound-guided drainage
Split-thickness skin graft was not performed because of her frailty. | split-thickness skin graft
She refused a complete resection. | complete resection
An en bloc resection was not performed because of the fever. | en bloc resection
She refused a complete surgical resection. | complete surgical resection
He was treated without extirpation. | extirpation
A radical resection was not performed because of the fever. | radical resection
Surgical ablation was recommended, but he refused. | surgical ablation
He refused removal of the mass. | removal of the mass
Removal of the tumor was not performed because of her frailty. | removal of the tumor
She declined extraction of the foreign body. | extraction of the foreign body
He was treated without lensectomy. | lensectomy
Scleral buckling was recommended, but he refused. | scleral buckling
He refused laser iridotomy. | laser iridotomy
No root canal treatment was needed. | root canal treatment
"""

TABLES = {"done": DONE, "planned": PLANNED, "declined": DECLINED}
ROWS = [(state, row) for state, table in TABLES.items() for row in table.strip().splitlines()]


@pytest.mark.parametrize(("state", "row"), ROWS)
def test_operations(state: str, row: str) -> None:
    text, name = (part.strip() for part in row.split("|"))
    known = terms().find(name, ("procedure",))
    case = read(text)
    acts: list[Procedure | Study] = [*case.procedures, *case.studies]
    (found,) = acts
    assert known is not None
    assert (found.concept, found.state) == (known.key, state)
    assert name.casefold() in found.name.casefold()
