"""Coverage: every sentence is used, context or unused, so that nothing is dropped in silence."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case2fhir.extract.coverage import Covered, coverage
from case2fhir.extract.text import Document

from .reading import read, terms


def covered(text: str) -> tuple[Covered, ...]:
    return coverage(text, read(text), terms())


STATES = {
    "He had fever.": ["used"],
    "He had fever. He liked it here.": ["used", "unused"],
    "He had fever.\n\nDiscussion\n\nGout is common.": ["used", "context", "context"],
    "A 40-year-old man had come.": ["used"],
    "Written informed consent was obtained.": ["context"],
    "Nothing of note was told. He had no fever.": ["unused", "used"],
    "HISTORY\nHe had fever.": ["context", "used"],
    "Medications:\n- aspirin 100 mg daily\n- rest": ["context", "used", "unused"],
}


@pytest.mark.parametrize(("text", "states"), STATES.items(), ids=STATES)
def test_each_sentence_has_its_state(text: str, states: list[str]) -> None:
    assert [each.state for each in covered(text)] == states


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_count_whatever_ends_them(end: str) -> None:
    assert [each.line for each in covered(end.join(["He had fever.", "", "He had cough.", ""]))] == [1, 3]


@pytest.mark.parametrize(
    ("heading", "state"),
    [("Case 2", "context"), ("Patient B", "context"), ("Hb 10", "used"), ("Case report", "context")],
)
def test_a_heading_that_numbers_patients_is_context_a_result_alone_on_its_line_is_not(heading: str, state: str) -> None:
    assert covered(f"He had fever.\n\n{heading}\n\nHe had cough.")[1].state == state


def test_lines_count_from_one_in_the_file() -> None:
    text = "He had fever.\n\nHe had cough.\r\nHe liked it here.\n"
    assert [(each.line, each.text) for each in covered(text)] == [
        (1, "He had fever."),
        (3, "He had cough."),
        (4, "He liked it here."),
    ]


def test_a_correction_of_the_case_changes_what_is_used() -> None:
    text = "He had fever. He had cough."
    case = read(text)
    without = case.model_copy(update={"problems": case.problems[:1]})
    assert [each.state for each in coverage(text, without, terms())] == ["used", "unused"]


words = st.lists(
    st.sampled_from(
        ["He had fever.", "He liked it.", "\n\n", "\n", "Discussion", "Hb 10 g/dL.", "•", "(", "no. 5", "\r\n"]
    ),
    max_size=20,
).map(" ".join)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(words)
def test_coverage_has_every_sentence_once_in_order(text: str) -> None:
    found = covered(text)
    assert [(each.start, each.end) for each in found] == [(s.start, s.end) for s in Document(text).sentences]
    assert all(text[each.start : each.end] == each.text for each in found)
    assert [each.line for each in found] == [text.count("\n", 0, each.start) + 1 for each in found]
