"""Imaging of every modality and region of the tables: with a finding, without one, normal, planned, declined."""

from __future__ import annotations

import pytest

from .reading import studies

FINDING = """
An MRI of the lumbar spine showed a cyst. | mri-lumbar-spine | cyst
On lumbar magnetic resonance imaging (MRI), a mass was seen. | mri-lumbar-spine | mass
A tumor was seen on CT of the lumbo-sacral spine. | ct-lumbar-spine | tumor
A lumbar CAT scan revealed swelling. | ct-lumbar-spine | swelling
Lumbar plain radiography confirmed an abscess. | xray-lumbar-spine | abscess
A CT of the cervical spine on admission demonstrated edema. | ct-cervical-spine | edema
A cervical CAT scan showed a cyst. | ct-cervical-spine | cyst
On cervical spine roentgenogram, a mass was seen. | xray-cervical-spine | mass
A tumor was seen on MRI of the thoracic spine. | mri-thoracic-spine | tumor
Thoracic spine nuclear magnetic resonance revealed swelling. | mri-thoracic-spine | swelling
A scanner of thoracic spine confirmed an abscess. | ct-thoracic-spine | abscess
Thoracic spine plain radiography on admission demonstrated edema. | xray-thoracic-spine | edema
An MRI of the spine showed a cyst. | mri-spine | cyst
On magnetic resonance imaging (MRI) of the spinal column, a mass was seen. | mri-spine | mass
A tumor was seen on whole spine computed tomography. | ct-spine | tumor
A CAT scan of the spinal column revealed swelling. | ct-spine | swelling
Plain radiography of the spinal column confirmed an abscess. | xray-spine | abscess
Magnetic resonance imaging (MRI) of the head and brain on admission demonstrated edema. | mri-brain | edema
Cerebral computed tomography (CT) showed a cyst. | ct-head | cyst
On ultrasound of the head, a mass was seen. | us-head | mass
A tumor was seen on ultrasonogram of the cranium. | us-head | tumor
A CT of the chest revealed swelling. | ct-chest | swelling
An X-ray of the chest confirmed an abscess. | xray-chest | abscess
An MRI of the chest on admission demonstrated edema. | mri-chest | edema
Magnetic resonance imaging (MRI) of the lung showed a cyst. | mri-chest | cyst
On thorax echography, a mass was seen. | us-chest | mass
A tumor was seen on CT of the abdomen. | ct-abdomen | tumor
Abdomen computed tomography (CT) revealed swelling. | ct-abdomen | swelling
An abdomen roentgenogram confirmed an abscess. | xray-abdomen | abscess
Abdomen magnetic resonance imaging (MRI) on admission demonstrated edema. | mri-abdomen | edema
An abdomen ultrasound examination showed a cyst. | us-abdomen | cyst
On CT of the pelvis, a mass was seen. | ct-pelvis | mass
A tumor was seen on pelvic CAT scan. | ct-pelvis | tumor
X-ray of the pelvis revealed swelling. | xray-pelvis | swelling
MRI of the pelvis confirmed an abscess. | mri-pelvis | abscess
A pelvis ultrasound examination on admission demonstrated edema. | us-pelvis | edema
A CT of the neck showed a cyst. | ct-neck | cyst
On scanner of the neck, a mass was seen. | ct-neck | mass
A tumor was seen on MR imaging of neck. | mri-neck | tumor
An ultrasound of the neck revealed swelling. | us-neck | swelling
An ultrasound of the thyroid confirmed an abscess. | us-thyroid | abscess
An MRI of the knee on admission demonstrated edema. | mri-knee | edema
Magnetic resonance imaging (MRI) of the right knee showed a cyst. | mri-knee | cyst
A tumor was seen on X-ray of the knee. | xray-knee | tumor
Knee joint plain radiography revealed swelling. | xray-knee | swelling
An MRI of left shoulder confirmed an abscess. | mri-shoulder | abscess
Left shoulder computed tomography scan on admission demonstrated edema. | ct-shoulder | edema
An X-ray of the shoulder showed a cyst. | xray-shoulder | cyst
On plain radiography of the right shoulder, a mass was seen. | xray-shoulder | mass
A tumor was seen on left shoulder ultrasound scan. | us-shoulder | tumor
An ultrasonogram of the right shoulder revealed swelling. | us-shoulder | swelling
Magnetic resonance imaging (MRI) of the right hip confirmed an abscess. | mri-hip | abscess
A CAT scan of the right hip on admission demonstrated edema. | ct-hip | edema
Hip joint plain radiography showed a cyst. | xray-hip | cyst
On MRI of the ankle, a mass was seen. | mri-ankle | mass
A tumor was seen on X-ray of the ankle. | xray-ankle | tumor
An ankle plain film revealed swelling. | xray-ankle | swelling
Foot nuclear magnetic resonance confirmed an abscess. | mri-foot | abscess
Foot plain radiography on admission demonstrated edema. | xray-foot | edema
An MRI of the hand showed a cyst. | mri-hand | cyst
On X-ray of the hand, a mass was seen. | xray-hand | mass
A tumor was seen on plain radiography of the hand. | xray-hand | tumor
An MRI of the wrist revealed swelling. | mri-wrist | swelling
A wrist plain film confirmed an abscess. | xray-wrist | abscess
MR imaging of elbow on admission demonstrated edema. | mri-elbow | edema
An elbow plain film showed a cyst. | xray-elbow | cyst
On X-ray of the femur, a mass was seen. | xray-femur | mass
A tumor was seen on plain radiography of the thigh. | xray-femur | tumor
An X-ray of the skull revealed swelling. | xray-skull | swelling
X-ray of the ribs confirmed an abscess. | xray-ribs | abscess
An X-ray of the mandible on admission demonstrated edema. | xray-mandible | edema
Plain radiography of the mandible showed a cyst. | xray-mandible | cyst
On mandible computerized tomography, a mass was seen. | ct-mandible | mass
A tumor was seen on MRI of the sacrum. | mri-sacrum | tumor
MR imaging of sacrum revealed swelling. | mri-sacrum | swelling
A scanner of the sacrum confirmed an abscess. | ct-sacrum | abscess
Plain radiography of the sacrum on admission demonstrated edema. | xray-sacrum | edema
MR imaging of sacroiliac joint showed a cyst. | mri-sacroiliac-joint | cyst
On sacroiliac joint computerized tomography, a mass was seen. | ct-sacroiliac-joint | mass
A tumor was seen on MRI of the orbit. | mri-orbit | tumor
Orbit magnetic resonance imaging (MRI) revealed swelling. | mri-orbit | swelling
CAT scan of the paranasal sinuses on admission demonstrated edema. | ct-sinuses | edema
Sinuses nuclear magnetic resonance showed a cyst. | mri-sinuses | cyst
On X-ray of the sinuses, a mass was seen. | xray-sinuses | mass
A tumor was seen on plain radiography of the paranasal sinuses. | xray-sinuses | tumor
An MRI of the breast revealed swelling. | mri-breast | swelling
Breast echography confirmed an abscess. | us-breast | abscess
Liver magnetic resonance imaging (MRI) on admission demonstrated edema. | mri-liver | edema
Liver computed tomography (CT) showed a cyst. | ct-liver | cyst
On ultrasound of the liver, a mass was seen. | us-liver | mass
A tumor was seen on hepatic ultrasonogram. | us-liver | tumor
An ultrasound of the kidney revealed swelling. | us-kidney | swelling
An MRI of the kidney confirmed an abscess. | mri-kidney | abscess
CT of the pancreas on admission demonstrated edema. | ct-pancreas | edema
A pancreatic CAT scan showed a cyst. | ct-pancreas | cyst
On pancreas magnetic resonance imaging (MRI), a mass was seen. | mri-pancreas | mass
A tumor was seen on gallbladder echography. | us-gallbladder | tumor
An ultrasonogram of the gallbladder revealed swelling. | us-gallbladder | swelling
An ultrasound of the prostate confirmed an abscess. | us-prostate | abscess
An MRI of the heart on admission demonstrated edema. | mri-heart | edema
A CT of the heart showed a cyst. | ct-heart | cyst
A tumor was seen on temporal bone computerized tomography. | ct-temporal-bone | tumor
A scanner of the temporal bone revealed swelling. | ct-temporal-bone | swelling
Magnetic resonance imaging (MRI) of the leg confirmed an abscess. | mri-lower-extremity | abscess
A CAT scan of the leg on admission demonstrated edema. | ct-lower-extremity | edema
A lower limb ultrasound scan showed a cyst. | us-lower-extremity | cyst
On MRI of the upper extremity, a mass was seen. | mri-upper-extremity | mass
A tumor was seen on magnetic resonance imaging (MRI) of the arm. | mri-upper-extremity | tumor
An ultrasound of the upper extremity revealed swelling. | us-upper-extremity | swelling
An MRI confirmed an abscess. | mri | abscess
Computer tomography on admission demonstrated edema. | ct | edema
Standard radiography showed a cyst. | radiography | cyst
On echography, a mass was seen. | ultrasound | mass
A tumor was seen on Doppler examination. | doppler-ultrasound | tumor
A carotid ultrasound revealed swelling. | carotid-ultrasound | swelling
An ultrasound of the scrotum confirmed an abscess. | scrotal-ultrasound | abscess
An obstetric ultrasound on admission demonstrated edema. | obstetric-ultrasound | edema
An endoscopic ultrasound showed a cyst. | endoscopic-ultrasound | cyst
CT pulmonary angiography confirmed an abscess. | ct-pulmonary-angiography | abscess
Magnetic resonance angiogram on admission demonstrated edema. | mr-angiography | edema
An MR venogram showed a cyst. | mr-venography | cyst
On cholangio-MRI, a mass was seen. | mrcp | mass
A tumor was seen on CT myelogram. | myelography | tumor
Positron emission tomography revealed swelling. | pet | swelling
Bone scintigraphy confirmed an abscess. | bone-scan | abscess
Radionuclide imaging on admission demonstrated edema. | scintigraphy | edema
A radioiodine uptake showed a cyst. | thyroid-scintigraphy | cyst
On 123I-MIBG scintigraphy, a mass was seen. | mibg-scan | mass
A tumor was seen on lung perfusion scan. | vq-scan | tumor
Myocardial perfusion imaging revealed swelling. | myocardial-perfusion | swelling
A renogram confirmed an abscess. | renal-scintigraphy | abscess
A gallium scan on admission demonstrated edema. | gallium-scan | edema
A bone densitometry scan showed a cyst. | bone-densitometry | cyst
On bilateral mammography, a mass was seen. | mammography | mass
A tumor was seen on panoramic X-ray. | panoramic-radiograph | tumor
Angiography revealed swelling. | angiography | swelling
Coronarography angiography confirmed an abscess. | coronary-angiography | abscess
A fluoroscopic guidance on admission demonstrated edema. | fluoroscopy | edema
A gastrografin swallow showed a cyst. | barium-swallow | cyst
On colonography, a mass was seen. | barium-enema | mass
A tumor was seen on intravenous urogram. | ivu | tumor
A voiding cystourethrogram revealed swelling. | cystography | swelling
Fistulography confirmed an abscess. | fistulography | abscess
Optical coherence tomography on admission demonstrated edema. | oct | edema
Fundus photography showed a cyst. | fundus-photography | cyst
On fluorescein angiography, a mass was seen. | fluorescein-angiography | mass
A tumor was seen on imaging study. | imaging-study | tumor
Radiological imaging revealed swelling. | imaging-study | swelling
"""

