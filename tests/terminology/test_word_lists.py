"""Lists of single words: what they become, how a user's table adds to them, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from case2fhir.errors import MappingError
from case2fhir.extract import extract
from case2fhir.extract.family_words import FamilyWords
from case2fhir.extract.procedure_words import ProcedureWords
from case2fhir.extract.social_words import SocialWords
from case2fhir.extract.study_words import StudyWords
from case2fhir.terminology import Terminology, load, store
from case2fhir.terminology.check import check


def overlaid(folder: Path, text: str) -> Terminology:
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    return load(folder)


def problems(folder: Path, text: str) -> list[str]:
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    return check(folder, store.compiled())


FORMS = [
    ("intubated", "intubation"), ("reintubated", "intubation"), ("resecting", "resection"), ("excise", "excision"),
    ("coiled", "ligation"), ("sutured", "suture"), ("transplanted", "transplantation"), ("debrided", "debridement"),
    ("dialysed", "dialysis"), ("dialyzed", "dialysis"), ("grafted", "grafting"), ("operated", "surgery"),
    ("explored", "exploration"), ("transected", "division"), ("reattached", "fixation"), ("curetted", "curettage"),
    ("cardioverted", "cardioversion"), ("drain", "drainage"), ("embolised", "embolization"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "root"), FORMS)
def test_every_form_of_a_verb_has_its_root(terms: Terminology, form: str, root: str) -> None:
    assert terms.words(ProcedureWords).verb_roots[form] == root


NAMES = [
    ("chemoradiation", "radiotherapy"), ("banding", "ligation"), ("herniorrhaphy", "repair"),
    ("reanimation", "resuscitation"), ("haemodialysis", "dialysis"), ("cryoablation", "ablation"),
    ("evisceration", "enucleation"), ("rehydration", "hydration"), ("kinesiotherapy", "physiotherapy"),
]  # fmt: skip


@pytest.mark.parametrize(("noun", "root"), NAMES)
def test_nouns_stand_under_the_root_of_their_deed(terms: Terminology, noun: str, root: str) -> None:
    assert terms.words(ProcedureWords).nouns[noun] == root


STUDIES = [
    ("mrcp", "imaging", "mri"), ("venogram", "imaging", "angiography"), ("cxr", "imaging", "x-ray"),
    ("tte", "imaging", "echocardiography"), ("holter", "physiology", "ecg"), ("fnac", "pathology", "biopsy"),
    ("necropsy", "pathology", "autopsy"), ("hemoculture", "microbiology", "culture"), ("gram", "microbiology", "stain"),
    ("spect", "imaging", "scintigraphy"), ("enmg", "physiology", "emg"), ("audiogram", "physiology", "spirometry"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "kind", "modality"), STUDIES)
def test_words_of_studies_have_kind_and_modality(terms: Terminology, word: str, kind: str, modality: str) -> None:
    assert terms.words(StudyWords).heads[word] == (kind, modality)


def test_the_lists_are_made_once(terms: Terminology) -> None:
    assert terms.words(SocialWords) is terms.words(SocialWords)
    assert terms.words(SocialWords) is not terms.words(FamilyWords)


def test_a_users_list_adds_words_that_are_then_read(folder: Path) -> None:
    text = "She is a basketmaker by trade; he works as a basketmaker. A basketmaker of 40 came."
    own = "words:\n  social-occupations:\n    about: trades of the region\n    words: [basketmaker]\n"
    assert "basketmaker" not in load().words(SocialWords).occupations
    terms = overlaid(folder, own)
    assert {"basketmaker", "farmer"} <= terms.words(SocialWords).occupations
    assert any(fact.kind == "occupation" for fact in extract(text, terms).social_history)


def test_a_users_list_takes_words_away(folder: Path) -> None:
    own = "words:\n  procedure-nouns:\n    about: not here\n    without: [massage]\n"
    terms = overlaid(folder, own)
    assert "massage" not in terms.words(ProcedureWords).nouns
    assert terms.words(ProcedureWords).nouns["traction"] == "traction"


def test_a_name_added_is_read_as_that_deed(folder: Path) -> None:
    own = "words:\n  procedure-nouns:\n    about: more\n    names:\n      radiotherapy: [tomotherapy]\n"
    terms = overlaid(folder, own)
    case = extract("He received tomotherapy of the pelvis.", terms)
    assert [each.name for each in case.procedures] == ["tomotherapy"]
    assert extract("He received tomotherapy of the pelvis.", load()).procedures == ()


def test_a_group_grows_and_another_one_stays(folder: Path) -> None:
    own = "words:\n  procedure-company:\n    about: more\n    groups:\n      tap: [subdural]\n      wrap: [fundic]\n"
    company = overlaid(folder, own).words(ProcedureWords).company
    assert {"subdural", "spinal"} <= company["tap"]
    assert company["wrap"] == frozenset(["fundic"])
    assert "csf" in company["drainage"]


def test_a_group_can_be_taken_away(folder: Path) -> None:
    own = "words:\n  procedure-company:\n    about: no masks\n    without: [mask]\n"
    assert "mask" not in overlaid(folder, own).words(ProcedureWords).company


def test_a_list_of_its_own_is_kept_beside_ours(folder: Path) -> None:
    terms = overlaid(folder, "words:\n  local-slang:\n    about: mine\n    words: [gobsmacked]\n")
    assert terms.table("words")["local-slang"]["has"] == frozenset(["gobsmacked"])


WRONG = [
    ("  family-kin:\n    about: x\n", 2, "a list has either words, or names, or groups"),
    ("  family-kin:\n    about: x\n    words: [a]\n    names: {b: [c]}\n", 2, "a list has either words"),
    ("  family-kin:\n    about: x\n    names: {mother: [mama]}\n", 2, "the list beneath has words; give words here"),
    ("  procedure-nouns:\n    about: x\n    words: [mama]\n", 2, "the list beneath has names; give names here"),
    ("  procedure-company:\n    about: x\n    words: [tap]\n", 2, "the list beneath has groups"),
    ("  family-kin:\n    about: x\n    words: [step mother]\n", 4, "'step mother' is read as several words"),
    ("  family-kin:\n    about: x\n    words: [half-sister]\n", 4, "'half-sister' is read as several words"),
    ("  family-kin:\n    about: x\n    words:\n      - mama\n      - 3rd\n", 6, "'3rd' is read as several words"),
    ("  family-kin:\n    about: x\n    words: [Mama]\n", 4, "'Mama' has capitals and never matches; write 'mama'"),
    ("  family-kin:\n    about: x\n    words: [mama, papa, mama]\n", 4, "'mama' is given twice; keep one"),
    ("  family-kin:\n    about: x\n    words: [mama]\n    without: [dad, dad]\n", 5, "'dad' is given twice"),
    ("  procedure-nouns:\n    about: x\n    names:\n      suture: [stitching]\n      repair: [stitching]\n", 6,
     "'stitching' stands for suture already; keep one"),
    ("  procedure-company:\n    about: x\n    groups:\n      tap: [joint, joint]\n", 5, "'joint' is given twice"),
    ("  family-kim:\n    about: x\n    words: [mama]\n", 2, "nothing asks for this list; did you mean family-kin?"),
    ("  zzz:\n    about: x\n    words: [mama]\n", 2, "nothing asks for this list; known are family-affected,"),
    ("  family-kin:\n    words: [mama]\n", 2, "about is missing"),
    ("  family-kin:\n    about: x\n    word: [mama]\n", 4, "unknown field; did you mean words?"),
    ("  family-kin:\n    about: x\n    words: mama\n", 4, "must be a list"),
    ("  family-kin:\n    about: x\n    words: [mama, '']\n", 4, "must be text, and not empty"),
    ("  procedure-nouns:\n    about: x\n    names: [mama]\n", 4, "must be a mapping"),
    ("  procedure-nouns:\n    about: x\n    names:\n      suture: stitching\n", 5, "must be a list"),
    ("  family-kin:\n    about: x\n    words: [mama]\n    cased: perhaps\n", 5, "must be one of false, true"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message"), WRONG)
def test_each_fault_of_a_list_comes_with_its_line(folder: Path, text: str, line: int, message: str) -> None:
    found = problems(folder, "words:\n" + text)
    assert any(f"own.yaml:{line}:" in problem and message in problem for problem in found), found


SOUND = [
    "  family-kin:\n    about: x\n    words: [mama]\n",
    "  family-kin:\n    about: x\n    without: [dad]\n",
    "  procedure-cased:\n    about: x\n    cased: true\n    names: {bypass: [MIDCAB]}\n",
    "  procedure-company:\n    about: x\n    groups: {tap: [subdural], block: [subdural]}\n",
    "  social-tails:\n    about: x\n    words: ['+']\n",
    '  family-owned:\n    about: x\n    words: ["grandma\'s"]\n',
]


@pytest.mark.parametrize("text", SOUND)
def test_a_sound_list_has_no_problem(folder: Path, text: str) -> None:
    assert problems(folder, "words:\n" + text) == []


def test_one_list_stands_in_one_file(folder: Path) -> None:
    (folder / "a.yaml").write_text("words:\n  family-kin: {about: x, words: [mama]}\n", encoding="utf-8")
    found = problems(folder, "words:\n  family-kin: {about: x, words: [papa]}\n")
    assert any("own.yaml:2: family-kin: key is used before" in problem for problem in found), found


def test_a_list_of_wrong_form_stops_the_run(folder: Path) -> None:
    with pytest.raises(MappingError) as caught:
        overlaid(folder, "words:\n  family-kin:\n    words: mama\n")
    assert "own.yaml:3" in str(caught.value)
    assert "about is missing" in str(caught.value)


def test_a_list_of_another_form_stops_the_run(folder: Path) -> None:
    with pytest.raises(MappingError, match="family-kin: the list beneath has words; give words here too"):
        overlaid(folder, "words:\n  family-kin:\n    about: x\n    names: {mother: [mama]}\n")
