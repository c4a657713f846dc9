"""When a problem was: before, gone, back again; how long, how bad, how it went on."""

from __future__ import annotations

import pytest

from .rows import parts, rows
from .telling import checked, told

STATUS = rows("""
She had a history of gout. | gout (past)
He has a past history of malaria. | malaria (past)
Her medical history included asthma and eczema. | asthma (past); eczema (past)
His past medical history was remarkable for stroke. | stroke (past)
PMH: hypertension, gout. | hypertension (past); gout (past)
He had pneumonia in childhood. | pneumonia (past)
She previously suffered from migraine. | migraine (past)
He had a previous myocardial infarction. | myocardial infarction (past)
She had prior episodes of vertigo. | vertigo (past)
He had a remote history of tuberculosis. | tuberculosis (past)
He had shingles ten years earlier. | shingles (past)
A 2-day history of vomiting was reported. | vomiting
He came with a three-week history of cough. | cough
She presented with a history of fever for five days. | fever
He was admitted because of a history of headaches. | headaches
She has had vertigo since May. | vertigo
His fever resolved. | !fever
The rash had disappeared. | !rash
The cough went away. | !cough
Complete remission of the lymphoma was achieved. | lymphoma (gone)
Her dyspnea completely resolved within two days. | !dyspnea
He presented with fever. The fever subsided on day two. | fever (gone)
He presented with cough. His cough had resolved at follow-up. | cough (gone)
He presented with vertigo. He was no longer dizzy. | vertigo; !dizzy
She had ascites. The ascites was no longer seen. | ascites (gone)
A man had sepsis. He recovered from sepsis. | sepsis (gone)
A woman had diplopia. Her diplopia improved. | diplopia
A woman had diplopia. Her diplopia did not resolve. | diplopia
A boy had hematuria. Hematuria persisted. | hematuria
A girl had jaundice. The jaundice cleared. | jaundice (gone)
""")


@pytest.mark.parametrize(("text", "facts"), STATUS)
def test_what_was_is_and_is_gone(text: str, facts: str) -> None:
    assert told(text) == parts(facts)


ONSET = rows("""
He had fever for three days. | fever: for three days
He presented with a 5-day history of cough. | cough: 5-day history
She had had vertigo for two weeks. | vertigo: for two weeks
A rash appeared two days ago. | rash: two days ago
Headache began four hours ago. | headache: four hours ago
She noticed swelling since March 2020. | swelling: since March 2020
Cough x 2 weeks. | cough: 2 weeks
Since 2015 she has had tinnitus. | tinnitus: Since 2015
For six months he had suffered from dysphagia. | dysphagia: six months
He had fever for two days and a cough for a week. | fever: for two days; cough: for a week
He reported dyspnea of two weeks' duration. | dyspnea: two weeks
He had a fall two weeks ago and presented with confusion. | confusion: None
After a stroke three years ago he was admitted with seizures. | seizures: None
She had measles ten years ago and came with ataxia. | ataxia: None
He had headache. | headache: None
""")


@pytest.mark.parametrize(("text", "facts"), ONSET)
def test_each_problem_has_its_own_beginning(text: str, facts: str) -> None:
    problems = {each.name.casefold(): each for each in checked(text).problems}
    for fact in facts.split("; "):
        name, _, words = fact.partition(": ")
        onset = problems[name].onset
        said = (onset.text or "") if onset else "None"
        assert words.removeprefix("for ") in said, said


MANNER = rows("""
He had severe headache. | headache: severe
Mild dyspnea was noted. | dyspnea: mild
She had moderate dehydration. | dehydration: moderate
He complained of excruciating back pain. | back pain: severe
A slight tremor was seen in a man with marked fatigue. | fatigue: severe
She had profound weakness. | weakness: severe
She had intense itching. | itching: severe
He suffered from severe, progressive dyspnea. | dyspnea: severe
He had massive hemoptysis. | hemoptysis: severe
""")

COURSE = rows("""
He had progressive dyspnea. | dyspnea: progressive
She had intermittent claudication pain and recurrent fever. | fever: recurrent
Acute vertigo woke him. | vertigo: acute
He had a persistent cough. | cough: persistent
She complained of sudden blindness. | blindness: sudden
He had chronic diarrhea. | diarrhea: chronic
Transient diplopia occurred. | diplopia: transient
She had gradual hearing loss. | hearing loss: gradual
He had episodic palpitations. | palpitations: episodic
Worsening jaundice was the reason for referral. | jaundice: worsening
""")

CHARACTER = rows("""
He had dull pain. | pain: dull
She had stabbing chest pain. | chest pain: stabbing
He felt burning pain. | pain: burning
Throbbing headache woke her. | headache: throbbing
He had colicky abdominal pain. | abdominal pain: colicky
He described a crushing chest pain. | chest pain: crushing
She had sharp, shooting pain. | pain: sharp
Cramping abdominal pain followed. | abdominal pain: cramping
""")


@pytest.mark.parametrize(("text", "fact"), MANNER)
def test_how_bad_it_is_is_a_quality_of_it(text: str, fact: str) -> None:
    name, _, severity = fact.partition(": ")
    assert [each.severity for each in checked(text).problems if name in each.name.casefold()] == [severity]


@pytest.mark.parametrize(("text", "fact"), COURSE)
def test_how_it_goes_on_is_a_quality_of_it(text: str, fact: str) -> None:
    name, _, course = fact.partition(": ")
    found = [each for each in checked(text).problems if name in each.name.casefold()]
    assert len(found) == 1
    assert course in [each.casefold() for each in found[0].course] or course in found[0].name.casefold()


@pytest.mark.parametrize(("text", "fact"), CHARACTER)
def test_how_it_feels_is_a_quality_of_it(text: str, fact: str) -> None:
    name, _, character = fact.partition(": ")
    found = [each for each in checked(text).problems if each.name.casefold() == name]
    assert [character in map(str.casefold, each.character) for each in found] == [True]


EASED = rows("""
The pain was relieved by rest. He had knee pain. | rest
He had chest pain relieved by nitroglycerin. | nitroglycerin
She had headache that improved with paracetamol. | paracetamol
The back pain was alleviated by lying down. | lying down
""")

WORSE = rows("""
He had back pain aggravated by coughing. | coughing
She had knee pain worsened by climbing stairs. | climbing stairs
Abdominal pain exacerbated by meals was reported. | meals
Headache was triggered by exercise. | exercise
""")


@pytest.mark.parametrize(("text", "words"), EASED)
def test_what_eases_it(text: str, words: str) -> None:
    assert words in [each for problem in checked(text).problems for each in problem.relieved_by]


@pytest.mark.parametrize(("text", "words"), WORSE)
def test_what_makes_it_worse(text: str, words: str) -> None:
    assert words in [each for problem in checked(text).problems for each in problem.aggravated_by]


RADIATION = rows("""
He had chest pain radiating to the left arm. | the left arm
Low back pain radiated to both legs. | both legs
She had flank pain radiating into the groin. | the groin
""")


@pytest.mark.parametrize(("text", "words"), RADIATION)
def test_where_it_radiates(text: str, words: str) -> None:
    found = [each for problem in checked(text).problems for each in problem.radiation]
    assert words.removeprefix("the ") in " ".join(found)
