"""The document: tokens, sentences and paragraphs with offsets into the original, whatever the characters."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from case2fhir.extract.text import Document


def sentences(text: str) -> list[str]:
    return [text[each.start : each.end] for each in Document(text).sentences]


SPLIT = {
    "Fever came. Cough followed.": ["Fever came.", "Cough followed."],
    "Fever came! Cough followed?": ["Fever came!", "Cough followed?"],
    "Seen by Dr. Smith. He had fever.": ["Seen by Dr. Smith.", "He had fever."],
    "He took 1.5 mg. It helped.": ["He took 1.5 mg.", "It helped."],
    "Fig. 2 shows it. He was well.": ["Fig. 2 shows it.", "He was well."],
    "S. aureus grew. J. Doe saw it.": ["S. aureus grew.", "J. Doe saw it."],
    "He had hepatitis B. It was treated.": ["He had hepatitis B. It was treated."],
    "It was vitamin K. He took it.": ["It was vitamin K.", "He took it."],
    "Allergies: no. Fever was present.": ["Allergies: no.", "Fever was present."],
    "It was case no. 5 of ours.": ["It was case no. 5 of ours."],
    "He said “I am ill.” She agreed.": ["He said “I am ill.”", "She agreed."],
    "(He had fever.) She had none.": ["(He had fever.)", "She had none."],
    "Temp. was 38.5. It fell.": ["Temp. was 38.5.", "It fell."],
    "e.g. aspirin was given.": ["e.g. aspirin was given."],
    "He had fever.She had none.": ["He had fever.", "She had none."],
    "Chest pain…  Then relief.": ["Chest pain…", "Then relief."],
    "He was well i.e. afebrile.": ["He was well i.e. afebrile."],
    "- fever\n- cough\n": ["- fever", "- cough"],
    "• fever\n• cough": ["• fever", "• cough"],
    "1. fever\n2. cough": ["1. fever", "2. cough"],
    "Medications:\naspirin\nibuprofen": ["Medications:", "aspirin\nibuprofen"],
    "HISTORY\nHe had fever.": ["HISTORY", "He had fever."],
    "first paragraph\n\nsecond paragraph": ["first paragraph", "second paragraph"],
    "": [],
    " \t\n\u00a0": [],
    ". . .": [". . ."],
}


@pytest.mark.parametrize(("text", "parts"), SPLIT.items(), ids=[repr(text) for text in SPLIT])
def test_sentences_end_where_a_reader_ends_them(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_wrapped_prose_is_one_sentence() -> None:
    text = (
        "He had been well until the evening of the day before yesterday when a\n"
        "fever began that was high and went on through the whole night and into\nthe morning."
    )
    assert len(sentences(text)) == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_part_the_same_sentences(end: str) -> None:
    text = f"HISTORY{end}He had fever.{end}{end}EXAMINATION{end}- alert{end}- pale{end}"
    assert sentences(text) == ["HISTORY", "He had fever.", "EXAMINATION", "- alert", "- pale"]
    assert [each.paragraph for each in Document(text).sentences] == [0, 0, 1, 1, 1]


def test_bullets_are_known() -> None:
    document = Document("Plan:\n- aspirin\n• rest\n2) food\n– care\nDone.")
    assert [each.bullet for each in document.sentences] == [False, True, True, True, True, False]


def test_text_without_a_stop_is_cut_so_that_no_sentence_grows_without_bound() -> None:
    document = Document("fever and " * 5000)
    assert max(each.last - each.first for each in document.sentences) < 1000
    assert sum(each.last - each.first for each in document.sentences) == len(document.raw)


TOKENS = {
    "x-ray": ["x", "ray"],
    "38.5°C": ["38.5", "°", "C"],
    "2-3": ["2", "-", "3"],
    "Crohn’s": ["Crohn’s"],
    "12,300/mm3": ["12,300", "/", "mm", "3"],
    "\U0001f600 ok": ["\U0001f600", "ok"],
    "naïve café": ["naïve", "café"],
    "a\u00a0b": ["a", "b"],
    "[1]": ["[", "1", "]"],
}


@pytest.mark.parametrize(("text", "words"), TOKENS.items(), ids=TOKENS)
def test_tokens(text: str, words: list[str]) -> None:
    assert Document(text).raw == words


ANY = st.text(max_size=200) | st.lists(
    st.sampled_from(
        [
            "He had fever.",
            "Dr. ",
            "1.5",
            "\n",
            "\r\n",
            "\r",
            "\t",
            " ",
            "\u00a0",
            "- ",
            "• ",
            "“",
            "”",
            "\U0001f912",
            ";",
            "(",
            ")",
            "...",
            "?!",
            "no. ",
            "A.",
            "x\u0301",
            "\u200f",
            "\u2028",
            "\x0b",
            "\x85",
            "\ufeff",
        ]
    ),
    max_size=40,
).map("".join)


@given(ANY)
@example("\r\r\n \r")
@example("a.\u2028B")
@example("\x1c.\x1dA")
def test_tokens_and_sentences_cover_the_text_in_order_and_never_overlap(text: str) -> None:
    document = Document(text)
    token = 0
    for number, each in enumerate(document.sentences):
        assert each.index == number
        assert each.first == token < each.last
        assert (each.start, each.end) == document.span(each.first, each.last)
        token = each.last
    assert token == len(document.raw)
    assert [text[start:end] for start, end in zip(document.starts, document.ends, strict=True)] == document.raw
    assert all(end <= start for end, start in zip(document.ends, document.starts[1:], strict=False))


@given(ANY)
def test_every_token_finds_its_sentence_and_its_place(text: str) -> None:
    document = Document(text)
    for token in range(len(document.raw)):
        sentence = document.sentence_of(token)
        assert sentence.first <= token < sentence.last
        assert document.token_at(document.starts[token]) == token
        assert document.slice(token, token + 1) == document.raw[token]
