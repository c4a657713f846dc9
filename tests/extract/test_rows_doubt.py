"""What is suspected, thought of, feared, planned against; and what was confirmed after all."""

from __future__ import annotations

import pytest

from .rows import parts, rows
from .telling import told

DOUBTFUL = rows("""
Appendicitis was suspected. | ?appendicitis
A diagnosis of lymphoma was suspected. | ?lymphoma
Pulmonary embolism was suspected clinically. | ?pulmonary embolism
He was suspected of having sarcoidosis. | ?sarcoidosis
Suspicion of endocarditis was raised. | ?endocarditis
There was a high suspicion of tuberculosis. | ?tuberculosis
A presumptive diagnosis of meningitis was made. | ?meningitis
A presumed diagnosis of vasculitis was made. | ?vasculitis
A working diagnosis of gout was made. | ?gout
Probable pneumonia. | ?pneumonia
Likely cholecystitis. | ?cholecystitis
He may have epilepsy. | ?epilepsy
She might have lupus. | ?lupus
This could be osteomyelitis. | ?osteomyelitis
Possible transient ischemic attack. | ?transient ischemic attack
Osteomyelitis could not be excluded. | ?osteomyelitis
Malignancy cannot be excluded. | ?malignancy
Myocarditis could not be ruled out. | ?myocarditis
We could not rule out pulmonary embolism. | ?pulmonary embolism
The findings were compatible with sarcoidosis. | ?sarcoidosis
The picture was consistent with pyelonephritis. | ?pyelonephritis
The features were suggestive of psoriasis. | ?psoriasis
The rash was suspicious for melanoma. | rash; ?melanoma
The history suggested migraine. | ?migraine
The presentation raised concern for sepsis. | ?sepsis
The picture pointed to thyrotoxicosis. | ?thyrotoxicosis
The clinical picture was in favor of pancreatitis. | ?pancreatitis
He was thought to have gastritis. | ?gastritis
She was believed to have asthma. | ?asthma
The illness was interpreted as malaria. | ?malaria
Query deep vein thrombosis. | ?deep vein thrombosis
?appendicitis | ?appendicitis
Impression: possible cellulitis. | ?cellulitis
A tentative diagnosis of typhoid fever was made. | ?typhoid fever
A provisional diagnosis of dengue fever was made. | ?dengue fever
A clinical diagnosis of scabies was suspected. | ?scabies
The differential diagnosis included sarcoidosis, tuberculosis and lymphoma. | ??sarcoidosis; ??tuberculosis; ??lymphoma
The differential diagnoses were gout and pseudogout. | ??gout; ??pseudogout
DDx: cellulitis, gout. | ??cellulitis; ??gout
Differential: migraine vs meningitis. | ??migraine; ??meningitis
""")

CERTAIN = rows("""
The suspicion of lymphoma was confirmed. | lymphoma
Appendicitis was confirmed at operation. | appendicitis
The suspected meningitis was confirmed. | meningitis
A definite diagnosis of gout was made. | gout
A final diagnosis of sarcoidosis was made. | sarcoidosis
He was diagnosed with psoriasis. | psoriasis
The patient is a known case of hypothyroidism. | hypothyroidism
Malaria was proven by smear. | malaria
He was found to have hepatitis B. | hepatitis b
The diagnosis was ulcerative colitis. | ulcerative colitis
A diagnosis of achalasia was established. | achalasia
He had a confirmed pulmonary embolism. | pulmonary embolism
She certainly had shingles. | shingles
Most of his day was spoiled by itching. | itching
The cause of her dyspnea was unclear. | dyspnea
The origin of the fever remained unknown. | fever
Her suspicious behaviour worried us; she had insomnia. | insomnia
""")

NOT_OF_THE_PATIENT_NOW = rows("""
She should return if fever develops. | -
He was told to come back in case of chest pain. | -
He was warned of bleeding. | -
She received heparin to prevent thrombosis. | -
Aspirin was given for prevention of stroke. | -
He was given antibiotics as prophylaxis against endocarditis. | -
She was vaccinated against influenza. | -
She was counselled about the risk of stroke. | -
She is at risk of preeclampsia. | -
He was at high risk for pneumonia. | -
He was monitored for seizures. | -
He was observed for signs of bleeding. | -
She was screened for diabetes. | -
She attended the pain clinic. | -
He was seen in the stroke unit. | -
He was referred to the asthma clinic. | -
He works at a cancer society. | -
The headache diary was reviewed. | headache diary
The parents were told to watch for jaundice. | -
If vomiting occurs, stop the drug. | -
Return if you have worsening dyspnea. | -
Her neighbour had measles. | -
A classmate had scabies. | -
His roommate had chickenpox. | -
The donor had hepatitis C. | -
Her husband has gonorrhea. | -
His wife had influenza. | -
A colleague had tuberculosis. | -
""")


@pytest.mark.parametrize(("text", "facts"), [*DOUBTFUL, *CERTAIN])
def test_how_sure_it_is(text: str, facts: str) -> None:
    assert told(text) == parts(facts)


@pytest.mark.parametrize(("text", "facts"), NOT_OF_THE_PATIENT_NOW)
def test_what_is_only_feared_or_somebody_elses_is_no_problem_of_the_patient(text: str, facts: str) -> None:
    assert told(text) == set()
    assert told(f"He presented with jaundice. {text}") >= {"jaundice"}
