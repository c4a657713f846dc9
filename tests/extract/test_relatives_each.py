"""Every relative of the tables with what they have, do not have, and died of; none of it is the patient's.

A relation "=" has the key that the words spell.
"""

from __future__ import annotations

import pytest

from .reading import names, read

PRESENT = """
His mother had psoriasis. | mother | = | psoriasis
Her father was diagnosed with osteoporosis at the age of 40. | father | = | osteoporosis
The patient's brother has Crohn's disease. | brother | = | Crohn's disease
Her sister suffered from asthma. | sister | = | asthma
There is a family history of breast cancer in his elder brother. | elder brother | brother | breast cancer
Family history was positive for migraine in her younger sister. | younger sister | sister | migraine
His older brother was known to have rheumatoid arthritis. | older brother | brother | rheumatoid arthritis
Her twin brother, who lives abroad, has glaucoma. | twin brother | = | glaucoma
His twin sister had multiple sclerosis. | twin sister | = | multiple sclerosis
Her identical twin was diagnosed with epilepsy at the age of 40. | identical twin | twin | epilepsy
The patient's half-brother has type 2 diabetes mellitus. | half-brother | = | type 2 diabetes mellitus
Her half-sister suffered from schizophrenia. | half-sister | = | schizophrenia
There is a family history of celiac disease in his son. | son | = | celiac disease
Family history was positive for depression in her daughter. | daughter | = | depression
His uncle was known to have hemophilia. | uncle | = | hemophilia
Her aunt, who lives abroad, has gout. | aunt | = | gout
His maternal uncle had hypertension. | maternal uncle | = | hypertension
Her paternal uncle was diagnosed with psoriasis at the age of 40. | paternal uncle | = | psoriasis
The patient's maternal aunt has osteoporosis. | maternal aunt | = | osteoporosis
Her paternal aunt suffered from Crohn's disease. | paternal aunt | = | Crohn's disease
There is a family history of asthma in his cousin. | cousin | = | asthma
His maternal cousin was known to have migraine. | maternal cousin | = | migraine
Her paternal cousin, who lives abroad, has rheumatoid arthritis. | paternal cousin | = | rheumatoid arthritis
His nephew had glaucoma. | nephew | = | glaucoma
Her niece was diagnosed with multiple sclerosis at the age of 40. | niece | = | multiple sclerosis
The patient's grandmother has epilepsy. | grandmother | = | epilepsy
Her grandfather suffered from type 2 diabetes mellitus. | grandfather | = | type 2 diabetes mellitus
There is a family history of schizophrenia in his maternal grandmother. | maternal grandmother | = | schizophrenia
Family history was positive for celiac disease in her maternal grandfather. | maternal grandfather | = | celiac disease
His paternal grandmother was known to have depression. | paternal grandmother | = | depression
Her paternal grandfather, who lives abroad, has hemophilia. | paternal grandfather | = | hemophilia
His great-grandmother had gout. | great-grandmother | = | gout
Her great-grandfather was diagnosed with hypertension at the age of 40. | great-grandfather | = | hypertension
The patient's grandson has psoriasis. | grandson | = | psoriasis
Her granddaughter suffered from osteoporosis. | granddaughter | = | osteoporosis
There is a family history of Crohn's disease in his mom. | mom | mother | Crohn's disease
Family history was positive for asthma in her dad. | dad | father | asthma
His sibling was known to have breast cancer. | sibling | = | breast cancer
"""


@pytest.mark.parametrize("row", PRESENT.strip().splitlines())
def test_has(row: str) -> None:
    text, name, relation, condition = (part.strip() for part in row.split("|"))
    relation = name.replace(" ", "-") if relation == "=" else relation
    case = read(text)
    (found,) = case.family_history
    assert (found.name, found.relation, found.deceased) == (name, relation, None)
    assert [(each.name, each.presence, each.fatal) for each in found.conditions] == [(condition, "present", False)]
    assert names(case.problems) == []


