"""How a problem is named: coordination, shared heads, places, sides, abbreviations that the text defines."""

from __future__ import annotations

import pytest

from .reading import read
from .rows import parts, rows
from .telling import checked, told

LISTS = rows("""
He presented with fever, cough and dyspnea. | fever; cough; dyspnea
She had nausea, vomiting, and abdominal pain. | nausea; vomiting; abdominal pain
He complained of headache and blurred vision. | headache; blurred vision
Fever; chills; night sweats. | fever; chills; night sweats
She reported fatigue as well as weight loss. | fatigue; weight loss
He had both diarrhea and vomiting. | diarrhea; vomiting
Hypertension, diabetes mellitus and gout were known. | hypertension; diabetes mellitus; gout
He had fever along with a rash. | fever; rash
She had jaundice associated with pruritus. | jaundice; pruritus
Cough accompanied by hemoptysis was reported. | cough; hemoptysis
He had vertigo followed by vomiting. | vertigo; vomiting
She had ptosis with diplopia. | ptosis; diplopia
The symptoms were polyuria and polydipsia. | polyuria; polydipsia
She had pneumonia complicated by empyema. | pneumonia; empyema
He had cirrhosis with ascites. | cirrhosis; ascites
Dyspnea, orthopnea and edema suggested heart failure. | dyspnea; orthopnea; edema; ?heart failure
He had polyarthritis and uveitis. | polyarthritis; uveitis
She had hypothyroidism, vitiligo and celiac disease. | hypothyroidism; vitiligo; celiac disease
""")


@pytest.mark.parametrize(("text", "facts"), LISTS)
def test_each_problem_of_a_list_is_one(text: str, facts: str) -> None:
    assert told(text) == parts(facts)


SIDES = rows("""
He had left knee pain. | left
She complained of right flank pain. | right
Pain in the left shoulder was severe. | left
He had bilateral hearing loss. | bilateral
Weakness of the right arm was noted. | right
Numbness in her left hand woke her. | left
She had swelling of both legs. | bilateral
He had right-sided weakness. | right
A left-sided pleural effusion was known. | left
R knee pain for a week. | right
L hip pain. | left
Edema of the left ankle. | left
He had knee pain. | None
Right hemiparesis developed. | right
Left facial palsy was seen. | left
Bilateral pneumonia was diagnosed. | bilateral
Pain in the right upper quadrant. | right
Tenderness in the right iliac fossa was noted. | right
A right inguinal hernia was known. | right
Left otitis media was diagnosed. | left
""")


@pytest.mark.parametrize(("text", "side"), SIDES)
def test_the_side_is_the_one_of_the_words(text: str, side: str) -> None:
    case = checked(text)
    assert [str(each.side) for each in (*case.problems, *case.signs)] == [side]


SITES = rows("""
He had pain in the neck. | neck
Swelling of the left ankle was noted. | ankle
She had an abscess of the liver. | liver
A mass in the right breast was felt. | breast
He had an ulcer on the left foot. | foot
She complained of itching on the scalp. | scalp
Numbness of the tongue was reported. | tongue
A nodule of the thyroid was palpated. | thyroid
He had burns over the chest. | chest
She had a fracture of the left femur. | femur
Pain behind the right eye woke him. | eye
A cyst in the pancreas was known. | pancreas
He had a stone in the bladder. | bladder
Tenderness over the sacrum was noted. | sacrum
An erythema on the cheeks was seen. | cheeks
""")


@pytest.mark.parametrize(("text", "site"), SITES)
def test_the_place_is_the_one_of_the_words(text: str, site: str) -> None:
    case = checked(text)
    found = [each.site.name.casefold() for each in (*case.problems, *case.signs) if each.site]
    assert len(found) == 1
    assert site in found[0]


SHORT = rows("""
He had multiple sclerosis (MS). The MS relapsed. | multiple sclerosis
She had mitral stenosis (MS). MS was severe. | mitral stenosis
He had a pulmonary embolism (PE). The PE was treated. | pulmonary embolism
She developed a pericardial effusion (PE). The PE was drained. | pericardial effusion
He had rheumatoid arthritis (RA). RA was active. | rheumatoid arthritis
She had cerebral palsy (CP). CP was spastic. | cerebral palsy
He had acute kidney injury (AKI). The AKI improved. | acute kidney injury
She had systemic lupus erythematosus (SLE). SLE was active. | systemic lupus erythematosus
He had chronic kidney disease (CKD). CKD progressed. | chronic kidney disease
She had atrial fibrillation (AF). AF persisted. | atrial fibrillation
He had deep vein thrombosis (DVT). DVT was treated. | deep vein thrombosis
She had inflammatory bowel disease (IBD). IBD was active. | inflammatory bowel disease
He had a transient ischemic attack (TIA). The TIA lasted an hour. | transient ischemic attack
She had gastroesophageal reflux disease (GERD). GERD was mild. | gastroesophageal reflux disease
He had a urinary tract infection (UTI). The UTI was treated. | urinary tract infection
She had polycystic ovary syndrome (PCOS). PCOS was known. | polycystic ovary syndrome
""")


@pytest.mark.parametrize(("text", "name"), SHORT)
def test_an_abbreviation_means_what_the_text_says_and_is_no_second_problem(text: str, name: str) -> None:
    problems = checked(text).problems
    assert [each.name.casefold() for each in problems] == [name]
    assert len(problems[0].evidence) >= 2


UNCLEAR = ("He has MS.", "She had PE.", "He has RA.", "CP was noted.")


@pytest.mark.parametrize("text", UNCLEAR)
def test_an_abbreviation_of_two_meanings_that_nobody_spells_out_has_no_code(text: str) -> None:
    for each in (*read(text).problems, *read(text).signs):
        assert each.concept is None
        assert any(doubt.rule == "abbreviation" for doubt in each.doubts)


ONE = rows("""
He had fever. The fever was high. Fever persisted. | fever
She had a cough. Her cough was dry at night. | cough
A man had gout. Gout was treated with colchicine. | gout
He had headache. This headache was throbbing. | headache
She presented with vertigo. The vertigo was constant. | vertigo
He had jaundice and fever. The jaundice deepened. | jaundice
""")


@pytest.mark.parametrize(("text", "name"), ONE)
def test_a_problem_that_is_told_again_is_still_one(text: str, name: str) -> None:
    found = [each for each in checked(text).problems if name in each.name.casefold()]
    assert len(found) == 1
    assert len(found[0].evidence) >= 2


INSIDE = rows("""
According to her husband she slept well. | -
The department of neurology was asked. | -
He is a retired colonel. | -
She wore a cap. | -
""")


@pytest.mark.parametrize(("text", "nothing"), INSIDE)
def test_no_problem_is_found_inside_other_words(text: str, nothing: str) -> None:
    assert told(text) == set()
