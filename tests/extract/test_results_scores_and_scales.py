"""Scores, scales, stages and classes, each with the number, numeral or letter that the text gives."""

from __future__ import annotations

import pytest

from .measuring import rows, told

NERVES_AND_MIND = """
Her Glasgow Coma Scale score was 6.
    glasgow-coma-scale: Glasgow Coma Scale score 6
GCS 3/15 on arrival.
    glasgow-coma-scale: GCS 3; on arrival
The GCS dropped from 14 to 8.
    glasgow-coma-scale: GCS 14
    glasgow-coma-scale: GCS 8
The NIHSS score was 18 on admission and 4 at discharge.
    nihss: NIHSS score 18; on admission
    nihss: NIHSS score 4; at discharge
National Institutes of Health Stroke Scale score of 22.
    nihss: National Institutes of Health Stroke Scale score 22
mRS was 2 at follow-up.
    modified-rankin: mRS 2; at follow-up
Mini-Mental State Examination score was 17/30.
    mmse: Mini-Mental State Examination 17
The MoCA was 21/30.
    moca: MoCA 21
PHQ-9 score of 23.
    phq-9: PHQ-9 score 23
GAD-7 was 18.
    gad-7: GAD-7 18
The Beck Depression Inventory score was 41.
    beck-depression: Beck Depression Inventory 41
Hamilton Depression Rating Scale 27.
    hamd: Hamilton Depression Rating Scale 27
The EDSS score was 6.5.
    edss: EDSS score 6.5
Hunt and Hess grade IV was given.
    hunt-hess: Hunt and Hess grade IV
House-Brackmann grade V facial palsy was seen.
    house-brackmann: House-Brackmann grade V
The Barthel Index rose from 35 to 90.
    barthel: Barthel Index 35
    barthel: Barthel Index 90
Modified Ashworth Scale was 3.
    modified-ashworth: Modified Ashworth Scale 3
Epworth Sleepiness Scale was 19.
    epworth: Epworth Sleepiness Scale 19
Engel class I outcome was reached.
    engel-class: Engel class I
"""

CRITICAL = """
APACHE II score was 31.
    apache-ii: APACHE II score 31
The SOFA score was 14.
    sofa: SOFA score 14
CURB-65 score of 4.
    curb-65: CURB-65 score 4
Ranson score was 5.
    ranson: Ranson score 5
The Injury Severity Score was 41.
    injury-severity-score: Injury Severity Score 41
The Braden score was 12.
    braden: Braden score 12
Ramsay score was 4.
    ramsay: Ramsay score 4
The Aldrete score was 9.
    aldrete: Aldrete score 9
ASA class IV.
    asa-status: ASA class IV
Cormack-Lehane grade III view was seen.
    cormack-lehane: Cormack-Lehane grade III
"""

HEART_AND_VESSELS = """
NYHA class IV heart failure was diagnosed.
    nyha: NYHA class IV
NYHA functional class II.
    nyha: NYHA functional class II
The CHA2DS2-VASc score was 5.
    cha2ds2-vasc: CHA2DS2-VASc score 5
HAS-BLED score 3.
    has-bled: HAS-BLED score 3
The GRACE score was 178.
    grace-score: GRACE score 178
The SYNTAX score was 38.
    syntax-score: SYNTAX score 38
The Wells score was 7.5.
    wells-score: Wells score 7.5
Fontaine stage IV.
    fontaine: Fontaine stage IV
"""

BELLY = """
Child-Pugh class C cirrhosis was known.
    child-pugh: Child-Pugh class C
The Child-Pugh score was 11.
    child-pugh: Child-Pugh score 11
The MELD score was 34.
    meld: MELD score 34
The Rockall score was 6.
    rockall: Rockall score 6
Alvarado score of 8.
    alvarado-score: Alvarado score 8
The Mayo score was 10.
    mayo-score: Mayo score 10
The Bishop score was 3.
    bishop-score: Bishop score 3
"""

BONES_AND_SKIN = """
The Harris hip score was 38 before surgery.
    harris-hip-score: Harris hip score 38; before surgery
The Constant score was 72.
    constant-score: Constant score 72
The AOFAS score improved from 44 to 86.
    aofas: AOFAS score 44
    aofas: AOFAS score 86
Lysholm score was 91.
    lysholm: Lysholm score 91
DAS28 was 6.8.
    das28: DAS28 6.8
The BASDAI was 7.2.
    basdai: BASDAI 7.2
SLEDAI score of 22.
    sledai: SLEDAI score 22
PASI score was 28.4.
    pasi: PASI score 28.4
The SCORAD index was 61.
    scorad: SCORAD index 61
SCORTEN was 3.
    scorten: SCORTEN 3
The Oswestry Disability Index fell from 68% to 22%.
    oswestry: Oswestry Disability Index 68 % [%]
    oswestry: Oswestry Disability Index 22 % [%]
Kellgren-Lawrence grade IV.
    kellgren-lawrence: Kellgren-Lawrence grade IV
Meyerding grade II slip.
    meyerding: Meyerding grade II
Gustilo-Anderson type III fracture.
    gustilo: Gustilo-Anderson type III
"""

CANCER = """
Gleason score was 9.
    gleason: Gleason score 9
ECOG performance status was 3.
    ecog: ECOG performance status 3
ECOG 2.
    ecog: ECOG 2
Karnofsky score of 40.
    karnofsky: Karnofsky score 40
KPS 60%.
    karnofsky: KPS 60 % [%]
FIGO stage III.
    figo: FIGO stage III
Ann Arbor stage IV lymphoma.
    ann-arbor: Ann Arbor stage IV
The International Prostate Symptom Score was 27.
    ipss: International Prostate Symptom Score 27
"""

PAIN = """
Pain was 9/10 at rest.
    pain-score: Pain score 9
The VAS was 7/10.
    pain-vas: VAS 7
VAS score of 8.
    pain-vas: VAS score 8
Pain on the NRS was 5/10.
    pain-nrs: NRS 5
Her pain fell from 9/10 to 3/10.
    pain-score: Pain score 9
    pain-score: Pain score 3
"""

STRENGTH = """
Motor strength was 4/5 in both legs.
    muscle-strength: Muscle strength 4
Power was 2/5 in the left arm and 5/5 in the right arm.
    muscle-strength: Muscle strength 2
    muscle-strength: Muscle strength 5
Ankle dorsiflexion strength was 0/5.
    muscle-strength: Muscle strength 0
"""


@pytest.mark.parametrize(("text", "found"), rows(NERVES_AND_MIND))
def test_nerves_and_mind(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(CRITICAL))
def test_intensive_care_and_anaesthesia(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(HEART_AND_VESSELS))
def test_heart_and_vessels(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(BELLY))
def test_belly_and_birth(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(BONES_AND_SKIN))
def test_bones_joints_and_skin(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(CANCER))
def test_cancer(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(PAIN))
def test_pain(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(("text", "found"), rows(STRENGTH))
def test_muscle_strength(text: str, found: list[str]) -> None:
    assert told(text) == found