ABSENT = """
His mother did not have breast cancer. | mother | = | breast cancer
Her father had no history of migraine. | father | = | migraine
His brother never had rheumatoid arthritis. | brother | = | rheumatoid arthritis
His sister did not have glaucoma. | sister | = | glaucoma
Her elder brother had no history of multiple sclerosis. | elder brother | brother | multiple sclerosis
His younger sister never had epilepsy. | younger sister | sister | epilepsy
His older brother did not have type 2 diabetes mellitus. | older brother | brother | type 2 diabetes mellitus
Her twin brother had no history of schizophrenia. | twin brother | = | schizophrenia
His twin sister never had celiac disease. | twin sister | = | celiac disease
His identical twin did not have depression. | identical twin | twin | depression
Her half-brother had no history of hemophilia. | half-brother | = | hemophilia
His half-sister never had gout. | half-sister | = | gout
His son did not have hypertension. | son | = | hypertension
Her daughter had no history of psoriasis. | daughter | = | psoriasis
His uncle never had osteoporosis. | uncle | = | osteoporosis
His aunt did not have Crohn's disease. | aunt | = | Crohn's disease
Her maternal uncle had no history of asthma. | maternal uncle | = | asthma
His paternal uncle never had breast cancer. | paternal uncle | = | breast cancer
His maternal aunt did not have migraine. | maternal aunt | = | migraine
Her paternal aunt had no history of rheumatoid arthritis. | paternal aunt | = | rheumatoid arthritis
His cousin never had glaucoma. | cousin | = | glaucoma
His first cousin did not have multiple sclerosis. | first cousin | cousin | multiple sclerosis
Her maternal cousin had no history of epilepsy. | maternal cousin | = | epilepsy
His paternal cousin never had type 2 diabetes mellitus. | paternal cousin | = | type 2 diabetes mellitus
His nephew did not have schizophrenia. | nephew | = | schizophrenia
Her niece had no history of celiac disease. | niece | = | celiac disease
His grandmother never had depression. | grandmother | = | depression
His grandfather did not have hemophilia. | grandfather | = | hemophilia
Her maternal grandmother had no history of gout. | maternal grandmother | = | gout
His maternal grandfather never had hypertension. | maternal grandfather | = | hypertension
His paternal grandmother did not have psoriasis. | paternal grandmother | = | psoriasis
Her paternal grandfather had no history of osteoporosis. | paternal grandfather | = | osteoporosis
His great-grandmother never had Crohn's disease. | great-grandmother | = | Crohn's disease
His great-grandfather did not have asthma. | great-grandfather | = | asthma
Her grandson had no history of breast cancer. | grandson | = | breast cancer
His granddaughter never had migraine. | granddaughter | = | migraine
His mom did not have rheumatoid arthritis. | mom | mother | rheumatoid arthritis
Her dad had no history of glaucoma. | dad | father | glaucoma
His sibling never had multiple sclerosis. | sibling | = | multiple sclerosis
"""


@pytest.mark.parametrize("row", ABSENT.strip().splitlines())
def test_does_not_have(row: str) -> None:
    text, name, relation, condition = (part.strip() for part in row.split("|"))
    relation = name.replace(" ", "-") if relation == "=" else relation
    case = read(text)
    (found,) = case.family_history
    assert (found.name, found.relation) == (name, relation)
    assert [(each.name, each.presence, each.fatal) for each in found.conditions] == [(condition, "absent", False)]
    assert names(case.problems) == []


FATAL = """
His mother died of a myocardial infarction at the age of 44. | mother | = | myocardial infarction | 44
Her father died from pancreatic cancer. | father | = | pancreatic cancer | -
Her brother had died of lung cancer at 58. | brother | = | lung cancer | 58
The patient's sister died at the age of 65 of leukemia. | sister | = | leukemia | 65
His elder brother died of tuberculosis at the age of 72. | elder brother | brother | tuberculosis | 72
Her younger sister died from heart failure. | younger sister | sister | heart failure | -
Her older brother had died of pneumonia at 86. | older brother | brother | pneumonia | 86
The patient's twin brother died at the age of 47 of colon cancer. | twin brother | = | colon cancer | 47
His twin sister died of liver cirrhosis at the age of 54. | twin sister | = | liver cirrhosis | 54
Her identical twin died from a stroke. | identical twin | twin | stroke | -
Her half-brother had died of a myocardial infarction at 68. | half-brother | = | myocardial infarction | 68
The patient's half-sister died at the age of 75 of pancreatic cancer. | half-sister | = | pancreatic cancer | 75
His son died of lung cancer at the age of 82. | son | = | lung cancer | 82
Her daughter died from leukemia. | daughter | = | leukemia | -
Her uncle had died of tuberculosis at 50. | uncle | = | tuberculosis | 50
The patient's aunt died at the age of 57 of heart failure. | aunt | = | heart failure | 57
His maternal uncle died of pneumonia at the age of 64. | maternal uncle | = | pneumonia | 64
Her paternal uncle died from colon cancer. | paternal uncle | = | colon cancer | -
Her maternal aunt had died of liver cirrhosis at 78. | maternal aunt | = | liver cirrhosis | 78
The patient's paternal aunt died at the age of 85 of a stroke. | paternal aunt | = | stroke | 85
His cousin died of a myocardial infarction at the age of 46. | cousin | = | myocardial infarction | 46
Her first cousin died from pancreatic cancer. | first cousin | cousin | pancreatic cancer | -
Her maternal cousin had died of lung cancer at 60. | maternal cousin | = | lung cancer | 60
The patient's paternal cousin died at the age of 67 of leukemia. | paternal cousin | = | leukemia | 67
His nephew died of tuberculosis at the age of 74. | nephew | = | tuberculosis | 74
Her niece died from heart failure. | niece | = | heart failure | -
Her grandmother had died of pneumonia at 88. | grandmother | = | pneumonia | 88
The patient's grandfather died at the age of 49 of colon cancer. | grandfather | = | colon cancer | 49
His maternal grandmother died of liver cirrhosis at the age of 56. | maternal grandmother | = | liver cirrhosis | 56
Her maternal grandfather died from a stroke. | maternal grandfather | = | stroke | -
Her paternal grandmother had died of a stroke at 70. | paternal grandmother | = | stroke | 70
His paternal grandfather died at the age of 77 of pneumonia. | paternal grandfather | = | pneumonia | 77
His great-grandmother died of lung cancer at the age of 84. | great-grandmother | = | lung cancer | 84
Her great-grandfather died from leukemia. | great-grandfather | = | leukemia | -
Her grandson had died of tuberculosis at 52. | grandson | = | tuberculosis | 52
The patient's granddaughter died at the age of 59 of heart failure. | granddaughter | = | heart failure | 59
His mom died of pneumonia at the age of 66. | mom | mother | pneumonia | 66
Her dad died from colon cancer. | dad | father | colon cancer | -
Her sibling had died of liver cirrhosis at 80. | sibling | = | liver cirrhosis | 80
"""


