"""Short stories of all specialties: each sentence pulls another way, and all that is told must come out."""

from __future__ import annotations

import pytest

from .rows import parts, rows
from .telling import told

CARDIOLOGY = rows("""
He had exertional angina but no syncope. | exertional angina; !syncope
She had palpitations without chest pain. | palpitations; !chest pain
Peripheral edema was absent, and orthopnea was denied. | !peripheral edema; !orthopnea
Heart failure was suspected. | ?heart failure
He was known to have atrial fibrillation. | atrial fibrillation
Endocarditis was considered but ruled out. | !endocarditis
""")

NEUROLOGY = rows("""
He had neither ataxia nor nystagmus, but ptosis was evident. | !ataxia; !nystagmus; ptosis
She had right hemiparesis and aphasia. | right hemiparesis; aphasia
There was no meningism or photophobia. | !meningism; !photophobia
He developed seizures and later confusion. | seizures; confusion
Myasthenia gravis was suspected. | ?myasthenia gravis
She had no further seizures. | !seizures
""")

GASTROENTEROLOGY = rows("""
She had dysphagia to solids but no odynophagia. | dysphagia; !odynophagia
He vomited twice but had no hematemesis. | !hematemesis; vomited
There was rebound tenderness without rigidity. | rebound tenderness; !rigidity
Crohn disease was confirmed. | crohn disease
He had jaundice, pruritus and steatorrhea. | jaundice; pruritus; steatorrhea
""")

PULMONOLOGY = rows("""
He had a productive cough, wheezing and no hemoptysis. | productive cough; wheezing; !hemoptysis
She had asthma as a child. | asthma (past)
Sarcoidosis was suspected, and tuberculosis was excluded. | ?sarcoidosis; !tuberculosis
He denied dyspnea at rest. | !dyspnea at rest
""")

OBSTETRICS = rows("""
She had preeclampsia in a previous pregnancy. | preeclampsia (past)
She denied dysmenorrhea and dyspareunia. | !dysmenorrhea; !dyspareunia
Endometriosis was suspected. | ?endometriosis
""")

SKIN_AND_EYES = rows("""
He had a pruritic rash without blisters. | pruritic; rash; !blisters
Psoriasis had been diagnosed in 2010. | psoriasis
She had photophobia and blurred vision, but no diplopia. | photophobia; blurred vision; !diplopia
She had alopecia and no itching. | alopecia; !itching
""")

BONES_AND_JOINTS = rows("""
She had arthralgia without joint swelling. | arthralgia; !joint swelling
He had morning stiffness but no arthritis. | morning stiffness; !arthritis
There was no locking of the knee. | !locking
Osteomyelitis was ruled out. | !osteomyelitis
Gout was known since 2012. | gout
""")

KIDNEYS = rows("""
He had dysuria and polyuria but no hematuria. | dysuria; polyuria; !hematuria
She had nephrotic syndrome with edema. | nephrotic syndrome; edema
There was no flank pain. | !flank pain
He was suspected of having nephrolithiasis. | ?nephrolithiasis
Proteinuria resolved. | !proteinuria
""")

MIND = rows("""
He denied hallucinations and suicidal ideation. | !hallucinations; !suicidal ideation
She had insomnia, anxiety and no delusions. | insomnia; anxiety; !delusions
There was a history of depression. | depression (past)
Schizophrenia was considered unlikely. | !schizophrenia
""")

CHILDREN = rows("""
The infant had no cyanosis but feeding difficulties. | !cyanosis; feeding difficulties
The boy had croup and was otherwise well. | croup
Her twin had measles; the girl had no rash. | !rash
He was not dehydrated. | !dehydrated
She had febrile seizures in infancy. | febrile seizures (past)
""")

NOTES = rows("""
44F w/ R knee pain x2wk, no locking | knee pain; !locking
PMHx: COPD, GERD | copd (past); gerd (past)
A&P: 1. Pneumonia 2. Anemia | pneumonia; anemia
ROS neg for cough, + for fatigue. | !cough; fatigue
""")

TABLES = (CARDIOLOGY, NEUROLOGY, GASTROENTEROLOGY, PULMONOLOGY, OBSTETRICS, SKIN_AND_EYES, BONES_AND_JOINTS, KIDNEYS,
          MIND, CHILDREN, NOTES)  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), [row for table in TABLES for row in table])
def test_each_sentence_tells_all_it_says(text: str, facts: str) -> None:
    assert told(text) == parts(facts)
