"""Operations by their approach, their organ and their parts, over the surgical specialties."""

from __future__ import annotations

import pytest

from .reading import procedures
from .rows import rows

NAMED = rows("""
She underwent laparoscopic cholecystectomy. | laparoscopic cholecystectomy
An open appendectomy was performed. | open appendectomy
He underwent robot-assisted prostatectomy. | prostatectomy
A vaginal hysterectomy was performed. | vaginal hysterectomy
Total thyroidectomy was done. | total thyroidectomy
Partial nephrectomy was performed. | partial nephrectomy
A radical cystectomy was carried out. | radical cystectomy
He underwent subtotal gastrectomy. | subtotal gastrectomy
Endoscopic sphincterotomy was performed. | endoscopic sphincterotomy
Percutaneous nephrolithotomy was done. | percutaneous nephrolithotomy
Decompressive craniectomy was performed. | decompressive craniectomy
She had a modified radical mastectomy. | modified radical mastectomy
A lumbar laminectomy was done. | lumbar laminectomy
He underwent anterior cervical discectomy. | anterior cervical discectomy
Pars plana vitrectomy was performed. | pars plana vitrectomy
Trabeculectomy was performed. | trabeculectomy
Phacoemulsification was done. | phacoemulsification
Septoplasty was performed. | septoplasty
She underwent tympanoplasty. | tympanoplasty
Adenotonsillectomy was done. | adenotonsillectomy
Aortic valve replacement was performed. | aortic valve replacement
Mitral valve repair was done. | mitral valve repair
Pulmonary endarterectomy was performed. | pulmonary endarterectomy
A Whipple procedure was performed. | whipple procedure
Sleeve gastrectomy was performed. | sleeve gastrectomy
Hartmann procedure was performed. | hartmann procedure
Right hemicolectomy was done. | hemicolectomy
Liver transplantation was performed. | liver transplantation
Salpingo-oophorectomy was done. | oophorectomy
Dilation and curettage was performed. | curettage
Emergency thoracotomy was performed. | emergency thoracotomy
Video-assisted thoracoscopic surgery was performed. | thoracoscopic surgery
A Nissen fundoplication was performed. | fundoplication
Orchiopexy was performed. | orchiopexy
Inguinal hernia repair was done. | inguinal hernia repair
Skin grafting was performed. | skin grafting
Tendon repair was done. | tendon repair
He underwent fasciotomy. | fasciotomy
Spinal fusion was performed. | spinal fusion
Vertebroplasty was done. | vertebroplasty
Kyphoplasty was performed at L1. | kyphoplasty
""")


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_an_operation_keeps_its_approach_and_organ_in_its_name(text: str, name: str) -> None:
    found = [item for item in procedures(text) if name in item.name.casefold()]
    assert len(found) == 1
    assert found[0].state == "done"
    assert text[found[0].evidence[0].start : found[0].evidence[0].end].casefold().endswith(name.split()[-1])


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_the_same_operation_that_a_father_had_is_not_the_patients(text: str, name: str) -> None:
    assert procedures(f"His father had undergone {name}.") == []


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_the_same_operation_declined_was_not_done(text: str, name: str) -> None:
    assert {item.state for item in procedures(f"The patient refused {name}.")} == {"declined"}
