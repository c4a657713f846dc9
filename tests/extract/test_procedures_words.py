"""Words that name a procedure by form: each with a sentence it catches and one it must leave alone."""

from __future__ import annotations

import pytest

from .reading import names, procedures

CAUGHT = """
She underwent mitral valve replacement. | mitral valve replacement
A neck dissection was performed. | neck dissection
Percutaneous drainage was done. | Percutaneous drainage
Needle aspiration was performed. | Needle aspiration
Hematoma evacuation was carried out. | Hematoma evacuation
He had a tooth extraction. | tooth extraction
Catheter insertion was uneventful. | Catheter insertion
Stent placement was successful. | Stent placement
Surgical exploration was decided. | Surgical exploration
Spinal fusion was performed. | Spinal fusion
Pneumatic dilation was repeated. | Pneumatic dilation
Deep brain stimulation was offered. | Deep brain stimulation
A paravertebral block was given. | paravertebral block
She received an epidural steroid injection. | epidural steroid injection
Local infiltration was used. | Local infiltration
Lumbar puncture was performed. | Lumbar puncture
A pleural tap was done. | pleural tap
The baby was born by caesarean section. | caesarean section
She had a forceps delivery. | forceps delivery
Labour induction was started. | Labour induction
Plasma exchange was begun. | Plasma exchange
Cardiac massage was given. | Cardiac massage
Chest compression was started. | Chest compression
A muscle flap was raised. | muscle flap
A skin graft was applied. | skin graft
Direct electric shocks were delivered. | Direct electric shocks
He was given breathing exercises. | breathing exercises
Ventilatory support was needed. | Ventilatory support
Spinal manipulation was tried. | Spinal manipulation
Therapeutic hypothermia was induced. | Therapeutic hypothermia
Tendon release was performed. | Tendon release
Tendon transfer was performed. | Tendon transfer
Intramedullary nailing was done. | Intramedullary nailing
A plaster cast was applied. | plaster cast
A cervical collar was worn. | cervical collar
Nasal packing stopped the bleeding. | Nasal packing
Surgical treatment was proposed. | Surgical treatment
Conservative management was chosen. | Conservative management
Palliative care was started. | Palliative care
Occupational therapy was arranged. | Occupational therapy
He underwent whole brain irradiation. | whole brain irradiation
She received palliative radiation. | palliative radiation
He breathed through a face mask. | face mask
A nasogastric tube was in place. | nasogastric tube
The Foley catheter was removed. | Foley catheter
A ventriculoperitoneal shunt was inserted. | ventriculoperitoneal shunt
A drain was left. | drain
A prosthesis was implanted. | prosthesis
The wound was sutured. | suture of wound
The vessel was ligated. | ligation of vessel
The artery was cannulated. | cannulation of artery
The leg was amputated. | amputation of leg
The aneurysm was embolized. | embolization of aneurysm
The clot was evacuated. | evacuation of clot
The flap was harvested. | harvesting of flap
The aorta was clamped. | clamping of aorta
The stomach was opened. | opening of stomach
The stone was extracted. | extraction of stone
She was operated at once. | surgery
He was resuscitated. | resuscitation
He was successfully cardioverted. | cardioversion
The neonate was immunized and vaccinated. | vaccination
The foreign body, which was removed, was a coin. | removal
The surgeons resected the mass. | resection of mass
We decided to repair the defect. | repair of defect
After removing the sutures she was discharged. | removal of sutures
He was weaned from the ventilator. | weaned from the ventilator
CABG was done. | CABG
She had TIPS for ascites. | TIPS
ECMO was started. | ECMO
"""


@pytest.mark.parametrize("row", CAUGHT.strip().splitlines())
def test_caught(row: str) -> None:
    text, _, expected = row.partition("|")
    assert names(procedures(text.strip())) == ([expected.strip()] if expected.strip() else [])


LEFT_ALONE = """
Potassium replacement was continued.
Carotid dissection was seen on angiography.
The drainage from the wound was purulent.
Aspiration pneumonia was feared.
The swelling had evacuated itself of meaning.
The tendon had its insertion on the bone.
Fatty replacement of the marrow was seen.
Vitreous traction was present.
Atrioventricular block was found.
He had a right bundle branch block.
The injection of the conjunctiva was marked.
Ductal dilatation was seen.
The ventricles showed dilation.
Cortical stimulation of his interest was low.
The approach of winter worried her.
Her care was good.
He lived under the care of his aunt.
Treatment was not remembered.
The premature closure was noted at birth.
Ventilation perfusion mismatch was present.
He was divided in his opinion.
The wound was exposed to dirt.
His eyes were closed.
The case was closed.
The pregnancy was delivered.
A mask was bought.
He wore a brace of pheasants.
The section was grey.
The flow was irrigating the field.
The taxonomy was wrong.
The autonomy was lost.
The biopsy specimen was sent.
The implanted seeds grew.
He felt the need of support.
The tube station was far.
The stone lay in the valve of the sink.
The tap was dripping.
"""


@pytest.mark.parametrize("text", LEFT_ALONE.strip().splitlines())
def test_left_alone(text: str) -> None:
    assert names(procedures(text)) == []
