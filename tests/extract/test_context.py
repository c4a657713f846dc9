"""Context: denied, doubtful, past, gone, of others, supposed, planned; and where each of them ends."""

from __future__ import annotations

import pytest

from .telling import checked, told

DENIED = {
    "She had no fever.": {"!fever"},
    "He denied chest pain, dyspnea or palpitations.": {"!chest pain", "!dyspnea", "!palpitations"},
    "She denies nausea and vomiting.": {"!nausea", "!vomiting"},
    "No fever but a dry cough.": {"!fever", "dry cough"},
    "There was no rash, although pruritus was present.": {"!rash", "pruritus"},
    "He was negative for syphilis.": {"!syphilis"},
    "There was no evidence of metastasis but ascites was seen.": {"!metastasis", "ascites"},
    "Tuberculosis was excluded.": {"!tuberculosis"},
    "Pulmonary embolism was ruled out.": {"!pulmonary embolism"},
    "He came without headache.": {"!headache"},
    "Fever was absent.": {"!fever"},
    "Neither vomiting nor diarrhea was reported.": {"!vomiting", "!diarrhea"},
    "She never had seizures.": {"!seizures"},
    "Jaundice was not seen.": {"!jaundice"},
    "The patient has never experienced migraine.": {"!migraine"},
    "He had not noticed weight loss.": {"!weight loss"},
    "No history of asthma.": {"!asthma"},
    "She was free of pain.": {"!pain"},
    "He presented with cough, without hemoptysis.": {"cough", "!hemoptysis"},
    "Examination failed to reveal lymphadenopathy.": {"!lymphadenopathy"},
    "There were no signs of meningitis.": {"!meningitis"},
    "She lacked photophobia.": {"!photophobia"},
    "He did not complain of dizziness.": {"!dizziness"},
    "Absence of hematuria was noted.": {"!hematuria"},
}

NOT_DENIED = {
    "The pain did not improve.": {"pain"},
    "Not only fever but also chills occurred.": {"fever", "chills"},
    "There was no doubt about the jaundice.": {"jaundice"},
    "He was treated without delay for sepsis.": {"sepsis"},
    "Pain was not limited to the knee.": {"pain"},
    "The cough did not respond to codeine.": {"cough"},
    "She had headache not relieved by paracetamol.": {"headache"},
    "The dyspnea was not controlled.": {"dyspnea"},
    "He had a fever of unknown cause.": {"fever"},
    "No change in the headache was noted.": {"headache"},
    "Gram-negative sepsis was diagnosed.": {"gram-negative sepsis"},
    "He had nocturia for years; no treatment was given.": {"nocturia"},
    "She noticed swelling. No treatment was sought.": {"swelling"},
}

SCOPE_ENDS = {
    "He had no cough; fever was present.": {"!cough", "fever"},
    "He had no cough. Fever was present.": {"!cough", "fever"},
    "She had no pain but complained of itching.": {"!pain", "itching"},
    "He denied vomiting and presented with hematuria.": {"!vomiting", "hematuria"},
    "No dyspnea, however he had palpitations.": {"!dyspnea", "palpitations"},
    "There was no vomiting except for nausea in the morning.": {"!vomiting", "nausea"},
    "Without chills, she developed fever.": {"!chills", "fever"},
    "She denied fever, but her cough persisted.": {"!fever", "cough"},
    "Allergies: no. Fever was present.": {"fever"},
    "He was not icteric, but had ascites.": {"!icteric", "ascites"},
    "Without nausea, she had vomiting.": {"!nausea", "vomiting"},
    "No headache, while dizziness was constant.": {"!headache", "dizziness"},
}

DOUBTFUL = {
    "Pneumonia was suspected.": {"?pneumonia"},
    "He had possible pneumonia.": {"?pneumonia"},
    "The picture was suggestive of sarcoidosis.": {"?sarcoidosis"},
    "Findings were consistent with pancreatitis.": {"?pancreatitis"},
    "Meningitis could not be ruled out.": {"?meningitis"},
    "We could not exclude endocarditis.": {"?endocarditis"},
    "A provisional diagnosis of gout was made.": {"?gout"},
    "The differential diagnosis included lymphoma and tuberculosis.": {"??lymphoma", "??tuberculosis"},
    "He probably had malaria.": {"?malaria"},
    "Suspected appendicitis.": {"?appendicitis"},
    "Appendicitis was confirmed.": {"appendicitis"},
    "The diagnosis of sarcoidosis was confirmed.": {"sarcoidosis"},
}

