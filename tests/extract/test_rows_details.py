"""What is said of an act: side, place, count, time, reason, outcome; care of every kind; no act told twice."""

from __future__ import annotations

import pytest

from .reading import procedures
from .rows import rows

SIDES = rows("""
He underwent left nephrectomy. | left
Right thyroid lobectomy was performed. | right
Bilateral tubal ligation was performed. | bilateral
A left chest tube was inserted. | left
She underwent right hip arthroplasty. | right
Bilateral mastectomy was done. | bilateral
Amputation of the left foot was performed. | left
Arthroscopy of the right knee was done. | right
Left carotid endarterectomy was planned. | left
A right frontal craniotomy was performed. | right
He underwent splenectomy. | None
""")

COUNTS = rows("""
She received six sessions of hemodialysis. | 6
He had ten sessions of physiotherapy. | 10
Twelve sessions of radiotherapy were given. | 12
Five cycles of plasmapheresis were done. | 5
Three blood transfusions were given. | 3
He underwent hemodialysis. | None
""")

REASONS = rows("""
She underwent appendectomy for appendicitis. | appendicitis
Cholecystectomy was performed because of cholecystitis. | cholecystitis
Splenectomy was done for thrombocytopenia. | thrombocytopenia
Tracheostomy was performed due to stridor. | stridor
He underwent gastrectomy for gastric cancer. | gastric cancer
""")

TIMES = rows("""
Appendectomy was performed in 2010. | 2010
He underwent splenectomy on 5 May 2019. | 2019-05-05
Hysterectomy (2005). | 2005
She had a thyroidectomy in March 2018. | 2018-03
A mastectomy was performed on March 3, 2020. | 2020-03-03
""")

CARE = rows("""
Physiotherapy was started. | physiotherapy
He received chest physiotherapy. | chest physiotherapy
She began pulmonary rehabilitation. | pulmonary rehabilitation
Mechanical ventilation was required. | mechanical ventilation
Noninvasive ventilation was started. | noninvasive ventilation
Peritoneal dialysis was begun. | peritoneal dialysis
Continuous venovenous hemofiltration was started. | continuous venovenous hemofiltration
He received whole brain radiotherapy. | whole brain radiotherapy
Adjuvant radiotherapy was given. | adjuvant radiotherapy
She received brachytherapy. | brachytherapy
Stereotactic radiosurgery was performed. | stereotactic radiosurgery
Platelet transfusion was given. | platelet transfusion
Plasma exchange was performed. | plasma exchange
Extracorporeal membrane oxygenation was started. | extracorporeal membrane oxygenation
Phototherapy was started for jaundice. | phototherapy
Cognitive behavioral psychotherapy was begun. | psychotherapy
Gastric lavage was performed. | gastric lavage
Lumbar puncture was performed. | lumbar puncture
Pericardiocentesis was done. | pericardiocentesis
Closed reduction was performed. | closed reduction
Percutaneous coronary intervention was done. | percutaneous coronary intervention
Coronary artery bypass grafting was performed. | coronary artery bypass grafting
Radiofrequency ablation was performed. | radiofrequency ablation
Transarterial chemoembolization was done. | transarterial chemoembolization
A skin graft was applied. | skin graft
Acupuncture brought relief. | acupuncture
Vacuum-assisted closure was applied. | vacuum-assisted closure
A plaster cast was applied. | plaster cast
""")

ONCE = rows("""
He underwent appendectomy. The appendectomy was uneventful. | appendectomy
A laparotomy was performed. During the laparotomy no pus was seen. | laparotomy
He was intubated. Intubation was difficult. | intubation
Hemodialysis was started. Hemodialysis was continued for a month. | hemodialysis
The patient underwent craniotomy. After the craniotomy he recovered. | craniotomy
""")

OUTCOMES = rows("""
He underwent appendectomy. The postoperative course was uneventful. | uneventful
Splenectomy was performed. The postoperative course was complicated by fever. | complicated
She underwent mastectomy and the postoperative period was uneventful. | uneventful
""")


@pytest.mark.parametrize(("text", "side"), SIDES)
def test_the_side_of_an_act(text: str, side: str) -> None:
    assert [str(item.side) for item in procedures(text)] == [side]


@pytest.mark.parametrize(("text", "count"), COUNTS)
def test_how_often(text: str, count: str) -> None:
    assert [str(item.count) for item in procedures(text)] == [count]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_what_it_was_for(text: str, reason: str) -> None:
    assert [item.reason for item in procedures(text)] == [("problem-" + reason.replace(" ", "-"),)]


@pytest.mark.parametrize(("text", "date"), TIMES)
def test_when_it_was_done(text: str, date: str) -> None:
    assert [item.when.date for item in procedures(text) if item.when] == [date]


@pytest.mark.parametrize(("text", "name"), CARE)
def test_care_is_an_act_by_its_name(text: str, name: str) -> None:
    found = procedures(text)
    assert len(found) == 1
    assert name in found[0].name.casefold()
    assert found[0].state == "done"


@pytest.mark.parametrize(("text", "name"), ONCE)
def test_an_act_told_twice_is_one_with_both_places_as_evidence(text: str, name: str) -> None:
    found = [item for item in procedures(text) if name in item.name.casefold()]
    assert len(found) == 1
    assert len(found[0].evidence) >= 2
    assert found[0].state == "done"


@pytest.mark.parametrize(("text", "outcome"), OUTCOMES)
def test_how_it_went(text: str, outcome: str) -> None:
    assert [outcome in (item.outcome or "") for item in procedures(text)] == [True]
