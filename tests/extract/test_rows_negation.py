"""What is denied and what is not: triggers, where their scopes end, words that only look like a denial."""

from __future__ import annotations

import pytest

from .rows import parts, rows
from .telling import told

DENIED = rows("""
She denied orthopnea. | !orthopnea
He reported neither hematemesis nor melena. | !hematemesis; !melena
There was neither ptosis nor diplopia. | !ptosis; !diplopia
The child was free of wheezing. | !wheezing
He has been free from seizures. | !seizures
Lymphadenopathy was not detected. | !lymphadenopathy
No clubbing, cyanosis, or edema. | !clubbing; !cyanosis; !edema
She had no fever, night sweats, weight loss, or pruritus. | !fever; !night sweats; !weight loss; !pruritus
He denied any chest pain, any dyspnea and any syncope. | !chest pain; !dyspnea; !syncope
Deep vein thrombosis was ruled out by ultrasound. | !deep vein thrombosis
Myocardial infarction was excluded. | !myocardial infarction
Sarcoidosis was ruled out. | !sarcoidosis
A phaeochromocytoma was excluded. | !phaeochromocytoma
The workup was negative for lupus. | !lupus
She was negative for tuberculosis and syphilis. | !tuberculosis; !syphilis
There was no evidence of recurrence or metastasis. | !metastasis
There was no sign of peritonitis. | !peritonitis
No signs of heart failure were found. | !heart failure
Hemoptysis was absent. | !hemoptysis
Absence of vertigo was confirmed. | !vertigo
He never complained of tinnitus. | !tinnitus
She has never had jaundice. | !jaundice
The boy had not experienced enuresis. | !enuresis
There were no complaints of dysphagia. | !dysphagia
He lacked nuchal rigidity. | !nuchal rigidity
She did not report any vaginal bleeding. | !vaginal bleeding
He did not have hematuria. | !hematuria
She does not suffer from migraine. | !migraine
The patient did not develop sepsis. | !sepsis
He had never suffered from epilepsy. | !epilepsy
No past history of asthma. | !asthma
No known history of hypertension. | !hypertension
There was no history of diabetes or stroke. | !diabetes; !stroke
He had no personal history of malignancy. | !malignancy
Photophobia - absent. | !photophobia
Rash: none. | !rash
Fever: absent. | !fever
Without dyspnea or cough. | !dyspnea; !cough
He came without abdominal pain, vomiting or diarrhea. | !abdominal pain; !vomiting; !diarrhea
She had a dry cough without hemoptysis. | dry cough; !hemoptysis
He had epistaxis without gingival bleeding. | epistaxis; !gingival bleeding
Nausea without vomiting was reported. | nausea; !vomiting
No vomiting nor diarrhea was noted. | !vomiting; !diarrhea
He was not dyspneic. | !dyspneic
She was not icteric. | !icteric
Ascites could not be demonstrated. | !ascites
Hepatomegaly was not present. | !hepatomegaly
Edema has not been seen. | !edema
She had no palpitations at rest or on exertion. | !palpitations
He specifically denied dysuria. | !dysuria
The parents denied vomiting. | !vomiting
His wife denied any seizures. | !seizures
Pulmonary embolism was considered unlikely and then ruled out. | !pulmonary embolism
Endocarditis was ruled out by echocardiography. | !endocarditis
Pregnancy was excluded and hypothyroidism was ruled out. | !hypothyroidism
ROS: negative for fever, chills and cough. | !fever; !chills; !cough
Denies CP, SOB. | !cp; !sob
Pt w/o fever. | !fever
""")