NO_FINDING = """
Cervical spine computed tomography (CT) did not show a fracture. | ct-cervical-spine | !fracture
Plain radiography of the dorsal spine did not show a fracture. | xray-thoracic-spine | !fracture
A CT of the head did not show a fracture. | ct-head | !fracture
Thorax magnetic resonance imaging did not show a fracture. | mri-chest | !fracture
An ultrasound of the abdomen did not show a fracture. | us-abdomen | !fracture
A pelvic ultrasonogram did not show a fracture. | us-pelvis | !fracture
Knee joint magnetic resonance imaging (MRI) did not show a fracture. | mri-knee | !fracture
An X-ray of the hip did not show a fracture. | xray-hip | !fracture
Plain radiography of the feet did not show a fracture. | xray-foot | !fracture
An X-ray of the elbow did not show a fracture. | xray-elbow | !fracture
A mandible plain film did not show a fracture. | xray-mandible | !fracture
An MRI of the sacroiliac joint did not show a fracture. | mri-sacroiliac-joint | !fracture
MRI of the sinuses did not show a fracture. | mri-sinuses | !fracture
A CT of the liver did not show a fracture. | ct-liver | !fracture
Pancreas computed tomography (CT) did not show a fracture. | ct-pancreas | !fracture
Magnetic resonance imaging (MRI) of heart did not show a fracture. | mri-heart | !fracture
An ultrasound of the lower extremity did not show a fracture. | us-lower-extremity | !fracture
Plain radiography did not show a fracture. | radiography | !fracture
Prenatal ultrasonography did not show a fracture. | obstetric-ultrasound | !fracture
MR venography did not show a fracture. | mr-venography | !fracture
Thyroid scintigraphy did not show a fracture. | thyroid-scintigraphy | !fracture
A bone densitometry did not show a fracture. | bone-densitometry | !fracture
A barium swallow did not show a fracture. | barium-swallow | !fracture
Optical coherence tomography scan did not show a fracture. | oct | !fracture
"""

