"""How an act stands: done, planned, declined, not done; and when words name no act at all."""

from __future__ import annotations

import pytest

from .reading import procedures
from .rows import rows

STATES = rows("""
He underwent appendectomy. | appendectomy: done
An emergency laparotomy was performed. | emergency laparotomy: done
Cholecystectomy was carried out. | cholecystectomy: done
She was scheduled for hysterectomy. | hysterectomy: planned
Hysterectomy is planned. | hysterectomy: planned
Thyroidectomy was recommended. | thyroidectomy: planned
He was advised to undergo prostatectomy. | prostatectomy: planned
He is awaiting kidney transplantation. | kidney transplantation: planned
She was offered mastectomy. | mastectomy: planned
He was listed for liver transplantation. | liver transplantation: planned
He refused amputation. | amputation: declined
She declined hysterectomy. | hysterectomy: declined
The parents refused tracheostomy. | tracheostomy: declined
Colectomy was offered but the patient declined. | colectomy: declined
Surgical resection was contraindicated. | surgical resection: declined
Thrombectomy was not performed. | thrombectomy: declined
Tracheostomy was not required. | tracheostomy: declined
He did not undergo splenectomy. | splenectomy: declined
Transplantation was cancelled. | transplantation: declined
Splenectomy was planned and later performed. | splenectomy: done
Nephrectomy was planned but never done. | nephrectomy: declined
Surgical resection was planned and informed consent was taken. | surgical resection: planned
After informed consent, splenectomy was performed. | splenectomy: done
Written consent was taken and thyroidectomy was performed. | thyroidectomy: done
He had had a tonsillectomy in childhood. | tonsillectomy: done
She had a previous cesarean section. | cesarean section: done
He is status post gastrectomy. | gastrectomy: done
S/p appendectomy. | appendectomy: done
He will undergo arthroplasty. | arthroplasty: planned
Lobectomy will be performed. | lobectomy: planned
A tracheostomy was considered. | tracheostomy: planned
We proposed a thymectomy. | thymectomy: planned
He was referred for vitrectomy. | vitrectomy: planned
She consented to mastectomy. | mastectomy: planned
Under general anesthesia a craniotomy was done. | general anesthesia: done; craniotomy: done
The craniotomy was uneventful. | craniotomy: done
Plan: discectomy next week. | discectomy: planned
Emergency cesarean section was indicated for fetal distress. | emergency cesarean section: planned
Embolization was attempted. | embolization: done
No surgery was performed. | surgery: declined
He was managed without surgery. | surgery: declined
Hemodialysis was started. | hemodialysis: done
Hemodialysis was stopped after a month. | hemodialysis: done
He was intubated and ventilated. | intubation: done; ventilation: done
She was extubated on day three. | extubation: done
He was not intubated. | intubation: declined
The wound was debrided and closed. | debridement of wound: done; closure of wound: done
The polyp was removed. | removal of polyp: done
The aneurysm was clipped. | ligation of aneurysm: done
The abscess was drained. | drainage of abscess: done
The tendon was repaired. | repair of tendon: done
We excised the lesion. | excision of lesion: done
We removed the foreign body. | removal of foreign body: done
The tumor was resected en bloc. | resection of tumor: done
Two units of blood were transfused. | transfusion of blood: done
He received a blood transfusion. | blood transfusion: done
She refused blood transfusion for religious reasons. | blood transfusion: declined
Cardiopulmonary resuscitation was started. | cardiopulmonary resuscitation: done
He was defibrillated twice. | defibrillation: done
Electrical cardioversion restored sinus rhythm. | electrical cardioversion: done
""")

DEVICES = rows("""
We introduced a catheter into the bladder. | catheter
The surgeon placed a chest drain. | chest drain
We inserted a central venous catheter. | insertion of central venous catheter
A chest tube was inserted. | chest tube
A nasogastric tube was placed. | nasogastric tube
A Foley catheter was introduced. | foley catheter
A dual-chamber pacemaker was implanted. | dual-chamber pacemaker
A biliary stent was deployed. | biliary stent
A ventriculoperitoneal shunt was placed. | ventriculoperitoneal shunt
An inferior vena cava filter was placed. | inferior vena cava filter
The drain was removed on day two. | drain
The surgeon implanted a pacemaker. | implantation of pacemaker
The team placed a stent. | stent
""")

NO_ACTS = rows("""
He had no history of surgery. | -
There was no history of trauma or surgery. | -
She had never undergone surgery. | -
He had no previous surgery. | -
She denied any prior operations. | -
He had no past surgical history. | -
The surgery department was called. | -
He was seen by the department of surgery. | -
She lives with her mother. | -
There was a risk of perforation. | -
The valve opening was wide. | -
His father underwent colectomy. | -
Her sister had a mastectomy. | -
The eyes were closed. | -
""")


def told(text: str) -> list[str]:
    return [f"{item.name.casefold()}: {item.state}" for item in procedures(text)]


@pytest.mark.parametrize(("text", "acts"), STATES)
def test_how_an_act_stands(text: str, acts: str) -> None:
    assert told(text) == acts.split("; ")


@pytest.mark.parametrize(("text", "device"), DEVICES)
def test_a_device_that_is_put_in_or_taken_out_is_an_act(text: str, device: str) -> None:
    assert told(text) == [f"{device}: done"]


@pytest.mark.parametrize(("text", "nothing"), NO_ACTS)
def test_words_that_name_no_act(text: str, nothing: str) -> None:
    assert told(text) == []
