"""Keys are a fact's identity: they keep when facts are reordered, added, removed or corrected by hand."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case2fhir.model import (
    Allergy,
    Case,
    Encounter,
    Finding,
    Measurement,
    Medication,
    Organization,
    Outcome,
    Practitioner,
    Problem,
    Procedure,
    Relative,
    SocialFact,
    Study,
    with_keys,
)
from case2fhir.model.keys import slug
from case2fhir.pipeline import Converter, Options
from strategies import cases

SLUGS = [
    ("Low back pain", "low-back-pain"),
    ("  spaces   within  ", "spaces-within"),
    ("left-sided", "left-sided"),
    ("left–sided", "leftsided"),
    ("L4/L5", "l4-l5"),
    ("SpO₂", "spo2"),
    ("×10⁹/L", "109-l"),
    ("½ tablet", "12-tablet"),
    ("naïve", "naive"),
    ("Sjögren's syndrome", "sjogren-s-syndrome"),
    ("Sjögren’s syndrome", "sjogrens-syndrome"),
    ("β-blocker", "blocker"),
    ("µg", "g"),
    ("ﬁbrosis", "fibrosis"),
    ("боль", ""),
    ("疼痛 pain", "pain"),
    ("\u200f!?", ""),
    ("100 %", "100"),
    ("A&E", "a-e"),
    ("x" * 60, "x" * 48),
    ("word " * 12, "word-word-word-word-word-word-word-word-word-wor"),
    ("a" * 47 + " b", "a" * 47),
]


@pytest.mark.parametrize(("words", "made"), SLUGS)
def test_a_slug(words: str, made: str) -> None:
    assert slug(words) == made


PREFIXED = [
    ("encounters", Encounter(name="Control visit"), "encounter-control-visit"),
    ("encounters", Encounter(), "encounter"),
    ("organizations", Organization(name="St. Mary’s"), "organization-st-marys"),
    ("practitioners", Practitioner(name="Dr. Who"), "practitioner-dr-who"),
    ("problems", Problem(name="Fever"), "problem-fever"),
    ("signs", Finding(name="Lasègue’s sign"), "sign-lasegues-sign"),
    ("measurements", Measurement(name="Hb"), "measurement-hb"),
    ("studies", Study(name="MRI", kind="imaging"), "study-mri"),
    ("medications", Medication(name="Nise 100"), "medication-nise-100"),
    ("procedures", Procedure(name="Block"), "procedure-block"),
    ("allergies", Allergy(name="Penicillin"), "allergy-penicillin"),
    ("family_history", Relative(name="mother"), "family-mother"),
    ("social_history", SocialFact(name="smoker", kind="smoking"), "social-smoker"),
    ("outcomes", Outcome(name="recovery"), "outcome-recovery"),
]


@pytest.mark.parametrize(("name", "item", "key"), PREFIXED)
def test_each_list_has_a_word_of_its_own(name: str, item: object, key: str) -> None:
    (found,) = getattr(with_keys(Case(**{name: (item,)})), name)  # type: ignore[arg-type]
    assert found.key == key


def keys(*names: str, given: dict[int, str] | None = None) -> list[str]:
    stated = given or {}
    problems = tuple(Problem(name=name, key=stated.get(number, "")) for number, name in enumerate(names))
    return [each.key for each in with_keys(Case(problems=problems)).problems]


NUMBERED = [
    ("the same three times", ("pain", "pain", "pain"), {}, ["problem-pain", "problem-pain-2", "problem-pain-3"]),
    ("case apart", ("Pain", "PAIN"), {}, ["problem-pain", "problem-pain-2"]),
    ("accents apart", ("cafe", "café"), {}, ["problem-cafe", "problem-cafe-2"]),
    ("a numbered name between", ("pain", "pain 2", "pain"), {}, ["problem-pain", "problem-pain-2", "problem-pain-3"]),
    ("numbered first", ("pain 2", "pain", "pain"), {}, ["problem-pain-2", "problem-pain", "problem-pain-3"]),
    ("a stated key in the way", ("pain", "x"), {1: "problem-pain"}, ["problem-pain-2", "problem-pain"]),
    ("a stated key before", ("x", "pain"), {0: "problem-pain"}, ["problem-pain", "problem-pain-2"]),
    ("two in the way", ("pain", "x", "y"), {1: "problem-pain", 2: "problem-pain-2"},
     ["problem-pain-3", "problem-pain", "problem-pain-2"]),
    ("a stated key with capitals is another", ("pain", "x"), {1: "Problem-pain"}, ["problem-pain", "Problem-pain"]),
    ("names without letters", ("中", "中", "文"), {}, ["problem", "problem-2", "problem-3"]),
    ("beyond forty-eight letters", ("y" * 50, "y" * 60), {}, ["problem-" + "y" * 48, "problem-" + "y" * 48 + "-2"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "given", "made"), [row[1:] for row in NUMBERED], ids=[str(row[0]) for row in NUMBERED]
)
def test_names_that_come_again_are_numbered(names: tuple[str, ...], given: dict[int, str], made: list[str]) -> None:
    assert keys(*names, given=given) == made


def test_lists_share_one_space_of_keys() -> None:
    case = with_keys(Case(problems=(Problem(name="x", key="sign-x"),), signs=(Finding(name="x"),)))
    assert case.signs[0].key == "sign-x-2"


def test_findings_of_several_studies_share_their_numbers() -> None:
    studies = tuple(Study(name="CT", kind="imaging", findings=(Finding(name="cyst"),)) for _ in range(3))
    case = with_keys(Case(studies=studies))
    assert [study.findings[0].key for study in case.studies] == ["finding-cyst", "finding-cyst-2", "finding-cyst-3"]
    assert [study.key for study in case.studies] == ["study-ct", "study-ct-2", "study-ct-3"]


CASE = with_keys(
    Case(
        case_key="k",
        encounters=(Encounter(role="presentation"), Encounter(role="follow-up")),
        problems=(Problem(name="fever"), Problem(name="cough"), Problem(name="fever")),
        studies=(Study(name="CT", kind="imaging", findings=(Finding(name="cyst"), Finding(name="mass"))),),
    )
)


CONVERTER = Converter(Options())


def ids(case: Case) -> set[str]:
    """Return the ids of the facts, as a server would keep them."""
    found = [entry["resource"] for entry in next(CONVERTER.conversions(case)).bundle.resource["entry"]]
    return {each["id"] for each in found if each["resourceType"] not in {"Provenance", "Device"}}


@pytest.mark.parametrize("seed", range(5))
def test_facts_in_another_order_keep_their_ids(seed: int) -> None:
    order = list(CASE.problems)
    random.Random(seed).shuffle(order)
    shuffled = CASE.model_copy(update={"problems": tuple(order)})
    assert ids(with_keys(shuffled)) == ids(CASE)


EDITS = [
    ("another name", {"name": "high fever"}),
    ("a side", {"side": "left"}),
    ("absent", {"presence": "absent"}),
    ("a concept", {"concept": "fever"}),
    ("a note", {"note": ("as told",)}),
]


@pytest.mark.parametrize("update", [row[1] for row in EDITS], ids=[str(row[0]) for row in EDITS])
def test_a_corrected_fact_keeps_its_id(update: dict[str, object]) -> None:
    first, *others = CASE.problems
    edited = with_keys(CASE.model_copy(update={"problems": (first.model_copy(update=update), *others)}))
    assert ids(edited) == ids(CASE)


def test_a_fact_that_is_added_changes_no_other_id() -> None:
    added = with_keys(CASE.model_copy(update={"problems": (Problem(name="fever"), *CASE.problems)}))
    assert added.problems[0].key == "problem-fever-3"
    assert ids(CASE) < ids(added)


def test_a_fact_that_is_removed_changes_no_other_id() -> None:
    fewer = with_keys(CASE.model_copy(update={"problems": CASE.problems[1:]}))
    assert ids(fewer) < ids(CASE)


def test_another_case_key_gives_other_ids() -> None:
    assert not ids(CASE) & ids(CASE.model_copy(update={"case_key": "other"}))


@given(cases(with_text=False))
def test_keys_are_unique_and_making_them_again_changes_nothing(case: Case) -> None:
    keyed = with_keys(case)
    assert with_keys(keyed) is keyed
    lists = [getattr(keyed, row[0]) for row in PREFIXED if row[0] != "encounters"]
    every = [item.key for items in (keyed.encounters, *lists) for item in items]
    every += [finding.key for study in keyed.studies for finding in study.findings]
    assert all(every)


@given(st.lists(st.text(max_size=8).filter(lambda text: any(c.isprintable() and not c.isspace() for c in text))))
def test_made_keys_are_never_twice(names: list[str]) -> None:
    made = keys(*(name.encode(errors="ignore").decode() for name in names))
    assert len(set(made)) == len(made)
