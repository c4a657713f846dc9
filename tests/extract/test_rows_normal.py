"""What an examination found to be normal, with what it speaks of; what is the child's before birth."""

from __future__ import annotations

import pytest

from .reading import read
from .rows import parts, rows
from .telling import checked, told, told_in_studies

NORMAL = rows("""
The appendix was normal. | =appendix was normal
The left kidney was normal. | =left kidney was normal
The thyroid gland was unremarkable. | =thyroid gland was unremarkable
Her gait was normal. | =gait was normal
Cardiac examination was normal. | =cardiac examination was normal
Neurological examination was unremarkable. | =neurological examination was unremarkable
The abdomen was soft. | =abdomen was soft
On examination the calves were soft. | =calves were soft
On examination the uterus was soft and non-tender. | =uterus was soft; =uterus non-tender
The prostate was non-tender. | =prostate was non-tender
The sclerae were anicteric. | =sclerae were anicteric
He was anicteric. | =anicteric
He was afebrile. | =afebrile
She was afebrile and normotensive. | =afebrile; =normotensive
He was awake. | =awake
The lungs were clear. | =lungs were clear
Heart sounds were normal. | =heart sounds were normal
The right ear was normal. | =right ear was normal
Both ovaries were normal. | =ovaries were normal
The remaining examination was normal. | =remaining examination was normal
It was normal. | =normal
""")

SITES = rows("""
The left kidney was normal. | left kidney: left
The right ear was normal. | right ear: right
The calves were soft. | calves: None
The abdomen was soft. | abdomen: None
The prostate was soft. | prostate: None
The appendix was normal. | appendix: None
""")

CONCEPTS = rows("""
The abdomen was soft. | soft-abdomen
On examination the calves were soft. | soft
On examination the uterus was non-tender. | not-tender
The bladder was non-distended. | not-distended
He was anicteric. | anicteric
He was acyanotic. | acyanotic
The skin was intact. | intact-skin
He was afebrile. | afebrile
""")

HEART_TRACES = rows("""
The ECG showed ST depression in V4 to V6. | st depression
The electrocardiogram showed ST-segment elevation in the inferior leads. | st-segment elevation
ECG revealed ST elevation and sinus tachycardia. | st elevation; sinus tachycardia
The ECG showed no ST elevation. | !st elevation
The ECG showed ST elevation with negative T waves. | st elevation; negative t waves
""")

FETAL = rows("""
Fetal ultrasound showed ventriculomegaly. | ventriculomegaly
Fetal echocardiography showed bradycardia. | bradycardia
Prenatal ultrasound of the fetus showed hydronephrosis. | hydronephrosis
Fetal MRI revealed ascites. | ascites
""")


@pytest.mark.parametrize(("text", "facts"), NORMAL)
def test_a_normal_finding_names_what_it_speaks_of(text: str, facts: str) -> None:
    assert told(text) == parts(facts)


@pytest.mark.parametrize(("text", "site"), SITES)
def test_a_normal_finding_has_the_place_it_speaks_of(text: str, site: str) -> None:
    found = [each.site for each in checked(text).signs]
    assert [f"{each.name}: {each.side}" for each in found if each] == [site]


@pytest.mark.parametrize(("text", "concept"), CONCEPTS)
def test_a_normal_finding_means_no_more_than_its_words(text: str, concept: str) -> None:
    assert [each.concept for each in checked(text).signs] == [concept]


@pytest.mark.parametrize(("text", "facts"), HEART_TRACES)
def test_what_the_trace_of_the_heart_shows(text: str, facts: str) -> None:
    assert told_in_studies(text) == parts(facts)


@pytest.mark.parametrize(("text", "name"), FETAL)
def test_what_a_fetus_has_is_not_coded_as_its_mothers(text: str, name: str) -> None:
    found = [finding for study in read(text).studies for finding in study.findings]
    assert [(each.name, each.concept) for each in found] == [(name, None)]
    assert [each.site.name for each in found if each.site] == ["fetus"]


def test_the_mothers_finding_beside_the_childs_keeps_its_concept() -> None:
    found = [each for study in read("Ultrasound showed that she had ascites.").studies for each in study.findings]
    assert [each.concept for each in found] == ["ascites"]