NORMAL = """
Magnetic resonance imaging (MRI) of lumbosacral spine was normal. | mri-lumbar-spine
A lumbo-sacral spine X-ray was unremarkable. | xray-lumbar-spine
An X-ray of the cervical spine was normal. | xray-cervical-spine
A CT of the thoracic spine was unremarkable. | ct-thoracic-spine
Spinal magnetic resonance imaging was normal. | mri-spine
A whole spine X-ray was unremarkable. | xray-spine
A CAT scan of the cranium was normal. | ct-head
A HRCT scan was unremarkable. | ct-chest
An ultrasound of the chest was normal. | us-chest
An X-ray of the abdomen was unremarkable. | xray-abdomen
An abdominal ultrasonogram was normal. | us-abdomen
A front pelvis X-ray was unremarkable. | xray-pelvis
Neck computerized tomography was normal. | ct-neck
An ultrasonogram of the neck was unremarkable. | us-neck
A CT of the knee was normal. | ct-knee
An MRI of the shoulder was unremarkable. | mri-shoulder
Left shoulder radiography was normal. | xray-shoulder
Hip joint magnetic resonance imaging (MRI) was unremarkable. | mri-hip
Plain radiography of the right hip was normal. | xray-hip
An MRI of the foot was unremarkable. | mri-foot
MR imaging of hand was normal. | mri-hand
An X-ray of the wrist was unremarkable. | xray-wrist
Plain radiography of the elbow was normal. | xray-elbow
Plain radiography of the skull was unremarkable. | xray-skull
A CT of the mandible was normal. | ct-mandible
Sacrum computerized tomography was unremarkable. | ct-sacrum
A CT of the sacroiliac joint was normal. | ct-sacroiliac-joint
Orbit computed tomography (CT) was unremarkable. | ct-orbit
Magnetic resonance imaging (MRI) of the paranasal sinuses were normal. | mri-sinuses
An ultrasound of the breast was unremarkable. | us-breast
A hepatic CAT scan was normal. | ct-liver
A renal ultrasound was unremarkable. | us-kidney
MRI of the pancreas were normal. | mri-pancreas
MR imaging of prostate was unremarkable. | mri-prostate
Heart computed tomography (CT) was normal. | ct-heart
An MRI of lower limb was unremarkable. | mri-lower-extremity
An ultrasonogram of the leg was normal. | us-lower-extremity
An ultrasonogram of the arm was unremarkable. | us-upper-extremity
Ultrasonography was normal. | ultrasound
A scrotal ultrasound was unremarkable. | scrotal-ultrasound
Endosonography was normal. | endoscopic-ultrasound
An angio-CT was unremarkable. | ct-angiography
Magnetic resonance cholangiopancreatography was normal. | mrcp
Single photon emission computed tomography was unremarkable. | spect
MIBG scintigraphy was normal. | mibg-scan
Renal scintigraphy was unremarkable. | renal-scintigraphy
Mammography was normal. | mammography
Coronary angiography was unremarkable. | coronary-angiography
A barium enema was normal. | barium-enema
Hysterosalpingography was unremarkable. | hysterosalpingography
Retinal photography was normal. | fundus-photography
"""

