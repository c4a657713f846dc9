"""The library's one call: text or case in, checked Bundle, issues and coverage out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case2fhir.errors import InputError, InvalidOutput, MappingError, UsageError
from case2fhir.model import Case, Medication, Patient, Problem, Source
from case2fhir.pipeline import Converter, Options, convert, convert_all, coverage_json, facts
from case2fhir.read import read
from case2fhir.write_case import to_json, to_yaml
from invariants import hold

STORY = "A 35-year-old woman presented with fever and cough. She had no rash. Hemoglobin was 10.2 g/dL."
SERIES = "Case 1\nA woman had fever.\n\nCase 2\nA man had cough.\n"
TARGETS = ("transaction", "document", "collection", "batch")


@pytest.fixture(scope="module")
def converter() -> Converter:
    """A converter with the tables loaded once."""
    return Converter(Options(allow_empty=True))


@pytest.mark.parametrize("to", TARGETS)
def test_a_text_becomes_a_bundle_that_holds_every_invariant(to: str) -> None:
    found = convert(STORY, Options(to=to, timestamp="2021-05-06T14:30:00Z"))  # type: ignore[arg-type]
    hold(json.loads(found.bundle.to_json()))
    assert found.bundle.resource["type"] == to
    assert found.report.ok


def test_a_text_a_source_and_a_case_are_the_same_road() -> None:
    text = convert(STORY)
    source = convert(Source(text=STORY))
    case = convert(text.case)
    assert text.bundle.to_json() == source.bundle.to_json() == case.bundle.to_json()


@pytest.mark.parametrize(("write", "name"), [(to_yaml, "case.yaml"), (to_json, "case.json")])
def test_a_case_written_and_read_again_gives_the_same_bytes(write: object, name: str) -> None:
    made = convert(STORY)
    content = to_yaml(made.case) if write is to_yaml else to_json(made.case)
    again = read(content.encode(), name=name)
    assert isinstance(again, Case)
    assert convert(again).bundle.to_json() == made.bundle.to_json()


EMPTY = [
    ("", "the text is empty"),
    (" \n\t", "the text is nothing but white space"),
    (
        "The weather was fine.",
        "the text holds no clinical fact that could be read; --allow-empty converts it all the same",
    ),
    ("A 40-year-old man came.", "the text holds no clinical fact"),
]


@pytest.mark.parametrize(("text", "message"), EMPTY, ids=[repr(text) for text, _ in EMPTY])
def test_a_text_without_facts_is_refused(text: str, message: str) -> None:
    with pytest.raises(InputError) as wrong:
        convert(text)
    assert str(wrong.value).startswith(message)


def test_a_text_without_facts_may_be_asked_for() -> None:
    hold(json.loads(convert("The weather was fine.", Options(allow_empty=True)).bundle.to_json()))


def test_several_patients_come_one_by_one() -> None:
    found = list(convert_all(SERIES))
    assert [[problem.name for problem in each.case.problems] for each in found] == [["fever"], ["cough"]]
    with pytest.raises(UsageError, match="2 patients; convert_all"):
        convert(SERIES)


def test_tables_that_are_wrong_stop_before_any_text(tmp_path: Path) -> None:
    (tmp_path / "concepts").mkdir()
    (tmp_path / "concepts" / "mine.yaml").write_text("concepts: no list\n")
    with pytest.raises(MappingError, match=r"mine\.yaml"):
        Converter(Options(mappings=tmp_path))


def test_an_error_in_the_bundle_is_told_and_nothing_comes_out() -> None:
    with pytest.raises(InvalidOutput, match="nothing was written"):
        convert(STORY, Options(timestamp="not an instant"))


def test_the_report_says_what_a_person_should_look_at() -> None:
    made = convert(STORY + " He liked the view.")
    report = made.report_json()
    assert report["coverage"]["used"] == 3
    assert report["coverage"]["unused"] == 1
    assert report["issues"] == [issue for issue in report["issues"] if issue["message"]]
    assert coverage_json(()) == {"used": 0, "context": 0, "unused": 0, "sentences": []}


def test_uncoded_lists_the_facts_that_have_words_only() -> None:
    made = convert("He had quorilitis and fever.")
    assert [name for _, name in made.uncoded] == ["quorilitis"]


def test_a_case_without_a_text_has_no_coverage() -> None:
    made = convert(Case(problems=(Problem(name="fever"),)))
    assert made.coverage == ()
    assert made.report_json()["coverage"]["sentences"] == []


COUNTS = [
    (Case(), 0),
    (Case(patient=Patient(key="patient")), 0),
    (Case(problems=(Problem(name="fever"),)), 1),
    (Case(problems=(Problem(name="fever"),), medications=(Medication(name="aspirin"), Medication(name="x"))), 3),
]


@pytest.mark.parametrize(("case", "count"), COUNTS)
def test_facts_are_counted_without_age_and_sex(case: Case, count: int) -> None:
    assert facts(case) == count


def test_an_anchor_dates_the_first_encounter_and_marks_it_as_derived() -> None:
    made = convert("She presented with back pain that began three years ago.", Options(anchor="2021-05-06"))
    assert made.case.encounters[0].when is not None
    assert (made.case.encounters[0].when.date, made.case.encounters[0].when.derived) == ("2021-05-06", True)
    assert made.case.problems[0].onset is not None
    assert (made.case.problems[0].onset.date, made.case.problems[0].onset.derived) == ("2018", True)
    with pytest.raises(UsageError, match="not a date: soon"):
        convert(STORY, Options(anchor="soon"))


sentences = st.lists(
    st.sampled_from(
        [
            "A 35-year-old woman presented with fever.",
            "She had no rash.",
            "He denied cough or chills.",
            "Hemoglobin was 10.2 g/dL.",
            "White cells were 4.1 x 109/L.",
            "Blood pressure was 120/80 mmHg.",
            "She was given aspirin 100 mg twice daily for 5 days.",
            "Prednisone was stopped.",
            "CT of the chest showed a 3 cm mass in the left lung.",
            "She underwent appendectomy.",
            "Surgery was planned.",
            "Her mother had asthma.",
            "She is allergic to penicillin.",
            "He smoked 20 cigarettes a day.",
            "At follow-up after 3 months the fever had resolved.",
            "The pain decreased by 80 %.",
            "The patient died.",
            "On 6 May 2021 he was admitted.",
            "Written informed consent was obtained.",
            "The view was fine.",
            "\n\nDiscussion\n\n",
            "\r\n- ",
            "\u00a0",
            "Straight leg raise was positive at 50°.",
            "He was afebrile.",
            "VAS was 7/10.",
            "\U0001f912",
        ]
    ),
    max_size=14,
).map(" ".join)


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(sentences)
def test_any_mixture_of_sentences_gives_a_valid_bundle_with_exact_evidence(converter: Converter, text: str) -> None:
    if not text.strip():
        return
    for made in converter.conversions(text):
        hold(json.loads(made.bundle.to_json()), converter.terms)
        Case.model_validate(made.case.model_dump())
        assert {each.state for each in made.coverage} <= {"used", "context", "unused"}


@settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(sentences)
def test_any_mixture_goes_through_a_case_file_unchanged(converter: Converter, text: str) -> None:
    if not text.strip():
        return
    for made in converter.conversions(text):
        again = read(to_yaml(made.case).encode(), name="case.yaml")
        assert isinstance(again, Case)
        (through,) = converter.conversions(again)
        assert through.bundle.to_json() == made.bundle.to_json()