PAST = {
    "She had a history of asthma.": {"asthma (past)"},
    "He had a 3-day history of fever.": {"fever"},
    "He presented with a history of cough for two weeks.": {"cough"},
    "She had a two-month history of back pain.": {"back pain"},
    "Past medical history included gout and hypertension.": {"gout (past)", "hypertension (past)"},
    "His past medical history was significant for epilepsy.": {"epilepsy (past)"},
    "He previously had malaria.": {"malaria (past)"},
    "She had had measles in childhood.": {"measles (past)"},
    "PMHx COPD, GERD.": {"copd (past)", "gerd (past)"},
    "He was known to have epilepsy.": {"epilepsy"},
}

GONE = (
    "The {} resolved.",
    "The {} disappeared completely.",
    "There was complete resolution of the {}.",
    "His {} subsided.",
    "The {} went away.",
    "The {} was no longer present.",
    "The {} had resolved by then.",
    "There was no recurrence of the {}.",
    "He recovered from the {}.",
)

OF_OTHERS = (
    "Her mother had breast cancer.",
    "His father died of stroke.",
    "There was a family history of diabetes.",
    "Her husband had fever.",
    "Family history was positive for epilepsy.",
    "The donor had hepatitis.",
    "His sister suffers from lupus.",
    "There was asthma in the family.",
)

SUPPOSED = (
    "He was told to return if fever recurred.",
    "Aspirin was given to prevent stroke.",
    "Heparin was given as prophylaxis against thrombosis.",
    "She is at risk of osteoporosis.",
    "He should come back in case of vomiting.",
    "She was vaccinated against hepatitis.",
    "She was monitored for arrhythmia.",
    "We warned about bleeding.",
)


@pytest.mark.parametrize(
    ("text", "facts"),
    [row for table in (DENIED, NOT_DENIED, SCOPE_ENDS, DOUBTFUL, PAST) for row in table.items()],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_fact_has_the_context_of_its_words(text: str, facts: set[str]) -> None:
    assert told(text) == facts


@pytest.mark.parametrize("text", [*OF_OTHERS, *SUPPOSED])
def test_what_others_have_or_nobody_has_yet_is_no_fact_of_the_patient(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize("text", [*OF_OTHERS, *SUPPOSED])
def test_the_same_sentence_leaves_the_patients_own_problem_alone(text: str) -> None:
    assert told(f"A 40-year-old woman presented with jaundice. {text}") == {"jaundice"}


@pytest.mark.parametrize("text", GONE)
@pytest.mark.parametrize("complaint", ["headache", "edema", "fever"])
def test_a_complaint_that_was_told_is_resolved_when_it_is_told_as_gone(text: str, complaint: str) -> None:
    assert told(f"A 40-year-old man presented with {complaint}. {text.format(complaint)}") == {f"{complaint} (gone)"}


@pytest.mark.parametrize("text", GONE)
def test_a_complaint_that_is_told_only_as_gone_is_not_there(text: str) -> None:
    assert told(text.format("rash")) == {"!rash"}


@pytest.mark.parametrize("text", DENIED)
def test_the_words_of_a_denied_fact_are_its_evidence(text: str) -> None:
    case = checked(text)
    assert all(item.evidence for item in (*case.problems, *case.signs))


def test_one_sentence_does_not_speak_for_the_next() -> None:
    assert told("He had no fever. He had cough. He denied dyspnea. He had chills.") == {
        "!fever", "cough", "!dyspnea", "chills",
    }  # fmt: skip


def test_the_mothers_illness_and_the_daughters_stand_apart() -> None:
    case = checked("A 5-year-old girl had seizures. Her mother had migraine. The girl had no migraine.")
    assert told(case.source.text or "") == {"seizures", "!migraine"}
    assert [each.name for each in case.family_history[0].conditions] == ["migraine"]