PLANNED = """
A CT of the lumbar spine was ordered. | ct-lumbar-spine
An MRI of the cervical spine will be repeated. | mri-cervical-spine
Cervical plain radiography was ordered. | xray-cervical-spine
A CAT scan of the dorsal spine will be repeated. | ct-thoracic-spine
A CT of the spine was ordered. | ct-spine
An MRI of the brain will be repeated. | mri-brain
A cerebral ultrasound examination was ordered. | us-head
A thorax plain film will be repeated. | xray-chest
An ultrasonogram of the lung was ordered. | us-chest
Abdominal plain radiography will be repeated. | xray-abdomen
Pelvis computed tomography (CT) was ordered. | ct-pelvis
Pelvis magnetic resonance imaging (MRI) will be repeated. | mri-pelvis
An MRI of the neck was ordered. | mri-neck
An ultrasonogram of thyroid will be repeated. | us-thyroid
A CAT scan of the right knee was ordered. | ct-knee
Magnetic resonance imaging (MRI) of the right shoulder will be repeated. | mri-shoulder
An ultrasound of the shoulder was ordered. | us-shoulder
A CT of the hip will be repeated. | ct-hip
MR imaging of ankle was ordered. | mri-ankle
Magnetic resonance imaging (MRI) of the feet will be repeated. | mri-foot
A hand plain film was ordered. | xray-hand
Plain radiography of the wrist will be repeated. | xray-wrist
Femur plain radiography was ordered. | xray-femur
A ribs plain film will be repeated. | xray-ribs
A scanner of the mandible was ordered. | ct-mandible
An X-ray of the sacrum will be repeated. | xray-sacrum
A scanner of the sacroiliac joint was ordered. | ct-sacroiliac-joint
CT of the sinuses will be repeated. | ct-sinuses
Sinuses plain radiography was ordered. | xray-sinuses
An ultrasonogram of the breast will be repeated. | us-breast
A liver ultrasound examination was ordered. | us-liver
Nuclear magnetic resonance of kidney will be repeated. | mri-kidney
An ultrasound of the gallbladder was ordered. | us-gallbladder
Prostate echography will be repeated. | us-prostate
A CT of the temporal bone was ordered. | ct-temporal-bone
A CT of the lower extremity will be repeated. | ct-lower-extremity
An MRI of upper limb was ordered. | mri-upper-extremity
MR imaging will be repeated. | mri
Doppler ultrasonography was ordered. | doppler-ultrasound
A transvaginal ultrasound will be repeated. | transvaginal-ultrasound
An abdomino-pelvic CT was ordered. | ct-abdomen-pelvis
Thoracic CT angiography will be repeated. | ct-pulmonary-angiography
Myelography was ordered. | myelography
Skeletal scintigraphy will be repeated. | bone-scan
A ventilation-perfusion scan was ordered. | vq-scan
Somatostatin receptor scintigraphy will be repeated. | octreotide-scan
A panoramic radiograph was ordered. | panoramic-radiograph
Venography will be repeated. | venography
Intravenous urography was ordered. | ivu
Cholangiography will be repeated. | cholangiography
A fluorescein angiogram was ordered. | fluorescein-angiography
"""