@pytest.mark.parametrize("row", FATAL.strip().splitlines())
def test_died_of(row: str) -> None:
    text, name, relation, condition, age = (part.strip() for part in row.split("|"))
    relation = name.replace(" ", "-") if relation == "=" else relation
    case = read(text)
    (found,) = case.family_history
    assert (found.name, found.relation, found.deceased) == (name, relation, True)
    assert [(each.name, each.presence, each.fatal) for each in found.conditions] == [(condition, "present", True)]
    assert (str(found.age.value) if found.age else "-") == age
    assert names(case.problems) == []


SEVERAL = """
Her mother has gout and her father has angina. | mother: gout; father: angina
Family history: mother with diabetes, father with hypertension. | mother: diabetes; father: hypertension
His mother had asthma, while his brother had eczema. | mother: asthma; brother: eczema
Her mother and sister had thyroid disease. | mother: thyroid disease; sister: thyroid disease
Neither his parents nor his siblings had kidney disease. | parents: !kidney disease; siblings: !kidney disease
Family history was positive for gout in his father and paternal uncle. | father: gout; paternal uncle: gout
His uncle, who was a smoker, had lung cancer. | uncle: lung cancer
Her mother, aged 60, had osteoporosis. | mother: osteoporosis
There was no family history of seizures or epilepsy. | family history: !seizures, !epilepsy
Family history was significant for migraine. | Family history: migraine
Family history was unremarkable. | Family history:
Family history was noncontributory. | Family history:
No one in her family had a similar disease. | family: !similar disease
Both parents had hypertension. | parents: hypertension
Two of his brothers had gout. | brothers: gout
His parents were first cousins. | parents:
The parents were consanguineous. | parents:
She was born to consanguineous parents. | consanguineous parents:
He was born to non-consanguineous parents. | non-consanguineous parents:
Her elder sister had undergone thyroidectomy for goiter. | elder sister: goiter
His mother had rheumatoid arthritis, and he was treated with methotrexate. | mother: rheumatoid arthritis
His brother died in infancy. | brother:
His father died suddenly at 44. | father:
"""


@pytest.mark.parametrize("row", SEVERAL.strip().splitlines())
def test_each_relative_has_their_own(row: str) -> None:
    text, _, expected = (part.strip() for part in row.partition("|"))
    case = read(text)
    found = []
    for relative in case.family_history:
        had = ", ".join("!" * (each.presence == "absent") + each.name for each in relative.conditions)
        found.append(f"{relative.name}: {had}".strip())
    assert "; ".join(found) == expected
    assert names(case.problems) == []


def test_headed_list_of_relatives() -> None:
    text = "FAMILY HISTORY\nMother: breast cancer. Father: died of myocardial infarction at 62. Siblings: none."
    mother, father, siblings = read(text).family_history
    assert [each.name for each in mother.conditions] == ["breast cancer"]
    assert [(each.name, each.fatal) for each in father.conditions] == [("myocardial infarction", True)]
    assert (father.deceased, father.age and int(father.age.value)) == (True, 62)
    assert (siblings.name, siblings.conditions) == ("Siblings", ())