NOT_DENIED = rows("""
Not only hematuria but also proteinuria was found. | hematuria; proteinuria
She had not only vertigo but also tinnitus. | vertigo; tinnitus
There was no doubt that he had meningitis. | meningitis
There was no change in the dyspnea. | dyspnea
The cough did not resolve. | cough
The fever did not subside. | fever
The rash was not itchy at first. | rash; !itchy
The pain was not relieved by ibuprofen. | pain
The seizures were not controlled by valproate. | seizures
Nausea did not respond to metoclopramide. | nausea
Her headache showed no improvement. | headache
He had no choice but to sit up because of dyspnea. | dyspnea
No cause for the anemia was found. | anemia
No treatment was given for the gout. | gout
He could not sleep because of pruritus. | pruritus
She was unable to walk because of knee pain. | knee pain; unable to walk
He could not work because of back pain. | back pain
He had not been vaccinated and developed measles. | measles
Gram-negative pneumonia was diagnosed. | gram-negative pneumonia
Her non-Hodgkin lymphoma was treated. | non-hodgkin lymphoma
A non-small cell lung cancer was diagnosed. | non-small cell lung cancer
He has non-alcoholic fatty liver disease. | non-alcoholic fatty liver disease
He had an inability to walk. | inability to walk
Vomiting without relief persisted for days. | vomiting
The vertigo came without warning. | vertigo
He was operated on without delay for peritonitis. | peritonitis
The pneumonia did not improve with amoxicillin. | pneumonia
The diarrhea was not bloody. | diarrhea
He had fever of no known cause. | fever
The wound infection was not severe. | wound infection
She is not sure when the tinnitus began. | tinnitus
He did not seek care for his cough. | cough
Fever was not the only one; he had chills too. | fever; chills
No sooner had she lain down than vertigo began. | vertigo
""")

SCOPE_ENDS = rows("""
He had no fever but complained of headache. | !fever; headache
No cough, yet dyspnea was marked. | !cough; dyspnea
She had no vomiting, only nausea. | !vomiting; nausea
He had no neck pain; however, he had back pain. | !neck pain; back pain
There was no hematuria, although proteinuria was found. | !hematuria; proteinuria
No jaundice was seen, but she had pruritus. | !jaundice; pruritus
He denied fever and reported weight loss. | !fever; weight loss
She denied dyspnea but admitted to palpitations. | !dyspnea; palpitations
There was no rash, and he complained of arthralgia. | !rash; arthralgia
He had no diarrhea, he had constipation. | !diarrhea; constipation
No sepsis except for a urinary tract infection. | !sepsis; urinary tract infection
Apart from fatigue there was no pain. | fatigue; !pain
Other than mild nausea she had no vomiting. | nausea; !vomiting
Aside from a cough he had no dyspnea. | cough; !dyspnea
There was no pneumothorax, whereas a pleural effusion was evident. | !pneumothorax; pleural effusion
Without fever but with chills he came to the clinic. | !fever; chills
He presented without headache but with vertigo. | !headache; vertigo
He presented with vertigo but without tinnitus or hearing loss. | vertigo; !tinnitus; !hearing loss
Fever was absent while cough persisted. | !fever; cough
Fever was absent. Cough was present. | !fever; cough
She had dysphagia and no odynophagia. | dysphagia; !odynophagia
There was tenderness without guarding. | tenderness; !guarding
Diplopia was present and ptosis was absent. | diplopia; !ptosis
No hemoptysis; cough and dyspnea present. | !hemoptysis; cough; dyspnea
He had ascites but neither jaundice nor encephalopathy. | ascites; !jaundice; !encephalopathy
She was not febrile but had tachycardia. | !febrile; tachycardia
His examination was unremarkable except for splenomegaly. | =examination was unremarkable; splenomegaly
The examination was normal apart from hepatomegaly. | =examination was normal; hepatomegaly
He was well apart from eczema. | eczema
No fever was recorded after which he developed a rash. | !fever; rash
""")


@pytest.mark.parametrize(("text", "facts"), [*DENIED, *NOT_DENIED, *SCOPE_ENDS])
def test_what_is_denied_and_what_is_not(text: str, facts: str) -> None:
    assert told(text) == parts(facts)