DECLINED = """
He declined an X-ray of the lumbar spine. | xray-lumbar-spine
Cervical spine magnetic resonance imaging (MRI) was not available. | mri-cervical-spine
He declined magnetic resonance imaging (MRI) of the dorsal spine. | mri-thoracic-spine
An X-ray of the thoracic spine was not available. | xray-thoracic-spine
He declined an X-ray of the spine. | xray-spine
An MRI of head was not available. | mri-brain
He declined thorax computed tomography (CT). | ct-chest
A chest radiographic examination was not available. | xray-chest
He declined an abdominal CAT scan. | ct-abdomen
An MRI of the abdomen was not available. | mri-abdomen
He declined a pelvis roentgenogram. | xray-pelvis
Ultrasound of the pelvis were not available. | us-pelvis
He declined neck echography. | us-neck
An ultrasonogram of the thyroid gland was not available. | us-thyroid
He declined plain radiography of the right knee. | xray-knee
A CT of the shoulder was not available. | ct-shoulder
He declined an MRI of the hip. | mri-hip
A CAT scan of hip joint was not available. | ct-hip
He declined plain radiography of the ankle. | xray-ankle
An X-ray of the foot was not available. | xray-foot
He declined MR imaging of wrist. | mri-wrist
An MRI of the elbow was not available. | mri-elbow
He declined a skull plain film. | xray-skull
Plain radiography of the ribs were not available. | xray-ribs
He declined a CT of the sacrum. | ct-sacrum
A sacrum plain film was not available. | xray-sacrum
He declined a CT of the orbit. | ct-orbit
Scanner of sinuses were not available. | ct-sinuses
He declined MR imaging of breast. | mri-breast
An MRI of the liver was not available. | mri-liver
He declined a renal ultrasound scan. | us-kidney
Magnetic resonance imaging (MRI) of the renal tract was not available. | mri-kidney
He declined an MRI of the prostate. | mri-prostate
An ultrasonogram of the prostate was not available. | us-prostate
He declined an MRI of the lower extremity. | mri-lower-extremity
Lower limb computed tomography scan was not available. | ct-lower-extremity
He declined a upper limb ultrasound scan. | us-upper-extremity
A CT was not available. | ct
He declined a carotid Doppler ultrasound. | carotid-ultrasound
Transvaginal sonography was not available. | transvaginal-ultrasound
He declined CT angiography. | ct-angiography
MR angiography was not available. | mr-angiography
He declined a FDG PET/CT. | pet
Scintigraphy was not available. | scintigraphy
He declined a nuclear stress test. | myocardial-perfusion
A Octreoscan was not available. | octreotide-scan
He declined aortography. | angiography
Fluoroscopy was not available. | fluoroscopy
He declined retrograde cystography. | cystography
Intraoperative cholangiography was not available. | cholangiography
"""


