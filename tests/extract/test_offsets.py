"""Evidence is exact: every span slices to its quote, in code points, whatever stands around it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .telling import checked, told

STORY = "A 35-year-old woman presented with fever and cough for 3 days. She had no rash. Hemoglobin was 10.2 g/dL."

AROUND = {
    "byte order mark": "\ufeff{}",
    "line ends of Windows": "HISTORY\r\n\r\n{}\r\n",
    "line ends of old": "HISTORY\r\r{}\r",
    "tabs": "\t{}\t\t",
    "bullets": "• {}\n• none",
    "no-break spaces": "\u00a0{}\u00a0",
    "astral characters": "\U0001f912\U0001f9ec {} \U0001f600",
    "combining marks": "x\u0301\u0300 {}",
    "right-to-left marks": "\u200f\u202e{}\u202c",
    "control characters": "\x01\x02{}\x7f",
    "zero-width spaces": "\u200b{}\u200b",
    "many blank lines": "\n" * 50 + "{}" + "\n" * 50,
    "form feeds": "\f{}\f",
}


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
def test_what_stands_around_a_story_moves_its_offsets_and_nothing_else(around: str) -> None:
    text = around.format(STORY)
    case = checked(text)
    assert told(text) == {"fever", "cough", "!rash"}
    assert case.patient.age is not None
    shift = text.index(STORY)
    spans = [(words.start - shift, words.quote) for problem in case.problems for words in problem.evidence]
    assert spans == [(words.start, words.quote) for problem in checked(STORY).problems for words in problem.evidence]
    assert [str(each.value) for each in case.measurements] == ["10.2"]


INSIDE = {
    "no-break spaces": (" ", "\u00a0"),
    "narrow no-break spaces": (" ", "\u202f"),
    "two spaces": (" ", "  "),
    "tabs": (" ", "\t"),
    "Windows line ends": ("with ", "with\r\n"),
    "line breaks": ("and ", "and\n"),
}


@pytest.mark.parametrize(("old", "new"), INSIDE.values(), ids=INSIDE)
def test_white_space_of_any_kind_parts_words(old: str, new: str) -> None:
    assert told(STORY.replace(old, new)) >= {"fever", "!rash"}


HYPHENS = ["-", "\u2010", "\u2011", "\u2013", "\u2212"]


@pytest.mark.parametrize("hyphen", HYPHENS)
def test_hyphens_of_any_kind_join_an_age(hyphen: str) -> None:
    age = checked(STORY.replace("-", hyphen)).patient.age
    assert age is not None
    assert age.value == 35


def test_a_lost_superscript_is_restored_in_the_unit_and_kept_in_the_evidence() -> None:
    case = checked("White cells were 12.3 x 109/L.")
    (found,) = case.measurements
    assert (str(found.value), found.ucum) == ("12.3", "10*9/L")
    assert any("109/L" in (words.quote or "") for words in found.evidence)


pieces = st.sampled_from(
    [
        "A 35-year-old woman",
        "presented with",
        "fever",
        "no",
        "rash",
        "Hb 10.2 g/dL",
        "aspirin 100 mg daily",
        "MRI showed",
        "a 3 cm mass",
        "in the left lung",
        "her mother had",
        "asthma",
        "denied",
        "but",
        "at follow-up",
        "3 months later",
        "allergic to penicillin",
        "smoked 20 cigarettes",
        "BP 120/80 mmHg",
        "died",
        "on 6 May 2021",
        "Case 1",
        "Case 2",
        "Discussion",
        "(CHF)",
        "congestive heart failure",
        "pain",
        "worse with walking",
        "decreased by 80 %",
        ".",
        ",",
        ";",
        ":",
        "\n",
        "\r\n",
        "\n\n",
        "\t",
        "(",
        ")",
        "[1]",
        "“",
        "”",
        "-",
        "•",
        "\U0001f912",
        "\u00a0",
        "\u200f",
        "x109/L",
    ]
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(pieces, max_size=40).map(" ".join))
def test_every_span_of_any_mixture_of_clinical_words_slices_to_its_quote(text: str) -> None:
    checked(text)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_every_span_of_any_text_slices_to_its_quote(text: str) -> None:
    checked(text)