@pytest.mark.parametrize("row", [*FINDING.strip().splitlines(), *NO_FINDING.strip().splitlines()])
def test_finding_is_the_studys(row: str) -> None:
    text, concept, finding = (part.strip() for part in row.split("|"))
    (found,) = studies(text)
    assert (found.kind, found.concept, found.state) == ("imaging", concept, "done")
    (what,) = found.findings
    assert (what.name, what.result) == (finding.removeprefix("!"), "absent" if finding[0] == "!" else "present")


@pytest.mark.parametrize("row", NORMAL.strip().splitlines())
def test_normal_is_the_conclusion(row: str) -> None:
    text, concept = (part.strip() for part in row.split("|"))
    (found,) = studies(text)
    assert (found.kind, found.concept, found.state) == ("imaging", concept, "done")
    assert found.conclusion in ("normal", "unremarkable")
    assert {what.result for what in found.findings} <= {"normal"}


UNDONE = [("planned", row) for row in PLANNED.strip().splitlines()]
UNDONE += [("declined", row) for row in DECLINED.strip().splitlines()]


@pytest.mark.parametrize(("state", "row"), UNDONE)
def test_what_was_not_done_has_no_findings(state: str, row: str) -> None:
    text, concept = (part.strip() for part in row.split("|"))
    (found,) = studies(text)
    assert (found.kind, found.concept, found.state) == ("imaging", concept, state)
    assert (found.conclusion, found.findings) == (None, ())
